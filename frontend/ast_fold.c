// SPDX-License-Identifier: MIT
// Folding on the tree (ast_fold.h): __debug__, docstrings, numbers in patterns, `%` with a tuple.
//
// The tree is walked by the tables of gen/ast.c, children first, and changed in place.
// All other folding works on instructions (cfg_opt.c), as in CPython 3.14.
// Called by modules/builtins_code.c for PyCF_OPTIMIZED_AST, and by compile_expr.c for each `%`.
// Tests: tests/lang/statements/compile_flags.py.
#include "frontend/ast_fold.h"

#include "frontend/compile.h"
#include "runtime/exception.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"

#include <stdio.h>
#include <string.h>

// --- '%s' % (x,) ----------------------------------------------------------------------------

enum { MAX_DIGITS = 3 }; // of a width or precision

static bool take_digits(const char **at, const char *end, int *out)
{
    int digits = 0;
    for (*out = 0; *at < end && **at >= '0' && **at <= '9'; ++*at, digits++) {
        if (digits == MAX_DIGITS) return false;
        *out = *out * 10 + (**at - '0');
    }
    return true;
}

// A conversion behind its '%': the field it stands for, or null if it is not simple.
static KrExpr *conversion(KrArena *arena, const char **at, const char *end,
                          KrExpr *value)
{
    bool left = false;
    int width = -1, precision = -1;
    for (; *at < end; ++*at) {
        if (**at == '-')
            left = true;
        else if (**at != '+' && **at != ' ' && **at != '#' && **at != '0')
            break;
    }
    if (*at < end && **at >= '0' && **at <= '9' && !take_digits(at, end, &width))
        return NULL;
    if (*at < end && **at == '.') {
        ++*at;
        if (!take_digits(at, end, &precision)) return NULL;
    }
    if (*at == end || (**at != 's' && **at != 'r' && **at != 'a')) return NULL;
    int letter = *(*at)++;
    char spec[24];
    int size = 0;
    if (!left && width > 0) spec[size++] = '>';
    if (width >= 0)
        size += snprintf(spec + size, sizeof spec - (size_t)size, "%d", width);
    if (precision >= 0)
        size += snprintf(spec + size, sizeof spec - (size_t)size, ".%d", precision);
    KrExpr *format = NULL;
    if (size) {
        char *text = kr_arena_alloc(arena, (size_t)size + 1);
        if (!text) return NULL;
        memcpy(text, spec, (size_t)size);
        text[size] = 0;
        KrAstConstant constant = {.kind = KR_CONSTANT_STR, .length = (uint32_t)size};
        constant.v.text = text;
        format = kr_ast_new_constant(arena, constant, NULL, value->span);
        if (!format) return NULL;
    }
    return kr_ast_new_formatted_value(arena, value, letter, format, value->span);
}

// Text up to the next conversion, "%%" being one sign; null: no text, or no memory.
static KrExpr *literal(KrArena *arena, const char **at, const char *end)
{
    const char *start = *at;
    size_t size = 0;
    while (*at < end && (**at != '%' || (*at + 1 < end && (*at)[1] == '%'))) {
        *at += **at == '%' ? 2 : 1;
        size++;
    }
    char *text = size ? kr_arena_alloc(arena, size + 1) : NULL;
    if (!text) return NULL;
    for (size_t i = 0; i < size; i++) {
        text[i] = *start;
        start += *start == '%' ? 2 : 1;
    }
    text[size] = 0;
    KrAstConstant constant = {.kind = KR_CONSTANT_STR, .length = (uint32_t)size};
    constant.v.text = text;
    return kr_ast_new_constant(arena, constant, NULL, (KrSpan){0}); // as in CPython, in no place of its own
}

