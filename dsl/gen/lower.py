# SPDX-License-Identifier: MIT
"""Compositions as straight C: the bodies of leaf micro-ops with their parameters substituted.

Lower walks the statements of one instruction and appends C lines. emit_interp.py uses it for
handlers, emit_uops.py for the match functions of traces (guards only).
"""
import re

from model import Apply, Assign, Const, IMM_TYPES, Name, OpsError

CACHE_READ = {"u16": "kr_cache_u16", "u32": "kr_cache_u32", "u64": "kr_cache_u64"}
KR_REF = "kr_from_bits(CLEAN({}))"


def cache_text(model, inst, text):
    """Cache field names in an immediate -> reads of the cache."""
    head = model.head(inst)
    fields = {f.name: f for f in head.cache or ()}

    def read(m):
        f = fields.get(m.group())
        if not f:
            return m.group()
        return f"{CACHE_READ[f.type]}(ip + KR_CACHE_{head.name}_{f.name})"
    return re.sub(r"(?<![\w.>])[A-Za-z_]\w*", read, text)


def uses_cache(model, inst):
    fields = {f.name for f in model.head(inst).cache or ()} - {"counter"}

    def walk(node):
        if isinstance(node, Assign):
            return walk(node.value)
        if isinstance(node, Apply):
            return any(walk(a) for a in node.args)
        text = node.text if isinstance(node, Const) else node.name
        return bool(set(re.findall(r"\w+", text)) & fields)
    return any(walk(s) for s in inst.body or ())


def depth_exprs(items):
    """item name -> C expression of its distance below sp (1 = top), runs: of their first entry."""
    out, fixed, runs = {}, 0, ""
    for item in reversed(items):
        if item.count:
            runs += f" + (int32_t)({item.count})"
        else:
            fixed += 1
        out[item.name] = f"{fixed}{runs}" if runs else str(fixed)
    return out


