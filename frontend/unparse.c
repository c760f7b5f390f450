// SPDX-License-Identifier: MIT
// Text of an expression's tree, as CPython writes annotations that are kept as strings (unparse.h).
//
// Parentheses come from precedence: each operand is written for the level at which it may stand bare.
// Constants are their repr(). The text is WTF-8, so that lone surrogates pass.
// Called by frontend/compile_stmt.c. Tests: tests/lang/statements/future_annotations.py.
#include "frontend/unparse.h"

#include "base/text.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

#include <string.h>

typedef enum Level { // what may stand bare at a place binds at least as tightly
    LEVEL_NAMED,
    LEVEL_TUPLE,
    LEVEL_TEST, // if-else, lambda
    LEVEL_OR,
    LEVEL_AND,
    LEVEL_NOT,
    LEVEL_COMPARE,
    LEVEL_EXPR, // and |
    LEVEL_XOR,
    LEVEL_BITAND,
    LEVEL_SHIFT,
    LEVEL_SUM,
    LEVEL_TERM,
    LEVEL_FACTOR,
    LEVEL_POWER,
    LEVEL_AWAIT,
    LEVEL_ATOM,
} Level;

typedef struct Unparse {
    KrCompiler *c;
    KrText *text;
    bool failed; // an exception is set
} Unparse;

static void expr(Unparse *u, const KrExpr *e, int level);

static void put(Unparse *u, const char *words)
{
    kr_text_append_text(u->text, words);
}
static void open_if(Unparse *u, bool when)
{
    if (when) kr_text_append_char(u->text, '(');
}
static void close_if(Unparse *u, bool when)
{
    if (when) kr_text_append_char(u->text, ')');
}
static void ident(Unparse *u, const KrIdent *name)
{
    kr_text_append(u->text, name->utf8, name->length);
}

static void list(Unparse *u, KrExprSeq items, int level)
{
    for (int32_t i = 0; i < items.count; i++) {
        if (i) put(u, ", ");
        expr(u, items.items[i], level);
    }
}

// --- constants -----------------------------------------------------------------------------

static void fail(Unparse *u)
{
    u->failed = true;
}

static void repr(Unparse *u, KrRef value)
{
    KrOwn text = kr_repr(u->c->thread, value);
    size_t size = 0;
    const char *bytes =
        kr_is_null(text) ? NULL : kr_str_utf8(u->c->thread, kr_ref(text), &size);
    if (!bytes) {
        fail(u);
    } else if (kr_type_of(value) == &kr_float_type ||
               kr_type_of(value) == &kr_complex_type) {
        for (size_t i = 0; i < size;
             i++) { // an infinity is written as a number that overflows
            if (size - i >= 3 && memcmp(bytes + i, "inf", 3) == 0) {
                put(u, "1e309");
                i += 2;
            } else {
                kr_text_append_char(u->text, bytes[i]);
            }
        }
    } else {
        kr_text_append(u->text, bytes, size);
    }
    kr_xdrop(u->c->thread, text);
}

static void constant_value(Unparse *u, const KrAstConstant *value)
{
    KrOwn object = kr_compile_constant(u->c, value);
    if (kr_is_null(object)) {
        fail(u);
        return;
    }
    if (value->kind == KR_CONSTANT_ELLIPSIS) {
        put(u, "...");
    } else if (kr_is_exact(kr_ref(object), &kr_tuple_type)) {
        const KrTuple *tuple = kr_tuple_cast(kr_ref(object));
        put(u, "(");
        for (int64_t i = 0; i < tuple->length && !u->failed; i++) {
            if (i) put(u, ", ");
            KrAstConstant item = {.kind = KR_CONSTANT_OBJECT};
            item.v.object = kr_bits(kr_ref(tuple->items[i]));
            constant_value(u, &item);
        }
        put(u, tuple->length == 1 ? ",)" : ")");
    } else {
        repr(u, kr_ref(object));
    }
    kr_drop(u->c->thread, object);
}

// --- f-strings -----------------------------------------------------------------------------

static void fstring_parts(Unparse *u, KrExprSeq values);

