// SPDX-License-Identifier: MIT
// Iterators that are not of one container (iterator.h), and enumerate, zip, map, filter, reversed.
//
// An iterator that has ended lets go of what it walked over. Instances of subclasses have the
// same layout, with what the class adds behind.
// Called through type slots and by builtins. Tests: tests/lang/reference/types/slots_of_builtin_iterators.py.
#include "runtime/iterator.h"

#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/object_reduce.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/repeat.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct Pair { // of sequence, callable, filter, reversed
    KrObject header;
    KrOwn a, b;    // what the kind says; a is null when exhausted
    int64_t index; // of the next item (sequence, reversed)
} Pair;

KrOwn kr_iterator_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(self);
}

static KrOwn reduced(KrThread *thread, KrOwn call, KrRef argument, int64_t index)
{
    KrOwn args = KR_NULL, number = KR_NULL, result = KR_NULL;
    if (!kr_is_null(call)) args = kr_tuple_1(thread, argument);
    if (!kr_is_null(args)) {
        if (index < 0) {
            result = kr_tuple_2(thread, kr_ref(call), kr_ref(args));
        } else {
            number = kr_int_from_i64(thread, index);
            if (!kr_is_null(number))
                result = kr_tuple_3(thread, kr_ref(call), kr_ref(args), kr_ref(number));
        }
    }
    kr_xdrop(thread, call);
    kr_xdrop(thread, args);
    kr_xdrop(thread, number);
    return result;
}

KrOwn kr_iterator_reduce(KrThread *thread, const char *function, KrRef argument, int64_t index)
{
    return reduced(thread, kr_object_reduce_builtin(thread, function), argument, index);
}

KrOwn kr_iterator_reduce_left(KrThread *thread, const char *function, const KrOwn *over, const int64_t *index_or_null, KrOwn nothing)
{
    KrOwn call = kr_object_reduce_builtin(thread, function), result;
    bool done = kr_is_null(*over);
    result = reduced(thread, call, kr_ref(done ? nothing : *over), done || !index_or_null ? -1 : *index_or_null);
    kr_drop(thread, nothing);
    return result;
}

// A TypeError is forgotten and answered by true; other exceptions stay.
static bool forgive_type_error(KrThread *thread)
{
    if (!kr_exception_is(thread, &kr_exception_type_error)) return false;
    kr_exception_clear(thread);
    return true;
}

bool kr_iterator_length_hint(KrThread *thread, KrRef object, int64_t fallback,
                             int64_t *hint)
{
    *hint = fallback;
    if (kr_type_of(object)->length) {
        if (kr_length(thread, object, hint)) return true;
        *hint = fallback;
        if (!forgive_type_error(thread)) return false;
    }
    KrOwn answer = KR_NULL;
    KrFound found =
        kr_call_special(thread, object, KR_NAME___length_hint__, NULL, 0, &answer);
    if (found == KR_FAULT) return forgive_type_error(thread);
    if (found == KR_ABSENT) return true;
    bool ok = true;
    if (kr_is(kr_ref(answer), kr_not_implemented())) {
        // keeps the fallback
    } else if (!kr_int_is_sub(kr_ref(answer))) {
        ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                      "__length_hint__ must be an integer, not %T",
                                      kr_ref(answer));
    } else {
        ok = kr_int_to_i64(thread, kr_ref(answer), hint);
        if (ok && *hint < 0)
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "__length_hint__() should return >= 0");
    }
    kr_drop(thread, answer);
    return ok;
}

// --- pairs --------------------------------------------------------------------------------

static Pair *pair_of(KrRef self)
{
    return (Pair *)(void *)kr_obj(self);
}

// Steals both, also on failure.
static KrOwn pair_new(KrThread *thread, KrType *type, KrOwn a, KrOwn b, int64_t index)
{
    Pair *self = (Pair *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_xdrop(thread, a);
        kr_xdrop(thread, b);
        return KR_NULL;
    }
    self->a = a;
    self->b = b;
    self->index = index;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void pair_end(KrThread *thread, Pair *self)
{
    KrOwn a = kr_move(&self->a), b = kr_move(&self->b);
    kr_xdrop(thread, a);
    kr_xdrop(thread, b);
}

static void pair_dealloc(KrThread *thread, KrObject *object)
{
    pair_end(thread, (Pair *)(void *)object);
    kr_object_free(thread, object, object->type->basic_size);
}

static void pair_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    Pair *self = (Pair *)(void *)object;
    if (!kr_is_null(self->a)) visitor(kr_ref(self->a), context);
    if (!kr_is_null(self->b)) visitor(kr_ref(self->b), context);
}

