// SPDX-License-Identifier: MIT
// Cycle collector: see gc.h.
//
// The counts themselves are the scratch memory, since no Python code runs while they are changed:
//   1. each candidate takes one from the count of every candidate it refers to; what is left are
//      the references from outside
//   2. what has some is reachable, and so is all that it refers to (KR_GC_REACHABLE, which stays set until the next
//      collection); who is reached gives back what it has taken
//   3. if fewer were reached than there are, what was not reached gives back, too: that is garbage
// What refers to no candidate, as most dicts and lists of numbers and texts, is looked into once only (KR_GC_LEAF).
// In a collection of young objects candidates are those that have been noted (KR_GC_CANDIDATE), otherwise all that are not frozen.
// Finalizers may resurrect part of it; then the same three steps run once more over the garbage alone
// (their KR_GC_CANDIDATE), and what has an owner outside of it survives.
// Invariant: `visit` of a type names each owned reference to a collectable object exactly once. The
// collector adds an instance's class itself.
#include "runtime/gc.h"

#include "base/pages.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/weakref.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { OLDEST = 2 << KR_GC_GENERATION_SHIFT }; // bits of generation 2

// One collection, over the heap or over garbage (`required`).
typedef struct Marks {
    KrObject **stack; // objects whose children wait to be marked
    size_t depth, capacity;
    uint16_t noted;    // over the heap: the bit of those who take part; 0: all that are not frozen
    uint16_t grown;    // over the heap: generation of survivors, in place
    uint16_t required; // over garbage: bit of those who take part
    size_t candidates, taken, reached;
    bool overflow; // over garbage: the stack could not grow, marking goes over it again
} Marks;

typedef struct Garbage {
    KrObject **objects;
    size_t count, capacity;
    bool failed; // no memory to note them all: nothing is collected this time
} Garbage;

static bool is_tracked(const KrObject *object)
{
    return object->gc & KR_GC_TRACKED && (int32_t)object->count >= 0;
}
static bool takes_part(const KrObject *object, const Marks *marks)
{
    if (marks->noted) return object->gc & marks->noted;
    return is_tracked(object) && (object->gc & KR_GC_GENERATION) <= OLDEST;
}

static KrObject *heap_child(KrRef child, const Marks *marks)
{
    if (!kr_is_ptr(child) || kr_ref_is_null(child))
        return NULL;
    KrObject *object = kr_obj(child);
    return takes_part(object, marks) ? object : NULL;
}
static KrObject *garbage_child(KrRef child, uint16_t required)
{
    if (!kr_is_ptr(child) || kr_ref_is_null(child))
        return NULL;
    KrObject *object = kr_obj(child);
    return (object->gc & required) == required && is_tracked(object) ? object : NULL;
}

static void visit_class(KrObject *object, KrVisitFn visit, void *context)
{
    if (object->type->flags & KR_TYPE_HEAP)
        visit(kr_type_ref(object->type), context);
}
static void visit_children(KrObject *object, KrVisitFn visit, void *context)
{
    if (object->type->visit)
        object->type->visit(object, visit, context);
    visit_class(object, visit, context);
}
// Those that it has taken from.
static void visit_taken(KrObject *object, KrVisitFn visit, void *context)
{
    if (object->gc & KR_GC_LEAF)
        visit_class(object, visit, context);
    else
        visit_children(object, visit, context);
}

// --- over the heap ------------------------------------------------------------------------

static void take(KrRef child, void *context)
{
    Marks *marks = context;
    KrObject *object = heap_child(child, marks);
    if (object) {
        kr_assert(object->count > 0); // or some visit names a reference that is not owned
        object->count--;
        marks->taken++;
    }
}

static void give_back(KrRef child, void *context)
{
    KrObject *object = heap_child(child, context);
    if (object)
        object->count++;
}

static void reach(KrObject *object, Marks *marks)
{
    object->gc = (uint16_t)((object->gc & ~KR_GC_GENERATION) | KR_GC_REACHABLE | marks->grown); // it takes part as before
    if (!(object->gc & KR_GC_LEAF) || object->type->flags & KR_TYPE_HEAP)
        marks->stack[marks->depth++] = object; // there is room for every candidate
    marks->reached++;
}