// as_written: the value's text, if it is known.
static void field(Unparse *u, const KrExpr *value, const KrAstConstant *as_written,
                  int conversion, const KrExpr *spec)
{
    KrText inner, *outer = u->text;
    kr_text_init(&inner);
    if (as_written && as_written->kind == KR_CONSTANT_STR) {
        kr_text_append(&inner, as_written->v.text, as_written->length);
    } else {
        u->text = &inner;
        expr(u, value,
             LEVEL_TEST + 1); // so that a lambda's colon is inside parentheses
        u->text = outer;
    }
    put(u, inner.length && inner.bytes[0] == '{' ? "{ " : "{");
    kr_text_append(outer, inner.bytes, inner.length);
    kr_text_fini(&inner);
    if (conversion > 0) kr_text_printf(outer, "!%c", conversion);
    if (spec) {
        put(u, ":");
        if (spec->kind == KR_EXPR_JOINED_STR)
            fstring_parts(u, spec->v.joined_str.values);
        else
            fstring_parts(u, (KrExprSeq){1, (KrExpr **)(uintptr_t)&spec});
    }
    put(u, "}");
}

static void fstring_parts(Unparse *u, KrExprSeq values)
{
    for (int32_t i = 0; i < values.count && !u->failed; i++) {
        const KrExpr *e = values.items[i];
        switch ((int)e->kind) {
        case KR_EXPR_CONSTANT: {
            KrOwn text = kr_compile_constant(u->c, &e->v.constant.value);
            size_t size = 0;
            const char *bytes = kr_is_null(text)
                                    ? NULL
                                    : kr_str_utf8(u->c->thread, kr_ref(text), &size);
            if (!bytes) fail(u);
            for (size_t k = 0; bytes && k < size; k++) {
                if (bytes[k] == '{' || bytes[k] == '}')
                    kr_text_append_char(u->text, bytes[k]);
                kr_text_append_char(u->text, bytes[k]);
            }
            kr_xdrop(u->c->thread, text);
            break;
        }
        case KR_EXPR_JOINED_STR: fstring_parts(u, e->v.joined_str.values); break;
        case KR_EXPR_TEMPLATE_STR: fstring_parts(u, e->v.template_str.values); break;
        case KR_EXPR_FORMATTED_VALUE:
            field(u, e->v.formatted_value.value, NULL, e->v.formatted_value.conversion,
                  e->v.formatted_value.format_spec);
            break;
        case KR_EXPR_INTERPOLATION:
            field(u, e->v.interpolation.value, &e->v.interpolation.str,
                  e->v.interpolation.conversion, e->v.interpolation.format_spec);
            break;
        default:
            (void)kr_exception_raise(u->c->thread, &kr_exception_system_error,
                                     "unknown expression kind inside f-string");
            fail(u);
        }
    }
}

static void fstring(Unparse *u, const char *prefix, KrExprSeq values)
{
    KrText body, *outer = u->text;
    kr_text_init(&body);
    u->text = &body;
    fstring_parts(u, values);
    u->text = outer;
    KrOwn text =
        u->failed
            ? KR_NULL
            : kr_str_from_utf8(u->c->thread, body.bytes ? body.bytes : "", body.length);
    put(u, prefix);
    if (kr_is_null(text))
        fail(u);
    else
        repr(u, kr_ref(text));
    kr_xdrop(u->c->thread, text);
    kr_text_fini(&body);
}

// --- operators -----------------------------------------------------------------------------

static void binary(Unparse *u, const KrExpr *e, int level)
{
    static const struct {
        const char *text;
        Level level;
    } operators[] = {
        [KR_OPERATOR_ADD] = {" + ", LEVEL_SUM},
        [KR_OPERATOR_SUB] = {" - ", LEVEL_SUM},
        [KR_OPERATOR_MULT] = {" * ", LEVEL_TERM},
        [KR_OPERATOR_MAT_MULT] = {" @ ", LEVEL_TERM},
        [KR_OPERATOR_DIV] = {" / ", LEVEL_TERM},
        [KR_OPERATOR_MOD] = {" % ", LEVEL_TERM},
        [KR_OPERATOR_LSHIFT] = {" << ", LEVEL_SHIFT},
        [KR_OPERATOR_RSHIFT] = {" >> ", LEVEL_SHIFT},
        [KR_OPERATOR_BIT_OR] = {" | ", LEVEL_EXPR},
        [KR_OPERATOR_BIT_XOR] = {" ^ ", LEVEL_XOR},
        [KR_OPERATOR_BIT_AND] = {" & ", LEVEL_BITAND},
        [KR_OPERATOR_FLOOR_DIV] = {" // ", LEVEL_TERM},
        [KR_OPERATOR_POW] = {" ** ", LEVEL_POWER},
    };
    int own = (int)operators[e->v.bin_op.op].level;
    bool right = e->v.bin_op.op == KR_OPERATOR_POW; // binds from the right
    open_if(u, level > own);
    expr(u, e->v.bin_op.left, own + right);
    put(u, operators[e->v.bin_op.op].text);
    expr(u, e->v.bin_op.right, own + !right);
    close_if(u, level > own);
}

