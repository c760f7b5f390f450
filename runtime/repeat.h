// SPDX-License-Identifier: MIT
// C that calls a function written in Python for one item after the other: the keys of sort() and min(), map(), filter().
//
// Where the function returns, its frame is given the arguments of the next call and runs again, in the interpreter's loop or in the
// trace (REPEAT), instead of leaving it for C and entering it again. Tests: tests/lang/jit/repeated_calls.py.
#pragma once

#include "runtime/function.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"

typedef struct KrRepeat {
    KrConsumer consumer; // its `take` gets what the function has returned; false: nothing has happened, kr_repeat_call returns it
    // After `take`: references to the arguments of the next call go into `arguments`. Runs no Python code.
    void (*next)(struct KrRepeat *self, KrSlot *arguments);
    bool refuses;        // the last result has not been taken
    uint32_t rounds;     // calls so far
    KrRef self;          // first argument of each call, or null: set by kr_repeat_call
} KrRepeat;

// What `take` may want to know: has the iterator, over a list, a tuple or a range, an item to come, that C gets without ado?
bool kr_repeat_has_next(KrRef iterator) KR_LEAF;
// That item, for `next`: it is taken from the iterator.
KrOwn kr_repeat_step(KrRef iterator) KR_LEAF;
// Does giving the reference back run no Python code?
KR_INLINE bool kr_repeat_ends_quietly(KrRef value)
{
    return !kr_is_ptr(value) || kr_obj(value)->count != 1 || kr_str_is(value);
}
// callable(*args), and on as long as the results are taken; what is not taken is returned, null: raised.
KrOwn kr_repeat_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRepeat *repeat) KR_NEW;

// A function in C that takes one argument as it comes, or null: it is called without kr_repeat_call.
KR_INLINE const KrNativeDef *kr_repeat_native(KrRef function)
{
    const KrNativeDef *def = kr_is_exact(function, &kr_native_type) ? ((const KrNative *)(const void *)kr_obj(function))->def : NULL;
    return def && def->flags & KR_NATIVE_RAW && def->min <= 1 && (size_t)(int64_t)def->max >= 1 ? def : NULL;
}
KR_INLINE KrOwn kr_repeat_call_native(KrThread *thread, const KrNativeDef *def, KrRef function, KrRef argument)
{
    return def->function(thread, kr_ref(((const KrNative *)(const void *)kr_obj(function))->self), &argument, 1);
}
