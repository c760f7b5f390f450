// SPDX-License-Identifier: MIT
// Attribute access: see attribute.h. Instances of Python classes keep attributes in shapes, modules
// and functions in a dict (KrModule.dict, KrFunction.dict); other objects have none of their own.
#include "runtime/attribute.h"

#include "runtime/bytes.h"
#include "runtime/class_method.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/import_blame.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

// The builtin type whose layout the instances have.
static const KrType *layout_of(const KrType *type)
{
    while (type->flags & KR_TYPE_HEAP)
        type = type->base;
    return type;
}

KrOwn *kr_attribute_own_words(KrObject *object)
{
    const KrType *type = object->type;
    const char *start = (const char *)object;
    size_t size;
    if (type->flags & KR_TYPE_TUPLE_SUB) {
        size = sizeof(KrTuple) + (size_t)((KrTuple *)(void *)object)->length * sizeof(KrOwn);
    } else if (type->flags & KR_TYPE_INT_SUB) {
        int64_t limbs = ((KrInt *)(void *)object)->size;
        limbs = limbs < 0 ? -limbs : limbs;
        size = sizeof(KrInt) + (size_t)(limbs ? limbs : 1) * 8;
    } else if (type->flags & KR_TYPE_STR_SUB) {
        const KrStr *str = (const KrStr *)(const void *)object;
        size = sizeof(KrStr) + ((size_t)str->capacity + 1) * str->kind;
    } else if (type->flags & KR_TYPE_BYTES_SUB) {
        size = sizeof(KrBytes) + (size_t)((KrBytes *)(void *)object)->length + 1;
    } else {
        size = layout_of(type)->basic_size;
    }
    return (KrOwn *)(uintptr_t)(start + ((size + 7) & ~(size_t)7));
}

// The object's own dict, if it is of a kind that has one outside of shapes. Null: none (yet).
KrOwn *kr_attribute_own_dict(KrRef object)
{
    if (!kr_is_ptr(object))
        return NULL;
    KrType *type = kr_obj(object)->type;
    if (type->own_dict)
        return kr_attribute_own_words(kr_obj(object)) + type->own_dict - 1;
    if (type->dict_offset)
        return (KrOwn *)(void *)((char *)kr_obj(object) + type->dict_offset);
    if (type == &kr_function_type)
        return &((KrFunction *)kr_obj(object))->dict;
    if (type->flags & KR_TYPE_EXCEPTION_SUB)
        return &((KrException *)kr_obj(object))->dict;
    const KrType *layout = layout_of(type);
    if (layout == &kr_module_type)
        return &((KrModule *)kr_obj(object))->dict;
    if (layout == &kr_classmethod_type || layout == &kr_staticmethod_type)
        return &((KrWrapped *)kr_obj(object))->dict;
    return NULL;
}

bool kr_attribute_has_dict(const KrType *type)
{
    if (type->flags & KR_TYPE_INSTANCE)
        return !(type->flags & KR_TYPE_NO_DICT);
    if (type->own_dict || type->dict_offset || type->flags & (KR_TYPE_EXCEPTION_SUB | KR_TYPE_TYPE_SUB))
        return true;
    const KrType *layout = layout_of(type);
    return layout == &kr_module_type || layout == &kr_classmethod_type ||
           layout == &kr_staticmethod_type || layout == &kr_function_type;
}

static KrOwn no_attribute(KrThread *thread, KrRef object, KrRef name);

// The __dict__ of the type in C that already gives the object one, whatever another base of its class offers; or null.
static KrRef dict_of_builtin(KrRef object)
{
    const KrType *own = kr_type_has(object, KR_TYPE_TYPE_SUB)                          ? &kr_type_type
                        : kr_type_is_subtype(kr_type_of(object), &kr_module_type) ? &kr_module_type
                                                                                  : NULL;
    return own ? kr_dict_find_str(kr_ref(own->dict), kr_name(KR_NAME___dict__)) : KR_REF_NULL;
}

