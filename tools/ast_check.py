#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares krait_parse's trees with CPython's ast.dump, for whole folders of Python files.

    tools/ast_check.py [--parser build/release/krait_parse] [--oracle python3.14] [folder or file...]
    tools/ast_check.py --errors tests/parse/errors.txt

The oracle runs once in a batch and writes the dumps (with attributes) to a temporary folder;
so does the parser. Files that either rejects must be rejected by both. With --errors the file
holds programs separated by lines of five percent signs; type, message and place are compared.
Ends with a line `N passed, N failed`; exit status 1 when something failed.
"""
import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from oracle import find_oracle

LIBRARY = "/opt/peers/root/usr/lib/python3.14"

ORACLE = r'''
import ast, sys, warnings
warnings.simplefilter("ignore")
sys.setrecursionlimit(20000)
out = sys.argv[1]
for number, path in enumerate(sys.stdin.read().splitlines()):
    try:
        try:
            source = open(path, "rb").read()
        except FileNotFoundError:  # the oracle may see its root as /
            source = open(path.removeprefix("/opt/peers/root"), "rb").read()
        text = ast.dump(ast.parse(source), include_attributes=True)
    except RecursionError:
        text = "SKIP"
    except (SyntaxError, ValueError) as e:
        text = f"{type(e).__name__}\t{getattr(e, 'lineno', None)}\t{e}"
    with open(f"{out}/{number}", "wb") as f:
        f.write(text.encode("utf-8", "surrogatepass") + b"\n")
'''

ERROR_ORACLE = r'''
import json, sys, warnings
warnings.simplefilter("ignore")
import ast
out = []
for source in json.load(sys.stdin):
    try:
        ast.parse(source)
        out.append(None)
    except SyntaxError as e:
        out.append([type(e).__name__, e.lineno or 0, e.offset or 0, e.end_lineno or 0,
                    e.end_offset or 0, e.msg])
    except (MemoryError, RecursionError, ValueError) as e:
        out.append([type(e).__name__, 0, 0, 0, 0, str(e)])
print(json.dumps(out))
'''


def is_error(data):
    head = data[:40].split(b"\t")[0]
    return head.endswith((b"Error", b"SKIP"))


def first_difference(ours, theirs):
    at = next((i for i, (a, b) in enumerate(zip(ours, theirs)) if a != b),
              min(len(ours), len(theirs)))
    start = max(0, at - 150)
    return (f"    ours   ...{ours[start:at + 120].decode('utf-8', 'replace')}\n"
            f"    theirs ...{theirs[start:at + 120].decode('utf-8', 'replace')}")


def compare_trees(options):
    paths = []
    for place in options.paths or [LIBRARY]:
        place = Path(place)
        paths += sorted(place.rglob("*.py")) if place.is_dir() else [place]
    paths = [p for p in paths if p.exists()]  # not links to nowhere
    listing = "".join(f"{p}\n" for p in paths).encode()
    passed = failed = skipped = 0
    with tempfile.TemporaryDirectory() as folder:
        ours, theirs = Path(options.keep or folder) / "ours", Path(folder) / "theirs"
        if options.cache:
            theirs = Path(options.cache)
        ours.mkdir(parents=True, exist_ok=True)
        if not theirs.exists() or not any(theirs.iterdir()):
            theirs.mkdir(parents=True, exist_ok=True)
            subprocess.run([options.oracle, "-c", ORACLE, theirs], input=listing, check=True)
        subprocess.run([options.parser, "--attributes", "--list", ours], input=listing,
                       check=True)
        for number, path in enumerate(paths):
            expected = (theirs / str(number)).read_bytes()
            found = ours / str(number)
            data = found.read_bytes() if found.exists() else b""
            if expected.startswith(b"SKIP"):
                skipped += 1
                continue
            same = data == expected or (is_error(data) and is_error(expected))
            passed += same
            failed += not same
            if not same and failed <= options.show:
                print(f"{path}")
                print(first_difference(data, expected) if not is_error(data)
                      else f"    ours   {data[:200].decode('utf-8', 'replace').strip()}")
    if skipped:
        print(f"{skipped} skipped: too deep for the oracle")
    return passed, failed


def compare_errors(options):
    programs = Path(options.errors).read_text().split("%%%%%\n")
    programs = [p[:-1] if p.endswith("\n") else p for p in programs]
    run = subprocess.run([options.oracle, "-c", ERROR_ORACLE],
                         input=json.dumps(programs).encode(), check=True, capture_output=True)
    expected = json.loads(run.stdout)
    with tempfile.NamedTemporaryFile() as file:
        file.write(b"\0".join(p.encode() for p in programs) + b"\0")
        file.flush()
        run = subprocess.run([options.parser, "--errors", file.name], capture_output=True)
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    passed = failed = 0
    for program, want, line in zip(programs, expected, lines + ["?"] * len(programs)):
        if line == "ok":
            found = None
        else:
            words = line.split("\t", 5)
            found = [words[0], *(int(w) for w in words[1:5]), words[5]] if len(words) == 6 \
                else line
        same = found == want
        passed += same
        failed += not same
        if not same and failed <= options.show:
            print(f"{program!r}\n    ours   {found}\n    theirs {want}")
    return passed, failed


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--parser", default="build/release/krait_parse")
    parser.add_argument("--oracle", default=find_oracle())
    parser.add_argument("--errors", help="a file of wrong programs")
    parser.add_argument("--cache", help="folder for the oracle's dumps, reused when not empty")
    parser.add_argument("--keep", help="folder to keep our dumps in")
    parser.add_argument("--show", type=int, default=10, help="differences to print")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args()
    passed, failed = compare_errors(options) if options.errors else compare_trees(options)
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed != 0)


if __name__ == "__main__":
    main()
