# More attributes than fit inline; dict view stays live.
class P: pass
p = P()
for i in range(60):
    setattr(p, "f%d" % i, i)
d = p.__dict__
d["g"] = "new"
p.h = 1
print(p.f59 + p.f0 + p.f30, len(d), p.g, d["h"], list(d)[-2:])
# expect: 89 62 new 1 ['g', 'h']
