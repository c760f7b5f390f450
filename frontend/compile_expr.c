// SPDX-License-Identifier: MIT
// Expressions to instructions.
//
// Called by compile.c and compile_stmt.c. Tests: tests/lang/expressions/.
#include "frontend/compile_unit.h"

#include "runtime/bool.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#define EMIT(op, arg) kr_compile_emit(c, KR_OP_##op, (uint32_t)(arg))

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

// The tuple of constants that an expression is, or null without an exception.
static KrOwn constant_tuple(KrCompiler *c, KrExprSeq elts)
{
    KrAstConstant value;
    for (int32_t i = 0; i < elts.count; i++)
        if (!(elts.items[i]->kind == KR_EXPR_TUPLE &&
              elts.items[i]->v.tuple.ctx == KR_EXPR_CONTEXT_LOAD) &&
            !kr_compile_fold(c, elts.items[i], &value))
            return KR_NULL;
    KrOwn tuple = kr_tuple_new(c->thread, elts.count);
    for (int32_t i = 0; i < elts.count && !kr_is_null(tuple); i++) {
        KrOwn item = elts.items[i]->kind == KR_EXPR_TUPLE
                         ? constant_tuple(c, elts.items[i]->v.tuple.elts)
                         : ((void)kr_compile_fold(c, elts.items[i], &value),
                            kr_compile_constant(c, &value));
        if (kr_is_null(item)) {
            kr_drop(c->thread, tuple);
            return KR_NULL;
        }
        kr_tuple_cast(kr_ref(tuple))->items[i] = item;
    }
    return tuple;
}

static KrOwn constant_set(KrCompiler *c, KrExprSeq elts)
{
    KrOwn tuple = constant_tuple(c, elts);
    if (kr_is_null(tuple)) return KR_NULL;
    KrOwn set = kr_frozenset_from(c->thread, kr_ref(tuple));
    kr_drop(c->thread, tuple);
    if (kr_is_null(set)) c->failed = c->raised = true;
    return set;
}

