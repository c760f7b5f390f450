// SPDX-License-Identifier: MIT
// complex: arithmetic, comparison, text both ways. See complex.h.
//
// Operations of a complex with a real number leave the absent imaginary part out, as C99 and
// CPython 3.14 do. Tests: tests/lang/reference/types/complex_numbers.py.
#include "runtime/complex.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/format.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_case.h"
#include "runtime/suggest.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Pair {
    double real, imag;
} Pair;

static KrComplex *cast(KrRef value)
{
    return (KrComplex *)(void *)kr_obj(value);
}

bool kr_complex_is_sub(KrRef value)
{
    return kr_is_ptr(value) && kr_bits(value) != 0 &&
           (kr_obj(value)->type == &kr_complex_type ||
            kr_type_is_subtype(kr_obj(value)->type, &kr_complex_type));
}

KrOwn kr_complex_new(KrThread *thread, double real, double imag)
{
    KrComplex *self = kr_slab_object(thread, &kr_complex_type, sizeof *self);
    if (!self)
        return kr_exception_no_memory(thread);
    self->real = real;
    self->imag = imag;
    return kr_steal_obj(self);
}

static void complex_dealloc(KrThread *thread, KrObject *self)
{
    kr_object_free(thread, self, self->type->basic_size);
}

// --- arithmetic ---------------------------------------------------------------------------

typedef struct Operand {
    Pair value;
    bool is_complex;
} Operand;

static KrFound operand(KrThread *thread, KrRef value, Operand *out)
{
    *out = (Operand){0};
    if (kr_is_exact(value, &kr_complex_type) || kr_complex_is_sub(value)) {
        out->value = (Pair){cast(value)->real, cast(value)->imag};
        out->is_complex = true;
        return KR_PRESENT;
    }
    if (kr_float_is_sub(value)) {
        out->value.real = kr_float_of(value);
        return KR_PRESENT;
    }
    if (!kr_int_is_sub(value))
        return KR_ABSENT;
    return kr_int_to_double(thread, value, &out->value.real) ? KR_PRESENT : KR_FAULT;
}

// A factor for the recovery of infinities (C11, Annex G): infinite parts become 1, others 0.
static Pair direction(Pair a)
{
    return (Pair){copysign(isinf(a.real) ? 1.0 : 0.0, a.real), copysign(isinf(a.imag) ? 1.0 : 0.0, a.imag)};
}
static Pair nan_to_zero(Pair a)
{
    return (Pair){isnan(a.real) ? copysign(0.0, a.real) : a.real,
                  isnan(a.imag) ? copysign(0.0, a.imag) : a.imag};
}

static Pair multiply(Pair a, Pair b)
{
    double ac = a.real * b.real, bd = a.imag * b.imag, ad = a.real * b.imag, bc = a.imag * b.real;
    Pair r = {ac - bd, ad + bc};
    if (!isnan(r.real) || !isnan(r.imag))
        return r;
    bool again = false;
    if (isinf(a.real) || isinf(a.imag)) {
        a = direction(a);
        b = nan_to_zero(b);
        again = true;
    }
    if (isinf(b.real) || isinf(b.imag)) {
        b = direction(b);
        a = nan_to_zero(a);
        again = true;
    }
    if (!again && (isinf(ac) || isinf(bd) || isinf(ad) || isinf(bc))) { // from overflow
        a = nan_to_zero(a);
        b = nan_to_zero(b);
        again = true;
    }
    if (again)
        r = (Pair){HUGE_VAL * (a.real * b.real - a.imag * b.imag),
                   HUGE_VAL * (a.real * b.imag + a.imag * b.real)};
    return r;
}

static Pair divide_plain(Pair a, Pair b) // b is not 0; Smith's way
{
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, divisor = b.real + b.imag * ratio;
        return (Pair){(a.real + a.imag * ratio) / divisor, (a.imag - a.real * ratio) / divisor};
    }
    if (fabs(b.imag) >= fabs(b.real)) {
        double ratio = b.real / b.imag, divisor = b.real * ratio + b.imag;
        return (Pair){(a.real * ratio + a.imag) / divisor, (a.imag * ratio - a.real) / divisor};
    }
    return (Pair){(double)NAN, (double)NAN};
}

