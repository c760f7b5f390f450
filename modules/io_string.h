// SPDX-License-Identifier: MIT
// StringIO.
#pragma once

#include "modules/io_base.h"

extern KrType kr_io_string_type;
