# SPDX-License-Identifier: MIT
"""Tokens of .ops files, with places for messages. C bodies are taken as raw text by braces."""
import re

from model import OpsError, Place

TOKEN = re.compile(r"""
    (?P<space>\s+|//[^\n]*|/\*.*?\*/)
  | (?P<string>"(?:\\.|[^"\\])*")
  | (?P<name>[A-Za-z_][A-Za-z_0-9]*)
  | (?P<number>0[xX][0-9a-fA-F]+|[0-9]+)
  | (?P<punct>->|--|<<|>>|==|!=|<=|>=|&&|\|\||[-+*/%&|^~!<>=(){}\[\];:,.?])
""", re.X | re.S)


class Lexer:
    """A cursor over one file: peek/next for tokens, raw_body for { C }."""

    def __init__(self, path, text, shown):
        self.path, self.text, self.pos, self.shown = path, text, 0, shown

    def line_at(self, pos):
        return self.text.count("\n", 0, pos) + 1

    def place(self):
        self.skip()
        return Place(self.shown, self.line_at(self.pos))

    def fail(self, message):
        raise OpsError(f"{self.shown}:{self.line_at(self.pos)}: {message}")

    def skip(self):
        while True:
            m = TOKEN.match(self.text, self.pos)
            if not m or m.lastgroup != "space":
                return
            self.pos = m.end()

    def peek(self):
        self.skip()
        m = TOKEN.match(self.text, self.pos)
        if not m:
            if self.pos < len(self.text):
                self.fail(f"strange character {self.text[self.pos]!r}")
            return ""
        return m.group()

    def next(self):
        token = self.peek()
        self.pos += len(token)
        return token

    def accept(self, token):
        if self.peek() == token:
            self.next()
            return True
        return False

    def expect(self, token):
        found = self.next()
        if found != token:
            self.fail(f"expected {token!r}, found {found!r}")

    def name(self):
        token = self.next()
        if not re.fullmatch(r"[A-Za-z_]\w*", token):
            self.fail(f"expected a name, found {token!r}")
        return token

    def raw_body(self):
        """{ C text } -> (text without the braces, line of its first character)."""
        self.expect("{")
        start, depth = self.pos, 1
        while depth:
            m = TOKEN.match(self.text, self.pos)
            if not m:
                m = re.compile(r"'(?:\\.|[^'\\])'|.", re.S).match(self.text, self.pos)
                if not m:
                    self.fail("the body has no end")
            if m.group() == "{":
                depth += 1
            elif m.group() == "}":
                depth -= 1
            self.pos = m.end()
        return self.text[start:self.pos - 1], self.line_at(start)

    def raw_until(self, stops):
        """C text up to one of `stops` at bracket depth 0 (not consumed)."""
        self.skip()
        start, depth = self.pos, 0
        while True:
            self.skip()
            token = self.peek()
            if not token:
                self.fail("unexpected end of file")
            if depth == 0 and token in stops:
                return self.text[start:self.pos].strip()
            depth += (token in "([{") - (token in ")]}")
            self.next()
