// SPDX-License-Identifier: MIT
// Cycle collector: see gc.h.
//
// Counts are copied into an array parallel to the list of candidates; an object's index while
// collecting is kept in that list's order through a hash table of addresses.
#include "runtime/gc.h"

#include "runtime/exception.h"
#include "runtime/slab.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Collection {
    KrObject **objects; // candidates
    int64_t *counts;    // references from outside the candidates
    uint32_t *table;    // address -> index + 1
    size_t count, capacity, mask;
    size_t *stack;      // reachable ones whose children are to be visited
    size_t depth;
} Collection;

static void add_candidate(KrObject *object, void *context)
{
    Collection *c = context;
    if (!(object->gc & KR_GC_TRACKED) || (int32_t)object->count < 0 || !object->type->visit)
        return;
    if (c->count == c->capacity) {
        size_t capacity = c->capacity ? c->capacity * 2 : 1024;
        KrObject **grown = realloc(c->objects, capacity * sizeof *grown);
        if (!grown)
            return; // not looked at this time: never wrong, only late
        c->objects = grown;
        c->capacity = capacity;
    }
    c->objects[c->count++] = object;
}

static size_t hash_address(const void *address)
{
    uint64_t bits = (uint64_t)(uintptr_t)address >> 4;
    return (size_t)(bits * UINT64_C(0x9E3779B97F4A7C15) >> 20);
}

// Index of an object among the candidates, or SIZE_MAX.
static size_t find(const Collection *c, KrRef child)
{
    if (!kr_is_ptr(child) || kr_ref_is_null(child))
        return SIZE_MAX;
    const KrObject *object = kr_obj(child);
    for (size_t i = hash_address(object) & c->mask; c->table[i]; i = (i + 1) & c->mask)
        if (c->objects[c->table[i] - 1] == object)
            return c->table[i] - 1;
    return SIZE_MAX;
}

static void subtract(KrRef child, void *context)
{
    Collection *c = context;
    size_t index = find(c, child);
    if (index != SIZE_MAX)
        c->counts[index]--;
}

static void reach(KrRef child, void *context)
{
    Collection *c = context;
    size_t index = find(c, child);
    if (index == SIZE_MAX || c->objects[index]->gc & KR_GC_REACHABLE)
        return;
    c->objects[index]->gc |= KR_GC_REACHABLE;
    c->stack[c->depth++] = index;
}

static bool prepare(Collection *c)
{
    size_t size = 64;
    while (size < c->count * 2)
        size *= 2;
    c->mask = size - 1;
    c->table = calloc(size, sizeof *c->table);
    c->counts = calloc(c->count + 1, sizeof *c->counts);
    c->stack = calloc(c->count + 1, sizeof *c->stack);
    if (!c->table || !c->counts || !c->stack)
        return false;
    for (size_t k = 0; k < c->count; k++) {
        size_t i = hash_address(c->objects[k]) & c->mask;
        while (c->table[i])
            i = (i + 1) & c->mask;
        c->table[i] = (uint32_t)k + 1;
        c->counts[k] = c->objects[k]->count;
        c->objects[k]->gc &= (uint16_t)~KR_GC_REACHABLE;
    }
    return true;
}

static void mark_reachable(Collection *c)
{
    for (size_t k = 0; k < c->count; k++)
        c->objects[k]->type->visit(c->objects[k], subtract, c);
    for (size_t k = 0; k < c->count; k++)
        if (c->counts[k] > 0)
            reach(kr_from_obj(c->objects[k]), c);
    while (c->depth) {
        KrObject *object = c->objects[c->stack[--c->depth]];
        object->type->visit(object, reach, c);
    }
}

size_t kr_gc_collect(KrThread *thread, int generation)
{
    (void)generation; // every collection looks at everything
    Collection c = {0};
    size_t found = 0;
    if (thread->vm->collecting)
        return 0;
    thread->vm->collecting = true;
    KrOwn pending = kr_exception_fetch(thread);
    kr_slab_each(thread->vm, add_candidate, &c);
    if (prepare(&c)) {
        mark_reachable(&c);
        for (size_t k = 0; k < c.count; k++) // garbage first, each held once
            if (!(c.objects[k]->gc & KR_GC_REACHABLE)) {
                kr_object_dup(c.objects[k]);
                c.objects[found++] = c.objects[k];
            }
        bool finalized = false;
        for (size_t k = 0; k < found; k++) { // __del__ once, before anything is torn apart
            KrObject *object = c.objects[k];
            if (object->type->finalize && !(object->flags & KR_OBJECT_FINALIZED)) {
                object->flags |= KR_OBJECT_FINALIZED;
                finalized = true;
                if (!object->type->finalize(thread, kr_from_obj(object)))
                    kr_exception_write_unraisable(thread, kr_from_obj(object));
            }
        }
        for (size_t k = 0; k < found; k++) // what a finalizer may have resurrected waits for the next time
            if (!finalized && c.objects[k]->type->clear)
                c.objects[k]->type->clear(thread, c.objects[k]);
        for (size_t k = 0; k < found; k++)
            kr_object_drop(thread, c.objects[k]);
    }
    thread->gc_young_count = 0;
    thread->gc_threshold = KR_THREAD_GC_THRESHOLD + (c.count - found) / 2; // linear in all
    free(c.objects);
    free(c.counts);
    free(c.table);
    free(c.stack);
    kr_exception_restore(thread, pending);
    thread->vm->collecting = false;
    return found;
}
