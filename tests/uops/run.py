# SPDX-License-Identifier: MIT
"""The optimizer's passes. passes/*.py are programs that say which micro-ops their first loop's body has and lacks after
optimizing, or which any of their traces has; and random loops go through optimizer, register allocator and JIT,
compared with plain evaluation."""
import glob
import os
import re
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))


def micro_ops(listing):
    """Of the body of the first loop, and of all traces."""
    def names(text):
        return set(re.findall(r"\b[A-Z][A-Z0-9_]{2,}\b", re.sub(r"^;.*", "", text, flags=re.M)))
    traces = re.split(r"^trace \d+", listing, flags=re.M)[1:]
    body = next((t.split("\nloop:", 1)[1] for t in traces if "\nloop:" in t), "")
    return {"body": names(body), "trace": names("".join(traces))}


def check(program, path):
    with open(path, encoding="utf-8") as f:
        claims = re.findall(r"^# (body|trace) (has|lacks): (.+)", f.read(), re.M)
    env = {**os.environ, "PYTHON_JIT": "1", "KRAIT_HOT": "10", "KRAIT_DUMP": "opt"}
    p = subprocess.run([program, path], capture_output=True, text=True, env=env, check=False)
    found = micro_ops(p.stdout + p.stderr)
    wrong = [f"{where} {verb} {name}: not so" for where, verb, wanted in claims for name in wanted.split()
             if (name in found[where]) != (verb == "has")]
    return wrong if claims and p.returncode == 0 else [f"status {p.returncode}, {len(claims)} claims"]


def run(options):
    fuzz, krait = (os.path.join(options.build, name) for name in ("trace_fuzz", "krait"))
    if not os.path.exists(fuzz):  # no machine code in this build
        return 0, 0, []
    failures = []
    paths = sorted(glob.glob(os.path.join(HERE, "passes", "*.py")))
    for path in paths:
        wrong = check(krait, path)
        if wrong:
            failures.append(f"uops {os.path.basename(path)}: {'; '.join(wrong)}")
    count = "2000000" if options.slow else "100000"
    p = subprocess.run([fuzz, "1", count], capture_output=True, text=True, check=False)
    if p.returncode:
        failures.append("trace_fuzz: " + p.stdout[:2000] + p.stderr[:500])
    return len(paths) + 1 - len(failures), len(failures), failures
