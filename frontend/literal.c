// SPDX-License-Identifier: MIT
// Decoding of number and string literals. See literal.h.
//
// Floats: up to 15 digits with a small power of ten are exact in double arithmetic; the rest
// goes to strtod in the C locale, which rounds correctly.
#define _GNU_SOURCE // strtod_l
#include "frontend/literal.h"

#include "frontend/char_names.h"

#include "runtime/int.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int digit_value(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'z') return c - 'a' + 10;
    if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
    return 99;
}

static double exact_double(const char *digits)
{
    static const double powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8,  1e9,  1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
                                    1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    uint64_t mantissa = 0;
    int count = 0, scale = 0, exponent = 0;
    const char *at = digits;
    for (; (*at >= '0' && *at <= '9') || *at == '.'; at++) {
        if (*at == '.') {
            scale = 1000;
            continue;
        }
        if (mantissa != 0 || *at != '0') count++;
        if (count <= 18) mantissa = mantissa * 10 + (uint64_t)(*at - '0');
        if (scale >= 1000) scale++;
    }
    int fraction = scale >= 1000 ? scale - 1000 : 0;
    if (*at == 'e' || *at == 'E') {
        long written = strtol(at + 1, NULL, 10);
        exponent = written > 100000    ? 100000
                   : written < -100000 ? -100000
                                       : (int)written;
    }
    exponent -= fraction;
    if (count <= 15 && exponent >= -22 && exponent <= 22)
        return exponent < 0 ? (double)mantissa / powers[-exponent]
                            : (double)mantissa * powers[exponent];
    locale_t c_locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    double value = c_locale != (locale_t)0 ? strtod_l(digits, NULL, c_locale)
                                           : strtod(digits, NULL);
    if (c_locale != (locale_t)0) freelocale(c_locale);
    return value;
}

static bool integer(KrArena *arena, char *digits, size_t length, int base,
                    KrAstConstant *value, const char **error)
{
    while (length > 1 && *digits == '0') {
        digits++;
        length--;
    }
    value->kind = KR_CONSTANT_INT;
    uint64_t total = 0;
    bool fits = true;
    for (size_t i = 0; i < length && fits; i++) {
        fits =
            !__builtin_mul_overflow(total, (uint64_t)base, &total) &&
            !__builtin_add_overflow(total, (uint64_t)digit_value(digits[i]), &total) &&
            total <= INT64_MAX;
    }
    if (fits) {
        value->v.integer = (int64_t)total;
        return true;
    }
    int most = kr_int_max_digits();
    if (base == 10 && most && length > (size_t)most) {
        *error = kr_arena_printf(
            arena,
            "Exceeds the limit (%d digits) for integer string conversion: value has "
            "%zu "
            "digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
            "hexadecimal for huge integer literals to avoid decimal conversion limits.",
            most, length);
        return false;
    }
    value->base = (unsigned)base & 0xFFFF;
    value->length = (uint32_t)length;
    value->v.digits = digits;
    return true;
}

bool kr_literal_number(KrArena *arena, const char *text, size_t length,
                       KrAstConstant *value, const char **error)
{
    *value = (KrAstConstant){.kind = KR_CONSTANT_INT};
    *error = NULL;
    if (length <= 18 && text[0] >= '1' && text[0] <= '9') { // most: a short decimal
        int64_t total = 0;
        size_t i = 0;
        while (i < length && text[i] >= '0' && text[i] <= '9')
            total = total * 10 + (text[i++] - '0');
        if (i == length) {
            value->v.integer = total;
            return true;
        }
    }
    char *digits = kr_arena_alloc(arena, length + 1);
    if (digits == NULL) return false;
    size_t used = 0;
    for (size_t i = 0; i < length; i++)
        if (text[i] != '_') digits[used++] = text[i];
    digits[used] = '\0';
    if (used >= 2 && digits[0] == '0') {
        char c = (char)(digits[1] | 32);
        int base = c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
        if (base != 0) return integer(arena, digits + 2, used - 2, base, value, error);
    }
    char last = (char)(digits[used - 1] | 32);
    if (last == 'j') {
        digits[used - 1] = '\0';
        value->kind = KR_CONSTANT_IMAGINARY;
        value->v.real = exact_double(digits);
        return true;
    }
    if (strpbrk(digits, ".eE") != NULL) {
        value->kind = KR_CONSTANT_FLOAT;
        value->v.real = exact_double(digits);
        return true;
    }
    return integer(arena, digits, used, 10, value, error);
}

