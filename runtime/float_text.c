// SPDX-License-Identifier: MIT
// Doubles as text and back: see float_text.h.
//
// The shortest text is found by trying 15, 16 and 17 digits until one reads back as the same double
// (15 always suffice for most, 17 for all); among texts of that length printf gives the nearest.
// Both conversions of the C library are exact; the decimal point is written by hand, so that the
// locale has no say.
#define _GNU_SOURCE
#include "runtime/float_text.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static locale_t c_locale(void)
{
    static locale_t locale; // written once at first use, always the same
    if (!locale)
        locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    return locale;
}

typedef struct Digits {
    char *digits; // significant ones, no zeros at the end (but "0")
    int count;
    int exponent; // of the first digit: d.ddd * 10^exponent
    bool negative;
} Digits;

// The form [-]d.ddde[+-]xx.
static void read_digits(const char *text, Digits *out)
{
    out->negative = *text == '-';
    text += out->negative;
    out->count = 0;
    for (; *text && *text != 'e'; text++)
        if (*text >= '0' && *text <= '9')
            out->digits[out->count++] = *text;
    while (out->count > 1 && out->digits[out->count - 1] == '0')
        out->count--;
    out->exponent = *text ? atoi(text + 1) : 0;
}

// As repr() and 'g' do: an exponent below `low` or from `high` on is written, else a plain
// number. `keep` digits are shown, with zeros behind those there are. Returns the length.
static size_t render(char *out, const Digits *in, int keep, int low, int high, char letter,
                     int flags)
{
    char *start = out;
    bool alternate = flags & KR_FLOAT_TEXT_ALTERNATE;
    if (in->negative)
        *out++ = '-';
#define DIGIT(i) ((i) < in->count ? in->digits[i] : '0') // digit i, zeros behind the last
    if (in->exponent < low || in->exponent >= high) {
        *out++ = DIGIT(0);
        if (keep > 1 || alternate)
            *out++ = '.';
        for (int i = 1; i < keep; i++)
            *out++ = DIGIT(i);
        out += sprintf(out, "%c%c%02d", letter, in->exponent < 0 ? '-' : '+', abs(in->exponent));
    } else {
        int whole = in->exponent + 1; // digits before the point
        if (whole <= 0) {
            *out++ = '0';
            *out++ = '.';
            for (int i = whole; i < 0; i++)
                *out++ = '0';
            for (int i = 0; i < keep; i++)
                *out++ = DIGIT(i);
        } else {
            for (int i = 0; i < whole; i++)
                *out++ = DIGIT(i);
            if (keep > whole || alternate)
                *out++ = '.';
            for (int i = whole; i < keep; i++)
                *out++ = DIGIT(i);
            if (keep <= whole && flags & KR_FLOAT_TEXT_ADD_DOT_0) {
                if (!alternate)
                    *out++ = '.';
                *out++ = '0';
            }
        }
    }
#undef DIGIT
    *out = 0;
    return (size_t)(out - start);
}

// The last digit of d.ddde+xx goes up by one; false when it would carry.
static bool next_decimal(char *text)
{
    char *e = strchr(text, 'e');
    if (!e || e[-1] < '0' || e[-1] > '8')
        return false;
    e[-1]++;
    return true;
}

static void shortest_digits(double number, char digits[40])
{
    int unused;
    bool even_gap = fabs(frexp(number, &unused)) != 0.5;   // false: powers of two
    int precision = fabs(number) < 2.3e-308 ? 1 : 15; // subnormal: fewer digits may do
    for (; precision <= 17; precision++) {
        snprintf(digits, 40, "%.*e", precision - 1, number);
        if (strtod_l(digits, NULL, c_locale()) == number)
            break;
        // below a power of two doubles are twice as dense: the next decimal up may do
        if (!even_gap && next_decimal(digits) && strtod_l(digits, NULL, c_locale()) == number)
            break;
    }
}

size_t kr_float_text_shortest(double number, char *buffer)
{
    if (isnan(number)) {
        strcpy(buffer, "nan");
        return 3;
    }
    if (isinf(number)) {
        strcpy(buffer, number < 0 ? "-inf" : "inf");
        return strlen(buffer);
    }
    char digits[40], significant[24];
    Digits shown = {.digits = significant};
    shortest_digits(number, digits);
    read_digits(digits, &shown);
    return render(buffer, &shown, shown.count, -4, 16, 'e', KR_FLOAT_TEXT_ADD_DOT_0);
}

