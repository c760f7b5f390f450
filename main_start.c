// SPDX-License-Identifier: MIT
// What happens before a program runs.
//
// Order: importlib (runtime/import.c), zipimport as the first path hook, the warnings module if filters
// were given, site. Without a library there is none of that, and programs still run.
// Called by main_run.c. Tests: tests/cli/, tests/lang/reference/imports/.
#define _GNU_SOURCE
#include "main_start.h"

#include "runtime/attribute.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/list.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

bool kr_main_start_has_importlib(const KrThread *thread)
{
    return !kr_is_null(thread->vm->import.bootstrap);
}

static KrOwn sys_list(KrThread *thread, const char *name)
{
    KrOwn list = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), name);
    if (kr_is_null(list) || kr_list_is_sub(kr_ref(list))) return list;
    kr_drop(thread, list);
    return kr_exception_raise(thread, &kr_exception_runtime_error, "sys.%s is no list",
                              name);
}

static bool add_zipimport(KrThread *thread)
{
    KrOwn hook = kr_import_attr(thread, "zipimport", "zipimporter"), hooks = KR_NULL;
    bool ok = false;
    if (!kr_is_null(hook)) hooks = sys_list(thread, "path_hooks");
    if (!kr_is_null(hooks)) ok = kr_list_insert(thread, kr_ref(hooks), 0, kr_ref(hook));
    kr_xdrop(thread, hook);
    kr_xdrop(thread, hooks);
    return ok;
}

bool kr_main_start_importers(KrThread *thread)
{
    KrFound found = kr_import_install(thread);
    if (found != KR_PRESENT) return found == KR_ABSENT;
    return add_zipimport(thread);
}

bool kr_main_start_site(KrThread *thread, const KrOptions *o)
{
    if (!kr_main_start_has_importlib(thread)) return true;
    static const char *const modules[] = {"warnings", "site"};
    bool wanted[] = {o->config.warn_option_count > 0, !o->config.no_site};
    for (size_t i = 0; i < 2; i++) {
        KrOwn module = wanted[i] ? kr_import_module(thread, modules[i]) : KR_NULL;
        if (kr_thread_has_exception(thread)) {
            if (i == 1) fputs("Failed to import the site module\n", stderr);
            return false;
        }
        kr_xdrop(thread, module);
    }
    return true;
}

// --- the program ------------------------------------------------------------------------------

// An archive ends with a directory that says so; hooks need not be asked about other files.
static bool may_be_archive(const char *path)
{
    enum { TAIL = 65536 + 22 };
    static char tail[TAIL];
    int file = open(path, O_RDONLY | O_CLOEXEC);
    struct stat info;
    bool found = false;
    if (file < 0) return true;
    if (fstat(file, &info) == 0 && S_ISREG(info.st_mode)) {
        size_t size = info.st_size < TAIL ? (size_t)info.st_size : TAIL;
        ssize_t got = pread(file, tail, size, info.st_size - (off_t)size);
        found = got > 0 && memmem(tail, (size_t)got, "PK\5\6", 4);
    }
    close(file);
    return found;
}

KrFound kr_main_start_has_importer(KrThread *thread, const char *path)
{
    struct stat info;
    if (!kr_main_start_has_importlib(thread)) return KR_ABSENT;
    if (stat(path, &info) != 0) {
        if (errno != ENOTDIR) return KR_ABSENT;
        info.st_mode = 0; // it may lie in an archive
    } else if (!S_ISDIR(info.st_mode) && !S_ISREG(info.st_mode)) {
        return KR_ABSENT;
    }
    KrOwn hooks = sys_list(thread, "path_hooks"), text = KR_NULL;
    KrFound found = KR_ABSENT;
    if (kr_is_null(hooks)) return KR_FAULT;
    if (kr_list_length(kr_ref(hooks)) <= 2 && S_ISREG(info.st_mode) &&
        !may_be_archive(path))
        goto done;
    text = kr_str_codec_decode_file_name(thread, path);
    if (kr_is_null(text)) found = KR_FAULT;
    for (int64_t i = 0; found == KR_ABSENT && i < kr_list_length(kr_ref(hooks)); i++) {
        KrOwn hook = kr_dup(kr_list_get(kr_ref(hooks), i));
        KrOwn importer = kr_call_1(thread, kr_ref(hook), kr_ref(text));
        kr_drop(thread, hook);
        if (!kr_is_null(importer)) {
            found = KR_PRESENT;
            kr_drop(thread, importer);
        } else if (kr_exception_is(thread, &kr_exception_import_error)) {
            kr_exception_clear(thread);
        } else {
            found = KR_FAULT;
        }
    }
done:
    kr_xdrop(thread, text);
    kr_drop(thread, hooks);
    return found;
}

bool kr_main_start_set_loader(KrThread *thread, KrRef module, KrRef filename,
                              const char *class_)
{
    if (!kr_main_start_has_importlib(thread)) return true;
    KrOwn type = kr_import_attr(thread, "_frozen_importlib_external", class_),
          loader = KR_NULL;
    if (!kr_is_null(type))
        loader = kr_call_2(thread, kr_ref(type), kr_name(KR_NAME___main__), filename);
    bool ok =
        !kr_is_null(loader) && kr_dict_set(thread, kr_module_dict(module),
                                           kr_name(KR_NAME___loader__), kr_ref(loader));
    kr_xdrop(thread, type);
    kr_xdrop(thread, loader);
    return ok;
}

KrOwn kr_main_start_run_module(KrThread *thread, const char *name, bool alter_argv)
{
    KrOwn runpy = kr_import_module(thread, "runpy"), function = KR_NULL, text = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(runpy)) {
        fputs("Could not import runpy module\n", stderr);
        return KR_NULL;
    }
    function = kr_attr_get_name(thread, kr_ref(runpy), "_run_module_as_main");
    if (!kr_is_null(function)) text = kr_str_codec_decode_file_name(thread, name);
    if (!kr_is_null(text))
        result = kr_call_2(thread, kr_ref(function), kr_ref(text), kr_bool(alter_argv));
    kr_drop(thread, runpy);
    kr_xdrop(thread, function);
    kr_xdrop(thread, text);
    return result;
}
