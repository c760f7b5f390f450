// SPDX-License-Identifier: MIT
// Hooks of sys (breakpoint, unraisable exceptions, asynchronous generators), what it knows about threads
// and memory, and functions about parts of CPython that Krait has in another form or not at all.
// Called by sys_module.c. Tests: tests/lang/modules/sys/.
#include "modules/sys_hooks.h"

#include "modules/posix_path.h"
#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/function.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/slab.h"
#include "runtime/str.h"
#include "runtime/struct_sequence.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

// --- breakpoints ------------------------------------------------------------------------------

// "pkg.mod.function", or a name of builtins. Null without an exception: it cannot be imported.
static KrOwn import_path(KrThread *thread, const char *path)
{
    const char *dot = strrchr(path, '.');
    char module_name[512] = "builtins";
    if (dot && (size_t)(dot - path) < sizeof module_name) {
        memcpy(module_name, path, (size_t)(dot - path));
        module_name[dot - path] = 0;
    }
    KrOwn function = kr_import_attr(thread, module_name, dot ? dot + 1 : path);
    if (kr_is_null(function) &&
        (kr_exception_is(thread, &kr_exception_import_error) ||
         kr_exception_is(thread, &kr_exception_attribute_error) ||
         kr_exception_is(thread, &kr_exception_value_error)))
        kr_exception_clear(thread);
    return function;
}

static bool warn_unimportable(KrThread *thread, const char *path)
{
    return kr_warning_format(thread, &kr_exception_runtime_warning, 1,
                             "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", path);
}

static KrOwn sys_breakpointhook(ARGS)
{
    UNUSED;
    const char *path =
        thread->vm->config->ignore_environment ? NULL : getenv("PYTHONBREAKPOINT");
    if (!path || !*path) path = "pdb.set_trace";
    if (!strcmp(path, "0")) return kr_none_own();
    KrOwn function = import_path(thread, path);
    if (kr_is_null(function)) {
        if (kr_thread_has_exception(thread) || !warn_unimportable(thread, path))
            return KR_NULL;
        return kr_none_own();
    }
    KrOwn result = kr_call_ex(thread, kr_ref(function), args[0], args[1]);
    kr_drop(thread, function);
    return result;
}

KrOwn kr_sys_hooks_breakpoint(KrThread *thread, KrRef args, KrRef kwargs)
{
    KrOwn hook =
        kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "breakpointhook");
    if (kr_is_null(hook)) {
        kr_exception_clear(thread);
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "lost sys.breakpointhook");
    }
    KrOwn result = kr_call_ex(thread, kr_ref(hook), args, kwargs);
    kr_drop(thread, hook);
    return result;
}

// --- asynchronous generators and coroutines ---------------------------------------------------

static KrType asyncgen_hooks_type = KR_STRUCT_SEQUENCE_TYPE("asyncgen_hooks", 0);

static KrOwn or_none(KrOwn value)
{
    return kr_is_null(value) ? kr_none_own() : kr_dup(kr_ref(value));
}
static KrOwn sys_get_asyncgen_hooks(ARGS)
{
    UNUSED;
    KrOwn fields[] = {or_none(thread->async_firstiter),
                      or_none(thread->async_finalizer)};
    return kr_struct_sequence_new(thread, &asyncgen_hooks_type, fields, 2);
}
static KrOwn sys_set_asyncgen_hooks(ARGS)
{
    UNUSED;
    static const char *const names[] = {"firstiter", "finalizer"};
    KrOwn *places[] = {&thread->async_firstiter, &thread->async_finalizer};
    for (size_t i = 0; i < 2; i++) {
        if (kr_ref_is_null(args[i]) || kr_is_none(args[i])) continue;
        if (!kr_type_of(args[i])->call)
            return kr_exception_raise(thread, &kr_exception_type_error,
                                      "callable %s expected, got %T", names[i],
                                      args[i]);
    }
    for (size_t i = 0; i < 2; i++)
        if (!kr_ref_is_null(args[i]))
            kr_store(thread, places[i],
                     kr_is_none(args[i]) ? KR_NULL : kr_dup(args[i]));
    return kr_none_own();
}
static KrOwn sys_get_origin_depth(ARGS)
{
    UNUSED;
    return kr_from_small_int(thread->origin_depth);
}
static KrOwn sys_set_origin_depth(ARGS)
{
    UNUSED;
    int64_t depth;
    if (!kr_number_index_i64(thread, args[0], &depth)) return KR_NULL;
    if (depth < 0 || depth > INT32_MAX)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "depth must be >= 0");
    thread->origin_depth = (int32_t)depth;
    return kr_none_own();
}

// --- frames -----------------------------------------------------------------------------------