// What is only iterated or searched: a list or set of constants need not be built each time.
void kr_compile_iterable(KrCompiler *c, const KrExpr *e)
{
    KrOwn constant = e->kind == KR_EXPR_LIST  ? constant_tuple(c, e->v.list.elts)
                     : e->kind == KR_EXPR_SET ? constant_set(c, e->v.set.elts)
                                              : KR_NULL;
    if (kr_is_null(constant)) {
        kr_compile_expr(c, e);
        return;
    }
    KrSpan span = c->unit->span;
    c->unit->span = e->span;
    EMIT(LOAD_CONST, kr_compile_const_index(c, constant));
    c->unit->span = span;
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
static void starred_display(KrCompiler *c, KrExprSeq elts, uint32_t before, int build,
                            int add, int extend, bool tuple)
{
    bool built = false;
    if (!has_star(elts) && elts.count + (int32_t)before < 200) {
        for (int32_t i = 0; i < elts.count; i++)
            kr_compile_expr(c, elts.items[i]);
        kr_compile_emit(c, tuple ? KR_OP_BUILD_TUPLE : build,
                        before + (uint32_t)elts.count);
        return;
    }
    if (before) {
        kr_compile_emit(c, build, before);
        built = true;
    }
    int32_t pushed = 0;
    for (int32_t i = 0; i < elts.count; i++) {
        const KrExpr *e = elts.items[i];
        if (e->kind == KR_EXPR_STARRED) {
            if (!built) {
                kr_compile_emit(c, build, (uint32_t)pushed);
                built = true;
            }
            kr_compile_expr(c, e->v.starred.value);
            kr_compile_emit(c, extend, 1);
            continue;
        }
        if (!built && i >= 100) {
            kr_compile_emit(c, build, (uint32_t)pushed);
            built = true;
        }
        kr_compile_expr(c, e);
        if (built)
            kr_compile_emit(c, add, 1);
        else
            pushed++;
    }
    if (!built) kr_compile_emit(c, build, (uint32_t)pushed);
    if (tuple) EMIT(CALL_INTRINSIC_1, 6);
}

static void display_dict(KrCompiler *c, const KrExpr *e)
{
    KrExprSeq keys = e->v.dict.keys, values = e->v.dict.values;
    uint32_t pairs = 0;
    bool built = false;
    for (int32_t i = 0; i < values.count; i++) {
        if (!keys.items[i]) {
            if (pairs || !built) {
                EMIT(BUILD_MAP, pairs);
                if (built) EMIT(DICT_UPDATE, 1);
                built = true;
                pairs = 0;
            }
            kr_compile_expr(c, values.items[i]);
            EMIT(DICT_UPDATE, 1);
            continue;
        }
        kr_compile_expr(c, keys.items[i]);
        kr_compile_expr(c, values.items[i]);
        pairs++;
        if (pairs == 15) {
            EMIT(BUILD_MAP, pairs);
            if (built) EMIT(DICT_UPDATE, 1);
            built = true;
            pairs = 0;
        }
    }
    if (pairs || !built) {
        EMIT(BUILD_MAP, pairs);
        if (built) EMIT(DICT_UPDATE, 1);
    }
}

// Behind callable and self-or-null, with `before` positional arguments on the stack: the call.
void kr_compile_arguments(KrCompiler *c, uint32_t before, KrExprSeq args,
                          KrKeywordSeq keywords)
{
    bool unpack = has_star(args) || args.count + (int32_t)before > 200;
    int32_t named = 0;
    for (int32_t i = 0; i < keywords.count; i++) {
        unpack |= keywords.items[i]->arg == NULL;
        named += keywords.items[i]->arg != NULL;
        for (int32_t k = 0; k < i; k++)
            if (keywords.items[i]->arg && keywords.items[k]->arg &&
                strcmp(keywords.items[i]->arg->utf8, keywords.items[k]->arg->utf8) == 0)
                kr_compile_fail(c, keywords.items[i]->span,
                                "keyword argument repeated: %s",
                                keywords.items[i]->arg->utf8);
    }
    if (!unpack) {
        for (int32_t i = 0; i < args.count; i++)
            kr_compile_expr(c, args.items[i]);
        if (!named) {
            EMIT(CALL, before + (uint32_t)args.count);
            return;
        }
        KrOwn names = kr_tuple_new(c->thread, named);
        for (int32_t i = 0; i < keywords.count; i++) {
            kr_compile_expr(c, keywords.items[i]->value);
            if (!kr_is_null(names))
                kr_tuple_cast(kr_ref(names))->items[i] =
                    kr_compile_str(c, keywords.items[i]->arg);
        }
        EMIT(LOAD_CONST, kr_compile_const_index(c, names));
        EMIT(CALL_KW, before + (uint32_t)args.count + (uint32_t)named);
        return;
    }
    if (!before && args.count == 1 && args.items[0]->kind == KR_EXPR_STARRED)
        kr_compile_expr(c, args.items[0]->v.starred.value);
    else
        starred_display(c, args, before, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                        KR_OP_LIST_EXTEND, true);
    if (!keywords.count) {
        EMIT(PUSH_NULL, 0);
    } else {
        bool built = false;
        uint32_t pairs = 0;
        for (int32_t i = 0; i <= keywords.count; i++) {
            const KrKeyword *k = i < keywords.count ? keywords.items[i] : NULL;
            if (k && k->arg) {
                kr_compile_const(c, kr_compile_str(c, k->arg));
                kr_compile_expr(c, k->value);
                pairs++;
                continue;
            }
            if (pairs || !built) {
                EMIT(BUILD_MAP, pairs);
                if (built) EMIT(DICT_MERGE, 1);
                built = true;
                pairs = 0;
            }
            if (k) {
                kr_compile_expr(c, k->value);
                EMIT(DICT_MERGE, 1);
            }
        }
    }
    EMIT(CALL_FUNCTION_EX, 0);
}

static const KrIdent *mangled(KrCompiler *c, const KrIdent *name)
{
    return kr_symtable_mangle(&c->symtable, c->unit->private_name, name);
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
    if (args.count == 2 && !has_star(args)) {
        kr_compile_load_name(c, super);
        kr_compile_expr(c, args.items[0]);
        kr_compile_expr(c, args.items[1]);
    } else if (args.count == 0 && c->unit->arg_count > 0) {
        const KrSymbol *cell = kr_compile_symbol(c, kr_compile_word(c, "__class__"));
        if (!cell || cell->meaning != KR_MEANING_FREE || cell->index < 0) return false;
        kr_compile_load_name(c, super);
        EMIT(LOAD_DEREF, cell->index);
        const KrIdent *first = ((const KrIdent **)c->unit->locals.items)[0];
        const KrSymbol *self = kr_compile_symbol(c, first);
        bool is_cell = self && self->meaning == KR_MEANING_CELL;
        kr_compile_emit(c, is_cell ? KR_OP_LOAD_DEREF : KR_OP_LOAD_FAST, 0);
    } else {
        return false;
    }
    uint32_t name = kr_compile_name_index(c, mangled(c, e->v.attribute.attr));
    EMIT(LOAD_SUPER_ATTR, name << 2 | (args.count == 2 ? 2u : 0u) | method);
    return true;
}

static void check_callable(KrCompiler *c, const KrExpr *e);

static void call(KrCompiler *c, const KrExpr *e)
{
    const KrExpr *func = e->v.call.func;
    check_callable(c, func);
    bool plain = !has_star(e->v.call.args);
    for (int32_t i = 0; i < e->v.call.keywords.count; i++)
        plain &= e->v.call.keywords.items[i]->arg != NULL;
    if (func->kind == KR_EXPR_ATTRIBUTE && plain && e->v.call.args.count < 200) {
        KrSpan span = c->unit->span;
        if (!super_attribute(c, func, true)) {
            kr_compile_expr(c, func->v.attribute.value);
            c->unit->span = func->span;
            EMIT(LOAD_ATTR,
                 kr_compile_name_index(c, mangled(c, func->v.attribute.attr)) << 1 | 1);
        }
        c->unit->span = span;
    } else {
        kr_compile_expr(c, func);
        EMIT(PUSH_NULL, 0);
    }
    kr_compile_arguments(c, 0, e->v.call.args, e->v.call.keywords);
}

// --- comparison, boolean ----------------------------------------------------------------

static void compare_op(KrCompiler *c, KrCmpop op, bool to_bool)
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
        EMIT(COMPARE_OP, relation[op] << 5 | (to_bool ? 16u : 0u));
        break;
    }
}

