// SPDX-License-Identifier: MIT
// Errors and warnings of the frontend as plain data: nothing here raises.
//
// A KrSyntaxError holds what the exception's attributes will hold: line numbers from 1 and
// columns from 1 in characters (not bytes). Columns 0 and -1 are kept as they are: the
// language's own implementation reports them for places that have no column.
// The first error of a parse wins; later ones are dropped.
//
// The functions here also hold the second pass's knowledge of messages: which expression is
// no assignment target, what to call it, and where a bracket was left open.
// Tests: tools/ast_check.py --errors, tests/unit/parser_test.c
#pragma once

#include "base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct KrSource KrSource;

// What found it decides where the exception's fields come from.
typedef enum KrErrorStage {
    KR_STAGE_TEXT,   // decoding: all are arguments of the exception
    KR_STAGE_PARSE,  // as before, and a misspelt keyword is looked for later
    KR_STAGE_SCOPES, // the message is the one argument; columns are bytes, the text is read from the file
    KR_STAGE_CODE,   // all are arguments; columns and text as before
} KrErrorStage;

typedef struct KrSyntaxError {
    const char *type;    // "SyntaxError", "IndentationError", ...; null: no error
    const char *message; //
    const char *text;    // the source line, or null
    int32_t line;        // 0: the file is known, the line is not; -1: nothing is
    int32_t column;      //
    int32_t end_line;    // 0: no end is known
    int32_t end_column;  //
    KrErrorStage stage;  //
    int32_t last_line, last_column; // of the parser: of the last whole compound statement before it, or 0
} KrSyntaxError;

typedef struct KrSyntaxWarning {
    struct KrSyntaxWarning *next; // in the order of discovery
    const char *category;         // "SyntaxWarning" or "DeprecationWarning"
    const char *message;          //
    int32_t line;                 //
    int32_t column;               // bytes from 0
} KrSyntaxWarning;

// Where an error is, in the tokenizer's units: bytes, columns from 1.
typedef struct KrErrorPlace {
    int32_t line, column, end_line, end_column;
    bool
        without_newline; // the text is cut before its newline (errors of the tokenizer)
} KrErrorPlace;

// Fills `error` unless it is filled already. `source` may be null when the line is 0.
void kr_syntax_error_set(KrSyntaxError *error, KrArena *arena, const KrSource *source,
                         const char *type, KrErrorPlace place, const char *format, ...)
    KR_PRINTF(6, 7);
void kr_syntax_error_vset(KrSyntaxError *error, KrArena *arena, const KrSource *source,
                          const char *type, KrErrorPlace place, const char *format,
                          va_list arguments) KR_PRINTF(6, 0);
