// SPDX-License-Identifier: MIT
// The faulthandler module: see faulthandler_module.h.
//
// Handlers of fatal signals run on a stack of their own and write with write(2) only. Frames are read as they
// are: what machine code has not written back yet may be missing, or be an earlier line.
// Signals belong to the process, so the handlers' state is static. Tests: tests/lang/modules/faulthandler/.
#define _GNU_SOURCE
#include "modules/faulthandler_module.h"
#include "modules/thread_lock.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <dlfcn.h>
#include <errno.h>
#include <execinfo.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { MOST_FRAMES = 100, MOST_TEXT = 500, STACK = 64 << 10 };

static const struct {
    int number;
    const char *name;
} fatal[] = {{SIGBUS, "Bus error"},
             {SIGILL, "Illegal instruction"},
             {SIGFPE, "Floating-point exception"},
             {SIGABRT, "Aborted"},
             {SIGSEGV, "Segmentation fault"}};
enum { FATAL_COUNT = sizeof fatal / sizeof *fatal };

static struct {
    KrVM *vm;
    int fd;
    bool enabled, all_threads, c_stack;
    struct sigaction old[FATAL_COUNT];
    char *stack;
    struct { // faulthandler.register
        KrVM *vm;
        int fd;
        bool on, all_threads, chain;
        struct sigaction old;
    } user[65];
    struct { // faulthandler.dump_traceback_later
        KrVM *vm;
        pthread_t watchdog;
        pid_t process; // that has a watchdog: the child of a fork has none
        pthread_mutex_t mutex;
        pthread_cond_t changed;
        bool running, cancelled;
        int fd;
        bool repeat, exits;
        int64_t timeout; // nanoseconds
        char header[64];
    } later;
} state;

// --- writing ----------------------------------------------------------------------------

static void put(int fd, const char *text, size_t size)
{
    while (size) {
        ssize_t done = write(fd, text, size);
        if (done < 0 && errno != EINTR)
            return;
        if (done > 0) {
            text += done;
            size -= (size_t)done;
        }
    }
}
static void put_text(int fd, const char *text)
{
    put(fd, text, strlen(text));
}
static void put_number(int fd, uint64_t number, unsigned base, int width)
{
    char digits[32];
    int at = sizeof digits;
    do {
        digits[--at] = "0123456789abcdef"[number % base];
        number /= base;
        width--;
    } while (number || width > 0);
    put(fd, digits + at, sizeof digits - (size_t)at);
}
// ASCII of a str; other characters as escapes.
static void put_str(int fd, KrRef value)
{
    if (kr_ref_is_null(value) || !kr_str_is_sub(value)) {
        put_text(fd, "???");
        return;
    }
    const KrStr *str = kr_str_obj(value);
    for (int64_t i = 0; i < str->length; i++) {
        uint32_t c = kr_str_read(str, i);
        if (i == MOST_TEXT) {
            put_text(fd, "...");
            return;
        }
        char byte = (char)c;
        if (c >= ' ' && c < 127) {
            put(fd, &byte, 1);
        } else {
            put_text(fd, c < 256 ? "\\x" : c < 65536 ? "\\u" : "\\U");
            put_number(fd, c, 16, c < 256 ? 2 : c < 65536 ? 4 : 8);
        }
    }
}

static void put_frames(int fd, const KrThread *thread)
{
    int depth = 0;
    if (!thread->frame)
        put_text(fd, "  <no Python frame>\n");
    for (const KrFrame *frame = thread->frame; frame; frame = frame->previous) {
        if (++depth > MOST_FRAMES) return;
        put_text(fd, "  File \"");
        put_str(fd, kr_ref(frame->code->filename));
        put_text(fd, "\", line ");
        int32_t line = kr_frame_line(frame);
        if (line > 0)
            put_number(fd, (uint64_t)line, 10, 1);
        else
            put_text(fd, "???");
        put_text(fd, " in ");
        put_str(fd, kr_ref(frame->code->name));
        put_text(fd, "\n");
    }
}

