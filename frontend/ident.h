// SPDX-License-Identifier: MIT
// Names of a program: interning, and which characters may form them.
//
// The table belongs to one parse and lives in its arena. Keywords and soft keywords are
// entered first, from the generated table of gen/tokens.h, so that a name's pointer also says
// whether it is a keyword.
//
// Invariant: equal bytes give the same pointer. Load is kept under one half.
// Names beyond ASCII are checked against XID_Start and XID_Continue and made NFKC.
// Tests: tests/unit/tokenizer_test.c
#pragma once

#include "frontend/ast_base.h"

typedef struct KrIdentTable {
    KrArena *arena;        // where names and slots live
    const KrIdent **slots; // slot_count pointers, null is free
    uint32_t slot_count;   // a power of two
    uint32_t count;        // names
} KrIdentTable;

// False when out of memory.
bool kr_ident_init(KrIdentTable *table, KrArena *arena) KR_NODISCARD;
// The name with these bytes (taken as they are); null when out of memory.
const KrIdent *kr_ident_intern(KrIdentTable *table, const char *utf8, uint32_t length);
// The same for a name with characters beyond ASCII: NFKC first.
const KrIdent *kr_ident_intern_nfkc(KrIdentTable *table, const char *utf8,
                                    uint32_t length);
bool kr_ident_is_start(uint32_t c);
bool kr_ident_is_continue(uint32_t c);
bool kr_ident_is_printable(uint32_t c);
// Reads one character; `*at` moves behind it. The text must be valid UTF-8.
uint32_t kr_ident_decode(const char **at);
