# SPDX-License-Identifier: MIT
"""Writes dsl/unicode/east_asian.txt: the characters of the East Asian encodings, asked from a Python that has them.

usage: python3.14 tools/unicode/make_east_asian.py > dsl/unicode/east_asian.txt

[NAME] one set of characters with codes of at most 16 bits. A line is a run of consecutive codes:
    CODE text            one character a code, as it is (printable ones)
    CODE +XXXX*COUNT     characters that follow one another from U+XXXX on
    CODE =XXXX[,XXXX]    one character, or two that are one code
    CODE                 followed by *COUNT: the set says that these codes are none, whatever the sets below it have
    '<' before the line: only for decoding, '>': only for encoding; '>-' XXXX: the character has no code
Sets lie on others (LAYERS): they hold what differs from what is under them. Codes below 256 are single bytes, but for ASCII
that is itself; two bytes are the code as they stand, except in the sets of 94 by 94 (21..7E), which encodings move.
"""
import sys
import unicodedata

EUC, EUC3, SJIS, SJIS2, RAW = "euc", "euc3", "sjis", "sjis2", "raw"
# encoding -> [(set, how its codes become bytes)], what is looked up first comes first
LAYERS = {
    "gb2312": [("gb2312", EUC)],
    "gbk": [("gbk", RAW), ("gb2312", EUC)],
    "gb18030": [("gb18030", RAW), ("gbk", RAW), ("gb2312", EUC)],
    "big5": [("big5", RAW)],
    "cp950": [("cp950", RAW), ("big5", RAW)],
    "big5hkscs": [("big5hkscs", RAW), ("big5", RAW)],
    "euc_kr": [("ksx1001", EUC)],
    "cp949": [("cp949", RAW), ("ksx1001", EUC)],
    "johab": [("johab", RAW)],
    "euc_jp": [("euc_jp", RAW), ("jisx0208", EUC), ("jisx0212", EUC3)],
    "shift_jis": [("shift_jis", RAW), ("jisx0208", SJIS)],
    "cp932": [("cp932", RAW), ("shift_jis", RAW), ("jisx0208", SJIS)],
    "shift_jis_2004": [("shift_jis_2004", RAW), ("jisx0213_1", SJIS), ("jisx0213_2", SJIS2)],
    "euc_jis_2004": [("euc_jis_2004", RAW), ("jisx0213_1", EUC), ("jisx0213_2", EUC3), ("jisx0212", EUC3)],
    "shift_jisx0213": [("jisx0213_1_2000", SJIS), ("jisx0213_2_2000", SJIS2), ("shift_jisx0213", RAW), ("shift_jis_2004", RAW),
                       ("jisx0213_1", SJIS), ("jisx0213_2", SJIS2)],
    "euc_jisx0213": [("jisx0213_1_2000", EUC), ("jisx0213_2_2000", EUC3), ("euc_jisx0213", RAW), ("euc_jis_2004", RAW),
                     ("jisx0213_1", EUC), ("jisx0213_2", EUC3), ("jisx0212", EUC3)],
}
SECOND_PLANE = {0x21: 0xF0, 0x23: 0xF1, 0x24: 0xF1, 0x25: 0xF2, 0x28: 0xF0, 0x2C: 0xF2, 0x2D: 0xF3, 0x2E: 0xF3, 0x2F: 0xF4}


def to_bytes(code, how):
    if code < 0x100:
        return bytes([code])
    high, low = code >> 8, code & 0xFF
    if how == RAW:
        return bytes([high, low])
    if how == EUC:
        return bytes([high | 0x80, low | 0x80])
    if how == EUC3:
        return bytes([0x8F, high | 0x80, low | 0x80])
    row, trail = high - 0x21, low - 0x21 + 94 * (high + 1 & 1)
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    if how == SJIS2:  # rows 1, 8, 3, 4, 5, 12 to 15, 78 to 94
        if high >= 0x6E:
            lead, odd = 0xF4 + (high - 0x6E + 1) // 2, (high - 0x6E + 1) % 2
            trail = low - 0x21 + 94 * odd
        else:
            lead = SECOND_PLANE[high]
    return bytes([lead, trail + 0x40 + (trail >= 0x3F)])


