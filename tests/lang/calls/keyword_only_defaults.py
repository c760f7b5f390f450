# Keyword-only parameters that take their defaults, as those change between calls at one place.
def f(a, /, b=1, *, c=2, d, e=5):
    return a, b, c, d, e


def call(n):
    return f(n, d=n)


def all_defaults(*, a=1, b=2):
    return a + b


def named(x):
    return all_defaults(a=x)


for i in range(40):
    assert call(i) == (i, 1, 2, i, 5)
    assert named(i) == i + 2
f.__kwdefaults__["c"] = "changed"
print(call(1))  # expect: (1, 1, 'changed', 1, 5)
f.__kwdefaults__ = {"c": 20, "e": 50, "d": 40}
print(call(2), f(3))  # expect: (2, 1, 20, 2, 50) (3, 1, 20, 40, 50)
f.__defaults__ = (10,)
print([call(i) for i in range(3)])  # expect: [(0, 10, 20, 0, 50), (1, 10, 20, 1, 50), (2, 10, 20, 2, 50)]
for i in range(40):
    call(i)
del f.__kwdefaults__["e"]
try:
    call(4)
except TypeError as e:
    print(e)  # expect: f() missing 1 required keyword-only argument: 'e'
f.__kwdefaults__ = None
try:
    call(5)
except TypeError as e:
    print(e)  # expect: f() missing 2 required keyword-only arguments: 'c' and 'e'
f.__kwdefaults__ = {"c": 1, "e": 2, "odd": 3, 5: 6}
print([call(i) for i in range(3)])  # expect: [(0, 10, 1, 0, 2), (1, 10, 1, 1, 2), (2, 10, 1, 2, 2)]


class Noisy:
    def __del__(self):
        print("gone")


def keeps(*, held=Noisy(), other=None):
    return held


def use():
    return keeps(other=1)


for i in range(40):
    use()
value = use()
keeps.__kwdefaults__ = {"held": 0, "other": 0}
print(use())  # expect: 0
del value  # expect: gone


class C:
    def m(self, a, *, b="b", c="c"):
        return a, b, c

    @classmethod
    def k(cls, *, b="b", c="c"):
        return cls.__name__, b, c


def methods(o):
    bound = o.m
    return o.m(1, c=2), bound(3, b=4), o.k(c=5)


for i in range(40):
    result = methods(C())
print(result)  # expect: ((1, 'b', 2), (3, 4, 'c'), ('C', 'b', 5))


def gen(*, start=0, stop=3):
    yield from range(start, stop)


def take():
    return list(gen(start=1))


print([take() for _ in range(20)][-1])  # expect: [1, 2]


def deep(n, *, step=1, unused=None):
    return n if n <= 0 else deep(n - step, unused=n)


print(deep(100))  # expect: 0
try:
    deep(10**6)
except RecursionError as e:
    print(type(e).__name__)  # expect: RecursionError
