// SPDX-License-Identifier: MIT
// datetime.timedelta (datetime_types.h).
//
// Arithmetic goes over the whole number of microseconds, which fits 67 bits, in 128-bit integers; what does not fit
// even those is out of range anyway. Results are rounded half to even.
// Invariant: a delta is normal: 0 <= seconds < 86400, 0 <= micros < 10**6, |days| <= 999999999.
// Called by the other files of datetime_types.h. Tests: tests/lang/modules/datetime/.
#include "modules/datetime_types.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <math.h>
#include <stdio.h>

static KrDelta *cast(KrRef self)
{
    return kr_delta_cast(self);
}
static bool is_delta(KrRef value)
{
    return kr_datetime_is(value, &kr_datetime_delta_type);
}

KrWide kr_datetime_delta_micros(const KrDelta *delta)
{
    return (KrWide)((int64_t)delta->days * KR_DAY_SECONDS + delta->seconds) *
               KR_SECOND_MICROS +
           delta->micros;
}

static KrWide floor_div(KrWide a, KrWide b)
{
    KrWide q = a / b;
    return q - (a % b != 0 && (a < 0) != (b < 0));
}

// a / b to the nearest, halves to even.
static KrWide round_div(KrWide a, KrWide b)
{
    if (b < 0) {
        a = -a;
        b = -b;
    }
    KrWide q = floor_div(a, b), rest = a - q * b, other = b - rest;
    return rest > other || (rest == other && q & 1) ? q + 1 : q;
}

static KR_COLD KrOwn too_big(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_overflow_error,
                              "Python int too large to convert to C int");
}

static KrOwn make(KrThread *thread, KrType *type, KrWide micros)
{
    KrWide days = floor_div(micros, KR_DAY_MICROS);
    if (days > INT32_MAX || days < INT32_MIN) return too_big(thread);
    if (days > KR_DELTA_MOST_DAYS || days < -KR_DELTA_MOST_DAYS)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "days=%d; must have magnitude <= %d", (int)days,
                                  (int)KR_DELTA_MOST_DAYS);
    KrDelta *self = (KrDelta *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    int64_t rest = (int64_t)(micros - days * KR_DAY_MICROS);
    self->hash = -1;
    self->days = (int32_t)days;
    self->seconds = (int32_t)(rest / KR_SECOND_MICROS);
    self->micros = (int32_t)(rest % KR_SECOND_MICROS);
    return kr_steal_obj(self);
}

KrOwn kr_datetime_delta_new(KrThread *thread, KrWide micros)
{
    return make(thread, &kr_datetime_delta_type, micros);
}

bool kr_datetime_delta_same(KrRef a, KrRef b)
{
    if (kr_is(a, b)) return true;
    if (kr_is_none(a) || kr_is_none(b)) return false;
    const KrDelta *x = cast(a), *y = cast(b);
    return x->days == y->days && x->seconds == y->seconds && x->micros == y->micros;
}

// --- construction -------------------------------------------------------------------------

typedef struct Sum {
    KrWide whole; // microseconds
    double part;  // and less than one of each component
    bool inexact;
} Sum;

static bool add_component(KrThread *thread, Sum *sum, const char *name, KrRef value,
                          int64_t factor)
{
    KrWide product;
    if (kr_ref_is_null(value)) return true;
    if (kr_int_is_sub(value)) {
        int64_t number;
        if (kr_int_try_i64(value, &number) != KR_PRESENT)
            return !kr_is_null(too_big(thread));
        sum->whole += (KrWide)number * factor;
        return true;
    }
    if (!kr_float_is_sub(value))
        return kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "unsupported type for timedelta %s component: %T", name, value);
    double number = kr_float_of(value), whole, part;
    if (isnan(number))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "cannot convert float NaN to integer");
    if (isinf(number))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "cannot convert float infinity to integer");
    part = modf(number, &whole);
    if (fabs(whole) >= 0x1p80 ||
        __builtin_mul_overflow((KrWide)whole, (KrWide)factor, &product))
        return !kr_is_null(too_big(thread));
    sum->whole += product;
    if (part != 0) {
        part = modf(part * (double)factor, &whole);
        sum->whole += (KrWide)whole;
        sum->part += part;
        sum->inexact = true;
    }
    return true;
}

