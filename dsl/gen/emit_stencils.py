# SPDX-License-Identifier: MIT
"""Writes the C sources of leaf stencils: one function per micro-op, form and template.

A *template* stands for all register assignments with the same pattern: which operands share a
register, and (x86-64) which need the REX extension bit. The plan lists, per function, what
stencils/build.py needs to find the register fields: the operands and the base register each has.

Forms of a micro-op: plain; second int input as a constant; a comparison fused with the guard
that follows it (leave unless true / unless false); both.
"""

from dataclasses import dataclass, field
from itertools import product

FORM_IMM_B, FORM_GUARD_TRUE, FORM_GUARD_FALSE = 1, 2, 4


@dataclass
class Target:
    name: str
    v_names: list  # V registers in order
    v_groups: list  # 1 where the REX extension bit is needed
    d_count: int = 8


X86_64 = Target("x86_64", "r14 r15 rdi rsi r8 r9 r11".split(), [1, 1, 0, 0, 1, 1, 1])
AARCH64 = Target("aarch64",
                 "x22 x23 x24 x25 x26 x27 x28 x0 x1 x2 x3 x4".split(), [0] * 12)
TARGETS = {t.name: t for t in (X86_64, AARCH64)}


@dataclass
class Operand:
    name: str
    rep: str  # box int float bool obj
    ctype: str  # C type inside the body
    is_out: bool = False

    @property
    def bank(self):
        return "D" if self.rep == "float" else "V"


@dataclass
class Template:
    function: str
    uop: str
    form: int
    operands: list  # Operand, inputs then the result
    registers: list  # base register number of each operand, in its bank
    blocks: list  # block number of each operand (equal = same register)
    groups: list  # REX group of each operand (0 for D)
    lines: list = field(default_factory=list)


def partitions(operands):
    """Yields lists of block numbers; operands of different banks never share."""
    def extend(prefix):
        i = len(prefix)
        if i == len(operands):
            yield list(prefix)
            return
        fresh = max(prefix, default=-1) + 1
        for block in range(fresh + 1):
            mates = [operands[j].bank for j in range(i) if prefix[j] == block]
            if mates and mates[0] != operands[i].bank:
                continue
            yield from extend(prefix + [block])
    yield from extend([])


def assignments(target, operands):
    """Yields (blocks, groups, registers): one base assignment per template."""
    for blocks in partitions(operands):
        count = max(blocks, default=-1) + 1
        banks = [next(o.bank for o, b in zip(operands, blocks) if b == k) for k in range(count)]
        choices = [[0, 1] if target is X86_64 and bank == "V" else [0] for bank in banks]
        for groups in product(*choices):
            # prefer registers whose encodings need no special forms: rsi/rdi, then r8..
            pools = {
                ("V", 1): [i for i, g in enumerate(target.v_groups) if g == 1][::-1],
                ("V", 0): [i for i, g in enumerate(target.v_groups) if g == 0],
                ("D", 0): list(range(target.d_count)),
            }
            registers, ok = [], True
            for k in range(count):
                pool = pools[banks[k], groups[k]]
                if not pool:
                    ok = False
                    break
                registers.append(pool.pop(0))
            if ok:
                yield (blocks, [groups[b] for b in blocks], [registers[b] for b in blocks])


def forms(uop):
    """Forms a micro-op has: bits FORM_*."""
    ints = [o for o in uop.inputs if o.rep == "int"]
    imm_b = len(uop.inputs) == 2 and len(ints) == 2 and not uop.imms
    comparison = uop.output is not None and uop.output.rep == "bool" and uop.mark == "pure"
    result = [0]
    if imm_b:
        result.append(FORM_IMM_B)
    if comparison:
        result += [FORM_GUARD_TRUE, FORM_GUARD_FALSE]
        if imm_b:
            result += [FORM_IMM_B | FORM_GUARD_TRUE, FORM_IMM_B | FORM_GUARD_FALSE]
    return result


IN = {"box": "{0}", "int": "(int64_t){0}", "float": "{0}", "bool": "{0}",
      "obj": "({1})(uintptr_t){0}"}


def function_text(uop, template):
    """C text of one template."""
    t, out = template, []
    wide = {"u64": "hole_wide{0}()", "ptr": "hole_wide{0}()"}
    out.append(f"STENCIL {t.function}(KR_STENCIL_PARAMETERS) // {uop.name} form {t.form}")
    out.append("{")
    k = 0
    for o in uop.inputs:
        if t.form & FORM_IMM_B and o is uop.inputs[1]:
            out.append(f"    const int64_t {o.name} = HOLE_SMALL0;")
            continue
        register = f"{o.bank}{t.registers[k]}"
        value = IN[o.rep].format(register, o.ctype)
        out.append(f"    {o.ctype} const {o.name} = {value};")
        k += 1
    for i, (name, kind) in enumerate(uop.imms):
        ctype = {"i32": "int64_t", "u32": "int64_t", "i64": "int64_t"}.get(kind, "uint64_t")
        hole = wide.get(kind, "HOLE_SMALL{0}").format(i)
        out.append(f"    const {ctype} {name} = ({ctype}){hole};")
    if uop.output:
        out.append(f"    {uop.output.ctype} {uop.output.name};")
    better = ("IMM_" if t.form & FORM_IMM_B else "REG_") + uop.name  # stencils/body.h may know a shorter way
    out += [f"#ifdef {better}", f"    {better}({uop.output.name}, {', '.join(o.name for o in uop.inputs)});", "#else"] if uop.output else []
    out.append("    {" + uop.body + "}")
    out += ["#endif"] if uop.output else []
    if t.form & FORM_GUARD_TRUE:
        out.append(f"    EXIT_IF(!{uop.output.name});")
    elif t.form & FORM_GUARD_FALSE:
        out.append(f"    EXIT_IF({uop.output.name});")
    elif uop.output:
        cast = "" if uop.output.rep == "float" else "(uint64_t)"
        if uop.output.rep == "obj":
            cast = "(uint64_t)(uintptr_t)"
        out.append(f"    {uop.output.bank}{t.registers[-1]} = {cast}{uop.output.name};")
    for o in uop.inputs:
        out.append(f"    (void){o.name};")
    out.append("    GO(KR_NEXT);")
    out.append("}")
    return out


def templates(uops, target):
    """All templates of the leaf micro-ops for a target."""
    result = []
    for uop in uops:
        for form in forms(uop):
            operands = [o for i, o in enumerate(uop.inputs)
                        if not (form & FORM_IMM_B and i == 1)]
            if uop.output and not form & (FORM_GUARD_TRUE | FORM_GUARD_FALSE):
                operands.append(uop.output)
            for blocks, groups, registers in assignments(target, operands):
                t = Template(f"T{len(result)}", uop.name, form, operands, registers, blocks,
                             groups)
                t.lines = function_text(uop, t)
                result.append(t)
    return result


def source_text(result):
    head = ["// Made by dsl/gen/emit_stencils.py from dsl/ops/*.ops. Do not edit.",
            '#include "stencils/body.h"', '#include "stencils/includes.h"', ""]
    return "\n".join(head + [line for t in result for line in t.lines + [""]])
