// SPDX-License-Identifier: MIT
// The built-in module `zlib`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_zlib_module_init(KrThread *thread) KR_NEW; // the zlib module
