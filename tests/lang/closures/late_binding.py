# A closure sees the loop variable's last value, not its value at definition.
fs = []
def make():
    out = []
    for i in range(5):
        out.append(lambda: i)
    return out
print([f() for f in make()])
total = 0
for k in range(60):
    def g():
        return k
    fs.append(g)
    total += g()
print(total, fs[0](), fs[59]())
# expect: [4, 4, 4, 4, 4]
# expect: 1770 59 59
