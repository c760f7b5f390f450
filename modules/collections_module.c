// SPDX-License-Identifier: MIT
// The _collections module: defaultdict and the counting loop of Counter; the field descriptors of named tuples are in runtime/tuple_getter.c.
//
// deque and OrderedDict are in files of their own. Tests: tests/lang/modules/collections/.
#include "modules/collections_module.h"

#include "modules/collections_deque.h"
#include "modules/collections_ordered.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/container.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"
#include "runtime/tuple.h"
#include "runtime/tuple_getter.h"
#include "runtime/vm.h"

#define RAW KR_NATIVE_RAW

// --- defaultdict --------------------------------------------------------------------------

typedef struct DefaultDict {
    KrDict dict;
    KrOwn factory; // callable; null or None: there is none
} DefaultDict;

static KrType default_type;

static DefaultDict *default_of(KrRef self)
{
    return (DefaultDict *)(void *)kr_obj(self);
}
static KrRef factory_of(KrRef self)
{
    return kr_is_null(default_of(self)->factory) ? kr_none()
                                                 : kr_ref(default_of(self)->factory);
}

static KrOwn make_missing(KrThread *thread, KrRef self, KrRef key)
{
    KrOwn factory = kr_dup(factory_of(self));
    if (kr_is_none(kr_ref(factory))) return kr_exception_raise_key(thread, key);
    KrOwn value = kr_call_0(thread, kr_ref(factory));
    kr_drop(thread, factory);
    if (kr_is_null(value)) return value;
    KrOwn stored = kr_dict_setdefault(
        thread, self, key, kr_ref(value)); // the factory may have put one there
    kr_drop(thread, value);
    return stored;
}
static KrOwn missing_method(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)count;
    return make_missing(thread, self, args[0]);
}
static KrOwn default_getitem(KrThread *thread, KrRef self, KrRef key)
{
    KrRef value;
    if (kr_obj(self)->type != &default_type) // __missing__ may be another
        return kr_dict_type.getitem(thread, self, key);
    KrFound found = kr_dict_find(thread, self, key, &value);
    if (KR_LIKELY(found == KR_PRESENT)) return kr_dup(value);
    return found == KR_FAULT ? KR_NULL : make_missing(thread, self, key);
}

static bool default_init(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                         KrRef kwnames)
{
    KrRef factory = count > 0 ? args[0] : kr_none();
    if (!kr_is_none(factory) && !kr_type_of(factory)->call)
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "first argument must be callable or None");
    kr_store(thread, &default_of(self)->factory, kr_dup(factory));
    size_t skip = count > 0;
    return kr_dict_type.init(thread, self, args + skip, count - skip, kwnames);
}
static void default_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((DefaultDict *)(void *)object)->factory));
    kr_dict_type.clear(thread, object);
}
static void default_dealloc(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((DefaultDict *)(void *)object)->factory));
    kr_dict_type.dealloc(thread, object);
}
static void default_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const DefaultDict *self = (const DefaultDict *)(void *)object;
    if (!kr_is_null(self->factory)) visitor(kr_ref(self->factory), context);
    kr_dict_type.visit(object, visitor, context);
}

