// SPDX-License-Identifier: MIT
// Scopes (symtable.h). Language reference 4.2.
//
// Comprehensions are functions of their own whose first iterable belongs to the enclosing scope.
// Annotations of a block form a scope of their own (a function that makes them, PEP 649).
// Called by compile.c. Tests: tests/lang/scopes/.
#include "frontend/symtable.h"

#include <string.h>

// --- names ------------------------------------------------------------------------------

static uint32_t hash_text(const char *text, size_t length)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (uint8_t)text[i]) * 16777619u;
    return hash;
}

static void grow(KrSymtable *t)
{
    uint32_t capacity = t->capacity ? t->capacity * 2 : 256;
    const KrIdent **table = kr_arena_zalloc(t->arena, capacity * sizeof *table);
    if (!table) {
        t->failed = true;
        return;
    }
    for (uint32_t i = 0; i < t->capacity; i++) {
        const KrIdent *ident = t->table[i];
        if (!ident) continue;
        uint32_t at = hash_text(ident->utf8, ident->length) & (capacity - 1);
        while (table[at])
            at = (at + 1) & (capacity - 1);
        table[at] = ident;
    }
    t->table = table;
    t->capacity = capacity;
}

const KrIdent *kr_symtable_intern(KrSymtable *t, const char *text, size_t length)
{
    static const KrIdent none = {0, 0, ""};
    if (t->count * 2 >= t->capacity) grow(t);
    if (t->failed) return &none;
    uint32_t at = hash_text(text, length) & (t->capacity - 1);
    for (; t->table[at]; at = (at + 1) & (t->capacity - 1))
        if (t->table[at]->length == length &&
            memcmp(t->table[at]->utf8, text, length) == 0)
            return t->table[at];
    KrIdent *ident = kr_arena_zalloc(t->arena, sizeof *ident);
    char *copy = kr_arena_alloc(t->arena, length + 1);
    if (!ident || !copy) {
        t->failed = true;
        return &none;
    }
    memcpy(copy, text, length);
    copy[length] = 0;
    ident->utf8 = copy;
    ident->length = (uint32_t)length;
    t->table[at] = ident;
    t->count++;
    return ident;
}

const KrIdent *kr_symtable_mangle(KrSymtable *t, const KrIdent *private_name,
                                  const KrIdent *name)
{
    const char *text = name->utf8;
    size_t length = name->length;
    if (!private_name || length < 3 || text[0] != '_' || text[1] != '_' ||
        (text[length - 1] == '_' && text[length - 2] == '_') ||
        memchr(text, '.', length))
        return kr_symtable_intern(t, text, length);
    const char *class_text = private_name->utf8;
    size_t class_length = private_name->length;
    for (; class_length && *class_text == '_'; class_length--)
        class_text++;
    if (!class_length) return kr_symtable_intern(t, text, length);
    char *joined = kr_arena_alloc(t->arena, class_length + length + 1);
    if (!joined) {
        t->failed = true;
        return name;
    }
    joined[0] = '_';
    memcpy(joined + 1, class_text, class_length);
    memcpy(joined + 1 + class_length, text, length);
    return kr_symtable_intern(t, joined, class_length + length + 1);
}

const KrIdent *kr_symtable_mangle_in(KrSymtable *t, const KrScope *scope, const KrIdent *name)
{
    bool may = name->length > 2 && memcmp(name->utf8, "__", 2) == 0, mangles = may && !scope->mangles;
    for (int32_t i = 0; may && !mangles && i < scope->mangles->count; i++) {
        const KrTypeParam *p = scope->mangles->items[i];
        const KrIdent *own = p->kind == KR_TYPE_PARAM_TYPE_VAR     ? p->v.type_var.name
                             : p->kind == KR_TYPE_PARAM_PARAM_SPEC ? p->v.param_spec.name
                                                                   : p->v.type_var_tuple.name;
        mangles = own->length == name->length && memcmp(own->utf8, name->utf8, name->length) == 0;
    }
    return kr_symtable_mangle(t, mangles ? scope->private_name : NULL, name);
}

static uint32_t place_of(const KrIdent *name, uint32_t mask) // in a scope's table
{
    return (uint32_t)(((uintptr_t)name >> 4) * 2654435761u >> 7) & mask;
}

static void rehash(KrSymtable *t, KrScope *scope)
{
    uint32_t size = scope->table_size ? scope->table_size * 4 : 64;
    KrSymbol **table = kr_arena_zalloc(t->arena, size * sizeof *table);
    if (!table) {
        t->failed = true;
        return;
    }
    for (KrSymbol *s = scope->symbols; s; s = s->next) {
        uint32_t at = place_of(s->name, size - 1);
        while (table[at])
            at = (at + 1) & (size - 1);
        table[at] = s;
    }
    scope->table = table;
    scope->table_size = size;
}

KrSymbol *kr_symtable_find(const KrScope *scope, const KrIdent *name)
{
    if (scope->table) {
        uint32_t mask = scope->table_size - 1;
        for (uint32_t at = place_of(name, mask); scope->table[at]; at = (at + 1) & mask)
            if (scope->table[at]->name == name) return scope->table[at];
        return NULL;
    }
    for (KrSymbol *s = scope->symbols; s; s = s->next)
        if (s->name == name) return s;
    return NULL;
}

// Scopes are asked for in the order they were made: behind the one found last.
KrScope *kr_symtable_scope(KrScope *parent, const void *node)
{
    for (KrScope *s = parent->next_found; s; s = s->sibling) {
        if (s->node != node) continue;
        parent->next_found = s->sibling;
        return s;
    }
    for (KrScope *s = parent->children; s; s = s->sibling) {
        if (s->node != node) continue;
        parent->next_found = s->sibling;
        return s;
    }
    return NULL;
}

const KrScope *kr_symtable_class(const KrScope *scope)
{
    while (scope && scope->kind != KR_SCOPE_CLASS)
        scope = scope->parent;
    return scope;
}

bool kr_symtable_is_function(const KrScope *scope)
{
    return scope->kind != KR_SCOPE_MODULE && scope->kind != KR_SCOPE_CLASS;
}

static void fail(KrSymtable *t, KrSpan span, const char *format, ...) KR_PRINTF(3, 4);
static void fail(KrSymtable *t, KrSpan span, const char *format, ...)
{
    if (t->failed) return;
    t->failed = true;
    va_list arguments;
    va_start(arguments, format);
    KrErrorPlace place = {span.line, span.column + 1, span.end_line,
                          span.end_column + 1, false};
    kr_syntax_error_vset(t->error, t->arena, NULL, "SyntaxError", place, format,
                         arguments);
    va_end(arguments);
}

