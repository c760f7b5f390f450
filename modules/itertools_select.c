// SPDX-License-Identifier: MIT
// Iterators of itertools that select or combine items of one iterable: compress, dropwhile, takewhile, filterfalse,
// starmap, accumulate, pairwise, batched. Tests: tests/lang/modules/itertools/.
#include "modules/itertools_parts.h"

#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"

// --- a function or selectors, and a source ------------------------------------------------

typedef struct Filter {
    KrObject header;
    KrOwn source;   // iterator
    KrOwn function; // callable or None; of compress: an iterator
    bool begun;     // dropwhile: the first item has been given; takewhile: it has ended
} Filter;

static Filter *filter_of(KrRef self)
{
    return (Filter *)(void *)kr_obj(self);
}

// function(item) as truth.
KR_INLINE KrFound holds(KrThread *thread, KrRef function, KrRef item)
{
    bool truth, ok;
    if (kr_is_none(function) || kr_is(function, kr_type_ref(&kr_bool_type))) {
        ok = kr_truth(thread, item, &truth);
    } else {
        KrOwn verdict = kr_call_1(thread, function, item);
        ok = !kr_is_null(verdict) && kr_truth(thread, kr_ref(verdict), &truth);
        kr_xdrop(thread, verdict);
    }
    return !ok ? KR_FAULT : truth ? KR_PRESENT : KR_ABSENT;
}

static KrOwn filter_make(KrThread *thread, KrRef callable, const KrType *type,
                         const KrRef *args, size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, type, count, kwnames, 2, 2))
        return KR_NULL;
    KrOwn owners[2] = {kr_iter(thread, args[1]), kr_dup(args[0])};
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, owners, 2));
}

static KrType dropwhile_type, takewhile_type, filterfalse_type, starmap_type;

static KrOwn dropwhile_new(KrThread *thread, KrRef callable, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return filter_make(thread, callable, &dropwhile_type, args, count, kwnames);
}
static KrOwn takewhile_new(KrThread *thread, KrRef callable, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    return filter_make(thread, callable, &takewhile_type, args, count, kwnames);
}
static KrOwn filterfalse_new(KrThread *thread, KrRef callable, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    return filter_make(thread, callable, &filterfalse_type, args, count, kwnames);
}
static KrOwn starmap_new(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    return filter_make(thread, callable, &starmap_type, args, count, kwnames);
}

static KrFound dropwhile_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Filter *filter = filter_of(self);
    if (kr_is_null(filter->source)) return KR_ABSENT;
    for (;;) {
        KrOwn value = KR_NULL;
        KrFound found = kr_itertools_parts_next(thread, kr_ref(filter->source), &value);
        if (found != KR_PRESENT) return found;
        if (!filter->begun) {
            found = holds(thread, kr_ref(filter->function), kr_ref(value));
            if (found != KR_ABSENT) {
                kr_drop(thread, value);
                if (found == KR_FAULT) return found;
                continue;
            }
            filter->begun = true;
        }
        *item = value;
        return KR_PRESENT;
    }
}
static KrFound takewhile_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Filter *filter = filter_of(self);
    KrOwn value = KR_NULL;
    if (filter->begun || kr_is_null(filter->source)) return KR_ABSENT;
    KrFound found = kr_itertools_parts_next(thread, kr_ref(filter->source), &value);
    if (found != KR_PRESENT) return found;
    found = holds(thread, kr_ref(filter->function), kr_ref(value));
    if (found == KR_PRESENT) {
        *item = value;
        return found;
    }
    kr_drop(thread, value);
    filter->begun |= found == KR_ABSENT;
    return found;
}
static KrFound filterfalse_next(KrThread *thread, KrRef self, KrOwn *item)
{
    const Filter *filter = filter_of(self);
    if (kr_is_null(filter->source)) return KR_ABSENT;
    for (;;) {
        KrOwn value = KR_NULL;
        KrFound found = kr_itertools_parts_next(thread, kr_ref(filter->source), &value);
        if (found != KR_PRESENT) return found;
        found = holds(thread, kr_ref(filter->function), kr_ref(value));
        if (found == KR_ABSENT) {
            *item = value;
            return KR_PRESENT;
        }
        kr_drop(thread, value);
        if (found == KR_FAULT) return found;
    }
}
static KrFound starmap_next(KrThread *thread, KrRef self, KrOwn *item)
{
    const Filter *filter = filter_of(self);
    KrOwn args = KR_NULL;
    if (kr_is_null(filter->source)) return KR_ABSENT;
    KrFound found = kr_itertools_parts_next(thread, kr_ref(filter->source), &args);
    if (found != KR_PRESENT) return found;
    if (!kr_tuple_is(kr_ref(args))) {
        KrOwn tuple = kr_sequence_tuple(thread, kr_ref(args));
        kr_drop(thread, args);
        args = tuple;
        if (kr_is_null(args)) return KR_FAULT;
    }
    const KrTuple *tuple = kr_tuple_cast(kr_ref(args));
    *item = kr_call(thread, kr_ref(filter->function), (const KrRef *)(const void *)tuple->items, (size_t)tuple->length, KR_REF_NULL);
    kr_drop(thread, args);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

#define FILTER_TYPE(which, text) /* one KrType over Filter */                          \
    static KrType which##_type = {                                                     \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = "itertools." #which, .shown = "__getattribute__",                      \
        .flags = KR_TYPE_GC | KR_TYPE_BASE,                                            \
        .basic_size = sizeof(Filter),                                                  \
        .dealloc = kr_itertools_parts_dealloc_2,                                       \
        .visit = kr_itertools_parts_visit_2,                                           \
        .clear = kr_itertools_parts_clear_2,                                           \
        .iter = kr_iterator_self,                                                      \
        .next = which##_next,                                                          \
        .new_object = which##_new,                                                     \
        .doc = (text),                                                                 \
    }
