# next() and send() at a generator's end: the StopIteration is caught in frames of the trace, as contextlib does.
import sys
from contextlib import contextmanager, closing


@contextmanager
def counting(log):
    log.append(len(log))
    try:
        yield log[-1]
    finally:
        log.pop()


def managed(n):
    log, total = [], 0
    for i in range(n):
        with counting(log) as depth:
            with counting(log) as inner:
                total += depth + inner * 3
    return total, log


print(managed(3000))


@contextmanager
def swallowing(kind):
    try:
        yield kind
    except kind as error:
        swallowing.seen += 1
        swallowing.last = error


def managed_errors(n):
    swallowing.seen = 0
    for i in range(n):
        with swallowing(ValueError):
            if i % 5 == 0:
                raise ValueError(i)
        try:
            with swallowing(KeyError):
                if i % 7 == 0:
                    raise LookupError(i)
        except LookupError:
            swallowing.seen += 1000
    return swallowing.seen, swallowing.last


print(managed_errors(3000))


def some(n):
    for i in range(n):
        yield i
    return "end", n


def stepped(n):
    """By hand; the end is met in the handler of the same function."""
    total = ends = 0
    g = some(3)
    for i in range(n):
        try:
            total += next(g)
        except StopIteration:
            ends += 1
            g = some(i % 4)
    return total, ends


print(stepped(5000))


def first(source):
    return next(source)


def through(n):
    """The end passes through a function."""
    total = ends = 0
    for i in range(n):
        g = some(i % 2)
        try:
            total += first(g) + 1
        except (KeyError, StopIteration):
            ends += 1
        total += g.gi_frame is None
    return total, ends


print(through(4000))


def values(n):
    """Somebody wants the value."""
    total = 0
    for i in range(n):
        g = some(1)
        next(g)
        try:
            next(g)
        except StopIteration as stop:
            total += stop.value[1]
    return total


print(values(3000))


def averages():
    total = count = 0
    value = yield
    while value is not None:
        total += value
        count += 1
        value = yield total / count
    return total


def sent(n):
    ends = 0
    for i in range(n):
        g = averages()
        g.send(None)
        g.send(3)
        last = g.send(i)
        try:
            g.send(None)
        except StopIteration:
            ends += 1
        try:
            g.send(None)
        except StopIteration:
            ends += 1
    return ends, last


print(sent(3000))


class Loud:
    ended = 0

    def __del__(self):
        Loud.ended += 1
        if sys.exception() is not None:
            print("handled", sys.exception())


def holding():
    held = Loud()
    yield 1
    return Loud()


def dying(n):
    """What the generator holds dies with its end."""
    wrong = 0
    for i in range(n):
        before = Loud.ended
        g = holding()
        next(g)
        try:
            next(g)
        except StopIteration:
            pass
        wrong += Loud.ended != before + 2
    return wrong, Loud.ended


print(dying(3000))


def not_matching(n):
    total = 0
    for i in range(n):
        try:
            try:
                next(some(i % 2))
            except ValueError:
                total += 100000
        except StopIteration:
            total += 1
    return total


print(not_matching(3000))


def helper():
    return 7


def calls_in_handler():
    try:
        next(some(0))
    except StopIteration:
        return helper() + helper()
    return 0


print(sum(calls_in_handler() for _ in range(3000)))


def inner_stop(n):
    """StopIteration inside of a generator becomes RuntimeError."""
    def bad():
        next(iter(()))
        yield 1

    def worse(source):
        yield next(source)
        yield next(source)

    found = []
    for i in range(n):
        try:
            for value in worse(some(1)):
                pass
        except RuntimeError as error:
            found.append(type(error.__cause__).__name__)
        try:
            next(bad())
        except RuntimeError as error:
            found.append(type(error.__context__).__name__)
    return len(found), set(found)


print(inner_stop(1500))


def traced(n):
    """The traceback and the context of the one that is not caught."""
    g = some(n)
    try:
        while True:
            next(g)
    except StopIteration as stop:
        return stop.value, stop.__traceback__.tb_next, stop.__traceback__.tb_lineno - traced.__code__.co_firstlineno


print(traced(4000))

events = []


def tracer(frame, event, arg):
    if frame.f_code.co_name == "counting":
        events.append(event)
    return tracer


sys.settrace(tracer)
managed(2)
sys.settrace(None)
print(len(events), events[:12])
# expect: (9000, [])
# expect: (429600, ValueError(2995))
# expect: (3750, 1250)
# expect: (4000, 2000)
# expect: 3000
# expect: (6000, 1501.0)
# expect: (0, 6000)
# expect: 1500
# expect: 42000
# expect: (3000, {'StopIteration'})
# expect: (('end', 4000), None, 5)
# expect: 32 ['call', 'line', 'line', 'line', 'return', 'call', 'line', 'line', 'line', 'return', 'call', 'line']
