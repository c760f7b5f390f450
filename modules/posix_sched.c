// SPDX-License-Identifier: MIT
// posix: the scheduler: policies, priorities, affinity, how many processors there are.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/call.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/struct_sequence.h"

#include <sched.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// sched_param(sched_priority): one item given alone, not a sequence.
static KrType param_type = KR_STRUCT_SEQUENCE_TYPE("posix.sched_param", 0);

static KrOwn param_reduce(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)args, (void)count;
    KrOwn inner = kr_tuple_1(thread, kr_tuple_get(self, 0));
    if (kr_is_null(inner)) return KR_NULL;
    KrOwn both[2] = {kr_dup(kr_type_ref(kr_type_of(self))), inner};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn param_make(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    KrOwn fields[1] = {kr_dup(args[0])};
    return kr_struct_sequence_new(thread, &param_type, fields, 1);
}
static KrOwn param_new(KrThread *thread, KrRef class_, const KrRef *args, size_t count,
                       KrRef kwnames)
{
    static const KrNativeDef def = {
        "sched_param", param_make, "(sched_priority)", NULL, 0, 0, 0};
    return kr_call_native(thread, &def, class_, args, count, kwnames);
}

bool kr_posix_sched_param(KrThread *thread, KrRef value, int *priority)
{
    if (!kr_is_exact(value, &param_type))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "must have a sched_param object");
    return kr_posix_path_int(thread, kr_tuple_get(value, 0), priority);
}
static bool param_of(KrThread *thread, KrRef value, struct sched_param *out)
{
    return kr_posix_sched_param(thread, value, &out->sched_priority);
}

static KrOwn posix_sched_get_priority_max(ARGS)
{
    UNUSED;
    int policy;
    if (!kr_posix_path_int(thread, args[0], &policy)) return KR_NULL;
    int most = sched_get_priority_max(policy);
    return most < 0 ? kr_os_error_errno(thread) : kr_from_small_int(most);
}
static KrOwn posix_sched_get_priority_min(ARGS)
{
    UNUSED;
    int policy;
    if (!kr_posix_path_int(thread, args[0], &policy)) return KR_NULL;
    int least = sched_get_priority_min(policy);
    return least < 0 ? kr_os_error_errno(thread) : kr_from_small_int(least);
}
static KrOwn posix_sched_getscheduler(ARGS)
{
    UNUSED;
    int pid;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    int policy = sched_getscheduler(pid);
    return policy < 0 ? kr_os_error_errno(thread) : kr_from_small_int(policy);
}
static KrOwn posix_sched_setscheduler(ARGS)
{
    UNUSED;
    int pid, policy;
    struct sched_param param;
    if (!kr_posix_path_int(thread, args[0], &pid) ||
        !kr_posix_path_int(thread, args[1], &policy) ||
        !param_of(thread, args[2], &param))
        return KR_NULL;
    return sched_setscheduler(pid, policy, &param) < 0 ? kr_os_error_errno(thread)
                                                       : kr_none_own();
}
static KrOwn posix_sched_getparam(ARGS)
{
    UNUSED;
    int pid;
    struct sched_param param;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    if (sched_getparam(pid, &param)) return kr_os_error_errno(thread);
    KrOwn fields[1] = {kr_from_small_int(param.sched_priority)};
    return kr_struct_sequence_new(thread, &param_type, fields, 1);
}
static KrOwn posix_sched_setparam(ARGS)
{
    UNUSED;
    int pid;
    struct sched_param param;
    if (!kr_posix_path_int(thread, args[0], &pid) || !param_of(thread, args[1], &param))
        return KR_NULL;
    return sched_setparam(pid, &param) ? kr_os_error_errno(thread) : kr_none_own();
}
static KrOwn posix_sched_rr_get_interval(ARGS)
{
    UNUSED;
    int pid;
    struct timespec interval;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    if (sched_rr_get_interval(pid, &interval)) return kr_os_error_errno(thread);
    return kr_from_float((double)interval.tv_sec + 1e-9 * (double)interval.tv_nsec);
}
static KrOwn posix_sched_yield(ARGS)
{
    UNUSED;
    kr_os_error_begin(thread);
    int failed = sched_yield();
    kr_os_error_end(thread);
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

// --- affinity ---------------------------------------------------------------------------

enum { FIRST_CPUS = 1024, MOST_CPUS = 1 << 20 };

// The set of a process, as large as the kernel wants it. Null: raised. Free with CPU_FREE.
static cpu_set_t *affinity(KrThread *thread, int pid, int *cpus)
{
    for (int most = FIRST_CPUS; most <= MOST_CPUS; most *= 2) {
        cpu_set_t *set = CPU_ALLOC((size_t)most);
        if (!set) {
            (void)kr_exception_no_memory(thread);
            return NULL;
        }
        *cpus = most;
        if (sched_getaffinity(pid, CPU_ALLOC_SIZE((size_t)most), set) == 0) return set;
        CPU_FREE(set);
        if (errno != EINVAL) break;
    }
    (void)kr_os_error_errno(thread);
    return NULL;
}
static KrOwn posix_sched_getaffinity(ARGS)
{
    UNUSED;
    int pid, most;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    cpu_set_t *set = affinity(thread, pid, &most);
    if (!set) return KR_NULL;
    KrOwn result = kr_set_new(thread, KR_REF_NULL);
    for (int i = 0; !kr_is_null(result) && i < most; i++) {
        if (!CPU_ISSET_S((size_t)i, CPU_ALLOC_SIZE((size_t)most), set)) continue;
        KrOwn number = kr_from_small_int(i);
        if (!kr_set_add(thread, kr_ref(result), kr_ref(number))) {
            kr_drop(thread, result);
            result = KR_NULL;
        }
    }
    CPU_FREE(set);
    return result;
}
static KrOwn posix_sched_setaffinity(ARGS)
{
    UNUSED;
    int pid;
    if (!kr_posix_path_int(thread, args[0], &pid)) return KR_NULL;
    KrOwn list = kr_sequence_list(thread, args[1]), result = KR_NULL;
    if (kr_is_null(list)) return KR_NULL;
    int most = FIRST_CPUS;
    cpu_set_t *set = NULL;
    for (int64_t i = 0; i < kr_list_length(kr_ref(list)); i++) {
        KrRef item = kr_list_get(kr_ref(list), i);
        int64_t number;
        if (!kr_int_is_sub(item)) {
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "iterator of ints expected, got %T", item);
            goto done;
        }
        if (!kr_posix_path_long(thread, item, &number)) goto done;
        if (number < 0) {
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "negative CPU number");
            goto done;
        }
        if (number > INT32_MAX - 1) {
            (void)kr_exception_raise(thread, &kr_exception_overflow_error,
                                     "CPU number too large");
            goto done;
        }
        while (most <= number && most < MOST_CPUS)
            most *= 2;
    }
    set = CPU_ALLOC((size_t)most);
    if (!set) {
        (void)kr_exception_no_memory(thread);
        goto done;
    }
    size_t size = CPU_ALLOC_SIZE((size_t)most);
    CPU_ZERO_S(size, set);
    for (int64_t i = 0; i < kr_list_length(kr_ref(list)); i++) {
        int64_t number = kr_small_int_value(kr_list_get(kr_ref(list), i));
        if (number < most) CPU_SET_S((size_t)number, size, set);
    }
    result =
        sched_setaffinity(pid, size, set) ? kr_os_error_errno(thread) : kr_none_own();