FILTER_TYPE(dropwhile,
            "(predicate, iterable, /)\n--\n\n" "The items from the first one on for which the predicate is false.");
FILTER_TYPE(takewhile,
            "(predicate, iterable, /)\n--\n\n" "The items before the first one for which the predicate is false.");
FILTER_TYPE(
    filterfalse,
    "(function, iterable, /)\n--\n\n" "The items for which the function is false; None: which are false themselves.");
FILTER_TYPE(starmap,
            "(function, iterable, /)\n--\n\n" "The function's results, with the items of each item as arguments.");

// --- compress -----------------------------------------------------------------------------

static KrOwn compress_make(KrThread *thread, KrRef callable, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrOwn owners[2] = {kr_iter(thread, args[0]), KR_NULL};
    if (!kr_is_null(owners[0])) owners[1] = kr_iter(thread, args[1]);
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, owners, 2));
}
static const KrNativeDef compress_def = {
    "compress", compress_make, "(data, selectors)", NULL, 0, 0, 0};
static KrOwn compress_new(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &compress_def, callable, args, count, kwnames);
}
static KrFound compress_next(KrThread *thread, KrRef self, KrOwn *item)
{
    const Filter *filter = filter_of(self);
    if (kr_is_null(filter->source) || kr_is_null(filter->function)) return KR_ABSENT;
    for (;;) {
        KrOwn value = KR_NULL, selector = KR_NULL;
        bool truth = false;
        KrFound found = kr_itertools_parts_next(thread, kr_ref(filter->source), &value);
        if (found != KR_PRESENT) return found;
        found = kr_itertools_parts_next(thread, kr_ref(filter->function), &selector);
        if (found == KR_PRESENT) {
            if (!kr_truth(thread, kr_ref(selector), &truth)) found = KR_FAULT;
            kr_drop(thread, selector);
        }
        if (found == KR_PRESENT && truth) {
            *item = value;
            return found;
        }
        kr_drop(thread, value);
        if (found != KR_PRESENT) return found;
    }
}
FILTER_TYPE(compress, "(data, selectors)\n--\n\n" "The items of data whose selectors are true.");

// --- accumulate ---------------------------------------------------------------------------

typedef struct Accumulate {
    KrObject header;
    KrOwn source;   // iterator
    KrOwn function; // callable, or None: addition
    KrOwn total;    // what was given last, or null
    KrOwn initial;  // what is given first, or null
} Accumulate;

