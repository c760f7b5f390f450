// SPDX-License-Identifier: MIT
// The PEG engine: token buffer, memo, sequences, the two passes, and choosing the error.
// See parser.h for the contract and dsl/grammar/python.gram for the rules.
//
// Memory: tokens and the item stack are malloc'ed and freed at the end; memos live in an
// arena of their own that dies with the parse; the tree lives in the caller's arena. The token
// buffer is reserved for the most tokens the source can have (two per byte) because actions
// hold pointers into it; pages that are never written cost nothing.
#include "frontend/parser.h"

#include "base/check.h"
#include "frontend/parse_error.h"

#include <stdlib.h>
#include <string.h>

enum { DEFAULT_STACK_BYTES = 4 * 1024 * 1024, STACK_MARGIN = 64 * 1024 };

const KrSeq kr_parser_empty_seq = {0, NULL};

// In single mode the end is a newline first, and the end of open blocks if the caller does not mind, then the end.
static void end_statement(KrParser *p, KrToken *token)
{
    KrTokenizer *t = p->tokenizer;
    bool ends = token->kind == KR_TOKEN_ENDMARKER && p->in_statement;
    p->in_statement = !ends;
    if (!ends) return;
    token->kind = KR_TOKEN_NEWLINE;
    if (p->flags & KR_PARSE_NO_IMPLIED_DEDENT) return;
    t->pending = 1 - t->indent_count;
    t->indent_count = 1;
}

bool kr_parser_fill(KrParser *p)
{
    kr_assert(p->mark == p->fill && p->fill < p->token_capacity);
    KrToken *token = &p->tokens[p->fill];
    if (p->fill > 0 && p->tokens[p->fill - 1].kind == KR_TOKEN_ENDMARKER) {
        *token = p->tokens[p->fill - 1]; // nothing follows the end
        token->kind = KR_TOKEN_ERROR;
        return false;
    }
    bool ok = kr_tokenizer_next(p->tokenizer, token);
    if (ok) {
        if (p->mode == KR_PARSE_SINGLE) end_statement(p, token);
        p->fill++;
    } else {
        p->failed = true; // stays at `fill`: every later look fails again
    }
    return ok;
}

void kr_parser_fail_memory(KrParser *p)
{
    p->failed = true;
    kr_syntax_error_set(p->error, p->arena, NULL, "MemoryError", (KrErrorPlace){0},
                        "out of memory");
}

void kr_parser_fail_stack(KrParser *p)
{
    p->failed = true;
    kr_syntax_error_set(p->error, p->arena, NULL, "MemoryError", (KrErrorPlace){0},
                        "Parser stack overflowed - Python source too complex to parse");
}

void *kr_parser_fail_forced(KrParser *p, const char *what)
{
    if (p->failed || !p->invalid_pass) return NULL;
    kr_parser_peek(p);
    return kr_parse_error_at(p, p->tokens[p->mark].span, "expected %s", what);
}

bool kr_parser_push(KrParser *p, void *item)
{
    if (p->stack_count == p->stack_capacity) {
        uint32_t capacity = p->stack_capacity == 0 ? 256 : p->stack_capacity * 2;
        void **stack = realloc(p->stack, capacity * sizeof *stack);
        if (stack == NULL) {
            kr_parser_fail_memory(p);
            return false;
        }
        p->stack = stack;
        p->stack_capacity = capacity;
    }
    p->stack[p->stack_count++] = item;
    return true;
}

KrSeq *kr_parser_pop_seq(KrParser *p, uint32_t base)
{
    uint32_t count = p->stack_count - base;
    p->stack_count = base;
    if (count == 0) return (KrSeq *)(uintptr_t)&kr_parser_empty_seq;
    KrSeq *seq = kr_arena_alloc(p->arena, sizeof *seq + count * sizeof(void *));
    if (seq == NULL) {
        kr_parser_fail_memory(p);
        return NULL;
    }
    seq->count = (int32_t)count;
    seq->items = (void **)(seq + 1);
    memcpy(seq->items, p->stack + base, count * sizeof(void *));
    return seq;
}

void kr_parser_memoize(KrParser *p, uint32_t mark, uint32_t rule, void *result)
{
    if (p->failed) return;
    KrMemo *memo = kr_arena_alloc(&p->memos, sizeof *memo);
    if (memo == NULL) {
        kr_parser_fail_memory(p);
        return;
    }
    KrToken *token = &p->tokens[mark];
    *memo = (KrMemo){token->memo, result, rule, p->mark};
    token->memo = memo;
}

