// SPDX-License-Identifier: MIT
// The class statement's other half: making a class from name, bases and namespace. See type.h.
//
// Classes whose bases lay out memory themselves (int, str, list, exceptions, ...) have instances of
// that layout; all others have KrInstance (shape and slots).
#include "runtime/class_method.h"
#include "runtime/super.h"
#include "runtime/type.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/cell.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/shape.h"
#include "runtime/str.h"
#include "runtime/str_case.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"
#include "runtime/weakref.h"

enum {
    MOST_SLOTS = 200
}; // the number of an instance's slots is in 8 bits of its header

KrType *kr_type_best_metaclass(KrThread *thread, KrType *start, KrRef bases)
{
    KrTuple *tuple = (KrTuple *)kr_obj(bases);
    for (int64_t i = 0; i < tuple->length; i++) {
        KrType *meta = kr_type_of(kr_ref(tuple->items[i]));
        if (kr_type_is_subtype(start, meta)) continue;
        if (!kr_type_is_subtype(meta, start)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "metaclass conflict: the metaclass of a derived "
                                     "class must be a (non-strict) "
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

// The nearest class of the line of bases that lays out memory: a builtin layout, or __slots__.
static KrType *solid_base(KrType *type)
{
    for (; type->base; type = type->base) {
        if (type->flags & KR_TYPE_HEAP ? type->slots_count > type->base->slots_count
                                       : type->basic_size > type->base->basic_size)
            break;
    }
    return type;
}

bool kr_type_fits_layout(KrType *type, KrType *base)
{
    return kr_type_is_subtype(solid_base(type), solid_base(base));
}

// The base that decides the layout.
static KrType *best_base(KrThread *thread, KrTuple *bases)
{
    KrType *winner = NULL, *base = NULL;
    for (int64_t i = 0; i < bases->length; i++) {
        KrRef item = kr_ref(bases->items[i]);
        if (!kr_type_has(item, KR_TYPE_TYPE_SUB)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "bases must be types");
            return NULL;
        }
        KrType *type = (KrType *)kr_obj(item);
        if (!(type->flags & (KR_TYPE_BASE | KR_TYPE_HEAP))) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "type '%s' is not an acceptable base type",
                                     type->name);
            return NULL;
        }
        KrType *candidate = solid_base(type);
        if (!winner || (!kr_type_is_subtype(winner, candidate) &&
                        kr_type_is_subtype(candidate, winner))) {
            winner = candidate;
            base = type;
        } else if (!kr_type_is_subtype(winner, candidate)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "multiple bases have instance lay-out conflict");
            return NULL;
        }
    }
    return base;
}

static KrOwn mangle(KrThread *thread, KrRef class_name, KrRef name)
{
    const char *text = kr_str_text(thread, name),
               *class_text = kr_str_text(thread, class_name);
    size_t length = strlen(text);
    bool private_ = length > 2 && text[0] == '_' && text[1] == '_' &&
                    !(text[length - 1] == '_' && text[length - 2] == '_');
    while (*class_text == '_')
        class_text++;
    if (!private_ || !*class_text) // an instance of a subclass becomes a str
        return kr_is_exact(name, &kr_str_type) ? kr_dup(name) : kr_str_from_format(thread, "%S", name);
    return kr_str_from_format(thread, "_%s%S", class_text, name);
}

// --- __slots__, __dict__, __weakref__ -------------------------------------------------------

typedef struct Slots { // what the class adds to its instances
    KrOwn names;       // list of mangled names in order, or null
    bool dict, weakref;
} Slots;

static const KrGetSetDef dict_getset = {"__dict__", kr_attribute_get_dict,
                                        kr_attribute_set_dict,
                                        "dictionary for instance variables"};

static bool may_add_weakref(const KrType *base)
{
    return !(base->flags & (KR_TYPE_HAS_WEAKREF | KR_TYPE_INT_SUB | KR_TYPE_TUPLE_SUB |
                            KR_TYPE_BYTES_SUB));
}

