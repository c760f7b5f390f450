#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Builds one target's stencil table: sources -> clang -> assembly clean-up -> object -> libelf
extractor -> register fields found with the disassembler -> gen/stencil_table_<target>.c

usage: build.py --target x86_64 --out DIR --extract PROGRAM --clang clang-19 --objdump llvm-objdump-19
                [--include DIR ...] OPS...

Steps, each a function below:
  tidy       on assembly text: conditional branch over `jmp EXIT` becomes the inverted branch to
             EXIT; the last `jmp NEXT` disappears, so that stencils laid end to end fall through
  learn      for every place in the bytes where an operand's register number could be encoded:
             write another number, disassemble, keep the place if exactly that one operand changed
  verify     every register assignment a template stands for is patched, disassembled and compared
             with the renamed listing of the base: any difference fails the build
  lint       refuses calls, stack use, unknown relocations, sizes over budget
Tests: tests/stencils/run.py.
"""

import argparse
import os
import re
import subprocess
import sys
from itertools import permutations

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "dsl", "gen"))
import emit_stencils  # noqa: E402
import parse  # noqa: E402

FLAGS = ["-std=gnu17", "-Os", "-fno-pic", "-fno-pie", "-mcmodel=small", "-fomit-frame-pointer",
         "-fno-asynchronous-unwind-tables", "-fno-unwind-tables", "-fno-stack-protector",
         "-fno-jump-tables", "-ffunction-sections",
         "-fcf-protection=none", "-fno-math-errno", "-DNDEBUG", "-Wno-unused-value"]
TARGET_FLAGS = {"x86_64": ["-mstack-alignment=8"],  # what calls need, jit/glue_x86_64.c sees to
                "aarch64": []}
SIZE_BUDGET = 160  # bytes of one leaf stencil

# --- assembly clean-up ------------------------------------------------------------------

X86_INVERSE = {}
for pair in ("o no", "b ae", "e ne", "be a", "s ns", "p np", "l ge", "le g", "c nc"):
    a, b = pair.split()
    X86_INVERSE["j" + a], X86_INVERSE["j" + b] = "j" + b, "j" + a
ARM_INVERSE = {}
for pair in ("eq ne", "hs lo", "cs cc", "mi pl", "vs vc", "hi ls", "ge lt", "gt le"):
    a, b = pair.split()
    ARM_INVERSE["b." + a], ARM_INVERSE["b." + b] = "b." + b, "b." + a
for a, b in (("cbz", "cbnz"), ("tbz", "tbnz")):
    ARM_INVERSE[a], ARM_INVERSE[b] = b, a


def tidy_function(name, lines, inverse, jump):
    """lines: instructions and labels of one function, without directives. Returns new lines."""
    end = f".Lnext_{name}"
    jump_re = re.compile(rf"^{jump}\s+(\S+)$")
    cond_re = re.compile(r"^(\S+)\s+(.*?)(\.?[A-Za-z_]\S*)$")

    def branch(line):
        m = cond_re.match(line)
        return m if m and m.group(1) in inverse else None

    changed = True
    while changed:
        changed = False
        # labels that stand for nothing but `jmp EXIT` or `jmp NEXT`
        alias = {}
        for i, line in enumerate(lines):
            if line.endswith(":"):
                k = i
                while k < len(lines) and lines[k].endswith(":"):
                    k += 1
                m = k < len(lines) and jump_re.match(lines[k])
                if m and not m.group(1).startswith(".L"):
                    alias[line[:-1]] = m.group(1)
        for i, line in enumerate(lines):
            m = branch(line) or jump_re.match(line)
            if m and m.group(m.lastindex) in alias:
                lines[i] = line[: m.start(m.lastindex)] + alias[m.group(m.lastindex)]
                changed = True
        # jcc X; jmp Y; X:  ->  jncc Y; X:      and      jcc NEXT; jmp EXIT -> jncc EXIT; jmp NEXT
        i = 0
        while i + 1 < len(lines):
            m, j = branch(lines[i]), jump_re.match(lines[i + 1])
            if m and j:
                k = i + 2
                labels = set()
                while k < len(lines) and lines[k].endswith(":"):
                    labels.add(lines[k][:-1])
                    k += 1
                to, other = m.group(3), j.group(1)
                if to in labels:
                    lines[i:i + 2] = [f"{inverse[m.group(1)]}\t{m.group(2)}{other}"]
                    changed = True
                elif to == "KR_NEXT" and other != "KR_NEXT":
                    lines[i] = f"{inverse[m.group(1)]}\t{m.group(2)}{other}"
                    lines[i + 1] = f"{jump}\tKR_NEXT"
                    changed = True
            i += 1
        # code behind an unconditional jump, up to the next label, never runs
        out, dead = [], False
        for line in lines:
            if line.endswith(":"):
                dead = False
            if not dead:
                out.append(line)
            if jump_re.match(line) or line == "ret":
                dead = True
        used = {m.group(m.lastindex) for m in map(lambda l: branch(l) or jump_re.match(l), out) if m}
        out = [l for l in out if not (l.endswith(":") and l[:-1] not in used)]
        if out != lines:
            lines, changed = out, True
    # the block that ends in `jmp NEXT` goes last
    blocks, block = [], []
    for line in lines:
        if line.endswith(":") and block and jump_re.match(block[-1]):
            blocks.append(block)
            block = []
        block.append(line)
    blocks.append(block)
    last = [b for b in blocks if b[-1].split() == [jump, "KR_NEXT"]]
    if last and blocks[0] is not last[-1] or len(blocks) == 1:
        if len(blocks) > 1:
            blocks.remove(last[-1])
            blocks.append(last[-1])
    elif last and blocks[0] is last[-1] and len(blocks) > 1:
        blocks[0] = blocks[0]  # the entry block cannot move: its jump stays
    lines = [l for b in blocks for l in b]
    if lines and lines[-1].split() == [jump, "KR_NEXT"]:
        lines.pop()
    lines = [re.sub(r"\bKR_NEXT\b", end, l) for l in lines]
    return lines + [end + ":"]


def tidy(text, target):
    inverse, jump = (X86_INVERSE, "jmp") if target == "x86_64" else (ARM_INVERSE, "b")
    comment = "#" if target == "x86_64" else "//"
    functions, current = {}, None
    for raw in text.splitlines():
        line = raw.strip()
        if comment in line and not line.startswith("."):
            line = line.split(comment)[0].strip()
        if not line:
            continue
        m = re.match(r"^(T\d+|M_\w+):$", line)
        if m:
            current = m.group(1)
            functions[current] = []
        elif line.startswith(".Lfunc_end") or line.startswith(".section") or line.startswith(".text"):
            current = None
        elif current and not (line.startswith(".") and not line.endswith(":")):
            functions[current].append(line)
    out = []
    for name, lines in functions.items():
        out.append(f'.section .text.{name},"ax",@progbits\n{name}:')
        out += ["\t" + l if not l.endswith(":") else l
                for l in tidy_function(name, lines, inverse, jump)]
    return "\n".join(out) + "\n"


# --- object -> bytes and relocations ----------------------------------------------------

def run(*command, **kw):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **kw).stdout


def extract(program, path):
    result, name = {}, None
    for line in run(program, path).splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "F":
            name = rest.split()[0].removeprefix(".text.")
            result[name] = (b"", [])
        elif kind == "B":
            result[name] = (bytes.fromhex(rest), [])
        elif kind == "R":
            offset, rtype, symbol, addend = rest.split()
            result[name][1].append((int(offset), int(rtype), symbol, int(addend)))
    return result


# --- the disassembler as the oracle -----------------------------------------------------

class Disassembler:
    def __init__(self, args, target, folder):
        self.args, self.target, self.folder, self.runs = args, target, folder, 0

    def __call__(self, snippets):
        """bytes -> list of instruction texts, for many snippets at once. A text that cannot be
        decoded contains <unknown>."""
        if not snippets:
            return []
        path = os.path.join(self.folder, f"oracle_{self.target}")
        triple = {"x86_64": "x86_64-linux-gnu", "aarch64": "aarch64-linux-gnu"}[self.target]
        pad = 16
        with open(path + ".s", "w") as f:
            f.write(".text\n")
            for i, code in enumerate(snippets):
                if self.target == "x86_64":
                    f.write(f"s{i}:\n.byte " + ",".join(map(str, code)) + "\n")
                    f.write(f"e{i}:\n.fill {-len(code) % pad + pad},1,0x90\n")
                    continue
                words = [str(int.from_bytes(code[k:k + 4], "little"))
                         for k in range(0, len(code), 4)]
                f.write(f"s{i}:\n" + (".inst " + ",".join(words) if words else "") +
                        f"\ne{i}:\nnop\n")
        run(self.args.clang, f"--target={triple}", "-c", path + ".s", "-o", path + ".o")
        plain = [] if self.target == "x86_64" else ["-M", "no-aliases"]  # one text per encoding
        text = run(self.args.objdump, *plain, "-d", "--no-show-raw-insn", "--no-leading-addr",
                   path + ".o")
        result, current = [None] * len(snippets), None
        for line in text.splitlines():
            m = re.match(r"^<([se])(\d+)>:$", line.strip())
            if m:
                current = []
                if m.group(1) == "s":
                    result[int(m.group(2))] = current
                continue
            line = line.strip()
            if current is not None and line:
                line = re.sub(r" (//|#) .*", "", re.sub(r"\s+", " ", line))
                line = re.sub(r"<[^>]*>", "@", line)
                line = re.sub(r"\b0x[0-9a-f]+ @", "@", line)
                if re.match(r"^(j\w+|b|b\.\w+|cbn?z|tbn?z) ", line):
                    line = re.sub(r"(0x[0-9a-f]+|@)$", "@", line)
                current.append(line)
        return result


def x86_aliases(names):
    table = {}
    for n in names:
        if n.startswith("xmm"):
            table[n] = {"x": n}
        elif n in ("rdi", "rsi"):
            table[n] = {"q": n, "d": "e" + n[1:], "w": n[1:], "b": n[1:] + "l"}
        elif n.startswith("r1") or n in ("r8", "r9"):
            table[n] = {"q": n, "d": n + "d", "w": n + "w", "b": n + "b"}
        else:
            raise ValueError(n)
    return table


def arm_aliases(names):
    return {n: ({"q": n, "d": "w" + n[1:]} if n[0] == "x" else {"d": n, "q": "q" + n[1:], "v": "v" + n[1:]})
            for n in names}


class Registers:
    """Names and encodings of the V and D banks of a target."""
    def __init__(self, target):
        self.v = target.v_names
        if target.name == "x86_64":
            self.enc = {"r14": 14, "r15": 15, "rdi": 7, "rsi": 6, "r8": 8, "r9": 9, "r11": 11}
            self.d = [f"xmm{i}" for i in range(8)]
            self.alias = x86_aliases(self.v + self.d)
            self.width, self.shifts = 3, None
        else:
            self.enc = {n: int(n[1:]) for n in self.v}
            self.d = [f"d{i}" for i in range(8)]
            self.alias = arm_aliases(self.v + self.d)
            self.width = 5
        for i, n in enumerate(self.d):
            self.enc[n] = i
        # token -> (register, form)
        self.token = {}
        for n, forms in self.alias.items():
            for form, text in forms.items():
                self.token[text] = (n, form)

    def name(self, operand, number):
        return self.d[number] if operand.bank == "D" else self.v[number]

    def rename(self, line, mapping):
        """Renames register tokens of a listing line; mapping: name -> name."""
        def one(m):
            hit = self.token.get(m.group(0))
            if hit and hit[0] in mapping:
                return self.alias[mapping[hit[0]]][hit[1]]
            return m.group(0)
        return re.sub(r"\w+", one, line)


def candidates(code, register, regs, target):
    """Bit offsets at which the register's number could be encoded."""
    number = regs.enc[register]
    if target.name == "x86_64":
        for i, byte in enumerate(code):
            for shift in (0, 3):
                if byte >> shift & 7 == number & 7:
                    yield i * 8 + shift
    else:
        for i in range(0, len(code), 4):
            word = int.from_bytes(code[i:i + 4], "little")
            for shift in (0, 5, 10, 16):
                if word >> shift & 31 == number:
                    yield i * 8 + shift


