// SPDX-License-Identifier: MIT
// Imports: see import.h.
//
// Called by IMPORT_NAME (interp/names.c), builtins.__import__ and C code that wants a module of Python.
// What fails inside importlib shows no frames of importlib, as in CPython: trim_traceback.
// Tests: tests/lang/reference/imports/.
#include "runtime/import.h"

#include "runtime/attribute.h"
#include "runtime/bytes.h"
#include "runtime/call.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/frame.h"
#include "runtime/frozen.h"
#include "runtime/function.h"
#include "runtime/import_plain.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/traceback.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"
#include "runtime/warning.h"

#include <stdio.h>
#include <time.h>

const KrBuiltinModule *kr_import_builtin_table;

const KrBuiltinModule *kr_import_find_builtin(const char *name)
{
    for (const KrBuiltinModule *m = kr_import_builtin_table; m && m->name; m++)
        if (*m->name == *name && !strcmp(m->name, name)) return m;
    return NULL;
}
bool kr_import_is_builtin(const char *name)
{
    return kr_import_find_builtin(name) != NULL;
}

static KrRef bootstrap(const KrThread *thread)
{
    return kr_ref(thread->vm->import.bootstrap);
}

// bootstrap.<name>(args...)
static KrOwn call_bootstrap(KrThread *thread, int name, const KrRef *args, size_t count)
{
    KrRef function = kr_dict_find_str(kr_module_dict(bootstrap(thread)), kr_name(name));
    if (kr_ref_is_null(function))
        return kr_exception_raise(thread, &kr_exception_import_error,
                                  "importlib has lost %R", kr_name(name));
    KrOwn held = kr_dup(function);
    KrOwn result = kr_call(thread, function, args, count, KR_REF_NULL);
    kr_drop(thread, held);
    return result;
}

// --- what errors show -------------------------------------------------------------------------

static bool is_importlib(KrRef filename)
{
    return kr_str_is_sub(filename) &&
           (kr_str_equal_ascii(filename, "<frozen importlib._bootstrap>") ||
            kr_str_equal_ascii(filename, "<frozen importlib._bootstrap_external>"));
}

// Entries of importlib go: all of an ImportError, else those up to where the module's own code begins.
static void trim_traceback(KrThread *thread)
{
    KrOwn pending = kr_exception_fetch(thread);
    KrException *e = (KrException *)kr_obj(kr_ref(pending));
    bool always =
        kr_type_is_subtype(kr_type_of(kr_ref(pending)), &kr_exception_import_error);
    KrOwn *link = &e->traceback, *outer = NULL;
    bool inside = false;
    while (!kr_is_null(*link) && kr_is_exact(kr_ref(*link), &kr_traceback_type)) {
        KrTraceback *entry = (KrTraceback *)kr_obj(kr_ref(*link));
        const KrCode *code = kr_code_obj(kr_ref(entry->code));
        bool now = is_importlib(kr_ref(code->filename));
        if (now && !inside) outer = link;
        inside = now;
        if (inside &&
            (always ||
             kr_is(kr_ref(code->name), kr_name(KR_NAME__call_with_frames_removed)) ||
             kr_str_equal(kr_ref(code->name),
                          kr_name(KR_NAME__call_with_frames_removed)))) {
            KrOwn next = kr_dup(kr_ref(entry->next));
            kr_store(thread, outer, next);
            link = outer;
        } else {
            link = &entry->next;
        }
    }
    kr_exception_restore(thread, pending);
}

// --- -X importtime ----------------------------------------------------------------------------

static int64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

// In ASCII; what is not, as escapes.
static const char *shown_name(KrThread *thread, KrRef name, char *text, size_t size)
{
    KrOwn bytes = kr_str_codec_encode(thread, name, "ascii", "backslashreplace");
    kr_exception_clear(thread);
    snprintf(text, size, "%s",
             kr_is_null(bytes) ? "?" : kr_bytes_cast(kr_ref(bytes))->data);
    kr_xdrop(thread, bytes);
    return text;
}

static void show_cached(KrThread *thread, KrRef name)
{
    KrImportState *state = &thread->vm->import;
    char text[512];
    if (state->times >= 2)
        fprintf(stderr, "import time: cached    | cached     | %*s%s\n",
                state->time_level * 2, "", shown_name(thread, name, text, sizeof text));
}

