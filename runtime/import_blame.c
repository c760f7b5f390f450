// SPDX-License-Identifier: MIT
// What went wrong with a name of a module: see import_blame.h.
//
// The module's spec says where it came from and whether its import still runs. A file that stands in the
// folder of the program may hide a module of the library, which is then what the user meant.
// Called by module.c and interp/names.c. Tests: tests/lang/reference/imports/.
#include "runtime/import_blame.h"

#include "runtime/attribute.h"
#include "runtime/compare.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/set.h"
#include "runtime/str.h"
#include "runtime/vm.h"

#include <unistd.h>

typedef struct Facts {
    KrOwn spec;   // or null
    KrOwn origin; // str, the file; or null
    bool initializing, shadows, shadows_library;
} Facts;

// spec.name as a truth; false when it cannot be had.
static bool flag(KrThread *thread, KrRef spec, int name)
{
    KrOwn value = KR_NULL;
    bool truth = false;
    if (kr_attr_lookup(thread, spec, kr_name(name), &value) == KR_PRESENT &&
        !kr_truth(thread, kr_ref(value), &truth))
        truth = false;
    kr_exception_clear(thread);
    kr_xdrop(thread, value);
    return truth;
}

static KrOwn file_origin(KrThread *thread, KrRef spec)
{
    KrOwn origin = KR_NULL;
    if (!flag(thread, spec, KR_NAME_has_location)) return KR_NULL;
    if (kr_attr_lookup(thread, spec, kr_name(KR_NAME_origin), &origin) == KR_FAULT)
        kr_exception_clear(thread);
    if (kr_is_null(origin) || kr_str_is_sub(kr_ref(origin))) return origin;
    kr_drop(thread, origin);
    return KR_NULL;
}

// Does the file stand in the folder that is sys.path[0]? (A package: its folder.)
static bool is_shadowing(KrThread *thread, KrRef origin)
{
    const KrVM *vm = thread->vm;
    if (vm->config->safe_path || kr_is_null(vm->import.first_path)) return false;
    const char *file = kr_str_text(thread, origin), *slash = strrchr(file, '/');
    char folder[4096];
    if (!slash || (size_t)(slash - file) >= sizeof folder) return false;
    size_t length = (size_t)(slash - file);
    memcpy(folder, file, length);
    folder[length] = 0;
    if (!strcmp(slash, "/__init__.py")) {
        char *above = strrchr(folder, '/');
        if (!above) return false;
        *above = 0;
    }
    const char *first = kr_str_text(thread, kr_ref(vm->import.first_path));
    char here[4096];
    if (!*first) first = getcwd(here, sizeof here) ? here : first;
    return !strcmp(folder, first);
}

static bool names_library(KrThread *thread, KrRef name)
{
    KrRef names = kr_dict_find_str(kr_module_dict(kr_ref(thread->vm->sys_module)),
                                   kr_name(KR_NAME_stdlib_module_names));
    if (kr_ref_is_null(names) || !kr_set_is_sub(names)) return false;
    KrFound found = kr_set_contains(thread, names, name);
    if (found == KR_FAULT) kr_exception_clear(thread);
    return found == KR_PRESENT;
}

static Facts facts_of(KrThread *thread, KrRef module, KrRef module_name, bool file_too)
{
    Facts f = {KR_NULL, KR_NULL, false, false, false};
    if (kr_attr_lookup(thread, module, kr_name(KR_NAME___spec__), &f.spec) == KR_FAULT)
        kr_exception_clear(thread);
    if (!kr_is_null(f.spec)) {
        f.origin = file_origin(thread, kr_ref(f.spec));
        f.initializing = flag(thread, kr_ref(f.spec), KR_NAME__initializing);
    }
    if (!kr_is_null(f.origin)) {
        f.shadows = is_shadowing(thread, kr_ref(f.origin));
        f.shadows_library = f.shadows && names_library(thread, module_name);
    } else if (file_too) {
        if (kr_attr_lookup(thread, module, kr_name(KR_NAME___file__), &f.origin) ==
            KR_FAULT)
            kr_exception_clear(thread);
        if (!kr_is_null(f.origin) && !kr_str_is_sub(kr_ref(f.origin)))
            kr_drop(thread, kr_move(&f.origin));
    }
    return f;
}

static void drop_facts(KrThread *thread, Facts *f)
{
    kr_xdrop(thread, f->spec);
    kr_xdrop(thread, f->origin);
}

static bool is_waiting_submodule(KrThread *thread, KrRef spec, KrRef name)
{
    KrOwn list = KR_NULL;
    KrFound found =
        kr_attr_lookup(thread, spec, kr_name(KR_NAME__uninitialized_submodules), &list);
    if (found == KR_PRESENT) found = kr_contains(thread, kr_ref(list), name);
    if (found == KR_FAULT) kr_exception_clear(thread);
    kr_xdrop(thread, list);
    return found == KR_PRESENT;
}

