#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Shows one instruction at every stage, from its description to the bytes of its stencils.

  tools/show_op.py BINARY_OP_ADD_INT [--build build/release] [--stage STAGE ...]

Stages: dsl (text in dsl/ops, and the micro-ops it is made of), handler (C of the interpreter's handler), asm (its
machine code), expand (micro-ops as the recorder emits them), source (C that the stencils are compiled from), stencil (bytes,
holes and register fields on both targets). A micro-op's name (ADD_INT) works as well: it has dsl, source and stencil.

In stencil bytes, `..` is filled by the code generator: see the holes below them. A register field is written as
"byte.bit"; every micro-op has one template for each pattern of operands that share a register (and, on x86-64, that
need the REX extension bit); the one whose operands all differ is shown.
"""
import argparse
import glob
import os
import re
import shutil
import signal
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
STAGES = ("dsl", "handler", "asm", "expand", "source", "stencil")
TARGETS = ("x86_64", "aarch64")


def read(path):
    if not os.path.exists(path):
        sys.exit(f"show_op: {path} is not there: build Krait first (tools/krait)")
    with open(path, encoding="utf-8") as f:
        return f.read()


def block(text, start):
    """text[start:] up to the brace that closes the first one opened."""
    depth = 0
    for i in range(text.index("{", start), len(text)):
        depth += {"{": 1, "}": -1}.get(text[i], 0)
        if depth == 0:
            return text[start:i + 1]
    return text[start:]


def dsl(name):
    """(place, text) of an instruction or micro-op, or None."""
    for path in sorted(glob.glob(os.path.join(ROOT, "dsl", "ops", "*.ops")) + [os.path.join(ROOT, "stencils", "machine.ops")]):
        text = read(path)
        m = re.search(rf"^(inst|uop|call) {name}\(", text, re.M)
        if not m:
            continue
        line = text.count("\n", 0, m.start()) + 1
        end = text.index("\n", m.start()) if m.group(1) == "call" else None
        body = text[m.start():end] if end else block(text, m.start())
        return f"{os.path.relpath(path, ROOT)}:{line}", body
    return None


def words(text):
    """Names of micro-ops and macros in a description, in order, each once."""
    return list(dict.fromkeys(re.findall(r"\b([A-Z][A-Z0-9_]+)\(", text)))


def handler(gen, name):
    text = read(os.path.join(gen, "handlers.inc"))
    m = re.search(rf"^HANDLER\(op_{name}\)$", text, re.M)
    return re.sub(r"^#line.*\n", "", block(text, m.start()), flags=re.M) if m else None


def handler_code(program, name):
    tool = shutil.which("llvm-objdump-19") or shutil.which("llvm-objdump")
    if not tool:
        return None
    symbols = subprocess.run(["nm", program], capture_output=True, text=True).stdout
    found = re.findall(rf" t (op_{name}(?:_\w+?)?)$", symbols, re.M)
    exact = [s for s in found if s == f"op_{name}"] or found[:1]
    if not exact:
        return None
    p = subprocess.run([tool, "-d", "--no-show-raw-insn", "--no-leading-addr", f"--disassemble-symbols={exact[0]}", program],
                       capture_output=True, text=True)
    lines = [re.sub(r"\s+", " ", line.strip()) for line in p.stdout.splitlines()]
    start = next((i for i, line in enumerate(lines) if line.endswith(">:")), 0)
    return "\n".join("    " + line for line in lines[start + 1:] if line)


def expansion(gen, name):
    text = read(os.path.join(gen, "expand.inc"))
    m = re.search(rf"^static void kr_expand_{name}\(", text, re.M)
    return block(text, m.start()) if m else None


def expanded_uops(text):
    return list(dict.fromkeys(re.findall(r"KR_UOP_(\w+)", text or "")))


class Table:
    """A stencil table as stencils/build.py wrote it."""

    def __init__(self, path):
        text = read(path)
        self.rows = []
        for m in re.finditer(r"^ *\{KR_(?:UOP|MOP)_(\w+), (\d+), (\d+), (0x[0-9a-f]+), (\d+), (\d+), (\d+), (\d+), (\d+), (\d+), \"\w+\"\},?"
                             r"(?: // (.*))?$", text, re.M):
            numbers = [int(v, 0) for v in m.groups()[1:10]]
            self.rows.append((m.group(1), *numbers, m.group(11) or ""))
        self.code = [int(v, 16) for v in re.findall(r"0x[0-9a-f]+", self.array(text, "code"))]
        self.holes = re.findall(r"\{(\d+), KR_HOLE_(\w+), (\d+), (-?\d+)\}", self.array(text, "holes"))
        self.fields = re.findall(r"\{(\d+), (\d+), (\d+)\}", self.array(text, "fields"))
        self.symbols = re.findall(r'"(\w+)"', self.array(text, "symbol_names"))

    @staticmethod
    def array(text, name):
        m = re.search(rf"kr_stencil_{name}\[\] = \{{(.*?)\}};", text, re.S)
        return m.group(1) if m else ""

    def of(self, uop):
        return [r for r in self.rows if r[0] == uop]


def blocks_of(row):
    return [row[3] >> 4 * i & 7 for i in range(row[2])]


HOLE_SIZES = {"IMM_64": 8, "MOVW": 4, "BRANCH": 4, "LO12": 4, "PAGE": 4}


def hole_size(kind):
    return next((size for word, size in HOLE_SIZES.items() if word in kind), 4)


def operand_names(uop):
    """Names of the register operands: inputs, then the result."""
    found = dsl(uop)
    m = re.match(r"\w+ \w+\((.*?)\)", found[1], re.S) if found else None
    if not m:
        return []
    inside, _, out = m.group(1).partition("->")
    names = [p.split(":")[0].strip() for p in inside.split(",") if p.strip() and not p.strip().startswith("imm ")]
    return names + ([out.split(":")[0].strip()] if out.strip() else [])


def stencil(gen, uop, target):
    """Text: one template, and how many there are. None if it has no stencil there."""
    table = Table(os.path.join(gen, f"stencil_table_{target}.c"))
    rows = table.of(uop)
    if not rows:
        return None
    plain = [r for r in rows if r[1] == 0] or rows
    row = max(plain, key=lambda r: (len(set(blocks_of(r))), -r[3]))
    _, form, count, key, code, size, hole, field, hole_count, field_count, listing = row
    out = [f"  {size} bytes; {len(rows)} template{'s' if len(rows) != 1 else ''} in all" + (f"; form {form}" if form else "")]
    shown = [f"{b:02x}" for b in table.code[code:code + size]]
    holes = table.holes[hole:hole + hole_count]
    for offset, kind, _, _ in holes:
        for i in range(int(offset), int(offset) + hole_size(kind)):
            if target == "x86_64" or "BRANCH" in kind or i < int(offset) + 4:
                shown[i] = ".." if target == "x86_64" else shown[i]
    step = 16
    for i in range(0, len(shown), step):
        out.append(f"  {i:4x}: " + " ".join(shown[i:i + step]))
    if listing:
        out += ["        " + line for line in listing.split("; ")]
    for offset, kind, which, addend in holes:
        what = kind.lower()
        if "SYMBOL" in kind and int(which) < len(table.symbols):
            what += " " + table.symbols[int(which)]
        elif "IMM" in kind or "MOVW" in kind:
            what += f" imm{which}"
        out.append(f"  hole at {int(offset):#x}: {what}" + (f" {int(addend):+d}" if int(addend) else ""))
    names, places = operand_names(uop), {}
    for bit, width, operand in table.fields[field:field + field_count]:
        places.setdefault(int(operand), []).append(f"{int(bit) // 8}.{int(bit) % 8}")
        bits = width
    for operand, where in sorted(places.items()):
        name = names[operand] if operand < len(names) else f"operand {operand}"
        out.append(f"  register of {name}: {bits} bits at {', '.join(where)}")
    return "\n".join(out)


def stencil_source(gen, uop):
    """C of the template whose operands all differ (x86-64)."""
    text = read(os.path.join(gen, "stencils_x86_64", "leaf.c"))
    found = []
    for m in re.finditer(rf"^STENCIL T\d+\(KR_STENCIL_PARAMETERS\) // {uop} form (\d+)$", text, re.M):
        body = block(text, m.start())
        found.append((m.group(1) == "0", len(set(re.findall(r"\b[VD]\d+\b", body))), body))
    return max(found, key=lambda f: f[:2])[2] if found else None


def title(text):
    print(f"\n--- {text}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name")
    parser.add_argument("--build", default=os.path.join(ROOT, "build", "release"))
    parser.add_argument("--stage", choices=STAGES, action="append")
    options = parser.parse_args()
    stages, name, gen = options.stage or STAGES, options.name, os.path.join(options.build, "gen")
    found = dsl(name)
    if not found:
        sys.exit(f"show_op: no instruction or micro-op {name} in dsl/ops")
    is_inst = found[1].startswith("inst")
    expand = expansion(gen, name) if is_inst else None
    uops = expanded_uops(expand) if is_inst else [name]
    if "dsl" in stages:
        title(f"description, {found[0]}")
        print(found[1])
        for word in words(found[1])[1:] if is_inst else []:
            uop = dsl(word)
            if uop:
                print(f"  {uop[0]}\n" + "\n".join("    " + line for line in uop[1].splitlines()))
    if is_inst and "handler" in stages:
        title("interpreter's handler in C, gen/handlers.inc")
        print(handler(gen, name) or "none: it is never dispatched to")
    if is_inst and "asm" in stages:
        title("its machine code")
        print(handler_code(os.path.join(options.build, "krait"), name) or "none to show: the interpreter of this build is one switch, or llvm-objdump is not here")
    if is_inst and "expand" in stages:
        title("micro-ops, as the recorder emits them, gen/expand.inc")
        print(expand or "none: the recorder has code of its own for it (tier2/expand.c), or stops there")
    for uop in uops:
        if "source" in stages:
            source = stencil_source(gen, uop)
            title(f"stencil source of {uop}, gen/stencils_x86_64/leaf.c")
            print(source or "none: it is a call, with a stencil for its signature class (stencils/build.py)")
        if "stencil" in stages:
            for target in TARGETS:
                text = stencil(gen, uop, target)
                if text:
                    title(f"stencil of {uop}, {target}")
                    print(text)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    main()
