# SPDX-License-Identifier: MIT
"""Makes the programs of program_fuzz.py: random Python with hot loops, from a seed alone.

Half of the functions are statements at random over a set of typed variables; the others combine shapes
(program_shapes.py, program_shapes_names.py), each aimed at one thing that a trace may get wrong.
"""
import os
import random
import re
import sys

sys.path.append(os.path.dirname(os.path.abspath(__file__)))
import program_shapes_names  # noqa: E402
from program_shapes import SHAPES, parse  # noqa: E402

INTS = ["0", "1", "-1", "2", "3", "7", "10", "-5", "63", "64", "255", "1000", "(1 << 31)", "(1 << 47)",
        "(1 << 48) - 1", "(1 << 48)", "-(1 << 48)", "(1 << 49)", "(1 << 62)", "(1 << 63) - 1",
        "-(1 << 63)", "(1 << 63)", "(1 << 64)", "(1 << 100)"]
EDGES = ["(1 << 48) - 1", "(1 << 48)", "-(1 << 48)", "-(1 << 48) - 1", "(1 << 48) - 20", "-(1 << 48) + 20", "(1 << 49) - 9", "(1 << 47)", "(1 << 63) - 1",
         "-(1 << 63)", "(1 << 63)", "(1 << 63) - 20", "-(1 << 63) + 20", "(1 << 64) - 3", "(1 << 62)", "(1 << 53) - 4", "(1 << 53) + 1", "(1 << 31) - 5", "(1 << 32)",
         "-(1 << 31)", "(1 << 60)", "(1 << 30) - 7", "0", "-3", "(1 << 46) * 3"]
FLOAT_EDGES = ["0.0", "-0.0", "1e308", "-1e308", "5e-324", "float('inf')", "-float('inf')", "float('nan')", "2.0 ** 53", "2.0 ** 63", "-2.0 ** 63", "2.0 ** 48", "0.5", "-1.5", "1e22", "1e16"]
SMALL_INTS = ["0", "1", "2", "3", "4", "5", "-1", "-2", "-3"]
FLOATS = ["0.0", "1.5", "-2.25", "0.1", "1e10", "1e300", "-0.0", "3.0", "1e-5"]
STRS = ["''", "'a'", "'bc'", "'xyz'", "'\\u00e9'", "'\\U0001f600'", "'abc abc'"]

PRELUDE = '''\
import array, bisect, builtins, collections, contextlib, copy, dataclasses, enum, fractions, functools, gc, heapq, itertools, json
import math, operator, pprint, re, signal, string, struct, sys, textwrap, threading, weakref
from math import copysign
gc.disable()
log = []
restore = {"abs": abs, "min": min, "ord": ord}
class Fin:
    def __repr__(self):
        return f"Fin{self.n}"
    def __init__(self, n):
        self.n = n
    def __del__(self):
        log.append(self.n)
class Base:
    kind = 1
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def get(self, x):
        return self.a + x
    def put(self, x):
        self.a = x
        return self
    def pick(self):
        return 1
    @property
    def both(self):
        return (self.a, self.b)
    def __len__(self):
        return 3
    def __getitem__(self, i):
        if i >= 3:
            raise IndexError(i)
        return i * 2
    def __repr__(self):
        return f"{type(self).__name__}({self.a!r}, {self.b!r})"
class Child(Base):
    kind = 2
    def get(self, x):
        return super().get(x) * 2
    def pick(self):
        return "two"
class Slotted:
    __slots__ = ("a", "b")
    kind = 3
    def __init__(self, a, b):
        self.a = a
        self.b = b
    def get(self, x):
        return x
    def put(self, x):
        self.b = x
        return self
    def pick(self):
        return 3.5
    both = property(lambda self: [self.a])
    def __repr__(self):
        return f"Slotted({self.a!r}, {self.b!r})"
class Num:
    def __init__(self, v):
        self.v = v
    def __add__(self, o):
        return Num(self.v + (o.v if isinstance(o, Num) else o))
    def __lt__(self, o):
        return self.v < (o.v if isinstance(o, Num) else o)
    def __eq__(self, o):
        return isinstance(o, Num) and self.v == o.v
    def __hash__(self):
        return hash(self.v)
    def __bool__(self):
        return self.v % 2 == 0
    def __repr__(self):
        return f"N{self.v}"
class Ctx:
    def __init__(self, swallow):
        self.swallow = swallow
    def __enter__(self):
        return self.swallow
    def __exit__(self, t, e, tb):
        log.append("exit")
        return self.swallow and t is not None
class Steps:
    def __init__(self, n):
        self.n = n
    def __iter__(self):
        return self
    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n
    def __contains__(self, x):
        return x == self.n
    def __call__(self, x, y=1):
        return self.n + x - y
    def __setitem__(self, k, v):
        self.n = k
    def __iadd__(self, o):
        self.n += 1
        return self
    def __getattr__(self, name):
        if name == "nothing":
            raise AttributeError(name)
        return len(name)
class Point:
    count = 0
    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Point.count += 1
    def __add__(self, o):
        return Point(self.x + o.x, self.y)
    def __eq__(self, o):
        return self.x == o.x
    def __lt__(self, o):
        return self.x < o.x
    def __hash__(self):
        return self.x % 7
    def norm(self):
        return abs(self.x) + abs(self.y)
    @staticmethod
    def origin():
        return Point(0)
    @classmethod
    def at(cls, x):
        return cls(x, cls.count % 3)
    @property
    def half(self):
        return self.x // 2
    def __repr__(self):
        return f"P{self.x}"
class Root(Exception):
    pass
class Leaf(Root):
    def __init__(self, a, b=2):
        super().__init__(a)
        self.b = b
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)
def depth(n, acc=()):
    if n <= 0:
        return len(acc)
    return depth(n - 1, acc + (n,))
def spread(*args, k=1, **rest):
    return len(args) + k + len(rest)
def defaults(a, b=2, *, c=3):
    return a * 100 + b * 10 + c
def raiser(n, kind=Leaf):
    if n % 5 == 3:
        raise kind(n % 10)
    return n
def finalizes(n):
    try:
        return raiser(n)
    finally:
        log.append("f")
def chain(n):
    try:
        raiser(n)
    except Root as e:
        raise ValueError(n % 10) from e
    return 1
def pairs(n):
    for a in range(n):
        try:
            yield a, a * a
        finally:
            log.append(a)
def total(n):
    t = 0
    for a, b in pairs(n):
        if b > 20:
            break
        t += b
    return t
def walk(t):
    if isinstance(t, (list, tuple)):
        for x in t:
            yield from walk(x)
    else:
        yield t
def lines(e):
    tb = e.__traceback__
    r = []
    while tb is not None:
        r.append(tb.tb_lineno)
        tb = tb.tb_next
    return r
def clamp(x):
    if type(x) is int:
        return x if -(1 << 130) < x < (1 << 130) else x % 1000003
    return x
g0 = 3
g1 = 0
def steps(n, by=1):
    k = 0
    while k < n:
        yield k
        k += by
def call(f, *args):
    try:
        r = f(*args)
        print(f.__name__, repr(r)[:30000])
    except Exception as e:
        print(f.__name__, type(e).__name__, str(e)[:200], lines(e)[1:])
    print(g0, g1, len(log), log[-5:])
'''

