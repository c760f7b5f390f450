// SPDX-License-Identifier: MIT
// Case mappings and kinds of characters, over the generated two-stage tables. See str_case.h.
//
// ASCII strings never look at the tables. Called by str_methods.c and str.c (repr).
// Tests: tests/unit/str_case_test.c
#include "runtime/str_case.h"

#include "base/span.h"
#include "runtime/exception.h"
#include "runtime/str_builder.h"

#include "gen/char_tables.h"

#include <stdlib.h>

enum { MAP_UPPER, MAP_LOWER, MAP_TITLE, MAP_FOLD };

static const KrCharRecord *record_of(uint32_t c)
{
    if (c > 0x10FFFF)
        c = 0;
    return &kr_char_records[kr_char_blocks[(uint32_t)kr_char_index[c >> 7] << 7 | (c & 127)]];
}

static bool has(uint32_t c, unsigned flags)
{
    return (record_of(c)->flags & flags) != 0;
}

bool kr_str_case_is_space(uint32_t c)
{
    if (c < 128)
        return c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1C && c <= 0x1F);
    return has(c, KR_CHAR_SPACE);
}

bool kr_str_case_is_line_break(uint32_t c)
{
    return (c >= 10 && c <= 13) || (c >= 0x1C && c <= 0x1E) || c == 0x85 || c == 0x2028 ||
           c == 0x2029;
}

bool kr_str_case_is_alpha(uint32_t c)
{
    return has(c, KR_CHAR_ALPHA);
}
bool kr_str_case_is_decimal(uint32_t c)
{
    return has(c, KR_CHAR_DECIMAL);
}
bool kr_str_case_is_digit(uint32_t c)
{
    return has(c, KR_CHAR_DIGIT);
}
bool kr_str_case_is_numeric(uint32_t c)
{
    return has(c, KR_CHAR_NUMERIC);
}
bool kr_str_case_is_alnum(uint32_t c)
{
    return has(c, KR_CHAR_ALPHA | KR_CHAR_DECIMAL | KR_CHAR_DIGIT | KR_CHAR_NUMERIC);
}
bool kr_str_case_is_lower(uint32_t c)
{
    return has(c, KR_CHAR_LOWER);
}
bool kr_str_case_is_upper(uint32_t c)
{
    return has(c, KR_CHAR_UPPER);
}
bool kr_str_case_is_title(uint32_t c)
{
    return has(c, KR_CHAR_TITLE);
}
bool kr_str_case_is_cased(uint32_t c)
{
    return has(c, KR_CHAR_CASED);
}
bool kr_str_case_is_case_ignorable(uint32_t c)
{
    return has(c, KR_CHAR_IGNORABLE);
}
uint8_t kr_str_case_latin1[256];

KR_NOINLINE void kr_str_case_fill(void)
{
    static bool (*const tests[8])(uint32_t) = {kr_str_case_is_alpha, kr_str_case_is_decimal, kr_str_case_is_digit, kr_str_case_is_numeric,
                                               kr_str_case_is_alnum, kr_str_case_is_space,   kr_str_case_is_lower, kr_str_case_is_upper};
    for (uint32_t c = 256; c-- > 0;) { // the tab is the last of those that are anything
        unsigned classes = 0;
        for (unsigned i = 0; i < 8; i++)
            classes |= (unsigned)tests[i](c) << i;
        kr_str_case_latin1[c] = (uint8_t)classes;
    }
}

bool kr_str_case_is_printable(uint32_t c)
{
    if (c < 0x7F)
        return c >= 0x20;
    return has(c, KR_CHAR_PRINTABLE);
}
bool kr_str_case_starts_name(uint32_t c)
{
    return has(c, KR_CHAR_NAME_START);
}
bool kr_str_case_continues_name(uint32_t c)
{
    return has(c, KR_CHAR_NAME_CONTINUE);
}
int kr_str_case_decimal(uint32_t c)
{
    if (c < 128)
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    const KrCharRecord *record = record_of(c);
    return record->flags & KR_CHAR_DECIMAL ? record->decimal : -1;
}

