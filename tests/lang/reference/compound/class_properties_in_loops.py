# Properties, class methods and static methods used hot.
class T:
    count = 0
    def __init__(self, c): self._c = c; T.count += 1
    @property
    def f(self): return self._c * 9 / 5 + 32
    @f.setter
    def f(self, v): self._c = (v - 32) * 5 / 9
    @f.deleter
    def f(self): self._c = None
    @classmethod
    def hot(cls): return cls(100)
    @staticmethod
    def ok(v): return v > 50
n = 0
for i in range(60):
    t = T(i); t.f += 9; n += T.ok(t.f) + T.hot().f
print(n, T.count, round(t._c, 3)); del t.f; print(t._c)
for f in (lambda: setattr(T, "x", 1), lambda: T.f.fset(t, 50), lambda: T.f.__get__(None, T)): f()
class R:
    @property
    def p(self): return 1
for bad in ("R().p = 1", "del R().p"):
    try: exec(bad)
    except AttributeError as e: print(e)
# expect: 12774.0 120 64.0
# expect: None
# expect: property 'p' of 'R' object has no setter
# expect: property 'p' of 'R' object has no deleter
