// SPDX-License-Identifier: MIT
// Statements to instructions: loops, try and with, imports; definitions: compile_definition.c.
//
// Leaving a block early (return, break, continue) repeats what the block does at its end: see
// unwind_blocks. Called by compile.c. Tests: tests/lang/statements/.
#include "frontend/compile_unit.h"
#include "frontend/unparse.h"

#include "runtime/int.h"
#include "runtime/tuple.h"

static void stmt(KrCompiler *c, const KrStmt *s);

void kr_compile_body(KrCompiler *c, KrStmtSeq body)
{
    for (int32_t i = 0; i < body.count && !c->failed; i++)
        stmt(c, body.items[i]);
}

enum { MAX_BLOCKS = 21 }; // as CPython's: a limit that programs can see

static KrBlock push_block(KrCompiler *c, KrBlockKind kind, KrSpan span)
{
    KrUnitState *u = c->unit;
    int32_t depth = u->block ? u->block->depth + 1 : 1;
    if (depth > MAX_BLOCKS) kr_compile_fail(c, span, "too many statically nested blocks");
    return (KrBlock){.kind = kind, .outer = u->block, .depth = depth, .start = -1, .end = -1, .span = span};
}

static const KrSpan nowhere = {0};

// The end of the innermost handler's range.
static void pop_block(KrCompiler *c)
{
    kr_compile_emit(c, KR_EMIT_POP_BLOCK, 0);
}

// --- leaving blocks ---------------------------------------------------------------------

static void call_exit(KrCompiler *c)
{
    kr_compile_none(c);
    kr_compile_none(c);
    kr_compile_none(c);
    EMIT(CALL, 3);
}

static void forget_name(KrCompiler *c, const KrIdent *name)
{
    kr_compile_none(c);
    kr_compile_store_name(c, name);
    kr_compile_delete_name(c, name);
}

#define STAR_LEFT "'break', 'continue' and 'return' cannot appear in an except* block"

// Undoes one block. keep: a value on top of the stack stays. What a finally block or an __exit__ has run hides
// where the jump stands: the rest has no place.
static void unwind_block(KrCompiler *c, const KrBlock *b, bool keep)
{
    KrUnitState *u = c->unit;
    switch (b->kind) {
    case KR_BLOCK_WHILE:
    case KR_BLOCK_EXCEPTION: break;
    case KR_BLOCK_TRY: pop_block(c); break;
    case KR_BLOCK_FOR:
        if (keep) EMIT(SWAP, 2);
        EMIT(POP_TOP, 0);
        break;
    case KR_BLOCK_ASYNC_FOR:
    case KR_BLOCK_VALUE:
        if (keep) EMIT(SWAP, 2);
        EMIT(POP_TOP, 0);
        break;
    case KR_BLOCK_FINALLY: {
        pop_block(c);
        KrBlock value = {.kind = KR_BLOCK_VALUE, .outer = b->outer, .depth = b->depth};
        u->block = keep ? &value : b->outer;
        c->mute++; // its warnings come with the copy for exceptions
        kr_compile_body(c, b->finalbody);
        c->mute--;
        u->block = b->outer;
        u->span = nowhere;
        break;
    }
    case KR_BLOCK_FINALLY_END:
        if (keep) EMIT(SWAP, 2);
        EMIT(POP_TOP, 0);
        if (keep) EMIT(SWAP, 2);
        pop_block(c);
        EMIT(POP_EXCEPT, 0);
        break;
    case KR_BLOCK_WITH:
    case KR_BLOCK_ASYNC_WITH:
        u->span = b->span;
        pop_block(c);
        if (keep) {
            EMIT(SWAP, 3);
            EMIT(SWAP, 2);
        }
        call_exit(c);
        if (b->kind == KR_BLOCK_ASYNC_WITH) {
            EMIT(GET_AWAITABLE, 2);
            kr_compile_none(c);
            kr_compile_yield_from(c, true);
        }
        EMIT(POP_TOP, 0);
        u->span = nowhere;
        break;
    case KR_BLOCK_STAR_HANDLER:
        kr_compile_fail(c, u->span, STAR_LEFT);
        break;
    case KR_BLOCK_HANDLER:
        if (b->name) pop_block(c);
        if (keep) EMIT(SWAP, 2);
        pop_block(c);
        EMIT(POP_EXCEPT, 0);
        if (b->name) forget_name(c, b->name);
        break;
    }
}