// With infinities and zeros that came out as NaN put right.
static Pair divide(Pair a, Pair b)
{
    Pair r = divide_plain(a, b);
    if (!isnan(r.real) || !isnan(r.imag))
        return r;
    if ((isinf(a.real) || isinf(a.imag)) && isfinite(b.real) && isfinite(b.imag)) {
        Pair d = direction(a);
        r = (Pair){HUGE_VAL * (d.real * b.real + d.imag * b.imag), HUGE_VAL * (d.imag * b.real - d.real * b.imag)};
    } else if ((isinf(b.real) || isinf(b.imag)) && isfinite(a.real) && isfinite(a.imag)) {
        Pair d = direction(b);
        r = (Pair){0.0 * (a.real * d.real + a.imag * d.imag), 0.0 * (a.imag * d.real - a.real * d.imag)};
    }
    return r;
}

static Pair power_by_squaring(Pair base, int64_t n)
{
    Pair r = {1, 0};
    for (int64_t mask = 1; mask > 0 && n >= mask; mask <<= 1) {
        if (n & mask)
            r = multiply(r, base);
        base = multiply(base, base);
    }
    return r;
}

static KrOwn zero_to_power(KrThread *thread)
{
    return kr_exception_raise(thread, &kr_exception_zero_division_error,
                              "zero to a negative or complex power");
}

KrOwn kr_complex_power(KrThread *thread, double a_real, double a_imag, double b_real,
                       double b_imag)
{
    Pair r;
    if (b_real == 0 && b_imag == 0)
        return kr_complex_new(thread, 1, 0);
    if (a_real == 0 && a_imag == 0) {
        if (b_imag != 0 || b_real < 0)
            return zero_to_power(thread);
        if (b_real > 100 || b_real != floor(b_real))
            return kr_complex_new(thread, 0, 0);
    }
    if (b_imag == 0 && b_real == floor(b_real) && fabs(b_real) <= 100) {
        r = power_by_squaring((Pair){a_real, a_imag}, (int64_t)fabs(b_real));
        if (b_real < 0) {
            if (r.real == 0 && r.imag == 0) // what was too small for a double counts as 0
                return zero_to_power(thread);
            r = divide((Pair){1, 0}, r);
        }
    } else {
        double size = hypot(a_real, a_imag), length = pow(size, b_real);
        double at = atan2(a_imag, a_real), phase = at * b_real;
        if (b_imag != 0) {
            length *= exp(-at * b_imag);
            phase += b_imag * log(size);
        }
        if (isinf(phase)) // what the C library calls a domain error
            return zero_to_power(thread);
        r = (Pair){length * cos(phase), length * sin(phase)};
    }
    if (isinf(r.real) || isinf(r.imag))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "complex exponentiation");
    return kr_complex_new(thread, r.real, r.imag);
}

// A real number by a complex one: like divide() without the terms of an imaginary part.
static Pair divide_real(double a, Pair b)
{
    Pair r;
    if (fabs(b.real) >= fabs(b.imag)) {
        double ratio = b.imag / b.real, denominator = b.real + b.imag * ratio;
        r = (Pair){a / denominator, (-a * ratio) / denominator};
    } else {
        double ratio = b.real / b.imag, denominator = b.real * ratio + b.imag;
        r = (Pair){(a * ratio) / denominator, -a / denominator};
    }
    if (isnan(r.real) && isnan(r.imag) && isfinite(a) && (isinf(b.real) || isinf(b.imag))) {
        double x = copysign(isinf(b.real) ? 1.0 : 0.0, b.real);
        double y = copysign(isinf(b.imag) ? 1.0 : 0.0, b.imag);
        r = (Pair){0.0 * (a * x), 0.0 * (-a * y)};
    }
    return r;
}

