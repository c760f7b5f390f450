"""Proxies pass operations on, and say so when what they stand for is gone."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import weakref
class Num:
    def __init__(self, n): self.n = n
    def __add__(self, o): return ("add", o)
    def __radd__(self, o): return ("radd", o)
    def __iadd__(self, o): self.n += o; return self
    def __len__(self): return 3
    def __getitem__(self, k): return ("item", k)
    def __contains__(self, k): return k == 1
    def __iter__(self): return iter("xy")
    def __bool__(self): return False
    def __index__(self): return 4
    def __float__(self): return 2.5
    def __neg__(self): return "neg"
    def __eq__(self, o): return o == "equal"
    def __hash__(self): return 5
    def __str__(self): return "str"
    def __bytes__(self): return b"bytes"
    def __call__(self, *a): return ("call", a)
    def __divmod__(self, o): return "divmod"
    def __matmul__(self, o): return "matmul"
    def __round__(self, n=None): return "round"
    def __reversed__(self): return "reversed"
    def __enter__(self): return "enter"
    def __next__(self): return "next"
n = Num(1)
p = weakref.proxy(n)
print(type(p).__name__, callable(p), p.n, p + 1, 1 + p, len(p), p[2], 1 in p, 2 in p, list(p), bool(p), float(p), -p, p == "equal", p != "equal", str(p), p(1, 2), divmod(p, 1), p @ 1, hex(p), [0] * 5 and "abcdef"[p])
tell(hash, p)
tell(bytes, p)
tell(round, p)
tell(next, p)
print(isinstance(p, Num), p.__class__.__name__, type(p) is weakref.CallableProxyType, weakref.getweakrefcount(n))
p += 5
print(n.n, type(p).__name__)
p = weakref.proxy(n)
p.extra = 1
print(n.extra)
del p.extra
tell(lambda: n.extra)
print(weakref.proxy(n) is p, weakref.ref(n) is weakref.ref(n), weakref.ref(n, print) is weakref.ref(n), weakref.getweakrefcount(n))
del n
for operation in (lambda: p + 1, lambda: p.n, lambda: len(p), lambda: str(p), lambda: bool(p), lambda: p(), lambda: setattr(p, "a", 1), lambda: 1 in p, lambda: p == p, lambda: iter(p)):
    tell(operation)
print(repr(p).startswith("<weakproxy at "), repr(p).endswith("; to 'NoneType' at " + repr(p).split(" at ")[-1]))
for value in (5, "a", (), None, [], {}, object()):
    tell(weakref.ref, value)
for value in (set(), frozenset(), len, tell, Num, type, weakref, (x for x in ()), bytearray and memoryview(b"a")):
    print(type(value).__name__, type(weakref.ref(value)).__name__, weakref.ref(value)() is value)
class R(weakref.ref):
    def __init__(self, o, callback=None, tag=1): super().__init__(o, callback); self.tag = tag
    def __new__(cls, o, callback=None, tag=1): return super().__new__(cls, o, callback)
o = Num(2)
r = R(o, lambda ref: print("dead", ref.tag, ref() is None), 7)
print(r.tag, r() is o, r == weakref.ref(o), hash(r), r.__callback__ is not None)
del o
print(hash(r), r == r, r.__callback__)
late = weakref.ref(Num(3))
tell(hash, late)
print(late == weakref.ref(Num(4)), late() is None)
tell(weakref.ref)
tell(weakref.ref, tell, None, None)
tell(weakref.ref(tell), 1)
print(weakref.ref(tell, None).__callback__)
order = []
o = Num(5)
refs = [weakref.ref(o, lambda _, i=i: order.append(i)) for i in range(4)]
del refs[1]
del o
print(order)
d = weakref.WeakValueDictionary()
k = Num(6)
d["a"] = k
print(len(d), list(d.items())[0][0], d.get("b"), "a" in d)
del k
print(len(d), "a" in d, dict(d))
f = weakref.finalize(tell, print, "never")
print(f.alive, f.peek()[1].__name__, f.detach()[2], f.alive, f())
# expect: CallableProxyType True 1 ('add', 1) ('radd', 1) 3 ('item', 2) True False ['x', 'y'] False 2.5 neg True False str ('call', (1, 2)) divmod matmul 0x4 e
# expect: TypeError unhashable type: 'weakref.CallableProxyType'
# expect: b'\x00\x00\x00\x00'
# expect: TypeError type weakref.CallableProxyType doesn't define __round__ method
# expect: 'next'
# expect: True Num True 1
# expect: 6 Num
# expect: 1
# expect: AttributeError 'Num' object has no attribute 'extra'
# expect: True True False 1
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: ReferenceError weakly-referenced object no longer exists
# expect: True False
# expect: TypeError cannot create weak reference to 'int' object
# expect: TypeError cannot create weak reference to 'str' object
# expect: TypeError cannot create weak reference to 'tuple' object
# expect: TypeError cannot create weak reference to 'NoneType' object
# expect: TypeError cannot create weak reference to 'list' object
# expect: TypeError cannot create weak reference to 'dict' object
# expect: TypeError cannot create weak reference to 'object' object
# expect: set ReferenceType True
# expect: frozenset ReferenceType True
# expect: builtin_function_or_method ReferenceType True
# expect: function ReferenceType True
# expect: type ReferenceType True
# expect: type ReferenceType True
# expect: module ReferenceType True
# expect: generator ReferenceType True
# expect: memoryview ReferenceType True
# expect: 7 True True 5 True
# expect: dead 7 True
# expect: 5 True None
# expect: TypeError weak object has gone away
# expect: False True
# expect: TypeError __new__ expected at least 1 argument, got 0
# expect: TypeError __new__ expected at most 2 arguments, got 3
# expect: TypeError weakref expected 0 arguments, got 1
# expect: None
# expect: [3, 2, 0]
# expect: 1 a None True
# expect: 0 False {}
# expect: True print ('never',) False None