static void compared(KrCompiler *c, const KrExpr *right, KrCmpop op)
{
    if (op == KR_CMPOP_IN || op == KR_CMPOP_NOT_IN)
        kr_compile_iterable(c, right);
    else
        kr_compile_expr(c, right);
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
            kr_compile_warn(c, index->span,
                            "%s indices must be integers or slices, not %s; perhaps you missed a comma?", type,
                            index_type);
    } else if (!mapping && k != KR_CONSTANT_TRUE && k != KR_CONSTANT_FALSE && k != KR_CONSTANT_OBJECT) {
        kr_compile_warn(c, value->span, "'%s' object is not subscriptable; perhaps you missed a comma?", type);
    }
}

static void compare(KrCompiler *c, const KrExpr *e)
{
    KrExprSeq right = e->v.compare.comparators;
    check_identity(c, e);
    kr_compile_expr(c, e->v.compare.left);
    if (right.count == 1) {
        compared(c, right.items[0], e->v.compare.ops.items[0]);
        compare_op(c, e->v.compare.ops.items[0], false);
        return;
    }
    int32_t cleanup = kr_compile_label(c), end = kr_compile_label(c);
    for (int32_t i = 0; i < right.count; i++) {
        compared(c, right.items[i], e->v.compare.ops.items[i]);
        if (i + 1 == right.count) {
            compare_op(c, e->v.compare.ops.items[i], false);
            break;
        }
        EMIT(SWAP, 2);
        EMIT(COPY, 2);
        compare_op(c, e->v.compare.ops.items[i], false);
        EMIT(COPY, 1);
        EMIT(TO_BOOL, 0);
        kr_compile_jump(c, KR_OP_POP_JUMP_IF_FALSE, cleanup);
        EMIT(POP_TOP, 0);
    }
    kr_compile_jump(c, KR_EMIT_JUMP, end);
    kr_compile_place(c, cleanup);
    EMIT(SWAP, 2);
    EMIT(POP_TOP, 0);
    kr_compile_place(c, end);
}

