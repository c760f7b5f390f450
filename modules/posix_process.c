// SPDX-License-Identifier: MIT
// posix: processes: fork, exec, kill, the environment, _exit; what to call around fork.
//
// The C environment is the one that programs are executed with; os.environ is a copy made at import
// that calls putenv. Callbacks of register_at_fork live in three lists of the module
// (`_at_fork` of KrVM). Texts for exec are copied into malloc memory, a null pointer at their end.
// Called by posix_module.c and posixsubprocess. Tests: tests/lang/modules/posix/.
#define _GNU_SOURCE
#include "modules/posix_parts.h"
#include "modules/imp_module.h"
#include "modules/signal_module.h"
#include "modules/thread_start.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/protocol_sequence.h"
#include "runtime/warning.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ARGS   KR_POSIX_ARGS
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)


static KrOwn none_or_errno(KrThread *thread, int failed)
{
    return failed ? kr_os_error_errno(thread) : kr_none_own();
}

// --- the environment --------------------------------------------------------------------

static KrOwn make_environment(KrThread *thread)
{
    KrOwn dict = kr_dict_new(thread);
    for (char **at = environ; !kr_is_null(dict) && at && *at; at++) {
        const char *sign = strchr(*at, '=');
        if (!sign) continue;
        KrOwn key = kr_bytes_new(thread, *at, sign - *at);
        KrOwn value = kr_bytes_new(thread, sign + 1, (int64_t)strlen(sign + 1));
        KrRef old;
        KrFound found = KR_FAULT; // the first of equal names counts
        if (!kr_is_null(key) && !kr_is_null(value))
            found = kr_dict_find(thread, kr_ref(dict), kr_ref(key), &old);
        bool ok = found == KR_PRESENT ||
                  (found == KR_ABSENT &&
                   kr_dict_set(thread, kr_ref(dict), kr_ref(key), kr_ref(value)));
        kr_xdrop(thread, key);
        kr_xdrop(thread, value);
        if (!ok) {
            kr_drop(thread, dict);
            return KR_NULL;
        }
    }
    return dict;
}
static KrOwn posix_create_environ(ARGS)
{
    UNUSED;
    return make_environment(thread);
}
static KrOwn posix_putenv(ARGS)
{
    UNUSED;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    KrOwn value = kr_is_null(name) ? KR_NULL : kr_posix_path_encode(thread, args[1]),
          result = KR_NULL;
    if (!kr_is_null(value)) {
        const char *key = kr_bytes_cast(kr_ref(name))->data;
        if (strchr(key, '='))
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "illegal environment variable name");
        else
            result = none_or_errno(thread,
                                   setenv(key, kr_bytes_cast(kr_ref(value))->data, 1));
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, value);
    return result;
}
static KrOwn posix_unsetenv(ARGS)
{
    UNUSED;
    KrOwn name = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(name)) return KR_NULL;
    KrOwn result = none_or_errno(thread, unsetenv(kr_bytes_cast(kr_ref(name))->data));
    kr_drop(thread, name);
    return result;
}

// --- texts for exec ---------------------------------------------------------------------

void kr_posix_process_free_texts(char **texts)
{
    for (char **at = texts; at && *at; at++)
        free(*at);
    free(texts);
}

static char *copy_text(KrThread *thread, KrRef value)
{
    KrOwn bytes = kr_posix_path_encode(thread, value);
    if (kr_is_null(bytes)) return NULL;
    char *copy = strdup(kr_bytes_cast(kr_ref(bytes))->data);
    kr_drop(thread, bytes);
    if (!copy) (void)kr_exception_no_memory(thread);
    return copy;
}

char **kr_posix_process_arguments(KrThread *thread, KrRef sequence, const char *what)
{
    if (!kr_list_is_sub(sequence) && !kr_tuple_is_sub(sequence)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s must be a tuple or list", what);
        return NULL;
    }
    KrOwn items = kr_sequence_tuple(thread, sequence);
    if (kr_is_null(items)) return NULL;
    int64_t length = kr_tuple_length(kr_ref(items));
    char **texts = NULL;
    if (length == 0)
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "%s must not be empty", what);
    else if (!(texts = calloc((size_t)length + 1, sizeof *texts)))
        (void)kr_exception_no_memory(thread);
    for (int64_t i = 0; texts && i < length; i++) {
        texts[i] = copy_text(thread, kr_tuple_get(kr_ref(items), i));
        if (!texts[i]) {
            kr_posix_process_free_texts(texts);
            texts = NULL;
        }
    }
    kr_drop(thread, items);
    if (texts && !texts[0][0]) {
        kr_posix_process_free_texts(texts);
        (void)kr_exception_raise(thread, &kr_exception_value_error,
                                 "%s first element cannot be empty", what);
        return NULL;
    }
    return texts;
}

