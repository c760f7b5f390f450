// SPDX-License-Identifier: MIT
// Raising of the parser's errors. See parse_error.h.
#include "frontend/parse_error.h"

#include <string.h>

KR_PRINTF(4, 0)
static void *raise(KrParser *p, const char *type, KrErrorPlace place,
                   const char *format, va_list arguments)
{
    if (p->failed) return NULL;
    p->failed = true;
    kr_syntax_error_vset(p->error, p->arena, p->source, type, place, format, arguments);
    return NULL;
}

void *kr_parse_error_at(KrParser *p, KrSpan span, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    KrErrorPlace place = {span.line, span.column + 1, span.end_line,
                          span.end_column + 1, false};
    raise(p, "SyntaxError", place, format, arguments);
    va_end(arguments);
    return NULL;
}

void *kr_parse_error_range(KrParser *p, KrSpan first, KrSpan last, const char *format,
                           ...)
{
    va_list arguments;
    va_start(arguments, format);
    KrErrorPlace place = {first.line, first.column + 1, last.end_line,
                          last.end_column + 1, false};
    raise(p, "SyntaxError", place, format, arguments);
    va_end(arguments);
    return NULL;
}

void *kr_parse_error_from(KrParser *p, KrSpan first, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const KrTokenizer *t = p->tokenizer;
    const char *line_text = t->line_text;
    int32_t line = t->line;
    const KrToken *last = &p->tokens[p->fill - 1];
    if (last->kind == KR_TOKEN_NEWLINE) { // the tokenizer has moved to the next line
        line = last->span.line;
        line_text = p->source->bytes + p->source->line_starts[line - 1];
    }
    int32_t column = (int32_t)(t->at - line_text);
    KrErrorPlace place = {first.line, first.column + 1, line, column, false};
    raise(p, "SyntaxError", place, format, arguments);
    va_end(arguments);
    return NULL;
}

// The place of a token; one without text is where the tokenizer is.
static KrErrorPlace place_of(const KrParser *p, const KrToken *token)
{
    KrErrorPlace place = {token->span.line, token->span.column + 1,
                          token->span.end_line, token->span.end_column + 1, false};
    if (token->span.column == -1)
        place.column = (int32_t)(p->tokenizer->at - p->tokenizer->line_text);
    if (token->span.end_column == -1) place.end_column = -1;
    return place;
}

// The place of the last token read.
static KrErrorPlace last_place(const KrParser *p)
{
    if (p->fill == 0) return (KrErrorPlace){0, 0, 0, -1, false};
    return place_of(p, &p->tokens[p->fill - 1]);
}

void *kr_parse_error_here(KrParser *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise(p, "SyntaxError", last_place(p), format, arguments);
    va_end(arguments);
    return NULL;
}

void *kr_parse_error_indent(KrParser *p, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    raise(p, "IndentationError", last_place(p), format, arguments);
    va_end(arguments);
    return NULL;
}

void *kr_parse_error_next(KrParser *p, const char *format, ...)
{
    kr_parser_peek(p);
    if (p->failed) return NULL;
    va_list arguments;
    va_start(arguments, format);
    raise(p, "SyntaxError", place_of(p, &p->tokens[p->mark]), format, arguments);
    va_end(arguments);
    return NULL;
}

char kr_parse_error_string_letter(const KrParser *p)
{
    int depth = 0;
    for (const KrToken *token = &p->tokens[p->mark]; token-- > p->tokens;) {
        if (token->kind == KR_TOKEN_FSTRING_END || token->kind == KR_TOKEN_TSTRING_END)
            depth++;
        bool is_template = token->kind == KR_TOKEN_TSTRING_START;
        if (!is_template && token->kind != KR_TOKEN_FSTRING_START) continue;
        if (depth-- == 0) return is_template ? 't' : 'f';
    }
    return 'f';
}

void *kr_parse_error_string(KrParser *p, const KrToken *token, const char *message)
{
    char letter = kr_parse_error_string_letter(p);
    if (token == NULL) return kr_parse_error_next(p, "%c-string: %s", letter, message);
    return kr_parse_error_at(p, token->span, "%c-string: %s", letter, message);
}

