// SPDX-License-Identifier: MIT
// Methods and attributes of float: rounding, hexadecimal text, exact fractions.
//
// Tests: tests/lang/reference/expressions/float_text.py.
#include "runtime/float_methods.h"

#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/format.h"
#include "runtime/int.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define METHOD(name)                                                                   \
    static KrOwn name(KrThread *thread, KrRef self, const KrRef *args, size_t count)

METHOD(float_is_integer)
{
    (void)thread;
    (void)args;
    (void)count;
    double number = kr_float_of(self);
    return kr_bool_own(isfinite(number) && floor(number) == number);
}

METHOD(float_as_integer_ratio)
{
    (void)args;
    (void)count;
    double number = kr_float_of(self);
    if (isnan(number))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "cannot convert NaN to integer ratio");
    if (isinf(number))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "cannot convert Infinity to integer ratio");
    int exponent;
    double m = frexp(number, &exponent);
    while (m != floor(m)) {
        m *= 2;
        exponent--;
    }
    KrOwn parts[2] = {kr_int_from_double(thread, m), kr_from_small_int(1)};
    KrOwn *grows = &parts[exponent < 0];
    KrOwn shift = kr_from_small_int(exponent < 0 ? -exponent : exponent);
    KrOwn shifted = kr_int_binary(thread, kr_ref(*grows), kr_ref(shift), KR_BINARY_LSHIFT);
    kr_xdrop(thread, *grows);
    *grows = shifted;
    if (kr_is_null(shifted)) {
        kr_xdrop(thread, parts[exponent >= 0]);
        return KR_NULL;
    }
    return kr_tuple_pack_own(thread, parts, 2);
}

METHOD(float_self)
{
    (void)thread;
    (void)args;
    (void)count;
    return kr_from_float(kr_float_of(self));
}

static KrOwn to_int(KrThread *thread, double number)
{
    if (isnan(number))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "cannot convert float NaN to integer");
    if (isinf(number))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "cannot convert float infinity to integer");
    return kr_int_from_double(thread, number);
}

METHOD(float_trunc)
{
    (void)args;
    (void)count;
    return to_int(thread, kr_float_of(self));
}

METHOD(float_floor)
{
    (void)args;
    (void)count;
    return to_int(thread, floor(kr_float_of(self)));
}

METHOD(float_ceil)
{
    (void)args;
    (void)count;
    return to_int(thread, ceil(kr_float_of(self)));
}

KrOwn kr_float_methods_round(KrThread *thread, double number, int64_t digits)
{
    if (!isfinite(number) || number == 0 || digits > 323)
        return kr_from_float(number);
    if (digits < -308)
        return kr_from_float(copysign(0.0, number));
    double result;
    int64_t scaled;
    if (digits >= 0 && digits <= 22 && kr_float_text_scaled(number, (int)digits, &scaled)) {
        static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
        return kr_from_float(copysign((double)scaled / powers[digits], number)); // both exact
    }
    if (digits >= 0) {
        size_t length;
        char *text = kr_float_text_format(number, 'f', (int)digits, 0, &length);
        if (!text)
            return kr_exception_no_memory(thread);
        result = strtod(text, NULL);
        free(text);
    } else {
        // tens: as many significant digits as are left of the place, half to even is exact there
        char *text;
        size_t length;
        int places = (int)-digits;
        double size = fabs(number);
        int before = size < 1 ? 0 : (int)floor(log10(size)) + 1;
        if (before < 310 && before > 0 && size >= pow(10, before))
            before++;
        if (before > 0 && size < pow(10, before - 1))
            before--;
        if (before < places) {
            result = copysign(0.0, number);
        } else if (before == places) { // 0 or one unit of the place
            double half = 5 * pow(10, places - 1);
            result = copysign(size > half ? pow(10, places) : 0.0, number);
        } else {
            text = kr_float_text_format(number, 'e', before - places - 1, 0, &length);
            if (!text)
                return kr_exception_no_memory(thread);
            result = strtod(text, NULL);
            free(text);
        }
    }
    if (isinf(result))
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "rounded value too large to represent");
    return kr_from_float(result);
}