def put(code, bit, width, number):
    value = int.from_bytes(code, "little")
    mask = (1 << width) - 1
    value = value & ~(mask << bit) | (number & mask) << bit
    return value.to_bytes(len(code), "little")


def learn(templates, code_of, target, regs, disassemble):
    """Returns {template function: {block: [bit, ...]}}; raises for what cannot be learned."""
    work = []  # (template, block, bit, base register, other register)
    snippets = [code_of[t.function][0] for t in templates]
    base = dict(zip((t.function for t in templates), disassemble(snippets)))
    trials = []
    for t in templates:
        code, relocations = code_of[t.function]
        blocked = set()  # bytes that holes overwrite
        for offset, rtype, _, _ in relocations:
            if target.name == "x86_64":
                blocked |= set(range(offset, offset + (1 if X86_RELOCATIONS.get(rtype) == "8" else 4)))
        for block in sorted(set(t.blocks)):
            k = t.blocks.index(block)
            operand = t.operands[k]
            register = regs.name(operand, t.registers[k])
            bank = regs.d if operand.bank == "D" else regs.v
            group = t.groups[k]
            others = [n for i, n in enumerate(bank) if n != register and
                      (operand.bank == "D" or target.v_groups[i] == group)]
            used = {regs.name(o, r) for o, r in zip(t.operands, t.registers)}
            free = [n for n in others if n not in used] or others
            for bit in candidates(code, register, regs, target):
                if target.name == "x86_64" and bit // 8 in blocked:
                    continue
                work.append((t, block, bit, register, free[0]))
                trials.append(put(code, bit, regs.width, regs.enc[free[0]]))
    fields = {t.function: {b: [] for b in set(t.blocks)} for t in templates}
    for (t, block, bit, register, other), listing in zip(work, disassemble(trials)):
        before = base[t.function]
        if len(listing) != len(before):
            continue
        changes, ok = 0, True
        for a, b in zip(before, listing):
            if a == b:
                continue
            ta, tb = re.findall(r"\w+|\W", a), re.findall(r"\w+|\W", b)
            if len(ta) != len(tb):
                ok = False
                break
            for x, y in zip(ta, tb):
                if x != y:
                    hx, hy = regs.token.get(x), regs.token.get(y)
                    if not (hx and hy and hx[0] == register and hy == (other, hx[1])):
                        ok = False
                    changes += 1
        if ok and changes == 1:
            fields[t.function][block].append(bit)
    return fields, base


