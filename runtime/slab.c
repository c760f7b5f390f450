// SPDX-License-Identifier: MIT
// Slabs: see slab.h. Big objects carry a link head in front, so that they can be walked too.
#include "runtime/slab.h"

#include "base/pages.h"
#include "runtime/alloc_trace.h"
#include "runtime/vm.h"

#include <malloc.h>
#include <stdlib.h>

typedef struct Big { // in front of each object above KR_SLAB_LIMIT
    struct Big *next, *previous;
} Big;

// Memory for slabs comes in regions of 2 MiB, untouched until it is used. Those of a large heap are big pages: they cost a third of small ones,
// and walks through many objects miss the processor's table of pages less.
enum { REGION_SLABS = 32, PAGE = 4096 };
typedef struct Region {
    struct Region *next;
    char *slabs;
    uint32_t used;
} Region;

// Blocks of dead big objects, which the next of that size gets: malloc takes ten times as long.
enum { SPARE_STEP = 64, SPARE_SIZES = 256, SPARE_BYTES = 256 << 10 };

typedef struct Heap {
    Big *spare[SPARE_SIZES]; // by size / SPARE_STEP
    size_t spare_bytes;
    size_t cells; // in slabs of what may be tracked
    KrSlab *slabs;
    KrSlab *last_slab; // walks go from old to new
    KrSlab *empty;     // without a live cell: ready for any size class
    KrSlab *partial[2][KR_THREAD_SIZE_CLASSES]; // still with room for cells; [1]: plain
    struct Region *regions;
    size_t slab_count, reclaim_at; // slabs in use; how many there may be before empty ones are looked for
    Big *bigs, *last_big, *old_big; // those behind old_big (all, if it is null) are young
    void *hidden[2][KR_THREAD_SIZE_CLASSES]; // free cells while allocations are traced
} Heap;

static Heap *heap_of(KrVM *vm)
{
    if (!vm->heap)
        vm->heap = calloc(1, sizeof(Heap));
    return vm->heap;
}

static KrSlab *slab_of(const void *cell)
{
    return (KrSlab *)((uintptr_t)cell & ~(uintptr_t)(KR_SLAB_SIZE - 1));
}

// Takes the cells of empty slabs off a free list.
static void drop_empty(void **list)
{
    void *kept = NULL, **tail = &kept;
    for (void *cell = *list, *next; cell; cell = next) {
        next = *(void **)cell;
        if (slab_of(cell)->free == slab_of(cell)->count)
            continue;
        *tail = cell;
        tail = cell;
    }
    *tail = NULL;
    *list = kept;
}

// Slabs whose cells are all on this thread's free lists go to `empty`. Linear in slabs and free cells, so it
// is done when the heap has grown by an eighth.
static void reclaim(KrThread *thread, Heap *heap)
{
    for (KrSlab *slab = heap->slabs; slab; slab = slab->next)
        slab->free = 0;
    void **lists[] = {thread->free_cells[KR_SLAB_TRACKED], thread->free_cells[KR_SLAB_PLAIN]};
    for (size_t i = 0; i < 2 * KR_THREAD_SIZE_CLASSES; i++)
        for (void *cell = lists[i & 1][i / 2]; cell; cell = *(void **)cell)
            slab_of(cell)->free++;
    for (size_t i = 0; i < 2 * KR_THREAD_SIZE_CLASSES; i++)
        drop_empty(&lists[i & 1][i / 2]);
    for (KrSlab *slab = heap->slabs, *next; slab; slab = next) {
        next = slab->next;
        if (slab->free != slab->count)
            continue;
        *(slab->previous ? &slab->previous->next : &heap->slabs) = next;
        *(next ? &next->previous : &heap->last_slab) = slab->previous;
        heap->cells -= slab->is_plain ? 0 : slab->count;
        heap->slab_count--;
        KrSlab **partial = &heap->partial[slab->is_plain][slab->cell_size / 8 - 1];
        if (*partial == slab)
            *partial = NULL;
        slab->next = heap->empty;
        heap->empty = slab;
    }
    heap->reclaim_at = heap->slab_count + heap->slab_count / 8 + 16;
}

static KrSlab *take_slab(KrThread *thread, Heap *heap)
{
    if (!heap->empty && heap->slab_count >= heap->reclaim_at && !thread->vm->alloc_trace)
        reclaim(thread, heap);
    KrSlab *slab = heap->empty;
    if (slab) {
        heap->empty = slab->next;
        return slab;
    }
    Region *region = heap->regions;
    if (!region || region->used == REGION_SLABS) {
        enum { SIZE = REGION_SLABS * KR_SLAB_SIZE };
        region = malloc(sizeof *region);
        char *slabs = region ? aligned_alloc(SIZE, SIZE) : NULL;
        if (!slabs) {
            free(region);
            return NULL;
        }
        kr_pages_want_big(slabs, SIZE, heap->slab_count * KR_SLAB_SIZE);
        *region = (Region){heap->regions, slabs, 0};
        heap->regions = region;
    }
    return (KrSlab *)(void *)(region->slabs + (size_t)region->used++ * KR_SLAB_SIZE);
}

