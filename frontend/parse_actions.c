// SPDX-License-Identifier: MIT
// Builders called by the grammar's actions. See parse_actions.h.
//
// Errors of the second pass are in parse_error.c; here are only the checks that decide
// whether a construct is one of the language's at all.
#include "frontend/parse_actions.h"

#include "base/check.h"
#include "base/text.h"
#include "frontend/parse_error.h"

#include <string.h>

static void *make(KrParser *p, size_t size)
{
    void *piece = kr_arena_zalloc(p->arena, size);
    if (piece == NULL) kr_parser_fail_memory(p);
    return piece;
}

// -- sequences --

static KrSeq *make_seq(KrParser *p, int32_t count)
{
    KrSeq *seq = kr_arena_alloc(p->arena, sizeof *seq + (size_t)count * sizeof(void *));
    if (seq == NULL) {
        kr_parser_fail_memory(p);
        return NULL;
    }
    seq->count = count;
    seq->items = (void **)(seq + 1);
    return seq;
}

KrSeq *kr_parse_actions_one(KrParser *p, void *item)
{
    if (item == NULL) return NULL;
    KrSeq *seq = make_seq(p, 1);
    if (seq != NULL) seq->items[0] = item;
    return seq;
}

KrSeq *kr_parse_actions_prepend(KrParser *p, void *item, const KrSeq *rest)
{
    int32_t count = rest == NULL ? 0 : rest->count;
    KrSeq *seq = make_seq(p, count + 1);
    if (seq == NULL) return NULL;
    seq->items[0] = item;
    if (count > 0) memcpy(seq->items + 1, rest->items, (size_t)count * sizeof(void *));
    return seq;
}

KrSeq *kr_parse_actions_append(KrParser *p, const KrSeq *first, void *item)
{
    if (first == NULL) return NULL;
    KrSeq *seq = make_seq(p, first->count + 1);
    if (seq == NULL) return NULL;
    memcpy(seq->items, first->items, (size_t)first->count * sizeof(void *));
    seq->items[first->count] = item;
    return seq;
}

KrSeq *kr_parse_actions_concatenate(KrParser *p, const KrSeq *a, const KrSeq *b)
{
    KrSeq *seq = make_seq(p, a->count + b->count);
    if (seq == NULL) return NULL;
    memcpy(seq->items, a->items, (size_t)a->count * sizeof(void *));
    memcpy(seq->items + a->count, b->items, (size_t)b->count * sizeof(void *));
    return seq;
}

KrSeq *kr_parse_actions_flatten(KrParser *p, const KrSeq *of_seqs)
{
    if (of_seqs->count == 1) return of_seqs->items[0];
    int32_t count = 0;
    for (int32_t i = 0; i < of_seqs->count; i++)
        count += ((const KrSeq *)of_seqs->items[i])->count;
    KrSeq *seq = make_seq(p, count);
    if (seq == NULL) return NULL;
    void **out = seq->items;
    for (int32_t i = 0; i < of_seqs->count; i++) {
        const KrSeq *one = of_seqs->items[i];
        for (int32_t k = 0; k < one->count; k++)
            *out++ = one->items[k];
    }
    return seq;
}

KrSeq *kr_parse_actions_rest(KrParser *p, KrSeq *items)
{
    (void)p;
    return items != NULL ? items : (KrSeq *)(uintptr_t)&kr_parser_empty_seq;
}

KrPair *kr_parse_actions_pair(KrParser *p, KrExpr *key, void *value)
{
    KrPair *pair = make(p, sizeof *pair);
    if (pair != NULL) *pair = (KrPair){key, value};
    return pair;
}

KrIdentSeq kr_parse_actions_names(KrParser *p, const KrSeq *names)
{
    KrIdentSeq seq = {names->count, make(p, (size_t)names->count * sizeof(void *) + 1)};
    if (seq.items == NULL) return (KrIdentSeq){0, NULL};
    for (int32_t i = 0; i < names->count; i++)
        seq.items[i] = ((const KrExpr *)names->items[i])->v.name.id;
    return seq;
}

// -- versions and type comments --

void *kr_parse_actions_since(KrParser *p, int minor, const char *what, void *node)
{
    if (KR_LIKELY(p->minor >= minor) || node == NULL) return node;
    return kr_parse_error_here(p, "%s only supported in Python 3.%d and greater", what, minor);
}

void *kr_parse_actions_since_if(KrParser *p, const KrExpr *value, void *node)
{
    return value ? kr_parse_actions_since(p, 13, "Type parameter defaults are", node) : node;
}

const KrIdent *kr_parse_actions_type_comment(KrParser *p, const KrToken *comment)
{
    if (comment == NULL) return NULL;
    return kr_ident_intern(&p->idents, p->source->bytes + comment->start, comment->end - comment->start);
}

KrTypeIgnoreSeq kr_parse_actions_type_ignores(KrParser *p)
{
    KrTypeIgnoreSeq seq = {0, NULL};
    int32_t count = 0;
    for (const KrTypeComment *i = p->tokenizer->ignores; i; i = i->next)
        count++;
    if (count == 0 || !(seq.items = make(p, (size_t)count * sizeof(void *)))) return seq;
    for (const KrTypeComment *i = p->tokenizer->ignores; i; i = i->next) {
        const KrIdent *tag = kr_ident_intern(&p->idents, p->source->bytes + i->start, i->end - i->start);
        seq.items[seq.count++] = kr_ast_new_type_ignore(p->arena, i->line, tag);
    }
    return seq;
}

// -- expressions --

