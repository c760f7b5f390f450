# Short cuts of the built-in types give what the long ways do: random operations, told by digests of the results.
import hashlib
import operator as o
import random

r = random.Random(7)
out = hashlib.sha256()
N = 12


def told():
    global out
    print(out.hexdigest()[:16])
    out = hashlib.sha256()


def put(*a): out.update(repr(a).encode())
def num():
    k = r.randrange(8)
    if k == 0: n = r.randrange(-5, 6)
    elif k == 1: n = r.randrange(-2**50, 2**50)
    elif k == 2: n = (1 << r.randrange(1, 4200)) + r.randrange(-2, 3)
    elif k == 3: n = r.getrandbits(r.randrange(1, 140))
    elif k == 4: n = r.getrandbits(64 * r.randrange(1, 70))
    elif k == 5: n = (1 << 64 * r.randrange(1, 66)) - 1
    elif k == 6: n = r.getrandbits(r.randrange(1, 5000))
    else: n = r.choice([True, False, 0, -1, 2**48, -2**48, 2**63, -2**63, 2**64, 2**128-1])
    return -n if r.random() < .4 else n
def tryit(f, *a):
    try: return f(*a)
    except Exception as e: return type(e).__name__, str(e)
for _ in range(N):
    a, b = num(), num()
    for f in (o.add, o.sub, o.mul, o.floordiv, o.mod, divmod, o.and_, o.or_, o.xor, o.lt, o.le, o.eq, o.gt):
        x = tryit(f, a, b); put(hex(x) if isinstance(x, int) else [hex(y) for y in x] if isinstance(x, tuple) and isinstance(x[0], int) else x)
    s = r.choice([0, 1, 63, 64, 65, 127, 128, 1000, 4095, 4096, 5000, r.randrange(300), 2])
    put(hex(a << s), hex(a >> s), a.bit_length(), hash(a), hex(-a), hex(~a), abs(a) == -abs(-a))
    n = (a.bit_length() + 8) // 8 + r.randrange(3)
    for order in ("little", "big"):
        y = a.to_bytes(n, order, signed=True); put(y)
        put(hex(int.from_bytes(y, order, signed=True)), hex(int.from_bytes(y, order)))
    put(tryit(int.from_bytes, b"12", "litle"), tryit(int.from_bytes, b"12", "bi\u1234"))
    x, y = r.choice([1.5, -2.25, 0.0, 7.0, -0.0, 1e300, float("inf")]), r.choice([2.0, -3.5, 0.0, 1e-300, float("inf")])
    for f in (o.mod, o.floordiv, divmod, o.add, o.pow, o.matmul, o.and_): put(tryit(f, x, y), tryit(f, x, 3), tryit(f, 3, y))
told()
atoms = [0, 1, -1, 2, 1.0, 0.0, -0.0, 2.5, "a", "b", "ab", "", b"x", None, True, (), (1,), 2**70, "é", frozenset([1])]
def tup(d=0): return tuple(tup(d+1) if d < 3 and r.random() < .2 else r.choice(atoms[:12] if r.random() < .7 else atoms) for _ in range(r.randrange(4)))
class T(tuple): pass
for _ in range(N * 5):
    a, b = tup(), tup()
    if r.random() < .2: a = T(a)
    for f in (o.lt, o.le, o.eq, o.ne, o.gt, o.ge): put(tryit(f, a, b))
    put((hash(a) == hash(tuple(list(a)))))
    if not any(isinstance(x, float) and x != x for x in a) and "nan" not in repr(a) and "None" not in repr(a) and "'" not in repr(a): put(hash(a))
    l = [tup() for _ in range(r.randrange(12))]
    x = tryit(sorted, l); put(x if isinstance(x, list) else 0, tryit(min, l), tryit(max, l))
