// SPDX-License-Identifier: MIT
// Objects of the classes in _ast as a tree for the compiler: compile(tree, ...).
//
// Reading attributes may run Python code, so nothing is taken for granted; errors are those of CPython.
// Whether the tree makes sense is for frontend/ast_check.c. Tests: tests/lang/modules/ast/.
#include "modules/ast_module.h"

#include "runtime/attribute.h"
#include "runtime/bool.h"
#include "runtime/bytes.h"
#include "runtime/complex.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/tuple.h"

typedef struct Reader {
    KrThread *thread;
    KrArena *arena;
    KrRef keep; // list: what the tree refers to
} Reader;

static bool node_of(Reader *r, int type_index, KrRef object, void **out);

static bool no_memory(Reader *r)
{
    (void)kr_exception_no_memory(r->thread);
    return false;
}

static const char *text_of(Reader *r, KrRef str, size_t *size)
{
    const char *text = kr_str_utf8(r->thread, str, size);
    if (!text) return NULL;
    char *copy = kr_arena_alloc(r->arena, *size + 1);
    if (!copy) {
        (void)no_memory(r);
        return NULL;
    }
    memcpy(copy, text, *size);
    copy[*size] = 0;
    return copy;
}

static bool ident_of(Reader *r, KrRef object, const KrIdent **out)
{
    size_t size;
    const char *text = text_of(r, object, &size);
    KrIdent *ident = text ? kr_arena_zalloc(r->arena, sizeof *ident) : NULL;
    if (!ident) return text ? no_memory(r) : false;
    ident->length = (uint32_t)size;
    ident->utf8 = text;
    *out = ident;
    return true;
}

static bool int_of(Reader *r, KrRef object, int32_t *out)
{
    if (!kr_int_is_sub(object))
        return kr_exception_raise_false(r->thread, &kr_exception_value_error, "invalid integer value: %R",
                                        object);
    int64_t number;
    if (kr_int_try_i64(object, &number) != KR_PRESENT || number != (int32_t)number)
        return kr_exception_raise_false(r->thread, &kr_exception_overflow_error,
                                        "Python int too large to convert to C int");
    *out = (int32_t)number;
    return true;
}

// Is it, all through, of the types that constants may have?
static bool is_constant(Reader *r, KrRef value, KrRef *bad)
{
    if (kr_thread_stack_low(r->thread)) return kr_thread_check_stack(r->thread);
    const KrType *type = kr_type_of(value);
    if (kr_is_none(value) || kr_is(value, kr_from_obj(&kr_ellipsis_object)) || type == &kr_int_type ||
        type == &kr_float_type || type == &kr_complex_type || type == &kr_bool_type ||
        type == &kr_str_type || type == &kr_bytes_type)
        return true;
    bool ok = type == &kr_tuple_type || type == &kr_frozenset_type;
    if (type == &kr_tuple_type)
        for (int64_t i = 0; ok && i < kr_tuple_length(value); i++)
            ok = is_constant(r, kr_tuple_get(value, i), bad);
    if (type == &kr_frozenset_type) {
        KrRef item;
        int64_t hash;
        for (size_t position = 0; ok && kr_set_next(value, &position, &item, &hash);)
            ok = is_constant(r, item, bad);
    } else if (!ok && kr_ref_is_null(*bad)) {
        *bad = value;
    }
    return ok;
}

static bool constant_of(Reader *r, KrRef value, KrAstConstant *out)
{
    KrRef bad = KR_REF_NULL;
    int64_t number;
    if (!is_constant(r, value, &bad)) {
        if (kr_thread_has_exception(r->thread)) return false;
        return kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                        "got an invalid type in Constant: %s", kr_type_of(bad)->name);
    }
    *out = (KrAstConstant){.kind = KR_CONSTANT_OBJECT};
    if (kr_is_none(value)) {
        out->kind = KR_CONSTANT_NONE;
    } else if (kr_is(value, kr_bool(true)) || kr_is(value, kr_bool(false))) {
        out->kind = kr_is(value, kr_bool(true)) ? KR_CONSTANT_TRUE : KR_CONSTANT_FALSE;
    } else if (kr_is(value, kr_from_obj(&kr_ellipsis_object))) {
        out->kind = KR_CONSTANT_ELLIPSIS;
    } else if (kr_int_is(value) && kr_int_try_i64(value, &number) == KR_PRESENT) {
        out->kind = KR_CONSTANT_INT;
        out->v.integer = number;
    } else if (kr_is_float(value)) {
        out->kind = KR_CONSTANT_FLOAT;
        out->v.real = kr_float_value(value);
    } else if (kr_str_is(value)) {
        size_t size;
        out->v.text = text_of(r, value, &size);
        if (out->v.text) {
            out->kind = KR_CONSTANT_STR;
            out->length = (uint32_t)size;
        } else if (!kr_exception_is(r->thread, &kr_exception_unicode_error)) {
            return false;
        } else { // lone surrogates: as an object
            kr_exception_clear(r->thread);
            out->v.object = kr_bits(value);
            return kr_list_append(r->thread, r->keep, value);
        }
    } else {
        out->v.object = kr_bits(value);
        return kr_list_append(r->thread, r->keep, value);
    }
    return true;
}

