// SPDX-License-Identifier: MIT
// Format specs: [[fill]align][sign][z][#][0][width][,_][.precision[,_]][type], and how values of
// each type are laid out by them. See format.h.
//
// A number is laid out as: padding, sign, prefix, digits in groups, rest, padding.
// Tests: tests/lang/reference/expressions/format_specs_*.py
#include "runtime/format.h"

#include "runtime/bool.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/protocol_object.h"
#include "runtime/str_builder.h"
#include "runtime/str_case.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Spec {
    uint32_t fill;
    uint32_t align;      // '<', '>', '=', '^'
    uint32_t sign;       // '+', '-', ' ' or 0
    uint32_t type;       // letter, 0 when absent
    int64_t width;       // -1: none
    int64_t precision;   // -1: none
    uint32_t group;      // ',' '_' or 0
    uint32_t group_rest; // the same for digits behind the point
    bool no_negative_zero, alternate, align_given, fill_given;
} Spec;

static bool is_align(uint32_t c)
{
    return c == '<' || c == '>' || c == '=' || c == '^';
}

// Reads digits at *at; how many, -1: raised.
static int64_t read_number(KrThread *thread, const KrStr *str, int64_t *at, int64_t *number)
{
    int64_t start = *at, value = 0;
    while (*at < str->length) {
        int digit = kr_str_case_decimal(kr_str_read(str, *at));
        if (digit < 0)
            break;
        if (value > (INT64_MAX - digit) / 10) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "Too many decimal digits in format string");
            return -1;
        }
        value = value * 10 + digit;
        ++*at;
    }
    if (*at > start)
        *number = value;
    return *at - start;
}

static bool read_group(KrThread *thread, const KrStr *str, int64_t *at, uint32_t *group)
{
    for (int i = 0; i < 2; i++) {
        uint32_t c = *at < str->length ? kr_str_read(str, *at) : 0;
        if (c != ',' && c != '_')
            return true;
        if (*group && *group != c)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Cannot specify both ',' and '_'.");
        if (*group)
            return true;
        *group = c;
        ++*at;
    }
    return true;
}

static bool check_group(KrThread *thread, uint32_t group, uint32_t type)
{
    switch (type) {
    case 0:
    case 'd':
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
        if (group == '_')
            return true;
        break;
    default: break;
    }
    if (type > 32 && type < 128)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot specify '%c' with '%c'.", (int)group, (int)type);
    char hex[16];
    snprintf(hex, sizeof hex, "%x", type);
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "Cannot specify '%c' with '\\x%s'.", (int)group, hex);
}

static bool parse(KrThread *thread, KrRef value, KrRef text, uint32_t type, uint32_t align,
                  Spec *spec)
{
    const KrStr *str = kr_str_obj(text);
    int64_t at = 0, length = str->length;
    *spec = (Spec){.fill = ' ', .align = align, .type = type, .width = -1, .precision = -1};
    if (length >= 2 && is_align(kr_str_read(str, 1))) {
        spec->fill = kr_str_read(str, 0);
        spec->align = kr_str_read(str, 1);
        spec->align_given = spec->fill_given = true;
        at = 2;
    } else if (length >= 1 && is_align(kr_str_read(str, 0))) {
        spec->align = kr_str_read(str, 0);
        spec->align_given = true;
        at = 1;
    }
#define PEEK(c) (at < length && kr_str_read(str, at) == (c)) // the next character is c
    if (PEEK('+') || PEEK('-') || PEEK(' '))
        spec->sign = kr_str_read(str, at++);
    if (PEEK('z')) {
        spec->no_negative_zero = true;
        at++;
    }
    if (PEEK('#')) {
        spec->alternate = true;
        at++;
    }
    if (!spec->fill_given && PEEK('0')) {
        spec->fill = '0';
        if (!spec->align_given && align == '>')
            spec->align = '=';
        at++;
    }
    if (read_number(thread, str, &at, &spec->width) < 0 ||
        !read_group(thread, str, &at, &spec->group))
        return false;
    if (PEEK('.')) {
        at++;
        int64_t digits = read_number(thread, str, &at, &spec->precision);
        if (digits < 0 || !read_group(thread, str, &at, &spec->group_rest))
            return false;
        if (digits == 0 && !spec->group_rest)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "Format specifier missing precision");
    }
#undef PEEK
    if (length - at > 1)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Invalid format specifier '%S' for object of type '%T'",
                                        text, value);
    if (length - at == 1)
        spec->type = kr_str_read(str, at);
    return (!spec->group || check_group(thread, spec->group, spec->type)) &&
           (!spec->group_rest || spec->type != 'n' ||
            check_group(thread, spec->group_rest, spec->type));
}