static KrOwn binary(KrThread *thread, KrRef left, KrRef right, KrBinaryOp op)
{
    Operand x, y;
    KrFound found = operand(thread, left, &x);
    if (found == KR_PRESENT)
        found = operand(thread, right, &y);
    if (found != KR_PRESENT)
        return found == KR_FAULT ? KR_NULL : kr_dup(kr_not_implemented());
    Pair a = x.value, b = y.value, r;
    switch ((int)op) {
    case KR_BINARY_ADD:
        r = (Pair){a.real + b.real, !y.is_complex ? a.imag : !x.is_complex ? b.imag : a.imag + b.imag};
        break;
    case KR_BINARY_SUB:
        r = (Pair){a.real - b.real, !y.is_complex ? a.imag : !x.is_complex ? -b.imag : a.imag - b.imag};
        break;
    case KR_BINARY_MUL:
        if (!y.is_complex)
            r = (Pair){a.real * b.real, a.imag * b.real};
        else if (!x.is_complex)
            r = (Pair){a.real * b.real, a.real * b.imag};
        else
            r = multiply(a, b);
        break;
    case KR_BINARY_TRUEDIV:
        if (b.real == 0 && b.imag == 0)
            return kr_exception_raise(thread, &kr_exception_zero_division_error,
                                      "division by zero");
        r = !y.is_complex   ? (Pair){a.real / b.real, a.imag / b.real}
            : x.is_complex ? divide(a, b)
                           : divide_real(a.real, b);
        break;
    default: return kr_complex_power(thread, a.real, a.imag, b.real, b.imag);
    }
    return kr_complex_new(thread, r.real, r.imag);
}

#define OPERATOR(name, op)                                                             \
    static KrOwn name(KrThread *thread, KrRef a, KrRef b)                              \
    {                                                                                  \
        return binary(thread, a, b, op);                                               \
    }
OPERATOR(complex_add, KR_BINARY_ADD)
OPERATOR(complex_sub, KR_BINARY_SUB)
OPERATOR(complex_mul, KR_BINARY_MUL)
OPERATOR(complex_truediv, KR_BINARY_TRUEDIV)
OPERATOR(complex_pow, KR_BINARY_POW)
#undef OPERATOR

static KrOwn complex_power(KrThread *thread, KrRef a, KrRef b, KrRef modulus)
{
    KrOwn result = complex_pow(thread, a, b);
    if (kr_is_none(modulus) || (!kr_is_null(result) && kr_is(kr_ref(result), kr_not_implemented())))
        return result;
    kr_exception_clear(thread);
    kr_xdrop(thread, result);
    return kr_exception_raise(thread, &kr_exception_value_error, "complex modulo");
}

static KrOwn complex_negative(KrThread *thread, KrRef self)
{
    return kr_complex_new(thread, -cast(self)->real, -cast(self)->imag);
}

static KrOwn complex_positive(KrThread *thread, KrRef self)
{
    if (kr_is_exact(self, &kr_complex_type))
        return kr_dup(self);
    return kr_complex_new(thread, cast(self)->real, cast(self)->imag);
}

static KrOwn complex_absolute(KrThread *thread, KrRef self)
{
    double size = hypot(cast(self)->real, cast(self)->imag);
    if (isinf(size) && isfinite(cast(self)->real) && isfinite(cast(self)->imag))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "absolute value too large");
    return kr_from_float(size);
}

static bool complex_truth(KrThread *thread, KrRef self, bool *truth)
{
    (void)thread;
    *truth = cast(self)->real != 0 || cast(self)->imag != 0;
    return true;
}

static bool complex_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    (void)thread;
    uint64_t real = (uint64_t)kr_float_hash(self, cast(self)->real);
    uint64_t imag = (uint64_t)kr_float_hash(self, cast(self)->imag);
    int64_t mixed = (int64_t)(real + imag * 1000003);
    *hash = mixed == -1 ? -2 : mixed;
    return true;
}

static KrOwn complex_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    (void)thread;
    bool equal;
    if ((op != KR_EQ && op != KR_NE) || !kr_complex_is_sub(a))
        return kr_dup(kr_not_implemented());
    const KrComplex *x = cast(a);
    if (kr_complex_is_sub(b))
        equal = x->real == cast(b)->real && x->imag == cast(b)->imag;
    else if (kr_float_is_sub(b))
        equal = x->imag == 0 && x->real == kr_float_of(b);
    else if (kr_int_is_sub(b))
        equal = x->imag == 0 && !isnan(x->real) && kr_int_compare_double(b, x->real) == 0;
    else
        return kr_dup(kr_not_implemented());
    return kr_bool_own(equal == (op == KR_EQ));
}

// --- text ---------------------------------------------------------------------------------