static bool enum_of(Reader *r, int type_index, KrRef object, int32_t *out)
{
    const KrAstType *type = &kr_ast_types[type_index];
    for (int k = 0; k < type->kind_count; k++) {
        KrFound found = kr_isinstance(r->thread, object, kr_ast_module_class(r->thread, type->first_object + 1 + k));
        if (found == KR_FAULT) return false;
        *out = k + 1;
        if (found) return true;
    }
    return kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                    "expected some sort of %s, but got %R", type->name, object);
}

static bool value_of(Reader *r, const KrAstField *field, KrRef object, void *place)
{
    switch (field->type) {
    case KR_AST_FIELD_IDENT:
    case KR_AST_FIELD_STRING: {
        const KrIdent *ident = NULL;
        bool string = field->type == KR_AST_FIELD_STRING;
        if (!kr_is_none(object) && !kr_str_is(object) && (!string || !kr_is_exact(object, &kr_bytes_type)))
            return kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                            string ? "AST string must be of type str"
                                                   : "AST identifier must be of type str");
        if (!kr_is_none(object) && !ident_of(r, object, &ident)) return false;
        memcpy(place, &ident, sizeof(void *));
        return true;
    }
    case KR_AST_FIELD_INT: return int_of(r, object, place);
    case KR_AST_FIELD_CONSTANT: return constant_of(r, object, place);
    case KR_AST_FIELD_ENUM: return enum_of(r, field->node_type, object, place);
    case KR_AST_FIELD_NODE: {
        void *node = NULL;
        if (!kr_is_none(object) && !node_of(r, field->node_type, object, &node)) return false;
        memcpy(place, &node, sizeof(void *));
        return true;
    }
    }
    return true;
}

static bool seq_of(Reader *r, const KrAstField *field, const char *kind, KrRef list, char *place)
{
    KrExprSeq *seq = (KrExprSeq *)(void *)place; // all sequences look alike
    if (!kr_list_is_sub(list))
        return kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                        "%s field \"%s\" must be a list, not a %s", kind, field->name,
                                        kr_type_of(list)->name);
    int64_t length = kr_list_length(list);
    size_t step = field->type == KR_AST_FIELD_ENUM ? sizeof(KrCmpop) : sizeof(void *);
    char *items = kr_arena_zalloc(r->arena, ((size_t)length + 1) * step);
    if (!items || length > INT32_MAX) return no_memory(r);
    for (int64_t i = 0; i < length; i++) {
        KrOwn item = kr_dup(kr_list_get(list, i));
        bool ok = value_of(r, field, kr_ref(item), items + step * (size_t)i);
        kr_drop(r->thread, item);
        if (ok && kr_list_length(list) != length)
            ok = kr_exception_raise_false(r->thread, &kr_exception_runtime_error,
                                          "%s field \"%s\" changed size during iteration", kind,
                                          field->name);
        if (!ok) return false;
    }
    seq->count = (int32_t)length;
    seq->items = (KrExpr **)(void *)items;
    return true;
}

static KrFound attribute(Reader *r, KrRef object, const char *name, KrOwn *out)
{
    KrOwn key = kr_str_interned(r->thread, name);
    KrFound found = kr_is_null(key) ? KR_FAULT : kr_attr_lookup(r->thread, object, kr_ref(key), out);
    kr_xdrop(r->thread, key);
    return found;
}

