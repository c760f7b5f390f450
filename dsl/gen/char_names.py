#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes build/gen/char_names_table.h and .c: the characters behind \\N{...}.

    char_names.py dsl/unicode/names.txt OUTPUT_FOLDER

One 64-bit word per name, sorted: 43 bits of the name's hash, then 21 bits of the character.
The names themselves are not stored. Two names of equal hash stop the build.
"""
import sys
from pathlib import Path

MASK = (1 << 64) - 1


def name_hash(name):
    """FNV-1a of 64 bits, mixed once more; frontend/char_names.c computes the same."""
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = ((value ^ byte) * 0x100000001B3) & MASK
    value ^= value >> 32
    return (value * 0x9E3779B97F4A7C15 & MASK) >> 21


def read(path, wanted=("names", "aliases")):
    section, rows, prefixes, words, code = "", [], [], [], 0
    for line in path.read_text().splitlines():
        if line.startswith("#"):
            continue
        if line.startswith("["):
            section, words, code = line.strip("[]"), [], -1
        elif section == "prefixes":
            prefix, _, spans = line.partition("- ")
            for span in spans.split():
                first, last = span.split("-")
                prefixes.append((prefix + "-", int(first, 16), int(last, 16)))
        else:
            head, colon, rest = line.partition(":")
            code = int(head, 16) if colon else code + 1
            text = rest if colon else line
            words = words[:int(text[0])] + ([text[1:]] if text[1:] else [])
            words = " ".join(words).split(" ")
            if section in wanted:
                rows.append((" ".join(words), code))
    return rows, prefixes


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    rows, prefixes = read(source)
    table = sorted((name_hash(name), code, name) for name, code in rows)
    for (one, _, a), (two, _, b) in zip(table, table[1:]):
        if one == two:
            sys.exit(f"{source}: {a} and {b} have the same hash")
    banner = ("// SPDX-License-Identifier: MIT\n"
              "// Made by dsl/gen/char_names.py from dsl/unicode/names.txt: do not edit.\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "char_names_table.h").write_text(
        banner + "// Read by frontend/char_names.c only.\n#pragma once\n\n#include <stdint.h>\n\n"
        "typedef struct KrCharPrefix {\n    const char *text;\n    uint32_t first, last;\n"
        "} KrCharPrefix;\n\nenum {\n"
        f"    KR_CHAR_NAMES_COUNT = {len(table)},\n"
        f"    KR_CHAR_NAMES_PREFIX_COUNT = {len(prefixes)},\n}};\n\n"
        "extern const uint64_t kr_char_names_table[KR_CHAR_NAMES_COUNT];\n"
        "extern const KrCharPrefix kr_char_names_prefixes[KR_CHAR_NAMES_PREFIX_COUNT];\n")
    out = [banner + "// Hashes of names, and the names that are a prefix and a code.",
           '#include "gen/char_names_table.h"\n',
           "const KrCharPrefix kr_char_names_prefixes[KR_CHAR_NAMES_PREFIX_COUNT] = {"]
    out += [f'    {{"{text}", 0x{first:X}, 0x{last:X}}},' for text, first, last in prefixes]
    out += ["};\n", "const uint64_t kr_char_names_table[KR_CHAR_NAMES_COUNT] = {"]
    words = [f"0x{value << 21 | code:X}u," for value, code, _ in table]
    out += ["    " + " ".join(words[i:i + 4]) for i in range(0, len(words), 4)]
    out.append("};\n")
    (folder / "char_names_table.c").write_text("\n".join(out))


if __name__ == "__main__":
    main()