// Leaving a finally block by a jump hides exceptions (PEP 765).
static void check_finally(KrCompiler *c, const KrStmt *s, const KrBlock *until, const char *what)
{
    for (const KrBlock *b = c->unit->block; b != until; b = b->outer) {
        if (b->kind == KR_BLOCK_FINALLY_END) kr_compile_warn(c, s->span, "'%s' in a 'finally' block", what);
        // not out of a loop inside the finally block either, says CPython
        if (b->kind == KR_BLOCK_FINALLY_END || b->kind == KR_BLOCK_WHILE || b->kind == KR_BLOCK_FOR || b->kind == KR_BLOCK_ASYNC_FOR)
            return;
    }
}

// Undoes blocks from the innermost up to (not including) `until`.
static void unwind_blocks(KrCompiler *c, const KrBlock *until, bool keep)
{
    KrUnitState *u = c->unit;
    KrBlock *saved = u->block;
    for (KrBlock *b = saved; b != until; b = b->outer) {
        u->block = b->outer;
        unwind_block(c, b, keep);
    }
    u->block = saved;
}

static void return_statement(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    const KrExpr *value = s->v.return_.value;
    if (u->scope->kind != KR_SCOPE_FUNCTION)
        kr_compile_fail(c, s->span, "'return' outside function");
    if (value && u->flags & KR_CODE_ASYNC_GENERATOR)
        kr_compile_fail(c, s->span, "'return' with value in async generator");
    bool constant = !value || value->kind == KR_EXPR_CONSTANT;
    int32_t handler = u->handler;
    check_finally(c, s, NULL, "return");
    if (!constant) {
        kr_compile_expr(c, value);
    } else if (value) {
        u->span = value->span;
        EMIT(NOP, 0);
    }
    if (!value || value->line != s->line) {
        u->span = s->span;
        EMIT(NOP, 0);
    }
    unwind_blocks(c, NULL, !constant);
    if (!value)
        kr_compile_none(c);
    else if (constant)
        kr_compile_const(c, kr_compile_constant(c, &value->v.constant.value));
    EMIT(RETURN_VALUE, 0);
    u->handler = handler;
}

static void loop_jump(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    bool is_break = s->kind == KR_STMT_BREAK;
    KrBlock *loop = u->block;
    EMIT(NOP, 0);
    bool leaves_star = false;
    for (; loop && loop->kind != KR_BLOCK_WHILE && loop->kind != KR_BLOCK_FOR &&
           loop->kind != KR_BLOCK_ASYNC_FOR;
         loop = loop->outer)
        leaves_star |= loop->kind == KR_BLOCK_STAR_HANDLER;
    if (!loop) {
        kr_compile_fail(c, s->span,
                        leaves_star ? STAR_LEFT
                        : is_break  ? "'break' outside loop"
                                    : "'continue' not properly in loop");
        return;
    }
    int32_t handler = u->handler;
    check_finally(c, s, loop, is_break ? "break" : "continue");
    unwind_blocks(c, loop, false);
    if (is_break) {
        unwind_block(c, loop, false);
        kr_compile_jump(c, KR_EMIT_JUMP, loop->end);
    } else {
        kr_compile_jump(c, KR_EMIT_JUMP, loop->start);
    }
    u->handler = handler;
}

// --- loops ------------------------------------------------------------------------------

static void for_statement(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    int32_t start = kr_compile_label(c), anchor = kr_compile_label(c),
            end = kr_compile_label(c);
    KrBlock block = push_block(c, KR_BLOCK_FOR, s->span);
    block.start = start;
    block.end = end;
    u->block = &block;
    kr_compile_expr(c, s->v.for_.iter);
    u->span = s->v.for_.iter->span;
    EMIT(GET_ITER, 0);
    kr_compile_place(c, start);
    kr_compile_jump(c, KR_OP_FOR_ITER, anchor);
    u->span = s->v.for_.target->span;
    EMIT(NOP, 0); // a line of its own, if it is
    kr_compile_store(c, s->v.for_.target);
    kr_compile_body(c, s->v.for_.body);
    kr_compile_jump_nowhere(c, start);
    u->block = block.outer;
    u->span = nowhere;
    kr_compile_place(c, anchor);
    EMIT(END_FOR, 0);
    EMIT(POP_ITER, 0);
    kr_compile_body(c, s->v.for_.orelse);
    kr_compile_place(c, end);
}

