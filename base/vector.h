// SPDX-License-Identifier: MIT
// Growable arrays of any item type, in malloc memory.
//
// A vector knows the size of its items, not their type: the user casts the pointer that push
// and get return, usually in one static inline function of his own.
//
//   KrVector blocks = kr_vector_make(sizeof(KrBlock));
//   KrBlock *block = kr_vector_push(&blocks);   // null when out of memory
//
// Invariant: count <= capacity. Pointers to items are valid until the next push or reserve.
// Tests: tests/unit/vector_test.c
#pragma once

#include "base/check.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct KrVector {
    void *items;        // capacity * item_size bytes (owned, malloc)
    uint32_t count;     // items in use
    uint32_t capacity;  // items allocated
    uint32_t item_size; // bytes of one item
} KrVector;

KR_INLINE KrVector kr_vector_make(size_t item_size)
{
    return (KrVector){.item_size = (uint32_t)item_size};
}

KR_INLINE void kr_vector_fini(KrVector *vector)
{
    free(vector->items);
    *vector = kr_vector_make(vector->item_size);
}

// Makes room for `extra` more items; false when out of memory.
KR_NODISCARD static inline bool kr_vector_reserve(KrVector *vector, uint32_t extra)
{
    if (extra <= vector->capacity - vector->count) return true;
    uint64_t capacity = (uint64_t)vector->capacity + vector->capacity / 2;
    if (capacity < 8) capacity = 8;
    if (capacity < (uint64_t)vector->count + extra)
        capacity = (uint64_t)vector->count + extra;
    if (capacity > UINT32_MAX) return false;
    void *items = realloc(vector->items, capacity * vector->item_size);
    if (items == NULL) return false;
    vector->items = items;
    vector->capacity = (uint32_t)capacity;
    return true;
}

// A new zeroed item at the end; null when out of memory.
KR_NODISCARD KR_INLINE void *kr_vector_push(KrVector *vector)
{
    if (vector->count == vector->capacity && !kr_vector_reserve(vector, 1)) return NULL;
    size_t offset = (size_t)vector->count++ * vector->item_size;
    return memset((char *)vector->items + offset, 0, vector->item_size);
}

KR_INLINE void *kr_vector_get(const KrVector *vector, uint32_t idx)
{
    kr_assert(idx < vector->count);
    return (char *)vector->items + (size_t)idx * vector->item_size;
}
