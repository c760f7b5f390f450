// SPDX-License-Identifier: MIT
// The gc module: a program's view of the cycle collector (runtime/gc.h).
//
// Krait has one generation: collect(0) does what collect(2) does, and thresholds are kept for those who
// read them back. Statistics count collections in the oldest generation. Nothing is ever uncollectable.
// Tests: tests/lang/gc/.
#include "modules/gc_module.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/gc.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <stdlib.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static bool set_number(KrThread *thread, KrRef dict, const char *name, int64_t number)
{
    KrOwn key = kr_str_interned(thread, name), value = kr_int_from_i64(thread, number);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}

// gc.callbacks: each is called with "start" or "stop" and a dict; what they raise is shown.
static void call_back(KrThread *thread, KrRef module, const char *phase, int64_t generation,
                      size_t collected)
{
    KrOwn callbacks = kr_attr_get_name(thread, module, "callbacks"), info = KR_NULL, copy = KR_NULL;
    KrOwn text = KR_NULL;
    if (kr_is_null(callbacks) || !kr_list_is_sub(kr_ref(callbacks)) ||
        kr_list_length(kr_ref(callbacks)) == 0)
        goto done;
    info = kr_dict_new(thread);
    text = kr_str_interned(thread, phase);
    copy = kr_list_to_tuple(thread, kr_ref(callbacks)); // they may change the list
    if (kr_is_null(info) || kr_is_null(text) || kr_is_null(copy) ||
        !set_number(thread, kr_ref(info), "generation", generation) ||
        !set_number(thread, kr_ref(info), "collected", (int64_t)collected) ||
        !set_number(thread, kr_ref(info), "uncollectable", 0))
        goto done;
    for (int64_t i = 0; i < kr_tuple_length(kr_ref(copy)); i++) {
        KrRef function = kr_tuple_get(kr_ref(copy), i);
        KrOwn result = kr_call_2(thread, function, kr_ref(text), kr_ref(info));
        if (kr_is_null(result))
            kr_exception_write_unraisable(thread, function);
        kr_xdrop(thread, result);
    }
done:
    kr_exception_clear(thread);
    kr_xdrop(thread, text);
    kr_xdrop(thread, copy);
    kr_xdrop(thread, info);
    kr_xdrop(thread, callbacks);
}

static bool generation_of(KrThread *thread, KrRef value, int64_t *generation)
{
    if (!kr_number_index_i64(thread, value, generation))
        return false;
    if (*generation >= 0 && *generation <= 2)
        return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error, "invalid generation");
}

static KrOwn gc_collect(ARGS)
{
    UNUSED;
    int64_t generation = 2;
    if (!kr_ref_is_null(args[0]) && !generation_of(thread, args[0], &generation))
        return KR_NULL;
    call_back(thread, self, "start", generation, 0);
    size_t found = kr_gc_collect(thread, (int)generation);
    call_back(thread, self, "stop", generation, found);
    return kr_int_from_i64(thread, (int64_t)found);
}
static KrOwn gc_enable(ARGS)
{
    UNUSED;
    kr_gc_enable(thread, true);
    return kr_none_own();
}
static KrOwn gc_disable(ARGS)
{
    UNUSED;
    kr_gc_enable(thread, false);
    return kr_none_own();
}
static KrOwn gc_isenabled(ARGS)
{
    UNUSED;
    return kr_bool_own(!thread->vm->gc_disabled);
}

static KrOwn three(KrThread *thread, const int64_t numbers[3])
{
    KrOwn items[3];
    for (int i = 0; i < 3; i++)
        items[i] = kr_int_from_i64(thread, numbers[i]);
    return kr_tuple_pack_own(thread, items, 3);
}
static KrOwn gc_get_count(ARGS)
{
    UNUSED;
    return three(thread, (int64_t[3]){(int64_t)thread->gc_young_count, 0, 0});
}
static KrOwn gc_get_threshold(ARGS)
{
    UNUSED;
    return three(thread, thread->vm->gc_thresholds);
}
static KrOwn gc_set_threshold(ARGS)
{
    UNUSED;
    int64_t numbers[3];
    memcpy(numbers, thread->vm->gc_thresholds, sizeof numbers);
    for (size_t i = 0; i < count && i < 3; i++)
        if (!kr_number_index_i64(thread, args[i], &numbers[i]))
            return KR_NULL;
    memcpy(thread->vm->gc_thresholds, numbers, sizeof numbers);
    kr_gc_enable(thread, !thread->vm->gc_disabled); // a first threshold of 0 stops collections
    return kr_none_own();
}

