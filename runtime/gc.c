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
#include "runtime/list.h"
#include "runtime/slab.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

#include <stdio.h>
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
    size_t count, capacity;
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

// lent: an object that has one reference more than counts, or null.
static void find_garbage(KrThread *thread, Garbage *garbage, KrObject *lent)
{
    KrVM *vm = thread->vm;
    Marks marks = {0};
    if (kr_vm_hooks.visit_constants) // what only traces hold is garbage
        kr_vm_hooks.visit_constants(thread, take, &marks);
    if (lent)
        lent->count--;
    kr_slab_each_tracked(vm, take_from_children, &marks);
    kr_slab_each_tracked(vm, mark_from_roots, &marks);
    while (marks.overflow) {
        marks.overflow = false;
        kr_slab_each_tracked(vm, mark_again, &marks);
    }
    kr_slab_each_tracked(vm, give_children_back, &marks);
    if (kr_vm_hooks.visit_constants)
        kr_vm_hooks.visit_constants(thread, give_back, &marks);
    if (lent)
        lent->count++;
    kr_slab_each_tracked(vm, sort_out, garbage);
    free(marks.stack);
    if (garbage->failed)
        garbage->count = 0;
}

// --- over the garbage ---------------------------------------------------------------------

// Traces that mention garbage let go of it.
static void drop_traces(KrThread *thread, const Garbage *garbage)
{
    if (!kr_vm_hooks.constants_dying || !garbage->count)
        return;
    for (size_t i = 0; i < garbage->count; i++)
        garbage->objects[i]->gc |= KR_GC_CANDIDATE;
    kr_vm_hooks.constants_dying(thread, KR_GC_CANDIDATE);
    for (size_t i = 0; i < garbage->count; i++)
        garbage->objects[i]->gc &= (uint16_t)~KR_GC_CANDIDATE;
}

