# __getattr__, properties and slots read in a loop.
class H:
    __slots__ = ("a",)
    def __init__(self): self.a = 1
    def __getattr__(self, n): return len(n)
    @property
    def p(self): return self.a * 2
class L(H):
    def __getattribute__(self, n): return object.__getattribute__(self, n) if n != "a" else 7
t = 0
for i in range(90):
    o = H() if i % 3 else L()
    t += o.a + o.missing + o.p
print(t)
# expect: 1440
