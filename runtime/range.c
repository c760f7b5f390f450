// SPDX-License-Identifier: MIT
// range and its iterators (range.h).
//
// Two forms: int64 bounds, when start, stop, step and length all fit, and Python ints. The small form
// is what bytecode iterates inline; its iterator is used for big ranges never.
// Invariant: length is right for start, stop, step; big is null or four owned ints.
// Tests: tests/lang/reference/types/range_type.py.
#include "runtime/range.h"

#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/slab.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdlib.h>

enum { START, STOP, STEP, LENGTH, PARTS }; // of the big form

typedef struct BigIter { // "longrange_iterator"
    KrObject header;
    KrOwn next, step, left; // ints
} BigIter;

static KrRange *cast(KrRef self)
{
    return (KrRange *)(void *)kr_obj(self);
}
static bool is_range(KrRef value)
{
    return kr_is_exact(value, &kr_range_type);
}

// Items of start, start + step, ... before stop; false: more than INT64_MAX.
static bool count_items(int64_t start, int64_t stop, int64_t step, int64_t *count)
{
    uint64_t distance, stride = step > 0 ? (uint64_t)step : -(uint64_t)step;
    if (step > 0 ? start >= stop : start <= stop) {
        *count = 0;
        return true;
    }
    distance =
        step > 0 ? (uint64_t)stop - (uint64_t)start : (uint64_t)start - (uint64_t)stop;
    uint64_t items = (distance - 1) / stride + 1;
    *count = (int64_t)items;
    return items <= INT64_MAX;
}

static KrOwn make_small(KrThread *thread, int64_t start, int64_t stop, int64_t step,
                        int64_t length)
{
    KrRange *self = kr_slab_object(thread, &kr_range_type, sizeof(KrRange));
    if (!self) return kr_exception_no_memory(thread);
    self->start = start;
    self->stop = stop;
    self->step = step;
    self->length = length;
    self->big = NULL;
    return kr_steal_obj(self);
}

static KrOwn make_big(KrThread *thread, KrRef start, KrRef stop, KrRef step);

KrOwn kr_range_from_i64(KrThread *thread, int64_t start, int64_t stop, int64_t step)
{
    int64_t length;
    if (step == 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "range() arg 3 must not be zero");
    if (count_items(start, stop, step, &length))
        return make_small(thread, start, stop, step, length);
    KrOwn parts[3] = {kr_int_from_i64(thread, start), kr_int_from_i64(thread, stop),
                      kr_int_from_i64(thread, step)};
    KrOwn range = KR_NULL;
    if (!kr_is_null(parts[0]) && !kr_is_null(parts[1]) && !kr_is_null(parts[2]))
        range = make_big(thread, kr_ref(parts[0]), kr_ref(parts[1]), kr_ref(parts[2]));
    for (int i = 0; i < 3; i++)
        kr_xdrop(thread, parts[i]);
    return range;
}

// left op right, dropping left.
static KrOwn chain(KrThread *thread, KrOwn left, KrRef right, KrBinaryOp op)
{
    if (kr_is_null(left)) return left;
    KrOwn result = kr_int_binary(thread, kr_ref(left), right, op);
    kr_drop(thread, left);
    return result;
}

static KrOwn big_length(KrThread *thread, KrRef start, KrRef stop, KrRef step)
{
    KrRef one = kr_from_bits(kr_int_bits(1));
    bool up = kr_int_sign(step) > 0;
    KrRef low = up ? start : stop, high = up ? stop : start;
    if (kr_int_compare(low, high) >= 0) return kr_from_small_int(0);
    KrOwn stride = up ? kr_dup(step) : kr_int_negate(thread, step);
    if (kr_is_null(stride)) return KR_NULL;
    KrOwn count = kr_int_binary(thread, high, low, KR_BINARY_SUB);
    count = chain(thread, count, one, KR_BINARY_SUB);
    count = chain(thread, count, kr_ref(stride), KR_BINARY_FLOORDIV);
    count = chain(thread, count, one, KR_BINARY_ADD);
    kr_drop(thread, stride);
    return count;
}

