// SPDX-License-Identifier: MIT
// The _posixsubprocess module: fork_exec, a child process made ready and executed in one call.
//
// Everything that needs memory or Python is prepared in the parent (Plan); between fork and exec the child
// makes system calls only. Without a preexec_fn and changed users it is a vfork: the parent waits with
// signals blocked, and the child works on its memory. An error in the child goes as text through
// errpipe_write: "OSError:<errno in hex>:<what>", where "noexec" says that exec was not reached.
// Called by subprocess.py and multiprocessing. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posixsubprocess_module.h"
#include "modules/posix_parts.h"

#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/protocol_object.h"
#include "runtime/protocol_sequence.h"

#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { // places of fork_exec's arguments
    ARGV,
    EXECUTABLES,
    CLOSE_FDS,
    PASS_FDS,
    CWD,
    ENV,
    P2C_READ,
    P2C_WRITE,
    C2P_READ,
    C2P_WRITE,
    ERR_READ,
    ERR_WRITE,
    ERRPIPE_READ,
    ERRPIPE_WRITE,
    RESTORE_SIGNALS,
    SETSID,
    PGID,
    GID,
    GROUPS,
    UID,
    UMASK,
    PREEXEC,
    ARGUMENTS,
};

typedef struct Plan { // what the child does
    char **argv, **executables,
        **env;       // malloc, null-terminated; env null: the parent's
    const char *cwd; // null: stay
    int *keep;       // descriptors that stay open, ascending (malloc)
    size_t keep_count;
    int p2c_read, p2c_write, c2p_read, c2p_write, err_read, err_write, errpipe_read,
        errpipe_write;
    int pgid, umask; // -1: leave
    bool close_fds, restore_signals, setsid, set_uid, set_gid, set_groups;
    uid_t uid;
    gid_t gid, *groups; // malloc
    size_t group_count;
    KrRef preexec;      // callable or None
    sigset_t *old_mask; // vfork: what the child sets again
} Plan;

// --- the child: system calls only -------------------------------------------------------

static bool inherit(int fd)
{
    int flags = fcntl(fd, F_GETFD);
    return flags >= 0 && fcntl(fd, F_SETFD, flags & ~FD_CLOEXEC) >= 0;
}

static void close_others(const Plan *plan)
{
    unsigned from = 3;
    for (size_t i = 0; i <= plan->keep_count; i++) {
        unsigned kept = i < plan->keep_count ? (unsigned)plan->keep[i] : ~0u;
        if (kept < from) continue;
        unsigned last = i < plan->keep_count ? kept - 1 : ~0u;
        if (last >= from && close_range(from, last, 0) != 0) {
            long most = sysconf(_SC_OPEN_MAX);
            for (unsigned fd = from;
                 fd <= last && fd < (most > 0 ? (unsigned)most : 65536u); fd++)
                close((int)fd);
        }
        from = kept + 1;
    }
}

// Descriptors 0, 1 and 2 of the child.
static bool connect(const Plan *plan)
{
    int ends[3] = {plan->p2c_read, plan->c2p_write, plan->err_write};
    const int unused[] = {plan->p2c_write, plan->c2p_read, plan->err_read,
                          plan->errpipe_read};
    for (size_t i = 0; i < 4; i++)
        if (unused[i] != -1 && close(unused[i]) < 0) return false;
    // an end that stands where an earlier one goes moves away first
    for (int i = 1; i < 3; i++)
        while (ends[i] >= 0 && ends[i] < i)
            if ((ends[i] = dup(ends[i])) < 0) return false;
    for (int i = 0; i < 3; i++) {
        if (ends[i] == i && !inherit(i)) return false;
        if (ends[i] != -1 && ends[i] != i && dup2(ends[i], i) < 0) return false;
    }
    return true;
}

// Until exec; returns only after an error (errno), with a word for it in *said.
static void child_run(KrThread *thread, const Plan *plan, const char **said)
{
    *said = "noexec";
    for (size_t i = 0; i < plan->keep_count; i++)
        if (plan->keep[i] != plan->errpipe_write && !inherit(plan->keep[i])) return;
    if (!connect(plan)) return;
    if (plan->cwd && chdir(plan->cwd) < 0) {
        *said = "noexec:chdir";
        return;
    }
    if (plan->umask >= 0) umask((mode_t)plan->umask);
    if (plan->restore_signals) {
        signal(SIGPIPE, SIG_DFL);
        signal(SIGXFSZ, SIG_DFL);
    }
    if (plan->old_mask) sigprocmask(SIG_SETMASK, plan->old_mask, NULL);
    if (plan->setsid && setsid() < 0) return;
    if (plan->pgid >= 0 && setpgid(0, plan->pgid) < 0) return;
    if (plan->set_groups && setgroups(plan->group_count, plan->groups) < 0) return;
    if (plan->set_gid && setregid(plan->gid, plan->gid) < 0) return;
    if (plan->set_uid && setreuid(plan->uid, plan->uid) < 0) return;
    if (!kr_is_none(plan->preexec)) {
        KrOwn result = kr_call_0(thread, plan->preexec);
        if (kr_is_null(result)) {
            *said = NULL;
            errno = 0;
            return;
        }
        kr_drop(thread, result);
    }
    if (plan->close_fds) close_others(plan);
    *said = "";
    int first = 0;
    for (char **path = plan->executables; *path; path++) {
        if (plan->env)
            execve(*path, plan->argv, plan->env);
        else
            execv(*path, plan->argv);
        if (errno != ENOENT && errno != ENOTDIR && first == 0) first = errno;
    }
    if (first) errno = first;
}

