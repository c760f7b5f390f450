# SPDX-License-Identifier: MIT
"""Writes dsl/unicode/chars.txt: what str methods know about characters, asked from a Python whose
unicodedata is Unicode 16.

usage: python3.14 tools/unicode/make_chars.py > dsl/unicode/chars.txt

One line a run of characters with equal properties:
    START[-END] KINDS [upper] [lower] [title] [fold]
KINDS: letters a alpha, d decimal (its value follows: d7), g digit, n numeric, l lower, u upper,
t title, s space, p printable, c cased, i case-ignorable, x starts names,
y continues names; '.' for none.
Mappings are '=' (itself), +N or -N (offset), or characters in hexadecimal joined by ','.
"""
import sys
import unicodedata

if unicodedata.unidata_version != "16.0.0":
    sys.exit("make_chars.py: needs Unicode 16.0.0")


def kinds(c):
    out = ""
    out += "a" if c.isalpha() else ""
    out += f"d{unicodedata.decimal(c)}" if c.isdecimal() else ""
    out += "g" if c.isdigit() else ""
    out += "n" if c.isnumeric() else ""
    out += "l" if c.islower() else ""
    out += "u" if c.isupper() else ""
    out += "t" if unicodedata.category(c) == "Lt" else ""
    out += "s" if c.isspace() else ""
    out += "p" if c.isprintable() else ""
    sigma = "\u03a3"
    final = "\u03c2"
    out += "c" if (c + "a").title()[-1] == "a" else ""
    ignorable = ("A" + c + sigma).lower()[-1] == final and (c + sigma).lower()[-1] != final
    out += "i" if ignorable else ""
    out += "x" if c.isidentifier() else ""
    out += "y" if ("a" + c).isidentifier() else ""
    return out or "."


def mapping(c, text):
    if text == c:
        return "="
    if len(text) == 1:
        return f"{ord(text) - ord(c):+d}"
    return ",".join(f"{ord(x):X}" for x in text)


def main():
    print("# What str methods know about characters: Unicode 16.0.0.")
    print("# Made by tools/unicode/make_chars.py, read by dsl/gen/char_tables.py. Not listed: '. = = = ='.")
    run = None
    start = 0
    for code in range(0x110001):
        now = None
        if code <= 0x10FFFF:
            c = chr(code)
            lower = ("\u03c3" if code == 0x3A3 else c.lower())
            now = " ".join([kinds(c), mapping(c, c.upper()), mapping(c, lower),
                            mapping(c, c.title()), mapping(c, c.casefold())])
        if now != run:
            if run is not None and run != ". = = = =":
                span = f"{start:X}" if start == code - 1 else f"{start:X}-{code - 1:X}"
                print(span, run.removesuffix(" = = = ="))
            run = now
            start = code


main()
