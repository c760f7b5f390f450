"""Bound methods as values, and arguments behind others (`f(a, *args)`), without the method, the list and the tuple where nobody else wants them."""
import gc
import sys
import weakref


class Event:
    def __init__(self, time, action, *arguments, **names):
        self.time = time
        self.action = action
        self.arguments = arguments
        self.names = names


class Plan:
    limit = 3

    def __init__(self):
        self.made = 0
        self.kept = []
        self.total = 0

    def after(self, delay, action, *arguments):
        self.made += 1
        return Event(self.made + delay, action, *arguments)

    def add(self, *numbers):
        self.total += sum(numbers) + len(numbers)

    def nothing(self):
        self.total += 1

    def run(self, count):
        for n in range(count):
            if n % 3 == 0:
                event = self.after(n, self.add, n)
            elif n % 3 == 1:
                event = self.after(n, self.nothing)
            else:
                event = self.after(n, self.add, n, 1.5, "ab"[n % 2:] and n)
            event.action(*event.arguments)
            if n % 500 == 1:
                self.kept.append(event)
            bound = self.nothing
            bound()
            self.total += bound.__self__ is self
        return self.total, self.made, [(e.time, e.action.__name__, e.arguments, e.names) for e in self.kept]


print(Plan().run(3000))


# what is looked up may change: the class, or the object gets an attribute of that name
def changing(count):
    class Thing:
        def name(self):
            return 1

    def other(self):
        return 10

    total, thing = 0, Thing()
    for n in range(count):
        if n == count // 2:
            Thing.name = other
        if n == count * 3 // 4:
            thing = Thing()
            thing.name = lambda: 100
        call = thing.name
        total += call()
    return total


print(changing(4000))


# iterables that are no tuples, of many lengths, and errors in between
def collect(*items):
    return len(items), items[-1]


def spreads(count):
    total, several = 0, [(1, 2), [3], (), "ab", (4, 5, 6, 7), range(2)]
    for n in range(count):
        got = collect(n, *several[n % 6])
        total += got[0]
        both = (n, n, *several[n % 6], *several[(n + 1) % 6])
        total += len(both)
        made = [n, *several[n % 6]]
        made.append(1)
        total += len(made)
    return total


print(spreads(3000))


def errors(count):
    caught = []
    for n in range(count):
        more = (n, n) if n % 700 else None
        try:
            collect(1, *more)
        except TypeError as error:
            caught.append((n, str(error)))
    return caught


print(errors(2500))


def empty(n):
    return ()


def inlined(a, *rest):
    return collect(a, 2, *rest)[0] + collect(a, *())[0] + collect(a, *(1, 2))[0]


def inlining(count):
    total = 0
    for n in range(count):
        total += inlined(n) + inlined(n, 1) + inlined(n, 1, 2) + inlined(n, 1, 2, 3)
    return total


print(inlining(3000))


# the objects that a method and the arguments hold live as long as they should
class Held:
    ended = 0

    def __del__(self):
        Held.ended += 1

    def call(self, *rest):
        return Held.ended


def ends(count):
    total = 0
    for n in range(count):
        call = Held().call
        total += call(1)
        held = Held()
        total += collect(0, *(held,))[0]
        del held
        if n % 400 == 0:
            reference = weakref.ref(call.__self__)
            total += reference() is not None
            del call
            total += reference() is None
    return total, Held.ended


print(ends(2000))


# two methods of one object are equal, and not the same
def compare(count):
    plan, same, equal = Plan(), 0, 0
    for n in range(count):
        a, b = plan.add, plan.add
        same += a is b
        equal += a == b
    return same, equal, len({plan.add, plan.add, plan.nothing})


print(compare(3000))


def frames(count):
    seen = []

    class Asks:
        def ask(self, *rest):
            if rest[0] % 900 == 3:
                frame = sys._getframe(1)
                seen.append((frame.f_code.co_name, frame.f_locals["method"].__name__))
            return 1

    asks, total = Asks(), 0
    for n in range(count):
        method = asks.ask
        total += method(n, *(n, n))
    return total, seen


print(frames(3000))
gc.collect()
# expect: (4512000.0, 3000, [(3, 'nothing', (), {}), (1003, 'add', (501,), {}), (2003, 'add', (1001, 1.5, 1001), {}), (3003, 'nothing', (), {}), (4003, 'add', (2001,), {}), (5003, 'add', (2501, 1.5, 2501), {})])
# expect: 112000
# expect: 37000
# expect: [(0, 'Value after * must be an iterable, not NoneType'), (700, 'Value after * must be an iterable, not NoneType'), (1400, 'Value after * must be an iterable, not NoneType'), (2100, 'Value after * must be an iterable, not NoneType')]
# expect: 90000
# expect: (4002010, 3999)
# expect: (0, 3000, 2)
# expect: (3000, [('frames', 'ask'), ('frames', 'ask'), ('frames', 'ask'), ('frames', 'ask')])
