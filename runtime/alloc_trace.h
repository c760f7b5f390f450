// SPDX-License-Identifier: MIT
// Which block of memory was allocated where: what _tracemalloc asks for. See alloc_trace.c.
#pragma once

#include "runtime/vm.h"

#include <stddef.h>

typedef struct KrAllocPlace { // one line of a traceback
    KrOwn filename;           // str
    int32_t line;             // 0: unknown
    uint32_t zero;            // places are compared as bytes
} KrAllocPlace;

typedef struct
    KrAllocPlaces { // a traceback, the innermost line first; equal ones are one
    struct KrAllocPlaces *next; // of the same chain
    uint64_t hash;
    uint32_t total, count; // frames there were; that are kept
    KrAllocPlace places[];
} KrAllocPlaces;

typedef struct KrAllocBlock { // one live block
    const void *block;        // null: an empty entry
    size_t size;
    const KrAllocPlaces *places;
} KrAllocBlock;

enum {
    KR_ALLOC_TRACE_FRAMES = 0xFFFF
}; // the most that a traceback may be asked to have

bool kr_alloc_trace_start(KrThread *thread, uint32_t frames)
    KR_RAISES;                              // a second start changes nothing
void kr_alloc_trace_stop(KrThread *thread); // and forgets everything
void kr_alloc_trace_clear(KrThread *thread);
uint32_t kr_alloc_trace_limit(const KrVM *vm) KR_LEAF; // frames of a traceback
// Bytes in use, and their peak; reset: the peak is what is in use.
void kr_alloc_trace_totals(KrThread *thread, size_t *size, size_t *peak, bool reset);
size_t kr_alloc_trace_own_size(const KrVM *vm) KR_LEAF; // bytes that tracing takes
// Nothing is noted between pause(true) and pause(false).
void kr_alloc_trace_pause(KrVM *vm, bool paused);
const KrAllocBlock *kr_alloc_trace_find(KrThread *thread,
                                        const void *block); // null: unknown
// One block after the other (position 0 at first), null: no more. Tracing is paused meanwhile.
const KrAllocBlock *kr_alloc_trace_next(KrThread *thread, size_t *position);

// For the allocator (slab.c): only while it is on.
KR_NOINLINE void kr_alloc_trace_note(KrThread *thread, const void *block, size_t size);
KR_NOINLINE void kr_alloc_trace_forget(KrThread *thread, const void *block);

KR_INLINE bool kr_alloc_trace_is_on(const KrVM *vm)
{
    return KR_UNLIKELY(vm->alloc_trace != NULL);
}
// For those who take large buffers from malloc: one has come to be (old null), has moved or changed its size,
// or is about to be freed (block null).
KR_INLINE void kr_alloc_trace_moved(KrThread *thread, const void *old,
                                    const void *block, size_t size)
{
    if (kr_alloc_trace_is_on(thread->vm)) {
        if (old) kr_alloc_trace_forget(thread, old);
        if (block) kr_alloc_trace_note(thread, block, size);
    }
}