// IndexError and StopIteration end a walk over __getitem__.
static KrFound ended_by_error(KrThread *thread, Pair *self)
{
    if (!kr_exception_is(thread, &kr_exception_index_error) &&
        !kr_exception_is(thread, &kr_exception_stop_iteration))
        return KR_FAULT;
    kr_exception_clear(thread);
    pair_end(thread, self);
    return KR_ABSENT;
}

KrOwn kr_iterator_from_sequence(KrThread *thread, KrRef sequence)
{
    return pair_new(thread, &kr_iterator_sequence_type, kr_dup(sequence), KR_NULL, 0);
}

static KrFound item_at(KrThread *thread, Pair *self, KrOwn *item)
{
    KrOwn index = kr_int_from_i64(thread, self->index),
          sequence = kr_dup(kr_ref(self->a));
    *item = KR_NULL;
    if (!kr_is_null(index))
        *item = kr_item_get(thread, kr_ref(sequence), kr_ref(index));
    kr_xdrop(thread, index);
    kr_drop(thread, sequence);
    return kr_is_null(*item) ? ended_by_error(thread, self) : KR_PRESENT;
}

static KrFound sequence_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Pair *it = pair_of(self);
    if (kr_is_null(it->a)) return KR_ABSENT;
    KrFound found = item_at(thread, it, item);
    it->index += found == KR_PRESENT;
    return found;
}

static KrOwn sequence_hint(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    Pair *it = pair_of(self);
    if (kr_is_null(it->a)) return kr_from_small_int(0);
    if (!kr_type_of(kr_ref(it->a))->length) return kr_dup(kr_not_implemented());
    int64_t length;
    if (!kr_length(thread, kr_ref(it->a), &length)) return KR_NULL;
    return kr_int_from_i64(thread, length > it->index ? length - it->index : 0);
}

static KrOwn sequence_reduce(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    Pair *it = pair_of(self);
    return kr_iterator_reduce_left(thread, "iter", &it->a, &it->index, kr_dup(kr_tuple_empty()));
}

static KrOwn set_index(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    Pair *it = pair_of(self);
    int64_t index;
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->a)) it->index = index < 0 ? 0 : index;
    return kr_none_own();
}

KrOwn kr_iterator_from_callable(KrThread *thread, KrRef callable, KrRef sentinel)
{
    return pair_new(thread, &kr_iterator_callable_type, kr_dup(callable),
                    kr_dup(sentinel), 0);
}

static KrFound callable_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Pair *it = pair_of(self);
    if (kr_is_null(it->a)) return KR_ABSENT;
    KrOwn function = kr_dup(kr_ref(it->a));
    KrOwn value = kr_call_0(thread, kr_ref(function));
    kr_drop(thread, function);
    if (kr_is_null(value)) {
        if (!kr_exception_is(thread, &kr_exception_stop_iteration)) return KR_FAULT;
        kr_exception_clear(thread);
        pair_end(thread, it);
        return KR_ABSENT;
    }
    if (kr_is_null(it->a)) { // the call itself used the iterator up
        kr_drop(thread, value);
        return KR_ABSENT;
    }
    KrOwn sentinel = kr_dup(kr_ref(it->b));
    KrFound equal = kr_container_equal(thread, kr_ref(sentinel), kr_ref(value));
    kr_drop(thread, sentinel);
    if (equal == KR_ABSENT) {
        *item = value;
        return KR_PRESENT;
    }
    kr_drop(thread, value);
    if (equal == KR_PRESENT) pair_end(thread, it);
    return equal == KR_PRESENT ? KR_ABSENT : KR_FAULT;
}

// Keywords count for the constructor unless a subclass takes them in an __init__ of its own.
static KrRef own_keywords(KrRef callable, const KrType *type, KrRef kwnames)
{
    const KrType *class_ = (const KrType *)(const void *)kr_obj(callable);
    return class_ != type && class_->init != type->init ? KR_REF_NULL : kwnames;
}

// --- reversed -----------------------------------------------------------------------------

