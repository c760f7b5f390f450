// SPDX-License-Identifier: MIT
// The built-in module `_sha2`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_sha2_module_init(KrThread *thread) KR_NEW; // the _sha2 module
