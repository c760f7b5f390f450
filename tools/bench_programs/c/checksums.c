// SPDX-License-Identifier: MIT
// checksums.py in C.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

static uint32_t table[256];

static uint32_t crc32(const uint8_t *data, long size)
{
    uint32_t crc = 0xFFFFFFFF;
    for (long i = 0; i < size; i++)
        crc = table[(crc ^ data[i]) & 0xFF] ^ (crc >> 8);
    return crc ^ 0xFFFFFFFF;
}

static uint32_t fnv1a(const uint8_t *data, long size)
{
    uint32_t value = 0x811C9DC5;
    for (long i = 0; i < size; i++)
        value = (value ^ data[i]) * 0x01000193;
    return value;
}

static uint32_t adler32(const uint8_t *data, long size)
{
    uint32_t a = 1, b = 0;
    for (long i = 0; i < size; i++) {
        a = (a + data[i]) % 65521;
        b = (b + a) % 65521;
    }
    return (b << 16) | a;
}

int main(int argc, char **argv)
{
    long size = argc > 1 ? atol(argv[1]) : 800000;
    uint8_t *data = malloc(size);
    uint32_t state = 1, mixed = 0;
    for (uint32_t n = 0; n < 256; n++) {
        uint32_t value = n;
        for (int i = 0; i < 8; i++)
            value = value & 1 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
        table[n] = value;
    }
    for (long i = 0; i < size; i++) {
        state = state * 69069 + 1;
        data[i] = (uint8_t)(state >> 24);
    }
    for (int start = 0; start < 3; start++)
        mixed ^= crc32(data + start, size - start) ^ fnv1a(data + start, size - start) ^ adler32(data + start, size - start);
    printf("checksums %ld %08x %08x\n", size, crc32(data, size), mixed);
    return 0;
}
