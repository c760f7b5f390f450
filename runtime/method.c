// SPDX-License-Identifier: MIT
// Bound methods (method.h): a callable and the object it was found on.
#include "runtime/method.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/function.h"
#include "runtime/gc.h"
#include "runtime/protocol_object.h"
#include "runtime/object_reduce.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

enum { FEW = 8 };

static KrMethod *method(KrRef value)
{
    return (KrMethod *)(void *)kr_obj(value);
}

KrOwn kr_method_new(KrThread *thread, KrRef function, KrRef self)
{
    KrMethod *made =
        (KrMethod *)(void *)kr_object_new(thread, &kr_method_type, sizeof *made);
    if (!made) return KR_NULL;
    made->function = kr_dup(function);
    made->self = kr_dup(self);
    kr_gc_track(thread, made);
    return kr_steal_obj(made);
}

static void method_dealloc(KrThread *thread, KrObject *object)
{
    KrMethod *self = (KrMethod *)(void *)object;
    kr_gc_untrack(object);
    kr_drop(thread, self->function);
    kr_drop(thread, self->self);
    kr_object_free(thread, object, sizeof *self);
}
static void method_visit(KrObject *object, KrVisitFn visit, void *context)
{
    const KrMethod *self = (const KrMethod *)(const void *)object;
    visit(kr_ref(self->function), context);
    if (kr_is_ptr(kr_ref(self->self))) visit(kr_ref(self->self), context);
}

static KrOwn method_call(KrThread *thread, KrRef callable, const KrRef *args,
                         size_t count, KrRef kwnames)
{
    const KrMethod *self = method(callable);
    size_t total = count;
    if (!kr_ref_is_null(kwnames)) total += (size_t)kr_tuple_length(kwnames);
    KrRef few[FEW], *all = few;
    if (total + 1 > FEW && !(all = malloc((total + 1) * sizeof *all)))
        return kr_exception_no_memory(thread);
    all[0] = kr_ref(self->self);
    for (size_t i = 0; i < total; i++)
        all[i + 1] = args[i];
    KrOwn keep = kr_dup(callable);
    KrOwn result = kr_call(thread, kr_ref(self->function), all, count + 1, kwnames);
    kr_drop(thread, keep);
    if (all != few) free(all);
    return result;
}

static KrOwn method_repr(KrThread *thread, KrRef self)
{
    KrOwn name = KR_NULL, text = KR_NULL;
    KrRef function = kr_ref(method(self)->function);
    if (kr_attr_lookup(thread, function, kr_name(KR_NAME___qualname__), &name) < 0)
        return KR_NULL;
    if (kr_is_null(name) &&
        kr_attr_lookup(thread, function, kr_name(KR_NAME___name__), &name) < 0)
        return KR_NULL;
    bool named = !kr_is_null(name) && kr_type_has(kr_ref(name), KR_TYPE_STR_SUB);
    if (named)
        text = kr_str_from_format(thread, "<bound method %S of %R>", kr_ref(name),
                                  kr_ref(method(self)->self));
    else
        text = kr_str_from_format(thread, "<bound method ? of %R>",
                                  kr_ref(method(self)->self));
    kr_xdrop(thread, name);
    return text;
}

static bool method_hash(KrThread *thread, KrRef self, int64_t *hash)
{
    int64_t b;
    uint64_t word = kr_bits(kr_ref(method(self)->self));
    int64_t a = (int64_t)(word >> 4 | word << 60);
    if (!kr_hash(thread, kr_ref(method(self)->function), &b)) return false;
    *hash = (a ^ b) == -1 ? -2 : a ^ b;
    return true;
}

static KrOwn method_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if ((op != KR_EQ && op != KR_NE) || !kr_is_exact(a, &kr_method_type) ||
        !kr_is_exact(b, &kr_method_type))
        return kr_dup(kr_not_implemented());
    KrFound equal = kr_compare_equal_or_is(thread, kr_ref(method(a)->function),
                                           kr_ref(method(b)->function));
    if (equal < 0) return KR_NULL;
    bool same = equal > 0 && kr_is(kr_ref(method(a)->self), kr_ref(method(b)->self));
    return kr_bool_own(same == (op == KR_EQ));
}

// Attributes that a method has not are its function's.
static KrOwn method_getattr(KrThread *thread, KrRef self, KrRef name)
{
    if (!kr_ref_is_null(kr_type_find(&kr_method_type, name)))
        return kr_attr_generic_get(thread, self, name);
    return kr_attr_get(thread, kr_ref(method(self)->function), name);
}

static KrOwn get_function(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(method(self)->function));
}
static KrOwn get_self(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(method(self)->self));
}
static KrOwn get_doc(KrThread *thread, KrRef self)
{
    return kr_attr_get(thread, kr_ref(method(self)->function),
                       kr_name(KR_NAME___doc__));
}
static KrOwn method_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)thread, (void)instance, (void)owner;
    return kr_dup(self);
}
static KrOwn method_new(KrThread *thread, KrRef type, const KrRef *args, size_t count,
                        KrRef kwnames)
{
    (void)type;
    if (!kr_ref_is_null(kwnames) || count != 2)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "method expected 2 arguments, got %zu", count);
    if (!kr_type_of(args[0])->call)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "first argument must be callable");
    if (kr_is_none(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "instance must not be None");
    return kr_method_new(thread, args[0], args[1]);
}

static const KrGetSetDef method_getset[] = {
    {"__func__", get_function, NULL, KR_AS_MEMBER "the function (or other callable) of the method"},
    {"__self__", get_self, NULL, KR_AS_MEMBER "the instance that the method is bound to"},
    {"__doc__", get_doc, NULL, NULL},
    {NULL, NULL, NULL, NULL},
};

KrType kr_method_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "method",
    .flags = KR_TYPE_GC | KR_TYPE_IMMUTABLE | KR_TYPE_HAS_WEAKREF,
    .basic_size = sizeof(KrMethod),
    .dealloc = method_dealloc,
    .visit = method_visit,
    .repr = method_repr,
    .hash = method_hash,
    .compare = method_compare,
    .call = method_call,
    .getattr = method_getattr,
    .descr_get = method_get,
    .new_object = method_new,
    .methods = kr_object_reduce_callable_methods,
    .getset = method_getset,
    .doc = "(function, instance, /)\n--\n\n" "A function bound to an object.",
};
