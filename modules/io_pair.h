// SPDX-License-Identifier: MIT
// BufferedRWPair.
#pragma once

#include "runtime/type.h"

extern KrType kr_io_pair_type;
