// SPDX-License-Identifier: MIT
// ISO 2022: encodings whose escape sequences say which set the bytes of 7 bits belong to.
//
//   state | G0 | G1 | G2 | 0 | flags | 0 0 0 |      G0 to G2: the mark of a set, its final byte (high bit: two bytes a character)
//
// What the sequences may name stands in `families`. Bytes below 20 stand for themselves, so do sequences of no family.
// Called through the table of codecs in east_asian.c. Tests: tests/lang/modules/multibytecodec/, CPython's test_codecencodings_iso2022.
#include "modules/east_asian.h"

#include "gen/east_asian_tables.h"

#include <string.h>

enum { ESC = 0x1B, SO = 0x0E, SI = 0x0F, FLAGS = 4, SHIFTED = 1, PASSING = 2, DOUBLE = 0x80, ASCII = 'B', LONGEST = 16 };

typedef enum Kind { BY_SETS, ROMAN, KATAKANA, LATIN, GREEK, FOR_DECODING } Kind;

typedef struct Charset {
    const KrEastSet *sets[2]; // of two bytes, the first decides
    uint8_t mark, place;      // of the state
    uint8_t kind;
} Charset;

typedef struct Family {
    const char *name;
    const Charset *charsets[8]; // what encoding looks at first comes first
    bool shifts;                // SO and SI choose between G0 and G1
    bool has_g2;                // ESC . and ESC N
    bool revision;              // ESC & @ ESC $ B
} Family;

#define SET(name) &kr_east_asian_##name
static const Charset jisx0208 = {{SET(jisx0208)}, 'B' | DOUBLE, 0, BY_SETS},
                     jisx0208_old = {{SET(jisx0208)}, '@' | DOUBLE, 0, FOR_DECODING},
                     jisx0212 = {{SET(jisx0212)}, 'D' | DOUBLE, 0, BY_SETS}, roman = {{NULL}, 'J', 0, ROMAN},
                     katakana = {{NULL}, 'I', 0, KATAKANA}, ksx1001 = {{SET(ksx1001)}, 'C' | DOUBLE, 1, BY_SETS},
                     ksx1001_g0 = {{SET(ksx1001)}, 'C' | DOUBLE, 0, BY_SETS}, gb2312 = {{SET(gb2312)}, 'A' | DOUBLE, 0, BY_SETS},
                     latin = {{NULL}, 'A', 2, LATIN}, greek = {{NULL}, 'F', 2, GREEK},
                     first_2000 = {{SET(jisx0213_1_2000), SET(jisx0213_1)}, 'O' | DOUBLE, 0, BY_SETS},
                     first_2004 = {{SET(jisx0213_1)}, 'Q' | DOUBLE, 0, BY_SETS},
                     second_2000 = {{SET(jisx0213_2_2000), SET(jisx0213_2)}, 'P' | DOUBLE, 0, BY_SETS},
                     second_2004 = {{SET(jisx0213_2)}, 'P' | DOUBLE, 0, BY_SETS};

static const Family families[] = {
    {"iso2022_kr", {&ksx1001}, true, false, false},
    {"iso2022_jp", {&jisx0208, &roman, &jisx0208_old}, false, false, true},
    {"iso2022_jp_1", {&jisx0208, &jisx0212, &roman, &jisx0208_old}, false, false, true},
    {"iso2022_jp_2",
     {&jisx0208, &jisx0212, &ksx1001_g0, &gb2312, &roman, &jisx0208_old, &latin, &greek},
     false,
     true,
     true},
    {"iso2022_jp_2004", {&jisx0208, &first_2004, &second_2004}, false, false, true},
    {"iso2022_jp_3", {&jisx0208, &first_2000, &second_2000}, false, false, true},
    {"iso2022_jp_ext", {&jisx0208, &jisx0212, &roman, &katakana, &jisx0208_old}, false, false, true},
};