static void unary(Unparse *u, const KrExpr *e, int level)
{
    static const char *const signs[] = {[KR_UNARYOP_INVERT] = "~",
                                        [KR_UNARYOP_NOT] = "not ",
                                        [KR_UNARYOP_UADD] = "+",
                                        [KR_UNARYOP_USUB] = "-"};
    int own = e->v.unary_op.op == KR_UNARYOP_NOT ? LEVEL_NOT : LEVEL_FACTOR;
    open_if(u, level > own);
    put(u, signs[e->v.unary_op.op]);
    expr(u, e->v.unary_op.operand, own);
    close_if(u, level > own);
}

static void boolean(Unparse *u, const KrExpr *e, int level)
{
    bool both = e->v.bool_op.op == KR_BOOLOP_AND;
    int own = both ? LEVEL_AND : LEVEL_OR;
    open_if(u, level > own);
    for (int32_t i = 0; i < e->v.bool_op.values.count; i++) {
        if (i) put(u, both ? " and " : " or ");
        expr(u, e->v.bool_op.values.items[i], own + 1);
    }
    close_if(u, level > own);
}

static void comparison(Unparse *u, const KrExpr *e, int level)
{
    static const char *const words[] = {
        [KR_CMPOP_EQ] = " == ", [KR_CMPOP_NOT_EQ] = " != ",
        [KR_CMPOP_LT] = " < ",  [KR_CMPOP_LTE] = " <= ",
        [KR_CMPOP_GT] = " > ",  [KR_CMPOP_GTE] = " >= ",
        [KR_CMPOP_IS] = " is ", [KR_CMPOP_IS_NOT] = " is not ",
        [KR_CMPOP_IN] = " in ", [KR_CMPOP_NOT_IN] = " not in ",
    };
    open_if(u, level > LEVEL_COMPARE);
    expr(u, e->v.compare.left, LEVEL_COMPARE + 1);
    for (int32_t i = 0; i < e->v.compare.comparators.count; i++) {
        put(u, words[e->v.compare.ops.items[i]]);
        expr(u, e->v.compare.comparators.items[i], LEVEL_COMPARE + 1);
    }
    close_if(u, level > LEVEL_COMPARE);
}

// --- the rest ------------------------------------------------------------------------------

static void one_argument(Unparse *u, const KrArg *arg, const KrExpr *value, bool *first)
{
    if (!*first) put(u, ", ");
    *first = false;
    ident(u, arg->arg);
    if (arg->annotation) {
        put(u, ": ");
        expr(u, arg->annotation, LEVEL_TEST);
    }
    if (value) {
        put(u, "=");
        expr(u, value, LEVEL_TEST);
    }
}

static void arguments(Unparse *u, const KrArguments *a)
{
    bool first = true;
    int32_t before = a->posonlyargs.count, plain = before + a->args.count;
    for (int32_t i = 0; i < plain; i++) {
        const KrArg *arg =
            i < before ? a->posonlyargs.items[i] : a->args.items[i - before];
        int32_t k = i - (plain - a->defaults.count);
        one_argument(u, arg, k >= 0 ? a->defaults.items[k] : NULL, &first);
        if (i + 1 == before) put(u, ", /");
    }
    if (a->vararg || a->kwonlyargs.count) {
        put(u, first ? "*" : ", *");
        first = true;
        if (a->vararg) one_argument(u, a->vararg, NULL, &first);
        first = false;
    }
    for (int32_t i = 0; i < a->kwonlyargs.count; i++)
        one_argument(u, a->kwonlyargs.items[i], a->kw_defaults.items[i], &first);
    if (a->kwarg) {
        put(u, first ? "**" : ", **");
        first = true;
        one_argument(u, a->kwarg, NULL, &first);
    }
}

