#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Layers: a folder includes only what lies below it.

  tools/check/layers.py

base < runtime < frontend < interp < jit < tier2, modules on all of them but jit and tier2. jit/ takes machine micro-ops and knows nothing of
traces, so it lies below tier2/. Stencil bodies see runtime layouts and stencils/. A header that ends in _layout.h is for
interp, tier2, jit, stencils and the folder it stands in. Calls that go up go through runtime/vm.h.
"""
import glob
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BELOW = {
    "base": ("base",),
    "runtime": ("base", "runtime"),
    "frontend": ("base", "runtime", "frontend"),
    "interp": ("base", "runtime", "frontend", "interp"),
    "jit": ("base", "runtime", "interp", "stencils", "jit"),
    "tier2": ("base", "runtime", "interp", "stencils", "jit", "tier2"),
    "modules": ("base", "runtime", "frontend", "interp", "modules"),
}
LAYOUTS = ("interp", "tier2", "jit", "stencils")


def check():
    for folder, below in BELOW.items():
        for path in sorted(glob.glob(os.path.join(ROOT, folder, "*.[ch]"))):
            name = os.path.relpath(path, ROOT)
            with open(path, encoding="utf-8") as f:
                for number, line in enumerate(f, 1):
                    m = re.match(r'\s*#\s*include "(\w+)/([\w.]+)"', line)
                    if not m or m.group(1) == "gen":
                        continue
                    if m.group(1) not in below:
                        yield f"{name}:{number} includes {m.group(1)}/{m.group(2)}, which lies above {folder}/"
                    elif m.group(2).endswith("_layout.h") and folder not in LAYOUTS + (m.group(1),):
                        yield f"{name}:{number} includes {m.group(1)}/{m.group(2)}: only interp, tier2, jit and stencils may"


def main():
    found = list(check())
    print("\n".join(found), end="\n" if found else "")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
