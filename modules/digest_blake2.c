// SPDX-License-Identifier: MIT
// BLAKE2b and BLAKE2s (RFC 7693; digest.h), with the parameters of trees, salt, person and key.
//
// The last block is marked, so it is kept until the end; `size` counts the bytes that went in.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest.h"

#include <string.h>

// clang-format off
static const uint64_t start_b[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
static const uint32_t start_s[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};
static const uint8_t order[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};
// clang-format on

// The mixing function G on words a, b, c, d of v, with two words of the message.
#define MIX(rotr, r1, r2, r3, r4, a, b, c, d, x, y)                                    \
    do {                                                                               \
        v[a] += v[b] + (x);                                                            \
        v[d] = rotr(v[d] ^ v[a], r1);                                                  \
        v[c] += v[d];                                                                  \
        v[b] = rotr(v[b] ^ v[c], r2);                                                  \
        v[a] += v[b] + (y);                                                            \
        v[d] = rotr(v[d] ^ v[a], r3);                                                  \
        v[c] += v[d];                                                                  \
        v[b] = rotr(v[b] ^ v[c], r4);                                                  \
    } while (0)
#define MIX_B(s, i, a, b, c, d)                                                        \
    MIX(kr_digest_rotr64, 32, 24, 16, 63, a, b, c, d, m[s[2 * (i)]], m[s[2 * (i) + 1]])
#define MIX_S(s, i, a, b, c, d)                                                        \
    MIX(kr_digest_rotr32, 16, 12, 8, 7, a, b, c, d, m[s[2 * (i)]], m[s[2 * (i) + 1]])
#define ROUND(mix, s)                                                                  \
    do {                                                                               \
        mix(s, 0, 0, 4, 8, 12);                                                        \
        mix(s, 1, 1, 5, 9, 13);                                                        \
        mix(s, 2, 2, 6, 10, 14);                                                       \
        mix(s, 3, 3, 7, 11, 15);                                                       \
        mix(s, 4, 0, 5, 10, 15);                                                       \
        mix(s, 5, 1, 6, 11, 12);                                                       \
        mix(s, 6, 2, 7, 8, 13);                                                        \
        mix(s, 7, 3, 4, 9, 14);                                                        \
    } while (0)

static void compress_b(KrDigestState *state, const uint8_t *data, uint64_t size,
                       bool last)
{
    uint64_t m[16], v[16], *h = state->h.q;
    memcpy(m, data, 128); // little-endian machines only
    memcpy(v, h, 64);
    memcpy(v + 8, start_b, 64);
    v[12] ^= size;
    if (last) v[14] = ~v[14];
    if (last && state->last_node) v[15] = ~v[15];
#pragma clang loop unroll(full)
    for (int round = 0; round < 12; round++)
        ROUND(MIX_B, order[round % 10]);
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}
static void compress_s(KrDigestState *state, const uint8_t *data, uint64_t size,
                       bool last)
{
    uint32_t m[16], v[16], *h = state->h.w;
    memcpy(m, data, 64);
    memcpy(v, h, 32);
    memcpy(v + 8, start_s, 32);
    v[12] ^= (uint32_t)size;
    v[13] ^= (uint32_t)(size >> 32);
    if (last) v[14] = ~v[14];
    if (last && state->last_node) v[15] = ~v[15];
#pragma clang loop unroll(full)
    for (int round = 0; round < 10; round++)
        ROUND(MIX_S, order[round]);
    for (int i = 0; i < 8; i++)
        h[i] ^= v[i] ^ v[i + 8];
}

static void blocks_b(KrDigestState *state, const uint8_t *data, size_t count)
{
    uint64_t before = state->size - count * 128;
    for (size_t i = 1; i <= count; i++, data += 128)
        compress_b(state, data, before + i * 128, false);
}
static void blocks_s(KrDigestState *state, const uint8_t *data, size_t count)
{
    uint64_t before = state->size - count * 64;
    for (size_t i = 1; i <= count; i++, data += 64)
        compress_s(state, data, before + i * 64, false);
}

static void finish_b(const KrDigest *self, KrDigestState *state, uint8_t *out,
                     size_t size)
{
    (void)self;
    memset(state->block + state->used, 0, 128 - state->used);
    compress_b(state, state->block, state->size, true);
    memcpy(out, state->h.q, size);
}
static void finish_s(const KrDigest *self, KrDigestState *state, uint8_t *out,
                     size_t size)
{
    (void)self;
    memset(state->block + state->used, 0, 64 - state->used);
    compress_s(state, state->block, state->size, true);
    memcpy(out, state->h.w, size);
}

// The key is a first block of its own.
static void take_key(KrDigestState *state, const KrDigestTree *tree, uint32_t block)
{
    state->last_node = tree->last_node;
    if (!tree->key_size) return;
    memcpy(state->block, tree->key, tree->key_size);
    state->used = block;
    state->size = block;
}

void kr_digest_blake2b_init(KrDigestState *state, const KrDigestTree *tree)
{
    memset(state, 0, sizeof *state);
    uint64_t words[8] = {0};
    words[0] = (uint64_t)tree->digest_size | (uint64_t)tree->key_size << 8 |
               (uint64_t)tree->fanout << 16 | (uint64_t)tree->depth << 24 |
               (uint64_t)tree->leaf_size << 32;
    words[1] = tree->node_offset;
    words[2] = (uint64_t)tree->node_depth | (uint64_t)tree->inner_size << 8;
    memcpy(words + 4, tree->salt, 16);
    memcpy(words + 6, tree->person, 16);
    for (int i = 0; i < 8; i++)
        state->h.q[i] = start_b[i] ^ words[i];
    take_key(state, tree, 128);
}
void kr_digest_blake2s_init(KrDigestState *state, const KrDigestTree *tree)
{
    memset(state, 0, sizeof *state);
    uint32_t words[8] = {0};
    words[0] = (uint32_t)tree->digest_size | (uint32_t)tree->key_size << 8 |
               (uint32_t)tree->fanout << 16 | (uint32_t)tree->depth << 24;
    words[1] = tree->leaf_size;
    words[2] = (uint32_t)tree->node_offset;
    words[3] = (uint32_t)(tree->node_offset >> 32) | (uint32_t)tree->node_depth << 16 |
               (uint32_t)tree->inner_size << 24;
    memcpy(words + 4, tree->salt, 8);
    memcpy(words + 6, tree->person, 8);
    for (int i = 0; i < 8; i++)
        state->h.w[i] = start_s[i] ^ words[i];
    take_key(state, tree, 64);
}
static void init_b(KrDigestState *state)
{
    kr_digest_blake2b_init(state,
                           &(KrDigestTree){.digest_size = 64, .fanout = 1, .depth = 1});
}
static void init_s(KrDigestState *state)
{
    kr_digest_blake2s_init(state,
                           &(KrDigestTree){.digest_size = 32, .fanout = 1, .depth = 1});
}

const KrDigest kr_digest_blake2b = {"blake2b", 128,      64,   init_b,
                                    blocks_b,  finish_b, true, 0};
const KrDigest kr_digest_blake2s = {"blake2s", 64,       32,   init_s,
                                    blocks_s,  finish_s, true, 0};
