# Classes whose __init__ has *args, defaults or keywords alone, called with and without a star: frames of __init__ in traces, instances and errors
# as of any call.
import sys
import traceback


class Event:
    made = 0

    def __init__(self, time, order=7, *rest, scale=2, **named):
        Event.made += 1
        self.time = time * scale
        self.order = order
        self.rest = rest
        self.named = named


class Late(Event):
    def __init__(self, *rest):
        super().__init__(*rest)
        self.late = True


def rounds(n):
    total = 0
    for i in range(n):
        rest = (i, i + 1, i + 2)[: i % 3 + 1]
        a = Event(i)
        b = Event(i, *rest)
        c = Event(*rest)
        d = Late(*rest)
        e = Event(*[i, 3])
        total += a.time + a.order + b.order + len(b.rest) + c.order + len(d.rest) + d.late + e.order
        total += len(a.named) + a.rest.count(1)
    return total, Event.made


print(rounds(4000))  # expect: (29386003, 20000)


def objects_die(n):
    alive = [0]

    class Counted:
        def __init__(self, *rest):
            alive[0] += 1
            self.rest = rest

        def __del__(self):
            alive[0] -= 1

    most = 0
    for i in range(n):
        kept = Counted(*(str(i), i))
        most = max(most, alive[0], len(kept.rest))
    del kept
    return most, alive[0]


print(objects_die(3000))  # expect: (2, 0)


class Fails:
    def __init__(self, x, *rest):
        if x % 50 == 49:
            raise ValueError(x, rest)
        self.x = x


def failing(n):
    caught, last = 0, None
    for i in range(n):
        try:
            last = Fails(*(i, "a"))
        except ValueError as error:
            caught += 1
            names = [frame.name for frame in traceback.extract_tb(error.__traceback__)]
    return caught, last.x, names


print(failing(3000))  # expect: (60, 2998, ['failing', '__init__'])


def wrong(n):
    said = set()
    for i in range(n):
        arguments = (1,) if i % 100 else ()
        for class_ in (Fails, Event):
            try:
                class_(*arguments)
            except TypeError as error:
                said.add(str(error))
    return sorted(said)


print(wrong(2000))  # expect: ["Event.__init__() missing 1 required positional argument: 'time'", "Fails.__init__() missing 1 required positional argument: 'x'"]


class Odd:
    def __init__(self, *rest):
        if rest and rest[0] % 97 == 96:
            return 5
        self.rest = rest


def returns(n):
    said = set()
    for i in range(n):
        try:
            Odd(*(i,))
        except TypeError as error:
            said.add(str(error))
    return said


print(returns(2000))  # expect: {"__init__() should return None, not 'int'"}


class Shared:
    only = None

    def __new__(cls, *rest):
        if cls.only is None:
            cls.only = super().__new__(cls)
        return cls.only

    def __init__(self, *rest):
        self.count = getattr(self, "count", 0) + len(rest)


class Elsewhere:
    def __new__(cls, *rest):
        return rest

    def __init__(self, *rest):
        raise AssertionError


class Depth:
    def __init__(self, *rest):
        self.caller = sys._getframe(1).f_code.co_name


def own_new(n):
    total = 0
    for i in range(n):
        total += Shared(*(i, i)).count + len(Elsewhere(*(1, 2, 3)))
        assert Depth(*(1,)).caller == "own_new"
    return total


print(own_new(1500))  # expect: 2256000


# The class changes on the way.
def changes(n):
    class Changing:
        def __init__(self, *rest):
            self.kind = 1

    total = 0
    for i in range(n):
        total += Changing(*(1, 2)).kind
        if i == n // 2:
            def other(self, a, b=3, *rest):
                self.kind = a + b + 10
            Changing.__init__ = other
    return total


print(changes(4000))  # expect: 27988
