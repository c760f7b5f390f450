// SPDX-License-Identifier: MIT
// The PEG engine under the generated rules, and the frontend's entry: text to tree.
//
// The rules of build/gen/parser_rules.c are recursive functions: each returns a result or null
// and leaves `mark` behind what it matched. The first pass runs without the invalid_* rules;
// only when it fails a second pass runs with them to find the best message.
//
// The entry does not raise: KrParseResult holds a tree, or an error, and the warnings.
//
// Invariant: tokens[0 .. fill) are final and do not move; mark <= fill.
// Invariant: once `failed` is true no rule succeeds in changing the result.
// Invariant: rules that recurse compare the C stack with `stack_limit` first, so that no input
// crashes the process.
// Who calls: the compiler driver, krait_parse. Tests: tools/ast_check.py, tests/unit
#pragma once

#include "frontend/ast_base.h"
#include "frontend/literal.h"
#include "frontend/source.h"
#include "frontend/syntax_error.h"
#include "frontend/tokenizer.h"
#include "gen/ast.h"

typedef enum KrParseMode {
    KR_PARSE_EXEC,      // a module
    KR_PARSE_EVAL,      // one expression
    KR_PARSE_SINGLE,    // one interactive statement
    KR_PARSE_FUNC_TYPE, // the type of a function comment
} KrParseMode;

typedef enum KrParseFlags {
    KR_PARSE_BARRY_AS_BDFL = 1,     // '<>' instead of '!='
    KR_PARSE_ALLOW_INCOMPLETE = 2,  // text that may go on is an _IncompleteInputError
    KR_PARSE_NO_IMPLIED_DEDENT = 4, // single mode: a block ends with its line, not with the text
    KR_PARSE_TYPE_COMMENTS = 8,     // `# type:` comments are tokens
    KR_PARSE_VERSION = 8,           // shift: one more than the minor version whose grammar is read; 0: all
} KrParseFlags;

typedef struct KrParseResult {
    bool ok;                   // module is set; else error is
    KrMod *module;             //
    KrSyntaxError error;       //
    KrSyntaxWarning *warnings; // in order of discovery
    uint32_t token_count;      //
} KrParseResult;

// Parses `source` into `arena`. `stack_bytes` is how much C stack the parse may use (0: 4 MiB).
void kr_parser_parse(KrArena *arena, const KrSource *source, KrParseMode mode,
                     unsigned flags, size_t stack_bytes, KrUnicodeNameHook name_hook,
                     KrParseResult *result);

// -- the engine, for the generated rules and parse_actions.c --

typedef struct KrSeq {
    int32_t count; //
    void **items;  //
} KrSeq;

struct KrMemo {
    KrMemo *next;  // other rules' results at the same token
    void *result;  // null: the rule fails here
    uint32_t rule; // number of the rule
    uint32_t mark; // where the rule ended
};

typedef struct KrParser {
    KrToken *tokens;         // token_capacity, of which `fill` are read (owned, malloc)
    uint32_t mark;           // next token
    uint32_t fill;           // tokens read
    uint32_t token_capacity; //
    bool failed;             // an error is set, or memory is out
    bool second_pass;        //
    bool in_statement;       // single mode: the end ends a line first
    bool
        invalid_pass; // invalid_* rules are on: the second pass, but not in quiet rules
    unsigned flags;   // KR_PARSE_*
    int minor;        // version whose grammar is read
    int32_t compound_line, compound_column; // of the last whole compound statement, or 0
    const KrExpr *statement_expr; // what the open statement began with
    KrParseMode mode;             //
    uintptr_t stack_limit;        // lowest address the C stack may reach
    KrArena *arena;               // of the tree
    KrArena memos;                // dies with the parse (owned)
    const KrSource *source;       //
    KrTokenizer *tokenizer;       //
    KrIdentTable idents;          //
    KrSyntaxError *error;         //
    KrUnicodeNameHook name_hook;  //
    void **stack;                 // items of unfinished sequences (owned, malloc)
    uint32_t stack_count;         //
    uint32_t stack_capacity;      //
} KrParser;

// Reads one more token; false at an error (the token's kind is then ERROR).
bool kr_parser_fill(KrParser *p);
void kr_parser_fail_memory(KrParser *p);
KR_COLD void kr_parser_fail_stack(KrParser *p);
bool kr_parser_push(KrParser *p, void *item);
// The items pushed since stack_count was `base`, as a sequence; null when out of memory.
KrSeq *kr_parser_pop_seq(KrParser *p, uint32_t base);
void kr_parser_memoize(KrParser *p, uint32_t mark, uint32_t rule, void *result);
KR_COLD void *kr_parser_fail_forced(KrParser *p, const char *what);
const KrToken *kr_parser_last_text_token(const KrParser *p);

// rules generated into gen/parser_rules.c
KrMod *kr_parser_rules_file(KrParser *p);
KrMod *kr_parser_rules_interactive(KrParser *p);
KrMod *kr_parser_rules_eval(KrParser *p);
KrMod *kr_parser_rules_func_type(KrParser *p);

