# Calls with stars and dicts of changing sizes.
def f(*a, k=0, **kw): return len(a) + k + len(kw)
def g(a, b=10, *c): return a + b + len(c)
t = 0
for i in range(100):
    args = list(range(i % 4)); kw = {n: 1 for n in "kxyz"[:i % 5]}
    t += f(*args, **kw) + g(i, *args) + f(1, *args, 2) + max(*[i, 50], 3)
print(t)
# expect: 12200
