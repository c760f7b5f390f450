"""Operators whose methods are Python functions: hot, refused, reflected, raising, of mixed operands."""


class V:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        if not isinstance(other, V):
            return NotImplemented
        return V(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return V(self.x * k, self.y * k)

    def __sub__(self, other):
        if other == -77:
            raise ValueError("no")
        return self.x - other

    def __getitem__(self, i):
        return (self.x, self.y)[i]

    def __mod__(self, other):
        return other


class R:
    def __radd__(self, other):
        return "radd"

    def __rmul__(self, other):
        return "rmul"


def run(n):
    p, v = V(0, 0), V(1, 2)
    total = 0
    for i in range(n):
        p = p + v * 2
        total += p[0] + p[1] - (p - i)
        q = p % p
        total += q.x - (p % i)
    return p.x, p.y, total


def refused(n):
    out = []
    v = V(1, 2)
    for i in range(n):
        try:
            v + i
        except TypeError as e:
            out.append(str(e))
        try:
            v - (-77 if i % 50 == 0 else 3)
        except ValueError as e:
            out.append(str(e))
        out.append(v + R())
    return len(out), out[0], out[1], out[-1]


class Sub(V):
    def __radd__(self, other):
        return "sub first"


print(run(3000))
print(refused(300))
print(V(1, 2) + Sub(3, 4), (Sub(3, 4) + V(1, 2)).x)


def change(n):
    v, w, out = V(1, 1), V(2, 2), 0
    for i in range(n):
        r = v + w
        out += r if isinstance(r, int) else r.x
        if i == n // 2:
            V.__add__ = lambda self, other: 1000
    return out


print(change(2000))
# expect: (6000, 12000, 27009000)
# expect: (606, "unsupported operand type(s) for +: 'V' and 'int'", 'no', 'radd')
# expect: sub first 4
# expect: 1002003