static char *cells_of(KrSlab *slab)
{
    return slab->is_plain ? (char *)slab->young : (char *)(slab + 1);
}

// More free cells: those that begin in the next page of a slab, so that little is touched before it is used. One of them is the
// result, the others go to *list.
static void *carve(KrThread *thread, Heap *heap, size_t size_class, bool plain, void **list)
{
    uint32_t cell_size = (uint32_t)(size_class + 1) * 8;
    KrSlab **partial = &heap->partial[plain][size_class];
    if (!*partial) {
        KrSlab *slab = take_slab(thread, heap);
        if (!slab)
            return NULL;
        *slab = (KrSlab){.previous = heap->last_slab,
                         .cell_size = cell_size,
                         .is_plain = plain,
                         .list = thread->vm->alloc_trace ? KR_SLAB_TRACED : plain};
        slab->capacity = (uint32_t)((size_t)((char *)slab + KR_SLAB_SIZE - KR_SLAB_READ_PAST - cells_of(slab)) / cell_size);
        *(heap->last_slab ? &heap->last_slab->next : &heap->slabs) = slab;
        heap->last_slab = slab;
        heap->slab_count++;
        *partial = slab;
    }
    KrSlab *slab = *partial;
    char *cells = cells_of(slab) + (size_t)slab->count * cell_size;
    uint32_t bytes = PAGE - (uint32_t)((uintptr_t)cells & (PAGE - 1)), room = slab->capacity - slab->count;
    uint32_t wanted = (bytes + cell_size - 1) / cell_size, made = wanted < room ? wanted : room;
    for (uint32_t i = 0; i < made; i++) { // in address order
        void **words = (void **)(void *)(cells + (size_t)i * cell_size);
        words[0] = i + 1 < made ? (char *)words + cell_size : NULL;
        words[1] = NULL;
    }
    slab->count += made;
    if (!plain)
        heap->cells += made;
    if (slab->count == slab->capacity)
        *partial = NULL;
    void **first = (void **)(void *)cells;
    *list = first[0];
    return first;
}

void kr_slab_trace_settle(KrThread *thread)
{
    Heap *heap = heap_of(thread->vm);
    for (size_t i = 0; i < KR_THREAD_SIZE_CLASSES; i++) {
        void *cell = thread->free_cells[KR_SLAB_TRACED][i];
        if (KR_LIKELY(!cell))
            continue;
        thread->free_cells[KR_SLAB_TRACED][i] = NULL;
        for (void *next; cell; cell = next) {
            next = *(void **)cell;
            kr_alloc_trace_forget(thread, cell);
            void **list = &heap->hidden[slab_of(cell)->is_plain][i];
            *(void **)cell = *list;
            *list = cell;
        }
    }
}

static void swap_lists(void **a, void **b)
{
    for (size_t i = 0; i < KR_THREAD_SIZE_CLASSES; i++) {
        void *list = a[i];
        a[i] = b[i];
        b[i] = list;
    }
}

void kr_slab_trace(KrThread *thread, bool on)
{
    Heap *heap = heap_of(thread->vm);
    if (!on)
        kr_slab_trace_settle(thread);
    swap_lists(thread->free_cells[KR_SLAB_TRACKED], heap->hidden[false]);
    swap_lists(thread->free_cells[KR_SLAB_PLAIN], heap->hidden[true]);
    thread->plain_list = on ? KR_SLAB_TRACED : KR_SLAB_PLAIN;
    for (KrSlab *slab = heap->slabs; slab; slab = slab->next)
        slab->list = on ? KR_SLAB_TRACED : slab->is_plain;
}

static void *traced_cell(KrThread *thread, Heap *heap, size_t size_class, bool plain)
{
    kr_slab_trace_settle(thread);
    void **list = &heap->hidden[plain][size_class], *cell = *list;
    if (cell)
        *list = *(void **)cell;
    else
        cell = carve(thread, heap, size_class, plain, list);
    if (cell)
        kr_alloc_trace_note(thread, cell, (size_class + 1) * 8);
    return cell;
}

void *kr_slab_refill(KrThread *thread, size_t size_class, bool plain)
{
    Heap *heap = heap_of(thread->vm);
    if (!heap)
        return NULL;
    void *cell = KR_UNLIKELY(thread->vm->alloc_trace) ? traced_cell(thread, heap, size_class, plain)
                                                      : carve(thread, heap, size_class, plain, &thread->free_cells[plain][size_class]);
    if (cell && !plain)
        kr_slab_note_young(cell);
    return cell;
}

size_t kr_slab_cells(const KrVM *vm)
{
    const Heap *heap = vm->heap;
    return heap ? heap->cells : 0;
}

static Big *big_block(Heap *heap, size_t size)
{
    size_t steps = (size + SPARE_STEP - 1) / SPARE_STEP;
    if (KR_SLAB_SANITIZED || steps >= SPARE_SIZES)
        return malloc(size);
    Big *spare = heap->spare[steps];
    if (!spare)
        return malloc(steps * SPARE_STEP);
    heap->spare[steps] = spare->next;
    heap->spare_bytes -= steps * SPARE_STEP;
    return spare;
}

