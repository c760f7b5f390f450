// SPDX-License-Identifier: MIT
// float: conversion, arithmetic with Python's rules, the type. See float.h.
#include "runtime/float.h"

#include "runtime/bool.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <math.h>

bool kr_float_is_sub(KrRef value)
{
    return kr_is_float(value) || (kr_bits(value) != 0 && kr_type_has(value, KR_TYPE_FLOAT_SUB));
}

double kr_float_of(KrRef value)
{
    return kr_is_float(value) ? kr_float_value(value) : ((KrFloat *)kr_obj(value))->number;
}

bool kr_float_from(KrThread *thread, KrRef value, double *out)
{
    if (kr_float_is_sub(value)) {
        *out = kr_float_of(value);
        return true;
    }
    if (kr_int_is_sub(value))
        return kr_int_to_double(thread, value, out);
    KrType *type = kr_type_of(value);
    if (type->to_float) {
        KrOwn number = type->to_float(thread, value);
        if (kr_is_null(number))
            return false;
        bool ok = kr_float_is_sub(kr_ref(number));
        if (ok)
            *out = kr_float_of(kr_ref(number));
        else
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "%T.__float__ returned non-float (type %T)", value,
                                     kr_ref(number));
        kr_drop(thread, number);
        return ok;
    }
    if (kr_number_has_index(value)) {
        KrOwn number = kr_number_index(thread, value);
        if (kr_is_null(number))
            return false;
        bool ok = kr_int_to_double(thread, kr_ref(number), out);
        kr_drop(thread, number);
        return ok;
    }
    return kr_exception_raise_false(thread, &kr_exception_type_error, "must be real number, not %T",
                                    value);
}

KrOwn kr_float_repr(KrThread *thread, double number)
{
    char text[KR_FLOAT_TEXT_SIZE];
    size_t size = kr_float_text_shortest(number, text);
    return kr_str_from_utf8(thread, text, size);
}

// CPython's: the value modulo 2^61 - 1, infinities +-314159, NaN by identity (here: by bits).
int64_t kr_float_hash(KrRef self, double number)
{
    if (isinf(number))
        return number > 0 ? 314159 : -314159;
    if (isnan(number))
        return (int64_t)(kr_bits(self) >> 4);
    int exponent;
    double m = frexp(number, &exponent);
    bool negative = m < 0;
    if (negative)
        m = -m;
    uint64_t x = 0;
    const uint64_t modulus = (UINT64_C(1) << 61) - 1;
    while (m != 0) {
        x = (x << 28 & modulus) | x >> 33;
        m *= 268435456.0;
        exponent -= 28;
        uint64_t part = (uint64_t)m;
        m -= (double)part;
        x += part;
        if (x >= modulus)
            x -= modulus;
    }
    int turn = exponent >= 0 ? exponent % 61 : 60 - (-1 - exponent) % 61;
    x = (x << turn & modulus) | x >> (61 - turn);
    int64_t hash = negative ? -(int64_t)x : (int64_t)x;
    return hash == -1 ? -2 : hash;
}

static double floor_mod(double a, double b, double *quotient)
{
    double mod = fmod(a, b), div = (a - mod) / b;
    if (mod != 0) {
        if ((b < 0) != (mod < 0)) {
            mod += b;
            div -= 1.0;
        }
    } else {
        mod = copysign(0.0, b);
    }
    if (div != 0) {
        *quotient = floor(div);
        if (div - *quotient > 0.5)
            *quotient += 1.0;
    } else {
        *quotient = copysign(0.0, a / b);
    }
    return mod;
}

static KrOwn power(KrThread *thread, double a, double b)
{
    if (b == 0)
        return kr_from_float(1.0);
    if (a == 0 && b < 0)
        return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                  "zero to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && floor(b) != b)
        return kr_exception_raise(thread, &kr_exception_not_implemented_error,
                                  "krait: complex results of ** are not there yet");
    double result = pow(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "(34, 'Numerical result out of range')");
    return kr_from_float(result);
}