static void give_back_and_reach(KrRef child, void *context)
{
    Marks *marks = context;
    KrObject *object = heap_child(child, marks);
    if (!object)
        return;
    object->count++;
    if (!(object->gc & KR_GC_REACHABLE))
        reach(object, marks);
}

static void take_from_children(KrObject *object, void *context)
{
    Marks *marks = context;
    if (!takes_part(object, marks))
        return;
    marks->candidates++;
    size_t taken = marks->taken;
    if (object->type->visit)
        object->type->visit(object, take, marks);
    object->gc = (uint16_t)((object->gc & ~(KR_GC_REACHABLE | KR_GC_LEAF)) | (taken == marks->taken ? KR_GC_LEAF : 0));
    visit_class(object, take, marks);
}

static void reach_from_roots(KrObject *object, void *context)
{
    Marks *marks = context;
    // a count that was given back belongs to an object that has been reached
    if (object->count == 0 || object->gc & KR_GC_REACHABLE || !takes_part(object, marks))
        return;
    reach(object, marks);
    while (marks->depth)
        visit_taken(marks->stack[--marks->depth], give_back_and_reach, marks);
}

static void give_children_back(KrObject *object, void *context)
{
    const Marks *marks = context;
    if (takes_part(object, marks))
        visit_taken(object, give_back, context);
}

static bool note(Garbage *garbage, KrObject *object)
{
    if (garbage->count == garbage->capacity) {
        size_t capacity = garbage->capacity ? garbage->capacity * 2 : 256;
        KrObject **grown = realloc(garbage->objects, capacity * sizeof *grown);
        if (!grown) {
            garbage->failed = true;
            return false;
        }
        garbage->objects = grown;
        garbage->capacity = capacity;
    }
    garbage->objects[garbage->count++] = object;
    return true;
}

typedef struct Sorting {
    Marks *marks;
    Garbage *garbage;
} Sorting;

static void sort_out(KrObject *object, void *context)
{
    const Sorting *sorting = context;
    if (object->gc & KR_GC_REACHABLE || !takes_part(object, sorting->marks))
        return;
    object->gc = (uint16_t)((object->gc & ~KR_GC_GENERATION) | sorting->marks->grown); // if it survives
    visit_taken(object, give_back, sorting->marks);
    (void)note(sorting->garbage, object);
}

typedef struct Noting {
    Garbage *young;
    uint16_t limit; // highest generation that takes part, in place
} Noting;

static void note_young(KrObject *object, void *context)
{
    const Noting *noting = context;
    if (is_tracked(object) && (object->gc & KR_GC_GENERATION) <= noting->limit && note(noting->young, object))
        object->gc |= KR_GC_CANDIDATE;
}

static void forget_young(const Garbage *young)
{
    for (size_t i = 0; i < young->count; i++)
        young->objects[i]->gc &= (uint16_t)~KR_GC_CANDIDATE;
    free(young->objects);
}

// Where candidates are looked for: in the heap, or among the young ones, which have been noted.
typedef struct Field {
    KrVM *vm;
    const Garbage *young; // or null
} Field;

static void each(const Field *field, void (*visit)(KrObject *, void *), void *context)
{
    if (!field->young) {
        kr_slab_each_tracked(field->vm, visit, context);
        return;
    }
    enum { AHEAD = 8 };
    size_t count = field->young->count;
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(field->young->objects[i + AHEAD < count ? i + AHEAD : i]);
        visit(field->young->objects[i], context);
    }
}
// All that are young enough are noted. False: no memory.
static bool note_all(KrThread *thread, int generation, Garbage *young)
{
    Noting noting = {young, (uint16_t)(generation << KR_GC_GENERATION_SHIFT)};
    if (generation == 0)
        kr_slab_each_young(thread->vm, note_young, &noting);
    else
        kr_slab_each_tracked(thread->vm, note_young, &noting);
    if (young->failed)
        forget_young(young);
    return !young->failed;
}

