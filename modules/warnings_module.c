// SPDX-License-Identifier: MIT
// The _warnings module: runtime/warning.h for Python. Tests: tests/lang/modules/warnings/.
#include "modules/warnings_module.h"
#include "modules/thread_lock.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#define ARGS KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn warn(ARGS)
{
    UNUSED;
    int64_t level;
    if (!kr_number_index_i64(thread, args[2], &level))
        return KR_NULL;
    if (!kr_tuple_is_sub(args[4]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "warn() argument 'skip_file_prefixes' must be tuple, not %U", args[4]);
    for (int64_t i = 0; i < kr_tuple_length(args[4]); i++)
        if (!kr_str_is_sub(kr_tuple_get(args[4], i)))
            return kr_exception_raise(thread, &kr_exception_type_error, "Found non-str '%T' in skip_file_prefixes.",
                                      kr_tuple_get(args[4], i));
    return kr_warning_warn(thread, args[0], args[1], level, args[3], args[4]) ? kr_none_own() : KR_NULL;
}

// The module's loader, as importlib sees it. Null: raised.
static KrOwn loader_of(KrThread *thread, KrRef globals)
{
    KrOwn name = kr_str_interned(thread, "_frozen_importlib_external"), function = KR_NULL, loader = KR_NULL;
    KrRef module;
    if (kr_is_null(name))
        return KR_NULL;
    KrFound found = kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(name), &module);
    kr_drop(thread, name);
    if (found == KR_PRESENT)
        function = kr_attr_get_name(thread, module, "_bless_my_loader");
    else if (found == KR_ABSENT)
        (void)kr_exception_raise(thread, &kr_exception_import_error, "importlib is not there");
    if (!kr_is_null(function))
        loader = kr_call_1(thread, kr_ref(function), globals);
    kr_xdrop(thread, function);
    return loader;
}

// The line of a module's source that its loader gives. Null: raised, or nothing to show.
static KrOwn source_line(KrThread *thread, KrRef globals, int64_t line)
{
    KrOwn loader = loader_of(thread, globals), method = KR_NULL, getter = KR_NULL, source = KR_NULL;
    KrOwn lines = KR_NULL, name = KR_NULL, result = KR_NULL;
    KrRef module;
    if (kr_is_null(loader) ||
        kr_dict_find(thread, globals, kr_name(KR_NAME___name__), &module) != KR_PRESENT)
        goto done;
    name = kr_dup(module);
    method = kr_str_interned(thread, "get_source");
    if (kr_is_null(method) || kr_attr_lookup(thread, kr_ref(loader), kr_ref(method), &getter) != KR_PRESENT)
        goto done;
    source = kr_call_1(thread, kr_ref(getter), kr_ref(name));
    if (kr_is_null(source) || kr_is_none(kr_ref(source)))
        goto done;
    kr_store(thread, &method, kr_str_interned(thread, "splitlines"));
    if (!kr_is_null(method))
        lines = kr_call_method(thread, kr_ref(source), kr_ref(method), NULL, 0);
    if (!kr_is_null(lines) && kr_list_is_sub(kr_ref(lines)) && line > 0 && line <= kr_list_length(kr_ref(lines)))
        result = kr_dup(kr_list_get(kr_ref(lines), line - 1));
done:
    kr_xdrop(thread, loader);
    kr_xdrop(thread, method);
    kr_xdrop(thread, getter);
    kr_xdrop(thread, source);
    kr_xdrop(thread, lines);
    kr_xdrop(thread, name);
    return result;
}

