# Writes through __dict__ are seen by hot attribute loads.
class P:
    v = "class"
p = P()
p.v = 0
t = 0
for i in range(60):
    if i % 2: p.__dict__["v"] = i
    t += p.v
p.__dict__ = {"v": "replaced"}
print(t, p.v)
p.__dict__.clear()
print(p.v)
# expect: 1741 replaced
# expect: class
