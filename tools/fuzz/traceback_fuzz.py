#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fuzzer of tracebacks: random programs that raise, run by whatever Python runs this file.

  build/release/krait tools/fuzz/traceback_fuzz.py [--seed N] [--count N] [--show N]

Each program is a few functions of nested expressions and statements, over several lines, of which one raises: a name
that is missing, None that is called, subscripted or added, a wrong count of arguments. The whole text of the traceback,
with its carets, notes and causes, goes to stdout: the output of Krait and of CPython 3.14 can be compared by diff.
"""
import argparse
import linecache
import random
import re
import traceback

NAMES = ["a", "b", "none", "items", "table", "call", "point", "missing", "zero"]
BINARY = ["+", "-", "*", "/", "//", "%", "@", "**", "<<", "&", "|", "<", "==", "in", "not in", "is", "and", "or"]


class Gen:
    def __init__(self, seed):
        self.rng = random.Random(seed)

    def atom(self):
        return self.rng.choice(NAMES + ["1", "'text'", "2.5", "None", "[1, 2]", "{1: 2}", "(1, 'é')", "'日本'"])

    def expr(self, depth):
        rng = self.rng
        if depth <= 0:
            return self.atom()
        one = lambda: self.expr(depth - rng.choice((1, 1, 2)))  # noqa: E731
        kind = rng.randrange(18)
        gap = rng.choice(("", "", " ", "  "))
        if kind < 5:
            return f"{one()} {rng.choice(BINARY)} {one()}"
        if kind == 5:
            return f"({gap}{one()}{gap})"
        if kind == 6:
            return f"{one()}.{rng.choice(('real', 'x', 'nothing', 'append', 'y'))}"
        if kind == 7:
            return f"{one()}[{gap}{one()}]"
        if kind == 8:
            return f"{one()}[{one()}:{one()}]"
        if kind == 9:
            return f"{rng.choice(NAMES)}({one()},{gap}{one()})"
        if kind == 10:
            return f"{rng.choice(NAMES)}(k={one()}, *{one()})"
        if kind == 11:
            return f"{rng.choice(('-', '~', 'not ', '+'))}{one()}"
        if kind == 12:
            return f"({one()} if {one()} else {one()})"
        if kind == 13:
            return f"[{one()} for v in {one()} if {one()}]"
        if kind == 14:
            return f"f'{{{re.sub(chr(39), chr(34), one())}}}-{{{rng.choice(NAMES)}!r:>{{{rng.choice(NAMES)}}}}}'"
        if kind == 15:
            return f"(\n        {one()}\n        {rng.choice(BINARY)} {one()}\n    )"
        if kind == 16:
            return f"call(\n        {one()},\n        k={one()},\n    )"
        return f"point.{rng.choice(('x', 'y', 'deep'))}.{rng.choice(('real', 'nothing'))}"

    def statement(self):
        rng, e = self.rng, lambda: self.expr(rng.choice((1, 2, 3, 4)))
        kind = rng.randrange(17)
        if kind < 4:
            return f"    a = {e()}\n"
        if kind == 4:
            return f"    a, b = {e()}\n"
        if kind == 5:
            return f"    items[{e()}] = {e()}\n"
        if kind == 6:
            return f"    point.x += {e()}\n"
        if kind == 7:
            return f"    for a in {e()}:\n        {e()}\n"
        if kind == 8:
            return f"    with {e()} as b:\n        pass\n"
        if kind == 9:
            return f"    assert {e()}, {e()}\n"
        if kind == 10:
            return f"    raise {rng.choice(('ValueError', 'KeyError', 'call'))}({e()}) from {rng.choice(('None', 'OSError(1)', e()))}\n"
        if kind == 11:
            return f"    try:\n        {e()}\n    except {rng.choice(('Exception', 'KeyError', 'none'))}:\n        {e()}\n"
        if kind == 12:
            return f"    try:\n        {e()}\n    finally:\n        {e()}\n"
        if kind == 13:
            return f"    del {rng.choice(('items[%s]' % e(), 'point.nothing', 'table[1]', 'b'))}\n"
        if kind == 14:
            return f"    import {rng.choice(('nosuch', 'os.nosuch', 'math'))}; {e()}\n"
        if kind == 15:
            return f"    match {e()}:\n        case {{'k': [x, *_]}} if {e()}:\n            pass\n"
        return f"    return {e()}\n"

    def program(self):
        parts = ["class Point:\n    x = 1\n    @property\n    def y(self):\n        return self.x.nothing\n"
                 "def call(*a, k=1):\n    return k\n"]
        for i in range(self.rng.choice((1, 1, 2, 3))):
            body = "".join(self.statement() for _ in range(self.rng.choice((1, 2, 4))))
            head = "" if not i else f"    f{i - 1}(a)\n"
            parts.append(f"def f{i}(a, b=None):\n    none = None; items = [1, 2, 3]; table = {{}}; point = Point(); zero = 0\n{head}{body}")
            last = i
        return "".join(parts) + f"f{last}(1)\n"


def outcome(source):
    name = "<program>"
    linecache.cache[name] = (len(source), None, source.splitlines(True), name)
    try:
        code = compile(source, name, "exec")
    except SyntaxError as e:
        return f"SyntaxError {e.msg}\n"
    try:
        exec(code, {"__name__": "program"})
    except BaseException as e:
        text = "".join(traceback.format_exception(e))
        return re.sub(r"0x[0-9a-f]{6,}", "0x", text)
    return "nothing\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--show", type=int)
    options = parser.parse_args()
    import warnings
    warnings.simplefilter("ignore")
    if options.show is not None:
        print(Gen(options.show).program())
        return
    for seed in range(options.seed, options.seed + options.count):
        text = outcome(Gen(seed).program())
        print(f"== {seed}\n{text}".encode("utf-8", "backslashreplace").decode(), end="")


if __name__ == "__main__":
    main()
