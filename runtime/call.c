// SPDX-License-Identifier: MIT
// Calling anything from C, and filling the parameters of native functions from their signature text.
// See call.h and KrNativeDef in type.h.
#include "runtime/call.h"

#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/float_text.h"
#include "runtime/int.h"
#include "runtime/str.h"
#include "runtime/module.h"
#include "runtime/protocol_object.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>

KrOwn kr_call(KrThread *thread, KrRef callable, const KrRef *args, size_t count, KrRef kwnames)
{
    KrType *type = kr_type_of(callable);
    if (KR_UNLIKELY(!type->call))
        return kr_exception_raise(thread, &kr_exception_type_error, "'%T' object is not callable",
                                  callable);
    if (kr_thread_stack_low(thread) && !kr_thread_check_stack(thread))
        return KR_NULL;
    return type->call(thread, callable, args, count, kwnames);
}

KrOwn kr_call_0(KrThread *thread, KrRef callable)
{
    return kr_call(thread, callable, NULL, 0, KR_REF_NULL);
}
KrOwn kr_call_1(KrThread *thread, KrRef callable, KrRef a)
{
    return kr_call(thread, callable, &a, 1, KR_REF_NULL);
}
KrOwn kr_call_2(KrThread *thread, KrRef callable, KrRef a, KrRef b)
{
    KrRef args[2] = {a, b};
    return kr_call(thread, callable, args, 2, KR_REF_NULL);
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

// --- signatures of native functions ---------------------------------------------------------

enum { MAX_PARAMETERS = 16 };

typedef enum ParameterKind {
    POSITIONAL_ONLY, POSITIONAL, VARARGS, KEYWORD_ONLY, VARKEYWORDS,
} ParameterKind;

typedef struct Parameter {
    const char *name;
    size_t length;
    ParameterKind kind;
    const char *default_text; // null: required
    size_t default_length;
} Parameter;

typedef struct Signature {
    Parameter parameters[MAX_PARAMETERS];
    size_t count, positional, required;
    bool has_varargs, has_varkeywords;
} Signature;

// "($self, a, b=1, /, c, *args, d=None, **kwargs)" -> parameters. `$x` is the object itself.
static void parse_signature(const char *text, Signature *s)
{
    *s = (Signature){0};
    const char *at = text + 1;
    bool keyword_only = false;
    while (*at && *at != ')') {
        while (*at == ' ' || *at == ',')
            at++;
        if (*at == ')' || !*at)
            break;
        if (*at == '/') {
            for (size_t i = 0; i < s->count; i++)
                s->parameters[i].kind = POSITIONAL_ONLY;
            at++;
            continue;
        }
        ParameterKind kind = keyword_only ? KEYWORD_ONLY : POSITIONAL;
        bool self = *at == '$';
        if (at[0] == '*' && at[1] == '*') {
            kind = VARKEYWORDS;
            at += 2;
        } else if (*at == '*') {
            at++;
            keyword_only = true;
            if (*at == ',' || *at == ' ')
                continue;
            kind = VARARGS;
        }
        Parameter p = {.name = at + self, .kind = kind};
        while (*at && *at != ',' && *at != ')' && *at != '=')
            at++;
        p.length = (size_t)(at - p.name);
        if (*at == '=') {
            p.default_text = ++at;
            int depth = 0;
            char quote = 0;
            for (; *at && (depth || quote || (*at != ',' && *at != ')')); at++) {
                if (quote) {
                    if (*at == '\\')
                        at++;
                    else if (*at == quote)
                        quote = 0;
                } else if (*at == '\'' || *at == '"') {
                    quote = *at;
                } else if (*at == '(' || *at == '[') {
                    depth++;
                } else if (*at == ')' || *at == ']') {
                    depth--;
                }
            }
            p.default_length = (size_t)(at - p.default_text);
        }
        if (self)
            continue;
        kr_assert(s->count < MAX_PARAMETERS);
        s->parameters[s->count++] = p;
    }
    for (size_t i = 0; i < s->count; i++) {
        ParameterKind kind = s->parameters[i].kind;
        s->has_varargs |= kind == VARARGS;
        s->has_varkeywords |= kind == VARKEYWORDS;
        if (kind <= POSITIONAL) {
            s->positional++;
            s->required += !s->parameters[i].default_text;
        }
    }
}

// Defaults in signatures: None, True, False, numbers, strings, (). Others are for people only: null.
static KrOwn default_value(KrThread *thread, const Parameter *p)
{
    const char *text = p->default_text;
    size_t length = p->default_length;
    if (!strncmp(text, "None", length) && length == 4)
        return kr_none_own();
    if (!strncmp(text, "True", length) && length == 4)
        return kr_bool_own(true);
    if (!strncmp(text, "False", length) && length == 5)
        return kr_bool_own(false);
    if (!strncmp(text, "()", length) && length == 2)
        return kr_tuple_new(thread, 0);
    if (length >= 2 && (*text == '\'' || *text == '"')) {
        char buffer[32];
        size_t out = 0;
        for (size_t i = 1; i + 1 < length && out < sizeof buffer; i++) {
            char c = text[i];
            if (c == '\\' && i + 2 < length) {
                c = text[++i];
                c = (char)(c == 'n' ? '\n' : c == 't' ? '\t' : c);
            }
            buffer[out++] = c;
        }
        return kr_str_from_utf8(thread, buffer, out);
    }
    bool digits = length > 0;
    for (size_t i = text[0] == '-'; i < length; i++)
        digits &= text[i] >= '0' && text[i] <= '9';
    if (digits)
        return kr_int_from_text(thread, text, length, 10);
    double number;
    if (kr_float_text_parse(text, length, &number))
        return kr_from_float(number);
    return KR_NULL;
}

static bool same_name(const Parameter *p, KrRef name)
{
    const KrStr *str = kr_str_obj(name);
    return str->ascii && (size_t)str->length == p->length &&
           memcmp(kr_str_data(str), p->name, p->length) == 0;
}

static KrOwn too_many(KrThread *thread, const KrNativeDef *def, const Signature *s, size_t count)
{
    if (s->required == s->positional)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            s->positional == 0 ? "%s() takes no arguments (%zu given)"
            : s->positional == 1
                ? "%s() takes exactly one argument (%zu given)"
                : "%s() takes exactly %zu positional arguments (%zu given)",
            def->name, s->positional < 2 ? count : s->positional, count);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s() takes at most %zu argument%s (%zu given)", def->name,
                              s->positional, s->positional == 1 ? "" : "s", count);
}