char *kr_str_case_ascii_number(const KrStr *str, size_t *size)
{
    char *copy = malloc((size_t)str->length + 1);
    size_t at = 0;
    if (!copy) return NULL;
    for (bool goes_on = true; goes_on && at < (size_t)str->length; at++) {
        uint32_t c = kr_str_read(str, (int64_t)at);
        if (str->ascii || c < 127) { // spaces of ASCII too, of which numbers know fewer than texts do
            copy[at] = (char)c;
            continue;
        }
        int digit = kr_str_case_decimal(c);
        goes_on = digit >= 0 || kr_str_case_is_space(c);
        copy[at] = digit >= 0 ? (char)('0' + digit) : goes_on ? ' ' : '?';
    }
    copy[*size = at] = 0;
    return copy;
}

static int map(uint32_t c, int which, uint32_t out[3])
{
    const KrCharRecord *record = record_of(c);
    if (record->many >> which & 1) {
        const uint32_t *from = &kr_char_special[record->map[which]];
        for (uint32_t i = 0; i < from[0]; i++)
            out[i] = from[i + 1];
        return (int)from[0];
    }
    out[0] = c + (uint32_t)record->map[which];
    return 1;
}

int kr_str_case_lower(uint32_t c, uint32_t out[3])
{
    return map(c, MAP_LOWER, out);
}
int kr_str_case_upper(uint32_t c, uint32_t out[3])
{
    return map(c, MAP_UPPER, out);
}
int kr_str_case_title(uint32_t c, uint32_t out[3])
{
    return map(c, MAP_TITLE, out);
}
int kr_str_case_fold(uint32_t c, uint32_t out[3])
{
    return map(c, MAP_FOLD, out);
}

// --- whole strings ------------------------------------------------------------------------

static bool is_ascii_lower(uint8_t c)
{
    return c >= 'a' && c <= 'z';
}

// U+03A3 at i becomes a final sigma behind a cased letter and before none.
static uint32_t lower_sigma(const KrStr *str, int64_t i)
{
    int64_t j = i - 1;
    while (j >= 0 && kr_str_case_is_case_ignorable(kr_str_read(str, j)))
        j--;
    bool is_final = j >= 0 && kr_str_case_is_cased(kr_str_read(str, j));
    if (is_final) {
        j = i + 1;
        while (j < str->length && kr_str_case_is_case_ignorable(kr_str_read(str, j)))
            j++;
        is_final = j == str->length || !kr_str_case_is_cased(kr_str_read(str, j));
    }
    return is_final ? 0x3C2 : 0x3C3;
}

static int lower_at(const KrStr *str, int64_t i, uint32_t out[3])
{
    uint32_t c = kr_str_read(str, i);
    if (c == 0x3A3) {
        out[0] = lower_sigma(str, i);
        return 1;
    }
    return kr_str_case_lower(c, out);
}

enum { DO_LOWER, DO_UPPER, DO_TITLE, DO_FOLD, DO_SWAP, DO_CAPITALIZE };

// Eight ASCII characters, those from `first` to the 25th behind it in the other case.
KR_INLINE uint64_t flip_word(uint64_t word, uint8_t first)
{
    const uint64_t ones = UINT64_C(0x0101010101010101);
    uint64_t above = word + ones * (uint64_t)(128 - first), beyond = word + ones * (uint64_t)(128 - first - 26);
    return word ^ (above & ~beyond & ones * 0x80) >> 2;
}

enum { FEW_WORDS = 64 }; // bytes that go by words

// To lower case or upper case: eight at a time, many in a loop that the compiler vectorizes.
static void flip_ascii(uint8_t *to, const uint8_t *from, int64_t length, uint8_t first)
{
    if (length >= 8 && length <= FEW_WORDS) {
        size_t last = (size_t)length - 8;
        for (size_t i = 0;; i = i + 8 < last ? i + 8 : last) { // the last one overlaps
            uint64_t word = flip_word(kr_span_word((const char *)from + i), first);
            memcpy(to + i, &word, sizeof word);
            if (i == last)
                return;
        }
    }
    for (int64_t i = 0; i < length; i++)
        to[i] = from[i] ^ (uint8_t)((uint8_t)(from[i] - first) < 26 ? 0x20 : 0);
}

static KrOwn convert_ascii(KrThread *thread, const KrStr *str, int how)
{
    KrStr *out = kr_str_new(thread, str->length, 127);
    if (!out)
        return KR_NULL;
    const uint8_t *from = kr_str_data(str);
    uint8_t *to = kr_str_data(out);
    if (how == DO_TITLE || how == DO_SWAP) {
        uint8_t before = 0; // the bit of lower case, behind a letter
        for (int64_t i = 0; i < str->length; i++) {
            uint8_t c = from[i], bit = (uint8_t)((c | 0x20) - 'a') < 26 ? 0x20 : 0;
            to[i] = how == DO_SWAP ? c ^ bit : (uint8_t)((c & ~bit) | (bit & before));
            before = bit;
        }
        return kr_steal_obj(out);
    }
    flip_ascii(to, from, str->length, how == DO_UPPER ? 'a' : 'A');
    if (how == DO_CAPITALIZE && is_ascii_lower(from[0]))
        to[0] = from[0] ^ 0x20;
    else if (how == DO_CAPITALIZE)
        to[0] = from[0];
    return kr_steal_obj(out);
}

