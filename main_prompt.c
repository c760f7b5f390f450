// SPDX-License-Identifier: MIT
// The interactive prompt: the order of events is CPython's.
//
// Greeting, readline (site's hook configures it), PYTHONSTARTUP, sys.__interactivehook__, then the library's
// _pyrepl. The basic prompt (modules/prompt.h) serves where standard input is no terminal, with
// PYTHON_BASIC_REPL, and where _pyrepl itself finds that the terminal is not good enough.
// Called by main_run.c. Tests: tests/cli/.
#define _GNU_SOURCE
#include "main_prompt.h"

#include "main_start.h"
#include "modules/builtins_module.h"
#include "modules/prompt.h"
#include "modules/sys_module.h"
#include "runtime/attribute.h"
#include "runtime/audit.h"
#include "runtime/call.h"
#include "runtime/dict.h"
#include "runtime/exception.h"
#include "runtime/import.h"
#include "runtime/module.h"
#include "runtime/str.h"
#include "runtime/str_codec.h"
#include "runtime/tuple.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

bool kr_main_prompt_is_interactive(const KrOptions *o)
{
    return isatty(0) || o->config.interactive;
}

void kr_main_prompt_greet(KrThread *thread, const KrOptions *o)
{
    const KrConfig *c = &o->config;
    bool runs_something = o->command || o->module || (o->file && strcmp(o->file, "-"));
    if (c->quiet ||
        (!c->verbose && (runs_something || !kr_main_prompt_is_interactive(o))))
        return;
    KrOwn version = kr_attr_get_name(thread, kr_ref(thread->vm->sys_module), "version");
    if (kr_is_null(version))
        kr_exception_clear(thread);
    else
        fprintf(stderr, "Python %s on linux\n", kr_str_text(thread, kr_ref(version)));
    if (!c->no_site)
        fputs("Type \"help\", \"copyright\", \"credits\" or \"license\" for more "
              "information.\n",
              stderr);
    kr_xdrop(thread, version);
}

void kr_main_prompt_prepare(KrThread *thread, const KrOptions *o)
{
    static const char *const names[] = {"readline", "rlcompleter"};
    bool runs_something = o->command || o->module || (o->file && strcmp(o->file, "-"));
    if (o->config.isolated || (!o->config.inspect && runs_something) || !isatty(0) ||
        !kr_main_start_has_importlib(thread))
        return;
    for (int i = 0; i < 2; i++) {
        KrOwn module = kr_import_module(thread, names[i]);
        kr_exception_clear(thread);
        kr_xdrop(thread, module);
    }
}

// Errors are shown; only SystemExit ends the program.
static bool survived(KrThread *thread)
{
    if (!kr_thread_has_exception(thread)) return true;
    if (kr_exception_is(thread, &kr_exception_system_exit)) return false;
    kr_prompt_show_error(thread);
    return !kr_thread_has_exception(thread); // sys.excepthook may end the program
}

static bool run_startup(KrThread *thread, const char *path, KrRef module)
{
    KrOwn name = kr_str_codec_decode_file_name(thread, path), code = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(name) ||
        !kr_audit_event(thread, "cpython.run_startup", "O", kr_ref(name)))
        goto done;
    FILE *file = fopen(path, "rb");
    if (!file) {
        int error = errno;
        fputs("Could not open PYTHONSTARTUP\n", stderr);
        KrOwn items[3] = {kr_from_small_int(error),
                          kr_str_from_ascii(thread, strerror(error)),
                          kr_dup(kr_ref(name))};
        KrOwn args = kr_tuple_pack_own(thread, items, 3), raised = KR_NULL;
        if (!kr_is_null(args))
            raised = kr_call_ex(thread, kr_type_ref(&kr_exception_os_error),
                                kr_ref(args), KR_REF_NULL);
        if (!kr_is_null(raised)) kr_exception_set(thread, raised);
        kr_xdrop(thread, args);
        goto done;
    }
    char *text = NULL;
    size_t size = 0;
    FILE *memory = open_memstream(&text, &size);
    char piece[4096];
    for (size_t got; memory && (got = fread(piece, 1, sizeof piece, file)) > 0;)
        fwrite(piece, 1, got, memory);
    fclose(file);
    if (!memory || fclose(memory) != 0)
        (void)kr_exception_no_memory(thread);
    else
        code = kr_vm_hooks.compile(thread, text, size, kr_ref(name), 0, KR_COMPILE_FILE,
                                   thread->vm->optimize);
    free(text);
    if (!kr_is_null(code)) {
        KrRef dict = kr_module_dict(module);
        result = kr_builtins_module_run_code(thread, kr_ref(code), dict, dict);
    }
