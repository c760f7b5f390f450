// SPDX-License-Identifier: MIT
// Tokens of a program: indentation, line joining, numbers, strings, f-strings and t-strings.
//
// The parser asks for one token at a time, so that an error of the grammar on line 3 is found
// before an error of the tokenizer on line 5. Inside an f-string the tokenizer switches
// between text mode (FSTRING_MIDDLE tokens) and code mode (ordinary tokens), with a stack of
// modes for f-strings inside replacement fields.
//
// Invariant: tokens refer to the source's bytes; kinds from KR_TOKEN_FIRST_KEYWORD are
// keywords. INDENT, DEDENT and ENDMARKER have column -1: they cover no text.
// Who calls: parser.c. Tests: tests/unit/tokenizer_test.c, tools/ast_check.py
#pragma once

#include "frontend/ident.h"
#include "frontend/source.h"
#include "frontend/syntax_error.h"
#include "gen/tokens.h"

typedef struct KrMemo KrMemo;

typedef struct KrToken {
    uint8_t kind;         // KR_TOKEN_*
    uint8_t level;        // open brackets after this token
    KrSpan span;          //
    uint32_t start;       // offsets into the source's bytes
    uint32_t end;         //
    const KrIdent *ident; // of NAME and keywords
    KrMemo *memo;         // the parser's results at this token
} KrToken;

enum {
    KR_TOKENIZER_MAX_BRACKETS = 200,
    KR_TOKENIZER_MAX_INDENTS = 100,
    KR_TOKENIZER_MAX_STRINGS = 150, // f-strings inside f-strings
};

typedef struct KrBracket {
    char open;      // ( [ {
    int32_t line;   //
    int32_t column; // bytes from 0
} KrBracket;

typedef struct KrStringMode {
    char quote;            // ' or "
    int8_t quote_size;     // 1 or 3
    bool is_raw;           //
    bool is_template;      // t-string
    bool in_text;          // text mode; else code mode
    bool in_format_spec;   //
    int32_t depth;         // open brackets inside the string
    int32_t field_depth;   // depth at which the current field began; -1: none
    const char *start;     // first byte of the prefix
    const char *line_text; // start of its line
    int32_t line;          //
} KrStringMode;

typedef struct KrTypeComment { // `# type: ignore`
    struct KrTypeComment *next;
    int32_t line;
    uint32_t start, end; // of what stands behind `ignore`
} KrTypeComment;

typedef struct KrTokenizer {
    KrArena *arena;         //
    const KrSource *source; //
    KrIdentTable *idents;   //
    KrSyntaxError *error;   // filled on the first error
    KrSyntaxWarning *
        *warning_tail;     // where the next warning is linked; null: drop warnings
    const char *at;        // next byte
    const char *end;       // one past the last byte
    const char *line_text; // start of the current line
    const char *chunk;     // start of the first of the joined lines
    int32_t line;          //
    bool at_line_start;    //
    bool after_newline;    // the last token was NEWLINE (or none yet)
    bool is_done;          // ENDMARKER or ERROR was given
    bool is_structural;    // the error is one of lines, indentation or the end
    bool is_lenient;       // for tools: what only a parser need refuse passes
    bool hit_end;          // the end was met since this was cleared: more text might
                           // have changed the token
    bool hit_inside;       // ... inside a string or behind a backslash
    bool type_comments;    // `# type:` is looked at: a TYPE_COMMENT token, or one of `ignores`
    struct KrTypeComment *ignores, *last_ignore; // in the arena
    int32_t pending;       // DEDENTs (< 0) or INDENTs (> 0) to give
    int32_t indent_count;  //
    int32_t bracket_count; //
    int32_t string_count;  //
    int32_t indents[KR_TOKENIZER_MAX_INDENTS];          // columns, tab = 8
    int32_t alt_indents[KR_TOKENIZER_MAX_INDENTS];      // columns, tab = 1
    KrBracket brackets[KR_TOKENIZER_MAX_BRACKETS];      //
    KrStringMode strings[KR_TOKENIZER_MAX_STRINGS + 1]; // [1 .. string_count]
} KrTokenizer;

void kr_tokenizer_init(KrTokenizer *tokenizer, KrArena *arena, const KrSource *source,
                       KrIdentTable *idents, KrSyntaxError *error);
// The next token; false after filling `error` (the token's kind is then ERROR).
bool kr_tokenizer_next(KrTokenizer *tokenizer, KrToken *token);
void kr_tokenizer_warn(KrTokenizer *tokenizer, const char *category, int32_t line,
                       int32_t column, const char *format, ...) KR_PRINTF(5, 6);
// All tokens of a source as text, one a line: KRAIT_DUMP=tokens. False on an error.
struct KrText;
bool kr_tokenizer_dump(struct KrText *text, KrArena *arena, const KrSource *source,
                       KrSyntaxError *error);