static void raise_attribute(KrThread *thread, const Facts *f, KrRef module_name,
                            KrRef name)
{
    KrRef origin = kr_ref(f->origin);
    KrType *type = &kr_exception_attribute_error;
    if (f->shadows_library)
        (void)kr_exception_raise(
            thread, type,
            "module %R has no attribute '%V' (consider renaming %R since it has the same "
            "name as "
            "the standard library module named %R and prevents importing that standard "
            "library module)",
            module_name, name, origin, module_name);
    else if (f->initializing && f->shadows)
        (void)kr_exception_raise(thread, type,
                                 "module %R has no attribute '%V' (consider renaming %R "
                                 "if it has the same name as a "
                                 "library you intended to import)",
                                 module_name, name, origin);
    else if (f->initializing && !kr_is_null(f->origin))
        (void)kr_exception_raise(thread, type,
                                 "partially initialized module %R from %R has no "
                                 "attribute %R (most likely due to a "
                                 "circular import)",
                                 module_name, origin, name);
    else if (f->initializing)
        (void)kr_exception_raise(thread, type,
                                 "partially initialized module %R has no attribute '%V' "
                                 "(most likely due to a circular import)",
                                 module_name, name);
    else if (!kr_is_null(f->spec) &&
             is_waiting_submodule(thread, kr_ref(f->spec), name))
        (void)kr_exception_raise(thread, type,
                                 "cannot access submodule %R of module %R (most likely "
                                 "due to a circular import)",
                                 name, module_name);
    else
        (void)kr_exception_raise(thread, type, "module %R has no attribute '%V'",
                                 module_name, name);
}

KrOwn kr_import_blame_attribute(KrThread *thread, KrRef module, KrRef name)
{
    KrRef module_name =
        kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___name__));
    if (kr_ref_is_null(module_name) || !kr_str_is_sub(module_name)) {
        (void)kr_exception_raise(thread, &kr_exception_attribute_error,
                                 "module has no attribute '%V'", name);
    } else {
        KrOwn held = kr_dup(module_name);
        KrRef spec =
            kr_dict_find_str(kr_module_dict(module), kr_name(KR_NAME___spec__));
        Facts f = {KR_NULL, KR_NULL, false, false, false};
        if (!kr_ref_is_null(spec) && !kr_is_none(spec))
            f = facts_of(thread, module, module_name, false);
        raise_attribute(thread, &f, module_name, name);
        drop_facts(thread, &f);
        kr_drop(thread, held);
    }
    kr_exception_note_attribute(thread, module, name);
    return KR_NULL;
}

KrOwn kr_import_blame_name(KrThread *thread, KrRef module, KrRef name)
{
    KrOwn module_name = KR_NULL;
    if (kr_attr_lookup(thread, module, kr_name(KR_NAME___name__), &module_name) ==
        KR_FAULT)
        kr_exception_clear(thread);
    bool named = !kr_is_null(module_name) && kr_str_is_sub(kr_ref(module_name));
    if (!named) {
        kr_xdrop(thread, module_name);
        module_name = kr_str_from_ascii(thread, "<unknown module name>");
        if (kr_is_null(module_name)) return KR_NULL;
    }
    KrRef from = kr_ref(module_name);
    Facts f = facts_of(thread, module, from, true);
    KrRef origin = kr_ref(f.origin);
    KrType *type = &kr_exception_import_error;
    if (f.shadows_library)
        (void)kr_exception_raise(
            thread, type,
            "cannot import name %R from %R (consider renaming %R since it has the same "
            "name as "
            "the standard library module named %R and prevents importing that standard "
            "library module)",
            name, from, origin, from);
    else if (f.initializing && f.shadows)
        (void)kr_exception_raise(thread, type,
                                 "cannot import name %R from %R (consider renaming %R "
                                 "if it has the same name as a "
                                 "library you intended to import)",
                                 name, from, origin);
    else if (f.initializing && !kr_is_null(f.origin))
        (void)kr_exception_raise(
            thread, type,
            "cannot import name %R from partially initialized module %R (most likely "
            "due to a circular import) (%S)",
            name, from, origin);
    else if (f.initializing)
        (void)kr_exception_raise(thread, type,
                                 "cannot import name %R from partially initialized "
                                 "module %R (most likely due to a "
                                 "circular import)",
                                 name, from);
    else if (!kr_is_null(f.origin))
        (void)kr_exception_raise(thread, type, "cannot import name %R from %R (%S)",
                                 name, from, origin);
    else
        (void)kr_exception_raise(thread, type,
                                 "cannot import name %R from %R (unknown location)",
                                 name, from);
    if (kr_exception_is(thread, type)) {
        KrException *e = (KrException *)kr_obj(kr_ref(thread->exception));
        kr_store(thread, &e->extra[0], kr_dup(from));
        kr_store(thread, &e->extra[1],
                 kr_is_null(f.origin) ? kr_none_own() : kr_dup(origin));
        kr_store(thread, &e->extra[3], kr_dup(name));
    }
    drop_facts(thread, &f);
    kr_drop(thread, module_name);
    return KR_NULL;
}
