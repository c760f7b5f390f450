// SPDX-License-Identifier: MIT
// object.__reduce_ex__ and its parts (object_reduce.h): how an instance is taken to pieces for copy
// and pickle.
//
// Protocols 0 and 1 are copyreg's (Python code of the library); from 2 on the answer is
// (copyreg.__newobj__, (class, *arguments), state, list items, dict items).
// An object whose memory holds more than its class's attributes, and that has no say in the matter
// (__getnewargs__, __getstate__), is refused: its inner state would be lost.
// Called by pickle, copy. Tests: tests/lang/modules/pickle/.
#include "runtime/object_reduce.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/code.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/memoryview.h"
#include "runtime/method.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static bool is_native(KrRef function,
                      KrNativeFn code) // the method that is this C function
{
    if (kr_is_exact(function, &kr_method_descriptor_type))
        return ((const KrMethodDescriptor *)(const void *)kr_obj(function))
                   ->def->function == code;
    return kr_is_exact(function, &kr_native_type) &&
           ((const KrNative *)(const void *)kr_obj(function))->def->function == code;
}

static KrOwn cannot(KrThread *thread, KrRef self)
{
    const KrType *type = kr_type_of(self);
    bool sized = type == &kr_memoryview_type || type == &kr_code_type; // those that CPython allocates with items
    return kr_exception_raise(thread, &kr_exception_type_error,
                              sized ? "cannot pickle %T objects" : "cannot pickle '%T' object", self);
}

// The names in __slots__ of a class, by copyreg._slotnames, which keeps them in the class.
static KrOwn slot_names(KrThread *thread, KrType *type)
{
    KrOwn name = kr_str_interned(thread, "__slotnames__"), function = KR_NULL,
          names = KR_NULL;
    if (kr_is_null(name)) return name;
    KrRef known = kr_dict_find_str(kr_type_dict(type), kr_ref(name));
    kr_drop(thread, name);
    if (!kr_ref_is_null(known)) {
        if (kr_list_is_sub(known) || kr_is_none(known)) return kr_dup(known);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%N.__slotnames__ should be a list or None, not %T",
                                  type, known);
    }
    function = kr_import_attr(thread, "copyreg", "_slotnames");
    if (!kr_is_null(function))
        names = kr_call_1(thread, kr_ref(function), kr_type_ref(type));
    kr_xdrop(thread, function);
    if (!kr_is_null(names) && !kr_list_is_sub(kr_ref(names)) &&
        !kr_is_none(kr_ref(names))) {
        kr_drop(thread, names);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "copyreg._slotnames didn't return a list or None");
    }
    return names;
}

// Does the memory of its instances hold more than the header, attributes and __slots__?
static bool has_inner_state(const KrType *type)
{
    while (type && type->flags & KR_TYPE_HEAP)
        type = type->base;
    return type && type != &kr_object_base_type && type->basic_size > sizeof(KrObject);
}

static KrOwn default_state(KrThread *thread, KrRef self, bool required)
{
    KrType *type = kr_type_of(self);
    KrOwn state = KR_NULL, names = KR_NULL, slots = KR_NULL;
    if (required && (type->item_size || has_inner_state(type)))
        return cannot(thread, self);
    bool none = !(type->flags & KR_TYPE_HEAP) && !type->dict_offset && !type->own_dict && // an alias may show another's
                !(type->flags & (KR_TYPE_EXCEPTION_SUB | KR_TYPE_TYPE_SUB)) && type != &kr_module_type;
    KrFound has = none ? KR_ABSENT : kr_attr_lookup(thread, self, kr_name(KR_NAME___dict__), &state);
    if (has == KR_FAULT) return KR_NULL;
    if (has == KR_PRESENT && kr_dict_is(kr_ref(state)) && kr_dict_length(kr_ref(state)) == 0) {
        kr_drop(thread, state);
        has = KR_ABSENT;
    }
    if (has == KR_ABSENT) state = kr_none_own();
    if (!(type->flags & KR_TYPE_HEAP)) return state;
    names = slot_names(thread, type);
    if (kr_is_null(names)) goto fail;
    if (!kr_is_none(kr_ref(names)) && kr_list_length(kr_ref(names)) > 0) {
        slots = kr_dict_new(thread);
        if (kr_is_null(slots)) goto fail;
        int64_t size = kr_list_length(kr_ref(names));
        for (int64_t i = 0; i < size; i++) {
            KrOwn name = kr_dup(kr_list_get(kr_ref(names), i)), value = KR_NULL;
            has = kr_attr_lookup(thread, self, kr_ref(name), &value);
            bool ok = has != KR_FAULT &&
                      (has == KR_ABSENT ||
                       kr_dict_set(thread, kr_ref(slots), kr_ref(name), kr_ref(value)));
            kr_drop(thread, name);
            kr_xdrop(thread, value);
            if (ok && kr_list_length(kr_ref(names)) != size)
                ok = kr_exception_raise_false(
                    thread, &kr_exception_runtime_error,
                    "__slotnames__ changed size during iteration");
            if (!ok) goto fail;
        }
        if (kr_dict_length(kr_ref(slots)) > 0) {
            KrOwn both[2] = {state, kr_move(&slots)};
            state = kr_tuple_pack_own(thread, both, 2);
        }
    }
    kr_xdrop(thread, slots);
    kr_drop(thread, names);
    return state;
fail:
    kr_xdrop(thread, slots);
    kr_xdrop(thread, names);
    kr_drop(thread, state);
    return KR_NULL;
}