static bool read_slot(KrThread *thread, KrType *type, KrRef name, Slots *slots)
{
    bool may_dict = !kr_attribute_has_dict(type->base);
    if (!kr_str_is_sub(name))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__slots__ items must be strings, not '%T'",
                                        name);
    if (!kr_str_case_is_identifier(kr_str_obj(name)))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "__slots__ must be identifiers");
    if (kr_str_equal_ascii(name, "__dict__")) {
        if (!may_dict || slots->dict)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "__dict__ slot disallowed: we already got one");
        return slots->dict = true;
    }
    if (kr_str_equal_ascii(name, "__weakref__")) {
        if (!may_add_weakref(type->base) || slots->weakref)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "__weakref__ slot disallowed: we already got one");
        return slots->weakref = true;
    }
    KrOwn mangled = kr_str_intern(thread, mangle(thread, kr_ref(type->name_str), name));
    if (kr_is_null(mangled)) return false;
    bool ok = true;
    if (kr_dict_has(thread, kr_ref(type->dict), kr_ref(mangled)) == KR_PRESENT &&
        !kr_str_equal_ascii(kr_ref(mangled), "__qualname__") &&
        !kr_str_equal_ascii(kr_ref(mangled), "__classcell__") &&
        !kr_str_equal_ascii(kr_ref(mangled), "__classdictcell__"))
        ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                      "%R in __slots__ conflicts with class variable",
                                      kr_ref(mangled));
    ok = ok && kr_list_append(thread, kr_ref(slots->names), kr_ref(mangled));
    kr_drop(thread, mangled);
    return ok;
}

// Reads __slots__ into sorted mangled names.
static bool read_slots(KrThread *thread, KrType *type, KrRef given, Slots *slots)
{
    KrOwn names = kr_str_is_sub(given) ? kr_tuple_from(thread, &given, 1)
                                       : kr_sequence_tuple(thread, given);
    if (kr_is_null(names)) return false;
    KrTuple *tuple = (KrTuple *)kr_obj(kr_ref(names));
    bool ok = true;
    if (tuple->length && type->base->flags & (KR_TYPE_INT_SUB | KR_TYPE_TUPLE_SUB |
                                              KR_TYPE_BYTES_SUB | KR_TYPE_TYPE_SUB))
        ok = kr_exception_raise_false(
            thread, &kr_exception_type_error,
            "nonempty __slots__ not supported for subtype of '%s'", type->base->name);
    else if (tuple->length + type->slots_count > MOST_SLOTS)
        ok = kr_exception_raise_false(thread, &kr_exception_not_implemented_error,
                                      "krait: more than %d names in __slots__",
                                      (int)MOST_SLOTS);
    slots->names = kr_list_new(thread, 0);
    ok = ok && !kr_is_null(slots->names);
    for (int64_t i = 0; ok && i < tuple->length; i++)
        ok = read_slot(thread, type, kr_ref(tuple->items[i]), slots);
    kr_drop(thread, names);
    return ok && kr_list_sort(thread, kr_ref(slots->names), kr_none(), false);
}

static bool set_owned(KrThread *thread, KrType *type, KrRef name, KrOwn value)
{
    bool ok = !kr_is_null(value) &&
              kr_dict_set(thread, kr_ref(type->dict), name, kr_ref(value));
    kr_xdrop(thread, value);
    return ok;
}

// Descriptors for what instances get: members of __slots__, __dict__, __weakref__.
static bool add_members(KrThread *thread, KrType *type, const Slots *slots)
{
    bool instance = type->flags & KR_TYPE_INSTANCE;
    int64_t count = kr_is_null(slots->names) ? 0 : kr_list_length(kr_ref(slots->names));
    for (int64_t i = 0; i < count; i++) {
        KrRef name = kr_list_get(kr_ref(slots->names), i);
        uint32_t place = instance ? type->slots_count : type->own_words++;
        type->slots_count++;
        if (!set_owned(thread, type, name,
                       kr_descriptor_new_member(thread, type, name, place)))
            return false;
    }
    if (slots->dict) {
        if (!instance) type->own_dict = ++type->own_words;
        if (kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___dict__))) && // else the class has its own way
            !set_owned(thread, type, kr_name(KR_NAME___dict__),
                       kr_descriptor_new_getset(thread, type, &dict_getset)))
            return false;
    }
    if (slots->weakref) {
        type->flags |= KR_TYPE_HAS_WEAKREF;
        if (kr_ref_is_null(kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___weakref__))) &&
            !set_owned(thread, type, kr_name(KR_NAME___weakref__),
                       kr_descriptor_new_weakref(thread, type)))
            return false;
    }
    return true;
}

