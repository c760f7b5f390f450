# SPDX-License-Identifier: MIT
"""gen/opcodes.h and gen/opcodes.c: numbers, names, cache units, flags, stack effects."""
import zlib

FLAGS = ("arg", "const", "name", "jump", "local", "free")
# stack effects of what only the compiler sees: (not jumping, jumping)
PSEUDO_EFFECTS = {"SETUP_CLEANUP": (0, 2), "SETUP_FINALLY": (0, 1), "SETUP_WITH": (0, 1),
                  "LOAD_CLOSURE": (1, 1), "STORE_FAST_MAYBE_NULL": (-1, -1)}


def number(model):
    """Gives specializations the numbers that base instructions leave free."""
    taken = {i.number for i in model.insts if i.number >= 0}
    free = iter(n for n in range(121, 256) if n not in taken)
    for inst in model.insts:
        if inst.number < 0:
            inst.number = next(free, -1)
            if inst.number < 0:
                raise SystemExit(f"dsl: no number is left for {inst.name}")


def banner(what):
    return (f"// Made by dsl/gen/main.py from dsl/ops/*.ops; do not edit.\n// {what}\n")


def count(items):
    """Sum of entries as a C expression over oparg (unsigned), constants folded."""
    fixed, runs = 0, []
    for item in items:
        if item.count:
            runs.append(f"(int)({item.count})")
        else:
            fixed += 1
    return fixed, runs


def effect(inst):
    fixed_in, runs_in = count(inst.inputs)
    fixed_out, runs_out = count(inst.outputs)
    for run in list(runs_in):
        if run in runs_out:
            runs_in.remove(run)
            runs_out.remove(run)
    text = str(fixed_out - fixed_in)
    for run in runs_out:
        text += f" + {run}"
    for run in runs_in:
        text += f" - {run}"
    return text


def digest(model):
    """A number that changes with the instructions as the compiler knows them."""
    text = ";".join(f"{i.number} {i.name} {i.cache_units} {i.inputs} {i.outputs}"
                    for i in sorted(model.insts, key=lambda i: i.number) if not i.family)
    return zlib.crc32(text.encode()) & 0x7FFFFFFF


def header(model):
    out = [banner("Opcodes of Krait: CPython 3.14's base instructions under CPython's "
                  "numbers, then Krait's own specialized forms."), "#pragma once\n",
           "#include <stdbool.h>\n#include <stdint.h>\n", "enum {"]
    for inst in sorted(model.insts, key=lambda i: i.number):
        of = f" // of {inst.family}" if inst.family else ""
        out.append(f"    KR_OP_{inst.name} = {inst.number},{of}")
    out.append("    KR_OP_COUNT = 256,")
    out.append("    // only between the compiler's passes, never in a code object:")
    for name, n in model.pseudo:
        out.append(f"    KR_OP_{name} = {n},")
    out.append(f"    KR_OP_PSEUDO_END = {max(n for _, n in model.pseudo) + 1},")
    out.append(f"    KR_OPCODE_HASH = {digest(model)}, // of dsl/ops/*.ops: .pyc files depend on it")
    out.append("    KR_OP_HAVE_ARGUMENT = 43, // base instructions above it use their oparg")
    out.append("};\n")
    out.append("enum { // units of inline cache behind each base instruction that has one")
    for inst in model.insts:
        if inst.cache and not inst.family:
            out.append(f"    KR_CACHE_{inst.name} = {inst.cache_units},")
    out.append("};\nenum { // units from the instruction to a cache field")
    for inst in model.insts:
        if inst.cache and not inst.family:
            for f in inst.cache:
                out.append(f"    KR_CACHE_{inst.name}_{f.name} = {1 + f.offset}, // {f.type}")
    out.append("""};

enum { // bits of kr_opcode_flags
    KR_OPCODE_ARG = 1 << 0,   // uses its oparg
    KR_OPCODE_CONST = 1 << 1, // oparg indexes co_consts
    KR_OPCODE_NAME = 1 << 2,  // oparg (shifted for some) indexes co_names
    KR_OPCODE_JUMP = 1 << 3,  // oparg is a distance in units
    KR_OPCODE_LOCAL = 1 << 4, // oparg indexes localsplus
    KR_OPCODE_FREE = 1 << 5,  // oparg indexes a cell or free variable of localsplus
    KR_OPCODE_VALID = 1 << 6,
    KR_OPCODE_SPECIALIZED = 1 << 7,
};
// By opcode, pseudo ones included.
extern const char *const kr_opcode_names[KR_OP_PSEUDO_END]; // null: no such opcode
extern const uint8_t kr_opcode_base[KR_OP_PSEUDO_END];   // of a specialized form, else itself
extern const uint8_t kr_opcode_caches[KR_OP_PSEUDO_END]; // units of inline cache
extern const uint8_t kr_opcode_flags[KR_OP_PSEUDO_END];  // KR_OPCODE_*

typedef struct KrOpcodeCacheField {
    const char *name;
    int op;    // base instruction
    int units; // of inline cache
} KrOpcodeCacheField;
extern const KrOpcodeCacheField kr_opcode_cache_fields[]; // in the order of their places; ends with a null name

// Change of the stack depth; `jump`: when it jumps. INT_MIN-like -1000000 for no such opcode.
int kr_opcode_stack_effect(int op, uint32_t oparg, bool jump);

// Stack entries the instruction takes (what it puts back in their place is not counted off).
int kr_opcode_inputs(int op, uint32_t oparg);

static inline int kr_opcode_cache_units(int op)
{
    return kr_opcode_caches[op];
}
static inline bool kr_opcode_has(int op, unsigned flag)
{
    return (kr_opcode_flags[op] & flag) != 0;
}
static inline const char *kr_opcode_name(int op)
{
    return kr_opcode_names[op];
}
""")
    return "\n".join(out)


