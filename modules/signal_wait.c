// SPDX-License-Identifier: MIT
// The _signal module: masks, timers, waiting for signals, sending them to threads. See signal_module.c.
#define _GNU_SOURCE
#include "modules/os_error.h"
#include "modules/signal_parts.h"
#include "modules/thread_lock.h"

#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/vm.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { SECOND = 1000000000 };

static KrType siginfo_type = KR_STRUCT_SEQUENCE_TYPE("signal.struct_siginfo", 0);

// --- sets of signals --------------------------------------------------------------------

static bool read_set(KrThread *thread, KrRef value, sigset_t *set)
{
    KrOwn iterator = kr_iter(thread, value), item = KR_NULL;
    if (kr_is_null(iterator))
        return false;
    sigemptyset(set);
    KrFound found;
    while ((found = kr_iter_next(thread, kr_ref(iterator), &item)) == KR_PRESENT) {
        int64_t number = INT64_MAX; // out of range, as ints that do not fit
        bool ok = (kr_int_is_sub(kr_ref(item)) && kr_int_try_i64(kr_ref(item), &number) == KR_ABSENT) ||
                  kr_number_index_i64(thread, kr_ref(item), &number);
        kr_drop(thread, item);
        if (ok && (number < 1 || number >= KR_SIGNAL_COUNT))
            ok = kr_exception_raise_false(thread, &kr_exception_value_error,
                                          "signal number %lld out of range [1; %d]", (long long)number,
                                          KR_SIGNAL_COUNT - 1);
        if (!ok) {
            found = KR_FAULT;
            break;
        }
        sigaddset(set, (int)number); // reserved ones are left out
    }
    kr_drop(thread, iterator);
    return found == KR_ABSENT;
}

static KrOwn from_set(KrThread *thread, const sigset_t *signals)
{
    KrOwn set = kr_set_new(thread, KR_REF_NULL);
    for (int number = 1; !kr_is_null(set) && number < KR_SIGNAL_COUNT; number++) {
        if (sigismember(signals, number) != 1)
            continue;
        KrOwn item = kr_from_small_int(number);
        if (!kr_set_add(thread, kr_ref(set), kr_ref(item)))
            kr_drop(thread, kr_move(&set));
    }
    return set;
}

static KrOwn pthread_sigmask_(ARGS)
{
    UNUSED;
    int64_t how;
    sigset_t mask, old;
    if (!kr_number_index_i64(thread, args[0], &how) || !read_set(thread, args[1], &mask))
        return KR_NULL;
    int error = pthread_sigmask((int)how, &mask, &old);
    if (error)
        return kr_os_error_raise(thread, error, KR_REF_NULL, KR_REF_NULL);
    return kr_signal_module_check(thread) ? from_set(thread, &old) : KR_NULL;
}

static KrOwn sigpending_(ARGS)
{
    UNUSED;
    sigset_t set;
    return sigpending(&set) < 0 ? kr_os_error_errno(thread) : from_set(thread, &set);
}

static KrOwn valid_signals(ARGS)
{
    UNUSED;
    sigset_t set;
    sigfillset(&set);
    return from_set(thread, &set);
}

// --- waiting ----------------------------------------------------------------------------

static KrOwn sigwait_(ARGS)
{
    UNUSED;
    sigset_t set;
    int number;
    if (!read_set(thread, args[0], &set))
        return KR_NULL;
    kr_thread_release_gil(thread);
    int error = sigwait(&set, &number);
    kr_thread_take_gil(thread);
    return error ? kr_os_error_raise(thread, error, KR_REF_NULL, KR_REF_NULL) : kr_from_small_int(number);
}

static KrOwn from_siginfo(KrThread *thread, const siginfo_t *info)
{
    KrOwn fields[7] = {kr_from_small_int(info->si_signo), kr_from_small_int(info->si_code),
                       kr_from_small_int(info->si_errno), kr_from_small_int(info->si_pid),
                       kr_from_small_int(info->si_uid),   kr_from_small_int(info->si_status),
                       kr_int_from_i64(thread, info->si_band)};
    return kr_struct_sequence_new(thread, &siginfo_type, fields, 7);
}

