// SPDX-License-Identifier: MIT
// The East Asian encodings whose bytes need no state, and HZ. See east_asian.h.
//
// The tables are made by dsl/gen/east_asian_tables.py from dsl/unicode/east_asian.txt. What an encoding does with bytes that it
// does not know is the same everywhere: one byte is illegal and decoding goes on behind it.
// Called by multibytecodec_module.c; east_asian_iso2022.c has the encodings with escape sequences.
// Tests: tests/lang/modules/multibytecodec/, CPython's test_codecencodings_*.
#include "modules/east_asian.h"

#include "gen/east_asian_tables.h"

#include <string.h>

typedef enum Move { // how codes become bytes
    RAW,            // as they stand; below 256 one byte
    EUC,            // 94 by 94, both bytes with the high bit
    EUC3,           // the same behind 8F
    SJIS,           // 94 by 94, two rows in one lead byte
    SJIS2,          // rows of the second plane of JIS X 0213, leads from F0 on
} Move;

typedef struct Layer {
    const KrEastSet *set;
    Move move;
} Layer;

typedef enum Kind { PLAIN, LEADS, EUC_JP, EUC_KR, GB18030 } Kind;

typedef struct Layers {
    Layer layers[8];
    uint8_t count, kind;
    uint8_t last_lead;  // LEADS: 81 to 9F and E0 to this one begin two bytes
    bool ascii_differs; // the first layers may have other characters for bytes below 80
    const KrEastSet *removing; // what this set has as none is illegal as a whole
} Layers;

// --- characters --------------------------------------------------------------------------------------------------------

void kr_east_asian_put_extra(const KrEastSet *set, uint32_t value, KrStrBuilder *out)
{
    const KrEastExtra *extra = &set->extras[value - KR_EAST_EXTRA];
    kr_str_builder_char(out, extra->first);
    if (extra->second) kr_str_builder_char(out, extra->second);
}

bool kr_east_asian_pair(const KrEastSet *set, uint32_t c, uint32_t next, uint32_t *code)
{
    bool begins = false;
    *code = 0;
    for (uint32_t i = 0; i < set->pair_count; i++)
        if (set->pairs[i].first == c) {
            begins = true;
            if (set->pairs[i].second == next) *code = set->pairs[i].code;
        }
    return begins;
}

// Rows of the second plane by (lead - F0) * 2 + (second half).
static const uint8_t second_rows[10] = {0x21, 0x28, 0x23, 0x24, 0x25, 0x2C, 0x2D, 0x2E, 0x2F, 0x6E};

// The code that the bytes have in a layer; 0: none.
KR_INLINE uint32_t code_of(Move move, uint32_t lead, uint32_t trail)
{
    if (move == RAW) return lead << 8 | trail;
    if (move == EUC || move == EUC3)
        return lead >= 0xA1 && trail >= 0xA1 && lead <= 0xFE && trail <= 0xFE ? (lead << 8 | trail) & 0x7F7F : 0;
    if (trail < 0x40 || trail == 0x7F || trail > 0xFC) return 0;
    uint32_t cell = trail - 0x40 - (trail > 0x7F), half = cell >= 94, row;
    if (move == SJIS) {
        if (lead < 0x81 || lead > 0xEF || (lead > 0x9F && lead < 0xE0)) return 0;
        row = (lead - (lead < 0xA0 ? 0x81 : 0xC1)) * 2 + half + 0x21;
    } else {
        if (lead < 0xF0 || lead > 0xFC) return 0;
        uint32_t index = (lead - 0xF0) * 2 + half;
        row = index < sizeof second_rows ? second_rows[index] : 0x6E + index - 9;
    }
    return row << 8 | (0x21 + cell % 94);
}

static void put_code(Move move, uint32_t code, KrText *out)
{
    uint32_t high = code >> 8, low = code & 0xFF;
    if (code < 0x100) {
        kr_east_asian_byte(out, code);
        return;
    }
    if (move == EUC3) kr_east_asian_byte(out, 0x8F);
    if (move == EUC || move == EUC3) {
        high |= 0x80;
        low |= 0x80;
    } else if (move != RAW) {
        uint32_t index = high - 0x21;
        if (move == SJIS2) {
            if (high >= 0x6E) {
                index = high - 0x6E + 9;
            } else {
                for (index = 0; second_rows[index] != high; index++) {}
            }
        }
        low = low - 0x21 + 94 * (index & 1);
        high = index / 2 + (move == SJIS2 ? 0xF0 : index < 62 ? 0x81 : 0xC1);
        low += 0x40 + (low >= 0x3F);
    }
    kr_east_asian_byte(out, high);
    kr_east_asian_byte(out, low);
}