// lent: an object that has one reference more than counts, or null. Returns how many survive.
static size_t find_garbage(KrThread *thread, int generation, Garbage *garbage, KrObject *lent)
{
    KrVM *vm = thread->vm;
    Marks marks = {.noted = generation < 2 ? KR_GC_CANDIDATE : 0,
                   .grown = (uint16_t)((generation < 2 ? generation + 1 : 2) << KR_GC_GENERATION_SHIFT)};
    Garbage young = {0};
    Sorting sorting = {&marks, garbage};
    Field field = {vm, generation < 2 ? &young : NULL};
    bool constants = generation == 2 && kr_vm_hooks.visit_constants; // what only traces hold is garbage
    if (field.young && !note_all(thread, generation, &young))
        return 0;
    if (constants)
        kr_vm_hooks.visit_constants(thread, take, &marks);
    if (lent)
        lent->count--;
    each(&field, take_from_children, &marks);
    size_t size = (marks.candidates + 1) * sizeof(KrObject *);
    marks.stack = kr_pages_reserve(size);
    if (marks.stack) {
        each(&field, reach_from_roots, &marks);
        if (marks.reached < marks.candidates)
            each(&field, sort_out, &sorting);
        kr_pages_give_back(marks.stack, size);
    } else { // nothing is collected
        each(&field, give_children_back, &marks);
    }
    if (constants)
        kr_vm_hooks.visit_constants(thread, give_back, &marks);
    if (lent)
        lent->count++;
    forget_young(&young);
    if (garbage->failed)
        garbage->count = 0;
    return marks.candidates - garbage->count;
}

// --- over the garbage ---------------------------------------------------------------------

static void take_garbage(KrRef child, void *context)
{
    KrObject *object = garbage_child(child, ((Marks *)context)->required);
    if (object) {
        kr_assert(object->count > 0);
        object->count--;
    }
}

static void give_garbage_back(KrRef child, void *context)
{
    KrObject *object = garbage_child(child, ((Marks *)context)->required);
    if (object)
        object->count++;
}

static void mark(KrRef child, void *context)
{
    Marks *marks = context;
    KrObject *object = garbage_child(child, marks->required);
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
    while (marks->depth)
        visit_children(marks->stack[--marks->depth], mark, marks);
}

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
        visit_children(garbage->objects[i], take_garbage, &marks);
    for (size_t i = 0; i < garbage->count; i++)
        if (garbage->objects[i]->count > 1) {
            mark(kr_from_obj(garbage->objects[i]), &marks);
            mark_all(&marks);
        }
    while (marks.overflow) {
        marks.overflow = false;
        for (size_t i = 0; i < garbage->count; i++)
            if (garbage->objects[i]->gc & KR_GC_REACHABLE) {
                visit_children(garbage->objects[i], mark, &marks);
                mark_all(&marks);
            }
    }
    for (size_t i = 0; i < garbage->count; i++)
        visit_children(garbage->objects[i], give_garbage_back, &marks);
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
    KrObject *object = garbage_child(child, KR_GC_CANDIDATE);
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

// --- collections --------------------------------------------------------------------------

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

typedef struct Counts {
    size_t of[4];
} Counts;

static void count_generation(KrObject *object, void *context)
{
    if (is_tracked(object))
        ((Counts *)context)->of[(object->gc & KR_GC_GENERATION) >> KR_GC_GENERATION_SHIFT]++;
}

static KR_COLD KR_PRINTF(2, 3) void tell(KrThread *thread, const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (size >= (int)sizeof text)
        size = sizeof text - 1;
    if (kr_vm_hooks.report)
        kr_vm_hooks.report(thread, text, (size_t)size);
    else
        fwrite(text, 1, (size_t)size, stderr);
}

static KR_COLD void tell_start(KrThread *thread, int generation)
{
    Counts counts = {0};
    kr_slab_each_tracked(thread->vm, count_generation, &counts);
    tell(thread, "gc: collecting generation %d...\n", generation);
    tell(thread, "gc: objects in each generation: %zu %zu %zu\n", counts.of[0], counts.of[1], counts.of[2]);
    tell(thread, "gc: objects in permanent generation: %zu\n", counts.of[KR_GC_FROZEN]);
}