// What instances have beyond the base's: decides between dict, __slots__ and both.
static bool add_storage(KrThread *thread, KrType *type, const KrTuple *bases)
{
    Slots slots = {KR_NULL, false, false};
    KrType *base = type->base;
    bool base_dict = kr_attribute_has_dict(base), may_weakref = may_add_weakref(base);
    KrRef given = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___slots__));
    bool ok = true;
    if (kr_ref_is_null(given)) {
        slots.dict = !base_dict;
        slots.weakref = may_weakref;
    } else {
        ok = read_slots(thread, type, given, &slots);
        for (int64_t i = 0; ok && i < bases->length;
             i++) { // other bases may bring them
            const KrType *other =
                (const KrType *)(const void *)kr_obj(kr_ref(bases->items[i]));
            if (other == base) continue;
            slots.dict |= !base_dict && kr_attribute_has_dict(other);
            slots.weakref |= may_weakref && (other->flags & KR_TYPE_HAS_WEAKREF);
        }
    }
    if (type->flags & KR_TYPE_INSTANCE && !base_dict && !slots.dict)
        type->flags |= KR_TYPE_NO_DICT;
    ok = ok && add_members(thread, type, &slots);
    kr_xdrop(thread, slots.names);
    if (ok && type->own_words) {
        type->basic_size =
            layout_of(type)->basic_size + type->own_words * (uint32_t)sizeof(KrOwn);
        type->dealloc = kr_attribute_own_dealloc;
        type->visit = kr_attribute_own_visit;
        type->clear = kr_attribute_own_clear;
    }
    return ok;
}

// __new__ is a staticmethod, __init_subclass__ and __class_getitem__ are classmethods.
static bool wrap_special(KrThread *thread, KrType *type, int name, KrType *wrapper)
{
    KrRef found = kr_dict_find_str(kr_ref(type->dict), kr_name(name));
    if (kr_ref_is_null(found) || !kr_is_exact(found, &kr_function_type)) return true;
    KrOwn wrapped = kr_call_1(thread, kr_type_ref(wrapper), found);
    if (kr_is_null(wrapped)) return false;
    bool ok = kr_dict_set(thread, kr_ref(type->dict), kr_name(name), kr_ref(wrapped));
    kr_drop(thread, wrapped);
    return ok;
}

static bool has_set_names(const KrType *type)
{
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(kr_ref(type->dict), &position, &key, &value))
        if (!kr_ref_is_null(kr_type_find(kr_type_of(value), kr_name(KR_NAME___set_name__))))
            return true;
    return false;
}

static bool call_set_names(KrThread *thread, KrType *type)
{
    if (!has_set_names(type)) return true;
    KrOwn copy = kr_dict_copy(thread, kr_ref(type->dict)); // they may change the class
    if (kr_is_null(copy)) return false;
    size_t position = 0;
    KrRef key, value;
    bool ok = true;
    while (ok && kr_dict_next(kr_ref(copy), &position, &key, &value)) {
        KrRef args[2] = {kr_type_ref(type), key};
        KrOwn result = KR_NULL;
        KrFound found =
            kr_call_special(thread, value, KR_NAME___set_name__, args, 2, &result);
        ok = found != KR_FAULT;
        if (!ok)
            kr_exception_add_note(
                thread, "Error calling __set_name__ on '%T' instance %R in '%s'", value,
                key, type->name);
        kr_xdrop(thread, result);
    }
    kr_drop(thread, copy);
    return ok;
}

static bool call_init_subclass(KrThread *thread, KrType *type, KrRef kwnames,
                               const KrRef *kwvalues)
{
    bool is_method;
    KrOwn function =
        kr_super_lookup(thread, kr_type_ref(type), kr_type_ref(type),
                                   kr_name(KR_NAME___init_subclass__), &is_method);
    if (kr_is_null(function)) return false;
    KrOwn result = kr_call(thread, kr_ref(function), kwvalues, 0, kwnames);
    kr_drop(thread, function);
    bool done = !kr_is_null(result);
    kr_xdrop(thread, result);
    return done;
}

