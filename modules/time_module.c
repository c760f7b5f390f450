// SPDX-License-Identifier: MIT
// The time module: clocks and sleep. Calendar functions are in time_calendar.c.
//
// time() and friends read a clock as nanoseconds and divide once. sleep() waits for a deadline of the
// monotonic clock, so that a signal in between makes it no longer.
// Tests: tests/lang/modules/calendar.py, posix/time_limits.py.
#define _GNU_SOURCE
#include "modules/time_module.h"
#include "modules/os_error.h"
#include "modules/os_time.h"
#include "modules/posix_path.h"
#include "modules/time_calendar.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <errno.h>
#include <pthread.h>
#include <string.h>
#include <time.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec now;
    clock_gettime(clock, &now);
    return (int64_t)now.tv_sec * KR_OS_TIME_SECOND + now.tv_nsec;
}

#define CLOCK_PAIR(name, clock)                                                        \
    static KrOwn name##_ns(ARGS)                                                       \
    {                                                                                  \
        UNUSED;                                                                        \
        return kr_int_from_i64(thread, nanoseconds(clock));                            \
    }                                                                                  \
    static KrOwn name##_seconds(ARGS)                                                  \
    {                                                                                  \
        UNUSED;                                                                        \
        return kr_from_float(kr_os_time_seconds(nanoseconds(clock)));                  \
    }
CLOCK_PAIR(wall, CLOCK_REALTIME)
CLOCK_PAIR(monotonic, CLOCK_MONOTONIC)
CLOCK_PAIR(process, CLOCK_PROCESS_CPUTIME_ID)
CLOCK_PAIR(thread_cpu, CLOCK_THREAD_CPUTIME_ID)

static KrOwn time_sleep(ARGS)
{
    UNUSED;
    int64_t length;
    if (!kr_os_time_from(thread, args[0], KR_OS_TIME_SECOND, KR_OS_TIME_AWAY,
                         &length))
        return KR_NULL;
    if (length < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "sleep length must be non-negative");
    int64_t end;
    if (__builtin_add_overflow(kr_os_time_now(), length, &end)) end = INT64_MAX;
    struct timespec deadline = kr_os_time_spec(end);
    int number;
    do {
        kr_os_error_begin(thread);
        number = clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &deadline, NULL);
        kr_os_error_end(thread);
        errno = number;
    } while (number == EINTR && kr_os_error_again(thread));
    return number ? kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL)
                  : kr_none_own();
}

// --- clocks by number -------------------------------------------------------------------

