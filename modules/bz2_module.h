// SPDX-License-Identifier: MIT
// The built-in module `_bz2`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_bz2_module_init(KrThread *thread) KR_NEW; // the _bz2 module
