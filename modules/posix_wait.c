// SPDX-License-Identifier: MIT
// posix: waiting for children and what their status says.
// Called by posix_module.c. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/import.h"
#include "runtime/struct_sequence.h"

#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrType waitid_type = KR_STRUCT_SEQUENCE_TYPE("posix.waitid_result", 0);

static KrOwn pid_and_status(KrThread *thread, pid_t pid, int status)
{
    if (pid < 0) return kr_os_error_errno(thread);
    KrOwn both[2] = {kr_from_small_int(pid), kr_from_small_int(status)};
    return kr_tuple_pack_own(thread, both, 2);
}
static KrOwn posix_wait(ARGS)
{
    UNUSED;
    int status = 0;
    pid_t pid;
    KR_OS_CALL(thread, pid, wait(&status));
    return pid_and_status(thread, pid, status);
}
static KrOwn posix_waitpid(ARGS)
{
    UNUSED;
    int which, options, status = 0;
    pid_t pid;
    if (!kr_posix_path_int(thread, args[0], &which) ||
        !kr_posix_path_int(thread, args[1], &options))
        return KR_NULL;
    KR_OS_CALL(thread, pid, waitpid(which, &status, options));
    return pid_and_status(thread, pid, status);
}

static KrOwn time_value(struct timeval time)
{
    return kr_from_float((double)time.tv_sec + (double)time.tv_usec * 1e-6);
}
// (pid, status, resource.struct_rusage)
static KrOwn with_usage(KrThread *thread, pid_t pid, int status,
                        const struct rusage *used)
{
    if (pid < 0) return kr_os_error_errno(thread);
    KrOwn fields[16] = {
        time_value(used->ru_utime),          time_value(used->ru_stime),
        kr_from_small_int(used->ru_maxrss),  kr_from_small_int(used->ru_ixrss),
        kr_from_small_int(used->ru_idrss),   kr_from_small_int(used->ru_isrss),
        kr_from_small_int(used->ru_minflt),  kr_from_small_int(used->ru_majflt),
        kr_from_small_int(used->ru_nswap),   kr_from_small_int(used->ru_inblock),
        kr_from_small_int(used->ru_oublock), kr_from_small_int(used->ru_msgsnd),
        kr_from_small_int(used->ru_msgrcv),  kr_from_small_int(used->ru_nsignals),
        kr_from_small_int(used->ru_nvcsw),   kr_from_small_int(used->ru_nivcsw)};
    KrOwn items = kr_tuple_pack_own(thread, fields, 16);
    KrOwn type = KR_NULL, usage = KR_NULL;
    if (!kr_is_null(items)) type = kr_import_attr(thread, "resource", "struct_rusage");
    if (!kr_is_null(type)) usage = kr_call_1(thread, kr_ref(type), kr_ref(items));
    kr_xdrop(thread, items);
    kr_xdrop(thread, type);
    if (kr_is_null(usage)) return KR_NULL;
    KrOwn all[3] = {kr_from_small_int(pid), kr_from_small_int(status), usage};
    return kr_tuple_pack_own(thread, all, 3);
}
static KrOwn posix_wait3(ARGS)
{
    UNUSED;
    int options, status = 0;
    struct rusage used = {0};
    pid_t pid;
    if (!kr_posix_path_int(thread, args[0], &options)) return KR_NULL;
    KR_OS_CALL(thread, pid, wait3(&status, options, &used));
    return with_usage(thread, pid, status, &used);
}
static KrOwn posix_wait4(ARGS)
{
    UNUSED;
    int which, options, status = 0;
    struct rusage used = {0};
    pid_t pid;
    if (!kr_posix_path_int(thread, args[0], &which) ||
        !kr_posix_path_int(thread, args[1], &options))
        return KR_NULL;
    KR_OS_CALL(thread, pid, wait4(which, &status, options, &used));
    return with_usage(thread, pid, status, &used);
}
static KrOwn posix_waitid(ARGS)
{
    UNUSED;
    int kind, id, options, failed;
    siginfo_t info;
    if (!kr_posix_path_int(thread, args[0], &kind) ||
        !kr_posix_path_int(thread, args[1], &id) ||
        !kr_posix_path_int(thread, args[2], &options))
        return KR_NULL;
    memset(&info, 0, sizeof info);
    KR_OS_CALL(thread, failed, waitid((idtype_t)kind, (id_t)id, &info, options));
    if (failed) return kr_os_error_errno(thread);
    if (info.si_pid == 0) return kr_none_own();
    KrOwn fields[5] = {
        kr_from_small_int(info.si_pid), kr_posix_path_id(thread, info.si_uid),
        kr_from_small_int(info.si_signo), kr_from_small_int(info.si_status),
        kr_from_small_int(info.si_code)};
    return kr_struct_sequence_new(thread, &waitid_type, fields, 5);
}

