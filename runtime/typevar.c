// SPDX-License-Identifier: MIT
// Type parameters (typevar.h).
//
// Bounds, constraints and defaults come as values, from a call of the type, or as functions that the compiler makes, which
// are called when somebody asks. Substitution is done by functions of module typing, as the protocol of
// generic aliases wants it (typing.c). A parameter has attributes of its own (the __module__ of whoever made it)
// but shows no __dict__.
// Invariant: of a value and its function at least one is null until the function has been called.
// Called by interp/intrinsic.c and modules/typing_module.c. Tests: tests/lang/modules/typing/.
#include "runtime/typevar.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame_layout.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/none.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"
#include "runtime/typing.h"
#include "runtime/vm.h"

typedef struct Late { // a value that may have to be made first
    KrOwn value;      // or null
    KrOwn function;   // gives it, or null
} Late;

typedef struct Parameter {
    KrObject header;
    KrOwn name; // str
    KrOwn dict; // attributes, or null
    Late bound, constraints,
        fallback; // null and null: none; TypeVarTuple has the last only
    bool covariant, contravariant, infer_variance;
} Parameter;
enum { OWNERS = 8 }; // from name on

KR_READ_PAST KrObject kr_typevar_no_default = KR_OBJECT_IMMORTAL(&kr_typevar_no_default_type);

static Parameter *cast(KrRef self)
{
    return (Parameter *)(void *)kr_obj(self);
}
bool kr_typevar_is_parameter(KrRef value)
{
    return kr_is_exact(value, &kr_typevar_type) ||
           kr_is_exact(value, &kr_typevar_paramspec_type) ||
           kr_is_exact(value, &kr_typevar_tuple_type);
}
bool kr_typevar_has_default(KrRef parameter)
{
    const Late *fallback = &cast(parameter)->fallback;
    return !kr_is_null(fallback->function) || !kr_is_null(fallback->value);
}

// --- module typing ------------------------------------------------------------------------

KrOwn kr_typevar_call_typing(KrThread *thread, const char *name, const KrRef *args,
                             size_t count)
{
    KrOwn function = kr_import_attr(thread, "typing", name), result = KR_NULL;
    if (!kr_is_null(function))
        result = kr_call(thread, kr_ref(function), args, count, KR_REF_NULL);
    kr_xdrop(thread, function);
    return result;
}

KrOwn kr_typevar_caller_module(KrThread *thread)
{
    KrRef name = thread->frame ? kr_dict_find_str(thread->frame->globals,
                                                  kr_name(KR_NAME___name__))
                               : KR_REF_NULL;
    return kr_dup(kr_ref_is_null(name) ? kr_none() : name);
}

KrOwn kr_typevar_or(KrThread *thread, KrRef a, KrRef b)
{
    return kr_typing_union(thread, (KrRef[]){a, b}, 2);
}

static KrOwn unpack(KrThread *thread, KrRef value)
{
    KrOwn form = kr_import_attr(thread, "typing", "Unpack"), result = KR_NULL;
    if (!kr_is_null(form)) result = kr_item_get(thread, kr_ref(form), value);
    kr_xdrop(thread, form);
    return result;
}

KrOwn kr_typevar_unpack_all(KrThread *thread, KrRef tuple)
{
    int64_t length = kr_tuple_length(tuple);
    bool any = false;
    for (int64_t i = 0; i < length; i++)
        any |= kr_is_exact(kr_tuple_get(tuple, i), &kr_typevar_tuple_type);
    if (!any) return kr_dup(tuple);
    KrOwn all = kr_tuple_new(thread, length);
    for (int64_t i = 0; i < length && !kr_is_null(all); i++) {
        KrRef item = kr_tuple_get(tuple, i);
        KrOwn out = kr_is_exact(item, &kr_typevar_tuple_type) ? unpack(thread, item)
                                                              : kr_dup(item);
        kr_tuple_cast(kr_ref(all))->items[i] = out;
        if (kr_is_null(out)) {
            kr_drop(thread, all);
            return out;
        }
    }
    return all;
}

