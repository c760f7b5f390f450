// SPDX-License-Identifier: MIT
// Tests of frontend/tokenizer.c: run by tests/unit/unit_main.c.
#include "base/text.h"
#include "frontend/tokenizer.h"
#include "tests/unit/unit.h"

#include <string.h>

// The kinds of the tokens of `program`, separated by blanks, or the error's message.
static const char *kinds(KrArena *arena, const char *program)
{
    KrSource source;
    KrSyntaxError error;
    KrIdentTable idents;
    if (!kr_source_decode(&source, arena, program, strlen(program), 0, NULL, &error))
        return error.message;
    KrTokenizer *t = kr_arena_alloc(arena, sizeof *t);
    if (t == NULL || !kr_ident_init(&idents, arena)) return NULL;
    kr_tokenizer_init(t, arena, &source, &idents, &error);
    KrText text;
    kr_text_init(&text);
    KrToken token;
    do {
        if (!kr_tokenizer_next(t, &token)) {
            kr_text_fini(&text);
            return error.message;
        }
        kr_text_printf(&text, "%s ", kr_token_names[token.kind]);
    } while (token.kind != KR_TOKEN_ENDMARKER);
    const char *result = kr_arena_copy(arena, text.bytes, text.length);
    kr_text_fini(&text);
    return result;
}

static bool gives(const char *program, const char *wanted)
{
    KrArena arena;
    kr_arena_init(&arena);
    const char *found = kinds(&arena, program);
    bool same = found != NULL && strcmp(found, wanted) == 0;
    kr_arena_fini(&arena);
    return same;
}

KR_TEST(tokenizer_indents_and_joins)
{
    CHECK(gives(
        "if x:\n  y\nz",
        "if NAME COLON NEWLINE INDENT NAME NEWLINE DEDENT NAME NEWLINE ENDMARKER "));
    CHECK(gives("(a,\n b) # c\n\n", "LPAR NAME COMMA NAME RPAR NEWLINE ENDMARKER "));
    CHECK(gives("a = \\\n 1", "NAME EQUAL NUMBER NEWLINE ENDMARKER "));
    CHECK(gives("", "ENDMARKER "));
    CHECK(gives("if x:\n    a\n  b",
                "unindent does not match any outer indentation level"));
}

KR_TEST(tokenizer_reads_strings_in_strings)
{
    CHECK(
        gives("f'a{b!r:>{c}}{{'",
              "FSTRING_START FSTRING_MIDDLE LBRACE NAME EXCLAMATION NAME COLON "
              "FSTRING_MIDDLE LBRACE NAME RBRACE FSTRING_MIDDLE RBRACE FSTRING_MIDDLE "
              "FSTRING_END NEWLINE ENDMARKER "));
    CHECK(gives(
        "t'{f'{x}'}'",
        "TSTRING_START LBRACE FSTRING_START LBRACE NAME RBRACE FSTRING_END RBRACE "
        "TSTRING_END NEWLINE ENDMARKER "));
    CHECK(gives("'a", "unterminated string literal (detected at line 1)"));
    CHECK(gives("f'}'", "f-string: single '}' is not allowed"));
}

KR_TEST(tokenizer_reads_numbers)
{
    CHECK(gives("0xFf 1_0 1e5 .5j 0b1 0o7", "NUMBER NUMBER NUMBER NUMBER NUMBER NUMBER "
                                            "NEWLINE ENDMARKER "));
    CHECK(gives("1__0", "invalid decimal literal"));
    CHECK(gives("0b12", "invalid digit '2' in binary literal"));
    CHECK(gives("012",
                "leading zeros in decimal integer literals are not permitted; use an "
                "0o prefix for octal integers"));
}

KR_TEST(tokenizer_normalizes_names)
{
    KrArena arena;
    kr_arena_init(&arena);
    KrIdentTable idents;
    CHECK(kr_ident_init(&idents, &arena));
    const KrIdent *plain = kr_ident_intern(&idents, "file", 4);
    CHECK(kr_ident_intern_nfkc(&idents, "\xEF\xAC\x81le", 5) ==
          plain); // the fi ligature
    const KrIdent *accent = kr_ident_intern_nfkc(&idents, "e\xCC\x81", 3);
    CHECK(accent->length == 2 && strcmp(accent->utf8, "\xC3\xA9") == 0);
    const KrIdent *hangul =
        kr_ident_intern_nfkc(&idents, "\xE1\x84\x80\xE1\x85\xA1", 6);
    CHECK(strcmp(hangul->utf8, "\xEA\xB0\x80") == 0);
    kr_arena_fini(&arena);
}
