// SPDX-License-Identifier: MIT
// Calls from C of functions written in Python that only look and answer: `__lt__`, keys of sort() and min().
//
// Tier 2 records the ways through such a function that have no effect (tier2/pure.c), and makes machine code of them that C
// calls with the arguments, without a frame. Where that has no answer, nothing has happened: the call is made as any other.
// Tests: tests/lang/jit/pure_calls.py.
#pragma once

#include "runtime/function.h"

typedef struct KrPureCallHooks { // filled by tier 2, null without
    KrOwn (*call)(KrThread *, const KrFunction *, const KrRef *args, size_t count);
    bool (*is_better)(KrThread *, const KrFunction *); // than calls again and again, or soon will be
    bool (*wants)(KrThread *, const KrFunction *);  // is its next call to be recorded?
    KrOwn (*record)(KrThread *, KrFrame *);         // that call; null: raised
} KrPureCallHooks;

extern KrPureCallHooks kr_pure_call_hooks;

// function(*args), if that is known without running Python code; null: it is not, and nothing is raised.
KR_INLINE KrOwn kr_pure_call(KrThread *thread, KrRef function, const KrRef *args, size_t count)
{
    if (!kr_pure_call_hooks.call || !kr_is_exact(function, &kr_function_type)) return KR_NULL;
    return kr_pure_call_hooks.call(thread, (const KrFunction *)(const void *)kr_obj(function), args, count);
}
