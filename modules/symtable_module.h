// SPDX-License-Identifier: MIT
// The _symtable module: scopes as the compiler sees them.
#pragma once

#include "runtime/type.h"

KrOwn kr_symtable_module_init(KrThread *thread) KR_NEW; // the _symtable module
