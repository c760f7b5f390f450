# A local that a function returns moves to the caller; what looks at the frame, or ends with it, finds what it should.
import sys


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("end of", self.name)


def give(x, y):
    return x


def give_new():
    a = Noisy("a")
    b = Noisy("b")
    return a


def give_constant(x):
    return "constant"


def keep_frame(x):
    frames.append(sys._getframe())
    return x


def generator(x):
    yield x
    return x


def nested(x):
    def inner():
        return x
    return inner


def in_finally(x):
    try:
        return x
    finally:
        x = "other"


def recursive(n):
    m = n
    if n == 0:
        return m
    k = recursive(n - 1)
    return k


frames = []
for _ in range(3):
    kept = give_new()
    print(kept.name)
    # expect: end of b
    # expect: a
    del kept
    # expect: end of a
    # expect: end of b
    # expect: a
    # expect: end of a
    # expect: end of b
    # expect: a
    # expect: end of a

shared = [1]
before = sys.getrefcount(shared)
for _ in range(30):
    assert give(shared, 2) is shared and give(x=shared, y=shared) is shared
print(abs(sys.getrefcount(shared) - before) < 30)  # of 60 calls; each trace may hold one, in storm there are eight
# expect: True
print([give_constant(i) for i in range(2)], [in_finally(i) for i in range(2)], recursive(5))
# expect: ['constant', 'constant'] [0, 1] 0
for i in range(3):
    keep_frame([i])
print([f.f_locals["x"] for f in frames])
# expect: [[0], [1], [2]]
for _ in range(3):
    g = generator("g")
    next(g)
    try:
        next(g)
    except StopIteration as e:
        print(e.value, end=" ")
print(nested(7)())
# expect: g g g 7

seen = []


def trace(frame, event, argument):
    if event == "return" and frame.f_code in (give.__code__, give_constant.__code__):
        seen.append((frame.f_code.co_name, dict(frame.f_locals), argument))
    return trace


sys.settrace(trace)
give(1, 2)
give_constant(3)
sys.settrace(None)
print(seen)
# expect: [('give', {'x': 1, 'y': 2}, 1), ('give_constant', {'x': 3}, 'constant')]


class Vector:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, i):
        return i

    def __add__(self, other):
        return self

    def __mul__(self, other):
        return NotImplemented

    def __sub__(self, other):
        copy = Vector(self.n)
        return copy

    @property
    def own(self):
        return self


v = Vector(3)
before = sys.getrefcount(v)
for i in range(30):
    assert v[i] is i and (v + 1) is v and v.own is v and v[v] is v
    assert Vector(4)[v] is v and Vector(5).own.n == 5 and (v - v).n == 3
    try:
        v * 2
    except TypeError as e:
        assert "unsupported operand" in str(e)
print(abs(sys.getrefcount(v) - before) < 5)  # a trace may hold one
# expect: True
