// SPDX-License-Identifier: MIT
// Blocks of memory that are kept for the next table of their size (table_memory.h).
//
// Sizes are rounded up to what malloc gives anyway. A block that is kept begins with the address of the next one. Builds that look
// for leaks and for uses after the end keep none.
// Tests: tests/lang/reference/types/tables_again.py.
#include "runtime/table_memory.h"

#include "runtime/slab.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { GRAIN = 16, MOST = 4096, OF_ONE_SIZE = 4, IN_ALL = 1 << 16, KEEPS = !KR_SLAB_SANITIZED && KR_CHECK == 0 };

typedef struct Kept {
    struct Kept *next;
    uint32_t left; // so many lie from here on
} Kept;

struct KrTableMemory { // of a VM, made when the first block is kept
    Kept *kept[MOST / GRAIN + 1]; // by size
    size_t bytes;
};

KR_INLINE size_t rounded(size_t size)
{
    return (size + GRAIN - 1) & ~(size_t)(GRAIN - 1);
}

void *kr_table_memory_take(KrThread *thread, size_t size)
{
    struct KrTableMemory *memory = thread->vm->table_memory;
    size = rounded(size);
    if (!memory || size > MOST) return malloc(size);
    Kept *block = memory->kept[size / GRAIN];
    if (!block) return malloc(size);
    memory->kept[size / GRAIN] = block->next;
    memory->bytes -= size;
    return block;
}

void kr_table_memory_give(KrThread *thread, void *block, size_t size)
{
    struct KrTableMemory **memory = &thread->vm->table_memory;
    size = rounded(size);
    if (KEEPS && !*memory && size <= MOST) *memory = calloc(1, sizeof **memory);
    if (!*memory || size > MOST || size < sizeof(Kept)) {
        free(block);
        return;
    }
    Kept *next = (*memory)->kept[size / GRAIN];
    uint32_t left = next ? next->left + 1 : 1;
    if (left > OF_ONE_SIZE || (*memory)->bytes + size > IN_ALL) {
        free(block);
        return;
    }
    *(Kept *)block = (Kept){next, left};
    (*memory)->kept[size / GRAIN] = block;
    (*memory)->bytes += size;
}

void kr_table_memory_fini(KrVM *vm)
{
    struct KrTableMemory *memory = vm->table_memory;
    for (size_t i = 0; memory && i < sizeof memory->kept / sizeof *memory->kept; i++)
        for (Kept *block = memory->kept[i], *next; block; block = next) {
            next = block->next;
            free(block);
        }
    free(memory);
    vm->table_memory = NULL;
}
