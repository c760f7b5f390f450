// SPDX-License-Identifier: MIT
// operator.itemgetter, attrgetter and methodcaller: callables that fetch something of their argument.
// Tests: tests/lang/modules/operator/.
#include "modules/operator_getters.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

typedef struct Getter {
    KrObject header;
    KrOwn what; // tuple: items, names of attributes, arguments of the method
    KrOwn
        steps; // attrgetter: tuple of names (str, or a tuple of str for a.b.c); methodcaller: its name
    KrOwn
        names; // methodcaller: tuple of keywords, whose values are the last of `what`, or null
} Getter;

static Getter *cast(KrRef self)
{
    return (Getter *)(void *)kr_obj(self);
}
static void clear(KrThread *thread, KrObject *object)
{
    Getter *self = (Getter *)(void *)object;
    kr_xdrop(thread, kr_move(&self->what));
    kr_xdrop(thread, kr_move(&self->steps));
    kr_xdrop(thread, kr_move(&self->names));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Getter *self = (const Getter *)(void *)object;
    const KrOwn owners[] = {self->what, self->steps, self->names};
    for (size_t i = 0; i < 3; i++)
        if (!kr_is_null(owners[i])) visitor(kr_ref(owners[i]), context);
}
// Steals what (null: fails) and steps.
static KrOwn make(KrThread *thread, KrRef callable, KrOwn what, KrOwn steps)
{
    KrType *type = (KrType *)(void *)kr_obj(callable);
    Getter *self = kr_is_null(what) ? NULL
                                    : (Getter *)(void *)kr_object_new(thread, type,
                                                                      type->basic_size);
    if (!self) {
        kr_xdrop(thread, what);
        kr_xdrop(thread, steps);
        return KR_NULL;
    }
    self->what = what;
    self->steps = steps;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static bool no_keywords(KrThread *thread, const char *name, KrRef kwnames)
{
    if (KR_LIKELY(kr_ref_is_null(kwnames)) || kr_tuple_length(kwnames) == 0)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s() takes no keyword arguments", name);
}
static bool one_argument(KrThread *thread, const char *name, size_t count,
                         KrRef kwnames)
{
    if (KR_LIKELY(count == 1 && kr_ref_is_null(kwnames))) return true;
    if (!no_keywords(thread, name, kwnames)) return false;
    return count == 1 ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s expected 1 argument, got %zu", name, count);
}

// --- text and state -----------------------------------------------------------------------

// "operator.name(" first ", " items... ", " keyword=value... ")"
static KrOwn repr_of(KrThread *thread, KrRef ref, KrRef first_or_null)
{
    const Getter *self = cast(ref);
    KrStrBuilder out;
    bool ok = true;
    if (kr_repr_enter(thread, ref))
        return kr_str_from_format(thread, "%s(...)", kr_obj(ref)->type->name);
    kr_str_builder_init(&out, thread);
    kr_str_builder_ascii(&out, kr_obj(ref)->type->name);
    kr_str_builder_ascii(&out, "(");
    int64_t count = kr_tuple_length(kr_ref(self->what));
    int64_t named = kr_is_null(self->names) ? 0 : kr_tuple_length(kr_ref(self->names));
    for (int64_t i = kr_ref_is_null(first_or_null) ? 0 : -1; ok && i < count; i++) {
        if (i >= 0 && (i > 0 || !kr_ref_is_null(first_or_null)))
            kr_str_builder_ascii(&out, ", ");
        if (i >= count - named && i >= 0) {
            kr_str_builder_str(&out,
                               kr_tuple_get(kr_ref(self->names), i - (count - named)));
            kr_str_builder_ascii(&out, "=");
        }
        KrOwn text = kr_repr(thread, i < 0 ? first_or_null
                                           : kr_tuple_get(kr_ref(self->what), i));
        ok = !kr_is_null(text);
        if (ok) kr_str_builder_str(&out, kr_ref(text));
        kr_xdrop(thread, text);
    }
    kr_repr_leave(thread, ref);
    kr_str_builder_ascii(&out, ")");
    if (ok) return kr_str_builder_take(&out);
    kr_str_builder_fini(&out);
    return KR_NULL;
}
static KrOwn repr(KrThread *thread, KrRef self)
{
    return repr_of(thread, self, KR_REF_NULL);
}
static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type),
                      kr_ref(cast(self)->what));
}
static KrOwn signature(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "(obj, /)");
}
static const KrNativeDef methods[] = {
    {"__reduce__", reduce, "($self, /)", "Return state information for pickling", 0, 0,
     KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getset[] = {
    {"__text_signature__", signature, NULL, NULL},
    {0},
};

// --- itemgetter ---------------------------------------------------------------------------

static KrOwn item_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    if (!kr_container_arity(thread, "itemgetter", count, kwnames, 1,
                            count ? SIZE_MAX : 1))
        return KR_NULL;
    return make(thread, callable, kr_tuple_from(thread, args, count), KR_NULL);
}
KR_INLINE KrOwn fetch(KrThread *thread, KrRef object, KrRef item)
{
    if (KR_LIKELY(kr_is_small_int(item))) {
        int64_t index = kr_small_int_value(item);
        if (kr_tuple_is(object) && index >= 0 && index < kr_tuple_length(object))
            return kr_dup(kr_tuple_get(object, index));
        if (kr_list_is(object) && index >= 0 && index < kr_list_length(object))
            return kr_dup(kr_list_get(object, index));
    }
    return kr_item_get(thread, object, item);
}
static KrOwn item_call(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    const Getter *self = cast(ref);
    if (!one_argument(thread, "itemgetter", count, kwnames)) return KR_NULL;
    int64_t length = kr_tuple_length(kr_ref(self->what));
    if (KR_LIKELY(length == 1))
        return fetch(thread, args[0], kr_tuple_get(kr_ref(self->what), 0));
    KrOwn all = kr_tuple_new(thread, length);
    for (int64_t i = 0; i < length && !kr_is_null(all); i++) {
        KrOwn item = fetch(thread, args[0], kr_tuple_get(kr_ref(self->what), i));
        kr_tuple_cast(kr_ref(all))->items[i] = item;
        if (kr_is_null(item)) {
            kr_drop(thread, all);
            return item;
        }
    }
    return all;
}
KrType kr_operator_getters_item_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "operator.itemgetter",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Getter),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .call = item_call,
    .new_object = item_new,
    .methods = methods,
    .getset = getset,
    .doc = "(item, /, *items)\n--\n\n" "A callable that fetches one or several items of its argument.",
};

