// SPDX-License-Identifier: MIT
// Definitions to instructions: functions, classes, type aliases, with what hangs on them: docstrings, decorators,
// annotations and type parameters (PEP 649, PEP 695), each evaluated in a function of its own.
//
// Called by compile_stmt.c. Tests: tests/lang/classes/, tests/lang/calls/, tests/lang/modules/typing/.
#include "frontend/compile_unit.h"
#include "frontend/unparse.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <stdio.h>
#include <stdlib.h>

// --- definitions ------------------------------------------------------------------------

// Tabs as spaces up to the next column that is a multiple of eight. Null: no memory, exception not set.
static const char *expand_tabs(KrCompiler *c, const char *text, size_t *size)
{
    if (!memchr(text, '\t', *size)) return text;
    char *out = kr_arena_alloc(c->arena, *size * 8 + 1), *at = out;
    if (!out) return NULL;
    size_t column = 0;
    for (size_t i = 0; i < *size; i++) {
        if (text[i] == '\t') {
            do
                *at++ = ' ';
            while (++column % 8);
            continue;
        }
        *at++ = text[i];
        if (text[i] == '\n' || text[i] == '\r')
            column = 0;
        else if (((unsigned char)text[i] & 0xC0) != 0x80) // not the rest of a character
            column++;
    }
    *size = (size_t)(at - out);
    return out;
}

KrOwn kr_compile_clean_doc(KrCompiler *c, const KrAstConstant *k)
{
    size_t length = k->length;
    const char *text = expand_tabs(c, k->v.text, &length);
    if (!text) return kr_exception_no_memory(c->thread);
    const char *end = text + length;
    size_t margin = SIZE_MAX;
    for (const char *p = memchr(text, '\n', length); p && p < end;
         p = memchr(p, '\n', (size_t)(end - p))) {
        const char *line = ++p;
        while (p < end && *p == ' ')
            p++;
        if (p < end && *p != '\n' && (size_t)(p - line) < margin)
            margin = (size_t)(p - line);
        if (p >= end) break;
    }
    if (margin == SIZE_MAX) margin = 0;
    char *out = kr_arena_alloc(c->arena, length + 1), *at = out;
    if (!out) return kr_exception_no_memory(c->thread);
    const char *p = text;
    while (p < end && *p == ' ')
        p++;
    bool first = true;
    while (p < end) {
        if (!first)
            for (size_t i = 0; i < margin && p < end && *p == ' '; i++)
                p++;
        const char *line_end = memchr(p, '\n', (size_t)(end - p));
        size_t size = line_end ? (size_t)(line_end - p) + 1 : (size_t)(end - p);
        memcpy(at, p, size);
        at += size;
        p += size;
        first = false;
    }
    KrOwn doc = kr_str_from_utf8(c->thread, out, (size_t)(at - out));
    return doc;
}

const KrAstConstant *kr_compile_docstring(const KrCompiler *c, KrStmtSeq body)
{
    if (!body.count || c->optimize >= 2) return NULL;
    const KrStmt *s = body.items[0];
    if (s->kind != KR_STMT_EXPR || s->v.expr.value->kind != KR_EXPR_CONSTANT ||
        s->v.expr.value->v.constant.value.kind != KR_CONSTANT_STR)
        return NULL;
    return &s->v.expr.value->v.constant.value;
}

static void annotate_pair(KrCompiler *c, const KrIdent *name, const KrExpr *value,
                          uint32_t *pairs)
{
    kr_compile_const(
        c, kr_compile_str(
               c, kr_symtable_mangle(&c->symtable, c->unit->private_name, name)));
    if (value->kind == KR_EXPR_STARRED) { // *args: *Ts
        kr_compile_expr(c, value->v.starred.value);
        EMIT(UNPACK_SEQUENCE, 1);
    } else {
        kr_compile_expr(c, value);
    }
    ++*pairs;
}

