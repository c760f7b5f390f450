# Two closures see each other's changes; loops share one cell.
def make():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    def get(): return n
    return inc, get
inc, get = make(); other, _ = make()
for _ in range(70): inc()
other(); print(get(), other())
fs = []
for i in range(3):
    def f(): return i
    fs.append(f)
print([f() for f in fs], [g() for g in [lambda j=j: j for j in range(3)]])
# expect: 70 2
# expect: [2, 2, 2] [0, 1, 2]
