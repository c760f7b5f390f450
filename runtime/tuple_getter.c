// SPDX-License-Identifier: MIT
// The descriptor of a named tuple's field: an item of the tuple (collections._tuplegetter).
//
// Traces read the item themselves (tier2/expand_classes.c). Tests: tests/lang/modules/collections/, tests/lang/jit/.
#include "runtime/tuple_getter.h"

#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/none.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/type.h"

static KrTupleGetter *getter_of(KrRef self)
{
    return (KrTupleGetter *)(void *)kr_obj(self);
}
static KrOwn getter_new(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    int64_t index;
    if (!kr_container_arity(thread, "_tuplegetter", count, kwnames, 2, 2) ||
        !kr_number_index_i64(thread, args[0], &index))
        return KR_NULL;
    KrType *type = (KrType *)(void *)kr_obj(callable);
    KrTupleGetter *self = (KrTupleGetter *)(void *)kr_object_new(thread, type, type->basic_size);
    if (!self) return KR_NULL;
    self->index = index;
    self->doc = kr_dup(args[1]);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static void getter_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((KrTupleGetter *)(void *)object)->doc));
}
static void getter_dealloc(KrThread *thread, KrObject *object)
{
    getter_clear(thread, object);
    kr_object_free(thread, object, object->type->basic_size);
}
static void getter_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    if (!kr_is_null(((KrTupleGetter *)(void *)object)->doc))
        visitor(kr_ref(((KrTupleGetter *)(void *)object)->doc), context);
}
static KrOwn getter_get(KrThread *thread, KrRef self, KrRef instance, KrRef owner)
{
    (void)owner;
    int64_t index = getter_of(self)->index;
    if (kr_ref_is_null(instance)) return kr_dup(self);
    if (KR_UNLIKELY(!kr_tuple_is_sub(instance))) {
        if (kr_is_none(instance)) return kr_dup(self);
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "descriptor for index '%lld' for tuple subclasses "
                                  "doesn't apply to '%T' object",
                                  (long long)index, instance);
    }
    if (KR_UNLIKELY(index < 0 || index >= kr_tuple_length(instance)))
        return kr_exception_raise(thread, &kr_exception_index_error,
                                  "tuple index out of range");
    return kr_dup(kr_tuple_get(instance, index));
}
static bool getter_set(KrThread *thread, KrRef self, KrRef instance, KrRef value)
{
    (void)self, (void)instance;
    return kr_exception_raise_false(thread, &kr_exception_attribute_error,
                                    kr_ref_is_null(value) ? "can't delete attribute"
                                                          : "can't set attribute");
}
static KrOwn getter_repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "_tuplegetter(%lld, %R)",
                              (long long)getter_of(self)->index,
                              kr_ref(getter_of(self)->doc));
}
static KrOwn getter_reduce(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    KrOwn index = kr_int_from_i64(thread, getter_of(self)->index), pair = KR_NULL,
          result = KR_NULL;
    if (!kr_is_null(index))
        pair = kr_tuple_2(thread, kr_ref(index), kr_ref(getter_of(self)->doc));
    if (!kr_is_null(pair))
        result = kr_tuple_2(thread, kr_type_ref(kr_obj(self)->type), kr_ref(pair));
    kr_xdrop(thread, index);
    kr_xdrop(thread, pair);
    return result;
}
static KrOwn getter_doc(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(kr_ref(getter_of(self)->doc));
}
static bool getter_set_doc(KrThread *thread, KrRef self, KrRef value)
{
    kr_store(thread, &getter_of(self)->doc,
             kr_ref_is_null(value) ? kr_none_own() : kr_dup(value));
    return true;
}
static const KrNativeDef getter_methods[] = {
    {"__reduce__", getter_reduce, "($self, /)", NULL, 0, 0, KR_NATIVE_RAW},
    {0},
};
static const KrGetSetDef getter_getset[] = {
    {"__doc__", getter_doc, getter_set_doc, KR_AS_MEMBER},
    {0},
};
KrType kr_tuple_getter_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections._tuplegetter",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(KrTupleGetter),
    .dealloc = getter_dealloc,
    .visit = getter_visit,
    .clear = getter_clear,
    .repr = getter_repr,
    .descr_get = getter_get,
    .descr_set = getter_set,
    .new_object = getter_new,
    .methods = getter_methods,
    .getset = getter_getset,
};