void kr_compile_jump_if(KrCompiler *c, const KrExpr *e, int32_t label, bool when)
{
    KrSpan span = c->unit->span;
    int jump = when ? KR_OP_POP_JUMP_IF_TRUE : KR_OP_POP_JUMP_IF_FALSE;
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
        kr_compile_jump(c, KR_EMIT_JUMP, end);
        kr_compile_place(c, orelse);
        kr_compile_jump_if(c, e->v.if_exp.orelse, label, when);
        kr_compile_place(c, end);
        return;
    }
    if (e->kind == KR_EXPR_CONSTANT) {
        KrAstConstantKind k = e->v.constant.value.kind;
        bool known = k == KR_CONSTANT_TRUE || k == KR_CONSTANT_FALSE ||
                     k == KR_CONSTANT_NONE ||
                     (k == KR_CONSTANT_INT && e->v.constant.value.base == 0);
        bool truth = k == KR_CONSTANT_TRUE ||
                     (k == KR_CONSTANT_INT && e->v.constant.value.v.integer);
        if (known) {
            if (truth == when) kr_compile_jump(c, KR_EMIT_JUMP, label);
            return;
        }
    }
    c->unit->span = e->span;
    if (e->kind == KR_EXPR_COMPARE && e->v.compare.comparators.count == 1) {
        KrCmpop op = e->v.compare.ops.items[0];
        const KrExpr *right = e->v.compare.comparators.items[0];
        bool none = right->kind == KR_EXPR_CONSTANT &&
                    right->v.constant.value.kind == KR_CONSTANT_NONE;
        check_identity(c, e);
        kr_compile_expr(c, e->v.compare.left);
        if (none && (op == KR_CMPOP_IS || op == KR_CMPOP_IS_NOT)) {
            kr_compile_jump(c,
                            (op == KR_CMPOP_IS) == when ? KR_OP_POP_JUMP_IF_NONE
                                                        : KR_OP_POP_JUMP_IF_NOT_NONE,
                            label);
            c->unit->span = span;
            return;
        }
        compared(c, right, op);
        c->unit->span = e->span;
        compare_op(c, op, true);
    } else {
        kr_compile_expr(c, e);
        c->unit->span = e->span;
        EMIT(TO_BOOL, 0);
    }
    kr_compile_jump(c, jump, label);
    c->unit->span = span;
}

