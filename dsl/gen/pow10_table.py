#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes build/gen/pow10_table.h and .c: powers of ten in 128 bits, for shortest texts of doubles and for reading them.

    pow10_table.py OUTPUT_FOLDER

Row k - FIRST holds 10**k, scaled by a power of two so that its highest bit is bit 127, rounded up.
"""
import sys
from fractions import Fraction
from pathlib import Path

FIRST, LAST = -342, 324
BANNER = "// SPDX-License-Identifier: MIT\n// Made by dsl/gen/pow10_table.py: do not edit.\n"


def row(k):
    value = Fraction(10) ** k
    shift = 127 - ((k * 1741647) >> 19)
    scaled = value * Fraction(2) ** shift
    number = -(-scaled.numerator // scaled.denominator)
    assert number >> 127 == 1, k
    return f"    {{0x{number >> 64:016X}u, 0x{number & (1 << 64) - 1:016X}u}}, // {k}"


def main():
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    count = LAST - FIRST + 1
    (folder / "pow10_table.h").write_text(
        BANNER + "#pragma once\n\n#include <stdint.h>\n\n"
        f"enum {{ KR_POW10_FIRST = {FIRST}, KR_POW10_COUNT = {count} }};\n"
        "typedef struct KrPow10 {\n    uint64_t high, low;\n} KrPow10;\n"
        f"extern const KrPow10 kr_pow10_table[KR_POW10_COUNT];\n")
    (folder / "pow10_table.c").write_text(
        BANNER + '#include "gen/pow10_table.h"\n\nconst KrPow10 kr_pow10_table[KR_POW10_COUNT] = {\n'
        + "\n".join(row(k) for k in range(FIRST, LAST + 1)) + "\n};\n")


if __name__ == "__main__":
    main()
