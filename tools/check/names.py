#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Names: an extern symbol carries the stem of its file, a static function has no kr_, stems are unique.

  tools/check/names.py [--build build/release]

Reads the symbols of the objects with nm. Exceptions, as docs and headers declare them: the vocabulary of runtime/value.h
and what a file's header declares for x-macro tables (gen/), `main`. A data symbol counts like a function: kr_list_type is in list.c.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("base", "runtime", "frontend", "modules", "interp", "tier2", "jit", "stencils")


def sources(*endings):
    for folder in FOLDERS:
        for ending in endings:
            yield from sorted(glob.glob(os.path.join(ROOT, folder, "*" + ending)))


def check(build):
    """Problems, one a line."""
    stems = collections.defaultdict(list)
    for path in sources(".c"):
        stems[os.path.basename(path)[:-2]].append(os.path.relpath(path, ROOT))
    for stem, paths in stems.items():
        if len(paths) > 1:
            yield f"{' and '.join(paths)} have the same name"
    with open(os.path.join(ROOT, "runtime", "value.h"), encoding="utf-8") as f:
        vocabulary = set(re.findall(r"\b(kr_\w+)\(", f.read()))
    for path in sources(".c"):
        name = os.path.relpath(path, ROOT)
        stem = os.path.basename(path)[:-2]
        known = {stem, re.sub(r"_(x86_64|aarch64|linux)$", "", stem)}
        for folder in ("krait_core.dir", "krait.dir"):
            objects = os.path.join(build, "CMakeFiles", folder, name + ".o")
            if not os.path.exists(objects):
                continue
            for line in subprocess.run(["nm", objects], capture_output=True, text=True).stdout.splitlines():
                m = re.match(r"^[0-9a-f]* *([A-Za-z]) (\S+)$", line)
                if not m or m.group(1) not in "TDBR" or m.group(2) in vocabulary:
                    continue
                symbol = m.group(2)
                if not any(symbol == f"kr_{s}" or symbol.startswith(f"kr_{s}_") for s in known):
                    yield f"{name} exports {symbol}: expected kr_{stem}_..."
        with open(path, encoding="utf-8") as f:
            text = f.read()
        for m in re.finditer(r"^static (?!inline)[^;=(]*?\b(kr_\w+)\(", text, re.M):
            if "KR_INLINE" not in m.group(0):
                yield f"{name}: static function {m.group(1)}: without kr_"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    found = list(check(parser.parse_args().build))
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
