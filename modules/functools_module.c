// SPDX-License-Identifier: MIT
// The _functools module: reduce and cmp_to_key; partial and the cache are in files of their own.
// Tests: tests/lang/modules/functools/.
#include "modules/functools_module.h"

#include "modules/functools_cache.h"
#include "modules/functools_partial.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/repeat.h"
#include "runtime/str.h"
#include "runtime/vm.h"

// --- reduce -------------------------------------------------------------------------------

// The result of each call and the next item go straight into the next one.
typedef struct Reduction {
    KrRepeat repeat;
    KrRef iterator;
    KrOwn result, item; // arguments of the call that runs
} Reduction;

static bool take_result(KrThread *thread, KrConsumer *consumer, KrRef result)
{
    Reduction *self = (Reduction *)(void *)consumer;
    if (!kr_repeat_has_next(self->iterator) || !kr_repeat_ends_quietly(kr_ref(self->result)) || !kr_repeat_ends_quietly(kr_ref(self->item)))
        return false;
    kr_drop(thread, self->item);
    kr_store(thread, &self->result, kr_dup(result));
    self->item = kr_repeat_step(self->iterator);
    return true;
}
static void next_arguments(KrRepeat *repeat, KrSlot *arguments)
{
    const Reduction *self = (const Reduction *)(const void *)repeat;
    arguments[0] = kr_slot_steal(kr_dup(kr_ref(self->result)));
    arguments[1] = kr_slot_steal(kr_dup(kr_ref(self->item)));
}

static KrOwn reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrRef function = args[0];
    KrOwn it = kr_iter(thread, args[1]), result = kr_dup(args[2]), item = KR_NULL;
    if (kr_is_null(it)) {
        kr_xdrop(thread, result);
        if (kr_exception_is(thread, &kr_exception_type_error)) {
            kr_exception_clear(thread);
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "reduce() arg 2 must support iteration");
        }
        return KR_NULL;
    }
    KrFound found;
    Reduction all = {.repeat = {.consumer = {.take = take_result}, .next = next_arguments}, .iterator = kr_ref(it)};
    while ((found = kr_iter_next(thread, kr_ref(it), &item)) == KR_PRESENT) {
        if (kr_is_null(result)) {
            result = item;
            continue;
        }
        all.result = result;
        all.item = item;
        KrRef arguments[2] = {kr_ref(result), kr_ref(item)};
        result = kr_repeat_call(thread, function, arguments, 2, &all.repeat);
        kr_drop(thread, all.item);
        kr_drop(thread, all.result);
        if (kr_is_null(result)) {
            kr_drop(thread, it);
            return KR_NULL;
        }
    }
    kr_drop(thread, it);
    if (found == KR_FAULT) {
        kr_xdrop(thread, result);
        return KR_NULL;
    }
    if (kr_is_null(result))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "reduce() of empty iterable with no initial value");
    return result;
}

// --- cmp_to_key ---------------------------------------------------------------------------

typedef struct Key {
    KrObject header;
    KrOwn compare; // function of two arguments
    KrOwn object;  // what is compared; null: call this to make keys
} Key;

static KrType key_type;

static Key *key_of(KrRef self)
{
    return (Key *)(void *)kr_obj(self);
}
static KrOwn key_new(KrThread *thread, KrRef compare, KrRef object_or_null)
{
    Key *self = (Key *)(void *)kr_object_new(thread, &key_type, sizeof(Key));
    if (!self) return KR_NULL;
    self->compare = kr_dup(compare);
    self->object = kr_dup(object_or_null);
    kr_gc_track(thread, self);
    return kr_steal_obj(self);
}
static void key_clear(KrThread *thread, KrObject *object)
{
    kr_xdrop(thread, kr_move(&((Key *)(void *)object)->compare));
    kr_xdrop(thread, kr_move(&((Key *)(void *)object)->object));
}
static void key_dealloc(KrThread *thread, KrObject *object)
{
    key_clear(thread, object);
    kr_object_free(thread, object, sizeof(Key));
}
static void key_visit(KrObject *object, KrVisitFn visitor, void *context)
{
    const Key *self = (const Key *)(void *)object;
    if (!kr_is_null(self->compare)) visitor(kr_ref(self->compare), context);
    if (!kr_is_null(self->object)) visitor(kr_ref(self->object), context);
}
static KrOwn key_make(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)count;
    return key_new(thread, kr_ref(key_of(self)->compare), args[0]);
}
static const KrNativeDef key_call_def = {"K", key_make, "(obj)", NULL, 0, 0, 0};
static KrOwn key_call(KrThread *thread, KrRef self, const KrRef *args, size_t count,
                      KrRef kwnames)
{
    return kr_call_native(thread, &key_call_def, self, args, count, kwnames);
}
static KrOwn key_compare(KrThread *thread, KrRef a, KrRef b, int op)
{
    if (!kr_is_exact(b, &key_type))
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
static KrType key_type = {
    .header = KR_OBJECT_IMMORTAL(&kr_type_type),
    .name = "functools.KeyWrapper",
    .shown = "__getattribute__",
    .flags = KR_TYPE_GC,
    .basic_size = sizeof(Key),
    .dealloc = key_dealloc,
    .visit = key_visit,
    .clear = key_clear,
    .call = key_call,
    .compare = key_compare,
    .getset = key_getset,
};

static KrOwn cmp_to_key(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return key_new(thread, args[0], KR_REF_NULL);
}

// --- the module ---------------------------------------------------------------------------

static const KrNativeDef functions[] = {
    {"reduce", reduce, "($module, function, iterable, /, initial=<unrepresentable>)",
     "Combine the items of an iterable from left to right with a function of two "
     "arguments.",
     0, 0, 0},
    {"cmp_to_key", cmp_to_key, "($module, /, mycmp)",
     "Convert a comparing function of two arguments into a key function.", 0, 0, 0},
    {0},
};

KrOwn kr_functools_module_init(KrThread *thread)
{
    KrOwn module =
        kr_module_new(thread, "_functools", "Tools that operate on functions.");
    if (!kr_is_null(module) && kr_type_ready(thread, &key_type) &&
        kr_type_ready(thread, &kr_functools_cache_link_type) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module),
                           &kr_functools_partial_placeholder_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_functools_partial_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_functools_cache_type) &&
        kr_module_add(thread, kr_ref(module), "Placeholder",
                      kr_steal_obj(&kr_functools_partial_placeholder)))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
