// SPDX-License-Identifier: MIT
// BytesIO, and _BytesIOBuffer, which its getbuffer() is a view of.
#pragma once

#include "modules/io_base.h"

extern KrType kr_io_bytes_type, kr_io_bytes_buffer_type;
