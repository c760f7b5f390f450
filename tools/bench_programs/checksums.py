# SPDX-License-Identifier: MIT
"""Checksums over bytes: CRC-32 with a table, FNV-1a, Adler-32, all with 32-bit masks."""
import sys


def make_table():
    table = []
    for n in range(256):
        value = n
        for _ in range(8):
            value = (value >> 1) ^ 0xEDB88320 if value & 1 else value >> 1
        table.append(value)
    return table


TABLE = make_table()


def crc32(data):
    crc = 0xFFFFFFFF
    for byte in data:
        crc = TABLE[(crc ^ byte) & 0xFF] ^ (crc >> 8)
    return crc ^ 0xFFFFFFFF


def fnv1a(data):
    value = 0x811C9DC5
    for byte in data:
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def adler32(data):
    a, b = 1, 0
    for byte in data:
        a = (a + byte) % 65521
        b = (b + a) % 65521
    return (b << 16) | a


def make_data(size):
    data = bytearray(size)
    state = 1
    for i in range(size):
        state = (state * 69069 + 1) & 0xFFFFFFFF
        data[i] = state >> 24
    return bytes(data)


def main(size=800000):
    data = make_data(size)
    mixed = 0
    for start in (0, 1, 2):
        part = data[start:]
        mixed ^= crc32(part) ^ fnv1a(part) ^ adler32(part)
    print("checksums", len(data), f"{crc32(data):08x} {mixed:08x}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
