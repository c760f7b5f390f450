# SPDX-License-Identifier: MIT
"""A tokenizer, a recursive descent parser and a tree walker for a small language of expressions and assignments."""
import sys


class Number:
    def __init__(self, value):
        self.value = value

    def evaluate(self, names):
        return self.value


class Name:
    def __init__(self, name):
        self.name = name

    def evaluate(self, names):
        return names[self.name]


class Binary:
    def __init__(self, operator, left, right):
        self.operator = operator
        self.left = left
        self.right = right

    def evaluate(self, names):
        left = self.left.evaluate(names)
        right = self.right.evaluate(names)
        if self.operator == "+":
            return left + right
        if self.operator == "-":
            return left - right
        if self.operator == "*":
            return left * right % 1000003
        return left // right if right else 0


class Call:
    def __init__(self, name, arguments):
        self.name = name
        self.arguments = arguments

    def evaluate(self, names):
        values = [argument.evaluate(names) for argument in self.arguments]
        return {"max": max, "min": min, "sum": lambda *v: sum(v)}[self.name](*values)


def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit():
            start = i
            while i < len(text) and text[i].isdigit():
                i += 1
            tokens.append(("number", int(text[start:i])))
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            tokens.append(("name", text[start:i]))
        else:
            tokens.append((c, c))
            i += 1
    tokens.append(("end", None))
    return tokens


class Parser:
    LEVELS = (("+", "-"), ("*", "/"))

    def __init__(self, text):
        self.tokens = tokenize(text)
        self.place = 0

    def peek(self):
        return self.tokens[self.place][0]

    def take(self, kind=None):
        found, value = self.tokens[self.place]
        if kind and found != kind:
            raise SyntaxError(f"expected {kind}, found {found}")
        self.place += 1
        return value

    def expression(self, level=0):
        if level == len(self.LEVELS):
            return self.atom()
        left = self.expression(level + 1)
        while self.peek() in self.LEVELS[level]:
            left = Binary(self.take(), left, self.expression(level + 1))
        return left

    def atom(self):
        if self.peek() == "number":
            return Number(self.take())
        if self.peek() == "(":
            self.take("(")
            inside = self.expression()
            self.take(")")
            return inside
        name = self.take("name")
        if self.peek() != "(":
            return Name(name)
        self.take("(")
        arguments = [self.expression()]
        while self.peek() == ",":
            self.take(",")
            arguments.append(self.expression())
        self.take(")")
        return Call(name, arguments)


def make_text(n):
    return (f"(a{n % 9} + {n}) * {n % 17 + 1} - max(a{(n + 3) % 9}, {n * 7 % 100}, b / {n % 5}) "
            f"+ min(12 * (a1 - {n % 11}), sum(a2, b, {n})) / (1 + {n % 3})")


def main(size=15000):
    names = {f"a{i}": i * i for i in range(9)} | {"b": 12}
    checksum = errors = 0
    for n in range(size):
        text = make_text(n) + (")" if n % 100 == 99 else "")
        parser = Parser(text)
        try:
            tree = parser.expression()
            parser.take("end")
        except SyntaxError:
            errors += 1
            continue
        for _ in range(5):
            value = tree.evaluate(names)
            names["b"] = value % 100
            checksum = (checksum * 31 + value) % 1000003
    print("calculator", size, checksum, errors)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
