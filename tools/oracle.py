# SPDX-License-Identifier: MIT
"""Finds the oracle: a CPython 3.14 that really runs here.

`shared/peers/setup` installs one whose wrapper sees only the folders that were mounted for it, so that a program of that name
may exist and yet not start: each candidate is asked for its version, in the project's folder, before it is believed.
"""
import functools
import os
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CANDIDATES = ("python3.14", "/opt/peers/bin/python3.14")


@functools.cache
def find_oracle():
    """The path of a CPython 3.14, or None."""
    ask = "import sys; print(sys.implementation.cache_tag)"
    for name in CANDIDATES:
        path = shutil.which(name)
        if path:
            p = subprocess.run([path, "-c", ask], cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if p.returncode == 0 and p.stdout.strip() == "cpython-314":
                return path
    return None
