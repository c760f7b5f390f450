// SPDX-License-Identifier: MIT
// Fixed-size sets of small numbers, for dataflow and liveness. Memory comes from an arena.
//
// Invariant: bits at and after `bit_count` in the last word are zero, so that counting and
// comparing work on whole words. The two sets of a binary operation have equal bit_count.
// Tests: tests/unit/bitset_test.c
#pragma once

#include "base/arena.h"
#include "base/check.h"

#include <string.h>

typedef struct KrBitset {
    uint64_t *words;     // word_count words, in the arena
    uint32_t word_count; // (bit_count + 63) / 64
    uint32_t bit_count;  // members are 0 .. bit_count - 1
} KrBitset;

// An empty set; words is null when out of memory.
KR_INLINE KrBitset kr_bitset_make(KrArena *arena, uint32_t bit_count)
{
    uint32_t word_count = (bit_count + 63) / 64;
    uint64_t *words =
        (uint64_t *)kr_arena_zalloc(arena, (word_count + !word_count) * 8u);
    return (KrBitset){words, word_count, bit_count};
}

KR_INLINE bool kr_bitset_has(const KrBitset *set, uint32_t bit)
{
    kr_assert(bit < set->bit_count);
    return (set->words[bit / 64] >> (bit % 64)) & 1;
}

KR_INLINE void kr_bitset_add(KrBitset *set, uint32_t bit)
{
    kr_assert(bit < set->bit_count);
    set->words[bit / 64] |= (uint64_t)1 << (bit % 64);
}

// into = into | from; true when that changed it.
static inline bool kr_bitset_unite(KrBitset *into, const KrBitset *from)
{
    kr_assert(into->bit_count == from->bit_count);
    uint64_t changed = 0;
    for (uint32_t i = 0; i < into->word_count; i++) {
        changed |= from->words[i] & ~into->words[i];
        into->words[i] |= from->words[i];
    }
    return changed != 0;
}

// into = into & from; true when that changed it.
static inline bool kr_bitset_intersect(KrBitset *into, const KrBitset *from)
{
    kr_assert(into->bit_count == from->bit_count);
    uint64_t changed = 0;
    for (uint32_t i = 0; i < into->word_count; i++) {
        changed |= into->words[i] & ~from->words[i];
        into->words[i] &= from->words[i];
    }
    return changed != 0;
}

// into = into without the members of from.
static inline void kr_bitset_subtract(KrBitset *into, const KrBitset *from)
{
    kr_assert(into->bit_count == from->bit_count);
    for (uint32_t i = 0; i < into->word_count; i++)
        into->words[i] &= ~from->words[i];
}

static inline uint32_t kr_bitset_count(const KrBitset *set)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < set->word_count; i++)
        count += (uint32_t)__builtin_popcountll(set->words[i]);
    return count;
}

// The smallest member >= `from`, or bit_count when there is none.
static inline uint32_t kr_bitset_next(const KrBitset *set, uint32_t from)
{
    if (from >= set->bit_count) return set->bit_count;
    uint32_t word = from / 64;
    uint64_t bits = set->words[word] & (~(uint64_t)0 << (from % 64));
    while (bits == 0) {
        if (++word == set->word_count) return set->bit_count;
        bits = set->words[word];
    }
    return word * 64 + (uint32_t)__builtin_ctzll(bits);
}
