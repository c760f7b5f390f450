# SPDX-License-Identifier: MIT
"""Writes compiler_hash.h: a number that changes with what turns source text into code and code into .pyc files.

The magic number of .pyc files is made from it and from the table of instructions, so that no Krait runs what an older
compiler has left behind.

    compiler_hash.py ROOT OUT
"""
import hashlib
import pathlib
import sys

root, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
digest = hashlib.sha256()
for pattern in ("frontend/*.[ch]", "dsl/grammar/*", "dsl/ast/*", "runtime/marshal*.[ch]"):
    for path in sorted(root.glob(pattern)):
        digest.update(path.read_bytes())
(out / "compiler_hash.h").write_text(f"// Made by dsl/gen/compiler_hash.py.\n#pragma once\n#define KR_COMPILER_HASH 0x{digest.hexdigest()[:8]}u\n")