static void async_for(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    if (!kr_compile_may_await(c))
        kr_compile_fail(c, s->span, "'async for' outside async function");
    int32_t start = kr_compile_label(c), except = kr_compile_label(c),
            end = kr_compile_label(c);
    kr_compile_expr(c, s->v.for_.iter);
    u->span = s->v.for_.iter->span;
    EMIT(GET_AITER, 0);
    u->span = s->span;
    kr_compile_place(c, start);
    KrBlock block = push_block(c, KR_BLOCK_ASYNC_FOR, s->span);
    block.start = start;
    block.end = end;
    u->block = &block;
    kr_compile_setup(c, except, false, 0);
    EMIT(GET_ANEXT, 0);
    kr_compile_none(c);
    kr_compile_yield_from(c, true);
    pop_block(c);
    EMIT(NOT_TAKEN, 0);
    kr_compile_store(c, s->v.for_.target);
    kr_compile_body(c, s->v.for_.body);
    kr_compile_jump_nowhere(c, start);
    u->block = block.outer;
    kr_compile_place(c, except);
    u->span = s->v.for_.iter->span;
    EMIT(END_ASYNC_FOR, 0);
    kr_compile_body(c, s->v.for_.orelse);
    kr_compile_place(c, end);
}

static void while_statement(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    int32_t start = kr_compile_label(c), orelse = kr_compile_label(c),
            end = kr_compile_label(c);
    kr_compile_place(c, start);
    KrBlock block = push_block(c, KR_BLOCK_WHILE, s->span);
    block.start = start;
    block.end = end;
    u->block = &block;
    kr_compile_jump_if(c, s->v.while_.test, orelse, false);
    kr_compile_body(c, s->v.while_.body);
    kr_compile_jump_nowhere(c, start);
    u->block = block.outer;
    kr_compile_place(c, orelse);
    kr_compile_body(c, s->v.while_.orelse);
    kr_compile_place(c, end);
}

static void if_statement(KrCompiler *c, const KrStmt *s)
{
    int32_t orelse = kr_compile_label(c), end = orelse;
    kr_compile_jump_if(c, s->v.if_.test, orelse, false);
    kr_compile_body(c, s->v.if_.body);
    if (s->v.if_.orelse.count) {
        end = kr_compile_label(c);
        kr_compile_jump_nowhere(c, end);
        kr_compile_place(c, orelse);
        kr_compile_body(c, s->v.if_.orelse);
    }
    kr_compile_place(c, end);
}

// --- try --------------------------------------------------------------------------------

static void reraise_cleanup(KrCompiler *c, int32_t cleanup)
{
    c->unit->span = nowhere;
    kr_compile_place(c, cleanup);
    EMIT(COPY, 3);
    EMIT(POP_EXCEPT, 0);
    EMIT(RERAISE, 1);
}

static void try_body(KrCompiler *c, const KrStmt *s, int32_t except)
{
    KrUnitState *u = c->unit;
    kr_compile_setup(c, except, false, 0);
    KrBlock block = push_block(c, KR_BLOCK_TRY, s->span);
    u->block = &block;
    kr_compile_body(c, s->v.try.body);
    u->block = block.outer;
    u->span = nowhere;
    pop_block(c);
}

// One `except` clause: the exception is on the stack.
static void handler(KrCompiler *c, const KrExceptHandler *h, int32_t end)
{
    KrUnitState *u = c->unit;
    int32_t cleanup_end = -1, around = u->handler;
    if (h->name) {
        cleanup_end = kr_compile_label(c);
        kr_compile_store_name(c, h->name);
        kr_compile_setup(c, cleanup_end, true, 0);
    } else {
        EMIT(POP_TOP, 0);
    }
    KrBlock block = push_block(c, KR_BLOCK_HANDLER, h->span);
    block.name = h->name;
    u->block = &block;
    kr_compile_body(c, h->body);
    u->block = block.outer;
    u->span = nowhere;
    if (h->name) pop_block(c);
    pop_block(c);
    EMIT(POP_EXCEPT, 0);
    if (h->name) forget_name(c, h->name);
    kr_compile_jump(c, KR_EMIT_JUMP_NO_INTERRUPT, end);
    u->handler = around;
    if (!h->name) return;
    kr_compile_place(c, cleanup_end);
    forget_name(c, h->name);
    EMIT(RERAISE, 1);
}

