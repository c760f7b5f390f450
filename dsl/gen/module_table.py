# SPDX-License-Identifier: MIT
"""Writes module_table.c: the modules written in C, by the headers of modules/.

A header that declares `KrOwn kr_time_module_init(KrThread *thread) KR_NEW; +// the time module` puts the module `time` into the
table; the name in the comment is the one that programs import (`_io` of io_module.h).

    module_table.py FOLDER OUT
"""
import pathlib
import re
import sys

folder, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
rows, headers = [], []
for path in sorted(folder.glob("*_module.h")):
    found = re.findall(r"^KrOwn (kr_\w+)\(KrThread \*thread\) KR_NEW; +// the (\w+) module\b", path.read_text(), re.M)
    rows += [(name, function) for function, name in found]
    headers += [path.name] * bool(found)
lines = ["// Made by dsl/gen/module_table.py from modules/*_module.h."]
lines += [f'#include "modules/{name}"' for name in headers]
lines += ['#include "runtime/import.h"', "", "const KrBuiltinModule kr_module_table[] = {"]
lines += [f'    {{"{name}", {function}}},' for name, function in sorted(rows)]
lines += ["    {0},", "};", ""]
(out / "module_table.c").write_text("\n".join(lines))