// The last token before `mark` that covers text.
const KrToken *kr_parser_last_text_token(const KrParser *p)
{
    const KrToken *token = &p->tokens[p->mark];
    while (token > p->tokens) {
        token--;
        unsigned kind = token->kind;
        if (kind != KR_TOKEN_ENDMARKER &&
            (kind < KR_TOKEN_NEWLINE || kind > KR_TOKEN_DEDENT))
            break;
    }
    return token;
}

// -- passes and errors --

static KrMod *run(KrParser *p)
{
    switch (p->mode) {
    case KR_PARSE_EXEC: return kr_parser_rules_file(p);
    case KR_PARSE_EVAL: return kr_parser_rules_eval(p);
    case KR_PARSE_SINGLE: return kr_parser_rules_interactive(p);
    case KR_PARSE_FUNC_TYPE: return kr_parser_rules_func_type(p);
    }
    return NULL;
}

static bool tokenizer_failed(const KrParser *p)
{
    return p->tokenizer->error->type != NULL;
}

// After an error of the grammar: an error of the tokenizer in the rest of the source is more
// telling (an unclosed bracket only when it began on an earlier line).
static void look_for_token_errors(KrParser *p)
{
    KrTokenizer *t = p->tokenizer;
    if (p->fill == 0 || tokenizer_failed(p)) return;
    int32_t error_line = p->tokens[p->fill - 1].span.line;
    KrToken token;
    while (!t->is_done && kr_tokenizer_next(t, &token)) {
    }
    if (t->error->type == NULL || t->string_count > 0) return;
    if (!t->is_structural) {
        *p->error = *t->error;
    } else if (t->bracket_count > 0 &&
               error_line > t->brackets[t->bracket_count - 1].line) {
        KrBracket *open = &t->brackets[t->bracket_count - 1];
        KrErrorPlace place = {open->line, open->column + 1, open->line, 0, true};
        *p->error = (KrSyntaxError){0};
        kr_syntax_error_set(p->error, p->arena, p->source, "SyntaxError", place,
                            "'%c' was never closed", open->open);
    }
}

// Has a token met an end without newline? Then nobody looks further than a message of the grammar.
static bool touches_end(const KrParser *p)
{
    return p->source->open_end && p->fill && p->tokens[p->fill - 1].end >= p->source->length;
}

static void choose_error(KrParser *p, const KrToken *last)
{
    if (tokenizer_failed(p)) {
        *p->error = *p->tokenizer->error;
        return;
    }
    if (p->error->type != NULL) {
        if (strcmp(p->error->type, "MemoryError") != 0 && !touches_end(p)) look_for_token_errors(p);
        return;
    }
    if (last == NULL) {
        kr_syntax_error_set(p->error, p->arena, p->source, "SyntaxError",
                            (KrErrorPlace){0}, "invalid syntax");
        return;
    }
    if (last->kind == KR_TOKEN_INDENT || last->kind == KR_TOKEN_DEDENT) {
        p->failed = false;
        kr_parse_error_indent(p, last->kind == KR_TOKEN_INDENT ? "unexpected indent"
                                                               : "unexpected unindent");
        return;
    }
    p->failed = false;
    kr_parse_error_at(p, last->span, "invalid syntax");
    look_for_token_errors(p);
}

// In single mode nothing but blank lines and comments may follow the statement.
static bool has_more_statements(const KrParser *p)
{
    const char *at = p->tokenizer->at;
    while (*at != '\0') {
        if (*at == '#') {
            while (*at != '\n' && *at != '\0')
                at++;
        } else if (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\f') {
            at++;
        } else {
            return true;
        }
    }
    return false;
}

// Was the end of the text seen? In single mode an end without newline counts as soon as a token touches it.
static bool is_at_end(const KrParser *p)
{
    static const char *const messages[] = {"unterminated triple-quoted", "unexpected EOF",
                                           "unterminated f-string", "unterminated t-string"};
    const KrTokenizer *t = p->tokenizer;
    bool open_end = p->source->open_end;
    if (tokenizer_failed(p)) {
        const char *message = t->error->message;
        for (size_t i = 0; message && i < sizeof messages / sizeof *messages; i++)
            if (strncmp(message, messages[i], strlen(messages[i])) == 0) return true;
        return message && (strstr(message, "was never closed") != NULL ||
                           (t->at >= t->end && strncmp(message, "unterminated string", 19) == 0));
    }
    if (p->source->length == 0 || t->is_done) return true;
    const KrToken *last = &p->tokens[p->fill - 1];
    if (last->kind == KR_TOKEN_ENDMARKER || (last->kind == KR_TOKEN_DEDENT && t->at >= t->end)) return true;
    return open_end && last->end >= p->source->length;
}