static void try_except(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    int32_t except = kr_compile_label(c), end = kr_compile_label(c),
            cleanup = kr_compile_label(c), outside = u->handler;
    try_body(c, s, except);
    kr_compile_body(c, s->v.try.orelse);
    kr_compile_jump_nowhere(c, end);
    kr_compile_place(c, except);
    u->span = nowhere;
    kr_compile_setup(c, cleanup, true, 0);
    EMIT(PUSH_EXC_INFO, 0);
    KrBlock block = push_block(c, KR_BLOCK_EXCEPTION, s->span);
    u->block = &block;
    KrExceptHandlerSeq handlers = s->v.try.handlers;
    for (int32_t i = 0; i < handlers.count && !c->failed; i++) {
        const KrExceptHandler *h = handlers.items[i];
        int32_t next = kr_compile_label(c);
        u->span = h->span;
        if (!h->type && i + 1 < handlers.count)
            kr_compile_fail(c, h->span, "default 'except:' must be last");
        if (h->type) {
            kr_compile_expr(c, h->type);
            EMIT(CHECK_EXC_MATCH, 0);
            kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, next);
        }
        handler(c, h, end);
        kr_compile_place(c, next);
    }
    u->block = block.outer;
    u->span = nowhere;
    EMIT(RERAISE, 0);
    u->handler = outside;
    reraise_cleanup(c, cleanup);
    kr_compile_place(c, end);
}

// One `except*` clause. On the stack: the whole exception, the list of results, what is left to be matched.
static void star_handler(KrCompiler *c, const KrExceptHandler *h, bool last, int32_t reraise_star)
{
    KrUnitState *u = c->unit;
    int32_t next = kr_compile_label(c), with_error = kr_compile_label(c), no_match = kr_compile_label(c);
    int32_t cleanup_end = kr_compile_label(c), around = u->handler;
    kr_compile_expr(c, h->type);
    EMIT(CHECK_EG_MATCH, 0);
    EMIT(COPY, 1);
    kr_compile_jump(c, KR_OP_POP_JUMP_IF_NONE, no_match);
    if (h->name)
        kr_compile_store_name(c, h->name);
    else
        EMIT(POP_TOP, 0);
    kr_compile_setup(c, cleanup_end, true, 0);
    KrBlock block = push_block(c, KR_BLOCK_STAR_HANDLER, h->span);
    u->block = &block;
    kr_compile_body(c, h->body);
    u->block = block.outer;
    u->span = nowhere;
    pop_block(c);
    if (h->name) forget_name(c, h->name);
    kr_compile_jump(c, KR_EMIT_JUMP, next);
    u->handler = around;
    kr_compile_place(c, cleanup_end); // [list, rest, lasti, exc]
    if (h->name) forget_name(c, h->name);
    EMIT(LIST_APPEND, 3);
    EMIT(POP_TOP, 0); // lasti
    kr_compile_jump(c, KR_EMIT_JUMP, with_error);
    kr_compile_place(c, next);
    EMIT(NOP, 0); // keeps the place of the clause's end
    kr_compile_jump(c, KR_EMIT_JUMP, with_error);
    kr_compile_place(c, no_match); // [.., rest, None]
    u->span = h->span;
    EMIT(POP_TOP, 0);
    kr_compile_place(c, with_error);
    u->span = nowhere;
    if (!last) return;
    EMIT(LIST_APPEND, 1); // rest
    kr_compile_jump(c, KR_EMIT_JUMP, reraise_star);
}

static void try_star(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    int32_t except = kr_compile_label(c), orelse = kr_compile_label(c), end = kr_compile_label(c),
            cleanup = kr_compile_label(c), outside = u->handler;
    int32_t reraise_star = kr_compile_label(c), reraise = kr_compile_label(c);
    try_body(c, s, except);
    kr_compile_jump(c, KR_EMIT_JUMP, orelse);
    kr_compile_place(c, except);
    kr_compile_setup(c, cleanup, true, 0);
    EMIT(PUSH_EXC_INFO, 0);
    int32_t inner = u->handler;
    KrExceptHandlerSeq handlers = s->v.try_star.handlers;
    for (int32_t i = 0; i < handlers.count && !c->failed; i++) {
        u->span = handlers.items[i]->span;
        if (i == 0) { // [exc] -> [exc, list, exc]
            EMIT(COPY, 1);
            EMIT(BUILD_LIST, 0);
            EMIT(SWAP, 2);
        }
        star_handler(c, handlers.items[i], i + 1 == handlers.count, reraise_star);
    }
    u->span = nowhere;
    kr_compile_place(c, reraise_star);
    EMIT(CALL_INTRINSIC_2, 1); // [previous, result]
    EMIT(COPY, 1);
    kr_compile_jump(c, KR_OP_POP_JUMP_IF_NOT_NONE, reraise);
    EMIT(POP_TOP, 0);
    pop_block(c);
    EMIT(POP_EXCEPT, 0);
    kr_compile_jump(c, KR_EMIT_JUMP_NO_INTERRUPT, end);
    u->handler = inner;
    kr_compile_place(c, reraise);
    pop_block(c); // the cleanup would give `previous` back once more
    EMIT(SWAP, 2);
    EMIT(POP_EXCEPT, 0);
    EMIT(RERAISE, 0);
    u->handler = outside;
    reraise_cleanup(c, cleanup);
    kr_compile_place(c, orelse);
    kr_compile_body(c, s->v.try_star.orelse);
    kr_compile_place(c, end);
}

