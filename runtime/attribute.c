// SPDX-License-Identifier: MIT
// Attribute access: see attribute.h. Instances of Python classes keep attributes in shapes, modules
// and functions in a dict (KrModule.dict, KrFunction.dict); other objects have none of their own.
#include "runtime/attribute.h"

#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/module.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

// The object's own dict, if it is of a kind that has one outside of shapes. Null: none (yet).
static KrOwn *own_dict(KrRef object)
{
    if (!kr_is_ptr(object))
        return NULL;
    KrType *type = kr_obj(object)->type;
    if (type == &kr_function_type)
        return &((KrFunction *)kr_obj(object))->dict;
    if (type->flags & KR_TYPE_EXCEPTION_SUB)
        return &((KrException *)kr_obj(object))->dict;
    if (type == &kr_module_type || kr_type_is_subtype(type, &kr_module_type))
        return &((KrModule *)kr_obj(object))->dict;
    if (type->flags & KR_TYPE_OWN_DICT)
        return kr_attribute_own_dict(kr_obj(object));
    return NULL;
}

KrOwn *kr_attribute_own_dict(KrObject *object)
{
    const KrType *type = object->type;
    size_t end = type->basic_size;
    if (type->flags & KR_TYPE_TUPLE_SUB)
        end += (size_t)((KrTuple *)(void *)object)->length * sizeof(KrOwn);
    return (KrOwn *)(void *)((char *)object + end - sizeof(KrOwn));
}

// The builtin type whose layout the object has.
static const KrType *layout_of(const KrObject *object)
{
    const KrType *type = object->type;
    while (type->flags & KR_TYPE_HEAP)
        type = type->base;
    return type;
}

void kr_attribute_own_dealloc(KrThread *thread, KrObject *object)
{
    KrOwn dict = kr_move(kr_attribute_own_dict(object));
    kr_xdrop(thread, dict);
    layout_of(object)->dealloc(thread, object);
}

void kr_attribute_own_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrOwn *dict = kr_attribute_own_dict(object);
    if (!kr_is_null(*dict))
        visitor(kr_ref(*dict), context);
    if (layout_of(object)->visit)
        layout_of(object)->visit(object, visitor, context);
}

void kr_attribute_own_clear(KrThread *thread, KrObject *object)
{
    KrOwn dict = kr_move(kr_attribute_own_dict(object));
    kr_xdrop(thread, dict);
    if (layout_of(object)->clear)
        layout_of(object)->clear(thread, object);
}

static KrRef own_attribute(KrRef object, KrRef name)
{
    if (kr_type_has(object, KR_TYPE_INSTANCE))
        return kr_shape_get((KrInstance *)kr_obj(object), name);
    KrOwn *dict = own_dict(object);
    if (!dict || kr_is_null(*dict))
        return KR_REF_NULL;
    return kr_dict_find_str(kr_ref(*dict), name);
}

static KrOwn no_attribute(KrThread *thread, KrRef object, KrRef name)
{
    if (kr_is_ptr(object) && kr_type_is_subtype(kr_obj(object)->type, &kr_module_type)) {
        KrRef module = kr_dict_find_str(kr_module_dict(object), kr_name(KR_NAME___name__));
        if (!kr_ref_is_null(module))
            return kr_exception_raise(thread, &kr_exception_attribute_error,
                                      "module '%S' has no attribute '%S'", module, name);
    }
    (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                             "'%T' object has no attribute '%S'", object, name);
    kr_exception_note_attribute(thread, object, name);
    return KR_NULL;
}

KrOwn kr_attr_generic_get(KrThread *thread, KrRef object, KrRef name)
{
    KrType *type = kr_type_of(object);
    KrRef on_type = kr_type_find(type, name);
    KrType *kind = kr_ref_is_null(on_type) ? NULL : kr_type_of(on_type);
    if (kind && kind->descr_get && kind->descr_set) {
        KrOwn held = kr_dup(on_type); // the getter may rebind it on the class
        KrOwn value = kind->descr_get(thread, on_type, object, kr_type_ref(type));
        kr_drop(thread, held);
        return value;
    }
    KrRef own = own_attribute(object, name);
    if (!kr_ref_is_null(own))
        return kr_dup(own);
    if (kind && kind->descr_get) {
        KrOwn held = kr_dup(on_type);
        KrOwn value = kind->descr_get(thread, on_type, object, kr_type_ref(type));
        kr_drop(thread, held);
        return value;
    }
    if (kind)
        return kr_dup(on_type);
    if (kr_is(name, kr_name(KR_NAME___dict__))) {
        if (type->flags & KR_TYPE_NO_DICT)
            return no_attribute(thread, object, name);
        if (type->flags & KR_TYPE_INSTANCE)
            return kr_shape_dict(thread, (KrInstance *)kr_obj(object));
        KrOwn *dict = own_dict(object);
        if (dict) {
            if (kr_is_null(*dict))
                *dict = kr_dict_new(thread);
            return kr_is_null(*dict) ? KR_NULL : kr_dup(kr_ref(*dict));
        }
    }
    return no_attribute(thread, object, name);
}

