// SPDX-License-Identifier: MIT
// The built-in module `_sha1`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_sha1_module_init(KrThread *thread) KR_NEW; // the _sha1 module