static KrOwn make_big(KrThread *thread, KrRef start, KrRef stop, KrRef step)
{
    KrOwn length = big_length(thread, start, stop, step);
    if (kr_is_null(length)) return KR_NULL;
    KrOwn *big = malloc(PARTS * sizeof *big);
    KrOwn range = big ? make_small(thread, 0, 0, 1, 0) : kr_exception_no_memory(thread);
    if (kr_is_null(range)) {
        free(big);
        kr_drop(thread, length);
        return KR_NULL;
    }
    big[START] = kr_dup(start);
    big[STOP] = kr_dup(stop);
    big[STEP] = kr_dup(step);
    big[LENGTH] = length;
    cast(kr_ref(range))->big = big;
    return range;
}

// From exact ints of any size.
static KrOwn make(KrThread *thread, KrRef start, KrRef stop, KrRef step)
{
    int64_t a, b, c, length;
    if (kr_int_try_i64(start, &a) == KR_PRESENT &&
        kr_int_try_i64(stop, &b) == KR_PRESENT &&
        kr_int_try_i64(step, &c) == KR_PRESENT && c != 0 &&
        count_items(a, b, c, &length))
        return make_small(thread, a, b, c, length);
    if (kr_int_sign(step) == 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "range() arg 3 must not be zero");
    return make_big(thread, start, stop, step);
}

KrOwn kr_range_new(KrThread *thread, KrRef start, KrRef stop, KrRef step)
{
    KrOwn a = kr_number_plain_index(thread, start), b = KR_NULL, c = KR_NULL, range = KR_NULL;
    if (!kr_is_null(a)) b = kr_number_plain_index(thread, stop);
    if (!kr_is_null(b)) c = kr_number_plain_index(thread, step);
    if (!kr_is_null(c)) range = make(thread, kr_ref(a), kr_ref(b), kr_ref(c));
    kr_xdrop(thread, a);
    kr_xdrop(thread, b);
    kr_xdrop(thread, c);
    return range;
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)callable;
    if (!kr_container_arity(thread, "range", count, kwnames, 1, 3)) return KR_NULL;
    KrRef zero = kr_from_bits(kr_int_bits(0)), one = kr_from_bits(kr_int_bits(1));
    if (count == 1) return kr_range_new(thread, zero, args[0], one);
    return kr_range_new(thread, args[0], args[1], count == 3 ? args[2] : one);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrOwn *big = ((KrRange *)(void *)object)->big;
    if (big) {
        for (int i = 0; i < PARTS; i++)
            kr_drop(thread, big[i]);
        free(big);
    }
    kr_slab_free(thread, object, sizeof(KrRange));
}

// One of the four numbers as a Python int.
static KrOwn part(KrThread *thread, KrRange *self, int which)
{
    if (self->big) return kr_dup(kr_ref(self->big[which]));
    int64_t parts[PARTS] = {self->start, self->stop, self->step, self->length};
    return kr_int_from_i64(thread, parts[which]);
}

static KrOwn get_start(KrThread *thread, KrRef self)
{
    return part(thread, cast(self), START);
}
static KrOwn get_stop(KrThread *thread, KrRef self)
{
    return part(thread, cast(self), STOP);
}
static KrOwn get_step(KrThread *thread, KrRef self)
{
    return part(thread, cast(self), STEP);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    KrRange *range = cast(self);
    KrOwn start = part(thread, range, START), stop = part(thread, range, STOP);
    KrOwn step = part(thread, range, STEP), text = KR_NULL;
    if (!kr_is_null(start) && !kr_is_null(stop) && !kr_is_null(step)) {
        if (kr_is(kr_ref(step), kr_from_bits(kr_int_bits(1))))
            text = kr_str_from_format(thread, "range(%R, %R)", kr_ref(start),
                                      kr_ref(stop));
        else
            text = kr_str_from_format(thread, "range(%R, %R, %R)", kr_ref(start),
                                      kr_ref(stop), kr_ref(step));
    }
    kr_xdrop(thread, start);
    kr_xdrop(thread, stop);
    kr_xdrop(thread, step);
    return text;
}

static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    KrRange *range = cast(self);
    if (!range->big) {
        *out = range->length;
        return true;
    }
    if (kr_int_try_i64(kr_ref(range->big[LENGTH]), out) == KR_PRESENT) return true;
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C ssize_t");
}

