// SPDX-License-Identifier: MIT
// functools.partial: a callable with some arguments given, and Placeholder, which leaves a gap among them.
//
// A partial of a partial (without attributes of its own) is made into one. A call puts the stored arguments,
// the gaps filled, before its own; the names of stored keywords are kept as a tuple as long as nobody changes
// the dict of keywords.
// Invariant: `gaps` is the number of Placeholders among args, and the last of args is none.
// Tests: tests/lang/modules/functools/c_module.py.
#include "runtime/partial.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/method.h"
#include "runtime/protocol_object.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

KrObject kr_partial_placeholder =
    KR_OBJECT_IMMORTAL(&kr_partial_placeholder_type);

static KrPartial *cast(KrRef self)
{
    return (KrPartial *)(void *)kr_obj(self);
}
static bool is_gap(KrRef value)
{
    return kr_is(value, kr_from_obj(&kr_partial_placeholder));
}
static int64_t count_gaps(KrRef tuple)
{
    int64_t gaps = 0;
    for (int64_t i = 0; i < kr_tuple_length(tuple); i++)
        gaps += is_gap(kr_tuple_get(tuple, i));
    return gaps;
}

// --- making -------------------------------------------------------------------------------

// Stored arguments and new ones behind each other; new ones fill the gaps first.
static KrOwn join_args(KrThread *thread, KrRef stored, int64_t gaps, const KrRef *more,
                       int64_t count)
{
    int64_t length = kr_tuple_length(stored), extra = count > gaps ? count - gaps : 0,
            next = 0;
    KrOwn all = kr_tuple_new(thread, length + extra);
    if (kr_is_null(all)) return all;
    KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
    for (int64_t i = 0; i < length; i++) {
        KrRef item = kr_tuple_get(stored, i);
        items[i] = kr_dup(is_gap(item) && next < count ? more[next++] : item);
    }
    for (int64_t i = 0; i < extra; i++)
        items[length + i] = kr_dup(more[next++]);
    return all;
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    if (count < 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type 'partial' takes at least one argument");
    KrRef function = args[0];
    if (!kr_type_of(function)->call)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "the first argument must be callable");
    if (count > 1 && is_gap(args[count - 1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "trailing Placeholders are not allowed");
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    for (int64_t i = 0; i < names; i++)
        if (is_gap(args[(int64_t)count + i]))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "Placeholder cannot be passed as a keyword argument");
    KrOwn all = KR_NULL, keywords = KR_NULL;
    const KrPartial *inner = NULL;
    if (kr_is_ptr(function) &&
        kr_type_is_subtype(kr_obj(function)->type, &kr_partial_type) &&
        kr_obj(function)->type->call == kr_partial_type.call &&
        kr_is_null(cast(function)->dict))
        inner = cast(function);
    if (inner) {
        all = join_args(thread, kr_ref(inner->args), inner->gaps, args + 1,
                        (int64_t)count - 1);
        if (!kr_is_null(all)) keywords = kr_dict_copy(thread, kr_ref(inner->keywords));
        function = kr_ref(inner->function);
    } else {
        all = kr_tuple_from(thread, args + 1, count - 1);
        if (!kr_is_null(all)) keywords = kr_dict_new(thread);
    }
    bool ok = !kr_is_null(keywords);
    for (int64_t i = 0; ok && i < names; i++)
        ok = kr_dict_set(thread, kr_ref(keywords), kr_tuple_get(kwnames, i),
                         args[(int64_t)count + i]);
    KrPartial *self =
        ok ? (KrPartial *)(void *)kr_object_new(thread, type, type->basic_size) : NULL;
    if (!self) {
        kr_xdrop(thread, all);
        kr_xdrop(thread, keywords);
        return KR_NULL;
    }
    self->function = kr_dup(function);
    self->args = all;
    self->keywords = keywords;
    self->gaps = count_gaps(kr_ref(all));
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static void clear(KrThread *thread, KrObject *object)
{
    KrPartial *self = (KrPartial *)(void *)object;
    KrOwn *fields[] = {&self->function, &self->args, &self->keywords, &self->dict,
                       &self->names};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        kr_xdrop(thread, kr_move(fields[i]));
    self->gaps = 0;
}
static void dealloc(KrThread *thread, KrObject *object)
{
    clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrPartial *self = (KrPartial *)(void *)object;
    const KrOwn fields[] = {self->function, self->args, self->keywords, self->dict,
                            self->names};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (!kr_is_null(fields[i])) visitor(kr_ref(fields[i]), context);
}

// --- calling ------------------------------------------------------------------------------

KrRef kr_partial_names(KrThread *thread, KrPartial *self)
{
    KrRef dict = kr_ref(self->keywords);
    uint32_t version = kr_dict_version(thread, dict);
    if (!kr_is_null(self->names) && version && version == self->version)
        return kr_ref(self->names);
    KrOwn list = kr_dict_key_list(thread, dict), names = KR_NULL;
    if (!kr_is_null(list)) {
        bool ok = true;
        for (int64_t i = 0; i < kr_list_length(kr_ref(list)); i++)
            ok &= kr_str_is_sub(kr_list_get(kr_ref(list), i));
        if (ok)
            names = kr_list_to_tuple(thread, kr_ref(list));
        else
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "keywords must be strings");
        kr_drop(thread, list);
    }
    kr_store(thread, &self->names, names);
    self->version = version;
    return kr_ref(self->names);
}

// Keywords of the call and of the partial together: the call's win, in the partial's places.
static KrOwn call_merged(KrThread *thread, const KrPartial *self, const KrRef *positional,
                         size_t total, const KrRef *values, KrRef kwnames)
{
    KrOwn tuple = kr_tuple_from(thread, positional, total), dict = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(tuple)) dict = kr_dict_copy(thread, kr_ref(self->keywords));
    bool ok = !kr_is_null(dict);
    for (int64_t i = 0; ok && i < kr_tuple_length(kwnames); i++)
        ok = kr_dict_set(thread, kr_ref(dict), kr_tuple_get(kwnames, i), values[i]);
    if (ok)
        result =
            kr_call_ex(thread, kr_ref(self->function), kr_ref(tuple), kr_ref(dict));
    kr_xdrop(thread, tuple);
    kr_xdrop(thread, dict);
    return result;
}