KrOwn kr_object_reduce_getstate(ARGS)
{
    (void)args, (void)count;
    return default_state(thread, self, false);
}

static KrOwn get_state(KrThread *thread, KrRef self, bool required)
{
    KrOwn name = kr_str_interned(thread, "__getstate__"), method = KR_NULL,
          state = KR_NULL;
    if (kr_is_null(name)) return name;
    KrRef found = kr_type_find(kr_type_of(self), kr_ref(name));
    if (!kr_ref_is_null(found) && is_native(found, kr_object_reduce_getstate) &&
        kr_type_of(self)->flags & KR_TYPE_GENERIC_GETATTR) {
        // an instance may have one of its own
        KrFound own = kr_attr_lookup(thread, self, kr_ref(name), &method);
        if (own == KR_PRESENT && is_native(kr_ref(method), kr_object_reduce_getstate))
            state = default_state(thread, self, required);
        else if (own == KR_PRESENT)
            state = kr_call_0(thread, kr_ref(method));
    } else {
        method = kr_attr_get(thread, self, kr_ref(name));
        if (!kr_is_null(method))
            state = is_native(kr_ref(method), kr_object_reduce_getstate)
                        ? default_state(thread, self, required)
                        : kr_call_0(thread, kr_ref(method));
    }
    kr_xdrop(thread, method);
    kr_drop(thread, name);
    return state;
}

// Arguments for __new__ from __getnewargs_ex__ or __getnewargs__; both null: it has neither.
static bool new_arguments(KrThread *thread, KrRef self, KrOwn *args, KrOwn *kwargs)
{
    KrOwn name = kr_str_interned(thread, "__getnewargs_ex__"), method = KR_NULL,
          value = KR_NULL;
    if (kr_is_null(name)) return false;
    // special: what an instance or its __getattr__ says does not count
    KrFound has = kr_ref_is_null(kr_type_find(kr_type_of(self), kr_ref(name)))
                      ? KR_ABSENT
                      : kr_attr_lookup(thread, self, kr_ref(name), &method);
    kr_drop(thread, name);
    if (has == KR_FAULT) return false;
    if (has == KR_PRESENT) {
        value = kr_call_0(thread, kr_ref(method));
        kr_drop(thread, method);
        if (kr_is_null(value)) return false;
        bool ok = false;
        KrRef pair = kr_ref(value);
        if (!kr_tuple_is_sub(pair))
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "__getnewargs_ex__ should return a tuple, not '%T'", pair);
        else if (kr_tuple_length(pair) != 2)
            (void)kr_exception_raise(
                thread, &kr_exception_value_error,
                "__getnewargs_ex__ should return a tuple of length 2, not %lld",
                (long long)kr_tuple_length(pair));
        else if (!kr_tuple_is_sub(kr_tuple_get(pair, 0)))
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "first item of the tuple returned by __getnewargs_ex__ "
                "must be a tuple, not '%T'",
                kr_tuple_get(pair, 0));
        else if (!kr_dict_is_sub(kr_tuple_get(pair, 1)))
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "second item of the tuple returned by __getnewargs_ex__ "
                "must be a dict, not '%T'",
                kr_tuple_get(pair, 1));
        else
            ok = true;
        if (ok) {
            *args = kr_dup(kr_tuple_get(pair, 0));
            *kwargs = kr_dup(kr_tuple_get(pair, 1));
        }
        kr_drop(thread, value);
        return ok;
    }
    name = kr_str_interned(thread, "__getnewargs__");
    if (kr_is_null(name)) return false;
    has = kr_ref_is_null(kr_type_find(kr_type_of(self), kr_ref(name))) ? KR_ABSENT
                                                                       : kr_attr_lookup(thread, self, kr_ref(name), &method);
    kr_drop(thread, name);
    if (has != KR_PRESENT) return has == KR_ABSENT;
    value = kr_call_0(thread, kr_ref(method));
    kr_drop(thread, method);
    if (kr_is_null(value)) return false;
    if (!kr_tuple_is_sub(kr_ref(value))) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "__getnewargs__ should return a tuple, not '%T'",
                                 kr_ref(value));
        kr_drop(thread, value);
        return false;
    }
    *args = value;
    return true;
}

