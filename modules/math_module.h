// SPDX-License-Identifier: MIT
// The built-in module `math`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_math_module_init(KrThread *thread) KR_NEW; // the math module