// -- strings --

static char *put_wtf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out++ = (char)c;
    } else if (c < 0x800) {
        *out++ = (char)(0xC0 | (c >> 6));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | (c >> 12));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    } else {
        *out++ = (char)(0xF0 | (c >> 18));
        *out++ = (char)(0x80 | ((c >> 12) & 0x3F));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
        *out++ = (char)(0x80 | (c & 0x3F));
    }
    return out;
}

static void note_odd(KrLiteralFault *fault, const char *at, uint32_t length,
                     bool is_octal)
{
    if (fault->odd != NULL) return;
    fault->odd = at;
    fault->odd_length = length;
    fault->is_octal = is_octal;
}

// Position as the codec counts it: a character beyond ASCII has become \UXXXXXXXX.
static size_t codec_position(const char *text, const char *at)
{
    size_t position = 0;
    for (const char *p = text; p < at; p++) {
        unsigned char c = (unsigned char)*p;
        position += c < 0x80 ? 1 : (c & 0xC0) == 0x80 ? 0 : 10;
    }
    return position;
}

static bool unicode_fault(KrArena *arena, KrLiteralFault *fault, const char *text,
                          const char *start, const char *end, const char *why)
{
    size_t first = codec_position(text, start);
    size_t last = codec_position(text, end) - 1;
    fault->type = "SyntaxError";
    if (first == last)
        fault->error =
            kr_arena_printf(arena,
                            "(unicode error) 'unicodeescape' codec can't decode "
                            "byte 0x5c in position %zu: %s",
                            first, why);
    else
        fault->error =
            kr_arena_printf(arena,
                            "(unicode error) 'unicodeescape' codec can't decode "
                            "bytes in position %zu-%zu: %s",
                            first, last, why);
    return false;
}

// `at` is behind the letter; reads `count` hexadecimal digits.
static const char *hex_digits(const char *at, const char *end, int count,
                              uint32_t *value)
{
    *value = 0;
    int i = 0;
    for (; i < count && at < end && digit_value(*at) < 16; i++, at++)
        *value = *value * 16 + (uint32_t)digit_value(*at);
    if (i < count) *value = UINT32_MAX;
    return at;
}

static char simple_escape(char c)
{
    switch (c) {
    case '\\': return '\\';
    case '\'': return '\'';
    case '"': return '"';
    case 'a': return '\a';
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return 0;
    }
}

// `*at` is at the first octal digit.
static uint32_t octal_digits(const char **at, const char *end)
{
    uint32_t value = 0;
    for (int i = 0; i < 3 && *at < end && **at >= '0' && **at <= '7'; i++)
        value = value * 8 + (uint32_t)(*(*at)++ - '0');
    return value;
}

static bool finish_text(KrAstConstant *value, const char *bytes, const char *out)
{
    value->length = (uint32_t)(out - bytes);
    value->v.text = bytes;
    return true;
}

