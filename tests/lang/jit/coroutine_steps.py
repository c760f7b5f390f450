# Coroutines that a trace makes, resumes and ends.
import asyncio
import contextlib


async def double(x):
    return x * 2


async def chain(x):
    return await double(x) + await double(1)


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Pause:
    def __await__(self):
        got = yield "pause"
        return got


async def work(n):
    t = 0
    for i in range(n):
        t += await chain(i)
        t += await Ready(i)
    return t


async def pauses(n):
    t = 0
    for i in range(n):
        t += await Pause()
        if i % 30 == 29:
            try:
                await failing(i)
            except KeyError as e:
                t += e.args[0]
    return t


async def failing(i):
    await double(i)
    raise KeyError(i)


def drive(coroutine):
    value = None
    steps = 0
    try:
        while True:
            coroutine.send(value)
            steps += 1
            value = steps
    except StopIteration as e:
        return e.value, steps


print(drive(work(150)), drive(pauses(100)))


async def ticks(n):
    for i in range(n):
        yield i


async def async_for(n):
    t = 0
    async for x in ticks(n):
        t += x
    return t + sum([x async for x in ticks(n)])


print(asyncio.run(async_for(120)))


@contextlib.contextmanager
def managed(log, i):
    try:
        yield i
    finally:
        log[0] += 1


def with_managed(n):
    log = [0]
    t = 0
    for i in range(n):
        with managed(log, i) as x:
            t += x
    return t, log


print(with_managed(120))


async def awaited_twice(n):
    errors = 0
    for i in range(n):
        c = double(i)
        await c
        try:
            await c
        except RuntimeError:
            errors += 1
    return errors


print(drive(awaited_twice(80)))


def made_in_loop(n):
    t = 0
    for i in range(n):
        for x in (i * k for k in range(3)):
            t += x
        f = lambda a, b=i: a + b + i
        t += f(1)
    return t


print(made_in_loop(120))
# expect: (33825, 0) (5227, 100)
# expect: 14280
# expect: (7140, [120])
# expect: (80, 0)
# expect: 35820