static bool truth(KrThread *thread, KrRef self, bool *out)
{
    (void)thread;
    KrRange *range = cast(self);
    *out =
        range->big ? kr_int_sign(kr_ref(range->big[LENGTH])) != 0 : range->length != 0;
    return true;
}

// start + index * step, as ints.
static KrOwn item_big(KrThread *thread, KrRange *self, KrRef index)
{
    KrOwn step = part(thread, self, STEP), start = part(thread, self, START);
    KrOwn item = KR_NULL;
    if (!kr_is_null(step) && !kr_is_null(start)) {
        item = kr_int_binary(thread, index, kr_ref(step), KR_BINARY_MUL);
        item = chain(thread, item, kr_ref(start), KR_BINARY_ADD);
    }
    kr_xdrop(thread, step);
    kr_xdrop(thread, start);
    return item;
}

static KrOwn slice_of(KrThread *thread, KrRef self, KrRef slice)
{
    // slice.indices(length) gives any ints; each is turned into a bound of the new range.
    KrRange *range = cast(self);
    int64_t start, stop, step, count;
    int64_t given;
    KrRef given_step = kr_ref(((KrSlice *)(void *)kr_obj(slice))->step);
    if (!range->big && (kr_is_none(given_step) || (kr_int_is(given_step) && kr_int_try_i64(given_step, &given) == KR_PRESENT))) { // else it would be cut
        if (!kr_slice_indices(thread, slice, range->length, &start, &stop, &step,
                              &count))
            return KR_NULL;
        int64_t first, last, stride;
        if (!__builtin_mul_overflow(start, range->step, &first) &&
            !__builtin_add_overflow(first, range->start, &first) &&
            !__builtin_mul_overflow(stop, range->step, &last) &&
            !__builtin_add_overflow(last, range->start, &last) &&
            !__builtin_mul_overflow(step, range->step, &stride))
            return kr_range_from_i64(thread, first, last, stride);
    }
    KrOwn length = part(thread, range, LENGTH), indices = KR_NULL, result = KR_NULL;
    KrOwn bounds[3] = {KR_NULL, KR_NULL, KR_NULL}, own_step = part(thread, range, STEP);
    if (!kr_is_null(length) && !kr_is_null(own_step)) {
        KrRef argument = kr_ref(length);
        indices = kr_slice_indices_any(thread, slice, argument);
    }
    if (!kr_is_null(indices)) {
        bounds[0] = item_big(thread, range, kr_tuple_get(kr_ref(indices), 0));
        bounds[1] = item_big(thread, range, kr_tuple_get(kr_ref(indices), 1));
        bounds[2] = kr_int_binary(thread, kr_tuple_get(kr_ref(indices), 2),
                                  kr_ref(own_step), KR_BINARY_MUL);
        if (!kr_is_null(bounds[0]) && !kr_is_null(bounds[1]) && !kr_is_null(bounds[2]))
            result =
                make(thread, kr_ref(bounds[0]), kr_ref(bounds[1]), kr_ref(bounds[2]));
    }
    kr_xdrop(thread, length);
    kr_xdrop(thread, own_step);
    kr_xdrop(thread, indices);
    for (int i = 0; i < 3; i++)
        kr_xdrop(thread, bounds[i]);
    return result;
}

static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrRange *range = cast(self);
    if (kr_slice_is(key)) return slice_of(thread, self, key);
    if (!kr_number_has_index(key))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "range indices must be integers or slices, not %T",
                                  key);
    KrOwn index = kr_number_index(thread, key), item = KR_NULL;
    if (kr_is_null(index)) return index;
    int64_t number;
    bool inside = false;
    if (!range->big) {
        if (kr_int_try_i64(kr_ref(index), &number) == KR_PRESENT) {
            number = number < 0 ? number + range->length : number;
            inside = number >= 0 && number < range->length;
        }
        if (inside) item = kr_int_from_i64(thread, range->start + number * range->step);
    } else {
        KrRef end = kr_ref(range->big[LENGTH]);
        if (kr_int_sign(kr_ref(index)) < 0)
            index = chain(thread, index, end, KR_BINARY_ADD);
        inside = !kr_is_null(index) && kr_int_sign(kr_ref(index)) >= 0 &&
                 kr_int_compare(kr_ref(index), end) < 0;
        if (inside) item = item_big(thread, range, kr_ref(index));
    }
    kr_xdrop(thread, index);
    if (!inside)
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "range object index out of range");
    return item;
}

