// SPDX-License-Identifier: MIT
// Well-formedness of a tree. See ast_check.h.
//
// One function per node type, each true when all is well; the first fault stops the walk.
#include "frontend/ast_check.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { MAX_DEPTH = 20000 };

typedef struct Check {
    KrArena *arena;
    KrAstFault *fault;
    int depth; // of expressions, statements and patterns
} Check;

static bool check_expr(Check *c, const KrExpr *e, KrExprContext context);
static bool check_stmts(Check *c, KrStmtSeq seq);
static bool check_pattern(Check *c, const KrPattern *pattern, bool star_allowed);

KR_PRINTF(3, 4) static bool fail(Check *c, const char *type, const char *format, ...)
{
    char message[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    c->fault->type = type;
    c->fault->message = kr_arena_copy(c->arena, message, strlen(message));
    return false;
}

static bool enter(Check *c)
{
    if (++c->depth <= MAX_DEPTH) return true;
    return fail(c, "RecursionError",
                "maximum recursion depth exceeded during compilation");
}

static bool check_span(Check *c, KrSpan s)
{
    if (s.line > s.end_line)
        return fail(c, "ValueError", "AST node line range (%d, %d) is not valid",
                    s.line, s.end_line);
    if ((s.line < 0 && s.end_line != s.line) ||
        (s.column < 0 && s.column != s.end_column))
        return fail(
            c, "ValueError",
            "AST node column range (%d, %d) for line range (%d, %d) is not valid",
            s.column, s.end_column, s.line, s.end_line);
    if (s.line == s.end_line && s.column > s.end_column)
        return fail(c, "ValueError", "line %d, column %d-%d is not a valid range",
                    s.line, s.column, s.end_column);
    return true;
}

static bool check_name(Check *c, const KrIdent *name)
{
    if (name == NULL) return true;
    static const char *const constants[] = {"None", "True", "False"};
    for (size_t i = 0; i < 3; i++)
        if (strcmp(name->utf8, constants[i]) == 0)
            return fail(c, "ValueError",
                        "identifier field can't represent '%s' constant", constants[i]);
    return true;
}

static bool not_empty(Check *c, int32_t count, const char *what, const char *owner)
{
    return count > 0 || fail(c, "ValueError", "empty %s on %s", what, owner);
}

static const char *context_name(KrExprContext context)
{
    return kr_ast_types[KR_AST_TYPE_EXPR_CONTEXT].kinds[context - 1].name;
}

static bool check_exprs(Check *c, KrExprSeq seq, KrExprContext context,
                        bool may_be_null)
{
    for (int32_t i = 0; i < seq.count; i++) {
        if (seq.items[i] == NULL) {
            if (may_be_null) continue;
            return fail(c, "ValueError", "None disallowed in expression list");
        }
        if (!check_expr(c, seq.items[i], context)) return false;
    }
    return true;
}

static bool load(Check *c, const KrExpr *e)
{
    return e == NULL || check_expr(c, e, KR_EXPR_CONTEXT_LOAD);
}

static bool loads(Check *c, KrExprSeq seq)
{
    return check_exprs(c, seq, KR_EXPR_CONTEXT_LOAD, false);
}

static bool check_body(Check *c, KrStmtSeq body, const char *owner)
{
    return not_empty(c, body.count, "body", owner) && check_stmts(c, body);
}

static bool check_keywords(Check *c, KrKeywordSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++)
        if (!check_span(c, seq.items[i]->span) || !load(c, seq.items[i]->value))
            return false;
    return true;
}

static bool check_aliases(Check *c, KrImportAliasSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++)
        if (!check_name(c, seq.items[i]->name) || !check_name(c, seq.items[i]->asname)) return false;
    return true;
}

static bool check_args(Check *c, KrArgSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++)
        if (!check_name(c, seq.items[i]->arg) || !check_span(c, seq.items[i]->span) || !load(c, seq.items[i]->annotation))
            return false;
    return true;
}

