// SPDX-License-Identifier: MIT
// What the grammar's actions call: small builders of nodes and sequences, checks of argument
// and parameter order, pieces of strings. Errors are raised by parse_error.c.
//
// In python.gram these are written @name(...). All results live in the parse's arena; null
// means that memory is out or that an error was set.
// Who calls: build/gen/parser_rules.c. Tests: tools/ast_check.py
#pragma once

#include "frontend/parser.h"

typedef struct KrPair { // key: value; exception and cause; name = pattern
    KrExpr *key;
    void *value;
} KrPair;

typedef struct KrComparePair {
    KrCmpop op;
    KrExpr *right;
} KrComparePair;

typedef struct KrArgument {
    KrExpr *value;      // positional (maybe Starred), or null
    KrKeyword *keyword; // name=value or **value, or null
    uint32_t mark;      // index of the token after it
} KrArgument;

typedef struct KrCallArguments {
    KrExprSeq args;
    KrKeywordSeq keywords;
} KrCallArguments;

typedef enum KrParameterKind {
    KR_PARAMETER_PLAIN,
    KR_PARAMETER_SLASH,
    KR_PARAMETER_STAR,
    KR_PARAMETER_DOUBLE_STAR,
} KrParameterKind;

typedef struct KrParameter {
    KrParameterKind kind;
    KrArg *arg;          // null for / and a bare *
    KrExpr *value;       // default, or null
    const KrToken *sign; // / * **
    KrSpan span;
    const KrToken *before, *after; // type comments beside it, or null
} KrParameter;

typedef enum KrAssignmentKind {
    KR_ASSIGNMENT_PLAIN,
    KR_ASSIGNMENT_AUGMENTED,
    KR_ASSIGNMENT_ANNOTATED,
} KrAssignmentKind;

typedef struct KrAssignmentTail {
    KrAssignmentKind kind;
    KrSeq *values;      // plain: everything behind the first '='
    const KrToken *comment; // plain: of the type, or null
    const KrToken *op;  // augmented
    KrExpr *annotation; //
    KrExpr *value;      // augmented, annotated (may be null)
} KrAssignmentTail;

typedef enum KrStringKind {
    KR_STRING_STR,
    KR_STRING_BYTES,
    KR_STRING_F,
    KR_STRING_T
} KrStringKind;

typedef struct KrStringPart {
    KrStringKind kind;
    KrExpr *constant; // str, bytes
    KrSeq *values;    // f, t: nodes
    KrSpan span;
} KrStringPart;

typedef struct KrConversion {
    const KrToken *sign; // !
    int32_t code;        // 's', 'r', 'a'
} KrConversion;

typedef struct KrFormatSpec {
    const KrToken *colon;
    KrExpr *value; // JoinedStr
} KrFormatSpec;

// sequences
KrSeq *kr_parse_actions_one(KrParser *p, void *item);
KrSeq *kr_parse_actions_prepend(KrParser *p, void *item, const KrSeq *seq);
KrSeq *kr_parse_actions_append(KrParser *p, const KrSeq *seq, void *item);
KrSeq *kr_parse_actions_concatenate(KrParser *p, const KrSeq *a, const KrSeq *b);
KrSeq *kr_parse_actions_flatten(KrParser *p, const KrSeq *of_seqs);
// What followed a first comma: never null (a trailing comma alone gives an empty sequence).
KrSeq *kr_parse_actions_rest(KrParser *p, KrSeq *items);
KrPair *kr_parse_actions_pair(KrParser *p, KrExpr *key, void *value);
KrIdentSeq kr_parse_actions_names(KrParser *p, const KrSeq *names);

// expressions
KrExpr *kr_parse_actions_number(KrParser *p, const KrToken *token);
KrExpr *kr_parse_actions_real(KrParser *p, KrExpr *number);
KrExpr *kr_parse_actions_imaginary(KrParser *p, KrExpr *number);
KrExpr *kr_parse_actions_set_context(KrParser *p, KrExpr *target,
                                     KrExprContext context);
KrExpr *kr_parse_actions_dict(KrParser *p, const KrSeq *items, KrSpan span);
KrComparePair *kr_parse_actions_compare_pair(KrParser *p, KrCmpop op, KrExpr *right);
KrExpr *kr_parse_actions_compare(KrParser *p, KrExpr *left, const KrSeq *pairs,
                                 KrSpan span);
bool kr_parse_actions_is_not_equal(KrParser *p, const KrToken *token);
KrExpr *kr_parse_actions_conditional(KrParser *p, KrExpr *tail, KrExpr *body,
                                     KrSpan span);
KrArgument *kr_parse_actions_positional_argument(KrParser *p, KrExpr *value);
KrArgument *kr_parse_actions_keyword_argument(KrParser *p, const KrExpr *name,
                                              KrExpr *value, KrSpan span);
bool kr_parse_actions_check_arguments(KrParser *p, const KrSeq *arguments);
KrCallArguments *kr_parse_actions_call_arguments(KrParser *p, const KrSeq *arguments);
KrCallArguments *kr_parse_actions_or_no_arguments(KrParser *p,
                                                  KrCallArguments *arguments);