// What the system calls the thread; threads that have ended have no name.
static void put_name(int fd, uint64_t ident)
{
    char name[64];
    if (!ident || pthread_getname_np((pthread_t)ident, name, sizeof name) || !*name) return;
    put_text(fd, " [");
    for (const char *c = name; *c; c++)
        if (*c >= ' ' && *c < 127) put(fd, c, 1);
    put_text(fd, "]");
}

static void dump(int fd, const KrVM *vm, bool all_threads)
{
    const KrThread *current = kr_thread_current(vm);
    uint64_t here = (uint64_t)pthread_self();
    if (!all_threads) {
        put_text(fd, "Stack (most recent call first):\n");
        for (const KrThread *thread = vm->threads; thread; thread = thread->next)
            if (thread->ident == here)
                put_frames(fd, thread);
        return;
    }
    for (const KrThread *thread = vm->threads; thread; thread = thread->next) {
        if (thread != vm->threads)
            put_text(fd, "\n");
        put_text(fd, thread == current && thread->ident == here ? "Current thread 0x" : "Thread 0x");
        put_number(fd, thread->ident, 16, 16);
        put_name(fd, thread->ident);
        put_text(fd, " (most recent call first):\n");
        put_frames(fd, thread);
    }
}

enum { MOST_C_FRAMES = 32 };
static void put_c_stack(int fd)
{
    void *frames[MOST_C_FRAMES];
    put_text(fd, "Current thread's C stack trace (most recent call first):\n");
    int depth = backtrace(frames, MOST_C_FRAMES);
    for (int i = 0; i < depth; i++) {
        Dl_info info;
        bool known = dladdr(frames[i], &info) && info.dli_fname;
        put_text(fd, "  Binary file \"");
        put_text(fd, known ? info.dli_fname : "<unknown>");
        put_text(fd, "\"");
        if (known) {
            put_text(fd, ", at ");
            put_text(fd, info.dli_sname ? info.dli_sname : "");
            put_text(fd, "+0x");
            put_number(fd, (uint64_t)((char *)frames[i] - (char *)(info.dli_saddr ? info.dli_saddr : info.dli_fbase)), 16,
                       1);
        }
        put_text(fd, " [0x");
        put_number(fd, (uint64_t)(uintptr_t)frames[i], 16, 1);
        put_text(fd, "]\n");
    }
    if (depth == MOST_C_FRAMES) put_text(fd, "  <truncated rest of calls>\n");
}

// --- fatal signals ----------------------------------------------------------------------

static void restore(void)
{
    for (int i = 0; i < FATAL_COUNT; i++)
        sigaction(fatal[i].number, &state.old[i], NULL);
    state.enabled = false;
}

static void on_fatal(int number)
{
    int error = errno;
    if (!state.enabled)
        return;
    restore(); // a second fault ends the process
    put_text(state.fd, "Fatal Python error: ");
    for (int i = 0; i < FATAL_COUNT; i++)
        if (fatal[i].number == number)
            put_text(state.fd, fatal[i].name);
    put_text(state.fd, "\n\n");
    dump(state.fd, state.vm, state.all_threads);
    if (state.c_stack) {
        put_text(state.fd, "\n");
        put_c_stack(state.fd);
    }
    errno = error;
    raise(number);
}