// gc.garbage gets what was found, which lives on. False: it does not take it.
static bool save_all(KrThread *thread, const Garbage *garbage)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->gc_garbage))
        vm->gc_garbage = kr_list_new(thread, 0);
    bool ok = !kr_is_null(vm->gc_garbage);
    for (size_t i = 0; i < garbage->count && ok; i++)
        ok = kr_list_append(thread, kr_ref(vm->gc_garbage), kr_from_obj(garbage->objects[i]));
    kr_exception_clear(thread);
    return ok;
}

// root: lends its reference, or null.
static size_t collect(KrThread *thread, int generation, KrOwn root)
{
    KrVM *vm = thread->vm;
    Garbage garbage = {0};
    if (vm->collecting) {
        kr_xdrop(thread, root);
        return 0;
    }
    vm->collecting = true;
    KrOwn pending = kr_exception_fetch(thread);
    bool stats = vm->gc_debug & KR_GC_DEBUG_STATS;
    int64_t begun = stats ? now() : 0;
    if (stats)
        tell_start(thread, generation);
    if (generation < 2)
        vm->gc_counts[generation + 1]++;
    for (int i = 0; i <= generation; i++)
        vm->gc_counts[i] = 0;
    thread->gc_young_count = 0;
    size_t kept = find_garbage(thread, generation, &garbage, kr_is_null(root) ? NULL : kr_obj(kr_ref(root)));
    vm->gc_since_full = generation == 2 ? 0 : vm->gc_since_full + kept;
    if (generation == 2) vm->gc_full_step = 0; // to be found anew
    if (!kr_is_null(root))
        sort_garbage(&garbage, kr_obj(kr_ref(root)));
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_dup(garbage.objects[i]);
    kr_xdrop(thread, root);
    drop_traces(thread, &garbage);
    clear_weak_references(thread, &garbage);
    size_t found = garbage.count;
    if (run_finalizers(thread, &garbage)) {
        drop_dead(thread, &garbage);
        drop_resurrected(&garbage);
        clear_weak_references(thread, &garbage); // those that finalizers have made
        found = garbage.count;
    }
    if (vm->gc_debug & KR_GC_DEBUG_COLLECTABLE)
        for (size_t i = 0; i < garbage.count; i++)
            tell(thread, "gc: collectable <%s %p>\n", garbage.objects[i]->type->name, (void *)garbage.objects[i]);
    if (!(vm->gc_debug & KR_GC_DEBUG_SAVEALL) || !save_all(thread, &garbage))
        for (size_t i = 0; i < garbage.count; i++)
            if (garbage.objects[i]->type->clear)
                garbage.objects[i]->type->clear(thread, garbage.objects[i]);
    for (size_t i = 0; i < garbage.count; i++)
        kr_object_drop(thread, garbage.objects[i]);
    free(garbage.objects);
    vm->gc_stats[generation].collections++;
    vm->gc_stats[generation].collected += found;
    if (stats)
        tell(thread, "gc: done, %zu unreachable, 0 uncollectable, %.4fs elapsed\n", found,
             (double)(now() - begun) / 1e9);
    kr_gc_enable(thread, !vm->gc_disabled);
    kr_exception_restore(thread, pending);
    vm->collecting = false;
    return found;
}

size_t kr_gc_collect(KrThread *thread, int generation)
{
    return collect(thread, generation, KR_NULL);
}

size_t kr_gc_collect_below(KrThread *thread, KrOwn root)
{
    return collect(thread, 2, root);
}

static bool set_number(KrThread *thread, KrRef dict, const char *name, int64_t number)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_int_from_i64(thread, number);
    bool ok = !kr_is_null(key) && !kr_is_null(value) && kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