static KrOwn unknown(KrThread *thread, KrRef value, uint32_t type)
{
    if (type > 32 && type < 128)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Unknown format code '%c' for object of type '%T'", (int)type,
                                  value);
    char hex[16];
    snprintf(hex, sizeof hex, "%x", type);
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "Unknown format code '\\x%s' for object of type '%T'", hex, value);
}

static void padding(const Spec *spec, int64_t length, int64_t *left, int64_t *right)
{
    int64_t total = spec->width > length ? spec->width - length : 0;
    *left = spec->align == '<' ? 0 : spec->align == '^' ? total / 2 : total;
    *right = total - *left;
}

// --- str ----------------------------------------------------------------------------------

static KrOwn lay_out_str(KrThread *thread, KrRef text, const Spec *spec)
{
    int64_t length = kr_str_obj(text)->length, left, right;
    if (spec->precision >= 0 && length > spec->precision)
        length = spec->precision;
    padding(spec, length, &left, &right);
    KrStrBuilder builder;
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&builder, thread, &room);
    kr_str_builder_fill(&builder, spec->fill, left);
    kr_str_builder_slice(&builder, text, 0, length);
    kr_str_builder_fill(&builder, spec->fill, right);
    return kr_str_builder_take(&builder);
}

KrOwn kr_format_str(KrThread *thread, KrRef value, KrRef text)
{
    Spec spec;
    const char *wrong = NULL;
    if (kr_str_obj(text)->length == 0)
        return kr_to_str(thread, value);
    if (!parse(thread, value, text, 's', '<', &spec))
        return KR_NULL;
    if (spec.type != 's')
        return unknown(thread, value, spec.type);
    if (spec.sign)
        wrong = spec.sign == ' ' ? "Space not allowed in string format specifier"
                                 : "Sign not allowed in string format specifier";
    else if (spec.no_negative_zero)
        wrong = "Negative zero coercion (z) not allowed in string format specifier";
    else if (spec.alternate)
        wrong = "Alternate form (#) not allowed in string format specifier";
    else if (spec.align == '=')
        wrong = "'=' alignment not allowed in string format specifier";
    if (wrong)
        return kr_exception_raise(thread, &kr_exception_value_error, "%s", wrong);
    return lay_out_str(thread, value, &spec);
}

// --- numbers ------------------------------------------------------------------------------

typedef struct Number {
    bool negative;
    const char *prefix; // "0x" or ""
    const char *digits; // before the point
    int64_t digit_count;
    const char *rest; // point, digits behind it, exponent, '%'
    int64_t rest_count;
} Number;

// Digits with separators (0: none) every `interval` from the right, with zeros in front up to
// `least` characters.
static void group_digits(KrStrBuilder *builder, const char *digits, int64_t count, uint32_t group,
                         int interval, int64_t least)
{
    if (!group) {
        kr_str_builder_fill(builder, '0', least - count);
        kr_str_builder_ascii_size(builder, digits, (size_t)count);
        return;
    }
    int64_t total = count < 1 ? 1 : count; // digits with zeros in front
    while (total + (total - 1) / interval < least)
        total++;
    if (count == 0 && least <= 0)
        total = 0;
    for (int64_t i = 0; i < total; i++) {
        int64_t left = total - i;
        if (i && left % interval == 0)
            kr_str_builder_char(builder, group);
        kr_str_builder_char(builder, left > count ? '0' : (uint8_t)digits[count - left]);
    }
}

// The digits behind the point in groups from the left.
static void group_rest(KrStrBuilder *builder, const char *rest, int64_t count, uint32_t group)
{
    int64_t i = 0;
    if (!group || count == 0 || rest[0] != '.') {
        kr_str_builder_ascii_size(builder, rest, (size_t)count);
        return;
    }
    kr_str_builder_char(builder, '.');
    for (i = 1; i < count && rest[i] >= '0' && rest[i] <= '9'; i++) {
        if (i > 1 && (i - 1) % 3 == 0)
            kr_str_builder_char(builder, group);
        kr_str_builder_char(builder, (uint8_t)rest[i]);
    }
    kr_str_builder_ascii_size(builder, rest + i, (size_t)(count - i));
}

static int64_t rest_length(const Number *number, uint32_t group)
{
    int64_t digits = 0;
    if (group && number->rest_count && number->rest[0] == '.')
        while (digits + 1 < number->rest_count && number->rest[digits + 1] >= '0' &&
               number->rest[digits + 1] <= '9')
            digits++;
    return number->rest_count + (digits > 0 ? (digits - 1) / 3 : 0);
}

