// SPDX-License-Identifier: MIT
// The built-in module `readline`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_readline_module_init(KrThread *thread) KR_NEW; // the readline module
void kr_readline_module_fini(KrThread *thread); // the VM ends