extern const KrSeq kr_parser_empty_seq;

KR_INLINE unsigned kr_parser_peek(KrParser *p)
{
    if (KR_UNLIKELY(p->mark == p->fill)) kr_parser_fill(p);
    return p->tokens[p->mark].kind;
}

KR_INLINE KrToken *kr_parser_expect(KrParser *p, unsigned kind)
{
    if (kr_parser_peek(p) != kind) return NULL;
    return &p->tokens[p->mark++];
}

// Is `kind` in the set of 128 bits?
KR_INLINE bool kr_parser_is_in(unsigned kind, uint64_t low, uint64_t high)
{
    return ((kind < 64 ? low : high) >> (kind & 63)) & 1;
}

KR_INLINE KrToken *kr_parser_expect_any(KrParser *p, uint64_t low, uint64_t high)
{
    if (!kr_parser_is_in(kr_parser_peek(p), low, high)) return NULL;
    return &p->tokens[p->mark++];
}

KR_INLINE KrToken *kr_parser_expect_soft(KrParser *p, unsigned word)
{
    if (kr_parser_peek(p) != KR_TOKEN_NAME) return NULL;
    if (p->tokens[p->mark].ident != &kr_token_soft_keywords[word]) return NULL;
    return &p->tokens[p->mark++];
}

KR_INLINE KrExpr *kr_parser_expect_name(KrParser *p)
{
    KrToken *token = kr_parser_expect(p, KR_TOKEN_NAME);
    if (token == NULL) return NULL;
    KrExpr *made =
        kr_ast_new_name(p->arena, token->ident, KR_EXPR_CONTEXT_LOAD, token->span);
    if (KR_UNLIKELY(made == NULL)) kr_parser_fail_memory(p);
    return made;
}

KR_INLINE bool kr_parser_find_memo(KrParser *p, uint32_t rule, void **result)
{
    if (KR_UNLIKELY(p->mark == p->fill)) kr_parser_fill(p);
    for (KrMemo *memo = p->tokens[p->mark].memo; memo != NULL; memo = memo->next) {
        if (memo->rule != rule) continue;
        p->mark = memo->mark;
        *result = memo->result;
        return true;
    }
    return false;
}

KR_INLINE bool kr_parser_is_too_deep(KrParser *p)
{
    if (KR_LIKELY((uintptr_t)__builtin_frame_address(0) > p->stack_limit)) return false;
    kr_parser_fail_stack(p);
    return true;
}

KR_INLINE KrSpan kr_parser_span(const KrParser *p, uint32_t start)
{
    KrSpan first = p->tokens[start].span;
    KrSpan last = kr_parser_last_text_token(p)->span;
    return (KrSpan){first.line, first.column, last.end_line, last.end_column};
}

// A sequence as the node field's type; null is empty.
KR_INLINE KrExprSeq kr_parser_exprs(const KrSeq *seq)
{
    return seq ? (KrExprSeq){seq->count, (KrExpr **)seq->items} : (KrExprSeq){0, NULL};
}
KR_INLINE KrStmtSeq kr_parser_stmts(const KrSeq *seq)
{
    return seq ? (KrStmtSeq){seq->count, (KrStmt **)seq->items} : (KrStmtSeq){0, NULL};
}
KR_INLINE KrImportAliasSeq kr_parser_aliases(const KrSeq *seq)
{
    return seq ? (KrImportAliasSeq){seq->count, (KrImportAlias **)seq->items}
               : (KrImportAliasSeq){0, NULL};
}
KR_INLINE KrWithItemSeq kr_parser_with_items(const KrSeq *seq)
{
    return (KrWithItemSeq){seq->count, (KrWithItem **)seq->items};
}
KR_INLINE KrExceptHandlerSeq kr_parser_handlers(const KrSeq *seq)
{
    return seq ? (KrExceptHandlerSeq){seq->count, (KrExceptHandler **)seq->items}
               : (KrExceptHandlerSeq){0, NULL};
}
KR_INLINE KrMatchCaseSeq kr_parser_cases(const KrSeq *seq)
{
    return (KrMatchCaseSeq){seq->count, (KrMatchCase **)seq->items};
}
KR_INLINE KrPatternSeq kr_parser_patterns(const KrSeq *seq)
{
    return seq ? (KrPatternSeq){seq->count, (KrPattern **)seq->items}
               : (KrPatternSeq){0, NULL};
}
KR_INLINE KrTypeParamSeq kr_parser_type_params(const KrSeq *seq)
{
    return seq ? (KrTypeParamSeq){seq->count, (KrTypeParam **)seq->items}
               : (KrTypeParamSeq){0, NULL};
}
KR_INLINE KrComprehensionSeq kr_parser_comprehensions(const KrSeq *seq)
{
    return (KrComprehensionSeq){seq->count, (KrComprehension **)seq->items};
}