static bool fill(KrThread *thread, KrType *type, KrType *base, KrRef name, KrRef dict)
{
    type->base = base;
    kr_object_dup((KrObject *)base);
    type->name_str = kr_dup(name);
    type->name = kr_str_text(thread, name);
    type->dict = kr_dict_copy(thread, dict);
    if (kr_is_null(type->dict)) return false;
    KrRef key, value;
    for (size_t at = 0; kr_dict_next(dict, &at, &key, &value);)
        if (!kr_str_is_sub(key)) {
            if (!kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                                   "non-string key in the __dict__ of class %s", type->name))
                return false;
            break;
        }
    KrRef qualname =
        kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___qualname__));
    if (!kr_ref_is_null(qualname) && !kr_str_is_sub(qualname))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "type __qualname__ must be a str, not %T",
                                        qualname);
    type->qualname = kr_dup(kr_ref_is_null(qualname) ? name : qualname);
    if (!kr_ref_is_null(qualname) &&
        kr_dict_delete(thread, kr_ref(type->dict), kr_name(KR_NAME___qualname__)) ==
            KR_FAULT)
        return false;
    KrRef module = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___module__));
    type->module = kr_ref_is_null(module) ? KR_NULL : kr_dup(module);
    KrType *layout = layout_of(base);
    const uint32_t inherited =
        KR_TYPE_INT_SUB | KR_TYPE_STR_SUB | KR_TYPE_BYTES_SUB | KR_TYPE_TUPLE_SUB |
        KR_TYPE_LIST_SUB | KR_TYPE_DICT_SUB | KR_TYPE_TYPE_SUB | KR_TYPE_EXCEPTION_SUB |
        KR_TYPE_SET_SUB | KR_TYPE_FLOAT_SUB | KR_TYPE_SEQUENCE | KR_TYPE_MAPPING;
    type->flags = KR_TYPE_HEAP | KR_TYPE_BASE | KR_TYPE_GC | KR_TYPE_READY |
                  (base->flags & inherited);
    type->flags |= base->flags & KR_TYPE_HAS_WEAKREF;
    type->slots_count = base->slots_count;
    type->own_words = base->own_words;
    type->own_dict = base->own_dict;
    type->dict_offset = base->dict_offset;
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
    }
    return true;
}

static bool bases_are_types(KrThread *thread, const KrTuple *bases)
{
    for (int64_t i = 0; i < bases->length; i++) {
        KrRef base = kr_ref(bases->items[i]);
        KrOwn function = KR_NULL;
        if (kr_type_has(base, KR_TYPE_TYPE_SUB))
            continue;
        KrFound found = kr_attr_lookup(thread, base, kr_name(KR_NAME___mro_entries__), &function);
        if (found == KR_ABSENT)
            continue;
        kr_xdrop(thread, function);
        if (found == KR_PRESENT)
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "type() doesn't support MRO entry resolution; use types.new_class()");
        return false;
    }
    return true;
}

static bool is_cell(KrThread *thread, KrRef value, const char *name)
{
    return kr_is_exact(value, &kr_cell_type) ||
           kr_exception_raise_false(thread, &kr_exception_type_error, "%s must be a nonlocal cell, not %R", name,
                                    kr_type_ref(kr_type_of(value)));
}

