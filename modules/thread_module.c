// SPDX-License-Identifier: MIT
// The _thread module: threads, locks, names and identities. Locks are in thread_lock.c, locals in
// thread_local.c, starting and joining in thread_start.c; switching is in runtime/thread.c.
// Tests: tests/lang/modules/thread/.
#define _GNU_SOURCE
#include "modules/thread_module.h"
#include "modules/thread_local.h"
#include "modules/thread_lock.h"
#include "modules/thread_start.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/struct_sequence.h"
#include "runtime/traceback.h"
#include "runtime/vm.h"

#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

enum { NAME_MOST = 15, STACK_LEAST = 53248 }; // bytes

static KrType hook_args_type = KR_STRUCT_SEQUENCE_TYPE("_thread._ExceptHookArgs", 0);

static KrOwn get_ident(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, thread->ident);
}

static KrOwn get_main_thread_ident(ARGS)
{
    UNUSED;
    return kr_int_from_u64(thread, thread->vm->main_thread->ident);
}

static KrOwn get_native_id(ARGS)
{
    UNUSED;
    return kr_from_small_int(gettid());
}

static KrOwn thread_count(ARGS)
{
    UNUSED;
    return kr_from_small_int(thread->vm->threads_started);
}

static KrOwn exit_thread(ARGS)
{
    UNUSED;
    KrOwn exception = kr_call_0(thread, kr_type_ref(&kr_exception_system_exit));
    if (!kr_is_null(exception))
        kr_exception_set(thread, exception);
    return KR_NULL;
}

static KrOwn yes(ARGS)
{
    UNUSED;
    return kr_bool_own(true);
}

static KrOwn stack_size(ARGS)
{
    UNUSED;
    int64_t size = 0;
    if (!kr_ref_is_null(args[0]) && !kr_number_index_i64(thread, args[0], &size))
        return KR_NULL;
    if (size < 0 || (size > 0 && size < STACK_LEAST))
        return kr_exception_raise(thread, &kr_exception_value_error, "size must be at least %d bytes",
                                  (int)STACK_LEAST);
    size_t old = thread->vm->thread_stack_size;
    if (!kr_ref_is_null(args[0]))
        thread->vm->thread_stack_size = (size_t)size;
    return kr_int_from_u64(thread, old);
}

static KrOwn set_name(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error, "set_name() argument 'name' must be str, not %U",
                                  args[0]);
    KrOwn bytes = kr_str_codec_utf8_encode(thread, args[0], "replace");
    if (kr_is_null(bytes))
        return KR_NULL;
    char name[NAME_MOST + 1];
    size_t size = (size_t)kr_bytes_cast(kr_ref(bytes))->length;
    if (size > NAME_MOST) // half a character is none of our business
        size = NAME_MOST;
    memcpy(name, kr_bytes_cast(kr_ref(bytes))->data, size);
    name[size] = 0;
    kr_drop(thread, bytes);
    pthread_setname_np(pthread_self(), name);
    return kr_none_own();
}

static KrOwn get_name(ARGS)
{
    UNUSED;
    char name[64] = "";
    pthread_getname_np(pthread_self(), name, sizeof name);
    return kr_str_codec_decode_file_name(thread, name);
}

static KrOwn interrupt_main(ARGS)
{
    UNUSED;
    int64_t number = SIGINT;
    if (!kr_ref_is_null(args[0]) && !kr_number_index_i64(thread, args[0], &number))
        return KR_NULL;
    if (number < 1 || number >= NSIG)
        return kr_exception_raise(thread, &kr_exception_value_error, "signal number out of range");
    if (kr_vm_hooks.simulate_signal)
        kr_vm_hooks.simulate_signal(thread, (int)number);
    return kr_none_own();
}

// --- uncaught exceptions of threads ---------------------------------------------------------

// The name of a Thread, or null; nothing stays raised.
static KrOwn name_of(KrThread *thread, KrRef object)
{
    KrOwn name = KR_NULL;
    if (kr_is_none(object) || kr_attr_lookup(thread, object, kr_name(KR_NAME_name), &name) != KR_PRESENT) {
        kr_exception_clear(thread);
        return KR_NULL;
    }
    return name;
}

