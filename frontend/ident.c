// SPDX-License-Identifier: MIT
// Interning of names and the characters of names. See ident.h.
#include "frontend/ident.h"

#include "base/check.h"
#include "gen/ident_tables.h"
#include "gen/tokens.h"

#include <string.h>

enum { FIRST_SLOT_COUNT = 256 };

static uint32_t hash_bytes(const char *bytes, uint32_t length)
{
    uint32_t hash =
        0x811C9DC5u; // FNV-1a: dsl/gen/peg.py computes the same for keywords
    for (uint32_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)bytes[i]) * 0x01000193u;
    return hash;
}

static void place(const KrIdent **slots, uint32_t slot_count, const KrIdent *ident)
{
    uint32_t i = ident->hash & (slot_count - 1);
    while (slots[i] != NULL)
        i = (i + 1) & (slot_count - 1);
    slots[i] = ident;
}

static bool grow(KrIdentTable *table)
{
    uint32_t slot_count = table->slot_count * 2;
    const KrIdent **slots =
        kr_arena_zalloc(table->arena, (size_t)slot_count * sizeof(void *));
    if (slots == NULL) return false;
    for (uint32_t i = 0; i < table->slot_count; i++)
        if (table->slots[i] != NULL) place(slots, slot_count, table->slots[i]);
    table->slots = slots;
    table->slot_count = slot_count;
    return true;
}

bool kr_ident_init(KrIdentTable *table, KrArena *arena)
{
    *table = (KrIdentTable){.arena = arena, .slot_count = FIRST_SLOT_COUNT};
    table->slots = kr_arena_zalloc(arena, FIRST_SLOT_COUNT * sizeof(void *));
    if (table->slots == NULL) return false;
    for (int i = 0; i < KR_TOKEN_KEYWORD_COUNT; i++)
        place(table->slots, FIRST_SLOT_COUNT, &kr_token_keywords[i]);
    for (int i = 0; i < KR_SOFT_COUNT; i++)
        place(table->slots, FIRST_SLOT_COUNT, &kr_token_soft_keywords[i]);
    table->count = (uint32_t)KR_TOKEN_KEYWORD_COUNT + (uint32_t)KR_SOFT_COUNT;
    return true;
}

const KrIdent *kr_ident_intern(KrIdentTable *table, const char *utf8, uint32_t length)
{
    uint32_t hash = hash_bytes(utf8, length);
    uint32_t i = hash & (table->slot_count - 1);
    for (; table->slots[i] != NULL; i = (i + 1) & (table->slot_count - 1)) {
        const KrIdent *ident = table->slots[i];
        if (ident->hash == hash && ident->length == length &&
            memcmp(ident->utf8, utf8, length) == 0)
            return ident;
    }
    if (table->count * 2 >= table->slot_count && !grow(table)) return NULL;
    char *copy = kr_arena_copy(table->arena, utf8, length);
    KrIdent *made = kr_arena_alloc(table->arena, sizeof *made);
    if (copy == NULL || made == NULL) return NULL;
    *made = (KrIdent){length, hash, copy};
    place(table->slots, table->slot_count, made);
    table->count++;
    return made;
}

uint32_t kr_ident_decode(const char **at)
{
    const unsigned char *p = (const unsigned char *)*at;
    if (p[0] < 0x80) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xE0) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    }
    if (p[0] < 0xF0) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 |
               (p[2] & 0x3F);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

// -- characters --

static bool in_ranges(const KrCharRange *ranges, uint32_t count, uint32_t c)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (c > ranges[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    return low < count && c >= ranges[low].first;
}

bool kr_ident_is_start(uint32_t c)
{
    return in_ranges(kr_ident_start_ranges, KR_IDENT_START_COUNT, c);
}

bool kr_ident_is_continue(uint32_t c)
{
    return in_ranges(kr_ident_continue_ranges, KR_IDENT_CONTINUE_COUNT, c);
}

bool kr_ident_is_printable(uint32_t c)
{
    return in_ranges(kr_ident_printable_ranges, KR_IDENT_PRINTABLE_COUNT, c);
}

// -- NFKC: decompose, order, compose --

enum { // Hangul syllables are computed
    SYLLABLE = 0xAC00,
    LEAD = 0x1100,
    VOWEL = 0x1161,
    TAIL = 0x11A7,
    LEAD_COUNT = 19,
    VOWEL_COUNT = 21,
    TAIL_COUNT = 28,
    SYLLABLE_COUNT = LEAD_COUNT * VOWEL_COUNT * TAIL_COUNT,
};

static uint32_t combining_class(uint32_t c)
{
    uint32_t low = 0, high = KR_IDENT_COMBINING_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (c > kr_ident_combining[middle].last)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == KR_IDENT_COMBINING_COUNT || c < kr_ident_combining[low].first) return 0;
    return kr_ident_combining[low].value;
}

