// SPDX-License-Identifier: MIT
// Inline caches: reading and writing the units behind an instruction, and the counters of PEP 659.
//
// A counter is one unit: 12 bits of count, 4 bits of back-off exponent. Generic instructions count
// down to a try at specialization; specialized ones count misses down to going back.
// Invariant: 0 is a counter that has never run (what the compiler emits).
// Used by interp/, the expansion of tier2/. Tests: tests/lang/.
#pragma once

#include "runtime/code.h"

enum {
    KR_CACHE_COUNT_ONE = 16,  // one in the counter's upper bits
    KR_CACHE_WARM = 2 * 16,   // runs before the first try
    KR_CACHE_MISSES = 8 * 16, // misses before a specialized form is given up
    KR_CACHE_BACKOFF_MAX = 8,
};

KR_INLINE uint16_t kr_cache_u16(const KrUnit *unit)
{
    return *unit;
}
KR_INLINE uint32_t kr_cache_u32(const KrUnit *unit)
{
    uint32_t word;
    memcpy(&word, unit, sizeof word);
    return word;
}
KR_INLINE uint64_t kr_cache_u64(const KrUnit *unit)
{
    uint64_t word;
    memcpy(&word, unit, sizeof word);
    return word;
}
KR_INLINE KrUnit *
kr_cache_live(const KrUnit *unit) // code is written by specialization only
{
    KrUnit *live;
    memcpy(&live, &unit, sizeof live);
    return live;
}
KR_INLINE void kr_cache_set_u16(const KrUnit *unit, uint16_t word)
{
    *kr_cache_live(unit) = word;
}
KR_INLINE void kr_cache_set_u32(const KrUnit *unit, uint32_t word)
{
    memcpy(kr_cache_live(unit), &word, sizeof word);
}
// CALL_KW's `places`: four bits for the parameter of each keyword argument, then how many there are, how many arguments are given by
// position (self is one), and a bit for each parameter that takes its default.
enum { KR_PLACES_NAMED = 40, KR_PLACES_DIRECT = 44, KR_PLACES_MISSING = 48, KR_PLACES_MOST = 10, KR_PLACES_PARAMETERS = 15 };

KR_INLINE void kr_cache_set_u64(const KrUnit *unit, uint64_t word)
{
    memcpy(kr_cache_live(unit), &word, sizeof word);
}
KR_INLINE void kr_cache_set_opcode(const KrUnit *unit, int opcode)
{
    *kr_cache_live(unit) = (uint16_t)((*unit & 0xFF00) | (uint16_t)opcode);
}
// Waits longer after each failure: 16, 32, ... runs.
KR_INLINE uint16_t kr_cache_backoff(uint16_t counter)
{
    unsigned exponent = counter & 15;
    if (exponent < KR_CACHE_BACKOFF_MAX) exponent++;
    return (uint16_t)((((8u << exponent) - 1) & 0xFFF) << 4 | exponent);
}
