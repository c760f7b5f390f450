// SPDX-License-Identifier: MIT
// The resource module: limits of a process and what it has used.
//
// A limit of RLIM_INFINITY is -1 for Python. Tests: CPython's test_resource.
#define _GNU_SOURCE
#include "modules/resource_module.h"
#include "modules/os_error.h"
#include "modules/posix_path.h"

#include "runtime/bytes.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/thread.h"
#include "runtime/tuple.h"

#include <sys/resource.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType usage_type = KR_STRUCT_SEQUENCE_TYPE("resource.struct_rusage", 0);

typedef struct Number {
    const char *name;
    int64_t number;
} Number;
#define N(name) {#name, (int64_t)(name)},
static const Number numbers[] = {
    N(RLIMIT_AS) N(RLIMIT_CORE) N(RLIMIT_CPU) N(RLIMIT_DATA) N(RLIMIT_FSIZE)
        N(RLIMIT_MEMLOCK) N(RLIMIT_MSGQUEUE) N(RLIMIT_NICE) N(RLIMIT_NOFILE)
            N(RLIMIT_NPROC) N(RLIMIT_OFILE) N(RLIMIT_RSS) N(RLIMIT_RTPRIO)
                N(RLIMIT_RTTIME) N(RLIMIT_SIGPENDING) N(RLIMIT_STACK) N(RUSAGE_CHILDREN)
                    N(RUSAGE_SELF) N(RUSAGE_THREAD)};
#undef N

static KrOwn seconds(struct timeval time)
{
    return kr_from_float((double)time.tv_sec + (double)time.tv_usec * 1e-6);
}
static KrOwn resource_getrusage(ARGS)
{
    UNUSED;
    int who;
    struct rusage used;
    if (!kr_posix_path_int(thread, args[0], &who)) return KR_NULL;
    if (getrusage((__rusage_who_t)who, &used)) {
        if (errno == EINVAL)
            return kr_exception_raise(thread, &kr_exception_value_error,
                                      "invalid who parameter");
        return kr_os_error_errno(thread);
    }
    const long counts[14] = {used.ru_maxrss, used.ru_ixrss,   used.ru_idrss,
                             used.ru_isrss,  used.ru_minflt,  used.ru_majflt,
                             used.ru_nswap,  used.ru_inblock, used.ru_oublock,
                             used.ru_msgsnd, used.ru_msgrcv,  used.ru_nsignals,
                             used.ru_nvcsw,  used.ru_nivcsw};
    KrOwn fields[16] = {seconds(used.ru_utime), seconds(used.ru_stime)};
    for (int i = 0; i < 14; i++)
        fields[2 + i] = kr_int_from_i64(thread, counts[i]);
    return kr_struct_sequence_new(thread, &usage_type, fields, 16);
}