static KrOwn convert(KrThread *thread, KrRef text, int how)
{
    const KrStr *str = kr_str_obj(text);
    if (str->length == 0)
        return kr_str_from_utf8(thread, "", 0);
    if (str->ascii)
        return convert_ascii(thread, str, how);
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    bool behind_cased = false;
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i), out[3];
        int count = 0;
        switch (how) {
        case DO_LOWER: count = lower_at(str, i, out); break;
        case DO_UPPER: count = kr_str_case_upper(c, out); break;
        case DO_FOLD: count = kr_str_case_fold(c, out); break;
        case DO_SWAP:
            if (kr_str_case_is_upper(c)) {
                count = lower_at(str, i, out);
            } else if (kr_str_case_is_lower(c)) {
                count = kr_str_case_upper(c, out);
            } else {
                out[0] = c;
                count = 1;
            }
            break;
        case DO_TITLE:
            count = behind_cased ? lower_at(str, i, out) : kr_str_case_title(c, out);
            behind_cased = kr_str_case_is_cased(c);
            break;
        default: count = i ? lower_at(str, i, out) : kr_str_case_title(c, out); break;
        }
        for (int k = 0; k < count; k++)
            kr_str_builder_char(&builder, out[k]);
    }
    return kr_str_builder_take(&builder);
}

KrOwn kr_str_case_to_lower(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_LOWER);
}
KrOwn kr_str_case_to_upper(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_UPPER);
}
KrOwn kr_str_case_to_title(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_TITLE);
}
KrOwn kr_str_case_to_fold(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_FOLD);
}
KrOwn kr_str_case_swap(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_SWAP);
}
KrOwn kr_str_case_capitalize(KrThread *thread, KrRef text)
{
    return convert(thread, text, DO_CAPITALIZE);
}

// Of ASCII characters: 1 may begin a name, 2 be in it.
static const uint8_t in_names[128] = {
    ['0'] = 2, ['1'] = 2, ['2'] = 2, ['3'] = 2, ['4'] = 2, ['5'] = 2, ['6'] = 2, ['7'] = 2, ['8'] = 2, ['9'] = 2, ['_'] = 3,
    ['A'] = 3, ['B'] = 3, ['C'] = 3, ['D'] = 3, ['E'] = 3, ['F'] = 3, ['G'] = 3, ['H'] = 3, ['I'] = 3, ['J'] = 3, ['K'] = 3,
    ['L'] = 3, ['M'] = 3, ['N'] = 3, ['O'] = 3, ['P'] = 3, ['Q'] = 3, ['R'] = 3, ['S'] = 3, ['T'] = 3, ['U'] = 3, ['V'] = 3,
    ['W'] = 3, ['X'] = 3, ['Y'] = 3, ['Z'] = 3, ['a'] = 3, ['b'] = 3, ['c'] = 3, ['d'] = 3, ['e'] = 3, ['f'] = 3, ['g'] = 3,
    ['h'] = 3, ['i'] = 3, ['j'] = 3, ['k'] = 3, ['l'] = 3, ['m'] = 3, ['n'] = 3, ['o'] = 3, ['p'] = 3, ['q'] = 3, ['r'] = 3,
    ['s'] = 3, ['t'] = 3, ['u'] = 3, ['v'] = 3, ['w'] = 3, ['x'] = 3, ['y'] = 3, ['z'] = 3,
};

bool kr_str_case_is_identifier(const KrStr *str)
{
    if (str->ascii) {
        const uint8_t *data = kr_str_data(str);
        unsigned all = in_names[data[0]] & 1 ? 2 : 0; // the empty one ends with a 0, too
        for (int64_t i = 1; i < str->length; i++)
            all &= in_names[data[i]];
        return all != 0;
    }
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (!(i ? kr_str_case_continues_name(c) : kr_str_case_starts_name(c)))
            return false;
    }
    return str->length != 0;
}
