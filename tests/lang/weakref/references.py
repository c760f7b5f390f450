# Refs and proxies: sharing, callbacks and their order, equality, hashes, what is refused.
import _weakref as weakref
import gc


def hide(text):
    words = [w for w in str(text).replace(";", " ;").replace(">", " >").split() if not w.startswith("0x")]
    return " ".join(words)


class C:
    pass


def callback(n):
    def f(w):
        print("callback", n, type(w).__name__, w is keep.get(n))
    return f


keep = {}
c = C()
r = weakref.ref(c)
keep[1] = weakref.ref(c, callback(1))
p = weakref.proxy(c)
keep[2] = weakref.ref(c, callback(2))
keep["p"] = weakref.proxy(c, callback("p"))
weakref.ref(c, callback("dropped"))
print(c.__weakref__ is r, [type(w).__name__ for w in weakref.getweakrefs(c)], weakref.getweakrefcount(c))
print(weakref.ref(c) is r, weakref.proxy(c) is p, weakref.ref(c, None) is r, r() is c)
print(r == keep[1], r != keep[1], hash(r) == hash(c), hide(r), hide(repr(p)))
hash(keep[1])
del c
print(r(), hide(r), keep[1].__callback__, r == keep[1], keep[1] == keep[1], weakref.ref(C) == weakref.ref(C))
try:
    hash(keep[2])
except TypeError as e:
    print(e)
print(isinstance(hash(keep[1]), int))
try:
    p.x
except ReferenceError as e:
    print(e)


class N:
    def __init__(self):
        self.items = [1, 2]
    def __add__(self, o): return "add"
    def __radd__(self, o): return "radd"
    def __iadd__(self, o): return "iadd"
    def __pow__(self, e, m=None): return ("pow", e, m)
    def __divmod__(self, o): return "divmod"
    def __bytes__(self): return b"b"
    def __reversed__(self): return "reversed"
    def __len__(self): return 3
    def __getitem__(self, i): return i
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
    def __contains__(self, i): return i == 7
    def __index__(self): return 5
    def __neg__(self): return "neg"
    def __lt__(self, o): return "lt"
    def __iter__(self): return iter(self.items)


n = N()
p = weakref.proxy(n)
print(p + 1, 1 + p, pow(p, 2), pow(p, 2, 3), divmod(p, 1), bytes(p), reversed(p), len(p), p[3], bool(p))
print(7 in p, 8 in p, [10, 11, 12, 13, 14, 15][p], -p, p < 1, list(p), type(p).__name__, callable(p))
p[1] = 2
del p[3]
p.new = 4
print(n.new, p.new, isinstance(p, N), p.__class__ is N)
del p.new
print(hasattr(n, "new"))
q = p
q += 1
print(q)
for i in range(60):
    assert p.items is n.items and r() is None
fails = (lambda: next(p), lambda: p * 2, lambda: p.zz, lambda: hash(p), lambda: weakref.ref(1), lambda: weakref.ref(),
         lambda: weakref.ref(C, 1, 2), lambda: weakref.ref(C, k=1), lambda: weakref.proxy([]), lambda: weakref.ref(C)(1),
         lambda: weakref.ProxyType(), lambda: weakref.ref("x"), lambda: weakref.ref(weakref.ref(n)),
         lambda: weakref.ref.__new__(weakref.ref), lambda: weakref._remove_dead_weakref(1, 2),
         lambda: weakref._remove_dead_weakref({1: 2}, 1), lambda: weakref.getweakrefcount(3), lambda: weakref.getweakrefs(3))
for f in fails:
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


class R(weakref.ref):
    def __new__(cls, ob, callback, key):
        self = super().__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class S(weakref.ref):
    __slots__ = ("a",)


a = R(n, print, "k")
print(a.key, a() is n, a == weakref.ref(n), a is not R(n, print, "k"), weakref.ref[int])
s = S(n)
s.a = 1
try:
    s.b = 1