static KrOwn reversed_new(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    if (!kr_container_arity(thread, "reversed", count,
                            own_keywords(callable, &kr_iterator_reversed_type, kwnames),
                            1, 1))
        return KR_NULL;
    KrRef sequence = args[0];
    KrType *kind = kr_type_of(sequence);
    KrRef method = kr_type_find(kind, kr_name(KR_NAME___reversed__));
    if (!kr_ref_is_null(method) && !kr_is_none(method)) {
        KrOwn result = KR_NULL;
        KrFound found =
            kr_call_special(thread, sequence, KR_NAME___reversed__, NULL, 0, &result);
        return found == KR_PRESENT ? result : KR_NULL;
    }
    if (kr_is_none(method) || !kind->getitem ||
        (!kind->length && !(kind->flags & KR_TYPE_HEAP)) ||
        kr_type_has(sequence, KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "'%T' object is not reversible", sequence);
    int64_t length;
    if (!kr_length(thread, sequence, &length)) return KR_NULL;
    return pair_new(thread, type, kr_dup(sequence), KR_NULL, length - 1);
}

static KrFound reversed_next(KrThread *thread, KrRef self, KrOwn *item)
{
    Pair *it = pair_of(self);
    if (kr_is_null(it->a)) return KR_ABSENT;
    if (it->index < 0) {
        pair_end(thread, it);
        return KR_ABSENT;
    }
    KrFound found = item_at(thread, it, item);
    it->index -= found == KR_PRESENT;
    return found;
}

static KrOwn reversed_hint(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    Pair *it = pair_of(self);
    int64_t length;
    if (kr_is_null(it->a)) return kr_from_small_int(0);
    if (!kr_length(thread, kr_ref(it->a), &length)) return KR_NULL;
    return kr_int_from_i64(thread, length < it->index + 1 ? 0 : it->index + 1);
}

static KrOwn reversed_reduce(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    Pair *it = pair_of(self);
    KrOwn type = kr_dup(kr_type_ref(kr_obj(self)->type)), state = KR_NULL,
          result = KR_NULL;
    KrOwn index = kr_int_from_i64(thread, it->index);
    bool live = !kr_is_null(it->a) && it->index >= 0; // __setstate__ may have put it before the start
    if (!kr_is_null(index))
        state = kr_tuple_1(thread, live ? kr_ref(it->a) : kr_tuple_empty());
    if (!kr_is_null(state))
        result = live ? kr_tuple_3(thread, kr_ref(type), kr_ref(state), kr_ref(index))
                      : kr_tuple_2(thread, kr_ref(type), kr_ref(state));
    kr_drop(thread, type);
    kr_xdrop(thread, index);
    kr_xdrop(thread, state);
    return result;
}

static KrOwn reversed_setstate(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    Pair *it = pair_of(self);
    int64_t index, length;
    if (!kr_int_to_i64(thread, args[0], &index)) return KR_NULL;
    if (!kr_is_null(it->a)) {
        if (!kr_length(thread, kr_ref(it->a), &length)) return KR_NULL;
        it->index = index < -1 ? -1 : index > length - 1 ? length - 1 : index;
    }
    return kr_none_own();
}

// --- filter -------------------------------------------------------------------------------

static KrOwn filter_new(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    if (!kr_container_arity(thread, "filter", count,
                            own_keywords(callable, &kr_iterator_filter_type, kwnames),
                            2, 2))
        return KR_NULL;
    KrOwn it = kr_iter(thread, args[1]);
    if (kr_is_null(it)) return it;
    return pair_new(thread, (KrType *)(void *)kr_obj(callable), it, kr_dup(args[0]), 0);
}

typedef struct Filtering {
    KrRepeat repeat;
    KrRef source;
    KrConsumer *consumer; // of what is true, or null
    KrOwn item;           // that is being judged
} Filtering;

static bool filter_take(KrThread *thread, KrConsumer *consumer, KrRef verdict)
{
    Filtering *f = (Filtering *)(void *)consumer;
    bool number = kr_is_small_int(verdict), good = number ? kr_small_int_value(verdict) != 0 : kr_is(verdict, kr_bool(true));
    if ((!number && !kr_is_bool(verdict) && !kr_is_none(verdict)) || !kr_repeat_has_next(f->source) || !kr_repeat_ends_quietly(kr_ref(f->item)) ||
        (good && !(f->consumer && f->consumer->take(thread, f->consumer, kr_ref(f->item)))))
        return false;
    kr_drop(thread, kr_move(&f->item));
    return true;
}
static void filter_step(KrRepeat *repeat, KrSlot *arguments)
{
    Filtering *f = (Filtering *)(void *)repeat;
    f->item = kr_repeat_step(f->source);
    *arguments = kr_slot_steal(kr_dup(kr_ref(f->item)));
}

// What `function` says of `value` (stolen) and, as far as that can go unseen, of those behind it; *value is the last one.
static KrOwn judge(KrThread *thread, KrRef source, KrConsumer *consumer, KrRef function, KrOwn *value)
{
    Filtering f = {.repeat = {.consumer = {.take = filter_take}, .next = filter_step}, .source = source, .consumer = consumer, .item = *value};
    KrRef first = kr_ref(*value);
    KrOwn verdict = kr_repeat_call(thread, function, &first, 1, &f.repeat);
    *value = f.item;
    return verdict;
}

// What is judged and taken without a call, as far as that goes.
static void pass_items(KrThread *thread, KrListIter *source, KrConsumer *consumer)
{
    while (!kr_is_null(source->list) && source->index < kr_list_length(kr_ref(source->list))) {
        KrRef item = kr_list_get(kr_ref(source->list), source->index);
        bool good;
        if (!kr_truth_quick(item, &good) || (good && !consumer->take(thread, consumer, item))) return;
        source->index++;
    }
}

KrFound kr_iterator_feed_filter(KrThread *thread, KrRef self, KrConsumer *consumer, KrOwn *item)
{
    Pair *it = pair_of(self);
    KrNextFn next = kr_obj(kr_ref(it->a))->type->next;
    bool plain =
        kr_is_none(kr_ref(it->b)) || kr_is(kr_ref(it->b), kr_type_ref(&kr_bool_type));
    bool passes = plain && consumer && kr_is_exact(kr_ref(it->a), &kr_list_iter_type);
    for (;;) {
        if (passes) pass_items(thread, (KrListIter *)(void *)kr_obj(kr_ref(it->a)), consumer);
        KrOwn value = KR_NULL;
        KrFound found = next(thread, kr_ref(it->a), &value);
        if (found != KR_PRESENT) return found;
        bool good = false, ok;
        if (plain) {
            ok = kr_truth_quick(kr_ref(value), &good) || kr_truth(thread, kr_ref(value), &good);
        } else {
            KrOwn verdict = judge(thread, kr_ref(it->a), consumer, kr_ref(it->b), &value);
            ok = !kr_is_null(verdict) && kr_truth(thread, kr_ref(verdict), &good);
            kr_xdrop(thread, verdict);
        }
        if (good && ok) {
            *item = value;
            return KR_PRESENT;
        }
        kr_drop(thread, value);
        if (!ok) return KR_FAULT;
    }
}

static KrFound filter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread)) return KR_FAULT; // over another of its kind, and so on
    return kr_iterator_feed_filter(thread, self, NULL, item);
}