// Position of an exact int: *out is the quotient (value - start) / step.
static KrFound find_int(KrThread *thread, KrRange *self, KrRef value, KrOwn *out)
{
    int64_t number;
    *out = KR_NULL;
    if (!self->big) {
        if (kr_int_try_i64(value, &number) != KR_PRESENT || self->length == 0)
            return KR_ABSENT;
        if (self->step > 0 ? number < self->start || number >= self->stop
                           : number > self->start || number <= self->stop)
            return KR_ABSENT;
        uint64_t distance = self->step > 0 ? (uint64_t)number - (uint64_t)self->start
                                           : (uint64_t)self->start - (uint64_t)number;
        uint64_t stride = self->step > 0 ? (uint64_t)self->step : -(uint64_t)self->step;
        if (distance % stride != 0) return KR_ABSENT;
        *out = kr_int_from_u64(thread, distance / stride);
        return kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
    }
    KrRef start = kr_ref(self->big[START]), stop = kr_ref(self->big[STOP]);
    KrRef step = kr_ref(self->big[STEP]);
    bool up = kr_int_sign(step) > 0;
    if (up ? kr_int_compare(value, start) < 0 || kr_int_compare(value, stop) >= 0
           : kr_int_compare(value, start) > 0 || kr_int_compare(value, stop) <= 0)
        return KR_ABSENT;
    KrOwn distance = kr_int_binary(thread, value, start, KR_BINARY_SUB);
    if (kr_is_null(distance)) return KR_FAULT;
    KrOwn rest = kr_int_binary(thread, kr_ref(distance), step, KR_BINARY_MOD);
    KrFound found = KR_FAULT;
    if (!kr_is_null(rest)) {
        found = kr_int_sign(kr_ref(rest)) == 0 ? KR_PRESENT : KR_ABSENT;
        kr_drop(thread, rest);
    }
    if (found == KR_PRESENT) {
        *out = kr_int_binary(thread, kr_ref(distance), step, KR_BINARY_FLOORDIV);
        if (kr_is_null(*out)) found = KR_FAULT;
    }
    kr_drop(thread, distance);
    return found;
}

static bool counts_as_int(KrRef value)
{
    return kr_int_is(value) || kr_is(value, kr_bool(true)) ||
           kr_is(value, kr_bool(false));
}

// How many items equal `value` (up to `limit`), and the place of the first.
static bool search(KrThread *thread, KrRef self, KrRef value, int64_t limit,
                   int64_t *count, int64_t *first)
{
    *count = 0;
    KrOwn it = kr_iter(thread, self), item = KR_NULL;
    if (kr_is_null(it)) return false;
    KrFound found = KR_ABSENT;
    for (int64_t i = 0; *count < limit &&
                        (found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT;
         i++) {
        KrFound equal = kr_container_equal(thread, kr_ref(item), value);
        kr_drop(thread, item);
        if (equal == KR_FAULT) {
            found = KR_FAULT;
            break;
        }
        if (equal == KR_PRESENT && (*count)++ == 0) *first = i;
    }
    kr_drop(thread, it);
    return found != KR_FAULT;
}

static KrFound contains(KrThread *thread, KrRef self, KrRef value)
{
    if (counts_as_int(value)) {
        KrOwn place;
        KrFound found = find_int(thread, cast(self), value, &place);
        kr_xdrop(thread, place);
        return found;
    }
    int64_t count, first;
    if (!search(thread, self, value, 1, &count, &first)) return KR_FAULT;
    return count > 0 ? KR_PRESENT : KR_ABSENT;
}

static KrOwn index_method(KrThread *thread, KrRef self, const KrRef *args, size_t argc)
{
    (void)argc;
    if (counts_as_int(args[0])) {
        KrOwn place;
        KrFound found = find_int(thread, cast(self), args[0], &place);
        if (found == KR_ABSENT)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "range.index(x): x not in range");
        return place;
    }
    int64_t count, first;
    if (!search(thread, self, args[0], 1, &count, &first)) return KR_NULL;
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "sequence.index(x): x not in sequence");
    return kr_int_from_i64(thread, first);
}

