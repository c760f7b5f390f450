// SPDX-License-Identifier: MIT
// The atexit module, and what is done when a program has ended.
#pragma once

#include "runtime/type.h"

KrOwn kr_atexit_module_init(KrThread *thread) KR_NEW; // the atexit module
// Before kr_vm_free: waits for threads, calls what is registered, flushes standard files; afterwards no
// other thread runs. False: stdout could not be flushed (exit status 120).
bool kr_atexit_module_end(KrThread *thread);
