// SPDX-License-Identifier: MIT
// Calling anything from C, and filling the parameters of native functions from their signature text.
// See call.h and KrNativeDef in type.h.
#include "runtime/call.h"

#include "runtime/attribute.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/list.h"
#include "runtime/str.h"
#include "runtime/suggest.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/signature.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>

static KR_NOINLINE KrOwn not_callable(KrThread *thread, KrRef callable)
{
    return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not callable", callable);
}

KR_INLINE KrOwn call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    const KrType *type = kr_type_of(callable);
    if (KR_UNLIKELY(!type->call))
        return not_callable(thread, callable);
    if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
        return KR_NULL;
    if (type == &kr_native_type && kr_ref_is_null(kwnames)) {
        const KrNative *native = (const KrNative *)(const void *)kr_obj(callable);
        const KrNativeDef *def = native->def;
        if (KR_LIKELY(def->flags & KR_NATIVE_RAW && count >= (size_t)def->min && count <= (size_t)(int64_t)def->max)) {
            KrOwn held = kr_dup(callable);
            KrOwn result = def->function(thread, kr_ref(native->self), args, count);
            kr_drop(thread, held);
            return result;
        }
    }
    return type->call(thread, callable, args, count, kwnames);
}

KrOwn kr_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    return call(thread, callable, args, count, kwnames);
}
KrOwn kr_call_0(KrThread *thread, KrRef callable)
{
    return call(thread, callable, NULL, 0, KR_REF_NULL);
}
KrOwn kr_call_1(KrThread *thread, KrRef callable, KrRef a)
{
    return call(thread, callable, &a, 1, KR_REF_NULL);
}
KrOwn kr_call_2(KrThread *thread, KrRef callable, KrRef a, KrRef b)
{
    KrRef args[2] = {a, b};
    return call(thread, callable, args, 2, KR_REF_NULL);
}
KrOwn kr_call_3(KrThread *thread, KrRef callable, KrRef a, KrRef b, KrRef c)
{
    KrRef args[3] = {a, b, c};
    return kr_call(thread, callable, args, 3, KR_REF_NULL);
}

KrOwn kr_call_ex(KrThread *thread, KrRef callable, KrRef args_tuple, KrRef kwargs)
{
    KrTuple *tuple = (KrTuple *)kr_obj(args_tuple);
    int64_t keywords = kr_ref_is_null(kwargs) ? 0 : ((KrDict *)kr_obj(kwargs))->used;
    const KrRef *items = (const KrRef *)(const void *)tuple->items;
    if (!keywords)
        return kr_call(thread, callable, items, (size_t)tuple->length, KR_REF_NULL);
    KrOwn names = kr_tuple_new(thread, keywords), all = KR_NULL, result = KR_NULL;
    if (kr_is_null(names))
        return KR_NULL;
    all = kr_tuple_new(thread, tuple->length + keywords);
    if (kr_is_null(all)) {
        kr_drop(thread, names);
        return KR_NULL;
    }
    KrTuple *values = (KrTuple *)kr_obj(kr_ref(all)), *keys = (KrTuple *)kr_obj(kr_ref(names));
    for (int64_t i = 0; i < tuple->length; i++)
        values->items[i] = kr_dup(items[i]);
    size_t position = 0;
    KrRef key, value;
    bool ok = true;
    for (int64_t i = 0; kr_dict_next(kwargs, &position, &key, &value); i++) {
        ok &= kr_str_is_sub(key);
        keys->items[i] = kr_dup(key);
        values->items[tuple->length + i] = kr_dup(value);
    }
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error, "keywords must be strings");
    else
        result = kr_call(thread, callable, (const KrRef *)(const void *)values->items,
                         (size_t)tuple->length, kr_ref(names));
    kr_drop(thread, names);
    kr_drop(thread, all);
    return result;
}

