// SPDX-License-Identifier: MIT
// The _tracemalloc module. Nothing traces allocations yet.
#pragma once

#include "runtime/type.h"

KrOwn kr_tracemalloc_module_init(KrThread *thread) KR_NEW; // the _tracemalloc module