static bool too_deep(KrSymtable *t)
{
    if (KR_LIKELY((uintptr_t)__builtin_frame_address(0) > t->stack_limit)) return false;
    t->failed = true;
    kr_syntax_error_set(t->error, t->arena, t->source, "RecursionError",
                        (KrErrorPlace){0}, KR_SYMTABLE_TOO_DEEP);
    return true;
}

static KrSymbol *add(KrSymtable *t, KrScope *scope, const KrIdent *name, uint32_t flags)
{
    KrSymbol *symbol = kr_symtable_find(scope, name);
    if (!symbol) {
        symbol = kr_arena_zalloc(t->arena, sizeof *symbol);
        if (!symbol) {
            t->failed = true;
            static KrSymbol none;
            return &none;
        }
        symbol->name = name;
        symbol->index = -1;
        if (scope->last_symbol)
            scope->last_symbol->next = symbol;
        else
            scope->symbols = symbol;
        scope->last_symbol = symbol;
        scope->symbol_count++;
        if (scope->symbol_count > 12 && scope->symbol_count * 2 > scope->table_size) {
            rehash(t, scope); // puts the new one in, too
        } else if (scope->table) {
            uint32_t at = place_of(name, scope->table_size - 1);
            while (scope->table[at])
                at = (at + 1) & (scope->table_size - 1);
            scope->table[at] = symbol;
        }
    }
    symbol->flags |= flags;
    return symbol;
}

static const KrIdent *mangle(KrSymtable *t, const KrIdent *name)
{
    return kr_symtable_mangle_in(t, t->current, name);
}
static const KrIdent *word(KrSymtable *t, const char *text)
{
    return kr_symtable_intern(t, text, strlen(text));
}

// --- first walk -------------------------------------------------------------------------

static void expr(KrSymtable *t, const KrExpr *e);
static void stmts(KrSymtable *t, KrStmtSeq seq);

static bool is_debug(const KrIdent *name)
{
    return name->length == 9 && memcmp(name->utf8, "__debug__", 9) == 0;
}

static void define(KrSymtable *t, const KrIdent *name, uint32_t flags, KrSpan span)
{
    if (flags != KR_SYMBOL_USED && is_debug(name)) fail(t, span, "cannot assign to __debug__");
    const KrIdent *mangled = mangle(t, name);
    KrScope *scope = t->current;
    const KrSymbol *old = kr_symtable_find(scope, mangled);
    if (old && flags & old->flags & KR_SYMBOL_PARAM)
        fail(t, span, "duplicate argument '%s' in function definition", name->utf8);
    if (old && flags & old->flags & KR_SYMBOL_TYPE_PARAM)
        fail(t, span, "duplicate type parameter '%s'", name->utf8);
    if (scope->kind == KR_SCOPE_COMPREHENSION && scope->in_target && flags & KR_SYMBOL_DEFINED) {
        if (old && old->flags & (KR_SYMBOL_GLOBAL | KR_SYMBOL_NONLOCAL))
            fail(t, span, "comprehension inner loop cannot rebind assignment expression target '%s'", name->utf8);
        flags |= KR_SYMBOL_COMP_ITER;
    }
    add(t, scope, mangled, flags);
}

static KrScope *enter(KrSymtable *t, KrScopeKind kind, const void *node,
                      const KrIdent *name, KrSpan span)
{
    KrScope *scope = kr_arena_zalloc(t->arena, sizeof *scope), *parent = t->current;
    if (!scope) {
        t->failed = true;
        return NULL;
    }
    scope->kind = kind;
    scope->node = node;
    scope->name = name;
    scope->parent = parent;
    scope->span = span;
    if (parent) {
        scope->private_name = parent->private_name;
        scope->mangles = parent->mangles;
        scope->in_iterable = parent->in_iterable;
        scope->nested = parent->nested || (parent->kind != KR_SCOPE_MODULE && parent->kind != KR_SCOPE_CLASS);
        if (parent->last_child)
            parent->last_child->sibling = scope;
        else
            parent->children = scope;
        parent->last_child = scope;
        if (!parent->next_found) parent->next_found = parent->children;
    }
    t->current = scope;
    return scope;
}
static void leave(KrSymtable *t)
{
    t->current = t->current->parent;
}

static void exprs(KrSymtable *t, KrExprSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++)
        if (seq.items[i]) expr(t, seq.items[i]);
}

static void param(KrSymtable *t, const KrArg *arg)
{
    define(t, arg->arg, KR_SYMBOL_PARAM, arg->span);
}

static void params(KrSymtable *t, const KrArguments *args)
{
    for (int32_t i = 0; i < args->posonlyargs.count; i++)
        param(t, args->posonlyargs.items[i]);
    for (int32_t i = 0; i < args->args.count; i++)
        param(t, args->args.items[i]);
    for (int32_t i = 0; i < args->kwonlyargs.count; i++)
        param(t, args->kwonlyargs.items[i]);
    if (args->vararg) param(t, args->vararg);
    if (args->kwarg) param(t, args->kwarg);
    t->current->varargs = args->vararg != NULL;
    t->current->varkeywords = args->kwarg != NULL;
}

static void annotation(KrSymtable *t, const KrArg *arg)
{
    if (arg && arg->annotation) expr(t, arg->annotation);
}

// Enters the scope of what is evaluated when asked for: annotations, values of aliases, bounds.
static KrScope *enter_lazy(KrSymtable *t, KrScopeKind kind, const void *node, const KrIdent *name, KrSpan span)
{
    KrScope *outer = t->current;
    bool sees_class = outer->sees_class || outer->kind == KR_SCOPE_CLASS;
    KrScope *scope = enter(t, kind, node, name, span);
    if (!scope) return NULL;
    add(t, scope, word(t, ".format"), KR_SYMBOL_PARAM | KR_SYMBOL_USED);
    scope->sees_class = sees_class;
    if (sees_class) add(t, scope, word(t, "__classdict__"), KR_SYMBOL_USED);
    return scope;
}

static KrScope *enter_annotations(KrSymtable *t, const void *node, KrSpan span)
{
    return enter_lazy(t, KR_SCOPE_ANNOTATIONS, node, word(t, "__annotate__"), span);
}

// Scope of the parameters in [...]; it is a function that is called at once.
static bool enter_type_params(KrSymtable *t, KrTypeParamSeq params, const KrIdent *name, const KrArguments *args,
                              bool class, KrSpan span)
{
    bool sees_class = t->current->kind == KR_SCOPE_CLASS;
    KrScope *scope = enter(t, KR_SCOPE_TYPE_PARAMS, params.items, name, span);
    if (!scope) return false;
    scope->sees_class = sees_class;
    scope->what = class ? "a generic" : "a generic";
    if (sees_class) add(t, scope, word(t, "__classdict__"), KR_SYMBOL_USED);
    if (class) {
        add(t, scope, word(t, ".type_params"), KR_SYMBOL_DEFINED | KR_SYMBOL_USED);
        add(t, scope, word(t, ".generic_base"), KR_SYMBOL_DEFINED | KR_SYMBOL_USED);
    }
    if (args && args->defaults.count) add(t, scope, word(t, ".defaults"), KR_SYMBOL_PARAM);
    bool keyword_defaults = false;
    for (int32_t i = 0; args && i < args->kw_defaults.count; i++)
        keyword_defaults |= args->kw_defaults.items[i] != NULL;
    if (keyword_defaults) add(t, scope, word(t, ".kwdefaults"), KR_SYMBOL_PARAM);
    return true;
}