KrOwn kr_attribute_get_dict(KrThread *thread, KrRef object)
{
    if (kr_type_has(object, KR_TYPE_INSTANCE)) {
        if (!kr_type_has(object, KR_TYPE_NO_DICT))
            return kr_shape_dict(thread, (KrInstance *)kr_obj(object));
    } else {
        KrRef builtin = dict_of_builtin(object);
        if (!kr_ref_is_null(builtin)) return kr_type_of(builtin)->descr_get(thread, builtin, object, KR_REF_NULL);
        KrOwn *dict = kr_attribute_own_dict(object);
        if (dict && kr_is_null(*dict))
            *dict = kr_dict_new(thread);
        if (dict)
            return kr_is_null(*dict) ? KR_NULL : kr_dup(kr_ref(*dict));
    }
    return no_attribute(thread, object, kr_name(KR_NAME___dict__));
}

bool kr_attribute_set_dict(KrThread *thread, KrRef object, KrRef value)
{
    KrOwn fresh = KR_NULL;
    KrRef builtin = kr_is_ptr(object) ? dict_of_builtin(object) : KR_REF_NULL;
    if (!kr_ref_is_null(builtin)) return kr_type_of(builtin)->descr_set(thread, builtin, object, value);
    if (kr_ref_is_null(value) && kr_is_ptr(object) &&
        (kr_obj(object)->type->dict_offset || kr_obj(object)->type == &kr_function_type ||
         kr_obj(object)->type->flags & KR_TYPE_EXCEPTION_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error, "cannot delete __dict__");
    if (kr_ref_is_null(value)) { // deleting gives an empty one
        fresh = kr_dict_new(thread);
        if (kr_is_null(fresh))
            return false;
        value = kr_ref(fresh);
    }
    bool ok = true;
    if (kr_type_has(object, KR_TYPE_INSTANCE) && !kr_type_has(object, KR_TYPE_NO_DICT)) {
        ok = kr_shape_set_dict(thread, (KrInstance *)kr_obj(object), value);
    } else if (kr_attribute_own_dict(object)) {
        ok = kr_type_has(value, KR_TYPE_DICT_SUB);
        if (ok)
            kr_store(thread, kr_attribute_own_dict(object), kr_dup(value));
        else
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "__dict__ must be set to a dictionary, not a '%T'", value);
    } else {
        (void)no_attribute(thread, object, kr_name(KR_NAME___dict__));
        ok = false;
    }
    kr_xdrop(thread, fresh);
    return ok;
}

// Members of __slots__ first, then the dict, as CPython does.
static void drop_own(KrThread *thread, KrObject *object)
{
    KrOwn *words = kr_attribute_own_words(object);
    const KrType *type = object->type;
    for (uint32_t i = 0; i < type->own_words; i++) {
        if (i + 1 == type->own_dict)
            continue;
        KrOwn value = kr_move(&words[i]);
        kr_xdrop(thread, value);
    }
    if (type->own_dict) {
        KrOwn dict = kr_move(&words[type->own_dict - 1]);
        kr_xdrop(thread, dict);
    }
}

void kr_attribute_own_dealloc(KrThread *thread, KrObject *object)
{
    drop_own(thread, object);
    layout_of(object->type)->dealloc(thread, object);
}

void kr_attribute_own_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrOwn *words = kr_attribute_own_words(object);
    for (uint32_t i = 0; i < object->type->own_words; i++)
        if (!kr_is_null(words[i]))
            visitor(kr_ref(words[i]), context);
    const KrType *layout = layout_of(object->type);
    if (layout->visit)
        layout->visit(object, visitor, context);
}

void kr_attribute_own_clear(KrThread *thread, KrObject *object)
{
    drop_own(thread, object);
    const KrType *layout = layout_of(object->type);
    if (layout->clear)
        layout->clear(thread, object);
}