static bool write_text(KrThread *thread, KrRef file, KrOwn text) // text: or null, raised
{
    KrOwn method = kr_is_null(text) ? KR_NULL : kr_str_interned(thread, "write"), result = KR_NULL;
    if (!kr_is_null(method)) {
        KrRef line = kr_ref(text);
        result = kr_call_method(thread, file, kr_ref(method), &line, 1);
    }
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, text);
    kr_xdrop(thread, method);
    kr_xdrop(thread, result);
    return ok;
}

static bool write_head(KrThread *thread, KrRef file, KrRef object)
{
    KrOwn name = name_of(thread, object), text;
    if (kr_is_null(name)) {
        KrOwn ident = kr_int_from_u64(thread, thread->ident);
        text = kr_is_null(ident) ? KR_NULL : kr_str_from_format(thread, "Exception in thread %S:\n", kr_ref(ident));
        kr_xdrop(thread, ident);
    } else {
        text = kr_str_from_format(thread, "Exception in thread %S:\n", kr_ref(name));
    }
    kr_xdrop(thread, name);
    return write_text(thread, file, text);
}

// A traceback when sys.stderr is None: where that once was.
static KrOwn show_elsewhere(KrThread *thread, KrRef exception)
{
    KrOwn file = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "__stderr__");
    size_t size = 0;
    char *text = kr_type_has(exception, KR_TYPE_EXCEPTION_SUB) ? kr_traceback_text(thread, exception, &size) : NULL;
    bool ok = !kr_is_null(file);
    if (ok && text && !kr_is_none(kr_ref(file)))
        ok = write_text(thread, kr_ref(file), kr_str_from_utf8(thread, text, size));
    free(text);
    kr_xdrop(thread, file);
    return ok ? kr_none_own() : KR_NULL;
}

// sys.stderr, or what the thread keeps for the time when that is gone; null: none.
static KrOwn error_file(KrThread *thread, KrRef object, bool *kept)
{
    KrOwn file = KR_NULL, name = kr_str_interned(thread, "stderr");
    if (!kr_is_null(name))
        (void)kr_attr_lookup(thread, kr_ref(thread->vm->sys_module), kr_ref(name), &file);
    kr_xdrop(thread, name);
    if (!kr_is_null(file) && kr_is_none(kr_ref(file)))
        kr_drop(thread, kr_move(&file));
    *kept = kr_is_null(file);
    if (*kept && !kr_is_none(object)) {
        name = kr_str_interned(thread, "_stderr");
        if (!kr_is_null(name))
            (void)kr_attr_lookup(thread, object, kr_ref(name), &file);
        kr_xdrop(thread, name);
    }
    kr_exception_clear(thread);
    if (!kr_is_null(file) && kr_is_none(kr_ref(file)))
        kr_drop(thread, kr_move(&file));
    return file;
}