static void lay_out_number(KrStrBuilder *out, const Number *number, const Spec *spec)
{
    char sign = number->negative     ? '-'
                : spec->sign == '+' ? '+'
                : spec->sign == ' ' ? ' '
                                    : 0;
    int interval = spec->type == 'b' || spec->type == 'o' || spec->type == 'x' || spec->type == 'X'
                       ? 4
                       : 3;
    int64_t prefix = (int64_t)strlen(number->prefix);
    int64_t around = (sign != 0) + prefix + rest_length(number, spec->group_rest);
    int64_t least = spec->fill == '0' && spec->align == '=' ? spec->width - around : 0;
    int64_t digits = number->digit_count;
    uint32_t group = digits ? spec->group : 0; // inf and nan have none
    if (group) {
        int64_t total = digits < 1 ? 1 : digits;
        while (total + (total - 1) / interval < least)
            total++;
        if (digits || least > 0)
            digits = total + (total - 1) / interval;
    } else if (least > digits) {
        digits = least;
    }
    int64_t left, right;
    padding(spec, around + digits, &left, &right);
    if (spec->align != '=')
        kr_str_builder_fill(out, spec->fill, left);
    if (sign)
        kr_str_builder_char(out, (uint8_t)sign);
    kr_str_builder_ascii(out, number->prefix);
    if (spec->align == '=')
        kr_str_builder_fill(out, spec->fill, left);
    group_digits(out, number->digits, number->digit_count, group, interval, least);
    group_rest(out, number->rest, number->rest_count, spec->group_rest);
    kr_str_builder_fill(out, spec->fill, right);
}

static KrOwn format_char(KrThread *thread, KrRef value, Spec *spec)
{
    int64_t code;
    const char *wrong = NULL;
    if (spec->sign)
        wrong = "Sign not allowed with integer format specifier 'c'";
    else if (spec->alternate)
        wrong = "Alternate form (#) not allowed with integer format specifier 'c'";
    if (wrong)
        return kr_exception_raise(thread, &kr_exception_value_error, "%s", wrong);
    if (kr_int_try_i64(value, &code) != KR_PRESENT)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C long");
    if (code < 0 || code > 0x10FFFF)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "%%c arg not in range(0x110000)");
    KrOwn text = kr_str_char(thread, (uint32_t)code);
    if (kr_is_null(text))
        return KR_NULL;
    if (spec->align == '=')
        spec->align = '>';
    KrOwn out = lay_out_str(thread, kr_ref(text), spec);
    kr_drop(thread, text);
    return out;
}

KrOwn kr_format_int(KrThread *thread, KrRef value, KrRef text)
{
    Spec spec;
    if (kr_str_obj(text)->length == 0)
        return kr_to_str(thread, value);
    if (!parse(thread, value, text, 'd', '>', &spec))
        return KR_NULL;
    int base = 10;
    switch (spec.type) {
    case 'b': base = 2; break;
    case 'c': break;
    case 'd':
    case 'n': break;
    case 'o': base = 8; break;
    case 'x':
    case 'X': base = 16; break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
        double number;
        if (!kr_int_to_double(thread, value, &number))
            return KR_NULL;
        return kr_format_float(thread, kr_ref(kr_from_float(number)), text);
    }
    default: return unknown(thread, value, spec.type);
    }
    if (spec.precision >= 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Precision not allowed in integer format specifier");
    if (spec.no_negative_zero)
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "Negative zero coercion (z) not allowed in integer format specifier");
    if (spec.type == 'c')
        return format_char(thread, value, &spec);
    KrOwn digits = kr_int_to_text(thread, value, base);
    if (kr_is_null(digits))
        return KR_NULL;
    KrStr *str = kr_str_obj(kr_ref(digits));
    char *data = kr_str_data(str);
    char *upper = NULL;
    bool negative = data[0] == '-';
    Number number = {.negative = negative, .prefix = "", .digits = data + negative, .rest = "",
                     .digit_count = str->length - negative};
    if (spec.alternate && base != 10)
        number.prefix = base == 2 ? "0b" : base == 8 ? "0o" : spec.type == 'X' ? "0X" : "0x";
    if (spec.type == 'X') {
        upper = malloc((size_t)number.digit_count + 1);
        if (!upper) {
            kr_drop(thread, digits);
            return kr_exception_no_memory(thread);
        }
        for (int64_t i = 0; i < number.digit_count; i++)
            upper[i] = (char)(number.digits[i] >= 'a' ? number.digits[i] - 32 : number.digits[i]);
        number.digits = upper;
    }
    KrStrBuilder builder;
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&builder, thread, &room);
    lay_out_number(&builder, &number, &spec);
    free(upper);
    kr_drop(thread, digits);
    return kr_str_builder_take(&builder);
}

