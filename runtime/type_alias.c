// SPDX-License-Identifier: MIT
// typing.TypeAliasType and typing.Generic (type_alias.h).
//
// The value of an alias is made by a function when somebody asks, and kept. Generic is a class like one of Python code,
// so that its subclasses have ordinary instances; it is made at its first use and kept in the VM.
// Called by interp/intrinsic.c and modules/typing_module.c. Tests: tests/lang/modules/typing/.
#include "runtime/type_alias.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/descriptor.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/import.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/typevar.h"
#include "runtime/typing.h"
#include "runtime/vm.h"

typedef struct Alias {
    KrObject header;
    KrOwn name;       // str
    KrOwn parameters; // tuple of type parameters, or null: not generic
    KrOwn value;      // or null: not made yet
    KrOwn function;   // makes it, or null
    KrOwn module;     // where it was made by a call, or null
} Alias;
enum { OWNERS = 5 }; // from name on

static Alias *cast(KrRef self)
{
    return (Alias *)(void *)kr_obj(self);
}

static void clear(KrThread *thread, KrObject *object)
{
    KrOwn *owners = &((Alias *)(void *)object)->name;
    for (int i = 0; i < OWNERS; i++)
        kr_xdrop(thread, kr_move(&owners[i]));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    clear(thread, object);
    kr_object_free(thread, object, sizeof(Alias));
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrOwn *owners = &((Alias *)(void *)object)->name;
    for (int i = 0; i < OWNERS; i++)
        if (!kr_is_null(owners[i])) visitor(kr_ref(owners[i]), context);
}

// Any of them null: absent.
static KrOwn alias_new(KrThread *thread, KrRef name, KrRef parameters, KrRef value,
                       KrRef function, KrOwn module)
{
    Alias *self =
        (Alias *)(void *)kr_object_new(thread, &kr_type_alias_type, sizeof(Alias));
    if (!self) {
        kr_xdrop(thread, module);
        return KR_NULL;
    }
    self->name = kr_dup(name);
    if (!kr_ref_is_null(parameters) && kr_tuple_length(parameters) > 0)
        self->parameters = kr_dup(parameters);
    self->value = kr_dup(value);
    self->function = kr_dup(function);
    self->module = module;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

KrOwn kr_type_alias_new(KrThread *thread, KrRef parts)
{
    KrRef parameters = kr_tuple_get(parts, 1);
    return alias_new(thread, kr_tuple_get(parts, 0),
                     kr_is_none(parameters) ? KR_REF_NULL : parameters, KR_REF_NULL,
                     kr_tuple_get(parts, 2), KR_NULL);
}

static bool check_parameters(KrThread *thread, KrRef parameters)
{
    bool fallback = false;
    for (int64_t i = 0; i < kr_tuple_length(parameters); i++) {
        KrRef parameter = kr_tuple_get(parameters, i);
        if (!kr_typevar_is_parameter(parameter))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "Expected a type param, got %R", parameter);
        if (kr_typevar_has_default(parameter))
            fallback = true;
        else if (fallback)
            return kr_exception_raise_false(
                thread, &kr_exception_type_error,
                "non-default type parameter '%R' follows default type parameter",
                parameter);
    }
    return true;
}
static KrOwn make(KrThread *thread, KrRef callable, const KrRef *args, size_t count)
{
    (void)callable, (void)count;
    KrRef parameters = args[2];
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "typealias() argument 'name' must be str, not %U",
                                  args[0]);
    if (!kr_ref_is_null(parameters) && !kr_tuple_is_sub(parameters))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "type_params must be a tuple");
    if (!kr_ref_is_null(parameters) && !check_parameters(thread, parameters))
        return KR_NULL;
    return alias_new(thread, args[0], parameters, args[1], KR_REF_NULL,
                     kr_typevar_caller_module(thread));
}
static const KrNativeDef new_def = {
    "typealias", make, "(name, value, *, type_params=<unrepresentable>)", NULL, 0,
    0,           0};
static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    return kr_call_native(thread, &new_def, callable, args, count, kwnames);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->name));
}
static KrOwn getitem(KrThread *thread, KrRef self, KrRef item)
{
    if (kr_is_null(cast(self)->parameters))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "Only generic type aliases are subscriptable");
    return kr_typing_alias(thread, self, item);
}
static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return repr(thread, self);
}

static KrOwn get_name(KrThread *thread, KrRef self)
{
    return repr(thread, self);
}
static KrOwn get_type_params(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_is_null(cast(self)->parameters) ? kr_tuple_empty()
                                                     : kr_ref(cast(self)->parameters));
}
static KrOwn get_parameters(KrThread *thread, KrRef self)
{
    return kr_is_null(cast(self)->parameters)
               ? kr_dup(kr_tuple_empty())
               : kr_typevar_unpack_all(thread, kr_ref(cast(self)->parameters));
}
static KrOwn get_value(KrThread *thread, KrRef ref)
{
    Alias *self = cast(ref);
    if (kr_is_null(self->value)) {
        KrOwn function = kr_dup(kr_ref(self->function)), value = KR_NULL;
        if (kr_is_null(function)) return kr_none_own();
        value = kr_call_1(thread, kr_ref(function), kr_from_bits(kr_int_bits(1)));
        kr_drop(thread, function);
        if (kr_is_null(value)) return value;
        kr_store(thread, &self->value, value);
    }
    return kr_dup(kr_ref(self->value));
}
static KrOwn get_evaluate(KrThread *thread, KrRef self)
{
    if (!kr_is_null(cast(self)->function)) return kr_dup(kr_ref(cast(self)->function));
    return kr_typevar_evaluator(thread, kr_ref(cast(self)->value));
}
static KrOwn get_module(KrThread *thread, KrRef self)
{
    if (!kr_is_null(cast(self)->module)) return kr_dup(kr_ref(cast(self)->module));
    if (kr_is_null(cast(self)->function)) return kr_none_own();
    return kr_attr_get(thread, kr_ref(cast(self)->function),
                       kr_name(KR_NAME___module__));
}

