#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Fuzzer of the frontend: mutated Python sources are compiled, by whatever Python runs this file.

  build/asan/krait tools/fuzz/source_fuzz.py [--seed N] [--count N] [--last FILE] [--show N] FILE...

Each case takes lines of the files given and changes some of their tokens: deletes, doubles, swaps, replaces by
others, cuts in the middle, inserts what is odd (tabs, NULs, lone quotes, deep brackets). Only what compile()
may raise is caught, so a crash, a report of a sanitizer or another exception ends the program; --last names the
file in which the number of the running case stands, --show prints a case's source. One line a case (what was
raised, its message and place) goes to stdout: the output of Krait and of CPython 3.14 can be compared by diff.
"""
import argparse
import hashlib
import os
import random
import re
import sys
import warnings

TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
ODD = ["\t", "\f", "\\\n", "\\", "'", '"', "'''", '"""', "f'", "f'{", "}", "{", "rb'", "t'{", "!r", ":=", "->", "**", "...", "\x00",
       "\ufeff", "\xe9", "\u2028", "0x", "0b2", "1_", "1e", "1_000j", "0777", "$", "?", "`", "@", "lambda", "async ", "await ", "yield ",
       "yield from ", "return ", "del ", "global x\n", "nonlocal x\n", "import ", "from . import *\n", "match x:\n case ",
       "type X[T] = ", "def f[T: int = 3](", "class C[*Ts](", "except* E:", "finally:", "else:", "elif x:", "with ", "as ", "is not ",
       "not in ", "for x in ", "if ", "(" * 60, "[" * 60, "{" * 60, "-" * 60, "~" * 200, "x." * 60, ")", "]", ",", ";", ":", "=", "\n", "\n ",
       "\n    ", "\n\t", "True", "None", "__debug__", "__class__", "super()", "*a", "**k", "*", "/", "x: int = 3\n", "\\N{DIGIT ONE}", "\\x", "\\u12"]


def mutate(rng, lines):
    start = rng.randrange(len(lines))
    part = lines[start:start + rng.choice((1, 2, 3, 5, 8, 13, 30))]
    indent = len(part[0]) - len(part[0].lstrip(" "))
    part = [line[indent:] if line[:indent].isspace() else line for line in part]
    tokens = TOKEN.findall("".join(part))
    for _ in range(rng.choice((1, 1, 1, 2, 3, 6))):
        if not tokens:
            break
        at = rng.randrange(len(tokens))
        what = rng.randrange(8)
        if what == 0:
            del tokens[at:at + rng.choice((1, 1, 2, 4))]
        elif what == 1:
            tokens.insert(at, tokens[at])
        elif what == 2:
            other = rng.randrange(len(tokens))
            tokens[at], tokens[other] = tokens[other], tokens[at]
        elif what == 3:
            tokens[at] = rng.choice(tokens)
        elif what == 4:
            tokens[at] = tokens[at][:rng.randrange(len(tokens[at]) + 1)]
        elif what == 5:
            del tokens[at:]
        else:
            tokens.insert(at, rng.choice(ODD))
    return "".join(tokens)


def outcome(source, mode):
    try:
        code = compile(source, "<case>", mode, dont_inherit=True)
    except SyntaxError as e:
        return f"{type(e).__name__} {e.msg} {e.lineno} {e.offset} {e.end_lineno} {e.end_offset}"
    except (ValueError, OverflowError, RecursionError, MemoryError) as e:
        return f"{type(e).__name__} {e}"
    return f"ok {len(code.co_names)} {code.co_flags:#x}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--last")
    parser.add_argument("--show", type=int)
    parser.add_argument("files", nargs="+")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    lines = []
    for name in options.files:
        with open(name, encoding="utf-8", errors="surrogateescape") as f:
            lines += f.readlines()
    if options.show is not None:
        sys.stdout.buffer.write(mutate(random.Random(options.show), lines).encode("utf-8", "surrogatepass"))
        return
    last = os.open(options.last, os.O_WRONLY | os.O_CREAT, 0o644) if options.last else None
    for seed in range(options.seed, options.seed + options.count):
        if last is not None:
            os.pwrite(last, b"%20d\n" % seed, 0)
        source = mutate(random.Random(seed), lines)
        mode = ("exec", "exec", "exec", "eval", "single")[seed % 5]
        digest = hashlib.md5(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        print(seed, digest, outcome(source, mode).encode("ascii", "backslashreplace").decode())


if __name__ == "__main__":
    main()
