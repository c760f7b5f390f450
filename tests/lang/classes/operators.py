# Arithmetic special methods, reflected ones, NotImplemented and in-place forms.
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o.x) if isinstance(o, V) else NotImplemented
    def __radd__(self, o): return V(self.x + o) if isinstance(o, int) else NotImplemented
    def __mul__(self, k): return V(self.x * k)
    __rmul__ = __mul__
    def __iadd__(self, o):
        self.x += o.x
        return self
    def __neg__(self): return V(-self.x)
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __bool__(self): return self.x != 0
    def __repr__(self): return f"V({self.x})"
    def __matmul__(self, o): return self.x * o.x
    def __getitem__(self, k): return self.x, k
    def __call__(self, a): return self.x + a
    def __len__(self): return 7
    def __contains__(self, k): return k == self.x
v = V(1)
alias = v
for i in range(60):
    w = v + V(i) * 2
    w = 5 + w
    v += V(1)
    if not (w > v): print("never")
print(v, alias is v, w, -w, V(2) == V(2), V(2) != V(3), bool(V(0)), V(3) @ V(4), v[1:2], v[1, 2], v(5), len(v), 61 in v)
try:
    v + "x"
except TypeError as e:
    print(e)
try:
    v - v
except TypeError as e:
    print(e)
# expect: V(61) True V(183) V(-183) True True False 12 (61, slice(1, 2, None)) (61, (1, 2)) 66 7 True
# expect: unsupported operand type(s) for +: 'V' and 'str'
# expect: unsupported operand type(s) for -: 'V' and 'V'