static KrOwn accumulate_make(KrThread *thread, KrRef callable, const KrRef *args,
                             size_t count)
{
    (void)count;
    KrOwn owners[2] = {kr_iter(thread, args[0]), kr_dup(args[1])};
    Accumulate *self =
        (Accumulate *)(void *)kr_itertools_parts_new(thread, callable, owners, 2);
    if (self && !kr_is_none(args[2])) self->initial = kr_dup(args[2]);
    return kr_steal_obj(self);
}
static const KrNativeDef accumulate_def = {"accumulate",
                                           accumulate_make,
                                           "(iterable, func=None, *, initial=None)",
                                           NULL,
                                           0,
                                           0,
                                           0};
static KrOwn accumulate_new(KrThread *thread, KrRef callable, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &accumulate_def, callable, args, count, kwnames);
}
static KrFound accumulate_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Accumulate *sum = (Accumulate *)(void *)kr_obj(self);
    if (!kr_is_null(sum->initial)) {
        *item = kr_move(&sum->initial);
        kr_store(thread, &sum->total, kr_dup(kr_ref(*item)));
        return KR_PRESENT;
    }
    KrOwn value = KR_NULL;
    if (kr_is_null(sum->source)) return KR_ABSENT;
    KrFound found = kr_itertools_parts_next(thread, kr_ref(sum->source), &value);
    if (found != KR_PRESENT) return found;
    if (!kr_is_null(sum->total)) {
        KrOwn before = kr_dup(kr_ref(sum->total)), after;
        if (kr_is_none(kr_ref(sum->function)))
            after =
                kr_number_binary(thread, kr_ref(before), kr_ref(value), KR_BINARY_ADD);
        else
            after =
                kr_call_2(thread, kr_ref(sum->function), kr_ref(before), kr_ref(value));
        kr_drop(thread, before);
        kr_drop(thread, value);
        value = after;
        if (kr_is_null(value)) return KR_FAULT;
    }
    kr_store(thread, &sum->total, kr_dup(kr_ref(value)));
    *item = value;
    return KR_PRESENT;
}
static KrType accumulate_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.accumulate",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Accumulate),
    .dealloc = kr_itertools_parts_dealloc_4,
    .visit = kr_itertools_parts_visit_4,
    .clear = kr_itertools_parts_clear_4,
    .iter = kr_iterator_self,
    .next = accumulate_next,
    .new_object = accumulate_new,
    .doc = "(iterable, func=None, *, initial=None)\n--\n\n" "Sums of the items so far, or what a function of two arguments makes of them.",
};

// --- pairwise -----------------------------------------------------------------------------

typedef struct Pairwise {
    KrObject header;
    KrOwn source; // iterator; null: exhausted
    KrOwn before; // the item that comes first in the next pair, or null
    KrOwn last;   // pair that is used again (kr_tuple_again), or null
} Pairwise;

static KrType pairwise_type;

static KrOwn pairwise_new(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &pairwise_type, count, kwnames, 1,
                                  1))
        return KR_NULL;
    KrOwn it = kr_iter(thread, args[0]);
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, &it, 1));
}
static KrFound pairwise_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Pairwise *pairs = (Pairwise *)(void *)kr_obj(self);
    KrOwn after = KR_NULL;
    KrFound found;
    if (kr_is_null(pairs->source)) return KR_ABSENT;
    if (KR_UNLIKELY(kr_is_null(pairs->before))) {
        KrOwn hold = kr_dup(kr_ref(pairs->source)), first = KR_NULL;
        found = kr_itertools_parts_next(thread, kr_ref(hold), &first);
        kr_drop(thread, hold);
        if (found != KR_PRESENT) {
            kr_xdrop(thread, kr_move(&pairs->before));
            kr_xdrop(thread, kr_move(&pairs->source));
            return found;
        }
        kr_store(thread, &pairs->before, first);
        if (kr_is_null(pairs->source)) { // the source has ended this iterator meanwhile
            kr_xdrop(thread, kr_move(&pairs->before));
            return KR_ABSENT;
        }
    }
    KrOwn before = kr_dup(kr_ref(pairs->before)), hold = kr_dup(kr_ref(pairs->source));
    found = kr_itertools_parts_next(thread, kr_ref(hold), &after);
    kr_drop(thread, hold);
    if (found != KR_PRESENT) {
        kr_xdrop(thread, kr_move(&pairs->source));
        kr_xdrop(thread, kr_move(&pairs->before));
        kr_drop(thread, before);
        return found;
    }
    kr_store(thread, &pairs->before, kr_dup(kr_ref(after)));
    *item = kr_tuple_again(thread, &pairs->last, (KrOwn[]){before, after}, 2);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static KrType pairwise_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.pairwise",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Pairwise),
    .dealloc = kr_itertools_parts_dealloc_3,
    .visit = kr_itertools_parts_visit_3,
    .clear = kr_itertools_parts_clear_3,
    .iter = kr_iterator_self,
    .next = pairwise_next,
    .new_object = pairwise_new,
    .doc = "(iterable, /)\n--\n\n" "Each item together with the one behind it.",
};