static KrOwn missing(KrThread *thread, const KrNativeDef *def, const Signature *s, size_t index,
                     size_t count)
{
    const Parameter *p = &s->parameters[index];
    if (p->kind == POSITIONAL_ONLY) {
        if (s->parameters[s->count - 1].kind != POSITIONAL_ONLY) // others may come by name
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "%s() takes at least %zu positional argument%s (%zu given)",
                                      def->name, s->required, s->required == 1 ? "" : "s", count);
        if (s->positional == 1)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "%s() takes exactly one argument (%zu given)", def->name, count);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "%s expected %s%zu argument%s, got %zu", def->name,
                                  s->required == s->positional ? "" : "at least ", s->required,
                                  s->required == 1 ? "" : "s", count);
    }
    char name[64];
    size_t length = p->length < sizeof name ? p->length : sizeof name - 1;
    memcpy(name, p->name, length);
    name[length] = 0;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "%s() missing required argument '%s' (pos %zu)", def->name, name,
                              index + 1);
}

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
    if (def->flags & KR_NATIVE_CLASS) { // bound to a class: that one is named
        type = (const KrType *)(const void *)kr_obj(self);
        (void)snprintf(out, size, "%s.", kr_str_text(thread, kr_ref(type->qualname)));
        return;
    }
    for (; type; type = type->base)
        for (const KrNativeDef *row = type->methods; row && row->name; row++)
            if (row == def) {
                (void)snprintf(out, size, "%s.", type->name);
                return;
            }
}

