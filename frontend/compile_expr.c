// SPDX-License-Identifier: MIT
// Expressions to instructions.
//
// Called by compile.c and compile_stmt.c. Tests: tests/lang/reference/expressions/.
#include "base/hash.h"
#include "frontend/ast_fold.h"
#include "frontend/compile_unit.h"

#include "runtime/bool.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/set.h"
#include "runtime/slice.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

// --- constants --------------------------------------------------------------------------

static bool is_number(const KrAstConstant *k)
{
    return (k->kind == KR_CONSTANT_INT && k->base == 0) || k->kind == KR_CONSTANT_FLOAT;
}
static double as_double(const KrAstConstant *k)
{
    return k->kind == KR_CONSTANT_INT ? (double)k->v.integer : k->v.real;
}

// Folds arithmetic on small numbers; false: not a constant (or not worth it).
bool kr_compile_fold(KrCompiler *c, const KrExpr *e, KrAstConstant *out)
{
    KrAstConstant a, b;
    int64_t n = 0;
    if (e->kind == KR_EXPR_CONSTANT) {
        *out = e->v.constant.value;
        return true;
    }
    if (e->kind == KR_EXPR_UNARY_OP) {
        if (!kr_compile_fold(c, e->v.unary_op.operand, &a) || !is_number(&a))
            return false;
        bool is_int = a.kind == KR_CONSTANT_INT;
        switch (e->v.unary_op.op) {
        case KR_UNARYOP_USUB:
            if (is_int && __builtin_sub_overflow((int64_t)0, a.v.integer, &a.v.integer))
                return false;
            if (!is_int) a.v.real = -a.v.real;
            break;
        case KR_UNARYOP_UADD: break;
        case KR_UNARYOP_INVERT:
            if (!is_int) return false;
            a.v.integer = ~a.v.integer;
            break;
        case KR_UNARYOP_NOT: return false;
        }
        *out = a;
        return true;
    }
    if (e->kind != KR_EXPR_BIN_OP || !kr_compile_fold(c, e->v.bin_op.left, &a) ||
        !kr_compile_fold(c, e->v.bin_op.right, &b) || !is_number(&a) || !is_number(&b))
        return false;
    bool ints = a.kind == KR_CONSTANT_INT && b.kind == KR_CONSTANT_INT;
    *out = (KrAstConstant){.kind = ints ? KR_CONSTANT_INT : KR_CONSTANT_FLOAT};
    double x = as_double(&a), y = as_double(&b);
    int64_t i = ints ? a.v.integer : 0, j = ints ? b.v.integer : 0;
    bool ok = true;
    switch ((int)e->v.bin_op.op) {
    case KR_OPERATOR_ADD:
        ok = !ints || !__builtin_add_overflow(i, j, &n);
        x += y;
        break;
    case KR_OPERATOR_SUB:
        ok = !ints || !__builtin_sub_overflow(i, j, &n);
        x -= y;
        break;
    case KR_OPERATOR_MULT:
        ok = !ints || !__builtin_mul_overflow(i, j, &n);
        x *= y;
        break;
    case KR_OPERATOR_LSHIFT:
        ok = ints && j >= 0 && j < 60 && i >= 0 && i < INT64_C(1) << (61 - j);
        n = ok ? i << j : 0;
        break;
    case KR_OPERATOR_POW:
        ok = ints && j >= 0 && j < 64;
        n = 1;
        for (int64_t k = 0; ok && k < j; k++)
            ok = !__builtin_mul_overflow(n, i, &n);
        break;
    case KR_OPERATOR_BIT_OR:
        ok = ints;
        n = i | j;
        break;
    case KR_OPERATOR_BIT_AND:
        ok = ints;
        n = i & j;
        break;
    case KR_OPERATOR_DIV:
        ok = y != 0.0 && (!ints || (i > -(INT64_C(1) << 53) && i < INT64_C(1) << 53 &&
                                    j > -(INT64_C(1) << 53) && j < INT64_C(1) << 53));
        out->kind = KR_CONSTANT_FLOAT;
        if (ok) x /= y;
        ints = false;
        break;
    default: return false;
    }
    if (!ok) return false;
    if (ints)
        out->v.integer = n;
    else
        out->v.real = x;
    return true;
}

int kr_compile_operator(KrOperator op)
{
    static const int table[] = {
        [KR_OPERATOR_ADD] = KR_BINARY_ADD,
        [KR_OPERATOR_SUB] = KR_BINARY_SUB,
        [KR_OPERATOR_MULT] = KR_BINARY_MUL,
        [KR_OPERATOR_MAT_MULT] = KR_BINARY_MATMUL,
        [KR_OPERATOR_DIV] = KR_BINARY_TRUEDIV,
        [KR_OPERATOR_MOD] = KR_BINARY_MOD,
        [KR_OPERATOR_POW] = KR_BINARY_POW,
        [KR_OPERATOR_LSHIFT] = KR_BINARY_LSHIFT,
        [KR_OPERATOR_RSHIFT] = KR_BINARY_RSHIFT,
        [KR_OPERATOR_BIT_OR] = KR_BINARY_OR,
        [KR_OPERATOR_BIT_XOR] = KR_BINARY_XOR,
        [KR_OPERATOR_BIT_AND] = KR_BINARY_AND,
        [KR_OPERATOR_FLOOR_DIV] = KR_BINARY_FLOORDIV,
    };
    return table[op];
}

// --- displays and calls -----------------------------------------------------------------

static bool has_star(KrExprSeq elts)
{
    for (int32_t i = 0; i < elts.count; i++)
        if (elts.items[i]->kind == KR_EXPR_STARRED) return true;
    return false;
}

// A list, set (op BUILD_...) of elements with stars; `before` entries are on the stack already.
enum { STACK_GUIDE = 30 }; // more entries than that are not piled up

static void starred_display(KrCompiler *c, KrExprSeq elts, uint32_t before, int build,
                            int add, int extend, bool tuple)
{
    bool big = elts.count + (int64_t)before > STACK_GUIDE, built = big;
    if (!big && !has_star(elts)) {
        for (int32_t i = 0; i < elts.count; i++)
            kr_compile_expr(c, elts.items[i]);
        kr_compile_emit(c, tuple ? KR_OP_BUILD_TUPLE : build,
                        before + (uint32_t)elts.count);
        return;
    }
    if (big) kr_compile_emit(c, build, before);
    for (int32_t i = 0; i < elts.count; i++) {
        const KrExpr *e = elts.items[i];
        if (e->kind == KR_EXPR_STARRED) {
            if (!built) kr_compile_emit(c, build, before + (uint32_t)i);
            built = true;
            kr_compile_expr(c, e->v.starred.value);
            kr_compile_emit(c, extend, 1);
            continue;
        }
        kr_compile_expr(c, e);
        if (built) kr_compile_emit(c, add, 1);
    }
    if (tuple) EMIT(CALL_INTRINSIC_1, 6);
}

static void dict_part(KrCompiler *c, const KrExpr *e, int32_t from, int32_t to)
{
    bool big = (to - from) * 2 > STACK_GUIDE;
    if (big) EMIT(BUILD_MAP, 0);
    for (int32_t i = from; i < to; i++) {
        kr_compile_expr(c, e->v.dict.keys.items[i]);
        kr_compile_expr(c, e->v.dict.values.items[i]);
        if (big) EMIT(MAP_ADD, 1);
    }
    if (!big) EMIT(BUILD_MAP, to - from);
}