KrExpr *kr_parse_actions_number(KrParser *p, const KrToken *token)
{
    KrAstConstant value;
    const char *error;
    if (!kr_literal_number(p->arena, p->source->bytes + token->start,
                           token->end - token->start, &value, &error)) {
        KrSpan line = {token->span.line, -1, token->span.line, -1};
        if (error != NULL) return kr_parse_error_at(p, line, "%s", error);
        kr_parser_fail_memory(p);
        return NULL;
    }
    KrExpr *made = kr_ast_new_constant(p->arena, value, NULL, token->span);
    if (KR_UNLIKELY(p->minor < 6) && memchr(p->source->bytes + token->start, '_', token->end - token->start))
        return kr_parse_actions_since(p, 6, "Underscores in numeric literals are", made);
    return made;
}

KrExpr *kr_parse_actions_real(KrParser *p, KrExpr *number)
{
    if (number == NULL || number->v.constant.value.kind != KR_CONSTANT_IMAGINARY)
        return number;
    return kr_parse_error_at(p, number->span,
                             "real number required in complex literal");
}

KrExpr *kr_parse_actions_imaginary(KrParser *p, KrExpr *number)
{
    if (number == NULL || number->v.constant.value.kind == KR_CONSTANT_IMAGINARY)
        return number;
    return kr_parse_error_at(p, number->span,
                             "imaginary number required in complex literal");
}

KrExpr *kr_parse_actions_set_context(KrParser *p, KrExpr *target, KrExprContext context)
{
    if (target == NULL) return NULL;
    KrExprSeq items = {0, NULL};
    if (target->kind == KR_EXPR_NAME) {
        target->v.name.ctx = context;
    } else if (target->kind == KR_EXPR_ATTRIBUTE) {
        target->v.attribute.ctx = context;
    } else if (target->kind == KR_EXPR_SUBSCRIPT) {
        target->v.subscript.ctx = context;
    } else if (target->kind == KR_EXPR_STARRED) {
        target->v.starred.ctx = context;
        kr_parse_actions_set_context(p, target->v.starred.value, context);
    } else if (target->kind == KR_EXPR_TUPLE) {
        target->v.tuple.ctx = context;
        items = target->v.tuple.elts;
    } else if (target->kind == KR_EXPR_LIST) {
        target->v.list.ctx = context;
        items = target->v.list.elts;
    }
    for (int32_t i = 0; i < items.count; i++)
        kr_parse_actions_set_context(p, items.items[i], context);
    return target;
}

KrExpr *kr_parse_actions_dict(KrParser *p, const KrSeq *items, KrSpan span)
{
    int32_t count = items == NULL ? 0 : items->count;
    if (count == 0)
        return kr_ast_new_dict(p->arena, (KrExprSeq){0, NULL}, (KrExprSeq){0, NULL},
                               span);
    KrSeq *keys = make_seq(p, count), *values = make_seq(p, count);
    if (keys == NULL || values == NULL) return NULL;
    for (int32_t i = 0; i < count; i++) {
        const KrPair *pair = items->items[i];
        keys->items[i] = pair->key;
        values->items[i] = pair->value;
    }
    return kr_ast_new_dict(p->arena, kr_parser_exprs(keys), kr_parser_exprs(values),
                           span);
}

KrComparePair *kr_parse_actions_compare_pair(KrParser *p, KrCmpop op, KrExpr *right)
{
    KrComparePair *pair = make(p, sizeof *pair);
    if (pair != NULL) *pair = (KrComparePair){op, right};
    return pair;
}

KrExpr *kr_parse_actions_compare(KrParser *p, KrExpr *left, const KrSeq *pairs,
                                 KrSpan span)
{
    KrSeq *right = make_seq(p, pairs->count);
    KrCmpopSeq ops = {pairs->count, make(p, (size_t)pairs->count * sizeof(KrCmpop))};
    if (right == NULL || ops.items == NULL) return NULL;
    for (int32_t i = 0; i < pairs->count; i++) {
        const KrComparePair *pair = pairs->items[i];
        ops.items[i] = pair->op;
        right->items[i] = pair->right;
    }
    return kr_ast_new_compare(p->arena, left, ops, kr_parser_exprs(right), span);
}

bool kr_parse_actions_is_not_equal(KrParser *p, const KrToken *token)
{
    bool is_old = p->source->bytes[token->start] == '<';
    bool wants_old = (p->flags & KR_PARSE_BARRY_AS_BDFL) != 0;
    if (wants_old && !is_old)
        kr_parse_error_here(p, "with Barry as BDFL, use '<>' instead of '!='");
    if (!wants_old && is_old && p->invalid_pass)
        kr_parse_error_at(p, token->span,
                          "invalid syntax.  Maybe you meant '!=' instead of '<>'?");
    return is_old == wants_old;
}

KrExpr *kr_parse_actions_conditional(KrParser *p, KrExpr *tail, KrExpr *body,
                                     KrSpan span)
{
    (void)p;
    tail->v.if_exp.body = body;
    tail->span = span;
    return tail;
}

// -- calls --

KrArgument *kr_parse_actions_positional_argument(KrParser *p, KrExpr *value)
{
    KrArgument *argument = make(p, sizeof *argument);
    if (argument != NULL) *argument = (KrArgument){value, NULL, p->mark};
    return argument;
}

KrArgument *kr_parse_actions_keyword_argument(KrParser *p, const KrExpr *name,
                                              KrExpr *value, KrSpan span)
{
    KrArgument *argument = make(p, sizeof *argument);
    KrKeyword *keyword = kr_ast_new_keyword(
        p->arena, name == NULL ? NULL : name->v.name.id, value, span);
    if (argument != NULL) *argument = (KrArgument){NULL, keyword, p->mark};
    return keyword == NULL ? NULL : argument;
}

