// SPDX-License-Identifier: MIT
// Slabs: see slab.h. Big objects carry a link head in front, so that they can be walked too.
#include "runtime/slab.h"

#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Big { // in front of each object above KR_SLAB_LIMIT
    struct Big *next, *previous;
} Big;

typedef struct Heap {
    size_t cells; // in slabs of what may be tracked
    KrSlab *slabs;
    KrSlab *last_slab; // walks go from old to new
    Big *bigs, *last_big;
} Heap;

static Heap *heap_of(KrVM *vm)
{
    if (!vm->heap)
        vm->heap = calloc(1, sizeof(Heap));
    return vm->heap;
}

void *kr_slab_refill(KrThread *thread, size_t size_class, bool plain)
{
    Heap *heap = heap_of(thread->vm);
    KrSlab *slab = heap ? aligned_alloc(KR_SLAB_SIZE, KR_SLAB_SIZE) : NULL;
    if (!slab)
        return NULL;
    uint32_t cell_size = (uint32_t)(size_class + 1) * 16;
    size_t head = (sizeof *slab + 15) & ~(size_t)15;
    *slab = (KrSlab){NULL, heap->last_slab, cell_size, (uint32_t)((KR_SLAB_SIZE - head) / cell_size), plain};
    if (heap->last_slab)
        heap->last_slab->next = slab;
    else
        heap->slabs = slab;
    if (!plain)
        heap->cells += slab->count;
    heap->last_slab = slab;
    char *cells = (char *)slab + head;
    for (uint32_t i = 0; i < slab->count; i++) { // in address order
        void **words = (void **)(void *)(cells + (size_t)i * cell_size);
        words[0] = i + 1 < slab->count ? (char *)words + cell_size : NULL;
        words[1] = NULL;
    }
    void **first = (void **)(void *)cells;
    (plain ? thread->free_plain : thread->free_cells)[size_class] = first[0];
    return first;
}

size_t kr_slab_cells(const KrVM *vm)
{
    const Heap *heap = vm->heap;
    return heap ? heap->cells : 0;
}

void *kr_slab_alloc_big(KrThread *thread, size_t size)
{
    Heap *heap = heap_of(thread->vm);
    Big *big = heap ? malloc(sizeof *big + size) : NULL;
    if (!big)
        return NULL;
    *big = (Big){NULL, heap->last_big};
    ((KrObject *)(big + 1))->type = NULL; // not an object yet
    if (heap->last_big)
        heap->last_big->next = big;
    else
        heap->bigs = big;
    heap->last_big = big;
    return big + 1;
}

void kr_slab_free_big(KrThread *thread, void *cell, size_t size)
{
    (void)size;
    Heap *heap = thread->vm->heap;
    Big *big = (Big *)cell - 1;
    if (big->previous)
        big->previous->next = big->next;
    else
        heap->bigs = big->next;
    if (big->next)
        big->next->previous = big->previous;
    else
        heap->last_big = big->previous;
    free(big);
}

static void each(KrVM *vm, bool plain, void (*visit)(KrObject *, void *), void *context)
{
    Heap *heap = heap_of(vm);
    if (!heap)
        return;
    for (KrSlab *slab = heap->slabs; slab; slab = slab->next) {
        if (slab->is_plain && !plain)
            continue;
        char *cells = (char *)slab + ((sizeof *slab + 15) & ~(size_t)15);
        for (uint32_t i = 0; i < slab->count; i++) {
            KrObject *object = (KrObject *)(void *)(cells + (size_t)i * slab->cell_size);
            if (object->type)
                visit(object, context);
        }
    }
    for (Big *big = heap->bigs; big; big = big->next)
        if (((KrObject *)(big + 1))->type)
            visit((KrObject *)(big + 1), context);
}

void kr_slab_each(KrVM *vm, void (*visit)(KrObject *, void *), void *context)
{
    each(vm, true, visit, context);
}

void kr_slab_each_tracked(KrVM *vm, void (*visit)(KrObject *, void *), void *context)
{
    each(vm, false, visit, context);
}

void kr_slab_fini(KrVM *vm)
{
    Heap *heap = vm->heap;
    if (!heap)
        return;
    while (heap->slabs) {
        KrSlab *next = heap->slabs->next;
        free(heap->slabs);
        heap->slabs = next;
    }
    while (heap->bigs) {
        Big *next = heap->bigs->next;
        free(heap->bigs);
        heap->bigs = next;
    }
    free(heap);
    vm->heap = NULL;
}