static void display_dict(KrCompiler *c, const KrExpr *e)
{
    KrExprSeq keys = e->v.dict.keys, values = e->v.dict.values;
    int32_t pairs = 0;
    bool built = false;
    for (int32_t i = 0; i < values.count; i++) {
        if (!keys.items[i]) {
            if (pairs) {
                dict_part(c, e, i - pairs, i);
                if (built) EMIT(DICT_UPDATE, 1);
                built = true;
                pairs = 0;
            }
            if (!built) EMIT(BUILD_MAP, 0);
            built = true;
            kr_compile_expr(c, values.items[i]);
            EMIT(DICT_UPDATE, 1);
        } else if (pairs * 2 > STACK_GUIDE) {
            dict_part(c, e, i - pairs, i + 1);
            if (built) EMIT(DICT_UPDATE, 1);
            built = true;
            pairs = 0;
        } else {
            pairs++;
        }
    }
    if (pairs) {
        dict_part(c, e, values.count - pairs, values.count);
        if (built) EMIT(DICT_UPDATE, 1);
        built = true;
    }
    if (!built) EMIT(BUILD_MAP, 0);
}

static void check_keywords(KrCompiler *c, KrKeywordSeq keywords)
{
    const KrIdent *few[16] = {NULL}, **table = few;
    uint32_t size = 16;
    if (keywords.count > 8) {
        while (size < 2 * (uint32_t)keywords.count)
            size *= 2;
        table = kr_arena_zalloc(c->arena, size * sizeof *table);
        if (!table) return; // the arena has failed
    }
    for (int32_t i = 0; i < keywords.count; i++) {
        const KrIdent *name = keywords.items[i]->arg;
        if (!name) continue;
        if (strcmp(name->utf8, "__debug__") == 0) kr_compile_fail_scopes(c, keywords.items[i]->span, "cannot assign to __debug__");
        uint32_t at = (uint32_t)kr_hash_bytes(name->utf8, name->length) & (size - 1);
        for (; table[at]; at = (at + 1) & (size - 1)) {
            const KrIdent *other = table[at];
            if (name->length == other->length && memcmp(name->utf8, other->utf8, name->length) == 0)
                kr_compile_fail(c, keywords.items[i]->span, "keyword argument repeated: %s", name->utf8);
        }
        table[at] = name;
    }
}

static void keyword_part(KrCompiler *c, KrKeywordSeq keywords, int32_t from, int32_t to)
{
    KrUnitState *u = c->unit;
    KrSpan span = u->span;
    bool big = (to - from) * 2 > STACK_GUIDE;
    u->span = (KrSpan){0};
    if (big) EMIT(BUILD_MAP, 0);
    for (int32_t i = from; i < to; i++) {
        u->span = span;
        kr_compile_const(c, kr_compile_str(c, keywords.items[i]->arg));
        kr_compile_expr(c, keywords.items[i]->value);
        u->span = (KrSpan){0};
        if (big) EMIT(MAP_ADD, 1);
    }
    u->span = span;
    if (!big) EMIT(BUILD_MAP, to - from);
}

static KrOwn keyword_names(KrCompiler *c, KrKeywordSeq keywords)
{
    KrOwn names = kr_tuple_new(c->thread, keywords.count);
    for (int32_t i = 0; i < keywords.count && !kr_is_null(names); i++)
        kr_tuple_cast(kr_ref(names))->items[i] = kr_compile_str(c, keywords.items[i]->arg);
    return names;
}

static bool is_simple_call(KrExprSeq args, KrKeywordSeq keywords)
{
    if (has_star(args)) return false;
    for (int32_t i = 0; i < keywords.count; i++)
        if (!keywords.items[i]->arg) return false;
    return true;
}

// Behind callable and self-or-null, with `before` positional arguments on the stack: the call.
void kr_compile_arguments(KrCompiler *c, uint32_t before, KrExprSeq args,
                          KrKeywordSeq keywords)
{
    check_keywords(c, keywords);
    if (args.count + (int64_t)keywords.count * 2 <= STACK_GUIDE && is_simple_call(args, keywords)) {
        for (int32_t i = 0; i < args.count; i++)
            kr_compile_expr(c, args.items[i]);
        if (!keywords.count) {
            EMIT(CALL, before + (uint32_t)args.count);
            return;
        }
        for (int32_t i = 0; i < keywords.count; i++)
            kr_compile_expr(c, keywords.items[i]->value);
        EMIT(LOAD_CONST, kr_compile_const_index(c, keyword_names(c, keywords)));
        EMIT(CALL_KW, before + (uint32_t)args.count + (uint32_t)keywords.count);
        return;
    }
    if (!before && args.count == 1 && args.items[0]->kind == KR_EXPR_STARRED)
        kr_compile_expr(c, args.items[0]->v.starred.value);
    else
        starred_display(c, args, before, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                        KR_OP_LIST_EXTEND, true);
    bool built = false;
    int32_t pairs = 0;
    for (int32_t i = 0; i <= keywords.count; i++) {
        const KrKeyword *k = i < keywords.count ? keywords.items[i] : NULL;
        if (k && k->arg) {
            pairs++;
            continue;
        }
        if (pairs) {
            keyword_part(c, keywords, i - pairs, i);
            if (built) EMIT(DICT_MERGE, 1);
            built = true;
            pairs = 0;
        }
        if (!k) break;
        if (!built) EMIT(BUILD_MAP, 0);
        built = true;
        kr_compile_expr(c, k->value);
        EMIT(DICT_MERGE, 1);
    }
    if (!keywords.count) EMIT(PUSH_NULL, 0);
    EMIT(CALL_FUNCTION_EX, 0);
}

static const KrIdent *mangled(KrCompiler *c, const KrIdent *name)
{
    return kr_symtable_mangle_in(&c->symtable, c->unit->scope, name);
}

// super().attr and super(C, self).attr in a function, with `super` a global.
static bool super_attribute(KrCompiler *c, const KrExpr *e, bool method)
{
    const KrExpr *call = e->v.attribute.value;
    if (call->kind != KR_EXPR_CALL || call->v.call.keywords.count ||
        call->v.call.func->kind != KR_EXPR_NAME ||
        c->unit->scope->kind != KR_SCOPE_FUNCTION ||
        strcmp(call->v.call.func->v.name.id->utf8, "super") != 0)
        return false;
    const KrIdent *super = kr_compile_word(c, "super");
    const KrSymbol *s = kr_compile_symbol(c, super);
    if (!s || s->meaning != KR_MEANING_GLOBAL_IMPLICIT) return false;
    if (kr_symtable_find(c->symtable.top, super)) return false; // the module may rebind it
    KrExprSeq args = call->v.call.args;
    KrSpan span = c->unit->span;
    c->unit->span = call->v.call.func->span;
    if (args.count == 2 && !has_star(args)) {
        kr_compile_load_name(c, super);
        kr_compile_expr(c, args.items[0]);
        kr_compile_expr(c, args.items[1]);
    } else if (args.count == 0 && c->unit->arg_count > 0) {
        const KrSymbol *cell = kr_compile_symbol(c, kr_compile_word(c, "__class__"));
        if (!cell || cell->meaning != KR_MEANING_FREE || cell->index < 0) {
            c->unit->span = span;
            return false;
        }
        kr_compile_load_name(c, super);
        c->unit->span = call->span;
        EMIT(LOAD_DEREF, cell->index);
        const KrIdent *first = ((const KrIdent **)c->unit->locals.items)[0];
        const KrSymbol *self = kr_compile_symbol(c, first);
        bool is_cell = self && self->meaning == KR_MEANING_CELL;
        kr_compile_emit(c, is_cell ? KR_OP_LOAD_DEREF : KR_OP_LOAD_FAST, 0);
    } else {
        c->unit->span = span;
        return false;
    }
    c->unit->span = span;
    uint32_t name = kr_compile_name_index(c, mangled(c, e->v.attribute.attr));
    EMIT(LOAD_SUPER_ATTR, name << 2 | (args.count == 2 ? 2u : 0u) | method);
    return true;
}

