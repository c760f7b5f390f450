// SPDX-License-Identifier: MIT
// sum(), min() and max(): one value from many (builtins_fold.h).
//
// Each is a loop over an iterator with a state that takes one item after the other. Items that need no Python code are taken by
// a KrConsumer, so that a generator's loop runs without coming back to C for each.
// Floats, and the parts of complex numbers, are summed with Neumaier's compensation, as CPython does since 3.12.
// Tests: tests/lang/jit/generator_consumers.py, extremes_of_tuples.py.
#include "modules/builtins_fold.h"

#include "runtime/bool.h"
#include "runtime/bytearray.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/fold.h"
#include "runtime/generator.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/pure_call.h"
#include "runtime/repeat.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <math.h>

// --- sum --------------------------------------------------------------------------------

typedef struct Sum {
    KrConsumer consumer;
    KrOwn total; // of what is neither in `real` nor in `imag`
    enum { SUM_OBJECTS, SUM_FLOATS, SUM_COMPLEXES } kind;
    double real, real_lost, imag, imag_lost;
} Sum;

KR_INLINE void compensate(double *sum, double *lost, double x)
{
    double next = *sum + x;
    *lost += fabs(*sum) >= fabs(x) ? (*sum - next) + x : (x - next) + *sum;
    *sum = next;
}

// An immediate int, or a bool.
KR_INLINE bool small_number(KrRef value, int64_t *number)
{
    bool is_int = kr_is_small_int(value);
    *number = is_int ? kr_small_int_value(value) : kr_is(value, kr_bool(true));
    return is_int || kr_is_bool(value);
}

// Numbers that are not objects.
KR_INLINE bool add_quietly(Sum *s, KrRef item)
{
    int64_t number;
    bool small = small_number(item, &number);
    if (s->kind == SUM_OBJECTS && kr_is_float(item) && kr_is_small_int(kr_ref(s->total))) { // an ordinary addition, whose loss is not kept
        s->kind = SUM_FLOATS;
        s->real = (double)kr_small_int_value(kr_ref(s->total)) + kr_float_value(item);
        s->real_lost = 0;
        return true;
    }
    if (s->kind != SUM_OBJECTS) {
        if (!small && !kr_is_float(item)) return false;
        compensate(&s->real, &s->real_lost, small ? (double)number : kr_float_value(item));
        return true;
    }
    if (!small || !kr_is_small_int(kr_ref(s->total))) return false;
    number += kr_small_int_value(kr_ref(s->total));
    if (!kr_int_fits(number)) return false;
    s->total = kr_from_small_int(number);
    return true;
}

static bool consume_number(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    (void)thread;
    return add_quietly((Sum *)(void *)consumer, item);
}

static double compensated(double sum, double lost)
{
    return lost != 0 && isfinite(lost) ? sum + lost : sum;
}

// total becomes the sum so far.
static bool settle(KrThread *thread, Sum *s)
{
    if (s->kind == SUM_OBJECTS) return true;
    double real = compensated(s->real, s->real_lost);
    kr_store(thread, &s->total, s->kind == SUM_FLOATS ? kr_from_float(real)
                                                      : kr_complex_new(thread, real, compensated(s->imag, s->imag_lost)));
    s->kind = SUM_OBJECTS;
    return !kr_is_null(s->total);
}

static void begin_complex(Sum *s, KrRef value)
{
    const KrComplex *z = (const KrComplex *)(const void *)kr_obj(value);
    s->kind = SUM_COMPLEXES;
    s->real = z->real;
    s->imag = z->imag;
    s->real_lost = s->imag_lost = 0;
}

// From ints to a float: an ordinary addition, whose loss is not kept. False: the total does not fit a double.
static bool begin_floats(KrThread *thread, Sum *s, double first)
{
    if (!kr_int_to_double(thread, kr_ref(s->total), &s->real)) {
        kr_exception_clear(thread);
        return false;
    }
    s->kind = SUM_FLOATS;
    s->real += first;
    s->real_lost = 0;
    return true;
}

