# property: getters, setters, deleters, docs, subclasses and messages.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class P:
    def __init__(self): self._x = 1
    @property
    def x(self):
        "the doc"
        return self._x
    @x.setter
    def x(self, v): self._x = v
    @x.deleter
    def x(self): self._x = None
    @property
    def ro(self): return 1
    wo = property(None, lambda s, v: print('wo', v))
p = P(); p.x = 4; print(p.x); del p.x; print(p.x)
t(setattr, p, 'ro', 1); t(delattr, p, 'ro'); t(lambda: p.wo); p.wo = 3
print(P.x.__doc__, P.ro.fget.__name__, P.x.fset is not None, P.x.fdel, isinstance(P.x, property)) if 0 else print(P.x.__doc__, P.ro.fget.__name__)
print(P.x.__name__)
print(type(P.x), P.ro.fset, P.ro.__isabstractmethod__)
class P2(P):
    @P.x.getter
    def x(self): return 'sub'
print(P2().x)
class Pp(property): pass
class P3:
    @Pp
    def z(self): "doc z"; return 3
print(P3().z, P3.z.__doc__)
t(lambda: property(1).__get__(3))
print(property().__doc__)
class Raise:
    @property
    def a(self): raise AttributeError('inner')
    def __getattr__(self, n): return 'fallback ' + n
print(Raise().a)
# expect: 4
# expect: None
# expect: AttributeError property 'ro' of 'P' object has no setter
# expect: AttributeError property 'ro' of 'P' object has no deleter
# expect: AttributeError property 'wo' of 'P' object has no getter
# expect: wo 3
# expect: the doc ro
# expect: x
# expect: <class 'property'> None False
# expect: sub
# expect: 3 doc z
# expect: TypeError 'int' object is not callable
# expect: None
# expect: fallback a
