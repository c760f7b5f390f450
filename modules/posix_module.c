// SPDX-License-Identifier: MIT
// The posix module: puts the parts together.
//
// Each part is a file by topic with a table of functions and perhaps types (posix_parts.h).
// Imported by os.py and by importlib. Tests: tests/lang/modules/posix/.
#include "modules/posix_module.h"
#include "modules/posix_parts.h"

KrOwn kr_posix_module_init(KrThread *thread)
{
    static const KrNativeDef *const tables[] = {
        kr_posix_stat_functions,    kr_posix_files_functions,
        kr_posix_io_functions,      kr_posix_scandir_functions,
        kr_posix_process_functions, kr_posix_wait_functions,
        kr_posix_ids_functions,     kr_posix_names_functions,
        kr_posix_sched_functions,   kr_posix_terminal_functions,
        kr_posix_text_functions,    kr_posix_special_functions,
        kr_posix_spawn_functions,
    };
    static bool (*const adders[])(KrThread *, KrRef) = {
        kr_posix_constants_add, kr_posix_stat_add,     kr_posix_scandir_add,
        kr_posix_process_add,   kr_posix_wait_add,     kr_posix_names_add,
        kr_posix_sched_add,     kr_posix_terminal_add, kr_posix_special_add,
    };
    KrOwn module = kr_module_new(
        thread, "posix",
        "Operating system calls and their types. Programs use them by the module os.");
    bool ok = !kr_is_null(module);
    for (size_t i = 0; ok && i < sizeof tables / sizeof *tables; i++)
        ok = kr_module_add_functions(thread, kr_ref(module), tables[i]);
    for (size_t i = 0; ok && i < sizeof adders / sizeof *adders; i++)
        ok = adders[i](thread, kr_ref(module));
    ok = ok && kr_module_add(thread, kr_ref(module), "error",
                             kr_dup(kr_type_ref(&kr_exception_os_error)));
    if (ok) return module;
    kr_xdrop(thread, module);
    return KR_NULL;
}
