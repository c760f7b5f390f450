// SPDX-License-Identifier: MIT
// functools.partial and Placeholder.
#pragma once

#include "runtime/type.h"

extern KrType kr_functools_partial_type, kr_functools_partial_placeholder_type;
extern KrObject kr_functools_partial_placeholder; // the only one
