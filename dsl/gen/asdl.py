#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes build/gen/ast.h and ast.c from dsl/ast/python.asdl.

    asdl.py dsl/ast/python.asdl OUTPUT_FOLDER

Emits: an enum and a tagged union for each sum type, a struct for each product type and for
each sum with a single kind, a sequence struct for each type used with `*`, one constructor
for each node kind, and tables that describe every field (read by the dumper and walkers).
Same input, same bytes.
"""
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

BUILTIN = {
    "identifier": ("const KrIdent *", "KrIdentSeq", "KR_AST_FIELD_IDENT"),
    "string": ("const KrIdent *", None, "KR_AST_FIELD_STRING"),
    "int": ("int32_t ", None, "KR_AST_FIELD_INT"),
    "constant": ("KrAstConstant ", None, "KR_AST_FIELD_CONSTANT"),
}
C_KEYWORDS = {"if", "for", "while", "return", "break", "continue"}
SPELLED = {"alias": "import_alias", "withitem": "with_item", "excepthandler": "except_handler"}


@dataclass
class Field:
    type: str
    mark: str  # "", "?", "*", "?*"
    name: str


@dataclass
class Kind:
    name: str
    fields: list


@dataclass
class Type:
    name: str
    kinds: list = field(default_factory=list)
    is_sum: bool = True
    has_span: bool = False

    @property
    def is_enum(self):
        return self.is_sum and not self.has_span and all(not k.fields for k in self.kinds)

    @property
    def is_tagged(self):
        return self.is_sum and len(self.kinds) > 1

    @property
    def snake(self):
        return SPELLED.get(self.name, self.name)

    @property
    def c_name(self):
        return "Kr" + "".join(word.capitalize() for word in self.snake.split("_"))


def snake(name):
    return re.sub(r"(?<=[a-z])(?=[A-Z][a-z])", "_", name).lower()


def member(name):
    word = snake(name)
    return word + "_" if word in C_KEYWORDS else word


class Reader:
    """Recursive descent over the ASDL notation."""

    def __init__(self, text, path):
        self.path = path
        self.tokens = []
        for number, line in enumerate(text.splitlines(), 1):
            line = line.split("--")[0]
            for match in re.finditer(r"\w+|[{}()=|,?*]|\S", line):
                self.tokens.append((match.group(), number))
        self.at = 0

    def peek(self):
        return self.tokens[self.at][0] if self.at < len(self.tokens) else None

    def take(self, wanted=None):
        token, line = self.tokens[self.at]
        if wanted is not None and token != wanted:
            sys.exit(f"{self.path}:{line}: expected {wanted!r}, found {token!r}")
        self.at += 1
        return token

    def fields(self):
        out = []
        self.take("(")
        while self.peek() != ")":
            kind = self.take()
            mark = ""
            while self.peek() in ("?", "*"):
                mark += self.take()
            out.append(Field(kind, mark, self.take()))
            if self.peek() == ",":
                self.take()
        self.take(")")
        return out

    def types(self):
        self.take("module"), self.take(), self.take("{")
        out = {}
        while self.peek() != "}":
            made = Type(self.take())
            self.take("=")
            if self.peek() == "(":
                made.is_sum = False
                made.kinds.append(Kind(made.name, self.fields()))
            else:
                while True:
                    name = self.take()
                    made.kinds.append(Kind(name, self.fields() if self.peek() == "(" else []))
                    if self.peek() != "|":
                        break
                    self.take()
            if self.peek() == "attributes":
                self.take()
                self.fields()
                made.has_span = True
            out[made.name] = made
        self.take("}")
        return out


class Emitter:
    def __init__(self, types, source):
        self.types = types
        self.source = source

    def c_type(self, item):
        """C type of a field, ending so that a name may follow at once."""
        if "*" in item.mark:
            if item.type in BUILTIN:
                return BUILTIN[item.type][1] + " "
            return self.types[item.type].c_name + "Seq "
        if item.type in BUILTIN:
            return BUILTIN[item.type][0]
        made = self.types[item.type]
        return made.c_name + (" " if made.is_enum else " *")

    def constructor(self, made, kind):
        name = f"kr_ast_new_{snake(kind.name) if made.is_sum else made.snake}"
        parameters = ["KrArena *arena"]
        parameters += [self.c_type(f) + f.name for f in kind.fields]
        if made.has_span:
            parameters.append("KrSpan span")
        return f"{made.c_name} *{name}({', '.join(parameters)})"

    def banner(self, head):
        return (f"// SPDX-License-Identifier: MIT\n// Made by dsl/gen/asdl.py from {self.source}: "
                f"do not edit.\n// {head}\n")

    def header(self):
        out = [self.banner("The abstract syntax tree: see frontend/ast_base.h for names and "
                           "constants."),
               "#pragma once\n", '#include "frontend/ast_base.h"\n']
        for made in self.types.values():
            if not made.is_enum:
                out.append(f"typedef struct {made.c_name} {made.c_name};")
        out.append("")
        for made in self.types.values():
            if made.is_tagged:
                out.append(f"typedef enum {made.c_name}{'' if made.is_enum else 'Kind'} {{")
                for i, kind in enumerate(made.kinds):
                    start = " = 1" if i == 0 else ""
                    out.append(f"    KR_{made.snake.upper()}_{snake(kind.name).upper()}{start},")
                out.append(f"}} {made.c_name}{'' if made.is_enum else 'Kind'};\n")
        out.append("typedef enum KrAstTypeId { // index into kr_ast_types")
        for made in self.types.values():
            out.append(f"    KR_AST_TYPE_{made.snake.upper()},")
        out.append("    KR_AST_TYPE_COUNT,\n} KrAstTypeId;\n")
        objects = sum(self.objects(made) for made in self.types.values())
        out.append(f"enum {{ KR_AST_OBJECT_COUNT = {objects} }}; // see KrAstType.first_object\n")
        used = {f.type for t in self.types.values() for k in t.kinds for f in k.fields
                if "*" in f.mark}
        out.append("typedef struct KrIdentSeq {\n    int32_t count;\n    const KrIdent **items;\n"
                   "} KrIdentSeq;\n")
        for made in self.types.values():
            if made.name in used:
                star = "*" if made.is_enum else "**"
                out.append(f"typedef struct {made.c_name}Seq {{\n    int32_t count;\n"
                           f"    {made.c_name} {star}items;\n}} {made.c_name}Seq;\n")
        for made in self.types.values():
            if not made.is_enum:
                out.append(self.struct(made))
        out.append("extern const KrAstType kr_ast_types[KR_AST_TYPE_COUNT];\n")
        out.append("// Constructors: null when the arena is out of memory.")
        for made in self.types.values():
            if not made.is_enum:
                for kind in made.kinds:
                    out.append(self.constructor(made, kind) + ";")
        return "\n".join(out) + "\n"

    def struct(self, made):
        out = [f"struct {made.c_name} {{"]
        if made.is_tagged:
            out.append(f"    {made.c_name}Kind kind;")
        if made.has_span:
            out.append("    union {\n        KrSpan span;\n        struct {\n"
                       "            int32_t line, column, end_line, end_column;\n"
                       "        };\n    };")
        if made.is_tagged:
            out.append("    union {")
            for kind in made.kinds:
                if kind.fields:
                    out.append("        struct {")
                    for f in kind.fields:
                        out.append(f"            {self.c_type(f)}{f.name};{self.remark(f)}")
                    out.append(f"        }} {member(kind.name)};")
            out.append("    } v;")
        else:
            for f in made.kinds[0].fields:
                out.append(f"    {self.c_type(f)}{f.name};{self.remark(f)}")
        out.append("};\n")
        return "\n".join(out)

    @staticmethod
    def objects(made):
        """How many places modules/ast_module.c keeps for it: the type, its kinds, their singletons."""
        return 1 + (len(made.kinds) if made.is_sum else 0) * (2 if made.is_enum else 1)

    @staticmethod
    def remark(f):
        return {"?": " // may be null" if f.type != "int" else "",
                "?*": " // items may be null"}.get(f.mark, "")

    def place(self, made, kind, f):
        return f"v.{member(kind.name)}.{f.name}" if made.is_tagged else f.name

    @staticmethod
    def doc(kind):
        fields = ", ".join(f"{f.type}{f.mark} {f.name}" for f in kind.fields)
        return f"{kind.name}({fields})" if kind.fields else kind.name

    def type_doc(self, made):
        if not made.is_sum:
            return self.doc(made.kinds[0])
        head = f"{made.name} = "
        glue = " | " if made.is_enum else f"\\n\"\n     \"{' ' * (len(head) - 2)}| "
        return head + glue.join(self.doc(k) for k in made.kinds)

    def body(self):
        out = [self.banner("Constructors and field tables of the abstract syntax tree."),
               '#include "gen/ast.h"\n', "#include <stddef.h>\n"]
        shapes = {"": "ONE", "?": "OPTIONAL", "*": "SEQ", "?*": "SEQ_OPTIONAL"}
        for made in self.types.values():
            for kind in made.kinds:
                if not kind.fields:
                    continue
                out.append(f"static const KrAstField {made.snake}_{snake(kind.name)}_fields[] = {{")
                for f in kind.fields:
                    if f.type in BUILTIN:
                        tag, node = BUILTIN[f.type][2], "-1"
                    else:
                        target = self.types[f.type]
                        tag = "KR_AST_FIELD_ENUM" if target.is_enum else "KR_AST_FIELD_NODE"
                        node = f"KR_AST_TYPE_{target.snake.upper()}"
                    out.append(f'    {{"{f.name}", {tag}, KR_AST_SHAPE_{shapes[f.mark]}, {node},\n'
                               f'     offsetof({made.c_name}, {self.place(made, kind, f)}), "{f.type}"}},')
                out.append("};\n")
            out.append(f"static const KrAstKind {made.snake}_kinds[] = {{")
            for kind in made.kinds:
                table = f"{made.snake}_{snake(kind.name)}_fields" if kind.fields else "NULL"
                out.append(f'    {{"{kind.name}", {table}, {len(kind.fields)},\n     "{self.doc(kind)}"}},')
            out.append("};\n")
        out.append("const KrAstType kr_ast_types[KR_AST_TYPE_COUNT] = {")
        first = 0
        for made in self.types.values():
            span = f"offsetof({made.c_name}, span)" if made.has_span else "-1"
            out.append(f'    {{"{made.name}", {made.snake}_kinds, {len(made.kinds)}, '
                       f"{str(made.is_tagged and not made.is_enum).lower()}, "
                       f"{str(made.is_enum).lower()}, {span}, {first},\n"
                       f'     "{self.type_doc(made)}"}},')
            first += self.objects(made)
        out.append("};\n")
        for made in self.types.values():
            if made.is_enum:
                continue
            for kind in made.kinds:
                out.append(self.constructor(made, kind) + "\n{")
                out.append(f"    {made.c_name} *node = ({made.c_name} *)kr_arena_alloc(arena, "
                           "sizeof *node);\n    if (node == NULL) return NULL;")
                if made.is_tagged:
                    out.append(f"    node->kind = KR_{made.snake.upper()}_"
                               f"{snake(kind.name).upper()};")
                if made.has_span:
                    out.append("    node->span = span;")
                for f in kind.fields:
                    out.append(f"    node->{self.place(made, kind, f)} = {f.name};")
                out.append("    return node;\n}\n")
        return "\n".join(out)


def main():
    source, folder = Path(sys.argv[1]), Path(sys.argv[2])
    types = Reader(source.read_text(), source).types()
    emitter = Emitter(types, "dsl/ast/" + source.name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "ast.h").write_text(emitter.header())
    (folder / "ast.c").write_text(emitter.body())


if __name__ == "__main__":
    main()
