# Bound methods kept in variables and lists.
class C:
    def __init__(self, k): self.k = k
    def f(self, x): return self.k * x
fs = [C(k).f for k in range(5)]
t = 0
for i in range(60):
    g = fs[i % 5]
    t += g(i)
print(t, fs[2].__self__.k, fs[1].__func__ is C.f, fs[0] == fs[0], C.f(C(3), 4))
append = [].append
for i in range(60): append(i)
print(len(append.__self__))
# expect: 3660 2 True True 12
# expect: 60
