// SPDX-License-Identifier: MIT
// The mmap module: files mapped into memory.
#pragma once

#include "runtime/type.h"

KrOwn kr_mmap_module_init(KrThread *thread) KR_NEW; // the mmap module