static void bound_or_default(KrSymtable *t, const KrExpr *e, const KrIdent *name, const void *key, const char *what)
{
    if (!e || t->failed) return;
    KrScope *scope = enter_lazy(t, KR_SCOPE_TYPE_VAR, key, name, e->span);
    if (!scope) return;
    scope->what = what;
    expr(t, e);
    leave(t);
}

static void type_param(KrSymtable *t, const KrTypeParam *p)
{
    static const char *const reserved[] = {"__classdict__", "__class__", "__classcell__", "__classdictcell__",
                                           "__conditional_annotations__"};
    const KrIdent *name = p->kind == KR_TYPE_PARAM_TYPE_VAR      ? p->v.type_var.name
                          : p->kind == KR_TYPE_PARAM_PARAM_SPEC ? p->v.param_spec.name
                                                                 : p->v.type_var_tuple.name;
    for (size_t i = 0; i < 2; i++)
        if (!strcmp(name->utf8, reserved[i]))
            fail(t, p->span, "reserved name '%s' cannot be used for type parameter", name->utf8);
    define(t, name, KR_SYMBOL_TYPE_PARAM | KR_SYMBOL_DEFINED, p->span);
    const char *key = (const char *)p;
    switch (p->kind) {
    case KR_TYPE_PARAM_TYPE_VAR: {
        const KrExpr *bound = p->v.type_var.bound;
        bound_or_default(t, bound, name, key,
                         bound && bound->kind == KR_EXPR_TUPLE ? "a TypeVar constraint" : "a TypeVar bound");
        bound_or_default(t, p->v.type_var.default_value, name, key + 1, "a TypeVar default");
        break;
    }
    case KR_TYPE_PARAM_PARAM_SPEC:
        bound_or_default(t, p->v.param_spec.default_value, name, key + 1, "a ParamSpec default");
        break;
    case KR_TYPE_PARAM_TYPE_VAR_TUPLE:
        bound_or_default(t, p->v.type_var_tuple.default_value, name, key + 1, "a TypeVarTuple default");
        break;
    }
}

static void type_params(KrSymtable *t, KrTypeParamSeq params)
{
    for (int32_t i = 0; i < params.count; i++)
        type_param(t, params.items[i]);
}

// yield, await and := have no place where a value is made when it is asked for.
static void refuse_lazy(KrSymtable *t, const char *what, KrSpan span)
{
    const KrScope *scope = t->current;
    switch ((int)scope->kind) {
    case KR_SCOPE_ANNOTATIONS: fail(t, span, "%s cannot be used within an annotation", what); break;
    case KR_SCOPE_TYPE_ALIAS: fail(t, span, "%s cannot be used within a type alias", what); break;
    case KR_SCOPE_TYPE_VAR: fail(t, span, "%s cannot be used within %s", what, scope->what); break;
    case KR_SCOPE_TYPE_PARAMS:
        fail(t, span, "%s cannot be used within the definition of a generic", what);
        break;
    default: break;
    }
}

static void function_annotations(KrSymtable *t, const KrArguments *a,
                                 const KrExpr *returns, KrSpan span)
{
    if (!enter_annotations(t, a, span)) return; // even when there are none: programs see it
    for (int32_t i = 0; i < a->posonlyargs.count; i++)
        annotation(t, a->posonlyargs.items[i]);
    for (int32_t i = 0; i < a->args.count; i++)
        annotation(t, a->args.items[i]);
    annotation(t, a->vararg);
    for (int32_t i = 0; i < a->kwonlyargs.count; i++)
        annotation(t, a->kwonlyargs.items[i]);
    annotation(t, a->kwarg);
    if (returns) expr(t, returns);
    leave(t);
}

static void comprehension(KrSymtable *t, const KrExpr *e, KrComprehensionSeq generators,
                          const KrExpr *elt, const KrExpr *value, const char *name)
{
    if (generators.count == 0) return;
    bool in_iterable = t->current->in_iterable;
    t->current->in_iterable = true;
    expr(t, generators.items[0]->iter);
    t->current->in_iterable = in_iterable;
    KrScope *scope = enter(t, KR_SCOPE_COMPREHENSION, e, word(t, name), e->span);
    if (!scope) return;
    scope->is_generator_expression = e->kind == KR_EXPR_GENERATOR_EXP;
    add(t, scope, word(t, ".0"), KR_SYMBOL_PARAM);
    for (int32_t i = 0; i < generators.count; i++) {
        const KrComprehension *g = generators.items[i];
        bool outer = scope->in_iterable;
        scope->in_iterable = true;
        if (i > 0) expr(t, g->iter);
        scope->in_iterable = outer;
        scope->in_target = true;
        expr(t, g->target);
        scope->in_target = false;
        exprs(t, g->ifs);
        if (g->is_async) scope->is_coroutine = true;
    }
    if (value) expr(t, value);
    expr(t, elt);
    bool awaits = scope->is_coroutine;
    if (scope->is_generator_expression) scope->is_generator = true;
    leave(t);
    if (!awaits || scope->is_generator_expression) return;
    bool may_await = t->current->is_async || t->current->kind == KR_SCOPE_COMPREHENSION || (t->may_await && t->current->kind == KR_SCOPE_MODULE);
    if (t->current->kind >= KR_SCOPE_ANNOTATIONS || !may_await) // also where no code is made, as of an assert under -O
        fail(t, e->span, "asynchronous comprehension outside of an asynchronous function");
    t->current->is_coroutine = true;
}

