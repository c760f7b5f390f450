# SPDX-License-Identifier: MIT
# Objects that a trace does not make may hold counted ones: these are given back where the object would end (tier2/opt_objects.c).
import sys


class Noisy:
    alive = 0

    def __init__(self, n):
        self.n = n
        Noisy.alive += 1

    def __del__(self):
        Noisy.alive -= 1


class Box:
    def __init__(self, a, b):
        self.a = a
        self.b = b


class Slots:
    __slots__ = ("a", "b", "c")

    def __init__(self, a, b, c):
        self.a = a
        self.b = b
        self.c = c


def texts(n):
    words, t, total = ["ab", "cde", "f"], ("", 0), 0
    for k in range(n):
        t = (words[k % 3] + t[0][:3], k)
        total += len(t[0]) + t[1]
    return t, total


def several(n):
    lists, total = [[1], [2, 3], [4]], 0
    for k in range(n):
        b = Slots(lists[k % 3], lists[(k + 1) % 3], [k])
        c = Box(b.a, b.c)
        total += len(c.a) + c.b[0] + len(b.b)
    return total, [sys.getrefcount(each) - 1 for each in lists], c.b, b.c is c.b


def carried(n):
    first = ["first"]
    v = Box(first, "x")
    for k in range(n):
        v = Box(v.a, v.b if k % 7 else "y" + v.b[-5:])
        if k % 500 == 499:
            v = Box([k], v.b)
    return v.a, v.b, sys.getrefcount(first) - 1


def ends(n):
    counts = []
    b = Box(None, None)
    for k in range(n):
        b = Box(Noisy(k), k)
        if k % 300 == 299:
            counts.append((Noisy.alive, b.a.n))
        p = (b.a, b.a)
    return counts[:3], counts[-1], p[0] is p[1] is b.a


def replaced(n):
    total = 0
    for k in range(n):
        b = Box([k], [k, k])
        b.a = b.b
        b.b = None if k % 5 == 3 else [0]
        total += len(b.a)
    return total, b.a, b.b


def breaks(n, at):
    keep = []
    try:
        for k in range(n):
            b = Box([k], "text")
            t = (b.a, k)
            if k % 900 == 0:
                keep.append(b.a)
            1 // (k - at)
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_frame
        return b.a, t, t[0] is b.a, frame.f_locals["t"] is t, sys.getrefcount(keep[0]) - 1
    return None


def grows(n):
    x, t = 1, ("", 0)
    for k in range(n):
        x = x * 3 % (1 << 62) if k < n - 50 else x * 3
        t = (x, "s" * (k % 3), t[1])
    return t


def branches(n):
    out, t = [], (None, 0)
    for k in range(n):
        t = ([k], t[1] + 1)
        if k % 3 == 0:
            t = (t[0], t[1] * 2 % 1000)
        elif k % 3 == 1:
            u = t
            t = (u[0] + [1], u[1])
        if k % 400 == 5:
            out.append(t)
    return len(out), out[-1], t


print(texts(3000))
print(several(3000))
print(carried(3000))
print(ends(3000), Noisy.alive)
print(replaced(3000))
print(breaks(4000, 3500), breaks(4000, 9))
print(grows(3000))
print(branches(3000))
# expect: (('fcde', 2999), 4513496)
# expect: (4506500, [2, 1, 3], [2999], True)
# expect: ([2999], 'yyyyyx', 0)
# expect: ([(2, 299), (2, 599), (2, 899)], (2, 2999), True) 0
# expect: (6000, [2999, 2999], [0])
# expect: ([3500], ([3500], 3500), True, True, 1) ([9], ([9], 9), True, True, 1)
# expect: (1373375370991561542795550226044843856813409, 'ss', 's')
# expect: (8, ([2805], 938), ([2999], 500))
