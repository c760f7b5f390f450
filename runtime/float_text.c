// SPDX-License-Identifier: MIT
// Doubles as text and back: see float_text.h.
//
// The shortest text is found by trying 15, 16 and 17 digits until one reads back as the same double
// (15 always suffice for most, 17 for all); among texts of that length printf gives the nearest.
// Both conversions of the C library are exact; the decimal point is written by hand, so that the
// locale has no say.
#define _GNU_SOURCE
#include "runtime/float_text.h"

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
    char digits[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*e", precision - 1, number);
        if (strtod_l(digits, NULL, c_locale()) == number)
            break;
    }
    // d.ddddde[+-]xx -> sign, digits without trailing zeros, exponent
    char *at = digits, *out = buffer;
    if (*at == '-')
        *out++ = *at++;
    char *e = strchr(at, 'e');
    int exponent = atoi(e + 1);
    char significant[24];
    int count = 0;
    for (char *p = at; p < e; p++)
        if (*p >= '0' && *p <= '9')
            significant[count++] = *p;
    while (count > 1 && significant[count - 1] == '0')
        count--;
    if (exponent < -4 || exponent >= 16) {
        *out++ = significant[0];
        if (count > 1) {
            *out++ = '.';
            memcpy(out, significant + 1, (size_t)count - 1);
            out += count - 1;
        }
        out += sprintf(out, "e%c%02d", exponent < 0 ? '-' : '+', abs(exponent));
    } else if (exponent < 0) {
        *out++ = '0';
        *out++ = '.';
        for (int i = -1; i > exponent; i--)
            *out++ = '0';
        memcpy(out, significant, (size_t)count);
        out += count;
    } else {
        for (int i = 0; i <= exponent || i < count; i++) {
            if (i == exponent + 1)
                *out++ = '.';
            *out++ = i < count ? significant[i] : '0';
        }
        if (count <= exponent + 1) {
            *out++ = '.';
            *out++ = '0';
        }
    }
    *out = 0;
    return (size_t)(out - buffer);
}

bool kr_float_text_parse(const char *text, size_t size, double *out)
{
    const char *end = text + size;
    while (text < end && strchr(" \t\n\r\f\v", *text))
        text++;
    while (end > text && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    char *clean = malloc((size_t)(end - text) + 1), *at = clean;
    if (!clean)
        return false;
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
    free(clean);
    return ok;
}
