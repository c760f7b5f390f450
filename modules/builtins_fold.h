// SPDX-License-Identifier: MIT
// sum(), min() and max().
#pragma once

#include "runtime/list.h"
#include "runtime/tuple.h"

KrOwn kr_builtins_fold_sum(KrThread *thread, KrRef self, const KrRef *args, size_t count) KR_NEW; // (iterable, /, start=0), or KR_FOLD_BEGIN
// min (op: KR_LT) and max (KR_GT) of several values or of an iterable. key: None or a function; otherwise: what an empty
// iterable gives, null to raise; name: for messages.
KrOwn kr_builtins_fold_extreme(KrThread *thread, const KrRef *given, size_t count, KrRef key, KrRef otherwise, int op,
                               const char *name) KR_NEW;
// A KrFold that does the same.
KrOwn kr_builtins_fold_begin_extreme(KrThread *thread, int op) KR_NEW;

// The items of a list or tuple.
KR_INLINE const KrOwn *kr_builtins_fold_items(KrRef sequence, int64_t *count)
{
    if (kr_list_is(sequence)) {
        *count = kr_list_length(sequence);
        return kr_list_cast(sequence)->items;
    }
    *count = kr_tuple_length(sequence);
    return kr_tuple_cast(sequence)->items;
}
