# SPDX-License-Identifier: MIT
"""A JSON encoder and decoder written by hand: dispatch on types, escapes, a cursor over the text, pretty printing."""
import sys

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
BACK = {"n": "\n", "t": "\t", "r": "\r", '"': '"', "\\": "\\", "/": "/"}


class DecodeError(ValueError):
    def __init__(self, message, place):
        super().__init__(f"{message} at {place}")
        self.place = place


def encode_string(text):
    parts = ['"']
    for c in text:
        if c in ESCAPES:
            parts.append(ESCAPES[c])
        elif ord(c) > 126:
            parts.append(f"\\u{ord(c):04x}")
        else:
            parts.append(c)
    parts.append('"')
    return "".join(parts)


def encode(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return encode_string(value)
    if isinstance(value, (int, float)):
        return repr(value)
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(encode(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{encode_string(key)}: {encode(item)}" for key, item in value.items()) + "}"
    raise TypeError(type(value).__name__)


class Decoder:
    def __init__(self, text):
        self.text = text
        self.place = 0

    def skip(self):
        text = self.text
        while self.place < len(text) and text[self.place] in " \n\t\r":
            self.place += 1

    def decode(self):
        value = self.value()
        self.skip()
        if self.place < len(self.text):
            raise DecodeError("extra data", self.place)
        return value

    def value(self):
        self.skip()
        if self.place >= len(self.text):
            raise DecodeError("no value", self.place)
        c = self.text[self.place]
        if c == "{":
            return self.object()
        if c == "[":
            return self.array()
        if c == '"':
            return self.string()
        if c in "-0123456789":
            return self.number()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.place):
                self.place += len(word)
                return value
        raise DecodeError("no value", self.place)

    def object(self):
        result = {}
        self.place += 1
        self.skip()
        while self.text[self.place] != "}":
            key = self.string()
            self.skip()
            if self.text[self.place] != ":":
                raise DecodeError("no colon", self.place)
            self.place += 1
            result[key] = self.value()
            self.skip()
            if self.text[self.place] == ",":
                self.place += 1
                self.skip()
        self.place += 1
        return result

    def array(self):
        result = []
        self.place += 1
        self.skip()
        while self.text[self.place] != "]":
            result.append(self.value())
            self.skip()
            if self.text[self.place] == ",":
                self.place += 1
                self.skip()
        self.place += 1
        return result

    def string(self):
        chars = []
        self.place += 1
        while (c := self.text[self.place]) != '"':
            if c == "\\":
                self.place += 1
                c = self.text[self.place]
                if c == "u":
                    c = chr(int(self.text[self.place + 1:self.place + 5], 16))
                    self.place += 4
                else:
                    c = BACK[c]
            chars.append(c)
            self.place += 1
        self.place += 1
        return "".join(chars)

    def number(self):
        start = self.place
        while self.place < len(self.text) and self.text[self.place] in "+-.eE0123456789":
            self.place += 1
        word = self.text[start:self.place]
        return float(word) if "." in word or "e" in word else int(word)


def make(n):
    return {"id": n, "name": f"Item \"{n}\"\n", "price": n / 4, "tags": ["a" * (n % 5), "caf\u00e9", None, n % 2 == 0],
            "size": {"w": -n, "h": [n, [n + 1, []]], "d": {}}}


def main(size=16000):
    checksum = errors = 0
    for n in range(size):
        value = make(n)
        text = encode(value)
        if n % 100 == 99:
            text += "]"
        try:
            back = Decoder(text).decode()
        except DecodeError as error:
            errors += error.place
            continue
        checksum = (checksum * 31 + len(text) + (back == value) + back["size"]["h"][1][0]) % 1000003
    print("json_codec", size, checksum, errors)
    print(encode(make(7)))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
