#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes the token tables and the parser's rules.

    peg.py dsl/grammar/tokens.txt dsl/grammar/python.gram OUTPUT_FOLDER

Writes tokens.h, tokens.c and parser_rules.c. The head of python.gram explains the notation.

How rules become C: one function per rule; alternatives are tried in order, each behind a test
of the next token against the kinds it can begin with (so most are skipped at once). A directly
left-recursive rule becomes a loop: its other alternatives give the first value, then each
left-recursive alternative extends it. Groups and repetitions become helper functions. A rule
that closes a cycle of calls checks the C stack. Same input, same bytes.
"""
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

# -- tokens.txt --


class Tokens:
    def __init__(self, path):
        section, self.kinds, self.spelling, self.keywords, self.soft = "", [], {}, [], []
        for line in path.read_text().splitlines():
            if line.startswith("#") or not line.strip():
                continue
            if line.startswith("["):
                section = line.strip("[] ")
            elif section == "kinds":
                words = line.split()
                if len(words) == 2:
                    self.spelling[words[1]] = words[0]
                self.kinds.append(words[0])
            elif section == "keywords":
                self.keywords += line.split()
            else:
                self.soft += line.split()
        if len(self.kinds) + len(self.keywords) > 128:
            sys.exit(f"{path}: more than 128 token kinds")

    def keyword_kind(self, word):
        return "KEYWORD_" + word.upper()

    def number(self, kind):
        if kind.startswith("KEYWORD_"):
            return len(self.kinds) + [self.keyword_kind(w) for w in self.keywords].index(kind)
        return self.kinds.index(kind)


def ident_hash(word):
    value = 0x811C9DC5
    for byte in word.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def banner(head):
    return ("// SPDX-License-Identifier: MIT\n"
            f"// Made by dsl/gen/peg.py from dsl/grammar/: do not edit.\n// {head}\n")


def tokens_header(tokens):
    out = [banner("Kinds of tokens, their names, and the keywords."), "#pragma once\n",
           '#include "frontend/ast_base.h"\n', "enum KrTokenKind {"]
    out += [f"    KR_TOKEN_{kind}," for kind in tokens.kinds]
    out += [f"    KR_TOKEN_{tokens.keyword_kind(word)}," for word in tokens.keywords]
    out += ["    KR_TOKEN_COUNT,", f"    KR_TOKEN_KEYWORD_COUNT = {len(tokens.keywords)},",
            "    KR_TOKEN_FIRST_KEYWORD = KR_TOKEN_COUNT - KR_TOKEN_KEYWORD_COUNT,", "};\n",
            "enum KrSoftKeyword {"]
    out += [f"    KR_SOFT_{'UNDERSCORE' if w == '_' else w.upper()}," for w in tokens.soft]
    out += ["    KR_SOFT_COUNT,", "};\n",
            "extern const char *const kr_token_names[KR_TOKEN_COUNT];",
            "extern const KrIdent kr_token_keywords[KR_TOKEN_KEYWORD_COUNT];",
            "extern const KrIdent kr_token_soft_keywords[KR_SOFT_COUNT];\n",
            "// The kind of an interned name: NAME or a keyword's.",
            "KR_INLINE unsigned kr_tokens_kind_of(const KrIdent *ident)", "{",
            "    uintptr_t offset = (uintptr_t)ident - (uintptr_t)kr_token_keywords;",
            "    if (offset >= sizeof kr_token_keywords) return KR_TOKEN_NAME;",
            "    return (unsigned)(KR_TOKEN_FIRST_KEYWORD + offset / sizeof(KrIdent));", "}", ""]
    return "\n".join(out)


def tokens_body(tokens):
    out = [banner("Names of token kinds and the keywords."), '#include "gen/tokens.h"\n',
           "const char *const kr_token_names[KR_TOKEN_COUNT] = {"]
    out += [f'    "{kind}",' for kind in tokens.kinds + tokens.keywords]
    out += ["};\n"]
    for name, count, words in (("keywords", "KR_TOKEN_KEYWORD_COUNT", tokens.keywords),
                               ("soft_keywords", "KR_SOFT_COUNT", tokens.soft)):
        out += [f"const KrIdent kr_token_{name}[{count}] = {{"]
        out += [f'    {{{len(w)}, 0x{ident_hash(w):08X}u, "{w}"}},' for w in words]
        out += ["};\n"]
    return "\n".join(out)


# -- the grammar's tree --


@dataclass
class Tok:
    kind: str
    text: str


@dataclass
class Name:  # a NAME token as a Name node
    pass


@dataclass
class Soft:
    word: str


@dataclass
class Ref:
    rule: str


@dataclass
class Group:
    alts: list
    helper: str = ""


@dataclass
class Opt:
    item: object


@dataclass
class Loop:
    item: object
    least: int
    helper: str = ""


@dataclass
class Gather:
    separator: object
    item: object
    helper: str = ""


@dataclass
class Look:
    item: object
    positive: bool


@dataclass
class Cut:
    pass


@dataclass
class Forced:
    item: object
    text: str


@dataclass
class Pred:
    code: str


@dataclass
class Alt:
    items: list  # of (variable or None, item)
    action: str
    line: int
    text: str = ""


@dataclass
class Rule:
    name: str
    type: str
    memo: bool
    alts: list
    line: int
    quiet: bool = False
    late: bool = False  # memo only in the second pass
    checks_stack: bool = False


class GrammarError(Exception):
    pass


class Reader:
    """Reads python.gram."""

    PATTERN = re.compile(r"""
        (?P<space>[ \t]+) | (?P<comment>\#[^\n]*) | (?P<newline>\n)
      | (?P<forced>&&) | (?P<name>[A-Za-z_]\w*)
      | (?P<string>'[^'\n]*'|"[^"\n]*") | (?P<sign>[\[\]()|*+?&!~=:.,])
    """, re.X)

    def __init__(self, path, tokens):
        self.path, self.tokens_table = path, tokens
        self.text = path.read_text()
        self.scan()
        self.at = 0

    def fail(self, message, line=None):
        sys.exit(f"{self.path}:{line or self.peek()[2]}: {message}")

    def scan(self):
        self.items, at, line, column0 = [], 0, 1, True
        while at < len(self.text):
            if self.text[at] == "{":
                depth, end = 0, at
                while True:
                    if end >= len(self.text):
                        sys.exit(f"{self.path}:{line}: action never closed")
                    literal = re.match(r'"(?:[^"\\\n]|\\.)*"', self.text[end:end + 400])
                    if literal:
                        end += literal.end()
                        continue
                    depth += {"{": 1, "}": -1}.get(self.text[end], 0)
                    end += 1
                    if depth == 0:
                        break
                self.items.append(("action", self.text[at + 1:end - 1].strip(), line))
                line += self.text.count("\n", at, end)
                at = end
                column0 = False
                continue
            match = self.PATTERN.match(self.text, at)
            if not match:
                sys.exit(f"{self.path}:{line}: cannot read {self.text[at:at+20]!r}")
            kind = match.lastgroup
            if kind == "newline":
                line += 1
            elif kind in ("space", "comment"):
                pass
            elif column0 and kind == "name":
                self.items.append(("header", match.group(), line))
            else:
                self.items.append((kind, match.group(), line))
            column0 = kind == "newline"
            at = match.end()
        self.items.append(("end", "", line))

    def peek(self, ahead=0):
        return self.items[min(self.at + ahead, len(self.items) - 1)]

    def take(self, value=None):
        item = self.items[self.at]
        if value is not None and item[1] != value:
            self.fail(f"expected {value!r}, found {item[1]!r}")
        self.at += 1
        return item

    def rules(self):
        out = {}
        while self.peek()[0] != "end":
            kind, name, line = self.take()
            if kind != "header":
                self.fail(f"a rule must begin at column 0, found {name!r}", line)
            type_name = "KrExpr *"
            if self.peek()[1] == "[":
                self.take("[")
                type_name = self.take()[1]
                while self.peek()[1] == "*":
                    type_name += " *" if not type_name.endswith("*") else "*"
                    self.take()
                self.take("]")
            memo = quiet = late = False
            if self.peek()[1] == "(":
                self.take("(")
                word = self.take()[1]
                memo, quiet = word.startswith("memo"), word == "quiet"
                late = word == "memo2"
                self.take(")")
            self.take(":")
            if name in out:
                self.fail(f"rule {name} is defined twice", line)
            out[name] = Rule(name, type_name, memo, self.alts(), line, quiet, late)
        return out

    def alts(self):
        out = []
        if self.peek()[1] == "|":
            self.take()
        out.append(self.alt())
        while self.peek()[:2] == ("sign", "|"):
            self.take()
            out.append(self.alt())
        return out

    def alt(self):
        items, line = [], self.peek()[2]
        start = self.at
        action = ""
        while True:
            kind, value, _ = self.peek()
            if kind == "action":
                action = self.take()[1]
                break
            if kind in ("header", "end") or (kind == "sign" and value in "|)]"):
                break
            items.append(self.named_item())
        if not items:
            self.fail("an alternative without items", line)
        text = " ".join(i[1] for i in self.items[start:self.at] if i[0] != "action")
        return Alt(items, action, line, text)

    def named_item(self):
        if self.peek()[0] == "name" and self.peek(1)[1] == "=":
            name = self.take()[1]
            self.take("=")
            return name, self.item()
        return None, self.item()

    def item(self):
        kind, value, _ = self.peek()
        if kind == "forced":
            self.take()
            atom = self.atom()
            text = f"'{atom.text}'" if isinstance(atom, Tok) else ""
            if isinstance(atom, Group):
                text = " or ".join(self.expected_name(a) for a in atom.alts)
            return Forced(atom, text)
        if value in ("&", "!") and kind == "sign":
            self.take()
            if self.peek()[0] == "action":
                code = self.take()[1]
                return Pred(code if value == "&" else f"!({code})")
            return Look(self.atom(), value == "&")
        if value == "~" and kind == "sign":
            self.take()
            return Cut()
        atom = self.atom()
        kind, value, _ = self.peek()
        if kind == "sign" and value == "?":
            self.take()
            return Opt(atom)
        if kind == "sign" and value == "*":
            self.take()
            return Loop(atom, 0)
        if kind == "sign" and value == "+":
            self.take()
            return Loop(atom, 1)
        if kind == "sign" and value == ".":
            self.take()
            element = self.atom()
            self.take("+")
            return Gather(atom, element)
        return atom

    def expected_name(self, alt):
        item = alt.items[0][1]
        return f"'{item.text}'" if isinstance(item, Tok) else "?"

    def atom(self):
        kind, value, line = self.take()
        if kind == "string":
            word = value[1:-1]
            if value[0] == '"':
                if word not in self.tokens_table.soft:
                    self.fail(f"unknown soft keyword {value}", line)
                return Soft(word)
            if word in self.tokens_table.spelling:
                return Tok(self.tokens_table.spelling[word], word)
            if word in self.tokens_table.keywords:
                return Tok(self.tokens_table.keyword_kind(word), word)
            self.fail(f"unknown token {value}", line)
        if kind == "name":
            if value == "NAME":
                return Name()
            if value in self.tokens_table.kinds:
                return Tok(value, value)
            return Ref(value)
        if value == "(":
            group = Group(self.alts())
            self.take(")")
            return group
        if value == "[":
            group = Group(self.alts())
            self.take("]")
            return Opt(group)
        self.fail(f"unexpected {value!r}", line)


# -- what can begin what --


class First:
    def __init__(self, rules, tokens):
        self.rules, self.tokens = rules, tokens
        self.all = (1 << (len(tokens.kinds) + len(tokens.keywords))) - 1
        self.sets = {name: 0 for name in rules}
        self.empty = {name: False for name in rules}
        changed = True
        while changed:
            changed = False
            for rule in rules.values():
                found = self.alts(rule.alts)
                if found != (self.sets[rule.name], self.empty[rule.name]):
                    self.sets[rule.name], self.empty[rule.name] = found
                    changed = True

    def bit(self, kind):
        return 1 << self.tokens.number(kind)

    def alts(self, alts):
        out, empty = 0, False
        for alt in alts:
            one, may = self.alt(alt)
            out, empty = out | one, empty or may
        return out, empty

    def alt(self, alt, skip=0):
        out, mask = 0, self.all
        for _, item in alt.items[skip:]:
            if isinstance(item, Look):
                found, may = self.item(item.item)
                if item.positive and not may:
                    mask &= found
                continue
            found, may = self.item(item)
            out |= found & mask
            if not may:
                return out, False
        if mask != self.all and out == 0:
            return mask, False
        return out, True

    def item(self, item):
        if isinstance(item, Tok):
            return self.bit(item.kind), False
        if isinstance(item, (Name, Soft)):
            return self.bit("NAME"), False
        if isinstance(item, Ref):
            return self.sets[item.rule], self.empty[item.rule]
        if isinstance(item, Group):
            return self.alts(item.alts)
        if isinstance(item, Opt):
            return self.item(item.item)[0], True
        if isinstance(item, Loop):
            found, may = self.item(item.item)
            return found, may or item.least == 0
        if isinstance(item, Gather):
            return self.item(item.item)
        if isinstance(item, Forced):
            return self.all, False
        return 0, True  # Cut, Pred


# -- C --


class Emitter:
    def __init__(self, rules, tokens, path):
        self.rules, self.tokens, self.path = rules, tokens, path
        self.first = First(rules, tokens)
        self.prototypes, self.bodies, self.helpers = [], [], 0
        self.numbers = {name: i for i, name in enumerate(n for n in rules if rules[n].memo)}
        self.find_cycles()

    def references(self, node):
        if isinstance(node, Ref):
            yield node.rule
        elif isinstance(node, Alt):
            for _, item in node.items:
                yield from self.references(item)
        elif isinstance(node, Group):
            for alt in node.alts:
                yield from self.references(alt)
        elif isinstance(node, (Opt, Loop, Look, Forced)):
            yield from self.references(node.item)
        elif isinstance(node, Gather):
            yield from self.references(node.separator)
            yield from self.references(node.item)

    def find_cycles(self):
        """Marks the rules that close a cycle of calls: those check the stack."""
        state = {}
        for rule in self.rules.values():
            for alt in rule.alts:
                for name in self.references(alt):
                    if name not in self.rules:
                        sys.exit(f"{self.path}:{alt.line}: unknown rule {name}")

        def walk(name):
            state[name] = 1
            for alt in self.rules[name].alts:
                for other in self.references(alt):
                    if state.get(other) == 1:
                        self.rules[other].checks_stack = True
                    elif other not in state:
                        walk(other)
            state[name] = 2

        sys.setrecursionlimit(10000)
        for name in self.rules:
            if name not in state:
                walk(name)

    # kinds test

    def test(self, bits, kind="kind"):
        numbers = [i for i in range(128) if bits >> i & 1]
        if len(numbers) <= 2:
            return " || ".join(f"{kind} == {self.kind_name(i)}" for i in numbers) or "false"
        low, high = bits & (1 << 64) - 1, bits >> 64
        return f"kr_parser_is_in({kind}, 0x{low:X}u, 0x{high:X}u)"

    def kind_name(self, number):
        if number < len(self.tokens.kinds):
            return "KR_TOKEN_" + self.tokens.kinds[number]
        return "KR_TOKEN_" + self.tokens.keyword_kind(
            self.tokens.keywords[number - len(self.tokens.kinds)])

    def only_tokens(self, group):
        """The bits of a group that is a choice of single tokens, or 0."""
        bits = 0
        for alt in group.alts:
            if len(alt.items) != 1 or alt.action or not isinstance(alt.items[0][1], Tok):
                return 0
            bits |= self.first.bit(alt.items[0][1].kind)
        return bits

    def helper(self, kind):
        self.helpers += 1
        return f"{kind}_{self.helpers}"

    def call(self, item, owner):
        """A C expression that is null when the item does not match."""
        if isinstance(item, Tok):
            return f"kr_parser_expect(p, KR_TOKEN_{item.kind})"
        if isinstance(item, Name):
            return "kr_parser_expect_name(p)"
        if isinstance(item, Soft):
            word = "UNDERSCORE" if item.word == "_" else item.word.upper()
            return f"kr_parser_expect_soft(p, KR_SOFT_{word})"
        if isinstance(item, Ref):
            return f"{item.rule}_rule(p)"
        if isinstance(item, Group):
            bits = self.only_tokens(item)
            if bits:
                low, high = bits & (1 << 64) - 1, bits >> 64
                return f"kr_parser_expect_any(p, 0x{low:X}u, 0x{high:X}u)"
            if not item.helper:
                item.helper = self.helper(f"{owner}_group")
                self.function(item.helper, "void *", item.alts, owner)
            return f"{item.helper}(p)"
        if isinstance(item, Loop):
            if not item.helper:
                item.helper = self.helper(f"{owner}_loop")
                self.loop(item, owner)
            return f"{item.helper}(p)"
        if isinstance(item, Gather):
            if not item.helper:
                item.helper = self.helper(f"{owner}_list")
                self.gather(item, owner)
            return f"{item.helper}(p)"
        raise AssertionError(item)

    def loop(self, item, owner):
        self.prototypes.append(f"static KrSeq *{item.helper}(KrParser *p);")
        found, empty = self.first.item(item.item)
        test = "" if empty else f"    unsigned kind = kr_parser_peek(p);\n    if (!({self.test(found)})) " + (
            "return NULL;\n" if item.least else "return (KrSeq *)(uintptr_t)&kr_parser_empty_seq;\n")
        self.bodies.append(
            f"static KrSeq *{item.helper}(KrParser *p)\n{{\n{test}"
            f"    uint32_t base = p->stack_count;\n    uint32_t mark = p->mark;\n"
            f"    void *one;\n"
            f"    while ((one = (void *){self.call(item.item, owner)}) != NULL) {{\n"
            f"        if (!kr_parser_push(p, one)) return NULL;\n        mark = p->mark;\n    }}\n"
            f"    p->mark = mark;\n"
            f"    if (p->failed{' || p->stack_count == base' if item.least else ''}) {{\n"
            f"        p->stack_count = base;\n        return NULL;\n    }}\n"
            f"    return kr_parser_pop_seq(p, base);\n}}\n")

    def gather(self, item, owner):
        self.prototypes.append(f"static KrSeq *{item.helper}(KrParser *p);")
        element = self.call(item.item, owner)
        self.bodies.append(
            f"static KrSeq *{item.helper}(KrParser *p)\n{{\n"
            f"    uint32_t base = p->stack_count;\n    uint32_t mark = p->mark;\n"
            f"    void *one = (void *){element};\n    if (one == NULL) return NULL;\n"
            f"    for (;;) {{\n        if (!kr_parser_push(p, one)) return NULL;\n"
            f"        mark = p->mark;\n"
            f"        if ({self.call(item.separator, owner)} == NULL) break;\n"
            f"        one = (void *){element};\n        if (one == NULL) break;\n    }}\n"
            f"    p->mark = mark;\n"
            f"    if (p->failed) {{\n        p->stack_count = base;\n        return NULL;\n    }}\n"
            f"    return kr_parser_pop_seq(p, base);\n}}\n")

    def type_of(self, item):
        if isinstance(item, (Tok, Soft)):
            return "KrToken *"
        if isinstance(item, Name):
            return "KrExpr *"
        if isinstance(item, Ref):
            return self.rules[item.rule].type
        if isinstance(item, (Loop, Gather)):
            return "KrSeq *"
        if isinstance(item, (Opt, Forced)):
            return self.type_of(item.item)
        if isinstance(item, Group):
            if self.only_tokens(item):
                return "KrToken *"
            kinds = set()
            for alt in item.alts:
                names = {n: self.type_of(i) for n, i in alt.items if n}
                if not alt.action and len(alt.items) == 1:
                    kinds.add(self.type_of(alt.items[0][1]))
                elif alt.action in names:
                    kinds.add(names[alt.action])
                else:
                    kinds.add("void *")
            return kinds.pop() if len(kinds) == 1 else "void *"
        return "void *"

    def action(self, text):
        text = re.sub(r"@(\w+)\(\s*\)", r"kr_parse_actions_\1(p)", text)
        text = re.sub(r"@(\w+)\(", r"kr_parse_actions_\1(p, ", text)
        text = re.sub(r"\^(\w+)\(", r"kr_parse_error_\1(p, ", text)
        text = re.sub(r"\$(\w+)\(", r"kr_ast_new_\1(p->arena, ", text)
        text = re.sub(r"%(\w+)\(", r"kr_parser_\1(", text)
        return re.sub(r"\bSPAN\b", "kr_parser_span(p, start)", text)

    def alternative(self, alt, index, done, indent, skip=0, has_kind=True):
        """Statements that try one alternative; `done` takes the result's C expression."""
        pad = " " * indent
        out = [f"{pad}// {alt.text}"]
        conditions, late = [], []
        invalid = any(isinstance(i, Ref) and i.rule.startswith("invalid_")
                      for _, i in alt.items)
        found, empty = self.first.alt(alt, skip)
        gate = []
        if invalid:
            gate.append("p->invalid_pass")
        if not empty and has_kind and found != self.first.all:
            test = self.test(found)
            gate.append(f"({test})" if "||" in test and gate else test)
        has_cut = any(isinstance(i, Cut) for _, i in alt.items)
        text = self.action(alt.action)
        used_names = [n for n, _ in alt.items if n]
        result, unnamed = text, None
        if not text:
            values = [(i, n, item) for i, (n, item) in enumerate(alt.items)
                      if not isinstance(item, (Look, Cut, Pred))]
            if len(values) == 1:
                unnamed = values[0][0]
                result = values[0][1] or "only"
            else:
                unnamed = next(i for i, n, item in values if not isinstance(item, Opt))
                result = alt.items[unnamed][0] or "only"
        out.append(f"{pad}{'if (' + ' && '.join(gate) + ') ' if gate else ''}{{")
        inner = pad + "    "
        names = {}
        for position, (name, item) in enumerate(alt.items):
            variable = name or ("only" if position == unnamed else None)
            if variable:
                names[position] = variable
                value = "left" if position < skip else "NULL"
                out.append(f"{inner}{self.type_of(item)}{variable} = {value};")
        if has_cut:
            out.append(f"{inner}bool cut = false;")
        for position, (name, item) in enumerate(alt.items):
            if position < skip:
                continue
            variable = names.get(position)
            if isinstance(item, Opt):
                call = self.call(item.item, self.owner)
                target = f"{variable} = " if variable else "(void)"
                found, may = self.first.item(item.item)
                test = "" if may else f"({self.test(found, 'kr_parser_peek(p)')}) && "
                conditions.append(("opt", call, target, item.item))
            elif isinstance(item, Cut):
                conditions.append(("expr", "(cut = true)"))
            elif isinstance(item, Pred):
                conditions.append(("expr", f"({item.code})"))
            elif isinstance(item, Look):
                conditions.append(("look", self.look(item)))
            elif isinstance(item, Forced):
                call = self.call(item.item, self.owner)
                forced = f'kr_parser_fail_forced(p, "{item.text}")'
                target = f"({variable} = {call})" if variable else call
                conditions.append(("expr", f"({target} != NULL || {forced} != NULL)"))
            else:
                call = self.call(item, self.owner)
                if variable:
                    call = f"({variable} = {call})"
                conditions.append(("expr", f"{call} != NULL"))
        # statements: runs of conditions joined by &&, broken at optional items
        chain, depth = [], 0
        body = []

        def flush():
            nonlocal depth
            if chain:
                body.append(" " * (indent + 4 + 4 * depth) + "if (" +
                            (" &&\n" + " " * (indent + 8 + 4 * depth)).join(chain) + ") {")
                depth += 1
                chain.clear()

        marks = 0
        for condition in conditions:
            if condition[0] == "opt":
                _, call, target, item = condition
                flush()
                space = " " * (indent + 4 + 4 * depth)
                marks += 1
                if isinstance(item, (Tok, Name, Soft)) or (
                        isinstance(item, Group) and self.only_tokens(item)):
                    body.append(f"{space}{target}{call};")
                else:
                    body.append(f"{space}uint32_t opt_{marks} = p->mark;")
                    if target == "(void)":
                        body.append(f"{space}if ({call} == NULL) p->mark = opt_{marks};")
                    else:
                        body.append(f"{space}if (({target}{call}) == NULL) "
                                    f"p->mark = opt_{marks};")
                    chain.append("!p->failed")
            else:
                chain.append(condition[1])
        flush()
        space = " " * (indent + 4 + 4 * depth)
        for variable in used_names:
            if not re.search(rf"\b{variable}\b", text or result):
                body.append(f"{space}(void){variable};")
        body += [space + line for line in done(result)]
        for level in range(depth - 1, -1, -1):
            body.append(" " * (indent + 4 + 4 * level) + "}")
        out += body
        if depth:
            out.append(f"{inner}p->mark = {self.mark};")
            out.append(f"{inner}if (p->failed{' || cut' if has_cut else ''}) goto fail;")
            self.uses_fail = True
        out.append(f"{pad}}}")
        return out

    def without_nodes(self, item):
        """The same item with NAME as a token: a lookahead makes no nodes."""
        if isinstance(item, Name):
            return Tok("NAME", "NAME")
        if isinstance(item, Group):
            return Group([Alt([(n, self.without_nodes(i)) for n, i in a.items], a.action, a.line,
                              a.text) for a in item.alts])
        return item

    def look(self, item):
        item = Look(self.without_nodes(item.item), item.positive)
        sign = "!=" if item.positive else "=="
        inner = item.item
        bits = 0
        if isinstance(inner, Tok):
            bits = self.first.bit(inner.kind)
        elif isinstance(inner, Name):
            bits = self.first.bit("NAME")
        elif isinstance(inner, Group):
            bits = self.only_tokens(inner)
        if bits:
            test = self.test(bits, "kr_parser_peek(p)")
            return f"({test})" if item.positive else f"!({test})"
        name = self.helper(f"{self.owner}_look")
        self.prototypes.append(f"static bool {name}(KrParser *p);")
        call = self.call(inner, self.owner)
        self.bodies.append(
            f"static bool {name}(KrParser *p)\n{{\n    uint32_t mark = p->mark;\n"
            f"    bool found = {call} != NULL;\n    p->mark = mark;\n    return found;\n}}\n")
        return f"{name}(p)" if item.positive else f"!{name}(p)"

    def function(self, name, type_name, alts, owner, rule=None):
        """Emits one function; saves and restores the emitter's state as it may nest."""
        saved = (getattr(self, "owner", None), getattr(self, "uses_fail", False),
                 getattr(self, "mark", None))
        self.owner, self.uses_fail, self.mark = owner, False, "start"
        self.prototypes.append(f"static {type_name}{name}(KrParser *p);")
        out = [f"static {type_name}{name}(KrParser *p)", "{"]
        if rule and rule.checks_stack:
            out.append("    if (kr_parser_is_too_deep(p)) return NULL;")
        memo = rule and rule.memo
        if memo:
            out.append("    void *known;")
            gate = "p->second_pass && " if rule.late else ""
            out.append(f"    if ({gate}kr_parser_find_memo(p, {self.numbers[rule.name]}, "
                       "&known)) return known;")
        left = [a for a in alts if rule and isinstance(a.items[0][1], Ref)
                and a.items[0][1].rule == rule.name]
        base = [a for a in alts if a not in left]
        found, empty = self.first.alts(base)
        needs_kind = any(not self.first.alt(a)[1] for a in base)
        body = []

        def finish(expression):
            lines = []
            if left:
                return [f"left = {expression};", "goto extend;"]
            if expression != "only":
                lines.append(f"result = {expression};")
            else:
                lines.append("result = only;")
            if expression not in ("only",) and not re.fullmatch(r"\w+", expression):
                lines.append("if (result == NULL) goto fail;")
                self.uses_fail = True
            lines.append("goto done;")
            return lines

        for i, alt in enumerate(base):
            body += self.alternative(alt, i, finish, 4)
        if left:
            extend = []
            self.mark = "mark"

            def grow(expression):
                return [f"left = {expression};", "if (left == NULL) goto fail;", "continue;"]

            for i, alt in enumerate(left):
                extend += self.alternative(alt, i, grow, 8, skip=1)
            self.uses_fail = True
        out.append("    uint32_t start = p->mark;")
        quiet = rule and rule.quiet
        if quiet:
            out.append("    bool invalid_pass = p->invalid_pass;")
            out.append("    p->invalid_pass = false;")
        if left:
            out.append(f"    {type_name}left = NULL;")
        else:
            out.append(f"    {type_name}result = NULL;")
        out.append("    unsigned kind = kr_parser_peek(p);")
        out.append("    (void)kind;")
        out += body
        out.append("    p->mark = start;")
        if left:
            out += ["    goto finish;", "extend:", "    for (;;) {",
                    "        if (left == NULL) goto fail;",
                    "        uint32_t mark = p->mark;", "        kind = kr_parser_peek(p);"]
            out += extend
            out += ["        p->mark = mark;", "        break;", "    }",
                    "    goto finish;", "fail:", "    p->mark = start;", "    left = NULL;",
                    "finish:"]
            if memo:
                out.append(f"    if (p->second_pass) kr_parser_memoize(p, start, "
                           f"{self.numbers[rule.name]}, left);")
            out.append("    return left;")
        else:
            if self.uses_fail:
                out += ["    goto finish;", "fail:", "    p->mark = start;",
                        "    result = NULL;", "    goto finish;"]
            else:
                out += ["    goto finish;"]
            out += ["done:", "finish:"]
            if quiet:
                out.append("    p->invalid_pass = invalid_pass;")
            if memo:
                gate = "if (p->second_pass) " if rule.late else ""
                out.append(f"    {gate}kr_parser_memoize(p, start, {self.numbers[rule.name]}, "
                           "result);")
            out.append("    return result;")
        if left and memo and not rule.late:
            sys.exit(f"{self.path}:{rule.line}: left recursion needs no memo")
        out.append("}\n")
        self.bodies.append("\n".join(out))
        self.owner, self.uses_fail, self.mark = saved

    ENTRIES = ("file", "interactive", "eval", "func_type")

    def body(self):
        for rule in self.rules.values():
            self.function(f"{rule.name}_rule", rule.type, rule.alts, rule.name, rule)
        out = [banner("The grammar's rules as functions: see frontend/parser.h."),
               '#include "frontend/parser.h"', "", '#include "frontend/parse_actions.h"',
                '#include "frontend/parse_error.h"', ""]
        out += self.prototypes
        out.append("")
        out += self.bodies
        for entry in self.ENTRIES:
            out.append(f"KrMod *kr_parser_rules_{entry}(KrParser *p)\n{{\n"
                       f"    return {entry}_rule(p);\n}}\n")
        return "\n".join(out)


def main():
    token_path, grammar_path, folder = (Path(a) for a in sys.argv[1:4])
    tokens = Tokens(token_path)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokens.h").write_text(tokens_header(tokens))
    (folder / "tokens.c").write_text(tokens_body(tokens))
    rules = Reader(grammar_path, tokens).rules()
    (folder / "parser_rules.c").write_text(Emitter(rules, tokens, grammar_path).body())


if __name__ == "__main__":
    main()