def all_assignments(t, target, regs):
    """Register numbers per block, for every assignment the template stands for."""
    blocks = sorted(set(t.blocks))
    banks = {b: t.operands[t.blocks.index(b)].bank for b in blocks}
    groups = {b: t.groups[t.blocks.index(b)] for b in blocks}
    pools = {b: ([i for i in range(target.d_count)] if banks[b] == "D" else
                 [i for i, g in enumerate(target.v_groups) if g == groups[b]]) for b in blocks}

    def pick(i, chosen):
        if i == len(blocks):
            yield dict(zip(blocks, chosen))
            return
        b = blocks[i]
        for n in pools[b]:
            if any(banks[x] == banks[b] and c == n for x, c in zip(blocks, chosen)):
                continue
            yield from pick(i + 1, chosen + [n])
    yield from pick(0, [])


def verify(templates, code_of, fields, base, target, regs, disassemble):
    """Patches every assignment and compares listings. Returns the number checked."""
    cases, snippets = [], []
    for t in templates:
        code = code_of[t.function][0]
        for chosen in all_assignments(t, target, regs):
            patched, mapping = code, {}
            for block, number in chosen.items():
                operand = t.operands[t.blocks.index(block)]
                name = regs.name(operand, number)
                mapping[regs.name(operand, t.registers[t.blocks.index(block)])] = name
                for bit in fields[t.function][block]:
                    patched = put(patched, bit, regs.width, regs.enc[name])
            cases.append((t, mapping))
            snippets.append(patched)
    bad = []
    for (t, mapping), listing in zip(cases, disassemble(snippets)):
        want = [regs.rename(l, mapping) for l in base[t.function]]
        if listing != want:
            bad.append((t, mapping, want, listing))
    return len(cases), bad


