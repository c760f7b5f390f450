# The target is evaluated once; in-place methods are tried first.
class I:
    def __init__(self, v): self.v = v
    def __iadd__(self, o): self.v += o; return self
class P:
    def __init__(self, v): self.v = v
    def __add__(self, o): return P(self.v + o)
i = j = I(1); p = q = P(1)
for k in range(40): i += k; p += k
print(i is j, i.v, p is q, p.v, q.v)
l = m = [1]; l += (2,); l *= 2; print(m)
t = u = (1,); t += (2,); print(t, u)
s = {1}; s |= {2}; s &= {2, 3}; s ^= {4}; s -= {2}; print(s)
x = 7; x //= 2; x **= 3; x %= 10; x <<= 2; x |= 1; x ^= 3; x >>= 1; x &= 15; x -= 2; x *= 3; x /= 2; print(x)
d = {"a": 1}; d |= {"b": 2}; print(d)
log = []
def e(n): log.append(n); return n
z = [0, 0]
z[e(1)] += e(5)
print(z, log)
# expect: True 781 False 781 1
# expect: [1, 2, 1, 2]
# expect: (1, 2) (1,)
# expect: {4}
# expect: 19.5
# expect: {'a': 1, 'b': 2}
# expect: [0, 5] [1, 5]