static KrOwn too_few(KrThread *thread, const KrPartial *self, size_t count)
{
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "missing positional arguments in 'partial' call; "
                              "expected at least %lld, got %zu",
                              (long long)self->gaps, count);
}

enum { FEW = 16 }; // arguments that need no memory of their own

static KrOwn call(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                  KrRef kwnames)
{
    KrPartial *self = cast(ref);
    if (KR_UNLIKELY(kr_is_null(self->function)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "partial object has been cleared");
    if (KR_UNLIKELY(count < (size_t)self->gaps)) return too_few(thread, self, count);
    size_t most = (size_t)kr_tuple_length(kr_ref(self->args)) + count;
    if (self->gaps == 0 && kr_ref_is_null(kwnames) && most <= FEW && kr_dict_length(kr_ref(self->keywords)) == 0) {
        KrOwn first = kr_dup(kr_ref(self->args)), function = kr_dup(kr_ref(self->function));
        const KrTuple *tuple = kr_tuple_cast(kr_ref(first));
        KrRef list[FEW];
        memcpy(list, tuple->items, (size_t)tuple->length * sizeof *list);
        if (count) memcpy(list + tuple->length, args, count * sizeof *list);
        KrOwn answer = kr_call(thread, kr_ref(function), list, most, KR_REF_NULL);
        kr_drop(thread, first);
        kr_drop(thread, function);
        return answer;
    }
    size_t given = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    size_t stored = (size_t)kr_tuple_length(kr_ref(self->args));
    size_t named = (size_t)kr_dict_length(kr_ref(self->keywords));
    size_t total = stored + count - (size_t)self->gaps;
    KrOwn hold = kr_dup(ref); // __setstate__ may run meanwhile
    KrOwn hold_args = kr_dup(kr_ref(self->args)),
          hold_function = kr_dup(kr_ref(self->function));
    KrOwn result = KR_NULL, hold_names = KR_NULL, hold_keywords = KR_NULL;
    KrRef few[FEW], *all = few;
    if (total + given + named > FEW) {
        all = malloc((total + given + named) * sizeof *all);
        if (!all) {
            (void)kr_exception_no_memory(thread);
            goto done;
        }
    }
    const KrRef *items =
        (const KrRef *)(const void *)kr_tuple_cast(kr_ref(hold_args))->items;
    size_t next = 0, at = 0;
    if (self->gaps == 0) {
        for (; at < stored; at++)
            all[at] = items[at];
    } else {
        for (; at < stored; at++)
            all[at] = is_gap(items[at]) ? args[next++] : items[at];
    }
    while (next < count)
        all[at++] = args[next++];
    if (named == 0) {
        for (size_t i = 0; i < given; i++)
            all[at + i] = args[count + i];
        result = kr_call(thread, kr_ref(hold_function), all, total, kwnames);
    } else if (given) {
        result = call_merged(thread, self, all, total, args + count, kwnames);
    } else {
        KrRef names = kr_partial_names(thread, self), key, value;
        if (kr_ref_is_null(names)) goto done;
        hold_names = kr_dup(names);
        hold_keywords = kr_dup(kr_ref(self->keywords));
        size_t position = 0;
        // a call may replace a value in the dict: they are kept alive one by one
        while (kr_dict_next(kr_ref(hold_keywords), &position, &key, &value))
            all[at++] = kr_ref(kr_dup(value));
        result = kr_call(thread, kr_ref(hold_function), all, total, names);
        while (at > total)
            kr_drop(thread, kr_own_from_bits(kr_bits(all[--at])));
    }
done:
    if (all != few) free(all);
    kr_xdrop(thread, hold_names);
    kr_xdrop(thread, hold_keywords);
    kr_drop(thread, hold_args);
    kr_drop(thread, hold_function);
    kr_drop(thread, hold);
    return result;
}

static KrOwn descr_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    if (kr_ref_is_null(instance) || kr_is_none(instance)) return kr_dup(self);
    return kr_method_new(thread, self, instance);
}

