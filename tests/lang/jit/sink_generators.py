"""Generators and coroutines that begin and end in one trace are not made; whoever looks finds them all the same."""
import gc
import sys
import weakref


class Log:
    def __init__(self):
        self.items = []

    async def add(self, n):
        if n % 97 == 0:
            self.items.append(n)
        return n + 1

    async def twice(self, n):
        return await self.add(n) + await self.add(n + 1)

    async def fails(self, n):
        if n % 5000 == 4999:
            raise ValueError(n)
        return n

    async def looks(self, n):
        if n % 1500 == 7:
            names = []
            frame = sys._getframe()
            while frame.f_code.co_name != "<module>":
                names.append((frame.f_code.co_name, sorted(frame.f_locals)[:2]))
                frame = frame.f_back
            self.items.append(names)
        return n


def run(coroutine):
    try:
        coroutine.send(None)
    except StopIteration as stop:
        return stop.value
    raise RuntimeError("it waits")


async def adding(log, count):
    total = 0
    for n in range(count):
        total += await log.twice(n)
    return total


log = Log()
print(run(adding(log, 4000)), len(log.items), sum(log.items))  # expect: 16008000 83 167034


async def failing(log, count):
    caught = []
    for n in range(count):
        try:
            await log.fails(n)
        except ValueError as error:
            caught.append((error.args, [t for t in traces(error)]))
    return caught


def traces(error):
    entry = error.__traceback__
    while entry:
        yield entry.tb_frame.f_code.co_name, entry.tb_lineno - entry.tb_frame.f_code.co_firstlineno
        entry = entry.tb_next


print(run(failing(log, 12000)))  # expect: [((4999,), [('failing', 4), ('fails', 2)]), ((9999,), [('failing', 4), ('fails', 2)])]


async def looking(log, count):
    total = 0
    for n in range(count):
        total += await log.looks(n)
    return total


log.items.clear()
print(run(looking(log, 4000)))  # expect: 7998000
print(log.items[-1], len(log.items))  # expect: [('looks', ['frame', 'n']), ('looking', ['count', 'log']), ('run', ['coroutine'])] 3


# what it waits for is found: it is made where it waits
class Wait:
    def __init__(self, n):
        self.n = n

    def __await__(self):
        return (yield self)


async def sometimes(n):
    if n % 300 == 5:
        return await Wait(n)
    return n


async def waiting(count):
    total = 0
    for n in range(count):
        total += await sometimes(n)
    return total


def drive(coroutine):
    waits, value = [], None
    while True:
        try:
            wish = coroutine.send(value)
        except StopIteration as stop:
            return stop.value, waits
        inner = coroutine.cr_await
        waits.append((wish.n, inner.cr_code.co_name, inner.cr_frame.f_locals["n"], inner.cr_running, inner.cr_await.__name__))
        value = wish.n * 2


total, waits = drive(waiting(3000))
print(total, len(waits), waits[:2], waits[-1])  # expect: 4512050 10 [(5, 'sometimes', 5, False, '__await__'), (305, 'sometimes', 305, False, '__await__')] (2705, 'sometimes', 2705, False, '__await__')


# locals that are bound late, deleted, or hold the last reference
class Ends:
    ended = 0

    def __del__(self):
        Ends.ended += 1


async def holder(n):
    a = Ends()
    b = [a]
    if n % 2:
        del a
    if n % 400 == 3:
        c = n
        return len(b) + c
    return Ends.ended


async def holding(count):
    total = 0
    for n in range(count):
        total += await holder(n)
    return total


print(run(holding(3000)), Ends.ended)  # expect: 4498508 3000


# generators that a loop goes over, empty or of one item
def one(n):
    if n % 3:
        yield n


def none():
    return
    yield


def over(count):
    total = 0
    for n in range(count):
        for k in one(n):
            total += k
        for k in none():
            total -= 1
        total += sum(none())
    return total


print(over(5000))  # expect: 8331667


def delegating(n):
    got = yield from returning(n)
    return got * 2


def returning(n):
    if n % 700 == 1:
        yield n
    return n + 1


def delegates(count):
    total = yields = 0
    for n in range(count):
        generator = delegating(n)
        try:
            yields += next(generator)
        except StopIteration as stop:
            total += stop.value
    return total, yields


print(delegates(5000))  # expect: (24965768, 19608)


# an asynchronous context manager
class Lock:
    held = False
    entered = 0

    async def __aenter__(self):
        while self.held:
            await Wait(self)
        self.held = True
        return self

    async def __aexit__(self, *error):
        self.held = False
        self.entered += 1
        return error[0] is KeyError


async def locking(lock, count):
    total = 0
    for n in range(count):
        async with lock as inside:
            if n % 1000 == 999:
                raise KeyError(n)
            total += inside.held
    return total


lock = Lock()
print(run(locking(lock, 4000)), lock.entered, lock.held)  # expect: 3996 4000 False


# weak references and the collector find no generator that has ended
async def weak(n, seen):
    if n % 600 == 2:
        gc.collect()
        seen.append(sum(1 for o in gc.get_objects() if getattr(o, "__name__", "") == "weak" and hasattr(o, "cr_code") and o.cr_running))
    return n


async def weakly(count):
    seen, total = [], 0
    for n in range(count):
        total += await weak(n, seen)
    return total, seen


print(run(weakly(3000)))  # expect: (4498500, [1, 1, 1, 1, 1])


# closures: each has a function of its own
def closing(count):
    total = 0
    for n in range(count):
        async def inner(k):
            return k + n
        total += run(inner(1))
    return total


print(closing(4000))  # expect: 8002000


# recursion by await
async def depth(n):
    return 0 if n == 0 else 1 + await depth(n - 1)


async def depths(count):
    total = 0
    for n in range(count):
        total += await depth(n % 7)
    return total


print(run(depths(4000)))  # expect: 11994


# wide ints, floats and texts in its locals, at exits
async def mixed(n):
    wide = n << 55
    real = n / 4
    text = "n" * (n % 5)
    if n % 500 == 499:
        return len(repr((wide, real, text)))
    return (wide >> 50) + real + len(text)


async def mixing(count):
    total = 0
    for n in range(count):
        total += await mixed(n)
    return total


print(run(mixing(4000)))  # expect: 257363533.0