static bool check_arguments(Check *c, const KrArguments *a)
{
    if (!check_args(c, a->posonlyargs) || !check_args(c, a->args) ||
        !check_args(c, a->kwonlyargs))
        return false;
    if (a->vararg != NULL && !load(c, a->vararg->annotation)) return false;
    if (a->kwarg != NULL && !load(c, a->kwarg->annotation)) return false;
    if (a->defaults.count > a->posonlyargs.count + a->args.count)
        return fail(c, "ValueError", "more positional defaults than args on arguments");
    if (a->kw_defaults.count != a->kwonlyargs.count)
        return fail(c, "ValueError",
                    "length of kwonlyargs is not the same as kw_defaults on arguments");
    return loads(c, a->defaults) &&
           check_exprs(c, a->kw_defaults, KR_EXPR_CONTEXT_LOAD, true);
}

static bool check_comprehensions(Check *c, KrComprehensionSeq seq)
{
    if (seq.count == 0)
        return fail(c, "ValueError", "comprehension with no generators");
    for (int32_t i = 0; i < seq.count; i++) {
        const KrComprehension *one = seq.items[i];
        if (!check_expr(c, one->target, KR_EXPR_CONTEXT_STORE) || !load(c, one->iter) ||
            !loads(c, one->ifs))
            return false;
    }
    return true;
}

static bool check_type_params(Check *c, KrTypeParamSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++) {
        const KrTypeParam *one = seq.items[i];
        bool ok = check_span(c, one->span);
        switch (one->kind) {
        case KR_TYPE_PARAM_TYPE_VAR:
            ok = ok && check_name(c, one->v.type_var.name) &&
                 load(c, one->v.type_var.bound) &&
                 load(c, one->v.type_var.default_value);
            break;
        case KR_TYPE_PARAM_PARAM_SPEC:
            ok = ok && check_name(c, one->v.param_spec.name) &&
                 load(c, one->v.param_spec.default_value);
            break;
        case KR_TYPE_PARAM_TYPE_VAR_TUPLE:
            ok = ok && check_name(c, one->v.type_var_tuple.name) &&
                 load(c, one->v.type_var_tuple.default_value);
            break;
        }
        if (!ok) return false;
    }
    return true;
}

// The context a node carries; Load for those that have none.
static KrExprContext context_of(const KrExpr *e, bool *has_context)
{
    *has_context = true;
    if (e->kind == KR_EXPR_NAME) return e->v.name.ctx;
    if (e->kind == KR_EXPR_ATTRIBUTE) return e->v.attribute.ctx;
    if (e->kind == KR_EXPR_SUBSCRIPT) return e->v.subscript.ctx;
    if (e->kind == KR_EXPR_STARRED) return e->v.starred.ctx;
    if (e->kind == KR_EXPR_LIST) return e->v.list.ctx;
    if (e->kind == KR_EXPR_TUPLE) return e->v.tuple.ctx;
    *has_context = false;
    return KR_EXPR_CONTEXT_LOAD;
}

