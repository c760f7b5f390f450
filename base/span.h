// SPDX-License-Identifier: MIT
// Comparing and copying short runs of bytes. Inline, in words: a call of memcmp or memcpy costs more than
// most texts and names take. Only the bytes themselves are read and written.
//
// Called by runtime/str.c and whoever compares keys or puts texts together. Tests: tests/unit/span_test.c.
#pragma once

#include "base/attrs.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

KR_INLINE uint64_t kr_span_word(const char *at)
{
    uint64_t word;
    memcpy(&word, at, sizeof word);
    return word;
}

#if defined(__SSE2__)
// A bit for each of sixteen bytes that are the same.
KR_INLINE unsigned kr_span_alike(const char *a, const char *b)
{
    __m128i x = _mm_loadu_si128((const __m128i *)(const void *)a), y = _mm_loadu_si128((const __m128i *)(const void *)b);
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(x, y));
}
#endif

KR_INLINE bool kr_span_equal(const void *a, const void *b, size_t size)
{
    const char *p = a, *q = b;
    if (size >= 8) {
        if (KR_UNLIKELY(size > 64)) return memcmp(p, q, size) == 0;
#if defined(__SSE2__)
        if (size > 16) {
            unsigned same = kr_span_alike(p + size - 16, q + size - 16);
            for (size_t i = 0; i + 16 < size; i += 16)
                same &= kr_span_alike(p + i, q + i);
            return same == 0xFFFF;
        }
#endif
        for (size_t i = 0; i + 8 < size; i += 8)
            if (kr_span_word(p + i) != kr_span_word(q + i)) return false;
        return kr_span_word(p + size - 8) == kr_span_word(q + size - 8);
    }
    if (size >= 4) {
        uint32_t x, y, u, v;
        memcpy(&x, p, 4);
        memcpy(&y, q, 4);
        memcpy(&u, p + size - 4, 4);
        memcpy(&v, q + size - 4, 4);
        return x == y && u == v;
    }
    if (size == 0) return true;
    return p[0] == q[0] && p[size / 2] == q[size / 2] && p[size - 1] == q[size - 1];
}

// The same of spans that lie in at least eight bytes that may be read, as the characters of texts do.
KR_INLINE bool kr_span_padded_equal(const void *a, const void *b, size_t size)
{
    if (size > 8) return kr_span_equal(a, b, size);
    uint64_t differs = kr_span_word(a) ^ kr_span_word(b);
    return size == 0 || differs << (64 - 8 * size) == 0;
}

#if defined(__SSE2__)
enum { KR_SPAN_VECTOR = 16 };
// The lowest bit that is set says where the byte is first among sixteen.
KR_INLINE unsigned kr_span_hits(const char *at, uint8_t byte)
{
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    return (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8((char)byte)));
}
#endif

// Where the byte is first among `size`, or size. Eight or sixteen at a time; memchr where there is much to look at.
KR_INLINE size_t kr_span_find(const void *data, size_t size, uint8_t byte)
{
    const char *p = data;
    const uint64_t ones = UINT64_C(0x0101010101010101), highs = ones << 7;
    if (size < 8) {
        size_t i = 0;
        while (i < size && (uint8_t)p[i] != byte)
            i++;
        return i;
    }
#if defined(__SSE2__)
    if (size >= KR_SPAN_VECTOR) {
        for (size_t i = 0;;) {
            unsigned hits = kr_span_hits(p + i, byte);
            if (hits) return i + (size_t)__builtin_ctz(hits);
            if (i == size - KR_SPAN_VECTOR) return size;
            i += KR_SPAN_VECTOR;
            if (i > size - KR_SPAN_VECTOR) {
                i = size - KR_SPAN_VECTOR;
            } else if (KR_UNLIKELY(i == 128)) {
                const char *hit = memchr(p + i, byte, size - i);
                return hit ? (size_t)(hit - p) : size;
            }
        }
    }
#endif
    for (size_t i = 0;;) {
        uint64_t word = kr_span_word(p + i) ^ ones * byte; // 0 where it is
        uint64_t hits = (word - ones) & ~word & highs;     // the lowest one is right
        if (hits) return i + (size_t)__builtin_ctzll(hits) / 8;
        if (i == size - 8) return size;
        i += 8;
        if (i > size - 8) {
            i = size - 8;
        } else if (KR_UNLIKELY(i == 64)) {
            const char *hit = memchr(p + i, byte, size - i);
            return hit ? (size_t)(hit - p) : size;
        }
    }
}

// The runs do not overlap.
KR_INLINE void kr_span_copy(void *to, const void *from, size_t size)
{
    char *p = to;
    const char *q = from;
    if (size >= 8) {
        if (KR_UNLIKELY(size > 64)) {
            memcpy(p, q, size);
            return;
        }
        uint64_t last = kr_span_word(q + size - 8);
        for (size_t i = 0; i + 8 < size; i += 8) {
            uint64_t word = kr_span_word(q + i);
            memcpy(p + i, &word, 8);
        }
        memcpy(p + size - 8, &last, 8);
        return;
    }
    if (size >= 4) {
        uint32_t first, last;
        memcpy(&first, q, 4);
        memcpy(&last, q + size - 4, 4);
        memcpy(p, &first, 4);
        memcpy(p + size - 4, &last, 4);
        return;
    }
    if (size == 0) return;
    char first = q[0], middle = q[size / 2], last = q[size - 1];
    p[0] = first;
    p[size / 2] = middle;
    p[size - 1] = last;
}
