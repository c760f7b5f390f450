# SPDX-License-Identifier: MIT
"""gen/handlers.inc: one handler an instruction, included by interp/loop.c (words: interp/handlers.h)."""
import re

from emit_tables import banner
from lower import Lower, cache_text, depth_exprs
from model import Apply, Assign, OpsError


def stack_comment(inst):
    def show(items):
        return ", ".join(i.name + (f"[{i.count}]" if i.count else "") for i in items)
    return f"({show(inst.inputs)} -- {show(inst.outputs)})"


def handlers(model):
    out = [banner("Interpreter handlers; the words are defined in interp/handlers.h.")]
    ordered = sorted(model.insts, key=lambda i: i.number)
    for inst in ordered:
        out.append(f"HANDLER(op_{inst.name});")
    families = {f.name for f in model.families() if any(c.name == "counter" for c in f.cache or ())}
    families -= {"RESUME", "JUMP_BACKWARD"}
    for name in sorted(families):
        head = model.inst[name]
        out.append(f"""
MISS_HANDLER(miss_{name})
{{
    MISS_COUNT({name}); // back to {name} when it misses too often
    TAIL(op_{name}_slow);
}}""".replace(f"op_{name}_slow", f"op_{name}_plain"))
        out.insert(1, f"HANDLER(op_{name}_plain);")
        out.append(f"""
COLD_HANDLER(warm_{name})
{{
    SAVE();
    kr_specialize_{name.lower()}(thread, frame, ip, sp, oparg);
    if (KR_UNLIKELY(thread->vm->dump & KR_DUMP_SPEC))
        kr_specialize_dump(thread, frame, ip, KR_OP_{name});
    TAIL(again);
}}""")
    for inst in ordered:
        out.append("")
        out.append(f"// {stack_comment(inst)}  {inst.place}")
        if inst.name in families:
            head = inst.name
            out.append(f"HANDLER(op_{head})\n{{")
            out.append(f"    WARM_UP({head});")
            out.append(f"    TAIL(op_{head}_plain);\n}}")
            out.append(f"HANDLER(op_{head}_plain)\n{{")
        else:
            out.append(f"HANDLER(op_{inst.name})\n{{")
        if inst.todo:
            out.append(f'    MISSING("{inst.name}");')
        elif inst.interp is not None:
            out += interp(model, inst)
        else:
            out += composition(model, inst)
        out.append("}")
    out[1:1] = truth_handlers("\n".join(out))
    out.append("\n#define KR_HANDLER_TABLE \\")
    by_number = {i.number: i for i in ordered}
    for n in range(256):
        name = f"op_{by_number[n].name}" if n in by_number else "op_RESERVED"
        out.append(f"    {name}, \\" if n < 255 else f"    {name}")
    return "\n".join(out) + "\n"


def size_of(inst):
    return 1 + inst.cache_units


CLOSES = re.compile(r"((?:[ \t]*CLOSE(?:_WORD)?\([^;]*\);[ \t]*\n)+)[ \t]*NEXT\(\);\s*$")


def closes_then_next(words, size, slow):
    """Gives the words' references back and goes on; freeing an object is left to a handler of its own,
    so that the common way needs no stack frame."""
    kind = "SLOW" if slow else "FAST"
    if len(words) > 3:
        return [f"    CLOSE_WORD({w});" for w in words] + [f"    NEXT_SLOW({size});"]
    return [f"    CLOSE_{len(words)}_{kind}({size}, {', '.join(words)});"]


