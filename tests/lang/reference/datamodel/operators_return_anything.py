# Comparison and arithmetic methods may give any object.
class E:
    def __init__(self, s): self.s = s
    def __add__(self, o): return E(f"({self.s} + {getattr(o, 's', o)})")
    def __lt__(self, o): return E(f"({self.s} < {getattr(o, 's', o)})")
    def __eq__(self, o): return E(f"({self.s} == {getattr(o, 's', o)})")
    def __getitem__(self, k): return E(f"{self.s}[{k}]")
    def __call__(self, *a): return E(f"{self.s}({', '.join(map(str, a))})")
    def __getattr__(self, n): return E(f"{self.s}.{n}")
    def __neg__(self): return E(f"-{self.s}")
x = E("x")
for _ in range(30): r = ((x + 1)[2] < -x.y(3, 4)) == x
print(r.s, (x < 1).s, bool(x == 1))
# expect: (((x + 1)[2] < -x.y(3, 4)) == x) (x < 1) True