// An annotation under `from __future__ import annotations`: its text.
static void annotate_text(KrCompiler *c, const KrIdent *name, const KrExpr *value,
                          uint32_t *pairs)
{
    KrOwn text = kr_unparse_expr(c, value);
    if (kr_is_null(text)) return;
    kr_compile_const(
        c, kr_compile_str(
               c, kr_symtable_mangle(&c->symtable, c->unit->private_name, name)));
    kr_compile_const(c, text);
    ++*pairs;
}

typedef void (*Annotate)(KrCompiler *, const KrIdent *, const KrExpr *, uint32_t *);

static uint32_t function_pairs(KrCompiler *c, const KrArguments *a,
                               const KrExpr *returns, Annotate add)
{
    uint32_t pairs = 0;
    const KrArgSeq seqs[] = {a->posonlyargs, a->args};
    for (size_t k = 0; k < 2; k++)
        for (int32_t i = 0; i < seqs[k].count; i++)
            if (seqs[k].items[i]->annotation)
                add(c, seqs[k].items[i]->arg, seqs[k].items[i]->annotation, &pairs);
    if (a->vararg && a->vararg->annotation)
        add(c, a->vararg->arg, a->vararg->annotation, &pairs);
    for (int32_t i = 0; i < a->kwonlyargs.count; i++)
        if (a->kwonlyargs.items[i]->annotation)
            add(c, a->kwonlyargs.items[i]->arg, a->kwonlyargs.items[i]->annotation,
                &pairs);
    if (a->kwarg && a->kwarg->annotation)
        add(c, a->kwarg->arg, a->kwarg->annotation, &pairs);
    if (returns) add(c, kr_compile_word(c, "return"), returns, &pairs);
    return pairs;
}

// Opens the function that makes annotations: it refuses formats above 2.
static bool enter_annotate(KrCompiler *c, KrScope *scope, const KrIdent *name, int32_t line, KrSpan span)
{
    if (!scope || !kr_compile_enter(c, scope, name, line)) return false;
    KrUnitState *u = c->unit;
    u->arg_count = u->posonly_count = 1;
    int32_t body = kr_compile_label(c);
    u->span = span;
    EMIT(LOAD_FAST, 0);
    kr_compile_const(c, kr_own_from_bits(kr_int_bits(2)));
    EMIT(COMPARE_OP, kr_compile_relation(KR_GT));
    kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, body);
    EMIT(LOAD_COMMON_CONSTANT, 1);
    EMIT(RAISE_VARARGS, 1);
    kr_compile_place(c, body);
    return true;
}

static void leave_annotate(KrCompiler *c, uint32_t pairs)
{
    EMIT(BUILD_MAP, pairs);
    EMIT(RETURN_VALUE, 0);
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, 0);
}

static int32_t class_cell(KrUnitState *u, const KrIdent *name)
{
    const KrIdent **items = u->locals.items;
    for (uint32_t i = 0; i < u->locals.count; i++)
        if (items[i] == name && ((const uint8_t *)u->kinds.items)[i] & KR_LOCAL_CELL)
            return (int32_t)i;
    return -1;
}

// The annotations of a block in the order of its text, as far as its compound statements reach.
typedef struct Pending {
    int32_t index; // number of the next conditional one
    bool class;
    KrSpan block; // where the annotations as a whole stand
} Pending;

static void block_pairs(KrCompiler *c, KrStmtSeq body, bool conditional, Pending *pending);

static void block_pair(KrCompiler *c, const KrStmt *s, bool conditional, Pending *pending)
{
    const KrExpr *target = s->v.ann_assign.target, *value = s->v.ann_assign.annotation;
    KrUnitState *u = c->unit;
    if (!s->v.ann_assign.simple || target->kind != KR_EXPR_NAME) return;
    int32_t skip = -1;
    u->span = s->span;
    if (conditional || !pending->class) { // was the statement reached?
        const KrIdent *seen = kr_compile_word(c, "__conditional_annotations__");
        skip = kr_compile_label(c);
        kr_compile_const(c, kr_int_from_i64(c->thread, pending->index++));
        kr_compile_load_name(c, seen);
        EMIT(CONTAINS_OP, 0);
        kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, skip);
    }
    kr_compile_expr(c, value);
    EMIT(COPY, 2);
    kr_compile_const(
        c, kr_compile_str(c, kr_symtable_mangle(&c->symtable, u->private_name, target->v.name.id)));
    u->span = pending->block;
    EMIT(STORE_SUBSCR, 0);
    if (skip >= 0) kr_compile_place(c, skip);
}

