// SPDX-License-Identifier: MIT
// Template and Interpolation of string.templatelib (template.h).
//
// A template is a tuple of strings with a tuple of interpolations between them; nothing is formatted.
// Invariant: strings is one longer than interpolations.
// Called by interp/operators.c. Tests: tests/lang/text/template_strings.py.
#include "runtime/template.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/list.h"
#include "runtime/protocol_object.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct KrTemplate {
    KrObject header;
    KrOwn strings, interpolations; // tuples
} KrTemplate;

typedef struct KrInterpolation {
    KrObject header;
    KrOwn value, expression, conversion, format_spec; // conversion: str or None
} KrInterpolation;

typedef struct KrTemplateIter {
    KrObject header;
    KrOwn template;
    int64_t index;         // of the next string
    bool at_interpolation; // it comes next
} KrTemplateIter;

static KrTemplate *template_of(KrRef value)
{
    return (KrTemplate *)kr_obj(value);
}
static KrInterpolation *part_of(KrRef value)
{
    return (KrInterpolation *)kr_obj(value);
}

// A getter of one field.
#define FIELD(type, field)                                                             \
    static KrOwn get_##field(KrThread *thread, KrRef self)                             \
    {                                                                                  \
        (void)thread;                                                                  \
        return kr_dup(kr_ref(((type *)kr_obj(self))->field));                          \
    }
FIELD(KrTemplate, strings)
FIELD(KrTemplate, interpolations)
FIELD(KrInterpolation, value)
FIELD(KrInterpolation, expression)
FIELD(KrInterpolation, conversion)
FIELD(KrInterpolation, format_spec)

static bool readonly(KrThread *thread, KrRef self, KrRef value)
{
    (void)self, (void)value;
    return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                    "readonly attribute");
}

// --- Interpolation ----------------------------------------------------------------------

static KrOwn make_part(KrThread *thread, KrRef value, KrRef expression,
                       KrRef conversion, KrRef spec)
{
    KrInterpolation *self = (KrInterpolation *)kr_object_new(
        thread, &kr_template_interpolation_type, sizeof *self);
    if (!self) return KR_NULL;
    self->value = kr_dup(value);
    self->expression = kr_dup(expression);
    self->conversion = kr_dup(conversion);
    self->format_spec = kr_dup(spec);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_template_interpolation(KrThread *thread, KrRef value, KrRef expression,
                                int conversion, KrRef spec)
{
    KrOwn empty = KR_NULL, letter = kr_none_own(), made = KR_NULL;
    if (kr_ref_is_null(spec)) {
        empty = kr_str_from_ascii(thread, "");
        spec = kr_ref(empty);
    }
    if (conversion) letter = kr_str_char(thread, (uint32_t) "sra"[conversion - 1]);
    if (!kr_ref_is_null(spec) && !kr_is_null(letter))
        made = make_part(thread, value, expression, kr_ref(letter), spec);
    kr_xdrop(thread, empty);
    kr_xdrop(thread, letter);
    return made;
}

static KrOwn part_make(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    static const char *const names[] = {"value", "expression", "conversion",
                                        "format_spec"};
    for (int i = 1; i < 4; i++)
        if (!kr_str_is_sub(args[i]) && (i != 2 || !kr_is_none(args[i])))
            return kr_exception_raise(
                thread, &kr_exception_type_error,
                "Interpolation() argument '%s' must be str, not %T", names[i], args[i]);
    if (!kr_is_none(args[2]) && !kr_str_equal_ascii(args[2], "s") &&
        !kr_str_equal_ascii(args[2], "r") && !kr_str_equal_ascii(args[2], "a"))
        return kr_exception_raise(
            thread, &kr_exception_value_error,
            "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
    return make_part(thread, args[0], args[1], args[2], args[3]);
}

static KrOwn part_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    static const KrNativeDef def = {
        "Interpolation",
        part_make,
        "(value, expression='', conversion=None, format_spec='')",
        NULL,
        0,
        0,
        0};
    return kr_call_native(thread, &def, type, args, count, kwnames);
}

static void part_dealloc(KrThread *thread, KrObject *object)
{
    KrInterpolation *self = (KrInterpolation *)object;
    kr_gc_untrack(object);
    kr_xdrop(thread, self->value);
    kr_xdrop(thread, self->expression);
    kr_xdrop(thread, self->conversion);
    kr_xdrop(thread, self->format_spec);
    kr_object_free(thread, object, sizeof *self);
}
static void part_visit(KrObject *object, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrInterpolation *)object)->value), context);
}
static void part_clear(KrThread *thread, KrObject *object)
{
    kr_store(thread, &((KrInterpolation *)object)->value, kr_none_own());
}
static KrOwn part_repr(KrThread *thread, KrRef self)
{
    const KrInterpolation *part = part_of(self);
    return kr_str_from_format(thread, "Interpolation(%R, %R, %R, %R)",
                              kr_ref(part->value), kr_ref(part->expression),
                              kr_ref(part->conversion), kr_ref(part->format_spec));
}