static void fail_incomplete(KrParser *p)
{
    *p->error = (KrSyntaxError){0};
    KrErrorPlace place = {0};
    if (p->fill) {
        KrSpan span = p->tokens[p->fill - 1].span;
        place = (KrErrorPlace){span.line, span.column + 1, span.line, 0, false};
        if (span.column < 0 || span.line > p->source->line_count) {
            size_t length = 0;
            if (p->source->line_count) (void)kr_source_line(p->source, p->source->line_count, &length);
            place = (KrErrorPlace){p->source->line_count, (int32_t)length, p->source->line_count, 0, false};
        }
    }
    kr_syntax_error_set(p->error, p->arena, p->source, "_IncompleteInputError", place, "incomplete input");
}

static bool prepare(KrParser *p, size_t stack_bytes, KrParseResult *result)
{
    if (stack_bytes == 0) stack_bytes = DEFAULT_STACK_BYTES;
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    p->stack_limit = here > stack_bytes ? here - stack_bytes + STACK_MARGIN : 0;
    p->tokenizer = kr_arena_alloc(&p->memos, sizeof *p->tokenizer);
    KrSyntaxError *token_error = kr_arena_zalloc(&p->memos, sizeof *token_error);
    p->token_capacity = p->source->length * 2 + 256;
    p->tokens = malloc((size_t)p->token_capacity * sizeof *p->tokens);
    if (p->tokenizer == NULL || token_error == NULL || p->tokens == NULL ||
        !kr_ident_init(&p->idents, p->arena))
        return false;
    kr_tokenizer_init(p->tokenizer, p->arena, p->source, &p->idents, token_error);
    p->tokenizer->warning_tail = &result->warnings;
    p->tokenizer->type_comments = (p->flags & KR_PARSE_TYPE_COMMENTS) != 0;
    return true;
}

void kr_parser_parse(KrArena *arena, const KrSource *source, KrParseMode mode,
                     unsigned flags, size_t stack_bytes, KrUnicodeNameHook name_hook,
                     KrParseResult *result)
{
    *result = (KrParseResult){0};
    KrParser parser = {.arena = arena,
                       .source = source,
                       .mode = mode,
                       .flags = flags,
                       .error = &result->error,
                       .name_hook = name_hook};
    KrParser *p = &parser;
    parser.minor = flags >> KR_PARSE_VERSION ? (int)(flags >> KR_PARSE_VERSION) - 1 : INT16_MAX;
    kr_arena_init(&p->memos);
    KrMod *module = NULL;
    if (!prepare(p, stack_bytes, result)) {
        kr_parser_fail_memory(p);
        goto done;
    }
    module = run(p);
    if (p->failed) module = NULL;
    bool no_memory = p->error->type && strcmp(p->error->type, "MemoryError") == 0;
    if (module == NULL && p->flags & KR_PARSE_ALLOW_INCOMPLETE && !no_memory && is_at_end(p)) {
        fail_incomplete(p);
    } else if (module == NULL && p->error->type == NULL && !tokenizer_failed(p)) {
        const KrToken *last = p->fill > 0 ? &p->tokens[p->fill - 1] : NULL;
        for (uint32_t i = 0; i <= p->fill; i++)
            p->tokens[i].memo = NULL;
        p->mark = 0;
        p->failed = false;
        p->stack_count = 0;
        p->second_pass = p->invalid_pass = true;
        p->tokenizer->warning_tail = NULL; // they have been reported
        (void)run(p);
        choose_error(p, last);
    } else if (module == NULL) {
        if (tokenizer_failed(p))
            *p->error = *p->tokenizer->error;
        else if (strcmp(p->error->type, "MemoryError") != 0 && !touches_end(p))
            look_for_token_errors(p);
    } else if (mode == KR_PARSE_SINGLE && has_more_statements(p)) {
        module = NULL;
        p->failed = false;
        kr_parse_error_here(p, "multiple statements found while compiling a single "
                               "statement");
    }
    if (arena->failed || p->memos.failed) {
        module = NULL;
        *p->error = (KrSyntaxError){0}; // what went wrong after that means nothing
        kr_parser_fail_memory(p);
    }
done:
    if (module == NULL) {
        result->error.stage = KR_STAGE_PARSE;
        result->error.last_line = parser.compound_line;
        result->error.last_column = parser.compound_column;
    }
    result->ok = module != NULL;
    result->module = module;
    result->token_count = p->fill;
    free(p->tokens);
    free(p->stack);
    kr_arena_fini(&p->memos);
}