uint32_t kr_compile_attr_index(KrCompiler *c, const KrExpr *e)
{
    return kr_compile_name_index(c, mangled(c, e->v.attribute.attr));
}

// What an attribute does stands on the line of its name.
KrSpan kr_compile_attr_span(KrSpan span, const KrExpr *e)
{
    if (span.line == e->span.end_line) return span;
    int32_t length = 0; // in columns, which are bytes or characters alike for names in a tree of a program
    for (size_t i = 0; i < e->v.attribute.attr->length; i++)
        length += ((unsigned char)e->v.attribute.attr->utf8[i] & 0xC0) != 0x80;
    span.line = e->span.end_line;
    if (length <= e->span.end_column) {
        span.column = e->span.end_column - length;
    } else {
        span.column = span.end_column = -1;
    }
    if (span.end_line < span.line) span.end_line = span.line;
    return span;
}

static void check_callable(KrCompiler *c, const KrExpr *e);

// obj.method(...): the method and its object are not bound together.
static bool method_call(KrCompiler *c, const KrExpr *e)
{
    KrUnitState *u = c->unit;
    const KrExpr *func = e->v.call.func;
    KrExprSeq args = e->v.call.args;
    KrKeywordSeq keywords = e->v.call.keywords;
    if (func->kind != KR_EXPR_ATTRIBUTE || !is_simple_call(args, keywords) ||
        args.count + keywords.count + (keywords.count != 0) >= STACK_GUIDE)
        return false;
    check_keywords(c, keywords);
    u->span = func->span;
    if (super_attribute(c, func, true)) {
        u->span = kr_compile_attr_span(func->span, func);
        EMIT(NOP, 0);
    } else {
        kr_compile_expr(c, func->v.attribute.value);
        u->span = kr_compile_attr_span(func->span, func);
        EMIT(LOAD_ATTR, kr_compile_attr_index(c, func) << 1 | 1);
    }
    for (int32_t i = 0; i < args.count; i++)
        kr_compile_expr(c, args.items[i]);
    for (int32_t i = 0; i < keywords.count; i++)
        kr_compile_expr(c, keywords.items[i]->value);
    u->span = func->span;
    if (keywords.count) EMIT(LOAD_CONST, kr_compile_const_index(c, keyword_names(c, keywords)));
    u->span = kr_compile_attr_span(e->span, func);
    kr_compile_emit(c, keywords.count ? KR_OP_CALL_KW : KR_OP_CALL, (uint32_t)(args.count + keywords.count));
    return true;
}

// all(x for ...), any() and tuple(): the generator is run here, if the name means the builtin. The function is
// on the stack; behind the call comes label `end`.
static bool loop_call(KrCompiler *c, const KrExpr *e, int32_t end)
{
    static const char *const names[] = {"all", "any", "tuple"};
    static const uint32_t builtins[] = {3, 4, 2}; // of LOAD_COMMON_CONSTANT
    const KrExpr *func = e->v.call.func;
    if (func->kind != KR_EXPR_NAME || e->v.call.args.count != 1 || e->v.call.keywords.count ||
        e->v.call.args.items[0]->kind != KR_EXPR_GENERATOR_EXP)
        return false;
    int which = 0;
    while (which < 3 && strcmp(func->v.name.id->utf8, names[which]) != 0)
        which++;
    if (which == 3) return false;
    bool tuple = which == 2;
    int32_t skip = kr_compile_label(c), loop = kr_compile_label(c), cleanup = kr_compile_label(c);
    c->unit->span = func->span;
    KrSpan span = func->span;
    EMIT(COPY, 1);
    EMIT(LOAD_COMMON_CONSTANT, builtins[which]);
    EMIT(IS_OP, 0);
    kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, skip);
    EMIT(POP_TOP, 0);
    if (tuple) EMIT(BUILD_LIST, 0);
    kr_compile_expr(c, e->v.call.args.items[0]);
    kr_compile_place(c, loop);
    kr_compile_jump(c, KR_OP_FOR_ITER, cleanup);
    if (tuple) {
        EMIT(LIST_APPEND, 2);
        kr_compile_jump(c, KR_EMIT_JUMP, loop);
    } else {
        EMIT(TO_BOOL, 0);
        kr_compile_jump(c, which ? KR_OP_POP_JUMP_IF_FALSE : KR_OP_POP_JUMP_IF_TRUE, loop);
        c->unit->span = (KrSpan){0};
        EMIT(POP_ITER, 0);
        c->unit->span = span;
        kr_compile_const(c, kr_bool_own(which == 1));
        kr_compile_jump(c, KR_EMIT_JUMP, end);
    }
    kr_compile_place(c, cleanup);
    c->unit->span = (KrSpan){0};
    EMIT(END_FOR, 0);
    EMIT(POP_ITER, 0);
    c->unit->span = span;
    if (tuple)
        EMIT(CALL_INTRINSIC_1, 6);
    else
        kr_compile_const(c, kr_bool_own(which == 0));
    kr_compile_jump(c, KR_EMIT_JUMP, end);
    kr_compile_place(c, skip);
    return true;
}

static void call(KrCompiler *c, const KrExpr *e)
{
    KrUnitState *u = c->unit;
    const KrExpr *func = e->v.call.func;
    check_callable(c, func);
    if (method_call(c, e)) return;
    int32_t end = kr_compile_label(c);
    kr_compile_expr(c, func);
    bool looped = loop_call(c, e, end);
    u->span = func->span;
    EMIT(PUSH_NULL, 0);
    u->span = e->span;
    kr_compile_arguments(c, 0, e->v.call.args, e->v.call.keywords);
    if (looped) kr_compile_place(c, end);
}

// --- comparison, boolean ----------------------------------------------------------------

// The oparg of COMPARE_OP: the relation, and which outcomes (unordered, less, greater, equal) make it true.
uint32_t kr_compile_relation(uint32_t relation)
{
    static const uint8_t outcomes[] = {[KR_LT] = 2, [KR_LE] = 10, [KR_EQ] = 8, [KR_NE] = 7, [KR_GT] = 4, [KR_GE] = 12};
    return relation << 5 | outcomes[relation];
}

static void compare_op(KrCompiler *c, KrCmpop op)
{
    static const uint32_t relation[] = {
        [KR_CMPOP_EQ] = KR_EQ,  [KR_CMPOP_NOT_EQ] = KR_NE, [KR_CMPOP_LT] = KR_LT,
        [KR_CMPOP_LTE] = KR_LE, [KR_CMPOP_GT] = KR_GT,     [KR_CMPOP_GTE] = KR_GE};
    switch (op) {
    case KR_CMPOP_IS: EMIT(IS_OP, 0); break;
    case KR_CMPOP_IS_NOT: EMIT(IS_OP, 1); break;
    case KR_CMPOP_IN: EMIT(CONTAINS_OP, 0); break;
    case KR_CMPOP_NOT_IN: EMIT(CONTAINS_OP, 1); break;
    case KR_CMPOP_EQ:
    case KR_CMPOP_NOT_EQ:
    case KR_CMPOP_LT:
    case KR_CMPOP_LTE:
    case KR_CMPOP_GT:
    case KR_CMPOP_GTE:
        EMIT(COMPARE_OP, kr_compile_relation(relation[op]));
        break;
    }
}

