# Two closures share one cell.
def make():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    def get():
        return n
    return up, get
up, get = make()
up2, get2 = make()
for i in range(60):
    up()
    if i % 3 == 0:
        up2()
print(get(), get2())
# expect: 60 20
