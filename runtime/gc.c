// SPDX-License-Identifier: MIT
// Cycle collector: see gc.h.
//
// The counts themselves are the scratch memory, since no Python code runs while they are changed:
//   1. each candidate takes one from the count of every candidate it refers to; what is left are
//      the references from outside
//   2. what has some is reachable, and so is all that it refers to (KR_GC_REACHABLE)
//   3. the counts get back what step 1 took
// What was not reached is garbage. Finalizers may resurrect part of it; then the same three steps run
// once more over the garbage alone (KR_GC_CANDIDATE), and what has an owner outside of it survives.
// Invariant: `visit` of a type names each owned reference to a collectable object exactly once. The
// collector adds an instance's class itself.
#include "runtime/gc.h"

#include "runtime/exception.h"
#include "runtime/slab.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

#include <stdlib.h>

// Objects whose children wait to be marked. When it cannot grow, marking goes over the heap again.
typedef struct Marks {
    KrObject **stack;
    size_t depth, capacity;
    uint16_t required; // KR_GC_* bits of objects that take part
    bool overflow;
} Marks;

typedef struct Garbage {
    KrObject **objects;
    size_t count, capacity, survivors;
    bool failed; // no memory to note them all: nothing is collected this time
} Garbage;

static bool is_candidate(const KrObject *object)
{
    return object->gc & KR_GC_TRACKED && (int32_t)object->count >= 0;
}

static KrObject *candidate(KrRef child, uint16_t required)
{
    if (!kr_is_ptr(child) || kr_ref_is_null(child))
        return NULL;
    KrObject *object = kr_obj(child);
    return (object->gc & required) == required && is_candidate(object) ? object : NULL;
}

static void visit_children(KrObject *object, KrVisitFn visit, void *context)
{
    if (object->type->visit)
        object->type->visit(object, visit, context);
    if (object->type->flags & KR_TYPE_HEAP)
        visit(kr_type_ref(object->type), context);
}

static void take(KrRef child, void *context)
{
    KrObject *object = candidate(child, ((Marks *)context)->required);
    if (object) {
        kr_assert(object->count > 0); // or some visit names a reference that is not owned
        object->count--;
    }
}

static void give_back(KrRef child, void *context)
{
    KrObject *object = candidate(child, ((Marks *)context)->required);
    if (object)
        object->count++;
}

static void mark(KrRef child, void *context)
{
    Marks *marks = context;
    KrObject *object = candidate(child, marks->required);
    if (!object || object->gc & KR_GC_REACHABLE)
        return;
    object->gc |= KR_GC_REACHABLE;
    if (marks->depth == marks->capacity) {
        size_t capacity = marks->capacity ? marks->capacity * 2 : 256;
        KrObject **grown = realloc(marks->stack, capacity * sizeof *grown);
        if (!grown) {
            marks->overflow = true;
            return;
        }
        marks->stack = grown;
        marks->capacity = capacity;
    }
    marks->stack[marks->depth++] = object;
}

static void mark_all(Marks *marks)
{
    while (marks->depth) {
        KrObject *object = marks->stack[--marks->depth];
        visit_children(object, mark, marks);
    }
}

// --- over the whole heap ------------------------------------------------------------------

static void take_from_children(KrObject *object, void *context)
{
    if (is_candidate(object))
        visit_children(object, take, context);
}
static void give_children_back(KrObject *object, void *context)
{
    if (is_candidate(object))
        visit_children(object, give_back, context);
}
static void mark_from_roots(KrObject *object, void *context)
{
    if (is_candidate(object) && object->count > 0) {
        mark(kr_from_obj(object), context);
        mark_all(context);
    }
}
static void mark_again(KrObject *object, void *context)
{
    if (is_candidate(object) && object->gc & KR_GC_REACHABLE) {
        visit_children(object, mark, context);
        mark_all(context);
    }
}

// Notes what was not reached; the others are as before.
static void sort_out(KrObject *object, void *context)
{
    Garbage *garbage = context;
    if (!is_candidate(object))
        return;
    if (object->gc & KR_GC_REACHABLE) {
        object->gc &= (uint16_t)~KR_GC_REACHABLE;
        garbage->survivors++;
        return;
    }
    if (garbage->count == garbage->capacity) {
        size_t capacity = garbage->capacity ? garbage->capacity * 2 : 256;
        KrObject **grown = realloc(garbage->objects, capacity * sizeof *grown);
        if (!grown) {
            garbage->failed = true;
            return;
        }
        garbage->objects = grown;
        garbage->capacity = capacity;
    }
    garbage->objects[garbage->count++] = object;
}