// The descriptor of a file object, of sys.stderr if none is given. False: raised.
static bool descriptor(KrThread *thread, KrRef file, int *fd)
{
    KrOwn own = KR_NULL, name = KR_NULL, number = KR_NULL;
    int64_t value = -1;
    bool ok = false;
    if (kr_ref_is_null(file) || kr_is_none(file)) {
        own = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "stderr");
        file = kr_ref(own);
        if (!kr_is_null(own) && kr_is_none(file))
            (void)kr_exception_raise(thread, &kr_exception_runtime_error, "sys.stderr is None");
        if (kr_is_null(own) || kr_is_none(file))
            goto done;
    } else if (kr_int_is_sub(file)) {
        if (kr_number_index_i64(thread, file, &value) && (value < 0 || value > INT32_MAX))
            (void)kr_exception_raise(thread, &kr_exception_value_error, "file is not a valid file descriptor");
        else
            ok = !kr_thread_has_exception(thread);
        goto done;
    }
    name = kr_str_interned(thread, "fileno");
    if (!kr_is_null(name))
        number = kr_call_method(thread, file, kr_ref(name), NULL, 0);
    if (kr_is_null(number))
        goto done;
    if (!kr_int_is_sub(kr_ref(number)) || kr_int_try_i64(kr_ref(number), &value) != KR_PRESENT || value < 0) {
        (void)kr_exception_raise(thread, &kr_exception_runtime_error, "file.fileno() is not a valid file descriptor");
        goto done;
    }
    ok = true;
    kr_store(thread, &name, kr_str_interned(thread, "flush"));
    KrOwn flushed = kr_is_null(name) ? KR_NULL : kr_call_method(thread, file, kr_ref(name), NULL, 0);
    if (kr_is_null(flushed))
        kr_exception_clear(thread);
    kr_xdrop(thread, flushed);
done:
    kr_xdrop(thread, own);
    kr_xdrop(thread, name);
    kr_xdrop(thread, number);
    *fd = (int)value;
    return ok;
}

static bool flag(KrThread *thread, KrRef value, bool otherwise, bool *out)
{
    *out = otherwise;
    return kr_ref_is_null(value) || kr_truth(thread, value, out);
}

static void enable_for(KrThread *thread, int fd, bool all, bool c_stack)
{
    state.fd = fd;
    state.all_threads = all;
    state.c_stack = c_stack;
    state.vm = thread->vm;
    void *first;
    if (c_stack) (void)backtrace(&first, 1); // it loads a library the first time, which a handler could not
    if (state.enabled)
        return;
    if (!state.stack) {
        state.stack = malloc(STACK);
        stack_t stack = {.ss_sp = state.stack, .ss_size = STACK};
        if (state.stack)
            sigaltstack(&stack, NULL);
    }
    for (int i = 0; i < FATAL_COUNT; i++) {
        struct sigaction action = {.sa_handler = on_fatal, .sa_flags = SA_NODEFER | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        sigaction(fatal[i].number, &action, &state.old[i]);
    }
    state.enabled = true;
}

static KrOwn enable(ARGS)
{
    UNUSED;
    int fd;
    bool all, c_stack;
    if (!flag(thread, args[1], true, &all) || !flag(thread, args[2], true, &c_stack) || !descriptor(thread, args[0], &fd))
        return KR_NULL;
    enable_for(thread, fd, all, c_stack);
    return kr_none_own();
}

void kr_faulthandler_module_start(KrThread *thread)
{
    enable_for(thread, STDERR_FILENO, true, true);
}

static KrOwn disable(ARGS)
{
    UNUSED;
    bool was = state.enabled;
    if (was)
        restore();
    return kr_bool_own(was);
}

static KrOwn is_enabled(ARGS)
{
    UNUSED;
    return kr_bool_own(state.enabled);
}

static KrOwn dump_traceback(ARGS)
{
    UNUSED;
    int fd;
    bool all;
    if (!flag(thread, args[1], true, &all) || !descriptor(thread, args[0], &fd))
        return KR_NULL;
    dump(fd, thread->vm, all);
    return kr_none_own();
}

// --- signals of the user's choice -----------------------------------------------------------

static void on_user(int number)
{
    int error = errno;
    if (!state.user[number].on)
        return;
    dump(state.user[number].fd, state.user[number].vm, state.user[number].all_threads);
    if (state.user[number].chain && state.user[number].old.sa_handler != SIG_DFL &&
        state.user[number].old.sa_handler != SIG_IGN)
        state.user[number].old.sa_handler(number);
    errno = error;
}

static bool user_number(KrThread *thread, KrRef value, int *number)
{
    int64_t wide;
    if (!kr_number_index_i64(thread, value, &wide))
        return false;
    for (int i = 0; i < FATAL_COUNT; i++)
        if (fatal[i].number == wide)
            return kr_exception_raise_false(thread, &kr_exception_runtime_error,
                                            "signal %d cannot be registered, use enable() instead", (int)wide);
    if (wide < 1 || wide > 64)
        return kr_exception_raise_false(thread, &kr_exception_value_error, "signal number out of range");
    *number = (int)wide;
    return true;
}

static KrOwn register_(ARGS)
{
    UNUSED;
    int number, fd;
    bool all, chain;
    if (!user_number(thread, args[0], &number) || !flag(thread, args[2], true, &all) ||
        !flag(thread, args[3], false, &chain) || !descriptor(thread, args[1], &fd))
        return KR_NULL;
    if (!state.user[number].on) {
        struct sigaction action = {.sa_handler = on_user, .sa_flags = SA_RESTART | SA_ONSTACK};
        sigemptyset(&action.sa_mask);
        if (sigaction(number, &action, &state.user[number].old) < 0)
            return kr_exception_raise(thread, &kr_exception_os_error, "%s", strerror(errno));
    }
    state.user[number].vm = thread->vm;
    state.user[number].fd = fd;
    state.user[number].all_threads = all;
    state.user[number].chain = chain;
    state.user[number].on = true;
    return kr_none_own();
}

static KrOwn unregister(ARGS)
{
    UNUSED;
    int number;
    if (!user_number(thread, args[0], &number))
        return KR_NULL;
    if (!state.user[number].on)
        return kr_bool_own(false);
    state.user[number].on = false;
    sigaction(number, &state.user[number].old, NULL);
    return kr_bool_own(true);
}

// --- after a time ---------------------------------------------------------------------------

static int64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static void *watch(void *context)
{
    (void)context;
    sigset_t all;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, NULL);
    pthread_mutex_lock(&state.later.mutex);
    do {
        int64_t until = now() + state.later.timeout;
        struct timespec at = {(time_t)(until / 1000000000), (long)(until % 1000000000)};
        int error = 0;
        while (!state.later.cancelled && error != ETIMEDOUT)
            error = pthread_cond_timedwait(&state.later.changed, &state.later.mutex, &at);
        if (state.later.cancelled) break;
        put_text(state.later.fd, state.later.header);
        dump(state.later.fd, state.later.vm, true);
        if (state.later.exits) _exit(1);
    } while (state.later.repeat);
    pthread_mutex_unlock(&state.later.mutex);
    return NULL;
}