static KrOwn filter_reduce(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    Pair *it = pair_of(self);
    KrOwn state = kr_tuple_2(thread, kr_ref(it->b), kr_ref(it->a));
    if (kr_is_null(state)) return state;
    KrOwn result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(state));
    kr_drop(thread, state);
    return result;
}

// --- enumerate ----------------------------------------------------------------------------

static KrEnumerate *enumerate_of(KrRef self)
{
    return (KrEnumerate *)(void *)kr_obj(self);
}

static bool enumerate_arguments(KrThread *thread, const KrRef *args, size_t count,
                                KrRef kwnames, KrRef *iterable, KrRef *start)
{
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    *iterable = count > 0 ? args[0] : KR_REF_NULL;
    *start = count > 1 ? args[1] : KR_REF_NULL;
    if (count + names > 2)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "enumerate() takes at most 2 arguments (%zu given)", count + names);
    for (size_t i = 0; i < names; i++) {
        KrRef name = kr_tuple_get(kwnames, (int64_t)i), *place = NULL;
        if (kr_str_equal_ascii(name, "iterable"))
            place = iterable;
        else if (kr_str_equal_ascii(name, "start"))
            place = start;
        bool alone = count == 0 && names == 1; // which must be the iterable
        if (!place || !kr_ref_is_null(*place) || (alone && place == start))
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "'%S' is an invalid keyword argument for enumerate()", name);
        *place = args[count + i];
    }
    if (kr_ref_is_null(*iterable))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "enumerate() missing required argument 'iterable'");
    return true;
}

// big: the start if it does not fit int64; given back on failure, too.
static KrOwn make_enumerate(KrThread *thread, KrType *type, KrRef iterable, int64_t index, KrOwn big)
{
    KrOwn it = kr_iter(thread, iterable);
    KrEnumerate *self = NULL;
    if (!kr_is_null(it))
        self = (KrEnumerate *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_xdrop(thread, it);
        kr_xdrop(thread, big);
        return KR_NULL;
    }
    self->iterator = it;
    self->big = big;
    self->index = index;
    self->last = KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_iterator_enumerate(KrThread *thread, KrRef iterable, int64_t start)
{
    return make_enumerate(thread, &kr_iterator_enumerate_type, iterable, start, KR_NULL);
}

static KrOwn enumerate_new(KrThread *thread, KrRef callable, const KrRef *args,
                           size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    KrRef iterable, start;
    if (!enumerate_arguments(thread, args, count, kwnames, &iterable, &start))
        return KR_NULL;
    KrOwn big = KR_NULL;
    int64_t index = 0;
    if (!kr_ref_is_null(start)) {
        big = kr_number_index(thread, start);
        if (kr_is_null(big)) return KR_NULL;
        if (kr_int_try_i64(kr_ref(big), &index) == KR_PRESENT)
            kr_drop(thread, kr_move(&big));
    }
    return make_enumerate(thread, type, iterable, index, big);
}

static void enumerate_dealloc(KrThread *thread, KrObject *object)
{
    KrEnumerate *self = (KrEnumerate *)(void *)object;
    kr_drop(thread, self->iterator);
    kr_xdrop(thread, self->big);
    kr_xdrop(thread, self->last);
    kr_object_free(thread, object, object->type->basic_size);
}

static void enumerate_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrEnumerate *self = (KrEnumerate *)(void *)object;
    visitor(kr_ref(self->iterator), context);
    if (!kr_is_null(self->big)) visitor(kr_ref(self->big), context);
    if (!kr_is_null(self->last)) visitor(kr_ref(self->last), context);
}

