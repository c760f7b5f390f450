// SPDX-License-Identifier: MIT
// The thread that unit tests of runtime objects run on: one VM for all of them.
#pragma once

#include "modules/builtins_module.h"
#include "modules/sys_module.h"
#include "runtime/vm.h"

static inline KrThread *container_thread(void)
{
    static KrVM *vm;
    static const KrConfig config = {.isolated = true,
                                    .no_site = true,
                                    .builtins_init = kr_builtins_module_init,
                                    .sys_init = kr_sys_module_init};
    if (!vm) vm = kr_vm_new(&config);
    return vm->main_thread;
}
KR_INLINE KrRef number(int64_t value)
{
    return kr_from_bits(kr_int_bits(value));
}
