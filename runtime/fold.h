// SPDX-License-Identifier: MIT
// What a function or method in C makes of the items of an iterable, one after the other: sum(), min(), max(), str.join().
//
// Called with a generator that waits, such a function (KR_NATIVE_FOLDS) is not run: the call makes its KrFold, which lies on
// the stack where the function was, and goes on in the generator's frame (KR_RETURN_FOLD). What that yields is taken there, and
// its return ends the call; so neither the interpreter nor a trace goes through C. What a fold does not take without Python
// code is done in C, with all that follows (kr_fold_rest).
// Tests: tests/lang/jit/folds.py, tests/lang/jit/folds_join.py.
#pragma once

#include "runtime/protocol_sequence.h"
#include "runtime/type.h"

enum {
    KR_NATIVE_FOLDS = 1 << 8,  // KrNativeDef.flags: with KR_FOLD_BEGIN arguments its function makes a KrFold
    KR_FOLD_DEPTH = 3,         // entries of the caller's stack: the fold, self or null, the generator
};
#define KR_FOLD_BEGIN SIZE_MAX

typedef struct KrFold {
    KrObject header;
    KrConsumer consumer;
    bool (*add)(KrThread *thread, struct KrFold *self, KrRef item); // what the consumer has refused; false: raised
    bool (*is_ready)(KrThread *thread, struct KrFold *self); // finish has nothing to allocate and does not raise
    KrOwn (*finish)(KrThread *thread, struct KrFold *self); // the result, once; null: raised
    KrOwn self;                                    // of a method, or null
    KrOwn value;                                   // what it has so far, or null
    KrOwn wrong;                                   // an item that it will raise for at the end, or null
    size_t size;                                   // of all of it
} KrFold;

extern KrType kr_fold_type;

KrFold *kr_fold_new(KrThread *thread, size_t size, size_t zeroed) KR_NODISCARD; // so much of it is, behind the header
KrOwn kr_fold_begin(KrThread *thread, KrRef self, uint64_t def) KR_NEW; // of the function of that KrNativeDef
// The item (stolen), which has been refused, and all that the generator still has; the result. Null: raised.
KrOwn kr_fold_rest(KrThread *thread, KrFold *self, KrRef generator, KrOwn item) KR_NEW;

KR_INLINE KrFold *kr_fold_cast(KrRef fold)
{
    return (KrFold *)(void *)kr_obj(fold);
}
KR_INLINE KrFold *kr_fold_of_consumer(KrConsumer *consumer)
{
    return (KrFold *)(void *)((char *)consumer - offsetof(KrFold, consumer));
}
