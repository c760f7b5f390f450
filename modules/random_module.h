// SPDX-License-Identifier: MIT
// The built-in module `_random`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_random_module_init(KrThread *thread) KR_NEW; // the _random module
