# @ and @= call __matmul__, __rmatmul__ and __imatmul__.
class M:
    def __init__(self, r): self.r = r
    def __matmul__(self, o): return M([[sum(a * b for a, b in zip(x, y)) for y in zip(*o.r)] for x in self.r]) if isinstance(o, M) else NotImplemented
    def __rmatmul__(self, o): return f"r{o}"
class N(M):
    def __imatmul__(self, o): self.r = "changed"; return self
a, b = M([[1, 2], [3, 4]]), M([[0, 1], [1, 0]])
print((a @ b).r, 5 @ a)
a @= b; print(a.r)
n = N(0); n @= 1; print(n.r)
try: a @ 5
except TypeError as e: print(e)
# expect: [[2, 1], [4, 3]] r5
# expect: [[2, 1], [4, 3]]
# expect: changed
# expect: unsupported operand type(s) for @: 'M' and 'int'
