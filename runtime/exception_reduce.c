// SPDX-License-Identifier: MIT
// __reduce__ and __setstate__ of exceptions (exception_reduce.h): (class, args[, attributes]), with
// the fields that some classes keep besides args.
// Tests: tests/lang/modules/pickle/.
#include "runtime/exception_reduce.h"

#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count

static KrException *exc(KrRef self)
{
    return (KrException *)(void *)kr_obj(self);
}

// The attributes set by users; a new reference, None if there are none.
static KrOwn attributes(KrThread *thread, KrRef self)
{
    (void)thread;
    KrRef dict = kr_ref(exc(self)->dict); // an empty one, too, once somebody has looked at it
    return kr_dup(kr_ref_is_null(dict) ? kr_none() : dict);
}

// (class, args) or (class, args, state); steals both.
static KrOwn parts(KrThread *thread, KrRef self, KrOwn arguments, KrOwn state)
{
    KrOwn result = KR_NULL;
    if (!kr_is_null(arguments) && !kr_is_null(state))
        result = kr_is_none(kr_ref(state))
                     ? kr_tuple_2(thread, kr_type_ref(kr_type_of(self)), kr_ref(arguments))
                     : kr_tuple_3(thread, kr_type_ref(kr_type_of(self)), kr_ref(arguments),
                                  kr_ref(state));
    kr_xdrop(thread, arguments);
    kr_xdrop(thread, state);
    return result;
}

KrOwn kr_exception_reduce_base(ARGS)
{
    (void)args, (void)count;
    return parts(thread, self, kr_dup(kr_ref(exc(self)->args)), attributes(thread, self));
}

KrOwn kr_exception_reduce_setstate(ARGS)
{
    (void)count;
    if (kr_is_none(args[0])) return kr_none_own();
    if (!kr_dict_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "state is not a dictionary");
    KrOwn items = kr_dict_copy(thread, args[0]);
    if (kr_is_null(items)) return items;
    size_t position = 0;
    KrRef key, value;
    bool ok = true;
    while (ok && kr_dict_next(kr_ref(items), &position, &key, &value))
        ok = kr_str_is_sub(key) ? kr_attr_set(thread, self, key, value)
                                : kr_exception_raise_false(thread, &kr_exception_type_error,
                                                           "attribute name must be string, not '%T'", key);
    kr_drop(thread, items);
    return ok ? kr_none_own() : KR_NULL;
}

static KrOwn os_reduce(ARGS)
{
    (void)args, (void)count;
    const KrException *e = exc(self);
    KrOwn arguments = kr_dup(kr_ref(e->args));
    if (kr_tuple_length(kr_ref(e->args)) == 2 && !kr_is_null(e->extra[2])) {
        KrRef both = kr_ref(e->args);
        bool two = !kr_is_null(e->extra[3]);
        KrRef items[5] = {kr_tuple_get(both, 0), kr_tuple_get(both, 1), kr_ref(e->extra[2]), kr_none(),
                          two ? kr_ref(e->extra[3]) : kr_none()};
        kr_drop(thread, arguments);
        arguments = kr_tuple_from(thread, items, two ? 5 : 3);
    }
    return parts(thread, self, arguments, attributes(thread, self));
}

// The attributes with those of the named fields that are set.
static KrOwn with_fields(KrThread *thread, KrRef self, const char *const *names)
{
    KrOwn state = attributes(thread, self);
    for (; *names && !kr_is_null(state); names++) {
        KrOwn value = kr_attr_get_name(thread, self, *names);
        bool ok = !kr_is_null(value);
        if (ok && !kr_is_none(kr_ref(value))) {
            KrOwn copy = kr_is_none(kr_ref(state)) ? kr_dict_new(thread)
                                                   : kr_dict_copy(thread, kr_ref(state));
            KrOwn name = kr_str_interned(thread, *names);
            ok = !kr_is_null(copy) && !kr_is_null(name) &&
                 kr_dict_set(thread, kr_ref(copy), kr_ref(name), kr_ref(value));
            kr_xdrop(thread, name);
            if (!kr_is_null(copy)) kr_store(thread, &state, copy);
        }
        kr_xdrop(thread, value);
        if (!ok) {
            kr_drop(thread, state);
            return KR_NULL;
        }
    }
    return state;
}

static KrOwn import_reduce(ARGS)
{
    (void)args, (void)count;
    static const char *const names[] = {"name", "path", "name_from", NULL};
    return parts(thread, self, kr_dup(kr_ref(exc(self)->args)), with_fields(thread, self, names));
}
static KrOwn attribute_getstate(ARGS)
{
    (void)args, (void)count;
    static const char *const names[] = {"name", "args", NULL};
    return with_fields(thread, self, names);
}
static KrOwn attribute_reduce(ARGS)
{
    return parts(thread, self, kr_dup(kr_ref(exc(self)->args)),
                 attribute_getstate(thread, self, args, count));
}

#define METHOD(name, function, signature) {name, function, signature, "Helper for pickle.", 0, 0, KR_NATIVE_RAW}
const KrNativeDef kr_exception_reduce_os_methods[] = {
    METHOD("__reduce__", os_reduce, "($self, /)"),
    {0},
};
const KrNativeDef kr_exception_reduce_import_methods[] = {
    METHOD("__reduce__", import_reduce, "($self, /)"),
    {0},
};
const KrNativeDef kr_exception_reduce_attribute_methods[] = {
    METHOD("__reduce__", attribute_reduce, "($self, /)"),
    METHOD("__getstate__", attribute_getstate, "($self, /)"),
    {0},
};
