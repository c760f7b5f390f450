// SPDX-License-Identifier: MIT
// Doubles as text and back: see float_text.h.
//
// The shortest text is computed with powers of ten of 128 bits (dsl/gen/pow10_table.py), and so is what a text
// says, where their precision decides. A given number of digits, and reading what is too near the middle of two doubles, are left to the C
// library; the decimal point is written by hand, so that the locale has no say.
#define _GNU_SOURCE
#include "runtime/float_text.h"

#include "base/attrs.h"

#include "gen/pow10_table.h"

#include <errno.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static locale_t c_locale(void)
{
    static locale_t locale; // written once at first use, always the same
    if (!locale) locale = newlocale(LC_ALL_MASK, "C", (locale_t)0);
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
        if (*text >= '0' && *text <= '9') out->digits[out->count++] = *text;
    while (out->count > 1 && out->digits[out->count - 1] == '0')
        out->count--;
    out->exponent = *text ? atoi(text + 1) : 0;
}

// As repr() and 'g' do: an exponent below `low` or from `high` on is written, else a plain
// number. `keep` digits are shown, with zeros behind those there are. Returns the length.
static size_t render(char *out, const Digits *in, int keep, int low, int high,
                     char letter, int flags)
{
    char *start = out;
    bool alternate = flags & KR_FLOAT_TEXT_ALTERNATE;
    if (in->negative) *out++ = '-';
#define DIGIT(i)                                                                       \
    ((i) < in->count ? in->digits[i] : '0') // digit i, zeros behind the last
    if (in->exponent < low || in->exponent >= high) {
        *out++ = DIGIT(0);
        if (keep > 1 || alternate) *out++ = '.';
        for (int i = 1; i < keep; i++)
            *out++ = DIGIT(i);
        out += sprintf(out, "%c%c%02d", letter, in->exponent < 0 ? '-' : '+',
                       abs(in->exponent));
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
            if (keep > whole || alternate) *out++ = '.';
            for (int i = whole; i < keep; i++)
                *out++ = DIGIT(i);
            if (keep <= whole && flags & KR_FLOAT_TEXT_ADD_DOT_0) {
                if (!alternate) *out++ = '.';
                *out++ = '0';
            }
        }
    }
#undef DIGIT
    *out = 0;
    return (size_t)(out - start);
}

__extension__ typedef unsigned __int128 Wide;

// The upper 64 bits of power * factor, with a last bit that says whether anything is below.
static uint64_t scale(KrPow10 power, uint64_t factor)
{
    Wide low = (Wide)power.low * factor,
         high = (Wide)power.high * factor + (uint64_t)(low >> 64);
    return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}

// The shortest decimal that reads back as the number (finite, above 0), and of those the nearest: the
// result times 10 ** *exponent. After R. Giulietti, "The Schubfach way to render doubles".
static uint64_t shortest_decimal(double number, int *exponent)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    uint64_t fraction = bits & ((UINT64_C(1) << 52) - 1), c = fraction;
    int biased = (int)(bits >> 52 & 0x7FF), q = -1074;
    if (biased) {
        c |= UINT64_C(1) << 52;
        q = biased - 1075;
        if (q <= 0 && q > -53 && !(c & ((UINT64_C(1) << -q) - 1))) { // a whole number
            *exponent = 0;
            return c >> -q;
        }
    }
    bool closed = !(c & 1), near_below = fraction == 0 && biased > 1;
    int k = near_below ? (q * 1262611 - 524031) >> 22 : q * 1262611 >> 22;
    int shift = q + (-k * 1741647 >> 19) + 1;
    KrPow10 power = kr_pow10_table[-k - KR_POW10_FIRST];
    uint64_t lower = scale(power, (4 * c - 2 + near_below) << shift) + !closed;
    uint64_t upper = scale(power, (4 * c + 2) << shift) - !closed;
    uint64_t middle = scale(power, 4 * c << shift), s = middle / 4;
    if (s >= 10) { // one digit less?
        uint64_t tens = s / 10;
        bool below = lower <= 40 * tens, above = 40 * tens + 40 <= upper;
        if (below != above) {
            *exponent = k + 1;
            return tens + above;
        }
    }
    *exponent = k;
    bool below = lower <= 4 * s, above = 4 * s + 4 <= upper;
    if (below != above) return s + above;
    uint64_t half = 4 * s + 2;
    return s + (middle > half || (middle == half && (s & 1)));
}

static void shortest_digits(double number, Digits *out)
{
    char text[24], *end = text + sizeof text, *at = end;
    int exponent = 0;
    out->negative = signbit(number) != 0;
    uint64_t decimal = number == 0 ? 0 : shortest_decimal(fabs(number), &exponent);
    while (decimal >= 10 && decimal % 10 == 0) {
        decimal /= 10;
        exponent++;
    }
    do {
        *--at = (char)('0' + decimal % 10);
        decimal /= 10;
    } while (decimal);
    out->count = (int)(end - at);
    memcpy(out->digits, at, (size_t)out->count);
    out->exponent = exponent + out->count - 1;
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
    char significant[24];
    Digits shown = {.digits = significant};
    shortest_digits(number, &shown);
    return render(buffer, &shown, shown.count, -4, 16, 'e', KR_FLOAT_TEXT_ADD_DOT_0);
}

