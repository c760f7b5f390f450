# SPDX-License-Identifier: MIT
"""Reader of .ops files: grammar in dsl/README.md. read() gives a Model."""
import os
import re

from lex import Lexer
from model import (Apply, Assign, CacheField, Const, Imm, Inst, Item, Model, Name,
                   OpsError, Param, RESULTS, Uop)

MARKS = ("pure", "guard", "load", "store", "effect")
# words of compositions that are not micro-ops: name -> number of arguments
WORDS = {"DUP": 1, "DROP": 1, "BORROW": 1, "LOCAL": 1, "CONST": 1, "NAME": 1, "SET_LOCAL": 2,
         "JUMP_IF": 1, "JUMP_UNLESS": 1, "JUMP": 0, "IMMEDIATE": 1}
CONST_WORDS = ("LOCAL", "CONST", "NAME", "SET_LOCAL")  # first argument is a constant


def read(paths, root, partial=False):
    """partial: some files only, so instructions may name words of others (stencils/build.py)."""
    model = Model()
    for path in paths:
        with open(path, encoding="utf-8") as f:
            Parser(model, Lexer(path, f.read(), os.path.relpath(path, root)), partial).file()
    if not partial:
        finish(model)
    return model


def finish(model):
    for inst in model.insts:
        if inst.family and inst.family not in model.inst:
            raise OpsError(f"{inst.place}: {inst.name}: no family {inst.family}")
        head = model.head(inst)
        inst.cache, inst.cache_units = head.cache, head.cache_units
        if inst.family:
            inst.flags = inst.flags or head.flags
            if not inst.inputs and not inst.outputs and (head.inputs or head.outputs):
                inst.inputs, inst.outputs = head.inputs, head.outputs
    for inst in model.insts:
        for statement in inst.body or ():
            check_words(model, inst, statement)


def check_words(model, inst, node):
    if isinstance(node, Assign):
        check_words(model, inst, node.value)
    elif isinstance(node, Apply):
        names = node.select or [node.word]
        for name in names:
            if name in WORDS:
                if len(node.args) != WORDS[name]:
                    raise OpsError(f"{inst.place}: {inst.name}: {name} takes "
                                   f"{WORDS[name]} arguments")
                continue
            uop = model.uop.get(name)
            if not uop:
                raise OpsError(f"{inst.place}: {inst.name}: unknown word {name}")
            args = node.args[1:] if node.select else node.args
            if len(args) != len(uop.order):
                raise OpsError(f"{inst.place}: {inst.name}: {name} takes "
                               f"{len(uop.order)} arguments, got {len(args)}")
        for arg in node.args:
            check_words(model, inst, arg)