KrOwn kr_call_method(KrThread *thread, KrRef object, KrRef name, const KrRef *args, size_t count)
{
    KrOwn self, function = kr_attr_get_method(thread, object, name, &self), result = KR_NULL;
    if (kr_is_null(function))
        return KR_NULL;
    if (kr_is_null(self)) {
        result = kr_call(thread, kr_ref(function), args, count, KR_REF_NULL);
    } else {
        KrRef small[9];
        kr_assert(count < 9);
        small[0] = kr_ref(self);
        for (size_t i = 0; i < count; i++)
            small[i + 1] = args[i];
        result = kr_call(thread, kr_ref(function), small, count + 1, KR_REF_NULL);
        kr_drop(thread, self);
    }
    kr_drop(thread, function);
    return result;
}

KrFound kr_call_special(KrThread *thread, KrRef self, int name_index, const KrRef *args,
                        size_t count, KrOwn *out)
{
    KrType *type = kr_type_of(self);
    KrRef function = kr_type_find(type, kr_name(name_index));
    if (kr_ref_is_null(function))
        return KR_ABSENT;
    KrType *kind = kr_type_of(function);
    if (KR_LIKELY(kind == &kr_function_type)) { // the frame holds it
        if (KR_UNLIKELY(kr_thread_stack_low(thread)) && !kr_thread_check_stack(thread))
            return KR_FAULT;
        *out = kr_function_call_bound(thread, function, self, args, count);
        return kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
    }
    KrOwn held = kr_dup(function);
    if (kind->flags & KR_TYPE_METHOD_DESCRIPTOR) {
        KrRef small[9];
        kr_assert(count < 9);
        small[0] = self;
        for (size_t i = 0; i < count; i++)
            small[i + 1] = args[i];
        *out = kr_call(thread, function, small, count + 1, KR_REF_NULL);
    } else if (kind->descr_get) {
        KrOwn bound = kind->descr_get(thread, function, self, kr_type_ref(type));
        *out = kr_is_null(bound) ? KR_NULL : kr_call(thread, kr_ref(bound), args, count, KR_REF_NULL);
        kr_xdrop(thread, bound);
    } else {
        *out = kr_call(thread, function, args, count, KR_REF_NULL);
    }
    kr_drop(thread, held);
    return kr_is_null(*out) ? KR_FAULT : KR_PRESENT;
}

KrOwn kr_call_name(KrThread *thread, KrRef callable)
{
    KrOwn name = KR_NULL, module = KR_NULL, result = KR_NULL;
    KrFound found = kr_attr_lookup(thread, callable, kr_name(KR_NAME___qualname__), &name);
    if (found == KR_FAULT)
        return KR_NULL;
    if (found == KR_ABSENT)
        return kr_to_str(thread, callable);
    found = kr_attr_lookup(thread, callable, kr_name(KR_NAME___module__), &module);
    if (found != KR_FAULT) {
        bool shown = found == KR_PRESENT && !kr_is_none(kr_ref(module)) &&
                     !(kr_str_is_sub(kr_ref(module)) &&
                       kr_str_equal_ascii(kr_ref(module), "builtins"));
        result = shown ? kr_str_from_format(thread, "%S.%S()", kr_ref(module), kr_ref(name))
                       : kr_str_from_format(thread, "%S()", kr_ref(name));
    }
    kr_xdrop(thread, module);
    kr_drop(thread, name);
    return result;
}

// --- native functions ---------------------------------------------------------

