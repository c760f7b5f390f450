// SPDX-License-Identifier: MIT
// Imports without importlib: see import_plain.h.
//
// Modules written in C from the table, files and packages of sys.path, relative imports; no caches, no
// finders. A program whose library is missing runs with this.
#include "runtime/import_plain.h"

#include "runtime/attribute.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/exception_fields.h"
#include "runtime/frame.h"
#include "runtime/import.h"
#include "runtime/int.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/protocol_sequence.h"
#include "runtime/str.h"
#include "runtime/tuple.h"
#include "runtime/vm.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

static bool is_file(const char *path)
{
    struct stat info;
    return stat(path, &info) == 0 && S_ISREG(info.st_mode);
}

// Null: *error says why.
static char *read_file(const char *path, size_t *size, int *error)
{
    FILE *file = fopen(path, "rb");
    char *text = NULL;
    if (!file) {
        *error = errno;
        return NULL;
    }
    *error = ENOMEM;
    if (fseek(file, 0, SEEK_END) == 0) {
        long end = ftell(file);
        text =
            end >= 0 && fseek(file, 0, SEEK_SET) == 0 ? malloc((size_t)end + 1) : NULL;
        if (text) {
            *size = fread(text, 1, (size_t)end, file);
            text[*size] = 0;
        }
    }
    fclose(file);
    return text;
}

// Runs the file in a new module that is in sys.modules from the start.
static KrOwn run_file(KrThread *thread, KrRef name, const char *path, bool package)
{
    size_t size = 0;
    int error;
    char *text = read_file(path, &size, &error);
    KrOwn filename = KR_NULL, code = KR_NULL, module = KR_NULL, result = KR_NULL;
    if (!text) return kr_exception_fields_raise_errno(thread, error, path);
    filename = kr_str_from_utf8(thread, path, strlen(path));
    if (!kr_is_null(filename))
        code = kr_vm_hooks.compile(thread, text, size, kr_ref(filename), 0, 0,
                                   thread->vm->optimize);
    free(text);
    if (!kr_is_null(code)) module = kr_module_new_str(thread, name);
    if (kr_is_null(module)) goto done;
    KrRef dict = kr_module_dict(kr_ref(module)), modules = kr_ref(thread->vm->modules);
    bool ok = kr_dict_set(thread, dict, kr_name(KR_NAME___file__), kr_ref(filename)) &&
              kr_dict_set(thread, dict, kr_name(KR_NAME___builtins__),
                          kr_ref(thread->vm->builtins)) &&
              kr_dict_set(thread, modules, name, kr_ref(module));
    if (ok && package) {
        const char *slash = strrchr(path, '/');
        KrOwn folder = kr_str_from_utf8(thread, path, (size_t)(slash - path));
        KrRef item = kr_ref(folder);
        KrOwn list = kr_list_from(thread, &item, 1);
        ok = kr_dict_set(thread, dict, kr_name(KR_NAME___path__), kr_ref(list)) &&
             kr_dict_set(thread, dict, kr_name(KR_NAME___package__), name);
        kr_drop(thread, folder);
        kr_drop(thread, list);
    } else if (ok) {
        const char *whole = kr_str_text(thread, name), *dot = strrchr(whole, '.');
        KrOwn parent = kr_str_from_utf8(thread, whole, dot ? (size_t)(dot - whole) : 0);
        ok = kr_dict_set(thread, dict, kr_name(KR_NAME___package__), kr_ref(parent));
        kr_drop(thread, parent);
    }
    KrOwn function = ok ? kr_function_new(thread, kr_ref(code), dict) : KR_NULL;
    KrFrame *frame =
        kr_is_null(function)
            ? NULL
            : kr_frame_push(thread, (KrFunction *)kr_obj(kr_ref(function)));
    if (frame) {
        frame->locals = kr_dup(dict);
        KrOwn value = kr_vm_hooks.run_frame(thread, frame);
        ok = !kr_is_null(value);
        kr_xdrop(thread, value);
    } else {
        ok = false;
    }
    KrRef now; // the module may have replaced itself
    if (ok && kr_dict_find(thread, modules, name, &now) == KR_PRESENT) {
        result = kr_dup(now);
    } else if (!ok) {
        KrOwn pending = kr_exception_fetch(thread);
        if (kr_dict_delete(thread, modules, name) == KR_FAULT)
            kr_exception_clear(thread);
        kr_exception_restore(thread, pending);
    }
done:
    kr_xdrop(thread, filename);
    kr_xdrop(thread, code);
    kr_xdrop(thread, module);
    return result;
}

// The folders searched: sys.path, or the package's __path__.
static KrOwn search_path(KrThread *thread, KrRef parent)
{
    if (!kr_ref_is_null(parent))
        return kr_attr_get(thread, parent, kr_name(KR_NAME___path__));
    if (kr_is_null(thread->vm->sys_module)) return kr_list_new(thread, 0); // at start
    return kr_attr_get(thread, kr_ref(thread->vm->sys_module), kr_name(KR_NAME_path));
}

