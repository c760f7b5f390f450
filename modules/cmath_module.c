// SPDX-License-Identifier: MIT
// The cmath module: functions of complex numbers.
//
// The branch cuts and special values are those of C99's Annex G, which the C library keeps to; what
// a function cannot answer for finite arguments is a ValueError or OverflowError, as CPython has it.
// Tests: tests/lang/modules/cmath/.
#include "modules/cmath_module.h"

#include "runtime/call.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <complex.h>
#include <errno.h>
#include <math.h>

#undef I // the imaginary unit of <complex.h>
#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

typedef double complex Number;

static Number make(double real, double imag)
{
    return __builtin_complex(real, imag);
}

// A complex argument, through __complex__, __float__ or __index__.
static bool get(KrThread *thread, KrRef value, Number *out)
{
    if (kr_is_float(value)) {
        *out = make(kr_float_value(value), 0.0);
        return true;
    }
    KrOwn number = KR_NULL;
    if (kr_complex_is_sub(value)) {
        number = kr_dup(value);
    } else {
        KrOwn name = kr_str_interned(thread, "__complex__");
        if (kr_is_null(name)) return false;
        bool has = !kr_ref_is_null(kr_type_find(kr_type_of(value), kr_ref(name)));
        kr_drop(thread, name);
        if (!has) {
            double real;
            if (!kr_float_from(thread, value, &real)) return false;
            *out = make(real, 0.0);
            return true;
        }
        number = kr_call_1(thread, kr_type_ref(&kr_complex_type), value);
    }
    if (kr_is_null(number)) return false;
    const KrComplex *z = (const KrComplex *)(const void *)kr_obj(kr_ref(number));
    *out = make(z->real, z->imag);
    kr_drop(thread, number);
    return true;
}

static KrOwn domain(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_value_error, "math domain error");
}
static KrOwn range(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_overflow_error, "math range error");
}
static bool both_finite(Number z)
{
    return isfinite(creal(z)) && isfinite(cimag(z));
}
static KrOwn give(KrThread *thread, Number z)
{
    return kr_complex_new(thread, creal(z), cimag(z));
}
// The result of a function; infinite parts of finite arguments are a range error.
static KrOwn check(KrThread *thread, Number z, Number result)
{
    if (both_finite(z) && (isinf(creal(result)) || isinf(cimag(result))))
        return range(thread);
    return give(thread, result);
}

// --- functions whose results may overflow -------------------------------------------------

static KrOwn cmath_exp(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    double x = creal(z), y = cimag(z);
    if (isinf(y) && (isfinite(x) || (isinf(x) && x > 0))) return domain(thread);
    if (x > 708 && isfinite(x) && isfinite(y)) { // exp(x) alone may overflow
        double big = exp(x - 1);
        return check(thread, z,
                     make(big * cos(y) * M_E, y == 0 ? y : big * sin(y) * M_E));
    }
    return check(thread, z, cexp(z));
}
static KrOwn cmath_cosh(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    double x = creal(z), y = cimag(z);
    if (isinf(y) && !isnan(x)) return domain(thread);
    if (fabs(x) > 708 && isfinite(x) && isfinite(y)) {
        double less = x - copysign(1, x);
        return check(thread, z,
                     make(cos(y) * cosh(less) * M_E, sin(y) * sinh(less) * M_E));
    }
    return check(thread, z, ccosh(z));
}
static KrOwn cmath_sinh(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    double x = creal(z), y = cimag(z);
    if (isinf(y) && !isnan(x)) return domain(thread);
    if (fabs(x) > 708 && isfinite(x) && isfinite(y)) {
        double less = x - copysign(1, x);
        return check(thread, z,
                     make(cos(y) * sinh(less) * M_E, sin(y) * cosh(less) * M_E));
    }
    return check(thread, z, csinh(z));
}
static KrOwn cmath_cos(ARGS) // cosh(iz)
{
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    KrOwn turned = give(thread, make(-cimag(z), creal(z))), result = KR_NULL;
    if (kr_is_null(turned)) return turned;
    KrRef argument = kr_ref(turned);
    result = cmath_cosh(thread, self, &argument, count);
    kr_drop(thread, turned);
    return result;
}
static KrOwn cmath_sin(ARGS) // -i sinh(iz)
{
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    KrOwn turned = give(thread, make(-cimag(z), creal(z))), result = KR_NULL;
    if (kr_is_null(turned)) return turned;
    KrRef argument = kr_ref(turned);
    result = cmath_sinh(thread, self, &argument, count);
    kr_drop(thread, turned);
    if (kr_is_null(result)) return result;
    KrComplex w = *(const KrComplex *)(const void *)kr_obj(kr_ref(result));
    kr_drop(thread, result);
    return kr_complex_new(thread, w.imag, -w.real);
}
static KrOwn tangent(KrThread *thread, Number z, bool turned)
{
    double x = creal(z), y = cimag(z);
    if (isinf(y) && isfinite(x)) return domain(thread);
    Number w;
    if (isfinite(x) && isfinite(y) && fabs(x) > 20) // exp(-2|x|) is all that is left
        w = make(copysign(1, x), 4 * cos(y) * sin(y) * exp(-2 * fabs(x)));
    else
        w = ctanh(z);
    return turned ? give(thread, make(cimag(w), -creal(w))) : give(thread, w);
}
static KrOwn cmath_tanh(ARGS)
{
    (void)self, (void)count;
    Number z;
    return get(thread, args[0], &z) ? tangent(thread, z, false) : KR_NULL;
}
static KrOwn cmath_tan(ARGS) // -i tanh(iz)
{
    (void)self, (void)count;
    Number z;
    return get(thread, args[0], &z) ? tangent(thread, make(-cimag(z), creal(z)), true)
                                    : KR_NULL;
}