// gc.callbacks: each is called with "start" or "stop" and a dict; what they raise is shown.
static void call_back(KrThread *thread, const char *phase, int generation, size_t collected)
{
    KrRef callbacks = kr_ref(thread->vm->gc_callbacks);
    if (kr_ref_is_null(callbacks) || kr_list_length(callbacks) == 0)
        return;
    KrOwn pending = kr_exception_fetch(thread), info = kr_dict_new(thread), text = kr_str_interned(thread, phase);
    KrOwn copy = kr_list_to_tuple(thread, callbacks); // they may change the list
    if (kr_is_null(info) || kr_is_null(text) || kr_is_null(copy) ||
        !set_number(thread, kr_ref(info), "generation", generation) ||
        !set_number(thread, kr_ref(info), "collected", (int64_t)collected) ||
        !set_number(thread, kr_ref(info), "uncollectable", 0))
        goto done;
    for (int64_t i = 0; i < kr_tuple_length(kr_ref(copy)); i++) {
        KrRef function = kr_tuple_get(kr_ref(copy), i);
        KrOwn result = kr_call_2(thread, function, kr_ref(text), kr_ref(info));
        if (kr_is_null(result))
            kr_exception_write_unraisable(thread, function);
        kr_xdrop(thread, result);
    }
done:
    kr_exception_clear(thread);
    kr_xdrop(thread, text);
    kr_xdrop(thread, copy);
    kr_xdrop(thread, info);
    kr_exception_restore(thread, pending);
}

size_t kr_gc_run(KrThread *thread, int generation)
{
    KrVM *vm = thread->vm;
    if (vm->collecting)
        return 0;
    vm->collecting = true; // what a callback makes does not lead to another collection
    call_back(thread, "start", generation, 0);
    vm->collecting = false;
    size_t found = kr_gc_collect(thread, generation);
    vm->collecting = true;
    call_back(thread, "stop", generation, found);
    vm->collecting = false;
    return found;
}

// --- when ---------------------------------------------------------------------------------

// Tracked objects until a collection of everything: it walks the heap, so they are half as many as that has
// cells, as many if the last one has found little, and the work is linear in all. With KRAIT_GC it comes every few objects, rarer only
// when a program builds something huge, which would take hours.
static uint64_t full_step(const KrVM *vm)
{
    enum { LARGE = 1 << 14 };
    uint64_t cells = kr_slab_cells(vm);
    if (!vm->gc_step) return KR_THREAD_GC_THRESHOLD + (vm->gc_old_is_clean ? cells : cells / 2);
    return vm->gc_step + (cells > LARGE ? (cells - LARGE) / 128 : 0);
}

// The least between young collections. Their look at where objects have been made costs about as much as the work on one young
// object for 256 cells; a threshold that the program has chosen is taken at its word.
static uint64_t young_step(const KrVM *vm)
{
    enum { USUAL = 2000, CELLS = 256 };
    uint64_t chosen = (uint64_t)vm->gc_thresholds[0], cells = kr_slab_cells(vm) / CELLS;
    if (chosen != USUAL) return chosen;
    return 4 * USUAL > cells ? 4 * USUAL : cells;
}

void kr_gc_enable(KrThread *thread, bool enabled)
{
    KrVM *vm = thread->vm;
    vm->gc_disabled = !enabled;
    if (!enabled || vm->gc_thresholds[0] <= 0) {
        thread->gc_threshold = UINT64_MAX;
        return;
    }
    if (!vm->gc_full_step) vm->gc_full_step = full_step(vm);
    uint64_t full = vm->gc_full_step, left = full > vm->gc_since_full ? full - vm->gc_since_full : 1;
    uint64_t young = young_step(vm) > vm->gc_young_step ? young_step(vm) : vm->gc_young_step;
    thread->gc_threshold = young < left && !vm->gc_step ? young : left;
    if (thread->gc_young_count >= thread->gc_threshold)
        kr_thread_ask(thread, KR_PENDING_GC);
}

