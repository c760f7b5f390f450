# What specialized instructions have cached is noticed when it changes: classes, slots, defaults, globals, shapes.
class A:
    k = 1
    def m(self): return "A.m"
class B(A):
    def m(self): return "B.m+" + super().m()
class S:
    __slots__ = ("p", "q")
    def __init__(self, p): self.p = p
def attr(o): return o.k
def call(o): return o.m()
def slot(o): return o.p
def store(o, v): o.p = v
def default(f): return f(1)
def rounds(f, *args): return [f(*args) for _ in range(60)][-1]
b = B()
print(rounds(call, b), rounds(attr, b))
A.m = lambda self: "A.m2"
print(rounds(call, b))
B.k = 2
print(rounds(attr, b))
b.k = 3
print(rounds(attr, b))
B.k = property(lambda self: 4, lambda self, v: None)
print(rounds(attr, b))
del B.k
print(rounds(attr, b), vars(b))
b.m = lambda: "own"
print(rounds(call, b))
del b.m
print(rounds(call, b))
B.m = lambda self: "new"
print(rounds(call, b))
class Many:
    pass
def many(objects):
    total = 0
    for o in objects:
        total += o.k
        o.n = o.n + 1
    return total
kinds = [type("K%d" % i, (), {"k": i, "n": 0}) for i in range(7)]
objects = [kind() for kind in kinds] * 3
for i, o in enumerate(objects):
    setattr(o, "x%d" % (i % 5), i)
for _ in range(60): r = many(objects)
print(r, sorted({o.n for o in objects}))
for kind in kinds: kind.k = 10
print(many(objects))
for o in objects: o.k = 100
print(many(objects))
for o in objects[:7]: del o.k
print(many(objects), objects[0].k)
s = S(5)
print(rounds(slot, s))
for _ in range(60): store(s, _)
print(s.p)
del s.p
try: slot(s)
except AttributeError as e: print(e)
store(s, 8); print(slot(s))
for _ in range(60):
    t = S(_); del t.p; store(t, 3)
print(t.p, slot(t))
class T(S): pass
u = T(1); u.z = 2
print(rounds(slot, u), vars(u))
def f(a, b=2, c=3): return a, b, c
print(rounds(default, f))
f.__defaults__ = (7, 8)
print(rounds(default, f))
f.__defaults__ = None
try: default(f)
except TypeError as e: print(e)
f.__defaults__ = (9,)
try: default(f)
except TypeError as e: print(e)
g = 1
def glob(): return g
print(rounds(glob)); g = 2; print(rounds(glob)); del g
try: glob()
except NameError as e: print(e)
def length(x): return len(x)
print(rounds(length, [1])); len = lambda x: "mine"; print(rounds(length, [1])); del len; print(rounds(length, [1]))
def add(a, b): return a + b
for args in ((1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (2**48 - 1, 1), (2**63, -1), (True, 1), (1, 2.5)):
    print(rounds(add, *args))
def less(a, b):
    if a < b: return "less"
    return "not"
for args in ((1, 2), (2, 1), (1.5, 1.5), (float("nan"), 1.0), ("a", "b"), (2**60, 2**61), (1, 1.5), ((1,), (2,))):
    print(rounds(less, *args), end=" ")
print()
def same(a, b): return "same" if a == b else "different"
for args in (("ab", "ab"), ("ab", "a" + "c"), ("\u00e9", "e"), ("", ""), ("a", 1), (1.0, 1), (None, None)):
    print(rounds(same, *args), end=" ")
print()
def has(x, c): return x in c, x not in c
for c in ({1, 2}, {1: 0}, [1], (1,), frozenset([1]), range(3), {1.0}, {True}): print(rounds(has, 1, c), end=" ")
print()
class Bad:
    def __init__(self): return 1
try: rounds(Bad)
except TypeError as e: print(e)
class E(Exception):
    def __init__(self, a): super().__init__("E", a); self.a = a
def raiser(n):
    try: raise E(n)
    except E as e: return e.args, e.a
print(rounds(raiser, 4))
class New:
    def __new__(cls, x): return super().__new__(cls) if x else 5
    def __init__(self, x): self.x = x
print(rounds(New, 0), rounds(New, 1).x)
def outer(xs): return [[y for y in xs if y != x] for x in xs]
print(rounds(outer, [1, 2, 3]))
def pair(a, b):
    a, b = b, a
    x, y, z = a, b, a
    (p, q), r = (a, b), z
    return a, b, x, y, z, p, q, r
print(rounds(pair, 1, 2))
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name, end=" ")
def drop():
    d = D("one"); d = D("two"); e = [D("three")]; e[0] = None
    D("four"); D("five").name
    return len("x")
print(drop())
# expect: B.m+A.m 1
# expect: B.m+A.m2
# expect: 2
# expect: 3
# expect: 4
# expect: 3 {'k': 3}
# expect: own
# expect: B.m+A.m2
# expect: new
# expect: 63 [180]
# expect: 210
# expect: 2100
# expect: 210 10
# expect: 5
# expect: 59
# expect: 'S' object has no attribute 'p'
# expect: 8
# expect: 3 3
# expect: 1 {'z': 2}
# expect: (1, 2, 3)
# expect: (1, 7, 8)
# expect: f() missing 2 required positional arguments: 'b' and 'c'
# expect: f() missing 1 required positional argument: 'b'
# expect: 1
# expect: 2
# expect: name 'g' is not defined
# expect: 1
# expect: mine
# expect: 1
# expect: 3
# expect: 3.5
# expect: ab
# expect: [1, 2]
# expect: 281474976710656
# expect: 9223372036854775807
# expect: 2
# expect: 3.5
# expect: less not not not less less less less 
# expect: same different different same different same same 
# expect: (True, False) (True, False) (True, False) (True, False) (True, False) (True, False) (True, False) (True, False) 
# expect: __init__() should return None, not 'int'
# expect: (('E', 4), 4)
# expect: 5 1
# expect: [[2, 3], [1, 3], [1, 2]]
# expect: (2, 1, 2, 1, 2, 2, 1, 2)
# expect: del one del three del four del five del two 1