bool kr_attr_generic_set(KrThread *thread, KrRef object, KrRef name, KrRef value)
{
    KrType *type = kr_type_of(object);
    KrRef on_type = kr_type_find(type, name);
    if (!kr_ref_is_null(on_type) && kr_type_of(on_type)->descr_set) {
        KrOwn held = kr_dup(on_type);
        bool ok = kr_type_of(on_type)->descr_set(thread, on_type, object, value);
        kr_drop(thread, held);
        return ok;
    }
    KrFound found = KR_PRESENT;
    if (type->flags & KR_TYPE_INSTANCE) {
        KrInstance *instance = (KrInstance *)kr_obj(object);
        if (kr_is(name, kr_name(KR_NAME___dict__)) && !kr_ref_is_null(value))
            return kr_shape_set_dict(thread, instance, value);
        if (type->flags & KR_TYPE_NO_DICT) {
            if (kr_ref_is_null(on_type))
                return kr_exception_raise_false(
                    thread, &kr_exception_attribute_error,
                    "'%T' object has no attribute '%S' and no __dict__ for setting new attributes",
                    object, name);
            return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                            "'%T' object attribute '%S' is read-only", object, name);
        }
        if (!kr_ref_is_null(value))
            return kr_shape_set(thread, instance, name, value);
        found = kr_shape_delete(thread, instance, name);
    } else {
        KrOwn *dict = own_dict(object);
        if (!dict) {
            if (!kr_ref_is_null(on_type))
                return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                                "'%T' object attribute '%S' is read-only", object,
                                                name);
            return kr_exception_raise_false(
                thread, &kr_exception_attribute_error,
                kr_ref_is_null(value)
                    ? "'%T' object has no attribute '%S'"
                    : "'%T' object has no attribute '%S' and no __dict__ for setting new attributes",
                object, name);
        }
        if (kr_is_null(*dict)) {
            *dict = kr_dict_new(thread);
            if (kr_is_null(*dict))
                return false;
        }
        if (!kr_ref_is_null(value))
            return kr_dict_set(thread, kr_ref(*dict), name, value);
        found = kr_dict_delete(thread, kr_ref(*dict), name);
    }
    if (found == KR_ABSENT)
        (void)no_attribute(thread, object, name);
    return found == KR_PRESENT;
}

KrOwn kr_attr_get(KrThread *thread, KrRef object, KrRef name)
{
    return kr_type_of(object)->getattr(thread, object, name);
}

KrFound kr_attr_lookup(KrThread *thread, KrRef object, KrRef name, KrOwn *value)
{
    *value = kr_attr_get(thread, object, name);
    if (!kr_is_null(*value))
        return KR_PRESENT;
    if (!kr_exception_is(thread, &kr_exception_attribute_error))
        return KR_FAULT;
    kr_exception_clear(thread);
    return KR_ABSENT;
}

bool kr_attr_set(KrThread *thread, KrRef object, KrRef name, KrRef value)
{
    return kr_type_of(object)->setattr(thread, object, name, value);
}

bool kr_attr_delete(KrThread *thread, KrRef object, KrRef name)
{
    return kr_type_of(object)->setattr(thread, object, name, KR_REF_NULL);
}

KrOwn kr_attr_get_name(KrThread *thread, KrRef object, const char *ascii)
{
    KrOwn name = kr_str_interned(thread, ascii);
    if (kr_is_null(name))
        return KR_NULL;
    KrOwn value = kr_attr_get(thread, object, kr_ref(name));
    kr_drop(thread, name);
    return value;
}

KrOwn kr_attr_get_method(KrThread *thread, KrRef object, KrRef name, KrOwn *self)
{
    KrType *type = kr_type_of(object);
    *self = KR_NULL;
    if (type->getattr != kr_attr_generic_get)
        return kr_attr_get(thread, object, name);
    KrRef on_type = kr_type_find(type, name);
    if (!kr_ref_is_null(on_type) &&
        kr_type_of(on_type)->flags & KR_TYPE_METHOD_DESCRIPTOR &&
        kr_ref_is_null(own_attribute(object, name))) {
        *self = kr_dup(object);
        return kr_dup(on_type);
    }
    return kr_attr_get(thread, object, name);
}