static const double small_powers[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
enum { SMALL_POWERS = sizeof small_powers / sizeof *small_powers }; // all exact

bool kr_float_text_scaled(double number, int digits, int64_t *out)
{
    if (digits < 0 || digits >= SMALL_POWERS) return false;
    double product = number * small_powers[digits];
    if (!(fabs(product) < 4503599627370496.0)) return false; // 2 ** 52
    double below = fma(number, small_powers[digits], -product); // exact, but where all is far below 1
    double whole = rint(product), left = product - whole;
    if (fabs(left) == 0.5 && below != 0) // no tie: rint saw one
        whole = product + (below > 0 ? 0.5 : -0.5);
    *out = (int64_t)whole;
    return true;
}

// [-]ddd.ddd of such an integer.
static char *scaled_text(int64_t scaled, bool negative, int precision)
{
    char *out = malloc(48), digits[24], *end = digits + sizeof digits, *at = end;
    if (!out) return NULL;
    uint64_t rest = (uint64_t)(scaled < 0 ? -scaled : scaled);
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest || end - at <= precision);
    char *to = out;
    if (negative) *to++ = '-';
    size_t whole = (size_t)(end - at) - (size_t)precision;
    memcpy(to, at, whole);
    to += whole;
    if (precision) *to++ = '.';
    memcpy(to, at + whole, (size_t)precision);
    to[precision] = 0;
    return out;
}

// 'e' for precision p: p digits behind the point. 'f' likewise. 'g': p significant digits.
static char *format_finite(double number, char code, int precision, int flags)
{
    bool alternate = flags & KR_FLOAT_TEXT_ALTERNATE;
    char *out = NULL;
    int64_t scaled;
    if (code == 'f' && !alternate && kr_float_text_scaled(number, precision, &scaled))
        return scaled_text(scaled, signbit(number) != 0, precision);
    if (code == 'e' || code == 'f') {
        int size =
            code == 'e'
                ? asprintf(&out, alternate ? "%#.*e" : "%.*e", precision, number)
                : asprintf(&out, alternate ? "%#.*f" : "%.*f", precision, number);
        return size < 0 ? NULL : out;
    }
    if (precision == 0) precision = 1;
    if (precision > 800) // more than any double has: the rest are zeros
        precision = alternate ? precision : 800;
    char *text;
    if (asprintf(&text, "%.*e", precision - 1, number) < 0) return NULL;
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
    if (*text != '-') return false;
    for (text++; *text && *text != 'e'; text++)
        if (*text != '0' && *text != '.') return false;
    return true;
}

