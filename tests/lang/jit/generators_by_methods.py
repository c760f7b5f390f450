"""`await` and `for` over objects whose __await__ or __iter__ is a generator function: methods that change, arguments that live, limits."""
import gc
import sys
import weakref


class Wish:
    def __init__(self, number):
        self.number = number

    def __await__(self):
        return (yield self) + self.number


class Pair:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __iter__(self):
        yield self.a
        yield self.b


async def ask(count):
    total = 0
    for n in range(count):
        total += await Wish(n)
    return total


def run(coroutine):
    value = None
    asked = 0
    try:
        while True:
            wish = coroutine.send(value)
            asked += 1
            value = wish.number * 2
    except StopIteration as stop:
        return asked, stop.value


def sums(count):
    total = 0
    for n in range(count):
        for part in Pair(n, 1):
            total += part
    return total


def delegates(count):
    for n in range(count):
        yield from Pair(n, -n)


print(run(ask(3000)))  # expect: (3000, 13495500)
print(sums(3000))  # expect: 4501500
print(sum(delegates(3000)), sum(map(abs, delegates(3000))))  # expect: 0 8997000


def other(self):
    yield self.b * 10


Pair.__iter__ = other
print(sums(3000))  # expect: 30000
Pair.__iter__.__code__ = (lambda self: (yield 7)).__code__
print(sums(3000))  # expect: 21000
Pair.__iter__ = lambda self: iter([self.a])
print(sums(3000))  # expect: 4498500


class Free(Pair):
    """A cell of the argument: the generator begins with something else."""

    def __iter__(self):
        yield from (self.a + n for n in range(2))


def frees(count):
    total = 0
    for n in range(count):
        for part in Free(n, 0):
            total += part
    return total


print(frees(3000))  # expect: 9000000


class Kept:
    alive = 0

    def __init__(self):
        Kept.alive += 1

    def __del__(self):
        Kept.alive -= 1

    def __iter__(self):
        yield Kept.alive


def keeps(count):
    most = 0
    kept = []
    for n in range(count):
        kept.append(iter(Kept()))
        for alive in Kept():
            most = max(most, alive)
        if n % 100 == 99:
            del kept[:]
    return most, Kept.alive


print(keeps(3000))  # expect: (101, 0)
gc.collect()
print(Kept.alive)  # expect: 0


async def step(n):
    return n + 1


async def steps(count, references):
    total = 0
    for n in range(count):
        coroutine = step(n)
        if n % 500 == 0:
            references.append(weakref.ref(coroutine, lambda reference: references.append(None)))
        total += await coroutine
    return total


references = []
print(run(steps(3000, references)), references.count(None))  # expect: (0, 4501500) 6


def deep(n):
    def inner():
        yield n
    if n == 0:
        return 0
    return next(inner()) * 0 + deep(n - 1) + 1


def limited():
    try:
        return deep(10 ** 6)
    except RecursionError as error:
        return str(error)


for _ in range(30):
    text = limited()
print(text)  # expect: maximum recursion depth exceeded


async def never():
    return 1


def forget(count):
    for n in range(count):
        never()


import warnings
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    forget(2000)
print(len(caught), caught[-1].message)  # expect: 2000 coroutine 'never' was never awaited


def origins(count):
    seen = 0
    for n in range(count):
        if n == count - 5:
            sys.set_coroutine_origin_tracking_depth(2)
        coroutine = never()
        seen += coroutine.cr_origin is not None and coroutine.cr_origin[0][2] == "origins"
        coroutine.close()
    sys.set_coroutine_origin_tracking_depth(0)
    return seen


print(origins(3000))  # expect: 5
