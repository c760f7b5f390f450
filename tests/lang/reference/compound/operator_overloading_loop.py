# A numeric class with all common operators, in a loop.
class V:
    def __init__(self, x, y): self.x, self.y = x, y
    def __add__(self, o): return V(self.x + o.x, self.y + o.y)
    def __sub__(self, o): return V(self.x - o.x, self.y - o.y)
    def __mul__(self, k): return V(self.x * k, self.y * k)
    __rmul__ = __mul__
    def __neg__(self): return V(-self.x, -self.y)
    def __eq__(self, o): return (self.x, self.y) == (o.x, o.y)
    def __abs__(self): return (self.x ** 2 + self.y ** 2) ** 0.5
    def __repr__(self): return f"V({self.x}, {self.y})"
    def __bool__(self): return self.x != 0 or self.y != 0
    def __getitem__(self, i): return (self.x, self.y)[i]
    def __len__(self): return 2
p = V(0, 0)
for i in range(80): p = p + V(i, 1) * 2 - 0.5 * V(1, i) + -V(1, 1)
print(p, abs(V(3, 4)), V(1, 2) == V(1, 2), bool(V(0, 0)), list(V(5, 6)), len(p), *V(7, 8))
# expect: V(6200.0, -1500.0) 5.0 True False [5, 6] 2 7 8
