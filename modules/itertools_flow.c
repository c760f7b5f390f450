// SPDX-License-Identifier: MIT
// Iterators of itertools that pass items on or make them: chain, count, cycle, repeat, islice.
// Tests: tests/lang/modules/itertools/.
#include "modules/itertools_parts.h"

#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

// --- chain --------------------------------------------------------------------------------

typedef struct Chain {
    KrObject header;
    KrOwn source; // iterator of iterables; null: exhausted
    KrOwn active; // iterator whose items come now, or null
} Chain;

static KrType chain_type;

static KrOwn chain_from(KrThread *thread, KrRef class_, KrRef iterables)
{
    KrOwn it = kr_iter(thread, iterables);
    return kr_steal_obj(kr_itertools_parts_new(thread, class_, &it, 1));
}
static KrOwn chain_new(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &chain_type, count, kwnames, 0,
                                  SIZE_MAX))
        return KR_NULL;
    KrOwn all = kr_tuple_from(thread, args, count);
    if (kr_is_null(all)) return all;
    KrOwn chain = chain_from(thread, callable, kr_ref(all));
    kr_drop(thread, all);
    return chain;
}
static KrOwn chain_from_iterable(KrThread *thread, KrRef class_, const KrRef *args,
                                 size_t count)
{
    (void)count;
    return chain_from(thread, class_, args[0]);
}
static KrFound chain_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Chain *chain = (Chain *)(void *)kr_obj(self);
    for (;;) {
        if (kr_is_null(chain->active)) {
            KrOwn iterable = KR_NULL;
            if (kr_is_null(chain->source)) return KR_ABSENT;
            KrFound more =
                kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(chain->source), &iterable));
            if (more != KR_PRESENT) {
                kr_xdrop(thread, kr_move(&chain->source));
                return more;
            }
            KrOwn it = kr_iter(thread, kr_ref(iterable));
            kr_drop(thread, iterable);
            if (kr_is_null(it)) {
                kr_xdrop(thread, kr_move(&chain->source));
                return KR_FAULT;
            }
            kr_store(thread, &chain->active, it);
        }
        KrFound found = kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(chain->active), item));
        if (KR_LIKELY(found != KR_ABSENT)) return found;
        kr_xdrop(thread, kr_move(&chain->active));
    }
}
static const KrNativeDef chain_methods[] = {
    {"from_iterable", chain_from_iterable, "($type, iterable, /)",
     "Like chain(), of the iterables that one iterable gives.", 1, 1,
     KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static KrType chain_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.chain",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Chain),
    .dealloc = kr_itertools_parts_dealloc_2,
    .visit = kr_itertools_parts_visit_2,
    .clear = kr_itertools_parts_clear_2,
    .iter = kr_iterator_self,
    .next = chain_next,
    .new_object = chain_new,
    .methods = chain_methods,
    .doc = "(*iterables)\n--\n\n" "The items of the first iterable, then those of the next one, until all "
           "have ended.",
};

// --- count --------------------------------------------------------------------------------

typedef struct Count {
    KrObject header;
    KrOwn value, step; // numbers
} Count;

static bool is_number(KrRef value)
{
    const KrType *type = kr_type_of(value);
    return type->to_index || type->to_int || type->to_float ||
           !strcmp(type->name, "complex");
}
static KrOwn count_make(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count)
{
    (void)count;
    if (!is_number(args[0]) || !is_number(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "a number is required");
    KrOwn owners[2] = {kr_dup(args[0]), kr_dup(args[1])};
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, owners, 2));
}
static const KrNativeDef count_def = {"count", count_make, "(start=0, step=1)", NULL, 0,
                                      0,       0};
static KrOwn count_new(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &count_def, callable, args, count, kwnames);
}
static KrFound count_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Count *count = (Count *)(void *)kr_obj(self);
    KrRef value = kr_ref(count->value), step = kr_ref(count->step);
    if (KR_LIKELY(kr_is_small_int(value) && kr_is_small_int(step))) {
        int64_t sum = kr_small_int_value(value) + kr_small_int_value(step);
        if (KR_LIKELY(kr_int_fits(sum))) {
            *item = count->value;
            count->value = kr_from_small_int(sum);
            return KR_PRESENT;
        }
    }
    KrOwn hold = kr_dup(value),
          sum = kr_number_binary(thread, value, step, KR_BINARY_ADD);
    if (kr_is_null(sum)) {
        kr_drop(thread, hold);
        return KR_FAULT;
    }
    kr_store(thread, &count->value, sum);
    *item = hold;
    return KR_PRESENT;
}
static KrOwn count_repr(KrThread *thread, KrRef self)
{
    const Count *count = (const Count *)(void *)kr_obj(self);
    KrRef name = kr_ref(kr_obj(self)->type->name_str);
    KrOwn value = kr_dup(kr_ref(count->value)), text;
    if (kr_is(kr_ref(count->step), kr_from_bits(kr_int_bits(1))))
        text = kr_str_from_format(thread, "%S(%R)", name, kr_ref(value));
    else
        text = kr_str_from_format(thread, "%S(%R, %R)", name, kr_ref(value),
                                  kr_ref(count->step));
    kr_drop(thread, value);
    return text;
}
static KrType count_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.count",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Count),
    .dealloc = kr_itertools_parts_dealloc_2,
    .visit = kr_itertools_parts_visit_2,
    .clear = kr_itertools_parts_clear_2,
    .repr = count_repr,
    .iter = kr_iterator_self,
    .next = count_next,
    .new_object = count_new,
    .doc = "(start=0, step=1)\n--\n\n" "Numbers without end, each one step beyond the one before.",
};