KrOwn kr_typevar_unpack_iter(KrThread *thread, KrRef value)
{
    KrOwn one = unpack(thread, value), tuple = KR_NULL, it = KR_NULL;
    if (!kr_is_null(one)) tuple = kr_tuple_1(thread, kr_ref(one));
    if (!kr_is_null(tuple)) it = kr_iter(thread, kr_ref(tuple));
    kr_xdrop(thread, one);
    kr_xdrop(thread, tuple);
    return it;
}

KrOwn kr_typevar_no_subclass(KrThread *thread, const char *type_name)
{
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "Cannot subclass an instance of %s", type_name);
}

// --- what comes late ----------------------------------------------------------------------

static KrOwn late_value(KrThread *thread, Late *late, KrRef none)
{
    if (kr_is_null(late->value)) {
        if (kr_is_null(late->function)) return kr_dup(none);
        KrOwn function = kr_dup(kr_ref(late->function));
        KrOwn value = kr_call_1(thread, kr_ref(function), kr_from_bits(kr_int_bits(1)));
        kr_drop(thread, function);
        if (kr_is_null(value)) return value;
        kr_store(thread, &late->value, value);
    }
    return kr_dup(kr_ref(late->value));
}
static KrOwn late_function(KrThread *thread, const Late *late)
{
    if (!kr_is_null(late->function)) return kr_dup(kr_ref(late->function));
    return kr_is_null(late->value) ? kr_none_own()
                                   : kr_typevar_evaluator(thread, kr_ref(late->value));
}

// --- the three types ----------------------------------------------------------------------

static void clear(KrThread *thread, KrObject *object)
{
    KrOwn *owners = &((Parameter *)(void *)object)->name;
    for (int i = 0; i < OWNERS; i++)
        kr_xdrop(thread, kr_move(&owners[i]));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    clear(thread, object);
    kr_object_free(thread, object, sizeof(Parameter));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrOwn *owners = &((Parameter *)(void *)object)->name;
    for (int i = 0; i < OWNERS; i++)
        if (!kr_is_null(owners[i])) visitor(kr_ref(owners[i]), context);
}
static Parameter *alloc(KrThread *thread, KrType *type, KrRef name)
{
    Parameter *self =
        (Parameter *)(void *)kr_object_new(thread, type, sizeof(Parameter));
    if (!self) return NULL;
    self->name = kr_dup(name);
    kr_gc_track(thread, self);
    return self;
}

KrOwn kr_typevar_new(KrThread *thread, KrRef name, KrRef evaluate_bound,
                     KrRef evaluate_constraints)
{
    Parameter *self = alloc(thread, &kr_typevar_type, name);
    if (self) {
        self->bound.function = kr_dup(evaluate_bound);
        self->constraints.function = kr_dup(evaluate_constraints);
        self->infer_variance = true;
    }
    return kr_steal_obj(self);
}
KrOwn kr_typevar_new_paramspec(KrThread *thread, KrRef name)
{
    Parameter *self = alloc(thread, &kr_typevar_paramspec_type, name);
    if (self) self->infer_variance = true;
    return kr_steal_obj(self);
}
KrOwn kr_typevar_new_tuple(KrThread *thread, KrRef name)
{
    return kr_steal_obj(alloc(thread, &kr_typevar_tuple_type, name));
}
KrOwn kr_typevar_set_default(KrThread *thread, KrRef parameter, KrRef evaluate)
{
    if (!kr_typevar_is_parameter(parameter))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Expected a type param, got %R", parameter);
    kr_store(thread, &cast(parameter)->fallback.function, kr_dup(evaluate));
    return kr_dup(parameter);
}