static KrOwn complex_repr(KrThread *thread, KrRef self)
{
    const KrComplex *complex = cast(self);
    char out[2 * KR_FLOAT_TEXT_SIZE + 8], part[KR_FLOAT_TEXT_SIZE];
    size_t n = 0, size;
    bool alone = complex->real == 0 && !signbit(complex->real);
    for (int i = alone; i < 2; i++) {
        size = kr_float_text_shortest(i ? complex->imag : complex->real, part);
        if (size > 2 && memcmp(part + size - 2, ".0", 2) == 0)
            size -= 2; // 1j, not 1.0j
        if (i == 0)
            out[n++] = '(';
        else if (!alone && part[0] != '-')
            out[n++] = '+';
        memcpy(out + n, part, size);
        n += size;
    }
    out[n++] = 'j';
    if (!alone)
        out[n++] = ')';
    return kr_str_from_utf8(thread, out, n);
}

static bool is_number_char(char c)
{
    return (c >= '0' && c <= '9') || c == '.' || c == '_' || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

// End of the number at `at` (with its sign): letters but j belong to it (e, inf, nan).
static const char *number_end(const char *at, const char *end)
{
    if (at < end && (*at == '+' || *at == '-'))
        at++;
    for (; at < end; at++) {
        if ((*at == 'e' || *at == 'E') && at + 1 < end && (at[1] == '+' || at[1] == '-')) {
            at++;
            continue;
        }
        if (!is_number_char(*at) || *at == 'j' || *at == 'J')
            break;
    }
    return at;
}

static bool parse(const char *at, const char *end, Pair *out)
{
    *out = (Pair){0, 0};
    while (at < end && *at && strchr(" \t\n\r\f\v", *at))
        at++;
    while (end > at && end[-1] && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    if (at < end && *at == '(') {
        if (end[-1] != ')')
            return false;
        at++;
        end--;
        while (at < end && *at && strchr(" \t\n\r\f\v", *at))
            at++;
        while (end > at && end[-1] && strchr(" \t\n\r\f\v", end[-1]))
            end--;
    }
    if (at == end)
        return false;
    const char *stop = number_end(at, end);
    double first = 0;
    bool bare = stop - at == 0 || (stop - at == 1 && (*at == '+' || *at == '-'));
    if (bare)
        first = *at == '-' ? -1 : 1;
    else if (!kr_float_text_parse(at, (size_t)(stop - at), &first))
        return false;
    if (stop == end) {
        out->real = first;
        return !bare;
    }
    if (*stop == 'j' || *stop == 'J') {
        out->imag = first;
        return stop + 1 == end;
    }
    if ((*stop != '+' && *stop != '-') || bare)
        return false;
    out->real = first;
    at = stop;
    stop = number_end(at, end);
    if (stop + 1 != end || (*stop != 'j' && *stop != 'J'))
        return false;
    if (stop - at == 1)
        out->imag = *at == '-' ? -1 : 1;
    else
        return kr_float_text_parse(at, (size_t)(stop - at), &out->imag);
    return true;
}

// Is there an underscore that is not between digits, or one in text that a NUL cuts short?
static bool underscores_misplaced(const char *text, size_t size)
{
    size_t end = strnlen(text, size);
    const char *at = memchr(text, '_', end);
    if (!at)
        return false;
    for (; at; at = memchr(at + 1, '_', end - (size_t)(at + 1 - text)))
        if (at == text || !isdigit((unsigned char)at[-1]) || at + 1 == text + end || !isdigit((unsigned char)at[1]))
            return true;
    return end < size;
}

static bool from_text(KrThread *thread, KrRef text, Pair *out)
{
    size_t size;
    char *copy = kr_str_case_ascii_number(kr_str_obj(text), &size);
    if (!copy)
        return !kr_is_null(kr_exception_no_memory(thread));
    bool misplaced = underscores_misplaced(copy, size), ok = !misplaced && parse(copy, copy + size, out);
    free(copy);
    if (misplaced)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "could not convert string to complex: %R", text);
    return ok || kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "complex() arg is a malformed string");
}

// --- complex() ----------------------------------------------------------------------------

// A number as complex: complex itself, __complex__, or a real number. which: for the message.
static bool warn_part(KrThread *thread, const char *name, KrRef value)
{
    return kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                             "complex() argument '%s' must be a real number, not %T", name, value);
}

