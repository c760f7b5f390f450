// SPDX-License-Identifier: MIT
// Blocks of memory that are kept for the next table of their size (table_memory.h).
//
// Sizes are rounded up to what malloc gives anyway. A block that is kept begins with the address of the next one. Builds that look
// for leaks and for uses after the end keep none.
// Tests: tests/lang/reference/types/tables_again.py.
#include "runtime/table_memory.h"

#include "runtime/slab.h"

#include <stdlib.h>

enum { GRAIN = 16, MOST = 4096, OF_ONE_SIZE = 4, IN_ALL = 1 << 16, KEEPS = !KR_SLAB_SANITIZED && KR_CHECK == 0 };

typedef struct Kept {
    struct Kept *next;
    uint32_t left; // so many lie from here on
} Kept;
static Kept *kept[MOST / GRAIN + 1]; // by size
static size_t kept_bytes;

KR_INLINE size_t rounded(size_t size)
{
    return (size + GRAIN - 1) & ~(size_t)(GRAIN - 1);
}

void *kr_table_memory_take(size_t size)
{
    size = rounded(size);
    if (!KEEPS || size > MOST) return malloc(size);
    Kept *block = kept[size / GRAIN];
    if (!block) return malloc(size);
    kept[size / GRAIN] = block->next;
    kept_bytes -= size;
    return block;
}

void kr_table_memory_give(void *block, size_t size)
{
    size = rounded(size);
    if (!KEEPS || size > MOST || size < sizeof(Kept)) {
        free(block);
        return;
    }
    Kept *next = kept[size / GRAIN];
    uint32_t left = next ? next->left + 1 : 1;
    if (left > OF_ONE_SIZE || kept_bytes + size > IN_ALL) {
        free(block);
        return;
    }
    *(Kept *)block = (Kept){next, left};
    kept[size / GRAIN] = block;
    kept_bytes += size;
}
