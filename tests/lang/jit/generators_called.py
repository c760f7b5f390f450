"""next() and send() resume generators and coroutines in hot loops: ends, exceptions, re-entry, throws, generators that die."""
import sys


def counter(start):
    while True:
        start += 1
        yield start


def with_next(n):
    total, g = 0, counter(0)
    for i in range(n):
        total += next(g)
        if i % 500 == 7:
            g = counter(i)
    return total


print(with_next(4000))


def averager():
    total = count = 0
    mean = None
    while True:
        try:
            value = yield mean
        except ValueError:
            total = count = 0
            continue
        total += value
        count += 1
        mean = total // count


def with_send(n):
    g, total = averager(), 0
    next(g)
    for i in range(n):
        if i % 100 == 99:
            g.throw(ValueError)
        total += g.send(i)
    return total


print(with_send(6000))


def short(n):
    for i in range(n):
        yield i


def ends(n):
    """StopIteration with and without a value, caught around the call and not."""
    def three():
        x = yield 1
        y = yield x
        return (x, y)

    got, stopped = 0, 0
    for i in range(n):
        g = three()
        got += g.send(None) + g.send(i)
        try:
            g.send(2)
        except StopIteration as stop:
            got += stop.value[0] + stop.value[1]
        try:
            next(g)
        except StopIteration as stop:
            stopped += stop.value is None
    for i in range(n):
        g = short(i % 3)
        while (item := next(g, None)) is not None:
            got += item
    return got, stopped


print(ends(2000))


def temporaries(n):
    """The generator dies with the call."""
    class Owner:
        gone = 0

        def __del__(self):
            Owner.gone += 1

    def one(owner):
        yield 5

    total = 0
    for _ in range(n):
        total += next(one(Owner()))
    return total, Owner.gone


print(temporaries(3000))


def itself(n):
    """A generator that asks for its own next item, and one whose body raises."""
    box = []

    def me():
        while True:
            try:
                next(box[0])
            except ValueError as error:
                yield len(str(error))

    def bad():
        yield 1
        raise KeyError("end")

    box.append(me())
    total = errors = 0
    for _ in range(n):
        total += next(box[0])
        g = bad()
        total += next(g)
        try:
            next(g)
        except KeyError as error:
            errors += error.__traceback__.tb_next.tb_frame.f_code.co_name == "bad"
    return total, errors


print(itself(2500))


async def double(x):
    return x * 2


class Request:
    def __init__(self, kind):
        self.kind = kind

    def __await__(self):
        return (yield self.kind)


async def worker(n):
    total = 0
    for i in range(n):
        total += await double(i)
        total += await Request(i)
    return total


def loop(n):
    """A scheduler that sends into coroutines."""
    coroutine, value, wishes = worker(n), None, 0
    try:
        while True:
            value = coroutine.send(value)
            wishes += value
    except StopIteration as stop:
        return stop.value, wishes


print(loop(4000))


def looks(n):
    """Frames as the generator sees them, also while traces run."""
    def names():
        while True:
            yield sys._getframe(1).f_code.co_name

    g, same = names(), 0
    for _ in range(n):
        same += next(g) == "looks"
    return same


print(looks(2000))


def handled(n):
    """What is handled in the generator is its own."""
    def own():
        while True:
            try:
                raise ValueError
            except ValueError:
                yield type(sys.exception()).__name__

    g, right = own(), 0
    for i in range(n):
        if i % 2:
            try:
                raise KeyError
            except KeyError:
                right += next(g) == "ValueError" and type(sys.exception()) is KeyError
        else:
            right += next(g) == "ValueError" and sys.exception() is None
    return right


print(handled(3000))


def pipeline(n):
    """Generators that send on to others."""
    @lambda f: lambda *a: (g := f(*a), next(g))[0]
    def adder(results, k):
        while True:
            results[k] += yield

    @lambda f: lambda *a: (g := f(*a), next(g))[0]
    def splitter(targets):
        while True:
            value = yield
            targets[value % len(targets)].send(value)

    results = [0] * 3
    split = splitter([adder(results, k) for k in range(3)])
    for i in range(n):
        split.send(i)
    return results


print(pipeline(5000))
# expect: 7998008
# expect: 17847050
# expect: (4004666, 2000)
# expect: (15000, 3000)
# expect: (70000, 2500)
# expect: (23994000, 7998000)
# expect: 2000
# expect: 3000
# expect: [4165833, 4167500, 4164167]
