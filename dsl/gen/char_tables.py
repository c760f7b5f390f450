# SPDX-License-Identifier: MIT
"""dsl/unicode/chars.txt -> gen/char_tables.h, gen/char_tables.c: two-stage tables of characters.

usage: char_tables.py CHARS.TXT OUT_FOLDER
"""
import os
import sys

BANNER = "// SPDX-License-Identifier: MIT\n// Made by dsl/gen/char_tables.py from dsl/unicode/chars.txt. Do not edit.\n"
FLAGS = "adgnlutspcixy"
NAMES = ["ALPHA", "DECIMAL", "DIGIT", "NUMERIC", "LOWER", "UPPER", "TITLE", "SPACE", "PRINTABLE",
         "CASED", "IGNORABLE", "NAME_START", "NAME_CONTINUE"]
BLOCK = 128


def main():
    source, folder = sys.argv[1], sys.argv[2]
    records = {(0, 0, (0, 0, 0, 0), 0): 0}
    special = []
    points = [0] * 0x110000
    with open(source, encoding="ascii") as file:
        for line in file:
            if line.startswith("#"):
                continue
            parts = line.split()
            first, _, last = parts[0].partition("-")
            first = int(first, 16)
            last = int(last, 16) if last else first
            flags = 0
            decimal = 0
            kinds = parts[1]
            i = 0
            while i < len(kinds):
                if kinds[i] == ".":
                    break
                flags |= 1 << FLAGS.index(kinds[i])
                if kinds[i] == "d":
                    i += 1
                    decimal = int(kinds[i])
                i += 1
            deltas = []
            many = 0
            for k, text in enumerate(parts[2:] or ["="] * 4):
                if text == "=":
                    deltas.append(0)
                elif text[0] in "+-":
                    deltas.append(int(text))
                else:
                    many |= 1 << k
                    deltas.append(len(special))
                    chars = [int(x, 16) for x in text.split(",")]
                    special.append(len(chars))
                    special.extend(chars)
            record = (flags, decimal, tuple(deltas), many)
            number = records.setdefault(record, len(records))
            for code in range(first, last + 1):
                points[code] = number
    blocks = {}
    index = []
    for start in range(0, 0x110000, BLOCK):
        block = tuple(points[start:start + BLOCK])
        index.append(blocks.setdefault(block, len(blocks)))
    with open(os.path.join(folder, "char_tables.h"), "w", encoding="ascii") as out:
        out.write(BANNER + "#pragma once\n\n#include <stdint.h>\n\nenum {\n")
        for k, name in enumerate(NAMES):
            out.write(f"    KR_CHAR_{name} = 1 << {k},\n")
        out.write("};\n\ntypedef struct KrCharRecord {\n    int32_t map[4]; // upper, lower, title, fold: offsets, or places in kr_char_special\n"
                  "    uint16_t flags;\n    uint8_t decimal;\n    uint8_t many; // bit k: map[k] is a place\n} KrCharRecord;\n\n"
                  f"extern const uint16_t kr_char_index[{len(index)}];\n"
                  f"extern const uint16_t kr_char_blocks[{len(blocks) * BLOCK}];\n"
                  f"extern const KrCharRecord kr_char_records[{len(records)}];\n"
                  f"extern const uint32_t kr_char_special[{len(special)}]; // count, then characters\n")
    with open(os.path.join(folder, "char_tables.c"), "w", encoding="ascii") as out:
        out.write(BANNER + '#include "gen/char_tables.h"\n')

        def table(kind, name, values):
            out.write(f"\nconst {kind} {name}[{len(values)}] = {{\n")
            for i in range(0, len(values), 16):
                out.write("    " + ", ".join(str(v) for v in values[i:i + 16]) + ",\n")
            out.write("};\n")

        table("uint16_t", "kr_char_index", index)
        table("uint16_t", "kr_char_blocks", [v for block in blocks for v in block])
        table("uint32_t", "kr_char_special", special)
        rows = [f"{{{{{', '.join(map(str, r[2]))}}}, {r[0]}, {r[1]}, {r[3]}}}" for r in records]
        out.write(f"\nconst KrCharRecord kr_char_records[{len(rows)}] = {{\n")
        out.write("".join(f"    {row},\n" for row in rows))
        out.write("};\n")


main()