def mentions_others(t, listing, regs):
    own = {regs.name(o, r) for o, r in zip(t.operands, t.registers)}
    for line in listing:
        for token in re.findall(r"\w+", line.partition(" ")[2]):
            hit = regs.token.get(token)
            if hit and hit[0] not in own:
                return hit[0]
    return None


# --- lint and holes ---------------------------------------------------------------------

X86_RELOCATIONS = {1: "64", 2: "PC32", 4: "PLT32", 10: "32", 11: "32S", 14: "8"}
ARM_RELOCATIONS = {283: "CALL26", 282: "JUMP26", 280: "CONDBR19", 279: "TSTBR14",
                   264: "MOVW_0", 266: "MOVW_1", 268: "MOVW_2", 269: "MOVW_3",
                   263: "MOVW_0", 265: "MOVW_1", 267: "MOVW_2"}


def hole(target, relocation):
    """(offset, kind, which, addend) of a relocation; raises ValueError with a reason."""
    offset, rtype, symbol, addend = relocation
    which = {"KR_HOLE_IMM0": 0, "KR_HOLE_IMM1": 1}.get(symbol)
    if target.name == "x86_64":
        kind = X86_RELOCATIONS.get(rtype)
        if symbol == "KR_EXIT" and kind in ("PC32", "PLT32"):
            return offset, "KR_HOLE_EXIT_REL32", 0, addend
        if symbol == "KR_COLD_PART" and kind in ("PC32", "PLT32"):
            return offset, "KR_HOLE_COLD_REL32", 0, addend
        if symbol == "KR_LABEL" and kind in ("PC32", "PLT32"):
            return offset, "KR_HOLE_LABEL_REL32", 0, addend
        if which is None and kind in ("32S", "32") and symbol.startswith("kr_"):
            return offset, "KR_HOLE_SYMBOL_32", symbol, addend
        if which is not None and kind in ("32S", "32", "64", "8"):
            return offset, {"32S": "KR_HOLE_IMM_S32", "32": "KR_HOLE_IMM_U31",
                            "64": "KR_HOLE_IMM_64", "8": "KR_HOLE_IMM_U6"}[kind], which, addend
    else:
        kind = ARM_RELOCATIONS.get(rtype)
        branch = {"CONDBR19": "19", "TSTBR14": "14", "JUMP26": "26"}.get(kind)
        if symbol == "KR_EXIT" and branch:
            return offset, "KR_HOLE_EXIT_BRANCH" + branch, 0, addend
        if symbol == "KR_COLD_PART" and branch:
            return offset, "KR_HOLE_COLD_BRANCH" + branch, 0, addend
        if symbol == "KR_LABEL" and branch == "26":
            return offset, "KR_HOLE_LABEL_BRANCH26", 0, addend
        arm_symbol = {275: "KR_HOLE_SYMBOL_PAGE", 277: "KR_HOLE_SYMBOL_LO12"}.get(rtype)
        if which is None and arm_symbol and symbol.startswith("kr_"):
            return offset, arm_symbol, symbol, addend
        if which is not None and kind and kind.startswith("MOVW"):
            return offset, "KR_HOLE_" + kind, which, addend
    raise ValueError(f"relocation {rtype} against {symbol}")


