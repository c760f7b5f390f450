// SPDX-License-Identifier: MIT
// Hashes of tuples, in line: xxHash64 over the hashes of the items, as in CPython (tuple.c, and searches in dict.c and set.c).
//
// Words are items whose hash is at hand and that are equal to nothing but themselves where the hash is the same, but for a few cases that
// the slow way looks at: immediate ints, and exact strs that have been hashed before. Nothing here calls anything.
// Tests: tests/lang/jit/new_keys.py.
#pragma once

#include "runtime/str.h"
#include "runtime/tuple.h"

#define KR_TUPLE_HASH_START UINT64_C(2870177450012600261) // the accumulator of xxHash64

KR_INLINE uint64_t kr_tuple_hash_mix_one(uint64_t mix, int64_t hash)
{
    mix += (uint64_t)hash * UINT64_C(14029467366897019727);
    mix = (mix << 31) | (mix >> 33);
    return mix * UINT64_C(11400714785074694791);
}
KR_INLINE int64_t kr_tuple_hash_end(uint64_t mix, size_t count)
{
    mix += count ^ (KR_TUPLE_HASH_START ^ 3527539);
    return mix == UINT64_MAX ? 1546275796 : (int64_t)mix;
}

// The hash of a word; false: it is none.
KR_INLINE bool kr_tuple_hash_word(KrRef item, int64_t *hash)
{
    if (kr_is_small_int(item)) {
        int64_t number = kr_small_int_value(item);
        *hash = number == -1 ? -2 : number;
        return true;
    }
    if (!kr_is_exact(item, &kr_str_type)) return false;
    *hash = ((const KrStr *)(const void *)kr_obj(item))->hash;
    return *hash != -1;
}

// The hash of a tuple of these items, all of them words; false: one is none.
KR_INLINE bool kr_tuple_hash_words(const KrOwn *items, int64_t count, int64_t *hash)
{
    uint64_t mix = KR_TUPLE_HASH_START;
    for (int64_t i = 0; i < count; i++) {
        int64_t one;
        if (!kr_tuple_hash_word(kr_ref(items[i]), &one)) return false;
        mix = kr_tuple_hash_mix_one(mix, one);
    }
    *hash = kr_tuple_hash_end(mix, (size_t)count);
    return true;
}

// Is it a tuple of the very same items?
KR_INLINE bool kr_tuple_has_items(KrRef value, const KrOwn *items, int64_t count)
{
    if (!kr_tuple_is(value)) return false;
    const KrTuple *tuple = kr_tuple_cast(value);
    bool same = tuple->length == count;
    for (int64_t i = 0; same && i < count; i++)
        same = kr_own_bits(tuple->items[i]) == kr_own_bits(items[i]);
    return same;
}

// A pair on the C stack, borrowed, that lasts as long as a search with it.
typedef struct KrTuplePair {
    KrObject header;
    int64_t length;
    KrOwn items[2];
} KrTuplePair;
_Static_assert(offsetof(KrTuplePair, items) == offsetof(KrTuple, items), "laid out as a tuple");

KR_INLINE void kr_tuple_pair(KrTuplePair *pair, KrRef a, KrRef b)
{
    *pair = (KrTuplePair){KR_OBJECT_IMMORTAL(&kr_tuple_type), 2, {kr_own_from_bits(kr_bits(a)), kr_own_from_bits(kr_bits(b))}};
}