// Finishes what a call of the type makes: where it was, and its default.
static KrOwn finish(KrThread *thread, Parameter *self, KrRef fallback)
{
    KrOwn made = kr_steal_obj(self);
    if (kr_is_null(made)) return made;
    if (!kr_ref_is_null(fallback) &&
        !kr_is(fallback, kr_from_obj(&kr_typevar_no_default)))
        self->fallback.value = kr_dup(fallback);
    KrOwn module = kr_typevar_caller_module(thread);
    bool ok = kr_is_none(kr_ref(module)) ||
              kr_attr_generic_set(thread, kr_ref(made), kr_name(KR_NAME___module__),
                                  kr_ref(module));
    kr_drop(thread, module);
    if (ok) return made;
    kr_drop(thread, made);
    return KR_NULL;
}
static bool want_name(KrThread *thread, const char *function, KrRef name)
{
    return kr_str_is_sub(name) ||
           kr_exception_raise_false(thread, &kr_exception_type_error,
                                    "%s() argument 'name' must be str, not %U",
                                    function, name);
}
static bool variance(KrThread *thread, const KrRef *args, bool out[3])
{
    for (int i = 0; i < 3; i++)
        if (!kr_truth(thread, args[i], &out[i])) return false;
    if (out[0] && out[1])
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Bivariant types are not supported.");
    if (out[2] && (out[0] || out[1]))
        return kr_exception_raise_false(
            thread, &kr_exception_value_error,
            "Variance cannot be specified with infer_variance.");
    return true;
}
// typing's own check; null without an exception: there is no bound.
static KrOwn checked_bound(KrThread *thread, KrRef bound)
{
    if (kr_is_none(bound)) return KR_NULL;
    KrOwn message = kr_str_from_ascii(thread, "Bound must be a type."),
          result = KR_NULL;
    if (!kr_is_null(message)) {
        result = kr_typevar_call_typing(thread, "_type_check",
                                        (KrRef[]){bound, kr_ref(message)}, 2);
        kr_drop(thread, message);
    }
    return result;
}

static KrOwn typevar_make(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count)
{
    (void)callable,
        (void)
            count; // name, *constraints, bound, default, covariant, contravariant, infer_variance
    bool flags[3];
    if (!want_name(thread, "typevar", args[0]) || !variance(thread, args + 4, flags))
        return KR_NULL;
    int64_t constraints = kr_tuple_length(args[1]);
    KrOwn bound = checked_bound(thread, args[2]);
    if (kr_is_null(bound) && kr_thread_has_exception(thread)) return KR_NULL;
    Parameter *self = NULL;
    if (constraints == 1)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "A single constraint is not allowed");
    else if (constraints && !kr_is_null(bound))
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "Constraints cannot be combined with bound=...");
    else
        self = alloc(thread, &kr_typevar_type, args[0]);
    if (!self) {
        kr_xdrop(thread, bound);
        return KR_NULL;
    }
    self->bound.value = bound;
    if (constraints) self->constraints.value = kr_dup(args[1]);
    self->covariant = flags[0];
    self->contravariant = flags[1];
    self->infer_variance = flags[2];
    return finish(thread, self, args[3]);
}
static const KrNativeDef typevar_def = {
    "typevar",
    typevar_make,
    "(name, *constraints, bound=None, default=typing.NoDefault, covariant=False, "
    "contravariant=False, "
    "infer_variance=False)",
    NULL,
    0,
    0,
    0};
static KrOwn typevar_call(KrThread *thread, KrRef callable, const KrRef *args,
                          size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &typevar_def, callable, args, count, kwnames);
}

static KrOwn paramspec_make(KrThread *thread, KrRef callable, const KrRef *args,
                            size_t count)
{
    (void)callable,
        (void)count; // name, bound, default, covariant, contravariant, infer_variance
    bool flags[3];
    if (!want_name(thread, "paramspec", args[0]) || !variance(thread, args + 3, flags))
        return KR_NULL;
    KrOwn bound = kr_is_none(args[1]) ? KR_NULL : kr_dup(args[1]);
    Parameter *self = alloc(thread, &kr_typevar_paramspec_type, args[0]);
    if (!self) {
        kr_xdrop(thread, bound);
        return KR_NULL;
    }
    self->bound.value = bound;
    self->covariant = flags[0];
    self->contravariant = flags[1];
    self->infer_variance = flags[2];
    return finish(thread, self, args[2]);
}
static const KrNativeDef paramspec_def = {
    "paramspec",
    paramspec_make,
    "(name, *, bound=None, default=typing.NoDefault, covariant=False, "
    "contravariant=False, infer_variance=False)",
    NULL,
    0,
    0,
    0};
static KrOwn paramspec_call(KrThread *thread, KrRef callable, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &paramspec_def, callable, args, count, kwnames);
}