static void block_pairs(KrCompiler *c, KrStmtSeq body, bool inner, Pending *p)
{
    for (int32_t i = 0; i < body.count; i++) {
        const KrStmt *s = body.items[i];
        switch ((int)s->kind) {
        case KR_STMT_ANN_ASSIGN: block_pair(c, s, inner, p); break;
        case KR_STMT_FOR:
        case KR_STMT_ASYNC_FOR:
            block_pairs(c, s->v.for_.body, true, p);
            block_pairs(c, s->v.for_.orelse, true, p);
            break;
        case KR_STMT_WHILE:
            block_pairs(c, s->v.while_.body, true, p);
            block_pairs(c, s->v.while_.orelse, true, p);
            break;
        case KR_STMT_IF:
            block_pairs(c, s->v.if_.body, true, p);
            block_pairs(c, s->v.if_.orelse, true, p);
            break;
        case KR_STMT_WITH:
        case KR_STMT_ASYNC_WITH: block_pairs(c, s->v.with.body, true, p); break;
        case KR_STMT_MATCH:
            for (int32_t k = 0; k < s->v.match.cases.count; k++)
                block_pairs(c, s->v.match.cases.items[k]->body, true, p);
            break;
        case KR_STMT_TRY:
        case KR_STMT_TRY_STAR:
            block_pairs(c, s->v.try.body, true, p);
            for (int32_t k = 0; k < s->v.try.handlers.count; k++)
                block_pairs(c, s->v.try.handlers.items[k]->body, true, p);
            block_pairs(c, s->v.try.orelse, true, p);
            block_pairs(c, s->v.try.finalbody, true, p);
            break;
        default: break;
        }
    }
}

// Where the annotations of a block as a whole stand.
static KrSpan block_span(const KrCompiler *c, KrStmtSeq body)
{
    const KrUnitState *u = c->unit;
    if (u->scope->kind == KR_SCOPE_CLASS || !body.count) return (KrSpan){u->first_line, 0, u->first_line, 0};
    return body.items[0]->span;
}

// Before the block: the function that makes its annotations, or the dict that they are put into.
void kr_compile_block_annotations(KrCompiler *c, KrStmtSeq body)
{
    KrScope *scope = c->unit->scope;
    if (!scope->has_annotations) return;
    bool class = scope->kind == KR_SCOPE_CLASS;
    if (c->symtable.future_annotations) return;
    KrSpan span = c->unit->span, block = block_span(c, body);
    if (scope->annotations &&
        enter_annotate(c, kr_symtable_scope(scope, scope), kr_compile_word(c, "__annotate__"), c->unit->first_line, block)) {
        EMIT(BUILD_MAP, 0);
        block_pairs(c, body, false, &(Pending){0, class, block});
        EMIT(RETURN_VALUE, 0);
        KrOwn code = kr_compile_leave(c);
        c->unit->span = block;
        kr_compile_closure(c, code, 0);
        kr_compile_store_name(c, kr_compile_word(c, class ? "__annotate_func__" : "__annotate__"));
    }
    c->unit->span = span;
}

// Where a block with annotations begins: what its statements write into.
void kr_compile_begin_annotations(KrCompiler *c)
{
    const KrScope *scope = c->unit->scope;
    if (c->symtable.future_annotations) {
        if (scope->has_annotations) EMIT(SETUP_ANNOTATIONS, 0);
    } else if (scope->has_conditional_annotations) {
        const KrIdent *name = kr_compile_word(c, "__conditional_annotations__");
        int32_t cell = scope->kind == KR_SCOPE_CLASS ? class_cell(c->unit, name) : -1;
        EMIT(BUILD_SET, 0);
        if (cell >= 0)
            EMIT(STORE_DEREF, cell);
        else
            EMIT(STORE_NAME, kr_compile_name_index(c, name));
    }
}