bool kr_literal_str(KrArena *arena, const char *text, size_t length, bool is_raw,
                    KrUnicodeNameHook name_hook, KrAstConstant *value,
                    KrLiteralFault *fault)
{
    *value = (KrAstConstant){.kind = KR_CONSTANT_STR};
    *fault = (KrLiteralFault){0};
    if (is_raw || memchr(text, '\\', length) == NULL) {
        char *copy = kr_arena_copy(arena, text, length);
        return copy != NULL && finish_text(value, copy, copy + length);
    }
    char *bytes = kr_arena_alloc(arena, length + 1); // no escape grows
    if (bytes == NULL) return false;
    char *out = bytes;
    const char *at = text, *end = text + length;
    while (at < end) {
        const char *slash = memchr(at, '\\', (size_t)(end - at));
        size_t plain = (size_t)((slash != NULL ? slash : end) - at);
        memcpy(out, at, plain);
        out += plain;
        at += plain;
        if (slash == NULL) break;
        const char *start = at++;
        if (at >=
            end) { // only before a field of an f-string; reported by the tokenizer
            *out++ = '\\';
            break;
        }
        char c = *at++;
        char simple = simple_escape(c);
        uint32_t code;
        if (simple != 0) {
            *out++ = simple;
        } else if (c == '\n') {
        } else if (c >= '0' && c <= '7') {
            at--;
            code = octal_digits(&at, end);
            if (code > 0377) note_odd(fault, start, (uint32_t)(at - start), true);
            out = put_wtf8(out, code);
        } else if (c == 'x' || c == 'u' || c == 'U') {
            at = hex_digits(at, end, c == 'x' ? 2 : c == 'u' ? 4 : 8, &code);
            if (code == UINT32_MAX)
                return unicode_fault(arena, fault, text, start, at,
                                     c == 'x'   ? "truncated \\xXX escape"
                                     : c == 'u' ? "truncated \\uXXXX escape"
                                                : "truncated \\UXXXXXXXX escape");
            if (code > 0x10FFFF)
                return unicode_fault(arena, fault, text, start, at,
                                     "illegal Unicode character");
            out = put_wtf8(out, code);
        } else if (c == 'N') {
            const char *stop =
                at < end && *at == '{' ? memchr(at, '}', (size_t)(end - at)) : NULL;
            if (stop == NULL || stop == at + 1) {
                const char *behind =
                    at < end && *at == '{' ? (stop ? stop + 1 : end) : at;
                return unicode_fault(arena, fault, text, start, behind,
                                     "malformed \\N character escape");
            }
            int32_t found = (name_hook != NULL ? name_hook : kr_char_names_find)(
                at + 1, (size_t)(stop - at - 1));
            at = stop + 1;
            if (found == -1)
                return unicode_fault(arena, fault, text, start, at,
                                     "unknown Unicode character name");
            out = put_wtf8(out, (uint32_t)found);
        } else {
            if ((unsigned char)c < 0x80) note_odd(fault, start, 2, false);
            *out++ = '\\';
            at--; // the character itself is copied with what follows, whatever its length
            if (*at != '\\') *out++ = *at++;
        }
    }
    *out = '\0';
    return finish_text(value, bytes, out);
}

bool kr_literal_bytes(KrArena *arena, const char *text, size_t length, bool is_raw,
                      KrAstConstant *value, KrLiteralFault *fault)
{
    *value = (KrAstConstant){.kind = KR_CONSTANT_BYTES};
    *fault = (KrLiteralFault){0};
    for (size_t i = 0; i < length; i++) {
        if ((unsigned char)text[i] < 0x80) continue;
        fault->type = "SyntaxError";
        fault->error = "bytes can only contain ASCII literal characters";
        return false;
    }
    char *bytes = kr_arena_copy(arena, text, length);
    if (bytes == NULL) return false;
    if (is_raw || memchr(text, '\\', length) == NULL)
        return finish_text(value, bytes, bytes + length);
    char *out = bytes;
    const char *at = text, *end = text + length;
    while (at < end) {
        if (*at != '\\') {
            *out++ = *at++;
            continue;
        }
        const char *start = at++;
        char c = at < end ? *at++ : '\n';
        char simple = simple_escape(c);
        uint32_t code;
        if (simple != 0) {
            *out++ = simple;
        } else if (c == '\n') {
        } else if (c >= '0' && c <= '7') {
            at--;
            code = octal_digits(&at, end);
            if (code > 0377) note_odd(fault, start, (uint32_t)(at - start), true);
            *out++ = (char)code;
        } else if (c == 'x') {
            at = hex_digits(at, end, 2, &code);
            if (code == UINT32_MAX) {
                fault->type = "SyntaxError";
                fault->error = kr_arena_printf(
                    arena, "(value error) invalid \\x escape at position %zu",
                    (size_t)(start - text));
                return false;
            }
            *out++ = (char)code;
        } else {
            note_odd(fault, start, 2, false);
            *out++ = '\\';
            *out++ = c;
        }
    }
    *out = '\0';
    return finish_text(value, bytes, out);
}