// "key=value" of two objects.
static char *variable(KrThread *thread, KrRef key, KrRef value)
{
    KrOwn name = kr_posix_path_encode(thread, key), text = KR_NULL;
    char *both = NULL;
    if (!kr_is_null(name)) text = kr_posix_path_encode(thread, value);
    if (!kr_is_null(text)) {
        const KrBytes *a = kr_bytes_cast(kr_ref(name)),
                      *b = kr_bytes_cast(kr_ref(text));
        if (a->length == 0 || strchr(a->data + 1, '='))
            (void)kr_exception_raise(thread, &kr_exception_value_error,
                                     "illegal environment variable name");
        else if (asprintf(&both, "%s=%s", a->data, b->data) < 0) {
            both = NULL;
            (void)kr_exception_no_memory(thread);
        }
    }
    kr_xdrop(thread, name);
    kr_xdrop(thread, text);
    return both;
}

static KrOwn listed(KrThread *thread, KrRef mapping, const char *method)
{
    KrOwn name = kr_str_interned(thread, method);
    if (kr_is_null(name)) return KR_NULL;
    KrOwn result = kr_call_method(thread, mapping, kr_ref(name), NULL, 0);
    kr_drop(thread, name);
    if (kr_is_null(result)) return KR_NULL;
    KrOwn list = kr_sequence_list(thread, kr_ref(result));
    kr_drop(thread, result);
    return list;
}

char **kr_posix_process_environment(KrThread *thread, KrRef mapping,
                                    const char *function)
{
    if (!kr_type_of(mapping)->getitem || kr_str_is_sub(mapping) ||
        kr_list_is_sub(mapping) || kr_tuple_is_sub(mapping) ||
        kr_bytes_is_sub(mapping)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s: environment must be a mapping object", function);
        return NULL;
    }
    char **texts = NULL;
    KrOwn keys = listed(thread, mapping, "keys"), values = KR_NULL;
    if (!kr_is_null(keys)) values = listed(thread, mapping, "values");
    if (kr_is_null(values)) goto done;
    int64_t length = kr_list_length(kr_ref(keys));
    if (kr_list_length(kr_ref(values)) < length)
        length = kr_list_length(kr_ref(values));
    texts = calloc((size_t)length + 1, sizeof *texts);
    if (!texts) (void)kr_exception_no_memory(thread);
    for (int64_t i = 0; texts && i < length; i++) {
        texts[i] = variable(thread, kr_list_get(kr_ref(keys), i),
                            kr_list_get(kr_ref(values), i));
        if (!texts[i]) {
            kr_posix_process_free_texts(texts);
            texts = NULL;
        }
    }
done:
    kr_xdrop(thread, keys);
    kr_xdrop(thread, values);
    return texts;
}

// --- exec -------------------------------------------------------------------------------

static KrOwn executed(KrThread *thread, KrPosixPath *path, char **argv, char **env)
{
    kr_os_error_begin(thread);
    if (!env)
        execv(path->narrow, argv);
    else if (path->fd != -1)
        fexecve(path->fd, argv, env);
    else
        execve(path->narrow, argv, env);
    kr_os_error_end(thread);
    int number = errno;
    kr_posix_process_free_texts(argv);
    kr_posix_process_free_texts(env);
    // execv() does not name its file
    (void)kr_os_error_raise(thread, number, env ? kr_ref(path->object) : KR_REF_NULL,
                            KR_REF_NULL);
    kr_posix_path_release(thread, path);
    return KR_NULL;
}
static KrOwn posix_execv(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH("execv", "path");
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    char **argv = kr_posix_process_arguments(thread, args[1], "execv() arg 2");
    if (argv) return executed(thread, &path, argv, NULL);
    kr_posix_path_release(thread, &path);
    return KR_NULL;
}
static KrOwn posix_execve(ARGS)
{
    UNUSED;
    KrPosixPath path = KR_POSIX_PATH_FD("execve", "path");
    if (!kr_posix_path_get(thread, &path, args[0])) return KR_NULL;
    char **argv = kr_posix_process_arguments(thread, args[1], "execve: argv"),
         **env = NULL;
    if (argv) env = kr_posix_process_environment(thread, args[2], "execve");
    if (env) return executed(thread, &path, argv, env);
    kr_posix_process_free_texts(argv);
    kr_posix_path_release(thread, &path);
    return KR_NULL;
}

