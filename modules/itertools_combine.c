// SPDX-License-Identifier: MIT
// Iterators of itertools over choices of items: product, permutations, combinations (with replacement).
//
// Each holds its items in a tuple (product: a tuple of tuples), the indexes of the choice given last, and that result:
// the next one is made by changing what differs, in the same tuple when nobody else has it.
// Invariant: indexes are in range of their pool, whatever Python code has run meanwhile (none runs in `next` but deallocation).
// Tests: tests/lang/modules/itertools/.
#include "modules/itertools_parts.h"

#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdlib.h>

typedef struct Choice {
    KrObject header;
    KrOwn pool;       // tuple of items; of product: of tuples
    KrOwn result;     // tuple given last, or null before the first
    KrOwn spare;      // the one before it, or null: used again when nobody else has it
    int64_t *indexes; // malloc
    int64_t *cycles;  // permutations: swaps to come at each place (malloc)
    int64_t length;   // of a result
    bool stopped, product;
} Choice;
enum { FEW = 16 }; // items that need no memory of their own

static KrType product_type, combinations_type, with_replacement_type, permutations_type;

static Choice *cast(KrRef self)
{
    return (Choice *)(void *)kr_obj(self);
}
static void clear(KrThread *thread, KrObject *object)
{
    ((Choice *)(void *)object)->stopped = true;
    kr_itertools_parts_clear_3(thread, object);
}
static void dealloc(KrThread *thread, KrObject *object)
{
    free(((Choice *)(void *)object)->indexes);
    free(((Choice *)(void *)object)->cycles);
    clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static int64_t *numbers(KrThread *thread, int64_t count)
{
    int64_t *array =
        count < INT64_MAX / 16 ? calloc((size_t)count + 1, sizeof *array) : NULL;
    if (!array) (void)kr_exception_no_memory(thread);
    return array;
}

// An object with its pool and `count` indexes (zero; none if stopped); steals the pool.
static Choice *choice_new(KrThread *thread, KrRef callable, KrOwn pool, int64_t length,
                          bool stopped)
{
    Choice *self = (Choice *)(void *)kr_itertools_parts_new(thread, callable, &pool, 1);
    if (!self) return NULL;
    self->length = length;
    self->stopped = stopped;
    if (!stopped) self->indexes = numbers(thread, length);
    if (!stopped && !self->indexes) {
        kr_drop(thread, kr_steal_obj(self));
        return NULL;
    }
    return self;
}

static KrRef item_at(const Choice *self, int64_t i) // by its index
{
    KrRef pool = kr_ref(self->pool);
    return kr_tuple_get(self->product ? kr_tuple_get(pool, i) : pool, self->indexes[i]);
}
// The result by the indexes, which were changed from `from` on, in the tuple of the last one or of the one before it when
// nobody else has that, else in a new one. Null: raised.
static KR_NOINLINE KrOwn other_result(KrThread *thread, Choice *self)
{
    KrRef few[FEW], *items = few;
    KrOwn old = self->result, copy = KR_NULL;
    int64_t length = self->length;
    if (!kr_is_null(self->spare) && kr_obj(kr_ref(self->spare))->count == 1) {
        self->result = self->spare;
        self->spare = old;
        KrOwn *to = kr_tuple_cast(kr_ref(self->result))->items;
        for (int64_t i = 0; i < length; i++) {
            KrOwn before = to[i];
            to[i] = kr_dup(item_at(self, i));
            kr_drop(thread, before); // it is in the pool too, so nothing dies
        }
        return kr_dup(kr_ref(self->result));
    }
    if (length > FEW && !(items = malloc((size_t)length * sizeof *items))) return kr_exception_no_memory(thread);
    for (int64_t i = 0; i < length; i++)
        items[i] = item_at(self, i);
    copy = kr_tuple_from(thread, items, (size_t)length);
    if (items != few) free(items);
    if (kr_is_null(copy)) return copy;
    kr_xdrop(thread, self->spare);
    self->spare = old;
    self->result = copy;
    return kr_dup(kr_ref(copy));
}
KR_INLINE KrFound changed(KrThread *thread, Choice *self, int64_t from, KrOwn *item)
{
    if (KR_UNLIKELY(kr_obj(kr_ref(self->result))->count != 1)) {
        *item = other_result(thread, self);
        return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    }
    KrOwn *items = kr_tuple_cast(kr_ref(self->result))->items;
    for (int64_t i = from; i < self->length; i++) {
        KrOwn old = items[i];
        items[i] = kr_dup(item_at(self, i));
        kr_drop(thread, old);
    }
    *item = kr_dup(kr_ref(self->result));
    return KR_PRESENT;
}
KR_INLINE KrFound give(const Choice *self, KrOwn *item)
{
    *item = kr_dup(kr_ref(self->result));
    return KR_PRESENT;
}
static KrFound stop(KrThread *thread, Choice *self)
{
    self->stopped = true;
    kr_xdrop(thread, kr_move(&self->result));
    kr_xdrop(thread, kr_move(&self->spare));
    return KR_ABSENT;
}
// The first result, from the indexes. An empty one is no tuple of ours.
static KrFound begin(KrThread *thread, Choice *self, KrOwn *item)
{
    KrOwn tuple =
        self->length ? kr_tuple_new(thread, self->length) : kr_dup(kr_tuple_empty());
    if (kr_is_null(tuple)) return KR_FAULT;
    const KrTuple *pool = kr_tuple_cast(kr_ref(self->pool));
    for (int64_t i = 0; i < self->length; i++)
        kr_tuple_cast(kr_ref(tuple))->items[i] =
            kr_dup(kr_ref(pool->items[self->indexes[i]]));
    self->result = tuple;
    return give(self, item);
}
static KrOwn sizeof_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    const Choice *choice = cast(self);
    int64_t arrays = (choice->indexes ? choice->length : 0);
    if (choice->cycles)
        arrays +=
            choice->length +
            (kr_is_null(choice->pool) ? 0 : kr_tuple_length(kr_ref(choice->pool)));
    return kr_int_from_i64(thread, kr_obj(self)->type->basic_size +
                                       arrays * (int64_t)sizeof(int64_t));
}
static const KrNativeDef methods[] = {
    {"__sizeof__", sizeof_method, "($self, /)", "Returns size in memory, in bytes.", 0,
     0, KR_NATIVE_RAW},
    {0},
};