static KrOwn construct(KrThread *thread, KrRef type, const KrRef *args, size_t count)
{
    (void)count;
    // in the order of the signature: days, seconds, microseconds, milliseconds, minutes, hours, weeks
    static const struct {
        const char *name;
        int64_t factor;
    } components[] = {{"days", KR_DAY_MICROS},     {"seconds", KR_SECOND_MICROS},
                      {"microseconds", 1},         {"milliseconds", 1000},
                      {"minutes", 60000000},       {"hours", INT64_C(3600000000)},
                      {"weeks", 7 * KR_DAY_MICROS}};
    static const int order[] = {2, 3, 1, 4,
                                5, 0, 6}; // small ones first: their parts are added up
    Sum sum = {0};
    for (int i = 0; i < 7; i++) {
        int k = order[i];
        if (!add_component(thread, &sum, components[k].name, args[k],
                           components[k].factor))
            return KR_NULL;
    }
    if (sum.inexact) {
        double whole = round(sum.part);
        if (fabs(whole - sum.part) == 0.5) {
            int odd = (int)(sum.whole & 1);
            whole = 2.0 * round((sum.part + odd) * 0.5) - odd;
        }
        sum.whole += (KrWide)whole;
    }
    return make(thread, (KrType *)(void *)kr_obj(type), sum.whole);
}
static const KrNativeDef new_def = {
    "__new__",
    construct,
    "($type, /, days=<unset>, seconds=<unset>, microseconds=<unset>, "
    "milliseconds=<unset>, minutes=<unset>, "
    "hours=<unset>, weeks=<unset>)",
    NULL,
    0,
    0,
    0};

static KrOwn new_object(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    return kr_call_native(thread, &new_def, type, args, count, kwnames);
}

// --- arithmetic ---------------------------------------------------------------------------

static KrWide micros(KrRef value)
{
    return kr_datetime_delta_micros(cast(value));
}
static KrOwn unknown(void)
{
    return kr_dup(kr_not_implemented());
}
static KrOwn add(KrThread *thread, KrRef a, KrRef b)
{
    return is_delta(a) && is_delta(b)
               ? kr_datetime_delta_new(thread, micros(a) + micros(b))
               : unknown();
}
static KrOwn subtract(KrThread *thread, KrRef a, KrRef b)
{
    return is_delta(a) && is_delta(b)
               ? kr_datetime_delta_new(thread, micros(a) - micros(b))
               : unknown();
}
static KrOwn negative(KrThread *thread, KrRef self)
{
    return kr_datetime_delta_new(thread, -micros(self));
}
static KrOwn positive(KrThread *thread, KrRef self)
{
    return kr_datetime_delta_new(thread, micros(self));
}
static KrOwn absolute(KrThread *thread, KrRef self)
{
    return kr_datetime_delta_new(thread,
                                 cast(self)->days < 0 ? -micros(self) : micros(self));
}
static bool truth(KrThread *thread, KrRef self, bool *out)
{
    (void)thread;
    *out = micros(self) != 0;
    return true;
}

// number = mantissa * 2 ** exponent exactly, mantissa odd or 0.
static bool ratio(KrThread *thread, double number, int64_t *mantissa, int *exponent)
{
    if (isnan(number))
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "cannot convert NaN to integer ratio");
    if (isinf(number))
        return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                        "cannot convert Infinity to integer ratio");
    *mantissa = (int64_t)ldexp(frexp(number, exponent), 53);
    *exponent -= 53;
    while (*mantissa && !(*mantissa & 1)) {
        *mantissa /= 2;
        ++*exponent;
    }
    if (!*mantissa) *exponent = 0;
    return true;
}

// What as_integer_ratio() of an instance of a subclass gives: two ints.
static KrOwn own_ratio(KrThread *thread, KrRef number)
{
    KrOwn method = kr_attr_get_name(thread, number, "as_integer_ratio"), pair = KR_NULL;
    if (!kr_is_null(method)) {
        pair = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
    }
    if (kr_is_null(pair)) return pair;
    if (!kr_tuple_is_sub(kr_ref(pair)))
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "unexpected return type from as_integer_ratio(): expected tuple, not '%T'",
            kr_ref(pair));
    else if (kr_tuple_length(kr_ref(pair)) != 2)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "as_integer_ratio() must return a 2-tuple");
    else if (!kr_int_is_sub(kr_tuple_get(kr_ref(pair), 0)) ||
             !kr_int_is_sub(kr_tuple_get(kr_ref(pair), 1)))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "as_integer_ratio() must return a tuple of integers");
    else
        return pair;
    kr_drop(thread, pair);
    return KR_NULL;
}