// --- functions that are defined everywhere ----------------------------------------------------

static KrOwn cmath_sqrt(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    double x = creal(z), y = cimag(z);
    if (!both_finite(z) || (x == 0 && y == 0))
        return give(thread, x == 0 && y == 0 ? make(0, y) : csqrt(z));
    double ax = fabs(x), ay = fabs(y), s;
    if (ax < 2.2250738585072014e-308 && ay < 2.2250738585072014e-308 &&
        (ax > 0 || ay > 0)) {
        ax = ldexp(ax, 53); // scaled up, since both are subnormal
        s = ldexp(sqrt(ax + hypot(ax, ldexp(ay, 53))), -27);
    } else {
        ax /= 8;
        s = 2 * sqrt(ax + hypot(ax, ay / 8));
    }
    double d = ay / (2 * s);
    return give(thread, x >= 0 ? make(s, copysign(d, y)) : make(d, copysign(s, y)));
}

#define PLAIN(name, function) /* a function of the C library that needs no help */     \
    static KrOwn cmath_##name(ARGS)                                                    \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        Number z;                                                                      \
        return get(thread, args[0], &z) ? check(thread, z, function(z)) : KR_NULL;     \
    }
PLAIN(acos, cacos)
PLAIN(acosh, cacosh)
PLAIN(asin, casin)
PLAIN(asinh, casinh)
static KrOwn arc_tangent(KrThread *thread, Number z, bool turned)
{
    double x = creal(z), y = cimag(z);
    if (y == 0 && fabs(x) == 1) return domain(thread);
    Number w = catanh(z);
    return turned ? give(thread, make(cimag(w), -creal(w))) : give(thread, w);
}
static KrOwn cmath_atanh(ARGS)
{
    (void)self, (void)count;
    Number z;
    return get(thread, args[0], &z) ? arc_tangent(thread, z, false) : KR_NULL;
}
static KrOwn cmath_atan(ARGS) // -i atanh(iz)
{
    (void)self, (void)count;
    Number z;
    return get(thread, args[0], &z)
               ? arc_tangent(thread, make(-cimag(z), creal(z)), true)
               : KR_NULL;
}

// --- logarithms -----------------------------------------------------------------------------

