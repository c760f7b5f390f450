// SPDX-License-Identifier: MIT
// The _imp module: what importlib's Python code cannot do itself - modules written in C, frozen modules,
// the import lock, facts about .pyc files. Extension modules of CPython cannot be loaded.
// Tests: tests/lang/reference/imports/.
#define _GNU_SOURCE
#include "modules/imp_module.h"

#include "base/hash.h"
#include "runtime/attribute.h"
#include "runtime/buffer.h"
#include "runtime/bytes.h"
#include "runtime/code.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frozen.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/marshal_read.h"
#include "runtime/marshal_write.h"
#include "runtime/module.h"
#include "runtime/protocol_number.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <unistd.h>

#define ARGS   KrThread *thread, KrRef self, const KrRef *args, size_t count
#define UNUSED ((void)thread, (void)self, (void)args, (void)count)

static KrOwn import_error(KrThread *thread, const char *format, KrRef name)
{
    (void)kr_exception_raise(thread, &kr_exception_import_error, format, name);
    if (kr_exception_is(thread, &kr_exception_import_error))
        kr_store(thread, &((KrException *)kr_obj(kr_ref(thread->exception)))->extra[0],
                 kr_dup(name));
    return KR_NULL;
}

// Text for the tables; null: not a str (raised) or nothing that could stand there ("").
static const char *name_text(KrThread *thread, KrRef name, const char *function)
{
    if (!kr_str_is_sub(name)) {
        (void)kr_exception_raise(thread, &kr_exception_type_error,
                                 "%s() argument must be str, not %U", function, name);
        return NULL;
    }
    const char *text = kr_str_text(thread, name);
    return strlen(text) == (size_t)kr_str_obj(name)->length ? text : "";
}

// --- modules written in C ---------------------------------------------------------------------

static KrOwn imp_create_builtin(ARGS)
{
    UNUSED;
    KrOwn name = kr_attr_get_name(thread, args[0], "name"), module = KR_NULL;
    if (kr_is_null(name)) return KR_NULL;
    const char *text = name_text(thread, kr_ref(name), "create_builtin");
    const KrBuiltinModule *entry = text ? kr_import_find_builtin(text) : NULL;
    if (entry)
        module = entry->init(thread);
    else if (text)
        (void)import_error(thread, "no built-in module named %R", kr_ref(name));
    kr_drop(thread, name);
    return module;
}
static KrOwn imp_exec_builtin(ARGS)
{
    UNUSED;
    return kr_from_small_int(0); // it has been filled when it was made
}
static KrOwn imp_is_builtin(ARGS)
{
    UNUSED;
    const char *text = name_text(thread, args[0], "is_builtin");
    if (!text) return KR_NULL;
    bool once = !strcmp(text, "sys") || !strcmp(text, "builtins"); // made once
    return kr_from_small_int(once ? -1 : kr_import_is_builtin(text));
}
static KrOwn imp_create_dynamic(ARGS)
{
    UNUSED;
    KrOwn name = kr_attr_get_name(thread, args[0], "name");
    if (kr_is_null(name)) return name;
    (void)import_error(
        thread, "krait: %R is an extension module of CPython, which cannot be loaded",
        kr_ref(name));
    kr_drop(thread, name);
    return KR_NULL;
}
static KrOwn imp_extension_suffixes(ARGS)
{
    UNUSED;
    return kr_list_new(thread, 0);
}

// --- frozen modules ---------------------------------------------------------------------------