// What add_quietly has refused. False: raised.
static bool add_object(KrThread *thread, Sum *s, KrRef item)
{
    if (s->kind == SUM_OBJECTS && kr_is_float(item) && kr_int_is(kr_ref(s->total)) && begin_floats(thread, s, kr_float_value(item)))
        return true;
    if (s->kind != SUM_OBJECTS && kr_int_is_sub(item)) {
        double x = 0;
        if (!kr_int_to_double(thread, item, &x)) return false;
        compensate(&s->real, &s->real_lost, x);
        return true;
    }
    if (s->kind == SUM_COMPLEXES && kr_is_exact(item, &kr_complex_type)) {
        const KrComplex *z = (const KrComplex *)(const void *)kr_obj(item);
        compensate(&s->real, &s->real_lost, z->real);
        compensate(&s->imag, &s->imag_lost, z->imag);
        return true;
    }
    if (!settle(thread, s)) return false;
    kr_store(thread, &s->total, kr_number_binary(thread, kr_ref(s->total), item, KR_BINARY_ADD));
    if (kr_is_null(s->total)) return false;
    if (kr_is_exact(kr_ref(s->total), &kr_complex_type)) begin_complex(s, kr_ref(s->total));
    return true;
}

// Ints and bools, while the total is an immediate int; the index behind them.
static int64_t add_ints(Sum *s, const KrOwn *items, int64_t i, int64_t count)
{
    int64_t total = kr_small_int_value(kr_ref(s->total)), number;
    for (; i < count; i++) {
        if (!small_number(kr_ref(items[i]), &number) || !kr_int_fits(total + number)) break;
        total += number;
    }
    s->total = kr_from_small_int(total);
    return i;
}

static int64_t add_floats(Sum *s, const KrOwn *items, int64_t i, int64_t count)
{
    double real = s->real, lost = s->real_lost; // in registers
    for (; i < count && kr_is_float(kr_ref(items[i])); i++)
        compensate(&real, &lost, kr_float_value(kr_ref(items[i])));
    s->real = real;
    s->real_lost = lost;
    return i;
}

// Everything in a list or tuple, for which no iterator is made.
static bool add_items(KrThread *thread, Sum *s, KrRef sequence)
{
    for (int64_t i = 0;;) {
        int64_t count;
        const KrOwn *items = kr_builtins_fold_items(sequence, &count);
        if (s->kind == SUM_OBJECTS && kr_is_small_int(kr_ref(s->total)))
            i = add_ints(s, items, i, count);
        else if (s->kind == SUM_FLOATS)
            i = add_floats(s, items, i, count);
        if (i >= count) return true;
        KrRef next = kr_ref(items[i++]);
        if (add_quietly(s, next)) continue;
        KrOwn item = kr_dup(next);
        bool ok = add_object(thread, s, kr_ref(item));
        kr_drop(thread, item);
        if (!ok) return false;
    }
}

static bool add_iterated(KrThread *thread, Sum *s, KrRef iterator)
{
    KrOwn item = KR_NULL;
    KrFound found;
    while ((found = kr_iter_feed(thread, iterator, &s->consumer, &item)) == KR_PRESENT) {
        bool ok = add_quietly(s, kr_ref(item)) || add_object(thread, s, kr_ref(item));
        kr_drop(thread, item);
        if (!ok) return false;
    }
    return found == KR_ABSENT;
}

static bool check_start(KrThread *thread, KrRef start)
{
    if (kr_str_is_sub(start))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "sum() can't sum strings [use ''.join(seq) instead]");
    bool bytes = kr_type_has(start, KR_TYPE_BYTES_SUB);
    if (bytes || (kr_is_ptr(start) && kr_type_is_subtype(kr_type_of(start), &kr_bytearray_type)))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "sum() can't sum %s [use b''.join(seq) instead]",
                                        bytes ? "bytes" : "bytearray");
    return true;
}

// The same for a call that goes on in a generator's frame.
typedef struct SumFold {
    KrFold fold;
    Sum sum; // its total is the fold's value
} SumFold;

// The total, while it is an object, belongs to the fold.
static bool take_number(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    (void)thread;
    SumFold *self = (SumFold *)(void *)kr_fold_of_consumer(consumer);
    bool taken = add_quietly(&self->sum, item);
    self->fold.value = self->sum.total;
    return taken;
}

static bool sum_add(KrThread *thread, KrFold *fold, KrRef item)
{
    SumFold *self = (SumFold *)(void *)fold;
    bool ok = add_object(thread, &self->sum, item);
    fold->value = self->sum.total;
    return ok;
}

static bool sum_is_ready(KrThread *thread, KrFold *fold)
{
    (void)thread;
    return ((const SumFold *)(const void *)fold)->sum.kind != SUM_COMPLEXES;
}