static KrOwn except_hook(ARGS)
{
    UNUSED;
    if (!kr_is_exact(args[0], &hook_args_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_thread.excepthook argument type must be ExceptHookArgs");
    KrRef type = kr_tuple_get(args[0], 0), object = kr_tuple_get(args[0], 3);
    if (kr_is(type, kr_type_ref(&kr_exception_system_exit)))
        return kr_none_own();
    bool kept;
    KrOwn file = error_file(thread, object, &kept), hook = KR_NULL, result = KR_NULL;
    if (kr_is_null(file))
        return kr_none_own();
    bool begun = write_head(thread, kr_ref(file), object);
    if (begun && kept)
        result = show_elsewhere(thread, kr_tuple_get(args[0], 1));
    else if (begun)
        hook = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "__excepthook__");
    if (!kr_is_null(hook))
        result = kr_call_3(thread, kr_ref(hook), type, kr_tuple_get(args[0], 1), kr_tuple_get(args[0], 2));
    kr_drop(thread, file);
    kr_xdrop(thread, hook);
    return result;
}

static const KrNativeDef functions[] = {
    {"start_new_thread", kr_thread_start_new, "($module, function, args, kwargs={}, /)",
     "Start a thread that calls function(*args, **kwargs); its identity.", 2, 3, KR_NATIVE_RAW},
    {"start_new", kr_thread_start_new, "($module, function, args, kwargs={}, /)",
     "An old name of start_new_thread().", 2, 3, KR_NATIVE_RAW},
    {"start_joinable_thread", kr_thread_start_joinable, "($module, /, function, handle=None, daemon=True)",
     "Start a thread that calls function(), and that the handle can join.", 0, 0, 0},
    {"daemon_threads_allowed", yes, "($module, /)", "Whether daemon threads may be made: they may.", 0, 0, 0},
    {"allocate_lock", kr_thread_lock_allocate, "($module, /)", "A new lock.", 0, 0, 0},
    {"allocate", kr_thread_lock_allocate, "($module, /)", "An old name of allocate_lock().", 0, 0, 0},
    {"exit_thread", exit_thread, "($module, /)", "An old name of exit().", 0, 0, 0},
    {"exit", exit_thread, "($module, /)", "Raise SystemExit: without a handler, the thread ends silently.", 0, 0, 0},
    {"interrupt_main", interrupt_main, "($module, signum=signal.SIGINT, /)",
     "As if the signal had arrived in the main thread.", 0, 0, 0},
    {"get_ident", get_ident, "($module, /)", "A number that no other living thread has.", 0, 0, 0},
    {"_get_main_thread_ident", get_main_thread_ident, "($module, /)", "The main thread's number.", 0, 0, 0},
    {"get_native_id", get_native_id, "($module, /)", "The number that the system gave to this thread.", 0, 0, 0},
    {"_count", thread_count, "($module, /)", "How many threads this module has started that have not ended.", 0, 0, 0},
    {"stack_size", stack_size, "($module, size=0, /)",
     "The stack size of threads to come, in bytes; another one from now on, if given.", 0, 0, 0},
    {"_excepthook", except_hook, "($module, args, /)", "Show what a thread has not caught.", 0, 0, 0},
    {"_is_main_interpreter", yes, "($module, /)", "Is this the main interpreter?", 0, 0, 0},
    {"_shutdown", kr_thread_start_shutdown, "($module, /)", "Wait for all threads that are no daemons.", 0, 0, 0},
    {"_make_thread_handle", kr_thread_start_make_handle, "($module, ident, /)", "A handle of a thread by its number.", 0, 0, 0},
    {"_get_name", get_name, "($module, /)", "The name of this thread.", 0, 0, 0},
    {"set_name", set_name, "($module, /, name)", "Tell the system the name of this thread.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_thread_module_init(KrThread *thread)
{
    static const char *const hook_fields[] = {"exc_type", "exc_value", "exc_traceback", "thread", NULL};
    static const struct {
        const char *name;
        KrType *type;
    } types[] = {{"lock", &kr_thread_lock_type},
                 {"LockType", &kr_thread_lock_type},
                 {"RLock", &kr_thread_lock_reentrant_type},
                 {"_local", &kr_thread_local_type},
                 {"_ThreadHandle", &kr_thread_start_handle_type},
                 {"_ExceptHookArgs", &hook_args_type},
                 {"error", &kr_exception_runtime_error}};
    KrOwn module = kr_module_new(thread, "_thread", "Threads and locks. The threading module is the one to use.");
    bool ok = !kr_is_null(module) && kr_struct_sequence_ready(thread, &hook_args_type, hook_fields) &&
              kr_module_add_functions(thread, kr_ref(module), functions) &&
              kr_module_add(thread, kr_ref(module), "TIMEOUT_MAX", kr_from_float(9223372036.0)) &&
              kr_module_add(thread, kr_ref(module), "_NAME_MAXLEN", kr_from_small_int(NAME_MOST));
    for (size_t i = 0; ok && i < sizeof types / sizeof *types; i++)
        ok = kr_type_ready(thread, types[i].type) &&
             kr_module_add(thread, kr_ref(module), types[i].name, kr_dup(kr_type_ref(types[i].type)));
    if (ok)
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