LOCALS = ("i2 = 1; i3 = 0", "f0 = 0.5; f1 = 2.0", "s0 = 'abc'; s1 = 'x'", "l1 = [3, 1, 2, 5]", "m0 = [1, 'a', None, 2.5]",
          "d0 = {1: 2, 'k': 3}", "t0 = (1, i0, 7)", "o0 = Base(1, 2); o1 = Child(3, 4)", "p1 = None; b0 = True")
CHOICE = re.compile(r"@\{((?:(?!@\{|\}@).)*)\}@", re.S)
PARSED = parse(SHAPES) + parse(program_shapes_names.SHAPES)


class Gen:
    def __init__(self, seed, scale=1):
        self.r = random.Random(seed)
        self.scale = scale
        self.out = []
        self.depth = 0
        self.loops = 0
        self.budget = 0
        self.temp = 0
        self.helpers = []
        self.shape_number = 10
        self.at_module = False

    # --- small helpers ---
    def pick(self, *xs):
        return self.r.choice(xs)

    def chance(self, p):
        return self.r.random() < p

    def line(self, text):
        self.out.append("    " * self.depth + text)

    def fresh(self, prefix="t"):
        self.temp += 1
        return f"{prefix}{self.temp}"

    def block(self, header, body):
        self.line(header)
        self.depth += 1
        start = len(self.out)
        body()
        if len(self.out) == start:
            self.line("pass")
        self.depth -= 1

    # --- expressions by type; variables: i0..i3 f0 f1 s0 s1 l0 l1 (ints) m0 (mixed) d0 t0 o0 o1 p0 p1 b0 ---
    def int_(self, n=2):
        r = self.r.random()
        if n <= 0 or r < 0.25:
            return self.pick("i0", "i1", "i2", "i3", *self.counters)
        if r < 0.40:
            return self.r.choice(INTS if self.chance(0.4) else SMALL_INTS)
        k = self.r.randrange(22)
        a, b = self.int_(n - 1), self.int_(n - 1)
        if k < 8:
            return f"({a} {self.pick('+', '-', '*', '+', '-', '*', '&', '|', '^')} {b})"
        if k == 8:
            return f"({a} {self.pick('//', '%')} ({b} or 3))"
        if k == 9:
            return f"({a} {self.pick('//', '%')} {self.pick('2', '8', '7', '-3', '10', '1 << 40')})"
        if k == 10:
            return f"({a} {self.pick('<<', '>>')} ({b} & {self.pick('7', '31', '63')}))"
        if k == 11:
            return f"(-{a})" if self.chance(0.5) else f"(~{a})"
        if k == 12:
            return f"({a} if {self.cond(n - 1)} else {b})"
        if k == 13:
            return self.pick("len(l0)", "len(s0)", "len(d0)", "len(t0)", "len(l1)", "len(m0)")
        if k == 14:
            return f"{self.pick('l0', 'l1')}[{self.index(n - 1)}]"
        if k == 15:
            return f"{self.pick('abs', 'int')}({a})"
        if k == 16:
            return f"{self.pick('min', 'max')}({a}, {b})"
        if k == 17:
            return self.pick("o0.kind", "o1.kind", "g0", "g1", "ord(s0[0]) if s0 else 0", "sum(l0)",
                             "hash(i0)", "i0.bit_length()", "s0.count('a')", "l0.count(1)",
                             "d0.get(i0 % 5, 2)", "d0.get(1, 0)")
        if k == 18 and self.helpers:
            return f"{self.r.choice(self.helpers)}({a}, {b})"
        if k == 19:
            return f"int({self.cond(n - 1)})"
        if k == 20:
            return f"({a} {self.pick('and', 'or')} {b})"
        return f"t0[{self.pick('0', '1', '-1')}]"

    def index(self, n=1):
        return self.pick("0", "-1", "1", f"({self.int_(n)}) % len(l1)", f"{self.pick('i0', 'i1')} % 4",
                         *self.counters)

    def float_(self, n=2):
        r = self.r.random()
        if n <= 0 or r < 0.3:
            return self.pick("f0", "f1")
        if r < 0.45:
            return self.r.choice(FLOATS)
        k = self.r.randrange(9)
        a, b = self.float_(n - 1), self.float_(n - 1)
        if k < 4:
            return f"({a} {self.pick('+', '-', '*')} {b})"
        if k == 4:
            return f"({a} / ({b} or 2.0))"
        if k == 5:
            return f"({a} {self.pick('+', '-', '*')} {self.pick('i0 % 100', '2', '-1', *self.counters)})"
        if k == 6:
            return f"({self.pick('i0 % 1000', '7', *self.counters)} / {self.pick('3', '8', '0.5')})"
        if k == 7:
            return f"({a} if {self.cond(n - 1)} else {b})"
        return self.pick("abs(f0)", "-f0", "float(i1 % 99)", "f0 ** 2", "f0 // 3.0", "f0 % 2.5", "round(f1, 2)")

    def str_(self, n=1):
        if n <= 0 or self.chance(0.3):
            return self.pick("s0", "s1", self.r.choice(STRS))
        k = self.r.randrange(10)
        a = self.str_(n - 1)
        if k == 0:
            return f"({a} + {self.str_(n - 1)})"
        if k == 1:
            return f"{a}[{self.slice_()}]"
        if k == 2:
            return f"str({self.pick('i0', 'f0', 'i1 % 10', *self.counters)})"
        if k == 3:
            return "f'{" + self.pick("i0", "f0", "s1", "i1 % 7", "l0[:2]") + self.pick("", "!r") + "}-{" + self.pick("s0", "i1") + "}'"
        if k == 4:
            return f"({a} * {self.pick('2', '0', '(i0 & 3)')})"
        if k == 5:
            return f"{a}.{self.pick('upper()', 'lower()', 'strip()', 'replace(chr(97), s1)', 'title()', 'split()[-1:][0:1].__repr__()')}"
        if k == 6:
            return f"(s1 if {self.cond(n - 1)} else {a})"
        if k == 7:
            return "(s0[-1] if s0 else 'e')"
        if k == 8:
            return f"chr({self.pick('97', '233', '8364')} + i0 % 20)"
        return f"'-'.join(['q', {a}])"

    def slice_(self):
        part = lambda: self.pick("", "", "1", "2", "-1", "-2", "3", "i0 % 5", *self.counters)  # noqa: E731
        return f"{part()}:{part()}" + (f":{self.pick('', '1', '2', '-1', '-2')}" if self.chance(0.4) else "")

    def cond(self, n=1):
        k = self.r.randrange(17)
        if k < 5:
            return f"{self.int_(n - 1)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.int_(n - 1)}"
        if k == 5:
            return f"{self.float_(n - 1)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {self.float_(n - 1)}"
        if k == 6:
            return f"{self.str_(0)} {self.pick('==', '!=', '<', 'in', 'not in')} {self.str_(0)}"
        if k == 7:
            return f"{self.pick('i0 % 9', '3', 'i1', *self.counters)} {self.pick('in', 'not in')} {self.pick('l0', 'd0', 't0', '(1, 2, 3)', '{4, 5}', 'l1')}"
        if k == 8:
            # numbers are values here (docs/differences.md): whether two equal ones are one object differs
            return f"p0 is {self.pick('None', 'not None', '(p1 if type(p1) not in (int, float) else True)', 'True')}"
        if k == 9:
            return f"isinstance(p0, {self.pick('int', 'str', '(int, float)', 'list')})"
        if k == 10:
            return self.pick("l0", "s0", "i0", "f0", "d0", "p0", "m0", "not l0", "not i1", "b0", "not b0")
        if k == 11 and n > 0:
            return f"({self.cond(n - 1)} {self.pick('and', 'or')} {self.cond(n - 1)})"
        if k == 12:
            return f"{self.pick('0', '-5')} <= {self.int_(0)} < {self.pick('10', '1 << 48', 'i1')}"
        if k == 13:
            return f"{self.int_(0)} % {self.pick('2', '3', '5')} == {self.pick('0', '1')}"
        if k == 14:
            return f"i0 {self.pick('<', '>', '==')} f0"
        if k == 15:
            return f"type(p0) is {self.pick('int', 'str', 'float')}"
        return f"(w := {self.int_(n - 1)}) > {self.pick('5', 'i0')}"

    def any_(self, n=1):
        k = self.r.randrange(16)
        if k < 4:
            return self.int_(n)
        if k < 6:
            return self.float_(n)
        if k < 8:
            return self.str_(n)
        return self.pick("None", "True", "False", "(i0, s0)", "[i0, f0]", "l0[:]", "p1", "p0", "o0", "{'k': i0}",
                         "Num(i0 % 50)", "Fin(i1 % 1000)", "[Fin(i0 % 100)]", "(p0, 1)", "m0[-1] if m0 else None",
                         "lambda x: x + 1", "range(i0 % 4)", "b'ab'", "o1.both", "o0.a", "d0.get('k')", "(1 << 48) + i1 % 3")

    # --- statements ---
    def stmt(self):
        self.budget -= 1
        k = self.r.randrange(62)
        r = self.r
        if self.chance(0.22):
            return self.rich()
        if k < 9:
            v = self.pick("i0", "i1", "i2", "i3")
            if self.chance(0.4):
                op = self.pick("+", "-", "+", "-", "*", "&", "|", "^", "//", "%", ">>", "<<")
                e = self.int_(1)
                if op in ("//", "%"):
                    e = f"({e} or 1)"
                if op in ("<<", ">>"):
                    e = f"({e} & 31)"
                self.line(f"{v} {op}= {e}")
            else:
                self.line(f"{v} = {self.int_(3)}")
            if self.chance(0.7):
                m = self.pick("clamp", "%", "%", "&", "&")
                if m == "clamp":
                    self.line(f"{v} = clamp({v})")
                elif m == "%":
                    self.line(f"{v} %= {self.pick('1000003', '(1 << 48)', '(1 << 61) - 1', '97')}")
                else:
                    self.line(f"{v} &= {self.pick('0xFFFF', '(1 << 48) - 1', '(1 << 49) - 1', '(1 << 63) - 1', '(1 << 64) - 1')}")
            else:
                self.line(f"{v} = clamp({v})")
        elif k < 12:
            self.line(f"{self.pick('f0', 'f1')} {self.pick('=', '=', '+=', '-=', '*=')} {self.float_(2)}")
        elif k < 15:
            v = self.pick("s0", "s1")
            self.line(f"{v} {self.pick('=', '+=')} {self.str_(2)}")
            self.line(f"{v} = {v}[{self.pick(':20', '-20:')}]")
        elif k < 18:
            self.line(f"{self.pick('l0', 'l1')}[{self.index()}] {self.pick('=', '=', '+=', '^=')} {self.pick('i0', 'i1', *self.counters, self.int_(1))}")
        elif k == 18:
            self.line(f"l0.append({self.int_(1)})")
        elif k == 19:
            self.line(self.pick("if l0: l0.pop()", "if len(l0) > 3: del l0[1]", "l0.insert(1, i1 % 9)", "l0.reverse()", "l0 = l0 + [i0]",
                                "l0 = [x % 1000 for x in l0]", "l0.sort()", "l0 = sorted(l0, reverse=True)", "l0 = list(l1)", "l1 = l1[::-1]",
                                "l0 += [1, 2]", "l0 = l0[1:] + l0[:1]", "l0[1:3] = [7, 8, 9]", "del l0[::2]", "l0 *= 2", "l0.extend(l1)"))
        elif k == 20:
            self.line(f"l0[{self.slice_()}] = [{self.int_(0)}]" if self.chance(0.5) else f"l0 = l0[{self.slice_()}]")
        elif k == 21:
            self.line(f"d0[{self.pick('i0 % 7', 's0', '1', 'k', *self.counters).replace('k', chr(39) + 'k' + chr(39))}] = {self.pick('i0', 's1', 'i1 % 100', 'f0')}")
            self.line("if len(d0) > 20: d0.clear()")
        elif k == 22:
            self.line(self.pick("d0.pop(i0 % 7, None)", "d0.setdefault(i1 % 5, i0)", "d0[1] = d0.get(1, 0)", "i2 = len(d0)",
                                "for kk in list(d0): i3 += len(str(kk))", "i1 += sum(1 for kk in d0)", "d0 = {**d0, 'z': 1}", "del d0[i0 % 6]"))
        elif k < 25:
            o = self.pick("o0", "o1", "o0")
            self.line(self.pick(f"{o}.a = {self.int_(1)}", f"{o}.b = {self.any_(1)}", f"{o}.a += 1", f"{o}.b = {o}.a",
                                f"i0 = clamp({o}.get({self.int_(0)}))", f"{o}.put({self.int_(1)})", f"p0 = {o}.pick()",
                                f"p1 = {o}.both", f"i1 = {o}.kind", f"p0 = {o}.b", f"i2 = clamp({o}.a)", f"p1 = {o}.put({self.any_(0)})",
                                "i1 = len(o0)", "i1 = o0[i1 % 4]", "m = o0.get; i1 = clamp(m(2))"))
            self.line(f"if type({o}.a) is not int or abs({o}.a) > 1 << 70: {o}.a = 1")
        elif k == 25:
            self.line(f"{self.pick('o0', 'o1')} = {self.pick('Base', 'Child', 'Slotted', 'Base')}({self.pick('i0 % 100', '1', 'clamp(i1)')}, {self.any_(0)})")
        elif k < 29:
            self.line(f"{self.pick('p0', 'p1')} = {self.any_(2)}")
        elif k == 29:
            self.line(f"m0.append({self.any_(1)})")
            self.line("if len(m0) > 12: del m0[:6]")
        elif k == 30:
            self.line(self.pick("p0, p1 = p1, p0", "i0, i1 = i1, i0", "l0, l1 = l1, l0[:] or [1]", "i0, i1, i2 = i2, i0, i1", "f0, i2 = f1, i1",
                                "l1[0], l1[-1] = l1[-1], l1[0]", "i0, *p0 = l1", "(i1, p1), i2 = (i2, s0), i1", "t0 = (i0, i1, len(s0))"))
        elif k == 31:
            self.line(self.pick("p0 = p0 + p1", "p0 = p0 == p1", "p0 = [p0, p1][i0 % 2]", "p1 = -p0", "p0 = p0[0]", "p0 = p0 < p1", "p0 += 1",
                                "p0 = p1 * 2", "p1 = len(p0)", "p0 = p0 % p1", "p0 = p0(3)", "p1 = str(p0)[:9]", "p1 = not p0")
                      if self.in_try else "p0 = repr(p0)[:8]")
        elif k == 32:
            self.line("del p0")
            self.line(f"p0 = {self.any_(1)}")
        elif k == 33:
            self.line(self.pick("g1 += 1", "g0 = i0 % 1000", "g1 = clamp(i1)", "g0 = g1"))
        elif k == 34:
            self.line(f"b0 = {self.cond(2)}")
        elif k == 35:
            self.line(self.pick("p0 = [x * 2 for x in l1 if x != 3]", "p1 = {x % 5: x for x in l1}", "p0 = tuple(x + i0 for x in l1)", "i3 = sum(x & 255 for x in l0)",
                                "p1 = sorted({x % 7 for x in l1})", "p0 = [(i, x) for i, x in enumerate(l1)]", "p0 = any(x > i0 for x in l0)", "p1 = max(l1)",
                                "p0 = [[j for j in range(2)] for _ in range(2)]", "p1 = list(map(abs, l1))", "p0 = list(zip(l0, l1))"))
        elif k < 46 and self.budget > 0:
            def body():
                self.body(r.randrange(1, 4))
            self.block(f"if {self.cond(2)}:", body)
            if self.chance(0.3) and self.budget > 0:
                self.block(f"elif {self.cond(1)}:", body)
            if self.chance(0.5):
                self.block("else:", body)
        elif k < 51 and self.loops < 3 and self.budget > 0:
            self.loop()
        elif k < 55 and self.budget > 0:
            self.try_()
        elif k == 55 and self.in_loop:
            word = self.pick("continue", "break", "continue")
            self.block(f"if {self.cond(1)}:", lambda: self.line(word))
        elif k == 56:
            kind = self.pick("ValueError", "KeyError", "TypeError", "IndexError", "ZeroDivisionError")
            self.block(f"if {self.pick('i0 % 19 == 7', 'i1 % 31 == 3', 'len(l0) > 30')}:", lambda: self.line(f"raise {kind}(i0 % 10)"))
        elif k == 57 and self.closures:
            self.line(self.pick("bump()", "i2 = bump()", "i1 = clamp(peek(i0))", "cell = i0 % 100", "i3 = cell"))
        elif k == 58 and self.budget > 0:
            self.block(f"with Ctx({self.pick('True', 'False', 'b0')}) as p1:", lambda: self.body(2))
        elif k == 59:
            self.line("if len(l0) > 40: del l0[10:]")
            self.line("if len(l1) > 40: l1 = l1[:9]")
        elif k == 60 and self.budget > 0:
            self.block(f"match {self.pick('p0', 'i0 % 4', 't0', '(i0 % 3, s0)')}:", self.cases)
        else:
            self.line(f"l1[{self.pick('0', '-1', '1 % len(l1)')}] = {self.int_(1)} % 1000007")

    def rich(self):
        """Statements over the prelude's classes and functions."""
        n = self.pick("i0 % 12", "i1 % 7", "3", *self.counters)
        m = f"({n}) % 10"
        kinds = [
            f"i1 = fib({m})", f"i2 = depth({m})", f"i1 = spread({n}, {n}, k=i0 % 3)", f"i1 = spread(*l1[:3], z=1)",
            f"i2 = defaults({m}, c={m})", f"i2 = defaults({m})", f"i2 = defaults({m}, 5)", f"i1 = total({m})",
            "p0 = list(walk([1, (2, [3, i0 % 5]), t0]))", f"p1 = Point({n})", "p1 = Point.at(i0 % 100)", "i1 = Point.origin().norm()",
            f"p0 = Point({n}) + Point(1)", f"b0 = Point({n}) == Point(3)", f"b0 = Point({n}) < Point(5)", "i2 = Point(i0 % 1000, 3).half",
            "p0 = max([Point(3), Point(1)]).x", "p0 = sorted([Point(x % 9) for x in l1])", "p0 = sorted(l1, key=lambda x: -x)",
            "p0 = sorted(l1, key=lambda x: (x % 3, x))", f"i1 = sum(Steps({m}))", f"b0 = {n} in Steps(3)", f"i2 = Steps(4)({m})",
            "i2 = Steps(1).abcde", "p0 = getattr(Steps(1), 'nothing', 7)", f"s9 = Steps({m}); s9 += 1; s9[3] = 1; i1 = s9.n",
            f"p1 = Fin({n}); p1 = None", f"p1 = [Fin({n}) for _ in range(2)]", f"p0 = (lambda q: q + i0 % 5)({n})", "p0 = [(lambda: x)() for x in l1]",
            "p1 = list(map(lambda x: x + 1, filter(None, l1)))", "i3 = len({x % 5 for x in l1} | {i0 % 3})", "p0 = {1, 2, i0 % 4} & {2, 3}",
            "p0 = {i0 % 4: 1} | {2: 3}", "p0 = bytes([i0 % 200, 3])[0]", "p1 = b'abc'[i0 % 3]", "p0 = 'abcdef'[i0 % 6]", "p0 = s0.find('c') + s0.count('b')",
            "p0 = s0.startswith('a') and s0.endswith('c')", "p0 = '%s-%d' % (s1, i0 % 100)", "p0 = '{}:{!r}'.format(i1 % 10, s0)", "p1 = s0.split('b')",
            "p0 = ' '.join(sorted(s0))", "p0 = divmod(i0, 7)", "p0 = pow(i0 % 10, 3, 7)", "p0 = round(f0 % 7, 1)", "p0 = int('12') + int(s1 or '0', 36)",
            "p0 = float(i0 % 100) ** 0.5", "p0 = 5 if b0 else 'no'", "Point.count = i0 % 5", "Base.kind = i0 % 3", "o0.kind = 9", "p0 = hash((i0, 1)) & 255",
            "p0 = [*l1, *t0][1:4]", "p0 = all(x < 5 for x in l1)", "p0 = [a * b for a in l1 for b in (1, 2) if a != b]", "i1 = len(p0) if isinstance(p0, (str, list)) else 0",
            "d0['n'] = d0.get('n', 0) + 1", "p0 = sorted(d0, key=str)", "for a, b in list(d0.items()): i2 += len(str(a))", "p0 = min(l1), max(l1), sum(l1)",
            "p0 = list(reversed(l1))", "l0[:] = l1[:4] or [1]", "l1 = [x for x in l1 if x % 2] or [1]", "p0 = l1.index(l1[-1])", "l1.sort(key=abs)",
            "p0 = (i0 & 1) + (i0 >> 3 & 1)", "i0 = (i0 << 7 ^ i0 >> 3) & (1 << 48) - 1", "i0 = (i0 * 6364136223846793005 + 1442695040888963407) & (1 << 64) - 1",
            "i1 = (i1 * 1103515245 + 12345) & 0x7fffffff", "i0 = i0 * i0 % 1000003", "f0 = (f0 * 1.1 + 1) % 1000.0", "f1 = -f1 / 3", "f1 = f0 if f0 < f1 else f1 * 0.5",
        ]
        risky = [
            f"i1 = raiser({m})", f"i1 = finalizes({m})", f"i1 = chain({m})", f"raise Leaf({m})", f"i1 = spread(1, k=2, k2={m}) + [1, 2][{m}]", f"defaults({m}, 2, 3)",
            "Point(1).zzz", "i1 = {}[i0 % 3]", "p0 = next(iter(()))", "i1, i2 = l1", "assert i0 % 3, i0 % 3", "p0 = 1 // (i0 % 3)", "p0 = 's' + 1", "p0 = o0.get()", "del l1[99]",
            "p0 = int(s0)", "p0 = l1['x']", "p0()", "p0.append(1)", "for q in p0: i1 += 1",
        ]
        text = self.r.choice(kinds)
        if self.in_try and self.chance(0.4):
            text = self.r.choice(risky)
        elif self.chance(0.05):
            text = "global_function"
        if text == "global_function":
            self.line(self.pick("Base.get = (lambda self, x: x + 1) if i0 % 2 else (lambda self, x: x + 2)",
                                "Child.pick = lambda self: 5", "Base.extra = i0 % 3", "globals()['g0'] = i0 % 7",
                                "globals()['fib'] = lambda n: n", "o0.get = lambda x: 3", "o0.__class__ = Child", "Point.norm = lambda self: 1"))
            self.line("g1 = g1")
            return
        for part in text.split("; "):
            if part.startswith("raise"):
                self.block(f"if {self.cond(1)}:", lambda: self.line(part))
            else:
                self.line(part)

    def cases(self):
        for _ in range(2):
            self.block(f"case {self.pick('0', '1', 'None', '[a, b]', '(x, y, z)', 'int()', 'str() as q', '(0, _)')}:", lambda: self.body(1))
        self.block("case _:", lambda: self.body(1))

    def body(self, n):
        for _ in range(n):
            self.stmt()

    def try_(self):
        def guarded():
            before, self.in_try = self.in_try, True
            self.body(self.r.randrange(1, 4))
            self.in_try = before
        self.block("try:", guarded)
        k = self.r.randrange(4)
        if k < 3:
            kind = self.pick("Exception", "(TypeError, ValueError)", "ZeroDivisionError", "IndexError", "LookupError")
            name = self.fresh("e")
            def handler():
                self.line(self.pick(f"i3 += len(str({name}))", f"p1 = type({name}).__name__", f"log.append(lines({name})[0])", "i2 += 1", f"p0 = {name}.args"))
                if self.chance(0.2):
                    self.line("raise")
            self.block(f"except {kind} as {name}:", handler)
            if self.chance(0.2):
                self.block("else:", lambda: self.body(1))
        if k == 3 or self.chance(0.3):
            in_loop, self.in_loop = self.in_loop, False
            self.block("finally:", lambda: self.body(1))
            self.in_loop = in_loop

    def loop(self):
        saved = self.in_loop, list(self.counters)
        self.loops += 1
        deep = self.loops
        count = self.r.choice([30 * self.scale, 60 * self.scale, 90 * self.scale] if deep == 1 else [3, 5, 9, 12] if deep == 2 else [2, 4])
        k = self.r.randrange(13)
        v = self.fresh("n")
        self.in_loop = True
        size = self.r.randrange(2, 7)

        guarded = deep == 1 and self.chance(0.6)

        def inside():
            if guarded:
                before, self.in_try = self.in_try, True
                self.block("try:", lambda: self.body(size))
                self.in_try = before
                self.line("except Exception as e0:")
                self.line(self.pick("    i3 += len(str(e0))", "    i3 += sum(lines(e0)[:1])", "    p0 = 1"))
            else:
                self.body(size)
        if k < 4:
            form = self.pick(f"range({count})", f"range({count})", f"range({count}, 0, -1)", f"range(-4, {count}, 3)", "range(len(l1))", f"range(i0 % {count})")
            self.counters = self.counters + [v]
            self.block(f"for {v} in {form}:", inside)
        elif k == 4:
            self.counters = self.counters + [v]
            self.line(f"{v} = 0")

            def counted():
                self.line(f"{v} += 1")
                inside()
            self.block(f"while {v} < {count}:", counted)
        elif k == 5:
            self.line(f"{v}x = 0")

            def counted():
                self.line(f"{v}x += 1")
                inside()
            self.block(f"while {self.cond(1)} and {v}x < {count}:", counted)
        elif k == 6:
            source = self.pick("l1", "l0[:12]", "t0", "[1, 2, 3] * 8", "l1[::-1]", "(4, 5, 6)")
            self.counters = self.counters + [v]
            self.block(f"for {v} in {source}:", inside)
        elif k == 7:
            source = self.pick("m0[:]", "[p0, p1, i0, s0]", "[1, 2.5, 'x', None] * 4", "[o0, o1]", "list(d0.values())")
            self.block(f"for p0 in {source}:", inside)
        elif k == 8:
            self.counters = self.counters + [v]
            self.block(f"for {v}, p1 in enumerate({self.pick('l1', 's0', 'm0[:]', '[(1, 2)] * 5')}):", inside)
        elif k == 9:
            self.counters = self.counters + [v]
            self.block(f"for {v}, {v}b in zip(l1, {self.pick('l0[:8]', 's0', 'range(9)')}):", inside)
        elif k == 10:
            self.block(f"for s1 in {self.pick('s0', repr('abcde'), 'str(i0)[:12]', '[s0, s1] * 3')}:", inside)
        elif k == 11:
            self.counters = self.counters + [v]
            self.block(f"for {v} in steps({count}{self.pick('', ', 2')}):", inside)
        else:
            self.block(f"for {v}k, p1 in list(d0.items()):", inside)
        if self.chance(0.15):
            self.block("else:", lambda: self.line("i3 += 1"))
        self.loops -= 1
        self.in_loop, self.counters = saved

    def helper(self, number):
        name = f"h{number}"
        self.in_try = False
        k = self.r.randrange(6)
        self.counters = ["x", "y"]
        def expression():
            text = self.int_(2)
            for v in ("i0", "i1", "i2", "i3", "l0", "l1", "s0", "d0", "t0", "m0", "o0", "o1", "f0", "f1", "p0", "p1", "b0", "s1"):
                while True:
                    at = text.find(v)
                    if at < 0:
                        break
                    text = text[:at] + {"i": "x", "f": "2.5", "l": "[x, y, 3]", "s": "'ab'", "d": "{1: y}", "t": "(x, y, 1)", "m": "[x]",
                                        "o": "Base(x, y)", "p": "y", "b": "True"}[v[0]] + text[at + 2:]
            return text
        saved, self.helpers = self.helpers, []
        if k == 0:
            self.line(f"def {name}(x, y=2):")
            self.line(f"    return {expression()}")
        elif k == 1:
            self.line(f"def {name}(x, y):")
            self.line(f"    if {expression()} > y:")
            self.line(f"        return clamp({expression()})")
            self.line(f"    z = x + y")
            self.line(f"    return z")
        elif k == 2:
            self.line(f"def {name}(x, y):")
            self.line("    t = 0")
            self.line(f"    for q in range({self.pick('3', 'y % 5', 'x & 7')}):")
            self.line(f"        t += {expression()} % 97")
            if self.chance(0.4):
                self.line("        if t % 5 == 4: return t")
            self.line("    return t")
        elif k == 3:
            self.line(f"def {name}(x, y):")
            self.line("    if x % 13 == 5:")
            self.line("        raise ValueError(y % 10)")
            self.line(f"    return x {self.pick('+', '-', '^')} y")
        elif k == 4:
            self.line(f"def {name}(x, y, d=3):")
            self.line("    if d <= 0 or y == 0:")
            self.line("        return x % 1009")
            self.line(f"    return {name}(y, x % 11, d - 1) + d")
        else:
            self.line(f"def {name}(x, y):")
            self.line("    global g1")
            self.line("    g1 += 1")
            self.line("    try:")
            self.line(f"        return {expression()} % (y & 3)")
            self.line("    except ZeroDivisionError:")
            self.line("        return x & 15")
        self.helpers = saved + [name]

    def function(self, number):
        self.counters, self.in_loop, self.in_try = [], False, False
        self.closures = self.chance(0.4)
        self.line(f"def f{number}(i0, i1, l0, p0):")
        self.depth = 1
        self.line("global g0, g1")
        for text in LOCALS:
            self.line(text)
        if self.closures:
            self.line("cell = 5")
            self.line("def bump():")
            self.line("    nonlocal cell")
            self.line(f"    cell = (cell * {self.pick('3', '5')} + 1) % 1000")
            self.line("    return cell")
            self.line("def peek(x):")
            self.line(f"    return cell {self.pick('+', '-', '*')} x")
        self.budget = self.r.randrange(8, 30)
        self.body(self.r.randrange(0, 3))
        self.loops = 0
        for _ in range(self.r.randrange(1, 3)):
            self.budget = max(self.budget, 8)
            self.loop()
        self.line("return (i0, i1, i2, i3, f0, f1, s0, s1, l0, l1, m0 and len(m0), d0, t0, b0, type(p0).__name__, type(p1).__name__, o0.a, o1.a)")
        self.depth = 0

    # --- shapes ---
    def fill(self, text, number):
        """Holes of a shape's text, filled at random; nested choices from the inside."""
        while True:
            done = CHOICE.sub(lambda m: self.r.choice(m.group(1).split(";;")), text)
            if done == text:
                break
            text = done
        holes = {"#": lambda: str(number), "I": lambda: f"({self.int_(2)})", "E": lambda: f"({self.r.choice(EDGES)})", "S": lambda: self.r.choice(SMALL_INTS),
                 "K": lambda: str(self.r.randrange(2, 10)), "M": lambda: str(self.r.randrange(3, 14)), "F": lambda: self.float_(2),
                 "G": lambda: self.r.choice(FLOAT_EDGES), "T": lambda: self.str_(1), "A": lambda: self.any_(1), "C": lambda: self.cond(1),
                 "P": lambda: self.pick("<", "<=", ">", ">=", "==", "!="), "O": lambda: self.pick("+", "-", "*", "&", "|", "^"),
                 "N": lambda: f"(n0 * {self.pick('1', '3', '5')} % {self.pick('7', '9', '4')})", "n": lambda: "n0", "X": lambda: self.over_x_y(2)}
        return re.sub(r"\$([#IESKMFGTACPONnX])", lambda m: holes[m.group(1)](), text)

    def over_x_y(self, n):
        if n <= 0 or self.chance(0.25):
            return self.pick("x", "y", "x", "y", "1", "2", "7", "255", self.r.choice(EDGES))
        a, b = self.over_x_y(n - 1), self.over_x_y(n - 1)
        return self.pick(f"({a} + {b})", f"({a} - {b})", f"({a} * {b})", f"({a} & {b})", f"({a} ^ {b})", f"({a} | {b})", f"({a} % ({b} or 5))", f"(-{a})",
                         f"({a} // 3)", f"({a} if {b} > 2 else {b})", f"({a} << 3)", f"({a} >> 2)", f"min({a}, {b})", f"abs({a})")

    def part(self, lines, number):
        for line in self.fill("\n".join(lines), number).splitlines():
            text = line.lstrip()
            if text == "$B":
                saved, self.depth = self.depth, self.depth + (len(line) - len(text)) // 4
                self.budget = 4
                self.body(self.r.randrange(1, 4))
                self.depth = saved
            elif text:
                self.line(line.replace("nonlocal ", "global ") if self.at_module else line)

    def shaped(self, number):
        """A function whose loop runs one to three shapes, between random statements."""
        chosen = [(*self.r.choice(PARSED), self.shape_number + k) for k in range(self.pick(1, 1, 2, 2, 3))]
        self.shape_number += len(chosen)
        self.counters, self.in_loop, self.in_try, self.closures = ["n0"], False, False, False
        self.at_module = False
        for _, parts, _, tag in chosen:
            self.part(parts["defs"], tag)
        self.at_module = self.chance(0.08)
        if self.at_module:
            self.line("i0 = 3; i1 = 5; l0 = [1, 2, 3, 4]; p0 = None")
            self.line("try:")
        else:
            self.line(f"def f{number}(i0, i1, l0, p0):")
        self.depth = 1
        for text in LOCALS:
            self.line(text)
        for _, parts, _, tag in chosen:
            self.part(parts["setup"], tag)
        rounds = self.pick(24, 34, 34, 48) * self.scale
        self.line("n0 = 0")
        k = self.r.randrange(9)
        before = self.depth
        if k < 4:
            self.line(f"for n0 in range({rounds}):")
        elif k == 4:
            self.line(f"while n0 < {rounds}:")
            self.depth += 1
            self.line("n0 += 1")
            self.depth -= 1
        elif k == 5:
            self.line(f"for n0 in steps({rounds}):")
        elif k == 6:
            self.line(f"for n0, z0 in {self.pick('enumerate(', 'zip(range(99), ')}[1, 2.5] * {rounds // 2}):")
        elif k == 7:
            self.line(f"for n0 in list(range({rounds})):")
        else:
            self.line("for z0 in range(3):")
            self.depth += 1
            self.line(f"for n0 in range({rounds // 2}):")
        self.depth += 1
        self.in_loop = True
        guarded = self.chance(0.6) or any(needs for _, _, needs, _ in chosen)
        if guarded:
            self.line("try:")
            self.depth += 1
            self.in_try = True
        self.line("pass")
        for _, parts, _, tag in chosen:
            if self.chance(0.35):
                self.budget = 3
                self.body(self.pick(1, 1, 2))
            self.part(parts["body"], tag)
        if guarded:
            self.depth -= 1
            self.in_try = False
            self.line(self.pick("except Exception as e0:", "except (ArithmeticError, LookupError, TypeError, ValueError, AttributeError, NameError, RuntimeError, Root, AssertionError, StopIteration) as e0:"))
            self.line("    " + self.pick("i3 += len(str(e0))", "i3 += len(lines(e0))", "i3 = (i3 * 3 + len(type(e0).__name__)) % 100003", "log.append(lines(e0))"))
        self.depth = before
        self.in_loop = False
        for _, parts, _, tag in chosen:
            self.part(parts["after"], tag)
        if self.at_module:
            self.line("print(i0, i1, i2, i3, f0, f1, s0, s1, l0, l1)")
            self.depth = 0
            self.line("except Exception as e0:")
            self.line("    print(type(e0).__name__, str(e0)[:200], lines(e0)[:1])")
            self.line(f"def f{number}(*args): pass")
        else:
            self.line("return (i0, i1, i2, i3, f0, f1, s0, s1, l0, l1, m0 and len(m0), d0, t0, b0, type(p0).__name__, type(p1).__name__, o0.a, o1.a)")
        self.depth = 0

    def program(self):
        """Text behind the prelude."""
        self.counters, self.in_loop, self.in_try, self.closures = [], False, False, False
        for n in range(self.r.randrange(0, 4)):
            self.helper(n)
        functions = self.r.randrange(1, 3)
        for n in range(functions):
            if self.chance(0.7):
                self.shaped(n)
            else:
                self.function(n)
        for n in range(functions):
            for _ in range(self.r.randrange(2, 4)):
                start = [self.pick("0", "1", "5", "-3", "(1 << 48) - 2", "(1 << 62)", "True", "100") for _ in range(2)]
                self.line(f"call(f{n}, {start[0]}, {start[1]}, {self.pick('[1, 2, 3, 4]', '[0] * 8', 'list(range(10))', '[1 << 48, -1, 5, 2]', '[1, 2.5, 3, 4]')}, {self.pick('None', '1', '2.5', repr('s'), '[1]', 'Num(3)')})")
        return "\n".join(self.out) + "\n"
