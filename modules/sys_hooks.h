// SPDX-License-Identifier: MIT
// Hooks and small questions of sys.
#pragma once

#include "runtime/type.h"

extern const KrNativeDef kr_sys_hooks_functions[]; // ends with a null name
KrOwn kr_sys_hooks_breakpoint(KrThread *thread, KrRef args, KrRef kwargs)
    KR_NEW;                                                   // builtins.breakpoint
bool kr_sys_hooks_add(KrThread *thread, KrRef sys) KR_RAISES; // all of it