// The type that an expression surely has, for warnings; null: nobody knows.
static const char *type_of(const KrExpr *e)
{
    switch ((int)e->kind) {
    case KR_EXPR_TUPLE: return "tuple";
    case KR_EXPR_LIST:
    case KR_EXPR_LIST_COMP: return "list";
    case KR_EXPR_DICT:
    case KR_EXPR_DICT_COMP: return "dict";
    case KR_EXPR_SET:
    case KR_EXPR_SET_COMP: return "set";
    case KR_EXPR_GENERATOR_EXP: return "generator";
    case KR_EXPR_LAMBDA: return "function";
    case KR_EXPR_TEMPLATE_STR:
    case KR_EXPR_INTERPOLATION: return "string.templatelib.Template";
    case KR_EXPR_JOINED_STR:
    case KR_EXPR_FORMATTED_VALUE: return "str";
    case KR_EXPR_CONSTANT: break;
    default: return NULL;
    }
    static const char *const names[] = {[KR_CONSTANT_NONE] = "NoneType",     [KR_CONSTANT_TRUE] = "bool",
                                        [KR_CONSTANT_FALSE] = "bool",        [KR_CONSTANT_ELLIPSIS] = "ellipsis",
                                        [KR_CONSTANT_INT] = "int",           [KR_CONSTANT_FLOAT] = "float",
                                        [KR_CONSTANT_IMAGINARY] = "complex", [KR_CONSTANT_STR] = "str",
                                        [KR_CONSTANT_BYTES] = "bytes",       [KR_CONSTANT_OBJECT] = "object"};
    return names[e->v.constant.value.kind];
}

static bool is_literal(const KrExpr *e) // whose identity says nothing
{
    if (e->kind == KR_EXPR_TUPLE) {
        for (int32_t i = 0; i < e->v.tuple.elts.count; i++)
            if (e->v.tuple.elts.items[i]->kind != KR_EXPR_CONSTANT) return false;
        return true;
    }
    return e->kind == KR_EXPR_CONSTANT && e->v.constant.value.kind >= KR_CONSTANT_INT;
}

static void check_identity(KrCompiler *c, const KrExpr *e)
{
    const KrExpr *left = e->v.compare.left;
    for (int32_t i = 0; i < e->v.compare.comparators.count; i++) {
        const KrExpr *right = e->v.compare.comparators.items[i];
        KrCmpop op = e->v.compare.ops.items[i];
        bool bad = is_literal(left) || is_literal(right);
        if (bad && op == KR_CMPOP_IS)
            kr_compile_warn(c, e->span, "\"is\" with '%s' literal. Did you mean \"==\"?",
                            type_of(is_literal(left) ? left : right));
        else if (bad && op == KR_CMPOP_IS_NOT)
            kr_compile_warn(c, e->span, "\"is not\" with '%s' literal. Did you mean \"!=\"?",
                            type_of(is_literal(left) ? left : right));
        if (bad && (op == KR_CMPOP_IS || op == KR_CMPOP_IS_NOT)) return;
        left = right;
    }
}

static void check_callable(KrCompiler *c, const KrExpr *e)
{
    const char *type = type_of(e);
    if (type && e->kind != KR_EXPR_LAMBDA && e->kind != KR_EXPR_INTERPOLATION)
        kr_compile_warn(c, e->span, "'%s' object is not callable; perhaps you missed a comma?", type);
}

static void check_subscript(KrCompiler *c, const KrExpr *e)
{
    const KrExpr *value = e->v.subscript.value, *index = e->v.subscript.slice;
    const char *type = type_of(value), *index_type = type_of(index);
    if (!type) return;
    KrAstConstantKind k = value->kind == KR_EXPR_CONSTANT ? value->v.constant.value.kind : KR_CONSTANT_NONE;
    bool text = value->kind == KR_EXPR_CONSTANT && (k == KR_CONSTANT_STR || k == KR_CONSTANT_BYTES);
    bool sequence = text || value->kind == KR_EXPR_TUPLE || value->kind == KR_EXPR_LIST ||
                    value->kind == KR_EXPR_LIST_COMP || value->kind == KR_EXPR_JOINED_STR ||
                    value->kind == KR_EXPR_FORMATTED_VALUE;
    bool mapping = value->kind == KR_EXPR_DICT || value->kind == KR_EXPR_DICT_COMP;
    if (sequence) {
        bool fits = !index_type || !strcmp(index_type, "int") || !strcmp(index_type, "bool");
        if (!fits)
            kr_compile_warn(c, value->span,
                            "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type,
                            index_type);
    } else if (!mapping && k != KR_CONSTANT_OBJECT) {
        kr_compile_warn(c, value->span, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    }
}

static void compare_op_here(KrCompiler *c, const KrExpr *e, int32_t index)
{
    compare_op(c, e->v.compare.ops.items[index]);
}

static void compare(KrCompiler *c, const KrExpr *e)
{
    KrExprSeq right = e->v.compare.comparators;
    check_identity(c, e);
    kr_compile_expr(c, e->v.compare.left);
    if (right.count == 1) {
        kr_compile_expr(c, right.items[0]);
        compare_op_here(c, e, 0);
        return;
    }
    int32_t cleanup = kr_compile_label(c), end = kr_compile_label(c);
    for (int32_t i = 0; i < right.count; i++) {
        kr_compile_expr(c, right.items[i]);
        if (i + 1 < right.count) {
            EMIT(SWAP, 2);
            EMIT(COPY, 2);
        }
        compare_op_here(c, e, i);
        if (i + 1 == right.count) break;
        kr_compile_jump(c, KR_EMIT_JUMP_IF_FALSE, cleanup);
        EMIT(POP_TOP, 0);
    }
    kr_compile_jump_nowhere(c, end);
    kr_compile_place(c, cleanup);
    EMIT(SWAP, 2);
    EMIT(POP_TOP, 0);
    kr_compile_place(c, end);
}

static void jump_if_compared(KrCompiler *c, const KrExpr *e, int32_t label, bool when)
{
    KrExprSeq right = e->v.compare.comparators;
    int32_t cleanup = kr_compile_label(c), end = kr_compile_label(c);
    check_identity(c, e);
    c->unit->span = e->span;
    kr_compile_expr(c, e->v.compare.left);
    for (int32_t i = 0; i < right.count; i++) {
        bool last = i + 1 == right.count;
        kr_compile_expr(c, right.items[i]);
        if (!last) {
            EMIT(SWAP, 2);
            EMIT(COPY, 2);
        }
        compare_op_here(c, e, i);
        EMIT(TO_BOOL, 0);
        if (last)
            kr_compile_jump(c, when ? KR_OP_POP_JUMP_IF_TRUE : KR_OP_POP_JUMP_IF_FALSE, label);
        else
            kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, cleanup);
    }
    kr_compile_jump_nowhere(c, end);
    kr_compile_place(c, cleanup);
    EMIT(POP_TOP, 0);
    if (!when) kr_compile_jump_nowhere(c, label);
    kr_compile_place(c, end);
}