KrOwn kr_type_new(KrThread *thread, KrType *metatype, KrRef name, KrRef bases,
                  KrRef dict, KrRef kwnames, const KrRef *kwvalues)
{
    if (!kr_str_is_sub(name))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 1 must be str, not %T",
                                  name);
    if (!kr_type_has(bases, KR_TYPE_TUPLE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 2 must be tuple, not %T",
                                  bases);
    size_t bytes;
    if (!kr_str_utf8(thread, name, &bytes)) // surrogates
        return KR_NULL;
    for (int64_t i = 0; i < kr_str_obj(name)->length; i++)
        if (!kr_str_read(kr_str_obj(name), i))
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "type name must not contain null characters");
    if (!kr_type_has(dict, KR_TYPE_DICT_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type.__new__() argument 3 must be dict, not %T",
                                  dict);
    KrRef doc = kr_dict_find_str(dict, kr_name(KR_NAME___doc__));
    if (!kr_ref_is_null(doc) && kr_str_is_sub(doc) && !kr_str_utf8(thread, doc, &bytes))
        return KR_NULL;
    KrOwn own_bases = KR_NULL, made = KR_NULL;
    KrRef object = kr_type_ref(&kr_object_base_type);
    own_bases = ((KrTuple *)kr_obj(bases))->length ? kr_dup(bases)
                                                   : kr_tuple_from(thread, &object, 1);
    if (kr_is_null(own_bases)) return KR_NULL;
    if (!bases_are_types(thread, (const KrTuple *)(const void *)kr_obj(kr_ref(own_bases)))) {
        kr_drop(thread, own_bases);
        return KR_NULL;
    }
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
    if (kr_is_null(type->mro) || !fill(thread, type, base, name, dict)) goto fail;
    for (int64_t i = 0; i < tuple->length; i++)
        if (!kr_type_add_subtype(thread, (KrType *)kr_obj(kr_ref(tuple->items[i])),
                                 type))
            goto fail;
    if (!kr_type_compute_mro(thread, type)) goto fail;
    const uint32_t patterns = KR_TYPE_SEQUENCE | KR_TYPE_MAPPING;
    type->flags &= ~patterns; // the first of the bases says it, whichever gives the layout
    for (int64_t i = 0; i < tuple->length && !(type->flags & patterns);
         i++) // what match takes it for
        type->flags |= ((KrType *)kr_obj(kr_ref(tuple->items[i])))->flags & patterns;
    if (!add_storage(thread, type, tuple)) goto fail;
    type->inline_capacity = kr_shape_initial_capacity(type);
    if (!wrap_special(thread, type, KR_NAME___new__, &kr_staticmethod_type) ||
        !wrap_special(thread, type, KR_NAME___init_subclass__, &kr_classmethod_type) ||
        !wrap_special(thread, type, KR_NAME___class_getitem__, &kr_classmethod_type))
        goto fail;
    KrRef cell = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___classcell__));
    if (!kr_ref_is_null(cell) && kr_is_exact(cell, &kr_member_type)) { // named by __slots__: the cell is under it
        KrRef given = kr_dict_find_str(dict, kr_name(KR_NAME___classcell__));
        if (!kr_ref_is_null(given) && !is_cell(thread, given, "__classcell__")) goto fail;
        if (!kr_ref_is_null(given)) kr_store(thread, &((KrCell *)kr_obj(given))->value, kr_dup(kr_ref(made)));
    } else if (!kr_ref_is_null(cell)) { // __class__ of methods
        if (!is_cell(thread, cell, "__classcell__")) goto fail;
        kr_store(thread, &((KrCell *)kr_obj(cell))->value, kr_dup(kr_ref(made)));
        if (kr_dict_delete(thread, kr_ref(type->dict),
                           kr_name(KR_NAME___classcell__)) == KR_FAULT)
            goto fail;
    }
    cell = kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___classdictcell__));
    if (!kr_ref_is_null(cell)) { // __classdict__ of annotation scopes
        if (!is_cell(thread, cell, "__classdictcell__")) goto fail;
        kr_store(thread, &((KrCell *)kr_obj(cell))->value, kr_dup(kr_ref(type->dict)));
        if (kr_dict_delete(thread, kr_ref(type->dict), kr_name(KR_NAME___classdictcell__)) == KR_FAULT)
            goto fail;
    }
    if (!kr_type_ask_mro(thread, type)) goto fail;
    if (kr_is_null(type->module) &&
        thread->frame) { // type(name, bases, dict): where that is called
        KrRef module =
            kr_dict_find_str(thread->frame->globals, kr_name(KR_NAME___name__));
        if (!kr_ref_is_null(module)) {
            type->module = kr_dup(module);
            if (!kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___module__),
                             module))
                goto fail;
        }
    }
    if (kr_ref_is_null(
            kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___doc__))) &&
        !kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___doc__), kr_none()))
        goto fail;
    // __eq__ without __hash__ makes instances unhashable
    if (!kr_ref_is_null(
            kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___eq__))) &&
        kr_ref_is_null(
            kr_dict_find_str(kr_ref(type->dict), kr_name(KR_NAME___hash__))) &&
        !kr_dict_set(thread, kr_ref(type->dict), kr_name(KR_NAME___hash__), kr_none()))
        goto fail;
    kr_type_update_slots(thread, type);
    kr_type_modified(type);
    kr_gc_track(thread, type);
    if (!call_set_names(thread, type) ||
        !call_init_subclass(thread, type, kwnames, kwvalues))
        goto fail;
    return made;
fail:
    kr_gc_track(thread,
                type); // its order of resolution holds it: a cycle from the start
    kr_drop(thread, made);
    return KR_NULL;
}

// --- __bases__ ------------------------------------------------------------------------------

static bool same_layout(const KrType *a, const KrType *b)
{
    return solid_base((KrType *)(uintptr_t)a) == solid_base((KrType *)(uintptr_t)b) &&
           kr_attribute_has_dict(a) == kr_attribute_has_dict(b) && a->own_words == b->own_words &&
           a->slots_count == b->slots_count;
}