def interp(model, inst):
    lines = ["    UNUSED_PARAMETERS();"]
    depths = depth_exprs(inst.inputs)
    words = set(re.findall(r"\w+", inst.interp))
    for item in inst.inputs:
        if item.name not in words:
            continue
        if item.count:
            lines.append(f"    KrSlot *const {item.name} = sp - ({depths[item.name]});")
        else:
            lines.append(f"    KrSlot const {item.name} = sp[-({depths[item.name]})];")
    body = inst.interp
    tail = CLOSES.search(body)
    if tail:
        closed = re.findall(r"CLOSE(_WORD)?\(([^;]*)\);", tail.group(1))
        closed = [w if plain else f"({w}).w" for plain, w in closed]
        body = body[:tail.start()]
        words = set(re.findall(r"\w+", body))
    slow = bool(words & {"SAVE", "CLOSE", "ERROR", "CLOSE_WORD"})
    if tail:
        body += "\n".join(closes_then_next(closed, size_of(inst), slow))
    head = model.head(inst)
    types = {f.name: f.type for f in head.cache or ()}
    body = re.sub(r"\bNEXT\(\)", f"{'NEXT_SLOW' if slow else 'NEXT_FAST'}({size_of(inst)})", body)
    body = re.sub(r"\bJUMP_BY\(", f"{'JUMP_SLOW' if slow else 'JUMP_FAST'}({size_of(inst)}, ", body)
    body = re.sub(r"\bSIZE\b", str(size_of(inst)), body)
    body = re.sub(r"\bCACHE\((\w+)\)", lambda m:
                  f"kr_cache_{types[m.group(1)]}(ip + KR_CACHE_{head.name}_{m.group(1)})", body)
    body = re.sub(r"\bCACHE_SET\((\w+), ", lambda m:
                  f"kr_cache_set_{types[m.group(1)]}(ip + KR_CACHE_{head.name}_{m.group(1)}, ", body)
    body = re.sub(r"\bMISS\(\)", f"TAIL(miss_{inst.family})", body)
    body = re.sub(r"\bEXIT_IF\(", f"MISS_IF({inst.family or inst.name}, ", body)
    truth = TRUTH.search(body)
    if truth:
        closed = [w.strip() for w in truth.group(2).split(",") if w.strip()]
        ways = truth_then_next(inst, int(truth.group(1)), closed, slow)
        body = body[:truth.start()] + "\n".join(ways) + body[truth.end():]
    lines.append(f'#line {inst.interp_line} "{inst.place.path}"')
    lines.append(body.strip("\n"))
    lines.append("#line 1 \"handlers.inc\"")
    return lines


def truth_of(inst):
    """The last assignment of a composition, if it is `result = BOX_BOOL(...)` and all that it gives."""
    found = [s for s in inst.body if isinstance(s, Assign) and isinstance(s.value, Apply)
             and s.value.word == "BOX_BOOL"]
    if len(found) != 1 or len(inst.outputs) != 1 or found[0].target != inst.outputs[0].name:
        return None
    return found[0]


def number_of(inst):
    """Does a composition give one number by BOX_INT or BOX_FLOAT?"""
    return any(isinstance(s, Assign) and isinstance(s.value, Apply) and
               s.value.word in ("BOX_INT", "BOX_FLOAT") and s.target == inst.outputs[0].name
               for s in inst.body) if len(inst.outputs) == 1 else False


def truth_then_next(inst, change, closes, slow):
    """`truth` is the only output: goes the way of a conditional jump right behind, else pushes a bool."""
    size = size_of(inst)
    depths = depth_exprs(inst.inputs)
    places = [depths.get(w.removesuffix(".w"), "") for w in closes]
    if slow and closes and all(p.isdigit() for p in places):  # behind a call of C, in a handler that needs no stack frame for it
        return ["    oparg = truth;", f"    TAIL(truth_{size}_{1 - change}_{'_'.join(places)});"]
    lines = [f"    CLOSE_WORD({w});" for w in closes] if slow else []
    return lines + truth_ways(size, change, [] if slow else closes, slow)


def truth_ways(size, change, closes, slow):
    """Each way has a dispatch of its own, so that the processor sees a branch and not a computed address."""
    table, kind = ("TABLE_SLOW", "SLOW") if slow else ("TABLE_FAST", "FAST")

    def go(units):
        if closes:
            return closes_then_next(closes, units, slow)[0].strip()
        return f"NEXT_{kind}({units});"
    lines = [f"    KrUnit const jump = ip[{size}];",
             '    _Static_assert(KR_OP_POP_JUMP_IF_FALSE % 4 == 0 && KR_OP_POP_JUMP_IF_TRUE == KR_OP_POP_JUMP_IF_FALSE + 3, "one test for both");',
             "    if (KR_LIKELY((jump & 0xFC) == KR_OP_POP_JUMP_IF_FALSE)) { // apart, or both are asked each time",
             f"    if (KR_LIKELY({table} == normal_table)) {{"]
    for opcode, taken in (("POP_JUMP_IF_FALSE", "!truth"), ("POP_JUMP_IF_TRUE", "truth")):
        past = f"{size} + 1 + KR_CACHE_{opcode}"
        lines += [f"        if ((jump & 0xFF) == KR_OP_{opcode}) {{",
                  f"            sp += {change - 1};",
                  f"            if ({taken}) {{", "                WAY(1);",
                  f"                {go(past + ' + (jump >> 8)')}", "            }", "            WAY(2);",
                  f"            if ((ip[{past}] & 0xFF) == KR_OP_NOT_TAKEN) {go(past + ' + 1')}",
                  f"            {go(past)}", "        }"]
    lines.append("    } }")
    lines += [f"    sp[{change - 1}].w = bool_word(truth);", f"    sp += {change};", f"    {go(size)}"]
    return lines


