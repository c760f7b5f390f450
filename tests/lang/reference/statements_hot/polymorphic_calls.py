# A call site with six classes.
class Base:
    def v(self): return 0
kinds = [type(f"K{i}", (Base,), {"v": (lambda self, i=i: i)} if i % 2 else {"w": i}) for i in range(6)]
objs = [k() for k in kinds] * 20
t = 0
for n, o in enumerate(objs): t += o.v() * n + getattr(o, "w", 1)
print(t)
# expect: 11140
