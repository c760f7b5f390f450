// SPDX-License-Identifier: MIT
// The built-in module `_sha3`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_sha3_module_init(KrThread *thread) KR_NEW; // the _sha3 module
