// SPDX-License-Identifier: MIT
// set and frozenset: open addressing with CPython's probe order, so that iteration order is
// CPython's for equal hashes.
//
//   KrSet | KrObject | fill | used | mask | table --> small, or malloc | hash | summary | finger | is_mixed | has_others | small[8] |
//
// Invariant: used <= fill <= mask; a slot is empty (key 0, hash 0), deleted (key KR_SET_DELETED,
// hash -1) or holds an owned key.
// Invariant: unless is_mixed, all members are immediate ints from -32 to 31, and the summary has the bit n & 63 for each
// member n, and no other; if is_mixed, it has the bit hash & 63 of each member, and perhaps more. So it answers most questions
// for members without a search, which would wait for branches that nobody can foresee.
// Invariant: unless has_others, all members are immediate ints: no reference is held, and which are equal the words tell. Tests: tests/unit/set_test.c, tests/lang/reference/types/set_methods.py.
#pragma once

#include "runtime/type.h"

#define KR_SET_DELETED UINT64_C(8) // key word of a deleted slot: no object lives there
enum { KR_SET_SMALL = 8 };

typedef struct KrSetEntry {
    KrOwn key;
    int64_t hash;
} KrSetEntry;

typedef struct KrSet {
    KrObject header;
    int64_t fill;      // slots used or deleted
    int64_t used;      // members
    int64_t mask;      // slots - 1
    KrSetEntry *table; // `small` or owned malloc memory
    int64_t hash;      // frozenset: cached, -1 unknown
    uint64_t summary;  // bits of the members
    uint32_t finger;   // where pop looks next
    bool is_mixed;     // not all members are ints near 0
    bool has_others;   // perhaps a member is no immediate int
    KrSetEntry small[KR_SET_SMALL];
} KrSet;

typedef struct KrSetIter {
    KrObject header;
    KrOwn set;        // null when exhausted
    int64_t used;     // members when the iteration began
    int64_t position; // slot to look at next
    int64_t left;     // members still to come
} KrSetIter;

extern KrType kr_set_type, kr_frozenset_type, kr_set_iter_type;

KR_INLINE bool kr_set_is_member(const KrSetEntry *entry)
{
    return kr_own_bits(entry->key) > KR_SET_DELETED;
}

KrOwn kr_set_new(KrThread *thread, KrRef iterable_or_null) KR_NEW;
KrOwn kr_frozenset_from(KrThread *thread, KrRef iterable_or_null) KR_NEW;
bool kr_set_add(KrThread *thread, KrRef set, KrRef key)
    KR_RAISES; // frozenset: only while new
bool kr_set_add_hash(KrThread *thread, KrRef set, KrRef key, int64_t hash) KR_RAISES;
KrFound kr_set_contains(KrThread *thread, KrRef set, KrRef key);
KrFound kr_set_discard(KrThread *thread, KrRef set, KrRef key);
// For traces, of an exact str, an immediate int or a tuple: 1 it is (was) there, 0 not, 2: another key would have to be compared with it
// by what may be Python code; nothing has been done.
int64_t kr_set_has_simple(KrThread *thread, KrRef set, KrRef key);
int64_t kr_set_has_pair(KrThread *thread, KrRef set, KrRef a, KrRef b); // the same of the tuple (a, b), which need not be made
int64_t kr_set_add_simple(KrThread *thread, KrRef set, KrRef key);
int64_t kr_set_discard_simple(KrThread *thread, KrRef set, KrRef key);
// For traces, of exact sets or frozensets: `a operator b` (KR_BINARY_SUB, AND, OR, XOR) and `a - {key}`. None: Python code might have a say, or
// there is no memory; nothing has been done, the general way knows.
KrOwn kr_set_binary_quietly(KrThread *thread, KrRef a, KrRef b, uint32_t operator);
bool kr_set_binary_is_quiet(KrRef a, KrRef b, uint32_t operator); // surely
KrOwn kr_set_without(KrThread *thread, KrRef a, KrRef key);
KrOwn kr_set_of_one(KrThread *thread, KrRef key) KR_NEW; // of an exact str or an immediate int
// For traces: the next item of an iterator over a set, which lends it, or null: it is at its end, or the set has changed; who asks again
// in the general way hears which.
KrRef kr_set_step(KrRef iterator) KR_LEAF;
bool kr_set_update(KrThread *thread, KrRef set, KrRef iterable) KR_RAISES;
// Iteration: *position starts at 0. The set must not change.
bool kr_set_next(KrRef set, size_t *position, KrRef *key, int64_t *hash) KR_LEAF;
void kr_set_clear(KrThread *thread, KrRef set);
void kr_set_check(const KrSet *set);

KR_INLINE KrSet *kr_set_cast(KrRef set)
{
    kr_assert(kr_is_ptr(set) && kr_obj(set)->type->flags & KR_TYPE_SET_SUB);
    return (KrSet *)(void *)kr_obj(set);
}
KR_INLINE int64_t kr_set_length(KrRef set)
{
    return kr_set_cast(set)->used;
}
KR_INLINE bool kr_set_is_sub(KrRef value) // set, frozenset or a subclass of one
{
    return kr_type_has(value, KR_TYPE_SET_SUB);
}
