// SPDX-License-Identifier: MIT
// Traceback objects, and printing exceptions as CPython 3.14 does.
#pragma once

#include "runtime/frame_layout.h"

typedef struct KrTraceback {
    KrObject header;
    KrOwn next;   // towards where it was raised, or null
    KrOwn code;   // code object
    KrOwn frame;  // frame object
    int32_t unit; // instruction
    int32_t line; // as given to TracebackType, else looked up from `unit`
} KrTraceback;

extern KrType kr_traceback_type;

// Notes that the current exception passes the frame, at the given unit index. Cannot fail.
void kr_traceback_add(KrThread *thread, KrFrame *frame, uint32_t unit);
void kr_traceback_print(KrThread *thread, KrRef exception); // to stderr
// What is printed, in memory of malloc; null: there is no more.
char *kr_traceback_text(KrThread *thread, KrRef exception, size_t *size) KR_NODISCARD;
// As of an exception that nobody can catch: without its context and without carets.
void kr_traceback_print_ignored(KrThread *thread, KrRef exception);
