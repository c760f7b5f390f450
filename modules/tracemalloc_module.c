// SPDX-License-Identifier: MIT
// The _tracemalloc module: it answers that nothing is traced, and start() says that it cannot be.
// `warnings` and others import it to ask. Tests: tests/lang/modules/tracemalloc/.
#include "modules/tracemalloc_module.h"

#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/tuple.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn start(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_not_implemented_error, "krait: tracemalloc.start()");
}
static KrOwn none(ARGS)
{
    UNUSED;
    return kr_none_own();
}
static KrOwn no(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}
static KrOwn zero(ARGS)
{
    UNUSED;
    return kr_from_small_int(0);
}
static KrOwn one(ARGS)
{
    UNUSED;
    return kr_from_small_int(1);
}
static KrOwn two_zeros(ARGS)
{
    UNUSED;
    KrOwn pair[2] = {kr_from_small_int(0), kr_from_small_int(0)};
    return kr_tuple_pack_own(thread, pair, 2);
}
static KrOwn no_traces(ARGS)
{
    UNUSED;
    return kr_list_new(thread, 0);
}

static const KrNativeDef functions[] = {
    {"start", start, "($module, nframe=1, /)", "Trace allocations.", 0, 0, 0},
    {"stop", none, "($module, /)", "No longer trace allocations.", 0, 0, 0},
    {"is_tracing", no, "($module, /)", "Whether allocations are traced.", 0, 0, 0},
    {"clear_traces", none, "($module, /)", "Forget what has been traced.", 0, 0, 0},
    {"reset_peak", none, "($module, /)", "The peak is what is in use now.", 0, 0, 0},
    {"get_traceback_limit", one, "($module, /)", "The most frames of a traceback.", 0, 0, 0},
    {"get_traced_memory", two_zeros, "($module, /)", "Bytes in use, and their peak.", 0, 0, 0},
    {"get_tracemalloc_memory", zero, "($module, /)", "Bytes that tracing takes.", 0, 0, 0},
    {"_get_object_traceback", none, "($module, obj, /)", "Where an object was made.", 0, 0, 0},
    {"_get_traces", no_traces, "($module, /)", "All traces.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_tracemalloc_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_tracemalloc", "Where memory is allocated.");
    if (!kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
