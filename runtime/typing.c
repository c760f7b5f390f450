// SPDX-License-Identifier: MIT
// Generic aliases and unions (typing.h).
//
// An alias passes attribute access on to its origin, but for a short list of names of its own.
// Substitution of type parameters goes through the protocol of module typing: parameters have
// __typing_subst__ and perhaps __typing_prepare_subst__, generic arguments have __parameters__.
// Invariant: args of a union are flat and different from each other, and at least two.
// Called by __class_getitem__ of builtin types, type.__or__, module typing. Tests: tests/lang/modules/typing/.
#include "runtime/typing.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/iterator.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/typevar.h"
#include "runtime/vm.h"

static KrAlias *alias_of(KrRef value)
{
    return (KrAlias *)(void *)kr_obj(value);
}
static KrUnion *union_of(KrRef value)
{
    return (KrUnion *)(void *)kr_obj(value);
}
static bool is_alias(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_typing_alias_type);
}
static bool is_union(KrRef value)
{
    return kr_is_exact(value, &kr_typing_union_type);
}
static bool is_type(KrRef value)
{
    return kr_type_has(value, KR_TYPE_TYPE_SUB);
}

// The attribute, or null without an exception when there is none; *ok false: raised.
static KrOwn attribute(KrThread *thread, KrRef object, int name, bool *ok)
{
    KrOwn value = KR_NULL;
    KrFound found = kr_attr_lookup(thread, object, kr_name(name), &value);
    *ok = found != KR_FAULT;
    return found == KR_PRESENT ? value : KR_NULL;
}

// --- text ---------------------------------------------------------------------------------

static bool write_type(KrThread *thread, KrStrBuilder *builder, KrRef item);

KrOwn kr_typing_text(KrThread *thread, KrRef item)
{
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    if (write_type(thread, &builder, item)) return kr_str_builder_take(&builder);
    kr_str_builder_fini(&builder);
    return KR_NULL;
}

static bool write_all(KrThread *thread, KrStrBuilder *builder, KrRef items,
                      const char *separator, bool types)
{
    bool is_list = kr_list_is_sub(items);
    int64_t length = is_list ? kr_list_length(items) : kr_tuple_length(items);
    for (int64_t i = 0; i < length; i++) {
        if (is_list && i >= kr_list_length(items))
            return kr_exception_raise_false(thread, &kr_exception_index_error,
                                            "list index out of range");
        if (i > 0) kr_str_builder_ascii(builder, separator);
        KrOwn item = kr_dup(is_list ? kr_list_get(items, i) : kr_tuple_get(items, i));
        bool ok;
        if (types && kr_is(kr_ref(item), kr_type_ref(&kr_none_type))) {
            kr_str_builder_ascii(builder, "None");
            ok = true;
        } else {
            ok = write_type(thread, builder, kr_ref(item));
        }
        kr_drop(thread, item);
        if (!ok) return false;
    }
    return true;
}

static bool write_object(KrThread *thread, KrStrBuilder *builder, KrOwn text)
{
    if (kr_is_null(text)) return false;
    kr_str_builder_str(builder, kr_ref(text));
    kr_drop(thread, text);
    return true;
}

static bool write_type(KrThread *thread, KrStrBuilder *builder, KrRef item)
{
    if (kr_is(item, kr_from_obj(&kr_ellipsis_object))) {
        kr_str_builder_ascii(builder, "...");
        return true;
    }
    if (kr_list_is(item)) {
        kr_str_builder_ascii(builder, "[");
        bool ok = write_all(thread, builder, item, ", ", false);
        kr_str_builder_ascii(builder, "]");
        return ok;
    }
    bool ok, named = false;
    KrOwn origin = attribute(thread, item, KR_NAME___origin__, &ok), args = KR_NULL;
    if (ok && !kr_is_null(origin))
        args = attribute(thread, item, KR_NAME___args__, &ok);
    bool plain = !kr_is_null(args);
    kr_xdrop(thread, origin);
    kr_xdrop(thread, args);
    if (!ok) return false;
    if (!plain) {
        KrOwn name = attribute(thread, item, KR_NAME___qualname__, &ok),
              module = KR_NULL;
        if (ok && !kr_is_null(name))
            module = attribute(thread, item, KR_NAME___module__, &ok);
        if (ok && !kr_is_null(name) && !kr_is_null(module) &&
            !kr_is_none(kr_ref(module)) && kr_str_is_sub(kr_ref(name)) &&
            kr_str_is_sub(kr_ref(module))) {
            if (!kr_str_equal_ascii(kr_ref(module), "builtins")) {
                kr_str_builder_str(builder, kr_ref(module));
                kr_str_builder_ascii(builder, ".");
            }
            kr_str_builder_str(builder, kr_ref(name));
            named = true;
        }
        kr_xdrop(thread, name);
        kr_xdrop(thread, module);
        if (!ok || named) return ok;
    }
    return write_object(thread, builder, kr_repr(thread, item));
}

