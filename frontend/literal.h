// SPDX-License-Identifier: MIT
// Values of literals: numbers, and the text of strings with their escapes.
//
// Owns nothing; results live in the caller's arena. Escapes that are not valid fill a
// KrLiteralFault: the parser words the error and the warning.
// Invariant: decoded str is WTF-8, so that '\ud800' stays what it is.
// Who calls: parse_actions.c. Tests: tests/lang/reference/lexical/, tools/ast_check.py
#pragma once

#include "frontend/ast_base.h"

// Where a name of \N{...} is found instead of char_names.c: the code point, or -1.
typedef int32_t (*KrUnicodeNameHook)(const char *name, size_t length);

typedef struct KrLiteralFault {
    const char *error;   // message of the SyntaxError, or null
    const char *type;    // its type
    const char *odd;     // first invalid escape (its backslash), or null
    uint32_t odd_length; // bytes of it, with the backslash
    bool is_octal;       // it is an octal escape above \377
} KrLiteralFault;

// `text` is a NUMBER token. False when memory is out or (with *error set) a limit is passed.
bool kr_literal_number(KrArena *arena, const char *text, size_t length,
                       KrAstConstant *value, const char **error);
// `text` is what stands between the quotes. False when fault->error is set or memory is out.
bool kr_literal_str(KrArena *arena, const char *text, size_t length, bool is_raw,
                    KrUnicodeNameHook name_hook, KrAstConstant *value,
                    KrLiteralFault *fault);
bool kr_literal_bytes(KrArena *arena, const char *text, size_t length, bool is_raw,
                      KrAstConstant *value, KrLiteralFault *fault);