static KrOwn count_method(KrThread *thread, KrRef self, const KrRef *args, size_t argc)
{
    (void)argc;
    if (counts_as_int(args[0])) {
        KrFound found = contains(thread, self, args[0]);
        return found == KR_FAULT ? KR_NULL : kr_from_small_int(found);
    }
    int64_t count, first;
    if (!search(thread, self, args[0], INT64_MAX, &count, &first)) return KR_NULL;
    return kr_int_from_i64(thread, count);
}

// (length, start or None, step or None): equal for equal ranges.
static KrOwn identity(KrThread *thread, KrRange *self)
{
    KrOwn count = part(thread, self, LENGTH), start = part(thread, self, START);
    KrOwn step = part(thread, self, STEP), result = KR_NULL;
    if (!kr_is_null(count) && !kr_is_null(start) && !kr_is_null(step)) {
        KrRef none = kr_none(), one = kr_from_bits(kr_int_bits(1));
        bool empty = kr_int_sign(kr_ref(count)) == 0,
             single = kr_is(kr_ref(count), one);
        result = kr_tuple_3(thread, kr_ref(count), empty ? none : kr_ref(start),
                            empty || single ? none : kr_ref(step));
    }
    kr_xdrop(thread, count);
    kr_xdrop(thread, start);
    kr_xdrop(thread, step);
    return result;
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    KrOwn tuple = identity(thread, cast(self));
    if (kr_is_null(tuple)) return false;
    bool ok = kr_hash(thread, kr_ref(tuple), out);
    kr_drop(thread, tuple);
    return ok;
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_range(a) || !is_range(b) || (op != KR_EQ && op != KR_NE))
        return kr_dup(kr_not_implemented());
    KrOwn left = identity(thread, cast(a)), right = identity(thread, cast(b)),
          result = KR_NULL;
    if (!kr_is_null(left) && !kr_is_null(right))
        result = kr_compare(thread, kr_ref(left), kr_ref(right), op);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return result;
}

static KrOwn reduce_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrRange *range = cast(self);
    KrOwn start = part(thread, range, START), stop = part(thread, range, STOP);
    KrOwn step = part(thread, range, STEP), state = KR_NULL, result = KR_NULL;
    if (!kr_is_null(start) && !kr_is_null(stop) && !kr_is_null(step))
        state = kr_tuple_3(thread, kr_ref(start), kr_ref(stop), kr_ref(step));
    if (!kr_is_null(state))
        result = kr_tuple_2(thread, kr_type_ref(&kr_range_type), kr_ref(state));
    kr_xdrop(thread, start);
    kr_xdrop(thread, stop);
    kr_xdrop(thread, step);
    kr_xdrop(thread, state);
    return result;
}

// --- iterators ----------------------------------------------------------------------------

static KrOwn small_iter(KrThread *thread, int64_t next, int64_t step, int64_t left)
{
    KrRangeIter *it = kr_slab_object(thread, &kr_range_iter_type, sizeof(KrRangeIter));
    if (!it) return kr_exception_no_memory(thread);
    it->next = next;
    it->step = step;
    it->left = left;
    return kr_steal_obj(it);
}

// Steals the three, also when one is null.
static KrOwn big_iter(KrThread *thread, KrOwn next, KrOwn step, KrOwn left)
{
    BigIter *it = NULL;
    if (!kr_is_null(next) && !kr_is_null(step) && !kr_is_null(left))
        it = (BigIter *)(void *)kr_object_new(thread, &kr_range_big_iter_type,
                                              sizeof(BigIter));
    if (!it) {
        kr_xdrop(thread, next);
        kr_xdrop(thread, step);
        kr_xdrop(thread, left);
        return KR_NULL;
    }
    it->next = next;
    it->step = step;
    it->left = left;
    return kr_steal_obj(it);
}

// Could start + length * step need more than 64 bits? Such a range has CPython's other kind of iterator.
static bool may_overflow(const KrRange *range)
{
    return range->length &&
           (range->step > 0 ? range->stop > INT64_MAX - (range->step - 1) : range->stop < INT64_MIN + (-1 - range->step));
}