static void tell(int fd, const char *text, size_t size)
{
    ssize_t written = write(fd, text, size);
    (void)written; // nobody else can be told
}
static _Noreturn void child(KrThread *thread, const Plan *plan)
{
    const char *said;
    char hex[2 * sizeof(int)];
    child_run(thread, plan, &said);
    int number = errno;
    if (said) {
        size_t at = sizeof hex;
        tell(plan->errpipe_write, "OSError:", 8);
        do {
            hex[--at] = "0123456789ABCDEF"[number & 15];
            number >>= 4;
        } while (number);
        tell(plan->errpipe_write, hex + at, sizeof hex - at);
        tell(plan->errpipe_write, ":", 1);
        tell(plan->errpipe_write, said, strlen(said));
    } else {
        static const char text[] =
            "SubprocessError:0:Exception occurred in preexec_fn.";
        tell(plan->errpipe_write, text, sizeof text - 1);
    }
    _exit(255);
}

// In a frame of its own: the child of a vfork may not return through the parent's.
static __attribute__((noinline)) pid_t start(KrThread *thread, const Plan *plan,
                                             bool share)
{
    pid_t pid = share ? vfork() : fork();
    if (pid != 0) return pid;
    if (!share && !kr_is_none(plan->preexec)) kr_posix_process_after_fork_child(thread);
    child(thread, plan);
}

// --- the parent -------------------------------------------------------------------------

static void plan_free(Plan *plan)
{
    kr_posix_process_free_texts(plan->argv);
    kr_posix_process_free_texts(plan->executables);
    kr_posix_process_free_texts(plan->env);
    free(plan->keep);
    free(plan->groups);
}

// Texts of a sequence: of bytes only, or of anything that fsencode takes.
static char **texts_of(KrThread *thread, KrRef sequence, bool bytes_only)
{
    int64_t count;
    if (!kr_length(thread, sequence, &count)) return NULL;
    KrOwn items = kr_sequence_tuple(thread, sequence);
    if (kr_is_null(items)) return NULL;
    int64_t length = kr_tuple_length(kr_ref(items));
    char **texts = calloc((size_t)length + 1, sizeof *texts);
    if (!texts) (void)kr_exception_no_memory(thread);
    for (int64_t i = 0; texts && i < length; i++) {
        KrRef item = kr_tuple_get(kr_ref(items), i);
        KrOwn text = KR_NULL;
        if (bytes_only && !kr_bytes_is_sub(item))
            (void)kr_exception_raise(thread, &kr_exception_type_error,
                                     "expected bytes, %T found", item);
        else
            text = kr_posix_path_encode(thread, item);
        if (!kr_is_null(text)) {
            texts[i] = strdup(kr_bytes_cast(kr_ref(text))->data);
            if (!texts[i]) (void)kr_exception_no_memory(thread);
            kr_drop(thread, text);
        }
        if (!texts[i]) {
            kr_posix_process_free_texts(texts);
            texts = NULL;
        }
    }
    kr_drop(thread, items);
    return texts;
}

static bool keep_of(KrThread *thread, Plan *plan, KrRef tuple)
{
    if (!kr_tuple_is_sub(tuple))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "fork_exec() argument 4 must be tuple, not %T",
                                        tuple);
    plan->keep_count = (size_t)kr_tuple_length(tuple);
    plan->keep = malloc((plan->keep_count + 1) * sizeof *plan->keep);
    if (!plan->keep) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    int64_t last = -1;
    for (size_t i = 0; i < plan->keep_count; i++) {
        KrRef item = kr_tuple_get(tuple, (int64_t)i);
        int64_t fd = -1;
        if (!kr_int_is_sub(item) || kr_int_try_i64(item, &fd) != KR_PRESENT ||
            fd <= last || fd > INT32_MAX)
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "bad value(s) in fds_to_keep");
        plan->keep[i] = (int)(last = fd);
    }
    return true;
}

static bool groups_of(KrThread *thread, Plan *plan, KrRef list)
{
    if (!kr_list_is_sub(list))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "setgroups argument must be a list");
    plan->group_count = (size_t)kr_list_length(list);
    if (plan->group_count > 65536)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "too many extra_groups");
    plan->set_groups = true;
    plan->groups = malloc((plan->group_count + 1) * sizeof *plan->groups);
    if (!plan->groups) {
        (void)kr_exception_no_memory(thread);
        return false;
    }
    for (size_t i = 0; i < plan->group_count; i++) {
        if ((int64_t)i >= kr_list_length(list))
            return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                            "extra_groups changed during iteration");
        KrRef item = kr_list_get(list, (int64_t)i);
        if (!kr_int_is_sub(item))
            return kr_exception_raise_false(thread, &kr_exception_type_error,
                                            "extra_groups must be integers");
        if (!kr_posix_path_gid(thread, item, &plan->groups[i])) {
            kr_exception_clear(thread);
            return kr_exception_raise_false(thread, &kr_exception_value_error,
                                            "invalid group id");
        }
    }
    return true;
}