// Writes the complete decomposition of `c` (at most 18 characters); returns how many.
static uint32_t decompose(uint32_t c, uint32_t *out)
{
    if (c - SYLLABLE < SYLLABLE_COUNT) {
        uint32_t i = c - SYLLABLE;
        out[0] = LEAD + i / (VOWEL_COUNT * TAIL_COUNT);
        out[1] = VOWEL + i % (VOWEL_COUNT * TAIL_COUNT) / TAIL_COUNT;
        if (i % TAIL_COUNT == 0) return 2;
        out[2] = TAIL + i % TAIL_COUNT;
        return 3;
    }
    uint32_t low = 0, high = KR_IDENT_DECOMPOSITION_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        if (kr_ident_decompositions[middle].c < c)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == KR_IDENT_DECOMPOSITION_COUNT || kr_ident_decompositions[low].c != c) {
        out[0] = c;
        return 1;
    }
    const KrDecomposition *found = &kr_ident_decompositions[low];
    for (uint32_t i = 0; i < found->count; i++)
        out[i] = kr_ident_pool[found->start + i];
    return found->count;
}

// The composite of two characters, or 0.
static uint32_t compose(uint32_t a, uint32_t b)
{
    if (a - LEAD < LEAD_COUNT && b - VOWEL < VOWEL_COUNT)
        return SYLLABLE + ((a - LEAD) * VOWEL_COUNT + (b - VOWEL)) * TAIL_COUNT;
    if (a - SYLLABLE < SYLLABLE_COUNT && (a - SYLLABLE) % TAIL_COUNT == 0 && b > TAIL &&
        b < TAIL + TAIL_COUNT)
        return a + (b - TAIL);
    uint32_t low = 0, high = KR_IDENT_COMPOSITION_COUNT;
    while (low < high) {
        uint32_t middle = (low + high) / 2;
        const KrComposition *one = &kr_ident_compositions[middle];
        if (one->first < a || (one->first == a && one->second < b))
            low = middle + 1;
        else
            high = middle;
    }
    if (low == KR_IDENT_COMPOSITION_COUNT) return 0;
    const KrComposition *found = &kr_ident_compositions[low];
    return found->first == a && found->second == b ? found->c : 0;
}

static char *put_utf8(char *out, uint32_t c)
{
    if (c < 0x80) {
        *out++ = (char)c;
        return out;
    }
    if (c < 0x800) {
        *out++ = (char)(0xC0 | (c >> 6));
    } else if (c < 0x10000) {
        *out++ = (char)(0xE0 | (c >> 12));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
    } else {
        *out++ = (char)(0xF0 | (c >> 18));
        *out++ = (char)(0x80 | ((c >> 12) & 0x3F));
        *out++ = (char)(0x80 | ((c >> 6) & 0x3F));
    }
    *out++ = (char)(0x80 | (c & 0x3F));
    return out;
}

const KrIdent *kr_ident_intern_nfkc(KrIdentTable *table, const char *utf8,
                                    uint32_t length)
{
    enum { MAX_PARTS = 18 };
    uint32_t *points = kr_arena_alloc(table->arena, (size_t)length * MAX_PARTS * 4);
    if (points == NULL) return NULL;
    uint32_t count = 0;
    for (const char *at = utf8; at < utf8 + length;)
        count += decompose(kr_ident_decode(&at), points + count);
    for (uint32_t i = 1; i < count; i++) { // stable order of the marks behind a base
        uint32_t class = combining_class(points[i]);
        for (uint32_t k = i; class != 0 && k > 0; k--) {
            if (combining_class(points[k - 1]) <= class) break;
            uint32_t moved = points[k];
            points[k] = points[k - 1];
            points[k - 1] = moved;
        }
    }
    uint32_t used = 0, base = UINT32_MAX, last_class = 0;
    for (uint32_t i = 0; i < count; i++) {
        uint32_t c = points[i], class = combining_class(c);
        bool reaches = base != UINT32_MAX &&
                       (base + 1 == used || (last_class != 0 && last_class < class));
        uint32_t composite = reaches ? compose(points[base], c) : 0;
        if (composite != 0) {
            points[base] = composite;
            continue;
        }
        if (class == 0) base = used;
        last_class = class;
        points[used++] = c;
    }
    char *bytes = kr_arena_alloc(table->arena, (size_t)used * 4 + 1);
    if (bytes == NULL) return NULL;
    char *out = bytes;
    for (uint32_t i = 0; i < used; i++)
        out = put_utf8(out, points[i]);
    return kr_ident_intern(table, bytes, (uint32_t)(out - bytes));
}
