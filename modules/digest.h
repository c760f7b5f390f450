// SPDX-License-Identifier: MIT
// Message digests: one interface over MD5, SHA-1, SHA-2, SHA-3 and BLAKE2.
//
//   KrDigestState state;
//   kr_digest_init(&kr_digest_md5, &state);
//   kr_digest_update(&kr_digest_md5, &state, data, size);   // any number of times
//   kr_digest_finish(&kr_digest_md5, &state, out, size);    // spoils the state
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KR_DIGEST_BLOCK_MOST = 168, KR_DIGEST_SIZE_MOST = 64 };

typedef struct KrDigestState {
    union {
        uint32_t w[8];
        uint64_t q[25];
    } h;                // chaining value, or the sponge
    uint64_t size;      // bytes taken so far
    uint32_t used;      // bytes that wait in `block`
    uint32_t last_node; // BLAKE2 trees
    uint8_t block[KR_DIGEST_BLOCK_MOST];
} KrDigestState;

typedef struct KrDigest {
    const char *name;
    uint32_t block_size, digest_size; // bytes
    void (*init)(KrDigestState *state);
    void (*blocks)(KrDigestState *state, const uint8_t *data,
                   size_t count); // whole blocks
    void (*finish)(const struct KrDigest *self, KrDigestState *state, uint8_t *out,
                   size_t size);
    bool keeps_last; // the last block is taken by finish, even a full one (BLAKE2)
    uint8_t suffix;  // sponges: the bits behind the message
} KrDigest;

extern const KrDigest kr_digest_md5, kr_digest_sha1, kr_digest_sha2_224,
    kr_digest_sha2_256, kr_digest_sha2_384, kr_digest_sha2_512, kr_digest_sha3_224,
    kr_digest_sha3_256, kr_digest_sha3_384, kr_digest_sha3_512,
    kr_digest_sha3_shake_128, kr_digest_sha3_shake_256, kr_digest_blake2b,
    kr_digest_blake2s;

// What BLAKE2 can be told besides the message; zeros mean the defaults of fanout and depth are not
// taken: fill all of them.
typedef struct KrDigestTree {
    uint8_t digest_size, key_size, fanout, depth;
    uint32_t leaf_size;
    uint64_t node_offset;
    uint8_t node_depth, inner_size;
    bool last_node;
    uint8_t salt[16], person[16]; // BLAKE2s uses 8 of each
    uint8_t key[64];
} KrDigestTree;
void kr_digest_blake2b_init(KrDigestState *state, const KrDigestTree *tree);
void kr_digest_blake2s_init(KrDigestState *state, const KrDigestTree *tree);

void kr_digest_init(const KrDigest *self, KrDigestState *state);
void kr_digest_update(const KrDigest *self, KrDigestState *state, const void *data,
                      size_t size);
void kr_digest_finish(const KrDigest *self, KrDigestState *state, uint8_t *out,
                      size_t size);
// Padding of MD5, SHA-1 and SHA-2: a 1 bit, zeros, the length in bits in `length_size` bytes.
void kr_digest_pad(const KrDigest *self, KrDigestState *state, uint32_t length_size,
                   bool big);

static inline uint32_t kr_digest_rotl32(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}
static inline uint32_t kr_digest_rotr32(uint32_t x, int n)
{
    return x >> n | x << (32 - n);
}
static inline uint64_t kr_digest_rotr64(uint64_t x, int n)
{
    return x >> n | x << (64 - n);
}