// A simple annotation is reached.
void kr_compile_annotation(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    bool class = u->scope->kind == KR_SCOPE_CLASS;
    if (!s->v.ann_assign.simple || s->v.ann_assign.target->kind != KR_EXPR_NAME ||
        (!class && u->scope->kind != KR_SCOPE_MODULE))
        return;
    if (c->symtable.future_annotations) {
        uint32_t pairs = 0;
        u->span = s->v.ann_assign.annotation->span;
        annotate_text(c, s->v.ann_assign.target->v.name.id, s->v.ann_assign.annotation, &pairs);
        EMIT(SWAP, 2);
        EMIT(LOAD_NAME, kr_compile_name_index(c, kr_compile_word(c, "__annotations__")));
        EMIT(SWAP, 2);
        EMIT(STORE_SUBSCR, 0);
    } else if (!class || u->conditional) {
        const KrIdent *seen = kr_compile_word(c, "__conditional_annotations__");
        int32_t cell = class ? class_cell(u, seen) : -1;
        if (cell >= 0)
            EMIT(LOAD_DEREF, cell);
        else
            EMIT(LOAD_NAME, kr_compile_name_index(c, seen));
        kr_compile_const(c, kr_int_from_i64(c->thread, u->next_annotation++));
        EMIT(SET_ADD, 1);
        EMIT(POP_TOP, 0);
    }
}

// --- type parameters --------------------------------------------------------------------

// What is evaluated later: a function of the format, which is 1 when it is left out. Its code follows.
static bool enter_evaluator(KrCompiler *c, KrScope *scope, const KrIdent *name, KrSpan span)
{
    KrOwn one = kr_from_small_int(1);
    c->unit->span = span;
    EMIT(LOAD_CONST, kr_compile_const_index(c, kr_tuple_1(c->thread, kr_ref(one))));
    return enter_annotate(c, scope, name, span.line, span);
}

static void leave_evaluator(KrCompiler *c)
{
    EMIT(RETURN_VALUE, 0);
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, 1);
}

static void bound_or_default(KrCompiler *c, const KrExpr *e, const KrIdent *name, const void *key, bool starred)
{
    KrUnitState *u = c->unit;
    if (!enter_evaluator(c, kr_symtable_scope(u->scope, key), name, e->span)) return;
    if (starred && e->kind == KR_EXPR_STARRED) {
        kr_compile_expr(c, e->v.starred.value);
        EMIT(UNPACK_SEQUENCE, 1);
    } else {
        kr_compile_expr(c, e);
    }
    leave_evaluator(c);
    u->span = e->span;
}

static void type_param(KrCompiler *c, const KrTypeParam *p, bool *seen_default)
{
    static const uint32_t makers[] = {
        [KR_TYPE_PARAM_TYPE_VAR] = 7, [KR_TYPE_PARAM_PARAM_SPEC] = 8, [KR_TYPE_PARAM_TYPE_VAR_TUPLE] = 9};
    const KrIdent *name;
    const KrExpr *bound = NULL, *fallback;
    if (p->kind == KR_TYPE_PARAM_TYPE_VAR) {
        name = p->v.type_var.name;
        bound = p->v.type_var.bound;
        fallback = p->v.type_var.default_value;
    } else if (p->kind == KR_TYPE_PARAM_PARAM_SPEC) {
        name = p->v.param_spec.name;
        fallback = p->v.param_spec.default_value;
    } else {
        name = p->v.type_var_tuple.name;
        fallback = p->v.type_var_tuple.default_value;
    }
    c->unit->span = p->span;
    kr_compile_const(c, kr_compile_str(c, name));
    if (bound) {
        bound_or_default(c, bound, name, p, false);
        EMIT(CALL_INTRINSIC_2, bound->kind == KR_EXPR_TUPLE ? 3 : 2);
    } else {
        EMIT(CALL_INTRINSIC_1, makers[p->kind]);
    }
    if (fallback) {
        *seen_default = true;
        bound_or_default(c, fallback, name, (const char *)p + 1, p->kind == KR_TYPE_PARAM_TYPE_VAR_TUPLE);
        EMIT(CALL_INTRINSIC_2, 5);
    } else if (*seen_default) {
        kr_compile_fail(c, p->span, "non-default type parameter '%s' follows default type parameter", name->utf8);
    }
    c->unit->span = p->span;
    EMIT(COPY, 1);
    kr_compile_store_name(c, name);
}

