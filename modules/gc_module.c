// SPDX-License-Identifier: MIT
// The gc module: a program's view of the cycle collector (runtime/gc.h).
//
// Generations are those of CPython, with survivors promoted as there; when automatic collections come is decided
// otherwise (gc.c). Nothing is ever uncollectable.
// Tests: tests/lang/gc/.
#include "modules/gc_module.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
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
    thread->vm->gc_young_step = 0;
    size_t found = kr_gc_run(thread, (int)generation);
    return kr_int_from_i64(thread, (int64_t)found);
}
static KrOwn gc_enable(ARGS)
{
    UNUSED;
    thread->vm->gc_young_step = 0;
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
    return three(thread, (int64_t[3]){(int64_t)thread->gc_young_count, thread->vm->gc_counts[1], thread->vm->gc_counts[2]});
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
                             (int64_t)thread->vm->gc_stats[i].collections) &&
                  set_number(thread, kr_ref(dict), "collected", (int64_t)thread->vm->gc_stats[i].collected) &&
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
// For those of what has been found that only a trace knows of.
static KrOwn kept(KrThread *thread, KrOwn list)
{
    if (kr_is_null(list) || kr_frame_keep_shown(thread, kr_ref(list)))
        return list;
    kr_drop(thread, list);
    return KR_NULL;
}
static KrOwn gc_get_objects(ARGS)
{
    UNUSED;
    int64_t generation = -1;
    if (!kr_ref_is_null(args[0]) && !kr_is_none(args[0])) {
        if (!kr_type_of(args[0])->to_index)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "argument should be integer or None, not '%T'", args[0]);
        if (!kr_number_index_i64(thread, args[0], &generation))
            return KR_NULL;
        if (generation < -1)
            return kr_exception_raise(thread, &kr_exception_value_error, "generation parameter cannot be negative");
        if (generation > 2)
            return kr_exception_raise(
                thread, &kr_exception_value_error,
                "generation parameter must be less than the number of available generations (3)");
    }
    return kept(thread, kr_gc_list_objects(thread, (int)generation));
}
static KrOwn gc_get_referrers(ARGS)
{
    UNUSED;
    return count ? kept(thread, kr_gc_list_referrers(thread, args, count)) : kr_list_new(thread, 0);
}
static KrOwn gc_get_referents(ARGS)
{
    UNUSED;
    return kr_gc_list_referents(thread, args, count);
}
static KrOwn gc_freeze(ARGS)
{
    UNUSED;
    (void)kr_gc_move(thread, 0, 2, KR_GC_FROZEN);
    thread->gc_young_count = 0;
    return kr_none_own();
}
static KrOwn gc_unfreeze(ARGS)
{
    UNUSED;
    (void)kr_gc_move(thread, KR_GC_FROZEN, KR_GC_FROZEN, 2);
    return kr_none_own();
}
static KrOwn gc_get_freeze_count(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, (int64_t)kr_gc_move(thread, KR_GC_FROZEN, KR_GC_FROZEN, KR_GC_FROZEN));
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

static const KrNativeDef functions[] = {
    {"collect", gc_collect, "($module, /, generation=2)",
     "Find unreachable objects up to a generation and let go of them; how many there were.", 0, 0, 0},
    {"enable", gc_enable, "($module, /)", "Let collections come by themselves.", 0, 0, 0},
    {"disable", gc_disable, "($module, /)", "No collection comes by itself any more.", 0, 0, 0},
    {"isenabled", gc_isenabled, "($module, /)", "Whether collections come by themselves.", 0, 0, 0},
    {"get_count", gc_get_count, "($module, /)", "The current counts, which thresholds are compared with.", 0, 0, 0},
    {"get_threshold", gc_get_threshold, "($module, /)", "The thresholds of the three generations.", 0, 0, 0},
    {"set_threshold", gc_set_threshold, NULL,
     "set_threshold(threshold0, [threshold1, [threshold2]])\nSet the thresholds; the first 0 stops collections.", 1, 3,
     KR_NATIVE_RAW},
    {"get_stats", gc_get_stats, "($module, /)", "A dict of numbers for each generation.", 0, 0, 0},
    {"is_tracked", gc_is_tracked, "($module, obj, /)", "Whether the collector knows of the object.", 0, 0, 0},
    {"is_finalized", gc_is_finalized, "($module, obj, /)", "Whether the object's finalizer has run.", 0, 0, 0},
    {"get_objects", gc_get_objects, "($module, /, generation=None)",
     "The objects that the collector knows, of one generation or of all.", 0, 0, 0},
    {"get_referrers", gc_get_referrers, "($module, /, *objs)", "The objects that refer directly to any of these.", 0, -1,
     KR_NATIVE_RAW},
    {"get_referents", gc_get_referents, "($module, /, *objs)", "The objects that these refer to directly.", 0, -1,
     KR_NATIVE_RAW},
    {"freeze", gc_freeze, "($module, /)", "No collection looks at the objects of today any more.", 0, 0, 0},
    {"unfreeze", gc_unfreeze, "($module, /)", "What is frozen goes back to the oldest generation.", 0, 0, 0},
    {"get_freeze_count", gc_get_freeze_count, "($module, /)", "How many objects are frozen.", 0, 0, 0},
    {"get_debug", gc_get_debug, "($module, /)", "The debugging flags.", 0, 0, 0},
    {"set_debug", gc_set_debug, "($module, flags, /)", "Set the debugging flags, a sum of DEBUG_ constants.", 0, 0, 0},
    {0},
};

static bool add_list(KrThread *thread, KrRef module, const char *name, KrOwn *place)
{
    if (kr_is_null(*place))
        *place = kr_list_new(thread, 0);
    return !kr_is_null(*place) && kr_module_add(thread, module, name, kr_dup(kr_ref(*place)));
}

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
              add_list(thread, kr_ref(module), "garbage", &thread->vm->gc_garbage) &&
              add_list(thread, kr_ref(module), "callbacks", &thread->vm->gc_callbacks);
    for (size_t i = 0; ok && i < sizeof flags / sizeof *flags; i++)
        ok = kr_module_add(thread, kr_ref(module), flags[i].name, kr_from_small_int(flags[i].value));
    if (ok)
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
