// SPDX-License-Identifier: MIT
// The _tracemalloc module: the Python side of runtime/alloc_trace.c.
//
// A block that is an immutable str or bytes of the exact type says its own size, others that of their cell.
// Tests: tests/lang/modules/tracemalloc/, CPython's test_tracemalloc.
#include "modules/tracemalloc_module.h"

#include "runtime/alloc_trace.h"
#include "runtime/bytes.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/tuple.h"

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn start(ARGS)
{
    UNUSED;
    int64_t frames;
    KrOwn number = kr_number_index(thread, args[0]);
    if (kr_is_null(number)) return KR_NULL;
    bool fits = kr_int_try_i64(kr_ref(number), &frames) == KR_PRESENT &&
                frames >= INT32_MIN && frames <= INT32_MAX;
    kr_drop(thread, number);
    if (!fits)
        return kr_exception_raise(thread, &kr_exception_overflow_error,
                                  "Python int too large to convert to C int");
    if (frames < 1 || frames > KR_ALLOC_TRACE_FRAMES)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "the number of frames must be in range [1; %d]",
                                  KR_ALLOC_TRACE_FRAMES);
    return kr_alloc_trace_start(thread, (uint32_t)frames) ? kr_none_own() : KR_NULL;
}

static KrOwn stop(ARGS)
{
    UNUSED;
    kr_alloc_trace_stop(thread);
    return kr_none_own();
}
static KrOwn is_tracing(ARGS)
{
    UNUSED;
    return kr_bool_own(kr_alloc_trace_is_on(thread->vm));
}
static KrOwn clear_traces(ARGS)
{
    UNUSED;
    kr_alloc_trace_clear(thread);
    return kr_none_own();
}
static KrOwn reset_peak(ARGS)
{
    UNUSED;
    size_t size, peak;
    kr_alloc_trace_totals(thread, &size, &peak, true);
    return kr_none_own();
}
static KrOwn get_traceback_limit(ARGS)
{
    UNUSED;
    return kr_from_small_int(kr_alloc_trace_limit(thread->vm));
}
static KrOwn get_traced_memory(ARGS)
{
    UNUSED;
    size_t size, peak;
    kr_alloc_trace_totals(thread, &size, &peak, false);
    KrOwn pair[2] = {kr_int_from_u64(thread, size), kr_int_from_u64(thread, peak)};
    return kr_tuple_pack_own(thread, pair, 2);
}
static KrOwn get_tracemalloc_memory(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, kr_alloc_trace_own_size(thread->vm));
}

static KrOwn tuple_of_places(KrThread *thread, const KrAllocPlaces *places)
{
    KrOwn tuple = kr_tuple_new(thread, places->count);
    for (uint32_t i = 0; !kr_is_null(tuple) && i < places->count; i++) {
        KrOwn pair[2] = {kr_dup(kr_ref(places->places[i].filename)),
                         kr_from_small_int(places->places[i].line)};
        KrOwn place = kr_tuple_pack_own(thread, pair, 2);
        if (kr_is_null(place)) {
            kr_drop(thread, kr_move(&tuple));
            break;
        }
        kr_tuple_cast(kr_ref(tuple))->items[i] = place;
    }
    return tuple;
}

static KrOwn get_object_traceback(ARGS)
{
    UNUSED;
    if (!kr_is_ptr(args[0])) return kr_none_own();
    const KrAllocBlock *block = kr_alloc_trace_find(thread, kr_obj(args[0]));
    return block ? tuple_of_places(thread, block->places) : kr_none_own();
}

static size_t size_of(const KrAllocBlock *block)
{
    const KrObject *object = block->block;
    if (block->size < sizeof(KrBytes) || object->type != &kr_bytes_type)
        return block->size;
    return sizeof(KrBytes) + (size_t)((const KrBytes *)(const void *)object)->length +
           1;
}

static bool add_trace(KrThread *thread, KrRef list, KrRef known,
                      const KrAllocBlock *block)
{
    KrOwn frames = KR_NULL,
          key = kr_int_from_u64(thread, (uint64_t)(uintptr_t)block->places);
    KrRef found = {0};
    bool done = false;
    if (kr_is_null(key)) return false;
    KrFound there = kr_dict_find(thread, known, kr_ref(key), &found);
    if (there == KR_PRESENT) {
        frames = kr_dup(found);
    } else if (there == KR_ABSENT) {
        frames = tuple_of_places(thread, block->places);
        if (!kr_is_null(frames) &&
            !kr_dict_set(thread, known, kr_ref(key), kr_ref(frames)))
            kr_drop(thread, kr_move(&frames));
    }
    if (!kr_is_null(frames)) {
        KrOwn items[4] = {kr_from_small_int(0), kr_int_from_u64(thread, size_of(block)),
                          kr_move(&frames), kr_from_small_int(block->places->total)};
        KrOwn trace = kr_tuple_pack_own(thread, items, 4);
        done = !kr_is_null(trace) && kr_list_append_own(thread, list, trace);
    }
    kr_drop(thread, key);
    return done;
}

static KrOwn get_traces(ARGS)
{
    UNUSED;
    KrOwn list = kr_list_new(thread, 0), known = KR_NULL;
    if (kr_is_null(list) || !kr_alloc_trace_is_on(thread->vm)) return list;
    kr_alloc_trace_pause(thread->vm, true);
    known = kr_dict_new(thread);
    size_t position = 0;
    const KrAllocBlock *block;
    bool done = !kr_is_null(known);
    while (done && (block = kr_alloc_trace_next(thread, &position)))
        done = add_trace(thread, kr_ref(list), kr_ref(known), block);
    kr_alloc_trace_pause(thread->vm, false);
    kr_xdrop(thread, known);
    if (!done) kr_drop(thread, kr_move(&list));
    return list;
}

static const KrNativeDef functions[] = {
    {"start", start, "($module, nframe=1, /)",
     "Begin to trace allocations, with this many frames each.", 0, 0, 0},
    {"stop", stop, "($module, /)", "No longer trace allocations; forget all traces.", 0,
     0, 0},
    {"is_tracing", is_tracing, "($module, /)", "Whether allocations are traced.", 0, 0,
     0},
    {"clear_traces", clear_traces, "($module, /)", "Forget what has been traced.", 0, 0,
     0},
    {"reset_peak", reset_peak, "($module, /)", "The peak is what is in use now.", 0, 0,
     0},
    {"get_traceback_limit", get_traceback_limit, "($module, /)",
     "The most frames of a traceback.", 0, 0, 0},
    {"get_traced_memory", get_traced_memory, "($module, /)",
     "Bytes in use, and their peak.", 0, 0, 0},
    {"get_tracemalloc_memory", get_tracemalloc_memory, "($module, /)",
     "Bytes that tracing takes.", 0, 0, 0},
    {"_get_object_traceback", get_object_traceback, "($module, obj, /)",
     "Where an object was made: pairs of file and line, or None.", 0, 0, 0},
    {"_get_traces", get_traces, "($module, /)",
     "All traces: tuples of domain, size, places and number of frames.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_tracemalloc_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_tracemalloc", "Where memory is allocated.");
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