static KrOwn gc_get_stats(ARGS)
{
    UNUSED;
    KrOwn list = kr_list_new(thread, 0);
    for (int i = 0; i < 3 && !kr_is_null(list); i++) {
        KrOwn dict = kr_dict_new(thread);
        bool ok = !kr_is_null(dict) &&
                  set_number(thread, kr_ref(dict), "collections",
                             i == 2 ? (int64_t)thread->vm->gc_collections : 0) &&
                  set_number(thread, kr_ref(dict), "collected",
                             i == 2 ? (int64_t)thread->vm->gc_collected : 0) &&
                  set_number(thread, kr_ref(dict), "uncollectable", 0);
        if (!ok)
            kr_xdrop(thread, dict);
        if (!ok || !kr_list_append_own(thread, kr_ref(list), dict)) {
            kr_drop(thread, list);
            return KR_NULL;
        }
    }
    return list;
}

static KrOwn gc_is_tracked(ARGS)
{
    UNUSED;
    return kr_bool_own(kr_is_ptr(args[0]) && kr_obj(args[0])->gc & KR_GC_TRACKED);
}
static KrOwn gc_is_finalized(ARGS)
{
    UNUSED;
    return kr_bool_own(kr_is_ptr(args[0]) && kr_obj(args[0])->flags & KR_OBJECT_FINALIZED);
}
static KrOwn gc_get_objects(ARGS)
{
    UNUSED;
    int64_t generation = 2;
    if (!kr_ref_is_null(args[0]) && !kr_is_none(args[0]) &&
        !generation_of(thread, args[0], &generation))
        return KR_NULL;
    return kr_gc_list_referrers(thread, NULL, 0);
}
static KrOwn gc_get_referrers(ARGS)
{
    UNUSED;
    return count ? kr_gc_list_referrers(thread, args, count) : kr_list_new(thread, 0);
}
static KrOwn gc_get_referents(ARGS)
{
    UNUSED;
    return kr_gc_list_referents(thread, args, count);
}
static KrOwn gc_freeze(ARGS)
{
    UNUSED;
    return kr_none_own(); // there is no generation that nobody looks at
}
static KrOwn gc_get_freeze_count(ARGS)
{
    UNUSED;
    return kr_from_small_int(0);
}
static KrOwn gc_get_debug(ARGS)
{
    UNUSED;
    return kr_from_small_int(thread->vm->gc_debug);
}
static KrOwn gc_set_debug(ARGS)
{
    UNUSED;
    int64_t flags;
    if (!kr_number_index_i64(thread, args[0], &flags))
        return KR_NULL;
    thread->vm->gc_debug = (int32_t)flags;
    return kr_none_own();
}

#define NO_ARGUMENTS NULL, NULL, 0, 0, KR_NATIVE_RAW
static const KrNativeDef functions[] = {
    {"collect", gc_collect, "($module, /, generation=2)", "Run the garbage collector.", 0, 0, 0},
    {"enable", gc_enable, NO_ARGUMENTS},
    {"disable", gc_disable, NO_ARGUMENTS},
    {"isenabled", gc_isenabled, NO_ARGUMENTS},
    {"get_count", gc_get_count, NO_ARGUMENTS},
    {"get_threshold", gc_get_threshold, NO_ARGUMENTS},
    {"set_threshold", gc_set_threshold, NULL, "How many new objects start a collection.", 1, 3, KR_NATIVE_RAW},
    {"get_stats", gc_get_stats, NO_ARGUMENTS},
    {"is_tracked", gc_is_tracked, "($module, obj, /)", "Does the collector look at the object?", 1, 1, KR_NATIVE_RAW},
    {"is_finalized", gc_is_finalized, "($module, obj, /)", "Did the collector finalize the object?", 1, 1, KR_NATIVE_RAW},
    {"get_objects", gc_get_objects, "($module, /, generation=None)",
     "Return a list of objects tracked by the collector.", 0, 0, 0},
    {"get_referrers", gc_get_referrers, "($module, /, *objs)", "The objects that refer to one of these.", 0, -1, KR_NATIVE_RAW},
    {"get_referents", gc_get_referents, "($module, /, *objs)", "The objects that these refer to.", 0, -1, KR_NATIVE_RAW},
    {"freeze", gc_freeze, NO_ARGUMENTS},
    {"unfreeze", gc_freeze, NO_ARGUMENTS},
    {"get_freeze_count", gc_get_freeze_count, NO_ARGUMENTS},
    {"get_debug", gc_get_debug, NO_ARGUMENTS},
    {"set_debug", gc_set_debug, "($module, flags, /)", "Sets the flags of debugging.", 1, 1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_gc_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int value;
    } flags[] = {{"DEBUG_STATS", 1}, {"DEBUG_COLLECTABLE", 2}, {"DEBUG_UNCOLLECTABLE", 4},
                 {"DEBUG_SAVEALL", 32}, {"DEBUG_LEAK", 38}};
    KrOwn module = kr_module_new(
        thread, "gc", "This module provides access to the garbage collector for reference cycles.");
    bool ok = !kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "garbage", kr_list_new(thread, 0)) &&
              kr_module_add(thread, kr_ref(module), "callbacks", kr_list_new(thread, 0));
    for (size_t i = 0; ok && i < sizeof flags / sizeof *flags; i++)
        ok = kr_module_add(thread, kr_ref(module), flags[i].name, kr_from_small_int(flags[i].value));
    if (ok)
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
