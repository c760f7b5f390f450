# super() through mixins, with keyword arguments, in a loop.
class A:
    def __init__(self, **k): self.k = k
    def go(self, x): return x
class B(A):
    def __init__(self, b=1, **k): super().__init__(**k); self.b = b
    def go(self, x): return super().go(x) + self.b
class C(A):
    def go(self, x): return super().go(x * 2)
class D(B, C):
    def go(self, x, *, y=3): return super().go(x) + y
t = 0
for i in range(80): d = D(b=i, z=i); t += d.go(i) + d.go(1, y=d.k["z"])
print(t)
# expect: 16200