static KrOwn find_and_load(KrThread *thread, KrRef name)
{
    KrImportState *state = &thread->vm->import;
    KrRef args[] = {name,
                    kr_is_null(state->function) ? kr_none() : kr_ref(state->function)};
    if (!state->times) return call_bootstrap(thread, KR_NAME__find_and_load, args, 2);
    if (state->times > 0 && !state->time_header) {
        state->time_header = true;
        fputs("import time: self [us] | cumulative | imported package\n", stderr);
    }
    int64_t outer = state->time_inner, start = now();
    state->time_inner = 0;
    state->time_level++;
    KrOwn module = call_bootstrap(thread, KR_NAME__find_and_load, args, 2);
    int64_t whole = now() - start;
    state->time_level--;
    char text[512];
    if (!kr_is_null(module))
        fprintf(stderr, "import time: %9lld | %10lld | %*s%s\n",
                (long long)((whole - state->time_inner + 500) / 1000),
                (long long)((whole + 500) / 1000), state->time_level * 2, "",
                shown_name(thread, name, text, sizeof text));
    state->time_inner = outer + whole;
    return module;
}

// --- a module by its absolute name ------------------------------------------------------------

// Another thread may be running its code: wait. True at once for what is ready.
static bool ensure_initialized(KrThread *thread, KrRef module, KrRef name)
{
    KrOwn spec = KR_NULL, initializing = KR_NULL;
    bool wait = false;
    KrRef found =
        kr_is_exact(module, &kr_module_type)
            ? kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___spec__))
            : KR_REF_NULL;
    if (!kr_ref_is_null(found))
        spec = kr_dup(found);
    else if (kr_attr_lookup(thread, module, kr_name(KR_NAME___spec__), &spec) ==
             KR_FAULT)
        return false;
    if (kr_is_null(spec)) return true;
    KrFound has = kr_is_none(kr_ref(spec))
                      ? KR_ABSENT
                      : kr_attr_lookup(thread, kr_ref(spec),
                                       kr_name(KR_NAME__initializing), &initializing);
    kr_drop(thread, spec);
    if (has != KR_PRESENT) return has == KR_ABSENT;
    bool ok = kr_truth(thread, kr_ref(initializing), &wait);
    kr_drop(thread, initializing);
    if (!ok || !wait) return ok;
    KrOwn done = call_bootstrap(thread, KR_NAME__lock_unlock_module, &name, 1);
    ok = !kr_is_null(done);
    kr_xdrop(thread, done);
    return ok;
}

static KrOwn import_absolute(KrThread *thread, KrRef name)
{
    KrRef have;
    KrFound found = kr_dict_find(thread, kr_ref(thread->vm->modules), name, &have);
    if (found == KR_FAULT) return KR_NULL;
    if (found == KR_ABSENT || kr_is_none(have)) return find_and_load(thread, name);
    KrOwn module = kr_dup(have);
    if (ensure_initialized(thread, kr_ref(module), name)) {
        if (thread->vm->import.times) show_cached(thread, name);
        return module;
    }
    kr_drop(thread, module);
    return KR_NULL;
}

// --- relative names ---------------------------------------------------------------------------

static KrOwn wrong_type(KrThread *thread, const char *text)
{
    return kr_exception_raise(thread, &kr_exception_type_error, "%s", text);
}

static bool agrees(KrThread *thread, KrRef package, KrRef spec)
{
    KrOwn parent = kr_attr_get(thread, spec, kr_name(KR_NAME_parent));
    if (kr_is_null(parent)) return false;
    KrFound equal = kr_compare_equal_or_is(thread, package, kr_ref(parent));
    kr_drop(thread, parent);
    if (equal != KR_ABSENT) return equal == KR_PRESENT;
    return kr_warning_format(thread, &kr_exception_deprecation_warning, 1,
                             "__package__ != __spec__.parent");
}

