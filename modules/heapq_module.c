// SPDX-License-Identifier: MIT
// The _heapq module: a list whose item i is not larger (max-heaps: not smaller) than items 2i+1 and 2i+2.
//
// An item that has been taken out leaves a hole at the top; the hole sinks along the smaller children down to a leaf, the
// item that is to fill it is put there and rises: that needs fewer comparisons than stopping on the way.
// Comparisons may run Python code that changes the list: its length is watched, and items are kept alive.
// Tests: tests/lang/reference/types/heapq_bisect_random.py.
#include "modules/heapq_module.h"

#include "runtime/compare.h"
#include "runtime/comparisons.h"
#include "runtime/exception.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

typedef struct Heap {
    KrComparisons comparisons;
    KrThread *thread;
    KrRef list;
    int64_t length;  // that must not change
    bool max;        // largest first
    int64_t at, top; // of the item that rises or sinks, and how far it may rise
} Heap;

static KrOwn *item_at(const Heap *heap, int64_t index)
{
    return &kr_list_cast(heap->list)->items[index];
}

// Of tuples, if the first items that differ are both ints or both floats; KR_FAULT: they have to be asked. Runs no Python code.
static KrFound tuple_before(KrRef x, KrRef y)
{
    const KrTuple *left = kr_tuple_cast(x), *right = kr_tuple_cast(y);
    int64_t common = left->length < right->length ? left->length : right->length;
    for (int64_t i = 0; i < common; i++) {
        KrRef a = kr_ref(left->items[i]), b = kr_ref(right->items[i]);
        if (kr_is(a, b)) continue;
        if (kr_is_small_int(a) && kr_is_small_int(b))
            return kr_small_int_value(a) < kr_small_int_value(b) ? KR_PRESENT : KR_ABSENT;
        if (!kr_is_float(a) || !kr_is_float(b)) return KR_FAULT;
        if (kr_float_value(a) != kr_float_value(b)) // 0.0 and -0.0 are equal
            return kr_float_value(a) < kr_float_value(b) ? KR_PRESENT : KR_ABSENT;
    }
    return left->length < right->length ? KR_PRESENT : KR_ABSENT;
}

// The operands of `<` that tells whether the item at `a` comes before the one at `b`.
KR_INLINE void operands(const Heap *heap, int64_t a, int64_t b, KrRef *x, KrRef *y)
{
    *x = kr_ref(*item_at(heap, heap->max ? b : a));
    *y = kr_ref(*item_at(heap, heap->max ? a : b));
}
// Does the item at `a` come before the one at `b`? Where Python code says that, `decide` may go on by the answer. RuntimeError when
// the comparison changes the length.
KR_INLINE KrFound before(Heap *heap, int64_t a, int64_t b, bool (*decide)(KrComparisons *, bool, KrRef *, KrRef *))
{
    KrRef x, y;
    operands(heap, a, b, &x, &y);
    if (kr_is_small_int(x) && kr_is_small_int(y))
        return kr_small_int_value(x) < kr_small_int_value(y) ? KR_PRESENT : KR_ABSENT;
    if (kr_is_float(x) && kr_is_float(y))
        return kr_float_value(x) < kr_float_value(y) ? KR_PRESENT : KR_ABSENT;
    if (kr_str_is(x) && kr_str_is(y))
        return kr_str_compare(x, y) < 0 ? KR_PRESENT : KR_ABSENT;
    KrFound quick = kr_tuple_is(x) && kr_tuple_is(y) ? tuple_before(x, y) : KR_FAULT;
    if (KR_LIKELY(quick != KR_FAULT)) return quick;
    quick = kr_comparisons_quick(heap->thread, &heap->comparisons, x, y);
    if (KR_LIKELY(quick != KR_FAULT)) return quick;
    KrOwn hold_x = kr_dup(x), hold_y = kr_dup(y);
    heap->comparisons.decide = decide;
    KrFound less = kr_comparisons_ask(heap->thread, &heap->comparisons, x, y);
    kr_drop(heap->thread, hold_x);
    kr_drop(heap->thread, hold_y);
    if (less != KR_FAULT && kr_list_length(heap->list) != heap->length) {
        (void)kr_exception_raise(heap->thread, &kr_exception_runtime_error,
                                 "list changed size during iteration");
        return KR_FAULT;
    }
    return less;
}
KR_INLINE void swap(const Heap *heap, int64_t a, int64_t b)
{
    KrOwn *x = item_at(heap, a), *y = item_at(heap, b);
    KrOwn item = *x;
    *x = *y;
    *y = item;
}