static bool check_expr_parts(Check *c, const KrExpr *e, KrExprContext context)
{
    switch (e->kind) {
    case KR_EXPR_BOOL_OP:
        if (e->v.bool_op.values.count < 2)
            return fail(c, "ValueError", "BoolOp with less than 2 values");
        return loads(c, e->v.bool_op.values);
    case KR_EXPR_NAMED_EXPR:
        if (e->v.named_expr.target->kind != KR_EXPR_NAME)
            return fail(c, "TypeError", "NamedExpr target must be a Name");
        return load(c, e->v.named_expr.value);
    case KR_EXPR_BIN_OP: return load(c, e->v.bin_op.left) && load(c, e->v.bin_op.right);
    case KR_EXPR_UNARY_OP: return load(c, e->v.unary_op.operand);
    case KR_EXPR_LAMBDA:
        return check_arguments(c, e->v.lambda.args) && load(c, e->v.lambda.body);
    case KR_EXPR_IF_EXP:
        return load(c, e->v.if_exp.test) && load(c, e->v.if_exp.body) &&
               load(c, e->v.if_exp.orelse);
    case KR_EXPR_DICT:
        if (e->v.dict.keys.count != e->v.dict.values.count)
            return fail(c, "ValueError",
                        "Dict doesn't have the same number of keys as values");
        return check_exprs(c, e->v.dict.keys, KR_EXPR_CONTEXT_LOAD, true) &&
               loads(c, e->v.dict.values);
    case KR_EXPR_SET: return loads(c, e->v.set.elts);
    case KR_EXPR_LIST_COMP:
        return check_comprehensions(c, e->v.list_comp.generators) &&
               load(c, e->v.list_comp.elt);
    case KR_EXPR_SET_COMP:
        return check_comprehensions(c, e->v.set_comp.generators) &&
               load(c, e->v.set_comp.elt);
    case KR_EXPR_GENERATOR_EXP:
        return check_comprehensions(c, e->v.generator_exp.generators) &&
               load(c, e->v.generator_exp.elt);
    case KR_EXPR_DICT_COMP:
        return check_comprehensions(c, e->v.dict_comp.generators) &&
               load(c, e->v.dict_comp.key) && load(c, e->v.dict_comp.value);
    case KR_EXPR_AWAIT: return load(c, e->v.await.value);
    case KR_EXPR_YIELD: return load(c, e->v.yield.value);
    case KR_EXPR_YIELD_FROM: return load(c, e->v.yield_from.value);
    case KR_EXPR_COMPARE:
        if (e->v.compare.comparators.count == 0)
            return fail(c, "ValueError", "Compare with no comparators");
        if (e->v.compare.comparators.count != e->v.compare.ops.count)
            return fail(c, "ValueError",
                        "Compare has a different number of comparators and operands");
        return loads(c, e->v.compare.comparators) && load(c, e->v.compare.left);
    case KR_EXPR_CALL:
        return load(c, e->v.call.func) && loads(c, e->v.call.args) &&
               check_keywords(c, e->v.call.keywords);
    case KR_EXPR_FORMATTED_VALUE:
        return load(c, e->v.formatted_value.value) &&
               load(c, e->v.formatted_value.format_spec);
    case KR_EXPR_INTERPOLATION:
        return load(c, e->v.interpolation.value) &&
               load(c, e->v.interpolation.format_spec);
    case KR_EXPR_JOINED_STR: return loads(c, e->v.joined_str.values);
    case KR_EXPR_TEMPLATE_STR: return loads(c, e->v.template_str.values);
    case KR_EXPR_CONSTANT: return true;
    case KR_EXPR_ATTRIBUTE: return load(c, e->v.attribute.value);
    case KR_EXPR_SUBSCRIPT:
        return load(c, e->v.subscript.slice) && load(c, e->v.subscript.value);
    case KR_EXPR_STARRED: return check_expr(c, e->v.starred.value, context);
    case KR_EXPR_NAME: return check_name(c, e->v.name.id);
    case KR_EXPR_LIST: return check_exprs(c, e->v.list.elts, context, false);
    case KR_EXPR_TUPLE: return check_exprs(c, e->v.tuple.elts, context, false);
    case KR_EXPR_SLICE:
        return load(c, e->v.slice.lower) && load(c, e->v.slice.upper) &&
               load(c, e->v.slice.step);
    }
    return fail(c, "ValueError", "unexpected expression");
}

static bool check_expr(Check *c, const KrExpr *e, KrExprContext context)
{
    if (!enter(c) || !check_span(c, e->span)) return false;
    bool has_context;
    KrExprContext actual = context_of(e, &has_context);
    if (!has_context && context != KR_EXPR_CONTEXT_LOAD)
        return fail(c, "ValueError", "expression which can't be %s in %s context",
                    context == KR_EXPR_CONTEXT_STORE ? "assigned to" : "deleted",
                    context_name(context));
    if (actual != context)
        return fail(c, "ValueError",
                    "expression must have %s context but has %s instead",
                    context_name(context), context_name(actual));
    if (!check_expr_parts(c, e, context)) return false;
    c->depth--;
    return true;
}

