// SPDX-License-Identifier: MIT
// CRC-32 by tables (crc32.h), and by carry-less multiplication where the processor has it.
//
// tables[k][b] is the checksum of byte b followed by k zero bytes, so that eight bytes are looked
// up at once and their results xored. Made once, at the first call; every thread that makes them
// writes the same numbers.
// Tests: tests/lang/modules/binascii/.
#include "modules/crc32.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

static uint32_t tables[8][256];
static atomic_bool ready;

static void make_tables(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        tables[0][i] = crc;
    }
    for (uint32_t i = 0; i < 256; i++)
        for (int k = 1; k < 8; k++)
            tables[k][i] = tables[k - 1][i] >> 8 ^ tables[0][tables[k - 1][i] & 255];
    atomic_store(&ready, true);
}

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

// Carry-less multiplication (V. Gopal et al., "Fast CRC Computation Using PCLMULQDQ"): four times 16 bytes are
// folded at a step, then down to 16, to 8 and to the remainder. `size` is 64 or more, a multiple of 16; `crc`
// is inverted.
__attribute__((target("pclmul,sse4.1"))) static uint32_t fold(uint32_t crc, const uint8_t *at, size_t size)
{
    const __m128i by_four = _mm_set_epi64x(0x1c6e41596, 0x154442bd4), by_one = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
    const __m128i by_half = _mm_set_epi64x(0, 0x163cd6124), barrett = _mm_set_epi64x(0x1f7011641, 0x1db710641);
    const __m128i low_words = _mm_setr_epi32(-1, 0, -1, 0);
#define LOAD(i) _mm_loadu_si128((const __m128i *)(const void *)(at + 16 * (i))) // the i-th 16 bytes
#define FOLD(x, by, more) /* x moved on, with what is there */                                                     \
    _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(x, by, 0x00), _mm_clmulepi64_si128(x, by, 0x11)), more)
    __m128i a = _mm_xor_si128(LOAD(0), _mm_cvtsi32_si128((int)crc)), b = LOAD(1), c = LOAD(2), d = LOAD(3);
    for (at += 64, size -= 64; size >= 64; at += 64, size -= 64) {
        a = FOLD(a, by_four, LOAD(0));
        b = FOLD(b, by_four, LOAD(1));
        c = FOLD(c, by_four, LOAD(2));
        d = FOLD(d, by_four, LOAD(3));
    }
    b = FOLD(a, by_one, b);
    c = FOLD(b, by_one, c);
    d = FOLD(c, by_one, d);
    for (; size >= 16; at += 16, size -= 16)
        d = FOLD(d, by_one, LOAD(0));
    d = _mm_xor_si128(_mm_clmulepi64_si128(d, by_one, 0x10), _mm_srli_si128(d, 8));
    d = _mm_xor_si128(_mm_clmulepi64_si128(_mm_and_si128(d, low_words), by_half, 0x00), _mm_srli_si128(d, 4));
    __m128i t = _mm_clmulepi64_si128(_mm_and_si128(d, low_words), barrett, 0x10);
    t = _mm_clmulepi64_si128(_mm_and_si128(t, low_words), barrett, 0x00);
    return (uint32_t)_mm_extract_epi32(_mm_xor_si128(t, d), 1);
#undef LOAD
#undef FOLD
}
// Not __builtin_cpu_supports: with it, every start of the program would ask the processor, slowly on a virtual machine.
static bool can_fold(void)
{
    static atomic_int answer; // 0: not asked yet, 1: no, 2: yes
    int known = atomic_load(&answer);
    if (!known) {
        unsigned a, b, c, d;
        known = __get_cpuid(1, &a, &b, &c, &d) && c & bit_PCLMUL && c & bit_SSE4_1 ? 2 : 1;
        atomic_store(&answer, known);
    }
    return known == 2;
}
#else
static uint32_t fold(uint32_t crc, const uint8_t *at, size_t size)
{
    (void)at, (void)size;
    return crc;
}
static bool can_fold(void)
{
    return false;
}
#endif

uint32_t kr_crc32_update(uint32_t crc, const void *data, size_t size)
{
    const uint8_t *at = data;
    if (!atomic_load(&ready)) make_tables();
    crc = ~crc;
    if (size >= 64 && can_fold()) {
        size_t whole = size & ~(size_t)15;
        crc = fold(crc, at, whole);
        at += whole;
        size -= whole;
    }
    for (; size >= 8; size -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        word ^= crc;
        crc = tables[7][word & 255] ^ tables[6][word >> 8 & 255] ^
              tables[5][word >> 16 & 255] ^ tables[4][word >> 24 & 255] ^
              tables[3][word >> 32 & 255] ^ tables[2][word >> 40 & 255] ^
              tables[1][word >> 48 & 255] ^ tables[0][word >> 56];
    }
    for (; size; size--)
        crc = crc >> 8 ^ tables[0][(crc ^ *at++) & 255];
    return ~crc;
}
