// SPDX-License-Identifier: MIT
// SHA-2 (FIPS 180-4; digest.h): 224 and 256 bits over 32-bit words, with the processor's own
// instructions where there are some; 384 and 512 over 64-bit words.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest.h"

#include "modules/digest_cpu.h"

#include <string.h>

// clang-format off
static const uint32_t constants32[64] __attribute__((aligned(16))) = { // cube roots of primes
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};
static const uint64_t constants64[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};
static const uint32_t start224[8] = {
    0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4,
}, start256[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};
static const uint64_t start384[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
}, start512[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
// clang-format on

static void init224(KrDigestState *state)
{
    memcpy(state->h.w, start224, sizeof start224);
}
static void init256(KrDigestState *state)
{
    memcpy(state->h.w, start256, sizeof start256);
}
static void init384(KrDigestState *state)
{
    memcpy(state->h.q, start384, sizeof start384);
}
static void init512(KrDigestState *state)
{
    memcpy(state->h.q, start512, sizeof start512);
}

// One round for both sizes: rotr and the amounts are what differs.
#define ROUND(a, b, c, d, e, f, g, h, word)                                            \
    do {                                                                               \
        h += SIGMA1(e) + (g ^ (e & (f ^ g))) + (word);                                 \
        d += h;                                                                        \
        h += SIGMA0(a) + ((a & b) | (c & (a | b)));                                    \
    } while (0)
#define EIGHT(w, k, i)                                                                 \
    ROUND(a, b, c, d, e, f, g, h, w[(i)&15] + k[i]);                                   \
    ROUND(h, a, b, c, d, e, f, g, w[((i) + 1) & 15] + k[(i) + 1]);                     \
    ROUND(g, h, a, b, c, d, e, f, w[((i) + 2) & 15] + k[(i) + 2]);                     \
    ROUND(f, g, h, a, b, c, d, e, w[((i) + 3) & 15] + k[(i) + 3]);                     \
    ROUND(e, f, g, h, a, b, c, d, w[((i) + 4) & 15] + k[(i) + 4]);                     \
    ROUND(d, e, f, g, h, a, b, c, w[((i) + 5) & 15] + k[(i) + 5]);                     \
    ROUND(c, d, e, f, g, h, a, b, w[((i) + 6) & 15] + k[(i) + 6]);                     \
    ROUND(b, c, d, e, f, g, h, a, w[((i) + 7) & 15] + k[(i) + 7])

#define SIGMA0(x)                                                                      \
    (kr_digest_rotr32(x, 2) ^ kr_digest_rotr32(x, 13) ^ kr_digest_rotr32(x, 22))
#define SIGMA1(x)                                                                      \
    (kr_digest_rotr32(x, 6) ^ kr_digest_rotr32(x, 11) ^ kr_digest_rotr32(x, 25))
static void portable256(uint32_t *start, const uint8_t *data, size_t count)
{
    uint32_t w[16];
    for (; count; count--, data += 64) {
        memcpy(w, data, 64);
        for (int i = 0; i < 16; i++)
            w[i] = __builtin_bswap32(w[i]);
        uint32_t a = start[0], b = start[1], c = start[2], d = start[3];
        uint32_t e = start[4], f = start[5], g = start[6], h = start[7];
        for (int i = 0;; i += 16) {
            EIGHT(w, constants32, i);
            EIGHT(w, constants32, i + 8);
            if (i == 48) break;
            for (int k = 0; k < 16; k++) {
                uint32_t x = w[(k + 1) & 15], y = w[(k + 14) & 15];
                w[k] += (kr_digest_rotr32(x, 7) ^ kr_digest_rotr32(x, 18) ^ x >> 3) +
                        w[(k + 9) & 15] +
                        (kr_digest_rotr32(y, 17) ^ kr_digest_rotr32(y, 19) ^ y >> 10);
            }
        }
        start[0] += a;
        start[1] += b;
        start[2] += c;
        start[3] += d;
        start[4] += e;
        start[5] += f;
        start[6] += g;
        start[7] += h;
    }
}
#undef SIGMA0
#undef SIGMA1

#if KR_DIGEST_X86
__attribute__((target("sha,sse4.1"))) static void
fast256(uint32_t *h, const uint8_t *data, size_t count)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i low =
        _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(const void *)h), 0xB1);
    __m128i high = _mm_shuffle_epi32(
        _mm_loadu_si128((const __m128i *)(const void *)(h + 4)), 0x1B);
    __m128i abef = _mm_alignr_epi8(low, high, 8),
            cdgh = _mm_blend_epi16(high, low, 0xF0), w[4];
    for (; count; count--, data += 64) {
        __m128i abef_start = abef, cdgh_start = cdgh;
        for (int i = 0; i < 4; i++)
            w[i] = _mm_shuffle_epi8(
                _mm_loadu_si128((const __m128i *)(const void *)(data + 16 * i)), swap);
#define GROUP(i)                                                                       \
    do {                                                                               \
        if ((i) >= 4) {                                                                \
            __m128i next = _mm_sha256msg1_epu32(w[(i)&3], w[((i) + 1) & 3]);           \
            next = _mm_add_epi32(                                                      \
                next, _mm_alignr_epi8(w[((i) + 3) & 3], w[((i) + 2) & 3], 4));         \
            w[(i)&3] = _mm_sha256msg2_epu32(next, w[((i) + 3) & 3]);                   \
        }                                                                              \
        __m128i sum = _mm_add_epi32(                                                   \
            w[(i)&3],                                                                  \
            _mm_load_si128((const __m128i *)(const void *)(constants32 + 4 * (i))));   \
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, sum);                                 \
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(sum, 0x0E));        \
    } while (0)
        GROUP(0);
        GROUP(1);
        GROUP(2);
        GROUP(3);
        GROUP(4);
        GROUP(5);
        GROUP(6);
        GROUP(7);
        GROUP(8);
        GROUP(9);
        GROUP(10);
        GROUP(11);
        GROUP(12);
        GROUP(13);
        GROUP(14);
        GROUP(15);
        abef = _mm_add_epi32(abef, abef_start);
        cdgh = _mm_add_epi32(cdgh, cdgh_start);
    }
    low = _mm_shuffle_epi32(abef, 0x1B);
    high = _mm_shuffle_epi32(cdgh, 0xB1);
    _mm_storeu_si128((__m128i *)(void *)h, _mm_blend_epi16(low, high, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(h + 4), _mm_alignr_epi8(high, low, 8));
}
#endif