void kr_compile_jump_if(KrCompiler *c, const KrExpr *e, int32_t label, bool when)
{
    KrSpan span = c->unit->span;
    if (c->failed || kr_compile_too_deep(c)) return;
    if (e->kind == KR_EXPR_UNARY_OP && e->v.unary_op.op == KR_UNARYOP_NOT) {
        kr_compile_jump_if(c, e->v.unary_op.operand, label, !when);
        return;
    }
    if (e->kind == KR_EXPR_BOOL_OP) {
        bool is_or = e->v.bool_op.op == KR_BOOLOP_OR;
        int32_t other = is_or == when ? label : kr_compile_label(c);
        KrExprSeq values = e->v.bool_op.values;
        for (int32_t i = 0; i + 1 < values.count; i++)
            kr_compile_jump_if(c, values.items[i], other, is_or);
        kr_compile_jump_if(c, values.items[values.count - 1], label, when);
        if (other != label) kr_compile_place(c, other);
        return;
    }
    if (e->kind == KR_EXPR_IF_EXP) {
        int32_t orelse = kr_compile_label(c), end = kr_compile_label(c);
        kr_compile_jump_if(c, e->v.if_exp.test, orelse, false);
        kr_compile_jump_if(c, e->v.if_exp.body, label, when);
        kr_compile_jump_nowhere(c, end);
        kr_compile_place(c, orelse);
        kr_compile_jump_if(c, e->v.if_exp.orelse, label, when);
        kr_compile_place(c, end);
        return;
    }
    if (e->kind == KR_EXPR_COMPARE && e->v.compare.comparators.count > 1) {
        jump_if_compared(c, e, label, when);
        c->unit->span = span;
        return;
    }
    kr_compile_expr(c, e);
    c->unit->span = e->span;
    EMIT(TO_BOOL, 0);
    kr_compile_jump(c, when ? KR_OP_POP_JUMP_IF_TRUE : KR_OP_POP_JUMP_IF_FALSE, label);
    c->unit->span = span;
}

static void bool_op(KrCompiler *c, const KrExpr *e)
{
    int32_t end = kr_compile_label(c);
    KrExprSeq values = e->v.bool_op.values;
    int jump = e->v.bool_op.op == KR_BOOLOP_OR ? KR_EMIT_JUMP_IF_TRUE : KR_EMIT_JUMP_IF_FALSE;
    for (int32_t i = 0; i + 1 < values.count; i++) {
        kr_compile_expr(c, values.items[i]);
        kr_compile_jump(c, jump, end);
        EMIT(POP_TOP, 0);
    }
    kr_compile_expr(c, values.items[values.count - 1]);
    kr_compile_place(c, end);
}

// --- functions inside expressions -------------------------------------------------------

// Defaults onto the stack; the bits of SET_FUNCTION_ATTRIBUTE.
uint32_t kr_compile_defaults(KrCompiler *c, const KrArguments *args)
{
    uint32_t flags = 0;
    if (args->defaults.count) {
        for (int32_t i = 0; i < args->defaults.count; i++)
            kr_compile_expr(c, args->defaults.items[i]);
        EMIT(BUILD_TUPLE, args->defaults.count);
        flags |= 1;
    }
    uint32_t pairs = 0;
    for (int32_t i = 0; i < args->kwonlyargs.count; i++) {
        if (!args->kw_defaults.items[i]) continue;
        kr_compile_const(c,
                         kr_compile_str(c, mangled(c, args->kwonlyargs.items[i]->arg)));
        kr_compile_expr(c, args->kw_defaults.items[i]);
        pairs++;
    }
    if (pairs) {
        EMIT(BUILD_MAP, pairs);
        flags |= 2;
    }
    return flags;
}

static void lambda(KrCompiler *c, const KrExpr *e)
{
    const KrArguments *args = e->v.lambda.args;
    uint32_t flags = kr_compile_defaults(c, args);
    KrScope *scope = kr_symtable_scope(kr_compile_scope(c), e);
    if (!kr_compile_enter_function(c, scope, kr_compile_word(c, "<lambda>"), e->line, args)) return;
    KrUnitState *u = c->unit;
    kr_compile_expr(c, e->v.lambda.body);
    u->span = e->v.lambda.body->span;
    EMIT(RETURN_VALUE, 0);
    if (!u->consts.count) (void)kr_compile_const_index(c, kr_none_own()); // of the return that no way leads to
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, flags);
}

// A generator gives the value on the stack; behind it is what was sent.
static void yield_value(KrCompiler *c)
{
    const KrUnitState *u = c->unit;
    bool outermost = u->handler >= 0 && ((const KrHandlerInfo *)u->handlers.items)[u->handler].outer < 0;
    if (u->flags & KR_CODE_ASYNC_GENERATOR) EMIT(CALL_INTRINSIC_1, 4);
    EMIT(YIELD_VALUE, 0);
    EMIT(RESUME, outermost ? 5 : 1);
}

static KrSpan element_span(const KrExpr *e)
{
    switch ((int)e->kind) {
    case KR_EXPR_GENERATOR_EXP: return e->v.generator_exp.elt->span;
    case KR_EXPR_LIST_COMP: return e->v.list_comp.elt->span;
    case KR_EXPR_SET_COMP: return e->v.set_comp.elt->span;
    default: {
        KrSpan span = e->v.dict_comp.key->span;
        span.end_line = e->v.dict_comp.value->span.end_line;
        span.end_column = e->v.dict_comp.value->span.end_column;
        return span;
    }
    }
}

static void element(KrCompiler *c, const KrExpr *e, int32_t depth)
{
    KrUnitState *u = c->unit;
    KrSpan span = element_span(e);
    switch ((int)e->kind) {
    case KR_EXPR_GENERATOR_EXP:
        kr_compile_expr(c, e->v.generator_exp.elt);
        u->span = span;
        yield_value(c);
        EMIT(POP_TOP, 0);
        break;
    case KR_EXPR_LIST_COMP:
        kr_compile_expr(c, e->v.list_comp.elt);
        u->span = span;
        EMIT(LIST_APPEND, depth);
        break;
    case KR_EXPR_SET_COMP:
        kr_compile_expr(c, e->v.set_comp.elt);
        u->span = span;
        EMIT(SET_ADD, depth);
        break;
    default:
        kr_compile_expr(c, e->v.dict_comp.key);
        kr_compile_expr(c, e->v.dict_comp.value);
        u->span = span;
        EMIT(MAP_ADD, depth);
        break;
    }
}

// The one element of a display that is iterated over, or null: `for y in [f(x)]` is an assignment.
static const KrExpr *only_element(const KrExpr *iter)
{
    KrExprSeq elts = iter->kind == KR_EXPR_LIST    ? iter->v.list.elts
                     : iter->kind == KR_EXPR_TUPLE ? iter->v.tuple.elts
                                                   : (KrExprSeq){0};
    return elts.count == 1 && elts.items[0]->kind != KR_EXPR_STARRED ? elts.items[0] : NULL;
}

