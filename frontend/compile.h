// SPDX-License-Identifier: MIT
// Source text or tree to code object: the frontend's entry for the runtime.
#pragma once

#include "frontend/parser.h"
#include "runtime/thread.h"

// kr_vm_hooks.compile. mode: 0 exec, 1 eval, 2 single. Null: SyntaxError or what else is set.
KrOwn kr_compile_source(KrThread *thread, const char *source, size_t size,
                        KrRef filename, int mode, int flags, int optimize) KR_NEW;