static KrOwn not_found(KrThread *thread, KrRef name)
{
    (void)kr_exception_raise(thread, &kr_exception_module_not_found_error,
                             "No module named %R", name);
    if (kr_exception_is(thread, &kr_exception_import_error))
        kr_store(thread, &((KrException *)kr_obj(kr_ref(thread->exception)))->extra[0],
                 kr_dup(name));
    return KR_NULL;
}

// The file of module `name`: the last part `last` in its parent's folders, or in sys.path's.
static KrFound find_file(KrThread *thread, KrRef name, const char *last, KrRef parent,
                         char *path, size_t room, bool *package)
{
    KrOwn folders = search_path(thread, parent);
    if (kr_is_null(folders)) {
        if (!kr_ref_is_null(parent) &&
            kr_exception_is(thread, &kr_exception_attribute_error)) {
            kr_exception_clear(thread);
            KrOwn parent_name = kr_attr_get(thread, parent, kr_name(KR_NAME___name__));
            (void)kr_exception_raise(thread, &kr_exception_module_not_found_error,
                                     "No module named %R; %R is not a package", name,
                                     kr_is_null(parent_name) ? kr_none()
                                                             : kr_ref(parent_name));
            kr_xdrop(thread, parent_name);
        }
        return KR_FAULT;
    }
    KrOwn list = kr_sequence_list(thread, kr_ref(folders));
    kr_drop(thread, folders);
    if (kr_is_null(list)) return KR_FAULT;
    KrList *items = (KrList *)kr_obj(kr_ref(list));
    bool found = false;
    for (int64_t i = 0; i < items->length && !found; i++) {
        if (!kr_str_is_sub(kr_ref(items->items[i]))) continue;
        const char *folder = kr_str_text(thread, kr_ref(items->items[i]));
        snprintf(path, room, "%s%s%s/__init__.py", folder, *folder ? "/" : "", last);
        *package = found = is_file(path);
        if (found) break;
        snprintf(path, room, "%s%s%s.py", folder, *folder ? "/" : "", last);
        found = is_file(path);
    }
    kr_drop(thread, list);
    return found ? KR_PRESENT : KR_ABSENT;
}

static KrOwn load(KrThread *thread, KrRef name, const char *last, KrRef parent)
{
    const char *whole = kr_str_text(thread, name);
    if (kr_ref_is_null(parent)) {
        for (const KrBuiltinModule *m = kr_import_builtin_table; m && m->name; m++) {
            if (*m->name != *whole || strcmp(m->name, whole)) continue;
            KrOwn module = m->init(thread);
            if (!kr_is_null(module) && !kr_dict_set(thread, kr_ref(thread->vm->modules),
                                                    name, kr_ref(module))) {
                kr_drop(thread, module);
                return KR_NULL;
            }
            return module;
        }
    }
    char path[4096];
    bool package;
    KrFound found = find_file(thread, name, last, parent, path, sizeof path, &package);
    if (found == KR_PRESENT) return run_file(thread, name, path, package);
    return found == KR_ABSENT ? not_found(thread, name) : KR_NULL;
}

// The module of the dotted name up to `length` bytes, its parents first.
static KrOwn import_absolute(KrThread *thread, const char *whole, size_t length)
{
    KrOwn parent = KR_NULL, module = KR_NULL;
    size_t at = 0;
    while (at <= length) {
        const char *dot = memchr(whole + at, '.', length - at);
        size_t end = dot ? (size_t)(dot - whole) : length;
        KrOwn name = kr_str_intern(thread, kr_str_from_utf8(thread, whole, end));
        char last[512];
        snprintf(last, sizeof last, "%.*s", (int)(end - at), whole + at);
        KrRef have;
        KrFound found = kr_is_null(name)
                            ? KR_FAULT
                            : kr_dict_find(thread, kr_ref(thread->vm->modules),
                                           kr_ref(name), &have);
        if (found == KR_PRESENT && kr_is_none(have)) {
            (void)kr_exception_raise(thread, &kr_exception_module_not_found_error,
                                     "import of %S halted; None in sys.modules",
                                     kr_ref(name));
            found = KR_FAULT;
        }
        module = found == KR_PRESENT  ? kr_dup(have)
                 : found == KR_ABSENT ? load(thread, kr_ref(name), last, kr_ref(parent))
                                      : KR_NULL;
        if (!kr_is_null(module) && !kr_is_null(parent) && found == KR_ABSENT) {
            KrOwn attribute = kr_str_interned(thread, last);
            if (!kr_attr_set(thread, kr_ref(parent), kr_ref(attribute),
                             kr_ref(module))) {
                kr_drop(thread, module);
                module = KR_NULL;
            }
            kr_drop(thread, attribute);
        }
        kr_xdrop(thread, name);
        kr_xdrop(thread, parent);
        if (kr_is_null(module) || end == length) return module;
        parent = module;
        at = end + 1;
    }
    return module;
}

