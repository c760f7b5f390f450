"""super() and with statements in hot loops, while classes change."""
class A:
    def __init__(self, x): self.x = x
    def f(self, k): return self.x + k
class B(A):
    def __init__(self, x):
        super().__init__(x); self.y = x
    def f(self, k): return super().f(k) * 2
class C(B):
    def __init__(self, x): super().__init__(x + 1)
    def f(self, k): return super().f(k) + 1
class CM:
    n = 0
    def __enter__(self): self.n += 1; return self
    def __exit__(self, *a): self.n += 10; return False
def run(n):
    t = 0; cm = CM()
    for i in range(n):
        o = (A, B, C)[i % 3](i)
        t += o.f(2)
        with cm as c: t += c.n
        try:
            with cm:
                if i % 50 == 0: raise KeyError
        except KeyError: t -= 1
        if i == n // 2:
            A.f = lambda self, k: 7
    return t, cm.n
print(run(5000))
class M(CM): pass
def two(n):
    a, b = CM(), M()
    t = 0
    for i in range(n):
        with (a if i % 2 else b) as c: t += c.n
        if i == 900: M.__enter__ = lambda self: a
    return t
print(two(2000))
# expect: (280201140, 110000)
# expect: 10990451
