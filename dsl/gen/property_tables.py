#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""dsl/unicode/properties.txt and names.txt -> gen/property_tables.h, gen/property_tables.c: what the unicodedata
module knows.

    property_tables.py PROPERTIES.TXT NAMES.TXT OUTPUT_FOLDER

Characters go through two-stage tables of blocks of 128. A name is a row of words, each one or two bytes; byte 0 ends it.
Decompositions are UTF-16 behind a head of tag * 256 + units.
"""
import sys
from collections import Counter
from pathlib import Path

from char_names import read

BLOCK = 128
SKIP = 8  # every SKIPth name has its place noted
TAGS = ["", "<noBreak>", "<compat>", "<super>", "<fraction>", "<sub>", "<font>", "<circle>", "<wide>", "<vertical>",
        "<square>", "<isolated>", "<final>", "<initial>", "<medial>", "<small>", "<narrow>"]


def sections(path):
    out, rows = {}, None
    for line in path.read_text(encoding="ascii").splitlines():
        if line.startswith("["):
            rows = out.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            rows.append(line)
    return out


def spread(rows):
    points = [None] * 0x110000
    for row in rows:
        span, _, value = row.partition(" ")
        first, _, last = span.partition("-")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            points[code] = value
    return points


def two_stages(points):
    blocks, index = {}, []
    for start in range(0, 0x110000, BLOCK):
        index.append(blocks.setdefault(tuple(points[start:start + BLOCK]), len(blocks)))
    return index, [value for block in blocks for value in block]


class Writer:
    def __init__(self):
        self.head, self.body = [], []

    def table(self, kind, name, values):
        self.head.append(f"extern const {kind} {name}[{len(values)}];")
        self.body.append(f"\nconst {kind} {name}[{len(values)}] = {{")
        for i in range(0, len(values), 16):
            self.body.append("    " + ", ".join(str(v) for v in values[i:i + 16]) + ",")
        self.body.append("};")


def canonical(decompositions):
    """What a character is in NFD, for quick checks; compat: in NFKD."""
    def full(code, compat):
        tag, parts = decompositions.get(code, ("", None))
        if parts is None or (tag and not compat):
            return [code]
        return [x for part in parts for x in full(part, compat)]
    return full


def records(data, out):
    now, old = spread(data["now"]), spread(data["old"])
    decompositions = {}
    for row in data["decompositions"]:
        code, *parts = row.split()
        tag = parts.pop(0) if parts[0][0] == "<" else ""
        decompositions[int(code, 16)] = (tag, [int(x, 16) for x in parts])
    excluded = {int(x, 16) for x in data["excluded"]}
    pairs = {tuple(parts): code for code, (tag, parts) in decompositions.items()
             if not tag and len(parts) == 2 and code not in excluded}
    seconds = {pair[1] for pair in pairs} | set(range(0x1161, 0x1176)) | set(range(0x11A8, 0x11C3))
    composed = set(pairs.values())
    full = canonical(decompositions)
    categories, bidis, widths, numerics = [], [], [], ["-"]

    def quick(code):
        hangul = 0xAC00 <= code <= 0xD7A3
        nfd = hangul or full(code, False) != [code]
        nfkd = hangul or full(code, True) != [code]
        nfc_no = nfd and not hangul and code not in composed
        # a compatibility decomposition anywhere inside changes it for good
        nfkc_no = nfc_no or (nfkd and not hangul and full(code, True) != full(code, False))
        maybe = code in seconds
        return nfd | nfkd << 1 | nfc_no << 2 | nfkc_no << 3 | maybe << 4

    def number(text, known):
        if text not in known:
            known.append(text)
        return known.index(text)

    table, points = {}, []

    def record(value, quick_bits, old_record):
        category, bidi, combining, mirrored, width, *numbers = value.split()
        decimal, digit, numeric = numbers or ["-"] * 3
        row = (number(category, categories), number(bidi, bidis), int(combining),
               int(mirrored) | number(width, widths) << 1, quick_bits,
               -1 if decimal == "-" else int(decimal), -1 if digit == "-" else int(digit),
               number(numeric, numerics), old_record)
        return table.setdefault(row, len(table))

    numbers = {}
    for code in range(0x110000):
        key = (now[code], quick(code) if code in decompositions or code in seconds or 0xAC00 <= code <= 0xD7A3 else 0,
               old[code])
        if key not in numbers:
            before = record(key[2], 0, 0) + 1 if key[2] else 0
            numbers[key] = record(key[0], key[1], before)
        points.append(numbers[key])
    index, blocks = two_stages(points)
    out.head.append("""