KrFound kr_import_plain_find(KrThread *thread, KrRef name, char *path, size_t room,
                             bool *package)
{
    const char *whole = kr_str_text(thread, name), *dot = strrchr(whole, '.');
    KrOwn parent = KR_NULL;
    if (dot &&
        kr_is_null(parent = import_absolute(thread, whole, (size_t)(dot - whole))))
        return KR_FAULT;
    KrFound found = find_file(thread, name, dot ? dot + 1 : whole, kr_ref(parent), path,
                              room, package);
    kr_xdrop(thread, parent);
    return found;
}

// The absolute name of a relative import.
static KrOwn resolve(KrThread *thread, KrRef name, KrRef globals, int level)
{
    KrRef package = KR_REF_NULL;
    if (kr_type_has(globals, KR_TYPE_DICT_SUB)) {
        package = kr_dict_find_str(globals, kr_name(KR_NAME___package__));
        if (kr_ref_is_null(package) || kr_is_none(package)) package = KR_REF_NULL;
    }
    if (kr_ref_is_null(package) || !kr_str_is_sub(package) ||
        !kr_str_obj(package)->length)
        return kr_exception_raise(
            thread, &kr_exception_import_error,
            "attempted relative import with no known parent package");
    const char *text = kr_str_text(thread, package);
    size_t length = strlen(text);
    for (int i = 1; i < level; i++) {
        while (length && text[length - 1] != '.')
            length--;
        if (!length)
            return kr_exception_raise(
                thread, &kr_exception_import_error,
                "attempted relative import beyond top-level package");
        length--;
    }
    KrOwn base = kr_str_from_utf8(thread, text, length);
    if (kr_is_null(base) || !kr_str_obj(name)->length) return base;
    KrOwn full = kr_str_from_format(thread, "%S.%S", kr_ref(base), name);
    kr_drop(thread, base);
    return full;
}

// Submodules that a fromlist names are imported too.
static bool import_from_list(KrThread *thread, KrRef module, KrRef full, KrRef fromlist)
{
    KrOwn path = KR_NULL;
    KrFound is_package =
        kr_attr_lookup(thread, module, kr_name(KR_NAME___path__), &path);
    kr_xdrop(thread, path);
    if (is_package != KR_PRESENT) return is_package == KR_ABSENT;
    KrOwn names = kr_sequence_list(thread, fromlist);
    if (kr_is_null(names)) return false;
    KrList *list = (KrList *)kr_obj(kr_ref(names));
    bool ok = true;
    for (int64_t i = 0; ok && i < list->length; i++) {
        KrRef name = kr_ref(list->items[i]);
        if (!kr_str_is_sub(name) || kr_str_equal_ascii(name, "*")) continue;
        KrOwn have = KR_NULL;
        KrFound found = kr_attr_lookup(thread, module, name, &have);
        kr_xdrop(thread, have);
        if (found != KR_ABSENT) {
            ok = found == KR_PRESENT;
            continue;
        }
        KrOwn sub_name = kr_str_from_format(thread, "%S.%S", full, name);
        const char *text = kr_str_text(thread, kr_ref(sub_name));
        KrOwn sub = import_absolute(thread, text, strlen(text));
        if (kr_is_null(sub) &&
            kr_exception_is(thread, &kr_exception_module_not_found_error))
            kr_exception_clear(thread); // `from p import name` says so itself
        else
            ok = !kr_is_null(sub);
        kr_xdrop(thread, sub);
        kr_drop(thread, sub_name);
    }
    kr_drop(thread, names);
    return ok;
}

KrOwn kr_import_plain_name(KrThread *thread, KrRef name, KrRef globals, KrRef fromlist,
                           int level)
{
    if (level == 0 && !kr_str_obj(name)->length)
        return kr_exception_raise(thread, &kr_exception_value_error,
                                  "Empty module name");
    KrOwn full = level > 0 ? resolve(thread, name, globals, level) : kr_dup(name);
    if (kr_is_null(full)) return KR_NULL;
    const char *whole = kr_str_text(thread, kr_ref(full));
    KrOwn module = import_absolute(thread, whole, strlen(whole));
    bool wants_names = !kr_ref_is_null(fromlist) && !kr_is_none(fromlist) &&
                       !(kr_type_has(fromlist, KR_TYPE_TUPLE_SUB) &&
                         ((KrTuple *)kr_obj(fromlist))->length == 0);
    if (!kr_is_null(module) && wants_names) {
        if (!import_from_list(thread, kr_ref(module), kr_ref(full), fromlist)) {
            kr_drop(thread, module);
            module = KR_NULL;
        }
    } else if (!kr_is_null(module) && strchr(whole, '.')) { // binds the first package
        size_t skip = strlen(whole) - strlen(kr_str_text(thread, name));
        const char *dot = strchr(whole + (level > 0 ? skip : 0), '.');
        if (dot) {
            kr_drop(thread, module);
            module = import_absolute(thread, whole, (size_t)(dot - whole));
        }
    }
    kr_drop(thread, full);
    return module;
}
