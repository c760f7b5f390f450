// SPDX-License-Identifier: MIT
// Memory of heap objects: 64 KiB slabs of equal cells for up to 512 bytes, malloc above.
//
//   slab (64 KiB aligned) | head | cell | cell | ...        all cells of one size class
//   free cell             | next free | 0 (type word) | ...
//
// A cell is free iff its second word (the type pointer of an object) is 0; that is how the collector
// finds objects without links. Where cells have been taken since it last looked is noted in the slab, block by block, so that it
// finds young objects without going over the heap. What is never tracked by the collector (str, int, the arrays of lists and dicts) has
// slabs of its own, which collections do not walk. Cells come into being a page at a time. Free lists are per thread and popped inline (kr_slab_alloc).
// Guards of code that is specialized read the shape of whatever comes, which a bare KrObject does not have: behind
// each object there are KR_SLAB_READ_PAST bytes of some memory.
// Invariant: a free cell is on exactly one free list. Tests: tests/leaks/run.py.
#pragma once

#include "base/alloc.h"
#include "runtime/thread.h"

#if defined(__SANITIZE_ADDRESS__)
#define KR_SLAB_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KR_SLAB_SANITIZED 1
#endif
#endif
#ifndef KR_SLAB_SANITIZED
#define KR_SLAB_SANITIZED 0
#endif

// Under AddressSanitizer every object is a block of malloc, so that it sees uses after the end.
enum { KR_SLAB_SIZE = 1 << 16, KR_SLAB_LIMIT = 512, KR_SLAB_READ_PAST = sizeof(void *) };
enum { KR_SLAB_BLOCK_SHIFT = 8, KR_SLAB_BLOCKS = KR_SLAB_SIZE >> KR_SLAB_BLOCK_SHIFT };

typedef struct KrSlab {
    struct KrSlab *next, *previous; // all slabs of the process' heap
    uint32_t cell_size;
    uint32_t count, capacity; // cells made so far; that fit
    uint32_t free;  // cells on the thread's free list, while slabs are reclaimed
    bool is_plain;  // holds nothing that the collector tracks
    uint8_t list;   // which of the thread's free lists its cells go to when they die: KR_SLAB_*
    _Alignas(16) uint8_t young[KR_SLAB_BLOCKS]; // has a cell that begins in this block been taken since kr_slab_each_young? (Plain slabs: cells begin here.)
} KrSlab;

// Kinds of free lists (KrThread.free_cells). Nothing takes cells from the last but kr_slab_refill: while allocations
// are traced (alloc_trace.h) all that dies goes there, and the other lists stay empty.
enum { KR_SLAB_TRACKED, KR_SLAB_PLAIN, KR_SLAB_TRACED };

KR_NOINLINE void *kr_slab_refill(KrThread *thread, size_t size_class, bool plain) KR_NODISCARD; // null: no memory
KR_NOINLINE void *kr_slab_alloc_big(KrThread *thread, size_t size) KR_NODISCARD;    // above KR_SLAB_LIMIT
KR_NOINLINE void kr_slab_free_big(KrThread *thread, void *cell, size_t size);
// Calls visit for every live object. No object may be made or freed meanwhile.
void kr_slab_each(KrVM *vm, void (*visit)(KrObject *, void *), void *context);
// Only what may be tracked.
void kr_slab_each_tracked(KrVM *vm, void (*visit)(KrObject *, void *), void *context);
// Only what may be tracked and has been made since the last such call (and maybe what lies beside it).
void kr_slab_each_young(KrVM *vm, void (*visit)(KrObject *, void *), void *context);
size_t kr_slab_cells(const KrVM *vm); // free ones too: what kr_slab_each_tracked goes over
void kr_slab_fini(KrVM *vm);
void kr_slab_trace(KrThread *thread, bool on);     // for alloc_trace.c
void kr_slab_trace_settle(KrThread *thread);       // what has died is noted

KR_INLINE void kr_slab_note_young(void *cell)
{
    KrSlab *slab = (KrSlab *)((uintptr_t)cell & ~(uintptr_t)(KR_SLAB_SIZE - 1));
    slab->young[((uintptr_t)cell & (KR_SLAB_SIZE - 1)) >> KR_SLAB_BLOCK_SHIFT] = 1;
}

// Uninitialized memory for an object of `size` bytes.
KR_INLINE void *kr_slab_alloc(KrThread *thread, size_t size)
{
    if (kr_alloc_fails())
        return NULL;
    if (KR_UNLIKELY(size > KR_SLAB_LIMIT || KR_SLAB_SANITIZED))
        return kr_slab_alloc_big(thread, size);
    size_t size_class = (size + 7) / 8 - 1;
    void **list = &thread->free_cells[KR_SLAB_TRACKED][size_class], *cell = *list;
    if (KR_UNLIKELY(!cell))
        return kr_slab_refill(thread, size_class, false);
    memcpy(list, cell, sizeof(void *));
    __builtin_prefetch(*list, 1); // the next one, which may have died long ago
    kr_slab_note_young(cell);
    return cell;
}

// The same for what the collector never tracks.
KR_INLINE void *kr_slab_alloc_plain(KrThread *thread, size_t size)
{
    if (KR_UNLIKELY(size > KR_SLAB_LIMIT || KR_SLAB_SANITIZED))
        return kr_slab_alloc_big(thread, size);
    size_t size_class = (size + 7) / 8 - 1;
    void **list = &thread->free_cells[KR_SLAB_PLAIN][size_class], *cell = *list;
    if (KR_UNLIKELY(!cell))
        return kr_slab_refill(thread, size_class, true);
    memcpy(list, cell, sizeof(void *));
    __builtin_prefetch(*list, 1);
    return cell;
}

// An object of a type in C (not of a class) with count 1, whose body holds anything: it is to be filled before
// something can look. Null: no memory, nothing is raised.
KR_INLINE void *kr_slab_object(KrThread *thread, KrType *type, size_t size)
{
    KrObject *object = kr_slab_alloc(thread, size);
    if (KR_LIKELY(object != NULL))
        *object = (KrObject){1, 0, 0, type};
    return object;
}

KR_INLINE void kr_slab_free(KrThread *thread, void *cell, size_t size)
{
    if (KR_UNLIKELY(size > KR_SLAB_LIMIT || KR_SLAB_SANITIZED)) {
        kr_slab_free_big(thread, cell, size);
        return;
    }
    size_t size_class = (size + 7) / 8 - 1;
    void **words = cell;
#if KR_CHECK >= 1
    memset(cell, 0xDF, (size_class + 1) * 8);
#endif
    const KrSlab *slab = (const KrSlab *)((uintptr_t)cell & ~(uintptr_t)(KR_SLAB_SIZE - 1));
    void **list = &thread->free_cells[slab->list][size_class];
    words[0] = *list;
    words[1] = NULL; // the mark of a free cell
    *list = cell;
}

// A cell of kr_slab_alloc_plain.
KR_INLINE void kr_slab_free_plain(KrThread *thread, void *cell, size_t size)
{
    if (KR_UNLIKELY(size > KR_SLAB_LIMIT || KR_SLAB_SANITIZED)) {
        kr_slab_free_big(thread, cell, size);
        return;
    }
    size_t size_class = (size + 7) / 8 - 1;
    void **words = cell;
#if KR_CHECK >= 1
    memset(cell, 0xDF, (size_class + 1) * 8);
#endif
    void **list = &thread->free_cells[thread->plain_list][size_class];
    words[0] = *list;
    words[1] = NULL;
    *list = cell;
}