static void cancel(KrThread *thread)
{
    if (!state.later.running) return;
    state.later.running = false;
    if (state.later.process != getpid()) return; // it has stayed behind in the parent
    pthread_mutex_lock(&state.later.mutex);
    state.later.cancelled = true;
    pthread_cond_signal(&state.later.changed);
    pthread_mutex_unlock(&state.later.mutex);
    kr_thread_release_gil(thread);
    pthread_join(state.later.watchdog, NULL);
    kr_thread_take_gil(thread);
}

static void name_timeout(void)
{
    int64_t micro = state.later.timeout / 1000, seconds = micro / 1000000;
    micro %= 1000000;
    int size = snprintf(state.later.header, sizeof state.later.header, "Timeout (%lld:%02d:%02d",
                        (long long)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    if (micro)
        size += snprintf(state.later.header + size, sizeof state.later.header - (size_t)size, ".%06d", (int)micro);
    snprintf(state.later.header + size, sizeof state.later.header - (size_t)size, ")!\n");
}

static KrOwn later(ARGS)
{
    UNUSED;
    int64_t timeout;
    int fd;
    bool repeat, exits;
    if (!kr_thread_lock_seconds(thread, args[0], &timeout)) return KR_NULL;
    if (timeout <= 0)
        return kr_exception_raise(thread, &kr_exception_value_error, "timeout must be greater than 0");
    if (timeout > INT64_MAX / 4)
        return kr_exception_raise(thread, &kr_exception_overflow_error, "timeout value is too large");
    if (!flag(thread, args[1], false, &repeat) || !flag(thread, args[3], false, &exits) ||
        !descriptor(thread, args[2], &fd))
        return KR_NULL;
    cancel(thread);
    pthread_condattr_t attributes;
    pthread_condattr_init(&attributes);
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
    pthread_mutex_init(&state.later.mutex, NULL);
    pthread_cond_init(&state.later.changed, &attributes);
    pthread_condattr_destroy(&attributes);
    state.later.vm = thread->vm;
    state.later.fd = fd;
    state.later.repeat = repeat;
    state.later.exits = exits;
    state.later.timeout = timeout;
    state.later.cancelled = false;
    state.later.process = getpid();
    name_timeout();
    if (pthread_create(&state.later.watchdog, NULL, watch, NULL))
        return kr_exception_raise(thread, &kr_exception_runtime_error, "unable to start watchdog thread");
    state.later.running = true;
    return kr_none_own();
}

static KrOwn cancel_later(ARGS)
{
    UNUSED;
    cancel(thread);
    return kr_none_own();
}

// --- C code ---------------------------------------------------------------------------------

static KrOwn dump_c_stack(ARGS)
{
    UNUSED;
    int fd;
    if (!descriptor(thread, args[0], &fd)) return KR_NULL;
    put_c_stack(fd);
    return kr_none_own();
}

static KrOwn crash(ARGS)
{
    UNUSED;
    raise(SIGSEGV);
    return kr_none_own();
}

static KrOwn read_null(ARGS)
{
    UNUSED;
    volatile int *volatile nowhere = NULL;
    return kr_from_small_int(*nowhere);
}

static KrOwn divide_by_zero(ARGS)
{
    UNUSED;
    raise(SIGFPE);
    return kr_none_own();
}

static uintptr_t recurse(volatile char *above, size_t depth) // until the stack ends
{
    volatile char here[4096];
    here[0] = above ? above[0] : 1;
    if (depth == SIZE_MAX) return 0;
    return recurse(here, depth + 1) + (uintptr_t)here[0];
}
static KrOwn overflow(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, recurse(NULL, 0));
}