// depth: entries between the collection and the top of the stack.
static void generators(KrCompiler *c, const KrExpr *e, KrComprehensionSeq seq,
                       int32_t index, int32_t depth)
{
    if (kr_compile_too_deep(c)) return;
    KrUnitState *u = c->unit;
    const KrComprehension *g = seq.items[index];
    int32_t start = kr_compile_label(c), anchor = kr_compile_label(c);
    int32_t skipped = kr_compile_label(c), except = -1;
    const KrExpr *only = index && !g->is_async ? only_element(g->iter) : NULL;
    KrSpan span = u->span;
    if (only) {
        kr_compile_expr(c, only);
    } else if (index) {
        kr_compile_expr(c, g->iter);
        u->span = g->iter->span;
        kr_compile_emit(c, g->is_async ? KR_OP_GET_AITER : KR_OP_GET_ITER, 0);
    } else if (!u->inlined) {
        EMIT(LOAD_FAST, 0); // .0
    }
    u->span = span;
    if (!only) depth++;
    if (g->is_async) {
        kr_compile_place(c, start);
        except = kr_compile_label(c);
        kr_compile_setup(c, except, false, 0);
        EMIT(GET_ANEXT, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, true);
        kr_compile_emit(c, KR_EMIT_POP_BLOCK, 0);
    } else if (!only) {
        u->span = g->iter->span;
        kr_compile_place(c, start);
        kr_compile_jump(c, KR_OP_FOR_ITER, anchor);
        u->span = span;
    }
    kr_compile_store(c, g->target);
    for (int32_t i = 0; i < g->ifs.count; i++)
        kr_compile_jump_if(c, g->ifs.items[i], skipped, false);
    if (index + 1 < seq.count)
        generators(c, e, seq, index + 1, depth);
    else
        element(c, e, depth);
    kr_compile_place(c, skipped);
    if (only) {
        u->span = span;
        return;
    }
    u->span = element_span(e);
    kr_compile_jump(c, KR_EMIT_JUMP, start);
    if (g->is_async) {
        kr_compile_place(c, except);
        u->span = span;
        EMIT(END_ASYNC_FOR, 0);
    } else {
        kr_compile_place(c, anchor);
        u->span = (KrSpan){0};
        EMIT(END_FOR, 0);
        EMIT(POP_ITER, 0);
    }
    u->span = span;
}

// Forgets what the targets hold.
static void clear_targets(KrCompiler *c, const KrScope *scope)
{
    for (const KrSymbol *s = scope->symbols; s; s = s->next) {
        if (!kr_symtable_is_target(s)) continue;
        EMIT(LOAD_FAST_AND_CLEAR, s->index);
        EMIT(POP_TOP, 0);
    }
}

// Targets that functions inside refer to get fresh cells.
static void make_cells(KrCompiler *c, const KrScope *scope)
{
    for (const KrSymbol *s = scope->symbols; s; s = s->next)
        if (kr_symtable_is_target(s) && s->meaning == KR_MEANING_CELL) EMIT(MAKE_CELL, s->index);
}

// A comprehension in the frame of the function around it (PEP 709), its targets in slots of their own.
static void inlined_comprehension(KrCompiler *c, const KrExpr *e, KrComprehensionSeq seq,
                                  KrScope *scope)
{
    KrUnitState *u = c->unit;
    KrSpan span = u->span;
    KrScope *outer = u->inlined;
    int32_t fail = kr_compile_label(c), end = kr_compile_label(c);
    kr_compile_expr(c, seq.items[0]->iter);
    u->span = seq.items[0]->iter->span;
    kr_compile_emit(c, seq.items[0]->is_async ? KR_OP_GET_AITER : KR_OP_GET_ITER, 0);
    u->span = e->span;
    u->inlined = scope;
    make_cells(c, scope);
    if (e->kind == KR_EXPR_LIST_COMP)
        EMIT(BUILD_LIST, 0);
    else if (e->kind == KR_EXPR_SET_COMP)
        EMIT(BUILD_SET, 0);
    else
        EMIT(BUILD_MAP, 0);
    EMIT(SWAP, 2);
    kr_compile_setup(c, fail, false, 0);
    generators(c, e, seq, 0, e->kind == KR_EXPR_GENERATOR_EXP ? 0 : 1);
    u->span = (KrSpan){0};
    kr_compile_emit(c, KR_EMIT_POP_BLOCK, 0);
    clear_targets(c, scope);
    kr_compile_jump(c, KR_EMIT_JUMP, end);
    kr_compile_place(c, fail);
    clear_targets(c, scope);
    EMIT(RERAISE, 0);
    kr_compile_place(c, end);
    u->inlined = outer;
    u->span = span;
}

static void comprehension(KrCompiler *c, const KrExpr *e, KrComprehensionSeq seq,
                          const char *name)
{
    KrScope *scope = kr_symtable_scope(kr_compile_scope(c), e);
    const KrScope *around = c->unit->scope;
    if (scope && scope->is_coroutine && e->kind != KR_EXPR_GENERATOR_EXP && !around->is_async &&
        around->kind != KR_SCOPE_COMPREHENSION && !kr_compile_may_await(c))
        kr_compile_fail_scopes(c, e->span, "asynchronous comprehension outside of an asynchronous function");
    if (scope && scope->inlined) {
        inlined_comprehension(c, e, seq, scope);
        return;
    }
    KrSpan span = c->unit->span;
    if (!kr_compile_enter(c, scope, kr_compile_word(c, name), e->line)) return;
    KrUnitState *u = c->unit;
    u->span = e->span;
    u->arg_count = 1;
    bool generator = e->kind == KR_EXPR_GENERATOR_EXP;
    if (e->kind == KR_EXPR_LIST_COMP)
        EMIT(BUILD_LIST, 0);
    else if (e->kind == KR_EXPR_SET_COMP)
        EMIT(BUILD_SET, 0);
    else if (e->kind == KR_EXPR_DICT_COMP)
        EMIT(BUILD_MAP, 0);
    generators(c, e, seq, 0, e->kind == KR_EXPR_GENERATOR_EXP ? 0 : 1);
    u->span = generator ? (KrSpan){0} : e->span;
    if (generator) kr_compile_none(c);
    EMIT(RETURN_VALUE, 0);
    bool coroutine = u->flags & KR_CODE_COROUTINE;
    KrOwn code = kr_compile_leave(c);
    c->unit->span = span;
    kr_compile_closure(c, code, 0);
    kr_compile_expr(c, seq.items[0]->iter);
    c->unit->span = seq.items[0]->iter->span;
    kr_compile_emit(c, seq.items[0]->is_async ? KR_OP_GET_AITER : KR_OP_GET_ITER, 0);
    c->unit->span = span;
    EMIT(CALL, 0); // the iterator in the place of self
    if (coroutine) {
        EMIT(GET_AWAITABLE, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, true);
    }
}

// receiver and value to send on the stack -> result
void kr_compile_yield_from(KrCompiler *c, bool await)
{
    KrUnitState *u = c->unit;
    KrSpan span = u->span;
    int32_t send = kr_compile_label(c), fail = kr_compile_label(c),
            end = kr_compile_label(c);
    kr_compile_place(c, send);
    kr_compile_jump(c, KR_OP_SEND, end);
    kr_compile_setup(c, fail, false, 0);
    EMIT(YIELD_VALUE, 1);
    u->span = (KrSpan){0};
    kr_compile_emit(c, KR_EMIT_POP_BLOCK, 0);
    u->span = span;
    EMIT(RESUME, await ? 3 : 2);
    kr_compile_jump(c, KR_EMIT_JUMP_NO_INTERRUPT, send);
    kr_compile_place(c, fail);
    EMIT(CLEANUP_THROW, 0);
    kr_compile_place(c, end);
    EMIT(END_SEND, 0);
}

// --- strings ----------------------------------------------------------------------------