KrExpr *kr_ast_fold_format(KrArena *arena, const KrExpr *e)
{
    const KrExpr *left = e->v.bin_op.left, *right = e->v.bin_op.right;
    if (e->v.bin_op.op != KR_OPERATOR_MOD || left->kind != KR_EXPR_CONSTANT ||
        left->v.constant.value.kind != KR_CONSTANT_STR || right->kind != KR_EXPR_TUPLE)
        return NULL;
    KrExprSeq args = right->v.tuple.elts;
    for (int32_t i = 0; i < args.count; i++)
        if (args.items[i]->kind == KR_EXPR_STARRED) return NULL;
    const char *at = left->v.constant.value.v.text,
               *end = at + left->v.constant.value.length;
    KrExpr **items =
        kr_arena_alloc(arena, (2 * (size_t)args.count + 1) * sizeof *items);
    int32_t count = 0, used = 0;
    while (items && at < end) {
        const char *before = at;
        KrExpr *text = literal(arena, &at, end);
        if (text) items[count++] = text;
        if (!text && at != before) return NULL; // no memory
        if (at == end) break;
        at++;
        if (used == args.count ||
            !(items[count] = conversion(arena, &at, end, args.items[used])))
            return NULL;
        used++;
        count++;
    }
    if (!items || used != args.count) return NULL;
    return kr_ast_new_joined_str(arena, (KrExprSeq){count, items}, e->span);
}

// --- the tree --------------------------------------------------------------------------------

typedef struct Fold {
    KrThread *thread;
    KrArena *arena;
    KrRef keep;
    int optimize;
} Fold;

static void *at_offset(void *node, uint32_t offset)
{
    return (char *)node + offset;
}

static void make_constant(KrExpr *e, KrAstConstant value)
{
    e->kind = KR_EXPR_CONSTANT;
    memset(&e->v, 0, sizeof e->v);
    e->v.constant.value = value;
}

static bool is_number(const KrExpr *e)
{
    if (e->kind != KR_EXPR_CONSTANT) return false;
    KrAstConstantKind kind = e->v.constant.value.kind;
    return kind == KR_CONSTANT_INT || kind == KR_CONSTANT_FLOAT ||
           kind == KR_CONSTANT_IMAGINARY || kind == KR_CONSTANT_OBJECT;
}

// A number of a pattern with its sign and its imaginary part.
static bool pattern_number(Fold *f, KrExpr *e)
{
    bool binary = e->kind == KR_EXPR_BIN_OP;
    if (!binary && e->kind != KR_EXPR_UNARY_OP) return true;
    if (!binary && e->v.unary_op.op != KR_UNARYOP_USUB) return true;
    KrExpr *first = binary ? e->v.bin_op.left : e->v.unary_op.operand;
    KrExpr *second = binary ? e->v.bin_op.right : NULL;
    if (binary && e->v.bin_op.op != KR_OPERATOR_ADD &&
        e->v.bin_op.op != KR_OPERATOR_SUB)
        return true;
    if (!pattern_number(f, first)) return false;
    if (!is_number(first) || (second && !is_number(second))) return true;
    KrThread *thread = f->thread;
    KrOwn a = kr_compile_constant_object(thread, &first->v.constant.value), b = KR_NULL,
          result = KR_NULL;
    if (second) b = kr_compile_constant_object(thread, &second->v.constant.value);
    if (!kr_is_null(a) && !second) result = kr_number_negative(thread, kr_ref(a));
    if (!kr_is_null(a) && !kr_is_null(b))
        result = kr_number_binary(thread, kr_ref(a), kr_ref(b),
                                  e->v.bin_op.op == KR_OPERATOR_ADD ? KR_BINARY_ADD
                                                                    : KR_BINARY_SUB);
    bool ok = !kr_is_null(result) && kr_list_append(thread, f->keep, kr_ref(result));
    if (ok) {
        KrAstConstant value = {.kind = KR_CONSTANT_OBJECT};
        value.v.object = kr_bits(kr_ref(result));
        make_constant(e, value);
    }
    kr_xdrop(thread, a);
    kr_xdrop(thread, b);
    kr_xdrop(thread, result);
    return ok;
}