static KrOwn alias_repr(KrThread *thread, KrRef self)
{
    KrAlias *alias = alias_of(self);
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    if (alias->starred) kr_str_builder_ascii(&builder, "*");
    bool ok = write_type(thread, &builder, kr_ref(alias->origin));
    kr_str_builder_ascii(&builder, "[");
    if (ok && kr_tuple_length(kr_ref(alias->args)) == 0)
        kr_str_builder_ascii(&builder, "()");
    ok = ok && write_all(thread, &builder, kr_ref(alias->args), ", ", false);
    kr_str_builder_ascii(&builder, "]");
    if (ok) return kr_str_builder_take(&builder);
    kr_str_builder_fini(&builder);
    return KR_NULL;
}

static KrOwn union_repr(KrThread *thread, KrRef self)
{
    KrStrBuilder builder;
    kr_str_builder_init(&builder, thread);
    if (write_all(thread, &builder, kr_ref(union_of(self)->args), " | ", true))
        return kr_str_builder_take(&builder);
    kr_str_builder_fini(&builder);
    return KR_NULL;
}

// --- parameters and substitution ----------------------------------------------------------

static bool add_once(KrThread *thread, KrRef list, KrRef item)
{
    for (int64_t i = 0; i < kr_list_length(list); i++)
        if (kr_is(kr_list_get(list, i), item)) return true;
    return kr_list_append(thread, list, item);
}

static bool collect_parameters(KrThread *thread, KrRef args, KrRef list)
{
    bool is_list = kr_list_is_sub(args), ok = true;
    for (int64_t i = 0;
         ok && i < (is_list ? kr_list_length(args) : kr_tuple_length(args)); i++) {
        KrRef arg = is_list ? kr_list_get(args, i) : kr_tuple_get(args, i);
        if (is_type(arg)) continue;
        if (kr_tuple_is_sub(arg) || kr_list_is_sub(arg)) {
            ok = collect_parameters(thread, arg, list);
            continue;
        }
        KrOwn subst = attribute(thread, arg, KR_NAME___typing_subst__, &ok);
        if (!kr_is_null(subst)) {
            kr_drop(thread, subst);
            ok = add_once(thread, list, arg);
            continue;
        }
        if (!ok) break;
        KrOwn inner = attribute(thread, arg, KR_NAME___parameters__, &ok);
        if (!kr_is_null(inner) && kr_tuple_is(kr_ref(inner)))
            for (int64_t j = 0; ok && j < kr_tuple_length(kr_ref(inner)); j++)
                ok = add_once(thread, list, kr_tuple_get(kr_ref(inner), j));
        kr_xdrop(thread, inner);
    }
    return ok;
}

static KrOwn parameters_of(KrThread *thread, KrRef args, KrOwn *cache)
{
    if (kr_is_null(*cache)) {
        KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL;
        if (kr_is_null(list)) return list;
        if (collect_parameters(thread, args, kr_ref(list)))
            tuple = kr_list_to_tuple(thread, kr_ref(list));
        kr_drop(thread, list);
        if (kr_is_null(tuple)) return tuple;
        kr_store(thread, cache, tuple);
    }
    return kr_dup(kr_ref(*cache));
}

static int64_t place_of(KrRef parameters, KrRef parameter)
{
    for (int64_t i = 0; i < kr_tuple_length(parameters); i++)
        if (kr_is(kr_tuple_get(parameters, i), parameter)) return i;
    return -1;
}

static KrOwn substitute_all(KrThread *thread, KrRef args, KrRef parameters,
                            KrRef items);

// A generic argument with its own parameters replaced.
static KrOwn substitute_inner(KrThread *thread, KrRef arg, KrRef inner,
                              KrRef parameters, KrRef items)
{
    KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL, result = KR_NULL;
    if (kr_is_null(list)) return list;
    bool ok = true;
    for (int64_t i = 0; ok && i < kr_tuple_length(inner); i++) {
        KrRef parameter = kr_tuple_get(inner, i);
        int64_t place = place_of(parameters, parameter);
        KrRef item = place < 0 ? parameter : kr_tuple_get(items, place);
        // A TypeVarTuple takes several items, given as a tuple.
        bool spread = place >= 0 && kr_tuple_is(item) &&
                      !kr_ref_is_null(kr_type_find(kr_type_of(parameter),
                                                   kr_name(KR_NAME___iter__)));
        ok = spread ? kr_list_extend(thread, kr_ref(list), item)
                    : kr_list_append(thread, kr_ref(list), item);
    }
    if (ok) tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_drop(thread, list);
    if (kr_is_null(tuple)) return tuple;
    result = kr_item_get(thread, arg, kr_ref(tuple));
    kr_drop(thread, tuple);
    return result;
}

