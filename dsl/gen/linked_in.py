# SPDX-License-Identifier: MIT
"""Writes linked_in.c: the functions of libraries that are part of the program (modules/shared_library.h).

    linked_in.py MODULES OUT NM LINKED_C [PACKAGE=ARCHIVE]...

What a module asks an archive for are the words in quotes of modules/NAME_*.c that the archive defines, or all that begin with such a word if
a macro puts something behind it ("XML_Set" #name); NAME stands in SOURCES.
LINKED_C: 1 if the C library is part of the program, too.
"""
import pathlib
import re
import subprocess
import sys

SOURCES = {"zlib1g": "zlib", "libbz2-1.0": "bz2", "liblzma5": "lzma", "libexpat1": "pyexpat", "libuuid1": "uuid"}
modules, out, nm, linked_c = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
rows = []
for pair in sys.argv[5:]:
    package, archive = pair.split("=", 1)
    words, starts = set(), ()
    for path in modules.glob(SOURCES[package] + "_*.c"):
        words |= set(re.findall(r'"(\w+)"', path.read_text()))
        starts += tuple(re.findall(r'"(\w+)" #', path.read_text()))
    listing = subprocess.run([nm, "--defined-only", archive], capture_output=True, text=True, check=True).stdout
    defined = set(re.findall(r" T (\w+)$", listing, re.M))
    rows += [(package, name) for name in sorted(defined) if name in words or name.startswith(starts)]
lines = ["// Made by dsl/gen/linked_in.py.", '#include "modules/shared_library.h"', ""]
lines += [f"extern void {name}(void);" for _, name in rows]
lines += ["", f"const bool kr_linked_in_c = {'true' if linked_c else 'false'};"]
lines += ["const KrLinkedIn kr_linked_in[] = {"]
lines += [f'    {{"{package}", "{name}", {name}}},' for package, name in rows]
lines += ["    {0},", "};", ""]
(out / "linked_in.c").write_text("\n".join(lines))