static KrOwn enumerate_index(KrThread *thread, KrEnumerate *self)
{
    if (!kr_is_null(self->big)) return kr_dup(kr_ref(self->big));
    return kr_int_from_i64(thread, self->index);
}

KrOwn kr_iterator_enumerate_step(KrThread *thread, KrRef self)
{
    KrEnumerate *it = enumerate_of(self);
    KrOwn number = enumerate_index(thread, it);
    if (kr_is_null(number)) return KR_NULL;
    if (kr_is_null(it->big) && it->index != INT64_MAX) {
        it->index++;
        return number;
    }
    KrOwn after = kr_int_binary(thread, kr_ref(number), kr_from_bits(kr_int_bits(1)), KR_BINARY_ADD);
    if (kr_is_null(after)) {
        kr_drop(thread, number);
        return KR_NULL;
    }
    kr_store(thread, &it->big, after);
    return number;
}

static KrFound enumerate_next(KrThread *thread, KrRef self, KrOwn *item)
{
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread)) return KR_FAULT; // over another of its kind, and so on
    KrEnumerate *it = enumerate_of(self);
    KrOwn pair[2] = {KR_NULL, KR_NULL};
    KrFound found = kr_obj(kr_ref(it->iterator))
                        ->type->next(thread, kr_ref(it->iterator), &pair[1]);
    if (found != KR_PRESENT) return found;
    pair[0] = kr_iterator_enumerate_step(thread, self);
    if (kr_is_null(pair[0])) {
        kr_drop(thread, pair[1]);
        return KR_FAULT;
    }
    *item = kr_tuple_again(thread, &it->last, pair, 2);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrPairFound enumerate_next_pair(KrThread *thread, KrRef self, KrOwn pair[2])
{
    KrEnumerate *it = enumerate_of(self);
    if (!kr_is_null(it->big) || !kr_int_fits(it->index)) return KR_PAIR_OTHER;
    KrRef from = kr_ref(it->iterator);
    KrFound found = kr_obj(from)->type->next(thread, from, &pair[1]);
    if (found != KR_PRESENT) return (KrPairFound)found;
    pair[0] = kr_from_small_int(it->index++);
    kr_tuple_forget(thread, &it->last);
    return KR_PAIR_PRESENT;
}

static KrOwn enumerate_reduce(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)args, (void)count;
    KrEnumerate *it = enumerate_of(self);
    KrOwn index = enumerate_index(thread, it), state = KR_NULL, result = KR_NULL;
    if (!kr_is_null(index))
        state = kr_tuple_2(thread, kr_ref(it->iterator), kr_ref(index));
    if (!kr_is_null(state))
        result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(state));
    kr_xdrop(thread, index);
    kr_xdrop(thread, state);
    return result;
}

// --- zip and map --------------------------------------------------------------------------

static KrSeveral *several_of(KrRef self)
{
    return (KrSeveral *)(void *)kr_obj(self);
}

// The only keyword of zip and map.
static bool strict_argument(KrThread *thread, const char *name, KrRef kwnames,
                            const KrRef *values, bool *strict)
{
    *strict = false;
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    if (names == 0) return true;
    if (names > 1)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "%s() takes at most 1 keyword argument (%d given)", name, (int)names);
    if (!kr_str_equal_ascii(kr_tuple_get(kwnames, 0), "strict"))
        return !kr_is_null(kr_suggest_raise_unexpected(thread, name, kr_tuple_get(kwnames, 0), "strict"));
    return kr_truth(thread, values[0], strict);
}

static KrOwn several_new(KrThread *thread, KrType *type, KrRef function_or_null,
                         const KrRef *iterables, size_t count, bool strict)
{
    KrOwn iterators = kr_tuple_new(thread, (int64_t)count);
    if (kr_is_null(iterators)) return iterators;
    for (size_t i = 0; i < count; i++) {
        KrOwn it = kr_iter(thread, iterables[i]);
        if (kr_is_null(it)) {
            kr_drop(thread, iterators);
            return KR_NULL;
        }
        kr_tuple_cast(kr_ref(iterators))->items[i] = it;
    }
    KrSeveral *self = (KrSeveral *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_drop(thread, iterators);
        return KR_NULL;
    }
    self->function = kr_dup(function_or_null);
    self->iterators = iterators;
    self->strict = strict;
    self->last = KR_NULL;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static KrOwn zip_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                     KrRef kwnames)
{
    bool strict;
    if (!strict_argument(thread, "zip", kwnames, args + count, &strict)) return KR_NULL;
    return several_new(thread, (KrType *)(void *)kr_obj(callable), KR_REF_NULL, args,
                       count, strict);
}

