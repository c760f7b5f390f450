# @ has its three methods and an in-place one that may fall back.
class M:
    def __init__(self, n): self.n = n
    def __matmul__(self, o): return ("mat", self.n, getattr(o, "n", o))
    def __rmatmul__(self, o): return ("rmat", self.n, o)
a = M(1)
print(a @ M(2), a @ 3, 3 @ a)
a @= 4
print(a)
class N(M):
    def __imatmul__(self, o): self.n += o; return self
b = N(5); b @= 6
print(b.n)
try:
    1 @ 2
except TypeError as e:
    print(e)
# expect: ('mat', 1, 2) ('mat', 1, 3) ('rmat', 1, 3)
# expect: ('mat', 1, 4)
# expect: 11
# expect: unsupported operand type(s) for @: 'int' and 'int'