def lint(listing, code):
    """Reasons why a leaf stencil is refused."""
    if len(code) > SIZE_BUDGET:
        yield f"{len(code)} bytes, budget {SIZE_BUDGET}"
    for line in listing:
        word = line.split()[0]
        if re.match(r"^(call|push|pop|ret|bl|blr)", word):
            yield f"forbidden instruction: {line}"
        if re.search(r"%?\b[er]sp\b|\bsp\b", line):
            yield f"uses the stack: {line}"
        if "<unknown>" in line:
            yield "does not disassemble"


# --- sources ----------------------------------------------------------------------------

class Leaf:
    """One leaf micro-op as emit_stencils.py wants it."""
    def __init__(self, prefix, uop):
        self.prefix, self.name, self.mark, self.body = prefix, uop.name, uop.mark, uop.body
        self.inputs = [operand(p, False) for p in uop.params]
        self.imms = [(i.name, i.type) for i in uop.imms]
        self.output = operand(uop.out, True) if uop.out else None


def operand(param, is_out):
    return emit_stencils.Operand(param.name, param.rep, param.c_type, is_out)


def read_leaves(path, prefix):
    """The leaf micro-ops of a .ops file."""
    model = parse.read([path], os.path.dirname(path), partial=True)
    return [Leaf(prefix, uop) for uop in model.uops if uop.kind == "leaf"]