done:
    kr_xdrop(thread, name);
    kr_xdrop(thread, code);
    kr_xdrop(thread, result);
    return survived(thread);
}

static bool run_hook(KrThread *thread)
{
    KrOwn name = kr_str_interned(thread, "__interactivehook__"), hook = KR_NULL,
          result = KR_NULL;
    if (kr_is_null(name)) return false;
    if (kr_attr_lookup(thread, kr_ref(thread->vm->sys_module), kr_ref(name), &hook) ==
            KR_PRESENT &&
        kr_audit_event(thread, "cpython.run_interactivehook", "O", kr_ref(hook)))
        result = kr_call_0(thread, kr_ref(hook));
    if (!kr_is_null(hook) && kr_is_null(result) &&
        !kr_exception_is(thread, &kr_exception_system_exit))
        fputs("Failed calling sys.__interactivehook__\n", stderr);
    kr_drop(thread, name);
    kr_xdrop(thread, hook);
    kr_xdrop(thread, result);
    return survived(thread);
}

bool kr_main_prompt_start(KrThread *thread, const KrOptions *o, KrRef module,
                          bool startup)
{
    const char *path = startup ? kr_main_options_variable(o, "PYTHONSTARTUP") : NULL;
    return (!path || run_startup(thread, path, module)) && run_hook(thread);
}

static bool run_pyrepl(KrThread *thread, KrRef module, bool startup)
{
    KrOwn main = kr_import_module(thread, "_pyrepl.main"), console = KR_NULL,
          names = KR_NULL, result = KR_NULL;
    bool ok = false;
    if (kr_is_null(main)) {
        fputs("Could not import _pyrepl.main\n", stderr);
        return false;
    }
    console = kr_attr_get_name(thread, kr_ref(main), "interactive_console");
    if (!kr_is_null(console)) names = kr_dict_new(thread);
    if (!kr_is_null(names)) {
        KrOwn mainmodule = kr_str_interned(thread, "mainmodule"),
              pythonstartup = kr_str_interned(thread, "pythonstartup");
        ok =
            !kr_is_null(mainmodule) && !kr_is_null(pythonstartup) &&
            kr_dict_set(thread, kr_ref(names), kr_ref(mainmodule), module) &&
            kr_dict_set(thread, kr_ref(names), kr_ref(pythonstartup), kr_bool(startup));
        kr_xdrop(thread, mainmodule);
        kr_xdrop(thread, pythonstartup);
    }
    if (ok)
        result = kr_call_ex(thread, kr_ref(console), kr_tuple_empty(), kr_ref(names));
    ok = !kr_is_null(result);
    kr_drop(thread, main);
    kr_xdrop(thread, console);
    kr_xdrop(thread, names);
    kr_xdrop(thread, result);
    return ok;
}

bool kr_main_prompt_run(KrThread *thread, const KrOptions *o, KrRef module,
                        bool startup)
{
    if (isatty(0) && kr_main_start_has_importlib(thread) &&
        !kr_main_options_variable(o, "PYTHON_BASIC_REPL"))
        return run_pyrepl(thread, module, startup);
    return kr_prompt_run(thread, module);
}