// Has it a value as a real number? which: for the message.
static bool is_real(KrThread *thread, KrRef value, int which)
{
    if (kr_float_is_sub(value) || kr_int_is_sub(value) || kr_type_of(value)->to_float || kr_number_has_index(value))
        return true;
    return kr_exception_raise_false(
        thread, &kr_exception_type_error,
        which == 0   ? "complex() argument must be a string or a number, not %T"
        : which == 1 ? "complex() argument 'real' must be a real number, not %T"
                     : "complex() argument 'imag' must be a real number, not %T",
        value);
}

static bool from_number(KrThread *thread, KrRef value, int which, Pair *out, bool *is_complex)
{
    KrOwn made = KR_NULL;
    *is_complex = which == 2 ? kr_complex_is_sub(value) : kr_is_exact(value, &kr_complex_type); // others are asked
    if (*is_complex) {
        *out = (Pair){cast(value)->real, cast(value)->imag};
        return true;
    }
    if (which <= 1) {
        KrFound found = kr_call_special(thread, value, KR_NAME___complex__, NULL, 0, &made);
        if (found == KR_FAULT)
            return false;
        if (found == KR_PRESENT) {
            bool ok = kr_complex_is_sub(kr_ref(made)), exact = kr_is_exact(kr_ref(made), &kr_complex_type);
            *is_complex = ok;
            if (ok && !exact)
                ok = kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                                       "__complex__ returned non-complex (type %T).  The ability to return an "
                                       "instance of a strict subclass of complex is deprecated, and may be "
                                       "removed in a future version of Python.",
                                       kr_ref(made));
            if (*is_complex)
                *out = (Pair){cast(kr_ref(made))->real, cast(kr_ref(made))->imag};
            else
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "__complex__ returned non-complex (type %T)",
                                         kr_ref(made));
            kr_drop(thread, made);
            return ok;
        }
    }
    if (!is_real(thread, value, which))
        return false;
    out->imag = 0;
    return which == 1 || kr_float_from(thread, value, &out->real); // 1: when it is known what the other one is
}

static KrOwn complex_make(KrThread *thread, KrRef type, Pair value)
{
    if (kr_is(type, kr_type_ref(&kr_complex_type)))
        return kr_complex_new(thread, value.real, value.imag);
    KrComplex *self = (KrComplex *)(void *)kr_object_new(
        thread, (KrType *)(void *)kr_obj(type), ((KrType *)(void *)kr_obj(type))->basic_size);
    if (!self)
        return KR_NULL;
    self->real = value.real;
    self->imag = value.imag;
    return kr_steal_obj(self);
}

static KrOwn complex_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    KrRef real = count > 0 ? args[0] : KR_REF_NULL, imag = count > 1 ? args[1] : KR_REF_NULL;
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count + keywords > 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  count ? "complex() takes at most 2 arguments (%zu given)"
                                        : "complex() takes at most 2 keyword arguments (%zu given)",
                                  count + keywords);
    for (size_t i = 0; i < keywords; i++) {
        KrRef name = kr_tuple_get(kwnames, (int64_t)i);
        KrRef *place = kr_str_equal_ascii(name, "real")   ? &real
                       : kr_str_equal_ascii(name, "imag") ? &imag
                                                          : NULL;
        if (!place)
            return kr_suggest_raise_unexpected(thread, "complex", name, "real imag");
        if (!kr_ref_is_null(*place))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "argument for complex() given by name (%R) and position (%d)", name,
                place == &real ? 1 : 2);
        *place = args[count + i];
    }
    Pair value = {0, 0}, second = {0, 0};
    bool is_complex = false, imag_complex = false;
    if (kr_ref_is_null(imag) && !kr_ref_is_null(real) && kr_str_is_sub(real)) {
        if (!from_text(thread, real, &value))
            return KR_NULL;
        return complex_make(thread, type, value);
    }
    if (count == 1 && kr_ref_is_null(imag) && kr_is_exact(real, &kr_complex_type) &&
        kr_is(type, kr_type_ref(&kr_complex_type)))
        return kr_dup(real);
    if (!kr_ref_is_null(real) &&
        !from_number(thread, real, kr_ref_is_null(imag) ? 0 : 1, &value, &is_complex))
        return KR_NULL;
    if (!kr_ref_is_null(imag) && !kr_complex_is_sub(imag) && !is_real(thread, imag, 2))
        return KR_NULL;
    if (!kr_ref_is_null(real) && !kr_ref_is_null(imag) && !is_complex && !kr_float_from(thread, real, &value.real))
        return KR_NULL;
    if (count == 0 && is_complex && kr_ref_is_null(imag) && !warn_part(thread, "real", real)) // by keyword
        return KR_NULL;
    if (!kr_ref_is_null(imag)) {
        if (is_complex && !warn_part(thread, "real", real))
            return KR_NULL;
        if (!from_number(thread, imag, 2, &second, &imag_complex) ||
            (imag_complex && !warn_part(thread, "imag", imag)))
            return KR_NULL;
        value.real -= imag_complex ? second.imag : 0;
        value.imag = is_complex ? value.imag + second.real : second.real;
    }
    return complex_make(thread, type, value);
}

