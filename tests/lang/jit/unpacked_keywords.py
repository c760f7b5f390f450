# f(*args, **kwargs) with keywords in a trace: names, order and values as given; defaults; what does not fit.
from collections import OrderedDict
from abc import ABC, abstractmethod
from contextlib import contextmanager


def counted(function):
    calls = 0

    def wrapper(*args, **kwargs):
        nonlocal calls
        calls += 1
        return function(*args, **kwargs)
    return wrapper


@counted
def three(a, b=10, *rest, c=100, **others):
    return a, b, rest, c, tuple(others.items())


@counted
def two(a, b=7):
    return a * 10 + b


total = 0
for i in range(6000):
    total += two(i, b=i & 3)
    total += two(a=i, b=1)
    total += two(b=2, a=i)
    total += two(i)
print(total)

seen = {}
for i in range(6000):
    kwargs = {"c": i & 1} if i % 7 else {"d": 1, "c": 2}
    if i % 1000 == 999:
        kwargs = {"b": 5, "e": 3}
    result = three(1, **kwargs)
    seen[result] = seen.get(result, 0) + 1
print(sorted(seen.items(), key=repr))

failed = 0
for i in range(4000):
    kwargs = {"b": 1}
    if i % 500 == 499:
        kwargs = {"x": 1}
    if i % 700 == 699:
        kwargs = {1: 2}
    try:
        two(1, **kwargs)
    except TypeError as error:
        failed += 1
        last = str(error)
print(failed, last)


class Text(str):
    pass


for i in range(3000):  # names that are equal but no plain str
    result = two(3, **{Text("b") if i % 100 == 0 else "b": 4})
print(result)


class Names(dict):
    def find(self, name):
        return self if name in self else None


class Number(int):
    def doubled(self):
        return self * 2


class Ordered(OrderedDict):
    def first(self):
        return next(iter(self))


names, number, ordered = Names(a=1), Number(21), Ordered(z=1)
total = 0
for i in range(6000):
    total += names.find("a") is names
    total += number.doubled()
    total += len(ordered.first())
    if i == 4000:
        number.doubled = lambda: 1000
    if i == 5000:
        del number.doubled
print(total)


class Base(ABC):
    @abstractmethod
    def area(self): ...


class Square(Base):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2


@contextmanager
def scope(value):
    yield value + 1


total = 0
for i in range(4000):
    total += Square(i & 7).area()
    with scope(i) as value:
        total += value
    if i % 1000 == 0:
        try:
            Base()
        except TypeError as error:
            last = str(error)
print(total, last)


class Meta(type):
    def __call__(cls, *args):
        return super().__call__(*args) if len(args) == 1 else args


class Made(metaclass=Meta):
    def __init__(self, value):
        self.value = value


total = 0
for i in range(4000):
    total += Made(i).value
    total += Made(i, 1)[1]
print(total)

groups, table, total = set(), {}, 0
for i in range(4000):
    pair = {i % 5, 7, i % 3}
    groups |= pair
    more = {*pair, -1}
    table = {**{"k": i}, "m": len(more)}
    total += len(pair) + table["m"] + table["k"]
    first = (*more, i)
    total += len(first) + (+True) + any(x == 7 for x in pair)
print(sorted(groups), total)
failed = 0
for i in range(3000):
    try:
        failed += len({i, [] if i % 100 == 0 else 1})
    except TypeError:
        failed += 1000
print(failed)


def add(a, b=0, *rest):
    return a + b + len(rest)


class Scope(dict):
    def __init__(self, outer=None):
        super().__init__()
        self.outer = outer

    def find(self, name):
        return self if name in self else self.outer.find(name)


inner = Scope(Scope())
inner.outer["x"] = 1
total = failed = 0
for i in range(6000):
    args = [i, 1] if i % 3 else [i]
    if i % 500 == 499:
        args = [1, 2, 3, 4]
    total += add(*args)
    total += max(*args, 0)
    (one,) = {i}
    a, b = (x for x in args) if len(args) == 2 else "ab"
    total += one + (a if isinstance(a, int) else len(b))
    total += inner.find("x")["x"]
    try:
        a, b, c = {i % 100, 50, 1}
        total += a + b + c
    except ValueError as error:
        failed += 1
        last = str(error)
print(total, failed, last)


class Clock:
    def __init__(self):
        self.now = 0

    def after(self, delay, *more, step=1):
        self.now += delay + len(more) + step
        return self.now


clocks = [Clock(), Clock()]
actions = [(clocks[0].after, (1,)), (clocks[1].after, (2, 3, 4)), (add, (1, 2)), (max, (1, 2))]
total = failed = 0
for i in range(8000):
    action, args = actions[i & 3]
    total += action(*args) & 0xFFFF
    total += clocks[0].after(*[1]) & 0xFF
    if i % 1000 == 999:
        try:
            clocks[0].after(*())
        except TypeError as error:
            failed += 1
            last = str(error)
print(total, failed, last, [c.now for c in clocks])
# expect: 719949000
# expect: [((1, 10, (), 0, ()), 2571), ((1, 10, (), 1, ()), 2566), ((1, 10, (), 2, (('d', 1),)), 857), ((1, 5, (), 100, (('e', 3),)), 6)]
# expect: 12 two() got an unexpected keyword argument 'x'
# expect: 34
# expect: 1222000
# expect: 8072000 Can't instantiate abstract class Base without an implementation for abstract method 'area'
# expect: 8002000
# expect: [0, 1, 2, 3, 4, 7] 8051597
# expect: 35939
# expect: 66492960 120 not enough values to unpack (expected 3, got 2)
# expect: 31023656 8 Clock.after() missing 1 required positional argument: 'delay' [20000, 10000]