static void free_block(Heap *heap, Big *big)
{
    size_t steps = KR_SLAB_SANITIZED ? SPARE_SIZES : malloc_usable_size(big) / SPARE_STEP;
    if (steps >= SPARE_SIZES || heap->spare_bytes + steps * SPARE_STEP > SPARE_BYTES) {
        free(big);
        return;
    }
    big->next = heap->spare[steps];
    heap->spare[steps] = big;
    heap->spare_bytes += steps * SPARE_STEP;
}

void *kr_slab_alloc_big(KrThread *thread, size_t size)
{
    Heap *heap = heap_of(thread->vm);
    Big *big = heap ? big_block(heap, sizeof *big + size + (size == sizeof(KrObject) ? KR_SLAB_READ_PAST : 0)) : NULL;
    if (!big)
        return NULL;
    *big = (Big){NULL, heap->last_big};
    ((KrObject *)(big + 1))->type = NULL; // not an object yet
    if (heap->last_big)
        heap->last_big->next = big;
    else
        heap->bigs = big;
    heap->last_big = big;
    kr_alloc_trace_moved(thread, NULL, big + 1, size);
    return big + 1;
}

void kr_slab_free_big(KrThread *thread, void *cell, size_t size)
{
    (void)size;
    Heap *heap = thread->vm->heap;
    Big *big = (Big *)cell - 1;
    kr_alloc_trace_moved(thread, cell, NULL, 0);
    if (heap->old_big == big)
        heap->old_big = big->previous;
    if (big->previous)
        big->previous->next = big->next;
    else
        heap->bigs = big->next;
    if (big->next)
        big->next->previous = big->previous;
    else
        heap->last_big = big->previous;
    free_block(heap, big);
}

// The live objects from cell `first` to before cell `last`. Their heads are seldom in the processor's cache: they are asked for in time.
KR_INLINE void visit_cells(KrSlab *slab, uint32_t first, uint32_t last, void (*visit)(KrObject *, void *), void *context)
{
    enum { AHEAD = 512 };
    size_t size = slab->cell_size;
    char *cell = cells_of(slab) + first * size, *end = cells_of(slab) + last * size;
    for (; cell < end; cell += size) {
        __builtin_prefetch(cell + AHEAD);
        KrObject *object = (KrObject *)(void *)cell;
        if (object->type)
            visit(object, context);
    }
}

static void each(KrVM *vm, bool plain, void (*visit)(KrObject *, void *), void *context)
{
    Heap *heap = heap_of(vm);
    if (!heap)
        return;
    for (KrSlab *slab = heap->slabs; slab; slab = slab->next) {
        if (slab->is_plain && !plain)
            continue;
        visit_cells(slab, 0, slab->count, visit, context);
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

// The cells that begin in a block.
static void visit_block(KrSlab *slab, size_t block, void (*visit)(KrObject *, void *), void *context)
{
    size_t start = block << KR_SLAB_BLOCK_SHIFT, end = start + (1 << KR_SLAB_BLOCK_SHIFT), size = slab->cell_size;
    size_t cells = (size_t)(cells_of(slab) - (char *)slab);
    size_t first = start > cells ? (start - cells + size - 1) / size : 0, last = (end - cells + size - 1) / size;
    visit_cells(slab, (uint32_t)first, last < slab->count ? (uint32_t)last : slab->count, visit, context);
}

void kr_slab_each_young(KrVM *vm, void (*visit)(KrObject *, void *), void *context)
{
    Heap *heap = heap_of(vm);
    if (!heap)
        return;
    for (KrSlab *slab = heap->slabs; slab; slab = slab->next) {
        for (size_t at = 0; at < KR_SLAB_BLOCKS && !slab->is_plain; at += 8) {
            uint64_t eight;
            memcpy(&eight, slab->young + at, 8);
            if (!eight)
                continue;
            for (size_t block = at; block < at + 8; block++)
                if (slab->young[block])
                    visit_block(slab, block, visit, context);
            memset(slab->young + at, 0, 8);
        }
    }
    for (Big *big = heap->old_big ? heap->old_big->next : heap->bigs; big; big = big->next)
        if (((KrObject *)(big + 1))->type)
            visit((KrObject *)(big + 1), context);
    heap->old_big = heap->last_big;
}

void kr_slab_fini(KrVM *vm)
{
    Heap *heap = vm->heap;
    if (!heap)
        return;
    while (heap->regions) {
        Region *next = heap->regions->next;
        free(heap->regions->slabs);
        free(heap->regions);
        heap->regions = next;
    }
    while (heap->bigs) {
        Big *next = heap->bigs->next;
        free(heap->bigs);
        heap->bigs = next;
    }
    for (size_t i = 0; i < SPARE_SIZES; i++)
        for (Big *spare = heap->spare[i], *next; spare; spare = next) {
            next = spare->next;
            free(spare);
        }
    free(heap);
    vm->heap = NULL;
}