// --- cycle --------------------------------------------------------------------------------

typedef struct Cycle {
    KrObject header;
    KrOwn saved;   // list of the items so far
    KrOwn source;  // iterator; null when it has ended
    int64_t index; // into saved, then
} Cycle;

static KrType cycle_type;

static KrOwn cycle_new(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    if (!kr_itertools_parts_arity(thread, callable, &cycle_type, count, kwnames, 1, 1))
        return KR_NULL;
    KrOwn owners[2] = {KR_NULL, kr_iter(thread, args[0])};
    if (!kr_is_null(owners[1])) owners[0] = kr_list_new(thread, 0);
    return kr_steal_obj(kr_itertools_parts_new(thread, callable, owners, 2));
}
static KrFound cycle_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Cycle *cycle = (Cycle *)(void *)kr_obj(self);
    if (!kr_is_null(cycle->source)) {
        KrFound found = kr_iter_end(thread, kr_itertools_parts_next(thread, kr_ref(cycle->source), item));
        if (found == KR_FAULT) return found;
        if (found == KR_PRESENT) {
            if (kr_list_append(thread, kr_ref(cycle->saved), kr_ref(*item)))
                return found;
            kr_drop(thread, *item);
            return KR_FAULT;
        }
        kr_xdrop(thread, kr_move(&cycle->source));
    }
    if (kr_is_null(cycle->saved) || kr_list_length(kr_ref(cycle->saved)) == 0)
        return KR_ABSENT;
    if (cycle->index >= kr_list_length(kr_ref(cycle->saved))) cycle->index = 0;
    *item = kr_dup(kr_list_get(kr_ref(cycle->saved), cycle->index++));
    return KR_PRESENT;
}
static KrType cycle_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.cycle",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Cycle),
    .dealloc = kr_itertools_parts_dealloc_2,
    .visit = kr_itertools_parts_visit_2,
    .clear = kr_itertools_parts_clear_2,
    .iter = kr_iterator_self,
    .next = cycle_next,
    .new_object = cycle_new,
    .doc = "(iterable, /)\n--\n\n" "The items of an iterable over and over again.",
};

// --- repeat -------------------------------------------------------------------------------

typedef struct Repeat {
    KrObject header;
    KrOwn value;
    int64_t left; // times still to come, -1: without end
} Repeat;

static KrOwn repeat_make(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count)
{
    (void)count;
    int64_t times = -1;
    if (!kr_ref_is_null(args[1])) {
        if (!kr_number_index_size(thread, args[1], &times)) return KR_NULL;
        times = times < 0 ? 0 : times;
    }
    KrOwn value = kr_dup(args[0]);
    Repeat *self =
        (Repeat *)(void *)kr_itertools_parts_new(thread, callable, &value, 1);
    if (self) self->left = times;
    return kr_steal_obj(self);
}
static const KrNativeDef repeat_def = {
    "repeat", repeat_make, "(object, times=<unrepresentable>)", NULL, 0, 0, 0};