// Weak references first: nobody may get at an object that is half gone.
static void clear_weak_references(KrThread *thread, const Garbage *garbage)
{
    for (size_t i = 0; i < garbage->count; i++)
        garbage->objects[i]->gc |= KR_GC_CANDIDATE;
    kr_weakref_clear_garbage(thread, garbage->objects, garbage->count, KR_GC_CANDIDATE);
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

// What finalizers have let go of (a closed generator's locals) dies at once and is not counted. A long
// chain in unlucky order may leave some to the next step: that changes a number, nothing else.
static void drop_dead(KrThread *thread, Garbage *garbage)
{
    bool again = true;
    for (int round = 0; again && round < 8; round++) {
        size_t kept = 0;
        again = false;
        for (size_t i = 0; i < garbage->count; i++) {
            KrObject *object = garbage->objects[i];
            if (object->count == 1) {
                again = true;
                kr_object_drop(thread, object);
            } else {
                garbage->objects[kept++] = object;
            }
        }
        garbage->count = kept;
    }
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
    size_t dead = 0;
    for (size_t i = 0; i < garbage->count; i++) {
        KrObject *object = garbage->objects[i];
        bool reached = object->gc & KR_GC_REACHABLE;
        object->gc &= (uint16_t)~(KR_GC_CANDIDATE | KR_GC_REACHABLE);
        if (!reached)
            garbage->objects[dead++] = object;
        else
            object->count--; // it has other owners: what we held was not the last
    }
    garbage->count = dead;
}

typedef struct Order {
    KrObject **objects;
    size_t count;
} Order;

static void append_in_order(KrRef child, void *context)
{
    Order *order = context;
    KrObject *object = candidate(child, KR_GC_CANDIDATE);
    if (!object)
        return;
    object->gc &= (uint16_t)~KR_GC_CANDIDATE;
    order->objects[order->count++] = object;
}

// Breadth first from the root: the order in which CPython's collector has met what hangs on a module. What does not hang on it comes last.
static void sort_garbage(Garbage *garbage, KrObject *root)
{
    Order order = {.objects = malloc((garbage->count + 1) * sizeof *order.objects)};
    if (!order.objects)
        return;
    for (size_t i = 0; i < garbage->count; i++)
        garbage->objects[i]->gc |= KR_GC_CANDIDATE;
    append_in_order(kr_from_obj(root), &order);
    for (size_t at = 0; at < order.count; at++) {
        KrObject *object = order.objects[at];
        visit_children(object, append_in_order, &order);
    }
    for (size_t i = 0; i < garbage->count; i++)
        append_in_order(kr_from_obj(garbage->objects[i]), &order);
    kr_assert(order.count == garbage->count);
    free(garbage->objects);
    garbage->objects = order.objects;
}

size_t kr_gc_collect(KrThread *thread, int generation)
{
    (void)generation; // every collection looks at everything
    return kr_gc_collect_below(thread, KR_NULL);
}

size_t kr_gc_collect_below(KrThread *thread, KrOwn root)
{
    KrVM *vm = thread->vm;
    Garbage garbage = {0};
    if (vm->collecting) {
        kr_xdrop(thread, root);
        return 0;
    }
    vm->collecting = true;
    KrOwn pending = kr_exception_fetch(thread);
    find_garbage(thread, &garbage, kr_is_null(root) ? NULL : kr_obj(kr_ref(root)));
    if (!kr_is_null(root))
        sort_garbage(&garbage, kr_obj(kr_ref(root)));
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_dup(garbage.objects[i]);
    kr_xdrop(thread, root);
    drop_traces(thread, &garbage);
    clear_weak_references(thread, &garbage);
    if (run_finalizers(thread, &garbage)) {
        drop_dead(thread, &garbage);
        drop_resurrected(&garbage);
    }
    if (vm->gc_debug & KR_GC_DEBUG_COLLECTABLE)
        for (size_t i = 0; i < garbage.count; i++)
            fprintf(stderr, "gc: collectable <%s %p>\n", garbage.objects[i]->type->name,
                    (void *)garbage.objects[i]);
    for (size_t i = 0; i < garbage.count; i++)
        if (garbage.objects[i]->type->clear)
            garbage.objects[i]->type->clear(thread, garbage.objects[i]);
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_drop(thread, garbage.objects[i]);
    free(garbage.objects);
    thread->gc_young_count = 0;
    kr_gc_enable(thread, !vm->gc_disabled);
    vm->gc_collections++;
    vm->gc_collected += garbage.count;
    kr_exception_restore(thread, pending);
    vm->collecting = false;
    return garbage.count;
}

// A collection walks the heap, so the next one comes when new objects are half as many as it has cells:
// linear in all. With KRAIT_GC it comes every few objects, rarer only when a program builds something huge,
// which would take hours.
static uint64_t next_threshold(const KrVM *vm)
{
    enum { LARGE = 1 << 14 };
    uint64_t cells = kr_slab_cells(vm);
    if (!vm->gc_step) return KR_THREAD_GC_THRESHOLD + cells / 2;
    return vm->gc_step + (cells > LARGE ? (cells - LARGE) / 128 : 0);
}

void kr_gc_enable(KrThread *thread, bool enabled)
{
    KrVM *vm = thread->vm;
    vm->gc_disabled = !enabled;
    thread->gc_threshold =
        enabled && vm->gc_thresholds[0] ? next_threshold(vm) : UINT64_MAX;
}

// --- for the gc module ----------------------------------------------------------------------

typedef struct Search {
    const KrRef *wanted;
    size_t wanted_count;
    bool found;
    KrOwn *items; // result
    size_t count, capacity;
    bool failed;
} Search;

static void add_result(KrRef value, void *context)
{
    Search *search = context;
    if (kr_ref_is_null(value))
        return;
    if (search->count == search->capacity) {
        size_t capacity = search->capacity ? search->capacity * 2 : 64;
        KrOwn *grown = realloc(search->items, capacity * sizeof *grown);
        if (!grown) {
            search->failed = true;
            return;
        }
        search->items = grown;
        search->capacity = capacity;
    }
    search->items[search->count++] = kr_dup(value);
}

static void compare_with_wanted(KrRef child, void *context)
{
    Search *search = context;
    for (size_t i = 0; i < search->wanted_count && !search->found; i++)
        search->found = kr_is(search->wanted[i], child);
}

static void search_object(KrObject *object, void *context)
{
    Search *search = context;
    if (!is_candidate(object) || object->count == 0)
        return;
    search->found = search->wanted_count == 0;
    if (!search->found)
        visit_children(object, compare_with_wanted, search);
    if (search->found)
        add_result(kr_from_obj(object), search);
}

static KrOwn finish_search(KrThread *thread, Search *search)
{
    KrOwn list = KR_NULL;
    if (search->failed) {
        for (size_t i = 0; i < search->count; i++)
            kr_drop(thread, search->items[i]);
        (void)kr_exception_no_memory(thread);
    } else {
        list = kr_list_pack_own(thread, search->items, search->count);
    }
    free(search->items);
    return list;
}

KrOwn kr_gc_list_referrers(KrThread *thread, const KrRef *objects, size_t count)
{
    Search search = {.wanted = objects, .wanted_count = count};
    kr_slab_each_tracked(thread->vm, search_object, &search);
    return finish_search(thread, &search);
}

KrOwn kr_gc_list_referents(KrThread *thread, const KrRef *objects, size_t count)
{
    Search search = {0};
    for (size_t i = 0; i < count; i++)
        if (kr_is_ptr(objects[i]) && kr_obj(objects[i])->type->flags & (KR_TYPE_GC | KR_TYPE_HEAP))
            visit_children(kr_obj(objects[i]), add_result, &search);
    return finish_search(thread, &search);
}
