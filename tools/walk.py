#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the listings of docs/one_line.md again: one line of Python at every stage.

  tools/walk.py --update [--build build/release]    writes them into the page
  tools/walk.py [--build build/release]             compares; status 1 and the first difference if one is stale

The page has a line `<!-- listing NAME -->` before each fenced block; NAME is a function of this file. The program is
docs/one_line.py. Traces are called A (the loop) and B (the side trace) there, whatever their numbers.
"""
import argparse
import difflib
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "tools"))
import show_op  # noqa: E402

PAGE = os.path.join(ROOT, "docs", "one_line.md")
PROGRAM = "docs/one_line.py"
LINE = "total += p.x * 2"


class Walk:
    """The listings of one run of each stage, cut down to what concerns the line."""

    def __init__(self, build):
        self.build, self.dumps = build, {}
        with open(os.path.join(ROOT, PROGRAM), encoding="utf-8") as f:
            self.lines = f.read().splitlines()
        self.number = next(i for i, line in enumerate(self.lines, 1) if LINE in line)

    def dump(self, name):
        if name not in self.dumps:
            with tempfile.NamedTemporaryFile(mode="r", encoding="utf-8") as out:
                env = {k: v for k, v in os.environ.items() if not k.startswith(("KRAIT", "PYTHON"))}
                env.update(PYTHON_JIT="1", PYTHONHASHSEED="0", KRAIT_DUMP=name, KRAIT_DUMP_FILE=out.name)
                p = subprocess.run([os.path.join(self.build, "krait"), PROGRAM], cwd=ROOT, env=env, capture_output=True, text=True)
                if p.returncode:
                    raise RuntimeError(f"{PROGRAM} under KRAIT_DUMP={name}: status {p.returncode}: {p.stderr[-300:]}")
                self.dumps[name] = out.read()
        return self.dumps[name]

    def section(self, name, head):
        """Lines of a dump from the one that starts with `head` to the next that starts a section."""
        out = []
        for line in self.dump(name).splitlines():
            if out and line[:1] not in (" ", "}") and not line.startswith(("; ", "loop:", "L")):
                break
            if out or line.startswith(head):
                out.append(line)
        if not out:
            raise RuntimeError(f"KRAIT_DUMP={name} has no {head!r}")
        return out

    def trace(self, name, what, side=False):
        """One listing of the loop's trace (or of its first side trace), with letters for their numbers."""
        titles = re.findall(r"^trace (\d+), (\w[\w ]*): (.*)$", self.dump(name), re.M)
        root = next(n for n, _, rest in titles if rest.startswith("loop, from walk line"))
        number = next(n for n, _, rest in titles if rest.startswith(f"side of trace {root} ")) if side else root
        lines = self.section(name, f"trace {number}, {what}:")
        names = {root: "A", number: "B" if side else "A"}
        return [re.sub(r"\btrace (\d+)\b", lambda m: "trace " + names.get(m.group(1), m.group(1)), line) for line in lines]

    # --- what the page asks for -------------------------------------------------------------

    def source(self):
        return self.lines[self.number - 4:self.number + 1]

    def tokens(self):
        return [line for line in self.section("tokens", "tokens of") if line.startswith(f"{self.number},")] or \
            [line for line in self.dump("tokens").splitlines() if line.startswith(f"{self.number},")]

    def grammar(self):
        text = show_op.read(os.path.join(ROOT, "dsl", "grammar", "python.gram"))
        start = text.index("    | a=single_target b=augmented_operator ~")
        return text[start:text.index("}", start) + 1].splitlines()

    def tree(self):
        text = self.dump("ast")
        start = text.index("AugAssign(")
        depth, end = 0, start
        for end in range(start, len(text)):
            depth += {"(": 1, ")": -1}.get(text[end], 0)
            if depth == 0 and text[end] == ")":
                break
        indent = len(text[:start]) - text.rfind("\n", 0, start) - 1
        return [line[indent:] if i else line for i, line in enumerate(text[start:end + 1].splitlines())]

    def symbols(self):
        lines = self.dump("symbols").splitlines()
        start = next(i for i, line in enumerate(lines) if "function walk" in line)
        indent = len(lines[start]) - len(lines[start].lstrip())
        out = [lines[start]]
        for line in lines[start + 1:]:
            if len(line) - len(line.lstrip()) <= indent:
                break
            out.append(line)
        return [line[indent:] for line in out]

    def blocks(self):
        return self.section("cfg", "blocks walk:")

    def code(self):
        return self.section("code", "code walk:")

    def spec_first(self):
        return self.spec()[:self.change()]

    def spec_again(self):
        return self.spec()[self.change():]

    def spec(self):
        return [line for line in self.dump("spec").splitlines() if line.startswith("spec: walk ")]

    def change(self):
        """Where the second part begins: the first instruction that gives its form up."""
        return next((i for i, line in enumerate(self.spec()) if "too often" in line), len(self.spec()))

    def instruction(self):
        place, text = show_op.dsl("BINARY_OP_ADD_INT")
        out = [f"// {place.partition(':')[0]}"] + text.splitlines()
        for word in ("GUARD_INT", "UNBOX_INT", "ADD_INT", "BOX_INT"):
            out += show_op.dsl(word)[1].splitlines()
        return out

    def recorded(self):
        lines = self.trace("trace", "recorded")
        return lines[:lines.index("loop:")]

    def optimized(self):
        lines = self.trace("opt", "optimized")
        return lines[:1] + lines[lines.index("loop:"):]

    def registers(self):
        lines = self.trace("regs", "registers")
        return lines[:1] + lines[lines.index("L0:"):]

    def stencil(self):
        return ["ADD_INT on x86-64:"] + show_op.stencil(os.path.join(self.build, "gen"), "ADD_INT", "x86_64").splitlines() + \
            ["ADD_INT on AArch64:"] + show_op.stencil(os.path.join(self.build, "gen"), "ADD_INT", "aarch64").splitlines()

    def machine(self):
        lines = self.trace("asm", "machine code")
        loop = lines[lines.index("L0:"):]
        at = next(i for i, line in enumerate(loop) if line.startswith("; ") and "LOAD_ATTR" in line)
        return lines[:1] + loop[at:]

    def exits(self):
        """The exits of the loop's body (not of the first pass before it) that belong to the line."""
        lines, out, keep = self.trace("exits", "exits"), [], False
        parts = []
        for line in lines[1:]:
            if line.startswith("  exit"):
                keep = f" line {self.number} " in line
                parts.append([])
            if keep:
                parts[-1].append(line)
        parts = [p for p in parts if p]
        for part in parts[len(parts) // 2:]:
            out += part
        return lines[:1] + out

    def side(self):
        return self.trace("opt", "optimized", side=True)


def listings(build):
    """(name, text in the page, text as made now) of each listing."""
    with open(PAGE, encoding="utf-8") as f:
        page = f.read()
    walk = Walk(build)
    for m in re.finditer(r"<!-- listing (\w+) -->\n```\w*\n(.*?)```", page, re.S):
        yield m, "\n".join(line.rstrip() for line in getattr(walk, m.group(1))()) + "\n"


def compare(build):
    """A message if a listing of the page is stale, else an empty one."""
    for m, now in listings(build):
        if m.group(2) != now:
            diff = list(difflib.unified_diff(m.group(2).splitlines(), now.splitlines(), "page", "now", n=1, lineterm=""))
            return f"docs/one_line.md: listing {m.group(1)} is stale (tools/walk.py --update): " + "\n".join(diff[:12])
    return ""


def update(build):
    with open(PAGE, encoding="utf-8") as f:
        page = f.read()
    for m, now in reversed(list(listings(build))):
        page = page[:m.start(2)] + now + page[m.end(2):]
    with open(PAGE, "w", encoding="utf-8") as f:
        f.write(page)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    if options.update:
        update(options.build)
        return 0
    message = compare(options.build)
    print(message, end="\n" if message else "")
    return 1 if message else 0


if __name__ == "__main__":
    sys.exit(main())