static void bool_op(KrCompiler *c, const KrExpr *e)
{
    int32_t end = kr_compile_label(c);
    KrExprSeq values = e->v.bool_op.values;
    int jump = e->v.bool_op.op == KR_BOOLOP_OR ? KR_OP_POP_JUMP_IF_TRUE
                                               : KR_OP_POP_JUMP_IF_FALSE;
    for (int32_t i = 0; i + 1 < values.count; i++) {
        kr_compile_expr(c, values.items[i]);
        EMIT(COPY, 1);
        EMIT(TO_BOOL, 0);
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
        KrOwn tuple = constant_tuple(c, args->defaults);
        if (!kr_is_null(tuple)) {
            EMIT(LOAD_CONST, kr_compile_const_index(c, tuple));
        } else {
            for (int32_t i = 0; i < args->defaults.count; i++)
                kr_compile_expr(c, args->defaults.items[i]);
            EMIT(BUILD_TUPLE, args->defaults.count);
        }
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
    if (!kr_compile_enter(c, scope, kr_compile_word(c, "<lambda>"), e->line)) return;
    KrUnitState *u = c->unit;
    u->arg_count = args->posonlyargs.count + args->args.count;
    u->posonly_count = args->posonlyargs.count;
    u->kwonly_count = args->kwonlyargs.count;
    u->flags |= (args->vararg ? KR_CODE_VARARGS : 0u) |
                (args->kwarg ? KR_CODE_VARKEYWORDS : 0u);
    kr_compile_expr(c, e->v.lambda.body);
    u->span = e->v.lambda.body->span;
    EMIT(RETURN_VALUE, 0);
    KrOwn code = kr_compile_leave(c);
    kr_compile_closure(c, code, flags);
}

static void generators(KrCompiler *c, const KrExpr *e, KrComprehensionSeq seq,
                       int32_t index)
{
    const KrComprehension *g = seq.items[index];
    int32_t start = kr_compile_label(c), anchor = kr_compile_label(c);
    int32_t skipped = kr_compile_label(c); // conditional jumps only go forward
    int32_t depth = seq.count + 1;
    if (index == 0) {
        if (!c->unit->inlined) EMIT(LOAD_FAST, 0); // .0
    } else {
        kr_compile_iterable(c, g->iter);
        kr_compile_emit(c, g->is_async ? KR_OP_GET_AITER : KR_OP_GET_ITER, 0);
    }
    int32_t except = -1;
    kr_compile_place(c, start);
    if (g->is_async) {
        except = kr_compile_label(c);
        kr_compile_setup(c, except, false, 0);
        EMIT(GET_ANEXT, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, true);
        kr_compile_pop_handler(c);
    } else {
        kr_compile_jump(c, KR_OP_FOR_ITER, anchor);
    }
    kr_compile_store(c, g->target);
    for (int32_t i = 0; i < g->ifs.count; i++)
        kr_compile_jump_if(c, g->ifs.items[i], skipped, false);
    if (index + 1 < seq.count) {
        generators(c, e, seq, index + 1);
    } else {
        switch ((int)e->kind) {
        case KR_EXPR_GENERATOR_EXP:
            kr_compile_expr(c, e->v.generator_exp.elt);
            if (c->unit->flags & KR_CODE_ASYNC_GENERATOR) EMIT(CALL_INTRINSIC_1, 4);
            EMIT(YIELD_VALUE, 0);
            EMIT(RESUME, 5);
            EMIT(POP_TOP, 0);
            break;
        case KR_EXPR_LIST_COMP:
            kr_compile_expr(c, e->v.list_comp.elt);
            EMIT(LIST_APPEND, depth);
            break;
        case KR_EXPR_SET_COMP:
            kr_compile_expr(c, e->v.set_comp.elt);
            EMIT(SET_ADD, depth);
            break;
        default:
            kr_compile_expr(c, e->v.dict_comp.key);
            kr_compile_expr(c, e->v.dict_comp.value);
            EMIT(MAP_ADD, depth);
            break;
        }
    }
    kr_compile_place(c, skipped);
    kr_compile_jump(c, KR_EMIT_JUMP, start);
    if (g->is_async) {
        kr_compile_place(c, except);
        EMIT(END_ASYNC_FOR, 0);
    } else {
        kr_compile_place(c, anchor);
        EMIT(END_FOR, 0);
        EMIT(POP_ITER, 0);
    }
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
    kr_compile_iterable(c, seq.items[0]->iter);
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
    generators(c, e, seq, 0);
    kr_compile_pop_handler(c);
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
        around->kind != KR_SCOPE_COMPREHENSION)
        kr_compile_fail(c, e->span, "asynchronous comprehension outside of an asynchronous function");
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
    generators(c, e, seq, 0);
    if (generator) kr_compile_none(c);
    EMIT(RETURN_VALUE, 0);
    bool coroutine = u->flags & KR_CODE_COROUTINE;
    KrOwn code = kr_compile_leave(c);
    c->unit->span = span;
    kr_compile_closure(c, code, 0);
    EMIT(PUSH_NULL, 0);
    kr_compile_iterable(c, seq.items[0]->iter);
    c->unit->span = seq.items[0]->iter->span;
    kr_compile_emit(c, seq.items[0]->is_async ? KR_OP_GET_AITER : KR_OP_GET_ITER, 0);
    c->unit->span = span;
    EMIT(CALL, 1);
    if (coroutine) {
        EMIT(GET_AWAITABLE, 0);
        kr_compile_none(c);
        kr_compile_yield_from(c, true);
    }
}