static void type_params(KrCompiler *c, KrTypeParamSeq params)
{
    bool seen_default = false;
    for (int32_t i = 0; i < params.count && !c->failed; i++)
        type_param(c, params.items[i], &seen_default);
    EMIT(BUILD_TUPLE, params.count);
}

// Opens the function that holds type parameters.
static bool enter_generic(KrCompiler *c, KrTypeParamSeq params, const KrIdent *name, int32_t line, uint32_t arguments)
{
    static const char format[] = "<generic parameters of %s>";
    size_t room = sizeof format + name->length;
    char *text = kr_arena_alloc(c->arena, room);
    if (!text) {
        kr_compile_fail(c, c->unit->span, "out of memory");
        return false;
    }
    snprintf(text, room, "<generic parameters of %s>", name->utf8);
    KrSpan span = c->unit->span;
    KrScope *scope = kr_symtable_scope(c->unit->scope, params.items);
    if (!kr_compile_enter(c, scope, kr_compile_word(c, text), line)) return false;
    c->unit->span = span;
    c->unit->arg_count = (int32_t)arguments;
    return true;
}

void kr_compile_type_alias(KrCompiler *c, const KrStmt *s)
{
    KrTypeParamSeq generic = s->v.type_alias.type_params;
    const KrIdent *name = s->v.type_alias.name->v.name.id;
    if (generic.count && !enter_generic(c, generic, name, s->line, 0)) return;
    KrUnitState *u = c->unit;
    kr_compile_const(c, kr_compile_str(c, name));
    if (generic.count)
        type_params(c, generic);
    else
        kr_compile_none(c);
    u->span = s->span;
    if (!enter_evaluator(c, kr_symtable_scope(u->scope, s), name, s->span)) return;
    kr_compile_expr(c, s->v.type_alias.value);
    leave_evaluator(c);
    u->span = s->span;
    EMIT(BUILD_TUPLE, 3);
    EMIT(CALL_INTRINSIC_1, 11);
    if (generic.count) {
        EMIT(RETURN_VALUE, 0);
        KrOwn code = kr_compile_leave(c);
        c->unit->span = s->span;
        kr_compile_closure(c, code, 0);
        EMIT(PUSH_NULL, 0);
        EMIT(CALL, 0);
    }
    kr_compile_store_name(c, name);
}

static int32_t first_line(const KrStmt *s, KrExprSeq decorators)
{
    return decorators.count ? decorators.items[0]->line : s->line;
}

static void apply_decorators(KrCompiler *c, KrExprSeq decorators)
{
    for (int32_t i = decorators.count - 1; i >= 0; i--) {
        c->unit->span = decorators.items[i]->span;
        EMIT(CALL, 0); // decorator, the thing (as self)
    }
}

static bool has_annotations(const KrArguments *a, const KrExpr *returns)
{
    bool any = returns || (a->vararg && a->vararg->annotation) ||
               (a->kwarg && a->kwarg->annotation);
    for (int32_t i = 0; i < a->posonlyargs.count; i++)
        any |= a->posonlyargs.items[i]->annotation != NULL;
    for (int32_t i = 0; i < a->args.count; i++)
        any |= a->args.items[i]->annotation != NULL;
    for (int32_t i = 0; i < a->kwonlyargs.count; i++)
        any |= a->kwonlyargs.items[i]->annotation != NULL;
    return any;
}

