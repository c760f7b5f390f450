// SPDX-License-Identifier: MIT
// float: conversion, arithmetic with Python's rules, the type. See float.h.
#include "runtime/float.h"

#include "runtime/bool.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float_methods.h"
#include "runtime/float_power.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_case.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>

bool kr_float_is_sub(KrRef value)
{
    return kr_is_float(value) || (kr_bits(value) != 0 && kr_type_has(value, KR_TYPE_FLOAT_SUB));
}

double kr_float_of(KrRef value)
{
    return kr_is_float(value) ? kr_float_value(value) : ((KrFloat *)kr_obj(value))->number;
}

static bool warn_subclass(KrThread *thread, KrRef value, KrRef number)
{
    return kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                             "%T.__float__ returned non-float (type %T).  The ability to return an instance of a "
                             "strict subclass of float is deprecated, and may be removed in a future version of "
                             "Python.",
                             value, number);
}

bool kr_float_from(KrThread *thread, KrRef value, double *out)
{
    if (kr_float_is_sub(value)) {
        *out = kr_float_of(value);
        return true;
    }
    KrType *type = kr_type_of(value);
    if (kr_int_is_sub(value) && !(type->flags & KR_TYPE_HEAP && type->to_float))
        return kr_int_to_double(thread, value, out);
    if (type->to_float) {
        KrOwn number = type->to_float(thread, value);
        if (kr_is_null(number))
            return false;
        bool ok = kr_float_is_sub(kr_ref(number));
        if (ok && !kr_is_float(kr_ref(number)))
            ok = warn_subclass(thread, value, kr_ref(number));
        if (kr_float_is_sub(kr_ref(number)))
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
    if (KR_UNLIKELY(!isfinite(number))) {
        if (isnan(number)) // by identity, as object.__hash__
            return (int64_t)(kr_bits(self) >> 4 | kr_bits(self) << 60);
        return number > 0 ? 314159 : -314159;
    }
    // fraction * 2 ** exponent modulo 2 ** 61 - 1: the fraction of 53 bits, turned
    const uint64_t modulus = (UINT64_C(1) << 61) - 1;
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    bool negative = bits >> 63;
    unsigned biased = bits >> 52 & 0x7FF;
    uint64_t x = bits & ((UINT64_C(1) << 52) - 1);
    x |= (uint64_t)(biased != 0) << 52;
    unsigned turn = ((biased ? biased : 1) + 61 * 18 - 1075) % 61;
    if (turn)
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

double kr_float_mod(double a, double b)
{
    double quotient;
    return floor_mod(a, b, &quotient);
}

double kr_float_floordiv(double a, double b)
{
    double quotient;
    (void)floor_mod(a, b, &quotient);
    return quotient;
}

// OverflowError(34, 'Numerical result out of range'): two arguments, as from errno
static KrOwn range_error(KrThread *thread)
{
    KrOwn words = kr_str_from_ascii(thread, "Numerical result out of range");
    if (kr_is_null(words))
        return KR_NULL;
    KrRef args[2] = {kr_from_bits(kr_int_bits(34)), kr_ref(words)};
    KrOwn exception =
        kr_call(thread, kr_type_ref(&kr_exception_overflow_error), args, 2, KR_REF_NULL);
    kr_drop(thread, words);
    if (!kr_is_null(exception))
        kr_exception_restore(thread, exception);
    return KR_NULL;
}

static KrOwn power(KrThread *thread, double a, double b)
{
    if (b == 0)
        return kr_from_float(1.0);
    if (a == 0 && b < 0 && isfinite(b))
        return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                  "zero to a negative power");
    if (a < 0 && isfinite(a) && isfinite(b) && floor(b) != b)
        return kr_complex_power(thread, a, 0.0, b, 0.0);
    double result = kr_float_power_of(a, b);
    if (isinf(result) && isfinite(a) && isfinite(b))
        return range_error(thread);
    return kr_from_float(result);
}

KrOwn kr_float_binary(KrThread *thread, double a, double b, KrBinaryOp op)
{
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
        return kr_from_float(kr_float_mod(a, b));
    case KR_BINARY_FLOORDIV:
        if (b == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        return kr_from_float(kr_float_floordiv(a, b));
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
    kr_object_free(thread, self, self->type->basic_size);
}

static bool from_text(KrThread *thread, KrRef text, double *out)
{
    bool ok = false;
    if (!kr_str_is_sub(text)) {
        KrBuffer buffer;
        if (!kr_buffer_try_text(thread, text, &buffer))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "float() argument must be a string or a real number, not '%T'", text);
        errno = 0;
        ok = !memchr(buffer.data, 0, (size_t)buffer.size) &&
             kr_float_text_parse(buffer.data, (size_t)buffer.size, out);
        kr_buffer_release(thread, &buffer);
    } else if (kr_str_obj(text)->ascii) {
        const KrStr *str = kr_str_obj(text);
        errno = 0;
        ok = !memchr(kr_str_data(str), 0, (size_t)str->length) &&
             kr_float_text_parse(kr_str_data(str), (size_t)str->length, out);
    } else { // digits and spaces of any script
        size_t size;
        char *copy = kr_str_case_ascii_number(kr_str_obj(text), &size);
        if (!copy)
            return !kr_is_null(kr_exception_no_memory(thread));
        errno = 0;
        ok = !memchr(copy, 0, size) && kr_float_text_parse(copy, size, out);
        free(copy);
    }
    if (ok)
        return true;
    if (errno == ENOMEM) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "could not convert string to float: %R", text);
}