static KrOwn tuple_make(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count)
{
    (void)callable, (void)count;
    if (!want_name(thread, "typevartuple", args[0])) return KR_NULL;
    return finish(thread, alloc(thread, &kr_typevar_tuple_type, args[0]), args[1]);
}
static const KrNativeDef tuple_def = {
    "typevartuple", tuple_make, "(name, *, default=typing.NoDefault)", NULL, 0, 0, 0};
static KrOwn tuple_call(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &tuple_def, callable, args, count, kwnames);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    const Parameter *p = cast(self);
    if (p->infer_variance) return kr_dup(kr_ref(p->name));
    return kr_str_from_format(thread, "%s%S",
                              p->covariant       ? "+"
                              : p->contravariant ? "-"
                                                 : "~",
                              kr_ref(p->name));
}
static KrOwn tuple_repr(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->name));
}

// --- substitution -------------------------------------------------------------------------

static KrOwn typevar_subst(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return kr_typevar_call_typing(thread, "_typevar_subst", (KrRef[]){self, args[0]},
                                  2);
}
static KrOwn paramspec_subst(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)count;
    return kr_typevar_call_typing(thread, "_paramspec_subst", (KrRef[]){self, args[0]},
                                  2);
}
static KrOwn tuple_subst(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)args, (void)count;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "Substitution of bare TypeVarTuple is not supported");
}
static KrOwn paramspec_prepare(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)count;
    return kr_typevar_call_typing(thread, "_paramspec_prepare_subst",
                                  (KrRef[]){self, args[0], args[1]}, 3);
}
static KrOwn tuple_prepare(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    return kr_typevar_call_typing(thread, "_typevartuple_prepare_subst",
                                  (KrRef[]){self, args[0], args[1]}, 3);
}
// The arguments, with this parameter's default added if they end just before it.
static KrOwn typevar_prepare(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)count;
    KrRef alias = args[0], given = args[1];
    KrOwn parameters = kr_attr_get(thread, alias, kr_name(KR_NAME___parameters__)),
          list = KR_NULL, result = KR_NULL, fallback = KR_NULL;
    int64_t length, place = 0;
    if (kr_is_null(parameters) || !kr_length(thread, given, &length)) goto done;
    list = kr_sequence_list(thread, kr_ref(parameters));
    if (kr_is_null(list)) goto done;
    for (; place < kr_list_length(kr_ref(list)); place++) {
        KrFound same =
            kr_container_equal(thread, kr_list_get(kr_ref(list), place), self);
        if (same == KR_FAULT) goto done;
        if (same == KR_PRESENT) break;
    }
    if (place == kr_list_length(kr_ref(list))) {
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "sequence.index(x): x not in sequence");
    } else if (place != length || !kr_typevar_has_default(self)) {
        result = kr_dup(given); // whoever asks counts them
    } else {
        fallback = late_value(thread, &cast(self)->fallback, kr_none());
        KrOwn one =
            kr_is_null(fallback) ? KR_NULL : kr_tuple_1(thread, kr_ref(fallback));
        if (!kr_is_null(one))
            result = kr_number_binary(thread, given, kr_ref(one), KR_BINARY_ADD);
        kr_xdrop(thread, one);
    }
done:
    kr_xdrop(thread, parameters);
    kr_xdrop(thread, list);
    kr_xdrop(thread, fallback);
    return result;
}
static KrOwn has_default(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_bool_own(kr_typevar_has_default(self));
}
static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)thread, (void)args, (void)count;
    return kr_dup(kr_ref(cast(self)->name));
}
static KrOwn mro_entries(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_typevar_no_subclass(thread, strchr(kr_obj(self)->type->name, '.') + 1);
}

// --- attributes ---------------------------------------------------------------------------

static KrOwn get_name(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->name));
}
static KrOwn get_covariant(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->covariant);
}
static KrOwn get_contravariant(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->contravariant);
}
static KrOwn get_infer_variance(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_bool_own(cast(self)->infer_variance);
}
static KrOwn get_bound(KrThread *thread, KrRef self)
{
    return late_value(thread, &cast(self)->bound, kr_none());
}
static KrOwn get_constraints(KrThread *thread, KrRef self)
{
    return late_value(thread, &cast(self)->constraints, kr_tuple_empty());
}
static KrOwn get_default(KrThread *thread, KrRef self)
{
    return late_value(thread, &cast(self)->fallback,
                      kr_from_obj(&kr_typevar_no_default));
}
static KrOwn get_evaluate_bound(KrThread *thread, KrRef self)
{
    return late_function(thread, &cast(self)->bound);
}
static KrOwn get_evaluate_constraints(KrThread *thread, KrRef self)
{
    return late_function(thread, &cast(self)->constraints);
}
static KrOwn get_evaluate_default(KrThread *thread, KrRef self)
{
    return late_function(thread, &cast(self)->fallback);
}

