#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Differential fuzzer for traces: random Python programs with hot loops, run by CPython 3.14 and by
Krait in the modes plain, uops, jit and storm; what they print must agree.

  tools/fuzz/program_fuzz.py [--build build/release] [--seed N] [--count N] [--batch N] [--keep DIR]
                             [--modes plain,uops,jit,storm] [--show SEED] [--shrink FILE --mode MODE]

A process runs a whole batch (program_batch.py): a run of 200 programs takes about a second in each mode. A program
that fails is run alone, shrunk by taking out lines and blocks while the mode still disagrees, and written to --keep
(default build/fuzz). Such a file becomes a test in tests/lang/jit/ once tools/test.py --update has written its
expectations. What fails only behind others in its process is kept with them, as few as are needed (DIR/batch-*.txt).
Programs depend on the seed alone (program_gen.py, program_shapes.py). The last lines tell how many traces were made.
"""
import argparse
import os
import re
import subprocess
import sys
import tempfile
import time

sys.path.append(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.dirname(os.path.abspath(__file__)))
from oracle import find_oracle  # noqa: E402
from program_gen import PARSED, PRELUDE, Gen  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
HOT = {"PYTHON_JIT": "1", "KRAIT_HOT": "{hot}"}
MODES = {
    "plain": {"KRAIT_SPECIALIZE": "0", "PYTHON_JIT": "0"},
    "spec": {"PYTHON_JIT": "0"},
    "uops": {**HOT, "KRAIT_TIER2": "interp"},
    "jit": HOT,
    "storm": {"PYTHON_JIT": "1", "KRAIT_STORM": "{storm}"},
    "uopstorm": {"PYTHON_JIT": "1", "KRAIT_STORM": "{storm}", "KRAIT_TIER2": "interp"},
}
ADDRESS = re.compile(r"0x[0-9a-f]{6,}")
REPEAT = {"storm": 12, "uopstorm": 12, "jit": 2, "uops": 2}  # how often one process tries a program that is being shrunk


class Result:
    """What a batch printed: number of the program -> text; `died`: the program in which the process ended, and how."""

    def __init__(self, texts, died, why, stats, leaks):
        self.texts, self.died, self.why, self.stats, self.leaks = texts, died, why, stats, leaks


class Fuzz:
    def __init__(self, options):
        self.options = options
        self.oracle = find_oracle() or sys.exit("program_fuzz: no python3.14 here to ask")
        self.krait = os.path.join(options.build, "krait")
        self.folder = tempfile.mkdtemp(prefix="krait-fuzz-")
        self.totals = {}

    def environment(self, mode, seed):
        hot = (2, 3, 5, 8, 13)[seed // 7 % 5]
        return {k: v.format(storm=seed % 1000 + 1, hot=hot) for k, v in MODES[mode].items()}

    def process(self, command, env, programs, prelude=PRELUDE):
        """One process for all of `programs`, (number, source) each; numbers must differ."""
        path = os.path.join(self.folder, "batch.txt")
        with open(path, "w", encoding="utf-8") as f:
            f.write(prelude + "".join(f"\x1e{number}\n{source}" for number, source in programs))
        full = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONWARNINGS": "ignore", "ASAN_OPTIONS": "detect_leaks=0", **env}
        try:
            p = subprocess.run([command, os.path.join(HERE, "program_batch.py"), path], env=full, stdin=subprocess.DEVNULL,
                               capture_output=True, timeout=self.options.timeout)
            status, out, error = p.returncode, p.stdout, p.stderr
        except subprocess.TimeoutExpired as e:
            status, out, error = "timeout", e.stdout or b"", e.stderr or b""
        blocks = ADDRESS.sub("0x", out.decode(errors="replace")).split("\x1e")
        texts, stats = {}, []
        for block in blocks[1:]:
            number, _, text = block.partition("\n")
            if number == "stats":
                stats = [int(x) for x in text.split()]
            else:
                texts[int(number)] = text
        error = error.decode(errors="replace")
        leaks = [line for line in error.splitlines() if "objects leaked:" in line or line.startswith("verifier:")]
        died = why = None
        if status != 0 or (len(blocks) and not blocks[-1].startswith("stats")):
            died = int(blocks[-1].partition("\n")[0]) if len(blocks) > 1 and not blocks[-1].startswith("stats") else -1
            texts.pop(died, None)
            told = [line for line in error.splitlines() if re.search(r"ERROR|runtime error|assert|SUMMARY|fatal", line)]
            why = f"status {status}: {' | '.join(told[-2:] or error.splitlines()[-1:])[-300:]}"
        return Result(texts, died, why, stats, leaks)

    def compare(self, programs, mode, seed, want):
        """[(number, what is wrong, or None for a program that ran in a process which died)]"""
        found, left, leaky = [], programs, None
        while left:
            got = self.process(self.krait, self.environment(mode, seed), left)
            if got.stats:
                old = self.totals.setdefault(mode, [0] * (len(got.stats) + 1))
                self.totals[mode] = [a + b for a, b in zip(old, [len(left), *got.stats])]
            for number, text in got.texts.items():
                if number in want and text != want[number]:
                    found.append((number, describe(want[number], text)))
            leaky = got.leaks[0] if got.leaks else leaky
            if got.died is None:
                break
            found.append((got.died, got.why))
            numbers = [n for n, _ in left]
            left = left[numbers.index(got.died) + 1:] if got.died in numbers else []
        if leaky:
            found.append((-2, leaky))
        return found

    def fails(self, source, mode, seed, prelude=PRELUDE, quick=False):
        """What is wrong with one program in a process of its own, or ''. `quick`: it is known to run alone."""
        want = self.process(self.oracle, {}, [(1, source)], prelude)
        if want.died is not None or "ended by SyntaxError" in want.texts[1] or "ended by IndentationError" in want.texts[1] or "ended by TooLong" in want.texts[1]:
            return ""
        programs = [(k + 1, source) for k in range(REPEAT.get(mode, 1))]
        for change in (0,) if quick else (0, 1, 2, 3) if "storm" in mode else (0, 7, 14, 21, 28) if REPEAT.get(mode) else (0,):
            got = self.process(self.krait, self.environment(mode, seed + change), programs, prelude)
            if got.died is not None:
                return got.why
            for text in got.texts.values():
                if text != want.texts[1]:
                    return describe(want.texts[1], text)
            if got.leaks:
                return got.leaks[0]
        return ""

    def shrink(self, source, mode, seed):
        """The smallest program found that still fails, with what it needs of the prelude."""
        def still(lines):
            return bool(self.fails("\n".join(lines) + "\n", mode, seed))
        body = shrink_lines(source.splitlines(), still)

        def alone(lines):
            return bool(self.fails("\n".join(lines) + "\n", mode, seed, prelude="import sys\n"))
        whole = PRELUDE.splitlines() + body
        if not alone(whole):
            return "\n".join(whole) + "\n", False
        return "\n".join(shrink_lines(whole, alone)) + "\n", True

    def report(self, number, mode, seed, what, programs):
        options = self.options
        source = dict(programs).get(number)
        text = f"{number} {mode} (batch {seed}): {what}"
        if source is None:
            return text
        alone = self.fails(source, mode, seed)
        path = os.path.join(options.keep, f"p{number}-{mode}.py")
        with open(path, "w") as f:
            f.write(PRELUDE + source)
        if alone:
            if options.shrink_found:
                small, _ = self.shrink(source, mode, seed)
                with open(path, "w") as f:
                    f.write(small)
            return f"{text}\n    {path}"
        position = [n for n, _ in programs].index(number)
        kept = self.reduce(programs[:position], programs[position], mode, seed)
        path = os.path.join(options.keep, f"batch-{number}-{mode}.txt")
        with open(path, "w") as f:
            f.write(PRELUDE + "".join(f"\x1e{n}\n{s}" for n, s in kept))
        return f"{text}\n    only behind others: {path} ({len(kept)} programs, environment {self.environment(mode, seed)})"

    def reduce(self, before, program, mode, seed):
        """As few programs before `program` as let it fail still."""
        want = self.process(self.oracle, {}, [program]).texts.get(program[0])

        def still(some):
            got = self.process(self.krait, self.environment(mode, seed), [*some, program])
            return got.died == program[0] or got.died is None and got.texts.get(program[0]) != want
        if not still(before):
            return [*before, program]
        size = len(before) // 2
        while size:
            at = 0
            while at < len(before):
                less = before[:at] + before[at + size:]
                if still(less):
                    before = less
                else:
                    at += size
            size //= 2
        return [*before, program]

    def batch(self, seed, count):
        programs = [(n, Gen(n, self.options.scale).program()) for n in range(seed, seed + count)]
        want = self.process(self.oracle, {}, programs)
        if want.died is not None:  # CPython itself: without the program that does it
            programs = [(n, s) for n, s in programs if n != want.died]
            want = self.process(self.oracle, {}, programs)
        slow = {n for n, text in want.texts.items() if "ended by TooLong" in text}
        programs = [(n, s) for n, s in programs if n not in slow]
        refused = {n for n, text in want.texts.items() if "ended by SyntaxError" in text or "ended by IndentationError" in text}
        ended = sum("ended by" in text for text in want.texts.values()) - len(refused)
        findings, bad = [], set()
        for mode in self.options.modes.split(","):
            for number, what in self.compare(programs, mode, seed, want.texts):
                if number not in bad:
                    bad.add(number)
                    findings.append((number, mode, what))
        return programs, findings, len(refused), ended


def shrink_lines(lines, still):
    """Takes lines and blocks out, large ones first, while `still` holds."""
    def indent(s):
        return len(s) - len(s.lstrip())

    def end_of(at):
        end = at + 1
        while end < len(lines) and indent(lines[end]) > indent(lines[at]):
            end += 1
        return end
    starts = [k for k, line in enumerate(lines) if not line.startswith((" ", "except", "else", "finally", "}"))]
    chunks = [lines[a:b] for a, b in zip(starts, [*starts[1:], len(lines)])]
    size = max(1, len(chunks) // 2)
    while True:  # chunks of the top level
        at = len(chunks) - size
        while at > -size:
            less = chunks[:max(at, 0)] + chunks[at + size:]
            if len(less) < len(chunks) and still([line for chunk in less for line in chunk]):
                chunks = less
            at -= size
        if size == 1:
            break
        size //= 2
    lines = [line for chunk in chunks for line in chunk]
    changed, rounds = True, 0
    while changed and rounds < 5:
        changed = False
        rounds += 1
        at = len(lines) - 1
        while at >= 0:
            if at >= len(lines):
                at = len(lines) - 1
                continue
            end = end_of(at)
            tries = [lines[:at] + lines[end:]]
            if end > at + 1:  # the block without its header
                less = indent(lines[at + 1]) - indent(lines[at])
                tries.append(lines[:at] + [s[less:] for s in lines[at + 1:end]] + lines[end:])
            for t in tries:
                if still(t):
                    lines = t
                    changed = True
                    break
            at -= 1
    return lines


def describe(want, got):
    for a, b in zip(want.splitlines(), got.splitlines()):
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            return f"expected ...{a[max(0, at - 30):at + 50]!r}, got {b[max(0, at - 30):at + 50]!r}"
    return f"length: {len(want)}, {len(got)}; {got[-80:]!r}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--batch", type=int, default=250)
    parser.add_argument("--modes", default="plain,uops,jit,storm")
    parser.add_argument("--keep", default=os.path.join(ROOT, "build", "fuzz"))
    parser.add_argument("--show", type=int)
    parser.add_argument("--scale", type=int, default=1, help="factor of the outer loops' iterations")
    parser.add_argument("--shapes", help="names of shapes, with commas: programs have no others")
    parser.add_argument("--shrink", help="a program that fails, shrunk in place")
    parser.add_argument("--mode", default="jit", help="of --shrink")
    parser.add_argument("--no-shrink", dest="shrink_found", action="store_false")
    parser.add_argument("--stop", type=int, default=10, help="failures after which to stop")
    parser.add_argument("--timeout", type=int, default=600, help="seconds of a batch: what takes longer hangs")
    options = parser.parse_args()
    if options.shapes:
        PARSED[:] = [shape for shape in PARSED if shape[0] in options.shapes.split(",")]
    if options.show is not None:
        print(PRELUDE + Gen(options.show, options.scale).program())
        return 0
    os.makedirs(options.keep, exist_ok=True)
    fuzz = Fuzz(options)
    if options.shrink:
        with open(options.shrink) as f:
            source = f.read()
        what = fuzz.fails(source, options.mode, options.seed, prelude="import sys\n")
        print(what or "it does not fail")
        if what:
            lines = shrink_lines(source.splitlines(), lambda t: bool(fuzz.fails("\n".join(t) + "\n", options.mode, options.seed, prelude="import sys\n")))
            with open(options.shrink, "w") as f:
                f.write("\n".join(lines) + "\n")
        return 0 if what else 1
    failed = refused = ended = done = 0
    since = time.monotonic()
    for seed in range(options.seed, options.seed + options.count, options.batch):
        count = min(options.batch, options.seed + options.count - seed)
        programs, findings, left_out, ended_by = fuzz.batch(seed, count)
        done += count
        refused += left_out
        ended += ended_by
        for number, mode, what in findings:
            failed += 1
            print(fuzz.report(number, mode, seed, what, programs), flush=True)
            if failed >= options.stop:
                break
        if failed >= options.stop:
            break
    print(f"{done} programs, {failed} failed, {refused} refused by the compiler, {ended} ended by an exception; {done / (time.monotonic() - since):.1f} a second")
    for mode, numbers in fuzz.totals.items():
        n = max(1, numbers[0])
        print(f"  {mode}: {numbers[0]} programs; a program: " + ", ".join(f"{x / n:.2f} {name}" for x, name in zip(numbers[1:], ("loop traces", "function traces", "side traces", "entries", "invalidated", "aborts"))))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