static KrOwn not_frozen(KrThread *thread, KrRef name)
{
    return import_error(thread, "No such frozen object named %R", name);
}
static KrOwn imp_is_frozen(ARGS)
{
    UNUSED;
    const char *text = name_text(thread, args[0], "is_frozen");
    return text ? kr_bool_own(kr_frozen_has(thread->vm, text)) : KR_NULL;
}
static KrOwn imp_is_frozen_package(ARGS)
{
    UNUSED;
    const char *text = name_text(thread, args[0], "is_frozen_package");
    const KrFrozen *frozen = text ? kr_frozen_find(thread->vm, text) : NULL;
    if (!text) return KR_NULL;
    return frozen ? kr_bool_own(frozen->package) : not_frozen(thread, args[0]);
}
static KrOwn imp_find_frozen(ARGS)
{
    UNUSED;
    bool with_data;
    const char *text = name_text(thread, args[0], "find_frozen");
    if (!text || !kr_truth(thread, args[1], &with_data)) return KR_NULL;
    const KrFrozen *frozen = kr_frozen_find(thread->vm, text);
    if (!frozen) return kr_none_own();
    KrOwn code = with_data ? kr_frozen_code(thread, text) : KR_NULL, data = kr_none_own();
    if (with_data) {
        data = kr_is_null(code) ? KR_NULL : kr_marshal_write(thread, kr_ref(code), KR_MARSHAL_VERSION, true);
        kr_xdrop(thread, code);
        if (kr_is_null(data)) return KR_NULL;
    }
    KrOwn items[3] = {
        data,
        kr_bool_own(frozen->package),
        frozen->origin ? kr_str_from_ascii(thread, frozen->origin) : kr_none_own()};
    return kr_tuple_pack_own(thread, items, 3);
}
static KrOwn imp_get_frozen_object(ARGS)
{
    UNUSED;
    const char *text = name_text(thread, args[0], "get_frozen_object");
    if (!text) return KR_NULL;
    if (kr_is_none(args[1])) {
        if (!kr_frozen_has(thread->vm, text)) return not_frozen(thread, args[0]);
        return kr_frozen_code(thread, text);
    }
    KrBuffer buffer = {0};
    if (!kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ)) return KR_NULL;
    KrOwn code = buffer.size
                     ? kr_marshal_read(thread, buffer.data, (size_t)buffer.size, true)
                     : KR_NULL;
    bool empty = !buffer.size;
    kr_buffer_release(thread, &buffer);
    if (empty || kr_is_null(code)) {
        if (!empty) kr_exception_clear(thread);
        return import_error(thread, "Frozen object named %R is invalid", args[0]);
    }
    if (kr_is_exact(kr_ref(code), &kr_code_type)) return code;
    kr_drop(thread, code);
    return kr_exception_raise(thread, &kr_exception_type_error,
                              "frozen object %R is not a code object", args[0]);
}
static KrOwn imp_init_frozen(ARGS)
{
    UNUSED;
    const char *text = name_text(thread, args[0], "init_frozen");
    if (!text) return KR_NULL;
    if (!kr_frozen_has(thread->vm, text)) return kr_none_own();
    return kr_import_frozen(thread, text);
}
static KrOwn imp_frozen_module_names(ARGS)
{
    UNUSED;
    KrOwn list = kr_list_new(thread, 0);
    for (const KrFrozen *f = kr_frozen_table; f->name && !kr_is_null(list); f++) {
        if (kr_list_append_own(thread, kr_ref(list),
                               kr_str_from_ascii(thread, f->name)))
            continue;
        kr_drop(thread, list);
        return KR_NULL;
    }
    return list;
}
static KrOwn imp_override_frozen(ARGS)
{
    UNUSED;
    int64_t override;
    if (!kr_number_index_i64(thread, args[0], &override)) return KR_NULL;
    thread->vm->import.frozen_override = (override > 0) - (override < 0);
    return kr_none_own();
}
static KrOwn imp_override_multi_interp(ARGS)
{
    UNUSED;
    return kr_exception_raise(thread, &kr_exception_runtime_error,
                              "_imp._override_multi_interp_extensions_check() cannot "
                              "be used in the main interpreter");
}

// --- the import lock --------------------------------------------------------------------------

static KrOwn imp_lock_held(ARGS)
{
    UNUSED;
    return kr_bool_own(thread->vm->import.lock_count > 0);
}
void kr_imp_module_lock(KrThread *thread)
{
    KrImportState *state = &thread->vm->import;
    while (state->lock_count > 0 &&
           state->lock_owner != thread) { // held for moments only
        kr_thread_release_gil(thread);
        usleep(50);
        kr_thread_take_gil(thread);
    }
    state->lock_owner = thread;
    state->lock_count++;
}
void kr_imp_module_unlock(KrThread *thread)
{
    KrImportState *state = &thread->vm->import;
    if (state->lock_count > 0 && state->lock_owner == thread) state->lock_count--;
}
static KrOwn imp_acquire_lock(ARGS)
{
    UNUSED;
    kr_imp_module_lock(thread);
    return kr_none_own();
}
static KrOwn imp_release_lock(ARGS)
{
    UNUSED;
    KrImportState *state = &thread->vm->import;
    if (state->lock_count <= 0 || state->lock_owner != thread)
        return kr_exception_raise(thread, &kr_exception_runtime_error,
                                  "not holding the import lock");
    state->lock_count--;
    return kr_none_own();
}

// --- .pyc files -------------------------------------------------------------------------------

static KrOwn imp_source_hash(ARGS)
{
    UNUSED;
    int64_t key;
    KrBuffer buffer = {0};
    if (!kr_number_index_i64(thread, args[0], &key) ||
        !kr_buffer_get(thread, args[1], &buffer, KR_BUFFER_READ))
        return KR_NULL;
    uint64_t hash = kr_hash_keyed((uint64_t)key, 0, buffer.data, (size_t)buffer.size);
    kr_buffer_release(thread, &buffer);
    return kr_bytes_new(thread, &hash, sizeof hash);
}

