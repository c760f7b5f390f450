// SPDX-License-Identifier: MIT
// The math module: functions of one and two floats, and the integer functions. fsum, comb, perm, dist,
// sumprod and the gamma family are still to come.
#include "modules/math_module.h"

#include "runtime/exception.h"
#include "runtime/vm.h"
#include "runtime/call.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"

#include <math.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

// A result that is not a number for a number, or infinite for a finite one, is an error.
static KrOwn checked(KrThread *thread, double x, double result)
{
    if (isnan(result) && !isnan(x))
        return kr_exception_raise(thread, &kr_exception_value_error, "math domain error");
    if (isinf(result) && isfinite(x))
        return kr_exception_raise(thread, &kr_exception_overflow_error, "math range error");
    return kr_from_float(result);
}

#define UNARY(name)                                                                    \
    static KrOwn math_##name(ARGS)                                                     \
    {                                                                                  \
        (void)self;                                                                    \
        (void)count;                                                                   \
        double x;                                                                      \
        return kr_float_from(thread, args[0], &x) ? checked(thread, x, name(x)) : KR_NULL; \
    }
UNARY(sqrt)
UNARY(sin)
UNARY(cos)
UNARY(tan)
UNARY(asin)
UNARY(acos)
UNARY(atan)
UNARY(sinh)
UNARY(cosh)
UNARY(tanh)
UNARY(asinh)
UNARY(acosh)
UNARY(exp)
UNARY(exp2)
UNARY(expm1)
UNARY(fabs)
UNARY(cbrt)
UNARY(erf)
UNARY(erfc)

#define BINARY(name, function)                                                         \
    static KrOwn math_##name(ARGS)                                                     \
    {                                                                                  \
        (void)self;                                                                    \
        (void)count;                                                                   \
        double x, y;                                                                   \
        if (!kr_float_from(thread, args[0], &x) || !kr_float_from(thread, args[1], &y)) \
            return KR_NULL;                                                            \
        return isnan(y) ? kr_from_float(function(x, y)) : checked(thread, x, function(x, y)); \
    }
BINARY(atan2, atan2)
BINARY(fmod, fmod)
BINARY(pow, pow)
BINARY(copysign, copysign)
BINARY(hypot, hypot)

static KrOwn logarithm(KrThread *thread, KrRef value, double (*function)(double), double (*two)(double))
{
    double x;
    if (kr_int_is_sub(value) && kr_int_sign(value) > 0 && kr_int_bit_length(value) > 1000) {
        int64_t shift = (int64_t)kr_int_bit_length(value) - 60; // too big for a double
        KrOwn top = kr_int_binary(thread, value, kr_from_bits(kr_int_bits(shift)), KR_BINARY_RSHIFT);
        if (kr_is_null(top) || !kr_int_to_double(thread, kr_ref(top), &x))
            return KR_NULL;
        kr_drop(thread, top);
        return kr_from_float(function(x) + (double)shift * two(2.0));
    }
    if (!kr_float_from(thread, value, &x))
        return KR_NULL;
    if (x <= 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "expected a positive input, got %R", value);
    return kr_from_float(function(x));
}
static KrOwn math_log(ARGS)
{
    (void)self;
    KrOwn top = logarithm(thread, args[0], log, log);
    if (kr_is_null(top) || count == 1)
        return top;
    KrOwn bottom = logarithm(thread, args[1], log, log);
    if (kr_is_null(bottom))
        return bottom;
    return kr_float_binary(thread, kr_float_value(kr_ref(top)), kr_float_value(kr_ref(bottom)),
                           KR_BINARY_TRUEDIV);
}
static KrOwn math_log2(ARGS)
{
    (void)self;
    (void)count;
    return logarithm(thread, args[0], log2, log2);
}
static KrOwn math_log10(ARGS)
{
    (void)self;
    (void)count;
    return logarithm(thread, args[0], log10, log10);
}

static KrOwn to_int(KrThread *thread, KrRef value, double (*function)(double))
{
    double x;
    if (kr_type_of(value)->flags & KR_TYPE_HEAP) { // __floor__ and so on
        int name = function == floor ? KR_NAME___floor__ : function == ceil ? KR_NAME___ceil__ : KR_NAME___trunc__;
        KrOwn result = KR_NULL;
        if (kr_call_special(thread, value, name, NULL, 0, &result) != KR_ABSENT)
            return result;
        if (function == trunc)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "type %T doesn't define __trunc__ method", value);
    }
    if (kr_int_is_sub(value))
        return kr_number_index(thread, value);
    if (!kr_float_from(thread, value, &x))
        return KR_NULL;
    if (isnan(x))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "cannot convert float NaN to integer");
    if (isinf(x))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "cannot convert float infinity to integer");
    return kr_int_from_double(thread, function(x));
}
static KrOwn math_floor(ARGS)
{
    (void)self;
    (void)count;
    return to_int(thread, args[0], floor);
}
static KrOwn math_ceil(ARGS)
{
    (void)self;
    (void)count;
    return to_int(thread, args[0], ceil);
}
static KrOwn math_trunc(ARGS)
{
    (void)self;
    (void)count;
    return to_int(thread, args[0], trunc);
}
static KrOwn math_isnan(ARGS)
{
    (void)self;
    (void)count;
    double x;
    return kr_float_from(thread, args[0], &x) ? kr_bool_own(isnan(x)) : KR_NULL;
}
static KrOwn math_isinf(ARGS)
{
    (void)self;
    (void)count;
    double x;
    return kr_float_from(thread, args[0], &x) ? kr_bool_own(isinf(x)) : KR_NULL;
}
static KrOwn math_isfinite(ARGS)
{
    (void)self;
    (void)count;
    double x;
    return kr_float_from(thread, args[0], &x) ? kr_bool_own(isfinite(x)) : KR_NULL;
}
static KrOwn math_degrees(ARGS)
{
    (void)self;
    (void)count;
    double x;
    return kr_float_from(thread, args[0], &x) ? kr_from_float(x * (180.0 / M_PI)) : KR_NULL;
}
static KrOwn math_radians(ARGS)
{
    (void)self;
    (void)count;
    double x;
    return kr_float_from(thread, args[0], &x) ? kr_from_float(x * (M_PI / 180.0)) : KR_NULL;
}