// --- attrgetter ---------------------------------------------------------------------------

// "a" as an interned str, "a.b" as a tuple of them.
static KrOwn path_of(KrThread *thread, KrRef name)
{
    const KrStr *text = kr_str_obj(name);
    int64_t parts = 1, from = 0;
    for (int64_t i = 0; i < text->length; i++)
        parts += kr_str_read(text, i) == '.';
    if (parts == 1)
        return kr_str_intern(thread, kr_str_slice(thread, name, 0, text->length, 1));
    KrOwn path = kr_tuple_new(thread, parts);
    for (int64_t part = 0; part < parts && !kr_is_null(path); part++) {
        int64_t to = from;
        while (to < text->length && kr_str_read(text, to) != '.')
            to++;
        KrOwn step = kr_str_intern(thread, kr_str_slice(thread, name, from, to, 1));
        kr_tuple_cast(kr_ref(path))->items[part] = step;
        if (kr_is_null(step)) {
            kr_drop(thread, path);
            return KR_NULL;
        }
        from = to + 1;
    }
    return path;
}
static KrOwn attr_new(KrThread *thread, KrRef callable, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    if (!kr_container_arity(thread, "attrgetter", count, kwnames, 1,
                            count ? SIZE_MAX : 1))
        return KR_NULL;
    for (size_t i = 0; i < count; i++)
        if (!kr_str_is_sub(args[i]))
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "attribute name must be a string");
    KrOwn steps = kr_tuple_new(thread, (int64_t)count);
    for (size_t i = 0; i < count && !kr_is_null(steps); i++) {
        KrOwn path = path_of(thread, args[i]);
        kr_tuple_cast(kr_ref(steps))->items[i] = path;
        if (kr_is_null(path)) {
            kr_drop(thread, steps);
            return KR_NULL;
        }
    }
    if (kr_is_null(steps)) return steps;
    return make(thread, callable, kr_tuple_from(thread, args, count), steps);
}
static KrOwn follow(KrThread *thread, KrRef object, KrRef path)
{
    if (!kr_tuple_is(path)) return kr_attr_get(thread, object, path);
    KrOwn value = kr_dup(object);
    for (int64_t i = 0; i < kr_tuple_length(path) && !kr_is_null(value); i++) {
        KrOwn next = kr_attr_get(thread, kr_ref(value), kr_tuple_get(path, i));
        kr_drop(thread, value);
        value = next;
    }
    return value;
}
static KrOwn attr_call(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    const Getter *self = cast(ref);
    if (!one_argument(thread, "attrgetter", count, kwnames)) return KR_NULL;
    KrRef steps = kr_ref(self->steps);
    int64_t length = kr_tuple_length(steps);
    if (KR_LIKELY(length == 1)) return follow(thread, args[0], kr_tuple_get(steps, 0));
    KrOwn all = kr_tuple_new(thread, length);
    for (int64_t i = 0; i < length && !kr_is_null(all); i++) {
        KrOwn value = follow(thread, args[0], kr_tuple_get(steps, i));
        kr_tuple_cast(kr_ref(all))->items[i] = value;
        if (kr_is_null(value)) {
            kr_drop(thread, all);
            return value;
        }
    }
    return all;
}
KrType kr_operator_getters_attr_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "operator.attrgetter",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Getter),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .call = attr_call,
    .new_object = attr_new,
    .methods = methods,
    .getset = getset,
    .doc = "(attr, /, *attrs)\n--\n\n" "A callable that fetches one or several attributes of its argument; names "
           "may have dots.",
};

