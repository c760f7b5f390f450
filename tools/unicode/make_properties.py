# SPDX-License-Identifier: MIT
"""Writes dsl/unicode/properties.txt: what the unicodedata module knows about characters, asked from a Python whose
unicodedata is Unicode 16. Named sequences come from perl's copy of the Unicode Character Database.

usage: python3.14 tools/unicode/make_properties.py [unicore/Name.pl] > dsl/unicode/properties.txt

[now] and [old] (Unicode 3.2.0), one line a run of equal characters:
    START[-END] category bidirectional combining mirrored width [decimal digit numeric]
In [old] a missing run is as it is now; '.' is an empty value, '-' no number.
[decompositions]  CODE text of unicodedata.decomposition, but for Hangul syllables
[corrected]  CODE OLD: what Unicode 3.2.0 decomposed it to (what it did not know it leaves alone)
[excluded]  characters that are never composed, though they have a canonical decomposition of two
[sequences]  NAME;CODE CODE ...
"""
import sys
import unicodedata

OLD = unicodedata.ucd_3_2_0
LAST = 0x10FFFF

if unicodedata.unidata_version != "16.0.0":
    sys.exit("make_properties.py: needs Unicode 16.0.0")


def number(value):
    return "-" if value is None else repr(value) if value != int(value) else str(int(value))


def record(data, c):
    fields = [data.category(c), data.bidirectional(c) or ".", str(data.combining(c)), str(data.mirrored(c)),
              data.east_asian_width(c)]
    numbers = [number(data.decimal(c, None)), number(data.digit(c, None)), number(data.numeric(c, None))]
    return " ".join(fields + (numbers if numbers != ["-"] * 3 else []))


def runs(name, value):
    print(f"[{name}]")
    start, run = 0, None
    for code in range(LAST + 2):
        now = value(chr(code)) if code <= LAST else None
        if now == run:
            continue
        if run is not None:
            print(f"{start:X}" + (f"-{code - 1:X}" if code - 1 > start else ""), run)
        start, run = code, now


def sequences(path):
    print("[sequences]")
    with open(path, encoding="utf-8") as file:
        for block in file.read().split("\n\n"):
            codes, end, name = block.partition("\n")
            if not end or " " not in codes or codes.startswith("#"):
                continue
            try:
                text = unicodedata.lookup(name)
            except KeyError:
                continue
            if len(text) > 1:
                print(name + ";" + " ".join(f"{ord(c):X}" for c in text))


def main():
    print("# What the unicodedata module knows about characters: Unicode 16.0.0 and 3.2.0.")
    print("# Made by tools/unicode/make_properties.py, read by dsl/gen/property_tables.py.")
    runs("now", lambda c: record(unicodedata, c))
    runs("old", lambda c: None if record(OLD, c) == record(unicodedata, c) else record(OLD, c))
    print("[decompositions]")
    excluded = []
    for code in range(LAST + 1):
        text = "" if 0xAC00 <= code <= 0xD7A3 else unicodedata.decomposition(chr(code))
        if text:
            print(f"{code:X} {text}")
        parts = text.split()
        if len(parts) == 2 and parts[0][0] != "<":
            pair = "".join(chr(int(x, 16)) for x in parts)
            if unicodedata.normalize("NFC", pair) != chr(code):
                excluded.append(code)
    print("[corrected]")
    for code in range(LAST + 1):
        c = chr(code)
        if OLD.category(c) != "Cn" and OLD.normalize("NFD", c) != unicodedata.normalize("NFD", c):
            print(f"{code:X} {ord(OLD.normalize('NFD', c)):X}")
    print("[excluded]")
    for code in excluded:
        print(f"{code:X}")
    if len(sys.argv) > 1:
        sequences(sys.argv[1])


if __name__ == "__main__":
    main()
