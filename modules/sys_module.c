// SPDX-License-Identifier: MIT
// The sys module: see sys_module.h.
#include "modules/sys_module.h"

#include "modules/sys_monitor.h"

#include "interp/hot.h"
#include "modules/io_streams.h"
#include "modules/prompt.h"
#include "modules/sys_config.h"
#include "modules/sys_hooks.h"
#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/function.h"
#include "runtime/traceback.h"
#include "runtime/exception.h"
#include "runtime/float.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/struct_sequence.h"
#include "runtime/tuple.h"
#include "runtime/unraisable.h"
#include "runtime/vm.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

KrOwn kr_sys_module_get(KrThread *thread, int name_index)
{
    if (kr_is_null(thread->vm->sys_module))
        return KR_NULL;
    KrRef value = kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)), kr_name(name_index));
    return kr_ref_is_null(value) ? KR_NULL : kr_dup(value);
}

bool kr_sys_module_flush(KrThread *thread)
{
    return kr_io_streams_flush_all(thread);
}

// --- functions --------------------------------------------------------------------------------

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED                                                                         \
    (void)thread;                                                                      \
    (void)self;                                                                        \
    (void)args;                                                                        \
    (void)count

static KrOwn sys_exit(ARGS)
{
    UNUSED;
    if (count && kr_is_exact(args[0], &kr_tuple_type)) { // its items are the exception's arguments
        KrOwn exception = kr_call_ex(thread, kr_type_ref(&kr_exception_system_exit), args[0], KR_REF_NULL);
        if (!kr_is_null(exception))
            kr_exception_set(thread, exception);
        return KR_NULL;
    }
    return kr_exception_raise_value(thread, &kr_exception_system_exit, count ? args[0] : KR_REF_NULL);
}
static KrOwn sys_getrecursionlimit(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, thread->vm->recursion_limit);
}
static KrOwn sys_setrecursionlimit(ARGS)
{
    UNUSED;
    int64_t limit;
    if (!kr_number_index_i64(thread, args[0], &limit))
        return KR_NULL;
    if (limit < 1)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "recursion limit must be greater or equal than 1");
    int64_t used = thread->vm->recursion_limit - (int64_t)thread->recursion_left;
    if (used >= limit)
        return kr_exception_raise(thread, &kr_exception_recursion_error,
                                  "cannot set the recursion limit to %lld at the recursion depth %lld: "
                                  "the limit is too low",
                                  (long long)limit, (long long)used);
    if (limit > 1000000000)
        limit = 1000000000;
    for (KrThread *other = thread->vm->threads; other; other = other->next) {
        int64_t depth = thread->vm->recursion_limit - (int64_t)other->recursion_left;
        other->recursion_left = depth < limit ? (uint32_t)(limit - depth) : 0;
    }
    thread->vm->recursion_limit = limit;
    return kr_none_own();
}
static KrOwn sys_getrefcount(ARGS)
{
    UNUSED;
    if (!kr_is_ptr(args[0]) || (int32_t)kr_obj(args[0])->count < 0)
        return kr_from_small_int(3221225472);
    return kr_from_small_int(kr_obj(args[0])->count);
}
static KrOwn sys_intern(ARGS)
{
    UNUSED;
    if (!kr_str_is(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  kr_str_is_sub(args[0]) ? "can't intern %T" : "intern() argument must be str, not %T", args[0]);
    return kr_str_intern(thread, kr_dup(args[0]));
}
// For dataclasses, which make a class anew: the old one's descriptors of __dict__ and __weakref__ go.
static KrOwn sys_clear_type_descriptors(ARGS)
{
    UNUSED;
    if (!kr_type_has(args[0], KR_TYPE_TYPE_SUB))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_clear_type_descriptors() argument must be type, not %T", args[0]);
    KrType *type = (KrType *)(void *)kr_obj(args[0]);
    if (!(type->flags & KR_TYPE_HEAP))
        return kr_exception_raise(thread, &kr_exception_type_error, "argument is immutable");
    if (kr_dict_delete(thread, kr_type_dict(type), kr_name(KR_NAME___dict__)) == KR_FAULT ||
        kr_dict_delete(thread, kr_type_dict(type), kr_name(KR_NAME___weakref__)) == KR_FAULT)
        return KR_NULL;
    kr_type_modified(type);
    return kr_none_own();
}
static KrOwn sys_exception(ARGS)
{
    UNUSED;
    return kr_is_null(thread->handled) ? kr_none_own() : kr_dup(kr_ref(thread->handled));
}
static KrOwn sys_exc_info(ARGS)
{
    UNUSED;
    KrRef items[3] = {kr_none(), kr_none(), kr_none()};
    if (!kr_is_null(thread->handled) && !kr_is_none(kr_ref(thread->handled))) {
        KrRef e = kr_ref(thread->handled);
        KrOwn traceback = ((KrException *)kr_obj(e))->traceback;
        items[0] = kr_type_ref(kr_type_of(e));
        items[1] = e;
        items[2] = kr_is_null(traceback) ? kr_none() : kr_ref(traceback);
    }
    return kr_tuple_from(thread, items, 3);
}
static KrOwn sys_getframe(ARGS)
{
    UNUSED;
    int64_t depth = 0;
    if (count && !kr_number_index_i64(thread, args[0], &depth))
        return KR_NULL;
    KrFrame *frame = kr_frame_innermost(thread);
    while (frame && depth-- > 0)
        frame = kr_frame_caller(thread, frame);
    if (!frame)
        return kr_exception_raise(thread, &kr_exception_value_error, "call stack is not deep enough");
    return kr_frame_object(thread, frame);
}
static KrOwn sys_getsizeof(ARGS)
{
    UNUSED;
    KrOwn name = kr_str_interned(thread, "__sizeof__"), result = KR_NULL;
    if (kr_is_null(name))
        return KR_NULL;
    KrRef found = kr_type_find(kr_type_of(args[0]), kr_ref(name));
    int64_t size = -1;
    if (!kr_ref_is_null(found)) {
        KrOwn method = kr_dup(found);
        const KrType *kind = kr_type_of(found);
        if (kind->descr_get) {
            KrOwn bound = kind->descr_get(thread, found, args[0], kr_type_ref(kr_type_of(args[0])));
            kr_drop(thread, method);
            method = bound;
        }
        if (!kr_is_null(method))
            result = kr_call(thread, kr_ref(method), NULL, 0, KR_REF_NULL);
        kr_xdrop(thread, method);
    } else
        (void)kr_exception_raise(thread, &kr_exception_type_error, "Type %T doesn't define __sizeof__", args[0]);
    if (!kr_is_null(result) && kr_number_index_i64(thread, kr_ref(result), &size) && size < 0)
        (void)kr_exception_raise(thread, &kr_exception_value_error, "__sizeof__() should return >= 0");
    kr_drop(thread, name);
    kr_xdrop(thread, result);
    if (kr_thread_has_exception(thread)) {
        if (kr_ref_is_null(args[1]) || !kr_exception_is(thread, &kr_exception_type_error))
            return KR_NULL;
        kr_exception_clear(thread);
        return kr_dup(args[1]);
    }
    return kr_int_from_i64(thread, size);
}
// To sys.stdout; what its encoding lacks as escapes.
static bool show(KrThread *thread, KrRef text)
{
    KrOwn out = kr_sys_module_get(thread, KR_NAME_stdout), encoding = KR_NULL, bytes = KR_NULL, plain = KR_NULL;
    if (kr_is_null(out) || kr_is_none(kr_ref(out))) {
        kr_xdrop(thread, out);
        return kr_exception_raise_false(thread, &kr_exception_runtime_error, "lost sys.stdout");
    }
    bool ok = kr_io_streams_write(thread, kr_ref(out), text);
    if (!ok && kr_exception_is(thread, &kr_exception_unicode_encode_error)) {
        kr_exception_clear(thread);
        encoding = kr_attr_get(thread, kr_ref(out), kr_name(KR_NAME_encoding));
        const char *name = kr_is_null(encoding) || !kr_str_is_sub(kr_ref(encoding))
                               ? "ascii"
                               : kr_str_text(thread, kr_ref(encoding));
        bytes = kr_str_codec_encode(thread, text, name, "backslashreplace");
        if (!kr_is_null(bytes))
            plain = kr_str_codec_decode_object(thread, kr_ref(bytes), name, NULL);
        ok = !kr_is_null(plain) && kr_io_streams_write(thread, kr_ref(out), kr_ref(plain));
    }
    kr_xdrop(thread, encoding);
    kr_xdrop(thread, bytes);
    kr_xdrop(thread, plain);
    kr_drop(thread, out);
    return ok;
}
static KrOwn sys_displayhook(ARGS)
{
    UNUSED;
    if (kr_is_none(args[0]))
        return kr_none_own();
    KrOwn key = kr_str_interned(thread, "_"), text = KR_NULL;
    bool ok = kr_dict_set(thread, kr_ref(thread->vm->builtins), kr_ref(key), args[0]);
    kr_drop(thread, key);
    if (ok)
        text = kr_str_from_format(thread, "%R\n", args[0]);
    ok = !kr_is_null(text) && show(thread, kr_ref(text));
    kr_xdrop(thread, text);
    return ok ? kr_none_own() : KR_NULL;
}
// excepthook(type, value, traceback): prints the value, with that traceback.
static KrOwn sys_excepthook(ARGS)
{
    UNUSED;
    (void)kr_sys_module_flush(thread);
    if (!kr_type_has(args[1], KR_TYPE_EXCEPTION_SUB)) { // that is shown, too
        KrOwn text = kr_str_from_format(thread, "TypeError: print_exception(): Exception expected for value, %s found\n",
                                        kr_type_of(args[1])->name);
        if (kr_is_null(text))
            return KR_NULL;
        const char *words = kr_str_text(thread, kr_ref(text));
        kr_io_streams_report(thread, words, strlen(words));
        kr_drop(thread, text);
        return kr_none_own();
    }
    KrException *e = (KrException *)kr_obj(args[1]);
    if (kr_is_null(e->traceback) && kr_is_exact(args[2], &kr_traceback_type))
        kr_store(thread, &e->traceback, kr_dup(args[2]));
    kr_traceback_print(thread, args[1]);
    return kr_none_own();
}

void kr_sys_module_report(KrThread *thread, KrRef exception)
{
    KrOwn name = kr_str_interned(thread, "excepthook"), hook = KR_NULL, result = KR_NULL;
    KrRef found = kr_is_null(name) ? KR_REF_NULL
                                   : kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)), kr_ref(name));
    kr_xdrop(thread, name);
    bool own = kr_is_exact(found, &kr_native_type) && ((KrNative *)kr_obj(found))->def->function == sys_excepthook;
    if (kr_ref_is_null(found) || own) {
        kr_exception_clear(thread);
        if (!own) kr_io_streams_report(thread, "sys.excepthook is missing\n", 26);
        kr_traceback_print(thread, exception);
        return;
    }
    hook = kr_dup(found);
    KrOwn traceback = ((KrException *)kr_obj(exception))->traceback;
    result = kr_call_3(thread, kr_ref(hook), kr_type_ref(kr_type_of(exception)), exception,
                       kr_is_null(traceback) ? kr_none() : kr_ref(traceback));
    (void)kr_sys_module_flush(thread);
    if (kr_is_null(result) &&
        (thread->vm->config->inspect || !kr_exception_is(thread, &kr_exception_system_exit))) {
        KrOwn failed = kr_exception_fetch(thread);
        kr_io_streams_report(thread, "Error in sys.excepthook:\n", 25);
        kr_traceback_print(thread, kr_ref(failed));
        kr_io_streams_report(thread, "\nOriginal exception was:\n", 25);
        kr_traceback_print(thread, exception);
        kr_drop(thread, failed);
    }
    kr_xdrop(thread, result);
    kr_drop(thread, hook);
}

