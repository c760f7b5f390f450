"""More attributes than an instance was made with, in every order, while stores are specialized."""


class Base:
    def __init__(self):
        self.a, self.b, self.c, self.d, self.e, self.f, self.g = range(7)


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.h = 7
        self.i = [8]


class Free:
    pass


def fill(count):
    x = Free()
    for k in range(count):
        setattr(x, "n" + str(k), k)
    x.late = count
    return x


total = 0
for n in range(300):
    d = Derived()
    d.j = d.a + d.h + len(d.i)
    d.k = n
    total += d.j + d.k + d.g
print(total)
print([fill(n % 70).late for n in range(0, 140, 20)])
y = fill(3)
del y.n1
y.n1 = "again"
print(y.n0, y.n1, y.n2, y.late)
# expect: 49050
# expect: [0, 20, 40, 60, 10, 30, 50]
# expect: 0 again 2 3
