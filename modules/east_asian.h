// SPDX-License-Identifier: MIT
// The East Asian encodings: tables of characters and the steps that the codecs of _multibytecodec take.
//
// A set maps codes of 16 bits to characters and back. An encoding is a list of layers, each a set and how its codes become
// bytes; the first layer that knows a code or a character decides, also when all it knows is that there is none.
#pragma once

#include "runtime/codec_errors.h"

typedef struct KrEastRow {
    uint32_t start; // of its values in kr_east_asian_values
    uint8_t first, last; // low bytes that have a value there
} KrEastRow;
typedef struct KrEastExtra {
    uint32_t first, second; // a character beyond U+FFFF, or two that are one code
} KrEastExtra;
typedef struct KrEastPair {
    uint16_t first, second, code;
} KrEastPair;
typedef struct KrEastRun {
    uint16_t number, character, count;
} KrEastRun;

// Values: 0 is none here, KR_EAST_NONE none in the layers below either. Decoded ones from KR_EAST_EXTRA on are in `extras`.
enum { KR_EAST_NONE = 0xFFFF, KR_EAST_EXTRA = 0xD800, KR_EAST_EXTRA_END = 0xE000, KR_EAST_PAGES = 0x300 };

typedef struct KrEastSet {
    const uint16_t *decode; // row of each high byte
    const uint16_t *encode; // row of each 256 characters
    const KrEastExtra *extras;
    const KrEastPair *pairs;
    uint32_t pair_count;
} KrEastSet;

extern const uint16_t kr_east_asian_values[];
extern const KrEastRow kr_east_asian_rows[];

static inline uint32_t kr_east_asian_value(uint32_t row, uint32_t low)
{
    const KrEastRow *r = &kr_east_asian_rows[row];
    return low < r->first || low > r->last ? 0 : kr_east_asian_values[r->start + low - r->first];
}
static inline uint32_t kr_east_asian_find(const KrEastSet *set, uint32_t code)
{
    return kr_east_asian_value(set->decode[code >> 8], code & 0xFF);
}
static inline uint32_t kr_east_asian_code(const KrEastSet *set, uint32_t c)
{
    return c >= KR_EAST_PAGES * 256 ? 0 : kr_east_asian_value(set->encode[c >> 8], c & 0xFF);
}
// Appends without a call where there is room.
static inline void kr_east_asian_byte(KrText *out, uint32_t byte)
{
    if (KR_UNLIKELY(out->length + 1 >= out->capacity)) {
        kr_text_append_char(out, (char)byte);
        return;
    }
    out->bytes[out->length++] = (char)byte;
    out->bytes[out->length] = 0;
}
static inline void kr_east_asian_char(KrStrBuilder *out, uint32_t c)
{
    if (KR_UNLIKELY(!out->str || out->str->kind != 2 || out->length >= out->str->capacity || c > 0xFFFF || out->failed)) {
        kr_str_builder_char(out, c);
        return;
    }
    ((uint16_t *)kr_str_data(out->str))[out->length++] = (uint16_t)c;
    if (c > out->highest) out->highest = c;
}
void kr_east_asian_put_extra(const KrEastSet *set, uint32_t value, KrStrBuilder *out);
static inline void kr_east_asian_put(const KrEastSet *set, uint32_t value, KrStrBuilder *out) // what find gave, not none
{
    if (value < KR_EAST_EXTRA || value >= KR_EAST_EXTRA_END)
        kr_east_asian_char(out, value);
    else
        kr_east_asian_put_extra(set, value, out);
}
// The pairs that begin with c: *code is the one with `next` (0: none of them). False: there are none.
bool kr_east_asian_pair(const KrEastSet *set, uint32_t c, uint32_t next, uint32_t *code);
// May str[at] be the first of a pair? Only marks are second ones; at the end of the text the next one is not known.
static inline bool kr_east_asian_may_pair(const KrStr *str, int64_t at)
{
    if (at + 1 == str->length) return true;
    uint32_t next = kr_str_read(str, at + 1);
    return next == 0x309A || (next >= 0x2E5 && next <= 0x30C);
}

enum { KR_EAST_STATE = 8, KR_EAST_FEW = -1 };

// Steps return 0 at the end of the input, KR_EAST_FEW when it ends inside a character, n > 0 for n bytes (characters) that are
// illegal. They leave the place where they stopped.
typedef struct KrMultibyte KrMultibyte;
struct KrMultibyte {
    const char *module, *name;
    int (*decode)(const KrMultibyte *codec, uint8_t *state, KrDecoder *d);
    int (*encode)(const KrMultibyte *codec, uint8_t *state, const KrStr *str, int64_t *at, bool flush, KrText *out);
    void (*encode_reset)(uint8_t *state, KrText *out); // what ends a text; may be null
    const void *layout; // of the functions
    uint8_t decode_start[4], encode_start[4]; // the state at first
};

const KrMultibyte *kr_east_asian_codec(const char *module, const char *name); // null: there is none
int kr_east_asian_iso2022_decode(const KrMultibyte *codec, uint8_t *state, KrDecoder *d);
int kr_east_asian_iso2022_encode(const KrMultibyte *codec, uint8_t *state, const KrStr *str, int64_t *at, bool flush, KrText *out);
void kr_east_asian_iso2022_reset(uint8_t *state, KrText *out);