static void find_garbage(KrVM *vm, Garbage *garbage)
{
    Marks marks = {0};
    kr_slab_each(vm, take_from_children, &marks);
    kr_slab_each(vm, mark_from_roots, &marks);
    while (marks.overflow) {
        marks.overflow = false;
        kr_slab_each(vm, mark_again, &marks);
    }
    kr_slab_each(vm, give_children_back, &marks);
    kr_slab_each(vm, sort_out, garbage);
    free(marks.stack);
    if (garbage->failed)
        garbage->count = 0;
}

// --- over the garbage ---------------------------------------------------------------------

// Weak references first: nobody may get at an object that is half gone.
static void clear_weak_references(KrThread *thread, const Garbage *garbage)
{
    for (size_t i = 0; i < garbage->count; i++)
        if (garbage->objects[i]->flags & KR_OBJECT_HAS_WEAKREFS)
            kr_weakref_clear(thread, garbage->objects[i]);
}

// __del__, once in an object's life, before anything is torn apart. False: there were none.
static bool run_finalizers(KrThread *thread, const Garbage *garbage)
{
    bool any = false;
    for (size_t i = 0; i < garbage->count; i++) {
        KrObject *object = garbage->objects[i];
        if (!object->type->finalize || object->flags & KR_OBJECT_FINALIZED)
            continue;
        object->flags |= KR_OBJECT_FINALIZED;
        any = true;
        if (!object->type->finalize(thread, kr_from_obj(object)))
            kr_exception_write_unraisable(thread, kr_from_obj(object));
    }
    return any;
}

// Lets go of what finalizers have made reachable again. Each object is held once by us.
static void drop_resurrected(Garbage *garbage)
{
    Marks marks = {.required = KR_GC_CANDIDATE};
    for (size_t i = 0; i < garbage->count; i++)
        garbage->objects[i]->gc |= KR_GC_CANDIDATE;
    for (size_t i = 0; i < garbage->count; i++)
        take_from_children(garbage->objects[i], &marks);
    for (size_t i = 0; i < garbage->count; i++)
        if (garbage->objects[i]->count > 1) {
            mark(kr_from_obj(garbage->objects[i]), &marks);
            mark_all(&marks);
        }
    while (marks.overflow) {
        marks.overflow = false;
        for (size_t i = 0; i < garbage->count; i++)
            mark_again(garbage->objects[i], &marks);
    }
    for (size_t i = 0; i < garbage->count; i++)
        give_children_back(garbage->objects[i], &marks);
    free(marks.stack);
    size_t dead = 0, alive = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        KrObject *object = garbage->objects[i];
        bool reached = object->gc & KR_GC_REACHABLE;
        object->gc &= (uint16_t)~(KR_GC_CANDIDATE | KR_GC_REACHABLE);
        if (!reached)
            garbage->objects[dead++] = object;
        else {
            object->count--; // it has other owners: what we held was not the last
            alive++;
        }
    }
    garbage->survivors += alive;
    garbage->count = dead;
}

size_t kr_gc_collect(KrThread *thread, int generation)
{
    (void)generation; // every collection looks at everything
    KrVM *vm = thread->vm;
    Garbage garbage = {0};
    if (vm->collecting)
        return 0;
    vm->collecting = true;
    KrOwn pending = kr_exception_fetch(thread);
    find_garbage(vm, &garbage);
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_dup(garbage.objects[i]);
    clear_weak_references(thread, &garbage);
    if (run_finalizers(thread, &garbage))
        drop_resurrected(&garbage);
    for (size_t i = 0; i < garbage.count; i++)
        if (garbage.objects[i]->type->clear)
            garbage.objects[i]->type->clear(thread, garbage.objects[i]);
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_drop(thread, garbage.objects[i]);
    free(garbage.objects);
    thread->gc_young_count = 0;
    thread->gc_threshold = vm->gc_step ? vm->gc_step
                                       : KR_THREAD_GC_THRESHOLD + garbage.survivors / 2; // linear in all
    kr_exception_restore(thread, pending);
    vm->collecting = false;
    return garbage.count;
}