// -- patterns --

static bool is_capture(Check *c, const KrIdent *name) // "_" captures nothing
{
    if (name && strcmp(name->utf8, "_") == 0)
        return fail(c, "ValueError", "can't capture name '_' in patterns");
    return check_name(c, name);
}

static bool is_number(const KrExpr *e, bool imaginary)
{
    if (e->kind == KR_EXPR_UNARY_OP && e->v.unary_op.op == KR_UNARYOP_USUB) e = e->v.unary_op.operand;
    if (e->kind != KR_EXPR_CONSTANT) return false;
    KrAstConstantKind k = e->v.constant.value.kind;
    if (imaginary) return k == KR_CONSTANT_IMAGINARY || k == KR_CONSTANT_OBJECT;
    return k >= KR_CONSTANT_INT && k <= KR_CONSTANT_IMAGINARY;
}

// What a value pattern may hold: literals and dotted names.
static bool check_match_value(Check *c, const KrExpr *e)
{
    bool ok = false;
    switch ((int)e->kind) {
    case KR_EXPR_CONSTANT:
        if (e->v.constant.value.kind < KR_CONSTANT_INT)
            return fail(c, "ValueError", "unexpected constant inside of a literal pattern");
        ok = true;
        break;
    case KR_EXPR_ATTRIBUTE:
    case KR_EXPR_JOINED_STR:
    case KR_EXPR_TEMPLATE_STR: ok = true; break;
    case KR_EXPR_UNARY_OP: ok = is_number(e, false); break;
    case KR_EXPR_BIN_OP:
        ok = (e->v.bin_op.op == KR_OPERATOR_ADD || e->v.bin_op.op == KR_OPERATOR_SUB) &&
             is_number(e->v.bin_op.left, false) && e->v.bin_op.right->kind == KR_EXPR_CONSTANT &&
             is_number(e->v.bin_op.right, true);
        break;
    default: break;
    }
    return ok || fail(c, "ValueError", "patterns may only match literals and attribute lookups");
}

static bool check_patterns(Check *c, KrPatternSeq seq, bool star_allowed)
{
    for (int32_t i = 0; i < seq.count; i++)
        if (!check_pattern(c, seq.items[i], star_allowed)) return false;
    return true;
}