static void clauses(Unparse *u, KrComprehensionSeq generators)
{
    for (int32_t i = 0; i < generators.count; i++) {
        const KrComprehension *g = generators.items[i];
        put(u, g->is_async ? " async for " : " for ");
        expr(u, g->target, LEVEL_TUPLE);
        put(u, " in ");
        expr(u, g->iter, LEVEL_TEST + 1);
        for (int32_t k = 0; k < g->ifs.count; k++) {
            put(u, " if ");
            expr(u, g->ifs.items[k], LEVEL_TEST + 1);
        }
    }
}

static void comprehension(Unparse *u, const char *brackets, const KrExpr *elt,
                          KrComprehensionSeq generators)
{
    kr_text_append_char(u->text, brackets[0]);
    expr(u, elt, LEVEL_TEST);
    clauses(u, generators);
    kr_text_append_char(u->text, brackets[1]);
}

static void call(Unparse *u, const KrExpr *e)
{
    KrExprSeq args = e->v.call.args;
    KrKeywordSeq keywords = e->v.call.keywords;
    expr(u, e->v.call.func, LEVEL_ATOM);
    if (args.count == 1 && !keywords.count &&
        args.items[0]->kind == KR_EXPR_GENERATOR_EXP) {
        expr(u, args.items[0], LEVEL_TUPLE);
        return;
    }
    put(u, "(");
    list(u, args, LEVEL_TEST);
    for (int32_t i = 0; i < keywords.count; i++) {
        if (args.count || i) put(u, ", ");
        const KrKeyword *k = keywords.items[i];
        if (k->arg) {
            ident(u, k->arg);
            put(u, "=");
        } else {
            put(u, "**");
        }
        expr(u, k->value, LEVEL_TEST);
    }
    put(u, ")");
}

static void dict(Unparse *u, const KrExpr *e)
{
    put(u, "{");
    for (int32_t i = 0; i < e->v.dict.values.count; i++) {
        if (i) put(u, ", ");
        if (e->v.dict.keys.items[i]) {
            expr(u, e->v.dict.keys.items[i], LEVEL_TEST);
            put(u, ": ");
            expr(u, e->v.dict.values.items[i], LEVEL_TEST);
        } else {
            put(u, "**");
            expr(u, e->v.dict.values.items[i], LEVEL_EXPR);
        }
    }
    put(u, "}");
}

static void tuple(Unparse *u, KrExprSeq elts, int level)
{
    bool bracketed = level > LEVEL_TUPLE || elts.count == 0;
    open_if(u, bracketed);
    list(u, elts, LEVEL_TEST);
    if (elts.count == 1) put(u, ",");
    close_if(u, bracketed);
}

static void slice(Unparse *u, const KrExpr *e)
{
    if (e->v.slice.lower) expr(u, e->v.slice.lower, LEVEL_TEST);
    put(u, ":");
    if (e->v.slice.upper) expr(u, e->v.slice.upper, LEVEL_TEST);
    if (!e->v.slice.step) return;
    put(u, ":");
    expr(u, e->v.slice.step, LEVEL_TEST);
}

static void attribute(Unparse *u, const KrExpr *e)
{
    const KrExpr *owner = e->v.attribute.value;
    expr(u, owner, LEVEL_ATOM);
    bool digits = owner->kind == KR_EXPR_CONSTANT &&
                  owner->v.constant.value.kind == KR_CONSTANT_INT;
    put(u, digits ? " ." : ".");
    ident(u, e->v.attribute.attr);
}