#define SHARED_METHODS                                                                 \
    {"has_default", has_default, "($self, /)", NULL, 0, 0, 0},                         \
        {"__reduce__", reduce, "($self, /)", NULL, 0, 0, 0},                           \
    {                                                                                  \
        "__mro_entries__", mro_entries, "($self, object, /)", NULL, 0, 0, 0            \
    }
static const KrNativeDef typevar_methods[] = {
    {"__typing_subst__", typevar_subst, "($self, arg, /)", NULL, 0, 0, 0},
    {"__typing_prepare_subst__", typevar_prepare, "($self, alias, args, /)", NULL, 0, 0,
     0},
    SHARED_METHODS,
    {0},
};
static const KrNativeDef paramspec_methods[] = {
    {"__typing_subst__", paramspec_subst, "($self, arg, /)", NULL, 0, 0, 0},
    {"__typing_prepare_subst__", paramspec_prepare, "($self, alias, args, /)", NULL, 0,
     0, 0},
    SHARED_METHODS,
    {0},
};
static const KrNativeDef tuple_methods[] = {
    {"__typing_subst__", tuple_subst, "($self, arg, /)", NULL, 0, 0, 0},
    {"__typing_prepare_subst__", tuple_prepare, "($self, alias, args, /)", NULL, 0, 0,
     0},
    SHARED_METHODS,
    {0},
};

static KrOwn get_args(KrThread *thread, KrRef self);
static KrOwn get_kwargs(KrThread *thread, KrRef self);

static const KrGetSetDef typevar_getset[] = {
    {"__name__", get_name, NULL, KR_AS_MEMBER},
    {"__covariant__", get_covariant, NULL, KR_AS_MEMBER},
    {"__contravariant__", get_contravariant, NULL, KR_AS_MEMBER},
    {"__infer_variance__", get_infer_variance, NULL, KR_AS_MEMBER},
    {"__bound__", get_bound, NULL, NULL},
    {"__constraints__", get_constraints, NULL, NULL},
    {"__default__", get_default, NULL, NULL},
    {"evaluate_bound", get_evaluate_bound, NULL, NULL},
    {"evaluate_constraints", get_evaluate_constraints, NULL, NULL},
    {"evaluate_default", get_evaluate_default, NULL, NULL},
    {0},
};
static const KrGetSetDef paramspec_getset[] = {
    {"__name__", get_name, NULL, KR_AS_MEMBER},
    {"__bound__", get_bound, NULL, KR_AS_MEMBER},
    {"__covariant__", get_covariant, NULL, KR_AS_MEMBER},
    {"__contravariant__", get_contravariant, NULL, KR_AS_MEMBER},
    {"__infer_variance__", get_infer_variance, NULL, KR_AS_MEMBER},
    {"args", get_args, NULL, "Represents positional arguments."},
    {"kwargs", get_kwargs, NULL, "Represents keyword arguments."},
    {"__default__", get_default, NULL, "The default value for this ParamSpec."},
    {"evaluate_default", get_evaluate_default, NULL, NULL},
    {0},
};
static const KrGetSetDef tuple_getset[] = {
    {"__name__", get_name, NULL, KR_AS_MEMBER},
    {"__default__", get_default, NULL, "The default value for this TypeVarTuple."},
    {"evaluate_default", get_evaluate_default, NULL, NULL},
    {0},
};

// Memory is the same for all three.
#define PARAMETER_TYPE                                                                 \
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                       \
    .flags = KR_TYPE_GC | KR_TYPE_HAS_WEAKREF, .basic_size = sizeof(Parameter),        \
    .dict_offset = offsetof(Parameter, dict), .dealloc = dealloc, .visit = visit,      \
    .clear = clear