static const KrGetSetDef part_getset[] = {
    {"value", get_value, readonly, KR_AS_MEMBER "What the expression gave."},
    {"expression", get_expression, readonly, KR_AS_MEMBER "The text of the expression."},
    {"conversion", get_conversion, readonly, KR_AS_MEMBER "The letter behind the exclamation mark, or None."},
    {"format_spec", get_format_spec, readonly, KR_AS_MEMBER "The format specification."},
    {0}};

// The names of the fields, for class patterns: an attribute of the class.
static KrOwn match_args(KrThread *thread)
{
    KrOwn names[4] = {
        kr_str_interned(thread, "value"), kr_str_interned(thread, "expression"),
        kr_str_interned(thread, "conversion"), kr_str_interned(thread, "format_spec")};
    return kr_tuple_pack_own(thread, names, 4);
}

// How pickle makes them again: a template by a function of the library.
static KrOwn interpolation_reduce(KrThread *thread, KrRef self, const KrRef *args,
                                  size_t count)
{
    (void)args, (void)count;
    const KrInterpolation *part = part_of(self);
    KrOwn state =
        kr_tuple_from(thread,
                      (KrRef[]){kr_ref(part->value), kr_ref(part->expression),
                                kr_ref(part->conversion), kr_ref(part->format_spec)},
                      4);
    if (kr_is_null(state)) return state;
    KrOwn result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(state));
    kr_drop(thread, state);
    return result;
}
static KrOwn template_reduce(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    const KrTemplate *template = template_of(self);
    KrOwn function = kr_import_attr(thread, "string.templatelib", "_template_unpickle"),
          state = KR_NULL, result = KR_NULL;
    if (!kr_is_null(function))
        state = kr_tuple_2(thread, kr_ref(template->strings),
                           kr_ref(template->interpolations));
    if (!kr_is_null(state))
        result = kr_tuple_2(thread, kr_ref(function), kr_ref(state));
    kr_xdrop(thread, function);
    kr_xdrop(thread, state);
    return result;
}

