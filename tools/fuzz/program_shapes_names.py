# SPDX-License-Identifier: MIT
"""More shapes of program_fuzz.py (program_shapes.py says what a shape is): methods and keys that C code calls, special methods that
raise, code that has several globals, generators left half-way, threads."""

SHAPES = r'''
== answers_to_sort
defs:
class Less$#:
    bias = 0
    def __init__(self, v, w=0): self.v = v; self.w = w
    def __lt__(self, o): @{return self.v < o.v;;return (self.v, self.w) < (o.v, o.w);;return self.w < o.w if self.v == o.v else None;;return self.v + self.bias < o.v + o.bias;;return o.v > self.v}@
    def __eq__(self, o): return self.v == o.v @{and self.w == o.w;;or self.w == o.w + 1;;}@
    def __hash__(self): return @{self.v % 7 if type(self.v) is int else 3;;hash(self.v);;hash((self.v, self.w)) & 15;;1}@
def key$#(x): return @{x.v;;(x.w, x.v);;-x.v if type(x.v) is int else x.v;;x.v * 2 + x.w;;x.v if x.w else 0;;x.v & 3 if type(x.v) is int else 1}@
def many$#(n): return [Less$#(@{(k * 7 + n) % 13;;(k * 5) % 11 << 46;;(k * 3 % 8) * 0.5;;str(k * 7 % 12);;k * 7 % 13 if k % 9 else 2.5}@, k % 3) for k in range(@{9;;14;;5}@)]
setup:
    a$# = 0; d$# = {}
body:
    x$# = many$#($n % $M)
    @{x$#.sort();;x$#.sort(key=key$#);;x$# = sorted(x$#, reverse=True);;x$#.append(min(x$#));;x$#.append(max(x$#, key=key$#));;x$# = heapq.nsmallest(4, x$#);;heapq.heapify(x$#);;bisect.insort(x$#, Less$#(x$#[0].v));;x$# = list(filter(key$#, x$#)) or x$#}@
    a$# = (a$# * 3 + sum(y.w * k for k, y in enumerate(x$#)) + len(str(x$#[0].v)) + len(str(x$#[-1].v))) % 1000003
    @{d$#[x$#[0]] = $n;;a$# += x$#[0] in x$#[1:];;a$# += len(set(x$#));;a$# += x$#.index(x$#[-1]);;a$# += x$#.count(x$#[0]);;a$# += len(list(map(key$#, x$#)));;a$# += len(dict.fromkeys(x$#));;pass}@
    if $n == @{11;;17;;20}@:
        @{Less$#.__lt__ = lambda self, o: self.v > o.v;;Less$#.bias = 3;;Less$#.__eq__ = lambda self, o: False;;Less$#.__hash__ = lambda self: 5;;globals()["key$#"] = lambda x: x.w;;x$#[0].__class__ = Num;;del Less$#.__lt__;;key$#.__code__ = (lambda x: x.w + 1).__code__;;Less$#.__lt__ = lambda self, o: NotImplemented}@
after:
    print(a$#, len(d$#))
  needs_try
== set_operators_of_objects
defs:
class Eq$#:
    def __init__(self, v): self.v = v
    def __hash__(self): return self.v % @{5;;3;;100}@
    def __eq__(self, o): return isinstance(o, Eq$#) and self.v == o.v
class Sub$#(@{set;;frozenset}@): pass
setup:
    a$# = {1, 2, 3}; b$# = @{{2, 3};;frozenset((3, 4, "x"));;{(1, 2), 3, None};;Sub$#([1, 9]);;{Eq$#(1), 3}}@; c$# = 0
body:
    a$# = @{a$# | b$#;;a$# & b$# or {$n, 3};;a$# ^ b$#;;a$# - b$#;;a$# | {$n % 7, $n};;b$# | {str($n % 5)};;a$# ^ {Eq$#($n % 4)};;{x for x in a$# if x != 3} | b$#}@
    @{a$# |= {$n % $K};;a$# &= {1, 2, 3, $n % 5, "x"};;a$# -= {$n};;a$# ^= b$#;;pass;;a$# |= {Eq$#($n % 3): 1}.keys()}@
    c$# += len(a$#) + (a$# <= b$#) + (b$# < a$#) * 2 + a$#.isdisjoint(b$#) + ($n in a$#) + (a$# == b$#) + @{0;;len(a$# - b$#);;len(b$# & a$#);;sum(type(x) is int for x in a$#)}@
    if len(a$#) > 9: a$# = {1, 2}
    @{pass;;if $n == 15: a$# = [1];;if $n == 15: b$# = [2];;if $n % 8 == 3: b$# = {$n, 1};;if $n == 12: a$# = frozenset(a$#)}@
after:
    print(c$#, len(a$#), type(a$#).__name__)
  needs_try
== memoryviews
setup:
    q$# = @{bytearray(range(40));;bytes(range(40));;array.array("i", range(40));;array.array("d", range(40));;array.array("q", [1 << 48, -1] * 20)}@
    v$# = memoryview(q$#)@{;;.cast("B");;[2:30];;[::2];;[::-1];;[5:]}@; a$# = 0
body:
    w$# = v$#[@{$n % 9:;;:$K;;$n % 5:$n % 5 + 4;;::2;;::-1;;-4:}@]
    a$# += len(w$#) + w$#.nbytes + (w$# == v$#) + @{0;;sum(w$#);;int(w$#[0]) if len(w$#) else 5;;len(bytes(w$#));;len(w$#.tolist());;hash(bytes(w$#[:1])) % 3 * 0;;sum(int(x) for x in w$#);;w$#[$n % 12]}@
    @{pass;;pass;;v$#[$n % 8] = $n;;v$#[:2] = v$#[2:4];;v$#[$n % 30] += 1;;w$#.release();;q$#.append(1);;if $n == 20: v$#.release()}@
    if type(a$#) is not float and abs(a$#) > 1 << 70: a$# = 1
after:
    v$# = w$# = None
    print(a$#, len(q$#), list(q$#)[:6])
  needs_try
== half_way_in_comprehensions
defs:
class Left$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Left$#.n += 1
def part$#(n, stop):
    held = @{Left$#(n);;None}@
    try:
        for k in range(n):
            if k == stop: @{return;;raise ValueError(k);;raise KeyError(k);;break}@
            yield @{k;;Left$#(k).v;;(k, k + 1)[0];;k * 0.5}@
    finally: Left$#.n += 100
def late$#(x):
    if x == $K: raise @{IndexError;;StopIteration;;ValueError}@(x)
    return x
setup:
    u$# = 0; k$# = []
body:
    g$# = part$#(@{8;;$n % 7;;12}@, @{-1;;5;;$n % 9}@)
    try:
        u$# += len(@{[late$#(x) for x in g$# if x < 5];;{x: late$#(x) for x in g$#};;{late$#(x) for x in g$#};;[x for x, y in zip(g$#, range(3))];;[x + next(g$#) for x in g$#];;[(x, y) for x in (1, 2) for y in part$#(x + $n % 3, 2)];;[*(late$#(x) for x in g$#)];;[next(part$#(3, -1)) for x in range(4)];;list(itertools.islice(g$#, 3));;[x for x in g$# if k$#.append(g$#) or x > 2]}@)
    except @{(ValueError, IndexError);;(LookupError, RuntimeError, ValueError);;Exception}@ as e: u$# += 7 + len(lines(e))
    @{k$#.append(g$#);;g$#.close();;pass;;g$# = None;;u$# += sum(g$#)}@
    if len(k$#) > 4: @{k$#.clear();;del k$#[0];;u$# += next(k$#.pop(), 3)}@
    u$# += Left$#.n
after:
    g$# = None; k$#.clear()
    print(u$#, Left$#.n)
  needs_try
== special_methods_raise
defs:
class Odd$#:
    def __init__(self, v): self.v = v
    def __bool__(self):
        if self.v % $K == 1: @{raise ValueError(self.v);;return 1;;return None;;return self.v > 9}@
        return @{self.v > 3;;not self.v;;self.v & 1 == 0}@
    def __len__(self):
        if self.v % $K == 2: @{raise KeyError(self.v);;return -1;;return "x";;return 1 << 64;;return True}@
        return @{self.v;;self.v & 7;;3}@
    def __index__(self):
        if self.v % $K == 3: @{raise IndexError(self.v);;return "s";;return 1 << 50;;return True;;return 2.0}@
        return self.v % @{4;;9;;3}@
    def __contains__(self, x):
        if self.v % $K == 0: @{raise TypeError(self.v);;return None;;return [1];;return NotImplemented}@
        return x == self.v
    def __eq__(self, o):
        if self.v % $K == 4: @{raise ValueError("eq");;return NotImplemented;;return 5;;return None}@
        return self.v == @{o;;getattr(o, "v", 3)}@
    def __hash__(self): @{return self.v;;return self.v if self.v % 6 != 5 else {}[self.v];;return 1 << 62}@
    def __iter__(self): @{return iter((self.v, 1));;return self.v;;raise ValueError("iter");;yield self.v; raise KeyError(3)}@
    def __add__(self, o): @{return NotImplemented;;raise ZeroDivisionError;;return Odd$#(self.v + 1)}@ if self.v % 5 == 2 else self.v + 1
    def __getattr__(self, name): raise AttributeError(name) if self.v % 3 else KeyError(name)
setup:
    a$# = 0; l$# = list(range(9)); d$# = {}
body:
    o$# = Odd$#($n)
    try: a$# += @{1 if o$# else 2;;len(o$#);;l$#[o$#];;3 in o$#;;$n in o$#;;o$# == $n;;l$#.count(o$#);;len(range(o$#));;len(l$#[o$#:]);;hex(o$#) != "";;(not o$#) + 1;;bool(o$#) + 5;;sum(o$#);;o$# + 1;;len([*o$#]);;(o$# and 3 or 4);;d$#.setdefault(o$#, $n);;l$#.index(o$#);;"abc"[o$#] == "b";;1 << o$#;;l$#[-1] + (o$#.missing if $n % 4 == 1 else 2);;bytes(o$#)[0:1] == b"";;any((o$#, 0));;all([1, o$#]);;len(list(filter(None, (o$#, 1))));;max(o$#);;len([x for x in (1, o$#) if x]);;int(o$#);;(1, 2, 3)[o$#];;str.__len__("ab" * o$#)}@
    except @{(ValueError, TypeError, LookupError, OverflowError, ZeroDivisionError, AttributeError, MemoryError);;Exception;;ArithmeticError}@ as e: a$# = (a$# * 3 + len(str(e)) + len(type(e).__name__) + len(lines(e))) % 1000003
    @{pass;;pass;;if $n == 17: Odd$#.__bool__ = lambda self: True;;if $n == 17: del Odd$#.__len__;;if $n == 14: Odd$#.__index__ = lambda self: 1;;if $n == 16: Odd$#.__eq__ = object.__eq__}@
    if type(a$#) is not int or abs(a$#) > 1 << 70: a$# = 1
after:
    print(a$#, len(d$#))
  needs_try
== code_of_several_globals
defs:
kg$# = $K
def inner$#(x):
    t = kg$#
    for q in range(x % 4): t += q
    return @{t;;t + kg$#;;t + len(str(x))}@
def outer$#(n):
    t = 0
    for q in range(n % 6 + 2): t += inner$#(q) + kg$#@{;; + len("ab");; + max(q, kg$#)}@
    return t
def tree$#(n): return kg$# if n < 2 else tree$#(n - 1) + tree$#(n - 2) + kg$#
def yields$#(n):
    for q in range(n % 5 + 1): yield q + kg$#@{;; + inner$#(q);; + len("xyz")}@
def store$#(n):
    global kg$#
    kg$# = @{n;;kg$# + 1;;kg$# * 3 % 1009}@
    return kg$#
class Less$#:
    def __lt__(self, o): return o is not None
def as_in$#(f, k, **more):
    return type(f)(f.__code__, {"__name__": "other", **{n: globals()[n] for n in ("inner$#", "outer$#", "tree$#", "yields$#", "store$#")}, "kg$#": k, **more}, f.__name__, f.__defaults__, f.__closure__)
md$# = compile("for q in range(6):\n    out.append(inner(q) + k)\n    k = k + @{0;;1;;q}@\n", "md", "exec")
setup:
    w$# = [@{outer$#;;tree$#;;store$#;;inner$#}@] ; w$#.append(as_in$#(w$#[0], 1000)); w$#.append(as_in$#(w$#[0], @{7;;1 << 50;;0.5}@@{;;, inner$#=w$#[1];;, tree$#=w$#[1];;, len=lambda x: 50;;, range=lambda x: (1, 5);;, __builtins__={"range": range, "len": lambda x: 9, "str": str, "max": min}}@))
    y$# = [yields$#, as_in$#(yields$#, 500), as_in$#(yields$#, 3)]; a$# = 0; s$# = {"k": 3, "out": [], "inner": inner$#}
body:
    a$# += @{w$#[$n % 3]($n % 8);;w$#[$n // 8 % 3]($n % 6);;sum(f($n % 5) for f in w$#);;w$#[0]($n % 7) + w$#[$n // 12 % 2]($n % 7);;sum(map(w$#[$n // 9 % 3], (1, 2, 5)));;sum(sorted((3, 1, 2), key=w$#[$n // 9 % 3]))}@
    @{a$# += sum(y$#[$n % 3]($n));;for z$# in y$#[$n // 7 % 3]($n): a$# += z$#;;a$# += sum(x * y for x, y in zip(y$#[0]($n), y$#[$n // 10 % 3](4)));;a$# += next(y$#[$n % 3]($n));;pass}@
    @{exec(md$#, s$#);;exec(md$#, {"k": $n, "out": s$#["out"], "inner": inner$#});;exec(md$#, s$#, {"k": $n % 4});;exec(md$#, {"out": s$#["out"], "inner": w$#[0]}, {"k": 5});;pass;;if $n % 4 == 1: w$#[1].__globals__["kg$#"] = $n;;if $n == 20: w$#[2].__code__ = inner$#.__code__}@
    if type(a$#) is not int or abs(a$#) > 1 << 70: a$# = 1
after:
    print(a$#, len(s$#["out"]), sum(s$#["out"]), s$#["k"], s$#.get("q"), [f(5) for f in w$#])
== threads_one_function
defs:
class Shared$#:
    factor = 1
    def __init__(self, v): self.v = v
    def get(self, x): return self.v + x * self.factor
    def __lt__(self, o): return self.v < o.v
def work$#(n, o, out):
    t = 0
    for q in range(n):
        t += o.get(q) + (o < o) @{;;+ len(sorted((o, Shared$#(q))));;+ sum(x for x in (q, 1));;+ Shared$#(q).get(1)}@
        if q % 16 == 3: t = (t * 3) % 1000003
    out.append(t)
def change$#(n):
    for q in range(n):
        @{Shared$#.get = lambda self, x: self.v + x;;Shared$#.other = q;;Shared$#.get = (lambda self, x, f=Shared$#.get: self.v + x) if q % 2 else (lambda self, x: x + self.v);;Shared$#.factor = 1;;Shared$#.__lt__ = lambda self, o: self.v < o.v;;globals()["Shared$#"].extra = [q]}@
setup:
    r$# = []
body:
    if $n % 12 == @{5;;7}@:
        h$# = [threading.Thread(target=f, args=a) for f, a in ((work$#, (@{60;;150}@, Shared$#($n), r$#)), (work$#, (@{60;;100}@, Shared$#($n + 1), r$#)), (change$#, (@{3;;20}@,)))]
        for t$# in h$#: t$#.start()
        work$#(@{20;;70}@, Shared$#(2), r$#)
        for t$# in h$#: t$#.join()
    else: work$#($n, Shared$#($n), r$#)
after:
    print(sorted(r$#), len(r$#))
== traced_while_hot
defs:
te$# = []
def leaf$#(x): return x + @{1;;len(te$#) % 1;;(x & 3)}@
def loop$#(n):
    t = 0
    for q in range(n):
        t += leaf$#(q)
        if q == @{9;;15;;n - 3}@: @{on$#();;sys.settrace(None);;pass;;t += 1}@
    return t
def gen$#(n):
    for q in range(n): yield leaf$#(q)
def event$#(frame, what, arg):
    if frame.f_code.co_name in ("leaf$#", "loop$#", "gen$#"):
        te$#.append((frame.f_code.co_name[0], what[0], frame.f_lineno % 7))
        return event$# if @{True;;what == "call";;len(te$#) % 5}@ else None
def on$#(): @{sys.settrace;;sys.setprofile}@(event$#)
setup:
    a$# = 0
body:
    if $n % $M == 3: on$#()
    a$# += @{loop$#(20);;sum(gen$#(9));;sum(map(leaf$#, range(6)));;loop$#(12) + sum(gen$#(4));;len(sorted(range(7), key=leaf$#))}@
    if $n % $M == @{3;;4;;1}@: sys.settrace(None); sys.setprofile(None)
    if len(te$#) > 3000: te$#.clear()
after:
    sys.settrace(None); sys.setprofile(None)
    print(a$#, len(te$#), te$#[-6:])
'''