// --- methods ------------------------------------------------------------------------------

#define METHOD(name)                                                                   \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)

METHOD(complex_conjugate)
{
    (void)args;
    (void)count;
    return kr_complex_new(thread, cast(self)->real, -cast(self)->imag);
}

METHOD(complex_complex)
{
    (void)args;
    (void)count;
    return complex_positive(thread, self);
}

METHOD(complex_format)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument must be str, not %U", args[0]);
    return kr_format_complex(thread, self, args[0]);
}

METHOD(complex_getnewargs)
{
    (void)args;
    (void)count;
    KrOwn pair[2] = {kr_from_float(cast(self)->real), kr_from_float(cast(self)->imag)};
    return kr_tuple_pack_own(thread, pair, 2);
}

METHOD(complex_from_number)
{
    Pair value = {0, 0};
    bool is_complex;
    (void)count;
    if (kr_is(self, kr_type_ref(&kr_complex_type)) && kr_is_exact(args[0], &kr_complex_type))
        return kr_dup(args[0]);
    KrType *type = kr_type_of(args[0]);
    if (kr_ref_is_null(kr_type_find(type, kr_name(KR_NAME___complex__))) && kr_ref_is_null(kr_type_find(type, kr_name(KR_NAME___float__))) &&
        kr_ref_is_null(kr_type_find(type, kr_name(KR_NAME___index__))))
        return kr_exception_raise(thread, &kr_exception_type_error, "must be real number, not %T", args[0]);
    if (kr_complex_is_sub(args[0])) // its __complex__ is not asked
        value = (Pair){cast(args[0])->real, cast(args[0])->imag};
    else if (!from_number(thread, args[0], 0, &value, &is_complex))
        return KR_NULL;
    return complex_make(thread, self, value);
}

static const KrNativeDef complex_methods[] = {
    {"conjugate", complex_conjugate, "($self, /)", "The complex conjugate.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"from_number", complex_from_number, "($type, number, /)", "Made from a number.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"__complex__", complex_complex, "($self, /)", "complex(self)", 0, 0, KR_NATIVE_RAW},
    {"__format__", complex_format, "($self, format_spec, /)", "Text by a format spec.", 1, 1, KR_NATIVE_RAW},
    {"__getnewargs__", complex_getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};

static KrOwn get_real(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(cast(self)->real);
}

static KrOwn get_imag(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(cast(self)->imag);
}

static const KrGetSetDef complex_getset[] = {
    {"real", get_real, NULL, KR_AS_MEMBER "the real part of a complex number"},
    {"imag", get_imag, NULL, KR_AS_MEMBER "the imaginary part of a complex number"},
    {0},
};

KrType kr_complex_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "complex",
    .flags = KR_TYPE_BASE,
    .basic_size = sizeof(KrComplex),
    .dealloc = complex_dealloc,
    .repr = complex_repr,
    .hash = complex_hash,
    .truth = complex_truth,
    .compare = complex_compare,
    .new_object = complex_new,
    .negative = complex_negative,
    .positive = complex_positive,
    .absolute = complex_absolute,
    .binary[KR_BINARY_ADD] = complex_add,
    .binary[KR_BINARY_SUB] = complex_sub,
    .binary[KR_BINARY_MUL] = complex_mul,
    .binary[KR_BINARY_TRUEDIV] = complex_truediv,
    .binary[KR_BINARY_POW] = complex_pow,
    .power = complex_power,
    .methods = complex_methods,
    .getset = complex_getset,
    .doc = "(real=0, imag=0)\n--\n\n" "A number with a real and an imaginary part.",
};