KrOwn kr_float_binary(KrThread *thread, double a, double b, KrBinaryOp op)
{
    double quotient;
    switch ((int)op) {
    case KR_BINARY_ADD: return kr_from_float(a + b);
    case KR_BINARY_SUB: return kr_from_float(a - b);
    case KR_BINARY_MUL: return kr_from_float(a * b);
    case KR_BINARY_TRUEDIV:
        if (b == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        return kr_from_float(a / b);
    case KR_BINARY_MOD:
        if (b == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        return kr_from_float(floor_mod(a, b, &quotient));
    case KR_BINARY_FLOORDIV:
        if (b == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        (void)floor_mod(a, b, &quotient);
        return kr_from_float(quotient);
    case KR_BINARY_POW: return power(thread, a, b);
    default: return kr_dup(kr_not_implemented());
    }
}

static KrOwn float_repr(KrThread *thread, KrRef self)
{
    return kr_float_repr(thread, kr_float_of(self));
}

static bool float_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    *hash = kr_float_hash(self, kr_float_of(self));
    return true;
}

static bool float_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)thread;
    *truth = kr_float_of(self) != 0;
    return true;
}

static void float_dealloc(KrThread *thread, KrObject *self)
{
    kr_object_free(thread, self, sizeof(KrFloat));
}

static KrOwn float_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    double number = 0;
    if (!kr_ref_is_null(kwnames) || count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "float expected at most 1 argument, got %zu", count);
    if (count == 1 && kr_str_is_sub(args[0])) {
        size_t size;
        const char *text = kr_str_utf8(thread, args[0], &size);
        if (!text)
            return KR_NULL;
        if (!kr_float_text_parse(text, size, &number))
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "could not convert string to float: %R", args[0]);
    } else if (count == 1) {
        bool number_like = kr_float_is_sub(args[0]) || kr_int_is_sub(args[0]) ||
                           kr_type_of(args[0])->to_float || kr_number_has_index(args[0]);
        if (!number_like)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "float() argument must be a string or a real number, not '%T'", args[0]);
        if (!kr_float_from(thread, args[0], &number))
            return KR_NULL;
    }
    if (kr_is(type, kr_type_ref(&kr_float_type)))
        return kr_from_float(number);
    KrFloat *self = (KrFloat *)kr_object_new(thread, (KrType *)kr_obj(type), sizeof *self);
    if (!self)
        return KR_NULL;
    self->number = number;
    return kr_steal_obj(self);
}

static KrOwn float_is_integer(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    double number = kr_float_of(self);
    return kr_bool_own(isfinite(number) && floor(number) == number);
}

static KrOwn float_as_integer_ratio(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args;
    (void)count;
    double number = kr_float_of(self);
    if (!isfinite(number))
        return isnan(number)
                   ? kr_exception_raise(thread, &kr_exception_value_error,
                                        "cannot convert NaN to integer ratio")
                   : kr_exception_raise(thread, &kr_exception_overflow_error,
                                        "cannot convert Infinity to integer ratio");
    int exponent;
    double m = frexp(number, &exponent);
    for (int i = 0; i < 300 && m != floor(m); i++) {
        m *= 2;
        exponent--;
    }
    KrOwn top = kr_int_from_double(thread, m), bottom = kr_from_small_int(1);
    KrOwn shift = kr_from_small_int(exponent < 0 ? -exponent : exponent);
    KrOwn *grows = exponent < 0 ? &bottom : &top;
    KrOwn shifted = kr_int_binary(thread, kr_ref(*grows), kr_ref(shift), KR_BINARY_LSHIFT);
    kr_drop(thread, *grows);
    *grows = shifted;
    KrOwn pair[2] = {top, bottom};
    return kr_tuple_pack_own(thread, pair, 2);
}

static KrOwn float_conjugate(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_from_float(kr_float_of(self));
}

static KrOwn float_real(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(kr_float_of(self));
}

static KrOwn float_imag(KrThread *thread, KrRef self)
{
    (void)thread;
    (void)self;
    return kr_from_float(0.0);
}

static const KrNativeDef float_methods[] = {
    {"is_integer", float_is_integer, "($self, /)", "True if the value is integral.", 0, 0, 0},
    {"as_integer_ratio", float_as_integer_ratio, "($self, /)", "An exact fraction.", 0, 0, 0},
    {"conjugate", float_conjugate, "($self, /)", "The number itself.", 0, 0, 0},
    {0},
};
static const KrGetSetDef float_getset[] = {
    {"real", float_real, NULL, "the real part of a complex number"},
    {"imag", float_imag, NULL, "the imaginary part of a complex number"},
    {0},
};

KrType kr_float_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "float",
    .flags = KR_TYPE_BASE | KR_TYPE_FLOAT_SUB,
    .basic_size = sizeof(KrFloat),
    .dealloc = float_dealloc,
    .repr = float_repr,
    .hash = float_hash,
    .truth = float_truth,
    .new_object = float_new,
    .methods = float_methods,
    .getset = float_getset,
};
