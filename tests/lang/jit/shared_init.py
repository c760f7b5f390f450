# SPDX-License-Identifier: MIT
# Attributes set by one __init__ for instances of many classes: where they are is found while recording (tier2/expand_look.c).
class S:
    def __init__(self, x, y):
        self.x = x
        self.y = y
class A(S):
    def __init__(self, x, y, r):
        super().__init__(x, y)
        self.r = r
class B(S):
    k = 3
    def __init__(self, x, y, r):
        super().__init__(x, y)
        self.k = r
class C(S): pass
class D(S): __slots__ = ("m",)
class E(S):
    x = property(lambda self: 5, lambda self, v: None)
class F:
    __slots__ = ("x", "y")
    __init__ = S.__init__
class G(S):
    def __setattr__(self, n, v): object.__setattr__(self, n, v + 1)
class H(B):
    __slots__ = ("x", "w")
def f(n):
    t = 0
    for i in range(n):
        k = i % 8
        if k == 0: o = A(i, 1, 2)
        elif k == 1: o = B(i, 1, 2)
        elif k == 2: o = C(i, 2)
        elif k == 3: o = D(i, 2)
        elif k == 4: o = E(i, 2)
        elif k == 5: o = F(i, 2)
        elif k == 6: o = G(i, 2)
        else: o = H(i, 2, 4)
        t += o.x + o.y
        if i % 1000 == 7:
            o.x = "a"; t += len(o.x) if k != 4 else 0
    return t, [type(o).__name__, o.x, o.y]
print(f(20000))
def g(n, cls):
    for i in range(n):
        o = cls(i, i + 1)
    return o.__dict__
S.__init__(C(1, 2), 1, 2)
for c in (C, A, C):
    try: print(g(3000, c))
    except TypeError as e: print(e)


# Room that grows, classes that get a descriptor of the name while the loop is hot, and instances that have lost an attribute.
def grown(n):
    for i in range(n):
        o = C(i, 1)
        for k in range(i % 5):
            setattr(o, f"a{k}", k)
        o.last = i
    return o.__dict__


def described(n):
    total = 0
    for i in range(n):
        o = (A, B, C, D, E)[i % 5](*(i, 1, 2)[:3 if i % 5 < 2 else 2])
        total += o.x if i % 5 != 4 else 1
        if i == n - 300:
            C.y = property(lambda self: 10, lambda self, v: None)
            D.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 2)
        total += o.y
    del C.y, D.__setattr__
    return total


def lost(n):
    seen = 0
    for i in range(n):
        o = C(i, 1)
        if i % 3 == 1:
            del o.x
        o.x = i + 1
        seen += list(o.__dict__)[0] == "x"
    return seen


print(grown(3000), described(6000), lost(3000))
# expect: (175042520, ['H', 19999, 2])
# expect: {'x': 2999, 'y': 3000}
# expect: A.__init__() missing 1 required positional argument: 'r'
# expect: {'x': 2999, 'y': 3000}
# expect: {'x': 2999, 'y': 1, 'a0': 0, 'a1': 1, 'a2': 2, 'a3': 3, 'last': 2999} 14754030 2000
