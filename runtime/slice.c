// SPDX-License-Identifier: MIT
// slice objects, and the arithmetic of slices (slice.h).
//
// The bounds of a slice are any values until somebody applies it to a length. Numbers beyond int64
// are clamped: no sequence is that long, so the result is the same.
// Used by every sequence. Tests: tests/unit/list_test.c, tests/lang/reference/expressions/slicings.py.
#include "runtime/slice.h"

#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"

static KrSlice *cast(KrRef slice)
{
    return (KrSlice *)(void *)kr_obj(slice);
}

KrOwn kr_slice_new(KrThread *thread, KrRef start, KrRef stop, KrRef step)
{
    KrSlice *slice = kr_slab_object(thread, &kr_slice_type, sizeof *slice);
    if (!slice) return kr_exception_no_memory(thread);
    slice->start = kr_dup(start);
    slice->stop = kr_dup(stop);
    slice->step = kr_dup(step);
    if (kr_container_holds_gc(start) || kr_container_holds_gc(stop) ||
        kr_container_holds_gc(step))
        kr_gc_track(thread, slice);
    return kr_steal_obj(slice);
}

static KR_NOINLINE bool bound_of_object(KrThread *thread, KrRef value, int64_t *out)
{
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "slice indices must be integers or None or have an __index__ method");
    KrOwn number = kr_number_index(thread, value);
    if (kr_is_null(number)) return false;
    if (kr_int_try_i64(kr_ref(number), out) != KR_PRESENT)
        *out = kr_int_sign(kr_ref(number)) < 0 ? INT64_MIN : INT64_MAX;
    kr_drop(thread, number);
    return true;
}

KR_INLINE bool bound(KrThread *thread, KrRef value, int64_t *out)
{
    if (kr_is_small_int(value)) {
        *out = kr_small_int_value(value);
        return true;
    }
    return KR_LIKELY(kr_is_none(value)) || bound_of_object(thread, value, out);
}

bool kr_slice_bound(KrThread *thread, KrRef value, int64_t *out)
{
    return bound(thread, value, out);
}

bool kr_slice_unpack(KrThread *thread, KrRef slice, int64_t *start, int64_t *stop,
                     int64_t *step)
{
    *step = 1;
    if (!bound(thread, kr_ref(cast(slice)->step), step)) return false;
    if (*step == 0)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "slice step cannot be zero");
    if (*step < -INT64_MAX) *step = -INT64_MAX; // so that -step exists
    *start = *step < 0 ? INT64_MAX : 0;
    *stop = *step < 0 ? INT64_MIN : INT64_MAX;
    return bound(thread, kr_ref(cast(slice)->start), start) &&
           bound(thread, kr_ref(cast(slice)->stop), stop);
}

int64_t kr_slice_adjust(int64_t length, int64_t *start, int64_t *stop, int64_t step)
{
    int64_t low = step < 0 ? -1 : 0, high = step < 0 ? length - 1 : length;
    int64_t *bounds[2] = {start, stop};
    for (int i = 0; i < 2; i++) {
        int64_t *bound = bounds[i];
        if (*bound < 0) {
            *bound += length;
            if (*bound < 0) *bound = low;
        } else if (*bound >= length) {
            *bound = high;
        }
    }
    if (step == 1) return *start < *stop ? *stop - *start : 0; // without a division
    if (step == -1) return *stop < *start ? *start - *stop : 0;
    if (step < 0) return *stop < *start ? (*start - *stop - 1) / -step + 1 : 0;
    return *start < *stop ? (*stop - *start - 1) / step + 1 : 0;
}

bool kr_slice_indices(KrThread *thread, KrRef slice, int64_t length, int64_t *start,
                      int64_t *stop, int64_t *step, int64_t *count)
{
    if (!kr_slice_unpack(thread, slice, start, stop, step)) return false;
    *count = kr_slice_adjust(length, start, stop, *step);
    return true;
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)callable;
    if (!kr_container_arity(thread, "slice", count, kwnames, 1, 3)) return KR_NULL;
    KrRef none = kr_none();
    if (count == 1) return kr_slice_new(thread, none, args[0], none);
    return kr_slice_new(thread, args[0], args[1], count == 3 ? args[2] : none);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    KrSlice *self = (KrSlice *)(void *)object;
    kr_drop(thread, self->step);
    kr_drop(thread, self->start);
    kr_drop(thread, self->stop);
    kr_slab_free(thread, object, sizeof(KrSlice));
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrSlice *self = (KrSlice *)(void *)object;
    visitor(kr_ref(self->start), context);
    visitor(kr_ref(self->stop), context);
    visitor(kr_ref(self->step), context);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    KrSlice *slice = cast(self);
    return kr_str_from_format(thread, "slice(%R, %R, %R)", kr_ref(slice->start),
                              kr_ref(slice->stop), kr_ref(slice->step));
}

static KrOwn as_tuple(KrThread *thread, KrRef self)
{
    KrSlice *slice = cast(self);
    return kr_tuple_3(thread, kr_ref(slice->start), kr_ref(slice->stop),
                      kr_ref(slice->step));
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_slice_is(a) || !kr_slice_is(b)) return kr_dup(kr_not_implemented());
    if (kr_is(a, b)) return kr_bool_own(op == KR_EQ || op == KR_LE || op == KR_GE);
    KrOwn left = as_tuple(thread, a), right = as_tuple(thread, b), result = KR_NULL;
    if (!kr_is_null(left) && !kr_is_null(right))
        result = kr_compare(thread, kr_ref(left), kr_ref(right), op);
    kr_xdrop(thread, left);
    kr_xdrop(thread, right);
    return result;
}