static KrOwn sigwaitinfo_(ARGS)
{
    UNUSED;
    sigset_t set;
    siginfo_t info;
    int number;
    if (!read_set(thread, args[0], &set))
        return KR_NULL;
    KR_OS_CALL(thread, number, sigwaitinfo(&set, &info));
    return number < 0 ? kr_os_error_errno(thread) : from_siginfo(thread, &info);
}

static KrOwn sigtimedwait_(ARGS)
{
    UNUSED;
    sigset_t set;
    siginfo_t info;
    int64_t timeout;
    if (!read_set(thread, args[0], &set) || !kr_thread_lock_seconds(thread, args[1], &timeout))
        return KR_NULL;
    if (timeout < 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "timeout must be non-negative");
    int64_t now = kr_thread_lock_now(), deadline = timeout > INT64_MAX - now ? INT64_MAX : now + timeout;
    for (;;) {
        struct timespec left = {(time_t)(timeout / SECOND), (long)(timeout % SECOND)};
        kr_thread_release_gil(thread);
        int number = sigtimedwait(&set, &info, &left);
        kr_thread_take_gil(thread);
        if (number >= 0)
            return from_siginfo(thread, &info);
        if (errno == EAGAIN)
            return kr_none_own();
        if (errno != EINTR)
            return kr_os_error_errno(thread);
        if (!kr_signal_module_check(thread))
            return KR_NULL;
        timeout = deadline - kr_thread_lock_now();
        if (timeout < 0)
            return kr_none_own();
    }
}

static KrOwn pause_(ARGS)
{
    UNUSED;
    kr_thread_release_gil(thread);
    pause();
    kr_thread_take_gil(thread);
    return kr_signal_module_check(thread) ? kr_none_own() : KR_NULL;
}

// --- sending and timers -----------------------------------------------------------------

static KrOwn pthread_kill_(ARGS)
{
    UNUSED;
    int64_t ident, number;
    if (!kr_number_index_i64(thread, args[0], &ident) || !kr_number_index_i64(thread, args[1], &number))
        return KR_NULL;
    int error = pthread_kill((pthread_t)ident, (int)number);
    if (error)
        return kr_os_error_raise(thread, error, KR_REF_NULL, KR_REF_NULL);
    return kr_signal_module_check(thread) ? kr_none_own() : KR_NULL;
}

static KrOwn pidfd_send_signal_(ARGS)
{
    UNUSED;
    int64_t fd, number, flags = 0;
    if (!kr_number_index_i64(thread, args[0], &fd) || !kr_number_index_i64(thread, args[1], &number) ||
        (!kr_ref_is_null(args[3]) && !kr_number_index_i64(thread, args[3], &flags)))
        return KR_NULL;
    if (!kr_ref_is_null(args[2]) && !kr_is_none(args[2]))
        return kr_exception_raise(thread, &kr_exception_type_error, "siginfo must be None");
    if (syscall(SYS_pidfd_send_signal, (int)fd, (int)number, NULL, (unsigned)flags) < 0)
        return kr_os_error_errno(thread);
    return kr_none_own();
}

static KrOwn alarm_(ARGS)
{
    UNUSED;
    int64_t seconds;
    if (!kr_number_index_i64(thread, args[0], &seconds))
        return KR_NULL;
    return kr_from_small_int(alarm((unsigned)seconds));
}

static KrOwn from_timer(KrThread *thread, const struct itimerval *timer)
{
    KrOwn pair[2] = {kr_from_float((double)timer->it_value.tv_sec + (double)timer->it_value.tv_usec * 1e-6),
                     kr_from_float((double)timer->it_interval.tv_sec + (double)timer->it_interval.tv_usec * 1e-6)};
    return kr_tuple_pack_own(thread, pair, 2);
}

static KrOwn timer_error(KrThread *thread)
{
    KrOwn number = kr_from_small_int(errno), text = kr_str_from_ascii(thread, strerror(errno)), exception = KR_NULL;
    if (!kr_is_null(text))
        exception = kr_call_2(thread, kr_ref(thread->vm->signal_timer_error), kr_ref(number), kr_ref(text));
    kr_xdrop(thread, text);
    if (!kr_is_null(exception))
        kr_exception_set(thread, exception);
    return KR_NULL;
}