static const Family *family_of(const KrMultibyte *codec)
{
    const Family *family = families;
    while (strcmp(family->name, codec->name) != 0)
        family++;
    return family;
}

static const Charset *charset_of(const Family *family, uint8_t mark)
{
    for (int i = 0; i < 8 && family->charsets[i]; i++)
        if (family->charsets[i]->mark == mark) return family->charsets[i];
    return NULL;
}

// --- decoding ----------------------------------------------------------------------------------------------------------

// ISO 8859-7 of 1987, for a byte of the right half without its high bit; 0: none there.
static KrFound greek_character(uint32_t byte, uint32_t *c)
{
    static const uint16_t low[] = {0xA0,   0x2018, 0x2019, 0xA3, 0,      0,      0xA6,  0xA7, 0xA8,  0xA9,  0,     0xAB,
                                   0xAC,   0xAD,   0,      0x2015, 0xB0, 0xB1,   0xB2,  0xB3, 0x384, 0x385, 0x386, 0xB7,
                                   0x388,  0x389,  0x38A,  0xBB, 0x38C,  0xBD,   0x38E, 0x38F};
    byte ^= 0x80;
    *c = byte < 0xA0 ? byte : byte < 0xC0 ? low[byte - 0xA0] : byte + 0x2D0;
    return (byte >= 0xA0 && !*c) || byte == 0xD2 || byte == 0xFF ? KR_ABSENT : KR_PRESENT;
}

// A sequence at p: sets what it designates. 0, or what a step returns.
static int designate(const Family *family, uint8_t *state, const uint8_t *p, int64_t left, int64_t *size)
{
    int64_t length = 0;
    for (int64_t i = 1; i < LONGEST && !length; i++) {
        if (i >= left) return KR_EAST_FEW;
        if (p[i] == '@' || (p[i] >= 'A' && p[i] <= 'Z'))
            length = i + 1;
        if (family->revision && i + 1 < left && p[i] == '&' && p[i + 1] == '@') {
            length = 0;
            i += 2;
        }
    }
    if (!length) return 1;
    uint8_t mark, place = p[1] == ')';
    if (length == 3 && p[1] == '$') {
        mark = p[2] | DOUBLE;
    } else if (length == 3) {
        mark = p[2];
        if (p[1] == '.' && family->has_g2)
            place = 2;
        else if (p[1] != '(' && p[1] != ')')
            return 3;
    } else if (length == 4 && p[1] == '$' && (p[2] == '(' || p[2] == ')')) {
        mark = p[3] | DOUBLE;
        place = p[2] == ')';
    } else if (length == 6 && family->revision && p[3] == ESC && p[4] == '$' && p[5] == 'B') {
        mark = 'B' | DOUBLE;
    } else {
        return (int)length;
    }
    if (mark != ASCII && !charset_of(family, mark)) return (int)length;
    state[place] = mark;
    *size = length;
    return 0;
}

// One character of G0 or G1 that is not ASCII.
static int decode_character(const Family *family, uint8_t mark, KrDecoder *d)
{
    const Charset *charset = charset_of(family, mark);
    if (!charset) return 1;
    const uint8_t *p = d->data + d->at;
    int size = mark & DOUBLE ? 2 : 1;
    if (d->size - d->at < size) return KR_EAST_FEW;
    if (charset->kind == BY_SETS || charset->kind == FOR_DECODING) {
        if (p[1] & 0x80) return size;
        const KrEastSet *set = charset->sets[mark == ('P' | DOUBLE) && charset->sets[1] ? 1 : 0]; // P: that of 2004 in any case
        uint32_t code = (uint32_t)p[0] << 8 | p[1], value = kr_east_asian_find(set, code);
        if (!value && charset->sets[1]) {
            set = charset->sets[1];
            value = kr_east_asian_find(set, code);
        }
        if (!value || value == KR_EAST_NONE) return size;
        kr_east_asian_put(set, value == '\\' ? 0xFF3C : value, &d->out); // there is a backslash in ASCII
    } else {
        uint32_t c = *p;
        if (charset->kind == ROMAN)
            c = c == '\\' ? 0xA5 : c == '~' ? 0x203E : c;
        else if (charset->kind == KATAKANA)
            c = c >= 0x21 && c <= 0x5F ? c + 0xFF40 : 0;
        else if (charset->kind == LATIN)
            c |= 0x80;
        else if (greek_character(c, &c) != KR_PRESENT)
            c = 0;
        if (!c) return size;
        kr_str_builder_char(&d->out, c);
    }
    d->at += size;
    return 0;
}