static KrOwn abort_(ARGS)
{
    UNUSED;
    abort();
}

static const KrNativeDef functions[] = {
    {"enable", enable, "($module, /, file=sys.stderr, all_threads=True, c_stack=True)\1($module, /, file=sys.stderr, all_threads=True)", "Show tracebacks when the program crashes.", 0,
     0, 0},
    {"disable", disable, "($module, /)", "No longer show tracebacks when the program crashes.", 0, 0, 0},
    {"is_enabled", is_enabled, "($module, /)", "Whether tracebacks are shown when the program crashes.", 0, 0, 0},
    {"dump_traceback", dump_traceback, "($module, /, file=sys.stderr, all_threads=True)", "Show tracebacks now.", 0, 0,
     KR_NATIVE_FRAMES},
    {"register", register_, "($module, /, signum, file=sys.stderr, all_threads=True, chain=False)",
     "Show tracebacks when the signal arrives.", 0, 0, 0},
    {"unregister", unregister, "($module, signum, /)", "No longer show tracebacks when the signal arrives.", 0, 0, 0},
    {"dump_traceback_later", later, "($module, /, timeout, repeat=False, file=sys.stderr, exit=False)",
     "Show tracebacks after a time.", 0, 0, 0},
    {"cancel_dump_traceback_later", cancel_later, "($module, /)", "Do not show them.", 0, 0, 0},
    {"_sigsegv", crash, "($module, release_gil=False, /)", "Raise a SIGSEGV signal.", 0, 0, 0},
    {"dump_c_stack", dump_c_stack, "($module, /, file=sys.stderr)", "Show the stack of C functions now.", 0, 0, 0},
    {"_read_null", read_null, "($module, /)", "Read from address 0.", 0, 0, 0},
    {"_sigfpe", divide_by_zero, "($module, /)", "Raise a SIGFPE signal.", 0, 0, 0},
    {"_stack_overflow", overflow, "($module, /)", "Recurse until the stack is full.", 0, 0, 0},
    {"_sigabrt", abort_, "($module, /)", "Raise a SIGABRT signal.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_faulthandler_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "faulthandler", "Tracebacks of crashes.");
    if (!kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
