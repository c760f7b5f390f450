// SPDX-License-Identifier: MIT
// Trees of the parser as objects of the classes in _ast: compile(..., PyCF_ONLY_AST), ast.parse.
//
// One function for every node, driven by the field tables of build/gen/ast.c.
// Tests: tests/lang/modules/ast/, tools/ast_check.py.
#include "modules/ast_module.h"

#include "frontend/compile.h"
#include "runtime/attribute.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/shape.h"
#include "runtime/str.h"

static KrOwn node_object(KrThread *thread, int type_index, const void *node);

static int int_at(const void *place)
{
    int value;
    memcpy(&value, place, sizeof value);
    return value;
}
static const void *pointer_at(const void *place)
{
    const void *value;
    memcpy(&value, place, sizeof value);
    return value;
}

static KrOwn ident_object(KrThread *thread, const KrIdent *ident)
{
    if (!ident) return kr_none_own();
    KrOwn text = kr_str_from_utf8(thread, ident->utf8, ident->length);
    return kr_is_null(text) ? KR_NULL : kr_str_intern(thread, text);
}

// One value of a field; place: where it lies in its node or sequence.
static KrOwn value_object(KrThread *thread, const KrAstField *field, const void *place)
{
    switch (field->type) {
    case KR_AST_FIELD_IDENT: return ident_object(thread, pointer_at(place));
    case KR_AST_FIELD_STRING: {
        const KrIdent *text = pointer_at(place);
        return text ? kr_str_from_utf8(thread, text->utf8, text->length) : kr_none_own();
    }
    case KR_AST_FIELD_INT: return kr_from_small_int(int_at(place));
    case KR_AST_FIELD_CONSTANT: return kr_compile_constant_object(thread, place);
    case KR_AST_FIELD_ENUM: {
        const KrAstType *type = &kr_ast_types[field->node_type];
        return kr_dup(kr_ast_module_class(thread, type->first_object + type->kind_count + int_at(place)));
    }
    case KR_AST_FIELD_NODE: return node_object(thread, field->node_type, pointer_at(place));
    }
    return kr_none_own();
}

static KrOwn field_object(KrThread *thread, const KrAstField *field, const char *place)
{
    if (field->shape != KR_AST_SHAPE_SEQ && field->shape != KR_AST_SHAPE_SEQ_OPTIONAL)
        return value_object(thread, field, place);
    const KrExprSeq *seq = (const KrExprSeq *)(const void *)place; // all sequences look alike
    size_t step = field->type == KR_AST_FIELD_ENUM ? sizeof(KrCmpop) : sizeof(void *);
    KrOwn list = kr_list_new(thread, 0);
    for (int32_t i = 0; i < seq->count && !kr_is_null(list); i++) {
        KrOwn item = value_object(thread, field, (const char *)seq->items + step * (size_t)i);
        if (kr_is_null(item) || !kr_list_append_own(thread, kr_ref(list), item)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static bool set(KrThread *thread, KrRef object, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_shape_set(thread, (KrInstance *)(void *)kr_obj(object), kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

static KrOwn node_object(KrThread *thread, int type_index, const void *node)
{
    if (!node) return kr_none_own();
    if (kr_thread_stack_low(thread))
        return kr_exception_raise(thread, &kr_exception_recursion_error,
                                  "maximum recursion depth exceeded during ast construction");
    const KrAstType *type = &kr_ast_types[type_index];
    int k = type->has_kind ? int_at(node) - 1 : 0;
    const KrAstKind *kind = &type->kinds[k];
    bool product = !strcmp(type->name, type->kinds[0].name);
    KrRef class = kr_ast_module_class(thread, type->first_object + (product ? 0 : 1 + k));
    KrObject *made = kr_shape_new_instance(thread, (KrType *)kr_obj(class));
    if (!made) return KR_NULL;
    KrOwn object = kr_steal_obj(made);
    bool ok = true;
    for (int i = 0; ok && i < kind->field_count; i++)
        ok = set(thread, kr_ref(object), kind->fields[i].name,
                 field_object(thread, &kind->fields[i], (const char *)node + kind->fields[i].offset));
    if (ok && type->span_offset >= 0) {
        KrSpan span;
        memcpy(&span, (const char *)node + type->span_offset, sizeof span);
        if (!span.line) span = (KrSpan){-1, -1, -1, -1}; // made by the optimizer, in no place
        ok = set(thread, kr_ref(object), "lineno", kr_from_small_int(span.line)) &&
             set(thread, kr_ref(object), "col_offset", kr_from_small_int(span.column)) &&
             set(thread, kr_ref(object), "end_lineno", kr_from_small_int(span.end_line)) &&
             set(thread, kr_ref(object), "end_col_offset", kr_from_small_int(span.end_column));
    }
    if (ok) return object;
    kr_drop(thread, object);
    return KR_NULL;
}

KrOwn kr_ast_from_tree(KrThread *thread, const KrMod *module)
{
    if (kr_ref_is_null(kr_ast_module_class(thread, 0))) return KR_NULL;
    return node_object(thread, KR_AST_TYPE_MOD, module);
}