KrOwn kr_call_native(KrThread *thread, const KrNativeDef *def, KrRef self, const KrRef *args,
                     size_t count, KrRef kwnames)
{
    size_t keywords = kr_ref_is_null(kwnames) ? 0 : (size_t)((KrTuple *)kr_obj(kwnames))->length;
    if (def->flags & KR_NATIVE_RAW) {
        if (keywords) {
            char prefix[72];
            class_prefix(thread, prefix, sizeof prefix, def, self);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "%s%s() takes no keyword arguments", prefix, def->name);
        }
        if (count < (size_t)def->min || (def->max >= 0 && count > (size_t)def->max)) {
            if (def->min == def->max && def->min < 2) {
                char prefix[72];
                class_prefix(thread, prefix, sizeof prefix, def, self);
                return kr_exception_raise(
                    thread, &kr_exception_type_error,
                    def->min == 0 ? "%s%s() takes no arguments (%zu given)"
                                  : "%s%s() takes exactly one argument (%zu given)",
                    prefix, def->name, count);
            }
            if (def->min == def->max)
                return kr_exception_raise(thread, &kr_exception_type_error,
                                          "%s expected %d arguments, got %zu", def->name,
                                          (int)def->min, count);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "%s expected at %s %d argument%s, got %zu", def->name,
                                      count < (size_t)def->min ? "least" : "most",
                                      count < (size_t)def->min ? def->min : def->max,
                                      (count < (size_t)def->min ? def->min : def->max) == 1 ? "" : "s",
                                      count);
        }
        return def->function(thread, self, args, count);
    }
    Signature s;
    parse_signature(def->signature, &s);
    KrRef values[MAX_PARAMETERS] = {{0}};
    KrOwn made[MAX_PARAMETERS] = {{0}}, result = KR_NULL;
    KrTuple *names = keywords ? (KrTuple *)kr_obj(kwnames) : NULL;
    bool used[64] = {false};
    if (count > s.positional && !s.has_varargs)
        return too_many(thread, def, &s, count);
    size_t given = 0; // positional arguments taken
    for (size_t i = 0; i < s.count; i++) {
        Parameter *p = &s.parameters[i];
        if (p->kind == VARARGS) {
            size_t rest = count > s.positional ? count - s.positional : 0;
            made[i] = kr_tuple_from(thread, args + count - rest, rest);
            if (kr_is_null(made[i]))
                goto done;
            values[i] = kr_ref(made[i]);
            continue;
        }
        if (p->kind == VARKEYWORDS) {
            made[i] = kr_dict_new(thread);
            if (kr_is_null(made[i]))
                goto done;
            values[i] = kr_ref(made[i]);
            continue;
        }
        if (p->kind <= POSITIONAL && given < count)
            values[i] = args[given++];
        for (size_t k = 0; p->kind != POSITIONAL_ONLY && k < keywords && k < 64; k++) {
            if (used[k] || !same_name(p, kr_ref(names->items[k])))
                continue;
            if (!kr_ref_is_null(values[i])) {
                (void)kr_exception_raise(
                    thread, &kr_exception_type_error,
                    "argument for %s() given by name ('%S') and position (%zu)", def->name,
                    kr_ref(names->items[k]), i + 1);
                goto done;
            }
            values[i] = args[count + k];
            used[k] = true;
        }
        if (!kr_ref_is_null(values[i]))
            continue;
        if (!p->default_text) {
            (void)missing(thread, def, &s, i, count);
            goto done;
        }
        made[i] = default_value(thread, p);
        values[i] = kr_ref(made[i]);
        if (kr_thread_has_exception(thread))
            goto done;
    }
    for (size_t k = 0; k < keywords && k < 64; k++) {
        if (used[k])
            continue;
        if (!s.has_varkeywords) {
            char prefix[72];
            bool none = s.count == s.positional;
            for (size_t i = 0; i < s.count; i++)
                none = none && s.parameters[i].kind == POSITIONAL_ONLY;
            class_prefix(thread, prefix, sizeof prefix, def, self);
            if (none)
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "%s%s() takes no keyword arguments", prefix, def->name);
            else
                (void)kr_exception_raise(thread, &kr_exception_type_error,
                                         "%s() got an unexpected keyword argument '%S'", def->name,
                                         kr_ref(names->items[k]));
            goto done;
        }
        if (!kr_dict_set(thread, values[s.count - 1], kr_ref(names->items[k]), args[count + k]))
            goto done;
    }
    result = def->function(thread, self, values, s.count);
done:
    for (size_t i = 0; i < s.count; i++)
        kr_xdrop(thread, made[i]);
    return result;
}
