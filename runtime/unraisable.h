// SPDX-License-Identifier: MIT
// sys.unraisablehook: exceptions that nobody can catch. kr_exception_write_ignored comes here.
#pragma once

#include "runtime/type.h"

extern KrType kr_unraisable_type; // sys.UnraisableHookArgs
bool kr_unraisable_ready(KrThread *thread) KR_RAISES;
// Calls sys.unraisablehook if a program has set one: the answer is whether there was one. message: text or null.
bool kr_unraisable_call(KrThread *thread, KrRef exception, KrRef message);
// The default hook, as a native function.
KrOwn kr_unraisable_hook(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW;
