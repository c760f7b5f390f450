// SPDX-License-Identifier: MIT
// Traces of allocations: a table from live blocks to their size and the lines of Python that asked for them.
//
// Costs nothing while it is off: the fast path of the allocator pops a free list. While it is on, the lists of the
// fast path are empty and what is freed goes to lists of its own (slab.h, KR_SLAB_TRACED), so each allocation
// comes to kr_slab_refill, which notes what has died since and then the new block. Machine code does not keep
// frames up to date, hence no trace runs meanwhile (tier2.c asks).
//
// Owns: the table (open addressing, linear probing, at most two thirds full), the tracebacks (chained by hash, kept until they are
// cleared) with their file names.
// Invariant: a block is in the table at most once; `size` is the sum over the table.
// Memory is malloc's own; without any a block simply is not noted. Called with the GIL.
// Users: slab.c, those who call kr_alloc_trace_moved, modules/tracemalloc_module.c. Tests: tests/lang/modules/tracemalloc/.
#include "runtime/alloc_trace.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/frame_layout.h"
#include "runtime/slab.h"
#include "runtime/str.h"

#include <stdlib.h>
#include <string.h>

enum { CHAINS = 4096 };

struct KrAllocTrace {
    uint32_t limit; // frames of a traceback
    bool paused;
    size_t size, peak;   // bytes in use
    size_t count, mask;  // live entries; entries - 1
    KrAllocBlock *table; // or null
    size_t places_size;  // bytes of all tracebacks
    KrAllocPlaces *chains[CHAINS];
    KrAllocPlaces unknown; // where no Python runs
};
typedef struct KrAllocTrace Trace;

static size_t slot_of(const Trace *trace, const void *block)
{
    uint64_t hash = (uint64_t)(uintptr_t)block * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(hash >> 20) & trace->mask;
}

static KrAllocBlock *find(const Trace *trace, const void *block)
{
    if (!trace->table) return NULL;
    for (size_t i = slot_of(trace, block);; i = (i + 1) & trace->mask) {
        if (trace->table[i].block == block) return &trace->table[i];
        if (!trace->table[i].block) return NULL;
    }
}

static bool grow(Trace *trace)
{
    size_t size = trace->table ? (trace->mask + 1) * 2 : 1024;
    KrAllocBlock *old = trace->table, *table = calloc(size, sizeof *table);
    if (!table) return false;
    size_t old_size = old ? trace->mask + 1 : 0;
    trace->table = table;
    trace->mask = size - 1;
    for (size_t k = 0; k < old_size; k++) {
        if (!old[k].block) continue;
        size_t i = slot_of(trace, old[k].block);
        while (table[i].block)
            i = (i + 1) & trace->mask;
        table[i] = old[k];
    }
    free(old);
    return true;
}

void kr_alloc_trace_forget(KrThread *thread, const void *block)
{
    Trace *trace = thread->vm->alloc_trace;
    KrAllocBlock *entry = find(trace, block);
    if (!entry) return;
    trace->size -= entry->size;
    trace->count--;
    size_t hole = (size_t)(entry - trace->table);
    for (size_t i = (hole + 1) & trace->mask; trace->table[i].block;
         i = (i + 1) & trace->mask) {
        size_t home = slot_of(trace, trace->table[i].block);
        if (((i - home) & trace->mask) >= ((i - hole) & trace->mask)) {
            trace->table[hole] = trace->table[i];
            hole = i;
        }
    }
    trace->table[hole].block = NULL;
}

// A frame that has not begun (its cells are being made) does not count yet.
static bool has_begun(const KrFrame *frame)
{
    const KrUnit *units = frame->code->units;
    if (frame->ip < units) return false;
    return (uint32_t)(frame->ip - units) >= kr_code_first_resume(frame->code);
}

static KrAllocPlaces *places_here(KrThread *thread, Trace *trace)
{
    KrAllocPlace few[32], *places = few;
    if (trace->limit > 32) {
        places = malloc(trace->limit * sizeof *places);
        if (!places) return NULL;
    }
    uint32_t total = 0, count = 0;
    uint64_t hash = 0;
    for (const KrFrame *frame = thread->frame; frame; frame = frame->previous) {
        if (!has_begun(frame)) continue;
        if (total < UINT16_MAX) total++;
        if (count == trace->limit) continue;
        int32_t line = kr_frame_line(frame);
        places[count++] = (KrAllocPlace){frame->code->filename, line < 0 ? 0 : line, 0};
        hash =
            (hash ^ kr_own_bits(frame->code->filename)) * UINT64_C(0x9E3779B97F4A7C15);
        hash = (hash ^ (uint32_t)line) * UINT64_C(0xD6E8FEB86659FD93);
        hash ^= hash >> 29;
    }
    hash ^= total;
    KrAllocPlaces *found = count ? trace->chains[hash % CHAINS] : &trace->unknown;
    while (found && count &&
           (found->hash != hash || found->total != total || found->count != count ||
            memcmp(found->places, places, count * sizeof *places) != 0))
        found = found->next;
    if (!found && (found = malloc(sizeof *found + count * sizeof *places))) {
        *found = (KrAllocPlaces){trace->chains[hash % CHAINS], hash, total, count};
        for (uint32_t i = 0; i < count; i++)
            found->places[i] =
                (KrAllocPlace){kr_dup(kr_ref(places[i].filename)), places[i].line, 0};
        trace->chains[hash % CHAINS] = found;
        trace->places_size += sizeof *found + count * sizeof *places;
    }
    if (places != few) free(places);
    return found;
}