static double log_abs(double x, double y)
{
    double ax = fabs(x), ay = fabs(y);
    if (isinf(ax) || isinf(ay)) return HUGE_VAL;
    if (isnan(ax) || isnan(ay)) return ax + ay;
    if (ax > 4e307 || ay > 4e307) return log(hypot(ax / 2, ay / 2)) + M_LN2;
    if (ax < 2.2250738585072014e-308 && ay < 2.2250738585072014e-308)
        return log(hypot(ldexp(ax, 53), ldexp(ay, 53))) - 53 * M_LN2;
    double h = hypot(ax, ay);
    if (h < 0.71 || h > 1.73) return log(h);
    double big = ax > ay ? ax : ay,
           small = ax > ay ? ay : ax; // near 1 the logarithm is tiny
    return log1p((big - 1) * (big + 1) + small * small) / 2;
}
static bool logarithm(KrThread *thread, KrRef value, Number *out)
{
    Number z;
    if (!get(thread, value, &z)) return false;
    if (creal(z) == 0 && cimag(z) == 0) {
        (void)domain(thread);
        return false;
    }
    *out = make(log_abs(creal(z), cimag(z)), atan2(cimag(z), creal(z)));
    return true;
}
static KrOwn cmath_log(ARGS)
{
    (void)self;
    Number top, bottom;
    if (!logarithm(thread, args[0], &top)) return KR_NULL;
    if (count == 1 || kr_ref_is_null(args[1])) return give(thread, top);
    if (!logarithm(thread, args[1], &bottom)) return KR_NULL;
    KrOwn a = give(thread, top), b = give(thread, bottom), result = KR_NULL;
    if (!kr_is_null(a) && !kr_is_null(b)) {
        result = kr_number_binary(thread, kr_ref(a), kr_ref(b), KR_BINARY_TRUEDIV);
        if (kr_is_null(result) &&
            kr_exception_is(thread, &kr_exception_zero_division_error)) {
            kr_exception_clear(thread);
            (void)domain(thread);
        }
    }
    kr_xdrop(thread, a);
    kr_xdrop(thread, b);
    return result;
}
static KrOwn cmath_log10(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!logarithm(thread, args[0], &z)) return KR_NULL;
    return give(thread, make(creal(z) / M_LN10, cimag(z) / M_LN10));
}

// --- polar form and tests -----------------------------------------------------------------

static KrOwn cmath_phase(ARGS)
{
    (void)self, (void)count;
    Number z;
    return get(thread, args[0], &z) ? kr_from_float(atan2(cimag(z), creal(z)))
                                    : KR_NULL;
}
static KrOwn cmath_polar(ARGS)
{
    (void)self, (void)count;
    Number z;
    if (!get(thread, args[0], &z)) return KR_NULL;
    double r = hypot(creal(z), cimag(z));
    if (isinf(r) && both_finite(z)) return range(thread);
    KrOwn items[2] = {kr_from_float(r), kr_from_float(atan2(cimag(z), creal(z)))};
    return kr_tuple_pack_own(thread, items, 2);
}
static KrOwn cmath_rect(ARGS)
{
    (void)self, (void)count;
    double r, phi;
    if (!kr_float_from(thread, args[0], &r) || !kr_float_from(thread, args[1], &phi))
        return KR_NULL;
    if (isfinite(r) && isfinite(phi)) // a phase of zero keeps its sign
        return kr_complex_new(thread, phi == 0 ? r : r * cos(phi),
                              phi == 0 ? r * phi : r * sin(phi));
    if (isinf(phi) && r != 0 && !isnan(r)) return domain(thread);
    if (r == 0) return kr_complex_new(thread, 0, 0);
    if (isinf(r) && isfinite(phi)) {
        if (phi == 0) return kr_complex_new(thread, r, r > 0 ? phi : -phi);
        return kr_complex_new(
            thread,
            r > 0 ? copysign(HUGE_VAL, cos(phi)) : -copysign(HUGE_VAL, cos(phi)),
            r > 0 ? copysign(HUGE_VAL, sin(phi)) : -copysign(HUGE_VAL, sin(phi)));
    }
    if (isinf(r)) return kr_complex_new(thread, HUGE_VAL, (double)NAN);
    if (phi == 0) return kr_complex_new(thread, r, 0);
    return kr_complex_new(thread, (double)NAN, (double)NAN);
}
#define TEST(name, real, imag, join) /* a test of both parts */                        \
    static KrOwn cmath_##name(ARGS)                                                    \
    {                                                                                  \
        (void)self, (void)count;                                                       \
        Number z;                                                                      \
        return get(thread, args[0], &z) ? kr_bool_own(real join imag) : KR_NULL;       \
    }
