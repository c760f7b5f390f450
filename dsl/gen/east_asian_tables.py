# SPDX-License-Identifier: MIT
"""dsl/unicode/east_asian.txt -> gen/east_asian_tables.h, gen/east_asian_tables.c: the sets of characters of the East Asian
encodings, as rows of 16-bit values in both directions (modules/east_asian.h says what they mean).

usage: east_asian_tables.py EAST_ASIAN.TXT OUT_FOLDER
"""
import os
import sys

BANNER = "// SPDX-License-Identifier: MIT\n// Made by dsl/gen/east_asian_tables.py from dsl/unicode/east_asian.txt. Do not edit.\n"
NONE, EXTRA, EXTRAS = 0xFFFF, 0xD800, 0x800
PAGES = 0x300  # of 256 characters: up to U+2FFFF


def read(path):
    """{set: ({code: text or None}, {text: code or None})}"""
    sets, name = {}, None
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("#"):
                continue
            if line.startswith("["):
                name = line[1:-1]
                sets[name] = ({}, {})
                continue
            mark = line[0] if line[0] in "<>" else ""
            code, _, rest = line[len(mark):].partition(" ")
            decoding, coding = sets[name]
            if code == "-":
                coding["".join(chr(int(x, 16)) for x in rest.split(","))] = None
                continue
            code = int(code, 16)
            if rest[0] == "*":
                texts = [None] * int(rest[1:])
            elif rest[0] == "+" and len(rest) > 1:
                start, _, count = rest[1:].partition("*")
                texts = [chr(int(start, 16) + i) for i in range(int(count))]
            elif rest[0] == "=" and len(rest) > 1:
                texts = ["".join(chr(int(x, 16)) for x in rest[1:].split(","))]
            else:
                texts = list(rest)
            for i, text in enumerate(texts):
                if mark != ">":
                    decoding[code + i] = text
                if mark != "<" and text is not None:
                    coding[text] = code + i
    return sets


class Rows:
    def __init__(self):
        self.values, self.rows, self.known = [0], [(0, 1, 0)], {}

    def add(self, row):
        """The number of the row {low byte: value}."""
        if not row:
            return 0
        first, last = min(row), max(row)
        values = tuple(row.get(i, 0) for i in range(first, last + 1))
        key = (first, values)
        if key not in self.known:
            self.known[key] = len(self.rows)
            self.rows.append((len(self.values), first, last))
            self.values += values
        return self.known[key]


def numbers(values):
    return "".join(("\n    " if i % 24 == 0 else " ") + f"{v}," for i, v in enumerate(values))


def main():
    sets = read(sys.argv[1])
    four = sets.pop("gb18030_4")[0]
    rows, parts, names = Rows(), [], []
    for name, (decoding, coding) in sets.items():
        extras, pairs, down = [], [], {}
        for code, text in sorted(decoding.items()):
            if text is None:
                value = NONE
            elif len(text) == 1 and ord(text) < 0x10000:
                value = ord(text)
                assert not EXTRA <= value < EXTRA + EXTRAS and value != NONE
            else:
                value = EXTRA + len(extras)
                extras.append((ord(text[0]), ord(text[1]) if len(text) == 2 else 0))
                if len(text) == 2 and coding.get(text) == code:
                    pairs.append((ord(text[0]), ord(text[1]), code))
            down.setdefault(code >> 8, {})[code & 0xFF] = value
        assert len(extras) <= EXTRAS
        up = {}
        for text, code in coding.items():
            assert len(text) == 1 or code is not None
            if len(text) == 1:
                up.setdefault(ord(text) >> 8, {})[ord(text) & 0xFF] = NONE if code is None else code
        assert max(up, default=0) < PAGES
        parts.append(f"static const uint16_t {name}_decode[256] = {{{numbers(rows.add(down.get(i)) for i in range(256))}}};")
        parts.append(f"static const uint16_t {name}_encode[{PAGES}] = {{{numbers(rows.add(up.get(i)) for i in range(PAGES))}}};")
        if extras:
            parts.append(f"static const KrEastExtra {name}_extras[] = {{{''.join(f'{{{a}, {b}}}, ' for a, b in extras)}}};")
        if pairs:
            parts.append(f"static const KrEastPair {name}_pairs[] = {{{''.join(f'{{{a}, {b}, {c}}}, ' for a, b, c in pairs)}}};")
        parts.append(f"const KrEastSet kr_east_asian_{name} = {{{name}_decode, {name}_encode, "
                     f"{name + '_extras' if extras else 'NULL'}, {name + '_pairs' if pairs else 'NULL'}, {len(pairs)}}};")
        names.append(name)
    runs = []
    for number, text in sorted(four.items()):
        if runs and number == runs[-1][0] + runs[-1][2] and ord(text) == runs[-1][1] + runs[-1][2]:
            runs[-1][2] += 1
        else:
            runs.append([number, ord(text), 1])
    parts.append(f"const KrEastRun kr_east_asian_four_bytes[{len(runs)}] = {{{''.join(f'{{{a}, {b}, {c}}}, ' for a, b, c in runs)}}};")
    folder = sys.argv[2]
    with open(os.path.join(folder, "east_asian_tables.h"), "w", encoding="ascii") as out:
        out.write(BANNER + '#pragma once\n\n#include "modules/east_asian.h"\n\n')
        out.write("".join(f"extern const KrEastSet kr_east_asian_{name};\n" for name in names))
        out.write(f"enum {{ KR_EAST_FOUR_BYTES = {len(runs)} }};\nextern const KrEastRun kr_east_asian_four_bytes[{len(runs)}];\n")
    with open(os.path.join(folder, "east_asian_tables.c"), "w", encoding="ascii") as out:
        out.write(BANNER + '#include "gen/east_asian_tables.h"\n\n')
        out.write(f"const uint16_t kr_east_asian_values[] = {{{numbers(rows.values)}}};\n")
        out.write(f"const KrEastRow kr_east_asian_rows[] = {{{''.join(f'{{{a}, {b}, {c}}}, ' for a, b, c in rows.rows)}}};\n")
        out.write("\n".join(parts) + "\n")


main()