static KrOwn substitute(KrThread *thread, KrRef arg, KrRef parameters, KrRef items)
{
    if (is_type(arg)) return kr_dup(arg);
    if (kr_tuple_is_sub(arg) || kr_list_is_sub(arg)) {
        KrOwn all = substitute_all(thread, arg, parameters, items);
        if (kr_is_null(all) || !kr_list_is_sub(arg)) return all;
        KrOwn list = kr_sequence_list(thread, kr_ref(all));
        kr_drop(thread, all);
        return list;
    }
    bool ok;
    KrOwn subst = attribute(thread, arg, KR_NAME___typing_subst__, &ok),
          result = KR_NULL;
    if (!ok) return KR_NULL;
    if (!kr_is_null(subst)) {
        int64_t place = place_of(parameters, arg);
        result = place < 0
                     ? kr_dup(arg)
                     : kr_call_1(thread, kr_ref(subst), kr_tuple_get(items, place));
        kr_drop(thread, subst);
        return result;
    }
    KrOwn inner = attribute(thread, arg, KR_NAME___parameters__, &ok);
    if (!ok) return KR_NULL;
    if (!kr_is_null(inner) && kr_tuple_is(kr_ref(inner)) &&
        kr_tuple_length(kr_ref(inner)) > 0)
        result = substitute_inner(thread, arg, kr_ref(inner), parameters, items);
    else
        result = kr_dup(arg);
    kr_xdrop(thread, inner);
    return result;
}

static KrOwn substitute_all(KrThread *thread, KrRef args, KrRef parameters, KrRef items)
{
    bool is_list = kr_list_is_sub(args), ok = true;
    KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL;
    if (kr_is_null(list)) return list;
    for (int64_t i = 0;
         ok && i < (is_list ? kr_list_length(args) : kr_tuple_length(args)); i++) {
        KrOwn arg = kr_dup(is_list ? kr_list_get(args, i) : kr_tuple_get(args, i));
        KrOwn spread = attribute(thread, kr_ref(arg),
                                 KR_NAME___typing_is_unpacked_typevartuple__, &ok);
        bool several = false;
        if (!kr_is_null(spread)) {
            ok = kr_truth(thread, kr_ref(spread), &several);
            kr_drop(thread, spread);
        }
        KrOwn item = ok ? substitute(thread, kr_ref(arg), parameters, items) : KR_NULL;
        KrOwn given = arg; // kept for the message
        if (kr_is_null(item)) {
            ok = false;
        } else if (several && !kr_tuple_is(kr_ref(item))) {
            (void)kr_exception_raise(
                thread, &kr_exception_type_error,
                "expected __typing_subst__ of %T objects to return a tuple, not %T",
                kr_ref(given), kr_ref(item));
            kr_drop(thread, item);
            ok = false;
        } else if (several) {
            ok = kr_list_extend(thread, kr_ref(list), kr_ref(item));
            kr_drop(thread, item);
        } else {
            ok = kr_list_append_own(thread, kr_ref(list), item);
        }
        kr_drop(thread, given);
    }
    if (ok) tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_drop(thread, list);
    return tuple;
}

// What is in the brackets as a tuple; *tuple[int, str] counts as its two items.
static KrOwn unpacked_items(KrThread *thread, KrRef item)
{
    KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL;
    bool is_tuple = kr_tuple_is(item), ok = !kr_is_null(list);
    for (int64_t i = 0; ok && i < (is_tuple ? kr_tuple_length(item) : 1); i++) {
        KrRef one = is_tuple ? kr_tuple_get(item, i) : item;
        KrOwn name = KR_NULL, inner = KR_NULL;
        if (!is_type(one)) {
            name = kr_str_interned(thread, "__typing_unpacked_tuple_args__");
            ok = !kr_is_null(name) &&
                 kr_attr_lookup(thread, one, kr_ref(name), &inner) != KR_FAULT;
        }
        int64_t length =
            ok && kr_tuple_is(kr_ref(inner)) ? kr_tuple_length(kr_ref(inner)) : -1;
        bool open_end = length > 0 && kr_is(kr_tuple_get(kr_ref(inner), length - 1),
                                            kr_from_obj(&kr_ellipsis_object));
        if (ok)
            ok = length >= 0 && !open_end
                     ? kr_list_extend(thread, kr_ref(list), kr_ref(inner))
                     : kr_list_append(thread, kr_ref(list), one);
        kr_xdrop(thread, name);
        kr_xdrop(thread, inner);
    }
    if (ok) tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_xdrop(thread, list);
    return tuple;
}