// New orders of resolution for the class and what is derived from it.
static bool recompute_mro(KrThread *thread, KrType *type)
{
    if (!kr_thread_check_stack(thread) || !kr_type_compute_mro(thread, type) || !kr_type_ask_mro(thread, type))
        return false;
    KrOwn below = kr_list_new(thread, 0); // mro() may change who derives from whom
    bool ok = !kr_is_null(below);
    for (uint32_t i = 0; ok && i < type->subtype_count; i++)
        ok = kr_list_append(thread, kr_ref(below), kr_type_ref(type->subtypes[i]));
    for (int64_t i = 0; ok && i < kr_list_length(kr_ref(below)); i++)
        ok = recompute_mro(thread, (KrType *)kr_obj(kr_ref(kr_list_cast(kr_ref(below))->items[i])));
    kr_xdrop(thread, below);
    return ok;
}

static bool check_new_bases(KrThread *thread, KrType *type, KrRef value)
{
    if (!(type->flags & KR_TYPE_HEAP))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot set '__bases__' attribute of immutable type '%s'", type->name);
    if (kr_ref_is_null(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "cannot delete '__bases__' attribute of immutable type '%s'", type->name);
    if (!kr_type_has(value, KR_TYPE_TUPLE_SUB))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can only assign tuple to %s.__bases__, not %T", type->name, value);
    const KrTuple *bases = (const KrTuple *)(const void *)kr_obj(value);
    if (bases->length == 0)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "can only assign non-empty tuple to %s.__bases__, not ()", type->name);
    for (int64_t i = 0; i < bases->length; i++) {
        KrRef base = kr_ref(bases->items[i]);
        if (!kr_type_has(base, KR_TYPE_TYPE_SUB))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "%s.__bases__ must be tuple of classes, not '%T'", type->name, base);
        if (kr_type_is_subtype((const KrType *)(const void *)kr_obj(base), type))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "a __bases__ item causes an inheritance cycle");
    }
    return true;
}

static bool join_bases(KrThread *thread, KrType *type, KrRef bases)
{
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(bases);
    for (int64_t i = 0; i < tuple->length; i++)
        if (!kr_type_add_subtype(thread, (KrType *)(void *)kr_obj(kr_ref(tuple->items[i])), type))
            return false;
    return true;
}
static void leave_bases(KrType *type, KrRef bases)
{
    const KrTuple *tuple = (const KrTuple *)(const void *)kr_obj(bases);
    for (int64_t i = 0; i < tuple->length; i++)
        kr_type_remove_subtype((KrType *)(void *)kr_obj(kr_ref(tuple->items[i])), type);
}

bool kr_type_set_bases(KrThread *thread, KrRef self, KrRef value)
{
    KrType *type = (KrType *)(void *)kr_obj(self);
    if (!check_new_bases(thread, type, value))
        return false;
    KrType *base = best_base(thread, (KrTuple *)(void *)kr_obj(value)), *old_base = type->base;
    if (!base)
        return false;
    if (!same_layout(type->base, base))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        (type->base->flags ^ base->flags) & KR_TYPE_GC
                                            ? "__bases__ assignment: '%s' deallocator differs from '%s'"
                                            : "__bases__ assignment: '%s' object layout differs from '%s'",
                                        base->name, type->base->name);
    KrOwn old = type->bases, held = kr_dup(value);
    type->bases = kr_dup(value);
    kr_object_dup((KrObject *)base);
    type->base = base;
    bool ok = recompute_mro(thread, type);
    bool mine = kr_is(kr_ref(type->bases), value); // else mro() has assigned other bases meanwhile
    if (!ok && mine) {
        KrOwn error = kr_exception_fetch(thread);
        kr_store(thread, &type->bases, old);
        type->base = old_base;
        if (base->flags & KR_TYPE_HEAP)
            kr_object_drop(thread, (KrObject *)base);
        if (!recompute_mro(thread, type))
            kr_exception_clear(thread);
        kr_exception_restore(thread, error);
        kr_drop(thread, held);
        return false;
    }
    if (mine) {
        leave_bases(type, kr_ref(old));
        ok = join_bases(thread, type, value);
    }
    kr_drop(thread, old);
    kr_drop(thread, held);
    if (old_base->flags & KR_TYPE_HEAP)
        kr_object_drop(thread, (KrObject *)old_base);
    if (!mine)
        return ok;
    kr_type_modified(type);
    kr_type_update_slots(thread, type);
    return ok;
}
