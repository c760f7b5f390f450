// SPDX-License-Identifier: MIT
// The built-in module `_lzma`: made at its first import.
#pragma once

#include "runtime/type.h"

KrOwn kr_lzma_module_init(KrThread *thread) KR_NEW; // the _lzma module