told()
text = "abcx,yz é"
for _ in range(N * 3):
    al = r.choice(["ab,", "abc", "a", "ab\u0101", "ab\xe9\U0001f600,"])
    s = "".join(r.choice(al) for _ in range(r.randrange(90) if r.random() < .9 else r.randrange(300)))
    t = "".join(r.choice(al) for _ in range(r.randrange(1, 4)))
    i, j = r.randrange(-5, 100), r.randrange(-5, 100)
    put(t in s, s.find(t), s.find(t, i, j), s.rfind(t), s.count(t), s.split(t), s.split(t, 2), s.rsplit(t, 1), s.replace(t, "Q"), s.replace(t, ""), s.replace(t, "xyz", 2), s.partition(t), s[i:j], s.split(), s.index(t) if t in s else -1)
    b, c = s.encode(), t.encode()
    put(c in b, b.find(c), b.find(c, i, j), b.split(c), b.replace(c, b"Q"), b[i:j], b[i:], b[:j], b < c, b == c, b >= c, b[:3] == c[:3], b.join([c, b, c]), c.join([b]), c.join(()), b"".join([b, c]), b"-".join([bytearray(c), b]))
    put(tryit(b"".join, [b, "x"]), tryit(b"".join, (1,)), tryit(o.lt, b, s))
told()
for _ in range(N):
    a = [r.choice([r.randrange(200), r.randrange(10), str(r.randrange(50)), float(r.randrange(20)), (r.randrange(5), 1)]) for _ in range(r.randrange(120))]
    b = [r.choice([r.randrange(200), r.randrange(10), float(r.randrange(20))]) for _ in range(r.randrange(120))]
    ints = [r.randrange(1000) for _ in range(r.randrange(90))]
    s, t, u = set(b), set(ints), set(a)
    for x in list(b)[:r.randrange(20)]: s.discard(x)
    put(list(s), list(t), list(s | t), list(s & t), list(s - t), list(s ^ t), list(s.copy()), list(set(s)), list(frozenset(ints)), s <= t, len(u), len(u | s), len(u & s))
    s.update(ints); put(list(s)); s |= t; put(list(s)); s.update(tuple(b)); put(list(s)); s.update(b, ints); put(list(s))
told()
class Evil:
    def __init__(self, l): self.l = l
    def __hash__(self): self.l.clear(); return 5
    def __eq__(self, other): return self is other
l = []
l.extend([1, 2, Evil(l), 4, 5])
put(len(set(l)))
def g1():
    try:
        yield 1
    finally: put("fin")
def g2():
    x = D()
    yield 1
    yield 2
class D:
    def __del__(self): put("del")
def g3():
    with open("/dev/null"): yield 1
    yield 2
def g4():
    try: yield 1
    except GeneratorExit: yield 2
def g5(): yield from g1()
def g6():
    for x in [1, 2]:
        try: yield x
        except ValueError: put("v")
    yield 5
for g in (g1, g2, g3, g4, g5, g6):
    for n in range(3):
        c = g()
        for _ in range(n): next(c, None)
        put(tryit(c.close), c.gi_frame is None, c.gi_running, tryit(next, c), tryit(c.close))
told()
class S:
    @staticmethod
    def m(x): return x, 1
    n = staticmethod(len)
s = S()
def use(): return s.m(3), S.m(4), s.n([1]), S.n(())
for _ in range(50): put(use())
S.__dict__["m"].__init__(lambda x: (x, 2))
for _ in range(50): put(use())
S.m = staticmethod(lambda x: (x, 3)); put(use())
def va(a, *r, **k): return a, r, k
def vb(*r): return r
def vc(a, b=2, *r): return a, b, r
def vd(**k): return k
def ve(*r, k=1): return r, k
def call(): return va(1), va(1, 2), va(1, 2, 3), vb(), vb(1), vb(1, 2), vc(1), vc(1, 3), vc(1, 3, 4), vd(), ve(), ve(1), va(1, x=2), vb(*[1, 2]), tryit(lambda: vd(1)), tryit(lambda: va())
for _ in range(20): put(call())
class M:
    def m(self, *a, **k): return a, k
    c = classmethod(m)
for _ in range(20): put(M().m(1, 2), M().m(), M.c(1)[0], M().c(3)[0])
def gen(*a):
    yield a
put(list(gen(1, 2)), list(gen()))
for i in range(300):
    C = type("C%d" % i, (), {"x": i, "m": lambda self: 1}); c = C()
    c.y = -i
    put([(c.x, c.y, c.m()) for _ in range(20)])
a, b = [], 5
put(a is a, a is not a, a is b, (lambda x: x is a)(a), (lambda x: not x)(a), (lambda x: not x)(b), not not a)
told()
# expect: 1d44e38b5c40209f
# expect: 79bf5ea62b058ce1
# expect: 76e352058447d230
# expect: 2c55fa1beb9d0d74
# expect: 40d09dae9a070f0d
# expect: 0b97c2adedb5dfea