// The arguments of self[item]; *parameters is a tuple.
static KrOwn substituted_args(KrThread *thread, KrRef self, KrRef args,
                              KrRef parameters, KrRef item)
{
    int64_t wanted = kr_tuple_length(parameters);
    if (wanted == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%R is not a generic class", self);
    KrOwn items = unpacked_items(thread, item);
    for (int64_t i = 0; !kr_is_null(items) && i < wanted; i++) {
        bool ok;
        KrOwn prepare = attribute(thread, kr_tuple_get(parameters, i),
                                  KR_NAME___typing_prepare_subst__, &ok);
        if (!ok) {
            kr_drop(thread, items);
            return KR_NULL;
        }
        if (kr_is_null(prepare)) continue;
        if (!kr_is_none(kr_ref(prepare))) {
            KrOwn list = kr_call_2(thread, kr_ref(prepare), self, kr_ref(items)),
                  tuple = KR_NULL;
            if (!kr_is_null(list)) {
                tuple = kr_sequence_tuple(thread, kr_ref(list));
                kr_drop(thread, list);
            }
            kr_store(thread, &items, tuple);
        }
        kr_drop(thread, prepare);
    }
    if (kr_is_null(items)) return items;
    int64_t given = kr_tuple_length(kr_ref(items));
    KrOwn result = KR_NULL;
    if (given != wanted)
        (void)kr_exception_raise(
            thread, &kr_exception_type_error,
            "Too %s arguments for %R; actual %lld, expected %s%lld",
            given > wanted ? "many" : "few", self, (long long)given,
            given > wanted ? "" : "at least ", (long long)wanted);
    else
        result = substitute_all(thread, args, parameters, kr_ref(items));
    kr_drop(thread, items);
    return result;
}

// --- aliases ------------------------------------------------------------------------------

static KrOwn alias_new(KrThread *thread, KrType *type, KrRef origin, KrRef args,
                       bool starred)
{
    KrOwn tuple = kr_tuple_is_sub(args) ? kr_dup(args) : kr_tuple_1(thread, args);
    KrAlias *self = NULL;
    if (!kr_is_null(tuple))
        self = (KrAlias *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_xdrop(thread, tuple);
        return KR_NULL;
    }
    self->origin = kr_dup(origin);
    self->args = tuple;
    self->starred = starred;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_typing_alias(KrThread *thread, KrRef origin, KrRef args)
{
    return alias_new(thread, &kr_typing_alias_type, origin, args, false);
}

static KrOwn alias_create(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    if (!kr_container_arity(thread, "GenericAlias", count, kwnames, 2, 2))
        return KR_NULL;
    return alias_new(thread, (KrType *)(void *)kr_obj(callable), args[0], args[1],
                     false);
}

static void alias_dealloc(KrThread *thread, KrObject *object)
{
    KrAlias *self = (KrAlias *)(void *)object;
    kr_drop(thread, self->origin);
    kr_drop(thread, self->args);
    kr_xdrop(thread, self->parameters);
    kr_object_free(thread, object, object->type->basic_size);
}

static void alias_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrAlias *self = (KrAlias *)(void *)object;
    visitor(kr_ref(self->origin), context);
    visitor(kr_ref(self->args), context);
    if (!kr_is_null(self->parameters)) visitor(kr_ref(self->parameters), context);
}

static KrOwn alias_getattr(KrThread *thread, KrRef self, KrRef name)
{
    static const char *const own[] = {
        "__class__",       "__origin__",     "__args__",
        "__unpacked__",    "__parameters__", "__typing_unpacked_tuple_args__",
        "__mro_entries__", "__reduce_ex__",  "__reduce__",
        "__bases__",       "__copy__",       "__deepcopy__",
    };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++)
        if (kr_str_equal_ascii(name, own[i]))
            return kr_attr_generic_get(thread, self, name);
    return kr_attr_get(thread, kr_ref(alias_of(self)->origin), name);
}

static KrOwn alias_call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    KrOwn object =
        kr_call(thread, kr_ref(alias_of(self)->origin), args, count, kwnames);
    if (kr_is_null(object)) return object;
    if (!kr_attr_set(thread, kr_ref(object), kr_name(KR_NAME___orig_class__), self)) {
        if (!kr_exception_is(thread, &kr_exception_attribute_error) &&
            !kr_exception_is(thread, &kr_exception_type_error)) {
            kr_drop(thread, object);
            return KR_NULL;
        }
        kr_exception_clear(thread);
    }
    return object;
}

static KrOwn alias_getitem(KrThread *thread, KrRef self, KrRef item)
{
    KrAlias *alias = alias_of(self);
    KrOwn parameters = parameters_of(thread, kr_ref(alias->args), &alias->parameters);
    if (kr_is_null(parameters)) return parameters;
    KrOwn args =
        substituted_args(thread, self, kr_ref(alias->args), kr_ref(parameters), item);
    kr_drop(thread, parameters);
    if (kr_is_null(args)) return args;
    KrOwn result = alias_new(thread, kr_obj(self)->type, kr_ref(alias->origin),
                             kr_ref(args), alias->starred);
    kr_drop(thread, args);
    return result;
}