static KrOwn warn_explicit(ARGS)
{
    UNUSED;
    int64_t line;
    if (!kr_str_is_sub(args[2]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "warn_explicit() argument 'filename' must be str, not %U", args[2]);
    if (!kr_number_index_i64(thread, args[3], &line))
        return KR_NULL;
    KrRef globals = args[6];
    KrOwn text = KR_NULL;
    if (!kr_ref_is_null(globals) && !kr_is_none(globals)) {
        if (!kr_type_has(globals, KR_TYPE_DICT_SUB))
            return kr_exception_raise(thread, &kr_exception_type_error, "module_globals must be a dict, not '%T'",
                                      globals);
        text = source_line(thread, globals, line);
        if (kr_thread_has_exception(thread))
            return KR_NULL;
    }
    const KrWarning w = {.message = args[0], .category = args[1], .filename = args[2], .line = line,
                         .module = args[4], .registry = args[5], .source = args[7], .source_line = kr_ref(text)};
    bool ok = kr_warning_process(thread, &w);
    kr_xdrop(thread, text);
    return ok ? kr_none_own() : KR_NULL;
}

// --- the lock ---------------------------------------------------------------------------

static KrOwn call_lock(KrThread *thread, const char *method)
{
    KrVM *vm = thread->vm;
    if (kr_is_null(vm->warning_lock))
        vm->warning_lock = kr_call_0(thread, kr_type_ref(&kr_thread_lock_reentrant_type));
    KrOwn name = kr_is_null(vm->warning_lock) ? KR_NULL : kr_str_interned(thread, method);
    KrOwn result = kr_is_null(name) ? KR_NULL
                                    : kr_call_method(thread, kr_ref(vm->warning_lock), kr_ref(name), NULL, 0);
    kr_xdrop(thread, name);
    return result;
}

static KrOwn acquire_lock(ARGS)
{
    UNUSED;
    KrOwn result = call_lock(thread, "acquire");
    if (kr_is_null(result))
        return KR_NULL;
    kr_drop(thread, result);
    return kr_none_own();
}

static KrOwn release_lock(ARGS)
{
    UNUSED;
    return call_lock(thread, "release");
}

static KrOwn filters_mutated(ARGS)
{
    UNUSED;
    KrOwn owned = call_lock(thread, "_is_owned");
    if (kr_is_null(owned))
        return KR_NULL;
    bool mine = kr_is(kr_ref(owned), kr_bool(true));
    kr_drop(thread, owned);
    if (!mine)
        return kr_exception_raise(thread, &kr_exception_runtime_error, "warnings lock is not held");
    thread->vm->warning_version++;
    return kr_none_own();
}

static const KrNativeDef functions[] = {
    {"warn", warn, "($module, /, message, category=None, stacklevel=1, source=None, *,\n     skip_file_prefixes=())",
     "Issue a warning, or maybe ignore it or raise an exception.", 0, 0, KR_NATIVE_FRAMES},
    {"warn_explicit", warn_explicit,
     "($module, /, message, category, filename, lineno,\n              module=<unrepresentable>, registry=None,\n"
     "              module_globals=None, source=None)",
     "Issue a warning, or maybe ignore it or raise an exception.", 0, 0, 0},
    {"_filters_mutated_lock_held", filters_mutated, "($module, /)", NULL, 0, 0, 0},
    {"_acquire_lock", acquire_lock, "($module, /)", NULL, 0, 0, 0},
    {"_release_lock", release_lock, "($module, /)", NULL, 0, 0, 0},
    {NULL, NULL, NULL, NULL, 0, 0, 0},
};

KrOwn kr_warnings_module_init(KrThread *thread)
{
    static const struct {
        const char *name;
        int which;
    } states[] = {{"filters", KR_WARNING_FILTERS},
                  {"_onceregistry", KR_WARNING_ONCE},
                  {"_defaultaction", KR_WARNING_ACTION},
                  {"_warnings_context", KR_WARNING_CONTEXT}};
    KrOwn module = kr_module_new(thread, "_warnings", "What the module warnings stands on.");
    bool ok = !kr_is_null(module) && kr_type_ready(thread, &kr_thread_lock_reentrant_type) &&
              kr_module_add_functions(thread, kr_ref(module), functions);
    for (size_t i = 0; ok && i < sizeof states / sizeof *states; i++) {
        KrRef value = kr_warning_state(thread, states[i].which);
        ok = !kr_ref_is_null(value) && kr_module_add(thread, kr_ref(module), states[i].name, kr_dup(value));
    }
    if (ok)
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