static bool field_of(Reader *r, const KrAstField *field, const char *kind, KrRef object, char *place)
{
    KrOwn value = KR_NULL;
    KrFound found = attribute(r, object, field->name, &value);
    bool seq = field->shape == KR_AST_SHAPE_SEQ || field->shape == KR_AST_SHAPE_SEQ_OPTIONAL, ok;
    bool optional = field->shape == KR_AST_SHAPE_OPTIONAL;
    bool constant = field->type == KR_AST_FIELD_CONSTANT;
    if (found == KR_FAULT) return false;
    if (found == KR_PRESENT && kr_is_none(kr_ref(value)) && !seq && !constant) {
        if (!optional)
            ok = kr_exception_raise_false(r->thread, &kr_exception_value_error,
                                          "field '%s' is required for %s", field->name, kind);
        else // absent
            ok = true;
    } else if (found == KR_PRESENT) {
        ok = seq ? seq_of(r, field, kind, kr_ref(value), place) : value_of(r, field, kr_ref(value), place);
    } else if (seq || optional) {
        ok = true;
    } else if (field->type == KR_AST_FIELD_ENUM && field->node_type == KR_AST_TYPE_EXPR_CONTEXT) {
        int32_t load = KR_EXPR_CONTEXT_LOAD;
        memcpy(place, &load, sizeof load);
        ok = true;
    } else {
        ok = kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                      "required field \"%s\" missing from %s", field->name, kind);
    }
    kr_xdrop(r->thread, value);
    return ok;
}

static bool span_of(Reader *r, const char *type, KrRef object, KrSpan *span)
{
    static const char *const names[] = {"lineno", "col_offset", "end_lineno", "end_col_offset"};
    int32_t numbers[4];
    for (int i = 0; i < 4; i++) {
        KrOwn value = KR_NULL;
        KrFound found = attribute(r, object, names[i], &value);
        bool ok = found != KR_FAULT;
        if (ok && i >= 2 && (!found || kr_is_none(kr_ref(value))))
            numbers[i] = numbers[i - 2];
        else if (ok && found)
            ok = int_of(r, kr_ref(value), &numbers[i]);
        else if (ok)
            ok = kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                          "required field \"%s\" missing from %s", names[i], type);
        kr_xdrop(r->thread, value);
        if (!ok) return false;
    }
    *span = (KrSpan){numbers[0], numbers[1], numbers[2], numbers[3]};
    return true;
}

static bool node_of(Reader *r, int type_index, KrRef object, void **out)
{
    const KrAstType *type = &kr_ast_types[type_index];
    if (kr_thread_stack_low(r->thread))
        return kr_exception_raise_false(r->thread, &kr_exception_recursion_error,
                                        "maximum recursion depth exceeded while traversing '%s' node",
                                        type->name);
    bool product = !strcmp(type->name, type->kinds[0].name);
    KrFound found = product ? KR_PRESENT
                            : kr_isinstance(r->thread, object, kr_ast_module_class(r->thread, type->first_object));
    if (found == KR_FAULT) return false;
    char *node = kr_arena_zalloc(r->arena, sizeof(KrStmt) > sizeof(KrExpr) ? sizeof(KrStmt) : sizeof(KrExpr));
    if (!node) return no_memory(r);
    if (found && type->span_offset >= 0 &&
        !span_of(r, type->name, object, (KrSpan *)(void *)(node + type->span_offset)))
        return false;
    for (int k = 0; found && k < type->kind_count; k++) {
        const KrAstKind *kind = &type->kinds[k];
        if (!product) {
            KrFound is = kr_isinstance(r->thread, object,
                                       kr_ast_module_class(r->thread, type->first_object + 1 + k));
            if (is == KR_FAULT) return false;
            if (!is) continue;
        }
        if (type->has_kind) {
            int32_t number = k + 1;
            memcpy(node, &number, sizeof number);
        }
        for (int i = 0; i < kind->field_count; i++)
            if (!field_of(r, &kind->fields[i], kind->name, object, node + kind->fields[i].offset))
                return false;
        *out = node;
        return true;
    }
    return kr_exception_raise_false(r->thread, &kr_exception_type_error,
                                    "expected some sort of %s, but got %R", type->name, object);
}

bool kr_ast_to_tree_check_mode(KrThread *thread, KrRef object, int mode)
{
    static const int kinds[] = {KR_MOD_MODULE, KR_MOD_EXPRESSION, KR_MOD_INTERACTIVE, KR_MOD_FUNCTION_TYPE};
    static const char *const names[] = {"Module", "Expression", "Interactive", "FunctionType"};
    if (kr_ref_is_null(kr_ast_module_class(thread, 0))) return false;
    KrFound found = kr_isinstance(thread, object, kr_ast_module_class(thread, kinds[mode]));
    if (found) return found == KR_PRESENT;
    return kr_exception_raise_false(thread, &kr_exception_type_error, "expected %s node, got %s", names[mode],
                                    kr_type_of(object)->name);
}

KrMod *kr_ast_to_tree(KrThread *thread, KrArena *arena, KrRef object, int mode, KrRef keep)
{
    Reader r = {thread, arena, keep};
    if (!kr_ast_to_tree_check_mode(thread, object, mode)) return NULL;
    void *node = NULL;
    return node_of(&r, KR_AST_TYPE_MOD, object, &node) ? node : NULL;
}
