# SPDX-License-Identifier: MIT
"""Real programs under Krait, with and without machine code, compared with CPython 3.14; `tools/programs` is this file as a command.

  tools/programs [NAME...]     fetches the packages (tests/programs/fetch), runs the programs and prints their times
  tools/programs --update      writes tests/expected/programs/ from the oracle: what the programs without packages print

A program is a .py file here; its line "# packages: ..." names the Debian packages of Python modules that it uses. What such a program prints is
asked of the oracle in the same run (it depends on the packages' versions); without packages or oracle it is skipped, and says so.
"""
import argparse
import os
import pathlib
import re
import resource
import subprocess
import sys
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
HERE = ROOT / "tests" / "programs"
EXPECTED = ROOT / "tests" / "expected" / "programs"
PACKAGES = ROOT / "build" / "packages"
MODULES = PACKAGES / "root/usr/lib/python3/dist-packages"
MODES = {"off": {"PYTHON_JIT": "0"}, "on": {"PYTHON_JIT": "1"}}
TIMEOUT = 120

sys.path.append(str(ROOT / "tools"))
from oracle import find_oracle  # noqa: E402


def programs(names=()):
    """Paths, and whether each wants packages."""
    for path in sorted(HERE.glob("*.py")):
        if path.name != "run.py" and (not names or any(n in path.name for n in names)):
            yield path, bool(re.search(r"^# packages: ", path.read_text(encoding="utf-8"), re.MULTILINE))


def execute(python, path, settings):
    """(output with the exit status, last lines of stderr, seconds of CPU)"""
    env = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "LC_", "LANG")) and k not in ("NO_COLOR", "FORCE_COLOR", "COLUMNS")}
    env |= {"PYTHONPATH": str(MODULES), "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "PYTHONUTF8": "1", "LC_ALL": "C", "TERM": "dumb", **settings}
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        p = subprocess.run([str(python), str(path)], env=env, cwd=HERE, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIMEOUT)
    except subprocess.TimeoutExpired:
        return f"no end after {TIMEOUT} s", "", TIMEOUT
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    out = p.stdout.decode(errors="replace") + (f"exit status {p.returncode}\n" if p.returncode else "")
    return out, p.stderr.decode(errors="replace")[-600:], after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def difference(want, got, error):
    want, got = want.splitlines(), got.splitlines()
    for n, (a, b) in enumerate(zip(want + ["(end)"], got + ["(end)"]), 1):
        if a != b:
            return f"line {n}: expected {a[:160]!r}, got {b[:160]!r}; {error.strip()[-300:]}"
    return "more or fewer lines" if want != got else ""


def one(program, oracle, path, wants, warm):
    """(seconds by name, [what is wrong], why it was skipped)"""
    expected, seconds = EXPECTED / (path.stem + ".out"), {}
    if wants and not MODULES.is_dir():
        return seconds, [], "its packages are not here (tests/programs/fetch gets them)"
    if oracle:
        execute(oracle, path, {}) if warm else None  # writes the caches of the packages' modules
        want, error, seconds["CPython"] = execute(oracle, path, {})
        if wants and want.endswith("exit status 1\n"):
            return seconds, [], "CPython fails: " + error.strip().splitlines()[-1]
    elif wants:
        return seconds, [], "no CPython 3.14 here to compare with"
    if not wants:
        want = expected.read_text(encoding="utf-8")
    problems = []
    for name, settings in MODES.items():
        execute(program, path, settings) if warm and name == "off" else None
        got, error, seconds[name] = execute(program, path, settings)
        if got != want:
            problems.append(f"tests/programs/{path.name} [jit {name}]: {difference(want, got, error)}")
    return seconds, problems, ""


def each(program, names=(), warm=False):
    """(path, *one(...)) of each."""
    oracle = find_oracle()
    for path, wants in programs(names):
        yield path, *one(program, oracle, path, wants, warm)


def run(options):
    if os.environ.get("KRAIT_CI"):
        subprocess.run([str(HERE / "fetch")], stdout=subprocess.DEVNULL, check=False)
    passed, failed, messages = 0, 0, []
    program = pathlib.Path(options.build).resolve() / "krait"
    if not program.exists():
        return 0, 0, []
    for path, _, problems, skipped in each(program):
        if skipped:
            print(f"tests/programs/{path.name}: skipped: {skipped}")
            continue
        passed += len(MODES) - len(problems)
        failed += len(problems)
        messages += problems
    return passed, failed, messages


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, prog="tools/programs")
    parser.add_argument("--program", type=pathlib.Path, default=ROOT / "build/release/krait")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--no-fetch", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    if options.update:
        EXPECTED.mkdir(parents=True, exist_ok=True)
        for path, wants in programs(options.names):
            if not wants:
                (EXPECTED / (path.stem + ".out")).write_text(execute(find_oracle(), path, {})[0], encoding="utf-8")
        return 0
    if not options.no_fetch:
        subprocess.run([str(HERE / "fetch")], check=False)
    print(f"{'program':22}{'jit on':>9}{'jit off':>9}{'CPython':>9}   seconds of CPU")
    passed = failed = skipped = 0
    start = time.monotonic()
    for path, seconds, problems, why in each(options.program.resolve(), options.names, warm=True):
        times = "".join(f"{seconds[name]:9.2f}" if name in seconds else f"{'-':>9}" for name in ("on", "off", "CPython"))
        print(f"{path.stem:22}{times}   {why and 'skipped: ' + why or ('same' if not problems else 'DIFFERENT')}", flush=True)
        for problem in problems:
            print("  " + problem)
        skipped += bool(why)
        failed += bool(problems)
        passed += not why and not problems
    print(f"{passed} passed, {failed} failed, {skipped} skipped; {time.monotonic() - start:.0f} s")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
