// SPDX-License-Identifier: MIT
// The built-in module `array`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_array_module_init(KrThread *thread) KR_NEW; // the array module