static KrOwn sys_get_int_max_str_digits(ARGS)
{
    UNUSED;
    return kr_from_small_int(kr_int_max_digits());
}
static KrOwn sys_set_int_max_str_digits(ARGS)
{
    UNUSED;
    int64_t digits;
    if (!kr_number_index_i64(thread, args[0], &digits))
        return KR_NULL;
    if (digits != 0 && (digits < 640 || digits > INT32_MAX))
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "maxdigits must be >= 640 or 0 for unlimited");
    kr_int_set_max_digits((int)digits);
    return kr_none_own();
}
static KrOwn sys_getswitchinterval(ARGS)
{
    UNUSED;
    return kr_from_float(kr_thread_switch_interval(thread->vm));
}
static KrOwn sys_setswitchinterval(ARGS)
{
    UNUSED;
    double seconds;
    if (!kr_float_from(thread, args[0], &seconds))
        return KR_NULL;
    if (!(seconds > 0))
        return kr_exception_raise(thread, &kr_exception_value_error, "switch interval must be strictly positive");
    kr_thread_set_switch_interval(thread->vm, seconds);
    return kr_none_own();
}
static KrOwn sys_getfilesystemencoding(ARGS)
{
    UNUSED;
    return kr_str_from_ascii(thread, kr_str_codec_file_encoding());
}
static KrOwn sys_getfilesystemencodeerrors(ARGS)
{
    UNUSED;
    return kr_str_from_ascii(thread, "surrogateescape");
}
static KrOwn sys_audit(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "audit() argument 1 must be str, not %T", args[0]);
    return kr_audit_event_tuple(thread, args[0], args[1]) ? kr_none_own() : KR_NULL;
}
static KrOwn sys_addaudithook(ARGS)
{
    UNUSED;
    return kr_audit_add(thread, args[0]) ? kr_none_own() : KR_NULL;
}
static KrOwn sys_get_cpu_count_config(ARGS)
{
    UNUSED;
    return kr_from_small_int(thread->vm->config->cpu_count);
}
static KrOwn sys_is_finalizing(ARGS)
{
    UNUSED;
    return kr_bool_own(thread->vm->threads_closed);
}
static KrOwn sys_getdefaultencoding(ARGS)
{
    UNUSED;
    return kr_str_from_ascii(thread, "utf-8");
}

