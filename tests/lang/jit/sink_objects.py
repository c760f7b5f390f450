# SPDX-License-Identifier: MIT
# Objects that a trace makes and that only its exits name (tier2/opt_objects.c): the exits make them, with all that they hold by then.
import gc
import sys


class Vec:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vec(self.x * k, self.y * k)

    def __repr__(self):
        return f"Vec({self.x}, {self.y})"


class Open:  # with attributes that may grow in number
    def __init__(self, a, b):
        self.a = a
        self.b = b


def temporaries(n):
    total, step = 0.0, Vec(1.0, 2.0)
    for i in range(n):
        total += (Vec(i * 0.5, 1.0) * 2.0 + step).x
    return total


def carried(n):
    v, w = Vec(0.0, 0.0), Vec(0.5, 0.25)
    for i in range(n):
        v = v + w
    return v


def swapped(n):
    a, b = Vec(1.0, 0.0), Vec(0.0, 1.0)
    for i in range(n):
        a, b = b, a + b * 0.001
    return a.x > 0, b.y > 0, a is b


def pairs(n):
    t = (0, 1)
    for i in range(n):
        t = (t[1], (t[0] + t[1]) % 1000007)
    return t


print(temporaries(3000), carried(3000), swapped(3000), pairs(3000))


# Exits in the middle: the object of the round before, the new one, both, in frames of called functions and partly made.
class Slow:
    def __init__(self, a, limit):
        self.a = a
        if a > limit:
            self.big = a
        self.b = a + 1


def partly(n):
    seen, s = 0, Slow(0, 10)
    for i in range(n):
        old = s
        s = Slow(i % 13, 10)
        seen += s.b + old.b + hasattr(s, "big")
    return seen, sorted(s.__dict__.items()), sorted(old.__dict__.items())


def add(v, k):
    w = Vec(v.x + k, v.y)
    if k % 11 == 7:
        w.y += 1
    return w


def in_calls(n):
    v = Vec(0, 0)
    for k in range(n):
        v = add(add(v, 1), k)
    return v


def two_names(n):
    kept = []
    for k in range(n):
        v = Open(k, 1)
        w = v
        w.b += k
        if k % 101 == 5:
            kept.append((v is w, v.a, v.b, sys.getrefcount(v) - sys.getrefcount(w)))
            v.extra = k
            kept.append(w.extra)
    return len(kept), kept[-2:], v is w, v.__dict__


print(partly(3000), in_calls(3000), two_names(3000))


# Numbers beyond what fits a word, and no longer numbers.
def grows(n):
    p = (1, 1.0)
    for k in range(n):
        p = (p[0] * 3 + k, p[1] * 1.0001)
        if k % 50 == 49:
            p = (p[0] % 1000, 1.0)
    return p[0], round(p[1], 6)


def changes(n):
    v = Open(0, 0)
    for k in range(n):
        v = Open(v.a + 1, v.b)
        if k == n // 2:
            v.b = 0.5
        if k == n - 10:
            v.b = "text"
    return v.a, v.b


print(grows(3000), changes(3000))


# An exception in the middle: the frames that it passes hold the objects.
def breaks(n, at):
    v = Vec(0, 0)
    try:
        for k in range(n):
            v = v + Vec(k, 1)
            w = (k, v.x)
            1 // (at - k)
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_frame
        return v, w, frame.f_locals["v"] is v, frame.f_locals["w"] is w
    return v


print(breaks(5000, 4000), breaks(5000, 20))


# Callers that look at the frame find the object itself, and may change it.
def look(k):
    if k % 700 == 699:
        frame = sys._getframe(1)
        frame.f_locals["v"].x += 1000000
        return frame.f_locals["v"]


def looked_at(n):
    total, same = 0, 0
    for k in range(n):
        v = Vec(k, 1)
        found = look(k)
        total += v.x
        same += found is v
    return total, same


print(looked_at(3000))


# The end of the object that was there before the loop runs code, which looks for others.
class Last:
    def __init__(self, x):
        self.x = x

    def __del__(self):
        for other in gc.get_objects():
            if type(other) is Point:
                other.x += 1000


class Point:
    def __init__(self, x):
        self.x = x


def finds(n):
    total, p, last = 0, Point(0), None
    for k in range(n):
        p = Point(p.x + 1)
        last = Last(k) if k % 1000 == 999 else None
        total += p.x
    return total > 0, type(last)


finds(3000)


# Classes that are changed while the loop is hot.
def hot(n):
    v = Open(1, 2)
    for k in range(n):
        v = Open(v.a + 1, v.b)
        if k == n - 500:
            Open.__del__ = lambda self: gone.append(self.a)
    return v


gone = []
v = hot(3000)
print(v.a, len(gone), gone[0], gone[-1])
del v, Open.__del__
print(len(gone))


def more(n):
    v = Open(1, 2)
    for k in range(n):
        v = Open(v.a + 1, v.b)
        if k > n - 20:
            setattr(v, f"n{k - n}", k)
    return v.__dict__


print(more(3000))


# What comes out is an object like others.
def whole(n):
    for k in range(n):
        v = Open(k, (k, k + 1))
        t = (k, 0.5)
    return v, t


v, t = whole(3000)
print(gc.is_tracked(v), sys.getrefcount(v), sys.getrefcount(t), v.__dict__, t, hash(t) == hash((2999, 0.5)))
v.c = 1
print(v.__dict__)


# A generator's frame holds one across a yield.
def steps(n):
    v = Vec(0, 0)
    for k in range(n):
        v = v + Vec(1, k)
        yield v.y
        if k % 97 == 3:
            yield v


def gathers(n):
    total = 0
    for each in steps(n):
        total += each if type(each) is int else each.x
    return total


print(gathers(3000))
# expect: 4501500.0 Vec(1500.0, 750.0) (True, True, False) (109942, 551411)
# expect: (42421, [('a', 9), ('b', 10)], [('a', 8), ('b', 9)]) Vec(4501500, 273) (60, [(True, 2934, 2935, 0), 2934], True, {'a': 2999, 'b': 3000})
# expect: (501, 1.0) (3000, 'text')
# expect: (Vec(8002000, 4001), (4000, 8002000), True, True) (Vec(210, 21), (20, 210), True, True)
# expect: (8498500, 4)
# expect: 3001 499 2502 3000
# expect: 500
# expect: {'a': 3001, 'b': 2, 'n-1': 2999}
# expect: True 2 2 {'a': 2999, 'b': (2999, 3000)} (2999, 0.5) True
# expect: {'a': 2999, 'b': (2999, 3000), 'c': 1}
# expect: 4500044729
