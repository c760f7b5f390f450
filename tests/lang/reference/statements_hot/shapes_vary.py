# One attribute access on instances whose attributes were set in different orders.
class P: pass
def make(i):
    p = P()
    for n in ("abc", "bca", "cab", "a", "ca")[i % 5]: setattr(p, n, i)
    return p
t = 0
for i in range(200):
    p = make(i)
    t += p.a if hasattr(p, "a") else 1
    t += getattr(p, "b", -1) + (p.c if "c" in vars(p) else 0)
print(t)
# expect: 47520
