// SPDX-License-Identifier: MIT
// The _functools module: partial, reduce, cmp_to_key and the wrapper behind lru_cache.
#pragma once

#include "runtime/type.h"

KrOwn kr_functools_module_init(KrThread *thread) KR_NEW; // the _functools module