except AttributeError as e:
    print(e)
print(hide(weakref.ref(a)), weakref.ref(print).__class__)


class Slots:
    __slots__ = ("x",)


class Weak:
    __slots__ = ("x", "__weakref__")

    def m(self): pass


print(weakref.ref(Weak())())
try:
    weakref.ref(Slots())
except TypeError as e:
    print(e)


class Tree(set):
    pass


class Number(int):
    pass


def generator():
    yield


bound = Weak.m.__get__(1)
held = [Tree(), {1}.__class__([1]), frozenset([1]), generator(), generator, generator.__code__, gc, C, bound, memoryview(b""),
        list[int], int | str, type("L", (list,), {})(), type("E", (Exception,), {})()]
print([weakref.ref(h)() is h for h in held])
for h in (Number(), [], {}, (), 1, "", None, 1.5, range(3), generator().__class__.gi_frame, property(), object()):
    try:
        weakref.ref(h)
        print("can", type(h))
    except TypeError as e:
        print(e)
# expect: True ['ReferenceType', 'ProxyType', 'ProxyType', 'ReferenceType', 'ReferenceType'] 5
# expect: True True True True
# expect: True False True <weakref at ; to 'C' at > <weakproxy at ; to 'C' at >
# expect: callback p ProxyType True
# expect: callback 2 ReferenceType True
# expect: callback 1 ReferenceType True
# expect: None <weakref at ; dead > None False True True
# expect: weak object has gone away
# expect: True
# expect: weakly-referenced object no longer exists
# expect: add radd ('pow', 2, None) ('pow', 2, 3) divmod b'b' reversed 3 3 True
# expect: True False 15 neg lt [1, 2] ProxyType False
# expect: set 1 2
# expect: del 3
# expect: 4 4 True True
# expect: False
# expect: iadd
# expect: TypeError Weakref proxy referenced a non-iterator 'N' object
# expect: TypeError unsupported operand type(s) for *: 'N' and 'int'
# expect: AttributeError 'N' object has no attribute 'zz'
# expect: TypeError unhashable type: 'weakref.ProxyType'
# expect: TypeError cannot create weak reference to 'int' object
# expect: TypeError __new__ expected at least 1 argument, got 0
# expect: TypeError __new__ expected at most 2 arguments, got 3
# expect: TypeError ref() takes no keyword arguments
# expect: TypeError cannot create weak reference to 'list' object
# expect: TypeError weakref expected 0 arguments, got 1
# expect: TypeError cannot create 'weakref.ProxyType' instances
# expect: TypeError cannot create weak reference to 'str' object
# expect: TypeError cannot create weak reference to 'weakref.ReferenceType' object
# expect: TypeError __new__ expected at least 1 argument, got 0
# expect: TypeError _remove_dead_weakref() argument 1 must be dict, not int
# expect: TypeError not a weakref
# expect: 0
# expect: []
# expect: k True True True weakref.ReferenceType[int]
# expect: 'S' object has no attribute 'b' and no __dict__ for setting new attributes
# expect: <weakref at ; to 'R' at > <class 'weakref.ReferenceType'>
# expect: None
# expect: cannot create weak reference to 'Slots' object
# expect: [True, True, True, True, True, True, True, True, True, True, True, True, True, True]
# expect: cannot create weak reference to 'Number' object
# expect: cannot create weak reference to 'list' object
# expect: cannot create weak reference to 'dict' object
# expect: cannot create weak reference to 'tuple' object
# expect: cannot create weak reference to 'int' object
# expect: cannot create weak reference to 'str' object
# expect: cannot create weak reference to 'NoneType' object
# expect: cannot create weak reference to 'float' object
# expect: cannot create weak reference to 'range' object
# expect: cannot create weak reference to 'getset_descriptor' object
# expect: cannot create weak reference to 'property' object
# expect: cannot create weak reference to 'object' object