static void formatted(KrCompiler *c, const KrExpr *e)
{
    kr_compile_expr(c, e->v.formatted_value.value);
    switch (e->v.formatted_value.conversion) {
    case 's': EMIT(CONVERT_VALUE, 1); break;
    case 'r': EMIT(CONVERT_VALUE, 2); break;
    case 'a': EMIT(CONVERT_VALUE, 3); break;
    default: break;
    }
    if (e->v.formatted_value.format_spec) {
        kr_compile_expr(c, e->v.formatted_value.format_spec);
        EMIT(FORMAT_WITH_SPEC, 0);
    } else {
        EMIT(FORMAT_SIMPLE, 0);
    }
}

static void joined(KrCompiler *c, KrExprSeq values)
{
    if (values.count == 0) {
        kr_compile_const(c, kr_str_from_ascii(c->thread, ""));
        return;
    }
    for (int32_t i = 0; i < values.count; i++)
        kr_compile_expr(c, values.items[i]);
    if (values.count > 1) EMIT(BUILD_STRING, values.count);
}

static void template(KrCompiler *c, KrExprSeq values)
{
    uint32_t strings = 0, parts = 0;
    bool text = false;
    for (int32_t i = 0; i < values.count; i++) {
        bool part = values.items[i]->kind == KR_EXPR_INTERPOLATION;
        if (!part || !text) {
            if (part)
                kr_compile_const(c, kr_str_from_ascii(c->thread, ""));
            else
                kr_compile_expr(c, values.items[i]);
            strings++;
        }
        text = !part;
    }
    if (!text) {
        kr_compile_const(c, kr_str_from_ascii(c->thread, ""));
        strings++;
    }
    EMIT(BUILD_TUPLE, strings);
    for (int32_t i = 0; i < values.count; i++) {
        const KrExpr *e = values.items[i];
        if (e->kind != KR_EXPR_INTERPOLATION) continue;
        parts++;
        uint32_t oparg = 2;
        kr_compile_expr(c, e->v.interpolation.value);
        kr_compile_const(c, kr_compile_constant(c, &e->v.interpolation.str));
        if (e->v.interpolation.format_spec) {
            kr_compile_expr(c, e->v.interpolation.format_spec);
            oparg++;
        }
        int32_t conversion = e->v.interpolation.conversion;
        oparg |= (conversion == 's'   ? 1u
                  : conversion == 'r' ? 2u
                  : conversion == 'a' ? 3u
                                      : 0u)
                 << 2;
        EMIT(BUILD_INTERPOLATION, oparg);
    }
    EMIT(BUILD_TUPLE, parts);
    EMIT(BUILD_TEMPLATE, 0);
}

// --- subscripts -------------------------------------------------------------------------

void kr_compile_expr_or_none(KrCompiler *c, const KrExpr *e)
{
    if (e)
        kr_compile_expr(c, e);
    else
        kr_compile_none(c);
}

bool kr_compile_slice_parts(KrCompiler *c, const KrExpr *e)
{
    if (e->kind != KR_EXPR_SLICE || e->v.slice.step) return false;
    KrSpan span = c->unit->span;
    c->unit->span = e->span;
    kr_compile_expr_or_none(c, e->v.slice.lower);
    kr_compile_expr_or_none(c, e->v.slice.upper);
    c->unit->span = span;
    return true;
}

// Null (then a part has failed to be made), or the constant that a slice of constants is.
static KrOwn constant_slice(KrCompiler *c, const KrExpr *const parts[3])
{
    KrOwn values[3], slice = KR_NULL;
    bool all = true;
    for (int i = 0; i < 3; i++) {
        values[i] = parts[i] ? kr_compile_constant(c, &parts[i]->v.constant.value) : kr_none_own();
        all = all && !kr_is_null(values[i]);
    }
    if (all) slice = kr_slice_new(c->thread, kr_ref(values[0]), kr_ref(values[1]), kr_ref(values[2]));
    for (int i = 0; i < 3; i++)
        kr_xdrop(c->thread, values[i]);
    return slice;
}

static void slice(KrCompiler *c, const KrExpr *e)
{
    const KrExpr *const parts[3] = {e->v.slice.lower, e->v.slice.upper, e->v.slice.step};
    bool constant = true;
    for (int i = 0; i < 3; i++)
        constant = constant && (!parts[i] || parts[i]->kind == KR_EXPR_CONSTANT);
    if (constant) {
        kr_compile_const(c, constant_slice(c, parts));
        return;
    }
    kr_compile_expr_or_none(c, e->v.slice.lower);
    kr_compile_expr_or_none(c, e->v.slice.upper);
    if (e->v.slice.step) kr_compile_expr(c, e->v.slice.step);
    EMIT(BUILD_SLICE, e->v.slice.step ? 3 : 2);
}

// --- the switch -------------------------------------------------------------------------

static void yield(KrCompiler *c, const KrExpr *e)
{
    if (!kr_compile_is_function(c->unit))
        kr_compile_fail(c, e->span, "'yield' outside function");
    kr_compile_expr_or_none(c, e->v.yield.value);
    yield_value(c);
}

