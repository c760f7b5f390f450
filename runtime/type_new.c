// SPDX-License-Identifier: MIT
// The class statement's other half: making a class from name, bases and namespace. See type.h.
//
// Classes whose bases lay out memory themselves (int, str, list, exceptions, ...) have instances of
// that layout; all others have KrInstance (shape and slots).
#include "runtime/type.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/protocol_sequence.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

KrType *kr_type_best_metaclass(KrThread *thread, KrType *start, KrRef bases)
{
    KrTuple *tuple = (KrTuple *)kr_obj(bases);
    for (int64_t i = 0; i < tuple->length; i++) {
        KrType *meta = kr_type_of(kr_ref(tuple->items[i]));
        if (kr_type_is_subtype(start, meta))
            continue;
        if (!kr_type_is_subtype(meta, start)) {
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases");
            return NULL;
        }
        start = meta;
    }
    return start;
}

// The static type whose memory layout the class's instances have.
static KrType *layout_of(KrType *type)
{
    while (type->flags & KR_TYPE_HEAP)
        type = type->base;
    return type;
}

// The base that decides the layout: the one with the most special layout.
static KrType *best_base(KrThread *thread, KrTuple *bases)
{
    KrType *winner = NULL;
    for (int64_t i = 0; i < bases->length; i++) {
        KrRef item = kr_ref(bases->items[i]);
        if (!kr_type_has(item, KR_TYPE_TYPE_SUB)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error, "bases must be types");
            return NULL;
        }
        KrType *base = (KrType *)kr_obj(item);
        if (!(base->flags & (KR_TYPE_BASE | KR_TYPE_HEAP))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "type '%s' is not an acceptable base type", base->name);
            return NULL;
        }
        if (!winner) {
            winner = base;
            continue;
        }
        KrType *mine = layout_of(base), *best = layout_of(winner);
        if (kr_type_is_subtype(best, mine) && mine != best)
            continue;
        if (mine == best) {
            if (kr_type_is_subtype(base, winner) || winner->slots_count < base->slots_count)
                winner = winner->slots_count && !kr_type_is_subtype(base, winner) ? winner : base;
            continue;
        }
        if (!kr_type_is_subtype(mine, best)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "multiple bases have instance lay-out conflict");
            return NULL;
        }
        winner = base;
    }
    return winner;
}

static KrOwn mangle(KrThread *thread, KrRef class_name, KrRef name)
{
    const char *text = kr_str_text(thread, name), *class_text = kr_str_text(thread, class_name);
    size_t length = strlen(text);
    bool private_ = length > 2 && text[0] == '_' && text[1] == '_' &&
                    !(text[length - 1] == '_' && text[length - 2] == '_');
    while (*class_text == '_')
        class_text++;
    if (!private_ || !*class_text)
        return kr_dup(name);
    return kr_str_from_format(thread, "_%s%S", class_text, name);
}

// Members for the names in __slots__; whether instances still have a dict.
static bool add_slots(KrThread *thread, KrType *type, KrRef slots, bool *has_dict)
{
    KrOwn names = KR_NULL;
    bool ok = false;
    *has_dict = false;
    if (kr_str_is_sub(slots)) {
        names = kr_tuple_from(thread, &slots, 1);
    } else {
        names = kr_sequence_tuple(thread, slots);
    }
    if (kr_is_null(names))
        return false;
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(names));
    for (int64_t i = 0; i < tuple->length; i++) {
        KrRef name = kr_ref(tuple->items[i]);
        if (!kr_str_is_sub(name)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "__slots__ items must be strings, not '%T'", name);
            goto done;
        }
        if (kr_str_equal_ascii(name, "__dict__")) {
            *has_dict = true;
            continue;
        }
        if (kr_str_equal_ascii(name, "__weakref__"))
            continue;
        if (kr_dict_has(thread, kr_ref(type->dict), name) == KR_PRESENT) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "%R in __slots__ conflicts with class variable", name);
            goto done;
        }
        KrOwn mangled = kr_str_intern(thread, mangle(thread, kr_ref(type->name_str), name));
        if (kr_is_null(mangled))
            goto done;
        KrOwn member = kr_descriptor_new_member(thread, type, kr_ref(mangled), type->slots_count++);
        bool set = !kr_is_null(member) &&
                   kr_dict_set(thread, kr_ref(type->dict), kr_ref(mangled), kr_ref(member));
        kr_xdrop(thread, member);
        kr_drop(thread, mangled);
        if (!set)
            goto done;
    }
    ok = true;