static void try_inner(KrCompiler *c, const KrStmt *s)
{
    if (s->kind == KR_STMT_TRY_STAR)
        try_star(c, s);
    else
        try_except(c, s);
}

static void try_statement(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    if (!s->v.try.finalbody.count) {
        try_inner(c, s);
        return;
    }
    int32_t except = kr_compile_label(c), end = kr_compile_label(c),
            cleanup = kr_compile_label(c), outside = u->handler;
    kr_compile_setup(c, except, false, 0);
    KrBlock block = push_block(c, KR_BLOCK_FINALLY, s->span);
    block.finalbody = s->v.try.finalbody;
    u->block = &block;
    if (s->v.try.handlers.count)
        try_inner(c, s);
    else
        kr_compile_body(c, s->v.try.body);
    u->span = nowhere;
    pop_block(c);
    u->block = block.outer;
    c->mute++;
    kr_compile_body(c, s->v.try.finalbody);
    c->mute--;
    kr_compile_jump_nowhere(c, end);
    kr_compile_place(c, except);
    KrBlock final = push_block(c, KR_BLOCK_FINALLY_END, s->span);
    u->block = &final;
    u->span = nowhere;
    kr_compile_setup(c, cleanup, true, 0);
    EMIT(PUSH_EXC_INFO, 0);
    kr_compile_body(c, s->v.try.finalbody);
    u->block = final.outer;
    u->span = nowhere;
    EMIT(RERAISE, 0);
    u->handler = outside;
    reraise_cleanup(c, cleanup);
    kr_compile_place(c, end);
}

// --- with -------------------------------------------------------------------------------

static void await_result(KrCompiler *c, uint32_t where)
{
    EMIT(GET_AWAITABLE, where);
    kr_compile_none(c);
    kr_compile_yield_from(c, true);
}

static void with_items(KrCompiler *c, const KrStmt *s, int32_t index)
{
    KrUnitState *u = c->unit;
    if (index == s->v.with.items.count) {
        kr_compile_body(c, s->v.with.body);
        return;
    }
    bool async = s->kind == KR_STMT_ASYNC_WITH;
    const KrWithItem *item = s->v.with.items.items[index];
    int32_t final = kr_compile_label(c), end = kr_compile_label(c),
            cleanup = kr_compile_label(c), outside = u->handler;
    int32_t suppress = kr_compile_label(c);
    if (async && !kr_compile_may_await(c))
        kr_compile_fail(c, s->span, "'async with' outside async function");
    kr_compile_expr(c, item->context_expr);
    u->span = item->context_expr->span;
    EMIT(COPY, 1);
    EMIT(LOAD_SPECIAL, async ? 3 : 1);
    EMIT(SWAP, 2);
    EMIT(SWAP, 3);
    EMIT(LOAD_SPECIAL, async ? 2 : 0);
    EMIT(CALL, 0);
    if (async) await_result(c, 1);
    kr_compile_setup(c, final, true, 1);
    KrBlock block = push_block(c, async ? KR_BLOCK_ASYNC_WITH : KR_BLOCK_WITH, item->context_expr->span);
    u->block = &block;
    if (item->optional_vars)
        kr_compile_store(c, item->optional_vars);
    else
        EMIT(POP_TOP, 0);
    with_items(c, s, index + 1);
    u->block = block.outer;
    u->span = async ? item->context_expr->span : nowhere;
    pop_block(c);
    u->span = item->context_expr->span;
    call_exit(c);
    if (async) await_result(c, 2);
    EMIT(POP_TOP, 0);
    kr_compile_jump(c, KR_EMIT_JUMP, end);
    kr_compile_place(c, final);
    kr_compile_setup(c, cleanup, true, 0);
    EMIT(PUSH_EXC_INFO, 0);
    EMIT(WITH_EXCEPT_START, 0);
    if (async) await_result(c, 2);
    u->span = nowhere;
    EMIT(TO_BOOL, 0);
    kr_compile_jump(c, KR_OP_POP_JUMP_IF_TRUE, suppress);
    EMIT(RERAISE, 2);
    kr_compile_place(c, suppress);
    EMIT(POP_TOP, 0);
    pop_block(c);
    EMIT(POP_EXCEPT, 0);
    EMIT(POP_TOP, 0);
    EMIT(POP_TOP, 0);
    EMIT(POP_TOP, 0);
    kr_compile_jump(c, KR_EMIT_JUMP_NO_INTERRUPT, end);
    u->handler = outside;
    reraise_cleanup(c, cleanup);
    kr_compile_place(c, end);
}