// "list." for a method of list, "math." for a function of a module, "" for a builtin.
static void class_prefix(KrThread *thread, char *out, size_t size, const KrNativeDef *def, KrRef self)
{
    out[0] = 0;
    if (kr_ref_is_null(self))
        return;
    if (kr_is_exact(self, &kr_module_type)) {
        KrRef name = kr_dict_find_str(kr_module_dict(self), kr_name(KR_NAME___name__));
        if (!kr_ref_is_null(name) && kr_str_is_sub(name) && !kr_str_equal_ascii(name, "builtins"))
            (void)snprintf(out, size, "%s.", kr_str_text(thread, name));
        return;
    }
    const KrType *type = kr_type_of(self);
    if (type == &kr_type_type && !(def->flags & (KR_NATIVE_CLASS | KR_NATIVE_STATIC))) { // a method of type: of which one
        type = (const KrType *)(const void *)kr_obj(self);
        (void)snprintf(out, size, "%s.", kr_str_text(thread, kr_ref(type->qualname)));
        return;
    }
    if (def->flags & (KR_NATIVE_CLASS | KR_NATIVE_STATIC)) { // bound to a class: that one is named
        type = (const KrType *)(const void *)kr_obj(self);
        (void)snprintf(out, size, "%s.", kr_str_text(thread, kr_ref(type->qualname)));
        return;
    }
    for (; type; type = type->base)
        for (const KrNativeDef *row = type->methods; row && row->name; row++)
            if (row == def) {
                (void)snprintf(out, size, "%s.", kr_str_text(thread, kr_ref(type->qualname)));
                return;
            }
}

// METH_NOARGS and METH_O of CPython: the message names the class.
static KrOwn wrong_count_of_one(KrThread *thread, const KrNativeDef *def, KrRef self, size_t want, size_t count)
{
    char prefix[72];
    class_prefix(thread, prefix, sizeof prefix, def, self);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              want == 0 ? "%s%s() takes no arguments (%zu given)"
                                        : "%s%s() takes exactly one argument (%zu given)",
                              prefix, def->name, count);
}

static KrOwn too_many(KrThread *thread, const KrSignature *s, KrRef self, size_t count)
{
    const char *name = s->def->name;
    if (s->all_positional_only && s->required == s->positional && s->positional < 2)
        return wrong_count_of_one(thread, s->def, self, s->positional, count);
    if (s->count > s->positional && count > s->count)
        return kr_exception_raise(thread, &kr_exception_type_error, "%s() takes at most %zu argument%s (%zu given)", name,
                                  s->count, s->count == 1 ? "" : "s", count);
    if (s->all_positional_only && s->positional > 1)
        return kr_exception_raise(thread, &kr_exception_type_error, "%s expected %s%zu arguments, got %zu", name,
                                  s->required == s->positional ? "" : "at most ", s->positional, count);
    if (s->count > s->positional && count <= s->count) { // others go by name only
        if (s->positional == 0)
            return kr_exception_raise(thread, &kr_exception_type_error, "%s() takes no positional arguments", name);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s() takes %s %zu positional argument%s (%zu given)", name,
                                  s->required == s->positional ? "exactly" : "at most", s->positional,
                                  s->positional == 1 ? "" : "s", count);
    }
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s() takes at most %zu argument%s (%zu given)", name, s->positional,
                              s->positional == 1 ? "" : "s", count);
}

static KrOwn missing(KrThread *thread, const KrSignature *s, KrRef self, size_t index, size_t count)
{
    const KrParameter *p = &s->parameters[index];
    const char *name = s->def->name;
    if (p->kind != KR_PARAMETER_POSITIONAL_ONLY)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s() missing required argument '%S' (pos %zu)", name,
                                  kr_ref(p->name), index + 1);
    if (!s->all_positional_only) // others may come by name
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s() takes at least %zu positional argument%s (%zu given)", name,
                                  s->required, s->required == 1 ? "" : "s", count);
    if (s->positional == 1)
        return wrong_count_of_one(thread, s->def, self, 1, count);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s expected %s%zu argument%s, got %zu", name,
                              s->required == s->positional ? "" : "at least ", s->required,
                              s->required == 1 ? "" : "s", count);
}

static KrOwn no_keywords(KrThread *thread, const KrNativeDef *def, KrRef self)
{
    char prefix[72];
    class_prefix(thread, prefix, sizeof prefix, def, self);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s%s() takes no keyword arguments", prefix, def->name);
}

static KrOwn wrong_count(KrThread *thread, const KrNativeDef *def, KrRef self, size_t count)
{
    if (def->min == def->max && def->min < 2)
        return wrong_count_of_one(thread, def, self, (size_t)def->min, count);
    if (def->min == def->max)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s expected %d arguments, got %zu", def->name, (int)def->min,
                                  count);
    bool few = count < (size_t)def->min;
    int limit = few ? def->min : def->max;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s expected at %s %d argument%s, got %zu", def->name,
                              few ? "least" : "most", limit, limit == 1 ? "" : "s", count);
}