static const KrNativeDef methods[] = {
    {"__reduce__", reduce, "($self, /)", NULL, 0, 0, 0},
    {0},
};
static const KrGetSetDef getset[] = {
    {"__name__", get_name, NULL, KR_AS_MEMBER},
    {"__parameters__", get_parameters, NULL, NULL},
    {"__type_params__", get_type_params, NULL, NULL},
    {"__value__", get_value, NULL, NULL},
    {"evaluate_value", get_evaluate, NULL, NULL},
    {"__module__", get_module, NULL, NULL},
    {0},
};
KrType kr_type_alias_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "typing.TypeAliasType",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Alias),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .iter = kr_typevar_unpack_iter,
    .new_object = new_object,
    .binary = {[KR_BINARY_OR] = kr_typevar_or},
    .getitem = getitem,
    .methods = methods,
    .getset = getset,
    .doc = "Type alias: what the type statement makes. Its value is made when it is "
           "first asked for.",
};

// --- Generic ------------------------------------------------------------------------------

// typing.function(class, *args, **kwargs)
static KrOwn by_typing(KrThread *thread, const char *name, KrRef class_,
                       const KrRef *args)
{
    int64_t count = kr_tuple_length(args[0]);
    KrOwn all = kr_tuple_new(thread, count + 1), function = KR_NULL, result = KR_NULL;
    if (kr_is_null(all)) return all;
    KrOwn *items = kr_tuple_cast(kr_ref(all))->items;
    items[0] = kr_dup(class_);
    for (int64_t i = 0; i < count; i++)
        items[i + 1] = kr_dup(kr_tuple_get(args[0], i));
    function = kr_import_attr(thread, "typing", name);
    if (!kr_is_null(function))
        result = kr_call_ex(thread, kr_ref(function), kr_ref(all), args[1]);
    kr_xdrop(thread, function);
    kr_drop(thread, all);
    return result;
}
static KrOwn generic_getitem(KrThread *thread, KrRef class_, const KrRef *args,
                             size_t count)
{
    (void)count;
    return by_typing(thread, "_generic_class_getitem", class_, args);
}
static KrOwn generic_init_subclass(KrThread *thread, KrRef class_, const KrRef *args,
                                   size_t count)
{
    (void)count;
    return by_typing(thread, "_generic_init_subclass", class_, args);
}
static const KrNativeDef generic_methods[] = {
    {"__class_getitem__", generic_getitem, "($type, /, *args, **kwargs)",
     "Parameterizes a generic class.", 0, 0, KR_NATIVE_CLASS},
    {"__init_subclass__", generic_init_subclass, "($type, /, *args, **kwargs)",
     "Function to initialize subclasses.", 0, 0, KR_NATIVE_CLASS},
    {0},
};

static bool set_text(KrThread *thread, KrRef dict, const char *name, const char *text)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_str_from_ascii(thread, text);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

KrRef kr_type_alias_generic_type(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (!kr_is_null(vm->generic_type)) return kr_ref(vm->generic_type);
    KrOwn name = kr_str_interned(thread, "Generic"), dict = kr_dict_new(thread),
          class_ = KR_NULL;
    bool ok =
        !kr_is_null(name) && !kr_is_null(dict) &&
        set_text(thread, kr_ref(dict), "__module__", "typing") &&
        set_text(thread, kr_ref(dict), "__doc__",
                 "Abstract base class for generic types.") &&
        kr_dict_set(thread, kr_ref(dict), kr_name(KR_NAME___slots__), kr_tuple_empty());
    if (ok)
        class_ = kr_type_new(thread, &kr_type_type, kr_ref(name), kr_tuple_empty(),
                             kr_ref(dict), KR_REF_NULL, NULL);
    kr_xdrop(thread, name);
    kr_xdrop(thread, dict);
    if (kr_is_null(class_)) return KR_REF_NULL;
    KrType *type = (KrType *)(void *)kr_obj(kr_ref(class_));
    ok = kr_dict_delete(thread, kr_type_dict(type), kr_name(KR_NAME___slots__)) !=
         KR_FAULT;
    for (const KrNativeDef *def = generic_methods; ok && def->name; def++) {
        KrOwn key = kr_str_interned(thread, def->name),
              method = kr_descriptor_new_method(thread, type, def);
        ok = !kr_is_null(key) && !kr_is_null(method) &&
             kr_dict_set(thread, kr_type_dict(type), kr_ref(key), kr_ref(method));
        kr_xdrop(thread, key);
        kr_xdrop(thread, method);
    }
    kr_type_modified(type);
    if (!ok) {
        kr_drop(thread, class_);
        return KR_REF_NULL;
    }
    vm->generic_type = class_;
    return kr_ref(vm->generic_type);
}

KrOwn kr_type_alias_generic(KrThread *thread, KrRef parameters)
{
    KrRef generic = kr_type_alias_generic_type(thread);
    KrOwn all = kr_ref_is_null(generic) ? KR_NULL
                                        : kr_typevar_unpack_all(thread, parameters),
          result = KR_NULL;
    if (!kr_is_null(all))
        result = kr_typevar_call_typing(thread, "_GenericAlias",
                                        (KrRef[]){generic, kr_ref(all)}, 2);
    kr_xdrop(thread, all);
    return result;
}
