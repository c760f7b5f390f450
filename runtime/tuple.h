// SPDX-License-Identifier: MIT
// tuple: a fixed array of owned values.
//
//   | KrObject | length | items[0] | items[1] | ...
//
// kr_tuple_new leaves the items null: whoever makes the tuple fills them before any Python code
// can see it (visit and dealloc accept null items). The empty tuple is one immortal object.
// A tuple of atoms (no container among the items) need not be tracked by the collector:
// kr_tuple_from and kr_tuple_pack_own decide by looking; kr_tuple_new always tracks.
// Tests: tests/unit/list_test.c, tests/lang/reference/types/tuple_and_namedtuple.py.
#pragma once

#include "runtime/type.h"

typedef struct KrTuple {
    KrObject header;
    int64_t length; // items
    KrOwn items[];  // never null once published
} KrTuple;

typedef struct KrTupleIter {
    KrObject header;
    int64_t index; // of the next item
    KrOwn tuple;   // null when exhausted; may be an instance of a subclass
} KrTupleIter;

extern KrType kr_tuple_type, kr_tuple_iter_type;

// Of exact tuples or of subclasses without a comparison: what comparing their first different items gives, and the truth of that.
KrOwn kr_tuple_compare_items(KrThread *thread, KrRef a, KrRef b, int op) KR_NEW;
KrFound kr_tuple_compare(KrThread *thread, KrRef a, KrRef b, int op);
KrOwn kr_tuple_new(KrThread *thread, int64_t length) KR_NEW; // items are null
KrOwn kr_tuple_from(KrThread *thread, const KrRef *items, size_t count) KR_NEW;
// Steals `count` owners, also on failure; the array itself stays the caller's.
KrOwn kr_tuple_pack_own(KrThread *thread, KrOwn *items, size_t count) KR_NEW;
KrOwn kr_tuple_pack_2(KrThread *thread, KrOwn a, KrOwn b) KR_NEW; // steal, too
KrOwn kr_tuple_pack_3(KrThread *thread, KrOwn a, KrOwn b, KrOwn c) KR_NEW;
// For iterators that give tuples: the tuple *last with other items (stolen), if nobody but the iterator has kept it,
// else a new one. *last is made at the first call. As in CPython, items die no sooner than at the next call.
KrOwn kr_tuple_again(KrThread *thread, KrOwn *last, KrOwn *items, size_t count) KR_NEW;
// For the next step of such an iterator that gives no tuple: the old one keeps its items no longer than in CPython.
KR_INLINE void kr_tuple_forget(KrThread *thread, KrOwn *last)
{
    if (KR_UNLIKELY(!kr_is_null(*last))) kr_drop(thread, kr_move(last));
}
KrOwn kr_tuple_1(KrThread *thread, KrRef a) KR_NEW;
KrOwn kr_tuple_2(KrThread *thread, KrRef a, KrRef b) KR_NEW;
KrOwn kr_tuple_3(KrThread *thread, KrRef a, KrRef b, KrRef c) KR_NEW;
KrOwn kr_tuple_slice(KrThread *thread, KrRef tuple, int64_t start, int64_t stop) KR_NEW;
KrRef kr_tuple_empty(void) KR_LEAF; // immortal
// Tuples of strs, floats and immediate ints only, which are hashed and compared without running Python code.
bool kr_tuple_hash_scalars(KrRef tuple, int64_t *hash) KR_LEAF; // false: it has other items, too
KrFound kr_tuple_equals_scalars(KrRef tuple, KrRef other) KR_LEAF; // with anything; KR_FAULT: Python code may have to say
// Hash of a sequence of hashes, as tuple's own (code constants and others use it).
int64_t kr_tuple_hash_mix(const int64_t *hashes, size_t count) KR_LEAF;

KR_INLINE KrTuple *kr_tuple_cast(KrRef tuple) // a tuple or an instance of a subclass
{
    kr_assert(kr_is_ptr(tuple) && kr_obj(tuple)->type->flags & KR_TYPE_TUPLE_SUB);
    return (KrTuple *)(void *)kr_obj(tuple);
}
KR_INLINE int64_t kr_tuple_length(KrRef tuple)
{
    return kr_tuple_cast(tuple)->length;
}
KR_INLINE KrRef kr_tuple_get(KrRef tuple, int64_t index) // borrowed from the tuple
{
    kr_assert(index >= 0 && index < kr_tuple_cast(tuple)->length);
    return kr_ref(kr_tuple_cast(tuple)->items[index]);
}
KR_INLINE bool kr_tuple_is(KrRef value) // exact
{
    return kr_is_exact(value, &kr_tuple_type);
}
KR_INLINE bool kr_tuple_is_sub(KrRef value) // or subclass
{
    return kr_type_has(value, KR_TYPE_TUPLE_SUB);
}