def call_classes():
    """(name, thread, words, doubles, result) of every call stencil."""
    for thread in (0, 1):
        for words in range(6):
            for doubles in range(3):
                for result in range(7):  # KR_CALL_NOTHING .. KR_CALL_FOUND
                    number = thread | words << 1 | doubles << 4 | result << 6
                    yield f"M_CALL_{number}", number, thread, words, doubles, result


def call_sources(target):
    """C text of the calling stencils: fixed registers, what dies in a call is forgotten."""
    words = [8, 9, 10, 11, 7] if target.name == "aarch64" else [3, 2, 4, 5, 6]
    result_register = 7 if target.name == "aarch64" else 2
    survivors = range(7) if target.name == "aarch64" else range(2)
    # One statement: of equal ones the compiler would keep the first, and copy what it left to all the others.
    constraint = "w" if target.name == "aarch64" else "x"
    forgotten = [f'"=r"(V{i})' for i in range(len(target.v_names)) if i not in survivors]
    forgotten += [f'"={constraint}"(D{i})' for i in range(8)]
    forget = f'__asm__("" : {", ".join(forgotten)});'
    yield "extern char KR_HOLE_CALL[];"
    for name, _, thread, n, doubles, result in call_classes():
        types = ["KrThread *"] * thread + ["uint64_t"] * n + ["double"] * doubles
        values = ["A->thread"] * thread + [f"V{words[i]}" for i in range(n)]
        values += [f"D{i}" for i in range(doubles)]
        ctype = {0: "void", 1: "uint64_t", 2: "uint64_t", 3: "double", 4: "bool", 5: "bool",
                 6: "int32_t"}[result]
        keep = "" if result == 0 else f"{ctype} out = "
        yield f"STENCIL {name}(KR_STENCIL_PARAMETERS)\n{{"
        yield f"    {keep}(({ctype} (*)({', '.join(types) or 'void'}))KR_HOLE_CALL)({', '.join(values)});"
        yield "    " + forget
        if result == 2:
            yield "    EXIT_IF(out == 0);"
        if result == 5:
            yield "    EXIT_IF(!out);"
        if result == 6:
            yield "    EXIT_IF(out < 0);"
        if result in (4, 6):
            yield f"    V{result_register} = (uint64_t)out;"
        if result in (1, 2):
            yield f"    V{result_register} = out;"
        if result == 3:
            yield "    D0 = out;"
        yield "    GO(KR_NEXT);\n}"


# --- the table --------------------------------------------------------------------------

def c_array(values, per_line=12):
    values = list(values)
    lines = [", ".join(values[i:i + per_line]) for i in range(0, len(values), per_line)]
    return ",\n    ".join(lines) or "0"


def template_key(t):
    key = 0
    for i, (block, group) in enumerate(zip(t.blocks, t.groups)):
        key |= (block | group << 3) << 4 * i
    return key