static bool read_timeval(KrThread *thread, KrRef value, struct timeval *out)
{
    int64_t nanoseconds;
    if (!kr_thread_lock_seconds(thread, value, &nanoseconds))
        return false;
    int64_t microseconds = nanoseconds / 1000 + (nanoseconds % 1000 > 0);
    out->tv_sec = (time_t)(microseconds / 1000000);
    out->tv_usec = (suseconds_t)(microseconds % 1000000);
    return true;
}

static KrOwn setitimer_(ARGS)
{
    UNUSED;
    int64_t which;
    struct itimerval timer, old;
    memset(&timer, 0, sizeof timer);
    if (!kr_number_index_i64(thread, args[0], &which) || !read_timeval(thread, args[1], &timer.it_value) ||
        (!kr_ref_is_null(args[2]) && !read_timeval(thread, args[2], &timer.it_interval)))
        return KR_NULL;
    if (syscall(SYS_setitimer, (int)which, &timer, &old) < 0)
        return timer_error(thread);
    return from_timer(thread, &old);
}

static KrOwn getitimer_(ARGS)
{
    UNUSED;
    int64_t which;
    struct itimerval old;
    if (!kr_number_index_i64(thread, args[0], &which))
        return KR_NULL;
    if (syscall(SYS_getitimer, (int)which, &old) < 0)
        return timer_error(thread);
    return from_timer(thread, &old);
}

static const KrNativeDef functions[] = {
    {"pthread_sigmask", pthread_sigmask_, "($module, how, mask, /)",
     "Change the set of signals that do not arrive in this thread; the one before.", 0, 0, 0},
    {"sigpending", sigpending_, "($module, /)", "Signals that have been sent and do not arrive.", 0, 0, 0},
    {"valid_signals", valid_signals, "($module, /)", "All signals that programs may use.", 0, 0, 0},
    {"sigwait", sigwait_, "($module, sigset, /)", "Wait for one of the signals; its number.", 0, 0, 0},
    {"sigwaitinfo", sigwaitinfo_, "($module, sigset, /)", "Wait for one of the signals; what is known of it.", 0, 0, 0},
    {"sigtimedwait", sigtimedwait_, "($module, sigset, timeout, /)", "The same, or None after a time.", 0, 0, 0},
    {"pause", pause_, "($module, /)", "Wait for any signal.", 0, 0, KR_NATIVE_FRAMES},
    {"pthread_kill", pthread_kill_, "($module, thread_id, signalnum, /)", "Send a signal to a thread.", 0, 0, KR_NATIVE_FRAMES},
    {"pidfd_send_signal", pidfd_send_signal_, "($module, pidfd, signalnum, siginfo=None, flags=0, /)",
     "Send a signal to the process that a descriptor stands for.", 0, 0, 0},
    {"alarm", alarm_, "($module, seconds, /)", "SIGALRM after that many seconds; what was left of the last one.", 0, 0, 0},
    {"setitimer", setitimer_, "($module, which, seconds, interval=0.0, /)", "Set a timer; the one before.", 0, 0, 0},
    {"getitimer", getitimer_, "($module, which, /)", "What a timer is set to.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

bool kr_signal_wait_add(KrThread *thread, KrRef module)
{
    static const char *const fields[] = {"si_signo", "si_code",   "si_errno", "si_pid",
                                         "si_uid",   "si_status", "si_band",  NULL};
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->signal_timer_error))
        vm->signal_timer_error = kr_exception_new_class(thread, "signal", "ItimerError", &kr_exception_os_error);
    return !kr_is_null(vm->signal_timer_error) && kr_struct_sequence_ready(thread, &siginfo_type, fields) &&
           kr_module_add_functions(thread, module, functions) &&
           kr_module_add(thread, module, "ItimerError", kr_dup(kr_ref(vm->signal_timer_error))) &&
           kr_module_add(thread, module, "struct_siginfo", kr_dup(kr_type_ref(&siginfo_type)));
}