static bool check_pattern_parts(Check *c, const KrPattern *p, bool star_allowed)
{
    switch (p->kind) {
    case KR_PATTERN_MATCH_VALUE:
        return load(c, p->v.match_value.value) && check_match_value(c, p->v.match_value.value);
    case KR_PATTERN_MATCH_SINGLETON: {
        KrAstConstantKind kind = p->v.match_singleton.value.kind;
        if (kind != KR_CONSTANT_NONE && kind != KR_CONSTANT_TRUE &&
            kind != KR_CONSTANT_FALSE)
            return fail(c, "ValueError",
                        "MatchSingleton can only contain True, False and None");
        return true;
    }
    case KR_PATTERN_MATCH_SEQUENCE:
        return check_patterns(c, p->v.match_sequence.patterns, true);
    case KR_PATTERN_MATCH_MAPPING:
        if (p->v.match_mapping.keys.count != p->v.match_mapping.patterns.count)
            return fail(
                c, "ValueError",
                "MatchMapping doesn't have the same number of keys as patterns");
        for (int32_t i = 0; i < p->v.match_mapping.keys.count; i++) {
            const KrExpr *key = p->v.match_mapping.keys.items[i];
            bool fixed = key->kind == KR_EXPR_CONSTANT && key->v.constant.value.kind <= KR_CONSTANT_FALSE;
            if (!fixed && !check_match_value(c, key)) return false;
        }
        return is_capture(c, p->v.match_mapping.rest) &&
               loads(c, p->v.match_mapping.keys) &&
               check_patterns(c, p->v.match_mapping.patterns, false);
    case KR_PATTERN_MATCH_CLASS:
        if (p->v.match_class.kwd_attrs.count != p->v.match_class.kwd_patterns.count)
            return fail(
                c, "ValueError",
                "MatchClass doesn't have the same number of keyword attributes as "
                "patterns");
        for (int32_t i = 0; i < p->v.match_class.kwd_attrs.count; i++)
            if (!check_name(c, p->v.match_class.kwd_attrs.items[i])) return false;
        for (const KrExpr *e = p->v.match_class.cls; e; e = e->v.attribute.value) {
            if (e->kind == KR_EXPR_NAME) break;
            if (e->kind != KR_EXPR_ATTRIBUTE)
                return fail(c, "ValueError", "MatchClass cls field can only contain Name or Attribute nodes.");
        }
        return load(c, p->v.match_class.cls) &&
               check_patterns(c, p->v.match_class.patterns, false) &&
               check_patterns(c, p->v.match_class.kwd_patterns, false);
    case KR_PATTERN_MATCH_STAR:
        if (!star_allowed) return fail(c, "ValueError", "can't use MatchStar here");
        return is_capture(c, p->v.match_star.name);
    case KR_PATTERN_MATCH_AS:
        if (p->v.match_as.name == NULL && p->v.match_as.pattern != NULL)
            return fail(c, "ValueError",
                        "MatchAs must specify a target name if a pattern is given");
        return is_capture(c, p->v.match_as.name) &&
               (p->v.match_as.pattern == NULL ||
                check_pattern(c, p->v.match_as.pattern, false));
    case KR_PATTERN_MATCH_OR:
        if (p->v.match_or.patterns.count < 2)
            return fail(c, "ValueError", "MatchOr requires at least 2 patterns");
        return check_patterns(c, p->v.match_or.patterns, false);
    }
    return fail(c, "SystemError", "unexpected pattern");
}

static bool check_pattern(Check *c, const KrPattern *pattern, bool star_allowed)
{
    if (!enter(c) || !check_span(c, pattern->span) ||
        !check_pattern_parts(c, pattern, star_allowed))
        return false;
    c->depth--;
    return true;
}

// -- statements --

static bool check_try(Check *c, KrStmtSeq body, KrExceptHandlerSeq handlers,
                      KrStmtSeq orelse, KrStmtSeq finalbody, const char *owner)
{
    if (!check_body(c, body, owner)) return false;
    if (handlers.count == 0 && finalbody.count == 0)
        return fail(c, "ValueError", "%s has neither except handlers nor finalbody",
                    owner);
    if (handlers.count == 0 && orelse.count != 0)
        return fail(c, "ValueError", "%s has orelse but no except handlers", owner);
    for (int32_t i = 0; i < handlers.count; i++) {
        const KrExceptHandler *one = handlers.items[i];
        if (!check_name(c, one->name)) return false;
        if (!check_span(c, one->span) || !load(c, one->type) ||
            !check_body(c, one->body, "ExceptHandler"))
            return false;
    }
    return check_stmts(c, orelse) && check_stmts(c, finalbody);
}

static bool check_with(Check *c, KrWithItemSeq items, KrStmtSeq body, const char *owner)
{
    if (!not_empty(c, items.count, "items", owner)) return false;
    for (int32_t i = 0; i < items.count; i++) {
        const KrWithItem *one = items.items[i];
        if (!load(c, one->context_expr)) return false;
        if (one->optional_vars != NULL &&
            !check_expr(c, one->optional_vars, KR_EXPR_CONTEXT_STORE))
            return false;
    }
    return check_body(c, body, owner);
}

