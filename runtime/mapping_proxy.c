// SPDX-License-Identifier: MIT
// mappingproxy (mapping_proxy.h): every question is passed on to the mapping behind, nothing
// changes it.
//
// Owns one reference to the mapping. Called by type.__dict__, views of dicts, types.
// Tests: tests/lang/reference/types/dict_methods.py.
#include "runtime/mapping_proxy.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/container.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/list.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

typedef struct Proxy {
    KrObject header;
    KrOwn mapping;
} Proxy;

static KrRef behind(KrRef self)
{
    return kr_ref(((Proxy *)(void *)kr_obj(self))->mapping);
}
static bool is_proxy(KrRef value)
{
    return kr_is_exact(value, &kr_mapping_proxy_type);
}

KrOwn kr_mapping_proxy_new(KrThread *thread, KrRef mapping)
{
    Proxy *self =
        (Proxy *)(void *)kr_object_new(thread, &kr_mapping_proxy_type, sizeof(Proxy));
    if (!self) return KR_NULL;
    self->mapping = kr_dup(mapping);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}

static KrOwn new_object(KrThread *thread, KrRef callable, const KrRef *args,
                        size_t count, KrRef kwnames)
{
    (void)callable;
    size_t names = kr_ref_is_null(kwnames) ? 0 : (size_t)kr_tuple_length(kwnames);
    if (count == 0 && names == 1 &&
        kr_str_equal_ascii(kr_tuple_get(kwnames, 0), "mapping"))
        count = 1;
    else if (count != 1 || names != 0)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            count + names == 0
                ? "mappingproxy() missing required argument 'mapping' (pos 1)"
                : "mappingproxy() takes at most 1 argument (%zu given)",
            count + names);
    const KrType *type = kr_type_of(args[0]);
    if (!type->getitem || kr_list_is_sub(args[0]) || kr_tuple_is_sub(args[0]) ||
        kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "mappingproxy() argument must be a mapping, not %T",
                                  args[0]);
    return kr_mapping_proxy_new(thread, args[0]);
}

static void dealloc(KrThread *thread, KrObject *object)
{
    kr_drop(thread, ((Proxy *)(void *)object)->mapping);
    kr_object_free(thread, object, sizeof(Proxy));
}

static void visit(KrObject *object, KrVisitFn visitor, void *context)
{
    visitor(kr_ref(((Proxy *)(void *)object)->mapping), context);
}

static KrOwn repr(KrThread *thread, KrRef self)
{
    return kr_str_from_format(thread, "mappingproxy(%R)", behind(self));
}
static KrOwn str(KrThread *thread, KrRef self)
{
    return kr_to_str(thread, behind(self));
}
static KrOwn iter(KrThread *thread, KrRef self)
{
    return kr_iter(thread, behind(self));
}
static bool length(KrThread *thread, KrRef self, int64_t *out)
{
    return kr_length(thread, behind(self), out);
}
static KrOwn getitem(KrThread *thread, KrRef self, KrRef key)
{
    return kr_item_get(thread, behind(self), key);
}
static KrFound contains(KrThread *thread, KrRef self, KrRef key)
{
    return kr_contains(thread, behind(self), key);
}
static bool hash(KrThread *thread, KrRef self, int64_t *out)
{
    return kr_hash(thread, behind(self), out);
}
static KrOwn compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    return kr_compare(thread, behind(a), b, op); // the other one is asked in its turn
}
static KrOwn or_(KrThread *thread, KrRef a, KrRef b)
{
    return kr_number_binary(thread, is_proxy(a) ? behind(a) : a,
                            is_proxy(b) ? behind(b) : b, KR_BINARY_OR);
}
static KrOwn inplace_or(KrThread *thread, KrRef self, KrRef other)
{
    (void)other;
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "'|=' is not supported by %T; use '|' instead", self);
}

static KrOwn get_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    KrRef pair[2] = {args[0], count > 1 ? args[1] : kr_none()};
    return kr_call_method(thread, behind(self), kr_name(KR_NAME_get), pair, 2);
}
static KrOwn keys_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_call_method(thread, behind(self), kr_name(KR_NAME_keys), NULL, 0);
}
static KrOwn values_method(KrThread *thread, KrRef self, const KrRef *args,
                           size_t count)
{
    (void)args, (void)count;
    return kr_call_method(thread, behind(self), kr_name(KR_NAME_values), NULL, 0);
}
static KrOwn items_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_call_method(thread, behind(self), kr_name(KR_NAME_items), NULL, 0);
}
static KrOwn copy_method(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return kr_call_method(thread, behind(self), kr_name(KR_NAME_copy), NULL, 0);
}
static KrOwn reversed_method(KrThread *thread, KrRef self, const KrRef *args,
                             size_t count)
{
    (void)args, (void)count;
    return kr_call_method(thread, behind(self), kr_name(KR_NAME___reversed__), NULL, 0);
}

static const KrNativeDef methods[] = {
    {"get", get_method, "($self, key, default=None, /)", "The value of a key, or the default.", 1, 2, KR_NATIVE_RAW},
    {"keys", keys_method, "($self, /)", "A set-like view of the keys.", 0, 0, KR_NATIVE_RAW},
    {"values", values_method, "($self, /)", "A view of the values.", 0, 0, KR_NATIVE_RAW},
    {"items", items_method, "($self, /)", "A set-like view of the pairs (key, value).", 0, 0, KR_NATIVE_RAW},
    {"copy", copy_method, "($self, /)", "A shallow copy.", 0, 0, KR_NATIVE_RAW},
    {"__reversed__", reversed_method, "($self, /)", "An iterator from the end.", 0, 0, KR_NATIVE_RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)", "The generic alias of the type.", 1, 1, KR_NATIVE_RAW | KR_NATIVE_CLASS},
    {0},
};

KrType kr_mapping_proxy_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "mappingproxy",
    .flags = KR_TYPE_GC | KR_TYPE_MAPPING,
    .basic_size = sizeof(Proxy),
    .dealloc = dealloc,
    .visit = visit,
    .repr = repr,
    .str = str,
    .iter = iter,
    .hash = hash,
    .compare = compare,
    .new_object = new_object,
    .binary = {[KR_BINARY_OR] = or_},
    .inplace = {[KR_BINARY_OR] = inplace_or},
    .length = length,
    .getitem = getitem,
    .contains = contains,
    .methods = methods,
    .doc = "(mapping)\n--\n\n" "A mapping that can only be read.",
};