static KrOwn sum_finish(KrThread *thread, KrFold *fold)
{
    SumFold *self = (SumFold *)(void *)fold;
    bool ok = settle(thread, &self->sum);
    fold->value = KR_NULL;
    return ok ? self->sum.total : KR_NULL;
}

static KrOwn begin_sum(KrThread *thread)
{
    SumFold *self = (SumFold *)(void *)kr_fold_new(thread, sizeof *self, sizeof *self);
    if (!self) return KR_NULL;
    self->fold.consumer = (KrConsumer){take_number, true};
    self->fold.add = sum_add;
    self->fold.is_ready = sum_is_ready;
    self->fold.finish = sum_finish;
    self->fold.value = self->sum.total = kr_from_small_int(0);
    return kr_steal_obj(self);
}

KrOwn kr_builtins_fold_sum(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    if (count == KR_FOLD_BEGIN) return begin_sum(thread);
    bool plain = kr_list_is(args[0]) || kr_tuple_is(args[0]);
    KrOwn source = plain ? kr_dup(args[0]) : kr_iter(thread, args[0]); // who is no iterable is told so first
    if (kr_is_null(source)) return KR_NULL;
    Sum s = {.consumer = {consume_number, true}, .total = kr_dup(args[1])};
    if (kr_is_float(args[1])) {
        s.kind = SUM_FLOATS;
        s.real = kr_float_value(args[1]);
    } else if (kr_is_exact(args[1], &kr_complex_type)) {
        begin_complex(&s, args[1]);
    }
    bool ok = check_start(thread, args[1]) && (plain ? add_items(thread, &s, kr_ref(source)) : add_iterated(thread, &s, kr_ref(source)));
    kr_drop(thread, source);
    if (ok && settle(thread, &s)) return s.total;
    kr_xdrop(thread, s.total);
    return KR_NULL;
}

// --- min and max ------------------------------------------------------------------------

// Of two immediate ints or two floats: is `item` better than `best`? False: they are others.
KR_INLINE bool compare_numbers(KrRef item, KrRef best, int op, bool *better)
{
    if (kr_is_small_int(item) && kr_is_small_int(best)) {
        int64_t a = kr_small_int_value(item), b = kr_small_int_value(best);
        *better = op == KR_LT ? a < b : a > b;
        return true;
    }
    if (kr_is_float(item) && kr_is_float(best)) {
        double a = kr_float_value(item), b = kr_float_value(best);
        *better = op == KR_LT ? a < b : a > b;
        return true;
    }
    return false;
}

// Is `item` better than `best`, which may be null?
KR_INLINE KrFound is_better(KrThread *thread, KrRef item, KrRef best, int op)
{
    if (KR_UNLIKELY(kr_ref_is_null(best)))
        return KR_PRESENT;
    bool better;
    if (compare_numbers(item, best, op, &better))
        return better ? KR_PRESENT : KR_ABSENT;
    return kr_compare_bool(thread, item, best, op);
}

// The best of a list or tuple of numbers of one kind, borrowed; null: it is none.
static KrRef best_number(KrRef sequence, int op)
{
    if (!kr_list_is(sequence) && !kr_tuple_is(sequence)) return KR_REF_NULL;
    int64_t count;
    const KrOwn *items = kr_builtins_fold_items(sequence, &count);
    KrRef best = count > 1 ? kr_ref(items[0]) : KR_REF_NULL;
    for (int64_t i = 1; i < count; i++) {
        bool better;
        KrRef item = kr_ref(items[i]);
        if (!compare_numbers(item, best, op, &better)) return KR_REF_NULL;
        best = better ? item : best;
    }
    return best;
}

// Keeps the better of *best and item (stolen). False: raised.
KR_INLINE bool keep_better(KrThread *thread, KrOwn *best, KrOwn item, int op)
{
    KrFound better = is_better(thread, kr_ref(item), kr_ref(*best), op);
    if (better == KR_PRESENT)
        kr_store(thread, best, item);
    else
        kr_drop(thread, item);
    return better != KR_FAULT;
}

// The same by their keys.
typedef struct BestByKey {
    KrRepeat repeat;
    KrRef iterator;          // null: the items are arguments
    KrOwn item;              // whose key is being made
    KrOwn value, key;        // the best so far, null: none yet
    const KrNativeDef *def;  // of a function in C, or null
    int op;
} BestByKey;

