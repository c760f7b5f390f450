#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the counting build runs (tools/profile/run): examples/ with and without JIT, each operation of
tools/operations for some milliseconds, and a few library modules compiled.

  tools/profile/train.py PROGRAM
"""
import glob
import os
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

OPERATIONS = r"""
import sys, time
table = {"__name__": "operations", "__file__": sys.argv[1]}
with open(sys.argv[1], encoding="utf-8") as file:
    exec(compile(file.read(), sys.argv[1], "exec"), table)
for name, (setup, operation) in table["OPERATIONS"].items():
    text = "def run(n):\n" + "".join(" " + l + "\n" for l in setup.split("\n") if l) + " for _ in range(n):\n"
    text += "".join("  " + l + "\n" for l in operation.split("\n"))
    space = {}
    try:
        exec(text, space)
        n, took = 16, 0
        while took < 0.006:
            n *= 2
            start = time.process_time()
            space["run"](n)
            took = time.process_time() - start
    except Exception as error:
        print(name, error, file=sys.stderr)
"""
COMPILE = r"""
import argparse, ast, inspect, json.decoder, re._parser, typing
for module in argparse, ast, inspect, json.decoder, re._parser, typing:
    with open(module.__file__, encoding="utf-8") as file:
        compile(file.read(), module.__file__, "exec")
"""


def run(program, arguments, jit):
    done = subprocess.run([program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                          env={**os.environ, "PYTHON_JIT": jit})
    said = [line for line in done.stderr.splitlines() if "LLVM Profile" not in line]
    if said or done.returncode:
        print(arguments[0], done.returncode, "\n".join(said[-5:]), file=sys.stderr)


def main():
    program = os.path.abspath(sys.argv[1])
    for path in sorted(glob.glob(os.path.join(ROOT, "examples", "*.py"))):
        run(program, [path], "0")
        run(program, [path], "1")
    run(program, ["-c", OPERATIONS, os.path.join(ROOT, "tools", "operations")], "0")
    run(program, ["-c", COMPILE], "0")


if __name__ == "__main__":
    main()