// --- imports ----------------------------------------------------------------------------

static void import_as(KrCompiler *c, const KrImportAlias *alias)
{
    const char *text = alias->name->utf8, *end = text + alias->name->length;
    const char *dot = memchr(text, '.', alias->name->length);
    if (dot) { // a.b.c as x: the submodule
        while (dot) {
            const char *start = dot + 1,
                       *next = memchr(start, '.', (size_t)(end - start));
            size_t length = (size_t)((next ? next : end) - start);
            EMIT(IMPORT_FROM, kr_compile_name_index(
                                  c, kr_symtable_intern(&c->symtable, start, length)));
            if (!next) break;
            EMIT(SWAP, 2);
            EMIT(POP_TOP, 0);
            dot = next;
        }
        kr_compile_store_name(c, alias->asname);
        EMIT(POP_TOP, 0);
        return;
    }
    kr_compile_store_name(c, alias->asname);
}

static const KrIdent *plain(KrCompiler *c, const KrIdent *name)
{
    return kr_symtable_intern(&c->symtable, name->utf8, name->length);
}

static void import_statement(KrCompiler *c, const KrStmt *s)
{
    for (int32_t i = 0; i < s->v.import.names.count; i++) {
        const KrImportAlias *alias = s->v.import.names.items[i];
        kr_compile_const(c, kr_own_from_bits(kr_int_bits(0)));
        kr_compile_none(c);
        EMIT(IMPORT_NAME, kr_compile_name_index(c, plain(c, alias->name)));
        if (alias->asname) {
            import_as(c, alias);
            continue;
        }
        const char *dot = memchr(alias->name->utf8, '.', alias->name->length);
        size_t length = dot ? (size_t)(dot - alias->name->utf8) : alias->name->length;
        kr_compile_store_name(
            c, kr_symtable_intern(&c->symtable, alias->name->utf8, length));
    }
}

static void import_from(KrCompiler *c, const KrStmt *s)
{
    KrImportAliasSeq names = s->v.import_from.names;
    const KrIdent *module = s->v.import_from.module;
    if (kr_symtable_is_future(s) &&
        (s->line > c->symtable.future_line ||
         (s->line == c->symtable.future_line && s->column > c->symtable.future_column))) {
        kr_compile_fail_scopes(c, s->span, "from __future__ imports must occur at the beginning of the file");
        return;
    }
    kr_compile_const(c, kr_int_from_i64(c->thread, s->v.import_from.level));
    KrOwn list = kr_tuple_new(c->thread, names.count);
    for (int32_t i = 0; i < names.count && !kr_is_null(list); i++)
        kr_tuple_cast(kr_ref(list))->items[i] = kr_compile_str(c, names.items[i]->name);
    EMIT(LOAD_CONST, kr_compile_const_index(c, list));
    EMIT(IMPORT_NAME,
         kr_compile_name_index(c, module ? plain(c, module) : kr_compile_word(c, "")));
    for (int32_t i = 0; i < names.count; i++) {
        const KrImportAlias *alias = names.items[i];
        if (strcmp(alias->name->utf8, "*") == 0) {
            EMIT(CALL_INTRINSIC_1, 2);
            EMIT(POP_TOP, 0);
            return;
        }
        EMIT(IMPORT_FROM, kr_compile_name_index(c, plain(c, alias->name)));
        kr_compile_store_name(c, alias->asname ? alias->asname : alias->name);
    }
    EMIT(POP_TOP, 0);
}

// --- the rest ---------------------------------------------------------------------------