static bool fold_expr(Fold *f, KrExpr *e)
{
    if (e->kind == KR_EXPR_NAME && e->v.name.ctx == KR_EXPR_CONTEXT_LOAD &&
        strcmp(e->v.name.id->utf8, "__debug__") == 0) {
        make_constant(e, (KrAstConstant){.kind = f->optimize ? KR_CONSTANT_FALSE
                                                             : KR_CONSTANT_TRUE});
    } else if (e->kind == KR_EXPR_BIN_OP) {
        const KrExpr *made = kr_ast_fold_format(f->arena, e);
        if (made) *e = *made;
    }
    return !f->arena->failed || !kr_is_null(kr_exception_no_memory(f->thread));
}

static void drop_docstring(Fold *f, KrStmtSeq *body)
{
    if (f->optimize < 2 || !body->count) return;
    KrStmt *s = body->items[0];
    if (s->kind != KR_STMT_EXPR || s->v.expr.value->kind != KR_EXPR_CONSTANT ||
        s->v.expr.value->v.constant.value.kind != KR_CONSTANT_STR)
        return;
    if (body->count == 1) {
        s->kind = KR_STMT_PASS;
        s->end_line = s->line;
        s->end_column = s->column + 4;
        return;
    }
    body->items++;
    body->count--;
}

static bool fold_pattern(Fold *f, KrPattern *p)
{
    if (p->kind == KR_PATTERN_MATCH_VALUE)
        return pattern_number(f, p->v.match_value.value);
    if (p->kind == KR_PATTERN_MATCH_MAPPING)
        for (int32_t i = 0; i < p->v.match_mapping.keys.count; i++)
            if (!pattern_number(f, p->v.match_mapping.keys.items[i])) return false;
    return true;
}

static bool walk(Fold *f, void *node, int type)
{
    if (kr_thread_stack_low(f->thread) && !kr_thread_check_stack(f->thread))
        return false;
    const KrAstType *t = &kr_ast_types[type];
    const KrAstKind *kind = &t->kinds[t->has_kind ? *(const int *)node - 1 : 0];
    if (type == KR_AST_TYPE_MOD && ((KrMod *)node)->kind == KR_MOD_MODULE)
        drop_docstring(f, &((KrMod *)node)->v.module.body);
    if (type == KR_AST_TYPE_STMT) {
        KrStmt *s = node;
        if (s->kind == KR_STMT_FUNCTION_DEF) drop_docstring(f, &s->v.function_def.body);
        if (s->kind == KR_STMT_ASYNC_FUNCTION_DEF)
            drop_docstring(f, &s->v.async_function_def.body);
        if (s->kind == KR_STMT_CLASS_DEF) drop_docstring(f, &s->v.class_def.body);
    }
    for (int i = 0; i < kind->field_count; i++) {
        const KrAstField *field = &kind->fields[i];
        if (field->type != KR_AST_FIELD_NODE) continue;
        if (field->shape == KR_AST_SHAPE_ONE || field->shape == KR_AST_SHAPE_OPTIONAL) {
            void *child = *(void **)at_offset(node, field->offset);
            if (child && !walk(f, child, field->node_type)) return false;
            continue;
        }
        const KrExprSeq *seq = at_offset(node, field->offset);
        for (int32_t k = 0; k < seq->count; k++)
            if (seq->items[k] && !walk(f, seq->items[k], field->node_type))
                return false;
    }
    if (type == KR_AST_TYPE_EXPR) return fold_expr(f, node);
    return type != KR_AST_TYPE_PATTERN || fold_pattern(f, node);
}

bool kr_ast_fold_tree(KrThread *thread, KrArena *arena, KrMod *module, int optimize,
                      KrRef keep)
{
    Fold f = {thread, arena, keep, optimize};
    return walk(&f, module, KR_AST_TYPE_MOD);
}