static KrRef own_attribute(KrRef object, KrRef name)
{
    if (kr_type_has(object, KR_TYPE_INSTANCE))
        return kr_shape_get((KrInstance *)kr_obj(object), name);
    KrOwn *dict = kr_attribute_own_dict(object);
    if (!dict || kr_is_null(*dict))
        return KR_REF_NULL;
    return kr_dict_find_str(kr_ref(*dict), name);
}

bool kr_attribute_has_own(KrRef object, KrRef name)
{
    return !kr_ref_is_null(own_attribute(object, name));
}

static KrOwn absent(KrThread *thread, KrRef object, KrRef name)
{
    (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                             "'%T' object has no attribute '%V'", object, name);
    kr_exception_note_attribute(thread, object, name);
    return KR_NULL;
}

static KrOwn no_attribute(KrThread *thread, KrRef object, KrRef name)
{
    if (kr_is_ptr(object) && kr_type_is_subtype(kr_obj(object)->type, &kr_module_type))
        return kr_import_blame_attribute(thread, object, name);
    return absent(thread, object, name);
}

// What a descriptor on the type gives for the object.
static KrFound described(KrThread *thread, KrRef descriptor, KrRef object, const KrType *type, KrOwn *value)
{
    KrOwn held = kr_dup(descriptor); // the getter may rebind it on the class
    *value = kr_type_of(descriptor)->descr_get(thread, descriptor, object, kr_type_ref(type));
    kr_drop(thread, held);
    return kr_is_null(*value) ? KR_FAULT : KR_PRESENT;
}

// The dict of the object if one has to ask it: for a name of a subclass of str, or because it has keys that are no strs; or null.
static KR_NOINLINE KrRef dict_to_ask(KrThread *thread, KrRef object, KrRef name)
{
    bool plain = kr_is_exact(name, &kr_str_type);
    if (kr_type_has(object, KR_TYPE_INSTANCE)) {
        KrInstance *instance = (KrInstance *)kr_obj(object);
        if (plain || kr_type_has(object, KR_TYPE_NO_DICT)) return kr_shape_odd_dict(instance);
        KrOwn dict = kr_shape_dict(thread, instance);
        if (kr_is_null(dict)) {
            kr_exception_clear(thread);
            return KR_REF_NULL;
        }
        kr_drop(thread, dict);
        return kr_ref(instance->slots[0]);
    }
    KrOwn *dict = plain ? NULL : kr_attribute_own_dict(object);
    return dict && !kr_is_null(*dict) ? kr_ref(*dict) : KR_REF_NULL;
}

// Where keys that are no strs may say that they are equal to the name; they may also take from the class what it has.
static KR_NOINLINE KrFound by_odd_keys(KrThread *thread, KrRef dict, KrRef object, KrRef name, KrRef on_type, KrOwn *value)
{
    KrRef own;
    KrOwn held = kr_ref_is_null(on_type) ? KR_NULL : kr_dup(on_type), owner = kr_dup(dict);
    KrFound found = kr_dict_find(thread, kr_ref(owner), name, &own);
    *value = found == KR_PRESENT ? kr_dup(own) : KR_NULL;
    if (found == KR_ABSENT && !kr_is_null(held)) {
        const KrType *kind = kr_type_of(kr_ref(held));
        *value = kind->descr_get ? kind->descr_get(thread, kr_ref(held), object, kr_type_ref(kr_type_of(object)))
                                 : kr_dup(kr_ref(held));
        found = kr_is_null(*value) ? KR_FAULT : KR_PRESENT;
    }
    kr_xdrop(thread, held);
    kr_drop(thread, owner);
    return found;
}