// --- text and state -----------------------------------------------------------------------

static bool add_repr(KrThread *thread, KrStrBuilder *builder, KrRef value)
{
    KrOwn hold = kr_dup(value), text = kr_repr(thread, value);
    kr_drop(thread, hold);
    if (kr_is_null(text)) return false;
    kr_str_builder_str(builder, kr_ref(text));
    kr_drop(thread, text);
    return true;
}

static KrOwn repr(KrThread *thread, KrRef ref)
{
    KrPartial *self = cast(ref);
    if (kr_repr_enter(thread, ref)) return kr_str_from_ascii(thread, "...");
    KrOwn args = kr_dup(kr_ref(self->args)), keywords = kr_dup(kr_ref(self->keywords));
    const KrType *type = kr_obj(ref)->type;
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    if (!kr_is_null(type->module) && kr_str_is_sub(kr_ref(type->module))) {
        kr_str_builder_str(&builder, kr_ref(type->module));
        kr_str_builder_ascii(&builder, ".");
    }
    kr_str_builder_str(&builder, kr_ref(type->qualname));
    kr_str_builder_ascii(&builder, "(");
    bool ok = add_repr(thread, &builder, kr_ref(self->function));
    for (int64_t i = 0; ok && i < kr_tuple_length(kr_ref(args)); i++) {
        kr_str_builder_ascii(&builder, ", ");
        ok = add_repr(thread, &builder, kr_tuple_get(kr_ref(args), i));
    }
    size_t position = 0;
    KrRef key, value;
    while (ok && kr_dict_next(kr_ref(keywords), &position, &key, &value)) {
        KrOwn hold = kr_dup(value), text = kr_to_str(thread, key);
        ok = !kr_is_null(text);
        if (ok) {
            kr_str_builder_ascii(&builder, ", ");
            kr_str_builder_str(&builder, kr_ref(text));
            kr_str_builder_ascii(&builder, "=");
            kr_drop(thread, text);
            ok = add_repr(thread, &builder, kr_ref(hold));
        }
        kr_drop(thread, hold);
    }
    kr_str_builder_ascii(&builder, ")");
    kr_drop(thread, args);
    kr_drop(thread, keywords);
    kr_repr_leave(thread, ref);
    if (ok) return kr_str_builder_take(&builder);
    kr_str_builder_fini(&builder);
    return KR_NULL;
}

static KrOwn reduce_method(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrPartial *self = cast(ref);
    KrRef dict = kr_is_null(self->dict) ? kr_none() : kr_ref(self->dict);
    KrRef fields[4] = {kr_ref(self->function), kr_ref(self->args),
                       kr_ref(self->keywords), dict};
    KrOwn one = kr_tuple_1(thread, fields[0]), state = KR_NULL, result = KR_NULL;
    if (!kr_is_null(one)) state = kr_tuple_from(thread, fields, 4);
    if (!kr_is_null(state))
        result = kr_tuple_3(thread, kr_type_ref(kr_obj(ref)->type), kr_ref(one),
                            kr_ref(state));
    kr_xdrop(thread, one);
    kr_xdrop(thread, state);
    return result;
}

