# SPDX-License-Identifier: MIT
"""Nothing may be alive when a program has ended: every language test under a build with asserts, which
counts what is left and names it on stderr. Uses the given build if it has asserts, else build/debug."""
import concurrent.futures
import glob
import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MODES = {"plain": {"KRAIT_SPECIALIZE": "0", "PYTHON_JIT": "0"}, "spec": {"PYTHON_JIT": "0"},
         "jit": {"KRAIT_HOT": "20"}, "storm": {"KRAIT_STORM": "3"},
         "gc": {"PYTHON_JIT": "0", "KRAIT_GC": "2"}}  # the last: a collection after every second object


def has_asserts(build):
    try:
        with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as f:
            m = re.search(r"^KR_CHECK:\w+=(\d)", f.read(), re.M)
    except OSError:
        return False
    return bool(m and m.group(1) != "0") and os.path.exists(os.path.join(build, "krait"))


def check(program, path, mode):
    env = {**os.environ, "PYTHONHASHSEED": "0", **MODES[mode]}
    try:
        p = subprocess.run([program, os.path.relpath(path, ROOT)], env=env, cwd=ROOT, stdin=subprocess.DEVNULL,
                           capture_output=True, timeout=120)
    except subprocess.TimeoutExpired:
        return "no end"
    if p.returncode not in (0, 1):
        return f"status {p.returncode}: {p.stderr.decode(errors='replace')[-300:]}"
    m = re.search(r"krait: \d+ objects leaked:.*", p.stderr.decode(errors="replace"))
    return m.group(0) if m else ""


def run(options):
    build = next((b for b in (options.build, os.path.join(ROOT, "build", "debug")) if has_asserts(b)), None)
    if not build:
        return 0, 0, []
    program = os.path.abspath(os.path.join(build, "krait"))
    paths = [p for p in sorted(glob.glob(os.path.join(ROOT, "tests", "lang", "**", "*.py"), recursive=True))
             if not p.endswith(".slow.py")]
    passed, messages = 0, []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        jobs = [(p, mode, pool.submit(check, program, p, mode)) for p in paths for mode in MODES]
        for path, mode, job in jobs:
            if job.result():
                messages.append(f"leaks {os.path.relpath(path, ROOT)} [{mode}]: {job.result()}")
            else:
                passed += 1
    return passed, len(messages), messages