// --- batched ------------------------------------------------------------------------------

typedef struct Batched {
    KrObject header;
    KrOwn source; // iterator; null: exhausted
    int64_t size; // items of a batch
    bool strict;  // a shorter last batch is an error
} Batched;

static KrOwn batched_make(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count)
{
    (void)count;
    int64_t size;
    bool strict;
    if (!kr_number_index_size(thread, args[1], &size) ||
        !kr_truth(thread, args[2], &strict))
        return KR_NULL;
    if (size < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "n must be at least one");
    KrOwn it = kr_iter(thread, args[0]);
    Batched *self = (Batched *)(void *)kr_itertools_parts_new(thread, callable, &it, 1);
    if (self) {
        self->size = size;
        self->strict = strict;
    }
    return kr_steal_obj(self);
}
static const KrNativeDef batched_def = {
    "batched", batched_make, "(iterable, n, *, strict=False)", NULL, 0, 0, 0};
static KrOwn batched_new(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &batched_def, callable, args, count, kwnames);
}
enum { BATCH = 64 }; // a longer one grows as its items come
static KrFound batched_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Batched *batched = (Batched *)(void *)kr_obj(self);
    if (kr_is_null(batched->source)) return KR_ABSENT;
    KrOwn few[BATCH], list = KR_NULL, value = KR_NULL;
    KrOwn hold = kr_dup(kr_ref(batched->source));
    int64_t length = 0;
    KrFound found = KR_PRESENT;
    if (batched->size > BATCH) {
        list = kr_list_new(thread, 0);
        found = kr_is_null(list) ? KR_FAULT : KR_PRESENT;
    }
    while (found == KR_PRESENT && length < batched->size) {
        found = kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(hold), &value));
        if (found != KR_PRESENT) break;
        if (kr_is_null(list))
            few[length] = value;
        else if (!kr_list_append_own(thread, kr_ref(list), value))
            found = KR_FAULT;
        length++;
    }
    kr_drop(thread, hold);
    if (found == KR_FAULT || (found == KR_ABSENT && (length == 0 || batched->strict))) // behind a short batch it is asked once more
        kr_xdrop(thread, kr_move(&batched->source));
    if (found == KR_ABSENT && length > 0) {
        found = KR_PRESENT;
        if (batched->strict) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "batched(): incomplete batch");
            found = KR_FAULT;
        }
    }
    if (found == KR_PRESENT) {
        *item = kr_is_null(list) ? kr_tuple_pack_own(thread, few, (size_t)length)
                                 : kr_list_to_tuple(thread, kr_ref(list));
        if (kr_is_null(*item)) found = KR_FAULT;
    } else if (kr_is_null(list)) {
        while (length > 0)
            kr_drop(thread, few[--length]);
    }
    kr_xdrop(thread, list);
    return found;
}
static KrType batched_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.batched",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Batched),
    .dealloc = kr_itertools_parts_dealloc_1,
    .visit = kr_itertools_parts_visit_1,
    .clear = kr_itertools_parts_clear_1,
    .iter = kr_iterator_self,
    .next = batched_next,
    .new_object = batched_new,
    .doc = "(iterable, n, *, strict=False)\n--\n\n" "Tuples of n items each; the last one may be shorter, unless strict is true.",
};

KrType *const kr_itertools_select_types[] = {
    &compress_type,    &dropwhile_type, &takewhile_type,
    &filterfalse_type, &starmap_type,   &accumulate_type,
    &pairwise_type,    &batched_type,   NULL};