static KrOwn iter(KrThread *thread, KrRef self)
{
    KrRange *range = cast(self);
    if (!range->big && !may_overflow(range))
        return small_iter(thread, range->start, range->step, range->length);
    return big_iter(thread, part(thread, range, START), part(thread, range, STEP),
                    part(thread, range, LENGTH));
}

static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    KrRange *range = cast(self);
    int64_t last, back;
    if (!range->big &&
        !__builtin_mul_overflow(range->length - 1, range->step, &last) &&
        !__builtin_add_overflow(last, range->start, &last) &&
        !__builtin_sub_overflow((int64_t)0, range->step, &back))
        return small_iter(thread, last, back, range->length);
    KrOwn length_own = part(thread, range, LENGTH), step = part(thread, range, STEP);
    KrOwn index = KR_NULL, next = KR_NULL, negative = KR_NULL;
    if (!kr_is_null(length_own) && !kr_is_null(step)) {
        index = kr_int_binary(thread, kr_ref(length_own), kr_from_bits(kr_int_bits(1)),
                              KR_BINARY_SUB);
        if (!kr_is_null(index)) {
            next = item_big(thread, range, kr_ref(index));
            negative = kr_int_negate(thread, kr_ref(step));
            kr_drop(thread, index);
        }
    }
    kr_xdrop(thread, step);
    return big_iter(thread, next, negative, length_own);
}

static KrRangeIter *cast_iter(KrRef self)
{
    return (KrRangeIter *)(void *)kr_obj(self);
}
static BigIter *cast_big(KrRef self)
{
    return (BigIter *)(void *)kr_obj(self);
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_slab_free(thread, object, sizeof(KrRangeIter));
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    KrRangeIter *it = cast_iter(self);
    if (it->left <= 0) return KR_ABSENT;
    int64_t number = it->next;
    it->left--;
    it->next = (int64_t)((uint64_t)number + (uint64_t)it->step);
    if (KR_LIKELY(kr_int_fits(number))) {
        *item = kr_from_small_int(number);
        return KR_PRESENT;
    }
    *item = kr_int_from_i64(thread, number);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}

static KrOwn iter_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_int_from_i64(thread, cast_iter(self)->left);
}

// iter(what is left), with a state of None.
static KrOwn reduce_of(KrThread *thread, KrRef next, KrRef left, KrRef step)
{
    KrOwn stop = chain(thread, kr_int_binary(thread, left, step, KR_BINARY_MUL), next,
                       KR_BINARY_ADD);
    KrOwn range = KR_NULL, pair = KR_NULL, result = KR_NULL;
    if (!kr_is_null(stop)) range = make(thread, next, kr_ref(stop), step);
    if (!kr_is_null(range))
        pair = kr_iterator_reduce(thread, "iter", kr_ref(range), -1);
    if (!kr_is_null(pair))
        result = kr_tuple_3(thread, kr_tuple_get(kr_ref(pair), 0),
                            kr_tuple_get(kr_ref(pair), 1), kr_none());
    kr_xdrop(thread, stop);
    kr_xdrop(thread, range);
    kr_xdrop(thread, pair);
    return result;
}
static KrOwn iter_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrRangeIter *it = cast_iter(self);
    KrOwn next = kr_int_from_i64(thread, it->next),
          left = kr_int_from_i64(thread, it->left),
          step = kr_int_from_i64(thread, it->step), result = KR_NULL;
    if (!kr_is_null(next) && !kr_is_null(left) && !kr_is_null(step))
        result = reduce_of(thread, kr_ref(next), kr_ref(left), kr_ref(step));
    kr_xdrop(thread, next);
    kr_xdrop(thread, left);
    kr_xdrop(thread, step);
    return result;
}

static KrOwn iter_setstate(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    KrRangeIter *it = cast_iter(self);
    int64_t index;
    KrOwn number = kr_number_index(thread, args[0]);
    if (kr_is_null(number)) return number;
    KrFound fits = kr_int_try_i64(kr_ref(number), &index);
    kr_drop(thread, number);
    if (fits != KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_overflow_error, "Python int too large to convert to C long");
    index = index < 0 ? 0 : index > it->left ? it->left : index;
    it->next = (int64_t)((uint64_t)it->next + (uint64_t)index * (uint64_t)it->step);
    it->left -= index;
    return kr_none_own();
}

