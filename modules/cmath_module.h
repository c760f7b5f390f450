// SPDX-License-Identifier: MIT
// The built-in module `cmath`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_cmath_module_init(KrThread *thread) KR_NEW; // the cmath module