char *kr_float_text_format(double number, char code, int precision, int flags,
                           size_t *length)
{
    bool upper = code == 'E' || code == 'F' || code == 'G', percent = code == '%';
    char kind = (char)(upper ? code + 32 : percent ? 'f' : code);
    if (percent) number *= 100;
    char *out;
    if (!isfinite(number)) {
        out = strdup(isnan(number) ? "nan" : number < 0 ? "-inf" : "inf");
    } else if (kind == 'r') {
        out = malloc(KR_FLOAT_TEXT_SIZE);
        if (out) {
            char significant[24];
            Digits shown = {.digits = significant};
            shortest_digits(number, &shown);
            render(out, &shown, shown.count, -4, 16, 'e', flags);
        }
    } else {
        out = format_finite(number, kind, precision, flags);
    }
    if (!out) return NULL;
    if (flags & KR_FLOAT_TEXT_NO_NEGATIVE_0 && is_negative_zero(out))
        memmove(out, out + 1, strlen(out));
    size_t size = strlen(out);
    if (upper)
        for (char *p = out; *p; p++)
            if (*p >= 'a' && *p <= 'z') *p = (char)(*p - 32);
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

// factor * power in 192 bits: the upper 128 of them, and whether the others are at least `least`.
static Wide upper_product(KrPow10 power, uint64_t factor, uint64_t least, bool *enough)
{
    Wide low = (Wide)power.low * factor;
    *enough = (uint64_t)low >= least;
    return (Wide)power.high * factor + (uint64_t)(low >> 64);
}

static uint64_t half_up(Wide number, int cut) // without the last bits
{
    return (uint64_t)(number >> cut) + ((uint64_t)(number >> (cut - 1)) & 1);
}

// The double nearest to digits * 10 ** exponent, or to anything up to (digits + 1) * 10 ** exponent if there are `more` digits; false: another
// way has to find it. A power of the table is at most 1 too large, so that the number lies between two products of 192 bits: where both
// round to the same double, all between them do (W. Clinger; D. Lemire, "Number Parsing at a Gigabyte per Second").
static bool nearest_double(uint64_t digits, int exponent, bool more, double *out)
{
    if (exponent < KR_POW10_FIRST || exponent > 308) return false;
    int zeros = __builtin_clzll(digits);
    uint64_t factor = digits << zeros, end = (digits + more) << zeros;
    if (end < factor) return false;
    KrPow10 power = kr_pow10_table[exponent - KR_POW10_FIRST];
    bool enough;
    Wide low = upper_product(power, factor, factor, &enough), high = low;
    low -= !enough;
    if (more) high = upper_product(power, end, 0, &enough);
    int cut = 74 + (int)(high >> 127); // bits behind the 53
    int biased = cut + (exponent * 1741647 >> 19) - 63 - zeros + 1075;
    if (biased < 1) { // fewer than 53: subnormal
        cut += 1 - biased;
        biased = 1;
    }
    if (cut > 126 || biased > 2045) return false;
    Wide half = (Wide)1 << (cut - 1);
    uint64_t rounded = half_up(low, cut);
    if (half_up(high, cut) != rounded || (low & (2 * half - 1)) == half || (more && low >> 127 != high >> 127)) return false;
    uint64_t bits = ((uint64_t)(biased - 1) << 52) + rounded; // a carry, or the first bit, goes into the exponent
    memcpy(out, &bits, sizeof *out);
    return true;
}

// The first nineteen digits that count, of more; the exponent that goes with them.
static uint64_t leading_digits(const char *at, const char *end, int *exponent, bool *more)
{
    uint64_t digits = 0;
    int taken = 0, left = 0;
    bool point = false;
    for (; at < end; at++) {
        unsigned digit = (unsigned)(*at - '0');
        if (digit >= 10) {
            point = true;
        } else if (taken < 19) {
            digits = digits * 10 + digit;
            taken += digits != 0;
            left -= point;
        } else {
            *more |= digit != 0;
            left += !point;
        }
    }
    *exponent += left;
    return digits;
}

// [+-]ddd[.ddd][e[+-]dd]. False: another way.
static bool parse_plain(const char *at, const char *end, double *out)
{
    bool negative = at < end && *at == '-', more = false;
    at += at < end && (*at == '-' || *at == '+');
    uint64_t digits = 0;
    const char *first = at;
    for (; at < end && (unsigned)(*at - '0') < 10; at++)
        digits = digits * 10 + (unsigned)(*at - '0');
    int64_t count = at - first, behind = 0;
    if (at < end && *at == '.') {
        const char *point = ++at;
        for (; at < end && (unsigned)(*at - '0') < 10; at++)
            digits = digits * 10 + (unsigned)(*at - '0');
        behind = at - point;
        count += behind;
    }
    if (count == 0 || count > 2000) return false;
    const char *stop = at;
    int exponent = 0;
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        bool minus = at < end && *at == '-';
        at += at < end && (*at == '-' || *at == '+');
        const char *start = at;
        for (; at < end && (unsigned)(*at - '0') < 10; at++)
            exponent = exponent * 10 + (*at - '0');
        if (at == start || at - start > 4) return false;
        exponent = minus ? -exponent : exponent;
    }
    if (at != end) return false;
    if (KR_UNLIKELY(count > 19)) digits = leading_digits(first, stop, &exponent, &more);
    else exponent -= (int)behind;
    double number = 0;
    if (digits <= UINT64_C(1) << 53 && exponent > -SMALL_POWERS && exponent < SMALL_POWERS && !more) { // both numbers are exact, rounded once
        number = (double)digits;
        number = exponent < 0 ? number / small_powers[-exponent] : number * small_powers[exponent];
    } else if (digits && !nearest_double(digits, exponent, more, &number)) {
        return false;
    }
    *out = negative ? -number : number;
    return true;
}

bool kr_float_text_parse(const char *text, size_t size, double *out)
{
    const char *end = text + size;
    if (parse_plain(text, end, out)) return true;
    while (text < end && strchr(" \t\n\r\f\v", *text))
        text++;
    while (end > text && strchr(" \t\n\r\f\v", end[-1]))
        end--;
    char few[64], *clean = end - text < 64 ? few : malloc((size_t)(end - text) + 1),
                  *at = clean;
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
    bool named = !strcasecmp(word, "inf") || !strcasecmp(word, "infinity") ||
                 !strcasecmp(word, "nan");
    if (!named) // no hexadecimal, no "infxyz"
        ok &= strspn(clean, "0123456789.eE+-") == strlen(clean) && *word != 0;
    char *stop = clean;
    if (ok) *out = strtod_l(clean, &stop, c_locale());
    ok &= *stop == 0 && stop != clean;
    if (clean != few) free(clean);
    errno = 0;
    return ok;
}