def write_table(path, target, rows, inputs):
    """rows: (op C name, form, operand count, key, name, code, holes, fields, listing)."""
    code, holes, fields, table, symbols = bytearray(), [], [], [], []
    for op, form, operands, key, name, bytes_, row_holes, row_fields, listing in rows:
        entry = (f"{{{op}, {form}, {operands}, {key:#x}, {len(code)}, {len(bytes_)}, "
                 f"{len(holes)}, {len(fields)}, {len(row_holes)}, {len(row_fields)}, "
                 f'"{name}"}}, // {"; ".join(listing)}')
        table.append(entry)
        code += bytes_
        for offset, kind, which, addend in row_holes:
            if isinstance(which, str):
                if which not in symbols:
                    symbols.append(which)
                which = symbols.index(which)
            holes.append(f"{{{offset}, {kind}, {which}, {addend}}}")
        fields += [f"{{{bit}, {width}, {index}}}" for bit, width, index in row_fields]
    with open(path, "w") as f:
        f.write(f"// Made by stencils/build.py for {target.name} from {', '.join(inputs)}. Do not edit.\n")
        f.write("// Beside each row: its code before any register field is patched.\n")
        f.write('#include "jit/machine.h"\n#include "stencils/stencil.h"\n\n#include "gen/uops.h"\n\n')
        for s in symbols:
            f.write(f'extern char symbol_{s}[] __asm__("{s}");\n')
        suffix = ""  # one table is linked, the host's
        f.write(f"const void *const kr_stencil_symbols{suffix}[] = {{{', '.join('symbol_' + s for s in symbols) or '0'}}};\n\n")
        names = ", ".join(f'"{s}"' for s in symbols) or "0"
        f.write(f"const char *const kr_stencil_symbol_names[] = {{{names}}};\n\n")
        f.write("// clang-format off\n")
        f.write(f"const KrStencil kr_stencil_table{suffix}[] = {{\n    " + "\n    ".join(table) + "\n};\n")
        f.write(f"const uint32_t kr_stencil_count{suffix} = {len(table)};\n")
        f.write(f"const uint8_t kr_stencil_code{suffix}[] = {{\n    {c_array((hex(b) for b in code), 24)}\n}};\n")
        f.write(f"const KrHole kr_stencil_holes{suffix}[] = {{\n    {c_array(holes, 3)}\n}};\n")
        f.write(f"const KrField kr_stencil_fields{suffix}[] = {{\n    {c_array(fields, 8)}\n}};\n")


def fail(text):
    print("stencils: " + text, file=sys.stderr)
    sys.exit(1)


def probe(args, target, folder):
    """The preserve_none argument order of this clang, compared with stencils/abi.h."""
    source = os.path.join(folder, f"probe_{target.name}.c")
    with open(source, "w") as f:
        f.write('#include "stencils/body.h"\nSTENCIL M_PROBE(KR_STENCIL_PARAMETERS)\n{\n')
        names = ["TAG", "A"] + [f"V{i}" for i in range(len(target.v_names))]
        for n in names:
            f.write(f'    __asm__ volatile("# PROBE {n} %0" :: "r"({n}));\n')
        f.write("    GO(KR_NEXT);\n}\n")
    text = compile_to_asm(args, target, source)
    found = dict(re.findall(r"PROBE (\w+) %?(\w+)", text))
    fixed = {"x86_64": ["r12", "r13"], "aarch64": ["x20", "x21"]}[target.name]
    for n, want in zip(names, fixed + target.v_names):
        if found.get(n) != want:
            fail(f"{target.name}: this clang passes {n} in {found.get(n)}, stencils/abi.h says {want}")


def compile_to_asm(args, target, source):
    triple = f"--target={target.name}-linux-gnu"
    defines = ["-DKR_TARGET_AARCH64"] if target.name == "aarch64" else ["-DKR_TARGET_X86_64"]
    includes = [f"-I{d}" for d in args.include]
    if target.name == "aarch64":
        includes.append("-I/usr/aarch64-linux-gnu/include")
    return run(args.clang, triple, *FLAGS, *TARGET_FLAGS[target.name], *defines, *includes, "-S", source, "-o", "-")


def refuse_memory_constants(text, target_name, templates):
    """Tidies; a constant that the compiler put into .rodata cannot be copied with the code."""
    text = tidy(text, target_name)
    names = {t.function: t.uop for t in templates}
    function = None
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith("."):
            function = line[:-1]
        elif ".LCPI" in line:
            fail(f"{names.get(function, function)} loads a constant from memory: {line.strip()}")
    return text