typedef struct KrProperty {
    uint8_t category, bidirectional; // indexes of names
    uint8_t combining;
    uint8_t mirrored_width; // mirrored | width << 1
    uint8_t quick;          // KR_PROPERTY_NFD...: what a normalization changes
    int8_t decimal, digit;  // -1: none
    uint8_t numeric;        // index, 0: none
    uint16_t old;           // record of Unicode 3.2.0 plus 1, 0: the same
} KrProperty;
enum { KR_PROPERTY_NFD = 1, KR_PROPERTY_NFKD = 2, KR_PROPERTY_NFC = 4, KR_PROPERTY_NFKC = 8, KR_PROPERTY_MAYBE = 16 };
""")
    out.table("uint8_t" if max(index) < 256 else "uint16_t", "kr_property_index", index)
    out.table("uint16_t", "kr_property_blocks", blocks)
    out.table("KrProperty", "kr_property_records", ["{" + ", ".join(map(str, row)) + "}" for row in table])
    for name, values, width in (("categories", categories, 3), ("bidirectionals", bidis, 4), ("widths", widths, 3)):
        values = ["" if x == "." else x for x in values]
        out.head.append(f"extern const char kr_property_{name}[{len(values)}][{width}];")
        out.body.append(f"\nconst char kr_property_{name}[{len(values)}][{width}] = {{" +
                        ", ".join(f'"{x}"' for x in values) + "};")
    out.table("double", "kr_property_numerics", ["0" if x == "-" else repr(float(x)) for x in numerics])
    packed = sorted((a << 42) | (b << 21) | c for (a, b), c in pairs.items())
    out.table("uint64_t", "kr_property_pairs", [f"{x}u" for x in packed])
    out.head.append(f"enum {{ KR_PROPERTY_PAIR_COUNT = {len(packed)} }};")
    units, places = [0], [0] * 0x110000
    for code, (tag, parts) in decompositions.items():
        text = "".join(map(chr, parts)).encode("utf-16-le", "surrogatepass")
        places[code] = len(units)
        units.append(TAGS.index(tag) << 8 | len(text) // 2)
        units += [text[i] | text[i + 1] << 8 for i in range(0, len(text), 2)]
    assert len(units) < 65536
    index, blocks = two_stages(places)
    out.table("uint8_t", "kr_property_decompose_index", index)
    out.table("uint16_t", "kr_property_decompose_blocks", blocks)
    out.table("uint16_t", "kr_property_decompositions", units)
    out.head.append(f"extern const char *const kr_property_tags[{len(TAGS)}];")
    out.body.append(f"\nconst char *const kr_property_tags[{len(TAGS)}] = {{" + ", ".join(f'"{x}"' for x in TAGS) + "};")
    flat = [int(x, 16) for row in data["corrected"] for x in row.split()]
    out.head.append(f"enum {{ KR_PROPERTY_CORRECTED_COUNT = {len(flat) // 2} }}; // character, what it was")
    out.table("uint32_t", "kr_property_corrected", flat)


def names(path, out):
    rows, _ = read(path, ("names",))
    rows = sorted((code, name) for name, code in rows)
    frequency = Counter(word for _, name in rows for word in name.split())
    words = [""] + [word for word, _ in sorted(frequency.items(), key=lambda x: (-x[1], x[0]))]
    double = 1
    while 256 - double + double * 256 < len(words):
        double += 1
    single = 256 - double
    number = {word: i for i, word in enumerate(words)}
    stream, places, runs = [], [], []
    for i, (code, name) in enumerate(rows):
        if not runs or code != rows[i - 1][0] + 1:
            runs += [code, i]
        if i % SKIP == 0:
            places.append(len(stream))
        for word in name.split():
            n = number[word]
            stream += [n] if n < single else [single + (n - single) // 256, (n - single) % 256]
        stream.append(0)
    text, starts = "", []
    for word in words:
        starts.append(len(text))
        text += word
    starts.append(len(text))
    out.head.append(f"enum {{ KR_PROPERTY_NAME_SINGLE = {single}, KR_PROPERTY_NAME_SKIP = {SKIP}, "
                    f"KR_PROPERTY_NAME_RUN_COUNT = {len(runs) // 2}, KR_PROPERTY_NAME_COUNT = {len(rows)} }};")
    out.table("uint32_t", "kr_property_name_runs", runs)
    out.table("uint32_t", "kr_property_name_places", places)
    out.table("uint8_t", "kr_property_name_stream", stream)
    out.table("uint32_t", "kr_property_word_starts", starts)
    out.head.append(f"extern const char kr_property_words[{len(text) + 1}];")
    out.body.append(f"\nconst char kr_property_words[{len(text) + 1}] =")
    out.body += [f'    "{text[i:i + 96]}"' for i in range(0, len(text), 96)]
    out.body.append("    ;")


def sequences(data, out):
    out.head.append("typedef struct KrPropertySequence {\n    const char *name;\n    uint32_t text[5]; // ends with 0\n"
                    "} KrPropertySequence;")
    rows = sorted(row.split(";") for row in data["sequences"])
    values = []
    for name, codes in rows:
        codes = codes.split()
        assert len(codes) < 5
        values.append(f'{{"{name}", {{' + ", ".join("0x" + x for x in codes) + "}}")
    out.head.append(f"enum {{ KR_PROPERTY_SEQUENCE_COUNT = {len(values)} }};")
    out.head.append(f"extern const KrPropertySequence kr_property_sequences[{len(values)}];")
    out.body.append(f"\nconst KrPropertySequence kr_property_sequences[{len(values)}] = {{")
    out.body += [f"    {value}," for value in values]
    out.body.append("};")


def main():
    source, name_file, folder = map(Path, sys.argv[1:4])
    data, out = sections(source), Writer()
    records(data, out)
    names(name_file, out)
    sequences(data, out)
    banner = ("// SPDX-License-Identifier: MIT\n"
              "// Made by dsl/gen/property_tables.py from dsl/unicode/properties.txt and names.txt. Do not edit.\n")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "property_tables.h").write_text(banner + "#pragma once\n\n#include <stdint.h>\n" + "\n".join(out.head) + "\n")
    (folder / "property_tables.c").write_text(banner + '#include "gen/property_tables.h"\n' + "\n".join(out.body) + "\n")


if __name__ == "__main__":
    main()