static KrOwn alias_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_alias(a) || !is_alias(b) || (op != KR_EQ && op != KR_NE))
        return kr_dup(kr_not_implemented());
    KrAlias *left = alias_of(a), *right = alias_of(b);
    KrFound equal = left->starred == right->starred ? KR_PRESENT : KR_ABSENT;
    if (equal == KR_PRESENT)
        equal = kr_container_equal(thread, kr_ref(left->origin), kr_ref(right->origin));
    if (equal == KR_PRESENT)
        equal = kr_container_equal(thread, kr_ref(left->args), kr_ref(right->args));
    if (equal == KR_FAULT) return KR_NULL;
    return kr_bool_own((equal == KR_PRESENT) == (op == KR_EQ));
}

static bool alias_hash(KrThread *thread, KrRef self, int64_t *out)
{
    int64_t origin, args;
    if (!kr_hash(thread, kr_ref(alias_of(self)->origin), &origin) ||
        !kr_hash(thread, kr_ref(alias_of(self)->args), &args))
        return false;
    *out = (origin ^ args) == -1 ? -2 : origin ^ args;
    return true;
}

// for x in tuple[int]: one starred alias.
typedef struct AliasIter {
    KrObject header;
    KrOwn alias; // not starred; null: exhausted
} AliasIter;

static KrOwn alias_iter(KrThread *thread, KrRef self)
{
    AliasIter *it = (AliasIter *)(void *)kr_object_new(
        thread, &kr_typing_alias_iter_type, sizeof(AliasIter));
    if (!it) return KR_NULL;
    it->alias = kr_dup(self);
    kr_gc_track(thread, it);
    return kr_steal_obj(it);
}
static KrFound alias_iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    AliasIter *it = (AliasIter *)(void *)kr_obj(self);
    KrOwn alias = kr_move(&it->alias);
    if (kr_is_null(alias)) return KR_ABSENT;
    const KrAlias *from = alias_of(kr_ref(alias));
    *item = alias_new(thread, kr_obj(kr_ref(alias))->type, kr_ref(from->origin),
                      kr_ref(from->args), true);
    kr_drop(thread, alias);
    return kr_is_null(*item) ? KR_FAULT : KR_PRESENT;
}
static void alias_iter_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((AliasIter *)(void *)object)->alias));
}
static void alias_iter_dealloc(KrThread *thread, KrObject *object)
{
    alias_iter_clear(thread, object);
    kr_object_free(thread, object, sizeof(AliasIter));
}
static void alias_iter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((AliasIter *)(void *)object)->alias))
        visitor(kr_ref(((AliasIter *)(void *)object)->alias), context);
}
static KrOwn alias_iter_reduce(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)args, (void)count;
    const AliasIter *it = (const AliasIter *)(void *)kr_obj(self);
    return kr_iterator_reduce_left(thread, "iter", &it->alias, NULL, kr_dup(kr_tuple_empty()));
}
static const KrNativeDef alias_iter_methods[] = {
    {"__reduce__", alias_iter_reduce, "($self, /)",
     "Return state information for pickling.", 0, 0, KR_NATIVE_RAW},
    {0},
};
KrType kr_typing_alias_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "generic_alias_iterator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(AliasIter),
    .dealloc = alias_iter_dealloc,
    .visit = alias_iter_visit,
    .clear = alias_iter_clear,
    .iter = kr_iterator_self,
    .next = alias_iter_next,
    .methods = alias_iter_methods,
};

static KrOwn get_origin(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(alias_of(self)->origin));
}
static KrOwn get_args(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(alias_of(self)->args));
}
static KrOwn get_parameters(KrThread *thread, KrRef self)
{
    return parameters_of(thread, kr_ref(alias_of(self)->args),
                         &alias_of(self)->parameters);
}
static KrOwn get_unpacked(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(alias_of(self)->starred);
}
static KrOwn get_tuple_args(KrThread *thread, KrRef self)
{
    (void)thread;
    KrAlias *alias = alias_of(self);
    if (alias->starred && kr_is(kr_ref(alias->origin), kr_type_ref(&kr_tuple_type)))
        return kr_dup(kr_ref(alias->args));
    return kr_none_own();
}