METHOD(float_round)
{
    double number = kr_float_of(self);
    if (count == 0 || kr_is_none(args[0])) {
        double rounded = round(number);
        if (fabs(number - rounded) == 0.5)
            rounded = 2.0 * round(number / 2.0);
        return to_int(thread, rounded);
    }
    KrOwn digits = kr_number_index(thread, args[0]);
    if (kr_is_null(digits))
        return KR_NULL;
    int64_t places;
    if (kr_int_try_i64(kr_ref(digits), &places) != KR_PRESENT)
        places = kr_int_sign(kr_ref(digits)) < 0 ? INT32_MIN : INT32_MAX;
    kr_drop(thread, digits);
    return kr_float_methods_round(thread, number, places);
}

METHOD(float_hex)
{
    (void)args;
    (void)count;
    double number = kr_float_of(self);
    char text[48];
    if (!isfinite(number))
        return kr_float_repr(thread, number);
    const char *sign = signbit(number) ? "-" : "";
    if (number == 0) {
        snprintf(text, sizeof text, "%s0x0.0p+0", sign);
        return kr_str_from_ascii(thread, text);
    }
    int exponent;
    double m = frexp(fabs(number), &exponent);
    int shift = 1 - (exponent < -1021 ? -1021 - exponent : 0); // subnormal: 0x0.…p-1022
    m = ldexp(m, shift);
    exponent -= shift;
    uint64_t bits = (uint64_t)ldexp(m, 52);
    snprintf(text, sizeof text, "%s0x%d.%013llxp%+d", sign, (int)(bits >> 52),
             (unsigned long long)(bits & ((UINT64_C(1) << 52) - 1)), exponent);
    return kr_str_from_ascii(thread, text);
}

static int hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

static bool matches(const char *text, const char *end, const char *word)
{
    while (*word)
        if (text == end || (*text++ | 32) != *word++)
            return false;
    return text == end;
}

// [sign] ["0x"] digits ["." digits] ["p" exponent]. 0: fine, 1: invalid, 2: too large.
static int parse_hex(const char *at, const char *end, double *out)
{
    bool negative = false, any = false, point = false, sticky = false;
    uint64_t bits = 0;
    int64_t exponent = 0;
    if (at < end && (*at == '+' || *at == '-'))
        negative = *at++ == '-';
    if (matches(at, end, "inf") || matches(at, end, "infinity")) {
        *out = negative ? -HUGE_VAL : HUGE_VAL;
        return 0;
    }
    if (matches(at, end, "nan")) {
        *out = (double)NAN;
        return 0;
    }
    if (end - at >= 2 && at[0] == '0' && (at[1] | 32) == 'x')
        at += 2;
    for (; at < end; at++) {
        if (*at == '.' && !point) {
            point = true;
            continue;
        }
        int digit = hex_digit(*at);
        if (digit < 0)
            break;
        any = true;
        if (bits >> 58) { // no room: what follows only decides rounding
            sticky |= digit != 0;
            exponent += point ? 0 : 4;
        } else {
            bits = bits << 4 | (unsigned)digit;
            exponent -= point ? 4 : 0;
        }
    }
    if (!any)
        return 1;
    if (at < end && (*at | 32) == 'p') {
        bool minus = false;
        int64_t power = 0;
        at++;
        if (at < end && (*at == '+' || *at == '-'))
            minus = *at++ == '-';
        if (at == end || *at < '0' || *at > '9')
            return 1;
        for (; at < end && *at >= '0' && *at <= '9'; at++)
            if (power < INT64_C(1) << 40)
                power = power * 10 + (*at - '0');
        exponent += minus ? -power : power;
    }
    double value = 0;
    if (bits) { // a value that is too large is told before what follows the number
        // round to 53 bits, or to the last subnormal place, half to even
        int top = 64 - __builtin_clzll(bits);
        int64_t high = exponent + top; // value < 2^high
        if (high > 1024)
            return 2;
        int64_t keep = high > -1021 ? 53 : 53 - (-1021 - high);
        int64_t cut = top - keep;
        if (cut > 63) {
            bits = 0;
        } else if (cut > 0) {
            uint64_t below = bits & ((UINT64_C(1) << cut) - 1), half = UINT64_C(1) << (cut - 1);
            bits >>= cut;
            bits += below > half || (below == half && (sticky || (bits & 1)));
            exponent += cut;
        }
        value = ldexp((double)bits, (int)(exponent < -5000 ? -5000 : exponent));
        if (isinf(value))
            return 2;
    }
    *out = negative ? -value : value;
    return at != end;
}

