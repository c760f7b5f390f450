// SPDX-License-Identifier: MIT
// The atexit module, and what is done when a program has ended: see atexit_module.h.
//
// Callbacks are tuples (function, args, kwargs) in a list of the VM, the oldest first.
// Tests: tests/lang/modules/atexit/.
#include "modules/atexit_module.h"

#include "modules/io_streams.h"
#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn atexit_register(ARGS)
{
    UNUSED;
    KrVM *vm = thread->vm;
    if (kr_tuple_length(args[0]) < 1)
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "register() takes at least 1 argument (0 given)");
    KrRef function = kr_tuple_get(args[0], 0);
    if (!kr_type_of(function)->call)
        return kr_exception_raise(thread, &kr_exception_type_error, "the first argument must be callable");
    if (kr_is_null(vm->exit_callbacks)) {
        vm->exit_callbacks = kr_list_new(thread, 0);
        if (kr_is_null(vm->exit_callbacks))
            return KR_NULL;
    }
    KrOwn rest = kr_tuple_slice(thread, args[0], 1, kr_tuple_length(args[0])), entry = KR_NULL;
    if (!kr_is_null(rest))
        entry = kr_tuple_3(thread, function, kr_ref(rest), args[1]);
    kr_xdrop(thread, rest);
    if (kr_is_null(entry) || !kr_list_append_own(thread, kr_ref(vm->exit_callbacks), entry))
        return KR_NULL;
    return kr_dup(function);
}

static void run_callbacks(KrThread *thread)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->exit_callbacks))
        return;
    KrOwn copy = kr_list_to_tuple(thread, kr_ref(vm->exit_callbacks));
    if (kr_is_null(copy)) {
        kr_exception_clear(thread);
        return;
    }
    for (int64_t i = kr_tuple_length(kr_ref(copy)); i-- > 0;) {
        KrRef entry = kr_tuple_get(kr_ref(copy), i), function = kr_tuple_get(entry, 0);
        KrOwn result = kr_call_ex(thread, function, kr_tuple_get(entry, 1), kr_tuple_get(entry, 2));
        if (kr_is_null(result))
            kr_exception_write_ignored(thread, "in atexit callback", function);
        kr_xdrop(thread, result);
    }
    if (!kr_is_null(vm->exit_callbacks))
        kr_list_clear(thread, kr_ref(vm->exit_callbacks));
    kr_drop(thread, copy);
}

static KrOwn atexit_run(ARGS)
{
    UNUSED;
    run_callbacks(thread);
    return kr_none_own();
}

static KrOwn atexit_clear(ARGS)
{
    UNUSED;
    if (!kr_is_null(thread->vm->exit_callbacks))
        kr_list_clear(thread, kr_ref(thread->vm->exit_callbacks));
    return kr_none_own();
}

static KrOwn atexit_count(ARGS)
{
    UNUSED;
    KrRef list = kr_ref(thread->vm->exit_callbacks);
    return kr_from_small_int(kr_ref_is_null(list) ? 0 : kr_list_length(list));
}

static KrOwn atexit_unregister(ARGS)
{
    UNUSED;
    KrRef list = kr_ref(thread->vm->exit_callbacks);
    for (int64_t i = kr_ref_is_null(list) ? 0 : kr_list_length(list); i-- > 0;) {
        if (i >= kr_list_length(list)) // a comparison has changed it
            continue;
        KrOwn entry = kr_dup(kr_list_get(list, i));
        KrFound equal = kr_compare_equal_or_is(thread, args[0], kr_tuple_get(kr_ref(entry), 0));
        if (equal == KR_PRESENT)
            for (int64_t k = kr_list_length(list); k-- > 0;)
                if (kr_is(kr_list_get(list, k), kr_ref(entry)) &&
                    !kr_list_set_slice(thread, list, k, k + 1, KR_REF_NULL))
                    equal = KR_FAULT;
        kr_drop(thread, entry);
        if (equal == KR_FAULT)
            return KR_NULL;
    }
    return kr_none_own();
}

static const KrNativeDef functions[] = {
    {"register", atexit_register, "($module, /, *args, **kwargs)\1($module, func, /, *args, **kwargs)",
     "Call func(*args, **kwargs) when the program ends; func itself.", 0, 0, 0},
    {"unregister", atexit_unregister, "($module, func, /)", "No longer call func when the program ends.", 0, 0, 0},
    {"_clear", atexit_clear, "($module, /)", "Forget all functions that are registered.", 0, 0, 0},
    {"_run_exitfuncs", atexit_run, "($module, /)", "Call all functions that are registered.", 0, 0, 0},
    {"_ncallbacks", atexit_count, "($module, /)", "How many functions are registered.", 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_atexit_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(thread, "atexit", "Functions that are called when the program ends.");
    if (!kr_is_null(module) && kr_module_add_functions(thread, kr_ref(module), functions))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}

// --- the end of a program -------------------------------------------------------------------

static void wait_for_threads(KrThread *thread)
{
    KrOwn name = kr_str_interned(thread, "threading"), shutdown = KR_NULL, result = KR_NULL;
    KrRef module;
    if (!kr_is_null(name) && kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(name), &module) == KR_PRESENT) {
        KrOwn held = kr_dup(module);
        shutdown = kr_attr_get_name(thread, kr_ref(held), "_shutdown");
        if (!kr_is_null(shutdown))
            result = kr_call_0(thread, kr_ref(shutdown));
        if (kr_is_null(result))
            kr_exception_write_ignored(thread, "on threading shutdown", kr_ref(held));
        kr_drop(thread, held);
    }
    kr_exception_clear(thread);
    kr_xdrop(thread, name);
    kr_xdrop(thread, shutdown);
    kr_xdrop(thread, result);
}

bool kr_atexit_module_end(KrThread *thread)
{
    KrVM *vm = thread->vm;
    wait_for_threads(thread);
    run_callbacks(thread);
    vm->threads_closed = true;
    kr_thread_end_others(thread);
    bool ok = kr_io_streams_flush_all(thread);
    kr_xdrop(thread, kr_move(&vm->exit_callbacks));
    return ok;
}
