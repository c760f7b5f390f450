# A method is replaced on the class, then shadowed on the instance.
class C:
    def f(self): return 1
c = C()
out = []
for i in range(120):
    if i == 40:
        C.f = lambda self: 2
    if i == 70:
        c.f = lambda: 3
    if i == 90:
        del c.f
    if i == 100:
        del C.f
        C.f = property(lambda self: (lambda: 4))
    out.append(c.f())
print([out.count(k) for k in (1, 2, 3, 4)])
# expect: [40, 40, 20, 20]