static const KrNativeDef functions[] = {
    {"exit", sys_exit, "($module, status=None, /)", "Ends the program by SystemExit(status).", 0, 1, KR_NATIVE_RAW},
    {"getrecursionlimit", sys_getrecursionlimit, "($module, /)", "How deep calls may nest.", 0, 0, KR_NATIVE_RAW},
    {"setrecursionlimit", sys_setrecursionlimit, "($module, limit, /)", "Sets how deep calls may nest.", 1, 1, KR_NATIVE_RAW},
    {"getrefcount", sys_getrefcount, "($module, object, /)", "The number of references to an object.", 1, 1, KR_NATIVE_RAW},
    {"_clear_type_descriptors", sys_clear_type_descriptors, "($module, type, /)", "Takes the descriptors of __dict__ and __weakref__ from a class.", 1, 1, KR_NATIVE_RAW},
    {"intern", sys_intern, "($module, string, /)", "The one str of equal ones that is kept.", 1, 1, KR_NATIVE_RAW},
    {"exception", sys_exception, "($module, /)", "The exception being handled, or None.", 0, 0, KR_NATIVE_RAW},
    {"exc_info", sys_exc_info, "($module, /)", "(type, value, traceback) of the exception being handled.", 0, 0, KR_NATIVE_RAW},
    {"_getframe", sys_getframe, "($module, depth=0, /)", "A frame of the call stack.", 0, 1, KR_NATIVE_RAW | KR_NATIVE_FRAMES},
    {"getsizeof", sys_getsizeof, "(object, default=<absent>)", "The size of an object in bytes.", 0, 0, 0},
    {"_baserepl", kr_prompt_baserepl, "($module, /)", "Private function for getting the base REPL", 0, 0, 0},
    {"displayhook", sys_displayhook, "($module, object, /)", "Prints what an expression at the prompt gave.", 1, 1, KR_NATIVE_RAW},
    {"excepthook", sys_excepthook, "($module, exctype, value, traceback, /)", "Prints an exception with its traceback.", 3, 3, KR_NATIVE_RAW},
    {"unraisablehook", kr_unraisable_hook, "($module, unraisable, /)", "Show an exception that nobody can catch.", 0, 0, 0},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "($module, /)", "The limit of digits when int and str convert.", 0, 0, KR_NATIVE_RAW},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "(maxdigits)", "Sets the limit of digits when int and str convert.", 0, 0, 0},
    {"setswitchinterval", sys_setswitchinterval, "($module, interval, /)",
     "Set the seconds after which a thread that waits asks the running one to give way.", 0, 0, 0},
    {"getswitchinterval", sys_getswitchinterval, "($module, /)", "Seconds after which a thread lets others run.", 0, 0, KR_NATIVE_RAW},
    {"getfilesystemencoding", sys_getfilesystemencoding, "($module, /)", "The encoding of file names.", 0, 0, KR_NATIVE_RAW},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "($module, /)", "The error handler of file names.", 0, 0, KR_NATIVE_RAW},
    {"_get_cpu_count_config", sys_get_cpu_count_config, "($module, /)", "The processor count that was asked for, or -1.", 0, 0, 0},
    {"audit", sys_audit, "($module, event, /, *args)", "Tell the audit hooks about an event.", 0, 0, 0},
    {"addaudithook", sys_addaudithook, "($module, /, hook)", "Add a function that is told about events.", 0, 0, 0},
    {"is_finalizing", sys_is_finalizing, "($module, /)", "Is the interpreter ending?", 0, 0, KR_NATIVE_RAW},
    {"getdefaultencoding", sys_getdefaultencoding, "($module, /)", "The encoding of str.encode() without argument.", 0, 0, KR_NATIVE_RAW},
    {0},
};