static KrOwn sys_getframemodulename(ARGS)
{
    UNUSED;
    int64_t depth;
    if (!kr_number_index_i64(thread, args[0], &depth)) return KR_NULL;
    const KrFrame *frame = kr_frame_innermost(thread);
    while (frame && depth-- > 0)
        frame = kr_frame_caller(thread, frame);
    if (!frame || kr_is_null(frame->function) ||
        !kr_is_exact(kr_ref(frame->function), &kr_function_type))
        return kr_none_own();
    const KrFunction *function =
        (const KrFunction *)(const void *)kr_obj(kr_ref(frame->function));
    if (!kr_is_null(function->module)) return kr_dup(kr_ref(function->module));
    KrRef name = kr_dict_find_str(frame->globals, kr_name(KR_NAME___name__));
    return kr_ref_is_null(name) ? kr_none_own() : kr_dup(name);
}
static bool put_thread(KrThread *thread, KrRef dict, const KrThread *of, KrOwn value)
{
    KrOwn key = kr_int_from_u64(thread, of->ident);
    bool ok = !kr_is_null(key) && !kr_is_null(value) &&
              kr_dict_set(thread, dict, kr_ref(key), kr_ref(value));
    kr_xdrop(thread, key);
    kr_xdrop(thread, value);
    return ok;
}
static KrOwn per_thread(KrThread *thread, bool frames)
{
    KrOwn dict = kr_dict_new(thread);
    for (KrThread *t = thread->vm->threads; t && !kr_is_null(dict); t = t->next) {
        if (frames && !t->frame) continue;
        KrOwn value = frames ? kr_frame_object(thread, t->frame) : or_none(t->handled);
        if (put_thread(thread, kr_ref(dict), t, value)) continue;
        kr_drop(thread, dict);
        return KR_NULL;
    }
    return dict;
}
static KrOwn sys_current_frames(ARGS)
{
    UNUSED;
    return per_thread(thread, true);
}
static KrOwn sys_current_exceptions(ARGS)
{
    UNUSED;
    return per_thread(thread, false);
}

// --- memory and text --------------------------------------------------------------------------

static KrOwn sys_is_immortal(ARGS)
{
    UNUSED;
    return kr_bool_own(!kr_is_ptr(args[0]) || (int32_t)kr_obj(args[0])->count < 0);
}
static KrOwn sys_is_interned(ARGS)
{
    UNUSED;
    if (!kr_str_is_sub(args[0]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_is_interned() argument must be str, not %U",
                                  args[0]);
    return kr_bool_own(kr_str_obj(args[0])->interned != 0);
}
static KrOwn sys_getunicodeinternedsize(ARGS)
{
    UNUSED;
    return kr_int_from_i64(thread, kr_dict_length(kr_ref(thread->vm->interned)));
}
static void count_object(KrObject *object, void *context)
{
    (void)object;
    ++*(int64_t *)context;
}
static KrOwn sys_getallocatedblocks(ARGS)
{
    UNUSED;
    int64_t blocks = 0;
    kr_slab_each(thread->vm, count_object, &blocks);
    return kr_int_from_i64(thread, blocks);
}

static KrOwn nothing(ARGS)
{
    UNUSED;
    return kr_none_own();
}
static KrOwn no(ARGS)
{
    UNUSED;
    return kr_bool_own(false);
}
static KrOwn yes(ARGS)
{
    UNUSED;
    return kr_bool_own(true);
}
static KrOwn sys_activate_stack_trampoline(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_value_error,
                              "perf trampoline not available");
}
static KrOwn sys_getdlopenflags(ARGS)
{
    UNUSED;
    return kr_from_small_int(thread->vm->dlopen_flags ? thread->vm->dlopen_flags
                                                      : RTLD_NOW);
}
static KrOwn sys_setdlopenflags(ARGS)
{
    UNUSED;
    int64_t flags;
    if (!kr_number_index_i64(thread, args[0], &flags)) return KR_NULL;
    thread->vm->dlopen_flags = (int32_t)flags;
    return kr_none_own();
}
static KrOwn sys_call_tracing(ARGS)
{
    UNUSED;
    if (!kr_tuple_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "call_tracing() argument 2 must be tuple, not %U",
                                  args[1]);
    return kr_call_ex(thread, args[0], args[1], KR_REF_NULL);
}
// What a class shows of its slots and its dict goes (dataclasses makes the class anew).
static KrOwn sys_clear_type_descriptors(ARGS)
{
    UNUSED;
    if (!kr_type_has(args[0], KR_TYPE_TYPE_SUB))
        return kr_exception_raise(
            thread, &kr_exception_type_error,
            "_clear_type_descriptors() argument must be type, not %U", args[0]);
    KrType *type = (KrType *)(void *)kr_obj(args[0]);
    if (type->flags & KR_TYPE_IMMUTABLE || !(type->flags & KR_TYPE_HEAP))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "argument is immutable");
    static const int names[] = {KR_NAME___dict__, KR_NAME___weakref__};
    for (size_t i = 0; i < 2; i++)
        if (kr_dict_delete(thread, kr_type_dict(type), kr_name(names[i])) == KR_FAULT)
            return KR_NULL;
    kr_type_modified(type);
    return kr_none_own();
}