void kr_gc_step(KrThread *thread)
{
    enum { FEW = 10, OBEYED = 100, LEAST_CELLS = 8 }; // one in FEW; thresholds of tests; looked at for one object
    KrVM *vm = thread->vm;
    uint64_t young = thread->gc_young_count;
    if (young < thread->gc_threshold || vm->gc_disabled) // dead since it was asked for
        return;
    if (vm->gc_step || young + vm->gc_since_full >= vm->gc_full_step) {
        uint64_t new = young + vm->gc_since_full;
        vm->gc_old_is_clean = false;
        vm->gc_old_is_clean = kr_gc_run(thread, 2) < new / FEW;
        if (!vm->gc_old_is_clean) vm->gc_young_step = 0;
        vm->gc_full_step = full_step(vm);
        kr_gc_enable(thread, !vm->gc_disabled);
        return;
    }
    int64_t step = vm->gc_middle_step > vm->gc_thresholds[1] ? vm->gc_middle_step : vm->gc_thresholds[1];
    bool middle = vm->gc_counts[1] > step, obeyed = vm->gc_thresholds[0] <= OBEYED;
    size_t found = kr_gc_run(thread, middle);
    bool worth = found >= young / FEW || obeyed;
    if (middle) vm->gc_middle_step = worth ? 0 : 2 * step;
    uint64_t most = kr_slab_cells(vm) / LEAST_CELLS;
    vm->gc_young_step = worth ? 0 : 2 * young < most ? 2 * young : most;
    kr_gc_enable(thread, !vm->gc_disabled);
}

// --- for the gc module ----------------------------------------------------------------------

typedef struct Search {
    const KrRef *wanted;
    size_t wanted_count;
    bool found;
    int generation; // of kr_gc_list_objects
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
    if (!is_tracked(object) || object->count == 0)
        return;
    search->found = false;
    visit_children(object, compare_with_wanted, search);
    if (search->found)
        add_result(kr_from_obj(object), search);
}

static void list_object(KrObject *object, void *context)
{
    Search *search = context;
    int generation = (object->gc & KR_GC_GENERATION) >> KR_GC_GENERATION_SHIFT;
    if (is_tracked(object) && object->count > 0 &&
        (search->generation < 0 ? generation != KR_GC_FROZEN : generation == search->generation))
        add_result(kr_from_obj(object), search);
}

typedef struct Move {
    int first, last, to;
    size_t count;
} Move;

static void promote(KrObject *object, void *context)
{
    Move *move = context;
    int generation = (object->gc & KR_GC_GENERATION) >> KR_GC_GENERATION_SHIFT;
    if (!is_tracked(object)) return;
    bool moves = generation >= move->first && generation <= move->last;
    if (moves)
        object->gc = (uint16_t)((object->gc & ~KR_GC_GENERATION) | move->to << KR_GC_GENERATION_SHIFT);
    move->count += moves || generation == move->to;
}

size_t kr_gc_move(KrThread *thread, int first, int last, int to)
{
    Move move = {first, last, to, 0};
    kr_slab_each_tracked(thread->vm, promote, &move);
    return move.count;
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

KrOwn kr_gc_list_objects(KrThread *thread, int generation)
{
    Search search = {.generation = generation};
    kr_slab_each_tracked(thread->vm, list_object, &search);
    return finish_search(thread, &search);
}

KrOwn kr_gc_list_referrers(KrThread *thread, const KrRef *objects, size_t count)
{
    Search search = {.wanted = objects, .wanted_count = count};
    kr_slab_each_tracked(thread->vm, search_object, &search);
    return finish_search(thread, &search);
}

// Numbers in dicts, which their visits pass by.
static void add_numbers(KrRef container, Search *search)
{
    KrRef key, value;
    if (kr_type_has(container, KR_TYPE_DICT_SUB)) {
        for (size_t at = 0; kr_dict_next(container, &at, &key, &value);) {
            if (!kr_is_ptr(key)) add_result(key, search);
            if (!kr_is_ptr(value)) add_result(value, search);
        }
    }
}

KrOwn kr_gc_list_referents(KrThread *thread, const KrRef *objects, size_t count)
{
    Search search = {0};
    for (size_t i = 0; i < count; i++)
        if (kr_is_ptr(objects[i]) && kr_obj(objects[i])->type->flags & (KR_TYPE_GC | KR_TYPE_HEAP)) {
            add_numbers(objects[i], &search);
            visit_children(kr_obj(objects[i]), add_result, &search);
        }
    return finish_search(thread, &search);
}
