// SPDX-License-Identifier: MIT
// CRC-32 by tables (crc32.h).
//
// tables[k][b] is the checksum of byte b followed by k zero bytes, so that eight bytes are looked
// up at once and their results xored. Made once, at the first call; every thread that makes them
// writes the same numbers.
// Tests: tests/lang/modules/binascii/.
#include "modules/crc32.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <string.h>

static uint32_t tables[8][256];
static atomic_bool ready;

static void make_tables(void)
{
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t crc = i;
        for (int bit = 0; bit < 8; bit++)
            crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320u : 0);
        tables[0][i] = crc;
    }
    for (uint32_t i = 0; i < 256; i++)
        for (int k = 1; k < 8; k++)
            tables[k][i] = tables[k - 1][i] >> 8 ^ tables[0][tables[k - 1][i] & 255];
    atomic_store(&ready, true);
}

uint32_t kr_crc32_update(uint32_t crc, const void *data, size_t size)
{
    const uint8_t *at = data;
    if (!atomic_load(&ready)) make_tables();
    crc = ~crc;
    for (; size >= 8; size -= 8, at += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        word ^= crc;
        crc = tables[7][word & 255] ^ tables[6][word >> 8 & 255] ^
              tables[5][word >> 16 & 255] ^ tables[4][word >> 24 & 255] ^
              tables[3][word >> 32 & 255] ^ tables[2][word >> 40 & 255] ^
              tables[1][word >> 48 & 255] ^ tables[0][word >> 56];
    }
    for (; size; size--)
        crc = crc >> 8 ^ tables[0][(crc ^ *at++) & 255];
    return ~crc;
}
