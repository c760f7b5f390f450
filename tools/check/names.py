#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Names: an extern symbol carries the stem of its file, a static function has no kr_, stems are unique.

  tools/check/names.py [--build build/release]

Reads the symbols of the objects with nm. `list_sort.c` may export kr_list_sort_... or kr_list_...: files of one family share
a header. Exceptions: the vocabulary of runtime/value.h; type objects, which have their type's Python name; what Python does with any
object, which has the name that Python gives it (SHORT and PROTOCOLS below); generated tables; `main`.
"""
import argparse
import collections
import glob
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# files whose functions have a shorter word than their stem
SHORT = {"attribute": ("attr",), "protocol_number": ("number",), "protocol_sequence": ("sequence", "item", "iter", "length"),
         "function": ("native",), "set": ("frozenset",), "loop": ("hot",)}
# Python's own operations on any object
PROTOCOLS = {"hash", "truth", "ascii", "dir", "format", "isinstance", "isinstance_plain", "issubclass", "repr", "repr_enter",
             "repr_leave", "to_str", "contains", "ellipsis_object", "none_object", "not_implemented_object", "bools"}
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
        words = stem.split("_")
        known = {"_".join(words[:n]) for n in range(1, len(words) + 1)} | set(SHORT.get(stem, ()))
        for folder in ("krait_core.dir", "krait.dir"):
            objects = os.path.join(build, "CMakeFiles", folder, name + ".o")
            if not os.path.exists(objects):
                continue
            for line in subprocess.run(["nm", objects], capture_output=True, text=True).stdout.splitlines():
                m = re.match(r"^[0-9a-f]* *([A-Za-z]) (\S+)$", line)
                if not m or m.group(1) not in "TDBR" or m.group(2) in vocabulary:
                    continue
                symbol = m.group(2)
                if symbol.startswith(("__wrap_", "__asan_", "__odr_asan")):  # what base/alloc.c stands before; sanitizers' own
                    continue
                if symbol.endswith("_type") or symbol.removeprefix("kr_") in PROTOCOLS:
                    continue
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