// Would the items at the two places be compared by the method that has just answered?
static bool goes_on(const Heap *heap, int64_t a, int64_t b, KrRef *x, KrRef *y)
{
    operands(heap, a, b, x, y);
    return kr_comparisons_can(&heap->comparisons, *x, *y);
}
static bool rise_on(KrComparisons *comparisons, bool less, KrRef *x, KrRef *y)
{
    Heap *heap = (Heap *)(void *)comparisons;
    int64_t parent = (heap->at - 1) >> 1, next = (parent - 1) >> 1;
    if (!less || parent <= heap->top || kr_list_length(heap->list) != heap->length) return false;
    if (!goes_on(heap, heap->at, next, x, y)) return false;
    swap(heap, heap->at, parent);
    heap->at = parent;
    return true;
}
// The item at heap->at rises as far as heap->top.
static bool rise(Heap *heap)
{
    while (heap->at > heap->top) {
        KrFound less = before(heap, heap->at, (heap->at - 1) >> 1, rise_on);
        if (less != KR_PRESENT) return less == KR_ABSENT;
        int64_t parent = (heap->at - 1) >> 1;
        swap(heap, heap->at, parent);
        heap->at = parent;
    }
    return true;
}
static bool sink_on(KrComparisons *comparisons, bool less, KrRef *x, KrRef *y)
{
    Heap *heap = (Heap *)(void *)comparisons;
    if (kr_list_length(heap->list) != heap->length) return false;
    int64_t child = 2 * heap->at + 1 + !less, next = 2 * child + 1; // the children of `child` have not moved
    if (next + 1 >= heap->length || !goes_on(heap, next, next + 1, x, y)) return false;
    swap(heap, heap->at, child);
    heap->at = child;
    return true;
}
// The number that decides about an item, itself or the first of a tuple, as an int in the same order. False: there is none.
KR_INLINE bool order_of(KrOwn item, bool tuple, bool is_float, int64_t *order)
{
    KrRef value = kr_ref(item);
    if (kr_tuple_is(value) != tuple) return false;
    if (tuple) {
        const KrTuple *self = kr_tuple_cast(value);
        if (KR_UNLIKELY(self->length == 0)) return false;
        value = kr_ref(self->items[0]);
    }
    if (is_float) {
        if (KR_UNLIKELY(!kr_is_float(value))) return false;
        double number = kr_float_value(value) + 0.0; // -0.0 is 0.0
        int64_t bits;
        memcpy(&bits, &number, sizeof bits);
        *order = bits ^ (bits >> 63 & INT64_MAX);
        return number == number;
    }
    *order = kr_small_int_value(value);
    return kr_is_small_int(value);
}

// As long as numbers of one kind decide, the item sinks without a branch on which child is the smaller one, and tuples that lie two
// levels down are fetched in time.
KR_INLINE void sink_by(Heap *heap, bool tuple, bool is_float)
{
    KrOwn *items = kr_list_cast(heap->list)->items, item = items[heap->at];
    int64_t at = heap->at, length = heap->length, max = heap->max, x, y;
    for (int64_t child; (child = 2 * at + 1) + 1 < length; at = child) {
        KrOwn first = items[child + max], second = items[child + !max];
        if (!order_of(first, tuple, is_float, &x) || !order_of(second, tuple, is_float, &y)) break;
        KrFound less = (KrFound)(x < y);
        if (tuple && KR_UNLIKELY(x == y)) {
            less = tuple_before(kr_ref(first), kr_ref(second));
            if (less == KR_FAULT) break;
        }
        int64_t below = 2 * child + 1;
        if (tuple && below + 3 < length)
            for (int64_t i = 0; i < 4; i++)
                __builtin_prefetch(kr_obj(kr_ref(items[below + i])));
        child += less == KR_ABSENT;
        items[at] = items[child];
    }
    items[at] = item;
    heap->at = at;
}
static void sink_by_numbers(Heap *heap)
{
    KrRef number = kr_ref(*item_at(heap, heap->at));
    bool tuple = kr_tuple_is(number);
    if (tuple && kr_tuple_length(number)) number = kr_tuple_get(number, 0);
    if (kr_is_float(number))
        tuple ? sink_by(heap, true, true) : sink_by(heap, false, true);
    else if (kr_is_small_int(number))
        tuple ? sink_by(heap, true, false) : sink_by(heap, false, false);
}

// The item at `top` sinks to where it belongs.
static bool sink(Heap *heap, int64_t top)
{
    int64_t limit = heap->length >> 1;
    heap->at = heap->top = top;
    while (heap->at < limit) {
        sink_by_numbers(heap);
        if (heap->at >= limit) break;
        int64_t child = 2 * heap->at + 1;
        if (child + 1 < heap->length) {
            KrFound less = before(heap, child, child + 1, sink_on);
            if (less == KR_FAULT) return false;
            child = 2 * heap->at + 1 + (less == KR_ABSENT);
        }
        swap(heap, heap->at, child);
        heap->at = child;
    }
    return rise(heap);
}

static bool heap_of(KrThread *thread, KrRef list, const char *name, bool max,
                    Heap *heap)
{
    if (!kr_list_is_sub(list))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            strcmp(name, "heapify") && strcmp(name, "heapify_max") &&
                    strcmp(name, "heappop") && strcmp(name, "heappop_max")
                ? "%s() argument 1 must be list, not %T"
                : "%s() argument must be list, not %T",
            name, list);
    *heap = (Heap){.thread = thread, .list = list, .length = kr_list_length(list), .max = max};
    return true;
}