// The value of a parameter among the keywords; null: it is not there.
static KrRef by_keyword(const KrParameter *p, const KrTuple *names, const KrRef *values, uint64_t *used)
{
    for (int64_t k = 0; k < names->length && k < 64; k++) {
        KrRef name = kr_ref(names->items[k]);
        if (*used >> k & 1 ||
            (!kr_is(name, kr_ref(p->name)) && !kr_str_equal(name, kr_ref(p->name))))
            continue;
        *used |= UINT64_C(1) << k;
        return values[k];
    }
    return KR_REF_NULL;
}

static void unexpected_keyword(KrThread *thread, const KrSignature *s, KrRef name)
{
    KrOwn names = kr_list_new(thread, 0), function = kr_str_from_ascii(thread, s->def->name);
    bool ok = !kr_is_null(names) && !kr_is_null(function);
    for (size_t i = 0; ok && i < s->count; i++)
        if (s->parameters[i].kind == KR_PARAMETER_POSITIONAL || s->parameters[i].kind == KR_PARAMETER_KEYWORD_ONLY)
            ok = kr_list_append(thread, kr_ref(names), kr_ref(s->parameters[i].name));
    if (ok) (void)kr_suggest_raise_keyword(thread, kr_ref(function), name, kr_ref(names));
    kr_xdrop(thread, names);
    kr_xdrop(thread, function);
}

// Is a parameter given by position among the names, too? Asked when all others have been found: those that are missing are told first.
static bool given_twice(KrThread *thread, const KrSignature *s, const KrTuple *names, const KrRef *args, size_t count, uint64_t *used)
{
    for (size_t i = 0; i < count && i < s->positional; i++) {
        const KrParameter *p = &s->parameters[i];
        if (p->kind == KR_PARAMETER_POSITIONAL_ONLY || kr_ref_is_null(by_keyword(p, names, args + count, used)))
            continue;
        (void)kr_exception_raise(thread, &kr_exception_type_error, "argument for %s() given by name ('%S') and position (%zu)",
                                 s->def->name, kr_ref(p->name), i + 1);
        return true;
    }
    return false;
}

// What was given by names that no parameter has: into **kwargs, or an error.
static bool take_rest(KrThread *thread, const KrSignature *s, KrRef self, const KrTuple *names,
                      const KrRef *values, uint64_t used, KrRef kwargs)
{
    for (int64_t k = 0; k < names->length; k++) {
        if (k < 64 && used >> k & 1)
            continue;
        KrRef name = kr_ref(names->items[k]);
        if (s->has_varkeywords) {
            if (!kr_dict_set(thread, kwargs, name, values[k]))
                return false;
            continue;
        }
        if (s->all_positional_only)
            (void)no_keywords(thread, s->def, self);
        else
            unexpected_keyword(thread, s, name);
        return false;
    }
    return true;
}

bool kr_call_bind_text(KrThread *thread, const char *function, const char *first, const KrRef *args, size_t count,
                       KrRef kwnames, KrRef values[3])
{
    const char *const names[3] = {first, "encoding", "errors"};
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    KrRef unexpected = KR_REF_NULL; // told behind those given twice
    char known[32];
    if (count + keywords > 3)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        count ? "%s() takes at most 3 arguments (%zu given)" : "%s() takes at most 3 keyword arguments (%zu given)",
                                        function, count + keywords);
    for (size_t i = 0; i < 3; i++)
        values[i] = i < count ? args[i] : KR_REF_NULL;
    for (size_t i = 0; i < keywords; i++) {
        KrRef name = kr_tuple_get(kwnames, (int64_t)i);
        int which = 0;
        while (which < 3 && !kr_str_equal_ascii(name, names[which]))
            which++;
        if (which == 3) {
            if (kr_ref_is_null(unexpected)) unexpected = name;
            continue;
        }
        if (!kr_ref_is_null(values[which]))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "argument for %s() given by name ('%s') and position (%d)", function, names[which], which + 1);
        values[which] = args[count + i];
    }
    if (kr_ref_is_null(unexpected)) return true;
    (void)snprintf(known, sizeof known, "%s encoding errors", first);
    return !kr_is_null(kr_suggest_raise_unexpected(thread, function, unexpected, known));
}

