// SPDX-License-Identifier: MIT
// The _signal module: handlers in Python. Masks, timers and waiting are in signal_wait.c.
//
// The C handler notes the signal, sets KR_PENDING_SIGNAL in the main thread and writes to the wakeup
// descriptor; the main thread calls the Python handlers at its next safe point. Dispositions belong to the
// process, so what the C handler reads is static; it refers to the one VM whose handlers these are.
// Tests: tests/lang/modules/signal/.
#define _GNU_SOURCE
#include "modules/signal_module.h"
#include "modules/os_error.h"
#include "modules/signal_parts.h"

#include "interp/pending.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <unistd.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// What the C handler touches.
static struct {
    KrVM *vm; // whose handlers are called
    volatile sig_atomic_t arrived[KR_SIGNAL_COUNT], any;
    volatile int wakeup_fd; // -1: none
    bool warn_on_full_buffer;
    volatile int wakeup_error; // errno of a write that failed, to be told
} state = {.wakeup_fd = -1, .warn_on_full_buffer = true};

static void trip(int number)
{
    state.arrived[number] = 1;
    state.any = 1;
    if (state.vm)
        kr_thread_ask(state.vm->main_thread, KR_PENDING_SIGNAL);
    int fd = state.wakeup_fd;
    if (fd >= 0) {
        unsigned char byte = (unsigned char)number;
        if (write(fd, &byte, 1) < 0 && (state.warn_on_full_buffer || (errno != EAGAIN && errno != EWOULDBLOCK)))
            state.wakeup_error = errno;
    }
}

static void on_signal(int number)
{
    int error = errno;
    trip(number);
    errno = error;
}

static void set_disposition(int number, void (*handler)(int))
{
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(number, &action, NULL);
}

// --- running handlers -------------------------------------------------------------------

static bool is_number(KrThread *thread, KrRef handler, int64_t number)
{
    int64_t value;
    if (!kr_int_is_sub(handler))
        return false;
    (void)thread;
    return kr_int_try_i64(handler, &value) == KR_PRESENT && value == number;
}

static void report_wakeup_error(KrThread *thread)
{
    int error = state.wakeup_error;
    if (!error)
        return;
    state.wakeup_error = 0;
    KrOwn pending = kr_exception_fetch(thread);
    (void)kr_os_error_raise(thread, error, KR_REF_NULL, KR_REF_NULL);
    kr_exception_write_ignored(thread, "when trying to write to the signal wakeup fd", KR_REF_NULL);
    kr_exception_restore(thread, pending);
}

static void tell_ignored(KrThread *thread, int number)
{
    KrOwn pending = kr_exception_fetch(thread);
    (void)kr_exception_raise(thread, &kr_exception_os_error, "Signal %d ignored due to race condition", number);
    kr_exception_write_ignored(thread, "in", kr_none());
    kr_exception_restore(thread, pending);
}

static bool run_handlers(KrThread *thread)
{
    if (!kr_thread_is_main(thread) || !state.any || state.vm != thread->vm)
        return true;
    state.any = 0;
    report_wakeup_error(thread);
    for (int number = 1; number < KR_SIGNAL_COUNT; number++) {
        if (!state.arrived[number])
            continue;
        state.arrived[number] = 0;
        KrOwn handler = kr_dup(kr_ref(thread->vm->signal_handlers[number]));
        if (kr_is_null(handler) || kr_is_none(kr_ref(handler)) || is_number(thread, kr_ref(handler), 0) ||
            is_number(thread, kr_ref(handler), 1)) { // it was set back meanwhile
            kr_xdrop(thread, handler);
            tell_ignored(thread, number);
            continue;
        }
        KrOwn frame = thread->frame ? kr_frame_object(thread, thread->frame) : kr_none_own();
        KrOwn signal = kr_from_small_int(number), result = KR_NULL;
        if (!kr_is_null(frame))
            result = kr_call_2(thread, kr_ref(handler), kr_ref(signal), kr_ref(frame));
        kr_xdrop(thread, frame);
        kr_drop(thread, handler);
        if (kr_is_null(result)) {
            state.any = 1; // the others wait for the next safe point
            kr_thread_ask(thread, KR_PENDING_SIGNAL);
            return false;
        }
        kr_drop(thread, result);
    }
    return true;
}

static void simulate(KrThread *thread, int number)
{
    KrRef handler = kr_ref(thread->vm->signal_handlers[number]);
    if (!state.vm) // the VM ends: there are no handlers any more
        tell_ignored(thread, number);
    if (kr_ref_is_null(handler) || kr_is_none(handler) || is_number(thread, handler, 0) ||
        is_number(thread, handler, 1))
        return;
    trip(number);
}

bool kr_signal_module_check(KrThread *thread)
{
    return !thread->pending || kr_pending_run(thread);
}

bool kr_signal_module_number(KrThread *thread, KrRef value, int *number)
{
    int64_t wide;
    if (!kr_number_index_i64(thread, value, &wide))
        return false;
    if (wide < 1 || wide >= KR_SIGNAL_COUNT)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "signal number out of range");
    *number = (int)wide;
    return true;
}

