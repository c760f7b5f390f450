// SPDX-License-Identifier: MIT
// The built-in module `_lsprof`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_lsprof_module_init(KrThread *thread) KR_NEW; // the _lsprof module