static KrOwn setstate_method(KrThread *thread, KrRef ref, const KrRef *args,
                             size_t count)
{
    (void)count;
    KrPartial *self = cast(ref);
    KrRef state = args[0];
    if (!kr_tuple_is_sub(state) || kr_tuple_length(state) != 4)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "invalid partial state");
    KrRef function = kr_tuple_get(state, 0), stored = kr_tuple_get(state, 1),
          keywords = kr_tuple_get(state, 2), dict = kr_tuple_get(state, 3);
    if (!kr_type_of(function)->call || !kr_tuple_is_sub(stored) ||
        (!kr_is_none(keywords) && !kr_dict_is_sub(keywords)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "invalid partial state");
    int64_t length = kr_tuple_length(stored);
    if (length > 0 && is_gap(kr_tuple_get(stored, length - 1)))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "trailing Placeholders are not allowed");
    if (!kr_is_none(dict) && !kr_dict_is_sub(dict))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "invalid partial state");
    KrOwn own_args = KR_NULL, own_keywords = KR_NULL;
    const KrTuple *tuple = kr_tuple_cast(stored);
    own_args = kr_tuple_is(stored)
                   ? kr_dup(stored)
                   : kr_tuple_from(thread, (const KrRef *)(const void *)tuple->items,
                                   (size_t)tuple->length);
    if (kr_is_null(own_args)) return KR_NULL;
    own_keywords = kr_is_none(keywords)   ? kr_dict_new(thread)
                   : kr_dict_is(keywords) ? kr_dup(keywords)
                                          : kr_dict_copy(thread, keywords);
    if (kr_is_null(own_keywords)) {
        kr_drop(thread, own_args);
        return KR_NULL;
    }
    self->gaps = count_gaps(kr_ref(own_args));
    kr_store(thread, &self->function, kr_dup(function));
    kr_store(thread, &self->args, own_args);
    kr_store(thread, &self->keywords, own_keywords);
    kr_store(thread, &self->names, KR_NULL);
    kr_store(thread, &self->dict, kr_is_none(dict) ? KR_NULL : kr_dup(dict));
    return kr_none_own();
}

static KrOwn get_function(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->function));
}
static KrOwn get_args(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->args));
}
static KrOwn get_keywords(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->keywords));
}

static const KrNativeDef methods[] = {
    {"__reduce__", reduce_method, "($self, /)", NULL, 0, 0, 0},
    {"__setstate__", setstate_method, "($self, object, /)", NULL, 0, 0, 0},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 0, 0, KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef getset[] = {
    {"func", get_function, NULL, KR_AS_MEMBER "function object to use in future partial calls"},
    {"args", get_args, NULL, KR_AS_MEMBER "tuple of arguments to future partial calls"},
    {"keywords", get_keywords, NULL,
     KR_AS_MEMBER "dictionary of keyword arguments to future partial calls"},
    {"__dict__", kr_attribute_get_dict, kr_attribute_set_dict, NULL},
    {0},
};

KrType kr_partial_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools.partial",
    .shown = "__getattribute__ __setattr__ __delattr__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrPartial),
    .dict_offset = offsetof(KrPartial, dict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .call = call,
    .descr_get = descr_get,
    .new_object = new_object,
    .methods = methods,
    .getset = getset,
    .doc = "(func, /, *args, **keywords)\n--\n\n" "A callable that calls another one with some of its arguments given "
           "beforehand.",
};

// --- Placeholder --------------------------------------------------------------------------

static KrOwn placeholder_new(KrThread *thread, KrRef callable, const KrRef *args,
                             size_t count, KrRef kwnames)
{
    (void)callable, (void)args;
    if (count > 0 || (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "PlaceholderType takes no arguments");
    return kr_steal_obj(&kr_partial_placeholder);
}
static KrOwn placeholder_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "Placeholder");
}
static KrOwn placeholder_reduce(KrThread *thread, KrRef self, const KrRef *args,
                                size_t count)
{
    (void)self, (void)args, (void)count;
    return kr_str_from_ascii(thread, "Placeholder");
}
static const KrNativeDef placeholder_methods[] = {
    {"__reduce__", placeholder_reduce, "($self, /)", NULL, 0, 0, 0},
    {0},
};

KrType kr_partial_placeholder_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools._PlaceholderType",
    .basic_size = sizeof(KrObject),
    .repr = placeholder_repr,
    .new_object = placeholder_new,
    .methods = placeholder_methods,
    .doc = "The type of Placeholder, which reserves a place for a positional argument "
           "of a partial.",
};