class Parser:
    def __init__(self, model, lexer, partial=False):
        self.model, self.lex, self.partial = model, lexer, partial

    def file(self):
        while word := self.lex.peek():
            place = self.lex.place()
            self.lex.next()
            if word in ("uop", "call"):
                self.uop(place, word)
            elif word == "inst":
                self.inst(place)
            elif word == "pseudo":
                self.pseudo()
            else:
                self.lex.fail(f"expected uop, call, inst or pseudo, found {word!r}")

    # --- micro-ops ----------------------------------------------------------------------

    def uop(self, place, word):
        lex = self.lex
        uop = Uop(lex.name(), place, "leaf" if word == "uop" else "call")
        if uop.name in self.model.uop or (uop.name in WORDS and not self.partial):
            lex.fail(f"{uop.name} is defined twice")
        lex.expect("(")
        while lex.peek() not in ("->", ")"):
            steals = imm = False
            if lex.peek() == "steal":
                lex.next()
                steals = True
            if lex.peek() == "imm":
                lex.next()
                imm = True
            name = lex.name()
            lex.expect(":")
            rep = lex.name()
            if imm:
                if rep not in ("i32", "u32", "u64"):
                    lex.fail(f"{rep} is no type of an immediate")
                uop.imms.append(Imm(name, rep))
                uop.order.append(uop.imms[-1])
            else:
                uop.params.append(self.param(name, rep, steals))
                uop.order.append(uop.params[-1])
            lex.accept(",")
        if lex.accept("->"):
            name = lex.name()
            rep = "ok"
            if lex.accept(":"):
                rep = lex.name()
            elif name != "ok":
                lex.fail("a result needs a representation")
            if uop.kind == "call":
                if rep not in RESULTS:
                    lex.fail(f"{rep} is no result of a call")
                uop.result = rep
                if RESULTS[rep] != "none":
                    uop.out = Param(name, RESULTS[rep])
            else:
                uop.out = self.param(name, rep, False)
        lex.expect(")")
        if len(uop.params) > 5 or len(uop.imms) > 2:
            lex.fail(f"{uop.name}: too many parameters")
        if uop.kind == "leaf":
            self.leaf(uop)
        else:
            self.call(uop)
        self.model.uops.append(uop)
        self.model.uop[uop.name] = uop

    def param(self, name, rep, steals):
        if rep == "obj":
            return Param(name, "obj", self.lex.name(), steals)
        if rep not in ("box", "int", "float", "bool"):
            self.lex.fail(f"{rep} is no representation")
        return Param(name, rep, "", steals)

    def leaf(self, uop):
        lex = self.lex
        uop.mark = lex.name()
        if uop.mark not in MARKS:
            lex.fail(f"{uop.mark} is no mark of a micro-op")
        if uop.mark in ("load", "store"):
            uop.alias = lex.name()
        self.proofs(uop)
        uop.body, uop.body_line = lex.raw_body()
        if "EXIT_IF" in uop.body and uop.mark not in ("guard", "load"):
            lex.fail(f"{uop.name}: EXIT_IF in a micro-op that is not a guard")
        cold = re.search(r"COLD_CALL\(.*, (\w+), (\w+)\);", uop.body)
        if cold and (cold.group(2) != uop.params[0].name or uop.out):
            lex.fail(f"{uop.name}: COLD_CALL is given the first operand, and there is no result")
        uop.function, uop.takes_thread = (cold.group(1), True) if cold else ("", False)

    def proofs(self, uop):
        lex = self.lex
        if lex.accept("proves"):
            while True:
                name = lex.name()
                lex.expect(":")
                uop.proves.append((name, lex.raw_until(("{", ",", "="))))
                if not lex.accept(","):
                    break

    def call(self, uop):
        lex = self.lex
        if lex.peek() in MARKS:
            uop.mark = lex.next()
            if uop.mark in ("load", "store"):
                uop.alias = lex.name()
        self.proofs(uop)
        lex.expect("=")
        uop.function = lex.name()
        lex.expect("(")
        names = []
        while not lex.accept(")"):
            names.append(lex.name())
            lex.accept(",")
        lex.expect(";")
        if names and names[0] == "thread":
            uop.takes_thread = True
            names = names[1:]
        declared = [p.name for p in uop.order]
        if names != declared:
            lex.fail(f"{uop.name}: arguments {names} are not the parameters {declared} "
                     "in their order")
        if declared != [p.name for p in uop.params] + [i.name for i in uop.imms]:
            lex.fail(f"{uop.name}: immediates come last")

    # --- instructions -------------------------------------------------------------------

    def items(self, stops):
        lex, out = self.lex, []
        while lex.peek() not in stops:
            item = Item(lex.name())
            if lex.accept("["):
                item.count = lex.raw_until(("]",))
                lex.expect("]")
            out.append(item)
            lex.accept(",")
        return out

    def inst(self, place):
        lex = self.lex
        name = lex.name()
        if name in self.model.inst:
            lex.fail(f"{name} is defined twice")
        inst = Inst(name, place, [], [])
        lex.expect("(")
        inst.inputs = self.items(("--", ")"))
        if lex.accept("--"):
            inst.outputs = self.items((")",))
        lex.expect(")")
        while True:
            word = lex.peek()
            if word == "of":
                lex.next()
                inst.family = lex.name()
            elif word == "cache":
                lex.next()
                self.cache(inst)
            elif word == "flags":
                lex.next()
                lex.expect("(")
                while not lex.accept(")"):
                    inst.flags.add(lex.name())
                    lex.accept(",")
            elif word == "number":
                lex.next()
                inst.number = int(lex.next())
            else:
                break
        if lex.accept("todo"):
            inst.todo = True
            lex.expect(";")
        else:
            if lex.peek() == "{":
                inst.body = self.composition()
            if lex.accept("interp"):
                inst.interp, inst.interp_line = lex.raw_body()
            if inst.body is None and inst.interp is None:
                lex.fail(f"{name} has no body")
        self.model.insts.append(inst)
        self.model.inst[name] = inst

    def cache(self, inst):
        lex, inst.cache, offset = self.lex, [], 0
        lex.expect("{")
        while not lex.accept("}"):
            name = lex.name()
            lex.expect(":")
            kind = lex.name()
            inst.cache.append(CacheField(name, kind, offset))
            offset += {"u16": 1, "u32": 2, "u64": 4}[kind]
            lex.accept(";")
        inst.cache_units = offset

    def pseudo(self):
        name = self.lex.name()
        self.lex.expect("number")
        self.model.pseudo.append((name, int(self.lex.next())))
        self.lex.expect(";")

    # --- compositions -------------------------------------------------------------------

    def composition(self):
        lex, out = self.lex, []
        lex.expect("{")
        while not lex.accept("}"):
            line = lex.place().line
            name = lex.name()
            if lex.accept("="):
                out.append(Assign(name, self.expression(), line))
            else:
                out.append(self.apply(name, line))
            lex.expect(";")
        return out

    def expression(self):
        lex = self.lex
        line = lex.place().line
        token = lex.peek()
        if re.match(r"[A-Za-z_]", token):
            mark = lex.pos
            name = lex.name()
            if lex.peek() == "(":
                return self.apply(name, line)
            if lex.peek() in (",", ")", ";"):
                return Name(name)
            lex.pos = mark
        return Const(lex.raw_until((",", ")", ";")))

    def apply(self, word, line):
        lex = self.lex
        if word == "SELECT":
            lex.expect("(")
            index = Const(lex.raw_until((":",)))
            lex.expect(":")
            names = []
            while not lex.accept(")"):
                names.append(lex.name())
                lex.accept(",")
            return Apply("SELECT", [index] + self.arguments(), line, names)
        args = self.arguments()
        if word in CONST_WORDS and args and isinstance(args[0], Name):
            args[0] = Const(args[0].name)
        return Apply(word, args, line)

    def arguments(self):
        lex, args = self.lex, []
        lex.expect("(")
        while not lex.accept(")"):
            args.append(self.expression())
            lex.accept(",")
        return args