static KrOwn class_and(KrThread *thread, KrRef self, KrRef args) // (class, *args)
{
    int64_t size = kr_ref_is_null(args) ? 0 : kr_tuple_length(args);
    KrOwn tuple = kr_tuple_new(thread, size + 1);
    if (kr_is_null(tuple)) return tuple;
    KrOwn *items = kr_tuple_cast(kr_ref(tuple))->items;
    items[0] = kr_dup(kr_type_ref(kr_type_of(self)));
    for (int64_t i = 0; i < size; i++)
        items[i + 1] = kr_dup(kr_tuple_get(args, i));
    return tuple;
}

static KrOwn reduce_newobj(KrThread *thread, KrRef self)
{
    KrOwn args = KR_NULL, kwargs = KR_NULL, maker = KR_NULL, maker_args = KR_NULL;
    KrOwn state = KR_NULL, list_items = KR_NULL, dict_items = KR_NULL, result = KR_NULL;
    if (!kr_type_of(self)->new_object) return cannot(thread, self);
    if (!new_arguments(thread, self, &args, &kwargs)) return KR_NULL;
    bool plain = kr_is_null(kwargs) || kr_dict_length(kr_ref(kwargs)) == 0;
    maker = kr_import_attr(thread, "copyreg", plain ? "__newobj__" : "__newobj_ex__");
    if (kr_is_null(maker)) goto done;
    maker_args = plain ? class_and(thread, self, kr_ref(args))
                       : kr_tuple_3(thread, kr_type_ref(kr_type_of(self)), kr_ref(args),
                                    kr_ref(kwargs));
    if (kr_is_null(maker_args)) goto done;
    bool required = kr_is_null(args) && !kr_list_is_sub(self) && !kr_dict_is_sub(self);
    state = get_state(thread, self, required);
    if (kr_is_null(state)) goto done;
    list_items = kr_list_is_sub(self) ? kr_iter(thread, self) : kr_none_own();
    if (kr_is_null(list_items)) goto done;
    if (kr_dict_is_sub(self)) {
        KrOwn name = kr_str_interned(thread, "items"), view = KR_NULL;
        if (!kr_is_null(name))
            view = kr_call_method(thread, self, kr_ref(name), NULL, 0);
        if (!kr_is_null(view)) dict_items = kr_iter(thread, kr_ref(view));
        kr_xdrop(thread, name);
        kr_xdrop(thread, view);
    } else {
        dict_items = kr_none_own();
    }
    if (kr_is_null(dict_items)) goto done;
    KrOwn parts[5] = {kr_move(&maker), kr_move(&maker_args), kr_move(&state),
                      kr_move(&list_items), kr_move(&dict_items)};
    result = kr_tuple_pack_own(thread, parts, 5);
done:
    kr_xdrop(thread, args);
    kr_xdrop(thread, kwargs);
    kr_xdrop(thread, maker);
    kr_xdrop(thread, maker_args);
    kr_xdrop(thread, state);
    kr_xdrop(thread, list_items);
    kr_xdrop(thread, dict_items);
    return result;
}

