// SPDX-License-Identifier: MIT
// The math module: its table, and the functions of one and two floats. Functions of ints are in
// math_integers.c, of many numbers in math_sums.c.
#include "modules/math_module.h"

#include "modules/math_gamma.h"
#include "modules/math_integers.h"
#include "modules/math_sums.h"
#include "runtime/exception.h"
#include "runtime/vm.h"
#include "runtime/call.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"

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
UNARY(atan)
UNARY(sinh)
UNARY(cosh)
UNARY(tanh)
UNARY(asinh)
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
static KrOwn math_pow(ARGS)
{
    (void)self;
    (void)count;
    double x, y;
    if (!kr_float_from(thread, args[0], &x) || !kr_float_from(thread, args[1], &y))
        return KR_NULL;
    double result = pow(x, y);
    if (isnan(result) && !isnan(x) && !isnan(y))
        return kr_exception_raise(thread, &kr_exception_value_error, "math domain error");
    if (isinf(result) && isfinite(x) && isfinite(y))
        return x == 0 ? kr_exception_raise(thread, &kr_exception_value_error, "math domain error")
                      : kr_exception_raise(thread, &kr_exception_overflow_error, "math range error");
    return kr_from_float(result);
}
BINARY(copysign, copysign)

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
    if (kr_int_is_sub(value) && kr_int_sign(value) < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "expected a positive input");
    if (!kr_float_from(thread, value, &x))
        return KR_NULL;
    if (x <= 0 && kr_int_is_sub(value))
        return kr_exception_raise(thread, &kr_exception_value_error, "expected a positive input");
    if (x <= 0) {
        KrOwn shown = kr_from_float(x);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "expected a positive input, got %R", kr_ref(shown));
    }
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
        return kr_int_plain(thread, value);
    if (function == trunc && !kr_float_is_sub(value))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type %T doesn't define __trunc__ method", value);
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

// --- one float, with what it needs in an error -----------------------------------------------------

typedef double (*Function)(double);

// A domain error says what was expected; finite arguments with infinite results are range errors.
static KrOwn domain(KrThread *thread, KrRef value, Function function, bool wide, const char *expected)
{
    double x;
    if (!kr_float_from(thread, value, &x))
        return KR_NULL;
    double result = function(x);
    if (isnan(result) && !isnan(x)) {
        KrOwn shown = kr_from_float(x);
        return kr_exception_raise(thread, &kr_exception_value_error, "expected %s, got %R", expected,
                                  kr_ref(shown));
    }
    if (isinf(result) && isfinite(x)) {
        if (wide)
            return kr_exception_raise(thread, &kr_exception_overflow_error, "math range error");
        KrOwn shown = kr_from_float(x);
        return kr_exception_raise(thread, &kr_exception_value_error, "expected %s, got %R", expected,
                                  kr_ref(shown));
    }
    return kr_from_float(result);
}

#define DOMAIN(name, function, wide, expected)                                         \
    static KrOwn math_##name(ARGS)                                                     \
    {                                                                                  \
        (void)self;                                                                    \
        (void)count;                                                                   \
        return domain(thread, args[0], function, wide, expected);                      \
    }
DOMAIN(sqrt, sqrt, true, "a nonnegative input")
DOMAIN(sin, sin, true, "a finite input")
DOMAIN(cos, cos, true, "a finite input")
DOMAIN(tan, tan, true, "a finite input")
DOMAIN(asin, asin, true, "a number in range from -1 up to 1")
DOMAIN(acos, acos, true, "a number in range from -1 up to 1")
DOMAIN(acosh, acosh, true, "argument value not less than 1")
DOMAIN(atanh, atanh, false, "a number between -1 and 1")
DOMAIN(log1p, log1p, false, "argument value > -1")
DOMAIN(gamma, kr_math_gamma_of, true, "a noninteger or positive integer")
DOMAIN(lgamma, kr_math_gamma_log, true, "a noninteger or positive integer")

// --- parts of floats --------------------------------------------------------------------