// --- product ------------------------------------------------------------------------------

static KrOwn product_new(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    int64_t repeat = 1, names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    if (names > 1)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "product() takes at most 1 keyword argument (%d given)", (int)names);
    if (names && !kr_str_equal_ascii(kr_tuple_get(kwnames, 0), "repeat"))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "product() got an unexpected keyword argument '%S'",
                                  kr_tuple_get(kwnames, 0));
    if (names && !kr_number_index_size(thread, args[count], &repeat)) return KR_NULL;
    if (repeat < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "repeat argument cannot be negative");
    if (count && repeat > INT64_MAX / 16 / (int64_t)count)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "repeat argument too large");
    int64_t total = repeat * (int64_t)count;
    KrOwn pools = total ? kr_tuple_new(thread, total) : kr_dup(kr_tuple_empty());
    if (kr_is_null(pools)) return pools;
    bool empty = false;
    KrOwn *items = kr_tuple_cast(kr_ref(pools))->items;
    for (int64_t i = 0; i < total; i++) {
        items[i] = i < (int64_t)count ? kr_sequence_tuple(thread, args[i])
                                      : kr_dup(kr_ref(items[i - (int64_t)count]));
        if (kr_is_null(items[i])) {
            kr_drop(thread, pools);
            return KR_NULL;
        }
        empty |= kr_tuple_length(kr_ref(items[i])) == 0;
    }
    Choice *self = choice_new(thread, callable, pools, total, empty);
    if (self) self->product = true;
    return kr_steal_obj(self);
}
static KrFound product_begin(KrThread *thread, Choice *self, KrOwn *item)
{
    KrOwn tuple =
        self->length ? kr_tuple_new(thread, self->length) : kr_dup(kr_tuple_empty());
    if (kr_is_null(tuple)) return KR_FAULT;
    const KrTuple *pools = kr_tuple_cast(kr_ref(self->pool));
    for (int64_t i = 0; i < self->length; i++)
        kr_tuple_cast(kr_ref(tuple))->items[i] =
            kr_dup(kr_tuple_get(kr_ref(pools->items[i]), 0));
    self->result = tuple;
    return give(self, item);
}
static KrFound product_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Choice *self = cast(ref);
    if (self->stopped) return KR_ABSENT;
    if (KR_UNLIKELY(kr_is_null(self->result))) return product_begin(thread, self, item);
    if (self->length == 0) return stop(thread, self);
    const KrTuple *pools = kr_tuple_cast(kr_ref(self->pool));
    for (int64_t i = self->length - 1; i >= 0; i--) {
        const KrTuple *pool = kr_tuple_cast(kr_ref(pools->items[i]));
        if (++self->indexes[i] < pool->length) return changed(thread, self, i, item);
        self->indexes[i] = 0;
    }
    return stop(thread, self);
}