static void blocks256(KrDigestState *state, const uint8_t *data, size_t count)
{
#if KR_DIGEST_X86
    if (kr_digest_cpu_has_sha()) {
        fast256(state->h.w, data, count);
        return;
    }
#endif
    portable256(state->h.w, data, count);
}

#define SIGMA0(x)                                                                      \
    (kr_digest_rotr64(x, 28) ^ kr_digest_rotr64(x, 34) ^ kr_digest_rotr64(x, 39))
#define SIGMA1(x)                                                                      \
    (kr_digest_rotr64(x, 14) ^ kr_digest_rotr64(x, 18) ^ kr_digest_rotr64(x, 41))
static void blocks512(KrDigestState *state, const uint8_t *data, size_t count)
{
    uint64_t *start = state->h.q, w[16];
    for (; count; count--, data += 128) {
        memcpy(w, data, 128);
        for (int i = 0; i < 16; i++)
            w[i] = __builtin_bswap64(w[i]);
        uint64_t a = start[0], b = start[1], c = start[2], d = start[3];
        uint64_t e = start[4], f = start[5], g = start[6], h = start[7];
        for (int i = 0;; i += 16) {
            EIGHT(w, constants64, i);
            EIGHT(w, constants64, i + 8);
            if (i == 64) break;
            for (int k = 0; k < 16; k++) {
                uint64_t x = w[(k + 1) & 15], y = w[(k + 14) & 15];
                w[k] += (kr_digest_rotr64(x, 1) ^ kr_digest_rotr64(x, 8) ^ x >> 7) +
                        w[(k + 9) & 15] +
                        (kr_digest_rotr64(y, 19) ^ kr_digest_rotr64(y, 61) ^ y >> 6);
            }
        }
        start[0] += a;
        start[1] += b;
        start[2] += c;
        start[3] += d;
        start[4] += e;
        start[5] += f;
        start[6] += g;
        start[7] += h;
    }
}

static void finish256(const KrDigest *self, KrDigestState *state, uint8_t *out,
                      size_t size)
{
    kr_digest_pad(self, state, 8, true);
    for (size_t i = 0; i < size / 4; i++) {
        uint32_t word = __builtin_bswap32(state->h.w[i]);
        memcpy(out + 4 * i, &word, 4);
    }
}
static void finish512(const KrDigest *self, KrDigestState *state, uint8_t *out,
                      size_t size)
{
    kr_digest_pad(self, state, 16, true);
    for (size_t i = 0; i < size / 8; i++) {
        uint64_t word = __builtin_bswap64(state->h.q[i]);
        memcpy(out + 8 * i, &word, 8);
    }
}

const KrDigest kr_digest_sha2_224 = {"sha224",  64,        28,    init224,
                                     blocks256, finish256, false, 0};
const KrDigest kr_digest_sha2_256 = {"sha256",  64,        32,    init256,
                                     blocks256, finish256, false, 0};
const KrDigest kr_digest_sha2_384 = {"sha384",  128,       48,    init384,
                                     blocks512, finish512, false, 0};
const KrDigest kr_digest_sha2_512 = {"sha512",  128,       64,    init512,
                                     blocks512, finish512, false, 0};