static KrOwn mro_entries(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_tuple_1(thread, kr_ref(alias_of(self)->origin));
}
static KrOwn instance_check(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(
        thread, &kr_exception_type_error,
        "isinstance() argument 2 cannot be a parameterized generic");
}
static KrOwn subclass_check(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(
        thread, &kr_exception_type_error,
        "issubclass() argument 2 cannot be a parameterized generic");
}
static KrOwn alias_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrAlias *alias = alias_of(self);
    if (alias->starred) { // next(iter(the plain one))
        KrOwn plain = alias_new(thread, kr_obj(self)->type, kr_ref(alias->origin),
                                kr_ref(alias->args), false),
              it = KR_NULL, result = KR_NULL;
        if (!kr_is_null(plain)) it = alias_iter(thread, kr_ref(plain));
        if (!kr_is_null(it))
            result = kr_iterator_reduce(thread, "next", kr_ref(it), -1);
        kr_xdrop(thread, plain);
        kr_xdrop(thread, it);
        return result;
    }
    KrOwn state = kr_tuple_2(thread, kr_ref(alias->origin), kr_ref(alias->args));
    if (kr_is_null(state)) return state;
    KrOwn result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(state));
    kr_drop(thread, state);
    return result;
}
// What the origin has, and the alias's own names.
static KrOwn alias_dir(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    static const char *const own[] = {
        "__origin__",      "__args__",
        "__parameters__",  "__unpacked__",
        "__mro_entries__", "__reduce_ex__",
        "__reduce__",      "__typing_unpacked_tuple_args__",
        "__class__",
    };
    KrOwn names = kr_dir(thread, kr_ref(alias_of(self)->origin));
    for (size_t i = 0; i < sizeof own / sizeof *own && !kr_is_null(names); i++) {
        KrOwn name = kr_str_interned(thread, own[i]);
        KrFound has = kr_is_null(name)
                          ? KR_FAULT
                          : kr_contains(thread, kr_ref(names), kr_ref(name));
        bool ok =
            has == KR_PRESENT ||
            (has == KR_ABSENT && kr_list_append(thread, kr_ref(names), kr_ref(name)));
        kr_xdrop(thread, name);
        if (!ok) {
            kr_drop(thread, names);
            return KR_NULL;
        }
    }
    static const char *const blocked[] = {"__bases__", "__copy__", "__deepcopy__"};
    for (int64_t i = kr_is_null(names) ? -1 : kr_list_length(kr_ref(names)) - 1; i >= 0;
         i--)
        for (size_t k = 0; k < 3; k++)
            if (kr_str_is_sub(kr_list_get(kr_ref(names), i)) &&
                kr_str_equal_ascii(kr_list_get(kr_ref(names), i), blocked[k])) {
                kr_drop(thread, kr_list_pop(thread, kr_ref(names), i));
                break;
            }
    return names;
}

static const KrNativeDef alias_methods[] = {
    {"__mro_entries__", mro_entries, "($self, object, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__instancecheck__", instance_check, "($self, object, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__subclasscheck__", subclass_check, "($self, object, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__reduce__", alias_reduce, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__dir__", alias_dir, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef alias_getset[] = {
    {"__origin__", get_origin, NULL, KR_AS_MEMBER},
    {"__args__", get_args, NULL, KR_AS_MEMBER},
    {"__parameters__", get_parameters, NULL, "The type variables in it."},
    {"__unpacked__", get_unpacked, NULL, KR_AS_MEMBER},
    {"__typing_unpacked_tuple_args__", get_tuple_args, NULL, NULL},
    {0},
};

KrType kr_typing_alias_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "types.GenericAlias",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_BASE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrAlias),
    .dealloc = alias_dealloc,
    .visit = alias_visit,
    .repr = alias_repr,
    .iter = alias_iter,
    .hash = alias_hash,
    .call = alias_call,
    .getattr = alias_getattr,
    .compare = alias_compare,
    .new_object = alias_create,
    .binary = {[KR_BINARY_OR] = kr_typing_or},
    .getitem = alias_getitem,
    .methods = alias_methods,
    .getset = alias_getset,
    .doc = "(origin, args, /)\n--\n\n" "A type with arguments, like list[int].",
};

// --- unions -------------------------------------------------------------------------------

static bool can_join(KrRef value)
{
    return kr_is_none(value) || is_type(value) || is_alias(value) || is_union(value) ||
           (kr_is_ptr(value) &&
            strcmp(kr_obj(value)->type->name, "typing.TypeAliasType") == 0);
}

static KrOwn forward_ref(KrThread *thread, KrRef text)
{
    KrOwn class_ = kr_import_attr(thread, "annotationlib", "ForwardRef"),
          result = KR_NULL;
    if (!kr_is_null(class_)) result = kr_call_1(thread, kr_ref(class_), text);
    kr_xdrop(thread, class_);
    // it is compiled here, so that a text that is no expression is told of at once
    KrOwn code = kr_is_null(result) ? KR_NULL : kr_attr_get_name(thread, kr_ref(result), "__forward_code__");
    if (kr_is_null(code) && !kr_is_null(result)) kr_drop(thread, kr_move(&result));
    kr_xdrop(thread, code);
    return result;
}

// By typing itself: plain special forms and tuples are refused.
static KrOwn checked(KrThread *thread, KrRef arg)
{
    KrOwn message = kr_str_from_ascii(thread, "Union[arg, ...]: each arg must be a type."), result = KR_NULL;
    if (!kr_is_null(message)) result = kr_typevar_call_typing(thread, "_type_check", (KrRef[]){arg, kr_ref(message)}, 2);
    kr_xdrop(thread, message);
    return result;
}

// Whatever a hash function raises means that there is no hash.
static bool has_hash(KrThread *thread, KrRef value, int64_t *hash)
{
    if (kr_hash(thread, value, hash)) return true;
    kr_exception_clear(thread);
    return false;
}

