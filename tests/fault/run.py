# SPDX-License-Identifier: MIT
"""Each allocation of small programs fails once: the answer is the normal one or a MemoryError, never a crash,
a hang or a leak. Needs a build with asserts: the given one, else build/debug. A sample of the places in
the fast set, every one with --slow, the N-th with FAULT_AT=N."""
import concurrent.futures
import glob
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SAMPLE = 40  # places of each program in the fast set


def has_asserts(build):
    try:
        with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as f:
            m = re.search(r"^KR_CHECK:\w+=(\d)", f.read(), re.M)
    except OSError:
        return False
    return bool(m and m.group(1) != "0") and os.path.exists(os.path.join(build, "krait"))


PLAIN, TRACES = {"PYTHON_JIT": "0"}, {"KRAIT_HOT": "6"}


def start(program, path, fail, mode=PLAIN):
    env = {**os.environ, "PYTHONHASHSEED": "0", "KRAIT_FAIL_ALLOC": str(fail), "KRAIT_STDLIB": "/nowhere", **mode}
    try:
        p = subprocess.run([program, path], env=env, cwd=HERE, stdin=subprocess.DEVNULL, capture_output=True,
                           timeout=10)
    except subprocess.TimeoutExpired:
        return None, "", "no end"
    return p.returncode, p.stdout.decode(errors="replace"), p.stderr.decode(errors="replace")


def allocations(program, path, mode=PLAIN):
    m = re.search(r"krait: (\d+) allocations", start(program, path, "count", mode)[2])
    return int(m.group(1)) if m else 0


def problem(program, path, at, normal, mode=PLAIN):
    """Empty, or what is wrong with the run whose allocation number `at` fails."""
    status, out, err = start(program, path, at, mode)
    if status == 1 and "cannot start" in err and "AddressSanitizer:DEADLY" not in err:
        return ""  # a VM that could not be made is left to the end of the process
    if status is None or status < 0 or status > 2 or "krait: fatal" in err or "Sanitizer" in err:
        return f"status {status}: {err[-400:]}"
    leak = re.search(r"krait: \d+ objects leaked:.*", err)
    if leak:
        return leak.group(0)
    said = "MemoryError" in err or "cannot start" in err or "out of memory" in err
    if (status, out) != normal[:2] and not said:
        return f"status {status}, neither the answer nor MemoryError: {out[-150:]!r} {err[-250:]!r}"
    return ""


def run(options):
    build = next((b for b in (options.build, os.path.join(ROOT, "build", "debug")) if has_asserts(b)), None)
    if not build:
        return 0, 0, []
    program = os.path.abspath(os.path.join(build, "krait"))
    passed, messages, jobs = 0, [], []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        empty = allocations(program, os.devnull)
        for path in sorted(glob.glob(os.path.join(HERE, "programs", "*.py"))):
            normal = start(program, path, 0)
            count = allocations(program, path)
            step = 1 if options.slow else max(1, (count - empty) // SAMPLE)
            places = range(empty - 100, count + 1, step)
            if "FAULT_AT" in os.environ:
                places = [int(os.environ["FAULT_AT"])]
            for at in places:
                jobs.append((path, at, pool.submit(problem, program, path, at, normal)))
            count = allocations(program, path, TRACES)
            for at in range(empty, count + 1, 1 if options.slow else max(1, (count - empty) // SAMPLE)):
                jobs.append((path + " with traces", at, pool.submit(problem, program, path, at, normal, TRACES)))
        for at in range(1, empty, 1 if options.slow else max(1, empty // SAMPLE)):
            jobs.append((os.devnull, at, pool.submit(problem, program, os.devnull, at, (0, "", ""))))
        for path, at, job in jobs:
            if job.result():
                messages.append(f"fault {os.path.basename(path)} at allocation {at}: {job.result()}")
            else:
                passed += 1
    return passed, len(messages), messages
