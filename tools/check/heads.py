#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Heads: each source begins with its licence in one line and says what it is; each header guards itself.

  tools/check/heads.py

The head comment of a .c file has at most 60 lines and at least one sentence behind the licence, and the tests that a head names exist;
TODO carries the name of a test that is expected to fail; lines of documentation and code do not end in blanks.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PATTERNS = ("*/*.c", "*/*.h", "main.c", "dsl/gen/*.py", "tools/*.py", "tools/*/*.py", "tools/*.sh", "stencils/*.py", "tests/*/run.py",
            "tests/unit/*.c")


def files():
    for pattern in PATTERNS:
        for path in sorted(glob.glob(os.path.join(ROOT, pattern))):
            if "build" not in os.path.relpath(path, ROOT).split(os.sep)[0]:
                yield os.path.relpath(path, ROOT)


def check():
    for name in dict.fromkeys(files()):
        with open(os.path.join(ROOT, name), encoding="utf-8") as f:
            lines = f.read().split("\n")
        start = 1 if lines[0].startswith("#!") else 0
        sign = "//" if name.endswith((".c", ".h")) else "#"
        if lines[start].strip() != f"{sign} SPDX-License-Identifier: MIT":
            yield f"{name}: the first line is not its licence"
            continue
        head = start + 1
        while head < len(lines) and lines[head].startswith(sign) and not lines[head].startswith("#include"):
            head += 1
        documented = head > start + 1 or lines[start + 1].startswith('"""')
        if not documented:
            yield f"{name}: no comment says what it is"
        if head - start > 61:
            yield f"{name}: a head comment of {head - start - 1} lines"
        for path in re.findall(r"\btests/[\w./*]+", "\n".join(lines[start:head])):
            if not glob.glob(os.path.join(ROOT, path.rstrip("."))):
                yield f"{name}: its head names {path}, which is not there"
        if name.endswith(".h") and "#pragma once" not in lines:
            yield f"{name}: no #pragma once"
        for number, line in enumerate(lines, 1):
            if re.search(r"\bTODO\b(?!.*tests/)", line) and not name.endswith("heads.py"):
                yield f"{name}:{number}: TODO without the name of a test"
            if line != line.rstrip():
                yield f"{name}:{number}: ends in blanks"


def main():
    found = list(check())
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
