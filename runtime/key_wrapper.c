// SPDX-License-Identifier: MIT
// What functools.cmp_to_key() makes: an object that is compared by calling a function with what it wraps. See key_wrapper.h.
#include "runtime/key_wrapper.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/str.h"

static KrKeyWrapper *key_of(KrRef self)
{
    return (KrKeyWrapper *)(void *)kr_obj(self);
}
KrOwn kr_key_wrapper_new(KrThread *thread, KrRef compare, KrRef object_or_null)
{
    KrKeyWrapper *self = (KrKeyWrapper *)(void *)kr_object_new(thread, &kr_key_wrapper_type, sizeof(KrKeyWrapper));
    if (!self) return KR_NULL;
    self->compare = kr_dup(compare);
    self->object = kr_dup(object_or_null);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static void key_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((KrKeyWrapper *)(void *)object)->compare));
    kr_xdrop(thread, kr_move(&((KrKeyWrapper *)(void *)object)->object));
}
static void key_dealloc(KrThread *thread, KrObject *object)
{
    key_clear(thread, object);
    kr_object_free(thread, object, sizeof(KrKeyWrapper));
}
static void key_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const KrKeyWrapper *self = (const KrKeyWrapper *)(void *)object;
    if (!kr_is_null(self->compare)) visitor(kr_ref(self->compare), context);
    if (!kr_is_null(self->object)) visitor(kr_ref(self->object), context);
}
static KrOwn key_make(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return kr_key_wrapper_new(thread, kr_ref(key_of(self)->compare), args[0]);
}
static const KrNativeDef key_call_def = {"K", key_make, "(obj)", NULL, 0, 0, 0};
static KrOwn key_call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    return kr_call_native(thread, &key_call_def, self, args, count, kwnames);
}
static KrOwn key_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_is_exact(b, &kr_key_wrapper_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "other argument must be K instance");
    if (kr_is_null(key_of(a)->object) || kr_is_null(key_of(b)->object))
        return kr_exception_raise(thread, &kr_exception_attribute_error, "object");
    KrOwn function = kr_dup(kr_ref(key_of(a)->compare)),
          x = kr_dup(kr_ref(key_of(a)->object)), y = kr_dup(kr_ref(key_of(b)->object));
    KrOwn order = kr_call_2(thread, kr_ref(function), kr_ref(x), kr_ref(y)),
          result = KR_NULL;
    if (!kr_is_null(order)) {
        result = kr_compare(thread, kr_ref(order), kr_from_bits(kr_int_bits(0)), op);
        kr_drop(thread, order);
    }
    kr_drop(thread, function);
    kr_drop(thread, x);
    kr_drop(thread, y);
    return result;
}
static KrOwn key_get_object(KrThread *thread, KrRef self)
{
    if (kr_is_null(key_of(self)->object))
        return kr_exception_raise(
            thread, &kr_exception_attribute_error,
            "'functools.KeyWrapper' object has no attribute 'obj'");
    return kr_dup(kr_ref(key_of(self)->object));
}
static bool key_set_object(KrThread *thread, KrRef self, KrRef value)
{
    kr_store(thread, &key_of(self)->object, kr_dup(value));
    return true;
}
static KrOwn key_signature(KrThread *thread, KrRef self)
{
    (void)self;
    return kr_str_from_ascii(thread, "(obj)");
}
static const KrGetSetDef key_getset[] = {
    {"obj", key_get_object, key_set_object, KR_AS_MEMBER "Value wrapped by a key function."},
    {"__text_signature__", key_signature, NULL, NULL},
    {0},
};
KrType kr_key_wrapper_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools.KeyWrapper",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrKeyWrapper),
    .dealloc = key_dealloc,
    .visit = key_visit,
    .clear = key_clear,
    .call = key_call,
    .compare = key_compare,
    .getset = key_getset,
};