static KrOwn float_new(KrThread *thread, KrRef type, const KrRef *args, size_t count, KrRef kwnames)
{
    double number = 0;
    KrType *made_type = (KrType *)(void *)kr_obj(type);
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) && made_type->init == kr_float_type.init)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "float() takes no keyword arguments");
    if (count > 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "float expected at most 1 argument, got %zu", count);
    if (count == 1 && (kr_is_exact(args[0], &kr_str_type) ||
                       ((kr_str_is_sub(args[0]) || kr_buffer_has(args[0])) && !kr_type_of(args[0])->to_float && !kr_number_has_index(args[0])))) {
        if (!from_text(thread, args[0], &number))
            return KR_NULL;
    } else if (count == 1) {
        bool number_like = kr_float_is_sub(args[0]) || kr_int_is_sub(args[0]) ||
                           kr_type_of(args[0])->to_float || kr_number_has_index(args[0]);
        if (!number_like)
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "float() argument must be a string or a real number, not '%T'", args[0]);
        KrType *given = kr_type_of(args[0]);
        KrOwn made = given->flags & KR_TYPE_HEAP && given->to_float ? given->to_float(thread, args[0])
                                                                    : kr_dup(args[0]);
        if (kr_is_null(made))
            return KR_NULL;
        bool ok = true;
        if (given->flags & KR_TYPE_HEAP && given->to_float && !kr_float_is_sub(kr_ref(made)))
            ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "%T.__float__ returned non-float (type %T)", args[0],
                                          kr_ref(made));
        if (ok && given->flags & KR_TYPE_HEAP && given->to_float && !kr_is_float(kr_ref(made)))
            ok = warn_subclass(thread, args[0], kr_ref(made));
        ok = ok && kr_float_from(thread, kr_ref(made), &number);
        kr_drop(thread, made);
        if (!ok)
            return KR_NULL;
    }
    if (kr_is(type, kr_type_ref(&kr_float_type)))
        return kr_from_float(number);
    KrFloat *self = (KrFloat *)kr_object_new(thread, (KrType *)kr_obj(type),
                                              ((KrType *)kr_obj(type))->basic_size);
    if (!self)
        return KR_NULL;
    self->number = number;
    return kr_steal_obj(self);
}

static KrOwn float_to_int(KrThread *thread, KrRef self)
{
    double number = kr_float_of(self);
    if (isnan(number))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "cannot convert float NaN to integer");
    if (isinf(number))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "cannot convert float infinity to integer");
    return kr_int_from_double(thread, number);
}

static KrOwn float_to_float(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(kr_float_of(self));
}

static KrOwn float_negative(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(-kr_float_of(self));
}

static KrOwn float_absolute(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(fabs(kr_float_of(self)));
}

// The operands as doubles. KR_ABSENT: one is neither float nor int.
static KrFound operands(KrThread *thread, KrRef a, KrRef b, double *x, double *y)
{
    KrRef values[2] = {a, b};
    double *places[2] = {x, y};
    for (int i = 0; i < 2; i++) {
        if (kr_float_is_sub(values[i]))
            *places[i] = kr_float_of(values[i]);
        else if (!kr_int_is_sub(values[i]))
            return KR_ABSENT;
        else if (!kr_int_to_double(thread, values[i], places[i]))
            return KR_FAULT;
    }
    return KR_PRESENT;
}