static bool check_for(Check *c, const KrExpr *target, const KrExpr *iter,
                      KrStmtSeq body, KrStmtSeq orelse, const char *owner)
{
    return check_expr(c, target, KR_EXPR_CONTEXT_STORE) && load(c, iter) &&
           check_body(c, body, owner) && check_stmts(c, orelse);
}

static bool check_function(Check *c, KrTypeParamSeq type_params,
                           const KrArguments *args, KrStmtSeq body,
                           KrExprSeq decorators, const KrExpr *returns,
                           const char *owner)
{
    return check_body(c, body, owner) && check_type_params(c, type_params) &&
           check_arguments(c, args) && loads(c, decorators) && load(c, returns);
}

static bool check_annotated(Check *c, const KrStmt *s)
{
    const KrExpr *target = s->v.ann_assign.target;
    if (target->kind != KR_EXPR_NAME && s->v.ann_assign.simple)
        return fail(c, "TypeError", "AnnAssign with simple non-Name target");
    return check_expr(c, target, KR_EXPR_CONTEXT_STORE) &&
           load(c, s->v.ann_assign.value) && load(c, s->v.ann_assign.annotation);
}

static bool check_match(Check *c, const KrStmt *s)
{
    KrMatchCaseSeq cases = s->v.match.cases;
    if (!load(c, s->v.match.subject) || !not_empty(c, cases.count, "cases", "Match"))
        return false;
    for (int32_t i = 0; i < cases.count; i++) {
        const KrMatchCase *one = cases.items[i];
        if (!check_pattern(c, one->pattern, false) || !load(c, one->guard) ||
            !check_body(c, one->body, "match_case"))
            return false;
    }
    return true;
}