void *kr_parse_error_string_mix(KrParser *p, const KrSeq *parts,
                                const KrStringPart *other)
{
    const KrStringPart *first = parts->items[0];
    return kr_parse_error_range(
        p, first->span, other->span,
        "cannot mix t-string literals with string or bytes literals");
}

const char *kr_parse_error_name_of(const KrExpr *expr)
{
    static const char *const names[] = {
        [KR_EXPR_ATTRIBUTE] = "attribute",
        [KR_EXPR_SUBSCRIPT] = "subscript",
        [KR_EXPR_STARRED] = "starred",
        [KR_EXPR_NAME] = "name",
        [KR_EXPR_LIST] = "list",
        [KR_EXPR_TUPLE] = "tuple",
        [KR_EXPR_LAMBDA] = "lambda",
        [KR_EXPR_CALL] = "function call",
        [KR_EXPR_BOOL_OP] = "expression",
        [KR_EXPR_BIN_OP] = "expression",
        [KR_EXPR_UNARY_OP] = "expression",
        [KR_EXPR_GENERATOR_EXP] = "generator expression",
        [KR_EXPR_YIELD] = "yield expression",
        [KR_EXPR_YIELD_FROM] = "yield expression",
        [KR_EXPR_AWAIT] = "await expression",
        [KR_EXPR_LIST_COMP] = "list comprehension",
        [KR_EXPR_SET_COMP] = "set comprehension",
        [KR_EXPR_DICT_COMP] = "dict comprehension",
        [KR_EXPR_DICT] = "dict literal",
        [KR_EXPR_SET] = "set display",
        [KR_EXPR_JOINED_STR] = "f-string expression",
        [KR_EXPR_FORMATTED_VALUE] = "f-string expression",
        [KR_EXPR_TEMPLATE_STR] = "t-string expression",
        [KR_EXPR_INTERPOLATION] = "t-string expression",
        [KR_EXPR_COMPARE] = "comparison",
        [KR_EXPR_IF_EXP] = "conditional expression",
        [KR_EXPR_NAMED_EXPR] = "named expression",
        [KR_EXPR_SLICE] = "slice",
    };
    if (expr->kind != KR_EXPR_CONSTANT) return names[expr->kind];
    switch (expr->v.constant.value.kind) {
    case KR_CONSTANT_NONE: return "None";
    case KR_CONSTANT_TRUE: return "True";
    case KR_CONSTANT_FALSE: return "False";
    case KR_CONSTANT_ELLIPSIS: return "ellipsis";
    case KR_CONSTANT_INT:
    case KR_CONSTANT_FLOAT:
    case KR_CONSTANT_IMAGINARY:
    case KR_CONSTANT_STR:
    case KR_CONSTANT_OBJECT:
    case KR_CONSTANT_BYTES: break;
    }
    return "literal";
}

// The first part of `e` that may not be assigned to or deleted, or null.
static KrExpr *invalid_part(KrExpr *e, KrTargetUse use)
{
    KrExprSeq items;
    switch ((int)e->kind) {
    case KR_EXPR_TUPLE: items = e->v.tuple.elts; break;
    case KR_EXPR_LIST: items = e->v.list.elts; break;
    case KR_EXPR_STARRED:
        return use == KR_TARGET_DEL ? e : invalid_part(e->v.starred.value, use);
    case KR_EXPR_COMPARE: // `for x in y`: the target is left of `in`
        if (use == KR_TARGET_FOR) {
            if (e->v.compare.ops.items[0] == KR_CMPOP_IN)
                return invalid_part(e->v.compare.left, use);
            return NULL;
        }
        return e;
    case KR_EXPR_NAME:
    case KR_EXPR_SUBSCRIPT:
    case KR_EXPR_ATTRIBUTE: return NULL;
    default: return e;
    }
    for (int32_t i = 0; i < items.count; i++) {
        KrExpr *found = invalid_part(items.items[i], use);
        if (found != NULL) return found;
    }
    return NULL;
}

void *kr_parse_error_target(KrParser *p, KrExpr *target, KrTargetUse use)
{
    KrExpr *found = invalid_part(target, use);
    if (found == NULL) return NULL;
    return kr_parse_error_at(p, found->span, "cannot %s %s",
                             use == KR_TARGET_DEL ? "delete" : "assign to",
                             kr_parse_error_name_of(found));
}