METHOD(float_fromhex)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "bad argument type for built-in operation");
    size_t size;
    double number = 0;
    const char *at = kr_str_utf8(thread, args[0], &size);
    if (!at)
        return KR_NULL;
    const char *end = at + size;
    while (at < end && memchr(" \t\n\r\f\v", *at, 6))
        at++;
    while (end > at && memchr(" \t\n\r\f\v", end[-1], 6))
        end--;
    int problem = parse_hex(at, end, &number);
    if (problem == 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid hexadecimal floating-point string");
    if (problem == 2)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "hexadecimal value too large to represent as a float");
    KrOwn value = kr_from_float(number);
    return kr_is(self, kr_type_ref(&kr_float_type)) ? value
                                                    : kr_call_1(thread, self, kr_ref(value));
}

METHOD(float_from_number)
{
    double number;
    (void)count;
    if (!kr_float_from(thread, args[0], &number))
        return KR_NULL;
    KrOwn value = kr_from_float(number);
    return kr_is(self, kr_type_ref(&kr_float_type)) ? value
                                                    : kr_call_1(thread, self, kr_ref(value));
}

METHOD(float_format)
{
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__format__() argument must be str, not %U", args[0]);
    return kr_format_float(thread, self, args[0]);
}

METHOD(float_getnewargs)
{
    (void)args;
    (void)count;
    KrOwn number = kr_from_float(kr_float_of(self));
    return kr_tuple_pack_own(thread, &number, 1);
}

METHOD(float_getformat)
{
    (void)self;
    (void)count;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "__getformat__() argument must be str, not %U", args[0]);
    if (!kr_str_c_text(thread, args[0])) return KR_NULL;
    if ((kr_str_equal_ascii(args[0], "double") || kr_str_equal_ascii(args[0], "float")))
        return kr_str_from_ascii(thread, "IEEE, little-endian");
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "__getformat__() argument 1 must be 'double' or 'float'");
}

const KrNativeDef kr_float_methods[] = {
    {"is_integer", float_is_integer, "($self, /)", "Return True if the float is an integer.", 0, 0,
     KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"as_integer_ratio", float_as_integer_ratio, "($self, /)", "(numerator, denominator), in lowest terms.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"conjugate", float_self, "($self, /)", "The complex conjugate.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"hex", float_hex, "($self, /)", "Hexadecimal text.", 0, 0, KR_NATIVE_RAW | KR_NATIVE_PURE},
    {"fromhex", float_fromhex, "($type, string, /)", "Made from hexadecimal text.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"from_number", float_from_number, "($type, number, /)", "Made from a number.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {"__trunc__", float_trunc, "($self, /)", "Rounded toward zero.", 0, 0, KR_NATIVE_RAW},
    {"__floor__", float_floor, "($self, /)", "Rounded down.", 0, 0, KR_NATIVE_RAW},
    {"__ceil__", float_ceil, "($self, /)", "Rounded up.", 0, 0, KR_NATIVE_RAW},
    {"__round__", float_round, "($self, ndigits=None, /)", "Rounded to some digits.", 0, 1, KR_NATIVE_RAW},
    {"__format__", float_format, "($self, format_spec, /)", "Text by a format spec.", 1, 1, KR_NATIVE_RAW},
    {"__getnewargs__", float_getnewargs, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__getformat__", float_getformat, "($type, typestr, /)", "How C stores floats.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

static KrOwn get_real(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_from_float(kr_float_of(self));
}

static KrOwn get_imag(KrThread *thread, KrRef self)
{
    (void)thread;
    (void)self;
    return kr_from_float(0.0);
}

const KrGetSetDef kr_float_getset[] = {
    {"real", get_real, NULL, "the real part of a complex number"},
    {"imag", get_imag, NULL, "the imaginary part of a complex number"},
    {0},
};