static KrOwn repeat_new(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &repeat_def, callable, args, count, kwnames);
}
static KrFound repeat_next(KrThread *thread, KrRef self, KrOwn *item)
{
    (void)thread;
    Repeat *repeat = (Repeat *)(void *)kr_obj(self);
    if (repeat->left == 0 || kr_is_null(repeat->value)) return KR_ABSENT;
    repeat->left -= repeat->left > 0;
    *item = kr_dup(kr_ref(repeat->value));
    return KR_PRESENT;
}
static KrOwn repeat_repr(KrThread *thread, KrRef self)
{
    const Repeat *repeat = (const Repeat *)(void *)kr_obj(self);
    KrRef name = kr_ref(kr_obj(self)->type->name_str), value = kr_ref(repeat->value);
    if (repeat->left < 0) return kr_str_from_format(thread, "%S(%R)", name, value);
    return kr_str_from_format(thread, "%S(%R, %lld)", name, value,
                              (long long)repeat->left);
}
static KrOwn repeat_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const Repeat *repeat = (const Repeat *)(void *)kr_obj(self);
    if (repeat->left < 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "len() of unsized object");
    return kr_int_from_i64(thread, repeat->left);
}
static const KrNativeDef repeat_methods[] = {
    {"__length_hint__", repeat_hint, "($self, /)",
     "Private method returning an estimate of len(list(it)).", 0, 0, KR_NATIVE_RAW},
    {0},
};
static KrType repeat_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.repeat",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Repeat),
    .dealloc = kr_itertools_parts_dealloc_1,
    .visit = kr_itertools_parts_visit_1,
    .clear = kr_itertools_parts_clear_1,
    .repr = repeat_repr,
    .iter = kr_iterator_self,
    .next = repeat_next,
    .new_object = repeat_new,
    .methods = repeat_methods,
    .doc = "One object again and again, without end or a given number of times.",
};

// --- islice -------------------------------------------------------------------------------

typedef struct Slice {
    KrObject header;
    KrOwn source;       // iterator; null: exhausted
    int64_t next, stop; // place of the next item to give; -1: no end
    int64_t step;
    int64_t place; // of the next item of the source
} Slice;

static KrType slice_type;

// A bound: None keeps *out, what gives no number (whatever it raises) is -1.
static void slice_bound(KrThread *thread, KrRef value, int64_t *out)
{
    if (kr_is_none(value)) return;
    if (!kr_number_index_size(thread, value, out)) {
        kr_exception_clear(thread);
        *out = -1;
    }
}
static KrOwn slice_new(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    int64_t start = 0, stop = -1, step = 1;
    if (!kr_itertools_parts_arity(thread, callable, &slice_type, count, kwnames, 2, 4))
        return KR_NULL;
    KrRef stop_ref = args[count == 2 ? 1 : 2];
    if (count > 2) slice_bound(thread, args[1], &start);
    slice_bound(thread, stop_ref, &stop);
    if (stop == -1 && !kr_is_none(stop_ref))
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (start < 0 || stop < -1)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
    if (count > 3) slice_bound(thread, args[3], &step);
    if (step < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Step for islice() must be a positive integer or None.");
    KrOwn it = kr_iter(thread, args[0]);
    Slice *self = (Slice *)(void *)kr_itertools_parts_new(thread, callable, &it, 1);
    if (self) {
        self->next = start;
        self->stop = stop;
        self->step = step;
    }
    return kr_steal_obj(self);
}
static KrFound slice_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Slice *slice = (Slice *)(void *)kr_obj(self);
    KrFound found = KR_ABSENT;
    if (kr_is_null(slice->source)) return found;
    KrOwn hold = kr_dup(kr_ref(slice->source)); // an item may end this very iterator
    KrRef source = kr_ref(hold);
    while (slice->place < slice->next) {
        KrOwn skipped = KR_NULL;
        found = kr_itertools_parts_next(thread, source, &skipped);
        if (found != KR_PRESENT) goto end;
        kr_drop(thread, skipped);
        slice->place++;
    }
    found = KR_ABSENT;
    if (slice->stop >= 0 && slice->place >= slice->stop) goto end;
    found = kr_itertools_parts_next(thread, source, item);
    if (found != KR_PRESENT) goto end;
    slice->place++;
    if (__builtin_add_overflow(slice->next, slice->step, &slice->next))
        slice->next = slice->stop < 0 ? INT64_MAX : slice->stop;
    if (slice->stop >= 0 && slice->next > slice->stop) slice->next = slice->stop;
    kr_drop(thread, hold);
    return found;
end:
    kr_xdrop(thread, kr_move(&slice->source));
    kr_drop(thread, hold);
    return found;
}
static KrType slice_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "itertools.islice",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Slice),
    .dealloc = kr_itertools_parts_dealloc_1,
    .visit = kr_itertools_parts_visit_1,
    .clear = kr_itertools_parts_clear_1,
    .iter = kr_iterator_self,
    .next = slice_next,
    .new_object = slice_new,
    .doc = "islice(iterable, stop) --> islice object\n"
           "islice(iterable, start, stop[, step]) --> islice object\n\n"
           "The items that a slice of a sequence would have.",
};

KrType *const kr_itertools_flow_types[] = {&chain_type,  &count_type, &cycle_type,
                                           &repeat_type, &slice_type, NULL};