static KrOwn map_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                     KrRef kwnames)
{
    bool strict;
    if (!strict_argument(thread, "map", kwnames, args + count, &strict)) return KR_NULL;
    if (count < 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "map() must have at least two arguments.");
    return several_new(thread, (KrType *)(void *)kr_obj(callable), args[0], args + 1,
                       count - 1, strict);
}

static void several_dealloc(KrThread *thread, KrObject *object)
{
    KrSeveral *self = (KrSeveral *)(void *)object;
    kr_xdrop(thread, self->function);
    kr_drop(thread, self->iterators);
    kr_xdrop(thread, self->last);
    kr_object_free(thread, object, object->type->basic_size);
}

static void several_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSeveral *self = (KrSeveral *)(void *)object;
    if (!kr_is_null(self->function)) visitor(kr_ref(self->function), context);
    visitor(kr_ref(self->iterators), context);
    if (!kr_is_null(self->last)) visitor(kr_ref(self->last), context);
}

static KrFound uneven(KrThread *thread, const char *name, int64_t argument,
                      const char *how)
{
    (void)kr_exception_raise(thread, &kr_exception_value_error,
                             argument == 2
                                 ? "%s() argument %d is %s than argument %d"
                                 : "%s() argument %d is %s than arguments 1-%d",
                             name, (int)argument, how, (int)argument - 1);
    return KR_FAULT;
}

// The iterator at `ended` has ended: fine, unless `strict` and another has not.
static KrFound one_ended(KrThread *thread, KrSeveral *self, const char *name,
                         int64_t ended)
{
    if (!self->strict) return KR_ABSENT;
    if (ended > 0) return uneven(thread, name, ended + 1, "shorter");
    const KrTuple *iterators = kr_tuple_cast(kr_ref(self->iterators));
    for (int64_t i = 1; i < iterators->length; i++) {
        KrOwn item = KR_NULL;
        KrFound found = kr_iter_end(thread, kr_iter_next(thread, kr_ref(iterators->items[i]), &item));
        if (found == KR_FAULT) return found;
        if (found == KR_PRESENT) {
            kr_drop(thread, item);
            return uneven(thread, name, i + 1, "longer");
        }
    }
    return KR_ABSENT;
}

// One item of each iterator into items.
KR_INLINE KrFound next_of_each(KrThread *thread, KrSeveral *self, const char *name,
                               KrOwn *items)
{
    const KrTuple *iterators = kr_tuple_cast(kr_ref(self->iterators));
    for (int64_t i = 0; i < iterators->length; i++) {
        KrRef it = kr_ref(iterators->items[i]);
        KrFound found = kr_obj(it)->type->next(thread, it, &items[i]);
        if (KR_UNLIKELY(found != KR_PRESENT)) {
            if (self->strict) found = kr_iter_end(thread, found);
            if (found == KR_ABSENT) found = one_ended(thread, self, name, i);
            items[i] = KR_NULL;
            while (i-- > 0) {
                kr_drop(thread, items[i]);
                items[i] = KR_NULL;
            }
            return found;
        }
    }
    return KR_PRESENT;
}

static KrFound zip_next(KrThread *thread, KrRef self, KrOwn *item)
{
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread)) return KR_FAULT; // over another of its kind, and so on
    KrSeveral *it = several_of(self);
    int64_t count = kr_tuple_length(kr_ref(it->iterators));
    if (count == 0) return KR_ABSENT;
    if (count <= 4) {
        KrOwn items[4];
        KrFound found = next_of_each(thread, it, "zip", items);
        if (found != KR_PRESENT) return found;
        *item = kr_tuple_again(thread, &it->last, items, (size_t)count);
        return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    }
    KrOwn tuple = kr_tuple_new(thread, count);
    if (kr_is_null(tuple)) return KR_FAULT;
    KrFound found =
        next_of_each(thread, it, "zip", kr_tuple_cast(kr_ref(tuple))->items);
    if (found == KR_PRESENT)
        *item = tuple;
    else
        kr_drop(thread, tuple);
    return found;
}

static KrPairFound zip_next_pair(KrThread *thread, KrRef self, KrOwn pair[2])
{
    KrSeveral *it = several_of(self);
    if (kr_tuple_length(kr_ref(it->iterators)) != 2) return KR_PAIR_OTHER;
    KrFound found = next_of_each(thread, it, "zip", pair);
    if (found == KR_PRESENT) kr_tuple_forget(thread, &it->last);
    return (KrPairFound)found;
}

static KrFound map_next(KrThread *thread, KrRef self, KrOwn *item);