done:
    kr_drop(thread, names);
    return ok;
}

// __new__ is a staticmethod, __init_subclass__ and __class_getitem__ are classmethods.
static bool wrap_special(KrThread *thread, KrType *type, int name, KrType *wrapper)
{
    KrRef found = kr_dict_find_str(kr_ref(type->dict), kr_name(name));
    if (kr_ref_is_null(found) || !kr_is_exact(found, &kr_function_type))
        return true;
    KrOwn wrapped = kr_call_1(thread, kr_type_ref(wrapper), found);
    if (kr_is_null(wrapped))
        return false;
    bool ok = kr_dict_set(thread, kr_ref(type->dict), kr_name(name), kr_ref(wrapped));
    kr_drop(thread, wrapped);
    return ok;
}

static bool call_set_names(KrThread *thread, KrType *type)
{
    KrOwn copy = kr_dict_copy(thread, kr_ref(type->dict)); // they may change the class
    if (kr_is_null(copy))
        return false;
    size_t position = 0;
    KrRef key, value;
    bool ok = true;
    while (ok && kr_dict_next(kr_ref(copy), &position, &key, &value)) {
        KrRef args[2] = {kr_type_ref(type), key};
        KrOwn result = KR_NULL;
        KrFound found = kr_call_special(thread, value, KR_NAME___set_name__, args, 2, &result);
        ok = found != KR_FAULT;
        kr_xdrop(thread, result);
    }
    kr_drop(thread, copy);
    return ok;
}

static bool call_init_subclass(KrThread *thread, KrType *type, KrRef kwnames,
                               const KrRef *kwvalues)
{
    bool is_method;
    KrOwn function = kr_descriptor_super_lookup(thread, kr_type_ref(type), kr_type_ref(type),
                                                kr_name(KR_NAME___init_subclass__), &is_method);
    if (kr_is_null(function))
        return false;
    KrOwn result = kr_call(thread, kr_ref(function), kwvalues, 0, kwnames);
    kr_drop(thread, function);
    kr_xdrop(thread, result);
    return !kr_is_null(result);
}

static bool fill(KrThread *thread, KrType *type, KrType *base, KrRef name, KrRef dict)
{
    type->base = base;
    kr_object_dup((KrObject *)base);
    type->name_str = kr_dup(name);
    type->name = kr_str_text(thread, name);
    type->dict = kr_dict_copy(thread, dict);
    if (kr_is_null(type->dict))
        return false;
    KrRef qualname = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___qualname__));
    if (!kr_ref_is_null(qualname) && !kr_str_is_sub(qualname))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "type __qualname__ must be a str, not %T", qualname);
    type->qualname = kr_dup(kr_ref_is_null(qualname) ? name : qualname);
    if (!kr_ref_is_null(qualname) &&
        kr_dict_delete(thread, kr_ref(type->dict), kr_name(KR_NAME___qualname__)) == KR_FAULT)
        return false;
    KrRef module = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___module__));
    type->module = kr_ref_is_null(module) ? KR_NULL : kr_dup(module);
    KrType *layout = layout_of(base);
    const uint32_t inherited = KR_TYPE_INT_SUB | KR_TYPE_STR_SUB | KR_TYPE_BYTES_SUB |
                               KR_TYPE_TUPLE_SUB | KR_TYPE_LIST_SUB | KR_TYPE_DICT_SUB |
                               KR_TYPE_TYPE_SUB | KR_TYPE_EXCEPTION_SUB | KR_TYPE_SET_SUB |
                               KR_TYPE_FLOAT_SUB | KR_TYPE_SEQUENCE | KR_TYPE_MAPPING;
    type->flags = KR_TYPE_HEAP | KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_READY | (base->flags & inherited);
    type->slots_count = base->slots_count;
    type->basic_size = base->basic_size;
    type->item_size = base->item_size;
    type->concat = base->concat;
    type->repeat = base->repeat;
    type->send = base->send;
    if (layout == &kr_object_base_type) {
        type->flags |= KR_TYPE_INSTANCE;
        type->dealloc = kr_shape_instance_dealloc;
        type->visit = kr_shape_instance_visit;
        type->clear = kr_shape_instance_clear;
    } else {
        type->dealloc = base->dealloc;
        type->visit = base->visit;
        type->clear = base->clear;
        const uint32_t containers =
            KR_TYPE_LIST_SUB | KR_TYPE_TUPLE_SUB | KR_TYPE_DICT_SUB | KR_TYPE_SET_SUB;
        bool has_slots = !kr_ref_is_null(kr_dict_find_str(dict, kr_name(KR_NAME___slots__)));
        if (base->flags & KR_TYPE_OWN_DICT) {
            type->flags |= KR_TYPE_OWN_DICT;
        } else if (base->flags & containers && !has_slots) {
            type->flags |= KR_TYPE_OWN_DICT;
            type->basic_size += (uint32_t)sizeof(KrOwn);
            type->dealloc = kr_attribute_own_dealloc;
            type->visit = kr_attribute_own_visit;
            type->clear = kr_attribute_own_clear;
        }
    }
    return true;
}