static void named_expr(KrSymtable *t, const KrExpr *e)
{
    refuse_lazy(t, "named expression", e->span);
    KrScope *inner = t->current, *scope = inner;
    if (inner->in_iterable) {
        fail(t, e->span, "assignment expression cannot be used in a comprehension iterable expression");
        return;
    }
    const KrExpr *target = e->v.named_expr.target;
    const KrIdent *name = mangle(t, target->v.name.id);
    for (; scope->kind == KR_SCOPE_COMPREHENSION; scope = scope->parent) {
        const KrSymbol *s = kr_symtable_find(scope, name);
        if (s && s->flags & KR_SYMBOL_COMP_ITER)
            fail(t, target->span, "assignment expression cannot rebind comprehension iteration variable '%s'",
                 target->v.name.id->utf8);
    }
    if (scope == inner) {
        expr(t, e->v.named_expr.value);
        define(t, target->v.name.id, KR_SYMBOL_DEFINED, target->span);
        return;
    }
    switch (scope->kind) {
    case KR_SCOPE_CLASS:
        fail(t, target->span, "assignment expression within a comprehension cannot be used in a class body");
        break;
    case KR_SCOPE_TYPE_ALIAS:
        fail(t, target->span, "assignment expression within a comprehension cannot be used in a type alias");
        break;
    case KR_SCOPE_TYPE_VAR:
        fail(t, target->span, "assignment expression within a comprehension cannot be used in a TypeVar bound");
        break;
    case KR_SCOPE_TYPE_PARAMS:
        fail(t, target->span, "assignment expression within a comprehension cannot be used within the definition of a generic");
        break;
    case KR_SCOPE_ANNOTATIONS:
        fail(t, e->span, "named expression cannot be used within an annotation");
        break;
    case KR_SCOPE_MODULE:
    case KR_SCOPE_FUNCTION:
    case KR_SCOPE_COMPREHENSION: break;
    }
    KrSymbol *outer = add(t, scope, name, 0);
    bool global = scope->kind == KR_SCOPE_MODULE || outer->flags & KR_SYMBOL_GLOBAL;
    if (!(outer->flags & (KR_SYMBOL_GLOBAL | KR_SYMBOL_NONLOCAL))) outer->flags |= KR_SYMBOL_DEFINED;
    for (KrScope *s = inner; s != scope; s = s->parent)
        add(t, s, name, global ? KR_SYMBOL_GLOBAL : KR_SYMBOL_NONLOCAL);
    expr(t, e->v.named_expr.value);
}

static void yields(KrSymtable *t, const KrExpr *e)
{
    refuse_lazy(t, "yield expression", e->span);
    t->current->is_generator = true;
    if (t->current->kind == KR_SCOPE_COMPREHENSION) {
        const char *name = t->current->name->utf8;
        fail(t, e->span, "'yield' inside %s",
             !strcmp(name, "<listcomp>")   ? "list comprehension"
             : !strcmp(name, "<setcomp>")  ? "set comprehension"
             : !strcmp(name, "<dictcomp>") ? "dict comprehension"
                                           : "generator expression");
    }
}

static void expr(KrSymtable *t, const KrExpr *e)
{
    if (!e || t->failed) return;
    if (too_deep(t)) return;
    switch (e->kind) {
    case KR_EXPR_BOOL_OP: exprs(t, e->v.bool_op.values); break;
    case KR_EXPR_NAMED_EXPR: named_expr(t, e); break;
    case KR_EXPR_BIN_OP:
        expr(t, e->v.bin_op.left);
        expr(t, e->v.bin_op.right);
        break;
    case KR_EXPR_UNARY_OP: expr(t, e->v.unary_op.operand); break;
    case KR_EXPR_LAMBDA: {
        exprs(t, e->v.lambda.args->defaults);
        exprs(t, e->v.lambda.args->kw_defaults);
        KrScope *scope = enter(t, KR_SCOPE_FUNCTION, e, word(t, "<lambda>"), e->span);
        if (!scope) return;
        scope->is_lambda = true;
        params(t, e->v.lambda.args);
        expr(t, e->v.lambda.body);
        leave(t);
        break;
    }
    case KR_EXPR_IF_EXP:
        expr(t, e->v.if_exp.test);
        expr(t, e->v.if_exp.body);
        expr(t, e->v.if_exp.orelse);
        break;
    case KR_EXPR_DICT:
        exprs(t, e->v.dict.keys);
        exprs(t, e->v.dict.values);
        break;
    case KR_EXPR_SET: exprs(t, e->v.set.elts); break;
    case KR_EXPR_LIST_COMP:
        comprehension(t, e, e->v.list_comp.generators, e->v.list_comp.elt, NULL,
                      "<listcomp>");
        break;
    case KR_EXPR_SET_COMP:
        comprehension(t, e, e->v.set_comp.generators, e->v.set_comp.elt, NULL,
                      "<setcomp>");
        break;
    case KR_EXPR_DICT_COMP:
        comprehension(t, e, e->v.dict_comp.generators, e->v.dict_comp.key,
                      e->v.dict_comp.value, "<dictcomp>");
        break;
    case KR_EXPR_GENERATOR_EXP:
        comprehension(t, e, e->v.generator_exp.generators, e->v.generator_exp.elt, NULL,
                      "<genexpr>");
        break;
    case KR_EXPR_AWAIT:
        refuse_lazy(t, "await expression", e->span);
        if ((t->current->kind == KR_SCOPE_MODULE && !t->may_await) || t->current->kind == KR_SCOPE_CLASS)
            fail(t, e->span, "'await' outside function");
        else if (t->current->kind == KR_SCOPE_FUNCTION && !t->current->is_async)
            fail(t, e->span, "'await' outside async function");
        expr(t, e->v.await.value);
        t->current->is_coroutine = true;
        break;
    case KR_EXPR_YIELD:
        yields(t, e);
        expr(t, e->v.yield.value);
        break;
    case KR_EXPR_YIELD_FROM:
        yields(t, e);
        expr(t, e->v.yield_from.value);
        break;
    case KR_EXPR_COMPARE:
        expr(t, e->v.compare.left);
        exprs(t, e->v.compare.comparators);
        break;
    case KR_EXPR_CALL:
        expr(t, e->v.call.func);
        exprs(t, e->v.call.args);
        for (int32_t i = 0; i < e->v.call.keywords.count; i++)
            expr(t, e->v.call.keywords.items[i]->value);
        break;
    case KR_EXPR_FORMATTED_VALUE:
        expr(t, e->v.formatted_value.value);
        expr(t, e->v.formatted_value.format_spec);
        break;
    case KR_EXPR_INTERPOLATION:
        expr(t, e->v.interpolation.value);
        expr(t, e->v.interpolation.format_spec);
        break;
    case KR_EXPR_JOINED_STR: exprs(t, e->v.joined_str.values); break;
    case KR_EXPR_TEMPLATE_STR: exprs(t, e->v.template_str.values); break;
    case KR_EXPR_CONSTANT: break;
    case KR_EXPR_ATTRIBUTE:
        if (e->v.attribute.ctx != KR_EXPR_CONTEXT_LOAD && is_debug(e->v.attribute.attr))
            fail(t, e->span, "cannot %s __debug__",
                 e->v.attribute.ctx == KR_EXPR_CONTEXT_DEL ? "delete" : "assign to");
        expr(t, e->v.attribute.value);
        break;
    case KR_EXPR_SUBSCRIPT:
        expr(t, e->v.subscript.value);
        expr(t, e->v.subscript.slice);
        break;
    case KR_EXPR_STARRED: expr(t, e->v.starred.value); break;
    case KR_EXPR_NAME:
        if (e->v.name.ctx == KR_EXPR_CONTEXT_DEL && is_debug(e->v.name.id))
            fail(t, e->span, "cannot delete __debug__");
        define(t, e->v.name.id,
               e->v.name.ctx == KR_EXPR_CONTEXT_LOAD ? KR_SYMBOL_USED
                                                     : KR_SYMBOL_DEFINED,
               e->span);
        if (e->v.name.ctx == KR_EXPR_CONTEXT_LOAD &&
            strcmp(e->v.name.id->utf8, "super") == 0 &&
            (t->current->kind == KR_SCOPE_FUNCTION ||
             t->current->kind == KR_SCOPE_COMPREHENSION))
            add(t, t->current, word(t, "__class__"), KR_SYMBOL_USED);
        break;
    case KR_EXPR_LIST: exprs(t, e->v.list.elts); break;
    case KR_EXPR_TUPLE: exprs(t, e->v.tuple.elts); break;
    case KR_EXPR_SLICE:
        expr(t, e->v.slice.lower);
        expr(t, e->v.slice.upper);
        expr(t, e->v.slice.step);
        break;
    }
}