// Adds one argument, flattening unions and leaving out what is there already.
static bool add_arg(KrThread *thread, KrRef list, KrRef arg)
{
    if (is_union(arg)) {
        for (int64_t i = 0; i < kr_tuple_length(kr_ref(union_of(arg)->args)); i++)
            if (!add_arg(thread, list, kr_tuple_get(kr_ref(union_of(arg)->args), i)))
                return false;
        return true;
    }
    KrOwn item = kr_is_none(arg)      ? kr_dup(kr_type_ref(&kr_none_type))
                 : can_join(arg)      ? kr_dup(arg)
                 : kr_str_is_sub(arg) ? forward_ref(thread, arg)
                                      : checked(thread, arg);
    if (kr_is_null(item)) return false;
    int64_t hash = 0, other = 0;
    bool hashable = has_hash(thread, kr_ref(item), &hash);
    for (int64_t i = 0; i < kr_list_length(list); i++) {
        bool also = has_hash(thread, kr_list_get(list, i), &other);
        if (also != hashable || (hashable && hash != other)) continue;
        KrFound equal = kr_container_equal(thread, kr_list_get(list, i), kr_ref(item));
        if (equal != KR_ABSENT) {
            kr_drop(thread, item);
            return equal == KR_PRESENT;
        }
    }
    return kr_list_append_own(thread, list, item);
}

KrOwn kr_typing_union(KrThread *thread, const KrRef *args, size_t count)
{
    if (count == 0)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Cannot take a Union of no types.");
    KrOwn list = kr_list_new(thread, 0), tuple = KR_NULL;
    if (kr_is_null(list)) return list;
    bool ok = true;
    for (size_t i = 0; ok && i < count; i++)
        ok = add_arg(thread, kr_ref(list), args[i]);
    if (ok && kr_list_length(kr_ref(list)) == 1) {
        KrOwn only = kr_dup(kr_list_get(kr_ref(list), 0));
        kr_drop(thread, list);
        return only;
    }
    if (ok) tuple = kr_list_to_tuple(thread, kr_ref(list));
    kr_drop(thread, list);
    if (kr_is_null(tuple)) return tuple;
    KrUnion *self = (KrUnion *)(void *)kr_object_new(thread, &kr_typing_union_type,
                                                     sizeof(KrUnion));
    if (!self) {
        kr_drop(thread, tuple);
        return KR_NULL;
    }
    self->args = tuple;
    for (int64_t i = 0, hash; i < kr_tuple_length(kr_ref(tuple)); i++)
        self->unhashable += !has_hash(thread, kr_tuple_get(kr_ref(tuple), i), &hash);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_typing_or(KrThread *thread, KrRef a, KrRef b)
{
    if (!is_union(a) && !is_union(b) && (!can_join(a) || !can_join(b)))
        return kr_dup(kr_not_implemented());
    return kr_typing_union(thread, (KrRef[]){a, b}, 2);
}

static void union_dealloc(KrThread *thread, KrObject *object)
{
    KrUnion *self = (KrUnion *)(void *)object;
    kr_drop(thread, self->args);
    kr_xdrop(thread, self->parameters);
    kr_object_free(thread, object, sizeof(KrUnion));
}

static void union_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    KrUnion *self = (KrUnion *)(void *)object;
    visitor(kr_ref(self->args), context);
    if (!kr_is_null(self->parameters)) visitor(kr_ref(self->parameters), context);
}

// The arguments with a hash as a frozenset, the others as a list.
static bool split_args(KrThread *thread, KrRef args, KrOwn *set, KrOwn *list)
{
    KrOwn with = kr_list_new(thread, 0);
    *set = KR_NULL;
    *list = kr_list_new(thread, 0);
    bool ok = !kr_is_null(with) && !kr_is_null(*list);
    for (int64_t i = 0; ok && i < kr_tuple_length(args); i++) {
        int64_t hash;
        bool hashable = has_hash(thread, kr_tuple_get(args, i), &hash);
        ok = kr_list_append(thread, kr_ref(hashable ? with : *list), kr_tuple_get(args, i));
    }
    if (ok) *set = kr_frozenset_from(thread, kr_ref(with));
    kr_xdrop(thread, with);
    return ok && !kr_is_null(*set);
}

static KrFound same_unhashable(KrThread *thread, KrRef a, KrRef b)
{
    if (kr_list_length(a) != kr_list_length(b)) return KR_ABSENT;
    for (int64_t i = 0; i < kr_list_length(a); i++) {
        KrFound found = kr_contains(thread, b, kr_list_get(a, i));
        if (found != KR_PRESENT) return found;
    }
    return KR_PRESENT;
}

