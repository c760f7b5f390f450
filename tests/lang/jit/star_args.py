"""*args of inlined calls: none, some, many, kept alive by the tuple."""
def f(a, *rest, k=1): return a + len(rest) * 10 + sum(rest) + k
def g(*r): return r
class X:
    def __init__(self, *a): self.a = a
    def m(self, *a, **k): return len(a) + len(k)
def run(n):
    t = 0; keep = None
    for i in range(n):
        t += f(i) + f(i, 1) + f(i, 2, i, k=3) + len(g()) + len(g(i, "s", 2.5, None))
        x = X(i, [i]); t += x.a[0] + x.a[1][0]
        keep = g(x, keep and keep[0])
        t += X(1).m(1, 2, 3)
    return t, keep[1].a
print(run(4000))
# expect: (48168000, (3998, [3998]))