// *values before **values; the grammar sees to plain values before all keywords.
bool kr_parse_actions_check_arguments(KrParser *p, const KrSeq *arguments)
{
    (void)p;
    bool has_unpacking = false;
    for (int32_t i = 0; i < arguments->count; i++) {
        const KrArgument *argument = arguments->items[i];
        if (argument->keyword != NULL)
            has_unpacking = has_unpacking || argument->keyword->arg == NULL;
        else if (argument->value->kind == KR_EXPR_STARRED && has_unpacking)
            return false;
    }
    return true;
}

KrCallArguments *kr_parse_actions_call_arguments(KrParser *p, const KrSeq *arguments)
{
    int32_t keyword_count = 0;
    for (int32_t i = 0; i < arguments->count; i++)
        keyword_count += ((const KrArgument *)arguments->items[i])->keyword != NULL;
    KrCallArguments *made = make(p, sizeof *made);
    if (made == NULL) return NULL;
    made->args.count = arguments->count - keyword_count;
    made->keywords.count = keyword_count;
    made->args.items = make(p, (size_t)arguments->count * sizeof(void *));
    if (made->args.items == NULL) return NULL;
    made->keywords.items = (KrKeyword **)(made->args.items + made->args.count);
    KrExpr **positional = made->args.items;
    KrKeyword **keyword = made->keywords.items;
    for (int32_t i = 0; i < arguments->count; i++) {
        const KrArgument *argument = arguments->items[i];
        if (argument->keyword != NULL)
            *keyword++ = argument->keyword;
        else
            *positional++ = argument->value;
    }
    return made;
}

KrCallArguments *kr_parse_actions_or_no_arguments(KrParser *p,
                                                  KrCallArguments *arguments)
{
    return arguments != NULL ? arguments : make(p, sizeof *arguments);
}

KrExpr *kr_parse_actions_call(KrParser *p, KrExpr *func,
                              const KrCallArguments *arguments, KrSpan span)
{
    KrCallArguments none = {0};
    if (arguments == NULL) arguments = &none;
    return kr_ast_new_call(p->arena, func, arguments->args, arguments->keywords, span);
}

KrExpr *kr_parse_actions_call_generator(KrParser *p, KrExpr *func, KrExpr *generator,
                                        KrSpan span)
{
    KrSeq *one = kr_parse_actions_one(p, generator);
    if (one == NULL) return NULL;
    return kr_ast_new_call(p->arena, func, kr_parser_exprs(one),
                           (KrKeywordSeq){0, NULL}, span);
}

// -- strings --

static bool report_fault(KrParser *p, const KrToken *token, const char *text,
                         const KrLiteralFault *fault)
{
    if (fault->error != NULL) {
        if (strncmp(fault->error, "bytes can", 9) == 0)
            kr_parse_error_at(p, token->span, "%s", fault->error);
        else
            kr_parse_error_here(p, "%s", fault->error);
        if (p->error->type != NULL && strcmp(fault->type, "SyntaxError") != 0)
            p->error->type = fault->type;
        return false;
    }
    if (fault->odd == NULL) return true;
    bool is_brace = fault->odd[1] == '{' || fault->odd[1] == '}';
    if (is_brace && token->kind != KR_TOKEN_STRING)
        return true; // the tokenizer has warned
    int32_t line = token->span.line;
    const char *line_text = p->source->bytes + token->start - token->span.column;
    for (const char *at = text; at < fault->odd; at++) {
        if (*at != '\n') continue;
        line++;
        line_text = at + 1;
    }
    uint32_t length = fault->odd_length;
    while (((unsigned char)fault->odd[length] & 0xC0) == 0x80)
        length++; // whole character
    kr_tokenizer_warn(
        p->tokenizer, "SyntaxWarning", line, (int32_t)(fault->odd - line_text),
        fault->is_octal
            ? "\"%.*s\" is an invalid octal escape sequence. Such sequences will "
              "not work in the future. Did you mean \"\\%.*s\"? A raw string is "
              "also an option."
            : "\"%.*s\" is an invalid escape sequence. Such sequences will not "
              "work in the future. Did you mean \"\\%.*s\"? A raw string is also "
              "an option.",
        (int)length, fault->odd, (int)length, fault->odd);
    return true;
}

KrStringPart *kr_parse_actions_plain_string(KrParser *p, const KrToken *token)
{
    const char *text = p->source->bytes + token->start;
    const char *end = p->source->bytes + token->end;
    bool is_raw = false, is_bytes = false, is_unicode = false;
    for (; *text != '\'' && *text != '"'; text++) {
        is_raw |= (*text | 32) == 'r';
        is_bytes |= (*text | 32) == 'b';
        is_unicode |= *text == 'u';
    }
    size_t quotes = end - text >= 6 && text[1] == text[0] && text[2] == text[0] ? 3 : 1;
    text += quotes;
    size_t length = (size_t)(end - text) - quotes;
    KrAstConstant value;
    KrLiteralFault fault;
    bool ok = is_bytes
                  ? kr_literal_bytes(p->arena, text, length, is_raw, &value, &fault)
                  : kr_literal_str(p->arena, text, length, is_raw, p->name_hook, &value,
                                   &fault);
    if (!report_fault(p, token, text, &fault)) return NULL;
    const KrIdent *kind = is_unicode ? kr_ident_intern(&p->idents, "u", 1) : NULL;
    KrStringPart *part = make(p, sizeof *part);
    KrExpr *constant = kr_ast_new_constant(p->arena, value, kind, token->span);
    if (!ok || part == NULL || constant == NULL) {
        kr_parser_fail_memory(p);
        return NULL;
    }
    *part = (KrStringPart){is_bytes ? KR_STRING_BYTES : KR_STRING_STR, constant, NULL,
                           token->span};
    return part;
}

// A piece of text of an f-string, still as written; decoded by decode_middle. Warnings count
// their lines from the string's end, as the language's implementation does.
KrExpr *kr_parse_actions_middle(KrParser *p, const KrToken *token)
{
    KrAstConstant value = {.kind = KR_CONSTANT_STR,
                           .length = token->end - token->start};
    value.v.text = p->source->bytes + token->start;
    return kr_ast_new_constant(p->arena, value, NULL, token->span);
}