// The package of the code that imports; a str.
static KrOwn package_of(KrThread *thread, KrRef globals)
{
    KrRef package = kr_dict_find_str(globals, kr_name(KR_NAME___package__));
    KrRef spec = kr_dict_find_str(globals, kr_name(KR_NAME___spec__));
    bool has_spec = !kr_ref_is_null(spec) && !kr_is_none(spec);
    if (!kr_ref_is_null(package) && !kr_is_none(package)) {
        if (!kr_str_is_sub(package))
            return wrong_type(thread, "package must be a string");
        KrOwn held = kr_dup(package), held_spec = kr_dup(spec);
        bool ok = !has_spec || agrees(thread, package, spec);
        kr_xdrop(thread, held_spec);
        if (ok) return held;
        kr_drop(thread, held);
        return KR_NULL;
    }
    if (has_spec) {
        KrOwn parent = kr_attr_get(thread, spec, kr_name(KR_NAME_parent));
        if (kr_is_null(parent) || kr_str_is_sub(kr_ref(parent))) return parent;
        kr_drop(thread, parent);
        return wrong_type(thread, "__spec__.parent must be a string");
    }
    if (!kr_warning_format(thread, &kr_exception_import_warning, 1,
                           "can't resolve package from __spec__ or __package__, "
                           "falling back on __name__ and __path__"))
        return KR_NULL;
    KrRef name = kr_dict_find_str(globals, kr_name(KR_NAME___name__));
    if (kr_ref_is_null(name))
        return kr_exception_raise(thread, &kr_exception_key_error,
                                  "'__name__' not in globals");
    if (!kr_str_is_sub(name)) return wrong_type(thread, "__name__ must be a string");
    if (!kr_ref_is_null(kr_dict_find_str(globals, kr_name(KR_NAME___path__))))
        return kr_dup(name);
    int64_t at = kr_str_obj(name)->length;
    while (at > 0 && kr_str_read(kr_str_obj(name), at - 1) != '.')
        at--;
    return kr_str_slice(thread, name, 0, at ? at - 1 : 0, 1);
}

static KrOwn resolve(KrThread *thread, KrRef name, KrRef globals, int level)
{
    if (kr_ref_is_null(globals) || kr_is_none(globals))
        return kr_exception_raise(thread, &kr_exception_key_error,
                                  "'__name__' not in globals");
    if (!kr_dict_is_sub(globals)) return wrong_type(thread, "globals must be a dict");
    KrOwn package = package_of(thread, globals);
    if (kr_is_null(package)) return package;
    const KrStr *text = kr_str_obj(kr_ref(package));
    int64_t end = text->length;
    if (!end) {
        kr_drop(thread, package);
        return kr_exception_raise(
            thread, &kr_exception_import_error,
            "attempted relative import with no known parent package");
    }
    for (int i = 1; i < level; i++) {
        while (end > 0 && kr_str_read(text, end - 1) != '.')
            end--;
        if (end <= 0) {
            kr_drop(thread, package);
            return kr_exception_raise(
                thread, &kr_exception_import_error,
                "attempted relative import beyond top-level package");
        }
        end--;
    }
    KrOwn base = kr_str_slice(thread, kr_ref(package), 0, end, 1);
    kr_drop(thread, package);
    if (kr_is_null(base) || !kr_str_obj(name)->length) return base;
    KrOwn full = kr_str_from_format(thread, "%S.%S", kr_ref(base), name);
    kr_drop(thread, base);
    return full;
}

// --- import name ------------------------------------------------------------------------------

// `import a.b.c` binds a; relative: the first part of `name` behind the package's name.
static KrOwn first_package(KrThread *thread, KrOwn module, KrRef name, KrRef full,
                           int level)
{
    const KrStr *text = kr_str_obj(name);
    int64_t dot = 0;
    if (level && !text->length) return module;
    while (dot < text->length && kr_str_read(text, dot) != '.')
        dot++;
    if (dot == text->length) return module;
    kr_drop(thread, module);
    int64_t cut = kr_str_obj(full)->length - (text->length - dot);
    KrOwn front = kr_str_slice(thread, full, 0, cut, 1);
    if (kr_is_null(front)) return front;
    KrOwn result;
    KrRef have;
    if (level == 0) {
        result = import_absolute(thread, kr_ref(front));
    } else {
        KrFound found =
            kr_dict_find(thread, kr_ref(thread->vm->modules), kr_ref(front), &have);
        result = found == KR_PRESENT ? kr_dup(have) : KR_NULL;
        if (found == KR_ABSENT)
            (void)kr_exception_raise(thread, &kr_exception_key_error,
                                     "%R not in sys.modules as expected", kr_ref(front));
    }
    kr_drop(thread, front);
    return result;
}

// All names are attributes already: importlib has nothing to do.
static bool has_all(KrRef module, KrRef fromlist)
{
    if (!kr_is_exact(module, &kr_module_type) || !kr_tuple_is(fromlist)) return false;
    KrRef dict = kr_module_dict(module);
    for (int64_t i = 0; i < kr_tuple_length(fromlist); i++) {
        KrRef name = kr_tuple_get(fromlist, i);
        if (!kr_str_is(name) || kr_ref_is_null(kr_dict_find_str(dict, name)))
            return false;
    }
    return true;
}

