# SPDX-License-Identifier: MIT
"""The fast part of CPython's test-suite, as a part of tools/test: the files of fast.txt, under a release build, where there is a library
with its test package. tools/conformance runs the whole of it."""
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def run(options):
    """A file of tests counts as one."""
    if os.path.basename(os.path.normpath(options.build)) != "release" or not os.path.exists(os.path.join(options.build, "krait")):
        return 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        found = os.path.join(folder, "found.json")
        p = subprocess.run([sys.executable, os.path.join(ROOT, "tools", "conformance"), "--fast", "--quiet", "--json", found,
                            "--program", os.path.join(options.build, "krait"), "--jobs", str(options.jobs)], capture_output=True, text=True)
        if "no standard library" in p.stderr:
            print("tests/conformance: skipped: there is no library with a test package here")
            return 0, 0, []
        if not os.path.exists(found):
            return 0, 1, ["tests/conformance: " + p.stderr.strip()[-300:]]
        with open(found, encoding="utf-8") as f:
            files = json.load(f)
    messages = [line.removeprefix("UNEXPECTED ") for line in p.stdout.splitlines() if line.startswith("UNEXPECTED ")]
    bad = {name for name in files for m in messages if re.match(rf"test\.{name}\b|{name}\b", m)}
    failed = max(len(bad), 1 if messages else 0)
    return len(files) - failed, failed, ["tests/conformance: " + m for m in messages]