// --- what two encodings have besides their layers ----------------------------------------------------------------------

// The initial and the final consonant of the compatibility letters from U+3131 on, counted from 1.
static const uint8_t initials[30] = {1, 2, 0, 3, 0, 0, 4, 5, 6, 0,  0,  0,  0,  0,  0,
                                     0, 7, 8, 9, 0, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
static const uint8_t finals[30] = {1,  2,  3,  4,  5,  6,  7,  0,  8,  9,  10, 11, 12, 13, 14,
                                   15, 16, 17, 0, 18, 19, 20, 21, 22, 0,  23, 24, 25, 26, 27};

// A4D4 A4xx A4xx A4xx: a syllable by its letters. 0: not one.
static uint32_t made_up(const uint8_t *p)
{
    if (p[2] != 0xA4 || p[4] != 0xA4 || p[6] != 0xA4) return 0;
    uint32_t initial = p[3] >= 0xA1 && p[3] <= 0xBE ? initials[p[3] - 0xA1] : 0;
    uint32_t final = p[7] == 0xD4 ? 0 : p[7] >= 0xA1 && p[7] <= 0xBE ? finals[p[7] - 0xA1] : 0;
    if (!initial || p[5] < 0xBF || p[5] > 0xD3 || (!final && p[7] != 0xD4)) return 0;
    return 0xAC00 + ((initial - 1) * 21 + p[5] - 0xBF) * 28 + final;
}

static void make_up(uint32_t c, KrText *out)
{
    uint8_t bytes[8] = {0xA4, 0xD4, 0xA4, 0, 0xA4, 0, 0xA4, 0xD4};
    c -= 0xAC00;
    for (uint32_t i = 0; i < 30; i++) {
        if (initials[i] == c / 588 + 1) bytes[3] = (uint8_t)(0xA1 + i);
        if (c % 28 && finals[i] == c % 28) bytes[7] = (uint8_t)(0xA1 + i);
    }
    bytes[5] = (uint8_t)(0xBF + c / 28 % 21);
    kr_text_append(out, (const char *)bytes, sizeof bytes);
}

// The character of four bytes of GB 18030; 0: none.
static uint32_t four_bytes(const uint8_t *p)
{
    if (p[0] < 0x81 || p[0] == 0xFF || p[2] < 0x81 || p[2] == 0xFF || p[3] < 0x30 || p[3] > 0x39) return 0;
    uint32_t number = ((p[0] - 0x81u) * 10 + p[1] - 0x30u) * 1260 + (p[2] - 0x81u) * 10 + p[3] - 0x30u;
    if (number >= 189000) return number < 189000 + 0x100000 ? number - 189000 + 0x10000 : 0;
    for (int low = 0, high = KR_EAST_FOUR_BYTES; low < high;) {
        int middle = (low + high) / 2;
        const KrEastRun *run = &kr_east_asian_four_bytes[middle];
        if (number < run->number)
            high = middle;
        else if (number >= (uint32_t)run->number + run->count)
            low = middle + 1;
        else
            return run->character + number - run->number;
    }
    return 0;
}

static bool put_four_bytes(uint32_t c, KrText *out)
{
    uint32_t number = c >= 0x10000 ? c - 0x10000 + 189000 : 0;
    for (int i = 0; i < KR_EAST_FOUR_BYTES && c < 0x10000; i++) { // its runs are not in the order of characters
        const KrEastRun *run = &kr_east_asian_four_bytes[i];
        if (c >= run->character && c < (uint32_t)run->character + run->count) {
            number = run->number + c - run->character;
            break;
        }
        if (i == KR_EAST_FOUR_BYTES - 1) return false;
    }
    const char bytes[4] = {(char)(0x81 + number / 12600), (char)(0x30 + number / 1260 % 10),
                           (char)(0x81 + number / 10 % 126), (char)(0x30 + number % 10)};
    kr_text_append(out, bytes, sizeof bytes);
    return true;
}

// --- the steps ---------------------------------------------------------------------------------------------------------

typedef struct Rows { // a layer of two bytes, without what loops would look up again and again
    const uint16_t *rows;
    uint8_t mask, base; // of the bytes of a code
    Move move;
} Rows;

// As far as characters come that are plain ASCII or two bytes and one code unit: no calls, and nothing in memory but the text.
// What needs a closer look, decode_layers takes. `most`: the number of layers, 0: only known when it runs.
KR_INLINE void decode_two(const Layers *layers, KrDecoder *d, const Kind kind, const int most, const bool shifted)
{
    KrStr *str = d->out.str;
    Rows list[8];
    const KrEastRow *singles[8];
    int count = 0, single_count = 0;
    for (int i = 0; i < layers->count; i++) {
        const Layer *layer = &layers->layers[i];
        if (layer->move == EUC3) continue;
        bool euc = layer->move == EUC;
        list[count++] = (Rows){layer->set->decode, euc ? 0x7F : 0xFF, euc ? 0x80 : 0, layer->move};
        if (layer->move == RAW && layer->set->decode[0]) singles[single_count++] = &kr_east_asian_rows[layer->set->decode[0]];
    }
    const uint8_t *p = d->data + d->at, *last = d->data + d->size - 1;
    uint16_t *first = (uint16_t *)kr_str_data(str), *to = first + d->out.length, *room = first + str->capacity;
    uint32_t highest = d->out.highest, last_lead = layers->last_lead;
    bool ascii = !layers->ascii_differs;
    while (p < last && to < room) {
        uint32_t lead = p[0], trail = p[1], value = 0;
        if (lead < 0x80 && ascii) {
            *to++ = (uint16_t)lead;
            p++;
            continue;
        }
        for (int i = 0; i < single_count && !value; i++)
            if (lead >= singles[i]->first && lead <= singles[i]->last)
                value = kr_east_asian_values[singles[i]->start + lead - singles[i]->first];
        if (value >= KR_EAST_EXTRA || lead < 0x80) break;
        if (value) {
            *to++ = (uint16_t)value;
            if (value > highest) highest = value;
            p++;
            continue;
        }
        if (kind == LEADS && (lead < 0x81 || lead > last_lead || (lead > 0x9F && lead < 0xE0))) break;
        if ((kind == EUC_JP && lead == 0x8F) || (kind == EUC_KR && lead == 0xA4 && trail == 0xD4) ||
            (kind == GB18030 && trail <= 0x39))
            break;
        uint32_t jis = shifted ? code_of(SJIS, lead, trail) : 0;
        for (int i = 0; i < (most ? most : count) && !value; i++) {
            uint32_t high = lead & list[i].mask, low = trail - list[i].base; // a row has nothing at 00 and 7F
            if (shifted && list[i].move != RAW) {
                uint32_t code = list[i].move == SJIS ? jis : code_of(list[i].move, lead, trail);
                high = code >> 8;
                low = code & 0xFF;
            }
            uint32_t row = list[i].rows[high];
            if (row) value = kr_east_asian_value(row, low);
        }
        if (!value || (value >= KR_EAST_EXTRA && (value < KR_EAST_EXTRA_END || value == KR_EAST_NONE))) break;
        *to++ = (uint16_t)value;
        if (value > highest) highest = value;
        p += 2;
    }
    d->out.length = to - first;
    d->out.highest = highest;
    d->at = p - d->data;
}

static void decode_run(const Layers *layers, KrDecoder *d)
{
    if (!d->out.str || d->out.str->kind != 2 || d->out.failed) return;
    switch ((Kind)layers->kind) {
    case PLAIN:
        if (layers->count == 1)
            decode_two(layers, d, PLAIN, 1, false);
        else
            decode_two(layers, d, PLAIN, 0, false);
        break;
    case LEADS: decode_two(layers, d, LEADS, 0, true); break;
    case EUC_JP: decode_two(layers, d, EUC_JP, 0, false); break;
    case EUC_KR: decode_two(layers, d, EUC_KR, 1, false); break;
    case GB18030: decode_two(layers, d, GB18030, 3, false); break;
    }
}

static int decode_layers(const KrMultibyte *codec, uint8_t *state, KrDecoder *d)
{
    (void)state;
    const Layers *layers = codec->layout;
    while (d->at < d->size) {
        decode_run(layers, d);
        if (d->at == d->size) break;
        const uint8_t *p = d->data + d->at;
        int64_t left = d->size - d->at, run = 0;
        if (!layers->ascii_differs)
            while (run < left && p[run] < 0x80)
                run++;
        if (run && run < 8 && d->out.str) {
            for (int64_t i = 0; i < run; i++)
                kr_east_asian_char(&d->out, p[i]);
            d->at += run;
            continue;
        }
        if (run) {
            kr_str_builder_ascii_size(&d->out, (const char *)p, (size_t)run);
            d->at += run;
            continue;
        }
        uint32_t value = 0;
        int i = 0;
        for (; i < layers->count && layers->layers[i].move == RAW && !value; i++)
            value = kr_east_asian_find(layers->layers[i].set, *p);
        if (value || *p < 0x80) {
            kr_east_asian_char(&d->out, value ? value : *p);
            d->at++;
            continue;
        }
        if (layers->kind == LEADS && (*p < 0x81 || *p > layers->last_lead || (*p > 0x9F && *p < 0xE0))) return 1;
        int size = layers->kind == EUC_JP && *p == 0x8F ? 3 : 2;
        if (left < size) return KR_EAST_FEW;
        if (layers->kind == EUC_KR && p[0] == 0xA4 && p[1] == 0xD4) {
            if (left < 8) return KR_EAST_FEW;
            value = made_up(p);
            if (!value) return 1;
            kr_east_asian_char(&d->out, value);
            d->at += 8;
            continue;
        }
        if (layers->kind == GB18030 && p[1] >= 0x30 && p[1] <= 0x39) {
            if (left < 4) return KR_EAST_FEW;
            value = four_bytes(p);
            if (!value) return 1;
            kr_east_asian_char(&d->out, value);
            d->at += 4;
            continue;
        }
        for (i = 0; i < layers->count && !value; i++) {
            if ((layers->layers[i].move == EUC3) != (size == 3)) continue;
            uint32_t code = code_of(layers->layers[i].move, p[size - 2], p[size - 1]);
            if (code) value = kr_east_asian_find(layers->layers[i].set, code);
            if (value == KR_EAST_NONE && layers->layers[i].set == layers->removing) return 2;
        }
        if (!value || value == KR_EAST_NONE) return 1;
        kr_east_asian_put(layers->layers[i - 1].set, value, &d->out);
        d->at += size;
    }
    return 0;
}

// As far as characters come whose bytes the layers have and that begin no pair. What needs a closer look, encode_layers takes.
KR_INLINE void encode_two(const Layers *layers, const KrStr *str, int64_t *at, KrText *out, const int count, const bool shifted)
{
    Rows list[8];
    bool pairs = false, ascii = !layers->ascii_differs;
    for (int i = 0; i < count; i++) {
        list[i] = (Rows){layers->layers[i].set->encode, 0, 0, layers->layers[i].move};
        pairs |= layers->layers[i].set->pair_count != 0;
    }
    const uint16_t *text = (const uint16_t *)kr_str_data(str);
    int64_t i = *at, length = str->length;
    uint8_t *start = (uint8_t *)out->bytes, *to = start + out->length, *room = start + out->capacity - 4;
    for (; i < length && to < room; i++) {
        uint32_t c = text[i], code = 0;
        if (c < 0x80 && ascii) {
            *to++ = (uint8_t)c;
            continue;
        }
        if ((pairs && kr_east_asian_may_pair(str, i)) || c >= KR_EAST_PAGES * 256) break;
        Move move = RAW;
        for (int k = 0; k < count && !code; k++) {
            uint32_t row = list[k].rows[c >> 8];
            if (row) code = kr_east_asian_value(row, c & 0xFF);
            move = list[k].move;
        }
        if (!code || code == KR_EAST_NONE) break;
        if (code < 0x100) {
            *to++ = (uint8_t)code;
            continue;
        }
        if (move == EUC) {
            code |= 0x8080;
        } else if (shifted && move == SJIS) {
            uint32_t index = (code >> 8) - 0x21, low = (code & 0xFF) - 0x21 + 94 * (index & 1);
            code = (index / 2 + (index < 62 ? 0x81 : 0xC1)) << 8 | (low + 0x40 + (low >= 0x3F));
        } else if (move != RAW) {
            break;
        }
        uint16_t bytes = __builtin_bswap16((uint16_t)code);
        memcpy(to, &bytes, sizeof bytes);
        to += 2;
    }
    out->length = (size_t)(to - start);
    *to = 0;
    *at = i;
}

static void encode_run(const Layers *layers, const KrStr *str, int64_t *at, KrText *out)
{
    if (str->kind != 2 || out->failed || out->capacity < out->length + 8) return;
    if (layers->kind == LEADS)
        encode_two(layers, str, at, out, layers->count, true);
    else if (layers->count == 1)
        encode_two(layers, str, at, out, 1, false);
    else if (layers->count == 2)
        encode_two(layers, str, at, out, 2, false);
    else if (layers->count == 3)
        encode_two(layers, str, at, out, 3, false);
    else
        encode_two(layers, str, at, out, layers->count, false);
}

static int encode_layers(const KrMultibyte *codec, uint8_t *state, const KrStr *str, int64_t *at, bool flush, KrText *out)
{
    (void)state;
    const Layers *layers = codec->layout;
    (void)kr_text_reserve(out, (size_t)(str->length - *at) * 2 + 8);
    for (; *at < str->length; ++*at) {
        encode_run(layers, str, at, out);
        if (*at == str->length) break;
        uint32_t c = kr_str_read(str, *at), code = 0;
        if (c < 0x80 && !layers->ascii_differs) {
            kr_east_asian_byte(out, c);
            continue;
        }
        int i = 0;
        for (; i < layers->count && !code; i++) {
            const KrEastSet *set = layers->layers[i].set;
            uint32_t pair;
            if (set->pair_count && kr_east_asian_may_pair(str, *at) &&
                kr_east_asian_pair(set, c, *at + 1 < str->length ? kr_str_read(str, *at + 1) : 0, &pair)) {
                if (*at + 1 == str->length && !flush) return KR_EAST_FEW;
                if (pair) {
                    code = pair;
                    ++*at;
                    continue;
                }
            }
            code = kr_east_asian_code(set, c);
        }
        if (code && code != KR_EAST_NONE)
            put_code(layers->layers[i - 1].move, code, out);
        else if (c < 0x80 && !code)
            kr_east_asian_byte(out, c);
        else if (layers->kind == EUC_KR && c >= 0xAC00 && c <= 0xD7A3)
            make_up(c, out);
        else if (layers->kind != GB18030 || !put_four_bytes(c, out))
            return 1;
    }
    return 0;
}

// HZ: ~{ begins GB 2312 in 7 bits, ~} ends it, ~~ is ~. state[0]: inside.
static int decode_hz(const KrMultibyte *codec, uint8_t *state, KrDecoder *d)
{
    (void)codec;
    while (d->at < d->size) {
        const uint8_t *p = d->data + d->at;
        int64_t left = d->size - d->at;
        if (*p == '~') {
            if (left < 2) return KR_EAST_FEW;
            if (p[1] == '~' && !state[0])
                kr_str_builder_char(&d->out, '~');
            else if (p[1] == '{' && !state[0])
                state[0] = 1;
            else if (p[1] == '}' && state[0])
                state[0] = 0;
            else if (p[1] != '\n' || state[0])
                return 1;
            d->at += 2;
            continue;
        }
        if (*p & 0x80) return 1;
        if (!state[0]) {
            kr_east_asian_char(&d->out, *p);
            d->at++;
            continue;
        }
        if (left < 2) return KR_EAST_FEW;
        uint32_t value = p[1] & 0x80 ? 0 : kr_east_asian_find(&kr_east_asian_gb2312, (uint32_t)p[0] << 8 | p[1]);
        if (!value) return 1;
        kr_east_asian_put(&kr_east_asian_gb2312, value, &d->out);
        d->at += 2;
    }
    return 0;
}

static void reset_hz(uint8_t *state, KrText *out)
{
    if (state[0]) kr_text_append(out, "~}", 2);
    state[0] = 0;
}

static int encode_hz(const KrMultibyte *codec, uint8_t *state, const KrStr *str, int64_t *at, bool flush, KrText *out)
{
    (void)codec, (void)flush;
    (void)kr_text_reserve(out, (size_t)(str->length - *at) * 2 + 8);
    for (; *at < str->length; ++*at) {
        uint32_t c = kr_str_read(str, *at), code;
        if (c < 0x80) {
            reset_hz(state, out);
            if (c == '~') kr_text_append_char(out, '~');
            kr_east_asian_byte(out, c);
            continue;
        }
        code = kr_east_asian_code(&kr_east_asian_gb2312, c);
        if (!code) return 1;
        if (!state[0]) kr_text_append(out, "~{", 2);
        state[0] = 1;
        put_code(RAW, code, out);
    }
    return 0;
}

// --- the encodings -----------------------------------------------------------------------------------------------------

#define SET(name) &kr_east_asian_##name
// clang-format off
static const Layers
    gb2312 = {{{SET(gb2312), EUC}}, 1, PLAIN, 0, false, NULL},
    gbk = {{{SET(gbk), RAW}, {SET(gb2312), EUC}}, 2, PLAIN, 0, false, NULL},
    gb18030 = {{{SET(gb18030), RAW}, {SET(gbk), RAW}, {SET(gb2312), EUC}}, 3, GB18030, 0, false, NULL},
    big5 = {{{SET(big5), RAW}}, 1, PLAIN, 0, false, NULL},
    cp950 = {{{SET(cp950), RAW}, {SET(big5), RAW}}, 2, PLAIN, 0, false, NULL},
    big5hkscs = {{{SET(big5hkscs), RAW}, {SET(big5), RAW}}, 2, PLAIN, 0, false, NULL},
    euc_kr = {{{SET(ksx1001), EUC}}, 1, EUC_KR, 0, false, NULL},
    cp949 = {{{SET(cp949), RAW}, {SET(ksx1001), EUC}}, 2, PLAIN, 0, false, NULL},
    johab = {{{SET(johab), RAW}}, 1, PLAIN, 0, true, NULL},
    euc_jp = {{{SET(euc_jp), RAW}, {SET(jisx0208), EUC}, {SET(jisx0212), EUC3}}, 3, EUC_JP, 0, false, NULL},
    shift_jis = {{{SET(shift_jis), RAW}, {SET(jisx0208), SJIS}}, 2, LEADS, 0xEA, false, NULL},
    cp932 = {{{SET(cp932), RAW}, {SET(shift_jis), RAW}, {SET(jisx0208), SJIS}}, 3, LEADS, 0xFC, false, NULL},
    euc_jis_2004 = {{{SET(euc_jis_2004), RAW}, {SET(jisx0213_1), EUC}, {SET(jisx0213_2), EUC3}, {SET(jisx0212), EUC3}},
                    4, EUC_JP, 0, false, NULL},
    euc_jisx0213 = {{{SET(jisx0213_1_2000), EUC}, {SET(jisx0213_2_2000), EUC3}, {SET(euc_jisx0213), RAW}, {SET(euc_jis_2004), RAW},
                     {SET(jisx0213_1), EUC}, {SET(jisx0213_2), EUC3}, {SET(jisx0212), EUC3}},
                    7, EUC_JP, 0, false, SET(jisx0213_1_2000)},
    shift_jis_2004 = {{{SET(shift_jis_2004), RAW}, {SET(jisx0213_1), SJIS}, {SET(jisx0213_2), SJIS2}}, 3, LEADS, 0xFC, true, NULL},
    shift_jisx0213 = {{{SET(shift_jisx0213), RAW}, {SET(shift_jis_2004), RAW}, {SET(jisx0213_1_2000), SJIS},
                       {SET(jisx0213_2_2000), SJIS2}, {SET(jisx0213_1), SJIS}, {SET(jisx0213_2), SJIS2}},
                      6, LEADS, 0xFC, true, SET(jisx0213_1_2000)};

#define LAYERED(module, name) {"_codecs_" module, #name, decode_layers, encode_layers, NULL, &name, {0}, {0}}
#define ESCAPED(name) {"_codecs_iso2022", #name, kr_east_asian_iso2022_decode, kr_east_asian_iso2022_encode, kr_east_asian_iso2022_reset, \
                       NULL, {'B', 'B', 'B', 0}, {'B', 'B', 0, 0}}
