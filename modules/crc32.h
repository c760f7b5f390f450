// SPDX-License-Identifier: MIT
// CRC-32 (the polynomial of zlib, gzip and PNG), eight bytes at a step.
#pragma once

#include <stddef.h>
#include <stdint.h>

// Goes on from `crc`, the checksum of what came before (0 at first).
uint32_t kr_crc32_update(uint32_t crc, const void *data, size_t size);