// receiver and value to send on the stack -> result
void kr_compile_yield_from(KrCompiler *c, bool await)
{
    int32_t send = kr_compile_label(c), fail = kr_compile_label(c),
            end = kr_compile_label(c);
    kr_compile_place(c, send);
    kr_compile_jump(c, KR_OP_SEND, end);
    kr_compile_setup(c, fail, false, 0);
    EMIT(YIELD_VALUE, 1);
    kr_compile_pop_handler(c);
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

static bool two_part_slice(const KrExpr *e)
{
    return e->kind == KR_EXPR_SLICE && !e->v.slice.step;
}

void kr_compile_expr_or_none(KrCompiler *c, const KrExpr *e)
{
    if (e)
        kr_compile_expr(c, e);
    else
        kr_compile_none(c);
}

static void slice(KrCompiler *c, const KrExpr *e)
{
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
    if (c->unit->flags & KR_CODE_ASYNC_GENERATOR) EMIT(CALL_INTRINSIC_1, 4);
    EMIT(YIELD_VALUE, 0);
    EMIT(RESUME, 1);
}

static void expr(KrCompiler *c, const KrExpr *e)
{
    KrAstConstant folded;
    switch (e->kind) {
    case KR_EXPR_BOOL_OP: bool_op(c, e); break;
    case KR_EXPR_NAMED_EXPR:
        kr_compile_expr(c, e->v.named_expr.value);
        EMIT(COPY, 1);
        kr_compile_store(c, e->v.named_expr.target);
        break;
    case KR_EXPR_BIN_OP:
        if (kr_compile_fold(c, e, &folded)) {
            kr_compile_const(c, kr_compile_constant(c, &folded));
            break;
        }
        kr_compile_expr(c, e->v.bin_op.left);
        kr_compile_expr(c, e->v.bin_op.right);
        c->unit->span = e->span;
        EMIT(BINARY_OP, kr_compile_operator(e->v.bin_op.op));
        break;
    case KR_EXPR_UNARY_OP:
        if (e->v.unary_op.op != KR_UNARYOP_NOT && kr_compile_fold(c, e, &folded)) {
            kr_compile_const(c, kr_compile_constant(c, &folded));
            break;
        }
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
        kr_compile_jump(c, KR_EMIT_JUMP, end);
        kr_compile_place(c, orelse);
        kr_compile_expr(c, e->v.if_exp.orelse);
        kr_compile_place(c, end);
        break;
    }
    case KR_EXPR_DICT: display_dict(c, e); break;
    case KR_EXPR_SET:
        if (e->v.set.elts.count >= 3) { // in the order that a frozenset of them has
            KrOwn set = constant_set(c, e->v.set.elts);
            if (!kr_is_null(set)) {
                EMIT(BUILD_SET, 0);
                EMIT(LOAD_CONST, kr_compile_const_index(c, set));
                EMIT(SET_UPDATE, 1);
                break;
            }
        }
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
        if (!kr_compile_is_function(c->unit))
            kr_compile_fail(c, e->span, "'await' outside function");
        else if (!c->unit->scope->is_async && c->unit->scope->kind == KR_SCOPE_FUNCTION)
            kr_compile_fail(c, e->span, "'await' outside async function");
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
        if (e->v.attribute.ctx == KR_EXPR_CONTEXT_LOAD && super_attribute(c, e, false))
            break;
        kr_compile_expr(c, e->v.attribute.value);
        c->unit->span = e->span;
        EMIT(LOAD_ATTR, kr_compile_name_index(c, mangled(c, e->v.attribute.attr)) << 1);
        break;
    }
    case KR_EXPR_SUBSCRIPT:
        check_subscript(c, e);
        kr_compile_expr(c, e->v.subscript.value);
        if (two_part_slice(e->v.subscript.slice)) {
            kr_compile_expr_or_none(c, e->v.subscript.slice->v.slice.lower);
            kr_compile_expr_or_none(c, e->v.subscript.slice->v.slice.upper);
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
    case KR_EXPR_NAME: kr_compile_load_name(c, e->v.name.id); break;
    case KR_EXPR_LIST:
        starred_display(c, e->v.list.elts, 0, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                        KR_OP_LIST_EXTEND, false);
        break;
    case KR_EXPR_TUPLE: {
        KrOwn tuple = constant_tuple(c, e->v.tuple.elts);
        if (!kr_is_null(tuple))
            EMIT(LOAD_CONST, kr_compile_const_index(c, tuple));
        else
            starred_display(c, e->v.tuple.elts, 0, KR_OP_BUILD_LIST, KR_OP_LIST_APPEND,
                            KR_OP_LIST_EXTEND, true);
        break;
    }
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
        if (strcmp(target->v.name.id->utf8, "__debug__") == 0)
            kr_compile_fail(c, target->span, "cannot assign to __debug__");
        kr_compile_store_name(c, target->v.name.id);
        break;
    case KR_EXPR_ATTRIBUTE:
        note_attribute(c, target);
        kr_compile_expr(c, target->v.attribute.value);
        EMIT(STORE_ATTR,
             kr_compile_name_index(c, mangled(c, target->v.attribute.attr)));
        break;
    case KR_EXPR_SUBSCRIPT:
        kr_compile_expr(c, target->v.subscript.value);
        if (two_part_slice(target->v.subscript.slice)) {
            kr_compile_expr_or_none(c, target->v.subscript.slice->v.slice.lower);
            kr_compile_expr_or_none(c, target->v.subscript.slice->v.slice.upper);
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