// --- functions --------------------------------------------------------------------------

static KrOwn default_int_handler(ARGS)
{
    UNUSED;
    KrOwn exception = kr_call_0(thread, kr_type_ref(&kr_exception_keyboard_interrupt));
    if (!kr_is_null(exception))
        kr_exception_set(thread, exception);
    return KR_NULL;
}

static KrOwn signal_signal(ARGS)
{
    UNUSED;
    int number;
    void (*disposition)(int) = on_signal;
    if (!kr_thread_is_main(thread))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "signal only works in main thread of the main interpreter");
    if (!kr_signal_module_number(thread, args[0], &number))
        return KR_NULL;
    if (is_number(thread, args[1], 0))
        disposition = SIG_DFL;
    else if (is_number(thread, args[1], 1))
        disposition = SIG_IGN;
    else if (!kr_type_of(args[1])->call)
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
    if (!kr_signal_module_check(thread))
        return KR_NULL;
    struct sigaction action = {.sa_handler = disposition};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, &action, NULL) < 0)
        return kr_os_error_errno(thread);
    KrOwn old = thread->vm->signal_handlers[number];
    thread->vm->signal_handlers[number] = kr_dup(args[1]);
    return kr_is_null(old) ? kr_none_own() : old;
}

static KrOwn getsignal(ARGS)
{
    UNUSED;
    int number;
    if (!kr_signal_module_number(thread, args[0], &number))
        return KR_NULL;
    KrRef handler = kr_ref(thread->vm->signal_handlers[number]);
    return kr_ref_is_null(handler) ? kr_none_own() : kr_dup(handler);
}

static KrOwn siginterrupt_(ARGS)
{
    UNUSED;
    int number;
    int64_t flag;
    struct sigaction action;
    if (!kr_signal_module_number(thread, args[0], &number) || !kr_number_index_i64(thread, args[1], &flag))
        return KR_NULL;
    sigaction(number, NULL, &action);
    action.sa_flags = flag ? action.sa_flags & ~SA_RESTART : action.sa_flags | SA_RESTART;
    if (sigaction(number, &action, NULL) < 0)
        return kr_os_error_errno(thread);
    return kr_none_own();
}

static KrOwn set_wakeup_fd(ARGS)
{
    UNUSED;
    int64_t fd;
    bool warn = true;
    if (!kr_number_index_i64(thread, args[0], &fd) ||
        (!kr_ref_is_null(args[1]) && !kr_truth(thread, args[1], &warn)))
        return KR_NULL;
    if (!kr_thread_is_main(thread))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "set_wakeup_fd only works in main thread of the main interpreter");
    if (fd < -1 || fd > INT32_MAX)
        fd = fd < 0 ? -1 : INT32_MAX;
    if (fd >= 0) {
        struct stat info;
        if (fstat((int)fd, &info) < 0)
            return kr_os_error_errno(thread);
        int flags = fcntl((int)fd, F_GETFL);
        if (flags < 0)
            return kr_os_error_errno(thread);
        if (!(flags & O_NONBLOCK))
            return kr_exception_raise(thread, &kr_exception_value_error, "the fd %d must be in non-blocking mode",
                                      (int)fd);
    }
    int old = state.wakeup_fd;
    state.wakeup_fd = (int)fd;
    state.warn_on_full_buffer = warn;
    return kr_from_small_int(old);
}

static KrOwn raise_signal(ARGS)
{
    UNUSED;
    int64_t number;
    if (!kr_number_index_i64(thread, args[0], &number))
        return KR_NULL;
    kr_thread_release_gil(thread);
    int failed = raise((int)number);
    kr_thread_take_gil(thread);
    if (failed)
        return kr_os_error_errno(thread);
    return kr_signal_module_check(thread) ? kr_none_own() : KR_NULL;
}

static KrOwn strsignal_(ARGS)
{
    UNUSED;
    int number;
    if (!kr_signal_module_number(thread, args[0], &number))
        return KR_NULL;
    const char *text = strsignal(number);
    if (!text || strncmp(text, "Unknown signal", 14) == 0)
        return kr_none_own();
    return kr_str_from_utf8(thread, text, strlen(text));
}

