// SPDX-License-Identifier: MIT
// The command `krait`: options (main_options.c), places (main_paths.c), a VM, the program (main_run.c).
#include "base/alloc.h"
#include "frontend/carets.h"
#include "frontend/compile.h"
#include "interp/loop.h"
#include "interp/specialize.h"
#include "main_end.h"
#include "main_options.h"
#include "main_paths.h"
#include "main_run.h"
#include "modules/atexit_module.h"
#include "modules/builtins_module.h"
#include "modules/io_streams.h"
#include "modules/readline_module.h"
#include "modules/faulthandler_module.h"
#include "modules/signal_module.h"
#include "modules/sys_module.h"
#include "runtime/alloc_trace.h"
#include "runtime/frame.h"
#include "runtime/image.h"
#include "runtime/import.h"
#include "tier2/tier2.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc, char **argv)
{
    static KrOptions o; // the VM keeps a pointer into it
    int status = kr_main_options_parse(argc, argv, &o);
    if (status >= 0) return status;
    kr_main_paths_find(&o);
    o.config.builtins_init = kr_builtins_module_init;
    o.config.sys_init = kr_sys_module_init;
    kr_import_builtin_table = kr_module_table;
    kr_alloc_init();
    kr_vm_hooks.compile = kr_compile_source;
    kr_vm_hooks.show_place = kr_carets_show;
    kr_vm_hooks.report = kr_io_streams_report;
    kr_vm_hooks.fuse = kr_specialize_fuse;
    kr_vm_hooks.run_frame = kr_loop_run;
    kr_vm_hooks.feed_frame = kr_loop_feed;
    kr_vm_hooks.super_arguments = kr_frame_super_arguments;
    kr_tier2_init_hooks();
    kr_image_is_noted = o.make_image != NULL;
    KrVM *vm = kr_vm_new(&o.config);
    if (vm) kr_loop_init(vm->main_thread);
    if (!vm || !kr_signal_module_start(vm->main_thread)) {
        fputs(vm ? "krait: MemoryError\n" : "", stderr);
        fputs("krait: cannot start\n", stderr);
        return 1;
    }
    if (o.config.trace_alloc && !kr_alloc_trace_start(vm->main_thread, (uint32_t)o.config.trace_alloc)) return 1;
    if (o.config.faulthandler) kr_faulthandler_module_start(vm->main_thread);
    status = kr_main_run(vm->main_thread, &o);
    if (!kr_atexit_module_end(vm->main_thread)) status = 120;
    kr_signal_module_end(vm->main_thread);
    kr_readline_module_fini(vm->main_thread);
    size_t left = kr_main_end(vm);
    kr_alloc_report();
    (void)left;
    if (status == KR_MAIN_INTERRUPTED) { // by the signal, so that a shell knows
        signal(SIGINT, SIG_DFL);
        kill(getpid(), SIGINT);
        return 130;
    }
    return status;
}
