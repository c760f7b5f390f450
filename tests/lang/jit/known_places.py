# A local that a loop reads before its body only: exits of the body do not count on the slot it was spilled to.
log = []
g0 = g1 = 0


class Base:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Child(Base):
    pass


class Ctx:
    def __init__(self, swallow):
        self.swallow = swallow

    def __enter__(self):
        return self.swallow

    def __exit__(self, t, e, tb):
        return self.swallow and t is not None


def spread(*args, k=1, **rest):
    return len(args) + k + len(rest)


def clamp(x):
    if type(x) is int:
        return x if -(1 << 130) < x < (1 << 130) else x % 1000003
    return x


def f0(i0, i1, l0, p0):
    global g0, g1
    i2 = 1; i3 = 0
    f0 = 0.5; f1 = 2.0
    s0 = 'abc'; s1 = 'x'
    l1 = [3, 1, 2, 5]
    m0 = [1, 'a', None, 2.5]
    d0 = {1: 2, 'k': 3}
    t0 = (1, i0, 7)
    o0 = Base(1, 2); o1 = Child(3, 4)
    p1 = None; b0 = True
    for n1 in l1[::-1]:
        try:
            p0 = any(x > i0 for x in l0)
            l0[1] = i1
        except Exception as e0:
            p0 = 1
    for n2k, p1 in list(d0.items()):
        p0 = l1.index(l1[-1])
        for n3k, p1 in list(d0.items()):
            i1 |= i3
            i1 %= (1 << 48)
            g1 += 1
            p0 = [(lambda: x)() for x in l1]
            p0 = {1, 2, i0 % 4} & {2, 3}
        try:
            i0 = ((hash(i0) | (i3 // (i3 or 3))) - (int(i2) << ((i0 and i1) & 63)))
            i0 &= (1 << 63) - 1
            with Ctx(True) as p1:
                if (w := (i0 + i0)) > 5:
                    s1 += (s0 + '\U0001f600')[:]
                    s1 = s1[-20:]
                s0 = chr(233 + i0 % 20)
                s0 = s0[-20:]
        finally:
            b0 = (i2 >> (i2 & 7)) > 64
        o1.b = (i2 if i3 % 2 == 1 else i1)
        if type(o1.a) is not int or abs(o1.a) > 1 << 70: o1.a = 1
        for n4 in range(len(l1)):
            l0.append(-2)
            i1 = spread(*l1[:3], z=1)
            d0['k'] = f0
            if len(d0) > 20: d0.clear()
            i0 //= (i2 or 1)
            i0 = clamp(i0)
        i0 >>= ((i2 & i3) & 31)
        i0 = clamp(i0)
    return (i0, i1, i2, i3, f0, f1, s0, s1, l0, l1, m0 and len(m0), d0, t0, b0, type(p0).__name__, type(p1).__name__, o0.a, o1.a)

seen = set()
for start in list(range(100, 130)) * 12:
    r = f0(start, 5, [1 << 48, -1, 5, 2], [1])
    seen.add((r[2], r[3], r[4], r[5], r[10]))
print(seen)
# expect: {(1, 0, 0.5, 2.0, 4)}