static void big_dealloc(KrThread *thread, KrObject *object)
{
    BigIter *it = (BigIter *)(void *)object;
    kr_drop(thread, it->next);
    kr_drop(thread, it->step);
    kr_drop(thread, it->left);
    kr_object_free(thread, object, sizeof(BigIter));
}

static KrFound big_next(KrThread *thread, KrRef self, KrOwn *item)
{
    BigIter *it = cast_big(self);
    if (kr_int_sign(kr_ref(it->left)) <= 0) return KR_ABSENT;
    KrOwn next =
        kr_int_binary(thread, kr_ref(it->next), kr_ref(it->step), KR_BINARY_ADD);
    if (kr_is_null(next)) return KR_FAULT;
    KrOwn left = kr_int_binary(thread, kr_ref(it->left), kr_from_bits(kr_int_bits(1)),
                               KR_BINARY_SUB);
    if (kr_is_null(left)) {
        kr_drop(thread, next);
        return KR_FAULT;
    }
    *item = it->next;
    it->next = next;
    kr_store(thread, &it->left, left);
    return KR_PRESENT;
}

static KrOwn big_hint(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_dup(kr_ref(cast_big(self)->left));
}

static KrOwn big_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const BigIter *it = cast_big(self);
    return reduce_of(thread, kr_ref(it->next), kr_ref(it->left), kr_ref(it->step));
}
static KrOwn big_setstate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    BigIter *it = cast_big(self);
    if (!kr_int_is(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "state must be an int, not %T", args[0]);
    KrRef zero = kr_from_bits(kr_int_bits(0));
    KrRef index = kr_int_compare(args[0], zero) < 0               ? zero
                  : kr_int_compare(args[0], kr_ref(it->left)) > 0 ? kr_ref(it->left)
                                                                  : args[0];
    KrOwn next =
        chain(thread, kr_int_binary(thread, index, kr_ref(it->step), KR_BINARY_MUL),
              kr_ref(it->next), KR_BINARY_ADD);
    KrOwn left = kr_int_binary(thread, kr_ref(it->left), index, KR_BINARY_SUB);
    if (kr_is_null(next) || kr_is_null(left)) {
        kr_xdrop(thread, next);
        kr_xdrop(thread, left);
        return KR_NULL;
    }
    kr_store(thread, &it->next, next);
    kr_store(thread, &it->left, left);
    return kr_none_own();
}

static const KrNativeDef methods[] = {
    {"__reversed__", reversed_method, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", reduce_method, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"count", count_method, "($self, object, /)", "How often something occurs.", 1, 1, KR_NATIVE_RAW},
    {"index", index_method, "($self, object, /)", "The lowest index of something, or ValueError.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"start", get_start, NULL, KR_AS_MEMBER},
    {"stop", get_stop, NULL, KR_AS_MEMBER},
    {"step", get_step, NULL, KR_AS_MEMBER},
    {0},
};
static const KrNativeDef iter_methods[] = {
    {"__length_hint__", iter_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", iter_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", iter_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};
static const KrNativeDef big_methods[] = {
    {"__length_hint__", big_hint, "($self, /)", "How many items are probably left.", 0, 0, KR_NATIVE_RAW},
    {"__reduce__", big_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__setstate__", big_setstate, "($self, object, /)", "Puts back a pickled state.", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrType kr_range_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "range",
    .flags = KR_TYPE_SEQUENCE,
    .basic_size = sizeof(KrRange),
    .dealloc = dealloc,
    .repr = repr,
    .iter = iter,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .truth = truth,
    .length = length,
    .getitem = getitem,
    .contains = contains,
    .methods = methods,
    .getset = getset,
    .doc = "range(stop) -> range object\nrange(start, stop[, step]) -> range object",
};

KrType kr_range_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "range_iterator",
    .basic_size = sizeof(KrRangeIter),
    .dealloc = iter_dealloc,
    .iter = kr_iterator_self,
    .next = iter_next,
    .methods = iter_methods,
};

KrType kr_range_big_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "longrange_iterator",
    .basic_size = sizeof(BigIter),
    .dealloc = big_dealloc,
    .iter = kr_iterator_self,
    .next = big_next,
    .methods = big_methods,
};
