// SPDX-License-Identifier: MIT
// SipHash-1-3 (Aumasson, Bernstein) and the key: see hash.h.
#include "base/hash.h"

#include <string.h>
#include <sys/random.h>

static uint64_t key[2]; // written once at start

void kr_hash_seed(uint32_t seed)
{
    uint8_t bytes[16] = {0};
    uint32_t x = seed;
    for (int i = 0; seed && i < 16; i++) { // CPython's linear congruential generator
        x = x * 214013 + 2531011;
        bytes[i] = (uint8_t)(x >> 16);
    }
    memcpy(key, bytes, sizeof key);
}

void kr_hash_seed_random(void)
{
    if (getrandom(key, sizeof key, 0) != (ssize_t)sizeof key)
        kr_hash_seed(1);
}

static uint64_t rotate(uint64_t word, int bits)
{
    return word << bits | word >> (64 - bits);
}

static void sip_round(uint64_t v[4])
{
    v[0] += v[1];
    v[2] += v[3];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] = rotate(v[0], 32);
    v[2] += v[1];
    v[0] += v[3];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] = rotate(v[2], 32);
}

// The last bytes, fewer than eight, as the lower ones of a word. Without a call.
static uint64_t last_bytes(const uint8_t *bytes, size_t size)
{
    enum { WORD = 8, HALF = 4 };
    size_t rest = size % WORD;
    const uint8_t *at = bytes + size - rest;
    uint64_t word = 0;
    if (rest == 0)
        return 0;
    if (size >= WORD) {
        memcpy(&word, at + rest - WORD, WORD);
        return word >> (WORD - rest) * 8;
    }
    if (rest >= HALF) {
        uint32_t first, last;
        memcpy(&first, at, HALF);
        memcpy(&last, at + rest - HALF, HALF);
        return first | (uint64_t)last << (rest - HALF) * 8;
    }
    return at[0] | (uint64_t)at[rest / 2] << rest / 2 * 8 | (uint64_t)at[rest - 1] << (rest - 1) * 8;
}

uint64_t kr_hash_keyed(uint64_t low, uint64_t high, const void *bytes, size_t size)
{
    uint64_t v[4] = {low ^ UINT64_C(0x736f6d6570736575), high ^ UINT64_C(0x646f72616e646f6d),
                     low ^ UINT64_C(0x6c7967656e657261), high ^ UINT64_C(0x7465646279746573)};
    const uint8_t *at = bytes;
    uint64_t word, last = (uint64_t)size << 56;
    for (size_t left = size; left >= 8; left -= 8, at += 8) {
        memcpy(&word, at, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    last |= last_bytes(bytes, size);
    v[3] ^= last;
    sip_round(v);
    v[0] ^= last;
    v[2] ^= 0xFF;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

int64_t kr_hash_bytes(const void *bytes, size_t size)
{
    if (size == 0)
        return 0;
    int64_t hash = (int64_t)kr_hash_keyed(key[0], key[1], bytes, size);
    return hash == -1 ? -2 : hash;
}