// --- fork -------------------------------------------------------------------------------

enum { BEFORE, AFTER_CHILD, AFTER_PARENT };

static void run_callbacks(KrThread *thread, int which)
{
    KrOwn kept = kr_exception_fetch(thread);
    KrOwn *list = &thread->vm->at_fork[which];
    KrOwn copy = kr_is_null(*list) ? KR_NULL : kr_list_to_tuple(thread, kr_ref(*list));
    int64_t length = kr_is_null(copy) ? 0 : kr_tuple_length(kr_ref(copy));
    for (int64_t i = 0; i < length;
         i++) { // before: the last registered is the first called
        KrRef callable =
            kr_tuple_get(kr_ref(copy), which == BEFORE ? length - 1 - i : i);
        KrOwn result = kr_call_0(thread, callable);
        if (kr_is_null(result)) kr_exception_write_unraisable(thread, callable);
        kr_xdrop(thread, result);
    }
    kr_xdrop(thread, copy);
    if (!kr_is_null(kept)) kr_exception_restore(thread, kept);
}
void kr_posix_process_before_fork(KrThread *thread)
{
    run_callbacks(thread, BEFORE);
    kr_imp_module_lock(thread);
    if (kr_vm_hooks.before_fork) kr_vm_hooks.before_fork(thread->vm);
}
void kr_posix_process_after_fork_parent(KrThread *thread)
{
    if (kr_vm_hooks.after_fork) kr_vm_hooks.after_fork(thread->vm, false);
    kr_imp_module_unlock(thread);
    run_callbacks(thread, AFTER_PARENT);
}

// Threads of the process, those that Python knows nothing of, too.
static long os_threads(const KrThread *thread)
{
    char text[512];
    int fd = open("/proc/self/stat", O_RDONLY | O_CLOEXEC);
    ssize_t size = fd < 0 ? -1 : read(fd, text, sizeof text - 1);
    if (fd >= 0) close(fd);
    text[size > 0 ? size : 0] = 0;
    const char *at = strrchr(text, ')'); // "pid (name) state ppid ...": the 18th word from the state on
    for (int i = 0; at && i < 18; i++)
        at = strchr(at + 1, ' ');
    return at ? strtol(at, NULL, 10) : (long)thread->vm->thread_count;
}

void kr_posix_process_warn_fork(KrThread *thread, const char *name)
{
    KrOwn kept = kr_exception_fetch(thread);
    if (os_threads(thread) > 1 &&
        !kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                           "This process (pid=%d) is multi-threaded, use of %s() may lead to deadlocks in the child.",
                           (int)getpid(), name))
        kr_exception_write_unraisable(thread, KR_REF_NULL);
    if (!kr_is_null(kept)) kr_exception_restore(thread, kept);
}
void kr_posix_process_after_fork_child(KrThread *thread)
{
    if (kr_vm_hooks.after_fork) kr_vm_hooks.after_fork(thread->vm, true);
    kr_thread_after_fork(thread);
    kr_thread_start_after_fork(thread);
    kr_signal_module_after_fork(thread);
    kr_imp_module_unlock(thread);
    run_callbacks(thread, AFTER_CHILD);
}

static KrOwn posix_register_at_fork(ARGS)
{
    UNUSED;
    static const char *const names[] = {"before", "after_in_child", "after_in_parent"};
    bool any = false;
    for (int i = 0; i < 3; i++) {
        if (kr_ref_is_null(args[i])) continue;
        any = true;
        if (!kr_type_of(args[i])->call)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "'%s' must be callable, not %T", names[i],
                                      args[i]);
    }
    if (!any)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "At least one argument is required.");
    for (int i = 0; i < 3; i++) {
        if (kr_ref_is_null(args[i])) continue;
        KrOwn *list = &thread->vm->at_fork[i];
        if (kr_is_null(*list)) *list = kr_list_new(thread, 0);
        if (kr_is_null(*list) || !kr_list_append(thread, kr_ref(*list), args[i]))
            return KR_NULL;
    }
    return kr_none_own();
}

static KrOwn posix_fork(ARGS)
{
    UNUSED;
    if (thread->vm->threads_closed)
        return kr_exception_raise(thread, &kr_exception_python_finalization_error,
                                  "can't fork at interpreter shutdown");
    kr_posix_process_before_fork(thread);
    pid_t pid = fork();
    int number = errno;
    if (pid == 0) {
        kr_posix_process_after_fork_child(thread);
    } else {
        kr_posix_process_after_fork_parent(thread);
        kr_posix_process_warn_fork(thread, "fork");
    }
    if (pid < 0) return kr_os_error_raise(thread, number, KR_REF_NULL, KR_REF_NULL);
    return kr_from_small_int(pid);
}