// As CPython with -X disable-remote-debug: is_remote_debug_enabled() says so, too.
static KrOwn sys_remote_exec(KrThread *thread, KrRef self, const KrRef *args, size_t count)
{
    int64_t pid;
    (void)self, (void)count;
    if (!kr_number_index_i64(thread, args[0], &pid)) return KR_NULL;
    KrOwn path = kr_posix_path_encode(thread, args[1]);
    if (kr_is_null(path) || !kr_audit_event(thread, "sys.remote_exec", "OO", args[0], args[1])) goto done;
    const char *name = kr_bytes_cast(kr_ref(path))->data;
    if (access(name, R_OK) == 0)
        (void)kr_exception_raise(thread, &kr_exception_runtime_error, "Remote debugging is not enabled");
    else if (errno == EACCES)
        (void)kr_exception_raise(thread, &kr_exception_permission_error, "Script file cannot be read");
    else
        (void)kr_exception_raise(thread, &kr_exception_file_not_found_error, "Script file does not exist");
done:
    kr_xdrop(thread, path);
    return KR_NULL;
}

const KrNativeDef kr_sys_hooks_functions[] = {
    {"breakpointhook", sys_breakpointhook, "($module, /, *args, **kwargs)",
     "What breakpoint() calls: enters the debugger.", 0, 0, 0},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, "($module, /)",
     "The hooks of asynchronous generators of this thread.", 0, 0, 0},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks,
     "(firstiter=<absent>, finalizer=<absent>)",
     "Set functions that are told about the first iteration and the end of "
     "asynchronous generators.",
     0, 0, 0},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, "($module, /)", "How many frames are kept of a coroutine's birth.", 0, 0, 0},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, "($module, /, depth)", "How many frames to keep of a coroutine's birth.", 0, 0, 0},
    {"_getframemodulename", sys_getframemodulename, "($module, /, depth=0)",
     "The module of a calling function, or None.", 0, 0, KR_NATIVE_FRAMES},
    {"_current_frames", sys_current_frames, "($module, /)",
     "The innermost frame of each thread.", 0, 0, KR_NATIVE_FRAMES},
    {"_current_exceptions", sys_current_exceptions, "($module, /)",
     "The exception that each thread handles.", 0, 0, 0},
    {"_is_immortal", sys_is_immortal, "($module, op, /)", "Does the object live for ever?", 0, 0, 0},
    {"_is_interned", sys_is_interned, "($module, string, /)", "Is the str interned?", 0, 0, 0},
    {"_is_gil_enabled", yes, "($module, /)", "Is there a global lock?", 0, 0, 0},
    {"getunicodeinternedsize", sys_getunicodeinternedsize, "($module, /, *, _only_immortal=False)", "How many strs are interned.", 0, 0, 0},
    {"getallocatedblocks", sys_getallocatedblocks, "($module, /)",
     "The number of objects that live.", 0, 0, 0},
    {"_clear_type_cache", nothing, "($module, /)", "Empties the cache of methods.", 0, 0, 0},
    {"_clear_internal_caches", nothing, "($module, /)", "Empties the caches of the interpreter.", 0, 0, 0},
    {"_clear_type_descriptors", sys_clear_type_descriptors, "($module, type, /)", "Takes the descriptors of __dict__ and __weakref__ from a class.", 0, 0, 0},
    {"_debugmallocstats", nothing, "($module, /)", "Prints what the allocator counts.", 0, 0, 0},
    {"call_tracing", sys_call_tracing, "($module, func, args, /)", "Call func(*args).",
     0, 0, 0},
    {"getdlopenflags", sys_getdlopenflags, "($module, /)", "The flags for dlopen().", 0, 0, 0},
    {"setdlopenflags", sys_setdlopenflags, "($module, flags, /)", "Sets the flags for dlopen().", 0, 0, 0},
    {"is_stack_trampoline_active", no, "($module, /)", "Is a stack profiler's trampoline on?", 0, 0, 0},
    {"activate_stack_trampoline", sys_activate_stack_trampoline, "($module, backend, /)", "Starts a stack profiler's trampoline.", 0, 0, 0},
    {"deactivate_stack_trampoline", nothing, "($module, /)", "Stops the stack profiler's trampoline.", 0, 0, 0},
    {"remote_exec", sys_remote_exec, "($module, /, pid, script)", "Have another process run a script: no process of Krait takes any.", 0, 0, 0},
    {"is_remote_debug_enabled", no, "($module, /)", "May a debugger attach?", 0, 0, 0},
    {0},
};

bool kr_sys_hooks_add(KrThread *thread, KrRef sys)
{
    static const char *const names[] = {"firstiter", "finalizer", NULL};
    return kr_struct_sequence_ready(thread, &asyncgen_hooks_type, names) &&
           kr_module_add_functions(thread, sys, kr_sys_hooks_functions);
}