static void delete_target(KrCompiler *c, const KrExpr *e)
{
    KrSpan span = c->unit->span;
    c->unit->span = e->span;
    switch ((int)e->kind) {
    case KR_EXPR_NAME: kr_compile_delete_name(c, e->v.name.id); break;
    case KR_EXPR_ATTRIBUTE:
        kr_compile_expr(c, e->v.attribute.value);
        c->unit->span = kr_compile_attr_span(e->span, e);
        EMIT(DELETE_ATTR, kr_compile_attr_index(c, e));
        break;
    case KR_EXPR_SUBSCRIPT:
        kr_compile_expr(c, e->v.subscript.value);
        kr_compile_expr(c, e->v.subscript.slice);
        EMIT(DELETE_SUBSCR, 0);
        break;
    case KR_EXPR_LIST:
    case KR_EXPR_TUPLE: {
        KrExprSeq elts = e->kind == KR_EXPR_LIST ? e->v.list.elts : e->v.tuple.elts;
        for (int32_t i = 0; i < elts.count; i++)
            delete_target(c, elts.items[i]);
        break;
    }
    default: kr_compile_fail(c, e->span, "cannot delete expression"); break;
    }
    c->unit->span = span;
}

static void aug_assign(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    const KrExpr *t = s->v.aug_assign.target;
    uint32_t op =
        (uint32_t)kr_compile_operator(s->v.aug_assign.op) + (uint32_t)KR_BINARY_COUNT;
    bool parts = false;
    u->span = t->span;
    switch ((int)t->kind) {
    case KR_EXPR_NAME: kr_compile_load_name(c, t->v.name.id); break;
    case KR_EXPR_ATTRIBUTE:
        kr_compile_expr(c, t->v.attribute.value);
        EMIT(COPY, 1);
        u->span = kr_compile_attr_span(t->span, t);
        EMIT(LOAD_ATTR, kr_compile_attr_index(c, t) << 1);
        break;
    case KR_EXPR_SUBSCRIPT:
        kr_compile_expr(c, t->v.subscript.value);
        parts = kr_compile_slice_parts(c, t->v.subscript.slice);
        if (parts) {
            EMIT(COPY, 3);
            EMIT(COPY, 3);
            EMIT(COPY, 3);
            EMIT(BINARY_SLICE, 0);
        } else {
            kr_compile_expr(c, t->v.subscript.slice);
            EMIT(COPY, 2);
            EMIT(COPY, 2);
            EMIT(BINARY_OP, 26);
        }
        break;
    default:
        kr_compile_fail(c, t->span, "illegal target for augmented assignment");
        return;
    }
    u->span = s->span;
    kr_compile_expr(c, s->v.aug_assign.value);
    EMIT(BINARY_OP, op);
    u->span = t->span;
    switch ((int)t->kind) {
    case KR_EXPR_NAME: kr_compile_store_name(c, t->v.name.id); break;
    case KR_EXPR_ATTRIBUTE:
        u->span = kr_compile_attr_span(t->span, t);
        EMIT(SWAP, 2);
        EMIT(STORE_ATTR, kr_compile_attr_index(c, t));
        break;
    default:
        if (parts) {
            EMIT(SWAP, 4);
            EMIT(SWAP, 3);
            EMIT(SWAP, 2);
            EMIT(STORE_SLICE, 0);
        } else {
            EMIT(SWAP, 3);
            EMIT(SWAP, 2);
            EMIT(STORE_SUBSCR, 0);
        }
        break;
    }
}

static void ann_assign(KrCompiler *c, const KrStmt *s)
{
    const KrExpr *target = s->v.ann_assign.target;
    if (s->v.ann_assign.value) {
        kr_compile_expr(c, s->v.ann_assign.value);
        kr_compile_store(c, target);
        kr_compile_annotation(c, s);
        return;
    }
    kr_compile_annotation(c, s);
    if (target->kind == KR_EXPR_ATTRIBUTE) {
        kr_compile_expr(c, target->v.attribute.value);
        EMIT(POP_TOP, 0);
    } else if (target->kind == KR_EXPR_SUBSCRIPT) {
        kr_compile_expr(c, target->v.subscript.value);
        EMIT(POP_TOP, 0);
        kr_compile_expr(c, target->v.subscript.slice);
        EMIT(POP_TOP, 0);
    }
}