static KrOwn math_gcd(ARGS)
{
    (void)self;
    KrOwn result = kr_from_small_int(0);
    for (size_t i = 0; i < count && !kr_is_null(result); i++) {
        KrOwn index = kr_number_index(thread, args[i]);
        KrOwn b = kr_is_null(index) ? KR_NULL : kr_number_absolute(thread, kr_ref(index));
        kr_xdrop(thread, index);
        while (!kr_is_null(b) && !kr_is_null(result) && kr_int_sign(kr_ref(b)) != 0) { // Euclid
            KrOwn rest = kr_int_binary(thread, kr_ref(result), kr_ref(b), KR_BINARY_MOD);
            kr_drop(thread, result);
            result = b;
            b = rest;
        }
        if (kr_is_null(b)) {
            kr_xdrop(thread, result);
            return KR_NULL;
        }
        kr_drop(thread, b);
    }
    return result;
}

static KrOwn math_factorial(ARGS)
{
    (void)self;
    (void)count;
    int64_t n;
    if (!kr_number_index_i64(thread, args[0], &n))
        return KR_NULL;
    if (n < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "factorial() not defined for negative values");
    KrOwn result = kr_from_small_int(1);
    for (int64_t i = 2; i <= n && !kr_is_null(result); i++) {
        KrOwn next = kr_int_binary(thread, kr_ref(result), kr_from_bits(kr_int_bits(i)), KR_BINARY_MUL);
        kr_drop(thread, result);
        result = next;
    }
    return result;
}

static KrOwn math_isqrt(ARGS)
{
    (void)self;
    (void)count;
    KrOwn n = kr_number_index(thread, args[0]);
    if (kr_is_null(n))
        return n;
    if (kr_int_sign(kr_ref(n)) < 0) {
        kr_drop(thread, n);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "isqrt() argument must be nonnegative");
    }
    // Newton's iteration from above
    int64_t bits = ((int64_t)kr_int_bit_length(kr_ref(n)) + 1) / 2;
    KrOwn x = kr_int_binary(thread, kr_from_bits(kr_int_bits(1)), kr_from_bits(kr_int_bits(bits)), KR_BINARY_LSHIFT);
    while (!kr_is_null(x)) {
        if (kr_int_sign(kr_ref(x)) == 0)
            break;
        KrOwn q = kr_int_binary(thread, kr_ref(n), kr_ref(x), KR_BINARY_FLOORDIV);
        KrOwn sum = kr_int_binary(thread, kr_ref(x), kr_ref(q), KR_BINARY_ADD);
        KrOwn y = kr_int_binary(thread, kr_ref(sum), kr_from_bits(kr_int_bits(1)), KR_BINARY_RSHIFT);
        bool done = kr_int_compare(kr_ref(y), kr_ref(x)) >= 0;
        kr_drop(thread, q);
        kr_drop(thread, sum);
        if (done) {
            kr_drop(thread, y);
            break;
        }
        kr_drop(thread, x);
        x = y;
    }
    kr_drop(thread, n);
    return x;
}

#define F1(name) {#name, math_##name, NULL, NULL, 1, 1, KR_NATIVE_RAW}
#define F2(name) {#name, math_##name, NULL, NULL, 2, 2, KR_NATIVE_RAW}
static const KrNativeDef functions[] = {
    F1(sqrt), F1(sin), F1(cos), F1(tan), F1(asin), F1(acos), F1(atan), F1(sinh), F1(cosh), F1(tanh),
    F1(asinh), F1(acosh), F1(exp), F1(exp2), F1(expm1), F1(fabs), F1(cbrt), F1(erf), F1(erfc),
    F1(log2), F1(log10), F1(floor), F1(ceil), F1(trunc), F1(isnan), F1(isinf), F1(isfinite),
    F1(degrees), F1(radians), F1(factorial), F1(isqrt), F2(atan2), F2(fmod), F2(pow), F2(copysign),
    F2(hypot),
    {"log", math_log, NULL, NULL, 1, 2, KR_NATIVE_RAW},
    {"gcd", math_gcd, NULL, NULL, 0, -1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_math_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "math", "Mathematical functions.");
    if (kr_is_null(module))
        return module;
    bool ok = kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "pi", kr_from_float(M_PI)) &&
              kr_module_add(thread, kr_ref(module), "e", kr_from_float(M_E)) &&
              kr_module_add(thread, kr_ref(module), "tau", kr_from_float(2 * M_PI)) &&
              kr_module_add(thread, kr_ref(module), "inf", kr_from_float(HUGE_VAL)) &&
              kr_module_add(thread, kr_ref(module), "nan", kr_from_float(__builtin_nan("")));
    if (ok)
        return module;
    kr_drop(thread, module);
    return KR_NULL;
}