void kr_compile_function(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    const KrArguments *args = s->v.function_def.args;
    KrExprSeq decorators = s->v.function_def.decorator_list;
    KrStmtSeq body = s->v.function_def.body;
    KrTypeParamSeq generic = s->v.function_def.type_params;
    for (int32_t i = 0; i < decorators.count; i++)
        kr_compile_expr(c, decorators.items[i]);
    uint32_t flags = kr_compile_defaults(c, args), defaults = (flags & 1) + (flags >> 1 & 1);
    if (generic.count) { // the defaults are its arguments
        if (defaults == 2) EMIT(SWAP, 2);
        if (!enter_generic(c, generic, s->v.function_def.name, first_line(s, decorators), defaults)) return;
        type_params(c, generic);
        c->unit->span = s->span;
        for (uint32_t i = 0; i < defaults; i++)
            EMIT(LOAD_FAST, i);
    }
    KrUnitState *holder = c->unit;
    KrScope *notes = has_annotations(args, s->v.function_def.returns) ? kr_symtable_scope(holder->scope, args) : NULL;
    if (notes && enter_annotate(c, notes, kr_compile_word(c, "__annotate__"), s->line, s->span)) {
        kr_compile_name_annotate(c, s->v.function_def.name);
        Annotate add = c->symtable.future_annotations ? annotate_text : annotate_pair;
        leave_annotate(c, function_pairs(c, args, s->v.function_def.returns, add));
        flags |= 16;
    }
    KrScope *scope = kr_symtable_scope(holder->scope, s);
    if (!kr_compile_enter_function(c, scope, s->v.function_def.name, first_line(s, decorators), args)) return;
    KrUnitState *f = c->unit;
    const KrAstConstant *doc = kr_compile_docstring(c, body);
    if (doc) {
        (void)kr_compile_const_index(c, kr_compile_clean_doc(c, doc));
        f->flags |= KR_CODE_HAS_DOCSTRING;
        body = (KrStmtSeq){body.count - 1, body.items + 1};
    }
    kr_compile_body(c, body);
    f->span = (KrSpan){0};
    kr_compile_none(c);
    EMIT(RETURN_VALUE, 0);
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, flags);
    if (generic.count) {
        EMIT(SWAP, 2);
        EMIT(CALL_INTRINSIC_2, 4);
        EMIT(RETURN_VALUE, 0);
        code = kr_compile_leave(c);
        kr_compile_closure(c, code, 0);
        if (defaults) {
            EMIT(SWAP, defaults + 1);
            EMIT(CALL, defaults - 1);
        } else {
            EMIT(PUSH_NULL, 0);
            EMIT(CALL, 0);
        }
    }
    apply_decorators(c, decorators);
    u->span = s->span;
    kr_compile_store_name(c, s->v.function_def.name);
}

static void store_raw(KrCompiler *c, const char *name)
{
    kr_compile_emit(c, KR_OP_STORE_NAME,
                    kr_compile_name_index(c, kr_compile_word(c, name)));
}

static int compare_names(const void *a, const void *b)
{
    return strcmp((*(const KrIdent *const *)a)->utf8, (*(const KrIdent *const *)b)->utf8);
}