// -- calls --

// Index of the first *value behind a **value, or -1.
static int32_t late_star(const KrSeq *arguments)
{
    bool has_unpacking = false;
    for (int32_t i = 0; i < arguments->count; i++) {
        const KrArgument *one = arguments->items[i];
        if (one->keyword != NULL)
            has_unpacking |= one->keyword->arg == NULL;
        else if (one->value->kind == KR_EXPR_STARRED && has_unpacking)
            return i;
    }
    return -1;
}

bool kr_parse_error_has_late_star(KrParser *p, const KrSeq *arguments)
{
    (void)p;
    return late_star(arguments) >= 0;
}

void *kr_parse_error_late_star(KrParser *p, const KrSeq *arguments)
{
    int32_t i = late_star(arguments);
    const KrArgument *before = arguments->items[i - 1], *one = arguments->items[i];
    return kr_parse_error_range(p, p->tokens[before->mark].span, one->value->span,
                                "iterable argument unpacking follows keyword argument "
                                "unpacking");
}

void *kr_parse_error_late_positional(KrParser *p, const KrSeq *arguments)
{
    bool has_unpacking = false;
    for (int32_t i = 0; i < arguments->count; i++) {
        const KrArgument *one = arguments->items[i];
        if (one->keyword != NULL && one->keyword->arg == NULL) has_unpacking = true;
    }
    return kr_parse_error_here(
        p, has_unpacking ? "positional argument follows keyword argument unpacking"
                         : "positional argument follows keyword argument");
}

KrSpan kr_parse_error_last_of_clauses(KrParser *p, const KrSeq *clauses)
{
    (void)p;
    const KrComprehension *last = clauses->items[clauses->count - 1];
    if (last->ifs.count == 0) return last->iter->span;
    return last->ifs.items[last->ifs.count - 1]->span;
}

void *kr_parse_error_bare_generator(KrParser *p, const KrSeq *arguments,
                                    const KrSeq *clauses)
{
    int32_t count = 0;
    const KrExpr *last = NULL;
    for (int32_t i = 0; i < arguments->count; i++) {
        const KrArgument *one = arguments->items[i];
        if (one->value == NULL) continue;
        count++;
        last = one->value;
    }
    if (count <= 1) return NULL;
    return kr_parse_error_range(p, last->span,
                                kr_parse_error_last_of_clauses(p, clauses),
                                "Generator expression must be parenthesized");
}

// -- expressions --

static bool is_legacy_statement(const KrExpr *e)
{
    if (e->kind != KR_EXPR_NAME) return false;
    const char *name = e->v.name.id->utf8;
    return strcmp(name, "print") == 0 || strcmp(name, "exec") == 0;
}

void *kr_parse_error_missing_comma(KrParser *p, const KrExpr *a, const KrExpr *b)
{
    if (is_legacy_statement(a) || p->tokens[p->mark - 1].level == 0) return NULL;
    return kr_parse_error_range(p, a->span, b->span,
                                "invalid syntax. Perhaps you forgot a comma?");
}

void *kr_parse_error_legacy(KrParser *p, const KrExpr *a, const KrExpr *b)
{
    if (!is_legacy_statement(a)) return NULL;
    const char *name = a->v.name.id->utf8;
    return kr_parse_error_range(
        p, a->span, b->span,
        "Missing parentheses in call to '%s'. Did you mean %s(...)?", name, name);
}

void *kr_parse_error_missing_colon(KrParser *p, const KrExpr *key)
{
    KrSpan span = {key->line, key->end_column - 1, key->end_line, -1};
    return kr_parse_error_at(p, span, "':' expected after dictionary key");
}

KrSpan kr_parse_error_last_span(KrParser *p, const KrSeq *exprs)
{
    (void)p;
    return ((const KrExpr *)exprs->items[exprs->count - 1])->span;
}

KrSpan kr_parse_error_first_pattern_span(KrParser *p, const KrSeq *patterns)
{
    (void)p;
    return ((const KrPattern *)patterns->items[0])->span;
}

KrSpan kr_parse_error_last_pattern_span(KrParser *p, const KrSeq *patterns)
{
    (void)p;
    return ((const KrPattern *)patterns->items[patterns->count - 1])->span;
}

// -- parameters --

