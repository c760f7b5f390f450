// SPDX-License-Identifier: MIT
// The builtins module: functions that are always there.
#pragma once

#include "runtime/type.h"

KrOwn kr_builtins_module_init(KrThread *thread) KR_NEW;
KrOwn kr_builtins_module_again(KrThread *thread) KR_NEW; // the builtins module (made once, at the start)
// Runs a code object with these namespaces (exec).
KrOwn kr_builtins_module_run_code(KrThread *thread, KrRef code, KrRef globals, KrRef locals) KR_NEW;