static bool is_str_constant(const KrExpr *e)
{
    return e->kind == KR_EXPR_CONSTANT && e->v.constant.value.kind == KR_CONSTANT_STR;
}

static bool is_in_source(const KrParser *p, const char *text)
{
    return (uintptr_t)text - (uintptr_t)p->source->bytes <= p->source->length;
}

static bool decode_middle(KrParser *p, KrExpr *constant, bool is_raw, int32_t end_line)
{
    KrAstConstant *value = &constant->v.constant.value;
    const char *text = value->v.text;
    if (!is_in_source(p, text)) return true; // decoded before, or text of {x=}
    KrLiteralFault fault;
    KrToken token = {
        .span = {end_line, constant->column, end_line, constant->end_column},
        .start = (uint32_t)(text - p->source->bytes)};
    bool ok = kr_literal_str(p->arena, text, value->length, is_raw, p->name_hook, value,
                             &fault);
    if (!report_fault(p, &token, text, &fault)) return false;
    if (!ok) kr_parser_fail_memory(p);
    return ok;
}

// Spreads nested JoinedStr values (of {x=} fields) and joins neighbouring texts.
typedef struct Joiner {
    KrParser *p;
    uint32_t base;      // of the parser's item stack
    KrText text;        // of the open run
    KrExpr *first;      // first text of the open run
    const KrExpr *last; // last text of it
} Joiner;

static bool close_run(Joiner *j)
{
    KrParser *p = j->p;
    KrExpr *first = j->first;
    j->first = NULL;
    if (first == NULL) return true;
    if (first == j->last) {
        if (first->v.constant.value.length == 0) return true;
        return kr_parser_push(p, first);
    }
    if (j->text.length == 0) return true;
    KrAstConstant value = {.kind = KR_CONSTANT_STR, .length = (uint32_t)j->text.length};
    value.v.text = kr_arena_copy(p->arena, j->text.bytes, j->text.length);
    KrSpan span = {first->line, first->column, j->last->end_line, j->last->end_column};
    KrExpr *joined = kr_ast_new_constant(p->arena, value, first->v.constant.kind, span);
    if (j->text.failed || value.v.text == NULL || joined == NULL) {
        kr_parser_fail_memory(p);
        return false;
    }
    return kr_parser_push(p, joined);
}

static bool add_value(Joiner *j, KrExpr *value)
{
    if (value->kind == KR_EXPR_JOINED_STR || value->kind == KR_EXPR_TEMPLATE_STR) {
        KrExprSeq values = value->v.joined_str.values;
        if (value->kind == KR_EXPR_TEMPLATE_STR) values = value->v.template_str.values;
        for (int32_t i = 0; i < values.count; i++)
            if (!add_value(j, values.items[i])) return false;
        return true;
    }
    if (!is_str_constant(value)) return close_run(j) && kr_parser_push(j->p, value);
    const KrAstConstant *constant = &value->v.constant.value;
    if (j->first == NULL) {
        kr_text_clear(&j->text);
        j->first = value;
    }
    j->last = value;
    kr_text_append(&j->text, constant->v.text, constant->length);
    return true;
}

static KrSeq *join_values(KrParser *p, const KrSeq *values)
{
    Joiner j = {.p = p, .base = p->stack_count};
    kr_text_init(&j.text);
    bool ok = true;
    for (int32_t i = 0; ok && i < values->count; i++)
        ok = add_value(&j, values->items[i]);
    ok = ok && close_run(&j);
    kr_text_fini(&j.text);
    if (!ok) return NULL;
    return kr_parser_pop_seq(p, j.base);
}

KrStringPart *kr_parse_actions_fstring(KrParser *p, const KrToken *start,
                                       const KrSeq *values, const KrToken *end)
{
    bool is_raw = false;
    const char *text = p->source->bytes + start->start;
    for (; *text != '\'' && *text != '"'; text++)
        is_raw |= (*text | 32) == 'r';
    for (int32_t i = 0; i < values->count; i++) {
        KrExpr *value = values->items[i];
        if (is_str_constant(value) && !decode_middle(p, value, is_raw, end->span.line))
            return NULL;
    }
    KrStringPart *part = make(p, sizeof *part);
    if (part == NULL) return NULL;
    *part = (KrStringPart){start->kind == KR_TOKEN_FSTRING_START ? KR_STRING_F
                                                                 : KR_STRING_T,
                           NULL,
                           join_values(p, values),
                           {start->span.line, start->span.column, end->span.end_line,
                            end->span.end_column}};
    return part->values == NULL ? NULL : part;
}

KrConversion *kr_parse_actions_conversion(KrParser *p, const KrToken *sign,
                                          const KrExpr *name)
{
    const KrIdent *ident = name->v.name.id;
    if (name->line != sign->span.end_line || name->column != sign->span.end_column) {
        KrSpan span = {sign->span.line, sign->span.column, name->end_line,
                       name->end_column};
        return kr_parse_error_at(p, span,
                                 "%c-string: conversion type must come right after the "
                                 "exclamation mark",
                                 kr_parse_error_string_letter(p));
    }
    if (ident->length != 1 || strchr("sra", ident->utf8[0]) == NULL)
        return kr_parse_error_at(
            p, name->span,
            "%c-string: invalid conversion character '%s': expected "
            "'s', 'r', or 'a'",
            kr_parse_error_string_letter(p), ident->utf8);
    KrConversion *conversion = make(p, sizeof *conversion);
    if (conversion != NULL) *conversion = (KrConversion){sign, ident->utf8[0]};
    return conversion;
}

