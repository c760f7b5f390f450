// SPDX-License-Identifier: MIT
// SHA-1 (FIPS 180-4; digest.h), with the processor's own instructions where there are some.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest.h"

#include "modules/digest_cpu.h"

#include <string.h>

static void init(KrDigestState *state)
{
    static const uint32_t start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
                                      0xc3d2e1f0};
    memcpy(state->h.w, start, sizeof start);
}

static void portable(uint32_t *h, const uint8_t *data, size_t count)
{
    uint32_t w[80];
    for (; count; count--, data += 64) {
        memcpy(w, data, 64);
        for (int i = 0; i < 16; i++)
            w[i] = __builtin_bswap32(w[i]);
        for (int i = 16; i < 80; i++)
            w[i] = kr_digest_rotl32(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
#define ROUNDS(from, to, f, k)                                                         \
    for (int i = from; i < to; i++) {                                                  \
        uint32_t t = kr_digest_rotl32(a, 5) + (f) + e + w[i] + (k);                    \
        e = d;                                                                         \
        d = c;                                                                         \
        c = kr_digest_rotl32(b, 30);                                                   \
        b = a;                                                                         \
        a = t;                                                                         \
    }
        ROUNDS(0, 20, d ^ (b & (c ^ d)), 0x5a827999u)
        ROUNDS(20, 40, b ^ c ^ d, 0x6ed9eba1u)
        ROUNDS(40, 60, (b & c) + (d & (b ^ c)), 0x8f1bbcdcu)
        ROUNDS(60, 80, b ^ c ^ d, 0xca62c1d6u)
        h[0] += a;
        h[1] += b;
        h[2] += c;
        h[3] += d;
        h[4] += e;
    }
}

#if KR_DIGEST_X86
__attribute__((target("sha,sse4.1"))) static void fast(uint32_t *h, const uint8_t *data,
                                                       size_t count)
{
    const __m128i swap = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
    __m128i abcd =
        _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)h), 0x1B);
    __m128i e = _mm_set_epi32((int)h[4], 0, 0, 0), w[4];
    for (; count; count--, data += 64) {
        __m128i abcd_start = abcd, e_start = e, before;
        for (int i = 0; i < 4; i++)
            w[i] = _mm_shuffle_epi8(
                _mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), swap);
#define GROUP(i, f)                                                                    \
    do {                                                                               \
        if ((i) >= 4) {                                                                \
            __m128i next = _mm_sha1msg1_epu32(w[(i)&3], w[((i) + 1) & 3]);             \
            next = _mm_xor_si128(next, w[((i) + 2) & 3]);                              \
            w[(i)&3] = _mm_sha1msg2_epu32(next, w[((i) + 3) & 3]);                     \
        }                                                                              \
        __m128i sum =                                                                  \
            (i) == 0 ? _mm_add_epi32(e, w[0]) : _mm_sha1nexte_epu32(before, w[(i)&3]); \
        before = abcd;                                                                 \
        abcd = _mm_sha1rnds4_epu32(abcd, sum, f);                                      \
    } while (0)
        before = abcd;
        GROUP(0, 0);
        GROUP(1, 0);
        GROUP(2, 0);
        GROUP(3, 0);
        GROUP(4, 0);
        GROUP(5, 1);
        GROUP(6, 1);
        GROUP(7, 1);
        GROUP(8, 1);
        GROUP(9, 1);
        GROUP(10, 2);
        GROUP(11, 2);
        GROUP(12, 2);
        GROUP(13, 2);
        GROUP(14, 2);
        GROUP(15, 3);
        GROUP(16, 3);
        GROUP(17, 3);
        GROUP(18, 3);
        GROUP(19, 3);
        e = _mm_sha1nexte_epu32(before, e_start);
        abcd = _mm_add_epi32(abcd, abcd_start);
    }
    _mm_storeu_si128((__m128i *)(void *)h, _mm_shuffle_epi32(abcd, 0x1B));
    h[4] = (uint32_t)_mm_extract_epi32(e, 3);
}
#endif

static void blocks(KrDigestState *state, const uint8_t *data, size_t count)
{
#if KR_DIGEST_X86
    if (kr_digest_cpu_has_sha()) {
        fast(state->h.w, data, count);
        return;
    }
#endif
    portable(state->h.w, data, count);
}

static void finish(const KrDigest *self, KrDigestState *state, uint8_t *out,
                   size_t size)
{
    kr_digest_pad(self, state, 8, true);
    for (size_t i = 0; i < size / 4; i++) {
        uint32_t word = __builtin_bswap32(state->h.w[i]);
        memcpy(out + 4 * i, &word, 4);
    }
}

const KrDigest kr_digest_sha1 = {.name = "sha1",
                                 .block_size = 64,
                                 .digest_size = 20,
                                 .init = init,
                                 .blocks = blocks,
                                 .finish = finish};