static void expr(Unparse *u, const KrExpr *e, int level)
{
    if (u->failed) return;
    if (kr_compile_too_deep(u->c)) {
        fail(u);
        return;
    }
    switch (e->kind) {
    case KR_EXPR_BOOL_OP: boolean(u, e, level); break;
    case KR_EXPR_NAMED_EXPR:
        open_if(u, level > LEVEL_NAMED);
        expr(u, e->v.named_expr.target, LEVEL_ATOM);
        put(u, " := ");
        expr(u, e->v.named_expr.value, LEVEL_ATOM);
        close_if(u, level > LEVEL_NAMED);
        break;
    case KR_EXPR_BIN_OP: binary(u, e, level); break;
    case KR_EXPR_UNARY_OP: unary(u, e, level); break;
    case KR_EXPR_LAMBDA: {
        const KrArguments *a = e->v.lambda.args;
        open_if(u, level > LEVEL_TEST);
        put(u, a->args.count + a->posonlyargs.count ? "lambda " : "lambda");
        arguments(u, a);
        put(u, ": ");
        expr(u, e->v.lambda.body, LEVEL_TEST);
        close_if(u, level > LEVEL_TEST);
        break;
    }
    case KR_EXPR_IF_EXP:
        open_if(u, level > LEVEL_TEST);
        expr(u, e->v.if_exp.body, LEVEL_TEST + 1);
        put(u, " if ");
        expr(u, e->v.if_exp.test, LEVEL_TEST + 1);
        put(u, " else ");
        expr(u, e->v.if_exp.orelse, LEVEL_TEST);
        close_if(u, level > LEVEL_TEST);
        break;
    case KR_EXPR_DICT: dict(u, e); break;
    case KR_EXPR_SET:
        put(u, "{");
        list(u, e->v.set.elts, LEVEL_TEST);
        put(u, "}");
        break;
    case KR_EXPR_LIST_COMP:
        comprehension(u, "[]", e->v.list_comp.elt, e->v.list_comp.generators);
        break;
    case KR_EXPR_SET_COMP:
        comprehension(u, "{}", e->v.set_comp.elt, e->v.set_comp.generators);
        break;
    case KR_EXPR_GENERATOR_EXP:
        comprehension(u, "()", e->v.generator_exp.elt, e->v.generator_exp.generators);
        break;
    case KR_EXPR_DICT_COMP:
        put(u, "{");
        expr(u, e->v.dict_comp.key, LEVEL_TEST);
        put(u, ": ");
        expr(u, e->v.dict_comp.value, LEVEL_TEST);
        clauses(u, e->v.dict_comp.generators);
        put(u, "}");
        break;
    case KR_EXPR_AWAIT:
        open_if(u, level > LEVEL_AWAIT);
        put(u, "await ");
        expr(u, e->v.await.value, LEVEL_ATOM);
        close_if(u, level > LEVEL_AWAIT);
        break;
    case KR_EXPR_YIELD:
        put(u, e->v.yield.value ? "(yield " : "(yield");
        if (e->v.yield.value) expr(u, e->v.yield.value, LEVEL_TEST);
        put(u, ")");
        break;
    case KR_EXPR_YIELD_FROM:
        put(u, "(yield from ");
        expr(u, e->v.yield_from.value, LEVEL_TEST);
        put(u, ")");
        break;
    case KR_EXPR_COMPARE: comparison(u, e, level); break;
    case KR_EXPR_CALL: call(u, e); break;
    case KR_EXPR_FORMATTED_VALUE:
        fstring(u, "f", (KrExprSeq){1, (KrExpr **)(uintptr_t)&e});
        break;
    case KR_EXPR_INTERPOLATION:
        fstring(u, "t", (KrExprSeq){1, (KrExpr **)(uintptr_t)&e});
        break;
    case KR_EXPR_JOINED_STR: fstring(u, "f", e->v.joined_str.values); break;
    case KR_EXPR_TEMPLATE_STR: fstring(u, "t", e->v.template_str.values); break;
    case KR_EXPR_CONSTANT:
        if (e->v.constant.kind) ident(u, e->v.constant.kind);
        constant_value(u, &e->v.constant.value);
        break;
    case KR_EXPR_ATTRIBUTE: attribute(u, e); break;
    case KR_EXPR_SUBSCRIPT:
        expr(u, e->v.subscript.value, LEVEL_ATOM);
        put(u, "[");
        expr(u, e->v.subscript.slice, LEVEL_TUPLE);
        put(u, "]");
        break;
    case KR_EXPR_STARRED:
        put(u, "*");
        expr(u, e->v.starred.value, LEVEL_EXPR);
        break;
    case KR_EXPR_NAME: ident(u, e->v.name.id); break;
    case KR_EXPR_LIST:
        put(u, "[");
        list(u, e->v.list.elts, LEVEL_TEST);
        put(u, "]");
        break;
    case KR_EXPR_TUPLE: tuple(u, e->v.tuple.elts, level); break;
    case KR_EXPR_SLICE: slice(u, e); break;
    }
}

KrOwn kr_unparse_expr(KrCompiler *c, const KrExpr *e)
{
    KrText text;
    kr_text_init(&text);
    Unparse u = {c, &text, false};
    expr(&u, e, LEVEL_TEST);
    KrOwn made = KR_NULL;
    if (!u.failed)
        made = kr_str_from_utf8(c->thread, text.bytes ? text.bytes : "", text.length);
    if (u.failed && !c->failed) c->raised = true;
    if (kr_is_null(made)) c->failed = true;
    kr_text_fini(&text);
    return made;
}
