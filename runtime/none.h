// SPDX-License-Identifier: MIT
// Types of None, Ellipsis and NotImplemented.
#pragma once

#include "runtime/type.h"

extern KrType kr_none_type, kr_ellipsis_type, kr_not_implemented_type;
