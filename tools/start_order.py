#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes tools/start_order.txt: the functions that starts of the program run, which the linker lays side by side.

A start runs some 1500 functions of 9000, once each: what it costs is fetching them. Names of static functions that
link-time optimization has made global end in their file (-use-source-filename-for-promoted-locals, CMakeLists.txt); they are
written as NAME.llvm.runtime_dict_c, and as NAME.llvm.@names_c for generated files. Names that are no longer there do no harm.

    start_order.py [BUILD]     a release build; needs valgrind and objcopy
"""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STARTS = [["-c", "pass"], ["-c", "import json, re; print(json.dumps([1]))"], ["-c", "1/0"]]


def plain(path):
    return re.sub(r"[^A-Za-z0-9]", "_", path)


def run(program, arguments, folder):
    out = os.path.join(folder, "calls")
    subprocess.run(["valgrind", "--tool=callgrind", "--compress-strings=no", f"--callgrind-out-file={out}", program, *arguments],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    with open(out, encoding="utf-8") as f:
        for line in f:
            if line.startswith("fn="):
                yield re.sub(r"'\d+$", "", line[3:].strip())


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build", "release"))
    with tempfile.TemporaryDirectory() as folder:
        for name in "krait.image", "krait.path", "lib":
            if os.path.exists(os.path.join(build, name)):
                os.symlink(os.path.join(build, name), os.path.join(folder, name))
        program = os.path.join(folder, "krait")
        subprocess.run(["objcopy", "-g", os.path.join(build, "krait"), program], check=True)
        own = set(line.split()[2] for line in subprocess.run(["nm", program], check=True, capture_output=True, text=True)
                  .stdout.splitlines() if len(line.split()) == 3 and line.split()[1] in "tT")
        names = dict.fromkeys(name for start in STARTS for name in run(program, start, folder) if name in own)
    generated, sources = ".llvm." + plain(os.path.join(build, "gen") + "/"), ".llvm." + plain(ROOT + "/")
    lines = sorted({name.replace(generated, ".llvm.@").replace(sources, ".llvm.") for name in names})
    with open(os.path.join(ROOT, "tools", "start_order.txt"), "w", encoding="ascii") as f:
        f.write("\n".join(lines) + "\n")
    print(f"{len(lines)} functions")


if __name__ == "__main__":
    main()