static bool divisor(KrThread *thread, KrRef number, KrWide *out);

// us * a / b or, inverted, us * b / a for the ratio of an instance of a subclass of float.
static KrOwn by_own_ratio(KrThread *thread, KrWide us, KrRef number, bool inverted)
{
    KrOwn pair = own_ratio(thread, number), result = KR_NULL;
    int64_t factor;
    KrWide product, by;
    if (kr_is_null(pair)) return pair;
    KrRef a = kr_tuple_get(kr_ref(pair), inverted),
          b = kr_tuple_get(kr_ref(pair), !inverted);
    if (divisor(thread, b, &by)) {
        if (us == 0)
            result = kr_datetime_delta_new(thread, 0);
        else if (kr_int_try_i64(a, &factor) != KR_PRESENT ||
                 __builtin_mul_overflow(us, (KrWide)factor, &product))
            result = too_big(thread);
        else
            result = kr_datetime_delta_new(thread, round_div(product, by));
    }
    kr_drop(thread, pair);
    return result;
}

static bool shift(KrWide *value, int by) // false: it does not fit
{
    for (; by > 0 && *value; by--)
        if (__builtin_mul_overflow(*value, (KrWide)2, value)) return false;
    return true;
}

static KrOwn times_float(KrThread *thread, KrWide us, double number)
{
    int64_t mantissa;
    int exponent;
    if (!ratio(thread, number, &mantissa, &exponent)) return KR_NULL;
    KrWide product = us * mantissa; // 67 and 53 bits
    if (exponent >= 0)
        return shift(&product, exponent) ? kr_datetime_delta_new(thread, product)
                                         : too_big(thread);
    if (-exponent > 125) return kr_datetime_delta_new(thread, 0);
    return kr_datetime_delta_new(thread, round_div(product, (KrWide)1 << -exponent));
}

static KrOwn over_float(KrThread *thread, KrWide us, double number)
{
    int64_t mantissa;
    int exponent;
    if (!ratio(thread, number, &mantissa, &exponent)) return KR_NULL;
    if (!mantissa)
        return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                  "division by zero");
    KrWide divisor = mantissa;
    if (exponent < 0 && !shift(&us, -exponent)) return too_big(thread);
    if (exponent > 0 && !shift(&divisor, exponent))
        return kr_datetime_delta_new(thread, 0);
    return kr_datetime_delta_new(thread, round_div(us, divisor));
}

static KrOwn times_int(KrThread *thread, KrWide us, KrRef number)
{
    int64_t factor;
    KrWide product;
    if (us == 0) return kr_datetime_delta_new(thread, 0);
    if (kr_int_try_i64(number, &factor) != KR_PRESENT ||
        __builtin_mul_overflow(us, (KrWide)factor, &product))
        return too_big(thread);
    return kr_datetime_delta_new(thread, product);
}

static KrOwn multiply(KrThread *thread, KrRef a, KrRef b)
{
    KrRef delta = is_delta(a) ? a : b, other = is_delta(a) ? b : a;
    if (kr_int_is_sub(other)) return times_int(thread, micros(delta), other);
    if (kr_float_is_sub(other) && !kr_is_float(other))
        return by_own_ratio(thread, micros(delta), other, false);
    if (kr_float_is_sub(other))
        return times_float(thread, micros(delta), kr_float_of(other));
    return unknown();
}

static KrOwn int_of(KrThread *thread, KrWide value)
{
    if (value >= INT64_MIN && value <= INT64_MAX)
        return kr_int_from_i64(thread, (int64_t)value);
    uint8_t bytes[sizeof value];
    memcpy(bytes, &value, sizeof bytes);
    return kr_int_from_bytes(thread, bytes, sizeof bytes, true, true);
}