static const KrNativeDef interpolation_methods[] = {
    {"__reduce__", interpolation_reduce, "($self, /)", "How to pickle or copy the object.", 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrNativeDef template_methods[] = {
    {"__reduce__", template_reduce, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "See PEP 585", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_template_interpolation_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "string.templatelib.Interpolation",
    .shown = "-__module__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrInterpolation),
    .dealloc = part_dealloc,
    .visit = part_visit,
    .clear = part_clear,
    .repr = part_repr,
    .new_object = part_new,
    .getset = part_getset,
    .methods = interpolation_methods,
    .doc = "A replacement field of a t-string.",
};

// --- Template ---------------------------------------------------------------------------

KrOwn kr_template_new(KrThread *thread, KrRef strings, KrRef interpolations)
{
    if (kr_ref_is_null(kr_type_find(&kr_template_interpolation_type,
                                    kr_name(KR_NAME___match_args__)))) { // once in a VM
        KrOwn names = match_args(thread);
        bool ok = !kr_is_null(names) &&
                  kr_dict_set(thread, kr_type_dict(&kr_template_interpolation_type),
                              kr_name(KR_NAME___match_args__), kr_ref(names));
        kr_xdrop(thread, names);
        if (!ok) return KR_NULL;
        kr_type_modified(&kr_template_interpolation_type);
    }
    KrTemplate *self =
        (KrTemplate *)kr_object_new(thread, &kr_template_type, sizeof *self);
    if (!self) return KR_NULL;
    self->strings = kr_dup(strings);
    self->interpolations = kr_dup(interpolations);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

// Adds text to the last string of the list.
static bool add_text(KrThread *thread, KrRef strings, KrRef text)
{
    KrOwn *last = &kr_list_cast(strings)->items[kr_list_length(strings) - 1];
    KrOwn joined = kr_str_concat(thread, kr_ref(*last), text);
    if (kr_is_null(joined)) return false;
    kr_store(thread, last, joined);
    return true;
}

// The lists as a template; both are stolen.
static KrOwn from_lists(KrThread *thread, KrOwn strings, KrOwn parts, bool ok)
{
    KrOwn a = KR_NULL, b = KR_NULL, made = KR_NULL;
    if (ok) {
        a = kr_list_to_tuple(thread, kr_ref(strings));
        b = kr_list_to_tuple(thread, kr_ref(parts));
        if (!kr_is_null(a) && !kr_is_null(b))
            made = kr_template_new(thread, kr_ref(a), kr_ref(b));
    }
    kr_xdrop(thread, a);
    kr_xdrop(thread, b);
    kr_xdrop(thread, strings);
    kr_xdrop(thread, parts);
    return made;
}

static bool add_empty(KrThread *thread, KrRef strings)
{
    KrOwn empty = kr_str_from_ascii(thread, "");
    return !kr_is_null(empty) && kr_list_append_own(thread, strings, empty);
}

static KrOwn template_new_object(KrThread *thread, KrRef type, const KrRef *args,
                                 size_t count, KrRef kwnames)
{
    (void)type;
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Template.__new__ only accepts *args arguments");
    KrOwn strings = kr_list_new(thread, 0), parts = kr_list_new(thread, 0);
    bool ok = !kr_is_null(strings) && !kr_is_null(parts) &&
              add_empty(thread, kr_ref(strings));
    for (size_t i = 0; ok && i < count; i++) {
        if (kr_str_is_sub(args[i]))
            ok = add_text(thread, kr_ref(strings), args[i]);
        else if (kr_is_exact(args[i], &kr_template_interpolation_type))
            ok = kr_list_append(thread, kr_ref(parts), args[i]) &&
                 add_empty(thread, kr_ref(strings));
        else
            ok = kr_exception_raise_false(thread, &kr_exception_type_error,
                                          "Template.__new__ *args need to be of type "
                                          "'str' or 'Interpolation', got %T",
                                          args[i]);
    }
    return from_lists(thread, strings, parts, ok);
}

static KrOwn template_concat(KrThread *thread, KrRef a, KrRef b)
{
    if (!kr_is_exact(a, &kr_template_type) || !kr_is_exact(b, &kr_template_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "can only concatenate %T (not \"%T\") to %T", a, b,
                                  a);
    KrRef more = kr_ref(template_of(b)->strings);
    KrOwn strings = kr_list_new(thread, 0), parts = kr_list_new(thread, 0);
    bool ok =
        !kr_is_null(strings) && !kr_is_null(parts) &&
        kr_list_extend(thread, kr_ref(strings), kr_ref(template_of(a)->strings)) &&
        kr_list_extend(thread, kr_ref(parts), kr_ref(template_of(a)->interpolations)) &&
        kr_list_extend(thread, kr_ref(parts), kr_ref(template_of(b)->interpolations)) &&
        add_text(thread, kr_ref(strings), kr_tuple_get(more, 0));
    for (int64_t i = 1; ok && i < kr_tuple_length(more); i++)
        ok = kr_list_append(thread, kr_ref(strings), kr_tuple_get(more, i));
    return from_lists(thread, strings, parts, ok);
}

static KrOwn get_values(KrThread *thread, KrRef self)
{
    KrRef parts = kr_ref(template_of(self)->interpolations);
    KrOwn values = kr_tuple_new(thread, kr_tuple_length(parts));
    for (int64_t i = 0; !kr_is_null(values) && i < kr_tuple_length(parts); i++)
        kr_tuple_cast(kr_ref(values))->items[i] =
            kr_dup(kr_ref(part_of(kr_tuple_get(parts, i))->value));
    return values;
}

static void template_dealloc(KrThread *thread, KrObject *object)
{
    KrTemplate *self = (KrTemplate *)object;
    kr_gc_untrack(object);
    kr_xdrop(thread, self->strings);
    kr_xdrop(thread, self->interpolations);
    kr_object_free(thread, object, sizeof *self);
}
static void template_visit(KrObject *object, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrTemplate *)object)->strings), context);
    visit(kr_ref(((KrTemplate *)object)->interpolations), context);
}
static KrOwn template_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "Template(strings=%R, interpolations=%R)",
                              kr_ref(template_of(self)->strings),
                              kr_ref(template_of(self)->interpolations));
}
static KrOwn template_iter(KrThread *thread, KrRef self)
{
    KrTemplateIter *iter =
        (KrTemplateIter *)kr_object_new(thread, &kr_template_iter_type, sizeof *iter);
    if (!iter) return KR_NULL;
    iter->template = kr_dup(self);
    kr_gc_track(thread, iter);
    return kr_steal_obj(iter);
}