// type(self)(factory, from)
static KrOwn default_remake(KrThread *thread, KrRef self, KrRef from)
{
    return kr_call_2(thread, kr_type_ref(kr_obj(self)->type), factory_of(self), from);
}
static KrOwn default_copy(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    return default_remake(thread, self, self);
}
static KrOwn default_or(KrThread *thread, KrRef a, KrRef b)
{
    KrRef self =
        kr_is_ptr(a) && kr_type_is_subtype(kr_obj(a)->type, &default_type) ? a : b;
    if (!kr_dict_is_sub(a) || !kr_dict_is_sub(b)) return kr_dup(kr_not_implemented());
    KrOwn sum = default_remake(thread, self, a);
    if (!kr_is_null(sum) && !kr_dict_update(thread, kr_ref(sum), b)) {
        kr_drop(thread, sum);
        return KR_NULL;
    }
    return sum;
}
static KrOwn default_repr(KrThread *thread, KrRef self)
{
    KrOwn items = kr_dict_type.repr(thread, self), factory = KR_NULL, text = KR_NULL;
    if (kr_is_null(items)) return items;
    if (kr_is_null(default_of(self)->factory)) {
        factory = kr_str_from_ascii(thread, "None");
    } else if (kr_repr_enter(thread, self)) {
        factory = kr_str_from_ascii(thread, "...");
    } else {
        KrOwn hold = kr_dup(factory_of(self));
        factory = kr_repr(thread, kr_ref(hold));
        kr_drop(thread, hold);
        kr_repr_leave(thread, self);
    }
    if (!kr_is_null(factory)) {
        text = kr_str_from_format(thread, "%S(%S, %S)",
                                  kr_ref(kr_obj(self)->type->name_str), kr_ref(factory),
                                  kr_ref(items));
        kr_drop(thread, factory);
    }
    kr_drop(thread, items);
    return text;
}
static KrOwn default_reduce(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)args, (void)count;
    KrRef factory = factory_of(self);
    KrOwn made =
        kr_is_none(factory) ? kr_dup(kr_tuple_empty()) : kr_tuple_1(thread, factory);
    KrOwn items = KR_NULL, it = KR_NULL, result = KR_NULL;
    if (!kr_is_null(made))
        items = kr_call_method(thread, self, kr_name(KR_NAME_items), NULL, 0);
    if (!kr_is_null(items)) it = kr_iter(thread, kr_ref(items));
    if (!kr_is_null(it))
        result = kr_tuple_from(thread,
                               (KrRef[]){kr_type_ref(kr_obj(self)->type), kr_ref(made),
                                         kr_none(), kr_none(), kr_ref(it)},
                               5);
    kr_xdrop(thread, made);
    kr_xdrop(thread, items);
    kr_xdrop(thread, it);
    return result;
}
static KrOwn get_factory(KrThread *thread, KrRef self)
{
    (void)thread;
    return kr_dup(factory_of(self));
}
static bool set_factory(KrThread *thread, KrRef self, KrRef value)
{
    kr_store(thread, &default_of(self)->factory, kr_dup(value));
    return true;
}

static const KrNativeDef default_methods[] = {
    {"__missing__", missing_method, "($self, object, /)", "Called for a key that is not there: makes its value.", 1, 1, RAW},
    {"copy", default_copy, "($self, /)", "D.copy() -> a shallow copy of D.", 0, 0, RAW},
    {"__copy__", default_copy, "($self, /)", "D.copy() -> a shallow copy of D.", 0, 0,
     RAW},
    {"__reduce__", default_reduce, "($self, /)",
     "Return state information for pickling.", 0, 0, RAW},
    {"__class_getitem__", kr_container_class_getitem, "($type, object, /)",
     "See PEP 585", 1, 1, RAW | KR_NATIVE_CLASS},
    {0},
};
static const KrGetSetDef default_getset[] = {
    {"default_factory", get_factory, set_factory,
     KR_AS_MEMBER "Factory for default value called by __missing__()."},
    {0},
};
static KrType default_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "collections.defaultdict",
    .shown = "__getattribute__ -__getitem__",
    .base = &kr_dict_type,
    .flags = KR_TYPE_GC | KR_TYPE_BASE,
    .basic_size = sizeof(DefaultDict),
    .dealloc = default_dealloc,
    .visit = default_visit,
    .clear = default_clear,
    .repr = default_repr,
    .init = default_init,
    .binary = {[KR_BINARY_OR] = default_or},
    .getitem = default_getitem,
    .methods = default_methods,
    .getset = default_getset,
    .doc = "A dict that calls a function for the values of keys that are missing.",
};

// --- _count_elements ----------------------------------------------------------------------

