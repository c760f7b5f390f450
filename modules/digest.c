// SPDX-License-Identifier: MIT
// What all digests share (digest.h): collecting bytes until a block is full, and padding.
//
// Invariant: state->used < block_size, or == block_size for digests that keep their last block.
// Tests: tests/lang/modules/hashes/.
#include "modules/digest.h"

#include <string.h>

void kr_digest_init(const KrDigest *self, KrDigestState *state)
{
    memset(state, 0, sizeof *state);
    self->init(state);
}

void kr_digest_update(const KrDigest *self, KrDigestState *state, const void *data,
                      size_t size)
{
    const uint8_t *at = data;
    uint32_t block = self->block_size;
    state->size += size;
    if (state->used) {
        size_t room = block - state->used, part = size < room ? size : room;
        memcpy(state->block + state->used, at, part);
        state->used += (uint32_t)part;
        at += part;
        size -= part;
        if (state->used < block || (self->keeps_last && size == 0)) return;
        uint64_t total = state->size;
        state->size = total - size;
        self->blocks(state, state->block, 1);
        state->size = total;
        state->used = 0;
    }
    size_t whole = size / block;
    if (self->keeps_last && whole && whole * block == size) whole--;
    if (whole) {
        uint64_t total = state->size;
        state->size = total - size + whole * block;
        self->blocks(state, at, whole);
        state->size = total;
        at += whole * block;
        size -= whole * block;
    }
    if (size) memcpy(state->block, at, size);
    state->used = (uint32_t)size;
}

void kr_digest_finish(const KrDigest *self, KrDigestState *state, uint8_t *out,
                      size_t size)
{
    self->finish(self, state, out, size);
}

void kr_digest_pad(const KrDigest *self, KrDigestState *state, uint32_t length_size,
                   bool big)
{
    uint32_t block = self->block_size, used = state->used;
    uint64_t bits = state->size << 3, high = state->size >> 61;
    state->block[used++] = 0x80;
    if (used > block - length_size) {
        memset(state->block + used, 0, block - used);
        self->blocks(state, state->block, 1);
        used = 0;
    }
    memset(state->block + used, 0, block - used);
    uint8_t *end = state->block + block;
    for (int i = 0; i < 8; i++)
        end[big ? -1 - i : i - 8] = (uint8_t)(bits >> (8 * i));
    if (length_size == 16) end[-9] = (uint8_t)high;
    self->blocks(state, state->block, 1);
}