KrType kr_typevar_type = {
    PARAMETER_TYPE,
    .name = "typing.TypeVar",
    .repr = repr,
    .new_object = typevar_call,
    .binary = {[KR_BINARY_OR] = kr_typevar_or},
    .methods = typevar_methods,
    .getset = typevar_getset,
    .doc = "Type variable: stands for one type.",
};
KrType kr_typevar_paramspec_type = {
    PARAMETER_TYPE,
    .name = "typing.ParamSpec",
    .repr = repr,
    .new_object = paramspec_call,
    .binary = {[KR_BINARY_OR] = kr_typevar_or},
    .methods = paramspec_methods,
    .getset = paramspec_getset,
    .doc = "Parameter specification variable: stands for the parameters of a callable.",
};
KrType kr_typevar_tuple_type = {
    PARAMETER_TYPE,
    .name = "typing.TypeVarTuple",
    .repr = tuple_repr,
    .iter = kr_typevar_unpack_iter,
    .new_object = tuple_call,
    .methods = tuple_methods,
    .getset = tuple_getset,
    .doc = "Type variable tuple: stands for any number of types.",
};

// --- P.args and P.kwargs ------------------------------------------------------------------

typedef struct Part { // also _ConstEvaluator
    KrObject header;
    KrOwn origin; // ParamSpec, or any value
} Part;

static Part *part_of(KrRef self)
{
    return (Part *)(void *)kr_obj(self);
}
static void part_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Part *)(void *)object)->origin));
}
static void part_dealloc(KrThread *thread, KrObject *object)
{
    part_clear(thread, object);
    kr_object_free(thread, object, sizeof(Part));
}
static void part_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((Part *)(void *)object)->origin))
        visitor(kr_ref(((Part *)(void *)object)->origin), context);
}
static KrOwn part_new(KrThread *thread, KrType *type, KrRef origin)
{
    Part *self = (Part *)(void *)kr_object_new(thread, type, sizeof(Part));
    if (!self) return KR_NULL;
    self->origin = kr_dup(origin);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static KrOwn get_args(KrThread *thread, KrRef self)
{
    return part_new(thread, &kr_typevar_args_type, self);
}
static KrOwn get_kwargs(KrThread *thread, KrRef self)
{
    return part_new(thread, &kr_typevar_kwargs_type, self);
}
static KrOwn part_make(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count)
{
    (void)count;
    return part_new(thread, (KrType *)(void *)kr_obj(callable), args[0]);
}
static KrOwn part_call(KrThread *thread, KrRef callable, const KrRef *args,
                       size_t count, KrRef kwnames)
{
    static const KrNativeDef defs[] = {
        {"paramspecargs", part_make, "(origin)", NULL, 0, 0, 0},
        {"paramspeckwargs", part_make, "(origin)", NULL, 0, 0, 0}};
    bool kwargs = kr_is(callable, kr_type_ref(&kr_typevar_kwargs_type));
    return kr_call_native(thread, &defs[kwargs], callable, args, count, kwnames);
}
static KrOwn part_repr(KrThread *thread, KrRef self)
{
    KrRef origin = kr_ref(part_of(self)->origin);
    const char *which = kr_obj(self)->type == &kr_typevar_args_type ? "args" : "kwargs";
    if (kr_is_exact(origin, &kr_typevar_paramspec_type))
        return kr_str_from_format(thread, "%S.%s", kr_ref(cast(origin)->name), which);
    return kr_str_from_format(thread, "%R.%s", origin, which);
}
static KrOwn part_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_is_ptr(b) || kr_obj(b)->type != kr_obj(a)->type ||
        (op != KR_EQ && op != KR_NE))
        return kr_dup(kr_not_implemented());
    return kr_compare(thread, kr_ref(part_of(a)->origin), kr_ref(part_of(b)->origin),
                      op);
}
static KrOwn part_origin(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(part_of(self)->origin));
}
static const KrNativeDef part_methods[] = {
    {"__mro_entries__", mro_entries, "($self, object, /)", "The bases that stand for it.", 0, 0, 0},
    {0},
};
static const KrGetSetDef part_getset[] = {
    {"__origin__", part_origin, NULL, KR_AS_MEMBER},
    {0},
};
#define PART_TYPE(suffix, python_name, text) /* one KrType over Part */                \
    KrType kr_typevar_##suffix##_type = {                                              \
        .header = KR_OBJECT_IMMORTAL(&kr_type_type),                                   \
        .name = "typing." python_name,                                                 \
        .flags = KR_TYPE_GC | KR_TYPE_HAS_WEAKREF,                                     \
        .basic_size = sizeof(Part),                                                    \
        .dealloc = part_dealloc,                                                       \
        .visit = part_visit,                                                           \
        .clear = part_clear,                                                           \
        .repr = part_repr,                                                             \
        .compare = part_compare,                                                       \
        .new_object = part_call,                                                       \
        .methods = part_methods,                                                       \
        .getset = part_getset,                                                         \
        .doc = (text),                                                                 \
    }