static KrOwn push(KrThread *thread, const KrRef *args, const char *name, bool max)
{
    Heap heap;
    if (!heap_of(thread, args[0], name, max, &heap) ||
        !kr_list_append(thread, args[0], args[1]))
        return KR_NULL;
    heap.at = heap.length++;
    return rise(&heap) ? kr_none_own() : KR_NULL;
}
static KrOwn pop(KrThread *thread, const KrRef *args, const char *name, bool max)
{
    Heap heap;
    if (!heap_of(thread, args[0], name, max, &heap)) return KR_NULL;
    if (heap.length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "index out of range");
    KrOwn item = kr_list_pop(thread, args[0], heap.length - 1);
    if (kr_is_null(item) || --heap.length == 0) return item;
    KrOwn top = *item_at(&heap, 0);
    *item_at(&heap, 0) = item;
    if (sink(&heap, 0)) return top;
    kr_drop(thread, top);
    return KR_NULL;
}
static KrOwn replace(KrThread *thread, const KrRef *args, const char *name, bool max)
{
    Heap heap;
    if (!heap_of(thread, args[0], name, max, &heap)) return KR_NULL;
    if (heap.length == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "index out of range");
    KrOwn top = *item_at(&heap, 0);
    *item_at(&heap, 0) = kr_dup(args[1]);
    if (sink(&heap, 0)) return top;
    kr_drop(thread, top);
    return KR_NULL;
}
static KrOwn pushpop(KrThread *thread, const KrRef *args, const char *name, bool max)
{
    Heap heap;
    if (!heap_of(thread, args[0], name, max, &heap)) return KR_NULL;
    if (heap.length == 0) return kr_dup(args[1]);
    KrOwn top = kr_dup(kr_ref(*item_at(&heap, 0)));
    KrFound less = max ? kr_compare_bool(thread, args[1], kr_ref(top), KR_LT)
                       : kr_compare_bool(thread, kr_ref(top), args[1], KR_LT);
    if (less != KR_PRESENT) {
        kr_drop(thread, top);
        return less == KR_FAULT ? KR_NULL : kr_dup(args[1]);
    }
    kr_drop(thread, top);
    if (kr_list_length(args[0]) == 0)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "index out of range");
    return replace(thread, args, name, max);
}
static KrOwn heapify(KrThread *thread, const KrRef *args, const char *name, bool max)
{
    Heap heap;
    if (!heap_of(thread, args[0], name, max, &heap)) return KR_NULL;
    for (int64_t i = (heap.length >> 1) - 1; i >= 0; i--)
        if (!sink(&heap, i)) return KR_NULL;
    return kr_none_own();
}

#define HEAP(name, verb, largest) /* a function of the module */                       \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)   \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        return verb(thread, args, #name, largest);                                     \
    }
HEAP(heappush, push, false)
HEAP(heappush_max, push, true)
HEAP(heappop, pop, false)
HEAP(heappop_max, pop, true)
HEAP(heapreplace, replace, false)
HEAP(heapreplace_max, replace, true)
HEAP(heappushpop, pushpop, false)
HEAP(heappushpop_max, pushpop, true)
static KrOwn heapify_min(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return heapify(thread, args, "heapify", false);
}
HEAP(heapify_max, heapify, true)

#define ONE "($module, heap, /)"
#define TWO "($module, heap, item, /)"
static const KrNativeDef functions[] = {
    {"heappush", heappush, TWO, "Push item onto heap, maintaining the heap invariant.",
     2, 2, KR_NATIVE_RAW},
    {"heappushpop", heappushpop, TWO,
     "Push item on the heap, then pop and return the smallest item from the heap.", 2,
     2, KR_NATIVE_RAW},
    {"heappop", heappop, ONE,
     "Pop the smallest item off the heap, maintaining the heap invariant.", 1, 1,
     KR_NATIVE_RAW},
    {"heapreplace", heapreplace, TWO,
     "Pop and return the current smallest value, and add the new item.", 2, 2,
     KR_NATIVE_RAW},
    {"heapify", heapify_min, ONE,
     "Transform list into a heap, in-place, in O(len(heap)) time.", 1, 1,
     KR_NATIVE_RAW},
    {"heappush_max", heappush_max, TWO,
     "Push item onto max heap, maintaining the heap invariant.", 2, 2, KR_NATIVE_RAW},
    {"heappushpop_max", heappushpop_max, TWO, "Maxheap variant of heappushpop.", 2, 2,
     KR_NATIVE_RAW},
    {"heappop_max", heappop_max, ONE, "Maxheap variant of heappop.", 1, 1,
     KR_NATIVE_RAW},
    {"heapreplace_max", heapreplace_max, TWO, "Maxheap variant of heapreplace.", 2, 2,
     KR_NATIVE_RAW},
    {"heapify_max", heapify_max, ONE, "Maxheap variant of heapify.", 1, 1,
     KR_NATIVE_RAW},
    {0},
};

KrOwn kr_heapq_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_heapq",
                                 "Heap queue algorithm (a.k.a. priority queue).");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add(
            thread, kr_ref(module), "__about__",
            kr_str_from_ascii(
                thread,
                "Heaps: lists in which each item comes before the two items at twice "
                "its place; the first one is the smallest, or the largest.")))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