class Lower:
    def __init__(self, model, inst, guards_only=False):
        self.model, self.inst, self.guards_only = model, inst, guards_only
        self.lines, self.closes, self.temps = [], [], 0
        self.values = {}       # name -> (C expression, rep)
        self.immediate = set()  # C expressions proved to need no closing
        self.calls = False
        self.depths = depth_exprs(inst.inputs)
        for item in inst.inputs:
            if not item.count:
                self.values[item.name] = (item.name, "box")
        self.input_names = {i.name for i in inst.inputs if not i.count}
        self.owners = {}       # name of an assigned value -> plain own borrow box

    def emit(self, text):
        self.lines.append("    " + text)

    def temp(self, hint):
        self.temps += 1
        return f"t{self.temps}_{hint}"

    def imm(self, node):
        text = node.text if isinstance(node, Const) else node.name
        return cache_text(self.model, self.inst, text)

    def value(self, node):
        """C expression and kind (own, plain, borrow, box=borrowed word, int, ...)."""
        if isinstance(node, Name):
            if node.name not in self.values:
                raise OpsError(f"{self.inst.place}: {self.inst.name}: unknown {node.name}")
            text, rep = self.values[node.name]
            return text, self.owners.get(node.name, "input" if node.name in self.input_names
                                         else rep)
        if isinstance(node, Const):
            return self.imm(node), "int"
        return self.apply(node)

    def apply(self, node):
        word, args = node.word, node.args
        if word == "DUP":
            text, _ = self.value(args[0])
            if self.guards_only:
                return text, "own"
            name = self.temp("dup")
            self.emit(f"uint64_t const {name} = slot_dup({text});")
            return name, "own"
        if word == "BORROW":
            text, _ = self.value(args[0])
            return f"slot_borrow({text})", "borrow"
        if word == "IMMEDIATE":
            return self.value(args[0])[0], "plain"
        if word == "LOCAL":
            return f"frame->slots[{self.imm(args[0])}].w", "box"
        if word == "CONST":
            return f"kr_own_bits(frame->code->consts[{self.imm(args[0])}])", "box"
        if word == "NAME":
            return f"kr_own_bits(frame->code->names[{self.imm(args[0])}])", "box"
        if self.guards_only and word in ("DROP", "SET_LOCAL", "JUMP", "JUMP_IF", "JUMP_UNLESS"):
            return "0", "none"
        if word == "DROP":
            text, _ = self.value(args[0])
            if text not in self.immediate:
                self.closes.append(text)
            return "0", "none"
        if word == "SET_LOCAL":
            text, kind = self.value(args[1])
            old = self.temp("old")
            index = self.imm(args[0])
            self.emit(f"uint64_t const {old} = frame->slots[{index}].w;")
            if kind not in ("own", "plain") and text not in self.immediate:
                text = f"slot_own({text})"
            self.emit(f"frame->slots[{index}].w = {text};")
            self.closes.append(old)
            return "0", "none"
        if word in ("JUMP_IF", "JUMP_UNLESS"):
            text, _ = self.value(args[0])
            self.jump = (text, word == "JUMP_IF")
            return "0", "none"
        if word == "JUMP":
            self.jump = ("1", True)
            return "0", "none"
        if word == "SELECT":
            return self.select(node)
        uop = self.model.uop[word]
        texts = self.arguments(uop, args)
        if uop.kind == "call":
            return self.call(uop, texts, args)
        return self.leaf(uop, texts, node)

    def arguments(self, uop, args):
        texts = []
        for param, arg in zip(uop.order, args):
            if hasattr(param, "rep"):
                texts.append(self.value(arg)[0])
            else:
                texts.append(self.imm(arg))
        return texts

    def select(self, node):
        index = self.imm(node.args[0])
        uops = [self.model.uop[n] for n in node.select]
        texts = self.arguments(uops[0], node.args[1:])
        out = self.temp("choice")
        self.emit(f"{uops[0].out.c_type} {out};")
        self.emit(f"switch ({index}) {{")
        for i, uop in enumerate(uops):
            self.emit(f"case {i}: {{" if i + 1 < len(uops) else "default: {")
            text, _ = (self.call(uop, texts, node.args[1:]) if uop.kind == "call"
                       else self.leaf(uop, texts, node))
            self.emit(f"{out} = {text};")
            self.emit("break; }")
        self.emit("}")
        return out, uops[0].out.rep

    def leaf(self, uop, texts, node):
        if self.guards_only and uop.mark in ("store", "effect"):
            return "0", "none"
        names = {}
        for param, text in zip(uop.order, texts):
            name = self.temp(param.name)
            names[param.name] = name
            if hasattr(param, "rep"):
                if param.rep == "obj":
                    text = f"(({param.type} *)(uintptr_t)CLEAN({text}))"
                elif param.steals and not self.guards_only:
                    text = f"slot_own({text})"
                kind = param.c_type
            else:
                kind = IMM_TYPES[param.type] + " "
                text = f"({IMM_TYPES[param.type]})({text})"
            if param.name in re.findall(r"\w+", uop.body):
                self.emit(f"{kind} const {name} = {text};".replace("* const", "*const"))
        if uop.out:
            names[uop.out.name] = self.temp(uop.out.name)
            self.emit(f"{uop.out.c_type} {names[uop.out.name]};")
        body = re.sub(r"//[^\n]*", "", uop.body)
        body = re.sub(r"(?<![\w.>])[A-Za-z_]\w*", lambda m: names.get(m.group(), m.group()), body)
        for line in body.strip().split("\n"):
            self.emit(line.strip())
        for name, fact in uop.proves:
            if fact in ("int", "float", "bool", "none"):
                for param, text in zip(uop.order, texts):
                    if param.name == name:
                        self.immediate.add(text)
        if not uop.out:
            return "0", "none"
        plain = uop.out.rep == "box" and any(n == uop.out.name and f in
                                             ("int", "float", "bool", "none")
                                             for n, f in uop.proves)
        return names[uop.out.name], "plain" if plain else uop.out.rep

    def call(self, uop, texts, args):
        if self.guards_only:
            raise StopIteration
        self.calls = True
        c_args = ["thread"] if uop.takes_thread else []
        for param, text, arg in zip(uop.order, texts, args):
            if not hasattr(param, "rep"):
                c_args.append(text)
            elif param.rep == "box" and param.steals:
                if isinstance(arg, Name) and arg.name in self.input_names:
                    own = self.temp(param.name)
                    self.emit(f"KrOwn const {own} = kr_own_from_bits(slot_own({text}));")
                    self.emit(f"sp[-({self.depths[arg.name]})].w = 0; // {uop.function} steals it")
                    text = own
                else:
                    text = f"kr_own_from_bits({text})"
                c_args.append(text)
            elif param.rep == "box":
                c_args.append(KR_REF.format(text))
            elif param.rep == "obj":
                c_args.append(f"(({param.type} *)(uintptr_t)CLEAN({text}))")
            else:
                c_args.append(text)
        if uop.raises or uop.escapes:
            self.emit("frame->ip = ip;")
        name = self.temp(uop.out.name if uop.out else "ok")
        invoke = f"{uop.function}({', '.join(c_args)})"
        if uop.result == "own":
            self.emit(f"uint64_t const {name} = kr_own_bits({invoke});")
            self.emit(f"if (KR_UNLIKELY({name} == 0)) ERROR();")
            return name, "own"
        if uop.result == "found":
            self.emit(f"KrFound const {name} = {invoke};")
            if uop.raises:
                self.emit(f"if (KR_UNLIKELY({name} < 0)) ERROR();")
            return f"(uint64_t){name}", "bool"
        if uop.result == "ok":
            self.emit(f"bool const {name} = {invoke};")
            self.emit(f"if (KR_UNLIKELY(!{name})) ERROR();")
            return "0", "none"
        if uop.result == "none":
            self.emit(f"{invoke};")
            return "0", "none"
        types = {"box": "uint64_t", "int": "int64_t", "float": "double", "bool": "uint64_t"}
        wrap = f"kr_bits({invoke})" if uop.result == "box" else invoke
        self.emit(f"{types[uop.result]} const {name} = {wrap};")
        return name, uop.result

    def statements(self, boxed=None):
        """`boxed`: an assignment of BOX_BOOL(x) that is to give x as `truth` instead."""
        self.jump = None
        for s in self.inst.body:
            if s is boxed:
                text, _ = self.value(s.value.args[0])
                name = self.temp("truth")
                self.emit(f"bool const {name} = {text};")
                self.values["truth"] = (name, "bool")
                continue
            self.complete = len(self.lines)
            if isinstance(s, Assign):
                text, kind = self.value(s.value)
                self.values[s.target] = (text, kind)
                self.owners[s.target] = kind
            else:
                self.apply(s)