static KrOwn import_from_list(KrThread *thread, KrOwn module, KrRef fromlist)
{
    KrOwn path = KR_NULL;
    if (has_all(kr_ref(module), fromlist)) return module;
    KrFound package =
        kr_attr_lookup(thread, kr_ref(module), kr_name(KR_NAME___path__), &path);
    if (package == KR_ABSENT) return module;
    KrOwn result = KR_NULL;
    KrRef function = kr_ref(thread->vm->import.function);
    KrRef args[] = {kr_ref(module), fromlist,
                    kr_ref_is_null(function) ? kr_none() : function};
    if (package == KR_PRESENT)
        result = call_bootstrap(thread, KR_NAME__handle_fromlist, args, 3);
    kr_xdrop(thread, path);
    kr_drop(thread, module);
    return result;
}

KrOwn kr_import_name(KrThread *thread, KrRef name, KrRef globals, KrRef fromlist,
                     int level)
{
    if (kr_ref_is_null(name) || !kr_str_is_sub(name))
        return wrong_type(thread, "module name must be a string");
    if (level < 0)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "level must be >= 0");
    if (kr_is_null(thread->vm->import.bootstrap))
        return kr_import_plain_name(thread, name, globals, fromlist, level);
    if (level == 0 && !kr_str_obj(name)->length)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Empty module name");
    bool has_from = false;
    KrOwn full = level ? resolve(thread, name, globals, level) : kr_dup(name),
          module = KR_NULL;
    if (!kr_is_null(full)) module = import_absolute(thread, kr_ref(full));
    if (!kr_is_null(module) && !kr_ref_is_null(fromlist) && !kr_is_none(fromlist) &&
        !kr_truth(thread, fromlist, &has_from)) {
        kr_drop(thread, module);
        module = KR_NULL;
    }
    if (!kr_is_null(module))
        module = has_from ? import_from_list(thread, module, fromlist)
                          : first_package(thread, module, name, kr_ref(full), level);
    if (kr_is_null(module) && !thread->vm->config->verbose) trim_traceback(thread);
    kr_xdrop(thread, full);
    return module;
}

KrOwn kr_import_module(KrThread *thread, const char *name)
{
    KrOwn text = kr_str_interned(thread, name), module = KR_NULL;
    if (kr_is_null(text)) return text;
    if (kr_is_null(thread->vm->import.bootstrap)) {
        KrOwn star = kr_str_from_ascii(thread, "*");
        KrRef item = kr_ref(star);
        KrOwn list = kr_is_null(star) ? KR_NULL : kr_tuple_from(thread, &item, 1);
        if (!kr_is_null(list))
            module = kr_import_plain_name(thread, kr_ref(text), KR_REF_NULL,
                                          kr_ref(list), 0);
        kr_xdrop(thread, list);
        kr_xdrop(thread, star);
    } else {
        module = import_absolute(thread, kr_ref(text));
        if (kr_is_null(module) && !thread->vm->config->verbose) trim_traceback(thread);
    }
    kr_drop(thread, text);
    return module;
}

// The value of a finished module's variable, without importing anything.
static KrRef known_attr(const KrThread *thread, KrRef module_name, KrRef name)
{
    KrRef module = kr_dict_find_str(kr_ref(thread->vm->modules), module_name);
    return !kr_ref_is_null(module) && kr_is_exact(module, &kr_module_type)
               ? kr_dict_find_str(kr_module_dict(module), name)
               : KR_REF_NULL;
}

KrOwn kr_import_attr(KrThread *thread, const char *module, const char *name)
{
    KrOwn module_name = kr_str_interned(thread, module), key = KR_NULL, owner = KR_NULL,
          value = KR_NULL;
    if (!kr_is_null(module_name)) key = kr_str_interned(thread, name);
    if (kr_is_null(key)) goto done;
    KrRef known = known_attr(thread, kr_ref(module_name), kr_ref(key));
    if (!kr_ref_is_null(known)) {
        value = kr_dup(known);
        goto done;
    }
    owner = kr_import_module(thread, module);
    if (!kr_is_null(owner)) value = kr_attr_get(thread, kr_ref(owner), kr_ref(key));
done:
    kr_xdrop(thread, owner);
    kr_xdrop(thread, key);
    kr_xdrop(thread, module_name);
    return value;
}