typedef struct Mapping {
    KrRepeat repeat;
    KrRef source;
    KrConsumer *consumer;
    KrOwn first; // argument of the call that C makes, null: of a later one
} Mapping;

static bool map_take(KrThread *thread, KrConsumer *consumer, KrRef result)
{
    Mapping *m = (Mapping *)(void *)consumer;
    if (!kr_repeat_has_next(m->source) || (!kr_is_null(m->first) && !kr_repeat_ends_quietly(kr_ref(m->first))) ||
        !m->consumer->take(thread, m->consumer, result))
        return false;
    kr_xdrop(thread, kr_move(&m->first));
    return true;
}
static void map_step(KrRepeat *repeat, KrSlot *arguments)
{
    *arguments = kr_slot_steal(kr_repeat_step(((const Mapping *)(const void *)repeat)->source));
}

// Calls a function in C until the consumer does not take what it gives.
static KrFound feed_results(KrThread *thread, const KrSeveral *it, const KrNativeDef *def, KrConsumer *consumer, KrOwn *item)
{
    KrRef source = kr_tuple_get(kr_ref(it->iterators), 0), function = kr_ref(it->function); // as long as the map() is there
    KrNextFn next = kr_obj(source)->type->next;
    KrListIter *at = kr_is_exact(source, &kr_list_iter_type) ? (KrListIter *)(void *)kr_obj(source) : NULL;
    for (;;) {
        KrOwn value = KR_NULL;
        if (at && !kr_is_null(at->list) && at->index < kr_list_length(kr_ref(at->list))) {
            value = kr_dup(kr_list_get(kr_ref(at->list), at->index++));
        } else {
            KrFound found = next(thread, source, &value);
            if (found != KR_PRESENT) return found;
        }
        KrOwn result = kr_repeat_call_native(thread, def, function, kr_ref(value));
        kr_drop(thread, value);
        if (kr_is_null(result)) return KR_FAULT;
        if (!consumer->take(thread, consumer, kr_ref(result))) {
            *item = result;
            return KR_PRESENT;
        }
        kr_drop(thread, result);
    }
}

KrFound kr_iterator_feed_map(KrThread *thread, KrRef self, KrConsumer *consumer, KrOwn *item)
{
    KrSeveral *it = several_of(self);
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) || kr_tuple_length(kr_ref(it->iterators)) != 1) return map_next(thread, self, item);
    const KrNativeDef *def = kr_repeat_native(kr_ref(it->function));
    if (def) return feed_results(thread, it, def, consumer, item);
    if (kr_is_exact(kr_ref(it->function), &kr_native_type)) return map_next(thread, self, item);
    Mapping m = {.repeat = {.consumer = {.take = map_take}, .next = map_step}, .source = kr_tuple_get(kr_ref(it->iterators), 0), .consumer = consumer};
    KrFound found = kr_obj(m.source)->type->next(thread, m.source, &m.first);
    if (found != KR_PRESENT) return found;
    KrRef first = kr_ref(m.first);
    *item = kr_repeat_call(thread, kr_ref(it->function), &first, 1, &m.repeat);
    kr_xdrop(thread, m.first);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrFound map_next(KrThread *thread, KrRef self, KrOwn *item)
{
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread)) return KR_FAULT; // over another of its kind, and so on
    KrSeveral *it = several_of(self);
    int64_t count = kr_tuple_length(kr_ref(it->iterators));
    if (KR_LIKELY(count == 1)) {
        KrRef iterator = kr_tuple_get(kr_ref(it->iterators), 0);
        KrOwn value = KR_NULL;
        KrFound found = kr_obj(iterator)->type->next(thread, iterator, &value);
        if (found != KR_PRESENT) return found;
        *item = kr_call_1(thread, kr_ref(it->function), kr_ref(value));
        kr_drop(thread, value);
        return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
    }
    KrOwn few[8], holder = KR_NULL;
    KrOwn *values = few;
    if (count > 8) {
        holder = kr_tuple_new(thread, count);
        if (kr_is_null(holder)) return KR_FAULT;
        values = kr_tuple_cast(kr_ref(holder))->items;
    }
    KrFound found = next_of_each(thread, it, "map", values);
    if (found == KR_PRESENT) {
        *item =
            kr_call(thread, kr_ref(it->function), (const KrRef *)(const void *)values,
                    (size_t)count, KR_REF_NULL);
        found = kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
        if (values == few)
            for (int64_t i = 0; i < count; i++)
                kr_drop(thread, few[i]);
    }
    kr_xdrop(thread, holder);
    return found;
}