def from_bytes(data, how):
    """The code in a set of that kind, or None."""
    if len(data) == 1:
        return data[0] if how == RAW else None
    if how == RAW:
        return data[0] << 8 | data[1] if len(data) == 2 else None
    if how in (EUC, EUC3):
        if len(data) != (2 if how == EUC else 3) or not (0xA1 <= data[-2] <= 0xFE and 0xA1 <= data[-1] <= 0xFE):
            return None
        return (data[-2] & 0x7F) << 8 | data[-1] & 0x7F
    return MOVED[how].get(bytes(data))


MOVED = {SJIS: {}, SJIS2: {}}
for row in range(0x21, 0x7F):
    for column in range(0x21, 0x7F):
        MOVED[SJIS][to_bytes(row << 8 | column, SJIS)] = row << 8 | column
        if row in SECOND_PLANE or row >= 0x6E:
            MOVED[SJIS2][to_bytes(row << 8 | column, SJIS2)] = row << 8 | column


def ask(encoding):
    """({bytes: text}, {text: bytes}) but for ASCII that is itself and gb18030's four bytes."""
    decoding, coding = {}, {}
    prefixes = [b"", b"\x8f"] if encoding.startswith("euc_j") else [b""]
    singles = set()
    for a in range(256):
        try:
            decoding[bytes([a])] = bytes([a]).decode(encoding)
            singles.add(a)
        except UnicodeDecodeError:
            pass
    for prefix in prefixes:
        for a in range(256):
            for b in range(256):
                data = prefix + bytes([a, b])
                if data[0] in singles:
                    continue
                try:
                    decoding[data] = data.decode(encoding)
                except UnicodeDecodeError:
                    pass
    texts = [chr(c) for c in range(0x110000)] + [t for t in decoding.values() if len(t) == 2]
    for text in texts:
        try:
            data = text.encode(encoding)
        except UnicodeEncodeError:
            continue
        if len(text) == 2 and decoding.get(data) != text:
            continue
        if len(data) <= 3:
            coding[text] = data
    for a in range(128):
        if decoding.get(bytes([a])) == chr(a):
            del decoding[bytes([a])]
        if coding.get(chr(a)) == bytes([a]):
            del coding[chr(a)]
    return decoding, coding


def show(name, decoding, coding):
    """One set: {code: text or None}, {text: code or None}."""
    print(f"[{name}]")
    both = {c: t for c, t in decoding.items() if t is not None and coding.get(t) == c}
    lines = []

    def runs(table, mark):
        codes, i = sorted(table), 0

        def plain(t):
            return len(t) == 1 and t.isprintable() and not t.isspace() and unicodedata.combining(t) == 0 and ord(t) >= 0x80 \
                and unicodedata.category(t)[0] in "LNPS"

        while i < len(codes):
            code, text = codes[i], table[codes[i]]
            j = i + 1
            while j < len(codes) and codes[j] == codes[j - 1] + 1 and (codes[j] & 0xFF) and (
                    table[codes[j]] is None and text is None or
                    text is not None and table[codes[j]] is not None and len(text) == len(table[codes[j]]) == 1 and
                    ord(table[codes[j]]) == ord(text) + j - i):
                j += 1
            if text is None:
                lines.append((code, mark, f"{code:04X} *{j - i}"))
            elif j - i >= 4 and len(text) == 1:
                lines.append((code, mark, f"{code:04X} +{ord(text):04X}*{j - i}"))
            elif not plain(text):
                j = i + 1
                lines.append((code, mark, f"{code:04X} =" + ",".join(f"{ord(c):04X}" for c in text)))
            else:
                j = i + 1
                while j < len(codes) and codes[j] == codes[j - 1] + 1 and table[codes[j]] is not None and plain(table[codes[j]]) \
                        and codes[j] & 0xFF:
                    j += 1
                lines.append((code, mark, f"{code:04X} " + "".join(table[c] for c in codes[i:j])))
            i = j

    runs(both, "")
    runs({c: t for c, t in decoding.items() if c not in both}, "<")
    for text, code in coding.items():
        if code is None:
            lines.append((0, ">", "- " + ",".join(f"{ord(c):04X}" for c in text)))
        elif both.get(code) != text:
            lines.append((code, ">", f"{code:04X} =" + ",".join(f"{ord(c):04X}" for c in text)))
    for _, mark, line in sorted(lines):
        print(mark + line)