static void pattern(KrSymtable *t, const KrPattern *p)
{
    if (!p || t->failed) return;
    switch (p->kind) {
    case KR_PATTERN_MATCH_VALUE: expr(t, p->v.match_value.value); break;
    case KR_PATTERN_MATCH_SINGLETON: break;
    case KR_PATTERN_MATCH_SEQUENCE:
        for (int32_t i = 0; i < p->v.match_sequence.patterns.count; i++)
            pattern(t, p->v.match_sequence.patterns.items[i]);
        break;
    case KR_PATTERN_MATCH_MAPPING:
        exprs(t, p->v.match_mapping.keys);
        for (int32_t i = 0; i < p->v.match_mapping.patterns.count; i++)
            pattern(t, p->v.match_mapping.patterns.items[i]);
        if (p->v.match_mapping.rest)
            define(t, p->v.match_mapping.rest, KR_SYMBOL_DEFINED, p->span);
        break;
    case KR_PATTERN_MATCH_CLASS:
        expr(t, p->v.match_class.cls);
        for (int32_t i = 0; i < p->v.match_class.patterns.count; i++)
            pattern(t, p->v.match_class.patterns.items[i]);
        for (int32_t i = 0; i < p->v.match_class.kwd_patterns.count; i++) {
            if (is_debug(p->v.match_class.kwd_attrs.items[i]))
                fail(t, p->v.match_class.kwd_patterns.items[i]->span, "cannot assign to __debug__");
            pattern(t, p->v.match_class.kwd_patterns.items[i]);
        }
        break;
    case KR_PATTERN_MATCH_STAR:
        if (p->v.match_star.name)
            define(t, p->v.match_star.name, KR_SYMBOL_DEFINED, p->span);
        break;
    case KR_PATTERN_MATCH_AS:
        pattern(t, p->v.match_as.pattern);
        if (p->v.match_as.name)
            define(t, p->v.match_as.name, KR_SYMBOL_DEFINED, p->span);
        break;
    case KR_PATTERN_MATCH_OR:
        for (int32_t i = 0; i < p->v.match_or.patterns.count; i++)
            pattern(t, p->v.match_or.patterns.items[i]);
        break;
    }
}

static void function(KrSymtable *t, const KrStmt *s, bool is_async)
{
    const KrArguments *args = s->v.function_def.args;
    KrTypeParamSeq generic = s->v.function_def.type_params;
    define(t, s->v.function_def.name, KR_SYMBOL_DEFINED, s->span);
    exprs(t, args->defaults);
    exprs(t, args->kw_defaults);
    exprs(t, s->v.function_def.decorator_list);
    if (generic.count) {
        if (!enter_type_params(t, generic, s->v.function_def.name, args, false, s->span)) return;
        type_params(t, generic);
    }
    function_annotations(t, args, s->v.function_def.returns, s->span);
    KrScope *scope = enter(t, KR_SCOPE_FUNCTION, s, s->v.function_def.name, s->span);
    if (!scope) return;
    scope->is_async = is_async;
    if (is_async) scope->is_coroutine = true;
    params(t, args);
    stmts(t, s->v.function_def.body);
    leave(t);
    if (generic.count) leave(t);
}

static void class_definition(KrSymtable *t, const KrStmt *s)
{
    KrTypeParamSeq generic = s->v.class_def.type_params;
    define(t, s->v.class_def.name, KR_SYMBOL_DEFINED, s->span);
    exprs(t, s->v.class_def.decorator_list);
    if (generic.count) {
        if (!enter_type_params(t, generic, s->v.class_def.name, NULL, true, s->span)) return;
        t->current->private_name = s->v.class_def.name;
        t->current->mangles = &s->v.class_def.type_params;
        type_params(t, generic);
    }
    exprs(t, s->v.class_def.bases);
    for (int32_t i = 0; i < s->v.class_def.keywords.count; i++)
        expr(t, s->v.class_def.keywords.items[i]->value);
    KrScope *scope = enter(t, KR_SCOPE_CLASS, s, s->v.class_def.name, s->span);
    if (!scope) return;
    scope->private_name = s->v.class_def.name;
    scope->mangles = NULL;
    if (generic.count) {
        add(t, scope, word(t, "__type_params__"), KR_SYMBOL_DEFINED);
        add(t, scope, word(t, ".type_params"), KR_SYMBOL_USED);
    }
    stmts(t, s->v.class_def.body);
    leave(t);
    if (generic.count) leave(t);
}

static void type_alias(KrSymtable *t, const KrStmt *s)
{
    KrTypeParamSeq generic = s->v.type_alias.type_params;
    const KrIdent *name = s->v.type_alias.name->v.name.id;
    expr(t, s->v.type_alias.name);
    if (generic.count) {
        if (!enter_type_params(t, generic, name, NULL, false, s->span)) return;
        type_params(t, generic);
    }
    KrScope *scope = enter_lazy(t, KR_SCOPE_TYPE_ALIAS, s, name, s->span);
    if (!scope) return;
    expr(t, s->v.type_alias.value);
    leave(t);
    if (generic.count) leave(t);
}

