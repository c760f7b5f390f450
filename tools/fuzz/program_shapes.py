# SPDX-License-Identifier: MIT
"""Shapes of program_fuzz.py: pieces of programs aimed at one thing each that a trace may get wrong.

A shape has parts: `defs` stands once at the level of the module, `setup` before the loop of a function, `body`
inside it, `after` behind it. Holes are filled at random, each occurrence anew:

  $#  number of this shape in the program     $n  the loop's counter, from 0        $N  a small count of the loop
  $I  int expression   $E  int at an edge     $S  small int      $K  literal 2..9   $M  a step, 3..13
  $F  float expression $G  float at an edge   $T  str expression $A  any value      $C  condition
  $P  comparison       $O  int operator       $X  int expression over x and y, arguments of the shape's function
  $B  random statements of the generator (a line of its own)
  @{a;;b;;c}@  one of them

Outcomes must not depend on what docs/differences.md lets differ: identities of numbers, addresses, times.
"""

SHAPES = r'''
== edge_add
setup:
    e$# = $E
    u$# = $E
body:
    e$# @{+=;;-=}@ @{1;;$S;;$n;;$K;;i0 % 7}@
    if e$# $P u$#:
        e$# = $E
    u$# = e$# @{+;;-;;^;;|}@ @{$n;;1;;u$# & 255}@
after:
    print(e$#, u$#)
== one_call_generators
defs:
class Held$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Held$#.n += 1
def one$#(h, x):
    @{pass;;y = h.v;;if x % 3: yield x;;yield from two$#(h);;m = Held$#(x)}@
    @{yield h.v;;yield from two$#(h);;yield x + 1}@
    yield 2
def two$#(h):
    try:
        for y in @{(1, 2);;[3, 4];;range(5, 8)}@: yield y
    finally: Held$#.n += 1000
setup:
    a$# = 0; f$# = None
body:
    a$# += @{next(one$#(Held$#($n), $n));;one$#(Held$#($S), $n).send(None);;next(two$#(Held$#(1)), 5);;next(x for x in (Held$#(1), $n)) is None;;sum(one$#(Held$#(2), $n))}@
    @{f$# = one$#(Held$#($n), $n); a$# += next(f$#);;a$# += next(iter(one$#(Held$#(3), $n)));;pass;;if $n % $K == 0: a$# += next(f$#, 4) if f$# else 1}@
    @{a$# += Held$#.n;;pass;;f$# = None}@
after:
    f$# = None
    print(a$#, Held$#.n)
== generator_consumers
defs:
class Item$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Item$#.n += 1
    def __add__(self, o): return self.v + (o.v if isinstance(o, Item$#) else o)
    __radd__ = __add__
    def __lt__(self, o): return self.v < o.v
def from$#(n, late):
    for i in range(n):
        yield @{i;;i * 0.5;;i << 50;;Item$#(i);;(i % 7, i);;str(i);;i - 20}@ if i != late else @{$S;;1.5;;Item$#(i);;"x";;1 << 70}@
    return n
def through$#(s):
    @{yield from s;;for x in s: yield x}@
def stops$#(s):
    n = 0
    while True:
        try: @{next(s);;s.send(None)}@
        except @{StopIteration;;(KeyError, StopIteration)}@: return n
        n += 1
setup:
    u$# = 0
body:
    s$# = from$#(@{$K;;40;;$N}@, @{-1;;-1;;3;;$n % 50}@)
    @{pass;;s$# = through$#(s$#);;s$# = (x for x in s$#)}@
    try:
        r$# = @{sum;;max;;min;;list;;set;;sorted;;dict;;stops$#;;stops$#}@(s$#)
        u$# += r$# if type(r$#) is int else len(r$#) if isinstance(r$#, (list, set, dict)) else 1
    except (TypeError, ValueError): u$# += 3
    @{pass;;u$# += stops$#(s$#)}@
after:
    r$# = s$# = None
    print(u$#, Item$#.n)
== places
defs:
class In$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): In$#.n += 1
    def __enter__(self): return @{self;;self.v;;In$#(self.v)}@
    def __exit__(self, *a): self.last = None
class At$#:
    @{__slots__ = ("at", "v");;pass}@
    def __init__(self, v): self.at = v; self.v = 0
def sent$#():
    v = @{0;;None;;In$#(1)}@
    while True: v = yield v
def mixed$#(n): return @{[In$#(k) if k % 3 else k for k in range(n)];;[(k, k + 0.5, None, In$#(k), "s", True, (k,), [k])[k % @{8;;5;;4;;3}@] for k in range(n)];;[k if k % 7 != 3 else In$#(k) for k in range(n)];;[None if k % 2 else In$#(k) for k in range(n)];;[0.5 * k if k % 5 else In$#(k) for k in range(n)];;[In$#(k) if 8 < k % 17 else 1 << k for k in range(n)]}@
gp$# = 0
setup:
    at$# = At$#(0); it$# = [0, 0]; di$# = {"k": 0, 1: None}; st$# = [0]; a$# = 0; lo$# = ce$# = None
    ge$# = sent$#(); next(ge$#)
    l$# = []; m$# = mixed$#(300)
    def get$#(): return ce$#
body:
    l$#.append(@{m$#.pop();;m$#.pop();;In$#($n) if $n % $K else $n}@)
    if len(l$#) > 5: @{l$#.remove(l$#[0]);;del l$#[0];;l$#.pop(0);;l$# = l$#[-@{4;;2;;1}@:]}@
    for q$# in @{l$#;;l$#;;l$#[:];;reversed(l$#);;m$#[:4];;(x for x in l$#);;zip(l$#, l$#);;enumerate(l$#)}@:
        @{at$#.at = q$#;;it$#[0] = q$#;;di$#["k"] = q$#;;ce$# = q$#;;lo$# = q$#;;globals()["gp$#"] = q$#;;ge$#.send(q$#);;st$#.append(q$#);;at$#.at = lo$# = q$#;;x$# = (st$#.pop(), 1); st$#.append(q$#); x$# = None;;x$# = At$#(st$#.pop()); st$#.append(q$#); x$# = None;;it$#[0], it$#[1] = q$#, it$#[0];;at$#.at, lo$# = lo$#, q$#;;at$#.v, at$#.at = at$#.at, q$#}@
        @{pass;;if len(st$#) > 3: st$#.pop();;lo$# = None;;lo$# = at$#.at;;it$#[1] = at$#.at;;at$#.at = it$#[0];;ce$# = lo$#;;with q$# if isinstance(q$#, In$#) else In$#(3) as lo$#: a$# += 1;;di$#[1] = lo$#;;del di$#["k"]; di$#["k"] = q$#;;t$# = (q$#, lo$#); u$#, t$# = t$#}@
        a$# += @{isinstance;;isinstance;;lambda x, t: type(x) is t}@(@{q$#;;at$#.at;;it$#[0];;di$#["k"];;ce$#;;lo$#;;gp$#;;next(ge$#);;st$#[-1];;it$#[1];;at$#.v}@, @{int;;int;;In$#;;float;;type(None);;(int, float)}@)
        @{pass;;a$# += @{at$#.at;;it$#[0];;lo$#;;di$#["k"];;get$#()}@ is None;;if type(at$#.at) is int: a$# += at$#.at & 7;;if type(it$#[0]) is float: a$# += it$#[0];;if type(lo$#) is int: a$# ^= lo$# & 15;;if type(lo$#) is int and type(at$#.at) is int: a$# += 2}@
        @{pass;;pass;;q$# = None;;q$# = lo$#}@
    if $n % 5 == @{0;;2}@: @{a$# += In$#.n;;pass;;at$#.at = $n;;it$#[0] = 0.5;;lo$# = $n;;ce$# = 2}@
after:
    q$# = lo$# = ce$# = x$# = t$# = u$# = None
    globals()["gp$#"] = 0
    at$#.at = at$#.v = it$#[:] = di$#["k"] = di$#[1] = ()
    st$#.clear(); l$#.clear(); m$#.clear(); ge$#.close(); ge$# = None
    print(a$#, In$#.n)
== bound_builtins
defs:
class Kept$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Kept$#.n += 1
    def m(self, x): return self.v + x
    def __call__(self, *x): return len(x)
setup:
    a$# = 0; l$# = [Kept$#(0)]
    app$# = l$#.append; get$# = {0: 5}.get; find$# = "abc".find; call$# = l$#[0]
body:
    @{app$#($n);;app$#(Kept$#($n));;a$# += get$#($n % 2, 3);;a$# += find$#(@{"b";;"z";;str($n)}@);;a$# += call$#(*(1, 2)[$n % 2:])}@
    if $n % @{1;;$K}@ == 0: @{l$# = [Kept$#($n)]; app$# = l$#.append;;get$# = {$n % 2: len(l$#)}.get;;find$# = @{("x" * ($n % 5) + "b").find;;b"xbz".find if $n % 5 == 9 else "bz".find}@;;call$# = Kept$#($n).m if $n % 3 else Kept$#(1);;call$# = @{divmod;;max;;l$#.insert}@ if 0 else Kept$#(2)}@
    @{a$# += len(l$#);;if len(l$#) > 9: l$#.clear();;pass}@
after:
    del l$#, app$#, get$#, find$#, call$#
    print(a$#)
== edge_mul
setup:
    e$# = $E
body:
    e$# = e$# * @{3;;-3;;6364136223846793005;;$K;;(1 << 31)}@ @{+;;-;;^}@ @{$n;;1;;$E}@
    e$# @{&=;;%=}@ @{(1 << 48) - 1;;(1 << 49) - 1;;(1 << 63) - 1;;(1 << 64) - 1;;1000000007;;(1 << 61) - 1;;0xFFFFFFFF}@
    @{e$# -= 1 << 47;;e$# -= 1 << 48;;e$# = -e$#;;pass;;pass}@
after:
    print(e$#)
== edge_neg
setup:
    e$# = @{-(1 << 48);;-(1 << 48) + 30;;-(1 << 63) + 20;;-(1 << 47);;(1 << 48) - 20;;-(1 << 49) + 9}@
    a$# = 0
body:
    a$# ^= @{-e$#;;abs(e$#);;~e$#;;e$# // -1;;e$# * -1;;0 - e$#;;e$# >> 1;;e$# // 2;;e$# % -7;;e$# << 1;;e$# & -e$#}@
    e$# @{-=;;+=;;-=}@ @{1;;2;;$n}@
after:
    print(e$#, a$#)
== edge_range
setup:
    a$# = b$# = 0
body:
    for q$# in range($E - $K, $E + $K@{;;, 2;;, 3}@):
        a$# += q$# & 7
        b$# = q$#
        if a$# > 5000 or b$# > $E + 20: break
        if a$# & 31 > 24: break
after:
    print(a$#, b$#)
== edge_range2
setup:
    a$# = 0
    s$# = $E
body:
    for q$# in range(s$#@{ + $n;;;; - $n}@, s$# + @{$K;;-$K;;12}@, @{1;;-1;;2;;1 << 46;;1 << 62}@):
        a$# = (a$# * 3 + q$#) @{% 1000003;;& (1 << 48) - 1;;^ q$#}@
        if a$# > 1 << 200: a$# = 0
after:
    print(a$#)
== edge_shift
setup:
    a$# = 1
    b$# = 0
body:
    a$# = a$# << @{1;;$K;;($n & 3);;($n % 50)}@
    b$# ^= @{a$# >> 3;;1 << ($n % 70);;a$# & 255;;-a$# >> 5;;(a$# | 1) << ($n & 15);;a$#.bit_length();;$E >> ($n % 66);;$E << ($n % 20)}@
    if a$# > @{1 << 60;;1 << 100;;(1 << 48) - 1}@: a$# = @{1;;3;;-1}@
    elif a$# < -(1 << 90): a$# = 1
after:
    print(a$#, b$#)
== edge_divmod
setup:
    a$# = $E
    b$# = 0
body:
    @{q$#, r$# = divmod(a$#, $n - $K or 1);;q$# = a$# // ($n - $K or 1); r$# = a$# % ($n - $K or 1);;q$#, r$# = divmod(a$# + $n, -3);;q$# = a$# // -1; r$# = a$# % $K}@
    b$# = (b$# + q$# ^ r$#) & (1 << 62) - 1
    a$# += @{1;;-1;;q$# & 3;;r$#}@
after:
    print(a$#, b$#)
== edge_compare
setup:
    a$# = $E
    c$# = 0
body:
    c$# += a$# $P $E
    c$# += a$# $P float($E)
    c$# += float(a$#) $P a$# + 1
    a$# += @{1;;-1;;$n & 1;;1 << 40}@
after:
    print(a$#, c$#)
== edge_index
setup:
    v$# = [1, 2, 3, 4, 5]
    a$# = 0
body:
    try:
        a$# += v$#[@{$n % 9 - 4;;$n - 7;;$E;;-$n;;$n // 3;;True;;$n % 7}@]
        v$#[@{$n % 6 - 3;;$n % 9;;-1 - $n % 6}@] @{=;;+=;;^=}@ @{$n;;$E;;a$# & 255}@
    except IndexError as e:
        a$# ^= len(str(e))
after:
    print(a$#, v$#)
== bool_arith
setup:
    a$# = 0
    q$# = True
body:
    q$# = @{$C;;not q$#;;q$# ^ ($n > 3);;q$# & ($n % 2 == 0);;q$# | False;;bool($n & 2)}@
    a$# += @{q$#;;q$# + q$#;;-q$#;;~q$# if False else q$# * 3;;(q$# << 2);;[5, 7][q$#];;q$# == 1;;q$# is True;;int(q$#)}@
after:
    print(a$#, q$#)
== nan
setup:
    nan$# = float("nan")
    x$# = @{$G;;nan$#;;0.0;;-0.0}@
    c$# = 0
body:
    y$# = @{x$#;;nan$#;;-x$#;;x$# * 0.0;;x$# - x$#;;$G;;float($n)}@
    c$# = c$# * 2 + (x$# $P y$#) & 0xFFFF
    if x$# @{!=;;==;;<;;>=}@ y$#: c$# += 1
    if not (x$# $P $F): c$# ^= 3
    x$# = @{-x$#;;$G;;x$# + 1.0;;y$#;;min(x$#, y$#);;max(y$#, x$#);;abs(y$#);;x$# or y$#;;x$# * -1}@
after:
    print(c$#, x$#, -x$#)
== signed_zero
setup:
    z$# = -0.0
    a$# = []
body:
    z$# = @{-z$#;;z$# * -1;;z$# + 0.0;;z$# - 0.0;;0.0 - z$#;;0 * z$#;;z$# + -0.0;;abs(z$#);;z$# / -3.0;;round(z$#);;z$# % 2.0;;z$# % -2.0;;z$# // 5.0;;float(-0 * $n);;-float($n % 2);;min(0.0, z$#);;max(-0.0, z$#);;z$# * 0}@ * @{1.0;;1;;-1.0}@
    if len(a$#) < 25: a$#.append(@{z$#;;-z$#;;(z$#, 1);;str(z$#);;f"{z$#:.1f}";;copysign(1.0, z$#);;z$# == 0;;0 if z$# else z$#}@)
after:
    print(a$#)
== float_edges
setup:
    x$# = $G
    a$# = 0
body:
    try:
        x$# = x$# @{* 2;;* 0.5;;+ 1e16;;- 1.0;;* x$#;;/ ($n % 3);;** 2;;// 3;;% 7;;- x$#;;/ 1e-300;;* 1e300}@
        a$# += @{int(x$#) & 255;;x$# $P $E;;x$#.is_integer();;hash(x$#) & 63 if x$# == x$# else 1;;round(x$#) & 15;;x$# == int(x$#);;int(x$# / 2) % 10}@
    except (OverflowError, ZeroDivisionError, ValueError) as e:
        a$# ^= len(str(e))
        x$# = $G
after:
    print(x$#, a$#)
== float_list
setup:
    v$# = [0.5, 1.25, -2.0, 3.75]
    w$# = [0.0] * 4
body:
    for j$# in range(4):
        v$#[j$#] = v$#[j$#] * @{0.5;;-0.99;;1.01}@ + w$#[j$# - 1] @{+;;-;;*}@ @{1;;0.25;;$n;;j$#}@
        w$#[-j$# - 1] @{=;;+=;;-=}@ v$#[j$# ^ 1] @{* 0.5;;;;/ 3}@
        if abs(v$#[j$#]) > 1e50: v$#[j$#] = 1.0
    if @{$n % 11 == 7;;$n == 20;;False}@: v$#[1] = @{3;;"s" and 2;;True;;1 << 50}@
    w$# = [x % 1000.0 for x in w$#]
after:
    print(v$#, w$#)
== float_attr
defs:
class Body$#:
    def __init__(self, x, v):
        self.x = x
        self.v = v
        self.m = 1
    def step(self, dt):
        self.x += self.v * dt
        self.v -= self.x * dt
        return self
setup:
    u$# = [Body$#(1.0, 0.5), Body$#(-1.0, 0.25), Body$#(2, 0)]
body:
    for b in u$#:
        b.step(@{0.01;;0.5;;1;;0.1 * ($n & 1)}@)
        b.m @{+=;;*=;;-=}@ @{1;;0.5;;b.x;;$n}@
        if abs(b.m) > 1e30: b.m = 1
    if @{$n % 9 == 4;;$n == 15}@: u$#[0].@{x;;v;;m}@ = @{1;;2.5;;$n;;True}@
after:
    print([(b.x, b.v, b.m) for b in u$#])
== mixed_types
setup:
    v$# = [@{1, 2.5, 3;;1, 2, 3, 4, 5, 6, 7, 8.5;;1, True, 2;;1 << 48, 1, 2;;"a", "b", "c";;1, None, 2;;0.5, 1, "x";;[1], (2,), 3;;2, 2, 2, 2, 2, 1 << 62}@]
    a$# = @{0;;0.0;;1}@
    c$# = 0
body:
    q$# = v$#[$n % len(v$#)]
    try:
        a$# = @{a$# + q$#;;q$# + a$#;;a$# - q$#;;q$# * 2;;a$# + (q$# > 1);;-q$#;;a$# * q$#;;q$# / 2;;q$# == a$#;;a$# if q$# else q$#}@
        if a$# $P q$#: c$# += 1
    except TypeError as e:
        c$# += len(str(e))
        a$# = 0
    if isinstance(a$#, (int, float)) and abs(a$#) > 1e9: a$# = 1
after:
    print(a$#, c$#)
== type_flip
setup:
    q$# = 1
    a$# = []
body:
    a$#.append(q$# @{+;;*}@ @{1;;q$#}@ if not isinstance(q$#, (str, type(None))) else q$#)
    if $n % $M == @{2;;1;;0}@: q$# = @{q$# + 0.5 if isinstance(q$#, (int, float)) else 1;;str(q$#)[:5];;None if q$# else 7;;[1, 2.5, "s", None, True, 1 << 60][$n % 6];;$A}@
    del a$#[:-12]
after:
    print(len(a$#), repr(a$#))
== alias_lists
setup:
    a$# = [1, 2, 3, 4]
    b$# = a$#@{;;;;[:]}@
    c$# = [a$#, b$#, @{a$#;;[9, 8, 7, 6]}@]
body:
    a$#[$n % 4] = b$#[($n + 1) % 4] + @{1;;$n;;c$#[2][0]}@
    c$#[$n % 3][@{0;;-1;;$n & 3}@] @{+=;;=;;^=}@ a$#[@{1;;-2;;$n % 4}@]
    b$#[0], a$#[-1] = a$#[1], b$#[@{2;;0;;-1}@]
    if @{$n % 7 == 3;;$n == 12;;a$#[0] > 900}@: @{c$#[1] = c$#[0];;a$# = a$#[:];;b$# = c$#[2];;c$#[2] = [5, 6, 7, 8];;a$#.append(b$#[0]); b$#.pop();;a$#[:] = b$#[::-1]}@
    for r$# in c$#:
        r$#[1] %= 10007
        r$#[0] &= 0xFFFFF
        r$#[-1] %= 65537
after:
    print(a$#, b$#, c$#)
== alias_length
defs:
def shrink$#(v, x):
    if x % @{5;;7;;3}@ == 2 and len(v) > 2:
        @{v.pop();;del v[0];;v[:] = v[:2];;v.clear(); v.extend([1, 2, 3])}@
    else:
        @{v.append(x);;v.insert(0, x);;v += [x];;v.extend((x, 1))}@
    return len(v)
setup:
    a$# = [1, 2, 3]
    t$# = 0
body:
    t$# += len(a$#)
    t$# += a$#[@{0;;-1;;len(a$#) - 1;;1}@]
    shrink$#(a$#, @{$n;;t$#}@)
    t$# += a$#[@{0;;-1;;len(a$#) - 1;;1}@]
    if len(a$#) > 30: del a$#[@{5:;;::2;;:20}@]
    t$# %= 1000003
after:
    print(t$#, a$#)
== list_grow_iter
setup:
    t$# = 0
body:
    v$# = [1, 2, 3]
    for q$# in v$#:
        t$# += q$#
        if len(v$#) < @{9;;15}@ and q$# @{& 1;;< 20;;% 3}@: v$#.append(@{q$# + 2;;t$# & 15;;q$# * 2}@)
        elif @{q$# % 5 == 0;;len(v$#) > 8}@: @{v$#.pop();;v$#.pop(0);;del v$#[:2];;v$# = v$#[:]}@
after:
    print(t$#)
== list_self
setup:
    v$# = list(range(12))
body:
    v$#[@{$n % 5:$n % 9;;2:5;;::3;;-3:;;$n % 12:}@] = @{v$#[:4];;v$#;;[$n] * 4;;reversed(v$#[:4]);;(x for x in v$#[4:8]);;v$#[::3]}@ if @{len(v$#) < 20;;False}@ else v$#[@{0:2;;4:8;;0:4}@]
    if len(v$#) > 24 or len(v$#) < 6: v$# = list(range(12))
after:
    print(v$#)
  needs_try
== list_methods
setup:
    v$# = [5, 3, 1]
    a$# = 0
body:
    @{v$#.append($n);;v$#.insert($n % 4, $n);;v$#.extend(x for x in (1, $n));;v$# += ($n,);;v$# = v$# + [$n];;v$# = [$n, *v$#]}@
    @{a$# += v$#.pop();;a$# += v$#.pop(0);;v$#.remove(v$#[$n % len(v$#)]);;del v$#[-1];;v$#.reverse();;v$#.sort(key=lambda x: -x);;v$#.sort();;a$# += v$#.index(v$#[-1]);;a$# += v$#.count(1);;v$# = v$# * 2;;v$# = sorted(v$#)[:6]}@
    if len(v$#) > 20: del v$#[3:]
    elif not v$#: v$# = [1, 2]
after:
    print(v$#, a$#)
== sort_keys
setup:
    a$# = 0
body:
    v$# = [(($n + q) * 7 % 11, q) for q in range(6)]
    try:
        v$#.sort(key=@{lambda t: t[0];;lambda t: -t[1];;lambda t: (t[1] & 1, t[0]);;lambda t: Num(t[0]);;lambda t: v$#.append(1);;lambda t: 1 // (t[0] - 3);;lambda t: str(t);;lambda t: float(t[0]) if t[1] else t[0]}@@{;;, reverse=True}@)
        a$# = (a$# * 31 + v$#[0][0] * 5 + v$#[-1][1]) % 1000003
    except (ValueError, ZeroDivisionError) as e:
        a$# ^= len(str(e))
after:
    print(a$#)
== bytes
setup:
    b$# = bytearray(b"abcdefgh")
    m$# = memoryview(b$#)
    a$# = 0
body:
    b$#[$n % 8] = (b$#[$n % 8] * 5 + 3) & 255
    a$# += @{m$#[$n & 7];;b$#[-1];;len(m$#[2:5]);;b$#[:4].count(97);;bytes(b$#)[3];;b"xyz"[$n % 3];;sum(m$#[1:4]);;b$#.find(100)}@
    try:
        b$#[$n % 10] = @{$n * 9;;7;;-1;;a$# % 300}@
    except (ValueError, IndexError) as e:
        a$# ^= len(str(e))
after:
    print(a$#, bytes(b$#))
== raise_mid
defs:
def mid$#(x, y):
    if x % $M == @{2;;1;;0}@:
        raise @{ValueError(x % 5);;KeyError(y);;Leaf(x);;Root;;ZeroDivisionError("z");;StopIteration(3);;TypeError}@
    return @{$X;;x;;y + 1}@
def outer$#(x, y):
    try:
        return mid$#(x, y) + 1
    @{finally:
        log.append(x % 10)
;;except KeyError as e:
        return -1
;;except (ValueError, TypeError):
        raise
;;except ValueError as e:
        raise RuntimeError(x) from e
;;except Exception as e:
        e.add_note("n")
        raise
}@
setup:
    a$# = 0
body:
    try:
        a$# += outer$#(@{$n;;i0 % 50;;$n * 3}@, $N) & 0xFFFF
    except @{Exception;;(ValueError, KeyError, Root, RuntimeError, TypeError, ZeroDivisionError, StopIteration)}@ as e:
        a$# = (a$# * 3 + len(lines(e)) + len(str(e)) + (e.__context__ is not None) * 2 + (e.__cause__ is None)) % 100003
        @{pass;;log.append(tuple(lines(e)));;p1 = e.args;;del e;;continue}@
    @{else:
        a$# += 1
;;finally:
        a$# ^= 5
;;}@
after:
    print(a$#)
== raise_deep
defs:
def deep$#(x, d):
    if d == 0:
        return 10 // (x % $M)
    try:
        return deep$#(x, d - 1) + d
    finally:
        log.append(d)
setup:
    a$# = 0
body:
    try:
        a$# += deep$#($n, $n % @{3;;4;;2}@)
    except ZeroDivisionError as e:
        a$# += len(lines(e)) * 7 + sum(lines(e))
after:
    print(a$#)
== with_paths
setup:
    a$# = 0
body:
    with @{Ctx(True);;Ctx($n % 2 == 0);;Ctx($n % 3)}@ as w$#, @{Ctx(False);;Ctx(True)}@:
        a$# += 1
        @{if $n % $M == 2: raise KeyError($n % 4);;if $n % 5 == 1: continue;;a$# += 10 // ($n % 4 - 1) if $n % 4 != 1 or w$# else 3;;if $n > 25: break}@
        a$# += 2
after:
    print(a$#)
  needs_try
== finally_paths
defs:
def fin$#(x):
    for q in range(3):
        try:
            if x % 5 == q: return q
            if x % 7 == q: continue
            if x % 3 == 2: break
            if x % 11 == 4: raise ValueError(q)
        finally:
            log.append(q)
            x += @{1;;q;;2}@
    else:
        return x
    return -x
setup:
    a$# = 0
body:
    try:
        a$# = a$# * 3 + fin$#($n) & 0xFFFFF
    except ValueError as e:
        a$# += e.args[0] + lines(e)[-1]
after:
    print(a$#)
== except_star
setup:
    a$# = 0
body:
    try:
        if $n % 3 == 1: raise ExceptionGroup("g", [ValueError($n), KeyError(1)])
        if $n % 7 == 2: raise ValueError($n)
        a$# += 1
    except* ValueError as e:
        a$# += len(e.exceptions)
    except* KeyError as e:
        a$# += 10
after:
    print(a$#)
== empty_loops
defs:
class Tree$#:
    def __init__(self, below): self.below = below
    def __del__(self): gone$#.append(len(self.below))
    def count(self, k):
        total = 1
        for b in @{self.below;;tuple(self.below);;self.below[:k % 3];;self.below[k % 2:]}@:
            total += b.count(k + 1)
            @{pass;;if k == 2 and total % 7 == 3: self.below = [];;if total > 40: break;;b = None;;if k % 90 == 1: self.below.append(Tree$#([]));;if k == 3 and total == 2: raise KeyError(k)}@
        return total
gone$# = []
def grown$#(n, deep): return Tree$#([grown$#(n - i % 2, deep - 1) for i in range(n)] if deep else [])
setup:
    t$# = grown$#(@{2;;3}@, 3)
    w$# = [[], [1], (), [2, 3], []]
    a$# = 0
body:
    try: a$# += t$#.count($n % 5)
    except KeyError as e: a$# += 1000
    for x in w$#[$n % 5]:
        a$# += x
        @{pass;;w$#[$n % 5] = [];;if $n % 90 == 3: w$#[$n % 3] = [Tree$#([]), 1][1:];;if a$# % 5 == 2: break}@
    for x in @{();;(1, $n);;($n, a$#);;[$n % 3];;(Tree$#([]),);;[t$#]}@:
        @{a$# += x != 1;;a$# += len(str(type(x)));;if $n % 70 == 9: t$# = Tree$#([t$#]);;if x == 2: break}@
    if $n % 150 == 149: t$# = grown$#(2, 3)
after:
    print(a$#, len(gone$#), sum(gone$#))
== stop_iteration
setup:
    it$# = iter([1, 2, 3])
    a$# = 0
body:
    try:
        a$# += next(it$#)
    except StopIteration as e:
        a$# += 100
        it$# = @{iter(range($n % 5));;iter("abc"[:$n % 3] and [1]);;iter(());;(x for x in (4, 5));;steps($n % 4);;Steps($n % 3);;map(abs, [1, -2]);;iter([$n, 1])}@
    a$# += next(it$#, @{0;;-1;;50}@)
after:
    print(a$#)
== context_chain
setup:
    a$# = 0
body:
    try:
        try:
            [][$n % 3] if $n % 2 else {}[$n]
        except LookupError as e:
            try:
                raise ValueError($n % 3) @{;;from e;;from None}@
            finally:
                a$# += 1
    except ValueError as e:
        x$# = e.__context__
        a$# += isinstance(x$#, KeyError) * 3 + e.__suppress_context__ + (x$#.__context__ is None)
    a$# += sys.exception() is None
after:
    print(a$#)
== gen_half
defs:
def half$#(n):
    k = 0
    try:
        while k < n:
            got = yield k
            if got: k += got
            k += 1
        return k
    @{finally:
        log.append(k)
;;except GeneratorExit:
        log.append(-k)
        raise
;;except ValueError:
        yield -1
}@
setup:
    a$# = 0
    keep$# = []
body:
    g$# = half$#(@{$n % 6;;5;;100}@)
    for q$# in g$#:
        a$# += q$#
        if q$# >= @{2;;$n % 5;;$K}@: break
    try:
        @{g$#.close();;a$# += g$#.send(@{1;;None;;2}@) or 0;;a$# += g$#.throw(ValueError(1)) or 0;;g$# = None;;keep$#.append(g$#);;a$# += sum(g$#);;a$# += next(g$#);;a$# += g$#.gi_frame is None;;del g$#}@
    except (StopIteration, ValueError) as e:
        a$# += len(str(e)) + 100
    if len(keep$#) > 3: @{keep$#.clear();;keep$#.pop(0);;a$# += next(keep$#.pop(), 7);;del keep$#[1]}@
after:
    print(a$#)
    keep$# = None
== gen_pipe
defs:
def src$#(n):
    for q in range(n):
        yield q
def sq$#(s):
    for q in s:
        if q % @{3;;5;;2}@: yield @{q * q;;(q, q);;q + 0.5;;q}@
def lim$#(s, n):
    for k, q in enumerate(s):
        if k >= n: return
        yield q
setup:
    a$# = 0
body:
    for q$# in lim$#(sq$#(src$#(@{9;;$n % 12;;20}@)), @{4;;$n % 6;;50}@):
        a$# += @{q$# if not isinstance(q$#, tuple) else q$#[0];;1;;q$# is None}@
        if @{a$# % 13 == 5;;False;;False}@: break
    if a$# > 100000: a$# = 1
after:
    print(a$#)
== gen_from
defs:
def inner$#(n):
    r = 0
    for q in range(n):
        x = yield q
        r += x or 0
    return r
def outer$#(n):
    t = 0
    while t < @{40;;15}@:
        try:
            t += (yield from inner$#(n)) + 1
        except ValueError as e:
            t += 5
            yield -t
setup:
    g$# = outer$#(3)
    next(g$#)
    a$# = 0
body:
    try:
        a$# += g$#.send(@{1;;None;;$n % 3}@)
        if $n % $M == 3: a$# += g$#.throw(ValueError)
    except StopIteration as e:
        a$# += 1000
        g$# = outer$#($n % 4 + 1)
        next(g$#)
after:
    print(a$#)
== gen_running
defs:
def selfish$#():
    while True:
        try:
            x = yield
            if x: next(box$#[0])
        except ValueError as e:
            log.append(str(e))
box$# = []
setup:
    box$#[:] = [selfish$#()]
    next(box$#[0])
    a$# = 0
body:
    box$#[0].send($n % 4 == 2)
    a$# += box$#[0].gi_running + (box$#[0].gi_frame.f_lineno & 1)
after:
    print(a$#)
== gen_locals
defs:
def loc$#(x):
    y = x + 1
    yield
    z = y * 2
    yield z
setup:
    a$# = []
body:
    g$# = loc$#($n)
    next(g$#)
    d$# = dict(g$#.gi_frame.f_locals)
    next(g$#)
    if $n % 7 == 2: a$#.append((sorted(d$#.items()), sorted(g$#.gi_frame.f_locals)))
after:
    print(a$#)
== enumerated_generators
defs:
class Kept$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Kept$#.n += 1
def from$#(n, late):
    last = Kept$#(n)
    for i in range(n):
        @{pass;;if i == late: last = None;;if i == late: i // 0;;if i == late: yield None}@
        yield @{i;;i * 0.5;;Kept$#(i);;(i, 1);;"a" * (i % 3)}@
def some$#(s, k):
    @{for x in s: yield x;;yield from s;;for j, x in enumerate(s): yield x;;yield from enumerate(s)}@
def over$#(n, late, start):
    t = 0
    s = @{from$#(n, late);;some$#(from$#(n, late), n);;(x for x in from$#(n, late))}@
    e = enumerate(s, start)
    for @{i, x;;i, x;;i, *x}@ in e:
        t += i @{;;* 2;;& 31}@
        @{pass;;if i == late: next(e, None);;if i == late: next(s, None);;if i % 7 == late: break;;if i == late: s.close()}@
    return t, @{0;;next(e, None) is None;;len(list(e))}@
setup:
    a$# = []
body:
    @{w$# = over$#($n % 9, $n % 11, 0);;w$# = over$#(@{30;;$N}@, $n % 40, @{0;;$S;;(1 << 48) - 20;;(1 << 63) - 9}@)}@
    if $n % 9 == 4: a$#.append(w$#)
after:
    print(a$#[-30:], len(a$#), w$#, Kept$#.n)
== put_back_in_rounds
defs:
class Place$#:
    def __init__(self, v): self.x = v; self.y = 1
setup:
    p$# = Place$#(@{7;;2.5;;1 << 62}@); q$# = @{p$#;;Place$#(3)}@; m$# = [@{4, 5, 6;;1.5, 2}@]; d$# = {"k": @{1;;0.5}@}; t$# = 0; u$# = 3
    def c$#(n):
        @{pass;;if n % 50 == 7: p$#.z = n;;if n % 9 == 2: list(map(setattr, (q$#,), ("x",), (n,)));;q$#.y += 1;;len(list(map(str, (n,))))}@
body:
    r$# = q$#.x + len(m$#)
    @{if $n % $M == 0:;;if $C:;;if $n >= 0:}@
        @{old$# = p$#.x; p$#.x = $n; c$#($n); r$# = p$#.x if $n % $M == 1 else (q$#.x if $C else 1); p$#.x = old$#;;m$#.append($n); m$#.append($K); c$#($n); r$# = m$#[-1] + len(m$#) if $n % $M == 1 else (q$#.x if $C else 1); m$#.pop(); m$#.pop();;old$# = m$#[0]; m$#[0] = $n * 0.5; c$#($n); r$# = m$#[0] if $n % $M == 1 else (q$#.x if $C else 1); m$#[0] = old$#;;old$# = d$#["k"]; d$#["k"] = $n; c$#($n); r$# = d$#["k"] if $n % $M == 1 else (q$#.x if $C else 1); d$#["k"] = old$#;;old$# = u$#; u$# = $n; c$#($n); r$# = u$# if $n % $M == 1 else (q$#.x if $C else 1); u$# = old$#;;old$# = p$#.y; p$#.y = p$#.y + $n; c$#($n); r$# = p$#.y if $n % $M == 1 else (q$#.x if $C else 1); p$#.y = old$#}@
    t$# = (t$# * 3 + r$#) % 1000003
after:
    print(t$#, p$#.x, p$#.y, q$#.x, m$#, d$#, u$#)
== folds_of_generators
defs:
class Part$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): Part$#.n += 1
    def size(self): return self.v * @{2;;0.5;;1.5}@
class Other$#(Part$#):
    def size(self): return @{self.v;;self.v - 1;;float(self.v);;str(self.v);;1 << 60;;True;;10 // self.v;;sum(self.v + j for j in range(2))}@
def items$#(parts, x):
    last = Part$#(x)
    for p in parts:
        @{pass;;if x % 5 == 1: last = None;;if x % 9 == 2: (yield 3);;if p.v == x % 7: continue}@
        @{yield p.size();;yield from (p.size(), p.v);;yield p.v + x}@
def all$#(parts, x):
    return @{sum;;max;;min}@(@{p.size() for p in parts;;p.v for p in parts if p.v != x % 3;;items$#(parts, x);;p.v + q.v for p in parts for q in parts;;max(p.v * q.v for q in parts) for p in parts}@)
setup:
    a$# = []; t$# = 0
    p$# = [(Part$#, Other$#)[j @{% 2;;% 3 == 1;;> 2}@](j) for j in range(1, @{3;;4;;7;;12}@)]
body:
    try:
        r$# = all$#(p$#[:@{2;;$n % 4;;$n % 7;;None}@], $n)
        @{t$# += r$# if type(r$#) is not str else 1;;pass;;t$# = r$#}@
    except @{(ValueError, TypeError, ZeroDivisionError)}@ as e:
        t$# = 0
        a$#.append(str(e))
    if $n % 11 == 3: a$#.append((t$#, Part$#.n))
after:
    print(a$#[-40:], len(a$#), t$#, Part$#.n)
== gen_expr
setup:
    a$# = 0
body:
    w$# = $n
    g$# = (q + w$# for q in @{range(6);;l1;;(1, 2, $n);;steps(4)}@ if q != @{3;;w$#}@)
    w$# = @{$n + 1;;100;;2.5;;$n}@
    a$# += @{next(g$#, 0);;sum(g$#);;max(g$#, default=0);;len(list(g$#));;any(q > 3 for q in g$#);;next(g$#, 0) + sum(g$#);;len(set(g$#))}@
    if a$# > 1 << 60: a$# = 0
after:
    print(a$#)
== coroutine
defs:
class Await$#:
    def __init__(self, n): self.n = n
    def __await__(self):
        x = yield self.n
        return x or 1
async def step$#(n):
    t = 0
    for q in range(n):
        t += await Await$#(q)
        if t > 20: raise ValueError(t)
    return t
async def agen$#(n):
    for q in range(n):
        yield q + await Await$#(q)
async def main$#(n):
    t = await step$#(n)
    async for q in agen$#(3): t += q
    return t + sum([q async for q in agen$#(2)])
setup:
    a$# = 0
body:
    c$# = main$#($n % 5)
    try:
        x$# = c$#.send(None)
        while True: x$# = c$#.send(@{x$#;;2;;None;;$n}@)
    except StopIteration as e:
        a$# += e.value
    except ValueError as e:
        a$# += 7
after:
    print(a$#)
== global_change
defs:
gv$# = 3
def useg$#(x):
    return x + gv$#
def setg$#(x):
    global gv$#
    gv$# = x
setup:
    a$# = 0
body:
    a$# += useg$#($n) if not isinstance(gv$#, str) else len(gv$#)
    if $n % $M == 3: @{setg$#($n);;globals()["gv$#"] = $n * 2;;setg$#(2.5 if $n % 2 else 3);;setg$#("xy" if $n % 2 else 1);;exec("gv$# = 9", globals());;globals().update(gv$#=$n);;setg$#(True)}@
    a$# += 1 if gv$# == 3 else 2
    if $n == @{20;;15}@:
        del globals()["gv$#"]
        try: a$# += useg$#(1)
        except NameError as e: a$# += len(str(e))
        setg$#(@{4;;5.5;;3}@)
after:
    print(a$#)
== global_code
defs:
def fc$#(x, y=2): return x + y
def fc2$#(x, y=5): return x * y - 1
def fc3$#(x, *r): return x + len(r)
setup:
    a$# = 0
body:
    a$# += fc$#($n)
    a$# += fc$#($n, @{1;;2.0;;$n}@) if @{True;;$n % 3}@ else 1
    if $n % $M == 2: @{fc$#.__defaults__ = ($n,);;fc$#.__code__ = fc2$#.__code__;;globals()["fc$#"] = fc2$# if $n % 2 else fc3$#;;fc$#.__defaults__ = None;;fc$#.__code__ = fc3$#.__code__;;fc$#.extra = $n;;fc$#.__kwdefaults__ = {}}@
after:
    print(a$#)
  needs_try
== builtin_shadow
setup:
    a$# = 0
body:
    a$# += len(l1) + @{abs($n - 9);;min($n, 5);;max(3, $n);;ord("a");;sum((1, $n));;int("7");;isinstance($n, int)}@
    if $n == @{14;;19}@: globals()[@{"len";;"abs";;"min";;"range";;"isinstance"}@] = @{lambda *x: 42;;lambda *x: 1.5}@
    if $n == @{22;;17}@:
        for name in ("len", "abs", "min", "isinstance", "range"): globals().pop(name, None)
after:
    for name in ("len", "abs", "min", "isinstance", "range"): globals().pop(name, None)
    print(a$#)
  needs_try
== builtin_patch
setup:
    a$# = 0
    old$# = builtins.@{abs;;min;;ord}@
body:
    a$# += abs(-$n) + min($n, 7) + ord("b")
    if $n == 16: builtins.@{abs;;min;;ord}@ = lambda *x: 1000
    if $n == 24: builtins.abs = restore["abs"]; builtins.min = restore["min"]; builtins.ord = restore["ord"]
after:
    builtins.abs = restore["abs"]; builtins.min = restore["min"]; builtins.ord = restore["ord"]
    print(a$#)
== class_change
defs:
class Cc$#:
    k = 1
    def get(self): return self.k + self.v
    def __init__(self, v): self.v = v
class Cd$#(Cc$#):
    def get(self): return super().get() * 2
setup:
    u$# = [Cc$#(1), Cd$#(2), Cc$#(3)]
    a$# = 0
body:
    for o in u$#:
        a$# += o.get() if not isinstance(o.k, str) else 1
        a$# += o.v
    if $n % $M == 4: @{Cc$#.k = $n;;u$#[0].k = 5;;Cc$#.get = lambda self: 7;;u$#[1].__class__ = Cc$#;;Cc$#.v = property(lambda self: 9) if $n > 20 else 3;;u$#[0].get = lambda: 11;;Cd$#.k = 2.5;;u$#[2].w = 1;;del u$#[0].v; u$#[0].v = 4;;Cd$#.__getattr__ = lambda self, n: 13;;u$#[0].__dict__["v"] = 8;;u$#[0].__dict__ = {"v": 21};;Cd$#.__bases__ = (Base2$#,);;setattr(Cc$#, "x%d" % $n, 1);;Cd$#.get = Cc$#.get;;vars(u$#[1])["k"] = 6;;Cc$#.__setattr__ = lambda self, n, v: object.__setattr__(self, n, 1)}@
after:
    print(a$#)
defs2:
class Base2$#:
    k = 30
    def get(self): return 31
  needs_try
== class_made
setup:
    a$# = 0
body:
    class Made$#(@{object;;Base;;Num;;list;;int;;tuple}@):
        z = $n
        def val(self): return self.z + $K
    o$# = Made$#.__new__(Made$#)
    a$# += o$#.val()
    if $n % 5 == 1: Made$#.val = lambda self: 2
    a$# += o$#.val() + isinstance(o$#, Base)
after:
    print(a$#)
== attr_poly
defs:
class Pa$#:
    def __init__(self): self.a = 1; self.b = 2
class Pb$#:
    def __init__(self): self.b = 3; self.a = 4
class Pc$#:
    __slots__ = ("a", "b")
    def __init__(self): self.a = 5; self.b = 6.5
class Pd$#(Pa$#):
    @property
    def a(self): return self.__dict__.get("_a", 7)
    @a.setter
    def a(self, v): self.__dict__["_a"] = v
class Pe$#:
    a = 8
    b = 9
setup:
    u$# = [@{Pa$#(), Pa$#(), Pb$#();;Pa$#(), Pb$#(), Pc$#(), Pd$#();;Pe$#(), Pa$#();;Pd$#(), Pc$#();;Pa$#(), Pb$#(), Pc$#(), Pd$#(), Pe$#()}@]
    a$# = 0
body:
    o$# = u$#[$n % len(u$#)]
    a$# += o$#.a + o$#.b
    o$#.@{a;;b;;a}@ @{+=;;=;;-=}@ @{1;;$n;;0.5}@
    if $n % 10 == 9: @{del o$#.b; o$#.b = 1;;u$#.append(Pa$#());;o$#.a = "s"; o$#.a = 3;;o$#.b = 1 << 50;;u$#.reverse();;pass}@
    if abs(a$#) > 1e12: a$# = 0
after:
    print(a$#)
  needs_try
== deleted_attributes
defs:
class De$#:
    n = 0
    def __init__(self, v): self.v = v
    def __del__(self): De$#.n += self.v
class Da$#:
    @{pass;;c = 7;;def __getattr__(self, n): return len(n)}@
    def __init__(self, a):
        self.a = @{a;;De$#(a);;(a, 1);;[a]}@
        self.b = @{a;;De$#(1);;str(a);;2.5}@
        @{pass;;self.c = a;;self.c = self.a}@
        @{pass;;self.d = self.b;;self.d = De$#(2)}@
    def drop(self):
        @{del self.a;;del self.b;;del self.a, self.b;;del self.b, self.a;;x = self.a; del self.a; del self.b; return x}@
    def f(self): "f"
def df$#(): @{pass;;"df"}@
setup:
    a$# = 0
    w$# = Da$#(1)
body:
    @{o$# = Da$#($n);;o$# = w$# = Da$#($n);;o$# = Da$#($n); x$# = o$#.a;;o$# = Da$#($n); x$# = o$#.b}@
    r$# = o$#.drop()
    a$# += De$#.n + len(@{getattr(o$#, "a", "");;getattr(o$#, "b", "none");;getattr(o$#, "z", "zz");;getattr(df$#, "__doc__") or "";;getattr(o$#.f, "__doc__");;getattr(df$#, "__name__", None)}@.__class__.__name__)
    a$# += len(df$#.__name__ + df$#.__qualname__) + hasattr(o$#, "@{a;;b;;c}@")
    @{pass;;o$#.a = $n;;o$#.b = [$n];;r$# = None;;x$# = 0}@
    if $n % 10 == 9: @{df$#.__name__ = "g%d" % $n;;df$#.__doc__ = "x";;w$#.e = 1;;df$#.__code__ = (lambda: 1).__code__;;log.append(sorted(o$#.__dict__));;Da$#.z = $n;;Da$#.__delattr__ = lambda self, n: object.__delattr__(self, n)}@
after:
    print(a$#, De$#.n, sorted(w$#.__dict__))
  needs_try
== python_getters
defs:
import functools
class Dg$#:
    n = 0
    def __init__(self, f): self.f = f
    def __get__(self, o, t=None):
        @{pass;;if o is None: return self;;Dg$#.n += 1;;if o.k % 7 == 3: raise AttributeError("k");;for i in range(o.k % 4): Dg$#.n += i}@
        return @{self.f.__get__(o);;functools.partial(self.f, o);;lambda x: self.f(o, x);;o.other;;self.f.__get__(o, t);;max if o.k % 3 == 1 else self.f.__get__(o)}@
    @{pass;;def __set__(self, o, v): o.__dict__["f"] = v}@
class Do$#:
    def __init__(self, k): self.k = k
    @Dg$#
    def f(self, x): return (self.k + len(str(x))) @{+;;-;;^}@ $K
    def other(self, x=1): return x
    @{pass;;def __getattr__(self, n): return len}@
setup:
    a$# = 0
    o$# = Do$#(2)
body:
    @{pass;;o$# = Do$#($n);;o$#.k = $n % 5}@
    a$# += o$#.f(@{$n;;1;;[]}@) if @{True;;$n % $M;;o$#.k != 3}@ else 1
    g$# = o$#.f
    a$# += g$#(@{2;;"ab"}@) + hasattr(o$#, "f")
    if $n % 10 == 9: @{pass;;o$#.f = lambda x: 3;;Dg$#.__get__ = lambda self, o, t=None: lambda x: 4;;Do$#.f = Dg$#(lambda self, x: 5);;Dg$#.__set__ = lambda self, o, v: None;;o$#.__dict__["f"] = lambda x: 6;;Do$#.f = 7}@
after:
    print(a$#, Dg$#.n)
  needs_try
== entered_methods
defs:
class Em$#:
    ended = 0
    def __init__(self, x): self.x = x
    def __eq__(self, o): return @{self.x == o.x;;NotImplemented;;self.x - o.x;;self.x == getattr(o, "x", 3);;[self.x] == [o.x];;o.x in self}@
    def __lt__(self, o): return @{self.x < o.x;;self.x % 3;;NotImplemented;;self == o;;not o}@
    def __contains__(self, v): return @{v == self.x;;v % $K;;v < self.x and "yes";;len(self) > v;;None}@
    def __bool__(self): return @{self.x % 2 == 0;;self.x > $S;;self.x;;self in (self,);;bool(self.x % $M)}@
    def __len__(self): return @{self.x % 100;;self.x;;3;;True;;self.x - 5}@
    def __setitem__(self, k, v):
        @{self.x = k;;self.x = v;;self.y = (k, v);;if k % 11 == 3: raise KeyError(k)}@
    @{pass;;def __del__(self): Em$#.ended += 1}@
class En$#(Em$#):
    @{pass;;def __lt__(self, o): return self.x > 3;;__hash__ = None;;def __gt__(self, o): return True}@
setup:
    v$# = [@{Em$#(1), Em$#(2);;Em$#(3), En$#(4), Em$#(5);;En$#(0), Em$#(200)}@]
    a$# = 0
    w$# = None
body:
    o$# = @{v$#[$n % len(v$#)];;Em$#($n);;En$#($n % 5)}@
    try:
        if o$# @{==;;!=;;<;;>}@ v$#[0]: a$# += 1
        if @{$n;;3;;$S}@ @{in;;not in}@ o$#: a$# += 2
        a$# += @{len(o$#);;3 if o$# else 4;;not o$#;;bool(o$#);;len(o$#) + (o$# == v$#[-1] and 1)}@
        @{o$#[$n] = 5;;o$#[2] = $n;;w$# = o$# < v$#[-1];;pass}@
    except (TypeError, ValueError, KeyError, RecursionError) as e:
        a$# += len(type(e).__name__)
    if $n % 10 == 9: @{pass;;Em$#.__eq__ = lambda self, o: True;;Em$#.__len__ = lambda self: 4;;v$#[0] = En$#(9);;v$#.append(Em$#($n));;En$#.__contains__ = lambda self, v: False;;v$#[0].z = 1;;del Em$#.__bool__; Em$#.__bool__ = lambda self: True}@
after:
    print(a$#, Em$#.ended, w$#)
== getattr_hooks
defs:
class Ga$#:
    def __getattr__(self, n):
        if n == "q": raise AttributeError(n)
        return len(n)
class Gb$#:
    def __getattribute__(self, n):
        if n == "zz": return 3
        return object.__getattribute__(self, n)
    def __setattr__(self, n, v):
        object.__setattr__(self, n, v + 1 if isinstance(v, int) else v)
    def __delattr__(self, n):
        log.append(n)
        object.__delattr__(self, n)
setup:
    o$# = Ga$#(); r$# = Gb$#()
    a$# = 0
body:
    a$# += o$#.abc + r$#.zz + hasattr(o$#, "q") + getattr(o$#, "q", 5)
    r$#.v = $n
    a$# += r$#.v
    if $n % 4 == 1: del r$#.v
    if $n % 6 == 2: o$#.abc = @{1;;2.5}@
    if $n % 6 == 4 and "abc" in o$#.__dict__: del o$#.abc
after:
    print(a$#)
== descriptors
defs:
class De$#:
    def __set_name__(self, owner, name): self.name = "_" + name
    def __get__(self, o, t=None): return 1 if o is None else o.__dict__.get(self.name, 0)
    def __set__(self, o, v): o.__dict__[self.name] = v * 2
class Nd$#:
    def __get__(self, o, t=None): return 5
class Ho$#:
    x = De$#()
    y = Nd$#()
    @property
    def p(self): return self.x + 1
    @p.setter
    def p(self, v): self.x = v
    @staticmethod
    def s(x): return x + 1
    @classmethod
    def c(cls, x): return cls.x + x
setup:
    o$# = Ho$#()
    a$# = 0
body:
    o$#.x = $n
    o$#.p @{=;;+=}@ @{3;;$n;;0.5}@
    if o$#.x > 1e6: o$#.x = 0
    a$# += o$#.x + o$#.y + o$#.p + o$#.s($n) + Ho$#.c(1)
    if $n % $M == 5: @{o$#.__dict__["y"] = $n;;Ho$#.y = 6;;Ho$#.x = 3;;Ho$#.s = staticmethod(lambda x: 0);;Ho$#.p = property(lambda self: 2, lambda self, v: None);;o$# = Ho$#()}@
after:
    print(a$#)
  needs_try
== dunders
defs:
class Vec$#:
    def __init__(self, x, y): self.x = x; self.y = y
    def __add__(self, o): return Vec$#(self.x + o.x, self.y + o.y) if isinstance(o, Vec$#) else NotImplemented
    def __radd__(self, o): return Vec$#(self.x + o, self.y)
    def __mul__(self, k): return Vec$#(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __matmul__(self, o): return self.x * o.x + self.y * o.y
    def __neg__(self): return Vec$#(-self.x, -self.y)
    def __eq__(self, o): return isinstance(o, Vec$#) and self.x == o.x
    def __hash__(self): return hash(self.x)
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return self.x != 0
    def __len__(self): return 2
    def __iter__(self): yield self.x; yield self.y
    def __getitem__(self, k): return (self.x, self.y)[k]
    def __setitem__(self, k, v): self.x = v
    def __contains__(self, v): return v == self.x
    def __call__(self, *a, **k): return len(a) + 2 * len(k)
    def __index__(self): return int(self.x) & 3
    def __int__(self): return 4
    def __float__(self): return 1.5
    def __abs__(self): return 9
    def __format__(self, s): return "V" + s
    def __iadd__(self, o): self.x += 1; return self
    def __floordiv__(self, o): return self.x // o
    def __divmod__(self, o): return (self.x, o)
setup:
    v$# = Vec$#(1, 2); w$# = Vec$#(3, 0.5)
    a$# = 0
body:
    @{u$# = v$# + w$#;;u$# = 2 * v$#;;u$# = v$# * $n;;u$# = -v$#;;u$# = 5 + v$#;;v$# += 1; u$# = v$#;;u$# = sum([v$#, w$#], 0)}@
    a$# += @{v$# @ w$#;;u$#.x;;len(u$#);;sum(u$#);;u$#[1];;(3 in u$#);;u$#(1, 2, k=3);;[1, 2, 3, 4][u$#];;int(u$#);;float(u$#);;abs(u$#);;len(f"{u$#:>3}");;(u$# == v$#) + (u$# < w$#) + (not u$#);;hash(u$#) & 7;;u$# // 2;;divmod(u$#, 3)[1];;len({u$#, v$#, w$#});;u$# != v$#;;u$# > v$#}@
    u$#[0] = @{$n;;1;;2.5}@
    x$#, y$# = v$#
    if abs(v$#.x) > 1e9: v$# = Vec$#(1, 2)
    if abs(a$#) > 1e15: a$# = 0
after:
    print(a$#, v$#.x, v$#.y)
  needs_try
== sunk_carried
defs:
class Sk$#:
    @{__slots__ = ("x", "y");;pass}@
    def __init__(self, x, y): self.x = x; self.y = y
    def __add__(self, o): return Sk$#(self.x + o.x, self.y + o.y)
    def turn(self, k):
        r = Sk$#(self.y, self.x)
        if k % $M == 2: r.x = @{r.x + 1;;0.5;;$E;;k * 1.0}@
        return r
setup:
    v$# = Sk$#(0, 1); w$# = Sk$#($S, @{1;;0.5;;$S}@); o$# = v$#
    a$# = 0; l$# = []
body:
    @{v$# = v$# + w$#;;v$# = v$#.turn($n);;v$# = Sk$#(v$#.y, $n);;o$# = v$#; v$# = v$# + w$#;;v$#, o$# = o$#, v$# + w$#;;v$# = (v$# + w$#).turn($n)}@
    if abs(v$#.x) > 1e12 or abs(v$#.y) > 1e12: v$# = Sk$#(v$#.x % 7, 1)
    a$# += @{v$#.x;;o$#.x + v$#.y;;(v$# is o$#) + 1;;(v$# + w$#).x;;Sk$#($n, 2).turn($n).x}@ % 1000
    if $n % $M == 3: @{v$#.x = $n;;l$#.append(v$#);;o$# = v$#;;v$#.y = "t"; v$#.y = 1;;w$# = v$#;;v$# = Sk$#($G, $n);;a$# += len(repr(v$#.y))}@
    $B
after:
    print(a$#, v$#.x, v$#.y, o$#.x, w$#.y, [x.x for x in l$#][-3:], len(l$#))
  needs_try
== sunk_pairs
setup:
    t$# = (0, $S); u$# = (1, 2, 0.5)
    a$# = 0; s$# = "x"
body:
    @{t$# = (t$#[1], (t$#[0] + $n) % 1000);;t$# = ($n, t$#[0]);;t$# = (t$#[0] + 1, t$#[1]), $n; t$# = t$#[0];;t$# = (s$#, $n);;u$# = (u$#[1], u$#[2], $n);;t$# = ($F, t$#[1])}@
    if type(t$#[0]) is not int: t$# = (1, $n)
    if $n % $M == 1: @{s$# = str($n);;t$# = ($E % 99, 3);;u$# = u$# + t$#; u$# = u$#[-3:];;a$# += hash(t$#) & 1;;t$# = (t$#[0], $S)}@
    x$#, y$# = t$#
    a$# += @{x$#;;u$#[0];;len(u$#);;t$#[1] == y$#;;(x$#, y$#) == t$#;;max(t$#[0], 3)}@ % 1000
after:
    print(a$#, t$#, u$#)
  needs_try
== shared_init
defs:
class Sb$#:
    def __init__(self, x, y=2): self.x = x; self.y = y
class Sc$#(Sb$#):
    @{y = 3;;__slots__ = ("y",);;pass;;y = property(lambda self: 7, lambda self, v: None)}@
class Sd$#(Sb$#):
    def __init__(self, x, y): super().__init__(x); self.z = y
class Se$#(Sd$#): pass
class Sf$#(Sb$#):
    @{pass;;def __setattr__(self, n, v): object.__setattr__(self, n, v)}@
setup:
    a$# = 0; o$# = Sb$#(1); k$# = [Sb$#, Sc$#, Sd$#, Se$#, Sf$#]
body:
    c$# = @{k$#[$n % 5];;k$#[$n % 2];;k$#[$n // $M % 5];;Sc$#}@
    o$# = c$#($S if $n % 3 else $n, @{$n;;0.5;;$I}@)
    a$# += (o$#.x + @{o$#.y;;1;;len(o$#.__dict__)}@) % 1000
    if $n % $M == 4: @{del o$#.x;;o$#.w = $n;;Sc$#.v = $n;;Sb$#.x = 5;;k$#.append(Sb$#);;o$#.__dict__["q"] = 1;;o$#.__class__ = Sd$#}@
after:
    print(a$#, sorted(o$#.__dict__.items()))
  needs_try
== sunk_keys
setup:
    d$# = {(k, k % 3): k for k in range(12)}; s$# = set(d$#)
    a$# = 0; p$# = None
body:
    p$# = @{($n % 13, $n % 3);;($n % 12, $n % 12 % 3);;($F, 1);;(i0 % 5, $S % 3);;($A, $n % 3);;($n % 12 + 0.0, 1)}@
    @{a$# += d$#.get(p$#, 1);;a$# += p$# in d$#;;a$# += p$# in s$#;;if p$# in d$#: d$#[p$#] += 1;;d$#[p$#] = $n;;if p$# not in s$#: s$#.add(p$#)}@
    @{a$# += p$# in s$#;;pass;;q$# = p$#; p$# = (p$#[1], 1); a$# += p$# in d$#}@
    if len(d$#) > 60: d$# = {(1, 1): 2}
after:
    print(a$#, p$#, sorted(map(str, d$#.items()))[:4], len(s$#))
  needs_try
== sunk_counted
defs:
class Sn$#:
    alive = 0
    def __init__(self, n): self.n = n; Sn$#.alive += 1
    def __del__(self): Sn$#.alive -= 1
class So$#:
    @{__slots__ = ("a", "b");;pass}@
    def __init__(self, a, b): self.a = a; self.b = b
    def same(self, x): return So$#(self.a, x)
setup:
    v$# = So$#([0], "s"); t$# = ("a", [1]); u$# = None
    a$# = 0; l$# = []
body:
    @{v$# = So$#([$n], v$#.b);;v$# = v$#.same(str($n));;v$# = So$#(Sn$#($n), t$#);;v$# = So$#(v$#.a, (v$#.b, $n)) if $n % 5 else So$#($T, 1);;v$# = So$#(t$#[1], v$#.a);;w$# = So$#($A, [$n]); v$# = So$#(w$#.b, w$#.a)}@
    @{t$# = (t$#[1], [$n]);;t$# = ($T, t$#[0]);;t$# = (v$#, $n) if $n % $M == 2 else ($T, v$#.a);;t$# = ([$n], $n, t$#[0]);;u$# = v$#;;t$# = (v$#.a, v$#.a)}@
    a$# += @{len(str(type(v$#.a)));;(v$#.a is t$#[0]) + 1;;Sn$#.alive;;len(t$#);;(u$# is v$#) + 2;;isinstance(t$#[1], list)}@
    if $n % $M == 3: @{l$#.append(v$#);;l$#.append(t$#);;v$#.a = $n;;v$#.b = None;;x$# = t$#[0]; t$# = (1, 2);;del v$#.b; v$#.b = [$n];;a$# += 1 // ($n % 2);;v$# = So$#(1, 2)}@
    if len(str(t$#)) > 300 or $n % 9 == 0: v$# = So$#(1, [2]); t$# = (1, 2); u$# = None
    $B
after:
    print(a$#, type(v$#.a), type(v$#.b), len(t$#), len(l$#), Sn$#.alive)
  needs_try
== new_init
defs:
class Ni$#:
    made = 0
    def __new__(cls, x=0, *a):
        cls.made += 1
        return super().__new__(cls) if x != 7 else 7
    def __init__(self, x=0, *a): self.x = x
    def __init_subclass__(cls, **k): log.append(cls.__name__)
class Meta$#(type):
    def __call__(cls, *a): return type.__call__(cls, *a) if len(a) < 2 else a
class Mc$#(metaclass=Meta$#):
    def __init__(self, x=1): self.x = x
setup:
    a$# = 0
body:
    o$# = Ni$#($n % 9, @{1;;2, 3}@)
    a$# += o$#.x if o$# != 7 else 100
    m$# = Mc$#(*((1,) * ($n % 3)))
    a$# += getattr(m$#, "x", 50) + Ni$#.made % 3
    if $n % 11 == 3: @{Ni$#.__init__ = lambda self, *a: setattr(self, "x", 1);;type("Sub", (Ni$#,), {});;Ni$#.__new__ = lambda cls, *a: object.__new__(cls);;Ni$#.made = 0}@
after:
    print(a$#)
  needs_try
== del_effects
defs:
class Dl$#:
    def __init__(self, n, v): self.n = n; self.v = v
    def __del__(self):
        @{self.v.append(self.n);;if self.v: self.v.pop();;log.append(self.n);;Dl$#.last = self.n;;globals()["dg$#"] = self.n;;self.v[:] = [self.n];;if self.n % 3 == 0: saved$#.append(self);;self.v.clear();;raise ValueError}@
dg$# = 0
saved$# = []
setup:
    v$# = [1, 2]
    a$# = 0
body:
    o$# = Dl$#($n, v$#)
    @{pass;;w$# = o$#;;t$# = (o$#, $n);;c$# = [o$#, o$#];;d$# = dict(k=o$#);;f$# = lambda: o$#}@
    a$# += len(v$#)
    @{o$# = None;;del o$#;;o$# = 5;;o$# = Dl$#(-$n, v$#);;pass;;v$#.append(o$#) if len(v$#) < 9 else v$#.clear();;a$# += getattr(Dl$#, "last", 0)}@
    a$# += len(v$#) + dg$#
    if len(v$#) > 20: del v$#[2:]
    if len(saved$#) > 5: saved$#.pop()
after:
    o$# = w$# = t$# = c$# = d$# = f$# = None
    print(a$#, len(v$#))
  needs_try
== del_in_list
defs:
class Di$#:
    def __init__(self, v, n): self.v = v; self.n = n
    def __del__(self):
        log.append(self.n)
        if len(self.v) > @{2;;4}@: @{self.v.pop();;del self.v[0];;self.v.clear();;self.v.append(0);;self.v[0] = 1}@
setup:
    v$# = []
    a$# = 0
body:
    v$#.append(@{Di$#(v$#, $n);;$n;;Di$#(v$#, $n) if $n % 3 else $n}@)
    if len(v$#) > 5:
        @{v$#[1] = 0;;v$#.pop(0);;del v$#[:3];;v$#[2:4] = [1, 2, 3];;v$#.sort(key=lambda x: 0);;v$#.clear();;v$#.remove(v$#[0]);;v$#[:] = []}@
    for q$# in v$#: a$# += isinstance(q$#, int)
after:
    v$#[:] = []
    print(a$#)
  needs_try
== weakrefs
defs:
class Wk$#:
    pass
setup:
    a$# = 0
    keep$# = []
body:
    o$# = Wk$#()
    r$# = weakref.ref(o$#@{;;, lambda r: log.append("w")}@)
    a$# += r$#() is o$#
    @{keep$#.append(o$#) if $n % 4 == 1 else None;;t$# = (o$#,);;pass}@
    o$# = @{None;;1;;Wk$#()}@
    a$# += (r$#() is None) * 2
    if len(keep$#) > 3: keep$#.clear()
    t$# = None
after:
    print(a$#)
== gc_inside
defs:
class Gc$#:
    def __init__(self, n): self.n = n; self.me = self
    def __del__(self): log.append(0) # which of a cycle's objects is first, nobody says
setup:
    a$# = 0
body:
    o$# = @{Gc$#($n);;[Gc$#($n)];;(Gc$#($n), 1)}@
    v$# = [1]; v$#.append(v$#)
    if $n % $M == 3:
        @{o$# = None;;pass;;del o$#}@
        a$# += @{gc.collect() >= 0;;len(log) * 0 + 1 + 0 * gc.collect()}@
after:
    o$# = None
    gc.collect()
    print(a$#, len(log))
== closure_cells
setup:
    c$# = 1
    def add$#(x):
        nonlocal c$#
        c$# @{+=;;=;;^=}@ x
        return c$#
    def get$#(): return c$#
    fs$# = []
    a$# = 0
body:
    a$# += c$#
    add$#(@{$n;;1;;$n & 3}@)
    a$# += get$#() - c$# + c$#
    c$# @{= 5;;+= 1;;= $n;;%= 1009;;= get$#() + 1;;= 2.5}@
    fs$#.append(@{lambda: c$#;;lambda x=$n: x + c$#;;lambda: (lambda: c$# + 1)();;get$#}@)
    a$# += fs$#[-1]() + fs$#[0]()
    if $n % 13 == 7:
        del c$#
        try: get$#()
        except NameError as e: a$# += len(str(e))
        c$# = 3
    if len(fs$#) > 6: del fs$#[1:]
    if abs(c$#) > 1e8: c$# = 1
after:
    print(a$#, c$#)
  needs_try
== closure_made
defs:
def make$#(x, y=1):
    def inner(z):
        return x + y + z
    def counter():
        nonlocal x
        x += 1
        return x
    return (inner, counter)
setup:
    a$# = 0
    k$# = make$#(0)[1]
body:
    i$#, c$# = make$#($n@{;;, 2;;, y=0.5}@)
    a$# += i$#(1) + c$#() + c$#() + i$#(2) + k$#()
    @{a$# += sum([(lambda: q + x)() for q in range(3) for x in (1, 2)]);;fs = [lambda: q for q in range(3)]; a$# += fs[0]() + fs[2]();;a$# += i$#.__closure__[0].cell_contents;;k$# = c$# if $n % 5 == 2 else k$#;;pass}@
after:
    print(a$#)
== function_called_here
setup:
    a$# = 0
    b$# = [3]
    f$# = abs
body:
    w$# = $n % 7
    g$# = @{lambda x: x + w$#;;lambda x, *y: x + w$# + len(y);;lambda x: b$#[-1] + x;;lambda x, y=2: w$# * y + x;;lambda x: (lambda: x + w$#)();;lambda x: 1 // (x % 9) + w$#;;lambda x: (b$#.append(x % 5), w$#)[1]}@
    @{a$# += g$#($n);;a$# += g$#(1) + g$#($n);;a$# += sum(g$#(q) for q in b$#[:3]);;a$# += any(q == w$# for q in b$#) + g$#(2)}@
    @{if $n % 9 == 4: f$# = g$#;;if $n % 9 == 4: b$#.append(g$#(3));;w$# = $n;;if $n % 11 == 3: g$#.__defaults__ = (5,);;if $n % 11 == 3: g$#.__code__ = (lambda x: 4).__code__ if not g$#.__closure__ else g$#.__code__;;g$# = 0;;pass}@
    a$# += f$#(-$n) + (lambda: w$#)()
    if len(b$#) > 9: del b$#[1:]
after:
    print(a$#, b$#)
  needs_try
== star_args
defs:
def sa$#(*args, **kw): return (len(args), *args[:2], *sorted(kw.items()))
def sb$#(a, b=2, *c, d=4, **e): return (a, b, len(c), d, len(e))
def fwd$#(*args, **kw): return @{sb$#(*args, **kw);;sa$#(*args, **kw);;sb$#(1, *args, **kw);;sb$#(*args, d=5)}@
def deco$#(f):
    def wrapped(*a, **k):
        return f(*a, **k)
    return wrapped
@deco$#
def wr$#(x, y=3): return x - y
setup:
    a$# = []
    kw$# = {"d": 1}
    v$# = [1, 2]
body:
    try:
        r$# = @{sa$#(1, *v$#);;fwd$#(*v$#);;fwd$#($n, z=3);;wr$#($n);;wr$#(*v$#[:2]);;sb$#(*v$#, **kw$#);;fwd$#(*v$#, **kw$#);;wr$#(y=1, x=$n);;sa$#(**kw$#, q=2);;wr$#(1, x=2);;wr$#();;sb$#(1, a=2);;sa$#(*steps(3));;max(*v$#, $n)}@
    except TypeError as e:
        r$# = str(e)
    if $n % $M == 1: @{v$#.append($n);;kw$#["e%d" % $n] = 1;;v$# = (1,) * ($n % 4);;kw$# = {};;v$#= [];;kw$#["d"] = 2.5}@
    if len(a$#) < 12 or r$# != a$#[-1]: a$#.append(r$#)
    del a$#[12:]
after:
    print(a$#)
  needs_try
== defaults
defs:
def df$#(x, acc=[], k=(1, 2)):
    acc.append(x % 5)
    return len(acc) + k[x & 1]
def kwo$#(x, *, y=1, z=2): return x * y + z
def pos$#(a, b, /, c=3): return a - b + c
setup:
    a$# = 0
body:
    a$# += df$#($n) if $n % 3 else df$#($n, [])
    a$# += kwo$#($n, @{y=2;;z=$n;;z=1, y=0;;**{"y": 3}}@) + pos$#($n, 1@{;;, 5;;, c=2}@)
    if $n == 20: df$#.__defaults__ = ([], (5, 6)); kwo$#.__kwdefaults__ = {"y": 7, "z": 8}
after:
    print(a$#)
== sink_tuple
setup:
    keep$# = []
    a$# = 0
    p$# = (0, 0)
body:
    t$# = ($n, @{a$# & 7;;p$#;;$F;;s0;;p$#[0];;l1}@)
    @{x$#, y$# = t$#;;x$# = t$#[0]; y$# = t$#[1];;y$#, x$# = t$#[1], t$#[0];;x$# = t$#[-2]; y$# = t$#}@
    if @{$n % 17 == 5;;x$# % 13 == 4;;$n > 27}@: keep$#.append(@{t$#;;(t$#, t$#);;t$# is t$#;;[t$#]}@)
    p$# = t$# if @{$n % 5;;$n % 2;;True}@ else (1, 2)
    if p$# is t$#: a$# += 1
    a$# += len(t$#) + x$#
    if $n % 7: p$# = (1, p$#[0])
after:
    print(a$#, repr(keep$#))
== sink_object
defs:
class So$#:
    @{__slots__ = ("x", "y");;}@
    def __init__(self, x, y): self.x = x; self.y = y
    def plus(self, o): return So$#(self.x + o.x, self.y - o.y)
    def size(self): return self.x * self.x + self.y
setup:
    keep$# = []
    a$# = So$#(0, 1)
    t$# = 0
body:
    b$# = So$#($n, @{1;;0.5;;t$# & 3;;$n - 3}@)
    a$# = a$#.plus(b$#)@{;;.plus(b$#)}@
    t$# += b$#.size()
    if @{$n % 19 == 7;;$n == 25;;b$#.x % 11 == 3}@: keep$#.append(@{b$#;;a$#;;[a$#, b$#];;b$#.plus}@)
    @{if $n % 9 == 2: a$#.x = 5;;a$#.y = b$#.x;;b$#.x += 1; t$# += b$#.x;;if a$# is b$#: t$# += 1000;;if $n % 8 == 1: a$# = b$#}@
    if $n % 15 == 11:
        try: b$#.x // 0
        except ZeroDivisionError: keep$#.append(b$#)
    if abs(a$#.x) > 1e6: a$# = So$#(0, 1)
after:
    print(t$#, a$#.x, a$#.y, len(keep$#), [(o.x, o.y) for o in keep$# if isinstance(o, So$#)])
== sink_iter
setup:
    a$# = 0
    keep$# = []
body:
    it$# = @{iter(l1);;zip(l1, range(5));;enumerate(l1);;reversed(l1);;map(abs, l1);;iter(d0.values());;iter((1, 2, 3));;iter(range($n % 6));;zip(l1, l1);;iter("abc")}@
    for q$# in it$#:
        a$# += 1
        if @{a$# % 11 == 5;;$n % 5 == 3;;a$# % 7 == 6}@: break
    @{a$# += len(list(it$#));;keep$#.append(it$#);;a$# += next(it$#, None) is None;;pass;;for q$# in it$#: a$# += 3}@
    if len(keep$#) > 2: a$# += len(list(keep$#.pop(0)))
after:
    print(a$#)
== sink_method
setup:
    a$# = 0
    keep$# = []
body:
    m$# = @{o0.get;;o1.get;;l1.append;;o0.put;;s0.upper;;l1.count}@
    if $n % 13 == 6: keep$#.append(m$#)
    x$# = m$#(@{1;;$n}@) if m$#.__name__ != "upper" else m$#()
    a$# += isinstance(x$#, int) + (m$#.__self__ is @{o0;;l1;;o1}@)
    del l1[8:]
    if not isinstance(o0.a, int) or abs(o0.a) > 1000: o0.a = 1
after:
    print(a$#, len(keep$#))
  needs_try
== sink_slice
setup:
    v$# = list(range(10))
    a$# = 0
body:
    sl$# = slice(@{$n % 5, $n % 9;;None, None, -1;;$n % 12;;-3, None;;1, 8, 3}@)
    a$# += sum(v$#[sl$#]) + len(s0[sl$#]) + len((1, 2, 3, 4)[sl$#])
    w$# = v$#[$n % 6:@{;;8;;-1;;$n % 11}@@{;;:2;;:-1;;:3}@]
    a$# += len(w$#) + (w$#[0] if w$# else 0)
    if $n % 9 == 2: @{del v$#[sl$#]; v$# = v$# or [1];;v$#[2:4] = [$n];;v$# = v$#[::-1];;sl$# = sl$#.indices(7); a$# += sl$#[0]}@
    if len(v$#) < 6: v$# = list(range(10))
after:
    print(a$#, v$#)
  needs_try
== dict_mutate
setup:
    d$# = {1: 1, 2: 2, 3: 3}
    a$# = 0
body:
    try:
        for k$# in @{d$#;;d$#.values();;d$#.items();;d$#.keys()}@:
            a$# += 1
            if @{a$# % 5 == 2;;$n % 6 == 3;;k$# == 2}@: @{d$#[$n % 9] = a$#;;d$#.pop(1, None);;d$#[1] = 5;;d$#.clear();;d$#["x"] = 1;;del d$#[next(iter(d$#))]; d$#[77] = 1;;d$#.update({8: 1, 9: 2});;d$# = {4: 4, 5: 5}}@
    except (RuntimeError, KeyError) as e:
        a$# += len(str(e))
    if len(d$#) > 9 or not d$#: d$# = {1: 1, 2: 2, 3: 3}
after:
    print(a$#, d$#)
== set_mutate
setup:
    s$# = {1, 2, 3}
    a$# = 0
body:
    try:
        for k$# in s$#:
            a$# += k$#
            if @{a$# % 5 == 2;;$n % 6 == 3}@: @{s$#.add($n % 9);;s$#.discard(2);;s$#.clear();;s$# |= {4};;s$# = {5, 6}}@
    except RuntimeError as e:
        a$# += len(str(e))
    s$# @{|= {$n % 7};;-= {$n % 4};;^= {$n % 5};;&= {1, 2, 3, $n % 7};;= s$# | {1}}@
    a$# += ($n % 7 in s$#) + len(s$#) + (s$# >= {1})
    if len(s$#) > 9 or not s$#: s$# = {1, 2, 3}
after:
    print(a$#, sorted(s$#))
== dict_keys
setup:
    d$# = {}
    a$# = 0
body:
    k$# = @{$n % 6;;float($n % 4);;$n % 2 == 0;;(1, $n % 3);;"k%d" % ($n % 5);;[1, 1.0, True, "a", None][$n % 5];;Num($n % 4);;-1 - $n % 2;;(1 << 60) + $n % 3}@
    @{d$#[k$#] = d$#.get(k$#, 0) + 1;;d$#.setdefault(k$#, []).append($n) if 0 else d$#.setdefault(k$#, $n);;d$#[k$#] = $n;;a$# += d$#.pop(k$#, 3);;d$# |= {k$#: 2};;d$# = {**d$#, k$#: $n};;a$# += k$# in d$#}@
    a$# += d$#[k$#] if k$# in d$# else -1
    if $n % 12 == 10: @{d$#.popitem();;d$#.clear();;d$# = dict(sorted(d$#.items(), key=str));;d$# = d$#.copy();;d$# = {k: v for k, v in d$#.items() if v}}@
    if len(d$#) > 12: d$# = {}
after:
    print(a$#, d$#)
  needs_try
== dict_known
setup:
    d$# = {"x": 1, "y": 2.5, "z": "s"}
    e$# = d$#
    a$# = 0
body:
    d$#["x"] @{+=;;=;;-=}@ @{1;;$n;;0.5}@
    a$# += d$#["x"] + e$#["y"]
    d$#["y"], d$#["z"] = @{a$#, "t";;d$#["y"] * 0.5, $n;;e$#["x"], d$#["z"]}@
    if $n % 11 == 8: @{del e$#["z"]; e$#["z"] = 3;;e$#["w%d" % $n] = 1;;d$#["x"] = 0;;e$# = dict(d$#);;d$#.clear(); d$#.update(x=1, y=2, z=3)}@
    if abs(a$#) > 1e9: a$# = d$#["x"] = d$#["y"] = 0
after:
    print(a$#, d$#)
== comps
setup:
    a$# = 0
body:
    @{w = 3; v$# = [w + q for q in range($n % 6) if q % 2 == $n % 2];;v$# = [(q, w) for q in l1[:3] for w in range(q & 3)];;v$# = list({q % 4: w for w, q in enumerate(l1)}.items());;v$# = [z := q + $n for q in range(3)]; a$# += z;;v$# = [[q * w for q in range(3)] for w in range($n % 3)];;v$# = sorted({q & 3 for q in range($n)});;v$# = [f(q) for f in (abs, lambda x: x + $n) for q in (-1, 2)];;v$# = [q for q in range(9) if (r := q * q) > $n % 30]}@
    a$# += len(v$#)
    @{a$# += sum(q if isinstance(q, int) else 1 for q in v$#);;a$# += v$# == [];;a$# += len([1 for q in v$# for q in (1, 2)]);;a$# += max(map(str, v$#), default="") > "3"}@
after:
    print(a$#)
== recursion
defs:
def ack$#(m, n):
    if m == 0: return n + 1
    if n == 0: return ack$#(m - 1, 1)
    return ack$#(m - 1, ack$#(m, n - 1))
def even$#(n): return True if n == 0 else odd$#(n - 1)
def odd$#(n): return False if n == 0 else even$#(n - 1)
def tree$#(d): return None if d == 0 else (tree$#(d - 1), d, tree$#(d - 1))
def total$#(t): return 0 if t is None else total$#(t[0]) + t[1] + total$#(t[2])
memo$# = {}
def fibm$#(n):
    if n in memo$#: return memo$#[n]
    r = n if n < 2 else fibm$#(n - 1) + fibm$#(n - 2)
    memo$#[n] = r
    return r
def perm$#(v, k, out):
    if k == len(v):
        out.append(tuple(v))
        return
    for q in range(k, len(v)):
        v[k], v[q] = v[q], v[k]
        perm$#(v, k + 1, out)
        v[k], v[q] = v[q], v[k]
def mut$#(n, k=0.5): return k if n <= 0 else mut$#(n - 2, k + n) * (1 if n % 3 else -1)
def walk$#(n):
    if n > 0:
        yield n
        yield from walk$#(n - 1)
setup:
    a$# = 0
body:
    a$# += @{ack$#(1, $n % 6);;ack$#(2, $n % 3);;even$#($n % 12);;total$#(tree$#($n % 4 + 1));;fibm$#($n);;fib($n % 9);;mut$#($n % 14);;sum(walk$#($n % 7));;depth($n % 9)}@
    if $n % 6 == 1:
        out$# = []
        perm$#(list(range($n % 4 + 1)), 0, out$#)
        a$# += len(out$#) + out$#[-1][0]
        @{memo$#.clear();;pass;;globals()["tree$#"] = tree$#;;even$#.__defaults__ = None}@
after:
    print(a$#)
== strings
setup:
    s$# = ""
    a$# = 0
body:
    s$# += @{"ab"[$n & 1];;str($n);;chr(97 + $n % 26);;chr(230 + $n % 40);;f"{$n}";;f"{$F:.2f}";;"%x" % $n;;"{:>4}".format($n);;f"{$n:03d}|";;repr($n % 3 == 0);;"\U0001f600" if $n % 7 == 3 else "e";;s0[:2];;"-".join(map(str, l1[:2]))[:6]}@
    if len(s$#) > 40: s$# = s$#[@{20:;;-15:;;::3;;:-30}@]
    a$# += @{s$#.count("a");;s$#.find(str($n % 10));;len(s$#.split("1"));;s$#.startswith("a");;ord(s$#[-1]);;s$# < "b";;len(s$#.encode());;hash(s$#) == hash(s$# + "");;s$#.isdigit();;len(s$#.replace("a", "bb"));;(s$#[0] in "abc123");;s$#[::-1] == s$#;;len(s$#.upper());;s$#.rfind("e");;len(s$#.strip("ab"));;s$#.isalpha();;len(s$#.rjust(12, "."));;len(s$#.partition("b")[0]);;sum(c == "1" for c in s$#)}@
after:
    print(a$#, ascii(s$#))
== string_iter
setup:
    a$# = 0
    o$# = []
body:
    for c$# in @{s0;;"a1 b2";;"\u00e9x\U0001f600";;str($n * 7919);;f"{$n}{s1[:4]}"}@:
        if c$#.isdigit(): a$# = a$# * 10 + int(c$#)
        elif c$# @{== "a";;in "bcx";;> "m"}@: o$#.append(c$#)
        else: a$# ^= ord(c$#)
    if a$# > 1 << 50: a$# %= 997
    if len(o$#) > 20: o$# = ["".join(o$#)[:5]]
after:
    print(a$#, ascii("".join(o$#)))
== bigint
setup:
    a$# = $E
    b$# = 1
body:
    a$# = @{a$# * (a$# | 1);;a$# * 10 + $n;;a$# ** 2;;pow(a$#, $K, (1 << 89) - 1);;a$# << 17;;a$# ^ (1 << $n);;(a$# << 64) // 3;;a$# * -7}@
    b$# = (b$# + @{a$# % 1000003;;a$#.bit_length();;(a$# >> 50) & 255;;len(str(a$#));;int(str(a$#)) == a$#;;a$# // (1 << 60) % 7;;hash(a$#) & 0xFFFF;;a$# % -97;;divmod(a$#, 1 << 33)[1];;-a$# >> 40 & 7;;(a$# & -a$#) % 11}@) % 65521
    if a$#.bit_length() > @{200;;130;;90}@: a$# = @{a$# >> a$#.bit_length() - 60;;a$# % 1000;;3;;-1;;1 << 62}@
after:
    print(a$#, b$#)
== frames
defs:
def peek$#(k):
    f = sys._getframe(@{1;;1;;0}@)
    d = f.f_locals
    return (len(d), f.f_lineno & 1, d.get("n0", 0) if isinstance(d.get("n0", 0), int) else 0, sorted(x for x in d if x.startswith("f"))[:2])
def peek2$#(x):
    y = x * 2
    r = peek$#(x)
    return (r, y)
def poke$#(name, v):
    sys._getframe(1).f_locals[name] = v
setup:
    a$# = []
    fw$# = 1
body:
    fw$# = @{$n;;fw$# + 1;;$n * 0.5}@
    if $n % $M == @{2;;1}@: a$#.append(@{peek2$#($n);;peek$#($n);;sorted(sys._getframe().f_locals)[:3];;len(locals());;sys._getframe().f_locals["fw$#"];;sys._getframe().f_back.f_code.co_name;;[sys._getframe(k).f_code.co_name for k in (0, 1)];;sys._getframe().f_lineno & 3}@)
    @{pass;;if $n % 9 == 4: poke$#("fw$#", 100);;if $n == 17: sys._getframe().f_locals["fw$#"] = 50;;if $n % 10 == 7: poke$#("fw$#", "s"); fw$# = len(fw$#)}@
    fw$# += 1
    del a$#[8:]
after:
    print(a$#, fw$#)
== traceback_frames
defs:
def tbf$#(x):
    y = [x]
    if x % 5 == 3: raise ValueError(y)
    return len(y)
setup:
    a$# = []
body:
    try:
        w$# = $n + 1
        tbf$#(w$#)
    except ValueError as e:
        tb$# = e.__traceback__
        f$# = tb$#.tb_next.tb_frame
        if len(a$#) < 6: a$#.append((f$#.f_locals["x"], f$#.f_locals["y"], f$#.f_code.co_name, tb$#.tb_lineno & 7, tb$#.tb_frame.f_locals["w$#"], f$#.f_back is not None))
        @{e.__traceback__.tb_next.tb_frame.clear();;tb$# = f$# = None;;pass}@
    tb$# = f$# = None
after:
    print(a$#)
== settrace
defs:
ev$# = []
def tr$#(f, e, a):
    if len(ev$#) < 60 and f.f_code.co_name.startswith("traced"): ev$#.append((e, f.f_lineno & 15))
    return tr$#
def traced$#(x):
    y = x + 1
    if y % 2:
        y += 1
    return y
setup:
    a$# = 0
body:
    a$# += traced$#($n)
    if $n == @{15;;21}@: @{sys.settrace(tr$#);;sys.setprofile(tr$#);;threading.settrace(None)}@
    if $n == @{24;;18}@: sys.settrace(None); sys.setprofile(None)
after:
    sys.settrace(None); sys.setprofile(None)
    print(a$#, ev$#)
    ev$#.clear()
== match_shapes
defs:
class Mp$#:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x = x; self.y = y
setup:
    a$# = 0
body:
    match @{[$n % 4, $n % 3];;($n % 4, "s");;{"k": $n % 5, "j": 1};;Mp$#($n % 4, 2);;[1, [2, $n % 3], 4];;$n % 6;;["a", 1.5, None, (1, 2), $n][$n % 5]}@:
        case 0 | 1 | "a": a$# += 1
        case [0, q$#] if q$# != 1: a$# += q$# + 2
        case [x$#, [2, y$#], *z$#]: a$# += y$# + len(z$#)
        case (1, q$#) | [2, q$#]: a$# += 3 + isinstance(q$#, str)
        case {"k": 0 | 1 as q$#, **r$#}: a$# += 5 + len(r$#)
        case {"k": q$#}: a$# += q$#
        case Mp$#(1, y$#): a$# += y$# + 20
        case Mp$#(x=q$#): a$# += q$#
        case float() | None: a$# += 40
        case int(q$#): a$# += q$# * 2
        case _: a$# += 100
after:
    print(a$#)
== unpack
setup:
    a$# = 0
    v$# = [1, 2, 3]
body:
    try:
        @{x$#, *y$# = v$#;;x$#, y$#, z$# = v$#;;(x$#, y$#), z$# = (1, $n), 3;;*y$#, x$# = "ab"[: $n % 3] or "c"; x$# = ord(x$#);;x$#, y$# = y$#, x$#  = ($n, 2), 5; x$# = y$# if isinstance(y$#, int) else 1;;[x$#, y$#] = {5: 1, 6: 2}}@
        a$# += x$#
    except (ValueError, TypeError) as e:
        a$# += len(str(e))
    if $n % 8 == 3: v$# = @{[1, 2];;(4, 5, 6);;"xyz" and [7, 8, 9];;[1.5, 2, 3];;range(3);;steps(3);;[1, 2, 3, 4]}@
after:
    print(a$#)
  needs_try
== nested_loops
setup:
    a$# = 0
    grid$# = [[(q * w) % 5 for q in range(5)] for w in range(5)]
body:
    for y$# in range(1, 4):
        row$# = grid$#[y$#]
        for x$# in range(1, @{4;;y$# + 1;;5}@):
            c$# = grid$#[y$# - 1][x$#] + row$#[x$# - 1] @{+ $n;;;;- row$#[x$# % 5]}@
            if c$# % 3 == 0: @{continue;;row$#[x$#] = c$# % 7;;break;;grid$#[y$#] = row$# = row$#[:]}@
            grid$#[y$#][x$#] @{=;;^=;;+=}@ c$# & 15
            a$# += c$#
        else:
            a$# += 1
    @{if $n % 9 == 5: grid$#[2] = grid$#[1];;if $n == 18: grid$#[1][1] = 2.5; grid$#[1][1] = 2;;pass}@
    a$# %= 1000003
after:
    print(a$#, grid$#)
  needs_try
== while_state
setup:
    st$# = @{"a";;0;;None}@
    a$# = 0
body:
    k$# = 0
    while True:
        k$# += 1
        if k$# > @{5;;$n % 7}@: break
        if st$# == "a" or st$# == 0: st$# = @{"b";;1}@; a$# += 1; continue
        if st$# is None: st$# = "a"
        elif k$# & 1: st$# = @{None;;"a";;0}@; a$# ^= k$#
        else: a$# += 2
    else:
        a$# += 1000
after:
    print(a$#, st$#)
== unbound
body:
    if $n % 5 != @{3;;2}@: ub$# = $n
    try:
        i3 += ub$# & 3
    except UnboundLocalError as e:
        i3 += len(str(e))
    if $n % $M == 1:
        try: del ub$#
        except UnboundLocalError: i3 += 2
== cond_expr
setup:
    a$# = 0
body:
    a$# += ($I if $C else $S) & 0xFFFF
    a$# ^= (@{$n and $K;;$n or $K;;s0 and 1 or 2;;(f0 or 1) > 0;;not $n % 3;;(p0 is None) + (p0 is p0);;3 < $n % 9 <= 7;;$n in (1, 3, 5);;$n not in l1;;(l1 == [1]) + (l1 != l0);;type($n) is int;;0 < f0 < 5 < $n}@)
after:
    print(a$#)
== itertools
setup:
    a$# = 0
body:
    for q$# in @{itertools.chain(l1, range(3));;itertools.islice(steps(50), $n % 6);;itertools.accumulate(l1);;itertools.product((1, 2), repeat=2);;itertools.repeat(1, 3);;itertools.takewhile(lambda x: x < 3, l1);;map(lambda x, y: x + y, l1, (1, 2));;filter(lambda x: x % 2, l1);;zip(*[iter(l1)] * 2);;itertools.count($n)}@:
        a$# += q$#[0] if isinstance(q$#, tuple) else q$# & 255
        if @{a$# % 9 == 4;;a$# & 3 == 2;;q$# == $n + 3}@ or a$# > 1 << 40: break
    else:
        a$# += 5
    if a$# > 1 << 40: a$# = 0
after:
    print(a$#)
  needs_try
== functools
defs:
@functools.lru_cache(maxsize=@{4;;None}@)
def lc$#(x): return x * x
pt$# = functools.partial(lambda a, b, c=3: a * b + c, 2)
@functools.wraps(lc$#)
def wp$#(*a): return lc$#(*a)
@dataclasses.dataclass@{;;(frozen=True);;(order=True);;(slots=True)}@
class Dc$#:
    x: int
    y: float = 0.5
nt$# = collections.namedtuple("nt$#", "p q")
setup:
    a$# = 0
    dd$# = collections.defaultdict(@{int;;list;;lambda: 4}@)
    dq$# = collections.deque(maxlen=5)
    ct$# = collections.Counter()
body:
    a$# += lc$#($n % 6) + pt$#($n) + pt$#($n, c=1) + wp$#($n % 3)
    o$# = Dc$#($n)
    a$# += o$#.x + (o$# == Dc$#($n)) + len(repr(o$#))
    t$# = nt$#($n, 2)
    a$# += t$#.p + t$#[1] + t$#._replace(q=5).q
    dd$#[$n % 4]
    dq$#.append($n); a$# += dq$#[0] + len(dq$#)
    ct$#[$n % 3] += 1
    if $n % 10 == 9: dq$#.popleft(); a$# += ct$#.most_common(1)[0][1]; lc$#.cache_clear()
after:
    print(a$#, dict(dd$#), list(dq$#), dict(ct$#))
== subclass_builtin
defs:
class Il$#(int):
    def __add__(self, o): return Il$#(int(self) + int(o) + 1)
class Ll$#(list):
    def __getitem__(self, k): return list.__getitem__(self, k) if isinstance(k, int) and -len(self) <= k < len(self) else -1
    def append(self, x): list.append(self, x % 5)
class Dl$#(dict):
    def __missing__(self, k): return 9
class Sl$#(str):
    def __len__(self): return 3
class Fl$#(float):
    def __mul__(self, o): return 2.0
setup:
    u$# = Ll$#([1, 2]); d$# = Dl$#(); w$# = Il$#(3)
    a$# = 0
body:
    w$# = @{w$# + 1;;Il$#($n);;w$# * 1;;Il$#($n) + w$#;;$n}@
    u$#.append($n)
    a$# += u$#[@{0;;-1;;$n % 9;;99}@] + d$#[@{$n % 4;;1}@] + int(w$#) + len(Sl$#("abcdef")) + int(Fl$#(3.0) * 2) + isinstance(w$#, Il$#)
    if $n % 6 == 2: d$#[$n % 4] = 1
    if len(u$#) > 10: del u$#[1:]
    for q$# in u$#: a$# += q$#
    if a$# > 1 << 40: a$# = 0; w$# = 1
after:
    print(a$#, list(u$#))
== iter_protocols
defs:
class Seq$#:
    def __getitem__(self, k):
        if k > @{3;;5}@: raise IndexError
        return k * 2
class It$#:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        self.n -= 1
        if self.n < 0: raise StopIteration(5)
        if self.n == 13: raise ValueError("13")
        return self.n
    def __length_hint__(self): return 3
setup:
    a$# = 0
body:
    try:
        for q$# in @{Seq$#();;It$#($n % 20);;iter(It$#(3));;iter(lambda: $n % 3, 0) if $n % 3 == 0 else It$#(1);;list(It$#($n % 16));;zip(Seq$#(), It$#(9));;enumerate(Seq$#(), 5)}@:
            a$# += q$# if isinstance(q$#, int) else q$#[0]
            if a$# % 17 == 11: break
        a$# += (4 in Seq$#()) + sum(It$#($n % 5)) + max(Seq$#())
    except ValueError as e:
        a$# += len(lines(e)) * 3
after:
    print(a$#)
== small_program
setup:
    st$# = []
    code$# = [("p", 1), ("p", 2), ("a", 0), ("d", 0), ("m", 0), ("j", 0), ("p", 3), ("s", 0), ("x", 9)]
    a$# = 0
body:
    pc$# = 0
    for _ in range(20):
        if pc$# >= len(code$#): break
        op$#, arg$# = code$#[pc$#]
        pc$# += 1
        if op$# == "p": st$#.append(arg$# + ($n & 3))
        elif op$# == "a": st$#.append(st$#.pop() + st$#.pop())
        elif op$# == "d": st$#.append(st$#[-1])
        elif op$# == "m": st$#.append(st$#.pop() * st$#.pop() @{% 997;;& 0xFFFF;;/ 2}@)
        elif op$# == "j":
            if not st$#[-1]: pc$# = arg$#
        elif op$# == "s": st$#.append(st$#.pop() - st$#.pop())
        else: break
    a$# = (a$# + sum(st$#)) % 100003
    st$#.clear()
    if $n % 12 == 5: code$#[$n % 9] = @{("p", 5);;("d", 0);;("p", 2.5);;("x", 0);;("j", $n % 9)}@
after:
    print(a$#)
  needs_try
== random_statements
setup:
    r$# = 0
body:
    $B
    r$# += 1
after:
    print(r$#)
== random_function
defs:
def rf$#(x, y):
    z = $X
    if x $P y: z @{+=;;-=;;^=}@ $X
    @{for q in range(y & 3): z += $X & 255;;while z > 1 << 49: z >>= 3;;z = z if z < 1 << 70 else z % 1009;;if z < 0: return -z % 10007}@
    return z @{% 1000003;;& (1 << 48) - 1;;& (1 << 63) - 1}@
setup:
    a$# = $E
body:
    a$# = rf$#(a$# & @{255;;(1 << 48) - 1;;(1 << 63) - 1}@, @{$n;;$I % 1009;;a$# & 7;;$E}@)
    @{a$# += rf$#($n, 2);;a$# ^= rf$#(a$# % 97, $n);;pass;;a$# += int(rf$#(1, 2.5 if $n % 9 == 8 else 1) if 0 else 1)}@
after:
    print(a$#)
== thread_change
defs:
tg$# = 3
class Tc$#:
    k = 1
    def get(self): return self.k + tg$#
def change$#(n):
    global tg$#
    @{tg$# = n;;Tc$#.k = n;;Tc$#.get = lambda self: n;;tg$# = 2.5;;Tc$#.extra = n;;u$#[0] = None; u$#.clear()}@
u$# = [1, 2]
setup:
    o$# = Tc$#()
    a$# = 0
body:
    a$# += o$#.get() + len(u$#)
    if $n % $M == 3 and $n > 10:
        t$# = threading.Thread(target=change$#, args=($n,))
        t$#.start()
        t$#.join()
    a$# += o$#.get()
after:
    print(a$#)
  needs_try
== signal_change
defs:
sg$# = 1
def handler$#(number, frame):
    global sg$#
    sg$# += 1
    @{frame.f_locals["a$#"] = 5;;log.append(sg$#);;log.append(frame.f_lineno & 7);;frame.f_locals["sx$#"] = 0.5;;if sg$# % 3 == 2: raise KeyError(sg$#);;globals()["sg$#"] = 2.5}@
setup:
    signal.signal(signal.SIGUSR1, handler$#)
    a$# = 0
    sx$# = 1
body:
    a$# += sg$# + sx$#
    if $n % $M == 2: signal.raise_signal(signal.SIGUSR1)
    a$# += 1
    sx$# = $n & 3
after:
    signal.signal(signal.SIGUSR1, signal.SIG_IGN)
    print(a$#, sx$#)
  needs_try
== monitoring
defs:
mo$# = []
def watched$#(x):
    y = 0
    for q in range(x & 3): y += q
    return y
setup:
    a$# = 0
    mon$# = sys.monitoring
    mon$#.use_tool_id(3, "fuzz")
    mon$#.register_callback(3, mon$#.events.@{LINE;;PY_RETURN;;PY_START;;JUMP;;BRANCH_LEFT}@, lambda *x: mo$#.append(len(x)) @{;;or mon$#.DISABLE;;if len(mo$#) < 30 else mon$#.DISABLE}@)
body:
    a$# += watched$#($n)
    if $n == @{12;;19}@: mon$#.set_local_events(3, watched$#.__code__, mon$#.events.LINE | mon$#.events.PY_RETURN | mon$#.events.PY_START)
    if $n == @{21;;15}@: mon$#.set_local_events(3, watched$#.__code__, 0)
after:
    sys.monitoring.free_tool_id(3)
    print(a$#, len(mo$#))
== math_calls
setup:
    a$# = 0
    x$# = @{0.5;;2;;-1.5;;1e10}@
body:
    try:
        a$# += @{math.sqrt(x$#);;math.floor(x$#);;math.ceil(x$# * 1.5);;math.gcd($n, 12);;math.isqrt($n * $n + 1);;math.sin(x$#) > 0;;math.fabs(-x$#);;math.fmod(x$#, 0.3) < 1;;math.copysign(1, x$#);;math.isnan(x$#);;math.trunc(x$#);;math.hypot(3, 4);;math.log(x$# + 2) > 1;;math.pow(2, $n % 5);;math.prod([1, $n]);;math.comb(6, $n % 7);;math.ldexp(1.0, $n % 8);;math.frexp(x$#)[1];;math.factorial($n % 9)}@
        x$# = @{x$# + 1;;x$# * -1.25;;$n;;$G;;$n / 2;;-x$#;;$n - 10}@
    except (ValueError, OverflowError) as e:
        a$# += len(str(e))
        x$# = 0.25
    if abs(a$#) > 1e15: a$# = 0
after:
    print(a$#, x$#)
== callbacks
defs:
def cb$#(x, y=1):
    @{if x == 13: raise ValueError(x);;log.append(1) if x == 7 else None;;l = len(sys._getframe(1).f_code.co_name)}@
    return @{$X;;x * y;;x + y;;(x, y)[0];;-x}@ % 1009
class Ord$#:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return cb$#(self.v) < cb$#(o.v)
setup:
    a$# = 0
body:
    v$# = @{l1[:6];;list(range($n % 8));;[3, 1, $n]}@
    v$# = [x for x in v$# if isinstance(x, int)] or [2]
    try:
        a$# += @{sum(map(cb$#, v$#));;sorted(v$#, key=cb$#)[0];;max(v$#, key=cb$#);;functools.reduce(cb$#, v$#);;len(list(filter(cb$#, v$#)));;len(re.sub("a", lambda m: str(cb$#($n)), "banana"));;sum(map(cb$#, v$#, v$#));;sorted(map(Ord$#, v$#))[0].v;;min(map(Ord$#, v$#)).v;;sum(cb$#(x) for x in v$#);;len({cb$#(x): x for x in v$#});;bisect.bisect(v$#, $n, key=cb$#);;heapq.nsmallest(2, v$#, key=cb$#)[0];;next(iter(functools.partial(cb$#, $n), None))}@
    except ValueError as e:
        a$# += len(lines(e))
    if abs(a$#) > 1 << 60: a$# = 0
after:
    print(a$#)
== context_manager
defs:
@contextlib.contextmanager
def cm$#(x):
    log.append(x)
    try:
        yield x + 1
    @{finally:
        log.append(-x)
;;except ValueError:
        log.append("v")
;;except KeyError:
        raise RuntimeError(x)
}@
setup:
    a$# = 0
body:
    try:
        with cm$#($n) as c$#@{;;, Ctx($n & 1)}@:
            a$# += c$#
            if $n % 5 == 2: raise @{ValueError(1);;KeyError(2);;StopIteration(3)}@
            if $n % 7 == 3: @{continue;;break if $n > 20 else 0;;raise Root;;pass}@
    except Exception as e:
        a$# += len(type(e).__name__) + (e.__context__ is None)
after:
    print(a$#)
  needs_try
== linked
defs:
class Node$#:
    @{__slots__ = ("v", "next", "left", "right");;pass}@
    def __init__(self, v, next=None):
        self.v = v
        self.next = next
        self.left = self.right = None
def insert$#(t, v):
    if t is None: return Node$#(v)
    if v < t.v: t.left = insert$#(t.left, v)
    elif v > t.v: t.right = insert$#(t.right, v)
    return t
def inorder$#(t):
    while t is not None:
        if t.left: yield from inorder$#(t.left)
        yield t.v
        t = t.right
def rev$#(h):
    p = None
    while h:
        h.next, p, h = p, h, h.next
    return p
setup:
    h$# = None; r$# = None
    a$# = 0
body:
    h$# = Node$#(@{$n;;$n * 0.5;;a$# & 7}@, h$#)
    r$# = insert$#(r$#, $n * 7 % 13)
    if $n % 5 == 1: h$# = rev$#(h$#)
    if $n % 8 == 3: h$#.next = None
    p$# = h$#
    while p$# is not None@{;; and p$#.v != 3}@:
        a$# += p$#.v
        p$# = p$#.next
    for q$# in inorder$#(r$#):
        a$# = a$# * 3 + q$#
        if a$# > 1 << @{48;;20;;62}@: a$# = 1
        if q$# == @{5;;99}@: break
    if $n % 12 == 11: r$# = r$#.@{left;;right}@
after:
    print(a$#)
== nested_fns
setup:
    a$# = 0
body:
    def out$#(x):
        k = 0
        def mid(y):
            nonlocal k
            k += y
            def low(z): return x + y * z + k
            return low
        return mid, lambda: k
    m$#, g$# = out$#($n)
    a$# += m$#(1)(2) + m$#(@{2;;0.5;;$n}@)(3) + g$#()
    if a$# > 1 << 50: a$# = 0
after:
    print(a$#)
== exec_eval
setup:
    a$# = 0
    sp$# = {"x": 1}
body:
    a$# += eval(@{"n0 + 1";;"len(l1)";;"[n0 for _ in range(2)][0]";;"(lambda q: q * 2)(n0)"}@)
    if $n % 5 == 1: exec(@{"x = x + n0";;"y = x";;"def f(): return x"}@, sp$#, {"n0": $n})
    if $n % 7 == 2: sp$#["x"] = eval("x + 1", sp$#)
    a$# += sp$#["x"]
after:
    print(a$#)
  needs_try
== library_fraction
setup:
    a$# = fractions.Fraction(1, 3)
body:
    a$# = @{a$# + fractions.Fraction($n, 7);;a$# * fractions.Fraction(2, $n + 1);;a$# - $n;;a$# / (a$# + 1) if a$# != -1 else a$#;;abs(a$#) % 3;;-a$#;;fractions.Fraction(str($n))}@
    if a$# $P $n: i3 += 1
    if a$#.denominator > @{1000;;1 << 50}@: a$# = a$#.limit_denominator(10)
after:
    print(a$#)
  needs_try
== library_mix
defs:
class Ev$#(enum.Enum):
    A = 1
    B = 2
@functools.singledispatch
def sd$#(x): return 0
@sd$#.register
def _(x: int): return x + 1
@sd$#.register
def _(x: str): return len(x)
setup:
    a$# = 0
    od$# = collections.OrderedDict()
    cm$# = collections.ChainMap({}, {"a": 1})
    h$# = []
body:
    a$# += sd$#(@{$n;;"abc";;2.5;;[1, "a", 2.5, True][$n % 4]}@) + Ev$#($n % 2 + 1).value + (Ev$#.A is Ev$#["A"])
    od$#[$n % 5] = $n
    if $n % 3 == 1: od$#.move_to_end($n % 5)
    cm$#["b"] = $n; a$# += cm$#["a"] + len(cm$#)
    heapq.heappush(h$#, (-$n % 7, $n)); a$# += h$#[0][0]
    if len(h$#) > 5: a$# += heapq.heappop(h$#)[1]
    c$# = copy.@{copy;;deepcopy}@(@{l1;;o0;;[l1, (1, $n)];;d0}@)
    a$# += @{len(json.dumps([$n, "a", None]));;json.loads("[1, %d]" % $n)[1];;textwrap.dedent("  a").count("a");;operator.itemgetter(0)((5, $n));;operator.attrgetter("a")(Base($n, 1));;struct.unpack("<i", struct.pack("<i", $n))[0];;int.from_bytes($n.to_bytes(3, "big"));;len(string.Template("$x").safe_substitute(x=$n));;sum(array.array("i", [1, $n]));;len(pprint.pformat([$n] * 2))}@
after:
    print(a$#, list(od$#.items()))
  needs_try
== array_types
setup:
    v$# = array.array(@{"i";;"d";;"B";;"q";;"h"}@, [1, 2, 3, 4])
    a$# = 0
body:
    try:
        v$#[$n % 5] @{=;;+=}@ @{$n;;1;;v$#[0];;$n * 50;;-1;;2.5;;1 << 40}@
        a$# += v$#[-1] + len(v$#) + sum(v$#[1:3])
        for q$# in v$#: a$# += q$#
    except (OverflowError, IndexError, TypeError) as e:
        a$# += len(str(e))
    if a$# > 1e12: a$# = 0
after:
    print(a$#, v$#)
== ackermann_types
defs:
def poly$#(x): return x + x
def call$#(f, *a): return f(*a)
setup:
    a$# = 0
body:
    q$# = [1, 2.5, "ab", [1], (2,), True, 1 << 48, None][$n % @{2;;3;;8;;7}@]
    try:
        r$# = call$#(poly$#, q$#)
        a$# += len(r$#) if hasattr(r$#, "__len__") else r$# if r$# < 1e6 else 1
    except TypeError as e: a$# += len(lines(e))
after:
    print(a$#)
== property_raise
defs:
class Pr$#:
    def __init__(self): self.n = 0
    @property
    def v(self):
        self.n += 1
        if self.n % $M == 2: raise @{AttributeError("v");;ValueError;;KeyError(self.n)}@
        return self.n
    @functools.cached_property
    def c(self):
        log.append("c")
        return self.n * 2
    def __getattr__(self, name):
        if name == "v": return -5
        raise AttributeError(name)
    def __eq__(self, o):
        if self.n % 7 == 3: raise TypeError("eq")
        return self.n == o
    def __bool__(self): return self.n % 3 != 1
    def __len__(self): return self.n - 3
setup:
    o$# = Pr$#()
    a$# = 0
body:
    try:
        a$# += o$#.v
        a$# += (o$# == 5) + (o$# in [1, 2, 3, o$#]) + bool(o$#) + o$#.c
        a$# += len(o$#) if $n % 4 == 1 else getattr(o$#, "zz", 2)
    except (ValueError, TypeError, KeyError) as e:
        a$# = a$# * 2 + lines(e)[-1]
    if $n % 10 == 7: o$#.__dict__.pop("c", None)
    if $n % 9 == 5: o$# = Pr$#()
    if a$# > 1 << 70: a$# = 0
after:
    print(a$#)
== many_locals
setup:
    q1$# = 1; q2$# = 2; q3$# = 3.5; q4$# = "a"; q5$# = [1]; q6$# = None; q7$# = 7; q8$# = 8; q9$# = 9.25; qa$# = 10; qb$# = 11; qc$# = (1, 2); qd$# = 13; qe$# = 14.5
body:
    q1$#, q2$#, q7$# = q2$# & 0xFFFF, q1$# + q7$#, q8$# ^ $n
    q3$#, q9$#, qe$# = q9$# * 0.5, q3$# + qe$# * 0.25, q9$# - 1
    q8$# = (q1$# + q2$# * q7$# - qa$# + qb$# * qd$#) @{% 65537;;& (1 << 48) - 1}@
    qa$#, qb$#, qd$# = qb$# + len(q5$#), qd$# % 91, qa$# + $n
    if q8$# % 5 == 2: q4$# = q4$#[-3:] + "b"; q6$# = (q1$#, q3$#)
    elif q8$# % 7 == 3: q5$# = [q8$#, q9$#]; q6$# = None
    if q6$# is not None and q6$#[0] > 50: qc$# = q6$#; qe$# = q6$#[1] + 1.0
    q2$# &= (1 << 47) - 1; qd$# &= 0xFFFFFF; qa$# &= 0xFFFFFFFF; qb$# &= 0xFFFF
after:
    print(q1$#, q2$#, q3$#, q4$#, q5$#, q6$#, q7$#, q8$#, q9$#, qa$#, qb$#, qc$#, qd$#, qe$#)
== float_mod
setup:
    x$# = @{0.5;;-3.25;;1e15;;7.0}@
    a$# = 0
body:
    y$# = @{$n - 9.5;;-2.5;;$n * 0.25 + 0.1;;1e-3;;3}@
    a$# = a$# * 0.5 + @{x$# % y$#;;x$# // y$#;;divmod(x$#, y$#)[1];;-x$# % y$#;;x$# ** 2 % 7;;x$# ** -1 if x$# else 0;;round(x$#, $n % 4);;int(x$#) % 7;;(x$# > y$#) - (x$# < y$#);;x$# ** 0.5 if x$# > 0 else -1;;float(str(x$#));;x$#.as_integer_ratio()[1] % 97;;$n ** -1 if $n else 0;;2 ** (x$# % 5);;(-8) ** ($n % 3)}@
    x$# = @{x$# + y$#;;-x$#;;x$# * 0.9 + 1;;$n / 3}@
    if abs(x$#) > 1e6: x$# = 0.75
after:
    print(a$#, x$#)
  needs_try
== tuple_ops
setup:
    t$# = (1, 2)
    a$# = 0
body:
    t$# = @{t$# + ($n,);;($n,) + t$#;;(*t$#, $n);;t$#[1:] + t$#[:1];;t$# * 2;;tuple(reversed(t$#));;t$#[::-1];;tuple(x for x in t$# if x);;(t$#[-1], t$#[0])}@
    a$# += len(t$#) + t$#[0] + ($n in t$#) + (t$# < (2, 3)) + (t$# == (1, 2)) + hash(t$#[:1]) % 7 + t$#.count(1)
    x$#, *y$# = t$#
    a$# += x$# + len(y$#)
    if len(t$#) > 8: t$# = t$#[-2:]
    if not all(isinstance(x, int) for x in t$#) or len(t$#) < 1: t$# = (1, 2)
after:
    print(a$#, t$#)
  needs_try
== interrupted_gen_in_try
defs:
def gi$#(n):
    for q in range(n):
        with Ctx(q % 3 == 1):
            try:
                yield q
            except KeyError as e:
                log.append(q)
                yield -q
            if q == 4: raise ValueError(q)
def drive$#(g, k):
    t = 0
    for q in g:
        t += q
        if q == k: return t
        if q == 2:
            try: t += g.throw(KeyError(1))
            except StopIteration: t += 50
    return t * 2
setup:
    a$# = 0
body:
    try: a$# += drive$#(gi$#($n % 8), $n % 5)
    except ValueError as e: a$# += len(lines(e))
after:
    print(a$#)
'''


def parse(text):
    """[(name, parts, needs_try)]; parts: defs, setup, body, after -> lines."""
    shapes = []
    for chunk in text.split("\n== ")[1:]:
        name, _, rest = chunk.partition("\n")
        parts, part, needs_try = {}, None, False
        for line in rest.splitlines():
            if line.strip() == "needs_try":
                needs_try = True
            elif line in ("defs:", "setup:", "body:", "after:", "defs2:"):
                part = parts.setdefault({"defs2:": "defs"}.get(line, line[:-1]), [])
            elif line.strip():
                part.append(line)
        for part in ("setup", "body", "after"):
            parts[part] = [line[4:] for line in parts.get(part, [])]
        parts["defs"] = parts.get("defs", [])
        shapes.append((name, parts, needs_try))
    return shapes