#define STATUS(name, expression)                                                       \
    static KrOwn posix_##name(ARGS)                                                    \
    {                                                                                  \
        UNUSED;                                                                        \
        int status;                                                                    \
        if (!kr_posix_path_int(thread, args[0], &status)) return KR_NULL;              \
        return expression;                                                             \
    }
STATUS(WCOREDUMP, kr_bool_own(WCOREDUMP(status)))
STATUS(WIFCONTINUED, kr_bool_own(WIFCONTINUED(status)))
STATUS(WIFSTOPPED, kr_bool_own(WIFSTOPPED(status)))
STATUS(WIFSIGNALED, kr_bool_own(WIFSIGNALED(status)))
STATUS(WIFEXITED, kr_bool_own(WIFEXITED(status)))
STATUS(WEXITSTATUS, kr_from_small_int(WEXITSTATUS(status)))
STATUS(WTERMSIG, kr_from_small_int(WTERMSIG(status)))
STATUS(WSTOPSIG, kr_from_small_int(WSTOPSIG(status)))

static KrOwn posix_waitstatus_to_exitcode(ARGS)
{
    UNUSED;
    int status;
    if (!kr_posix_path_int(thread, args[0], &status)) return KR_NULL;
    if (WIFEXITED(status)) {
        int code = WEXITSTATUS(status);
        if (code >= 0) return kr_from_small_int(code);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid WEXITSTATUS: %d", code);
    }
    if (WIFSIGNALED(status)) {
        int number = WTERMSIG(status);
        if (number > 0) return kr_from_small_int(-number);
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "invalid WTERMSIG: %d", number);
    }
    if (WIFSTOPPED(status))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "process stopped by delivery of signal %d",
                                  WSTOPSIG(status));
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "invalid wait status: %d", status);
}

#define STATUS_ROW(name, doc)                                                          \
    {                                                                                  \
#name, posix_##name, "($module, /, status)", doc, 0, 0, 0                      \
    }
const KrNativeDef kr_posix_wait_functions[] = {
    {"wait", posix_wait, "($module, /)", "Wait for a child: (pid, status).", 0, 0, 0},
    {"waitpid", posix_waitpid, "($module, pid, options, /)",
     "Wait for this child: (pid, status).", 0, 0, 0},
    {"wait3", posix_wait3, "($module, /, options)",
     "Wait for a child: (pid, status, rusage).", 0, 0, 0},
    {"wait4", posix_wait4, "($module, /, pid, options)",
     "Wait for this child: (pid, status, rusage).", 0, 0, 0},
    {"waitid", posix_waitid, "($module, idtype, id, options, /)",
     "Wait for one of these children: a waitid_result or None.", 0, 0, 0},
    {"WCOREDUMP", posix_WCOREDUMP, "($module, status, /)",
     "True if the process left a core file.", 0, 0, 0},
    STATUS_ROW(WIFCONTINUED, "True if the process was continued from a stop."),
    STATUS_ROW(WIFSTOPPED, "True if the process is stopped."),
    STATUS_ROW(WIFSIGNALED, "True if a signal ended the process."),
    STATUS_ROW(WIFEXITED, "True if the process ended by exit()."),
    STATUS_ROW(WEXITSTATUS, "What the process gave to exit()."),
    STATUS_ROW(WTERMSIG, "The signal that ended the process."),
    STATUS_ROW(WSTOPSIG, "The signal that stopped the process."),
    STATUS_ROW(waitstatus_to_exitcode,
               "A wait status as an exit code; of signals negative."),
    {0},
};

bool kr_posix_wait_add(KrThread *thread, KrRef module)
{
    static const char *const names[] = {"si_pid",    "si_uid",  "si_signo",
                                        "si_status", "si_code", NULL};
    return kr_struct_sequence_ready(thread, &waitid_type, names) &&
           kr_module_add_type(thread, module, &waitid_type);
}
