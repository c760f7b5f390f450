// SPDX-License-Identifier: MIT
// A bit for each of up to 64 bytes, the first one lowest: is it the byte that is sought, or a blank? Only the bytes themselves are read.
//
// Used by runtime/str_split.c and runtime/bytes_methods.c. Tests: tests/lang/types/str/split_by_blocks.py.
#pragma once

#include "base/span.h"

enum { KR_SPAN_BLOCK = 64 };
typedef struct KrSpanSought {
    uint8_t byte;    // the one that is sought, if `blanks` is 0
    uint8_t blanks;  // 1: ' ' and 9 to 13; 2: and 28 to 31
} KrSpanSought;

#if defined(__SSE2__)
KR_INLINE __m128i kr_span_in_range(__m128i bytes, char first, char last)
{
    __m128i behind = _mm_sub_epi8(bytes, _mm_set1_epi8(first));
    return _mm_cmpeq_epi8(_mm_min_epu8(behind, _mm_set1_epi8((char)(last - first))), behind);
}
KR_INLINE uint64_t kr_span_sixteen(const void *at, KrSpanSought sought)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)at);
    __m128i found = _mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)(sought.blanks ? ' ' : sought.byte)));
    if (sought.blanks) found = _mm_or_si128(found, kr_span_in_range(bytes, 9, 13));
    if (sought.blanks == 2) found = _mm_or_si128(found, kr_span_in_range(bytes, 28, 31));
    return (uint64_t)(unsigned)_mm_movemask_epi8(found);
}
#endif

KR_INLINE uint64_t kr_span_bits(const void *data, size_t size, KrSpanSought sought)
{
    const uint8_t *at = data;
    uint64_t bits = 0;
#if defined(__SSE2__)
    if (size >= 16) {
        for (size_t i = 0; i + 16 < size; i += 16) bits |= kr_span_sixteen(at + i, sought) << i;
        return bits | kr_span_sixteen(at + size - 16, sought) << (size - 16); // some for the second time
    }
    uint8_t few[16];
    kr_span_copy(few, at, size);
    bits = kr_span_sixteen(few, sought) & ((UINT64_C(1) << size) - 1);
#else
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = at[i];
        bool found = sought.blanks ? byte == ' ' || (byte >= 9 && byte <= 13) || (sought.blanks == 2 && byte >= 28 && byte <= 31) : byte == sought.byte;
        bits |= (uint64_t)found << i;
    }
#endif
    return bits;
}