def source(model):
    out = [banner("Tables of gen/opcodes.h."), '#include "gen/opcodes.h"\n', "#include <stddef.h>\n",
           ]
    rows = {"names": [], "base": [], "caches": [], "flags": []}
    for inst in sorted(model.insts, key=lambda i: i.number):
        flags = ["KR_OPCODE_VALID"] + [f"KR_OPCODE_{f.upper()}" for f in FLAGS
                                       if f in inst.flags]
        if inst.family:
            flags.append("KR_OPCODE_SPECIALIZED")
        key = f"    [KR_OP_{inst.name}] = "
        rows["names"].append(f'{key}"{inst.name}",')
        rows["base"].append(f"{key}KR_OP_{inst.family or inst.name},")
        if inst.cache_units:
            rows["caches"].append(f"{key}{inst.cache_units},")
        rows["flags"].append(f"{key}{' | '.join(flags)},")
    jumps = ("JUMP", "JUMP_IF_FALSE", "JUMP_IF_TRUE", "JUMP_NO_INTERRUPT")
    for name, _ in model.pseudo:
        flag = "KR_OPCODE_VALID"
        if name in jumps:
            flag += " | KR_OPCODE_ARG | KR_OPCODE_JUMP"
        elif name in ("LOAD_CLOSURE", "STORE_FAST_MAYBE_NULL"):
            flag += " | KR_OPCODE_ARG | KR_OPCODE_LOCAL"
        elif name.startswith("SETUP"):
            flag += " | KR_OPCODE_ARG"
        rows["names"].append(f'    [KR_OP_{name}] = "{name}",')
        rows["flags"].append(f"    [KR_OP_{name}] = {flag},")
    for what, kind in (("names", "char *const"), ("base", "uint8_t"), ("caches", "uint8_t"),
                       ("flags", "uint8_t")):
        out.append(f"const {kind} kr_opcode_{what}[KR_OP_PSEUDO_END] = {{")
        out += rows[what] + ["};"]
    out.append("const KrOpcodeCacheField kr_opcode_cache_fields[] = {")
    for inst in model.insts:
        if inst.cache and not inst.family:
            ends = [f.offset for f in inst.cache[1:]] + [inst.cache_units]
            for f, end in zip(inst.cache, ends):
                out.append(f'    {{"{f.name}", KR_OP_{inst.name}, {end - f.offset}}},')
    out.append("    {NULL, 0, 0},\n};")
    out.append("int kr_opcode_stack_effect(int op, uint32_t oparg, bool jump)\n{")
    out.append("    (void)oparg;\n    (void)jump;\n    switch (op) {")
    for inst in sorted(model.insts, key=lambda i: i.number):
        ins = ", ".join(i.name + (f"[{i.count}]" if i.count else "") for i in inst.inputs)
        outs = ", ".join(i.name + (f"[{i.count}]" if i.count else "") for i in inst.outputs)
        out.append(f"    case KR_OP_{inst.name}: return {effect(inst)}; // ({ins} -- {outs})")
    for name, _ in model.pseudo:
        plain, jumping = PSEUDO_EFFECTS.get(name, (0, 0))
        value = str(plain) if plain == jumping else f"jump ? {jumping} : {plain}"
        out.append(f"    case KR_OP_{name}: return {value};")
    out.append("    default: return -1000000;\n    }\n}\n")
    out.append("int kr_opcode_inputs(int op, uint32_t oparg)\n{\n    (void)oparg;\n    switch (op) {")
    for inst in sorted(model.insts, key=lambda i: i.number):
        if inst.inputs and not inst.family:
            fixed, runs = count(inst.inputs)
            out.append(f"    case KR_OP_{inst.name}: return {' + '.join([str(fixed)] + runs)};")
    out.append("    default: return 0;\n    }\n}\n")
    return "\n".join(out)