def truth_handlers(text):
    """The handlers that truth_then_next leaves to: the operands at some depths die, `oparg` is the truth."""
    out = []
    for name in sorted(set(re.findall(r"TAIL\((truth(?:_\d+)+)\)", text))):
        size, inputs, *places = map(int, name.split("_")[1:])
        closes = [f"closed{k}" for k in range(len(places))]
        out += [f"SLOW_HANDLER({name})", "{", "    KEEP_TABLE(TABLE_SLOW);", "    bool const truth = oparg;"]
        out += [f"    uint64_t const {word} = sp[-{place}].w;" for word, place in zip(closes, places)]
        out += truth_ways(size, 1 - inputs, closes, False) + ["}"]
    return out


TRUTH = re.compile(r"[ \t]*TRUTH\((-?\d+)((?:, [^,)]+)*)\);")


def composition(model, inst):
    lower = Lower(model, inst)
    lines = ["    UNUSED_PARAMETERS();"]
    for item in inst.inputs:
        if item.count:
            raise OpsError(f"{inst.place}: {inst.name}: a composition of a run")
        lines.append(f"    uint64_t const {item.name} = sp[-{lower.depths[item.name]}].w;")
        lines.append(f"    (void){item.name};")
    boxed = truth_of(inst)
    lower.statements(boxed)
    body = [re.sub(r"\bEXIT_IF\(", f"MISS_IF({inst.family}, ", line) for line in lower.lines]
    if any("MISS_IF" in b for b in body) and not inst.family:
        raise OpsError(f"{inst.place}: {inst.name}: a guard in an instruction without a family")
    lines += body
    inputs, outputs = len(inst.inputs), len(inst.outputs)
    if boxed:
        lines.append(f"    bool const truth = {lower.values['truth'][0]};")
        return lines + truth_then_next(inst, outputs - inputs, lower.closes, lower.calls)
    optional = [o for o in inst.outputs if o.count]
    if optional:
        raise OpsError(f"{inst.place}: {inst.name}: a composition with an optional output")
    stores = []
    for k, item in enumerate(inst.outputs):
        if item.name not in lower.values:
            raise OpsError(f"{inst.place}: {inst.name}: {item.name} is not set")
        text, kind = lower.values[item.name]
        kind = lower.owners.get(item.name, "input")
        if kind == "box":
            raise OpsError(f"{inst.place}: {inst.name}: {item.name} is borrowed: DUP it")
        place = k - inputs
        if not (kind == "input" and text == item.name and
                lower.depths.get(item.name) == str(-place)):
            stores.append(f"    sp[{place}].w = {text};")
    if len(stores) > 1:  # a rename may overwrite what another reads
        saved = []
        for n, s in enumerate(stores):
            left, right = s.strip().rstrip(";").split(" = ", 1)
            saved.append(f"    uint64_t const out{n} = {right};")
            stores[n] = f"    {left} = out{n};"
        lines += saved
    lines += stores
    change = outputs - inputs
    if change:
        lines.append(f"    sp += {change};")
    slow = lower.calls
    size = size_of(inst)
    if number_of(inst) and outputs == 1 and not slow and not lower.jump and not lower.closes:
        lines.append(f"    STORE_RESULT({size}); // into a local, if that comes next")
    if lower.closes and not lower.jump:
        lines += closes_then_next(lower.closes, size, slow)
        return lines
    if lower.closes and len(lower.closes) <= 3:
        condition, when = lower.jump
        sign = "" if when else "!"
        lines.append(f"    int64_t const units = {sign}({condition}) ? {size} + (int64_t)oparg : {size};")
        lines += closes_then_next(lower.closes, "units", slow)
        return lines
    for text in lower.closes:
        lines.append(f"    CLOSE_WORD({text});")
    slow = slow or lower.closes
    kind = "SLOW" if slow else "FAST"
    if lower.jump:
        condition, when = lower.jump
        if condition == "1":
            lines.append(f"    JUMP_{kind}({size}, oparg);")
            return lines
        sign = "" if when else "!"
        lines.append(f"    if ({sign}({condition})) JUMP_{kind}({size}, oparg);")
    lines.append(f"    NEXT_{kind}({size});")
    return lines