// 'e' for precision p: p digits behind the point. 'f' likewise. 'g': p significant digits.
static char *format_finite(double number, char code, int precision, int flags)
{
    bool alternate = flags & KR_FLOAT_TEXT_ALTERNATE;
    char *out = NULL;
    if (code == 'e' || code == 'f') {
        int size = code == 'e' ? asprintf(&out, alternate ? "%#.*e" : "%.*e", precision, number)
                               : asprintf(&out, alternate ? "%#.*f" : "%.*f", precision, number);
        return size < 0 ? NULL : out;
    }
    if (precision == 0)
        precision = 1;
    if (precision > 800) // more than any double has: the rest are zeros
        precision = alternate ? precision : 800;
    char *text;
    if (asprintf(&text, "%.*e", precision - 1, number) < 0)
        return NULL;
    char *significant = malloc(strlen(text) + 1);
    out = malloc((size_t)precision + 400);
    if (significant && out) {
        Digits shown = {.digits = significant};
        read_digits(text, &shown);
        int keep = alternate ? precision : shown.count;
        int limit = flags & KR_FLOAT_TEXT_ADD_DOT_0 ? precision - 1 : precision;
        render(out, &shown, keep, -4, limit, 'e', flags);
    } else {
        free(out);
        out = NULL;
    }
    free(significant);
    free(text);
    return out;
}

static bool is_negative_zero(const char *text)
{
    if (*text != '-')
        return false;
    for (text++; *text && *text != 'e'; text++)
        if (*text != '0' && *text != '.')
            return false;
    return true;
}

char *kr_float_text_format(double number, char code, int precision, int flags, size_t *length)
{
    bool upper = code == 'E' || code == 'F' || code == 'G', percent = code == '%';
    char kind = (char)(upper ? code + 32 : percent ? 'f' : code);
    if (percent)
        number *= 100;
    char *out;
    if (!isfinite(number)) {
        out = strdup(isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
    } else if (kind == 'r') {
        out = malloc(KR_FLOAT_TEXT_SIZE);
        if (out) {
            char digits[40], significant[24];
            Digits shown = {.digits = significant};
            shortest_digits(number, digits);
            read_digits(digits, &shown);
            render(out, &shown, shown.count, -4, 16, 'e', flags);
        }
    } else {
        out = format_finite(number, kind, precision, flags);
    }
    if (!out)
        return NULL;
    if (flags & KR_FLOAT_TEXT_NO_NEGATIVE_0 && is_negative_zero(out))
        memmove(out, out + 1, strlen(out));
    size_t size = strlen(out);
    if (upper)
        for (char *p = out; *p; p++)
            if (*p >= 'a' && *p <= 'z')
                *p = (char)(*p - 32);
    if (percent) {
        char *more = realloc(out, size + 2);
        if (!more) {
            free(out);
            return NULL;
        }
        out = more;
        out[size++] = '%';
        out[size] = 0;
    }
    *length = size;
    return out;
}

bool kr_float_text_parse(const char *text, size_t size, double *out)
{
    const char *end = text + size;
    while (text < end && strchr(" \t\n\r\f\v", *text))
        text++;
    while (end > text && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    char few[64], *clean = end - text < 64 ? few : malloc((size_t)(end - text) + 1), *at = clean;
    if (!clean) {
        errno = ENOMEM;
        return false;
    }
    bool ok = text < end, digit_before = false;
    const char *word = text;
    for (const char *p = text; p < end; p++) {
        if (*p == '_') { // only between digits
            ok &= digit_before && p + 1 < end && p[1] >= '0' && p[1] <= '9';
            continue;
        }
        digit_before = *p >= '0' && *p <= '9';
        *at++ = *p;
    }
    *at = 0;
    word = clean + (*clean == '+' || *clean == '-');
    bool named = !strcasecmp(word, "inf") || !strcasecmp(word, "infinity") || !strcasecmp(word, "nan");
    if (!named) // no hexadecimal, no "infxyz"
        ok &= strspn(clean, "0123456789.eE+-") == strlen(clean) && *word != 0;
    char *stop = clean;
    if (ok)
        *out = strtod_l(clean, &stop, c_locale());
    ok &= *stop == 0 && stop != clean;
    if (clean != few)
        free(clean);
    errno = 0;
    return ok;
}