// One annotation of a block: all of them share a scope, which is a function made at the block's start.
static void block_annotation(KrSymtable *t, const KrExpr *annotation)
{
    KrScope *block = t->current;
    bool local = block->kind != KR_SCOPE_MODULE && block->kind != KR_SCOPE_CLASS; // of a local: only looked at
    if (!local && !t->future_annotations && (block->kind == KR_SCOPE_MODULE || block->in_conditional) &&
        !block->has_conditional_annotations) {
        block->has_conditional_annotations = true;
        add(t, block, word(t, "__conditional_annotations__"), KR_SYMBOL_USED);
    }
    if (t->future_annotations) { // only looked at: what it finds is forgotten
        KrScope *last = block->last_child, *next = block->next_found;
        if (enter_annotations(t, annotation, block->span)) expr(t, annotation);
        t->current = block;
        block->next_found = next;
        block->last_child = last;
        if (last)
            last->sibling = NULL;
        else
            block->children = NULL;
        return;
    }
    if (block->annotations) {
        t->current = block->annotations;
    } else {
        block->annotations = enter_annotations(t, block, block->span);
        if (!block->annotations) return;
    }
    if (block->has_conditional_annotations && block->kind == KR_SCOPE_CLASS)
        add(t, t->current, word(t, "__conditional_annotations__"), KR_SYMBOL_USED);
    expr(t, annotation);
    t->current = block;
}

static void declare(KrSymtable *t, const KrStmt *s, KrIdentSeq names, uint32_t flag)
{
    bool global = flag == KR_SYMBOL_GLOBAL;
    if (!global && t->current->kind == KR_SCOPE_MODULE)
        fail(t, s->span, "nonlocal declaration not allowed at module level");
    for (int32_t i = 0; i < names.count; i++) {
        const KrIdent *name = mangle(t, names.items[i]);
        const KrSymbol *old = kr_symtable_find(t->current, name);
        const char *what = global ? "global" : "nonlocal";
        if (old && old->flags & KR_SYMBOL_PARAM)
            fail(t, s->span, "name '%s' is parameter and %s", name->utf8, what);
        else if (old && old->flags & (global ? KR_SYMBOL_NONLOCAL : KR_SYMBOL_GLOBAL))
            fail(t, old->declared, "name '%s' is nonlocal and global", name->utf8);
        else if (old && old->flags & KR_SYMBOL_ANNOTATED)
            fail(t, s->span, "annotated name '%s' can't be %s", name->utf8, what);
        else if (old && old->flags & KR_SYMBOL_DEFINED) // not if it was only imported
            fail(t, s->span, "name '%s' is assigned to before %s declaration",
                 name->utf8, what);
        else if (old && old->flags & KR_SYMBOL_USED)
            fail(t, s->span, "name '%s' is used prior to %s declaration", name->utf8,
                 what);
        add(t, t->current, name, flag)->declared = s->span;
        if (global) add(t, t->top, name, KR_SYMBOL_GLOBAL);
    }
}

static bool is_conditional(const KrStmt *s)
{
    switch ((int)s->kind) {
    case KR_STMT_FOR:
    case KR_STMT_ASYNC_FOR:
    case KR_STMT_WHILE:
    case KR_STMT_IF:
    case KR_STMT_WITH:
    case KR_STMT_ASYNC_WITH:
    case KR_STMT_MATCH:
    case KR_STMT_TRY:
    case KR_STMT_TRY_STAR: return true;
    default: return false;
    }
}

static void statement(KrSymtable *t, const KrStmt *s);
static void stmt(KrSymtable *t, const KrStmt *s)
{
    if (t->failed || too_deep(t)) return;
    KrScope *scope = t->current;
    bool outer = scope->in_conditional;
    scope->in_conditional |= is_conditional(s);
    statement(t, s);
    scope->in_conditional = outer;
}

static void statement(KrSymtable *t, const KrStmt *s)
{
    switch (s->kind) {
    case KR_STMT_FUNCTION_DEF: function(t, s, false); break;
    case KR_STMT_ASYNC_FUNCTION_DEF: function(t, s, true); break;
    case KR_STMT_CLASS_DEF: class_definition(t, s); break;
    case KR_STMT_RETURN: expr(t, s->v.return_.value); break;
    case KR_STMT_DELETE: exprs(t, s->v.delete.targets); break;
    case KR_STMT_ASSIGN:
        expr(t, s->v.assign.value);
        exprs(t, s->v.assign.targets);
        break;
    case KR_STMT_TYPE_ALIAS: type_alias(t, s); break;
    case KR_STMT_AUG_ASSIGN:
        expr(t, s->v.aug_assign.target);
        expr(t, s->v.aug_assign.value);
        break;
    case KR_STMT_ANN_ASSIGN: {
        const KrExpr *target = s->v.ann_assign.target;
        if (target->kind == KR_EXPR_NAME) {
            if (s->v.ann_assign.simple && is_debug(target->v.name.id))
                fail(t, target->span, "cannot assign to __debug__");
            const KrIdent *name = mangle(t, target->v.name.id);
            const KrSymbol *old = kr_symtable_find(t->current, name);
            if (s->v.ann_assign.simple && old && t->current->kind != KR_SCOPE_MODULE &&
                old->flags & (KR_SYMBOL_GLOBAL | KR_SYMBOL_NONLOCAL))
                fail(t, s->span, "annotated name '%s' can't be %s", name->utf8,
                     old->flags & KR_SYMBOL_GLOBAL ? "global" : "nonlocal");
            if (s->v.ann_assign.simple)
                add(t, t->current, name, KR_SYMBOL_DEFINED | KR_SYMBOL_ANNOTATED);
            else if (s->v.ann_assign.value)
                add(t, t->current, name, KR_SYMBOL_DEFINED);
            if (s->v.ann_assign.simple) t->current->has_annotations = true;
        } else {
            expr(t, target);
        }
        block_annotation(t, s->v.ann_assign.annotation);
        expr(t, s->v.ann_assign.value);
        break;
    }
    case KR_STMT_FOR:
    case KR_STMT_ASYNC_FOR:
        if (s->kind == KR_STMT_ASYNC_FOR && t->current->kind == KR_SCOPE_MODULE) t->current->is_coroutine = true;
        expr(t, s->v.for_.target);
        expr(t, s->v.for_.iter);
        stmts(t, s->v.for_.body);
        stmts(t, s->v.for_.orelse);
        break;
    case KR_STMT_WHILE:
        expr(t, s->v.while_.test);
        stmts(t, s->v.while_.body);
        stmts(t, s->v.while_.orelse);
        break;
    case KR_STMT_IF:
        expr(t, s->v.if_.test);
        stmts(t, s->v.if_.body);
        stmts(t, s->v.if_.orelse);
        break;
    case KR_STMT_WITH:
    case KR_STMT_ASYNC_WITH:
        if (s->kind == KR_STMT_ASYNC_WITH && t->current->kind == KR_SCOPE_MODULE) t->current->is_coroutine = true;
        for (int32_t i = 0; i < s->v.with.items.count; i++) {
            expr(t, s->v.with.items.items[i]->context_expr);
            expr(t, s->v.with.items.items[i]->optional_vars);
        }
        stmts(t, s->v.with.body);
        break;
    case KR_STMT_MATCH:
        expr(t, s->v.match.subject);
        for (int32_t i = 0; i < s->v.match.cases.count; i++) {
            pattern(t, s->v.match.cases.items[i]->pattern);
            expr(t, s->v.match.cases.items[i]->guard);
            stmts(t, s->v.match.cases.items[i]->body);
        }
        break;
    case KR_STMT_RAISE:
        expr(t, s->v.raise.exc);
        expr(t, s->v.raise.cause);
        break;
    case KR_STMT_TRY:
    case KR_STMT_TRY_STAR:
        stmts(t, s->v.try.body);
        for (int32_t i = 0; i < s->v.try.handlers.count; i++) {
            const KrExceptHandler *h = s->v.try.handlers.items[i];
            expr(t, h->type);
            if (h->name) define(t, h->name, KR_SYMBOL_DEFINED, h->span);
            stmts(t, h->body);
        }
        stmts(t, s->v.try.orelse);
        stmts(t, s->v.try.finalbody);
        break;
    case KR_STMT_ASSERT:
        expr(t, s->v.assert.test);
        expr(t, s->v.assert.msg);
        break;
    case KR_STMT_IMPORT:
    case KR_STMT_IMPORT_FROM: {
        KrImportAliasSeq names =
            s->kind == KR_STMT_IMPORT ? s->v.import.names : s->v.import_from.names;
        for (int32_t i = 0; i < names.count; i++) {
            const KrImportAlias *alias = names.items[i];
            const KrIdent *name = alias->asname ? alias->asname : alias->name;
            if (strcmp(name->utf8, "*") == 0) {
                if (t->current->kind != KR_SCOPE_MODULE)
                    fail(t, alias->span, "import * only allowed at module level");
                continue;
            }
            const char *dot =
                alias->asname ? NULL : memchr(name->utf8, '.', name->length);
            if (dot)
                name = kr_symtable_intern(t, name->utf8, (size_t)(dot - name->utf8));
            define(t, name, KR_SYMBOL_IMPORTED, is_debug(name) ? alias->span : s->span);
        }
        break;
    }
    case KR_STMT_GLOBAL: declare(t, s, s->v.global.names, KR_SYMBOL_GLOBAL); break;
    case KR_STMT_NONLOCAL:
        declare(t, s, s->v.nonlocal.names, KR_SYMBOL_NONLOCAL);
        break;
    case KR_STMT_EXPR: expr(t, s->v.expr.value); break;
    case KR_STMT_PASS:
    case KR_STMT_BREAK:
    case KR_STMT_CONTINUE: break;
    }
}