int kr_east_asian_iso2022_decode(const KrMultibyte *codec, uint8_t *state, KrDecoder *d)
{
    const Family *family = family_of(codec);
    while (d->at < d->size) {
        const uint8_t *p = d->data + d->at;
        int64_t left = d->size - d->at, size = 1;
        int status = 0;
        bool passes = false;
        if (state[FLAGS] & PASSING) { // a sequence of no family is on its way
            passes = true;
            if ((*p >= 'A' && *p <= 'Z') || *p == '@') state[FLAGS] &= (uint8_t)~PASSING; // its end
        } else if (*p == ESC) {
            if (left < 2) return KR_EAST_FEW;
            if (p[1] == '(' || p[1] == ')' || p[1] == '$' || p[1] == '.' || p[1] == '&') {
                status = designate(family, state, p, left, &size);
            } else if (family->has_g2 && p[1] == 'N') {
                if (left < 3) return KR_EAST_FEW;
                uint32_t c = p[2];
                if (state[2] == 'A' ? c >= 0x80 : state[2] == 'F' && greek_character(c, &c) != KR_PRESENT) return 3;
                if (state[2] == 'A') c |= 0x80;
                kr_str_builder_char(&d->out, c);
                size = 3;
            } else {
                passes = true;
                state[FLAGS] |= PASSING;
            }
        } else if ((*p == SI || *p == SO) && family->shifts) {
            state[FLAGS] = (uint8_t)(*p == SO ? state[FLAGS] | SHIFTED : state[FLAGS] & ~SHIFTED);
        } else if (*p == '\n') {
            state[FLAGS] &= (uint8_t)~SHIFTED;
            passes = true;
        } else if (*p >= 0x80) {
            return 1;
        } else if (*p < 0x20) {
            passes = true;
        } else {
            uint8_t mark = state[state[FLAGS] & SHIFTED ? 1 : 0];
            passes = mark == ASCII;
            if (!passes) {
                status = decode_character(family, mark, d);
                size = 0;
            }
        }
        if (status) return status;
        if (passes) kr_east_asian_char(&d->out, *p);
        d->at += size;
    }
    return 0;
}

// --- encoding ----------------------------------------------------------------------------------------------------------

static void shift(uint8_t *state, bool on, KrText *out)
{
    if (!(state[FLAGS] & SHIFTED) == !on) return;
    kr_text_append_char(out, on ? SO : SI);
    state[FLAGS] ^= SHIFTED;
}

static void choose(uint8_t *state, const Charset *charset, KrText *out)
{
    uint8_t mark = charset ? charset->mark : ASCII, place = charset ? charset->place : 0;
    if (place == 0) shift(state, false, out);
    if (state[place] != mark) {
        kr_text_append_char(out, ESC);
        if (mark & DOUBLE) kr_text_append_char(out, '$');
        if (mark != ('B' | DOUBLE) || place) kr_text_append_char(out, place ? ')' : '(');
        kr_text_append_char(out, (char)(mark & ~DOUBLE));
        state[place] = mark;
    }
    if (place == 1) shift(state, true, out);
}