static const KrNativeDef functions[] = {
    {"default_int_handler", default_int_handler, "($module, signalnum, frame, /)",
     "What SIGINT does at first: it raises KeyboardInterrupt.", 2, 2, KR_NATIVE_RAW},
    {"signal", signal_signal, "($module, signalnum, handler, /)", "Set what is done when a signal arrives.", 0, 0, 0},
    {"getsignal", getsignal, "($module, signalnum, /)", "What is done when a signal arrives.", 0, 0, 0},
    {"siginterrupt", siginterrupt_, "($module, signalnum, flag, /)",
     "Whether the signal interrupts system calls, or they are begun again.", 0, 0, 0},
    {"set_wakeup_fd", set_wakeup_fd, "($module, fd, /, *, warn_on_full_buffer=True)",
     "Set the descriptor that the number of each signal is written to; the one before.", 0, 0, 0},
    {"raise_signal", raise_signal, "($module, signalnum, /)", "Send a signal to this process.", 0, 0, KR_NATIVE_FRAMES},
    {"strsignal", strsignal_, "($module, signalnum, /)", "What the system calls a signal.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

static const struct {
    const char *name;
    int value;
} numbers[] = {
    {"SIG_DFL", 0}, {"SIG_IGN", 1}, {"NSIG", KR_SIGNAL_COUNT},
#define N(name) {#name, name},
    N(SIG_BLOCK) N(SIG_UNBLOCK) N(SIG_SETMASK) N(ITIMER_REAL) N(ITIMER_VIRTUAL) N(ITIMER_PROF) N(SIGABRT)
    N(SIGALRM) N(SIGBUS) N(SIGCHLD) N(SIGCLD) N(SIGCONT) N(SIGFPE) N(SIGHUP) N(SIGILL) N(SIGINT) N(SIGIO)
    N(SIGIOT) N(SIGKILL) N(SIGPIPE) N(SIGPOLL) N(SIGPROF) N(SIGPWR) N(SIGQUIT) N(SIGSEGV) N(SIGSTKFLT)
    N(SIGSTOP) N(SIGSYS) N(SIGTERM) N(SIGTRAP) N(SIGTSTP) N(SIGTTIN) N(SIGTTOU) N(SIGURG) N(SIGUSR1)
    N(SIGUSR2) N(SIGVTALRM) N(SIGWINCH) N(SIGXCPU) N(SIGXFSZ)
#undef N
};

KrOwn kr_signal_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "_signal", "Signals: handlers, timers, masks.");
    bool ok = !kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_signal_wait_add(thread, kr_ref(module)) &&
              kr_module_add(thread, kr_ref(module), "SIGRTMIN", kr_from_small_int(SIGRTMIN)) &&
              kr_module_add(thread, kr_ref(module), "SIGRTMAX", kr_from_small_int(SIGRTMAX));
    for (size_t i = 0; ok && i < sizeof numbers / sizeof *numbers; i++)
        ok = kr_module_add(thread, kr_ref(module), numbers[i].name, kr_from_small_int(numbers[i].value));
    if (!ok)
        goto fail;
    for (int number = 1; number < KR_SIGNAL_COUNT; number++) // those of Python that are set already
        if (!kr_is_null(thread->vm->signal_handlers[number]) && number == SIGINT &&
            kr_is_exact(kr_ref(thread->vm->signal_handlers[number]), &kr_native_type)) {
            KrOwn own = kr_attr_get_name(thread, kr_ref(module), "default_int_handler");
            if (kr_is_null(own))
                goto fail;
            kr_store(thread, &thread->vm->signal_handlers[number], own);
        }
    return module;
fail:
    kr_xdrop(thread, module);
    return KR_NULL;
}

// --- start and end ----------------------------------------------------------------------

bool kr_signal_module_start(KrThread *thread)
{
    KrVM *vm = thread->vm;
    set_disposition(SIGPIPE, SIG_IGN);
    set_disposition(SIGXFSZ, SIG_IGN);
    for (int number = 1; number < KR_SIGNAL_COUNT; number++) {
        struct sigaction action;
        if (sigaction(number, NULL, &action) < 0)
            continue; // not one that programs may have
        if (action.sa_handler == SIG_DFL)
            vm->signal_handlers[number] = kr_from_small_int(0);
        else if (action.sa_handler == SIG_IGN)
            vm->signal_handlers[number] = kr_from_small_int(1);
    }
    if (is_number(thread, kr_ref(vm->signal_handlers[SIGINT]), 0)) {
        KrOwn handler = kr_native_new(thread, &functions[0], KR_REF_NULL, KR_REF_NULL);
        if (kr_is_null(handler))
            return false;
        kr_store(thread, &vm->signal_handlers[SIGINT], handler);
        set_disposition(SIGINT, on_signal);
    }
    state.vm = vm;
    kr_pending_hooks.signals = run_handlers;
    kr_vm_hooks.simulate_signal = simulate;
    return true;
}

void kr_signal_module_end(KrThread *thread)
{
    KrVM *vm = thread->vm;
    state.wakeup_fd = -1;
    for (int number = 1; number < KR_SIGNAL_COUNT; number++) {
        KrRef handler = kr_ref(vm->signal_handlers[number]);
        if (!kr_ref_is_null(handler) && !kr_is_none(handler) && !is_number(thread, handler, 0) &&
            !is_number(thread, handler, 1))
            set_disposition(number, SIG_DFL);
        kr_xdrop(thread, kr_move(&vm->signal_handlers[number]));
    }
    state.vm = NULL;
}

void kr_signal_module_after_fork(KrThread *thread)
{
    (void)thread;
    state.any = 0;
    for (int number = 0; number < KR_SIGNAL_COUNT; number++)
        state.arrived[number] = 0;
}
