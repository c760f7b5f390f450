// SPDX-License-Identifier: MIT
// SHA-3 and SHAKE (FIPS 202; digest.h): the Keccak sponge over 25 words of 64 bits.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest.h"

#include <string.h>

// clang-format off
static const uint64_t constants[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};
// clang-format on

#define ROTL(x, n) ((x) << (n) | (x) >> (64 - (n)))

static void permute(uint64_t *a)
{
    uint64_t b[25];
    for (int round = 0; round < 24; round++) {
        // theta
        uint64_t c0 = a[0] ^ a[5] ^ a[10] ^ a[15] ^ a[20],
                 c1 = a[1] ^ a[6] ^ a[11] ^ a[16] ^ a[21];
        uint64_t c2 = a[2] ^ a[7] ^ a[12] ^ a[17] ^ a[22],
                 c3 = a[3] ^ a[8] ^ a[13] ^ a[18] ^ a[23];
        uint64_t c4 = a[4] ^ a[9] ^ a[14] ^ a[19] ^ a[24];
        uint64_t d0 = c4 ^ ROTL(c1, 1), d1 = c0 ^ ROTL(c2, 1), d2 = c1 ^ ROTL(c3, 1);
        uint64_t d3 = c2 ^ ROTL(c4, 1), d4 = c3 ^ ROTL(c0, 1);
        // rho and pi
        b[0] = a[0] ^ d0;
        b[10] = ROTL(a[1] ^ d1, 1);
        b[20] = ROTL(a[2] ^ d2, 62);
        b[5] = ROTL(a[3] ^ d3, 28);
        b[15] = ROTL(a[4] ^ d4, 27);
        b[16] = ROTL(a[5] ^ d0, 36);
        b[1] = ROTL(a[6] ^ d1, 44);
        b[11] = ROTL(a[7] ^ d2, 6);
        b[21] = ROTL(a[8] ^ d3, 55);
        b[6] = ROTL(a[9] ^ d4, 20);
        b[7] = ROTL(a[10] ^ d0, 3);
        b[17] = ROTL(a[11] ^ d1, 10);
        b[2] = ROTL(a[12] ^ d2, 43);
        b[12] = ROTL(a[13] ^ d3, 25);
        b[22] = ROTL(a[14] ^ d4, 39);
        b[23] = ROTL(a[15] ^ d0, 41);
        b[8] = ROTL(a[16] ^ d1, 45);
        b[18] = ROTL(a[17] ^ d2, 15);
        b[3] = ROTL(a[18] ^ d3, 21);
        b[13] = ROTL(a[19] ^ d4, 8);
        b[14] = ROTL(a[20] ^ d0, 18);
        b[24] = ROTL(a[21] ^ d1, 2);
        b[9] = ROTL(a[22] ^ d2, 61);
        b[19] = ROTL(a[23] ^ d3, 56);
        b[4] = ROTL(a[24] ^ d4, 14);
        for (int y = 0; y < 25; y += 5) { // chi
            a[y] = b[y] ^ (~b[y + 1] & b[y + 2]);
            a[y + 1] = b[y + 1] ^ (~b[y + 2] & b[y + 3]);
            a[y + 2] = b[y + 2] ^ (~b[y + 3] & b[y + 4]);
            a[y + 3] = b[y + 3] ^ (~b[y + 4] & b[y]);
            a[y + 4] = b[y + 4] ^ (~b[y] & b[y + 1]);
        }
        a[0] ^= constants[round];
    }
}

static void absorb(KrDigestState *state, const uint8_t *data, size_t count,
                   uint32_t rate)
{
    for (; count; count--, data += rate) {
        for (uint32_t i = 0; i < rate / 8; i++) {
            uint64_t word;
            memcpy(&word, data + 8 * i, 8); // little-endian machines only
            state->h.q[i] ^= word;
        }
        permute(state->h.q);
    }
}

static void init(KrDigestState *state)
{
    memset(state->h.q, 0, sizeof state->h.q);
}

static void finish(const KrDigest *self, KrDigestState *state, uint8_t *out,
                   size_t size)
{
    uint32_t rate = self->block_size;
    memset(state->block + state->used, 0, rate - state->used);
    state->block[state->used] = self->suffix;
    state->block[rate - 1] |= 0x80;
    absorb(state, state->block, 1, rate);
    for (;;) { // squeeze
        size_t part = size < rate ? size : rate;
        memcpy(out, state->h.q, part);
        out += part;
        size -= part;
        if (!size) break;
        permute(state->h.q);
    }
}

#define RATE(rate)                                                                     \
    static void blocks##rate(KrDigestState *state, const uint8_t *data, size_t count)  \
    {                                                                                  \
        absorb(state, data, count, rate);                                              \
    }
RATE(144)
RATE(136)
RATE(104)
RATE(72)
RATE(168)

const KrDigest kr_digest_sha3_224 = {"sha3_224", 144,    28,    init,
                                     blocks144,  finish, false, 0x06};
const KrDigest kr_digest_sha3_256 = {"sha3_256", 136,    32,    init,
                                     blocks136,  finish, false, 0x06};
const KrDigest kr_digest_sha3_384 = {"sha3_384", 104,    48,    init,
                                     blocks104,  finish, false, 0x06};
const KrDigest kr_digest_sha3_512 = {"sha3_512", 72,     64,    init,
                                     blocks72,   finish, false, 0x06};
const KrDigest kr_digest_sha3_shake_128 = {"shake_128", 168,    0,     init,
                                           blocks168,   finish, false, 0x1f};
const KrDigest kr_digest_sha3_shake_256 = {"shake_256", 136,    0,     init,
                                           blocks136,   finish, false, 0x1f};