static const KrGetSetDef template_getset[] = {
    {"strings", get_strings, readonly, KR_AS_MEMBER "The literal parts."},
    {"interpolations", get_interpolations, readonly, KR_AS_MEMBER "The parts in braces."},
    {"values", get_values, readonly, "The values of the interpolations."},
    {0}};

KrType kr_template_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "string.templatelib.Template",
    .shown = "-__module__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTemplate),
    .dealloc = template_dealloc,
    .visit = template_visit,
    .repr = template_repr,
    .iter = template_iter,
    .concat = template_concat,
    .new_object = template_new_object,
    .getset = template_getset,
    .methods = template_methods,
    .doc = "What a t-string makes.",
};

// --- iteration --------------------------------------------------------------------------

static KrOwn iter_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(self);
}

static KrFound iter_next(KrThread *thread, KrRef self, KrOwn *item)
{
    (void)thread;
    KrTemplateIter *iter = (KrTemplateIter *)kr_obj(self);
    const KrTemplate *template = template_of(kr_ref(iter->template));
    for (;;) {
        if (iter->at_interpolation) {
            KrRef parts = kr_ref(template->interpolations);
            if (iter->index > kr_tuple_length(parts)) return KR_ABSENT;
            iter->at_interpolation = false;
            *item = kr_dup(kr_tuple_get(parts, iter->index - 1));
            return KR_PRESENT;
        }
        KrRef strings = kr_ref(template->strings);
        if (iter->index >= kr_tuple_length(strings)) return KR_ABSENT;
        KrRef text = kr_tuple_get(strings, iter->index++);
        iter->at_interpolation = true;
        if (kr_str_obj(text)->length) { // empty ones are left out
            *item = kr_dup(text);
            return KR_PRESENT;
        }
    }
}

static void iter_dealloc(KrThread *thread, KrObject *object)
{
    kr_gc_untrack(object);
    kr_xdrop(thread, ((KrTemplateIter *)object)->template);
    kr_object_free(thread, object, sizeof(KrTemplateIter));
}
static void iter_visit(KrObject *object, KrVisitFn visit, void *context)
{
    visit(kr_ref(((KrTemplateIter *)object)->template), context);
}

KrType kr_template_iter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "string.templatelib.TemplateIter",
    .shown = "-__module__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTemplateIter),
    .dealloc = iter_dealloc,
    .visit = iter_visit,
    .iter = iter_self,
    .next = iter_next,
    .doc = "Goes through the parts of a t-string.",
};