// --- combinations -------------------------------------------------------------------------

static bool length_argument(KrThread *thread, KrRef value, int64_t *length)
{
    if (!kr_number_index_size(thread, value, length)) return false;
    if (*length < 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "r must be non-negative");
    return true;
}
static KrOwn combinations_make(KrThread *thread, KrRef callable, const KrRef *args,
                               size_t count)
{
    (void)count;
    int64_t length;
    KrOwn pool = KR_NULL;
    if (!kr_number_index_size(thread, args[1], &length)) return KR_NULL;
    pool = kr_sequence_tuple(thread, args[0]);
    if (kr_is_null(pool) || !length_argument(thread, args[1], &length)) {
        kr_xdrop(thread, pool);
        return KR_NULL;
    }
    Choice *self = choice_new(thread, callable, pool, length,
                              length > kr_tuple_length(kr_ref(pool)));
    for (int64_t i = 0; self && !self->stopped && i < length; i++)
        self->indexes[i] = i;
    return kr_steal_obj(self);
}
static const KrNativeDef combinations_def = {
    "combinations", combinations_make, "(iterable, r)", NULL, 0, 0, 0};
static KrOwn combinations_new(KrThread *thread, KrRef callable, const KrRef *args,
                              size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &combinations_def, callable, args, count, kwnames);
}
static KrFound combinations_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Choice *self = cast(ref);
    if (self->stopped) return KR_ABSENT;
    if (KR_UNLIKELY(kr_is_null(self->result))) return begin(thread, self, item);
    int64_t length = self->length, *indexes = self->indexes;
    const KrTuple *pool = kr_tuple_cast(kr_ref(self->pool));
    int64_t i = length - 1;
    while (i >= 0 &&
           indexes[i] == i + pool->length - length) // as far right as it can be
        i--;
    if (i < 0) return stop(thread, self);
    int64_t from = i;
    for (int64_t index = indexes[i] + 1; i < length; i++, index++)
        indexes[i] = index;
    return changed(thread, self, from, item);
}

static KrOwn with_replacement_make(KrThread *thread, KrRef callable, const KrRef *args,
                                   size_t count)
{
    (void)count;
    int64_t length;
    KrOwn pool = KR_NULL;
    if (!kr_number_index_size(thread, args[1], &length)) return KR_NULL;
    pool = kr_sequence_tuple(thread, args[0]);
    if (kr_is_null(pool) || !length_argument(thread, args[1], &length)) {
        kr_xdrop(thread, pool);
        return KR_NULL;
    }
    bool stopped = length > 0 && kr_tuple_length(kr_ref(pool)) == 0;
    return kr_steal_obj(choice_new(thread, callable, pool, length, stopped));
}
static const KrNativeDef with_replacement_def = {"combinations_with_replacement",
                                                 with_replacement_make,
                                                 "(iterable, r)",
                                                 NULL,
                                                 0,
                                                 0,
                                                 0};
static KrOwn with_replacement_new(KrThread *thread, KrRef callable, const KrRef *args,
                                  size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &with_replacement_def, callable, args, count,
                          kwnames);
}
static KrFound with_replacement_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Choice *self = cast(ref);
    if (self->stopped) return KR_ABSENT;
    if (KR_UNLIKELY(kr_is_null(self->result))) return begin(thread, self, item);
    const KrTuple *pool = kr_tuple_cast(kr_ref(self->pool));
    int64_t i = self->length - 1;
    while (i >= 0 && self->indexes[i] == pool->length - 1)
        i--;
    if (i < 0) return stop(thread, self);
    int64_t from = i;
    for (int64_t index = self->indexes[i] + 1; i < self->length; i++)
        self->indexes[i] = index;
    return changed(thread, self, from, item);
}