KrFormatSpec *kr_parse_actions_format_spec(KrParser *p, const KrToken *colon,
                                           const KrSeq *parts, KrSpan span)
{
    for (int32_t i = 0; i < parts->count; i++) {
        KrExpr *part = parts->items[i];
        bool is_raw = p->tokenizer->string_count > 0 &&
                      p->tokenizer->strings[p->tokenizer->string_count].is_raw;
        if (is_str_constant(part) && !decode_middle(p, part, is_raw, part->line))
            return NULL;
    }
    KrSeq *values = join_values(p, parts);
    KrFormatSpec *spec = make(p, sizeof *spec);
    if (values == NULL || spec == NULL) return NULL;
    *spec = (KrFormatSpec){
        colon, kr_ast_new_joined_str(p->arena, kr_parser_exprs(values), span)};
    return spec;
}

// The text of a field's expression, without comments.
static bool field_text(KrParser *p, const char *from, const char *to,
                       KrAstConstant *value)
{
    *value = (KrAstConstant){.kind = KR_CONSTANT_STR};
    char *out = kr_arena_copy(p->arena, from, (size_t)(to - from));
    if (out == NULL) {
        kr_parser_fail_memory(p);
        return false;
    }
    value->v.text = out;
    value->length = (uint32_t)(to - from);
    if (memchr(from, '#', (size_t)(to - from)) == NULL) return true;
    size_t used = 0;
    char quote = 0;
    int quote_size = 0;
    for (const char *at = from; at < to; at++) {
        char c = *at;
        if (quote != 0) {
            if (c == '\\' && at + 1 < to) {
                out[used++] = *at++;
            } else if (c == quote &&
                       (quote_size == 1 || (at + 2 < to && at[1] == c && at[2] == c))) {
                for (int i = 1; i < quote_size; i++)
                    out[used++] = *at++;
                quote = 0;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            quote_size = at + 2 < to && at[1] == c && at[2] == c ? 3 : 1;
            for (int i = 1; i < quote_size; i++)
                out[used++] = *at++;
        } else if (c == '#') {
            while (at < to && *at != '\n')
                at++;
            if (at == to) break;
            c = '\n';
        }
        out[used++] = at < to && quote != 0 ? *at : c;
    }
    out[used] = '\0';
    value->length = (uint32_t)used;
    return true;
}

KrExpr *kr_parse_actions_field(KrParser *p, const KrToken *open, KrExpr *value,
                               const KrToken *debug, const KrConversion *conversion,
                               const KrFormatSpec *spec, bool is_template, KrSpan span)
{
    int32_t code = conversion != NULL ? conversion->code : -1;
    if (debug != NULL && conversion == NULL && spec == NULL) code = 'r';
    const KrToken *close = &p->tokens[p->mark - 1];
    const KrToken *stop = conversion != NULL ? conversion->sign
                          : spec != NULL     ? spec->colon
                                             : close;
    const char *bytes = p->source->bytes;
    KrExpr *format = spec != NULL ? spec->value : NULL;
    KrExpr *field;
    if (is_template) {
        KrAstConstant text;
        const char *end = bytes + (debug != NULL ? debug->start : stop->start);
        if (!field_text(p, bytes + open->end, end, &text)) return NULL;
        field = kr_ast_new_interpolation(p->arena, value, text, code, format, span);
    } else {
        field = kr_ast_new_formatted_value(p->arena, value, code, format, span);
    }
    if (debug == NULL || field == NULL) return field;
    KrAstConstant text;
    if (!field_text(p, bytes + open->end, bytes + stop->start, &text)) return NULL;
    KrSpan text_span = {open->span.end_line, open->span.end_column, stop->span.line,
                        stop->span.column};
    KrSeq *both = make_seq(p, 2);
    KrExpr *constant = kr_ast_new_constant(p->arena, text, NULL, text_span);
    if (both == NULL || constant == NULL) return NULL;
    both->items[0] = constant;
    both->items[1] = field;
    return kr_ast_new_joined_str(p->arena, kr_parser_exprs(both), span);
}

static KrExpr *join_bytes(KrParser *p, const KrSeq *parts, KrSpan span)
{
    size_t length = 0;
    for (int32_t i = 0; i < parts->count; i++)
        length +=
            ((const KrStringPart *)parts->items[i])->constant->v.constant.value.length;
    char *bytes = kr_arena_alloc(p->arena, length + 1);
    if (bytes == NULL || length > UINT32_MAX) {
        kr_parser_fail_memory(p);
        return NULL;
    }
    char *out = bytes;
    const KrExpr *first = ((const KrStringPart *)parts->items[0])->constant;
    for (int32_t i = 0; i < parts->count; i++) {
        const KrAstConstant *one =
            &((const KrStringPart *)parts->items[i])->constant->v.constant.value;
        memcpy(out, one->v.text, one->length);
        out += one->length;
    }
    *out = '\0';
    KrAstConstant value = {.kind = first->v.constant.value.kind,
                           .length = (uint32_t)length};
    value.v.text = bytes;
    return kr_ast_new_constant(p->arena, value, first->v.constant.kind, span);
}

KrExpr *kr_parse_actions_strings(KrParser *p, const KrSeq *parts, KrSpan span)
{
    int32_t counts[4] = {0};
    for (int32_t i = 0; i < parts->count; i++)
        counts[((const KrStringPart *)parts->items[i])->kind]++;
    const KrStringPart *first = parts->items[0];
    int32_t count = parts->count;
    if (counts[KR_STRING_BYTES] != 0 && counts[KR_STRING_BYTES] != count)
        return kr_parse_error_here(p, "cannot mix bytes and nonbytes literals");
    if (counts[KR_STRING_F] == 0 && counts[KR_STRING_T] == 0)
        return count == 1 ? first->constant : join_bytes(p, parts, span);
    if (count == 1) {
        KrExprSeq values = kr_parser_exprs(first->values);
        return first->kind == KR_STRING_T
                   ? kr_ast_new_template_str(p->arena, values, span)
                   : kr_ast_new_joined_str(p->arena, values, span);
    }
    uint32_t base = p->stack_count;
    for (int32_t i = 0; i < count; i++) {
        const KrStringPart *part = parts->items[i];
        if (part->constant != NULL && !kr_parser_push(p, part->constant)) return NULL;
        for (int32_t k = 0; part->values != NULL && k < part->values->count; k++)
            if (!kr_parser_push(p, part->values->items[k])) return NULL;
    }
    KrSeq *all = kr_parser_pop_seq(p, base);
    KrSeq *joined = all == NULL ? NULL : join_values(p, all);
    if (joined == NULL) return NULL;
    KrExprSeq values = kr_parser_exprs(joined);
    return counts[KR_STRING_T] != 0 ? kr_ast_new_template_str(p->arena, values, span)
                                    : kr_ast_new_joined_str(p->arena, values, span);
}

// -- parameters --

KrParameter *kr_parse_actions_parameter(KrParser *p, KrParameterKind kind, KrArg *arg,
                                        KrExpr *value, const KrToken *sign, KrSpan span)
{
    KrParameter *made = make(p, sizeof *made);
    if (made != NULL) *made = (KrParameter){kind, arg, value, sign, span, NULL, NULL};
    return made;
}

KrToken *kr_parse_actions_parameter_comment(KrParser *p, KrToken *comment)
{
    bool comma = comment[-1].kind == KR_TOKEN_COMMA;
    unsigned before = comment[comma ? -2 : -1].kind;
    if (before == KR_TOKEN_STAR && comma) return kr_parse_error_here(p, "bare * has associated type comment");
    return before == KR_TOKEN_STAR || before == KR_TOKEN_SLASH ? NULL : comment;
}

KrSeq *kr_parse_actions_compound(KrParser *p, KrStmt *statement)
{
    p->compound_line = statement->line;
    p->compound_column = statement->column;
    return kr_parse_actions_one(p, statement);
}

KrParameter *kr_parse_actions_commented(KrParser *p, KrParameter *parameter, const KrToken *before,
                                        const KrToken *after)
{
    (void)p;
    parameter->before = before;
    parameter->after = after;
    return parameter;
}

bool kr_parse_actions_last_comment(KrParser *p, const KrSeq *parameters, const KrToken *comment)
{
    for (int32_t i = 0; i < parameters->count; i++) {
        KrParameter *one = parameters->items[i];
        const KrParameter *next = i + 1 < parameters->count ? parameters->items[i + 1] : NULL;
        if (!one->after) one->after = next ? next->before : comment;
        if (one->after && one->arg) one->arg->type_comment = kr_parse_actions_type_comment(p, one->after);
    }
    return true;
}

bool kr_parse_actions_is_first_parameter(KrParser *p)
{
    unsigned before = p->mark > 0 ? p->tokens[p->mark - 1].kind : KR_TOKEN_ERROR;
    return before == KR_TOKEN_LPAR || before == KR_TOKEN_KEYWORD_LAMBDA;
}

bool kr_parse_actions_behind_star(KrParser *p)
{
    if (p->mark == 0) return false;
    const KrToken *token = &p->tokens[p->mark];
    uint8_t level = token[-1].level;
    bool found = false;
    if (p->mark == p->fill || token->kind != KR_TOKEN_STAR || token[-1].kind != KR_TOKEN_COMMA) return false;
    while (--token > p->tokens && token->level >= level) {
        if (token->level > level) continue;
        if (token->kind == KR_TOKEN_KEYWORD_LAMBDA) return false; // that star may be one of its parameters
        if (token->kind == KR_TOKEN_LPAR) break;
        found |= token->kind == KR_TOKEN_STAR && (token[-1].kind == KR_TOKEN_COMMA || token[-1].kind == KR_TOKEN_LPAR);
    }
    return found;
}

bool kr_parse_actions_check_parameters(KrParser *p, const KrSeq *parameters,
                                       bool is_lambda)
{
    (void)p;
    (void)is_lambda;
    bool has_slash = false, has_star = false, has_bare_star = false,
         has_default = false;
    int32_t behind_star = 0;
    for (int32_t i = 0; i < parameters->count; i++) {
        const KrParameter *one = parameters->items[i];
        switch (one->kind) {
        case KR_PARAMETER_PLAIN:
            if (has_star)
                behind_star++;
            else if (one->value != NULL)
                has_default = true;
            else if (has_default)
                return false;
            break;
        case KR_PARAMETER_SLASH:
            if (i == 0 || has_slash || has_star) return false;
            has_slash = true;
            break;
        case KR_PARAMETER_STAR:
            if (has_star) return false;
            has_star = true;
            has_bare_star = one->arg == NULL;
            break;
        case KR_PARAMETER_DOUBLE_STAR:
            if (i != parameters->count - 1) return false;
            break;
        }
    }
    return !has_bare_star || behind_star > 0;
}

KrArguments *kr_parse_actions_parameters(KrParser *p, const KrSeq *parameters)
{
    KrArguments *made = make(p, sizeof *made);
    if (made == NULL || parameters == NULL) return made;
    int32_t count = parameters->count;
    KrArg **args = make(p, (size_t)count * 3 * sizeof(void *));
    if (args == NULL) return NULL;
    KrArg **keyword_only = args + count; // enough room for each; simple beats tight
    made->args.items = args;
    made->kwonlyargs.items = keyword_only;
    made->defaults.items = make(p, (size_t)count * sizeof(void *));
    made->kw_defaults.items = make(p, (size_t)count * sizeof(void *));
    if (made->defaults.items == NULL || made->kw_defaults.items == NULL) return NULL;
    bool has_star = false;
    for (int32_t i = 0; i < count; i++) {
        const KrParameter *one = parameters->items[i];
        switch (one->kind) {
        case KR_PARAMETER_PLAIN:
            if (has_star) {
                made->kwonlyargs.items[made->kwonlyargs.count++] = one->arg;
                made->kw_defaults.items[made->kw_defaults.count++] = one->value;
            } else {
                made->args.items[made->args.count++] = one->arg;
                if (one->value != NULL)
                    made->defaults.items[made->defaults.count++] = one->value;
            }
            break;
        case KR_PARAMETER_SLASH:
            made->posonlyargs = made->args;
            made->args = (KrArgSeq){0, args + made->posonlyargs.count};
            break;
        case KR_PARAMETER_STAR:
            has_star = true;
            made->vararg = one->arg;
            break;
        case KR_PARAMETER_DOUBLE_STAR: made->kwarg = one->arg; break;
        }
    }
    return made;
}

// -- statements --

KrAssignmentTail *kr_parse_actions_assign_tail(KrParser *p, KrSeq *values, const KrToken *comment)
{
    KrAssignmentTail *tail = make(p, sizeof *tail);
    if (tail != NULL) *tail = (KrAssignmentTail){.values = values, .comment = comment};
    return tail;
}

KrAssignmentTail *kr_parse_actions_augmented_tail(KrParser *p, const KrToken *op,
                                                  KrExpr *value)
{
    KrAssignmentTail *tail = make(p, sizeof *tail);
    if (tail != NULL)
        *tail = (KrAssignmentTail){
            .kind = KR_ASSIGNMENT_AUGMENTED, .op = op, .value = value};
    return tail;
}

KrAssignmentTail *kr_parse_actions_annotation_tail(KrParser *p, KrExpr *annotation,
                                                   KrExpr *value)
{
    KrAssignmentTail *tail = make(p, sizeof *tail);
    if (tail != NULL)
        *tail = (KrAssignmentTail){
            .kind = KR_ASSIGNMENT_ANNOTATED, .annotation = annotation, .value = value};
    return tail;
}

static bool is_single_target(const KrExpr *e)
{
    return e->kind == KR_EXPR_NAME || e->kind == KR_EXPR_ATTRIBUTE ||
           e->kind == KR_EXPR_SUBSCRIPT;
}

bool kr_parse_actions_is_single(KrParser *p)
{
    return is_single_target(p->statement_expr);
}

// May this expression stand left of '='?
static bool is_target(const KrExpr *e)
{
    if (is_single_target(e)) return true;
    KrExprSeq items;
    if (e->kind == KR_EXPR_TUPLE) {
        items = e->v.tuple.elts;
    } else if (e->kind == KR_EXPR_LIST) {
        items = e->v.list.elts;
    } else if (e->kind == KR_EXPR_STARRED) {
        return is_target(e->v.starred.value);
    } else {
        return false;
    }
    for (int32_t i = 0; i < items.count; i++)
        if (!is_target(items.items[i])) return false;
    return true;
}

bool kr_parse_actions_is_target(KrParser *p, const KrExpr *expr)
{
    (void)p;
    return is_target(expr);
}

bool kr_parse_actions_may_follow(KrParser *p, const KrExpr *expr)
{
    return kr_parser_peek(p) != KR_TOKEN_EQUAL || is_target(expr);
}

static KrStmt *plain_assignment(KrParser *p, KrExpr *first, const KrSeq *values,
                                const KrToken *comment, KrSpan span)
{
    KrSeq *targets = make_seq(p, values->count);
    if (targets == NULL) return NULL;
    targets->items[0] = first;
    for (int32_t i = 1; i < values->count; i++)
        targets->items[i] = values->items[i - 1];
    for (int32_t i = 0; i < targets->count; i++) {
        kr_parse_actions_set_context(p, targets->items[i], KR_EXPR_CONTEXT_STORE);
    }
    return kr_ast_new_assign(p->arena, kr_parser_exprs(targets),
                             values->items[values->count - 1],
                             kr_parse_actions_type_comment(p, comment), span);
}

KrStmt *kr_parse_actions_expression_statement(KrParser *p, KrExpr *first,
                                              const KrAssignmentTail *tail,
                                              uint32_t start, KrSpan span)
{
    if (tail == NULL) return kr_ast_new_expr(p->arena, first, span);
    if (tail->kind == KR_ASSIGNMENT_PLAIN)
        return plain_assignment(p, first, tail->values, tail->comment, span);
    if (!is_single_target(first)) return NULL;
    kr_parse_actions_set_context(p, first, KR_EXPR_CONTEXT_STORE);
    if (tail->kind == KR_ASSIGNMENT_AUGMENTED)
        return kr_ast_new_aug_assign(p->arena, first,
                                     kr_parse_actions_operator_of(p, tail->op),
                                     tail->value, span);
    bool is_simple =
        first->kind == KR_EXPR_NAME && p->tokens[start].kind == KR_TOKEN_NAME;
    return kr_ast_new_ann_assign(p->arena, first, tail->annotation, tail->value,
                                 is_simple, span);
}

KrOperator kr_parse_actions_operator_of(KrParser *p, const KrToken *token)
{
    (void)p;
    switch (token->kind) {
    case KR_TOKEN_PLUSEQUAL: return KR_OPERATOR_ADD;
    case KR_TOKEN_MINEQUAL: return KR_OPERATOR_SUB;
    case KR_TOKEN_STAREQUAL: return KR_OPERATOR_MULT;
    case KR_TOKEN_ATEQUAL: return KR_OPERATOR_MAT_MULT;
    case KR_TOKEN_SLASHEQUAL: return KR_OPERATOR_DIV;
    case KR_TOKEN_PERCENTEQUAL: return KR_OPERATOR_MOD;
    case KR_TOKEN_AMPEREQUAL: return KR_OPERATOR_BIT_AND;
    case KR_TOKEN_VBAREQUAL: return KR_OPERATOR_BIT_OR;
    case KR_TOKEN_CIRCUMFLEXEQUAL: return KR_OPERATOR_BIT_XOR;
    case KR_TOKEN_LEFTSHIFTEQUAL: return KR_OPERATOR_LSHIFT;
    case KR_TOKEN_RIGHTSHIFTEQUAL: return KR_OPERATOR_RSHIFT;
    case KR_TOKEN_DOUBLESTAREQUAL: return KR_OPERATOR_POW;
    default: return KR_OPERATOR_FLOOR_DIV;
    }
}

KrStmt *kr_parse_actions_raise(KrParser *p, const KrPair *pair, KrSpan span)
{
    return kr_ast_new_raise(p->arena, pair == NULL ? NULL : pair->key,
                            pair == NULL ? NULL : pair->value, span);
}

KrStmt *kr_parse_actions_import_from(KrParser *p, const KrSeq *dots,
                                     const KrExpr *module, const KrSeq *names,
                                     KrSpan span)
{
    int32_t level = 0;
    for (int32_t i = 0; i < dots->count; i++)
        level += ((const KrToken *)dots->items[i])->kind == KR_TOKEN_ELLIPSIS ? 3 : 1;
    if (level == 0 && module != NULL &&
        strcmp(module->v.name.id->utf8, "__future__") == 0) {
        for (int32_t i = 0; i < names->count; i++) {
            const KrImportAlias *alias = names->items[i];
            if (strcmp(alias->name->utf8, "barry_as_FLUFL") == 0)
                p->flags |= KR_PARSE_BARRY_AS_BDFL;
        }
    }
    return kr_ast_new_import_from(p->arena, module == NULL ? NULL : module->v.name.id,
                                  kr_parser_aliases(names), level, span);
}

KrImportAlias *kr_parse_actions_import_star(KrParser *p, const KrToken *token)
{
    const KrIdent *star = kr_ident_intern(&p->idents, "*", 1);
    return star == NULL ? NULL : kr_ast_new_import_alias(p->arena, star, NULL, token->span);
}

KrExpr *kr_parse_actions_join_names(KrParser *p, const KrExpr *left,
                                    const KrExpr *right)
{
    const KrIdent *a = left->v.name.id, *b = right->v.name.id;
    char *text = kr_arena_alloc(p->arena, (size_t)a->length + b->length + 2);
    if (text == NULL) {
        kr_parser_fail_memory(p);
        return NULL;
    }
    memcpy(text, a->utf8, a->length);
    text[a->length] = '.';
    memcpy(text + a->length + 1, b->utf8, b->length);
    const KrIdent *ident = kr_ident_intern(&p->idents, text, a->length + 1 + b->length);
    if (ident == NULL) return NULL;
    KrSpan span = {left->line, left->column, right->end_line, right->end_column};
    return kr_ast_new_name(p->arena, ident, KR_EXPR_CONTEXT_LOAD, span);
}

KrStmt *kr_parse_actions_decorate(KrParser *p, KrStmt *definition,
                                  const KrSeq *decorators)
{
    (void)p;
    KrExprSeq seq = kr_parser_exprs(decorators);
    if (definition->kind == KR_STMT_FUNCTION_DEF)
        definition->v.function_def.decorator_list = seq;
    else if (definition->kind == KR_STMT_ASYNC_FUNCTION_DEF)
        definition->v.async_function_def.decorator_list = seq;
    else
        definition->v.class_def.decorator_list = seq;
    return definition;
}

KrStmt *kr_parse_actions_class(KrParser *p, const KrExpr *name,
                               const KrSeq *type_params,
                               const KrCallArguments *arguments, const KrSeq *body,
                               KrSpan span)
{
    KrCallArguments none = {0};
    if (arguments == NULL) arguments = &none;
    return kr_ast_new_class_def(p->arena, name->v.name.id, arguments->args,
                                arguments->keywords, kr_parser_stmts(body),
                                (KrExprSeq){0, NULL},
                                kr_parser_type_params(type_params), span);
}

KrPattern *kr_parse_actions_mapping_pattern(KrParser *p, const KrSeq *pairs,
                                            const KrExpr *rest, KrSpan span)
{
    int32_t count = pairs == NULL ? 0 : pairs->count;
    KrSeq *keys = make_seq(p, count), *values = make_seq(p, count);
    if (keys == NULL || values == NULL) return NULL;
    for (int32_t i = 0; i < count; i++) {
        const KrPair *pair = pairs->items[i];
        keys->items[i] = pair->key;
        values->items[i] = pair->value;
    }
    return kr_ast_new_match_mapping(p->arena, kr_parser_exprs(keys),
                                    kr_parser_patterns(values),
                                    rest == NULL ? NULL : rest->v.name.id, span);
}

KrPattern *kr_parse_actions_class_pattern(KrParser *p, KrExpr *cls,
                                          const KrSeq *positional,
                                          const KrSeq *keywords, KrSpan span)
{
    int32_t count = keywords == NULL ? 0 : keywords->count;
    KrIdentSeq names = {count, make(p, (size_t)count * sizeof(void *) + 1)};
    KrSeq *values = make_seq(p, count);
    if (names.items == NULL || values == NULL) return NULL;
    for (int32_t i = 0; i < count; i++) {
        const KrPair *pair = keywords->items[i];
        names.items[i] = pair->key->v.name.id;
        values->items[i] = pair->value;
    }
    return kr_ast_new_match_class(p->arena, cls, kr_parser_patterns(positional), names,
                                  kr_parser_patterns(values), span);
}