// --- start ------------------------------------------------------------------------------------

static KrOwn run_code(KrThread *thread, KrRef code, KrRef dict)
{
    KrOwn function = kr_function_new(thread, code, dict);
    if (kr_is_null(function)) return KR_NULL;
    KrFrame *frame = kr_frame_push(thread, (KrFunction *)kr_obj(kr_ref(function)));
    if (!frame) return KR_NULL;
    frame->locals = kr_dup(dict);
    return kr_vm_hooks.run_frame(thread, frame);
}

KrOwn kr_import_frozen(KrThread *thread, const char *name)
{
    KrOwn code = kr_frozen_code(thread, name), module = KR_NULL, result = KR_NULL,
          text = KR_NULL;
    if (kr_is_null(code)) return code;
    const KrFrozen *frozen = kr_frozen_find(thread->vm, name);
    module = kr_module_new(thread, name, NULL);
    KrRef dict = kr_is_null(module) ? KR_REF_NULL : kr_module_dict(kr_ref(module));
    text = kr_str_interned(thread, name);
    bool ok =
        !kr_is_null(module) && !kr_is_null(text) &&
        kr_dict_set(thread, dict, kr_name(KR_NAME___builtins__),
                    kr_ref(thread->vm->builtins)) &&
        kr_module_add(thread, kr_ref(module), "__origname__",
                      frozen && frozen->origin
                          ? kr_str_from_ascii(thread, frozen->origin)
                          : kr_none_own()) &&
        (!frozen || !frozen->package ||
         kr_module_add(thread, kr_ref(module), "__path__", kr_list_new(thread, 0))) &&
        kr_dict_set(thread, kr_ref(thread->vm->modules), kr_ref(text), kr_ref(module));
    if (ok) result = run_code(thread, kr_ref(code), dict);
    kr_xdrop(thread, text);
    kr_drop(thread, code);
    if (!kr_is_null(result)) {
        kr_drop(thread, result);
        return module;
    }
    kr_xdrop(thread, module);
    return KR_NULL;
}

static bool call_named(KrThread *thread, KrRef module, const char *name,
                       const KrRef *args, size_t count)
{
    KrOwn function = kr_attr_get_name(thread, module, name), result = KR_NULL;
    if (!kr_is_null(function))
        result = kr_call(thread, kr_ref(function), args, count, KR_REF_NULL);
    bool ok = !kr_is_null(result);
    kr_xdrop(thread, function);
    kr_xdrop(thread, result);
    return ok;
}

KrFound kr_import_install(KrThread *thread)
{
    static const char *const needed[] = {"_imp", "_thread", "_warnings", "_weakref",
                                         "_io",  "marshal", "posix"};
    KrVM *vm = thread->vm;
    for (size_t i = 0; i < sizeof needed / sizeof *needed; i++)
        if (!kr_import_is_builtin(needed[i])) return KR_ABSENT;
    if (!kr_frozen_has(vm, "_frozen_importlib") ||
        !kr_frozen_has(vm, "_frozen_importlib_external"))
        return KR_ABSENT;
    KrOwn imp = kr_import_module(thread, "_imp"), first = KR_NULL;
    KrRef args[2];
    bool ok = false;
    vm->import.function =
        kr_dup(kr_dict_find_str(kr_ref(vm->builtins), kr_name(KR_NAME___import__)));
    if (kr_is_null(imp)) goto done;
    first = kr_import_frozen(thread, "_frozen_importlib");
    if (kr_is_null(first)) goto done;
    args[0] = kr_ref(vm->sys_module);
    args[1] = kr_ref(imp);
    if (!call_named(thread, kr_ref(first), "_install", args, 2)) goto done;
    vm->import.bootstrap = kr_dup(kr_ref(first));
    ok = call_named(thread, kr_ref(first), "_install_external_importers", NULL, 0);
done:
    kr_xdrop(thread, imp);
    kr_xdrop(thread, first);
    return ok ? KR_PRESENT : KR_FAULT;
}

void kr_import_fini(KrThread *thread)
{
    KrImportState *state = &thread->vm->import;
    kr_xdrop(thread, kr_move(&state->bootstrap));
    kr_xdrop(thread, kr_move(&state->function));
    kr_xdrop(thread, kr_move(&state->first_path));
}
