// SPDX-License-Identifier: MIT
// The time module: clocks and sleep. Calendar functions are in time_calendar.c.
#define _GNU_SOURCE
#include "modules/time_module.h"
#include "modules/time_calendar.h"

#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/thread.h"

#include <errno.h>
#include <math.h>
#include <time.h>

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

#define CLOCK_PAIR(name, clock)                                                        \
    static KrOwn name##_ns(KrThread *thread, KrRef self, const KrRef *args, size_t count) \
    {                                                                                  \
        (void)self;                                                                    \
        (void)args;                                                                    \
        (void)count;                                                                   \
        return kr_int_from_i64(thread, nanoseconds(clock));                            \
    }                                                                                  \
    static KrOwn name##_seconds(KrThread *thread, KrRef self, const KrRef *args, size_t count) \
    {                                                                                  \
        (void)thread;                                                                  \
        (void)self;                                                                    \
        (void)args;                                                                    \
        (void)count;                                                                   \
        return kr_from_float((double)nanoseconds(clock) * 1e-9);                       \
    }
CLOCK_PAIR(wall, CLOCK_REALTIME)
CLOCK_PAIR(monotonic, CLOCK_MONOTONIC)
CLOCK_PAIR(process, CLOCK_PROCESS_CPUTIME_ID)
CLOCK_PAIR(thread_cpu, CLOCK_THREAD_CPUTIME_ID)

static KrOwn time_sleep(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self;
    (void)count;
    double seconds;
    if (!kr_float_from(thread, args[0], &seconds))
        return KR_NULL;
    if (!(seconds >= 0))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "sleep length must be non-negative");
    struct timespec left = {(time_t)seconds, (long)((seconds - floor(seconds)) * 1e9)};
    while (nanosleep(&left, &left) != 0 && errno == EINTR && !thread->pending)
        ;
    return kr_none_own();
}

#define NO_ARGUMENTS NULL, NULL, 0, 0, KR_NATIVE_RAW
static const KrNativeDef functions[] = {
    {"time", wall_seconds, NO_ARGUMENTS},
    {"time_ns", wall_ns, NO_ARGUMENTS},
    {"monotonic", monotonic_seconds, NO_ARGUMENTS},
    {"monotonic_ns", monotonic_ns, NO_ARGUMENTS},
    {"perf_counter", monotonic_seconds, NO_ARGUMENTS},
    {"perf_counter_ns", monotonic_ns, NO_ARGUMENTS},
    {"process_time", process_seconds, NO_ARGUMENTS},
    {"process_time_ns", process_ns, NO_ARGUMENTS},
    {"thread_time", thread_cpu_seconds, NO_ARGUMENTS},
    {"thread_time_ns", thread_cpu_ns, NO_ARGUMENTS},
    {"sleep", time_sleep, NULL, NULL, 1, 1, KR_NATIVE_RAW},
    {0},
};

KrOwn kr_time_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "time", "Clocks.");
    if (!kr_is_null(module) && (!kr_module_add_functions(thread, kr_ref(module), functions) ||
                                !kr_time_calendar_add(thread, kr_ref(module)))) {
        kr_drop(thread, module);
        return KR_NULL;
    }
    return module;
}