// Walks the list as far as it was read and reports the first thing that is out of order.
// `behind` is the token that stopped the list.
void *kr_parse_error_parameters(KrParser *p, const KrSeq *parameters,
                                const KrToken *comma, bool is_lambda)
{
    const KrToken *behind = &p->tokens[p->mark - 1];
    const KrParameter *slash = NULL, *star = NULL, *bare = NULL;
    bool has_default = false;
    int32_t count = parameters->count;
    for (int32_t i = 0; i < count; i++) {
        const KrParameter *one = parameters->items[i];
        const KrParameter *before = i > 0 ? parameters->items[i - 1] : NULL;
        if (before != NULL && before->kind == KR_PARAMETER_DOUBLE_STAR) {
            KrSpan span =
                one->kind == KR_PARAMETER_PLAIN ? one->arg->span : one->sign->span;
            return kr_parse_error_at(p, span,
                                     "arguments cannot follow var-keyword argument");
        }
        switch (one->kind) {
        case KR_PARAMETER_PLAIN:
            if (bare == before) bare = NULL;
            if (star == NULL && one->value == NULL && has_default &&
                (i < count - 1 || comma != NULL || behind->kind == KR_TOKEN_RPAR ||
                 behind->kind == KR_TOKEN_COLON))
                return kr_parse_error_at(
                    p, one->span,
                    "parameter without a default follows parameter with a "
                    "default");
            has_default |= one->value != NULL;
            break;
        case KR_PARAMETER_SLASH:
            if (slash != NULL)
                return kr_parse_error_at(p, one->sign->span, "/ may appear only once");
            if (star != NULL)
                return kr_parse_error_at(p, one->sign->span, "/ must be ahead of *");
            if (i == 0 && (count > 1 || comma != NULL))
                return kr_parse_error_at(p, one->sign->span,
                                         "at least one argument must precede /");
            slash = one;
            break;
        case KR_PARAMETER_STAR:
            if (star != NULL && (one->arg != NULL || i < count - 1 || comma != NULL))
                return kr_parse_error_at(p, one->sign->span,
                                         "* argument may appear only once");
            star = one;
            if (one->arg == NULL) bare = one;
            break;
        case KR_PARAMETER_DOUBLE_STAR:
            if (bare != NULL && bare == before)
                return is_lambda
                           ? kr_parse_error_here(p,
                                                 "named arguments must follow bare *")
                           : kr_parse_error_at(p, bare->sign->span,
                                               "named arguments must follow bare *");
            break;
        }
    }
    const KrParameter *last = parameters->items[count - 1];
    if (last->kind == KR_PARAMETER_STAR && last->arg == NULL &&
        (behind->kind == KR_TOKEN_RPAR || behind->kind == KR_TOKEN_COLON))
        return is_lambda ? kr_parse_error_here(p, "named arguments must follow bare *")
                         : kr_parse_error_at(p, last->sign->span,
                                             "named arguments must follow bare *");
    if (behind->kind == KR_TOKEN_EQUAL && comma == NULL && last->arg != NULL) {
        bool starred = last->arg->annotation && last->arg->annotation->kind == KR_EXPR_STARRED;
        if (last->kind == KR_PARAMETER_STAR && !starred)
            return kr_parse_error_at(
                p, behind->span, "var-positional argument cannot have default value");
        if (last->kind == KR_PARAMETER_DOUBLE_STAR)
            return kr_parse_error_at(p, behind->span,
                                     "var-keyword argument cannot have default value");
    }
    if (last->kind == KR_PARAMETER_SLASH && comma == NULL &&
        behind->kind == KR_TOKEN_STAR)
        return kr_parse_error_at(p, behind->span, "expected comma between / and *");
    return NULL;
}

bool kr_parse_error_are_plain(KrParser *p, const KrSeq *parameters)
{
    (void)p;
    for (int32_t i = 0; i < parameters->count; i++) {
        const KrParameter *one = parameters->items[i];
        if (one->kind != KR_PARAMETER_PLAIN || one->value != NULL) return false;
    }
    return true;
}

bool kr_parse_error_forget(KrParser *p)
{
    for (uint32_t i = p->mark; i < p->fill; i++)
        p->tokens[i].memo = NULL;
    return true;
}