// The file name of a code object and of those in its constants that have the same.
static void rename_code(KrThread *thread, KrCode *code, KrRef old, KrRef name)
{
    if (!kr_str_equal(kr_ref(code->filename), old) || kr_thread_stack_low(thread))
        return;
    kr_store(thread, &code->filename, kr_dup(name));
    for (uint32_t i = 0; i < code->const_count; i++)
        if (kr_is_exact(kr_ref(code->consts[i]), &kr_code_type))
            rename_code(thread, kr_code_obj(kr_ref(code->consts[i])), old, name);
}
static KrOwn imp_fix_co_filename(ARGS)
{
    UNUSED;
    if (!kr_is_exact(args[0], &kr_code_type))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_fix_co_filename() argument 1 must be code, not %U",
                                  args[0]);
    if (!kr_str_is_sub(args[1]))
        return kr_exception_raise(thread, &kr_exception_type_error,
                                  "_fix_co_filename() argument 2 must be str, not %U",
                                  args[1]);
    KrCode *code = kr_code_obj(args[0]);
    if (!kr_str_equal(kr_ref(code->filename), args[1])) {
        KrOwn old = kr_dup(kr_ref(code->filename));
        rename_code(thread, code, kr_ref(old), args[1]);
        kr_drop(thread, old);
    }
    return kr_none_own();
}

static const KrNativeDef functions[] = {
    {"_fix_co_filename", imp_fix_co_filename, "($module, code, path, /)",
     "Change the file name of a code object, and of those inside it.", 0, 0, 0},
    {"_frozen_module_names", imp_frozen_module_names, "($module, /)",
     "The names of all frozen modules.", 0, 0, 0},
    {"_override_frozen_modules_for_tests", imp_override_frozen,
     "($module, override, /)",
     "For tests: frozen modules on (1), off (-1), as configured (0).", 0, 0, 0},
    {"_override_multi_interp_extensions_check", imp_override_multi_interp,
     "($module, override, /)", "For tests of subinterpreters.", 0, 0, 0},
    {"acquire_lock", imp_acquire_lock, "($module, /)",
     "Take the import lock of this interpreter.", 0, 0, 0},
    {"create_builtin", imp_create_builtin, "($module, spec, /)",
     "Make the built-in module of a spec.", 0, 0, 0},
    {"create_dynamic", imp_create_dynamic, "($module, spec, file=None, /)\1($module, spec, file=<unrepresentable>, /)",
     "Make the extension module of a spec.", 0, 0, 0},
    {"exec_builtin", imp_exec_builtin, "($module, mod, /)", "Fill a built-in module.",
     0, 0, 0},
    {"exec_dynamic", imp_exec_builtin, "($module, mod, /)", "Fill an extension module.",
     0, 0, 0},
    {"extension_suffixes", imp_extension_suffixes, "($module, /)",
     "The endings of extension modules' files.", 0, 0, 0},
    {"find_frozen", imp_find_frozen, "($module, name, /, *, withdata=False)",
     "Facts about a frozen module: (data, whether it is a package, its real name), or "
     "None.",
     0, 0, 0},
    {"get_frozen_object", imp_get_frozen_object, "($module, name, data=None, /)",
     "The code object of a frozen module.", 0, 0, 0},
    {"init_frozen", imp_init_frozen, "($module, name, /)",
     "Import a frozen module, or None.", 0, 0, 0},
    {"is_builtin", imp_is_builtin, "($module, name, /)",
     "1 for a built-in module, -1 if it cannot be made again, else 0.", 0, 0, 0},
    {"is_frozen", imp_is_frozen, "($module, name, /)",
     "Whether there is a frozen module of the name.", 0, 0, 0},
    {"is_frozen_package", imp_is_frozen_package, "($module, name, /)",
     "Whether a frozen module is a package.", 0, 0, 0},
    {"lock_held", imp_lock_held, "($module, /)", "Whether the import lock is held.", 0,
     0, 0},
    {"release_lock", imp_release_lock, "($module, /)", "Give the import lock back.", 0,
     0, 0},
    {"source_hash", imp_source_hash, "($module, /, key, source)",
     "The hash of a source for its .pyc file.", 0, 0, 0},
    {0},
};

KrOwn kr_imp_module_init(KrThread *thread)
{
    KrOwn module = kr_module_new(
        thread, "_imp",
        "(Extremely) low-level import machinery bits as used by importlib.");
    const char *check = thread->vm->config->check_hash_pycs
                            ? thread->vm->config->check_hash_pycs
                            : "default";
    if (!kr_is_null(module) &&
        kr_module_add_functions(thread, kr_ref(module), functions) &&
        kr_module_add(thread, kr_ref(module), "check_hash_based_pycs",
                      kr_str_from_ascii(thread, check)) &&
        kr_module_add(thread, kr_ref(module), "pyc_magic_number_token",
                      kr_from_small_int(kr_frozen_magic())))
        return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