KrOwn kr_call_native(KrThread *thread, const KrNativeDef *def, KrRef self, const KrRef *args,
                     size_t count, KrRef kwnames)
{
    const KrTuple *names = kr_ref_is_null(kwnames) ? NULL : (const KrTuple *)(const void *)kr_obj(kwnames);
    if (names && names->length == 0)
        names = NULL;
    if (def->flags & KR_NATIVE_RAW) {
        if (names)
            return no_keywords(thread, def, self);
        if (count < (size_t)def->min || (def->max >= 0 && count > (size_t)def->max))
            return wrong_count(thread, def, self, count);
        return def->function(thread, self, args, count);
    }
    if (KR_UNLIKELY(def->flags & KR_NATIVE_NEW))
        return kr_descriptor_call_new(thread, self, args, count, kwnames);
    if (!names && def->flags & KR_NATIVE_PAIR && (count <= (size_t)def[1].max || def[1].max < 0))
        return kr_call_native(thread, def + 1, self, args, count, KR_REF_NULL);
    const KrSignature *s = kr_signature_of(thread, def);
    if (!s)
        return KR_NULL;
    if (!names && count == s->count && count == s->positional)
        return def->function(thread, self, args, count); // every parameter, in order
    size_t given = count + (names ? (size_t)names->length : 0);
    if (names && s->all_positional_only && !s->has_varkeywords)
        return no_keywords(thread, def, self);
    if (names && given > s->count && !s->has_varargs && !s->has_varkeywords && !s->all_positional_only)
        return kr_exception_raise(thread, &kr_exception_type_error, "%s() takes at most %zu %sargument%s (%zu given)", def->name,
                                  s->count, count ? "" : "keyword ", s->count == 1 ? "" : "s", given);
    if (count > s->positional && !s->has_varargs)
        return too_many(thread, s, self, count);
    KrRef values[KR_SIGNATURE_MOST];
    KrOwn tuple = KR_NULL, dict = KR_NULL, result = KR_NULL; // *args and **kwargs
    uint64_t used = 0; // keywords, by bit
    for (size_t i = 0; i < s->count; i++) {
        const KrParameter *p = &s->parameters[i];
        if (p->kind == KR_PARAMETER_VARARGS) {
            size_t rest = count > s->positional ? count - s->positional : 0;
            tuple = kr_tuple_from(thread, args + count - rest, rest);
            values[i] = kr_ref(tuple);
            if (kr_is_null(tuple))
                goto done;
            continue;
        }
        if (p->kind == KR_PARAMETER_VARKEYWORDS) {
            dict = kr_dict_new(thread);
            values[i] = kr_ref(dict);
            if (kr_is_null(dict))
                goto done;
            continue;
        }
        KrRef value = p->kind <= KR_PARAMETER_POSITIONAL && i < count ? args[i] : KR_REF_NULL;
        if (names && kr_ref_is_null(value) && p->kind != KR_PARAMETER_POSITIONAL_ONLY)
            value = by_keyword(p, names, args + count, &used);
        if (kr_ref_is_null(value)) {
            if (!p->optional) {
                (void)missing(thread, s, self, i, count);
                goto done;
            }
            value = kr_ref(p->default_value);
        }
        values[i] = value;
    }
    if (!names || (!given_twice(thread, s, names, args, count, &used) && take_rest(thread, s, self, names, args + count, used, kr_ref(dict))))
        result = def->function(thread, self, values, s->count);
done:
    kr_xdrop(thread, tuple);
    kr_xdrop(thread, dict);
    return result;
}