// --- permutations -------------------------------------------------------------------------

static KrOwn permutations_make(KrThread *thread, KrRef callable, const KrRef *args,
                               size_t count)
{
    (void)count;
    KrOwn pool = kr_sequence_tuple(thread, args[0]);
    if (kr_is_null(pool)) return pool;
    int64_t total = kr_tuple_length(kr_ref(pool)), length = total;
    bool ok = true;
    if (!kr_is_none(args[1])) {
        ok = kr_int_is_sub(args[1]);
        if (!ok)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "Expected int as r");
        ok = ok && length_argument(thread, args[1], &length);
    }
    if (!ok) {
        kr_drop(thread, pool);
        return KR_NULL;
    }
    Choice *self = choice_new(thread, callable, pool, length, length > total);
    if (!self || self->stopped) return kr_steal_obj(self);
    free(self->indexes);
    self->indexes = numbers(thread, total);
    self->cycles = self->indexes ? numbers(thread, length) : NULL;
    if (!self->cycles) {
        kr_drop(thread, kr_steal_obj(self));
        return KR_NULL;
    }
    for (int64_t i = 0; i < total; i++)
        self->indexes[i] = i;
    for (int64_t i = 0; i < length; i++)
        self->cycles[i] = total - i;
    return kr_steal_obj(self);
}
static const KrNativeDef permutations_def = {
    "permutations", permutations_make, "(iterable, r=None)", NULL, 0, 0, 0};
static KrOwn permutations_new(KrThread *thread, KrRef callable, const KrRef *args,
                              size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &permutations_def, callable, args, count, kwnames);
}
static KrFound permutations_next(KrThread *thread, KrRef ref, KrOwn *item)
{
    Choice *self = cast(ref);
    if (self->stopped) return KR_ABSENT;
    if (KR_UNLIKELY(kr_is_null(self->result))) return begin(thread, self, item);
    const KrTuple *pool = kr_tuple_cast(kr_ref(self->pool));
    int64_t *indexes = self->indexes, *cycles = self->cycles, length = self->length;
    for (int64_t i = length - 1; i >= 0; i--) {
        if (--cycles[i] == 0) { // all have been here: back in order
            int64_t index = indexes[i];
            int64_t k = i;
            for (; k < pool->length - 1; k++) // mostly one or two: memmove would cost more
                indexes[k] = indexes[k + 1];
            indexes[k] = index;
            cycles[i] = pool->length - i;
            continue;
        }
        int64_t j = pool->length - cycles[i], index = indexes[i];
        indexes[i] = indexes[j];
        indexes[j] = index;
        return changed(thread, self, i, item);
    }
    return stop(thread, self);
}

#define CHOICE_TYPE(which, python_name, text) /* one KrType over Choice */             \
    static KrType which##_type = {                                                     \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = "itertools." python_name, .shown = "__getattribute__",                 \
        .flags = KR_TYPE_GC | KR_TYPE_BASE,                                            \
        .basic_size = sizeof(Choice),                                                  \
        .dealloc = dealloc,                                                            \
        .visit = kr_itertools_parts_visit_3,                                           \
        .clear = clear,                                                                \
        .iter = kr_iterator_self,                                                      \
        .next = which##_next,                                                          \
        .new_object = which##_new,                                                     \
        .methods = methods,                                                            \
        .doc = (text),                                                                 \
    }
CHOICE_TYPE(product, "product",
            "(*iterables, repeat=1)\n--\n\n" "Cartesian product of iterables: every way to take one item of each.");
CHOICE_TYPE(combinations, "combinations",
            "(iterable, r)\n--\n\n" "Every way to choose r items, in the order they have in the iterable.");
CHOICE_TYPE(with_replacement, "combinations_with_replacement",
            "(iterable, r)\n--\n\n" "Every way to choose r items, in order, each as often as one likes.");
CHOICE_TYPE(permutations, "permutations",
            "(iterable, r=None)\n--\n\n" "Every way to put r of the items in an order.");

KrType *const kr_itertools_combine_types[] = {&product_type, &combinations_type,
                                              &with_replacement_type,
                                              &permutations_type, NULL};
