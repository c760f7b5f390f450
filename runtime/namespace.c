// SPDX-License-Identifier: MIT
// types.SimpleNamespace (namespace.h). Also what sys.implementation is. Tests: tests/lang/modules/types.py.
#include "runtime/namespace.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/protocol_object.h"
#include "runtime/str_builder.h"
#include "runtime/tuple.h"

typedef struct Namespace {
    KrObject header;
    KrOwn dict; // the attributes; never null but while it dies
} Namespace;

static Namespace *cast(KrRef self)
{
    return (Namespace *)(void *)kr_obj(self);
}

static KrOwn alloc(KrThread *thread, KrType *type, KrOwn dict)
{
    Namespace *self =
        kr_is_null(dict)
            ? NULL
            : (Namespace *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) {
        kr_xdrop(thread, dict);
        return KR_NULL;
    }
    self->dict = dict;
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
KrOwn kr_namespace_new(KrThread *thread, KrOwn dict)
{
    return alloc(thread, &kr_namespace_type, dict);
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)args, (void)count, (void)kwnames; // init looks at them
    return alloc(thread, (KrType *)(void *)kr_obj(callable), kr_dict_new(thread));
}

static bool check_names(KrThread *thread, KrRef dict)
{
    size_t position = 0;
    KrRef key, value;
    while (kr_dict_next(dict, &position, &key, &value))
        if (!kr_str_is_sub(key))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "keywords must be strings");
    return true;
}

static bool init(KrThread *thread, KrRef ref, const KrRef *args, size_t count,
                 KrRef kwnames)
{
    KrRef dict = kr_ref(cast(ref)->dict);
    if (count > 1)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "%S expected at most 1 argument, got %zu",
                                        kr_ref(kr_obj(ref)->type->name_str), count);
    if (count == 1) {
        KrOwn given = kr_dict_is(args[0])
                          ? kr_dup(args[0])
                          : kr_call_1(thread, kr_type_ref(&kr_dict_type), args[0]);
        bool ok = !kr_is_null(given) && check_names(thread, kr_ref(given)) &&
                  kr_dict_update(thread, dict, kr_ref(given));
        kr_xdrop(thread, given);
        if (!ok) return false;
    }
    int64_t names = kr_ref_is_null(kwnames) ? 0 : kr_tuple_length(kwnames);
    for (int64_t i = 0; i < names; i++)
        if (!kr_dict_set(thread, dict, kr_tuple_get(kwnames, i),
                         args[(int64_t)count + i]))
            return false;
    return true;
}

static void clear(KrThread *thread, KrObject *object)
{
    Namespace *self = (Namespace *)(void *)object;
    if (!kr_is_null(self->dict)) kr_dict_clear(thread, kr_ref(self->dict));
}
static void dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, ((Namespace *)(void *)object)->dict);
    kr_object_free(thread, object, object->type->basic_size);
}
static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((Namespace *)(void *)object)->dict))
        visitor(kr_ref(((Namespace *)(void *)object)->dict), context);
}

static KrOwn repr(KrThread *thread, KrRef ref)
{
    const KrType *type = kr_obj(ref)->type;
    const char *name = type == &kr_namespace_type ? "namespace" : type->name;
    if (kr_repr_enter(thread, ref)) return kr_str_from_format(thread, "%s(...)", name);
    KrOwn dict = kr_dict_copy(thread, kr_ref(cast(ref)->dict));
    KrStrBuilder out;
    kr_str_builder_init(&out, thread);
    kr_str_builder_utf8(&out, name, strlen(name));
    kr_str_builder_ascii(&out, "(");
    size_t position = 0;
    KrRef key, value;
    bool ok = !kr_is_null(dict), first = true;
    while (ok && kr_dict_next(kr_ref(dict), &position, &key, &value)) {
        if (!kr_str_is_sub(key) || kr_str_obj(key)->length == 0) continue;
        if (!first) kr_str_builder_ascii(&out, ", ");
        first = false;
        KrOwn text = kr_repr(thread, value);
        ok = !kr_is_null(text);
        if (!ok) break;
        kr_str_builder_str(&out, key);
        kr_str_builder_ascii(&out, "=");
        kr_str_builder_str(&out, kr_ref(text));
        kr_drop(thread, text);
    }
    kr_xdrop(thread, dict);
    kr_repr_leave(thread, ref);
    kr_str_builder_ascii(&out, ")");
    if (ok) return kr_str_builder_take(&out);
    kr_str_builder_fini(&out);
    return KR_NULL;
}

static bool is_namespace(KrRef value)
{
    return kr_is_ptr(value) &&
           kr_type_is_subtype(kr_obj(value)->type, &kr_namespace_type);
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!is_namespace(a) || !is_namespace(b)) return kr_dup(kr_not_implemented());
    return kr_compare(thread, kr_ref(cast(a)->dict), kr_ref(cast(b)->dict), op);
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_tuple_3(thread, kr_type_ref(kr_obj(self)->type), kr_tuple_empty(),
                      kr_ref(cast(self)->dict));
}
static KrOwn replace(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    KrOwn made = kr_call_0(thread, kr_type_ref(kr_obj(self)->type));
    if (kr_is_null(made)) return made;
    bool ok = is_namespace(kr_ref(made));
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "expect %N type, but %T() returned '%T' object",
                                 &kr_namespace_type, self, kr_ref(made));
    ok = ok &&
         kr_dict_update(thread, kr_ref(cast(kr_ref(made))->dict),
                        kr_ref(cast(self)->dict)) &&
         kr_dict_update(thread, kr_ref(cast(kr_ref(made))->dict), args[0]);
    if (ok) return made;
    kr_drop(thread, made);
    return KR_NULL;
}

static const KrNativeDef methods[] = {
    {"__reduce__", reduce, "($self, /)", "Return state information for pickling", 0, 0,
     0},
    {"__replace__", replace, "($self, /, **changes)",
     "A copy of the namespace with new values for the given attributes.", 0, 0, 0},
    {0},
};
static KrOwn get_dict(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(cast(self)->dict));
}
static const KrGetSetDef getset[] = {
    {"__dict__", get_dict, NULL, NULL},
    {0},
};

KrType kr_namespace_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "types.SimpleNamespace",
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(Namespace),
    .dict_offset = offsetof(Namespace, dict),
    .dealloc = dealloc,
    .visit = visit,
    .clear = clear,
    .repr = repr,
    .compare = compare,
    .new_object = new_object,
    .init = init,
    .methods = methods,
    .getset = getset,
    .doc = "A simple attribute-based namespace.",
};