static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    KrSlice *slice = cast(self);
    int64_t parts[3];
    KrRef values[3] = {kr_ref(slice->start), kr_ref(slice->stop), kr_ref(slice->step)};
    for (int i = 0; i < 3; i++)
        if (!kr_hash(thread, values[i], &parts[i])) return false;
    *out = kr_tuple_hash_mix(parts, 3);
    // CPython mixes the three without the length at the end.
    uint64_t mixed = (uint64_t)*out == 1546275796 ? UINT64_MAX : (uint64_t)*out;
    mixed -= 3 ^ (UINT64_C(2870177450012600261) ^ 3527539);
    *out = mixed == UINT64_MAX ? 1546275796 : (int64_t)mixed;
    return true;
}

// start, stop, step for a length that may be beyond int64, with Python ints.
KrOwn kr_slice_indices_any(KrThread *thread, KrRef slice, KrRef length)
{
    KrSlice *self = cast(slice);
    KrOwn step = KR_NULL, result = KR_NULL, zero = kr_from_small_int(0);
    KrOwn low = KR_NULL, high = KR_NULL, bounds[2] = {KR_NULL, KR_NULL};
    if (!kr_is_none(kr_ref(self->step)) && !kr_number_has_index(kr_ref(self->step))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error, "slice indices must be integers or None or have an __index__ method");
        goto done;
    }
    step = kr_is_none(kr_ref(self->step)) ? kr_from_small_int(1)
                                          : kr_number_plain_index(thread, kr_ref(self->step));
    if (kr_is_null(step)) goto done;
    int sign = kr_int_sign(kr_ref(step));
    if (sign == 0) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "slice step cannot be zero");
        goto done;
    }
    low = kr_from_small_int(sign < 0 ? -1 : 0);
    high = sign < 0 ? kr_int_binary(thread, length, kr_ref(kr_from_small_int(1)),
                                    KR_BINARY_SUB)
                    : kr_dup(length);
    if (kr_is_null(high)) goto done;
    KrRef given[2] = {kr_ref(self->start), kr_ref(self->stop)};
    for (int i = 0; i < 2; i++) {
        if (kr_is_none(given[i])) {
            bounds[i] = kr_dup((i == 0) == (sign < 0) ? kr_ref(high) : kr_ref(low));
            continue;
        }
        if (!kr_number_has_index(given[i])) {
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "slice indices must be integers or None or have an __index__ method");
            goto done;
        }
        bounds[i] = kr_number_plain_index(thread, given[i]);
        if (kr_is_null(bounds[i])) goto done;
        if (kr_int_compare(kr_ref(bounds[i]), kr_ref(zero)) < 0) {
            KrOwn sum = kr_int_binary(thread, kr_ref(bounds[i]), length, KR_BINARY_ADD);
            kr_drop(thread, bounds[i]);
            bounds[i] = sum;
            if (kr_is_null(sum)) goto done;
            if (kr_int_compare(kr_ref(sum), kr_ref(low)) < 0)
                kr_store(thread, &bounds[i], kr_dup(kr_ref(low)));
        } else if (kr_int_compare(kr_ref(bounds[i]), kr_ref(high)) > 0) {
            kr_store(thread, &bounds[i], kr_dup(kr_ref(high)));
        }
    }
    result = kr_tuple_3(thread, kr_ref(bounds[0]), kr_ref(bounds[1]), kr_ref(step));
done:
    kr_xdrop(thread, step);
    kr_xdrop(thread, low);
    kr_xdrop(thread, high);
    kr_xdrop(thread, bounds[0]);
    kr_xdrop(thread, bounds[1]);
    return result;
}

static KrOwn indices(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn length = kr_number_index(thread, args[0]);
    KrOwn plain = kr_is_null(length) ? KR_NULL : kr_int_plain(thread, kr_ref(length)); // of a bool
    if (kr_is_null(plain)) {
        kr_xdrop(thread, length);
        return KR_NULL;
    }
    KrOwn result = KR_NULL;
    if (kr_int_sign(kr_ref(length)) < 0)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "length should not be negative");
    else
        result = kr_slice_indices_any(thread, self, kr_ref(plain));
    kr_drop(thread, plain);
    kr_drop(thread, length);
    return result;
}

static KrOwn get_start(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->start));
}
static KrOwn get_stop(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->stop));
}
static KrOwn get_step(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->step));
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn state = as_tuple(thread, self);
    if (kr_is_null(state)) return state;
    KrOwn result = kr_tuple_2(thread, kr_type_ref(&kr_slice_type), kr_ref(state));
    kr_drop(thread, state);
    return result;
}

static const KrNativeDef methods[] = {
    {"indices", indices, "($self, object, /)", "(start, stop, step) for a sequence of this length.", 1, 1, KR_NATIVE_RAW},
    {"__reduce__", reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"start", get_start, NULL, KR_AS_MEMBER},
    {"stop", get_stop, NULL, KR_AS_MEMBER},
    {"step", get_step, NULL, KR_AS_MEMBER},
    {0},
};

KrType kr_slice_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "slice",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrSlice),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .methods = methods,
    .getset = getset,
    .doc = "slice(stop)\nslice(start, stop[, step])",
};