static bool plan_of(KrThread *thread, Plan *plan, const KrRef *args, KrOwn *cwd)
{
    bool truths[3];
    static const int flags[3] = {CLOSE_FDS, RESTORE_SIGNALS, SETSID};
    int *const numbers[] = {&plan->p2c_read,     &plan->p2c_write,    &plan->c2p_read,
                            &plan->c2p_write,    &plan->err_read,     &plan->err_write,
                            &plan->errpipe_read, &plan->errpipe_write};
    for (int i = 0; i < 3; i++)
        if (!kr_truth(thread, args[flags[i]], &truths[i])) return false;
    plan->close_fds = truths[0];
    plan->restore_signals = truths[1];
    plan->setsid = truths[2];
    plan->preexec = args[PREEXEC];
    for (int i = 0; i < 8; i++)
        if (!kr_posix_path_int(thread, args[P2C_READ + i], numbers[i])) return false;
    if (!kr_posix_path_int(thread, args[PGID], &plan->pgid) ||
        !kr_posix_path_int(thread, args[UMASK], &plan->umask) ||
        !keep_of(thread, plan, args[PASS_FDS]))
        return false;
    if (plan->close_fds && plan->errpipe_write < 3)
        return kr_exception_raise_false(thread, &kr_exception_value_error,
                                        "errpipe_write must be >= 3");
    if (!(plan->executables = texts_of(thread, args[EXECUTABLES], true))) return false;
    if (!kr_tuple_is_sub(args[ARGV]) && !kr_list_is_sub(args[ARGV]))
        return kr_exception_raise_false(thread, &kr_exception_type_error,
                                        "argv must be a tuple");
    if (!(plan->argv = texts_of(thread, args[ARGV], false))) return false;
    if (!kr_is_none(args[ENV]) && !(plan->env = texts_of(thread, args[ENV], true)))
        return false;
    if (!kr_is_none(args[CWD])) {
        *cwd = kr_posix_path_encode(thread, args[CWD]);
        if (kr_is_null(*cwd)) return false;
        plan->cwd = kr_bytes_cast(kr_ref(*cwd))->data;
    }
    if (!kr_is_none(args[GROUPS]) && !groups_of(thread, plan, args[GROUPS]))
        return false;
    plan->set_gid = !kr_is_none(args[GID]);
    plan->set_uid = !kr_is_none(args[UID]);
    return (!plan->set_gid || kr_posix_path_gid(thread, args[GID], &plan->gid)) &&
           (!plan->set_uid || kr_posix_path_uid(thread, args[UID], &plan->uid));
}

static KrOwn fork_exec(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    (void)self, (void)count;
    Plan plan = {0};
    KrOwn cwd = KR_NULL, result = KR_NULL;
    if (!plan_of(thread, &plan, args, &cwd)) goto done;
    bool python = !kr_is_none(plan.preexec);
    if (python && thread->vm->threads_closed) {
        (void)kr_exception_raise(thread, &kr_exception_python_finalization_error,
                                 "preexec_fn not supported at interpreter shutdown");
        goto done;
    }
    bool share = !python && !plan.set_uid && !plan.set_gid && !plan.set_groups;
    sigset_t all, old;
    if (python) kr_posix_process_before_fork(thread);
    if (share) {
        sigfillset(&all);
        share = pthread_sigmask(SIG_BLOCK, &all, &old) == 0;
        if (share) plan.old_mask = &old;
    }
    pid_t pid = start(thread, &plan, share);
    int number = errno;
    if (share) pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (python) kr_posix_process_after_fork_parent(thread);
    result = pid < 0 ? kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL)
                     : kr_from_small_int(pid);
done:
    plan_free(&plan);
    kr_xdrop(thread, cwd);
    return result;
}

KrOwn kr_posixsubprocess_module_init(KrThread *thread)
{
    static const KrNativeDef functions[] = {
        {"fork_exec", fork_exec,
         "($module, args, executable_list, close_fds, pass_fds, cwd,\n          env, "
         "p2cread, p2cwrite, "
         "c2pread, c2pwrite, errread, errwrite,\n          errpipe_read, "
         "errpipe_write, restore_signals, "
         "call_setsid,\n          pgid_to_set, gid, extra_groups, uid, child_umask, "
         "preexec_fn,\n          /)",
         "Make a child process and execute a program in it; the result is its id.",
         ARGUMENTS, ARGUMENTS, KR_NATIVE_RAW},
        {0},
    };
    KrOwn module = kr_module_new(thread, "_posixsubprocess",
                                 "Fork and exec for the subprocess module.");
    if (!kr_is_null(module) &&
        !kr_module_add_functions(thread, kr_ref(module), functions)) {
        kr_drop(thread, module);
        return KR_NULL;
    }
    return module;
}