static KrOwn union_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_union(a) || !is_union(b) || (op != KR_EQ && op != KR_NE))
        return kr_dup(kr_not_implemented());
    KrOwn set_a = KR_NULL, set_b = KR_NULL, list_a = KR_NULL, list_b = KR_NULL;
    KrFound equal = KR_FAULT;
    if (split_args(thread, kr_ref(union_of(a)->args), &set_a, &list_a) &&
        split_args(thread, kr_ref(union_of(b)->args), &set_b, &list_b))
        equal = kr_compare_bool(thread, kr_ref(set_a), kr_ref(set_b), KR_EQ);
    if (equal == KR_PRESENT)
        equal = same_unhashable(thread, kr_ref(list_a), kr_ref(list_b));
    kr_xdrop(thread, set_a);
    kr_xdrop(thread, set_b);
    kr_xdrop(thread, list_a);
    kr_xdrop(thread, list_b);
    return equal == KR_FAULT ? KR_NULL
                             : kr_bool_own((equal == KR_PRESENT) == (op == KR_EQ));
}

// An argument that had no hash when the union was made spoils it for good.
static bool union_hash(KrThread *thread, KrRef self, int64_t *out)
{
    KrRef args = kr_ref(union_of(self)->args);
    for (int64_t i = 0; union_of(self)->unhashable && i < kr_tuple_length(args); i++)
        if (!kr_hash(thread, kr_tuple_get(args, i), out)) return false;
    if (union_of(self)->unhashable)
        return kr_exception_raise_false(
            thread, &kr_exception_type_error, "union contains %d unhashable element%s",
            (int)union_of(self)->unhashable, union_of(self)->unhashable > 1 ? "s" : "");
    KrOwn set = kr_frozenset_from(thread, args);
    if (kr_is_null(set)) return false;
    bool ok = kr_hash(thread, kr_ref(set), out);
    kr_drop(thread, set);
    return ok;
}

static KrOwn union_getitem(KrThread *thread, KrRef self, KrRef item)
{
    KrUnion *all = union_of(self);
    KrOwn parameters = parameters_of(thread, kr_ref(all->args), &all->parameters);
    if (kr_is_null(parameters)) return parameters;
    KrOwn args =
        substituted_args(thread, self, kr_ref(all->args), kr_ref(parameters), item);
    kr_drop(thread, parameters);
    if (kr_is_null(args)) return args;
    KrTuple *tuple = kr_tuple_cast(kr_ref(args));
    KrOwn result = kr_typing_union(thread, (const KrRef *)(const void *)tuple->items,
                                   (size_t)tuple->length);
    kr_drop(thread, args);
    return result;
}

KrRef kr_typing_union_args(KrRef union_)
{
    return kr_ref(union_of(union_)->args);
}
static KrOwn union_class_getitem(KrThread *thread, KrRef self, const KrRef *args,
                                 size_t count)
{
    (void)self, (void)count;
    if (!kr_tuple_is(args[0])) return kr_typing_union(thread, args, 1);
    KrTuple *tuple = kr_tuple_cast(args[0]);
    return kr_typing_union(thread, (const KrRef *)(const void *)tuple->items,
                           (size_t)tuple->length);
}
static KrOwn union_mro_entries(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)args, (void)count;
    return kr_exception_raise(thread, &kr_exception_type_error, "Cannot subclass %R",
                              self);
}

static KrOwn union_get_args(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(union_of(self)->args));
}
static KrOwn union_get_parameters(KrThread *thread, KrRef self)
{
    return parameters_of(thread, kr_ref(union_of(self)->args),
                         &union_of(self)->parameters);
}
static KrOwn union_get_origin(KrThread *thread, KrRef self)
{
    (void)thread, (void)self;
    return kr_dup(kr_type_ref(&kr_typing_union_type));
}
static KrOwn union_get_name(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "Union");
}

// __module__ is the type's: int | str says "typing" as a class would.
static KrOwn union_getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (kr_str_equal_ascii(name, "__module__"))
        return kr_attr_get(thread, kr_type_ref(&kr_typing_union_type), name);
    return kr_attr_generic_get(thread, self, name);
}

static const KrNativeDef union_methods[] = {
    {"__mro_entries__", union_mro_entries, "($self, object, /)", NULL, 1, 1, KR_NATIVE_RAW},
    {"__class_getitem__", union_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef union_getset[] = {
    {"__args__", union_get_args, NULL, KR_AS_MEMBER},
    {"__parameters__", union_get_parameters, NULL, "The type variables in it."},
    {"__origin__", union_get_origin, NULL, "Always Union."},
    {"__name__", union_get_name, NULL, "The name of the type."},
    {"__qualname__", union_get_name, NULL, "The qualified name of the type."},
    {0},
};

KrType kr_typing_union_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "typing.Union",
    .shown = "-__module__",
    .flags = KR_TYPE_GC | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrUnion),
    .dealloc = union_dealloc,
    .visit = union_visit,
    .repr = union_repr,
    .getattr = union_getattr,
    .hash = union_hash,
    .compare = union_compare,
    .binary = {[KR_BINARY_OR] = kr_typing_or},
    .getitem = union_getitem,
    .methods = union_methods,
    .getset = union_getset,
    .doc = "One of several types.",
};
