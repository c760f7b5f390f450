// SPDX-License-Identifier: MIT
// The _functools module: reduce and cmp_to_key; partial (runtime/partial.c) and the cache are in files of their own.
// Tests: tests/lang/modules/functools/.
#include "modules/functools_module.h"

#include "modules/functools_cache.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/key_wrapper.h"
#include "runtime/module.h"
#include "runtime/partial.h"
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

static KrOwn cmp_to_key(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    return kr_key_wrapper_new(thread, args[0], KR_REF_NULL);
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
    if (!kr_is_null(module) && kr_type_ready(thread, &kr_key_wrapper_type) &&
        kr_type_ready(thread, &kr_functools_cache_link_type) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add_type(thread, kr_ref(module),
                           &kr_partial_placeholder_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_partial_type) &&
        kr_module_add_type(thread, kr_ref(module), &kr_functools_cache_type) &&
        kr_module_add(thread, kr_ref(module), "Placeholder",
                      kr_steal_obj(&kr_partial_placeholder)))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
