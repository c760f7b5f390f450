"""Generators and coroutines that only the call of next() or send() holds: they die as they yield, once, with all they hold."""
freed = 0


class Held:
    def __del__(self):
        global freed
        freed += 1


def take():
    global freed
    was, freed = freed, 0
    return was


def one(o):
    yield 5


def literal(n):
    total = 0
    for i in range(n):
        total += next(one([Held()]))
    return total, take()


print(literal(600))


def several(o, k):
    mine = Held()
    for j in range(k):
        yield j + len(o)


def loops(n):
    """Suspended inside of a loop, with an iterator and a local of its own."""
    total = 0
    for i in range(n):
        total += next(several((Held(),), 3)) + several([Held()], 2).send(None)
    return total, take()


print(loops(500))

ended = []


def guarded(o):
    try:
        yield o
    finally:
        ended.append(len(o))


def closes(n):
    """The generator is closed as it dies: its finally runs before the next instruction."""
    right = 0
    for i in range(n):
        o = [Held()] * (i % 3)
        right += next(guarded(o)) is o and len(ended) == i + 1 and ended[-1] == i % 3
    o = None
    return right, take()


print(closes(600))


def delegates(o):
    yield from several(o, 2)


def through(n):
    total = 0
    for i in range(n):
        total += next(delegates([Held()]))
    return total, take()


print(through(500))


def expressions(n):
    total = 0
    for i in range(n):
        total += next(x.__class__ is Held for x in (Held(), Held()))
        total += next((j for j in range(i, i + 9) if j % 3 == 0), 0)
    return total, take()


print(expressions(500))


class Awaited:
    def __await__(self):
        yield 2


async def waits(o):
    await Awaited()


def coroutines(n):
    total = 0
    for i in range(n):
        total += waits([Held()]).send(None)
    return total, take()


print(coroutines(500))


def branches(n):
    """The generator's own branch is hot: a side trace begins inside of it."""
    def either(o, k):
        if k % 2:
            yield 1
        if k % 3:
            yield 2
        yield 3

    total = 0
    for i in range(n):
        total += next(either([Held()], i))
        if i % 5 == 0:
            kept = either(Held(), i)
            total += next(kept) + next(kept, 9)
    kept = None
    return total, take()


print(branches(900))
# expect: (3000, 600)
# expect: (1000, 2000)
# expect: (600, 600)
# expect: (500, 1000)
# expect: (125750, 1000)
# expect: (1000, 500)
# expect: (2460, 1080)
