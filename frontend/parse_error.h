// SPDX-License-Identifier: MIT
// Raising of the parser's errors: places by node, by token, by range; and the longer
// diagnoses of the second pass. In python.gram these are written ^name(...).
//
// Every function that raises sets `failed` and returns null; the first error wins.
// Who calls: build/gen/parser_rules.c, parse_actions.c, parser.c. Tests: tools/ast_check.py
#pragma once

#include "frontend/parse_actions.h"

typedef enum KrTargetUse { KR_TARGET_ASSIGN, KR_TARGET_DEL, KR_TARGET_FOR } KrTargetUse;

// At a node or token.
void *kr_parse_error_at(KrParser *p, KrSpan span, const char *format, ...)
    KR_PRINTF(3, 4);
// From the start of one to the end of another.
void *kr_parse_error_range(KrParser *p, KrSpan first, KrSpan last, const char *format,
                           ...) KR_PRINTF(4, 5);
// From the start of one to where the tokenizer is.
void *kr_parse_error_from(KrParser *p, KrSpan first, const char *format, ...)
    KR_PRINTF(3, 4);
// At the last token that was read.
void *kr_parse_error_here(KrParser *p, const char *format, ...) KR_PRINTF(2, 3);
// At the next token.
void *kr_parse_error_next(KrParser *p, const char *format, ...) KR_PRINTF(2, 3);
// An IndentationError at the last token that was read.
void *kr_parse_error_indent(KrParser *p, const char *format, ...) KR_PRINTF(2, 3);
// 'f' or 't': the string whose field is being read.
char kr_parse_error_string_letter(const KrParser *p);
// "f-string: message" at `token`, or at the next one.
void *kr_parse_error_string(KrParser *p, const KrToken *token, const char *message);
void *kr_parse_error_string_mix(KrParser *p, const KrSeq *parts,
                                const KrStringPart *other);
void *kr_parse_error_target(KrParser *p, KrExpr *target, KrTargetUse use);
bool kr_parse_error_has_late_star(KrParser *p, const KrSeq *arguments);
void *kr_parse_error_late_star(KrParser *p, const KrSeq *arguments);
void *kr_parse_error_late_positional(KrParser *p, const KrSeq *arguments);
void *kr_parse_error_bare_generator(KrParser *p, const KrSeq *arguments,
                                    const KrSeq *clauses);
void *kr_parse_error_missing_comma(KrParser *p, const KrExpr *a, const KrExpr *b);
void *kr_parse_error_missing_colon(KrParser *p, const KrExpr *key);
void *kr_parse_error_legacy(KrParser *p, const KrExpr *a, const KrExpr *b);
void *kr_parse_error_parameters(KrParser *p, const KrSeq *parameters,
                                const KrToken *comma, bool is_lambda);
// Only names without defaults?
bool kr_parse_error_are_plain(KrParser *p, const KrSeq *parameters);
// Drops the memos from here on: what failed quietly may find an error now. True.
bool kr_parse_error_forget(KrParser *p);
// What to call an expression in a message.
const char *kr_parse_error_name_of(const KrExpr *expr);
KrSpan kr_parse_error_last_of_clauses(KrParser *p, const KrSeq *clauses);
KrSpan kr_parse_error_last_span(KrParser *p, const KrSeq *exprs);
KrSpan kr_parse_error_first_pattern_span(KrParser *p, const KrSeq *patterns);
KrSpan kr_parse_error_last_pattern_span(KrParser *p, const KrSeq *patterns);