static void stmts(KrSymtable *t, KrStmtSeq seq)
{
    for (int32_t i = 0; i < seq.count; i++)
        stmt(t, seq.items[i]);
}

// --- second walk ------------------------------------------------------------------------

static bool is_special(const KrIdent *name)
{
    return !strcmp(name->utf8, "__class__") || !strcmp(name->utf8, "__classdict__") ||
           !strcmp(name->utf8, "__conditional_annotations__");
}

// Something in a class body that runs in its frame: what it uses is not looked for among the class's names.
static bool is_inlined_in_class(const KrScope *scope)
{
    while (scope->inlined)
        scope = scope->parent;
    return scope->kind == KR_SCOPE_CLASS;
}

// The nearest enclosing function that binds the name; what lies between gets it as a free variable.
static bool bind_outside(const KrScope *scope, const KrIdent *name)
{
    bool special = is_special(name);
    for (KrScope *s = scope->parent; s && s->kind != KR_SCOPE_MODULE; s = s->parent) {
        KrSymbol *symbol = kr_symtable_find(s, name);
        if (s->kind == KR_SCOPE_CLASS) {
            if (!special) continue;
            if (scope->inlined && is_inlined_in_class(scope)) return false;
            if (name->utf8[7] == '_')
                s->needs_class_cell = true;
            else if (name->utf8[7] == 'd')
                s->needs_class_dict = true;
            else
                return s->has_conditional_annotations;
            return true;
        }
        if (!symbol) continue;
        if (symbol->flags & KR_SYMBOL_GLOBAL) return false;
        if (symbol->flags & KR_SYMBOL_BOUND && !(symbol->flags & KR_SYMBOL_NONLOCAL)) {
            symbol->meaning = KR_MEANING_CELL;
            return true;
        }
    }
    return false;
}

// Makes the name a free variable of the scopes between its user and its owner.
static void pass_through(KrSymtable *t, const KrScope *scope, const KrIdent *name)
{
    bool special = is_special(name);
    for (KrScope *s = scope->parent; s && s->kind != KR_SCOPE_MODULE; s = s->parent) {
        KrSymbol *symbol = kr_symtable_find(s, name);
        if (s->kind == KR_SCOPE_CLASS) {
            if (special) return;
            if (!symbol) {
                symbol = add(t, s, name, 0);
                symbol->meaning = KR_MEANING_FREE;
            } else if (symbol->flags & (KR_SYMBOL_BOUND | KR_SYMBOL_GLOBAL)) {
                symbol->flags |= KR_SYMBOL_FREE_CLASS;
            }
            symbol->class_free = true;
            continue;
        }
        if (symbol && symbol->meaning == KR_MEANING_CELL) return;
        if (!symbol) symbol = add(t, s, name, 0);
        symbol->meaning = KR_MEANING_FREE;
    }
}

bool kr_symtable_is_target(const KrSymbol *s)
{
    return s->flags & KR_SYMBOL_BOUND && !(s->flags & (KR_SYMBOL_PARAM | KR_SYMBOL_GLOBAL | KR_SYMBOL_NONLOCAL));
}

// Comprehensions that make a list, set or dict need no function of their own (PEP 709), but for those in
// annotations of classes. What they use, the scope around them uses; names of a class they do not see.
static void inline_comprehensions(KrSymtable *t, KrScope *scope)
{
    for (KrScope *child = scope->children; child; child = child->sibling) {
        child->inlined = child->kind == KR_SCOPE_COMPREHENSION && !child->is_generator_expression && !scope->sees_class;
        inline_comprehensions(t, child);
        if (!child->inlined) continue;
        bool in_class = is_inlined_in_class(child);
        for (KrSymbol *s = child->symbols; s; s = s->next)
            if (kr_symtable_is_target(s))
                s->meaning = KR_MEANING_LOCAL;
            else if (!in_class && !(s->flags & (KR_SYMBOL_PARAM | KR_SYMBOL_GLOBAL | KR_SYMBOL_NONLOCAL)))
                add(t, scope, s->name, KR_SYMBOL_USED);
    }
}