static void class_body(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    KrStmtSeq body = s->v.class_def.body;
    EMIT(LOAD_NAME, kr_compile_name_index(c, kr_compile_word(c, "__name__")));
    store_raw(c, "__module__");
    kr_compile_const(c, kr_dup(kr_ref(u->qualname)));
    store_raw(c, "__qualname__");
    kr_compile_const(c, kr_int_from_i64(c->thread, u->first_line));
    store_raw(c, "__firstlineno__");
    if (s->v.class_def.type_params.count) {
        kr_compile_load_name(c, kr_compile_word(c, ".type_params"));
        store_raw(c, "__type_params__");
    }
    int32_t dict_cell = class_cell(u, kr_compile_word(c, "__classdict__"));
    if (dict_cell >= 0) {
        EMIT(LOAD_LOCALS, 0);
        EMIT(STORE_DEREF, dict_cell);
    }
    kr_compile_begin_annotations(c);
    const KrAstConstant *doc = kr_compile_docstring(c, body);
    if (doc) {
        u->span = body.items[0]->span;
        kr_compile_const(c, kr_compile_clean_doc(c, doc));
        u->span = (KrSpan){0};
        store_raw(c, "__doc__");
    }
    KrStmtSeq rest = doc ? (KrStmtSeq){body.count - 1, body.items + 1} : body;
    kr_compile_body(c, rest);
    u->span.line = 0;
    kr_compile_block_annotations(c, body);
    if (u->attributes.count) qsort(u->attributes.items, u->attributes.count, sizeof(const KrIdent *), compare_names);
    KrOwn names = kr_tuple_new(c->thread, u->attributes.count);
    for (uint32_t i = 0; i < u->attributes.count && !kr_is_null(names); i++)
        kr_tuple_cast(kr_ref(names))->items[i] =
            kr_compile_str(c, ((const KrIdent **)u->attributes.items)[i]);
    EMIT(LOAD_CONST, kr_compile_const_index(c, names));
    store_raw(c, "__static_attributes__");
    if (dict_cell >= 0) {
        EMIT(LOAD_FAST, dict_cell);
        store_raw(c, "__classdictcell__");
    }
    int32_t cell = class_cell(u, kr_compile_word(c, "__class__"));
    if (cell >= 0) {
        EMIT(LOAD_FAST, cell);
        EMIT(COPY, 1);
        store_raw(c, "__classcell__");
    } else {
        kr_compile_none(c);
    }
    EMIT(RETURN_VALUE, 0);
}

// The bases with the generic one behind.
static KrExprSeq generic_bases(KrCompiler *c, const KrStmt *s)
{
    KrExprSeq bases = s->v.class_def.bases;
    KrExpr **items = kr_arena_alloc(c->arena, ((size_t)bases.count + 1) * sizeof *items);
    KrExpr *base = kr_ast_new_name(c->arena, kr_compile_word(c, ".generic_base"), KR_EXPR_CONTEXT_LOAD, s->span);
    if (!items || !base) {
        c->arena->failed = true;
        return bases;
    }
    for (int32_t i = 0; i < bases.count; i++)
        items[i] = bases.items[i];
    items[bases.count] = base;
    return (KrExprSeq){bases.count + 1, items};
}

void kr_compile_class(KrCompiler *c, const KrStmt *s)
{
    KrUnitState *u = c->unit;
    KrExprSeq decorators = s->v.class_def.decorator_list, bases = s->v.class_def.bases;
    KrTypeParamSeq generic = s->v.class_def.type_params;
    const KrIdent *type_names = kr_compile_word(c, ".type_params");
    int32_t line = first_line(s, decorators);
    for (int32_t i = 0; i < decorators.count; i++)
        kr_compile_expr(c, decorators.items[i]);
    if (generic.count) {
        if (!enter_generic(c, generic, s->v.class_def.name, line, 0)) return;
        type_params(c, generic);
        c->unit->span = s->span;
        kr_compile_store_name(c, type_names);
    }
    KrScope *scope = kr_symtable_scope(c->unit->scope, s);
    EMIT(LOAD_BUILD_CLASS, 0);
    EMIT(PUSH_NULL, 0);
    if (!kr_compile_enter(c, scope, s->v.class_def.name, line)) return;
    class_body(c, s);
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, 0);
    kr_compile_const(c, kr_compile_str(c, s->v.class_def.name));
    if (generic.count) {
        kr_compile_load_name(c, type_names);
        EMIT(CALL_INTRINSIC_1, 10);
        kr_compile_store_name(c, kr_compile_word(c, ".generic_base"));
        bases = generic_bases(c, s);
    }
    kr_compile_arguments(c, 2, bases, s->v.class_def.keywords);
    if (generic.count) {
        EMIT(RETURN_VALUE, 0);
        code = kr_compile_leave(c);
        kr_compile_closure(c, code, 0);
        EMIT(PUSH_NULL, 0);
        EMIT(CALL, 0);
    }
    apply_decorators(c, decorators);
    u->span = s->span;
    kr_compile_store_name(c, s->v.class_def.name);
}