static KrOwn pair(KrThread *thread, KrOwn a, KrOwn b)
{
    KrOwn items[2] = {a, b};
    return kr_tuple_pack_own(thread, items, 2);
}
static KrOwn math_frexp(ARGS)
{
    (void)self;
    (void)count;
    double x;
    int exponent = 0;
    if (!kr_float_from(thread, args[0], &x))
        return KR_NULL;
    if (isfinite(x) && x != 0)
        x = frexp(x, &exponent);
    return pair(thread, kr_from_float(x), kr_from_small_int(exponent));
}
static KrOwn math_modf(ARGS)
{
    (void)self;
    (void)count;
    double x, whole;
    if (!kr_float_from(thread, args[0], &x))
        return KR_NULL;
    if (!isfinite(x))
        return pair(thread, kr_from_float(isinf(x) ? copysign(0.0, x) : x), kr_from_float(x));
    x = modf(x, &whole);
    return pair(thread, kr_from_float(x), kr_from_float(whole));
}
static KrOwn math_ldexp(ARGS)
{
    (void)self;
    (void)count;
    double x;
    int64_t exponent = 0;
    if (!kr_float_from(thread, args[0], &x))
        return KR_NULL;
    if (!kr_int_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Expected an int as second argument to ldexp.");
    if (kr_int_try_i64(args[1], &exponent) != KR_PRESENT)
        exponent = kr_int_sign(args[1]) < 0 ? INT32_MIN : INT32_MAX;
    exponent = exponent < INT32_MIN ? INT32_MIN : exponent > INT32_MAX ? INT32_MAX : exponent;
    if (x == 0 || !isfinite(x))
        return kr_from_float(x);
    double result = ldexp(x, (int)exponent);
    if (isinf(result))
        return kr_exception_raise(thread, &kr_exception_overflow_error, "math range error");
    return kr_from_float(result);
}
static KrOwn math_ulp(ARGS)
{
    (void)self;
    (void)count;
    double x;
    if (!kr_float_from(thread, args[0], &x))
        return KR_NULL;
    x = fabs(x);
    if (!isfinite(x))
        return kr_from_float(x);
    double above = nextafter(x, HUGE_VAL);
    return kr_from_float(isinf(above) ? x - nextafter(x, -HUGE_VAL) : above - x);
}

// Steps of nextafter on the line of all doubles: their bits, folded at zero.
static int64_t line_of(double x)
{
    int64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}
static KrOwn math_nextafter(ARGS) // x, y, steps
{
    (void)self;
    (void)count;
    double x, y;
    if (!kr_float_from(thread, args[0], &x) || !kr_float_from(thread, args[1], &y))
        return KR_NULL;
    if (kr_is_none(args[2]))
        return kr_from_float(nextafter(x, y));
    KrOwn index = kr_number_index(thread, args[2]);
    if (kr_is_null(index))
        return KR_NULL;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    int64_t steps;
    if (kr_int_try_i64(kr_ref(index), &steps) != KR_PRESENT)
        steps = INT64_MAX;
    kr_drop(thread, index);
    if (negative)
        return kr_exception_raise(thread, &kr_exception_value_error, "steps must be a non-negative integer");
    if (steps == 0)
        return kr_from_float(x);
    if (isnan(x) || isnan(y))
        return kr_from_float(isnan(x) ? x : y);
    int64_t from = line_of(x), to = line_of(y);
    if (from == to)
        return kr_from_float(y);
    __int128 at = from < to ? (__int128)from + steps : (__int128)from - steps;
    if (from < to ? at >= to : at <= to)
        return kr_from_float(y);
    int64_t bits = at < 0 ? INT64_MIN - (int64_t)at : (int64_t)at;
    double result;
    memcpy(&result, &bits, sizeof result);
    return kr_from_float(result);
}
static KrOwn math_remainder(ARGS)
{
    (void)self;
    (void)count;
    double x, y;
    if (!kr_float_from(thread, args[0], &x) || !kr_float_from(thread, args[1], &y))
        return KR_NULL;
    if (isnan(x) || isnan(y))
        return kr_from_float(x + y);
    if (isinf(x) || y == 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "math domain error");
    return kr_from_float(remainder(x, y));
}
static KrOwn math_fma(ARGS)
{
    (void)self;
    (void)count;
    double x, y, z;
    if (!kr_float_from(thread, args[0], &x) || !kr_float_from(thread, args[1], &y) ||
        !kr_float_from(thread, args[2], &z))
        return KR_NULL;
    double result = fma(x, y, z);
    if (isnan(result) && !isnan(x) && !isnan(y) && !isnan(z))
        return kr_exception_raise(thread, &kr_exception_value_error, "invalid operation in fma");
    if (isinf(result) && isfinite(x) && isfinite(y) && isfinite(z))
        return kr_exception_raise(thread, &kr_exception_overflow_error, "overflow in fma");
    return kr_from_float(result);
}
static KrOwn math_isclose(ARGS) // a, b, rel_tol, abs_tol
{
    (void)self;
    (void)count;
    double a, b, relative, absolute;
    if (!kr_float_from(thread, args[0], &a) || !kr_float_from(thread, args[1], &b) ||
        !kr_float_from(thread, args[2], &relative) || !kr_float_from(thread, args[3], &absolute))
        return KR_NULL;
    if (relative < 0 || absolute < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "tolerances must be non-negative");
    if (a == b)
        return kr_bool_own(true);
    if (isinf(a) || isinf(b))
        return kr_bool_own(false);
    double difference = fabs(b - a);
    return kr_bool_own(difference <= fabs(relative * b) || difference <= fabs(relative * a) ||
                       difference <= absolute);
}

#define F1(name, text) {#name, math_##name, "($module, x, /)", text, 1, 1, KR_NATIVE_RAW}
#define F2(name, signature, text) {#name, math_##name, "($module, " signature ", /)", text, 2, 2, KR_NATIVE_RAW}
static const KrNativeDef functions[] = {
    F1(sqrt, "Square root of x."),
    F1(sin, "Sine of x radians."),
    F1(cos, "Cosine of x radians."),
    F1(tan, "Tangent of x radians."),
    F1(asin, "Arc sine of x in radians."),
    F1(acos, "Arc cosine of x in radians."),
    F1(atan, "Arc tangent of x in radians."),
    F1(sinh, "Hyperbolic sine of x."),
    F1(cosh, "Hyperbolic cosine of x."),
    F1(tanh, "Hyperbolic tangent of x."),
    F1(asinh, "Inverse hyperbolic sine of x."),
    F1(acosh, "Inverse hyperbolic cosine of x."),
    F1(atanh, "Inverse hyperbolic tangent of x."),
    F1(log1p, "Natural logarithm of 1 + x, exact near zero."),
    F1(gamma, "Gamma function at x."),
    F1(lgamma, "Natural logarithm of the absolute value of gamma(x)."),
    F1(frexp, "(m, e) with x == m * 2**e and 0.5 <= abs(m) < 1."),
    F1(modf, "Fractional and integral parts of x."),
    F1(ulp, "Value of the least significant bit of x."),
    F1(exp, "e to the power of x."),
    F1(exp2, "2 to the power of x."),
    F1(expm1, "exp(x) - 1, exact near zero."),
    F1(fabs, "Absolute value of x as a float."),
    F1(cbrt, "Cube root of x."),
    F1(erf, "Error function at x."),
    F1(erfc, "Complementary error function at x."),
    F1(log2, "Logarithm of x to base 2."),
    F1(log10, "Logarithm of x to base 10."),
    F1(floor, "Greatest integer <= x."),
    F1(ceil, "Least integer >= x."),
    F1(trunc, "x cut towards zero, by __trunc__."),
    F1(isnan, "Is x not a number?"),
    F1(isinf, "Is x an infinity?"),
    F1(isfinite, "Is x neither infinite nor not a number?"),
    F1(degrees, "x radians in degrees."),
    F1(radians, "x degrees in radians."),
    F2(atan2, "y, x", "Angle of the point (x, y) in radians."),
    F2(fmod, "x, y", "Remainder of x / y with the sign of x."),
    F2(pow, "x, y", "x to the power of y as a float."),
    F2(copysign, "x, y", "x with the sign of y."),
    F2(ldexp, "x, i", "x * 2**i."),
    F2(remainder, "x, y", "Remainder of x by the nearest multiple of y."),
    {"fma", math_fma, "($module, x, y, z, /)", "x * y + z, rounded once.", 3, 3, KR_NATIVE_RAW},
    {"dist", kr_math_sums_dist, "($module, p, q, /)", "Euclidean distance of two points.", 2, 2, KR_NATIVE_RAW},
    {"fsum", kr_math_sums_fsum, "($module, seq, /)", "Exact sum of floats, rounded once.", 1, 1, KR_NATIVE_RAW},
    {"sumprod", kr_math_sums_sumprod, "($module, p, q, /)", "Sum of products of pairs.", 2, 2, KR_NATIVE_RAW},
    {"factorial", kr_math_integers_factorial, "($module, n, /)", "Product of 1 to n.", 1, 1, KR_NATIVE_RAW},
    {"isqrt", kr_math_integers_isqrt, "($module, n, /)", "Integer part of the square root.", 1, 1, KR_NATIVE_RAW},
    {"comb", kr_math_integers_comb, "($module, n, k, /)", "Ways to choose k of n without order.", 2, 2, KR_NATIVE_RAW},
    {"perm", kr_math_integers_perm, "($module, n, k=None, /)", "Ways to choose k of n with order.", 1, 2, KR_NATIVE_RAW},
    {"gcd", kr_math_integers_gcd, "($module, /, *integers)", "Greatest common divisor.", 0, -1, KR_NATIVE_RAW},
    {"lcm", kr_math_integers_lcm, "($module, /, *integers)", "Least common multiple.", 0, -1, KR_NATIVE_RAW},
    {"hypot", kr_math_sums_hypot, "($module, /, *coordinates)", "Distance of a point from the origin.", 0, -1, KR_NATIVE_RAW},
    {"log", math_log, NULL, "log(x, [base=math.e])\nLogarithm of x to the base.", 1, 2, KR_NATIVE_RAW},
    {"nextafter", math_nextafter, "($module, x, y, /, *, steps=None)", "The float `steps` after x towards y.", 0, 0, 0},
    {"isclose", math_isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)", "Are two floats close in value?", 0, 0, 0},
    {"prod", kr_math_sums_prod, "($module, iterable, /, *, start=1)", "The product of all items.", 0, 0, 0},
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