// Text of a double by the spec, as a Number over *text (malloc). False: raised.
static bool float_number(KrThread *thread, double value, const Spec *spec, uint32_t type,
                         int precision, bool dot_0, char **text, Number *number)
{
    int flags = (spec->alternate ? KR_FLOAT_TEXT_ALTERNATE : 0) |
                (dot_0 ? KR_FLOAT_TEXT_ADD_DOT_0 : 0) |
                (spec->no_negative_zero ? KR_FLOAT_TEXT_NO_NEGATIVE_0 : 0);
    size_t size;
    *text = kr_float_text_format(value, (char)type, precision, flags, &size);
    if (!*text)
        return kr_is_null(kr_exception_no_memory(thread)) ? false : false;
    const char *at = *text;
    *number = (Number){.negative = *at == '-', .prefix = ""};
    at += number->negative;
    number->digits = at;
    while (*at >= '0' && *at <= '9')
        at++;
    number->digit_count = at - number->digits;
    number->rest = at;
    number->rest_count = (int64_t)strlen(at);
    return true;
}

static bool float_type(const Spec *spec, uint32_t *type, int *precision, bool *dot_0)
{
    *type = spec->type;
    *dot_0 = false;
    *precision = spec->precision > INT32_MAX ? INT32_MAX : (int)spec->precision;
    switch (spec->type) {
    case 0:
        *dot_0 = true;
        *type = *precision < 0 ? 'r' : 'g';
        break;
    case 'n': *type = 'g'; break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': break;
    default: return false;
    }
    if (*precision < 0 && *type != 'r')
        *precision = 6;
    return true;
}

static bool precision_fits(KrThread *thread, const Spec *spec)
{
    if (spec->precision > INT32_MAX - 400)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "precision too big");
    return true;
}

KrOwn kr_format_float(KrThread *thread, KrRef value, KrRef text)
{
    Spec spec;
    uint32_t type;
    int precision;
    bool dot_0;
    char *digits;
    Number number;
    if (kr_str_obj(text)->length == 0)
        return kr_to_str(thread, value);
    if (!parse(thread, value, text, 0, '>', &spec))
        return KR_NULL;
    if (!float_type(&spec, &type, &precision, &dot_0))
        return unknown(thread, value, spec.type);
    if (!precision_fits(thread, &spec) ||
        !float_number(thread, kr_float_of(value), &spec, type, precision, dot_0, &digits, &number))
        return KR_NULL;
    KrStrBuilder builder;
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&builder, thread, &room);
    lay_out_number(&builder, &number, &spec);
    free(digits);
    return kr_str_builder_take(&builder);
}

KrOwn kr_format_complex(KrThread *thread, KrRef value, KrRef text)
{
    Spec spec;
    uint32_t type;
    int precision;
    bool dot_0;
    char *real_text = NULL, *imag_text = NULL;
    Number real, imag;
    if (kr_str_obj(text)->length == 0)
        return kr_to_str(thread, value);
    if (!parse(thread, value, text, 0, '>', &spec))
        return KR_NULL;
    if (spec.type == '%' || !float_type(&spec, &type, &precision, &dot_0))
        return unknown(thread, value, spec.type);
    if (spec.fill == '0')
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Zero padding is not allowed in complex format specifier");
    if (spec.align == '=')
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "'=' alignment flag is not allowed in complex format specifier");
    if (!precision_fits(thread, &spec))
        return KR_NULL;
    KrComplex *complex = (KrComplex *)(void *)kr_obj(value);
    bool parentheses = false, skip_real = false;
    if (spec.type == 0) { // as str(): no real part when it is +0, else in parentheses
        skip_real = complex->real == 0 && !signbit(complex->real);
        parentheses = !skip_real;
    }
    Spec inner = spec;
    inner.width = -1;
    inner.fill = ' ';
    inner.align = '<';
    if (!float_number(thread, complex->real, &inner, type, precision, false, &real_text, &real) ||
        !float_number(thread, complex->imag, &inner, type, precision, false, &imag_text, &imag)) {
        free(real_text);
        return KR_NULL;
    }
    KrStrBuilder builder;
    KrStrBuilderRoom room;
    kr_str_builder_init_in(&builder, thread, &room);
    if (parentheses)
        kr_str_builder_char(&builder, '(');
    if (!skip_real) {
        lay_out_number(&builder, &real, &inner);
        inner.sign = '+';
    }
    lay_out_number(&builder, &imag, &inner);
    kr_str_builder_char(&builder, 'j');
    if (parentheses)
        kr_str_builder_char(&builder, ')');
    free(real_text);
    free(imag_text);
    KrOwn whole = kr_str_builder_take(&builder);
    if (kr_is_null(whole))
        return KR_NULL;
    inner = spec;
    inner.precision = -1;
    KrOwn out = lay_out_str(thread, kr_ref(whole), &inner);
    kr_drop(thread, whole);
    return out;
}