// The generic way to an attribute. Absent: nothing is raised.
KR_INLINE KrFound find_generic(KrThread *thread, KrRef object, KrRef name, KrOwn *value)
{
    KrType *type = kr_type_of(object);
    KrRef on_type = kr_type_find(type, name);
    const KrType *kind = kr_ref_is_null(on_type) ? NULL : kr_type_of(on_type);
    if (kind && kind->descr_get && kind->descr_set)
        return described(thread, on_type, object, type, value);
    KrRef own = own_attribute(object, name);
    if (!kr_ref_is_null(own)) {
        *value = kr_dup(own);
        return KR_PRESENT;
    }
    if (KR_UNLIKELY(!kr_is_exact(name, &kr_str_type) ||
                    (kr_type_has(object, KR_TYPE_INSTANCE) && ((KrInstance *)kr_obj(object))->shape->mode == KR_SHAPE_DICT))) {
        KrRef dict = dict_to_ask(thread, object, name);
        if (!kr_ref_is_null(dict))
            return by_odd_keys(thread, dict, object, name, on_type, value);
    }
    if (kind && kind->descr_get)
        return described(thread, on_type, object, type, value);
    if (kind) {
        *value = kr_dup(on_type);
        return KR_PRESENT;
    }
    *value = KR_NULL;
    if (KR_LIKELY(!kr_is(name, kr_name(KR_NAME___dict__))))
        return KR_ABSENT;
    if (type->dict_offset) // those have a descriptor, or hide it
        return KR_ABSENT;
    *value = kr_attribute_get_dict(thread, object);
    return kr_is_null(*value) ? KR_FAULT : KR_PRESENT;
}

KrOwn kr_attr_generic_get(KrThread *thread, KrRef object, KrRef name)
{
    KrOwn value;
    return find_generic(thread, object, name, &value) == KR_ABSENT ? no_attribute(thread, object, name) : value;
}

// An object without room for the attribute: it can neither be set nor deleted.
static bool no_room(KrThread *thread, KrRef object, KrRef name)
{
    bool generic = kr_type_of(object)->setattr == kr_attr_generic_set; // else another hook may make room
    (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                             generic ? "'%T' object has no attribute '%V' and no __dict__ for setting new attributes"
                                     : "'%T' object has no attribute '%V'",
                             object, name);
    kr_exception_note_attribute(thread, object, name);
    return false;
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
        if (type->flags & KR_TYPE_NO_DICT) {
            if (kr_ref_is_null(on_type))
                return no_room(thread, object, name);
            return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                            "'%T' object attribute '%V' is read-only", object, name);
        }
        if (!kr_ref_is_null(value))
            return kr_shape_set(thread, instance, name, value);
        found = kr_shape_delete(thread, instance, name);
    } else {
        KrOwn *dict = kr_attribute_own_dict(object);
        if (!dict) {
            if (!kr_ref_is_null(on_type))
                return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                                "'%T' object attribute '%V' is read-only", object,
                                                name);
            return no_room(thread, object, name);
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
        (void)absent(thread, object, name);
    return found == KR_PRESENT;
}

KrOwn kr_attr_get(KrThread *thread, KrRef object, KrRef name)
{
    return kr_type_of(object)->getattr(thread, object, name);
}

bool kr_attr_generic_lacks(KrRef object, KrRef name)
{
    return kr_ref_is_null(kr_type_find(kr_type_of(object), name)) &&
           kr_ref_is_null(own_attribute(object, name)) && !kr_is(name, kr_name(KR_NAME___dict__));
}

KrFound kr_attr_lookup(KrThread *thread, KrRef object, KrRef name, KrOwn *value)
{
    KrType *type = kr_type_of(object);
    if (type->getattr == kr_attr_generic_get) { // nothing is raised only to be caught
        KrFound found = find_generic(thread, object, name, value);
        if (KR_LIKELY(found != KR_FAULT) || !kr_exception_is(thread, &kr_exception_attribute_error))
            return found;
        kr_exception_clear(thread);
        return KR_ABSENT;
    }
    if (type == &kr_module_type && kr_ref_is_null(kr_type_find(type, name)) &&
        kr_ref_is_null(own_attribute(object, name)) && !kr_is(name, kr_name(KR_NAME___dict__)) &&
        kr_ref_is_null(own_attribute(object, kr_name(KR_NAME___getattr__)))) {
        *value = KR_NULL;
        return KR_ABSENT;
    }
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