KrOwn kr_object_reduce_common(KrThread *thread, KrRef self, int64_t protocol)
{
    if (protocol >= 2) return reduce_newobj(thread, self);
    KrOwn function = kr_import_attr(thread, "copyreg", "_reduce_ex"), result = KR_NULL;
    KrOwn number = kr_int_from_i64(thread, protocol);
    if (!kr_is_null(function) && !kr_is_null(number))
        result = kr_call_2(thread, kr_ref(function), self, kr_ref(number));
    kr_xdrop(thread, number);
    kr_xdrop(thread, function);
    return result;
}

KrOwn kr_object_reduce_method(ARGS)
{
    (void)args, (void)count;
    return kr_object_reduce_common(thread, self, 0);
}

KrOwn kr_object_reduce_ex_method(ARGS)
{
    (void)count;
    int64_t protocol;
    if (!kr_number_index_int(thread, args[0], &protocol)) return KR_NULL;
    KrOwn name = kr_str_interned(thread, "__reduce__"), method = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(name)) return name;
    KrRef found = kr_type_find(kr_type_of(self), kr_ref(name));
    if (kr_ref_is_null(found) || is_native(found, kr_object_reduce_method)) {
        kr_drop(thread, name);
        return kr_object_reduce_common(thread, self, protocol);
    }
    method = kr_attr_get(thread, self, kr_ref(name));
    if (!kr_is_null(method)) result = kr_call_0(thread, kr_ref(method));
    kr_xdrop(thread, method);
    kr_drop(thread, name);
    return result;
}

// --- callables of C ---------------------------------------------------------------------

// A function of a module is found by its name; a method by getattr(object or class, name).
static KrOwn reduce_callable(ARGS)
{
    (void)args, (void)count;
    KrOwn owner = KR_NULL, name = KR_NULL, getattr = KR_NULL, pair = KR_NULL,
          result = KR_NULL;
    if (kr_is_exact(self, &kr_native_type)) {
        const KrNative *native = (const KrNative *)(const void *)kr_obj(self);
        if (kr_is_null(native->self) ||
            kr_is_exact(kr_ref(native->self), &kr_module_type))
            return kr_attr_get(thread, self, kr_name(KR_NAME___name__));
    }
    bool unbound = kr_is_exact(self, &kr_method_descriptor_type) ||
                   kr_is_exact(self, &kr_slot_wrapper_type) || kr_is_exact(self, &kr_member_type) ||
                   kr_is_exact(self, &kr_classmethod_descriptor_type);
    if (kr_is_exact(self, &kr_native_type)) // of a static one, __self__ is None
        owner = kr_dup(kr_ref(((const KrNative *)(const void *)kr_obj(self))->self));
    else
        owner = kr_attr_get_name(thread, self, unbound ? "__objclass__" : "__self__");
    if (!kr_is_null(owner)) name = kr_attr_get(thread, self, kr_name(KR_NAME___name__));
    if (!kr_is_null(name)) getattr = kr_object_reduce_builtin(thread, "getattr");
    if (!kr_is_null(getattr)) pair = kr_tuple_2(thread, kr_ref(owner), kr_ref(name));
    if (!kr_is_null(pair)) result = kr_tuple_2(thread, kr_ref(getattr), kr_ref(pair));
    kr_xdrop(thread, owner);
    kr_xdrop(thread, name);
    kr_xdrop(thread, getattr);
    kr_xdrop(thread, pair);
    return result;
}

KrOwn kr_object_reduce_builtin(KrThread *thread, const char *name)
{
    KrOwn text = kr_str_interned(thread, name);
    if (kr_is_null(text)) return text;
    KrOwn value = kr_item_get(thread, kr_frame_builtins(thread), kr_ref(text));
    if (kr_is_null(value) && kr_exception_is(thread, &kr_exception_key_error)) {
        kr_exception_clear(thread);
        (void)kr_exception_raise(thread, &kr_exception_attribute_error, "%s", name);
    }
    kr_drop(thread, text);
    return value;
}

const KrNativeDef kr_object_reduce_callable_methods[] = {
    {"__reduce__", reduce_callable, "($self, /)", "Helper for pickle.", 0, 0, 0},
    {0},
};