static bool check_stmt_parts(Check *c, const KrStmt *s)
{
    switch (s->kind) {
    case KR_STMT_FUNCTION_DEF:
        return check_name(c, s->v.function_def.name) && check_function(c, s->v.function_def.type_params, s->v.function_def.args,
                              s->v.function_def.body, s->v.function_def.decorator_list,
                              s->v.function_def.returns, "FunctionDef");
    case KR_STMT_ASYNC_FUNCTION_DEF:
        return check_name(c, s->v.async_function_def.name) && check_function(
            c, s->v.async_function_def.type_params, s->v.async_function_def.args,
            s->v.async_function_def.body, s->v.async_function_def.decorator_list,
            s->v.async_function_def.returns, "AsyncFunctionDef");
    case KR_STMT_CLASS_DEF:
        return check_name(c, s->v.class_def.name) && check_body(c, s->v.class_def.body, "ClassDef") &&
               check_type_params(c, s->v.class_def.type_params) &&
               loads(c, s->v.class_def.bases) &&
               check_keywords(c, s->v.class_def.keywords) &&
               loads(c, s->v.class_def.decorator_list);
    case KR_STMT_RETURN: return load(c, s->v.return_.value);
    case KR_STMT_DELETE:
        return not_empty(c, s->v.delete.targets.count, "targets", "Delete") &&
               check_exprs(c, s->v.delete.targets, KR_EXPR_CONTEXT_DEL, false);
    case KR_STMT_ASSIGN:
        return not_empty(c, s->v.assign.targets.count, "targets", "Assign") &&
               check_exprs(c, s->v.assign.targets, KR_EXPR_CONTEXT_STORE, false) &&
               load(c, s->v.assign.value);
    case KR_STMT_TYPE_ALIAS:
        if (s->v.type_alias.name->kind != KR_EXPR_NAME)
            return fail(c, "TypeError", "TypeAlias with non-Name name");
        return check_expr(c, s->v.type_alias.name, KR_EXPR_CONTEXT_STORE) &&
               check_type_params(c, s->v.type_alias.type_params) &&
               load(c, s->v.type_alias.value);
    case KR_STMT_AUG_ASSIGN:
        return check_expr(c, s->v.aug_assign.target, KR_EXPR_CONTEXT_STORE) &&
               load(c, s->v.aug_assign.value);
    case KR_STMT_ANN_ASSIGN: return check_annotated(c, s);
    case KR_STMT_FOR:
        return check_for(c, s->v.for_.target, s->v.for_.iter, s->v.for_.body,
                         s->v.for_.orelse, "For");
    case KR_STMT_ASYNC_FOR:
        return check_for(c, s->v.async_for.target, s->v.async_for.iter,
                         s->v.async_for.body, s->v.async_for.orelse, "AsyncFor");
    case KR_STMT_WHILE:
        return load(c, s->v.while_.test) && check_body(c, s->v.while_.body, "While") &&
               check_stmts(c, s->v.while_.orelse);
    case KR_STMT_IF:
        return load(c, s->v.if_.test) && check_body(c, s->v.if_.body, "If") &&
               check_stmts(c, s->v.if_.orelse);
    case KR_STMT_WITH: return check_with(c, s->v.with.items, s->v.with.body, "With");
    case KR_STMT_ASYNC_WITH:
        return check_with(c, s->v.async_with.items, s->v.async_with.body, "AsyncWith");
    case KR_STMT_MATCH: return check_match(c, s);
    case KR_STMT_RAISE:
        if (s->v.raise.exc == NULL && s->v.raise.cause != NULL)
            return fail(c, "ValueError", "Raise with cause but no exception");
        return load(c, s->v.raise.exc) && load(c, s->v.raise.cause);
    case KR_STMT_TRY:
        return check_try(c, s->v.try.body, s->v.try.handlers, s->v.try.orelse,
                         s->v.try.finalbody, "Try");
    case KR_STMT_TRY_STAR:
        return check_try(c, s->v.try_star.body, s->v.try_star.handlers,
                         s->v.try_star.orelse, s->v.try_star.finalbody, "TryStar");
    case KR_STMT_ASSERT: return load(c, s->v.assert.test) && load(c, s->v.assert.msg);
    case KR_STMT_IMPORT:
        return check_aliases(c, s->v.import.names) && not_empty(c, s->v.import.names.count, "names", "Import");
    case KR_STMT_IMPORT_FROM:
        if (s->v.import_from.level < 0)
            return fail(c, "ValueError", "Negative ImportFrom level");
        return check_aliases(c, s->v.import_from.names) &&
               not_empty(c, s->v.import_from.names.count, "names", "ImportFrom");
    case KR_STMT_GLOBAL:
        return not_empty(c, s->v.global.names.count, "names", "Global");
    case KR_STMT_NONLOCAL:
        return not_empty(c, s->v.nonlocal.names.count, "names", "Nonlocal");
    case KR_STMT_EXPR: return load(c, s->v.expr.value);
    case KR_STMT_PASS:
    case KR_STMT_BREAK:
    case KR_STMT_CONTINUE: return true;
    }
    return fail(c, "SystemError", "unexpected statement");
}

static bool check_stmts(Check *c, KrStmtSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++) {
        if (seq.items[i] == NULL)
            return fail(c, "ValueError", "None disallowed in statement list");
        if (!enter(c) || !check_span(c, seq.items[i]->span) ||
            !check_stmt_parts(c, seq.items[i]))
            return false;
        c->depth--;
    }
    return true;
}

bool kr_ast_check(KrArena *arena, const KrMod *module, KrAstFault *fault)
{
    Check check = {.arena = arena, .fault = fault};
    *fault = (KrAstFault){0};
    switch (module->kind) {
    case KR_MOD_MODULE: return check_stmts(&check, module->v.module.body);
    case KR_MOD_INTERACTIVE: return check_stmts(&check, module->v.interactive.body);
    case KR_MOD_EXPRESSION: return load(&check, module->v.expression.body);
    case KR_MOD_FUNCTION_TYPE:
        return loads(&check, module->v.function_type.argtypes) &&
               load(&check, module->v.function_type.returns);
    }
    return fail(&check, "SystemError", "impossible module node");
}
