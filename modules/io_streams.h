// SPDX-License-Identifier: MIT
// sys.stdin, stdout and stderr: made at start-up, flushed at the end; print() and input() on them.
#pragma once

#include "runtime/type.h"

bool kr_io_streams_add(KrThread *thread, KrRef sys) KR_RAISES; // and builtins.open
// Once modules can be imported: the streams of a PYTHONIOENCODING whose codec the library has. Lets go of their first ones.
bool kr_io_streams_settle(KrThread *thread) KR_RAISES;
// file.write(text), directly if it is a TextIOWrapper.
bool kr_io_streams_write(KrThread *thread, KrRef file, KrRef text) KR_RAISES;
bool kr_io_streams_flush(KrThread *thread, KrRef file) KR_RAISES; // file.flush()
// sys.stdout and sys.stderr, if they are there and open. False: one could not be flushed; of stdout it has been told.
void kr_io_streams_flush_quietly(KrThread *thread); // both, between two lines of a prompt; clears the exception
bool kr_io_streams_flush_all(KrThread *thread);
KrOwn kr_io_streams_input(KrThread *thread, KrRef prompt_or_null) KR_NEW; // input()
// Text (UTF-8) for sys.stderr, or for the descriptor 2 if that is not to be had.
void kr_io_streams_report(KrThread *thread, const char *text, size_t size);