#define OPERATOR(name, op)                                                             \
    static KrOwn name(KrThread *thread, KrRef a, KrRef b)                              \
    {                                                                                  \
        double x, y;                                                                   \
        KrFound found = operands(thread, a, b, &x, &y);                                \
        if (found == KR_PRESENT)                                                       \
            return kr_float_binary(thread, x, y, op);                                  \
        return found == KR_FAULT ? KR_NULL : kr_dup(kr_not_implemented());             \
    }
OPERATOR(float_add, KR_BINARY_ADD)
OPERATOR(float_sub, KR_BINARY_SUB)
OPERATOR(float_mul, KR_BINARY_MUL)
OPERATOR(float_truediv, KR_BINARY_TRUEDIV)
OPERATOR(float_floordiv, KR_BINARY_FLOORDIV)
OPERATOR(float_mod, KR_BINARY_MOD)
OPERATOR(float_pow, KR_BINARY_POW)
#undef OPERATOR

static KrOwn float_divmod(KrThread *thread, KrRef a, KrRef b)
{
    double x, y, quotient, rest;
    KrFound found = operands(thread, a, b, &x, &y);
    if (found != KR_PRESENT)
        return found == KR_FAULT ? KR_NULL : kr_dup(kr_not_implemented());
    if (y == 0)
        return kr_exception_raise(thread, &kr_exception_zero_division_error, "division by zero");
    rest = floor_mod(x, y, &quotient);
    KrOwn pair[2] = {kr_from_float(quotient), kr_from_float(rest)};
    return kr_tuple_pack_own(thread, pair, 2);
}

static KrOwn float_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    if (!kr_is_none(modulus))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "pow() 3rd argument not allowed unless all arguments are "
                                  "integers");
    return float_pow(thread, a, b);
}

static KrOwn float_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    int order;
    if (kr_float_is_sub(a) && kr_float_is_sub(b)) {
        double x = kr_float_of(a), y = kr_float_of(b);
        bool holds = op == KR_LT   ? x < y
                     : op == KR_LE ? x <= y
                     : op == KR_EQ ? x == y
                     : op == KR_NE ? x != y
                     : op == KR_GT ? x > y
                                   : x >= y;
        return kr_bool_own(holds);
    }
    if (kr_float_is_sub(a) && kr_int_is_sub(b)) {
        if (isnan(kr_float_of(a)))
            return kr_bool_own(op == KR_NE);
        order = -kr_int_compare_double(b, kr_float_of(a));
    } else if (kr_int_is_sub(a) && kr_float_is_sub(b)) {
        if (isnan(kr_float_of(b)))
            return kr_bool_own(op == KR_NE);
        order = kr_int_compare_double(a, kr_float_of(b));
    } else {
        return kr_dup(kr_not_implemented());
    }
    bool holds = op == KR_LT   ? order < 0
                 : op == KR_LE ? order <= 0
                 : op == KR_EQ ? order == 0
                 : op == KR_NE ? order != 0
                 : op == KR_GT ? order > 0
                               : order >= 0;
    return kr_bool_own(holds);
}

KrType kr_float_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "float",
    .flags = KR_TYPE_BASE | KR_TYPE_FLOAT_SUB,
    .basic_size = sizeof(KrFloat),
    .dealloc = float_dealloc,
    .repr = float_repr,
    .hash = float_hash,
    .truth = float_truth,
    .compare = float_compare,
    .new_object = float_new,
    .negative = float_negative,
    .positive = float_to_float,
    .absolute = float_absolute,
    .to_int = float_to_int,
    .to_float = float_to_float,
    .binary[KR_BINARY_ADD] = float_add,
    .binary[KR_BINARY_SUB] = float_sub,
    .binary[KR_BINARY_MUL] = float_mul,
    .binary[KR_BINARY_TRUEDIV] = float_truediv,
    .binary[KR_BINARY_FLOORDIV] = float_floordiv,
    .binary[KR_BINARY_MOD] = float_mod,
    .binary[KR_BINARY_DIVMOD] = float_divmod,
    .binary[KR_BINARY_POW] = float_pow,
    .power = float_power,
    .methods = kr_float_methods,
    .getset = kr_float_getset,
    .doc = "(x=0, /)\n--\n\n" "A floating point number, or a text or number made into one.",
};
