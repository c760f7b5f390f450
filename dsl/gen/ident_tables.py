#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes build/gen/ident_tables.h and .c: characters of names and their NFKC forms.

    ident_tables.py dsl/unicode/ident.txt OUTPUT_FOLDER

The input holds, in sections: ranges of XID_Start, XID_Continue and printable characters,
canonical combining classes, compatibility decompositions (complete ones, of characters that
may stand in a name, without Hangul syllables) and canonical compositions.
"""
import sys
from pathlib import Path


def read(path):
    sections, words = {}, []
    for line in path.read_text().splitlines():
        if line.startswith("["):
            words = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            words += line.split()
    return sections


def ends(word):
    first, _, last = word.partition("-")
    return int(first, 16), int(last or first, 16)


def rows(items, per_line=6):
    lines = []
    for i in range(0, len(items), per_line):
        lines.append("    " + " ".join(item + "," for item in items[i:i + per_line]))
    return "\n".join(lines)


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    data = read(source)
    banner = ("// SPDX-License-Identifier: MIT\n"
              "// Made by dsl/gen/ident_tables.py from dsl/unicode/ident.txt: do not edit.\n")
    ranges = {name: [ends(w) for w in data[name]] for name in ("start", "continue", "printable")}
    combining = []
    for word in data["combining"]:
        span, _, value = word.partition(":")
        combining.append((*ends(span), int(value)))
    keys, pool = [], []
    for word in data["compatibility"]:
        key, _, value = word.partition("=")
        parts = [int(v, 16) for v in value.split("+")]
        keys.append((int(key, 16), len(pool), len(parts)))
        pool += parts
    pairs = []
    for word in data["compose"]:
        pair, _, value = word.partition("=")
        first, second = (int(v, 16) for v in pair.split("+"))
        pairs.append((first, second, int(value, 16)))
    pairs.sort()
    header = [banner + "// Tables read by frontend/ident.c only.", "#pragma once\n",
              "#include <stdint.h>\n",
              "typedef struct KrCharRange {\n    uint32_t first, last;\n} KrCharRange;",
              "typedef struct KrCombiningRange {\n    uint32_t first, last, value;\n"
              "} KrCombiningRange;",
              "typedef struct KrDecomposition {\n    uint32_t c;\n    uint16_t start, count;\n"
              "} KrDecomposition;",
              "typedef struct KrComposition {\n    uint32_t first, second, c;\n"
              "} KrComposition;\n", "enum {"]
    body = [banner + "// Characters of names.", '#include "gen/ident_tables.h"\n']
    for name, found in ranges.items():
        header.append(f"    KR_IDENT_{name.upper()}_COUNT = {len(found)},")
        body.append(f"const KrCharRange kr_ident_{name}_ranges[KR_IDENT_{name.upper()}_COUNT] = "
                    "{\n" + rows([f"{{0x{a:X}, 0x{b:X}}}" for a, b in found]) + "\n};\n")
    header += [f"    KR_IDENT_COMBINING_COUNT = {len(combining)},",
               f"    KR_IDENT_DECOMPOSITION_COUNT = {len(keys)},",
               f"    KR_IDENT_POOL_COUNT = {len(pool)},",
               f"    KR_IDENT_COMPOSITION_COUNT = {len(pairs)},", "};\n"]
    header += [f"extern const KrCharRange kr_ident_{name}_ranges[KR_IDENT_{name.upper()}_COUNT];"
               for name in ranges]
    header += ["extern const KrCombiningRange kr_ident_combining[KR_IDENT_COMBINING_COUNT];",
               "extern const KrDecomposition "
               "kr_ident_decompositions[KR_IDENT_DECOMPOSITION_COUNT];",
               "extern const uint32_t kr_ident_pool[KR_IDENT_POOL_COUNT];",
               "extern const KrComposition kr_ident_compositions[KR_IDENT_COMPOSITION_COUNT];"]
    body.append("const KrCombiningRange kr_ident_combining[KR_IDENT_COMBINING_COUNT] = {\n" +
                rows([f"{{0x{a:X}, 0x{b:X}, {v}}}" for a, b, v in combining], 4) + "\n};\n")
    body.append("const KrDecomposition kr_ident_decompositions[KR_IDENT_DECOMPOSITION_COUNT] = "
                "{\n" + rows([f"{{0x{c:X}, {s}, {n}}}" for c, s, n in keys], 5) + "\n};\n")
    body.append("const uint32_t kr_ident_pool[KR_IDENT_POOL_COUNT] = {\n" +
                rows([f"0x{c:X}" for c in pool], 10) + "\n};\n")
    body.append("const KrComposition kr_ident_compositions[KR_IDENT_COMPOSITION_COUNT] = {\n" +
                rows([f"{{0x{a:X}, 0x{b:X}, 0x{c:X}}}" for a, b, c in pairs], 4) + "\n};\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ident_tables.h").write_text("\n".join(header) + "\n")
    (folder / "ident_tables.c").write_text("\n".join(body))


if __name__ == "__main__":
    main()