static void decide_used(KrSymtable *t, KrScope *scope, KrSymbol *s)
{
    if (scope->sees_class && !is_special(s->name)) {
        const KrSymbol *there = kr_symtable_find(kr_symtable_class(scope), s->name);
        bool between = false; // bound by type parameters inside the class
        for (const KrScope *p = scope->parent; there && p->kind != KR_SCOPE_CLASS; p = p->parent) {
            const KrSymbol *inner = kr_symtable_find(p, s->name);
            between |= inner && inner->flags & KR_SYMBOL_BOUND;
        }
        if (there && !between && there->flags & KR_SYMBOL_GLOBAL) {
            s->meaning = KR_MEANING_GLOBAL_EXPLICIT;
            return;
        }
        if (there && !between && there->flags & KR_SYMBOL_BOUND && !(there->flags & KR_SYMBOL_NONLOCAL)) {
            s->meaning = KR_MEANING_GLOBAL_IMPLICIT;
            return;
        }
    }
    if (scope->kind == KR_SCOPE_CLASS && !strcmp(s->name->utf8, "__conditional_annotations__")) {
        s->meaning = KR_MEANING_GLOBAL_IMPLICIT; // its own cell: the compiler knows
    } else if (bind_outside(scope, s->name)) {
        s->meaning = KR_MEANING_FREE;
        pass_through(t, scope, s->name);
        if (scope->kind == KR_SCOPE_CLASS) s->class_free = true;
    } else if (s->meaning != KR_MEANING_FREE) {
        s->meaning = KR_MEANING_GLOBAL_IMPLICIT;
    }
}

static void decide_nonlocal(KrSymtable *t, KrScope *scope, KrSymbol *s)
{
    s->meaning = KR_MEANING_FREE;
    for (const KrScope *p = scope->parent; p; p = p->parent) {
        const KrSymbol *outer = p->kind == KR_SCOPE_CLASS ? NULL : kr_symtable_find(p, s->name);
        if (!outer || !(outer->flags & KR_SYMBOL_BOUND)) continue;
        if (outer->flags & KR_SYMBOL_TYPE_PARAM) {
            fail(t, s->declared, "nonlocal binding not allowed for type parameter '%s'", s->name->utf8);
            return;
        }
        break;
    }
    if (!bind_outside(scope, s->name))
        fail(t, s->declared, "no binding for nonlocal '%s' found", s->name->utf8);
    else
        pass_through(t, scope, s->name);
    if (scope->kind == KR_SCOPE_CLASS) s->class_free = true;
}

// Is it a target of a comprehension around this one that runs in the same frame?
static bool of_outer_comprehension(const KrScope *scope, const KrIdent *name)
{
    for (; scope->inlined; scope = scope->parent) {
        const KrSymbol *symbol = scope->parent->inlined ? kr_symtable_find(scope->parent, name) : NULL;
        if (symbol && kr_symtable_is_target(symbol)) return true;
    }
    return false;
}

static void decide(KrSymtable *t, KrScope *scope)
{
    bool by_outer = scope->inlined && !is_inlined_in_class(scope); // all but its targets
    for (KrSymbol *s = scope->symbols; s && !by_outer; s = s->next) {
        if (scope->inlined && kr_symtable_is_target(s)) continue;
        if (s->flags & KR_SYMBOL_GLOBAL) {
            s->meaning = KR_MEANING_GLOBAL_EXPLICIT;
        } else if (s->flags & KR_SYMBOL_NONLOCAL) {
            decide_nonlocal(t, scope, s);
        } else if (s->flags & KR_SYMBOL_BOUND) {
            if (s->meaning != KR_MEANING_CELL) s->meaning = KR_MEANING_LOCAL;
        } else if (s->flags & KR_SYMBOL_USED && !of_outer_comprehension(scope, s->name)) {
            decide_used(t, scope, s);
        }
    }
    for (KrScope *child = scope->children; child; child = child->sibling)
        decide(t, child);
}

enum { FUTURE_ANNOTATIONS = 0x1000000 };
static uint32_t future_flag(const char *name) // older ones change nothing, but can be seen in co_flags
{
    static const struct {
        const char *name;
        uint32_t flag;
    } futures[] = {{"division", 0x20000},         {"absolute_import", 0x40000}, {"with_statement", 0x80000},
                   {"print_function", 0x100000},  {"unicode_literals", 0x200000},
                   {"barry_as_FLUFL", 0x400000},  {"generator_stop", 0x800000}, {"annotations", FUTURE_ANNOTATIONS}};
    for (size_t i = 0; i < sizeof futures / sizeof *futures; i++)
        if (strcmp(futures[i].name, name) == 0) return futures[i].flag;
    return 0;
}

// The statements at the beginning (behind a docstring) that switch something on.
static bool find_futures(KrSymtable *t, KrStmtSeq body)
{
    for (int32_t i = 0; i < body.count; i++) {
        const KrStmt *s = body.items[i];
        if (i == 0 && s->kind == KR_STMT_EXPR && s->v.expr.value->kind == KR_EXPR_CONSTANT &&
            s->v.expr.value->v.constant.value.kind == KR_CONSTANT_STR)
            continue;
        if (s->kind != KR_STMT_IMPORT_FROM || !kr_symtable_is_future(s)) return true;
        t->future_line = s->line;
        t->future_column = s->column;
        for (int32_t k = 0; k < s->v.import_from.names.count; k++) {
            const KrImportAlias *alias = s->v.import_from.names.items[k];
            const char *name = alias->name->utf8;
            uint32_t flag = future_flag(name);
            t->futures |= flag;
            if (flag || strcmp(name, "nested_scopes") == 0 || strcmp(name, "generators") == 0) continue;
            if (strcmp(name, "braces") == 0)
                fail(t, alias->span, "not a chance");
            else
                fail(t, alias->span, "future feature %.100s is not defined", name);
            return false;
        }
    }
    return true;
}

bool kr_symtable_is_future(const KrStmt *s)
{
    return s->v.import_from.module && !s->v.import_from.level &&
           strcmp(s->v.import_from.module->utf8, "__future__") == 0;
}

bool kr_symtable_build(KrSymtable *t, KrArena *arena, const KrSource *source,
                       KrMod *module, uintptr_t stack_limit, KrSyntaxError *error)
{
    *t = (KrSymtable){.futures = t->futures, .may_await = t->may_await};
    t->stack_limit = stack_limit;
    t->arena = arena;
    t->source = source;
    t->error = error;
    KrSpan span = {1, 0, 1, 0};
    KrScope *top = enter(t, KR_SCOPE_MODULE, module, word(t, "<module>"), span);
    if (!top) return false;
    t->top = top;
    KrStmtSeq body = {0, NULL};
    if (module->kind == KR_MOD_MODULE)
        body = module->v.module.body;
    else if (module->kind == KR_MOD_INTERACTIVE)
        body = module->v.interactive.body;
    if (!find_futures(t, body)) return false;
    t->future_annotations = (t->futures & FUTURE_ANNOTATIONS) != 0;
    if (module->kind == KR_MOD_EXPRESSION)
        expr(t, module->v.expression.body);
    else
        stmts(t, body);
    t->current = top;
    if (!t->failed) inline_comprehensions(t, top);
    if (!t->failed) decide(t, top);
    return !t->failed;
}