// Of two numbers or texts, which are compared without Python code: is `item` better than `best`? False: they are others.
KR_INLINE bool compare_scalars(KrRef item, KrRef best, int op, bool *better)
{
    if (compare_numbers(item, best, op, better)) return true;
    if (!kr_str_is(item) || !kr_str_is(best)) return false;
    int order = kr_str_compare(item, best);
    *better = op == KR_LT ? order < 0 : order > 0;
    return true;
}

// Tuples of such: the first items that differ decide. What the best one holds may be given back without Python code.
static bool compare_tuples(const KrTuple *item, const KrTuple *best, int op, bool *better)
{
    for (int64_t i = 0; i < best->length; i++)
        if (!kr_repeat_ends_quietly(kr_ref(best->items[i]))) return false;
    for (int64_t i = 0; i < item->length && i < best->length; i++) {
        KrRef a = kr_ref(item->items[i]), b = kr_ref(best->items[i]);
        bool worse;
        if (!compare_scalars(a, b, op, better) || !compare_scalars(b, a, op, &worse)) return false;
        if (*better || worse) return true;
        if (kr_is_float(a) && kr_float_value(a) != kr_float_value(b)) return false; // NaN
    }
    *better = op == KR_LT ? item->length < best->length : item->length > best->length;
    return true;
}

static bool compare_quietly(KrRef item, KrRef best, int op, bool *better)
{
    if (compare_scalars(item, best, op, better)) return true;
    return kr_is_exact(item, &kr_tuple_type) && kr_is_exact(best, &kr_tuple_type) &&
           compare_tuples(kr_tuple_cast(item), kr_tuple_cast(best), op, better);
}

static bool consume_key(KrThread *thread, KrConsumer *consumer, KrRef key)
{
    BestByKey *self = (BestByKey *)(void *)consumer;
    bool better = true, first = kr_is_null(self->key);
    if (kr_ref_is_null(self->iterator) || !kr_repeat_has_next(self->iterator) ||
        (!first && (!compare_quietly(key, kr_ref(self->key), self->op, &better) ||
                    !kr_repeat_ends_quietly(kr_ref(better ? self->value : self->item)))))
        return false;
    if (better) {
        KrOwn worse = self->value;
        self->value = self->item;
        self->item = worse;
        kr_store(thread, &self->key, kr_dup(key));
    }
    kr_xdrop(thread, kr_move(&self->item));
    return true;
}

static void next_of_keyed(KrRepeat *repeat, KrSlot *arguments)
{
    BestByKey *self = (BestByKey *)(void *)repeat;
    self->item = kr_repeat_step(self->iterator);
    *arguments = kr_slot_steal(kr_dup(kr_ref(self->item)));
}

// Keeps the better of the best and item (stolen), by what `function` says of it, and of those behind it that need no Python code but
// that. False: raised.
static bool keep_better_key(KrThread *thread, BestByKey *self, KrOwn item, KrRef function)
{
    KrRef first = kr_ref(item);
    self->item = item;
    KrOwn key = self->def ? kr_repeat_call_native(thread, self->def, function, first) : kr_pure_call(thread, function, &first, 1);
    if (kr_is_null(key) && !self->def) key = kr_repeat_call(thread, function, &first, 1, &self->repeat);
    KrFound better = KR_FAULT;
    if (KR_LIKELY(!kr_is_null(key)))
        better = is_better(thread, kr_ref(key), kr_ref(self->key), self->op);
    if (better == KR_PRESENT) {
        kr_store(thread, &self->value, kr_move(&self->item));
        kr_store(thread, &self->key, key);
        return true;
    }
    kr_drop(thread, kr_move(&self->item));
    kr_xdrop(thread, key);
    return better != KR_FAULT;
}

// The best so far of what a generator yields.
typedef struct Best {
    KrConsumer consumer;
    KrOwn value; // null: none yet
    int op;
} Best;

// Immediate ints and floats are compared where they are yielded.
static bool consume_better(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    (void)thread;
    Best *best = (Best *)(void *)consumer;
    bool better;
    if (!compare_numbers(item, kr_ref(best->value), best->op, &better)) return false;
    if (better) best->value = kr_dup(item);
    return true;
}

// The same for a call that goes on in a generator's frame.
typedef struct BestFold {
    KrFold fold; // its value is the best so far
    int op;
} BestFold;