def build(args):
    target = emit_stencils.TARGETS[args.target]
    folder = os.path.join(args.out, "stencils_" + target.name)
    os.makedirs(folder, exist_ok=True)
    probe(args, target, folder)
    leaves = [leaf for path in args.ops for leaf in
              read_leaves(path, "KR_MOP_" if path.endswith("machine.ops") else "KR_UOP_")]
    templates = emit_stencils.templates(leaves, target)
    by_name = {leaf.name: leaf for leaf in leaves}
    leaf_c, call_c = os.path.join(folder, "leaf.c"), os.path.join(folder, "call.c")
    with open(leaf_c, "w") as f:
        f.write(emit_stencils.source_text(templates))
    with open(call_c, "w") as f:
        f.write('#include "stencils/body.h"\n' + "\n".join(call_sources(target)) + "\n")
    code = {}
    for source in (leaf_c, call_c):
        text = refuse_memory_constants(compile_to_asm(args, target, source), target.name, templates)
        with open(source[:-1] + "s", "w") as f:
            f.write(text)
        run(args.clang, f"--target={target.name}-linux-gnu", "-c", source[:-1] + "s", "-o",
            source[:-1] + "o")
        code.update(extract(args.extract, source[:-1] + "o"))

    regs = Registers(target)
    disassemble = Disassembler(args, target.name, folder)
    fields, base = learn(templates, code, target, regs, disassemble)
    problems = []
    rows = []
    for t in templates:
        leaf, (bytes_, relocations) = by_name[t.uop], code[t.function]
        other = mentions_others(t, base[t.function], regs)
        if other:
            problems.append(f"{t.uop} form {t.form}: touches {other}, not an operand: {base[t.function]}")
        problems += [f"{t.uop} form {t.form}: {r}: {base[t.function]}" for r in lint(base[t.function], bytes_)]
        holes = []
        for relocation in relocations:
            try:
                holes.append(hole(target, relocation))
            except ValueError as e:
                problems.append(f"{t.uop} form {t.form}: {e}: {base[t.function]}")
        row_fields = [(bit, regs.width, t.blocks.index(b)) for b in sorted(fields[t.function])
                      for bit in fields[t.function][b]]
        rows.append((leaf.prefix + t.uop, t.form, len(t.operands), template_key(t), t.uop, bytes_,
                     holes, row_fields, base[t.function]))
    for name, number, *_ in call_classes():
        bytes_, relocations = code[name]
        holes = []
        for offset, rtype, symbol, addend in relocations:
            if symbol == "KR_HOLE_CALL":
                kind = "KR_HOLE_CALL_REL32" if target.name == "x86_64" else "KR_HOLE_CALL_BRANCH26"
                holes.append((offset, kind, 0, addend))
            else:
                holes.append(hole(target, (offset, rtype, symbol, addend)))
        rows.append(("KR_MOP_CALL", 0, 0, number, name[2:], bytes_, holes, [], []))
    if problems:
        fail(f"{target.name}: refused:\n  " + "\n  ".join(problems[:40]))
    checked, bad = verify(templates, code, fields, base, target, regs, disassemble)
    if bad:
        fail("\n  ".join([f"{target.name}: {len(bad)} of {checked} register assignments wrong:"] +
                         [f"{t.uop} {m}: want {w}, got {l}" for t, m, w, l in bad[:10]]))
    order = {leaf.prefix + leaf.name: i for i, leaf in enumerate(leaves)}
    rows.sort(key=lambda r: (order.get(r[0], len(order)), r[1]))
    name = f"stencil_table_{target.name}.c"
    write_table(os.path.join(args.out, name), target, rows, [os.path.basename(p) for p in args.ops])
    print(f"stencils: {target.name}: {len(leaves)} micro-ops, {len(rows)} stencils, "
          f"{checked} register assignments verified")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--target", choices=list(emit_stencils.TARGETS), required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--extract", required=True)
    parser.add_argument("--clang", default="clang-19")
    parser.add_argument("--objdump", default="llvm-objdump-19")
    parser.add_argument("--include", action="append", default=[])
    parser.add_argument("ops", nargs="+")
    build(parser.parse_args())


if __name__ == "__main__":
    main()
