// SPDX-License-Identifier: MIT
// "Did you mean": what the printing of NameError, AttributeError and ImportError adds to the message.
#pragma once

#include "runtime/exception.h"

// A str to append to the exception's text, or null. last_frame: frame object where it was raised, or null. Runs Python
// code (dir(), hasattr()); leaves no exception set.
KrOwn kr_suggest_for(KrThread *thread, KrRef exception, KrRef last_frame);
// The nearest name of a list of str (borrowed from it), or null: none is near.
KrRef kr_suggest_nearest(KrThread *thread, KrRef names, KrRef wrong);
// TypeError: `function` got a keyword that is none of `names` (a list of str, or null: no suggestion). Returns false.
bool kr_suggest_raise_keyword(KrThread *thread, KrRef function, KrRef name, KrRef names) KR_RAISES;
// The same with the names that there are parted by blanks. Returns null.
KrOwn kr_suggest_raise_unexpected(KrThread *thread, const char *function, KrRef name, const char *names);