KrOwn kr_type_new(KrThread *thread, KrType *metatype, KrRef name, KrRef bases, KrRef dict,
                  KrRef kwnames, const KrRef *kwvalues)
{
    if (!kr_str_is_sub(name))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 1 must be str, not %T", name);
    if (!kr_type_has(bases, KR_TYPE_TUPLE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 2 must be tuple, not %T", bases);
    if (!kr_type_has(dict, KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 3 must be dict, not %T", dict);
    KrOwn own_bases = KR_NULL, made = KR_NULL;
    KrRef object = kr_type_ref(&kr_object_base_type);
    own_bases = ((KrTuple *)kr_obj(bases))->length ? kr_dup(bases) : kr_tuple_from(thread, &object, 1);
    if (kr_is_null(own_bases))
        return KR_NULL;
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(own_bases));
    KrType *meta = kr_type_best_metaclass(thread, metatype, kr_ref(own_bases));
    KrType *base = meta ? best_base(thread, tuple) : NULL;
    if (!base) {
        kr_drop(thread, own_bases);
        return KR_NULL;
    }
    KrType *type = (KrType *)kr_object_new(thread, meta, sizeof *type);
    if (!type) {
        kr_drop(thread, own_bases);
        return KR_NULL;
    }
    made = kr_steal_obj(type);
    type->bases = own_bases;
    type->mro = kr_tuple_from(thread, &object, 0);
    bool has_dict = true;
    if (kr_is_null(type->mro) || !fill(thread, type, base, name, dict))
        goto fail;
    for (int64_t i = 0; i < tuple->length; i++)
        if (!kr_type_add_subtype((KrType *)kr_obj(kr_ref(tuple->items[i])), type))
            goto fail;
    if (!kr_type_compute_mro(thread, type))
        goto fail;
    KrRef slots = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___slots__));
    if (!kr_ref_is_null(slots) && type->flags & KR_TYPE_INSTANCE) {
        if (!add_slots(thread, type, slots, &has_dict))
            goto fail;
        bool base_has_dict = base != &kr_object_base_type && !(base->flags & KR_TYPE_NO_DICT);
        if (!has_dict && !base_has_dict)
            type->flags |= KR_TYPE_NO_DICT;
    }
    type->inline_capacity = kr_shape_initial_capacity(type);
    if (!wrap_special(thread, type, KR_NAME___new__, &kr_staticmethod_type) ||
        !wrap_special(thread, type, KR_NAME___init_subclass__, &kr_classmethod_type) ||
        !wrap_special(thread, type, KR_NAME___class_getitem__, &kr_classmethod_type))
        goto fail;
    KrRef cell = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___classcell__));
    if (!kr_ref_is_null(cell)) { // __class__ of methods
        kr_store(thread, &((KrCell *)kr_obj(cell))->value, kr_dup(kr_ref(made)));
        if (kr_dict_delete(thread, kr_ref(type->dict), kr_name(KR_NAME___classcell__)) == KR_FAULT)
            goto fail;
    }
    if (kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___doc__))) &&
        !kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___doc__), kr_none()))
        goto fail;
    // __eq__ without __hash__ makes instances unhashable
    if (!kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___eq__))) &&
        kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___hash__))) &&
        !kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___hash__), kr_none()))
        goto fail;
    kr_type_update_slots(thread, type);
    kr_type_modified(type);
    kr_gc_track(thread, type);
    if (!call_set_names(thread, type) || !call_init_subclass(thread, type, kwnames, kwvalues))
        goto fail;
    return made;
fail:
    kr_drop(thread, made);
    return KR_NULL;
}