PART_TYPE(args, "ParamSpecArgs",
          "The positional arguments that a ParamSpec stands for.");
PART_TYPE(kwargs, "ParamSpecKwargs",
          "The keyword arguments that a ParamSpec stands for.");

// --- evaluators ---------------------------------------------------------------------------

KrOwn kr_typevar_evaluator(KrThread *thread, KrRef value)
{
    return part_new(thread, &kr_typevar_evaluator_type, value);
}
enum { FORMAT_STRING = 4 }; // annotationlib.Format.STRING
static KrOwn evaluator_text(KrThread *thread, KrRef value)
{
    if (!kr_tuple_is(value)) return kr_typing_text(thread, value);
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_str_builder_ascii(&out, "(");
    for (int64_t i = 0; i < kr_tuple_length(value); i++) {
        KrOwn text = kr_typing_text(thread, kr_tuple_get(value, i));
        if (kr_is_null(text)) {
            kr_str_builder_fini(&out);
            return text;
        }
        if (i > 0) kr_str_builder_ascii(&out, ", ");
        kr_str_builder_str(&out, kr_ref(text));
        kr_drop(thread, text);
    }
    kr_str_builder_ascii(&out, ")");
    return kr_str_builder_take(&out);
}
static KrOwn evaluator_run(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)count;
    int64_t format;
    if (!kr_number_index_size(thread, args[0], &format)) return KR_NULL;
    KrRef value = kr_ref(part_of(self)->origin);
    return format == FORMAT_STRING ? evaluator_text(thread, value) : kr_dup(value);
}
static KrOwn evaluator_call(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    if (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "constevaluator.__call__() takes no keyword arguments");
    if (count != 1)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "constevaluator.__call__() takes exactly 1 argument (%zu given)", count);
    return evaluator_run(thread, self, args, count);
}
static KrOwn evaluator_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "<constevaluator %R>",
                              kr_ref(part_of(self)->origin));
}
KrType kr_typevar_evaluator_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "_typing._ConstEvaluator",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Part),
    .dealloc = part_dealloc,
    .visit = part_visit,
    .clear = part_clear,
    .repr = evaluator_repr,
    .call = evaluator_call,
    .doc = "()\n--\n\n",
};

// --- NoDefault ----------------------------------------------------------------------------

static KrOwn no_default_new(KrThread *thread, KrRef callable, const KrRef *args,
                            size_t count, KrRef kwnames)
{
    (void)callable, (void)args;
    if (count > 0 || (!kr_ref_is_null(kwnames) && kr_tuple_length(kwnames) > 0))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "NoDefaultType takes no arguments");
    return kr_steal_obj(&kr_typevar_no_default);
}
static KrOwn no_default_repr(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "typing.NoDefault");
}
static KrOwn no_default_reduce(KrThread *thread, KrRef self, const KrRef *args,
                               size_t count)
{
    (void)self, (void)args, (void)count;
    return kr_str_from_ascii(thread, "NoDefault");
}
static const KrNativeDef no_default_methods[] = {
    {"__reduce__", no_default_reduce, "($self, /)", NULL, 0, 0, 0},
    {0},
};
KrType kr_typevar_no_default_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "NoDefaultType",
    .basic_size = sizeof(KrObject),
    .repr = no_default_repr,
    .new_object = no_default_new,
    .methods = no_default_methods,
    .doc = "()\n--\n\n" "The type of the NoDefault singleton.",
};