TEST(isnan, isnan(creal(z)), isnan(cimag(z)), ||)
TEST(isinf, isinf(creal(z)), isinf(cimag(z)), ||)
TEST(isfinite, isfinite(creal(z)), isfinite(cimag(z)), &&)

static KrOwn cmath_isclose(ARGS) // a, b, rel_tol, abs_tol
{
    (void)self, (void)count;
    Number a, b;
    double relative, absolute;
    if (!get(thread, args[0], &a) || !get(thread, args[1], &b) ||
        !kr_float_from(thread, args[2], &relative) ||
        !kr_float_from(thread, args[3], &absolute))
        return KR_NULL;
    if (relative < 0 || absolute < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "tolerances must be non-negative");
    if (creal(a) == creal(b) && cimag(a) == cimag(b)) return kr_bool_own(true);
    if (isinf(creal(a)) || isinf(cimag(a)) || isinf(creal(b)) || isinf(cimag(b)))
        return kr_bool_own(false);
    double difference = hypot(creal(a) - creal(b), cimag(a) - cimag(b));
    return kr_bool_own(difference <= relative * hypot(creal(b), cimag(b)) ||
                       difference <= relative * hypot(creal(a), cimag(a)) ||
                       difference <= absolute);
}

#define ONE(name, text)                                                                \
    {                                                                                  \
#name, cmath_##name, "($module, z, /)", text, 1, 1, KR_NATIVE_RAW              \
    }
static const KrNativeDef functions[] = {
    ONE(acos, "Arc cosine of z."),
    ONE(acosh, "Inverse hyperbolic cosine of z."),
    ONE(asin, "Arc sine of z."),
    ONE(asinh, "Inverse hyperbolic sine of z."),
    ONE(atan, "Arc tangent of z."),
    ONE(atanh, "Inverse hyperbolic tangent of z."),
    ONE(cos, "Cosine of z."),
    ONE(cosh, "Hyperbolic cosine of z."),
    ONE(exp, "e to the power of z."),
    ONE(isfinite, "Are both parts finite?"),
    ONE(isinf, "Is a part infinite?"),
    ONE(isnan, "Is a part not a number?"),
    ONE(log10, "Logarithm of z to base 10."),
    ONE(phase, "The angle of z."),
    ONE(polar, "Length and angle of z."),
    ONE(sin, "Sine of z."),
    ONE(sinh, "Hyperbolic sine of z."),
    ONE(sqrt, "Square root of z."),
    ONE(tan, "Tangent of z."),
    ONE(tanh, "Hyperbolic tangent of z."),
    {"isclose", cmath_isclose, "($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)",
     "Are two complex numbers close in value?", 0, 0, 0},
    {"log", cmath_log, "($module, z, base=<unrepresentable>, /)",
     "Logarithm of z to the base.", 1, 2, KR_NATIVE_RAW},
    {"rect", cmath_rect, "($module, r, phi, /)", "The number of that length and angle.",
     2, 2, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_cmath_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "cmath", "Mathematical functions of complex numbers.");
    bool ok =
        !kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add(thread, kr_ref(module), "pi", kr_from_float(M_PI)) &&
        kr_module_add(thread, kr_ref(module), "e", kr_from_float(M_E)) &&
        kr_module_add(thread, kr_ref(module), "tau", kr_from_float(2 * M_PI)) &&
        kr_module_add(thread, kr_ref(module), "inf", kr_from_float(HUGE_VAL)) &&
        kr_module_add(thread, kr_ref(module), "infj",
                      kr_complex_new(thread, 0, HUGE_VAL)) &&
        kr_module_add(thread, kr_ref(module), "nan", kr_from_float((double)NAN)) &&
        kr_module_add(thread, kr_ref(module), "nanj",
                      kr_complex_new(thread, 0, (double)NAN));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