static void assert_statement(KrCompiler *c, const KrStmt *s)
{
    if (s->v.assert.test->kind == KR_EXPR_TUPLE && s->v.assert.test->v.tuple.elts.count)
        kr_compile_warn(c, s->span, "assertion is always true, perhaps remove parentheses?");
    if (c->optimize) return;
    int32_t end = kr_compile_label(c);
    kr_compile_jump_if(c, s->v.assert.test, end, true);
    EMIT(LOAD_COMMON_CONSTANT, 0);
    if (s->v.assert.msg) {
        kr_compile_expr(c, s->v.assert.msg);
        EMIT(CALL, 0);
    }
    c->unit->span = s->v.assert.test->span; // where its traceback points
    EMIT(RAISE_VARARGS, 1);
    kr_compile_place(c, end);
}

static void expression(KrCompiler *c, const KrExpr *e)
{
    if (c->unit->interactive && c->unit->scope->kind == KR_SCOPE_MODULE) {
        kr_compile_expr(c, e);
        EMIT(CALL_INTRINSIC_1, 1);
        EMIT(POP_TOP, 0);
        return;
    }
    if (e->kind == KR_EXPR_CONSTANT) {
        EMIT(NOP, 0);
        return;
    }
    kr_compile_expr(c, e);
    c->unit->span = nowhere;
    EMIT(POP_TOP, 0);
}

static void statement(KrCompiler *c, const KrStmt *s);

static bool is_conditional(const KrStmt *s)
{
    return (s->kind >= KR_STMT_FOR && s->kind <= KR_STMT_MATCH) || s->kind == KR_STMT_TRY ||
           s->kind == KR_STMT_TRY_STAR;
}

static void stmt(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    if (kr_compile_too_deep(c)) return;
    u->span = s->span;
    bool conditional = is_conditional(s);
    u->conditional += conditional;
    statement(c, s);
    u->conditional -= conditional;
}

static void statement(KrCompiler *c, const KrStmt *s)
{
    switch (s->kind) {
    case KR_STMT_FUNCTION_DEF:
    case KR_STMT_ASYNC_FUNCTION_DEF: kr_compile_function(c, s); break;
    case KR_STMT_CLASS_DEF: kr_compile_class(c, s); break;
    case KR_STMT_RETURN: return_statement(c, s); break;
    case KR_STMT_DELETE:
        for (int32_t i = 0; i < s->v.delete.targets.count; i++)
            delete_target(c, s->v.delete.targets.items[i]);
        break;
    case KR_STMT_ASSIGN:
        kr_compile_expr(c, s->v.assign.value);
        for (int32_t i = 0; i < s->v.assign.targets.count; i++) {
            if (i + 1 < s->v.assign.targets.count) EMIT(COPY, 1);
            kr_compile_store(c, s->v.assign.targets.items[i]);
        }
        break;
    case KR_STMT_TYPE_ALIAS:
        kr_compile_type_alias(c, s);
        break;
    case KR_STMT_AUG_ASSIGN: aug_assign(c, s); break;
    case KR_STMT_ANN_ASSIGN: ann_assign(c, s); break;
    case KR_STMT_FOR: for_statement(c, s); break;
    case KR_STMT_ASYNC_FOR: async_for(c, s); break;
    case KR_STMT_WHILE: while_statement(c, s); break;
    case KR_STMT_IF: if_statement(c, s); break;
    case KR_STMT_WITH:
    case KR_STMT_ASYNC_WITH: with_items(c, s, 0); break;
    case KR_STMT_MATCH: kr_compile_match(c, s); break;
    case KR_STMT_RAISE: {
        uint32_t count = 0;
        if (s->v.raise.exc) {
            kr_compile_expr(c, s->v.raise.exc);
            count++;
            if (s->v.raise.cause) {
                kr_compile_expr(c, s->v.raise.cause);
                count++;
            }
        }
        EMIT(RAISE_VARARGS, count);
        break;
    }
    case KR_STMT_TRY:
    case KR_STMT_TRY_STAR: try_statement(c, s); break;
    case KR_STMT_ASSERT: assert_statement(c, s); break;
    case KR_STMT_IMPORT: import_statement(c, s); break;
    case KR_STMT_IMPORT_FROM: import_from(c, s); break;
    case KR_STMT_GLOBAL:
    case KR_STMT_NONLOCAL: break;
    case KR_STMT_EXPR: expression(c, s->v.expr.value); break;
    case KR_STMT_PASS: EMIT(NOP, 0); break;
    case KR_STMT_BREAK:
    case KR_STMT_CONTINUE: loop_jump(c, s); break;
    }
}