def find_text(known, layers, data):
    for name, how in layers:
        code = from_bytes(data, how)
        if code is not None and code in known[name][0]:
            return known[name][0][code]
    return None


def find_bytes(known, layers, text):
    for name, how in layers:
        if text in known[name][1]:
            code = known[name][1][text]
            return to_bytes(code, how) if code is not None else None
    return None


def lay(known, asked, fresh, below):
    """Fills the new sets of an encoding with what differs from those below."""
    want_decoding, want_coding = asked
    for name, _ in fresh:
        known[name] = ({}, {})

    def place(data):
        for name, how in fresh:
            code = from_bytes(data, how)
            if code is not None:
                return name, code
        raise ValueError(f"no set for {data}")

    keys, texts = set(want_decoding), set(want_coding)
    for name, how in below:
        keys |= {to_bytes(code, how) for code in known[name][0] if how != SJIS2 or code >> 8 in SECOND_PLANE or code >> 8 >= 0x6E}
        texts |= set(known[name][1])
    for data in keys:
        text = want_decoding.get(data)
        if find_text(known, below, data) != text:
            name, code = place(data)
            known[name][0][code] = text
    for text in texts:
        data = want_coding.get(text)
        before = find_bytes(known, below, text)
        if before != data:
            name, code = place(data or before)
            known[name][1][text] = code if data else None
    for data, text in want_decoding.items():  # what is new only in one direction is both ways, if the other one agrees
        if want_coding.get(text) == data:
            for name, how in fresh:
                code = from_bytes(data, how)
                if code is not None and (code in known[name][0]) != (text in known[name][1]):
                    known[name][0][code], known[name][1][text] = text, code


def show_four_bytes():
    """[gb18030_4] the characters below U+10000 that have four bytes there, by their number: NUMBER +XXXX*COUNT."""
    print("[gb18030_4]")
    first, start, count = 0, None, 0
    for number in range(39421):
        rest, d = divmod(number, 10)
        rest, c = divmod(rest, 126)
        a, b = divmod(rest, 10)
        try:
            code = ord(bytes([0x81 + a, 0x30 + b, 0x81 + c, 0x30 + d]).decode("gb18030"))
        except UnicodeDecodeError:
            code = None
        if start is not None and code == start + count:
            count += 1
            continue
        if start is not None:
            print(f"{first:04X} +{start:04X}*{count}")
        first, start, count = number, code, 1


def main():
    sys.stdout.reconfigure(encoding="utf-8")
    print("# The characters of the East Asian encodings.")
    print("# Made by tools/unicode/make_east_asian.py (which says what the lines mean), read by dsl/gen/east_asian_tables.py.")
    known = {}  # set -> ({code: text}, {text: code})
    asked = {e: ask(e) for e in LAYERS}
    # sets that are whole by themselves, then what lies on them
    for encoding in ("gb2312", "big5", "euc_kr", "johab"):
        (name, how), = LAYERS[encoding]
        known[name] = ({from_bytes(b, how): t for b, t in asked[encoding][0].items()},
                       {t: from_bytes(b, how) for t, b in asked[encoding][1].items() if from_bytes(b, how) is not None})
    known["ksx1001"][0][0x2454] = "\u3164"  # EUC-KR begins made-up syllables with it, ISO 2022 has it as a character
    for encoding, parts in (("euc_jp", (("jisx0208", EUC), ("jisx0212", EUC3))),
                            ("shift_jis_2004", (("jisx0213_1", SJIS), ("jisx0213_2", SJIS2)))):
        for name, how in parts:
            decoding = {from_bytes(b, how): t for b, t in asked[encoding][0].items() if from_bytes(b, how)}
            known[name] = (decoding, {t: c for c, t in decoding.items() if asked[encoding][1].get(t) == to_bytes(c, how)})
    for encoding, layers in LAYERS.items():
        fresh = [(name, how) for name, how in layers if name not in known]
        below = [(name, how) for name, how in layers if name in known]
        if fresh:
            lay(known, asked[encoding], fresh, below)
    for name in known:
        show(name, *known[name])
    show_four_bytes()


main()