// --- ends and signals -------------------------------------------------------------------

static KrOwn posix_exit(ARGS)
{
    UNUSED;
    int status;
    if (!kr_posix_path_int(thread, args[0], &status)) return KR_NULL;
    _exit(status);
}
static KrOwn posix_abort(ARGS)
{
    UNUSED;
    abort();
}
static KrOwn posix_kill(ARGS)
{
    UNUSED;
    int pid, number;
    if (!kr_posix_path_int(thread, args[0], &pid) ||
        !kr_posix_path_int(thread, args[1], &number))
        return KR_NULL;
    if (kill(pid, number)) return kr_os_error_errno(thread);
    // a signal to this process is handled at once
    errno = EINTR;
    return kr_os_error_again(thread) ? kr_none_own() : KR_NULL;
}
static KrOwn posix_killpg(ARGS)
{
    UNUSED;
    int group, number;
    if (!kr_posix_path_int(thread, args[0], &group) ||
        !kr_posix_path_int(thread, args[1], &number))
        return KR_NULL;
    if (killpg(group, number)) return kr_os_error_errno(thread);
    errno = EINTR;
    return kr_os_error_again(thread) ? kr_none_own() : KR_NULL;
}
static KrOwn posix_system(ARGS)
{
    UNUSED;
    KrOwn command = kr_posix_path_encode(thread, args[0]);
    if (kr_is_null(command)) return KR_NULL;
    kr_os_error_begin(thread);
    int status = system(kr_bytes_cast(kr_ref(command))->data);
    kr_os_error_end(thread);
    kr_drop(thread, command);
    return kr_int_from_i64(thread, status);
}
static KrOwn posix_getpid(ARGS)
{
    UNUSED;
    return kr_from_small_int(getpid());
}
static KrOwn posix_getppid(ARGS)
{
    UNUSED;
    return kr_from_small_int(getppid());
}
static KrOwn posix_nice(ARGS)
{
    UNUSED;
    int increment;
    if (!kr_posix_path_int(thread, args[0], &increment)) return KR_NULL;
    errno = 0;
    int value = nice(increment);
    return value == -1 && errno ? kr_os_error_errno(thread) : kr_from_small_int(value);
}

const KrNativeDef kr_posix_process_functions[] = {
    {"_create_environ", posix_create_environ, "($module, /)",
     "The environment as a new dict.", 0, 0, 0},
    {"putenv", posix_putenv, "($module, name, value, /)",
     "Set a variable of the environment.", 0, 0, 0},
    {"unsetenv", posix_unsetenv, "($module, name, /)",
     "Remove a variable of the environment.", 0, 0, 0},
    {"execv", posix_execv, "($module, path, argv, /)",
     "Run a program in place of this one.", 0, 0, 0},
    {"execve", posix_execve, "($module, /, path, argv, env)",
     "Run a program with this environment in place of this one.", 0, 0, 0},
    {"register_at_fork", posix_register_at_fork,
     "($module, /, *, before=<unrepresentable>,\n                 "
     "after_in_child=<unrepresentable>,\n                 "
     "after_in_parent=<unrepresentable>)",
     "Register functions to be called around fork().", 0, 0, 0},
    {"fork", posix_fork, "($module, /)",
     "Make a child process: 0 in the child, its id in the parent.", 0, 0, 0},
    {"_exit", posix_exit, "($module, /, status)", "End at once, without cleaning up.",
     0, 0, 0},
    {"abort", posix_abort, "($module, /)", "End by a signal, perhaps with a core dump.",
     0, 0, 0},
    {"kill", posix_kill, "($module, pid, signal, /)", "Send a signal to a process.", 0,
     0, 0},
    {"killpg", posix_killpg, "($module, pgid, signal, /)",
     "Send a signal to a process group.", 0, 0, 0},
    {"system", posix_system, "($module, /, command)", "Run a command in a shell.", 0, 0,
     0},
    {"getpid", posix_getpid, "($module, /)", "The id of this process.", 0, 0, 0},
    {"getppid", posix_getppid, "($module, /)", "The id of the parent process.", 0, 0,
     0},
    {"nice", posix_nice, "($module, increment, /)",
     "Lower the priority of this process.", 0, 0, 0},
    {0},
};

bool kr_posix_process_add(KrThread *thread, KrRef module)
{
    return kr_module_add(thread, module, "environ", make_environment(thread));
}