static KrOwn limit_value(KrThread *thread, rlim_t limit)
{
    return limit == RLIM_INFINITY ? kr_from_small_int(-1)
                                  : kr_int_from_u64(thread, limit);
}
static KrOwn limit_pair(KrThread *thread, const struct rlimit *limits)
{
    KrOwn both[2] = {limit_value(thread, limits->rlim_cur),
                     limit_value(thread, limits->rlim_max)};
    return kr_tuple_pack_own(thread, both, 2);
}
static bool limit_of(KrThread *thread, KrRef value, rlim_t *out)
{
    KrOwn index = kr_number_index(thread, value);
    if (kr_is_null(index)) return false;
    int64_t number = 0;
    bool infinite =
        kr_int_try_i64(kr_ref(index), &number) == KR_PRESENT && number == -1;
    bool negative = kr_int_sign(kr_ref(index)) < 0;
    uint64_t bits = kr_int_bit_length(kr_ref(index));
    *out = infinite ? RLIM_INFINITY : kr_int_low_u64(kr_ref(index));
    kr_drop(thread, index);
    if (infinite || (!negative && bits <= 64)) return true;
    if (negative)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "Cannot convert negative int");
    return kr_exception_raise_false(thread, &kr_exception_overflow_error,
                                    "Python int too large to convert to C rlim_t");
}
static bool limits_of(KrThread *thread, KrRef value, struct rlimit *limits)
{
    KrOwn pair = kr_sequence_tuple(thread, value);
    if (kr_is_null(pair)) return false;
    bool ok = kr_tuple_length(kr_ref(pair)) == 2;
    if (!ok)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "expected a tuple of 2 integers");
    ok = ok && limit_of(thread, kr_tuple_get(kr_ref(pair), 0), &limits->rlim_cur) &&
         limit_of(thread, kr_tuple_get(kr_ref(pair), 1), &limits->rlim_max);
    kr_drop(thread, pair);
    return ok;
}
static bool resource_of(KrThread *thread, KrRef value, int *out)
{
    if (!kr_posix_path_int(thread, value, out)) return false;
    if (*out >= 0 && *out < (int)RLIM_NLIMITS) return true;
    return kr_exception_raise_false(thread, &kr_exception_value_error,
                                    "invalid resource specified");
}
// A failed change: what may be the caller's mistake is a ValueError.
static KrOwn failed(KrThread *thread)
{
    if (errno == EINVAL)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "current limit exceeds maximum limit");
    if (errno == EPERM)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "not allowed to raise maximum limit");
    return kr_os_error_errno(thread);
}
static KrOwn resource_getrlimit(ARGS)
{
    UNUSED;
    int which;
    struct rlimit limits;
    if (!resource_of(thread, args[0], &which)) return KR_NULL;
    if (getrlimit((__rlimit_resource_t)which, &limits))
        return kr_os_error_errno(thread);
    return limit_pair(thread, &limits);
}
static KrOwn resource_setrlimit(ARGS)
{
    UNUSED;
    int which;
    struct rlimit limits;
    if (!resource_of(thread, args[0], &which) || !limits_of(thread, args[1], &limits))
        return KR_NULL;
    return setrlimit((__rlimit_resource_t)which, &limits) ? failed(thread)
                                                          : kr_none_own();
}
static KrOwn resource_prlimit(ARGS)
{
    UNUSED;
    int pid, which;
    struct rlimit limits, old;
    bool change = !kr_is_none(args[2]);
    if (!kr_posix_path_int(thread, args[0], &pid) ||
        !resource_of(thread, args[1], &which) ||
        (change && !limits_of(thread, args[2], &limits)))
        return KR_NULL;
    if (prlimit(pid, (__rlimit_resource_t)which, change ? &limits : NULL, &old))
        return errno == EINVAL ? failed(thread) : kr_os_error_errno(thread);
    return limit_pair(thread, &old);
}
static KrOwn resource_getpagesize(ARGS)
{
    UNUSED;
    return kr_from_small_int(sysconf(_SC_PAGESIZE));
}

KrOwn kr_resource_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"getrusage", resource_getrusage, "($module, who, /)",
         "What a process has used.", 0, 0, 0},
        {"getrlimit", resource_getrlimit, "($module, resource, /)",
         "The (soft, hard) limit.", 0, 0, 0},
        {"setrlimit", resource_setrlimit, "($module, resource, limits, /)",
         "Set a limit.", 0, 0, 0},
        {"prlimit", resource_prlimit, "($module, pid, resource, limits=None, /)",
         "The limit of any process, which may be set.", 0, 0, 0},
        {"getpagesize", resource_getpagesize, "($module, /)", "Bytes of a page.", 0, 0,
         0},
        {0},
    };
    static const char *const names[] = {
        "ru_utime",   "ru_stime",  "ru_maxrss", "ru_ixrss",    "ru_idrss",
        "ru_isrss",   "ru_minflt", "ru_majflt", "ru_nswap",    "ru_inblock",
        "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",
        "ru_nivcsw",  NULL};
    KrOwn module =
        kr_module_new(thread, "resource", NULL);
    bool ok =
        !kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_struct_sequence_ready(thread, &usage_type, names) &&
        kr_module_add_type(thread, kr_ref(module), &usage_type) &&
        kr_module_add(thread, kr_ref(module), "error",
                      kr_dup(kr_type_ref(&kr_exception_os_error))) &&
        kr_module_add(thread, kr_ref(module), "RLIM_INFINITY", kr_from_small_int(-1));
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name,
                           kr_int_from_i64(thread, numbers[i].number));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