// --- methodcaller -------------------------------------------------------------------------

static KrOwn method_new(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    if (count < 1)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "methodcaller needs at least one argument, the method name");
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "method name must be a string");
    size_t named = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    KrOwn name = kr_str_intern(
        thread, kr_str_slice(thread, args[0], 0, kr_str_obj(args[0])->length, 1));
    if (kr_is_null(name)) return name;
    KrOwn made = make(thread, callable,
                      kr_tuple_from(thread, args + 1, count - 1 + named), name);
    if (!kr_is_null(made) && named) cast(kr_ref(made))->names = kr_dup(kwnames);
    return made;
}
enum { FEW = 16 }; // arguments that need no memory of their own
static KrOwn method_call(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    const Getter *self = cast(ref);
    if (!one_argument(thread, "methodcaller", count, kwnames)) return KR_NULL;
    KrOwn owner, result = KR_NULL;
    KrOwn function = kr_attr_get_method(thread, args[0], kr_ref(self->steps), &owner);
    if (kr_is_null(function)) return function;
    const KrTuple *what = kr_tuple_cast(kr_ref(self->what));
    const KrRef *items = (const KrRef *)(const void *)what->items;
    size_t total = (size_t)what->length, bound = !kr_is_null(owner);
    KrRef names = kr_is_null(self->names) ? KR_REF_NULL : kr_ref(self->names);
    size_t named = kr_ref_is_null(names) ? 0 : (size_t)kr_tuple_length(names);
    KrRef few[FEW], *all = few;
    if (total + 1 > FEW) {
        all = malloc((total + 1) * sizeof *all);
        if (!all) {
            (void)kr_exception_no_memory(thread);
            goto done;
        }
    }
    all[0] = kr_ref(owner);
    for (size_t i = 0; i < total; i++)
        all[bound + i] = items[i];
    result = kr_call(thread, kr_ref(function), all, total - named + bound, names);
done:
    if (all != few) free(all);
    kr_xdrop(thread, owner);
    kr_drop(thread, function);
    return result;
}
static KrOwn method_repr(KrThread *thread, KrRef self)
{
    return repr_of(thread, self, kr_ref(cast(self)->steps));
}
// (type, (name, arguments)); with keywords: (partial(type, name, **keywords), arguments)
static KrOwn method_reduce(KrThread *thread, KrRef ref, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    const Getter *self = cast(ref);
    const KrTuple *what = kr_tuple_cast(kr_ref(self->what));
    int64_t named = kr_is_null(self->names) ? 0 : kr_tuple_length(kr_ref(self->names));
    int64_t positional = what->length - named;
    KrRef type = kr_type_ref(kr_obj(ref)->type);
    KrOwn result = KR_NULL;
    if (!named) {
        KrOwn all = kr_tuple_new(thread, positional + 1);
        if (kr_is_null(all)) return all;
        KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
        items[0] = kr_dup(kr_ref(self->steps));
        for (int64_t i = 0; i < positional; i++)
            items[i + 1] = kr_dup(kr_ref(what->items[i]));
        result = kr_tuple_2(thread, type, kr_ref(all));
        kr_drop(thread, all);
        return result;
    }
    KrOwn partial = kr_import_attr(thread, "functools", "partial"), made = KR_NULL,
          given = KR_NULL, call = KR_NULL;
    if (!kr_is_null(partial)) call = kr_tuple_new(thread, 2 + named);
    if (kr_is_null(call)) goto done;
    KrOwn *items = kr_tuple_cast(kr_ref(call))->items;
    items[0] = kr_dup(type);
    items[1] = kr_dup(kr_ref(self->steps));
    for (int64_t i = 0; i < named; i++)
        items[2 + i] = kr_dup(kr_ref(what->items[positional + i]));
    made = kr_call(thread, kr_ref(partial), (const KrRef *)(const void *)items, 2,
                   kr_ref(self->names));
    if (!kr_is_null(made))
        given = kr_tuple_slice(thread, kr_ref(self->what), 0, positional);
    if (!kr_is_null(given)) result = kr_tuple_2(thread, kr_ref(made), kr_ref(given));
done:
    kr_xdrop(thread, partial);
    kr_xdrop(thread, call);
    kr_xdrop(thread, made);
    kr_xdrop(thread, given);
    return result;
}
static const KrNativeDef method_methods[] = {
    {"__reduce__", method_reduce, "($self, /)", "Return state information for pickling",
     0, 0, KR_NATIVE_RAW},
    {0},
};
KrType kr_operator_getters_method_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "operator.methodcaller",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Getter),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = method_repr,
    .call = method_call,
    .new_object = method_new,
    .methods = method_methods,
    .getset = getset,
    .doc = "(name, /, *args, **kwargs)\n--\n\n" "A callable that calls a method of its argument, with arguments given before.",
};