static KrOwn several_reduce(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    KrSeveral *it = several_of(self);
    KrOwn state = KR_NULL, result = KR_NULL;
    const KrTuple *iterators = kr_tuple_cast(kr_ref(it->iterators));
    if (kr_is_null(it->function)) {
        state = kr_dup(kr_ref(it->iterators));
    } else {
        state = kr_tuple_new(thread, iterators->length + 1);
        if (!kr_is_null(state)) {
            KrOwn *items = kr_tuple_cast(kr_ref(state))->items;
            items[0] = kr_dup(kr_ref(it->function));
            for (int64_t i = 0; i < iterators->length; i++)
                items[i + 1] = kr_dup(kr_ref(iterators->items[i]));
        }
    }
    if (kr_is_null(state)) return state;
    KrRef type = kr_type_ref(kr_obj(self)->type);
    result = it->strict ? kr_tuple_3(thread, type, kr_ref(state), kr_bool(true))
                        : kr_tuple_2(thread, type, kr_ref(state));
    kr_drop(thread, state);
    return result;
}

static KrOwn several_setstate(KrThread *thread, KrRef self, const KrRef *args,
                              size_t count)
{
    (void)count;
    if (!kr_truth(thread, args[0], &several_of(self)->strict)) return KR_NULL;
    return kr_none_own();
}

// --- types --------------------------------------------------------------------------------

static const KrNativeDef sequence_methods[] = {
    {"__length_hint__", sequence_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", sequence_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", set_index, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef reversed_methods[] = {
    {"__length_hint__", reversed_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", reversed_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", reversed_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef filter_methods[] = {
    {"__reduce__", filter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef enumerate_methods[] = {
    {"__reduce__", enumerate_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrNativeDef several_methods[] = {
    {"__reduce__", several_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", several_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrType kr_iterator_sequence_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Pair),
    .dealloc = pair_dealloc,
    .visit = pair_visit,
    .iter = kr_iterator_self,
    .next = sequence_next,
    .methods = sequence_methods,
};

// (iter, (callable, sentinel)); exhausted: (iter, ((),))
static KrOwn callable_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const Pair *it = (const Pair *)(const void *)kr_obj(self);
    KrOwn call = kr_object_reduce_builtin(thread, "iter"), pair = KR_NULL, result = KR_NULL;
    if (kr_is_null(it->a)) // also if looking the builtin up has used it up
        return reduced(thread, call, kr_tuple_empty(), -1);
    if (!kr_is_null(call)) pair = kr_tuple_2(thread, kr_ref(it->a), kr_ref(it->b));
    if (!kr_is_null(pair)) result = kr_tuple_2(thread, kr_ref(call), kr_ref(pair));
    kr_xdrop(thread, call);
    kr_xdrop(thread, pair);
    return result;
}
static const KrNativeDef callable_methods[] = {
    {"__reduce__", callable_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};

KrType kr_iterator_callable_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "callable_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Pair),
    .dealloc = pair_dealloc,
    .visit = pair_visit,
    .iter = kr_iterator_self,
    .next = callable_next,
    .methods = callable_methods,
};

KrType kr_iterator_reversed_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "reversed",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Pair),
    .dealloc = pair_dealloc,
    .visit = pair_visit,
    .iter = kr_iterator_self,
    .next = reversed_next,
    .new_object = reversed_new,
    .methods = reversed_methods,
    .doc = "(sequence, /)\n--\n\n" "Return a reverse iterator over the values of the given sequence.",
};

KrType kr_iterator_filter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "filter",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Pair),
    .dealloc = pair_dealloc,
    .visit = pair_visit,
    .iter = kr_iterator_self,
    .next = filter_next,
    .new_object = filter_new,
    .methods = filter_methods,
    .doc = "(function, iterable, /)\n--\n\n" "The items for which a function is true.",
};

KrType kr_iterator_enumerate_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "enumerate",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(KrEnumerate),
    .dealloc = enumerate_dealloc,
    .visit = enumerate_visit,
    .iter = kr_iterator_self,
    .next = enumerate_next,
    .next_pair = enumerate_next_pair,
    .new_object = enumerate_new,
    .methods = enumerate_methods,
    .doc = "(iterable, start=0)\n--\n\n" "Pairs of a count and an item.",
};

KrType kr_iterator_zip_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "zip",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(KrSeveral),
    .dealloc = several_dealloc,
    .visit = several_visit,
    .iter = kr_iterator_self,
    .next = zip_next,
    .next_pair = zip_next_pair,
    .new_object = zip_new,
    .methods = several_methods,
    .doc = "(*iterables, strict=False)\n--\n\n" "Tuples of one item of each iterable.",
};

KrType kr_iterator_map_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "map",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(KrSeveral),
    .dealloc = several_dealloc,
    .visit = several_visit,
    .iter = kr_iterator_self,
    .next = map_next,
    .new_object = map_new,
    .methods = several_methods,
    .doc = "(function, iterable, /, *iterables, strict=False)\n--\n\n" "What a function gives for the items of iterables.",
};
