# SPDX-License-Identifier: MIT
"""Trees and syntax errors against CPython 3.14, by tools/ast_check.py; left out where no python3.14 is to be asked.

Always: the wrong programs of errors.txt (type, message, place) and the project's own Python programs. With --slow: each file
of the standard library, whose tree must be ast.dump's, attributes included.
"""
import os
import re
import subprocess
import sys

sys.path.append(os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "tools"))
from oracle import find_oracle  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
LIBRARY = "/opt/peers/root/usr/lib/python3.14"


def ask(parser, oracle, arguments):
    p = subprocess.run([sys.executable, os.path.join(ROOT, "tools", "ast_check.py"), "--parser", parser, "--oracle", oracle] + arguments,
                       capture_output=True, text=True, cwd=ROOT)
    m = re.search(r"(\d+) passed, (\d+) failed", p.stdout)
    if not m:
        return 0, 1, [f"tools/ast_check.py {' '.join(arguments)}: {(p.stdout + p.stderr)[-300:]}"]
    failed = int(m.group(2))
    return int(m.group(1)), failed, [f"tools/ast_check.py {' '.join(arguments)}: {p.stdout[-600:]}"] * bool(failed)


def run(options):
    parser = os.path.join(options.build, "krait_parse")
    oracle = find_oracle()
    if not os.path.exists(parser) or not oracle:
        return 0, 0, []
    library = LIBRARY if os.path.isdir(LIBRARY) else os.path.join(ROOT, "build", "stdlib")
    runs = [["--errors", os.path.join(HERE, "errors.txt")], ["examples", "tests", "tools"]]
    if options.slow and os.path.isdir(library):
        runs.append([library])
    passed, failed, messages = 0, 0, []
    for arguments in runs:
        more = ask(os.path.abspath(parser), oracle, arguments)
        passed, failed, messages = passed + more[0], failed + more[1], messages + more[2]
    return passed, failed, messages
