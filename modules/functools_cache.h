// SPDX-License-Identifier: MIT
// The wrapper that functools.lru_cache puts around a function.
#pragma once

#include "runtime/type.h"

extern KrType kr_functools_cache_type, kr_functools_cache_link_type;