static void expr(KrCompiler *c, const KrExpr *e)
{
    switch (e->kind) {
    case KR_EXPR_BOOL_OP: bool_op(c, e); break;
    case KR_EXPR_NAMED_EXPR:
        kr_compile_expr(c, e->v.named_expr.value);
        EMIT(COPY, 1);
        kr_compile_store(c, e->v.named_expr.target);
        break;
    case KR_EXPR_BIN_OP: {
        const KrExpr *format = e->v.bin_op.op == KR_OPERATOR_MOD ? kr_ast_fold_format(c->arena, e) : NULL;
        if (format) {
            kr_compile_expr(c, format);
            break;
        }
        kr_compile_expr(c, e->v.bin_op.left);
        kr_compile_expr(c, e->v.bin_op.right);
        c->unit->span = e->span;
        EMIT(BINARY_OP, kr_compile_operator(e->v.bin_op.op));
        break;
    }
    case KR_EXPR_UNARY_OP:
        kr_compile_expr(c, e->v.unary_op.operand);
        c->unit->span = e->span;
        switch (e->v.unary_op.op) {
        case KR_UNARYOP_INVERT: EMIT(UNARY_INVERT, 0); break;
        case KR_UNARYOP_NOT:
            EMIT(TO_BOOL, 0);
            EMIT(UNARY_NOT, 0);
            break;
        case KR_UNARYOP_UADD: EMIT(CALL_INTRINSIC_1, 5); break;
        case KR_UNARYOP_USUB: EMIT(UNARY_NEGATIVE, 0); break;
        }
        break;
    case KR_EXPR_LAMBDA: lambda(c, e); break;
    case KR_EXPR_IF_EXP: {
        int32_t orelse = kr_compile_label(c), end = kr_compile_label(c);
        kr_compile_jump_if(c, e->v.if_exp.test, orelse, false);
        kr_compile_expr(c, e->v.if_exp.body);
        kr_compile_jump_nowhere(c, end);
        kr_compile_place(c, orelse);
        kr_compile_expr(c, e->v.if_exp.orelse);
        kr_compile_place(c, end);
        break;
    }
    case KR_EXPR_DICT: display_dict(c, e); break;
    case KR_EXPR_SET:
        starred_display(c, e->v.set.elts, 0, KR_OP_BUILD_SET, KR_OP_SET_ADD,
                        KR_OP_SET_UPDATE, false);
        break;
    case KR_EXPR_LIST_COMP:
        comprehension(c, e, e->v.list_comp.generators, "<listcomp>");
        break;
    case KR_EXPR_SET_COMP:
        comprehension(c, e, e->v.set_comp.generators, "<setcomp>");
        break;
    case KR_EXPR_DICT_COMP:
        comprehension(c, e, e->v.dict_comp.generators, "<dictcomp>");
        break;
    case KR_EXPR_GENERATOR_EXP:
        comprehension(c, e, e->v.generator_exp.generators, "<genexpr>");
        break;
    case KR_EXPR_AWAIT:
        if (!kr_compile_is_function(c->unit)) {
            if (!kr_compile_may_await(c)) kr_compile_fail(c, e->span, "'await' outside function");
        } else if (!c->unit->scope->is_async && c->unit->scope->kind == KR_SCOPE_FUNCTION) {
            kr_compile_fail(c, e->span, "'await' outside async function");
        }
        kr_compile_expr(c, e->v.await.value);
        EMIT(GET_AWAITABLE, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, true);
        break;
    case KR_EXPR_YIELD: yield(c, e); break;
    case KR_EXPR_YIELD_FROM:
        if (!kr_compile_is_function(c->unit))
            kr_compile_fail(c, e->span, "'yield from' outside function");
        else if (c->unit->scope->is_async)
            kr_compile_fail(c, e->span, "'yield from' inside async function");
        kr_compile_expr(c, e->v.yield_from.value);
        EMIT(GET_YIELD_FROM_ITER, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, false);
        break;
    case KR_EXPR_COMPARE: compare(c, e); break;
    case KR_EXPR_CALL: call(c, e); break;
    case KR_EXPR_FORMATTED_VALUE: formatted(c, e); break;
    case KR_EXPR_INTERPOLATION:
        kr_compile_fail(c, e->span, "krait: stray interpolation");
        break;
    case KR_EXPR_JOINED_STR: joined(c, e->v.joined_str.values); break;
    case KR_EXPR_TEMPLATE_STR: template(c, e->v.template_str.values); break;
    case KR_EXPR_CONSTANT:
        kr_compile_const(c, kr_compile_constant(c, &e->v.constant.value));
        break;
    case KR_EXPR_ATTRIBUTE: {
        bool super = e->v.attribute.ctx == KR_EXPR_CONTEXT_LOAD && super_attribute(c, e, false);
        if (!super) kr_compile_expr(c, e->v.attribute.value);
        c->unit->span = kr_compile_attr_span(e->span, e);
        if (super)
            EMIT(NOP, 0);
        else
            EMIT(LOAD_ATTR, kr_compile_attr_index(c, e) << 1);
        break;
    }
    case KR_EXPR_SUBSCRIPT:
        check_subscript(c, e);
        kr_compile_expr(c, e->v.subscript.value);
        if (kr_compile_slice_parts(c, e->v.subscript.slice)) {
            c->unit->span = e->span;
            EMIT(BINARY_SLICE, 0);
            break;
        }
        kr_compile_expr(c, e->v.subscript.slice);
        c->unit->span = e->span;
        EMIT(BINARY_OP, 26);
        break;
    case KR_EXPR_STARRED:
        kr_compile_fail(c, e->span, "can't use starred expression here");
        break;
    case KR_EXPR_NAME:
        if (e->v.name.id->length == 9 && memcmp(e->v.name.id->utf8, "__debug__", 9) == 0)
            kr_compile_const(c, kr_bool_own(c->optimize == 0));
        else
            kr_compile_load_name(c, e->v.name.id);
        break;
    case KR_EXPR_LIST:
        starred_display(c, e->v.list.elts, 0, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                        KR_OP_LIST_EXTEND, false);
        break;
    case KR_EXPR_TUPLE:
        starred_display(c, e->v.tuple.elts, 0, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                        KR_OP_LIST_EXTEND, true);
        break;
    case KR_EXPR_SLICE: slice(c, e); break;
    }
}

void kr_compile_expr(KrCompiler *c, const KrExpr *e)
{
    if (c->failed || kr_compile_too_deep(c)) return;
    KrSpan span = c->unit->span;
    c->unit->span = e->span;
    expr(c, e);
    c->unit->span = span;
}

// --- targets ----------------------------------------------------------------------------

static void store_many(KrCompiler *c, KrExprSeq elts, KrSpan span)
{
    int32_t star = -1;
    for (int32_t i = 0; i < elts.count; i++) {
        if (elts.items[i]->kind != KR_EXPR_STARRED) continue;
        if (star >= 0)
            kr_compile_fail(c, span, "multiple starred expressions in assignment");
        star = i;
    }
    if (star >= 256 || (star >= 0 && elts.count - star - 1 >= 1 << 23))
        kr_compile_fail(c, span, "too many expressions in star-unpacking assignment");
    if (star >= 0)
        EMIT(UNPACK_EX, star | (elts.count - star - 1) << 8);
    else
        EMIT(UNPACK_SEQUENCE, elts.count);
    for (int32_t i = 0; i < elts.count; i++)
        kr_compile_store(c, elts.items[i]->kind == KR_EXPR_STARRED
                                ? elts.items[i]->v.starred.value
                                : elts.items[i]);
}

// `self.x = ...` in a method: for the class's __static_attributes__.
static void note_attribute(KrCompiler *c, const KrExpr *target)
{
    const KrExpr *owner = target->v.attribute.value;
    KrUnitState *u = c->unit;
    if (owner->kind != KR_EXPR_NAME || strcmp(owner->v.name.id->utf8, "self") != 0)
        return;
    for (u = u->outer; u && u->scope->kind != KR_SCOPE_CLASS; u = u->outer)
        ;
    if (!u) return;
    const KrIdent *name = target->v.attribute.attr, **items = u->attributes.items;
    for (uint32_t i = 0; i < u->attributes.count; i++)
        if (strcmp(items[i]->utf8, name->utf8) == 0) return;
    const KrIdent **place = kr_vector_push(&u->attributes);
    if (place)
        *place = name;
    else
        c->arena->failed = true;
}

void kr_compile_store(KrCompiler *c, const KrExpr *target)
{
    KrSpan span = c->unit->span;
    if (c->failed) return;
    c->unit->span = target->span;
    switch ((int)target->kind) {
    case KR_EXPR_NAME:
        kr_compile_store_name(c, target->v.name.id);
        break;
    case KR_EXPR_ATTRIBUTE:
        note_attribute(c, target);
        kr_compile_expr(c, target->v.attribute.value);
        c->unit->span = kr_compile_attr_span(target->span, target);
        EMIT(STORE_ATTR, kr_compile_attr_index(c, target));
        break;
    case KR_EXPR_SUBSCRIPT:
        kr_compile_expr(c, target->v.subscript.value);
        if (kr_compile_slice_parts(c, target->v.subscript.slice)) {
            EMIT(STORE_SLICE, 0);
            break;
        }
        kr_compile_expr(c, target->v.subscript.slice);
        EMIT(STORE_SUBSCR, 0);
        break;
    case KR_EXPR_LIST: store_many(c, target->v.list.elts, target->span); break;
    case KR_EXPR_TUPLE: store_many(c, target->v.tuple.elts, target->span); break;
    case KR_EXPR_STARRED:
        kr_compile_fail(c, target->span,
                        "starred assignment target must be in a list or tuple");
        break;
    default: kr_compile_fail(c, target->span, "cannot assign to expression"); break;
    }
    c->unit->span = span;
}