static bool clock_of(KrThread *thread, KrRef value, clockid_t *out)
{
    if (!kr_number_has_index(value))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "clk_id should be integer, not %T", value);
    return kr_posix_path_int(thread, value, out);
}
static KrOwn clock_get(KrThread *thread, const KrRef *args, bool ns)
{
    clockid_t clock;
    struct timespec now;
    if (!clock_of(thread, args[0], &clock)) return KR_NULL;
    if (clock_gettime(clock, &now)) return kr_os_error_errno(thread);
    int64_t all = (int64_t)now.tv_sec * KR_OS_TIME_SECOND + now.tv_nsec;
    return ns ? kr_int_from_i64(thread, all) : kr_from_float(kr_os_time_seconds(all));
}
static KrOwn time_clock_gettime(ARGS)
{
    UNUSED;
    return clock_get(thread, args, false);
}
static KrOwn time_clock_gettime_ns(ARGS)
{
    UNUSED;
    return clock_get(thread, args, true);
}
static KrOwn time_clock_getres(ARGS)
{
    UNUSED;
    clockid_t clock;
    struct timespec step;
    if (!clock_of(thread, args[0], &clock)) return KR_NULL;
    if (clock_getres(clock, &step)) return kr_os_error_errno(thread);
    return kr_from_float((double)step.tv_sec + (double)step.tv_nsec * 1e-9);
}
static KrOwn time_clock_settime(ARGS)
{
    UNUSED;
    clockid_t clock;
    int64_t all;
    if (!clock_of(thread, args[0], &clock) ||
        !kr_os_time_from(thread, args[1], KR_OS_TIME_SECOND, KR_OS_TIME_FLOOR, &all))
        return KR_NULL;
    struct timespec to = kr_os_time_spec(all);
    return clock_settime(clock, &to) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn time_clock_settime_ns(ARGS)
{
    UNUSED;
    clockid_t clock;
    int64_t all;
    if (!clock_of(thread, args[0], &clock) ||
        !kr_posix_path_long(thread, args[1], &all))
        return KR_NULL;
    struct timespec to = kr_os_time_spec(all);
    return clock_settime(clock, &to) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn time_pthread_getcpuclockid(ARGS)
{
    UNUSED;
    clockid_t clock;
    int64_t id;
    if (!kr_number_has_index(args[0]))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "pthread_getcpuclockid() argument 1 must be int, not %T", args[0]);
    if (!kr_number_index_i64(thread, args[0], &id)) return KR_NULL;
    // the C library trusts its argument: only ids of threads that Krait knows reach it
    bool known = false;
    for (const KrThread *t = thread->vm->threads; t; t = t->next)
        known |= t->ident == (uint64_t)id;
    int number = known ? pthread_getcpuclockid((pthread_t)id, &clock) : ESRCH;
    if (number) return kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    return kr_from_small_int(clock);
}

// --- get_clock_info ---------------------------------------------------------------------

static const struct Info {
    const char *name, *implementation;
    clockid_t clock;
    bool monotonic, adjustable;
} infos[] = {
    {"time", "clock_gettime(CLOCK_REALTIME)", CLOCK_REALTIME, false, true},
    {"monotonic", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
    {"perf_counter", "clock_gettime(CLOCK_MONOTONIC)", CLOCK_MONOTONIC, true, false},
    {"process_time", "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
     CLOCK_PROCESS_CPUTIME_ID, true, false},
    {"thread_time", "clock_gettime(CLOCK_THREAD_CPUTIME_ID)", CLOCK_THREAD_CPUTIME_ID,
     true, false},
};

static bool put(KrThread *thread, KrRef dict, const char *name, KrOwn value)
{
    KrOwn key = kr_str_interned(thread, name);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
static KrOwn time_get_clock_info(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "get_clock_info() argument 1 must be str, not %T",
                                  args[0]);
    const struct Info *info = NULL;
    for (size_t i = 0; i < sizeof infos / sizeof *infos; i++)
        if (kr_str_equal_ascii(args[0], infos[i].name)) info = &infos[i];
    if (!info)
        return kr_exception_raise(thread, &kr_exception_value_error, "unknown clock");
    struct timespec step = {0, 1};
    clock_getres(info->clock, &step);
    KrOwn dict = kr_dict_new(thread), type = KR_NULL, result = KR_NULL;
    bool ok = !kr_is_null(dict) &&
              put(thread, kr_ref(dict), "implementation",
                  kr_str_from_ascii(thread, info->implementation)) &&
              put(thread, kr_ref(dict), "monotonic", kr_bool_own(info->monotonic)) &&
              put(thread, kr_ref(dict), "adjustable", kr_bool_own(info->adjustable)) &&
              put(thread, kr_ref(dict), "resolution",
                  kr_from_float((double)step.tv_sec + (double)step.tv_nsec * 1e-9));
    if (ok) type = kr_import_attr(thread, "types", "SimpleNamespace");
    if (!kr_is_null(type))
        result = kr_call_ex(thread, kr_ref(type), kr_tuple_empty(), kr_ref(dict));
    kr_xdrop(thread, type);
    kr_xdrop(thread, dict);
    return result;
}

#define CLOCK(name, function, doc)                                                     \
    {                                                                                  \
        name, function, "($self, /)", doc, 0, 0, 0                                     \
    }
static const KrNativeDef functions[] = {
    CLOCK("time", wall_seconds, "Seconds since the epoch."),
    CLOCK("time_ns", wall_ns, "Nanoseconds since the epoch."),
    CLOCK("monotonic", monotonic_seconds, "A clock that never goes back, in seconds."),
    CLOCK("monotonic_ns", monotonic_ns,
          "A clock that never goes back, in nanoseconds."),
    CLOCK("perf_counter", monotonic_seconds,
          "The clock for measuring short times, in seconds."),
    CLOCK("perf_counter_ns", monotonic_ns,
          "The clock for measuring short times, in nanoseconds."),
    CLOCK("process_time", process_seconds, "Processor time of the process in seconds."),
    CLOCK("process_time_ns", process_ns,
          "Processor time of the process in nanoseconds."),
    CLOCK("thread_time", thread_cpu_seconds,
          "Processor time of the thread in seconds."),
    CLOCK("thread_time_ns", thread_cpu_ns,
          "Processor time of the thread in nanoseconds."),
    {"sleep", time_sleep, "($self, object, /)",
     "Wait so many seconds, which may be a fraction.", 0, 0, KR_NATIVE_FRAMES}, // handlers of signals see them
    {"clock_gettime", time_clock_gettime, "($module, clk_id, /)",
     "The time of a clock.", 0, 0, 0},
    {"clock_gettime_ns", time_clock_gettime_ns, "($module, clk_id, /)",
     "The time of a clock in nanoseconds.", 0, 0, 0},
    {"clock_getres", time_clock_getres, NULL, "The step of a clock in seconds.", 1, 1,
     KR_NATIVE_RAW},
    {"clock_settime", time_clock_settime, NULL, "Set a clock.", 2, 2, KR_NATIVE_RAW},
    {"clock_settime_ns", time_clock_settime_ns, NULL, "Set a clock, in nanoseconds.", 2,
     2, KR_NATIVE_RAW},
    {"pthread_getcpuclockid", time_pthread_getcpuclockid, NULL,
     "The clock of a thread.", 1, 1, KR_NATIVE_RAW},
    {"get_clock_info", time_get_clock_info, NULL, "What is known about a clock.", 1, 1,
     KR_NATIVE_RAW},
    {0},
};

KrOwn kr_time_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "time", "Clocks, calendars and waiting.");
    if (!kr_is_null(module) &&
        (!kr_module_add_functions(thread, kr_ref(module), functions) ||
         !kr_time_calendar_add(thread, kr_ref(module)))) {
        kr_drop(thread, module);
        return KR_NULL;
    }
    return module;
}