void kr_alloc_trace_note(KrThread *thread, const void *block, size_t size)
{
    Trace *trace = thread->vm->alloc_trace;
    if (trace->paused) return;
    if ((!trace->table || trace->count * 3 >= trace->mask * 2) && !grow(trace)) return;
    const KrAllocPlaces *places = places_here(thread, trace);
    if (!places) return;
    size_t i = slot_of(trace, block);
    while (trace->table[i].block && trace->table[i].block != block)
        i = (i + 1) & trace->mask;
    if (trace->table[i].block)
        trace->size -= trace->table[i].size;
    else
        trace->count++;
    trace->table[i] = (KrAllocBlock){block, size, places};
    trace->size += size;
    if (trace->size > trace->peak) trace->peak = trace->size;
}

static void forget_all(KrThread *thread, Trace *trace)
{
    free(trace->table);
    trace->table = NULL;
    trace->count = trace->mask = trace->size = trace->peak = trace->places_size = 0;
    for (size_t i = 0; i < CHAINS; i++) {
        KrAllocPlaces *next, *places = trace->chains[i];
        trace->chains[i] = NULL;
        for (; places; places = next) {
            next = places->next;
            for (uint32_t k = 0; k < places->count; k++)
                kr_drop(thread, places->places[k].filename);
            free(places);
        }
    }
}

bool kr_alloc_trace_start(KrThread *thread, uint32_t frames)
{
    if (thread->vm->alloc_trace) return true;
    Trace *trace = calloc(1, sizeof *trace + sizeof *trace->unknown.places);
    if (!trace) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    KrOwn unknown = kr_str_from_ascii(thread, "<unknown>");
    if (kr_is_null(unknown)) {
        free(trace);
        return false;
    }
    trace->unknown.total = trace->unknown.count = 1;
    trace->unknown.places[0].filename = unknown;
    trace->limit = thread->vm->alloc_trace_limit = frames;
    thread->vm->alloc_trace = trace;
    kr_slab_trace(thread, true);
    for (KrActivation *a = thread->activation; a; a = a->previous)
        a->stale = true; // traces that are running are left at the next chance
    return true;
}

void kr_alloc_trace_stop(KrThread *thread)
{
    Trace *trace = thread->vm->alloc_trace;
    if (!trace) return;
    trace->paused = true;
    kr_slab_trace(thread, false);
    thread->vm->alloc_trace = NULL;
    forget_all(thread, trace);
    kr_drop(thread, trace->unknown.places[0].filename);
    free(trace);
}

void kr_alloc_trace_clear(KrThread *thread)
{
    Trace *trace = thread->vm->alloc_trace;
    if (trace) forget_all(thread, trace);
}

uint32_t kr_alloc_trace_limit(const KrVM *vm)
{
    return vm->alloc_trace_limit ? vm->alloc_trace_limit : 1;
}

void kr_alloc_trace_totals(KrThread *thread, size_t *size, size_t *peak, bool reset)
{
    Trace *trace = thread->vm->alloc_trace;
    *size = *peak = 0;
    if (!trace) return;
    kr_slab_trace_settle(thread);
    if (reset) trace->peak = trace->size;
    *size = trace->size;
    *peak = trace->peak;
}

size_t kr_alloc_trace_own_size(const KrVM *vm)
{
    const Trace *trace = vm->alloc_trace;
    if (!trace) return 0;
    return sizeof *trace + trace->places_size +
           (trace->table ? (trace->mask + 1) * sizeof *trace->table : 0);
}

void kr_alloc_trace_pause(KrVM *vm, bool paused)
{
    if (vm->alloc_trace) vm->alloc_trace->paused = paused;
}

const KrAllocBlock *kr_alloc_trace_find(KrThread *thread, const void *block)
{
    const Trace *trace = thread->vm->alloc_trace;
    if (!trace) return NULL;
    kr_slab_trace_settle(thread);
    return find(trace, block);
}

const KrAllocBlock *kr_alloc_trace_next(KrThread *thread, size_t *position)
{
    const Trace *trace = thread->vm->alloc_trace;
    if (!trace || !trace->table) return NULL;
    for (size_t i = *position; i <= trace->mask; i++) {
        if (trace->table[i].block) {
            *position = i + 1;
            return &trace->table[i];
        }
    }
    return NULL;
}