static KrOwn wide_ratio(KrThread *thread, KrWide a,
                        KrWide b) // as a float, rounded once
{
    if (b == 0)
        return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                  "division by zero");
    const KrWide exact = (KrWide)1 << 53;
    if (a > -exact && a < exact && b > -exact && b < exact)
        return kr_from_float((double)(int64_t)a / (double)(int64_t)b);
    KrOwn x = int_of(thread, a), y = int_of(thread, b), result = KR_NULL;
    if (!kr_is_null(x) && !kr_is_null(y))
        result = kr_int_truediv(thread, kr_ref(x), kr_ref(y));
    kr_xdrop(thread, x);
    kr_xdrop(thread, y);
    return result;
}

// The divisor of a delta by an int; one that does not fit 64 bits is replaced by one as good.
static bool divisor(KrThread *thread, KrRef number, KrWide *out)
{
    int64_t value;
    if (kr_int_try_i64(number, &value) == KR_PRESENT)
        *out = value;
    else
        *out = kr_int_sign(number) < 0 ? -((KrWide)1 << 100) : (KrWide)1 << 100;
    return *out != 0 ||
           kr_exception_raise_false(thread, &kr_exception_zero_division_error,
                                    "division by zero");
}

static KrOwn true_divide(KrThread *thread, KrRef a, KrRef b)
{
    KrWide by;
    if (!is_delta(a)) return unknown();
    if (is_delta(b)) return wide_ratio(thread, micros(a), micros(b));
    if (kr_float_is_sub(b) && !kr_is_float(b))
        return by_own_ratio(thread, micros(a), b, true);
    if (kr_float_is_sub(b)) return over_float(thread, micros(a), kr_float_of(b));
    if (!kr_int_is_sub(b)) return unknown();
    return divisor(thread, b, &by)
               ? kr_datetime_delta_new(thread, round_div(micros(a), by))
               : KR_NULL;
}

static KrOwn floor_divide(KrThread *thread, KrRef a, KrRef b)
{
    KrWide by;
    if (!is_delta(a)) return unknown();
    if (is_delta(b)) {
        if (micros(b) == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        return int_of(thread, floor_div(micros(a), micros(b)));
    }
    if (!kr_int_is_sub(b)) return unknown();
    return divisor(thread, b, &by)
               ? kr_datetime_delta_new(thread, floor_div(micros(a), by))
               : KR_NULL;
}

static KrOwn modulo(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_delta(a) || !is_delta(b)) return unknown();
    KrWide by = micros(b);
    if (by == 0)
        return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                  "division by zero");
    return kr_datetime_delta_new(thread, micros(a) - floor_div(micros(a), by) * by);
}

static KrOwn div_mod(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_delta(a) || !is_delta(b)) return unknown();
    KrOwn both[2] = {floor_divide(thread, a, b), KR_NULL};
    if (kr_is_null(both[0])) return KR_NULL;
    both[1] = modulo(thread, a, b);
    return kr_tuple_pack_own(thread, both, 2);
}

static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    if (!is_delta(b)) return unknown();
    KrWide x = micros(a), y = micros(b);
    return kr_bool_own(kr_compare_holds(x < y ? -1 : x > y, op));
}

int64_t kr_datetime_delta_hash(const KrDelta *delta)
{
    int64_t parts[3] = {delta->days, delta->seconds, delta->micros};
    int64_t hash = kr_tuple_hash_mix(parts, 3);
    return hash == -1 ? -2 : hash;
}
static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    (void)thread;
    KrDelta *d = cast(self);
    if (d->hash == -1) d->hash = kr_datetime_delta_hash(d);
    *out = d->hash;
    return true;
}

// --- texts and the rest -------------------------------------------------------------------

static KrOwn repr(KrThread *thread, KrRef self)
{
    const KrDelta *d = cast(self);
    char text[128];
    int size = 0;
    const char *between = "";
    if (d->days) {
        size += snprintf(text + size, sizeof text - (size_t)size, "days=%d", d->days);
        between = ", ";
    }
    if (d->seconds) {
        size += snprintf(text + size, sizeof text - (size_t)size, "%sseconds=%d",
                         between, d->seconds);
        between = ", ";
    }
    if (d->micros)
        size += snprintf(text + size, sizeof text - (size_t)size, "%smicroseconds=%d",
                         between, d->micros);
    if (!size) snprintf(text, sizeof text, "0");
    return kr_str_from_format(thread, "%s(%s)", kr_obj(self)->type->name, text);
}

