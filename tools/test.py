#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The test runner. `tools/test` builds first, then calls this. Ends with "N passed, N failed".

  tests/lang/**/*.py  each in five modes (tests/lang/jit in a sixth, storm-uops); expectations stand inline:
      print(1 + 1)  # expect: 2           the program's output lines, in order
      # raises: ValueError: text          last line: how an uncaught exception ends the program
  examples/*.py      in five modes, small sizes (full ones with --slow), against tests/expected/
  tests/unit         the program krait_unit
  tests/*/run.py     runners of their own: run(context) -> (passed, failed, messages)

  tools/test.py --update      writes expectations from the oracle's output (a reviewed diff)
  tools/test.py --oracle      checks expectations against CPython 3.14 instead of Krait
  tools/test.py [--mode M] [NAME...]   only tests whose path contains NAME
"""
import argparse
import concurrent.futures
import glob
import importlib.util
import os
import re
import signal
import subprocess
import sys

from oracle import find_oracle

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
MODES = {
    "plain": {"KRAIT_SPECIALIZE": "0", "PYTHON_JIT": "0"},
    "spec": {"PYTHON_JIT": "0"},
    "uops": {"PYTHON_JIT": "1", "KRAIT_TIER2": "interp", "KRAIT_HOT": "20"},
    "jit": {"PYTHON_JIT": "1", "KRAIT_HOT": "20"},  # most tests loop some dozens of times
    "storm": {"PYTHON_JIT": "1", "KRAIT_STORM": os.environ.get("KRAIT_STORM", "1")},
    # forced exits in the micro-op interpreter: places of exits differ, and have shown what machine code hid
    "storm-uops": {"PYTHON_JIT": "1", "KRAIT_TIER2": "interp", "KRAIT_STORM": os.environ.get("KRAIT_STORM", "1")},
}
ONLY_TRACES = {"storm-uops": "/lang/jit/"}  # modes for a part of the tests
TIMEOUT = 20
# sizes that take about 0.1 s, for the fast set
SMALL = {"binary_trees": 6, "calculator": 30, "collatz": 300, "collatz_small": 3000, "exceptions": 3000,
         "fannkuch": 6, "fib": 14, "generator_pipeline": 2000, "lcg_hash": 3000, "mandelbrot": 24,
         "matmul": 16, "nbody": 300, "nqueens": 6, "scheduler": 40, "sieve": 3000,
         "spectral_norm": 10, "word_count": 2000}


def expectation(path):
    lines, raises = [], None
    with open(path, encoding="utf-8") as f:
        for line in f:
            m = re.search(r"# expect: ?(.*)$", line)
            if m:
                lines.append(m.group(1))
            m = re.match(r"# raises: (.*)$", line)
            if m:
                raises = m.group(1)
    return lines, raises


def run(command, env=None, timeout=TIMEOUT):
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    full = {**inherited, "PYTHONHASHSEED": "0", **(env or {})}
    try:
        p = subprocess.run(command, env=full, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True,
                           timeout=timeout)
    except subprocess.TimeoutExpired:
        return None, "", f"no end after {timeout} s"
    here = ROOT + os.sep  # names of files do not depend on where the project lies
    return (p.returncode, p.stdout.decode(errors="replace").replace(here, ""),
            p.stderr.decode(errors="replace").replace(here, ""))


def check_lang(program, path, env):
    """Empty if the program does what the file expects, else what went wrong."""
    lines, raises = expectation(path)
    status, out, err = run([program, os.path.relpath(path, ROOT)], env)
    if status is None:
        return err
    if out.splitlines() != lines:
        got = out.splitlines()
        for i, want in enumerate(lines):
            if i >= len(got) or got[i] != want:
                have = got[i] if i < len(got) else "(nothing)"
                return f"line {i + 1}: expected {want!r}, got {have!r}; {err.strip()[-300:]}"
        return f"extra output {got[len(lines)]!r}"
    last = err.strip().splitlines()[-1] if err.strip() else ""
    if raises is None and status != 0:
        return f"status {status}: {err.strip()[-300:]}"
    if raises is not None and (last != raises or status != 1):
        return f"expected {raises!r}, got {last!r} with status {status}"
    return ""


def update(oracle, path):
    """Rewrites the expectations of one file: one `# expect:` comment a line of output, at the end."""
    status, out, err = run([oracle, os.path.relpath(path, ROOT)])
    with open(path, encoding="utf-8") as f:
        source = [re.sub(r"\s*# expect:.*$", "", l.rstrip("\n")) for l in f
                  if not re.match(r"# (expect|raises):", l)]
    while source and not source[-1]:
        source.pop()
    source += [f"# expect: {line}" for line in out.splitlines()]
    if status != 0:
        source.append("# raises: " + err.strip().splitlines()[-1])
    with open(path, "w", encoding="utf-8") as f:
        f.write("\n".join(source) + "\n")


def check_example(program, name, env, slow):
    size = [] if slow else [str(SMALL[name])] if name in SMALL else []
    with open(os.path.join(ROOT, "tests", "expected", "examples", name + (".slow" if slow else "") + ".out"), encoding="utf-8") as f:
        want = f.read()
    status, out, err = run([program, f"examples/{name}.py"] + size, env, 120 if slow else TIMEOUT)
    if status != 0:
        return f"status {status}: {err.strip()[-300:]}"
    return "" if out == want else f"expected {want.strip()[-80:]!r}, got {out.strip()[-80:]!r}"


class Results:
    def __init__(self):
        self.passed, self.failed, self.skipped = 0, 0, 0
        with open(os.path.join(ROOT, "tests", "known_failures.txt"), encoding="utf-8") as f:
            self.known = {line.split("#")[0].strip() for line in f} - {""}

    def add(self, name, problem):
        if problem and name in self.known:
            self.skipped += 1
            print(f"KNOWN {name}: {problem}")
        elif problem:
            self.failed += 1
            print(f"FAILED {name}: {problem}")
        else:
            self.passed += 1


def main():
    signal.signal(signal.SIGINT, signal.default_int_handler)  # started in the background, it is ignored, and the tests inherit that
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--mode", choices=list(MODES), action="append")
    parser.add_argument("--modes", help="comma separated, or `all`")
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--oracle", action="store_true")
    parser.add_argument("--slow", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 2)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    wanted = lambda path: not options.names or any(n in path for n in options.names)  # noqa: E731
    lang = sorted(glob.glob(os.path.join(ROOT, "tests", "lang", "**", "*.py"), recursive=True))
    lang = [p for p in lang if wanted(p) and (options.slow or not p.endswith(".slow.py"))]
    examples = sorted(os.path.basename(p)[:-3] for p in glob.glob(os.path.join(ROOT, "examples", "*.py")))
    examples = [e for e in examples if wanted("examples/" + e)]
    oracle = find_oracle()
    if options.update or options.oracle:
        if not oracle:
            sys.exit("test.py: no python3.14 here to ask")
    if options.update:
        for path in lang:
            update(oracle, path)
        folder = os.path.join(ROOT, "tests", "expected", "examples")
        os.makedirs(folder, exist_ok=True)
        for name in examples:
            for suffix, size in (("", [str(SMALL[name])] if name in SMALL else []), (".slow", [])):
                _, out, _ = run([oracle, f"examples/{name}.py"] + size, timeout=120)
                with open(os.path.join(folder, name + suffix + ".out"), "w", encoding="utf-8") as f:
                    f.write(out)
        return
    chosen = options.mode or list(MODES)
    if options.modes:
        chosen = list(MODES) if options.modes == "all" else options.modes.split(",")
        if set(chosen) - set(MODES):
            parser.error("--modes: one or more of " + ", ".join(MODES))
    results = Results()
    try:  # the switch loop has no machine code
        with open(os.path.join(options.build, "CMakeCache.txt"), encoding="utf-8") as f:
            options.has_jit = "KR_SWITCH:BOOL=ON" not in f.read()
    except OSError:
        options.has_jit = True
    program = oracle if options.oracle else os.path.join(options.build, "krait")
    modes = {"oracle": {}} if options.oracle else {m: MODES[m] for m in chosen}
    if os.path.exists(program):
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            jobs = []
            for mode, env in modes.items():
                part = ONLY_TRACES.get(mode, "") if not options.names else ""
                jobs += [(f"{os.path.relpath(p, ROOT)} [{mode}]", pool.submit(check_lang, program, p, env)) for p in lang if part in p]
                jobs += [(f"examples/{e}.py [{mode}]", pool.submit(check_example, program, e, env, options.slow)) for e in examples]
            for name, job in jobs:
                results.add(name, job.result())
    else:
        print(f"{program} is not built: language tests and examples are left out")
    unit = os.path.join(options.build, "krait_unit")
    if os.path.exists(unit) and wanted("tests/unit") and not options.oracle:
        _, out, err = run([unit], timeout=120)
        m = re.search(r"(\d+) passed, (\d+) failed", out)
        if m:
            results.passed += int(m.group(1))
            results.failed += int(m.group(2))
            print(err, end="")
        else:
            results.add("tests/unit", "crashed: " + err[-300:])
    for path in sorted(glob.glob(os.path.join(ROOT, "tests", "*", "run.py"))):
        if options.oracle or not wanted(path):
            continue
        spec = importlib.util.spec_from_file_location("runner", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        passed, failed, messages = module.run(options)
        results.passed += passed
        results.failed += failed
        for message in messages:
            print("FAILED", message)
    print(f"{results.passed} passed, {results.failed} failed, {results.skipped} skipped")
    sys.exit(1 if results.failed else 0)


if __name__ == "__main__":
    main()