done:
    if (set) CPU_FREE(set);
    kr_drop(thread, list);
    return result;
}

static KrOwn posix_cpu_count(ARGS)
{
    UNUSED;
    if (thread->vm->config->cpu_count > 0) // -X cpu_count
        return kr_from_small_int(thread->vm->config->cpu_count);
    long number = sysconf(_SC_NPROCESSORS_ONLN);
    return number > 0 ? kr_from_small_int(number) : kr_none_own();
}

#define ROW(name, signature, doc)                                                      \
    {                                                                                  \
#name, posix_##name, "($module, " signature ")", doc, 0, 0, 0                  \
    }
const KrNativeDef kr_posix_sched_functions[] = {
    ROW(sched_get_priority_max, "/, policy", "The highest priority of a policy."),
    ROW(sched_get_priority_min, "/, policy", "The lowest priority of a policy."),
    ROW(sched_getscheduler, "pid, /", "The policy of a process; 0 is this one."),
    ROW(sched_setscheduler, "pid, policy, param, /", "Set the policy of a process."),
    ROW(sched_getparam, "pid, /", "The scheduling parameters of a process."),
    ROW(sched_setparam, "pid, param, /", "Set the scheduling parameters of a process."),
    ROW(sched_rr_get_interval, "pid, /", "The time slice of a process in seconds."),
    ROW(sched_yield, "/", "Let others run."),
    ROW(sched_getaffinity, "pid, /", "The processors that a process may use."),
    ROW(sched_setaffinity, "pid, mask, /",
        "Set the processors that a process may use."),
    ROW(cpu_count, "/", "The number of processors of the system."),
    {0},
};

bool kr_posix_sched_add(KrThread *thread, KrRef module)
{
    static const char *const names[] = {"sched_priority", NULL};
    static KrNativeDef
        methods[3]; // sched_param's own __reduce__, the others' __replace__
    if (!(param_type.flags & KR_TYPE_READY)) {
        param_type.new_object = param_new;
        param_type.doc = "(sched_priority)\n--\n\nParameters of a scheduler.";
        methods[0] =
            (KrNativeDef){"__reduce__", param_reduce, "($self, /)", NULL, 0, 0, 0};
        methods[1] = kr_struct_sequence_methods[1];
        param_type.methods = methods;
    }
    return kr_struct_sequence_ready(thread, &param_type, names) &&
           kr_module_add_type(thread, module, &param_type);
}
