# SPDX-License-Identifier: MIT
"""Importing as a user sees it: options, variables, packages, zip files, caches of every kind, messages, faulthandler.

cases.py has the cases; expected.txt holds what CPython answers: `python3 tests/import/run.py --update [python3.14]` asks it again. In both the
program's path reads PROGRAM, the folder's DIR, the library's LIB, the cache tag TAG; addresses, times and the stack of C functions are left out.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(os.path.dirname(os.path.dirname(HERE)), "tools")]
from cases import CASES  # noqa: E402
from oracle import find_oracle  # noqa: E402

EXPECTED = os.path.join(HERE, "expected.txt")


def plain(text, program, folder, library):
    for path in (program, os.path.realpath(program), "/usr/bin/python3.14"):
        text = text.replace(path, "PROGRAM")
    for path in filter(None, (library, "/usr/lib/python3.14")):
        text = text.replace(path, "LIB")
    text = text.replace(folder, "DIR").replace("`python -h'", "`krait -h'").replace("[python3.14]", "[krait]")
    text = re.sub(r"(krait|cpython)-314", "TAG", text)
    text = re.sub(r"0x[0-9a-f]+", "0xX", text)
    text = re.sub(r"\n\nCurrent thread's C stack trace.*\n(  .*\n)*", "\n", text)
    lines = [re.sub(r"^import time: +\d+ \| +\d+ \|", "import time: N | N |", line) for line in text.splitlines()]
    return "\n".join(x for x in lines if not x.startswith("import time:") or re.search(r"[| ] [ab]$", x))


def answer(program, library, case):
    _, args, files, env, before, after, given = case
    folder = os.path.realpath(tempfile.mkdtemp(prefix="walk-"))
    try:
        for name, text in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as f:
                f.write(text if isinstance(text, bytes) else text.encode())
        variables = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")} | {"NO_COLOR": "1"}
        variables |= {k: v.replace("DIR", folder) for k, v in env.items()}

        def start(command, shell=False):
            p = subprocess.run(command, shell=shell, cwd=folder, env=variables, input=given, capture_output=True, text=True, errors="replace",
                               timeout=60)
            return p.stdout + p.stderr, p.returncode
        text = ""
        for step in [before] if before and isinstance(before[0], str) else before:
            text += start(step[1], True)[0] if step[0] == "SH" else start([program, *step])[0]
        said, status = start([program, *args])
        text += said + ("" if said.endswith("\n") or not said else "\n") + f"status {status}\n"
        if after:
            text += start(after, True)[0]
        return plain(text, program, folder, library).rstrip("\n") + "\n"
    finally:
        subprocess.run(["chmod", "-R", "u+rwx", folder])
        shutil.rmtree(folder)


def update(oracle):
    library = subprocess.run([oracle, "-c", "import os; print(os.path.dirname(os.__file__))"], capture_output=True, text=True).stdout.strip()
    with open(EXPECTED, "w", encoding="utf-8") as f:
        f.writelines(f"== {c[0]}\n{answer(oracle, library, c)}" for c in CASES)


def run(options):
    program = os.path.abspath(os.path.join(options.build, "krait"))
    if not os.path.exists(program):
        return 0, 0, []
    with open(EXPECTED, encoding="utf-8") as f:
        parts = re.split(r"^== (.*)\n", f.read(), flags=re.M)[1:]
    expected = dict(zip(parts[::2], parts[1::2]))
    library = subprocess.run([program, "-c", "import os; print(os.path.dirname(os.__file__))"], capture_output=True, text=True).stdout.strip()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda c: answer(program, library, c), CASES))
    problems = [f"tests/import: {c[0]}: expected\n{expected.get(c[0], '')[:800]}got\n{got[:800]}"
                for c, got in zip(CASES, answers) if got != expected.get(c[0])]
    return len(CASES) - len(problems), len(problems), problems


if __name__ == "__main__":
    if sys.argv[1:2] != ["--update"]:
        sys.exit(__doc__)
    update((sys.argv[2:] or [find_oracle()])[0])
