# What gc.collect() finds, and the rest of the gc module.
import gc
gc.collect()
def show(label, f):
    f()
    print(label, gc.collect())
def l1():
    l = []; l.append(l)
def l2():
    a = []; b = [a]; a.append(b)
def d1():
    d = {}; d["d"] = d
def t1():
    l = []; t = (l,); l.append(t)
class A: pass
def i1():
    a = A(); a.me = a
def i2():
    a = A(); b = A(); a.b = b; b.a = a; a.l = [a, b]
def i3():
    a = A(); a.__dict__["me"] = a
def f1():
    def g(): return g
def f2():
    def g(): return h
    def h(): return g
def g1():
    def gen():
        x = me
        yield 1
    me = gen()
    next(me)
def e1():
    try: 1/0
    except ZeroDivisionError as e:
        err = e
def m1():
    a = A(); a.m = a.__init__
def s1():
    s = {1}; a = A(); s.add(a); a.s = s
class D:
    def __del__(self): pass
def del1():
    d = D(); d.me = d
saved = []
class R:
    def __del__(self): saved.append(self)
def res():
    r = R(); r.me = r
def lam():
    x = [lambda: x]
def comp():
    a = A(); a.fs = [lambda: a for _ in range(3)]
def it():
    l = []; l.append(iter(l))
class S:
    __slots__ = ("x", "y")
def sl():
    s = S(); s.x = s
def cls():
    class K: pass
def cls2():
    class K:
        def f(self): return K
def prop():
    a = A(); a.p = property(lambda s: a)
def sup():
    class P(A):
        def __init__(self): super().__init__()
    P()
for f in (l1, l2, d1, t1, i1, i2, i3, f1, f2, g1, e1, m1, s1, del1, res, lam, comp, it, sl, prop, cls, cls2, sup):
    show(f.__name__, f)
print(len(saved), gc.isenabled())
saved.clear()
print(gc.collect())
gc.disable(); print(gc.isenabled()); gc.enable(); print(gc.isenabled())
a = []
print(gc.get_referrers(a) == [globals()] or len(gc.get_referrers(a)), gc.get_referents([a, "x"]), gc.is_tracked(1), gc.is_tracked([]), gc.is_tracked(A()), gc.is_tracked("a"), gc.get_threshold(), gc.garbage, gc.callbacks)
try: gc.collect(3)
except ValueError as e: print(e)
class I(int): pass
def isub():
    i = I(3); i.me = i
show("isub", isub)
print(gc.is_finalized(D()), gc.get_freeze_count())
# expect: l1 1
# expect: l2 2
# expect: d1 1
# expect: t1 2
# expect: i1 1
# expect: i2 3
# expect: i3 2
# expect: f1 3
# expect: f2 6
# expect: g1 0
# expect: e1 3
# expect: m1 2
# expect: s1 2
# expect: del1 1
# expect: res 0
# expect: lam 4
# expect: comp 9
# expect: it 2
# expect: sl 1
# expect: prop 5
# expect: cls 6
# expect: cls2 9
# expect: sup 7
# expect: 1 True
# expect: 1
# expect: False
# expect: True
# expect: True ['x', []] False True True False (2000, 10, 10) [] []
# expect: invalid generation
# expect: isub 2
# expect: False 0