static KrOwn jit_is_available(ARGS)
{
    UNUSED;
    return kr_bool_own(true);
}
static KrOwn jit_is_enabled(ARGS)
{
    UNUSED;
    return kr_bool_own(thread->vm->jit);
}
// Does the caller run in machine code? A function that a trace calls is called by it.
static KrOwn jit_is_active(ARGS)
{
    UNUSED;
    return kr_bool_own(thread->activation && thread->activation->in_trace);
}
static KrOwn jit_stats(ARGS)
{
    UNUSED;
    return kr_hot_hooks.stats ? kr_hot_hooks.stats(thread) : kr_dict_new(thread);
}
static const KrNativeDef jit_functions[] = {
    {"is_available", jit_is_available, "($module, /)", "Is there a compiler to machine code?", 0, 0, KR_NATIVE_RAW},
    {"is_enabled", jit_is_enabled, "($module, /)", "Is the compiler to machine code on?", 0, 0, KR_NATIVE_RAW},
    {"is_active", jit_is_active, "($module, /)", "Does the caller run in machine code?", 0, 0, KR_NATIVE_RAW},
    {"stats", jit_stats, "($module, /)", "What the compiler to machine code has done so far: a dict of counts and seconds.", 0, 0, KR_NATIVE_RAW},
    {0},
};

