// SPDX-License-Identifier: MIT
// The built-in module `_blake2`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_blake2_module_init(KrThread *thread) KR_NEW; // the _blake2 module