static const KrMultibyte codecs[] = {
    LAYERED("cn", gb2312), LAYERED("cn", gbk), LAYERED("cn", gb18030),
    {"_codecs_cn", "hz", decode_hz, encode_hz, reset_hz, NULL, {0}, {0}},
    LAYERED("hk", big5hkscs), LAYERED("tw", big5), LAYERED("tw", cp950),
    LAYERED("kr", euc_kr), LAYERED("kr", cp949), LAYERED("kr", johab),
    LAYERED("jp", shift_jis), LAYERED("jp", cp932), LAYERED("jp", euc_jp), LAYERED("jp", shift_jis_2004),
    LAYERED("jp", euc_jis_2004), LAYERED("jp", euc_jisx0213), LAYERED("jp", shift_jisx0213),
    ESCAPED(iso2022_kr), ESCAPED(iso2022_jp), ESCAPED(iso2022_jp_1), ESCAPED(iso2022_jp_2),
    ESCAPED(iso2022_jp_2004), ESCAPED(iso2022_jp_3), ESCAPED(iso2022_jp_ext),
};
// clang-format on

const KrMultibyte *kr_east_asian_codec(const char *module, const char *name)
{
    for (size_t i = 0; i < sizeof codecs / sizeof *codecs; i++)
        if (!strcmp(codecs[i].module, module) && !strcmp(codecs[i].name, name)) return &codecs[i];
    return NULL;
}