static KrOwn to_text(KrThread *thread, KrRef self)
{
    const KrDelta *d = cast(self);
    char text[96];
    int size = 0;
    if (d->days)
        size = snprintf(text, sizeof text, "%d day%s, ", d->days,
                        d->days == 1 || d->days == -1 ? "" : "s");
    size += snprintf(text + size, sizeof text - (size_t)size, "%d:%02d:%02d",
                     d->seconds / 3600, d->seconds / 60 % 60, d->seconds % 60);
    if (d->micros)
        size += snprintf(text + size, sizeof text - (size_t)size, ".%06d", d->micros);
    return kr_str_from_utf8(thread, text, (size_t)size);
}

KrOwn kr_datetime_delta_seconds(KrThread *thread, const KrDelta *delta)
{
    return wide_ratio(thread, kr_datetime_delta_micros(delta), KR_SECOND_MICROS);
}
static KrOwn total_seconds(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_datetime_delta_seconds(thread, cast(self));
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const KrDelta *d = cast(self);
    KrOwn parts[3] = {kr_from_small_int(d->days), kr_from_small_int(d->seconds),
                      kr_from_small_int(d->micros)};
    KrOwn state = kr_tuple_pack_own(thread, parts, 3), result = KR_NULL;
    if (!kr_is_null(state)) {
        result = kr_tuple_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(state));
        kr_drop(thread, state);
    }
    return result;
}

static KrOwn get_days(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->days);
}
static KrOwn get_seconds(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->seconds);
}
static KrOwn get_microseconds(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_small_int(cast(self)->micros);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_object_free(thread, object, object->type->basic_size);
}
static const KrNativeDef methods[] = {
    {"total_seconds", total_seconds, "($self, /)", "Total seconds in the duration.", 0,
     0, KR_NATIVE_RAW},
    {"__reduce__", reduce, "($self, /)", "__reduce__() -> (cls, state)", 0, 0,
     KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"days", get_days, NULL, KR_AS_MEMBER "Number of days."},
    {"seconds", get_seconds, NULL, KR_AS_MEMBER "Number of seconds (>= 0 and less than 1 day)."},
    {"microseconds", get_microseconds, NULL,
     KR_AS_MEMBER "Number of microseconds (>= 0 and less than 1 second)."},
    {0},
};

KrType kr_datetime_delta_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "datetime.timedelta",
    .shown = "-__module__",
    .flags = KR_TYPE_BASE | KR_TYPE_IMMUTABLE,
    .basic_size = sizeof(KrDelta),
    .dealloc = dealloc,
    .repr = repr,
    .str = to_text,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .truth = truth,
    .negative = negative,
    .positive = positive,
    .absolute = absolute,
    .binary = {[KR_BINARY_ADD] = add,
               [KR_BINARY_SUB] = subtract,
               [KR_BINARY_MUL] = multiply,
               [KR_BINARY_TRUEDIV] = true_divide,
               [KR_BINARY_FLOORDIV] = floor_divide,
               [KR_BINARY_MOD] = modulo,
               [KR_BINARY_DIVMOD] = div_mod},
    .methods = methods,
    .getset = getset,
    .doc = "Difference between two datetime values.\n\ntimedelta(days=0, seconds=0, "
           "microseconds=0, "
           "milliseconds=0, minutes=0, hours=0, weeks=0)\n\nAll arguments are optional "
           "and default to 0.",
};

static bool constant(KrThread *thread, const char *name, KrWide value)
{
    KrOwn key = kr_str_interned(thread, name),
          delta = kr_datetime_delta_new(thread, value);
    bool ok = !kr_is_null(key) && !kr_is_null(delta);
    KrRef dict = kr_type_dict(&kr_datetime_delta_type);
    if (ok && kr_ref_is_null(
                  kr_dict_find_str(dict, kr_ref(key)))) // imported for the first time
        ok = kr_dict_set(thread, dict, kr_ref(key), kr_ref(delta));
    kr_xdrop(thread, key);
    kr_xdrop(thread, delta);
    return ok;
}
bool kr_datetime_delta_ready(KrThread *thread)
{
    const KrWide most = (KrWide)KR_DELTA_MOST_DAYS * KR_DAY_MICROS;
    return kr_type_ready(thread, &kr_datetime_delta_type) &&
           constant(thread, "min", -most) &&
           constant(thread, "max", most + KR_DAY_MICROS - 1) &&
           constant(thread, "resolution", 1);
}