KrExpr *kr_parse_actions_call(KrParser *p, KrExpr *func,
                              const KrCallArguments *arguments, KrSpan span);
KrExpr *kr_parse_actions_call_generator(KrParser *p, KrExpr *func, KrExpr *generator,
                                        KrSpan span);

// strings
KrStringPart *kr_parse_actions_plain_string(KrParser *p, const KrToken *token);
KrStringPart *kr_parse_actions_fstring(KrParser *p, const KrToken *start,
                                       const KrSeq *values, const KrToken *end);
KrExpr *kr_parse_actions_middle(KrParser *p, const KrToken *token);
KrConversion *kr_parse_actions_conversion(KrParser *p, const KrToken *sign,
                                          const KrExpr *name);
KrFormatSpec *kr_parse_actions_format_spec(KrParser *p, const KrToken *colon,
                                           const KrSeq *parts, KrSpan span);
KrExpr *kr_parse_actions_field(KrParser *p, const KrToken *open, KrExpr *value,
                               const KrToken *debug, const KrConversion *conversion,
                               const KrFormatSpec *spec, bool is_template, KrSpan span);
KrExpr *kr_parse_actions_strings(KrParser *p, const KrSeq *parts, KrSpan span);

// parameters
KrParameter *kr_parse_actions_parameter(KrParser *p, KrParameterKind kind, KrArg *arg,
                                        KrExpr *value, const KrToken *sign,
                                        KrSpan span);
// The comment, if it may stand here; null behind / and *.
KrToken *kr_parse_actions_parameter_comment(KrParser *p, KrToken *comment);
KrSeq *kr_parse_actions_compound(KrParser *p, KrStmt *statement); // @one, and notes its place
KrParameter *kr_parse_actions_commented(KrParser *p, KrParameter *parameter, const KrToken *before,
                                        const KrToken *after);
// Gives the type comments to their parameters; `comment`: behind the last one. True.
bool kr_parse_actions_last_comment(KrParser *p, const KrSeq *parameters, const KrToken *comment);
// Is the next token the first of a parameter list?
bool kr_parse_actions_is_first_parameter(KrParser *p);
// ... one that begins with a star, behind another such of the same list?
bool kr_parse_actions_behind_star(KrParser *p);
bool kr_parse_actions_check_parameters(KrParser *p, const KrSeq *parameters,
                                       bool is_lambda);
KrArguments *kr_parse_actions_parameters(KrParser *p, const KrSeq *parameters);

// `node` if the version that is read knows it; else that is the error. What: "Pattern matching is".
void *kr_parse_actions_since(KrParser *p, int minor, const char *what, void *node);
void *kr_parse_actions_since_if(KrParser *p, const KrExpr *value, void *node); // value: default of a type parameter
const KrIdent *kr_parse_actions_type_comment(KrParser *p, const KrToken *comment); // null for null
KrTypeIgnoreSeq kr_parse_actions_type_ignores(KrParser *p);

// statements
KrAssignmentTail *kr_parse_actions_assign_tail(KrParser *p, KrSeq *values, const KrToken *comment);
KrAssignmentTail *kr_parse_actions_augmented_tail(KrParser *p, const KrToken *op,
                                                  KrExpr *value);
KrAssignmentTail *kr_parse_actions_annotation_tail(KrParser *p, KrExpr *annotation,
                                                   KrExpr *value);
KrStmt *kr_parse_actions_expression_statement(KrParser *p, KrExpr *first,
                                              const KrAssignmentTail *tail,
                                              uint32_t start, KrSpan span);
// May what the statement began with be annotated or assigned in place?
bool kr_parse_actions_is_single(KrParser *p);
// May this expression stand left of '='?
bool kr_parse_actions_is_target(KrParser *p, const KrExpr *expr);
// Only a target may have an '=' behind it.
bool kr_parse_actions_may_follow(KrParser *p, const KrExpr *expr);
KrOperator kr_parse_actions_operator_of(KrParser *p, const KrToken *token);
KrStmt *kr_parse_actions_raise(KrParser *p, const KrPair *pair, KrSpan span);
KrStmt *kr_parse_actions_import_from(KrParser *p, const KrSeq *dots,
                                     const KrExpr *module, const KrSeq *names,
                                     KrSpan span);
KrImportAlias *kr_parse_actions_import_star(KrParser *p, const KrToken *token);
KrExpr *kr_parse_actions_join_names(KrParser *p, const KrExpr *left,
                                    const KrExpr *right);
KrStmt *kr_parse_actions_decorate(KrParser *p, KrStmt *definition,
                                  const KrSeq *decorators);
KrStmt *kr_parse_actions_class(KrParser *p, const KrExpr *name,
                               const KrSeq *type_params,
                               const KrCallArguments *arguments, const KrSeq *body,
                               KrSpan span);
KrPattern *kr_parse_actions_mapping_pattern(KrParser *p, const KrSeq *pairs,
                                            const KrExpr *rest, KrSpan span);
KrPattern *kr_parse_actions_class_pattern(KrParser *p, KrExpr *cls,
                                          const KrSeq *positional,
                                          const KrSeq *keywords, KrSpan span);
