// SPDX-License-Identifier: MIT
// Interning of names and the characters of names. See ident.h.
#include "frontend/ident.h"

#include "base/check.h"
#include "gen/tokens.h"

#include <string.h>

enum { FIRST_SLOT_COUNT = 256 };

static uint32_t hash_bytes(const char *bytes, uint32_t length)
{
    uint32_t hash = 0x811C9DC5u; // FNV-1a: dsl/gen/peg.py computes the same for keywords
    for (uint32_t i = 0; i < length; i++) hash = (hash ^ (unsigned char)bytes[i]) * 0x01000193u;
    return hash;
}

static void place(const KrIdent **slots, uint32_t slot_count, const KrIdent *ident)
{
    uint32_t i = ident->hash & (slot_count - 1);
    while (slots[i] != NULL) i = (i + 1) & (slot_count - 1);
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
    table->count = KR_TOKEN_KEYWORD_COUNT + KR_SOFT_COUNT;
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
        return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 |
           (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}