// Adds one to the count of a key, for mappings of any kind.
static bool count_one(KrThread *thread, KrRef mapping, KrRef get, KrRef key)
{
    KrRef zero = kr_from_bits(kr_int_bits(0)), one = kr_from_bits(kr_int_bits(1));
    KrOwn before = kr_call_2(thread, get, key, zero), after = KR_NULL;
    if (!kr_is_null(before))
        after = kr_number_binary(thread, kr_ref(before), one, KR_BINARY_ADD);
    bool ok = !kr_is_null(after) && kr_item_set(thread, mapping, key, kr_ref(after));
    kr_xdrop(thread, before);
    kr_xdrop(thread, after);
    return ok;
}
static bool count_one_in_dict(KrThread *thread, KrRef dict, KrRef key)
{
    KrRef one = kr_from_bits(kr_int_bits(1)), before;
    int64_t hash;
    if (!kr_container_hash(thread, key, "dict key", &hash)) return false;
    KrFound found = kr_dict_find_hash(thread, dict, key, hash, &before);
    if (found != KR_PRESENT)
        return found == KR_ABSENT && kr_dict_set_hash(thread, dict, key, hash, one);
    if (kr_is_small_int(before) && kr_small_int_value(before) < KR_INT_MAX)
        return kr_dict_set_hash(
            thread, dict, key, hash,
            kr_from_bits(kr_int_bits(kr_small_int_value(before) + 1)));
    KrOwn hold = kr_dup(before),
          after = kr_number_binary(thread, before, one, KR_BINARY_ADD);
    kr_drop(thread, hold);
    bool ok =
        !kr_is_null(after) && kr_dict_set_hash(thread, dict, key, hash, kr_ref(after));
    kr_xdrop(thread, after);
    return ok;
}

static KrOwn count_elements(KrThread *thread, KrRef self, const KrRef *args,
                            size_t count)
{
    (void)self, (void)count;
    KrRef mapping = args[0], get_name = kr_name(KR_NAME_get),
          set_name = kr_name(KR_NAME___setitem__);
    bool plain = kr_dict_is_sub(mapping) &&
                 kr_is(kr_type_find(kr_obj(mapping)->type, get_name),
                       kr_type_find(&kr_dict_type, get_name)) &&
                 kr_is(kr_type_find(kr_obj(mapping)->type, set_name),
                       kr_type_find(&kr_dict_type, set_name));
    KrOwn get = KR_NULL, it = kr_iter(thread, args[1]), key = KR_NULL;
    if (!kr_is_null(it) && !plain) get = kr_attr_get(thread, mapping, get_name);
    KrFound found = KR_FAULT;
    if (!kr_is_null(it) && (plain || !kr_is_null(get)))
        while ((found = kr_iter_next(thread, kr_ref(it), &key)) == KR_PRESENT) {
            bool ok = plain ? count_one_in_dict(thread, mapping, kr_ref(key))
                            : count_one(thread, mapping, kr_ref(get), kr_ref(key));
            kr_drop(thread, key);
            if (!ok) {
                found = KR_FAULT;
                break;
            }
        }
    kr_xdrop(thread, it);
    kr_xdrop(thread, get);
    return found == KR_FAULT ? KR_NULL : kr_none_own();
}

// --- the module ---------------------------------------------------------------------------

static const KrNativeDef functions[] = {
    {"_count_elements", count_elements, "($module, mapping, iterable, /)",
     "Count elements in the iterable, updating the mapping", 2, 2, RAW},
    {0},
};

KrOwn kr_collections_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "_collections", "High performance data structures.");
    if (!kr_is_null(module) && kr_collections_ordered_ready(thread) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module), &kr_collections_deque_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_collections_deque_iter_type) &&
        kr_module_add_type(thread, kr_ref(module),
                           &kr_collections_deque_reverse_iter_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_collections_ordered_type) &&
        kr_module_add_type(thread, kr_ref(module), &default_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_tuple_getter_type))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