// What the hooks are at first stays under names of its own.
static bool add_first_hooks(KrThread *thread, KrRef sys)
{
    static const char *const names[] = {"__breakpointhook__", "__displayhook__", "__excepthook__", "__unraisablehook__"};
    bool ok = true;
    for (size_t i = 0; ok && i < sizeof names / sizeof *names; i++) {
        KrOwn name = kr_str_from_utf8(thread, names[i] + 2, strlen(names[i]) - 4);
        if (kr_is_null(name)) return false;
        ok = kr_module_add(thread, sys, names[i], kr_dup(kr_dict_find_str(kr_module_dict(sys), kr_ref(name))));
        kr_drop(thread, name);
    }
    return ok;
}

KrOwn kr_sys_module_init(KrThread *thread)
{
    KrVM *vm = thread->vm;
    KrOwn module = kr_module_new(thread, "sys", "System-specific parameters and functions.");
    if (kr_is_null(module))
        return module;
    KrRef sys = kr_ref(module);
    KrOwn jit = kr_module_new(thread, "sys._jit", NULL);
    bool ok =
        !kr_is_null(jit) && kr_module_add_functions(thread, kr_ref(jit), jit_functions) &&
        kr_module_add_functions(thread, sys, functions) && kr_module_add(thread, sys, "_jit", jit) &&
        kr_unraisable_ready(thread) &&
        kr_module_add(thread, sys, "modules", kr_dup(kr_ref(vm->modules))) &&
        kr_sys_config_add(thread, sys) && kr_sys_hooks_add(thread, sys) &&
        kr_sys_monitor_add(thread, sys) && add_first_hooks(thread, sys) &&
        kr_io_streams_add(thread, sys);
    if (ok)
        return module;
    kr_drop(thread, module);
    return KR_NULL;
}

KrOwn kr_sys_module_again(KrThread *thread)
{
    return kr_dup(kr_ref(thread->vm->sys_module));
}