static bool take_better(KrThread *thread, KrConsumer *consumer, KrRef item)
{
    BestFold *self = (BestFold *)(void *)kr_fold_of_consumer(consumer);
    bool better = kr_is_null(self->fold.value);
    if (!better && !compare_quietly(item, kr_ref(self->fold.value), self->op, &better)) return false;
    if (better) kr_store(thread, &self->fold.value, kr_dup(item)); // the old one is a number or text
    return true;
}

static bool best_add(KrThread *thread, KrFold *fold, KrRef item)
{
    return keep_better(thread, &fold->value, kr_dup(item), ((BestFold *)(void *)fold)->op);
}

static bool best_is_ready(KrThread *thread, KrFold *fold)
{
    (void)thread;
    return !kr_is_null(fold->value);
}

static KrOwn best_finish(KrThread *thread, KrFold *fold)
{
    if (!kr_is_null(fold->value)) return kr_move(&fold->value);
    return kr_exception_raise(thread, &kr_exception_value_error, "%s() iterable argument is empty",
                              ((BestFold *)(void *)fold)->op == KR_LT ? "min" : "max");
}

KrOwn kr_builtins_fold_begin_extreme(KrThread *thread, int op)
{
    BestFold *self = (BestFold *)(void *)kr_fold_new(thread, sizeof *self, sizeof *self);
    if (!self) return KR_NULL;
    self->fold.consumer = (KrConsumer){take_better, true};
    self->fold.add = best_add;
    self->fold.is_ready = best_is_ready;
    self->fold.finish = best_finish;
    self->op = op;
    return kr_steal_obj(self);
}

static bool best_of_iterable(KrThread *thread, KrRef iterable, Best *best)
{
    KrOwn iterator = kr_iter(thread, iterable), item = KR_NULL;
    if (kr_is_null(iterator)) return false;
    bool ok = true;
    KrFound found = KR_ABSENT;
    while (ok && (found = kr_iter_feed(thread, kr_ref(iterator), &best->consumer, &item)) == KR_PRESENT)
        ok = keep_better(thread, &best->value, item, best->op);
    kr_drop(thread, iterator);
    return ok && found == KR_ABSENT;
}

static bool best_by_key(KrThread *thread, const KrRef *given, size_t count, KrRef function, BestByKey *best)
{
    bool ok = true;
    best->repeat.consumer.take = consume_key;
    best->repeat.next = next_of_keyed;
    if (count > 1) {
        for (size_t i = 0; ok && i < count; i++)
            ok = keep_better_key(thread, best, kr_dup(given[i]), function);
        return ok;
    }
    KrOwn iterator = kr_iter(thread, given[0]), item = KR_NULL;
    if (kr_is_null(iterator)) return false;
    best->iterator = kr_ref(iterator);
    KrNextFn next = kr_obj(best->iterator)->type->next;
    KrFound found = KR_ABSENT;
    while (ok && (found = kr_iter_end(thread, next(thread, best->iterator, &item))) == KR_PRESENT)
        ok = keep_better_key(thread, best, item, function);
    kr_drop(thread, iterator);
    return ok && found == KR_ABSENT;
}

KrOwn kr_builtins_fold_extreme(KrThread *thread, const KrRef *given, size_t count, KrRef key, KrRef otherwise, int op,
                               const char *name)
{
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s expected at least 1 argument, got 0", name);
    if (count > 1 && !kr_ref_is_null(otherwise))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Cannot specify a default for %s() with multiple positional arguments",
                                  name);
    Best best = {.consumer = {consume_better, true}, .value = KR_NULL, .op = op};
    bool ok = true;
    if (!kr_is_none(key)) {
        BestByKey by_key = {.def = kr_repeat_native(key), .op = op};
        ok = best_by_key(thread, given, count, key, &by_key);
        kr_xdrop(thread, by_key.key);
        best.value = by_key.value;
    } else if (count > 1) {
        for (size_t i = 0; ok && i < count; i++)
            ok = keep_better(thread, &best.value, kr_dup(given[i]), op);
    } else {
        KrRef number = best_number(given[0], op);
        if (!kr_ref_is_null(number)) return kr_dup(number);
        ok = best_of_iterable(thread, given[0], &best);
    }
    if (!ok) {
        kr_xdrop(thread, best.value);
        return KR_NULL;
    }
    if (!kr_is_null(best.value)) return best.value;
    if (!kr_ref_is_null(otherwise)) return kr_dup(otherwise);
    return kr_exception_raise(thread, &kr_exception_value_error, "%s() iterable argument is empty", name);
}