// The code of c in a set; 0: none.
static uint32_t code_in(const Charset *charset, uint32_t c)
{
    uint32_t code = 0;
    if (charset->kind == ROMAN) return c == 0xA5 ? '\\' : c == 0x203E ? '~' : 0;
    if (charset->kind == KATAKANA) return c >= 0xFF61 && c <= 0xFF9F ? c - 0xFF40 : 0;
    if (charset->kind != BY_SETS) return 0;
    for (int i = 0; i < 2 && charset->sets[i] && !code; i++)
        code = kr_east_asian_code(charset->sets[i], c);
    return code == KR_EAST_NONE ? 0 : code;
}

// The set that has str[at] and the next character as one code; null: none.
static const Charset *paired(const Family *family, const KrStr *str, int64_t at, uint32_t *code, bool *begins)
{
    *begins = false;
    for (int i = 0; i < 8 && family->charsets[i]; i++)
        for (int k = 0; k < 2 && family->charsets[i]->sets[k]; k++) {
            const KrEastSet *set = family->charsets[i]->sets[k];
            if (set->pair_count && kr_east_asian_pair(set, kr_str_read(str, at), at + 1 < str->length ? kr_str_read(str, at + 1) : 0, code)) {
                *begins = true;
                if (*code) return family->charsets[i];
            }
        }
    return NULL;
}

// The characters behind one that has been encoded as far as they are of its set, which is ASCII or the family's first.
static void encode_run(const Charset *charset, const KrStr *str, int64_t *at, KrText *out)
{
    if (str->kind != 2 || out->failed || out->capacity < out->length + 4) return;
    const KrEastSet *set = charset ? charset->sets[0] : NULL;
    const uint16_t *text = (const uint16_t *)kr_str_data(str);
    int64_t i = *at + 1, length = str->length;
    uint8_t *start = (uint8_t *)out->bytes, *to = start + out->length, *room = start + out->capacity - 3;
    for (; i < length && to < room; i++) {
        uint32_t c = text[i];
        if (!set) {
            if (c >= 0x80) break;
            *to++ = (uint8_t)c;
            continue;
        }
        if (c < 0x80 || kr_east_asian_may_pair(str, i)) break;
        uint32_t code = kr_east_asian_code(set, c);
        if (!code || code == KR_EAST_NONE) break;
        *to++ = (uint8_t)(code >> 8);
        *to++ = (uint8_t)code;
    }
    out->length = (size_t)(to - start);
    *to = 0;
    *at = i - 1;
}

int kr_east_asian_iso2022_encode(const KrMultibyte *codec, uint8_t *state, const KrStr *str, int64_t *at, bool flush, KrText *out)
{
    const Family *family = family_of(codec);
    (void)kr_text_reserve(out, (size_t)(str->length - *at) * 2 + 8);
    for (; *at < str->length; ++*at) {
        uint32_t c = kr_str_read(str, *at), code = 0;
        if (c < 0x80) {
            choose(state, NULL, out);
            kr_east_asian_byte(out, c);
            encode_run(NULL, str, at, out);
            continue;
        }
        bool begins = false;
        const Charset *charset = NULL;
        if (kr_east_asian_may_pair(str, *at)) charset = paired(family, str, *at, &code, &begins);
        if (begins && !charset && *at + 1 == str->length && !flush) return KR_EAST_FEW;
        if (charset) ++*at;
        for (int i = 0; i < 8 && family->charsets[i] && !code; i++) {
            charset = family->charsets[i];
            code = code_in(charset, c);
        }
        if (!code) return 1;
        choose(state, charset, out);
        if (charset->mark & DOUBLE) kr_east_asian_byte(out, code >> 8);
        kr_east_asian_byte(out, code & 0xFF);
        if (charset == family->charsets[0] && charset->kind == BY_SETS && !charset->sets[1]) encode_run(charset, str, at, out);
    }
    return 0;
}

void kr_east_asian_iso2022_reset(uint8_t *state, KrText *out)
{
    choose(state, NULL, out);
}
