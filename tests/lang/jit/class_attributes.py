# What classes give in hot loops: members of enums, fields of named tuples, __class__, type(); and changes of all of them.
from collections import namedtuple
from enum import Enum, IntFlag


class Meta(type):
    pass


class Other(Meta):
    def total(cls):
        return 1000


class Box(metaclass=Meta):
    size = 3

    def total():
        return 1

    @staticmethod
    def twice(x):
        return 2 * x

    @classmethod
    def name(cls, tail):
        return cls.__name__ + tail


def sizes(count, change=None):
    total = 0
    for i in range(count):
        if i == count - 5 and change:
            change()
        total += Box.size + Box.twice(i) + len(Box.name("ab")) + Box.total()
    return total


print(sizes(3000))
# expect: 9024000
print(sizes(3000, lambda: setattr(Box, "size", 100)))
# expect: 9024485
print(sizes(3000, lambda: setattr(Box, "twice", staticmethod(lambda x: 0))))
# expect: 9285030


def give_meta_a_say():
    Meta.size = property(lambda cls: 1)


print(sizes(3000, give_meta_a_say))
# expect: 317505
del Meta.size
print(sizes(3000))
# expect: 318000
print(sizes(3000, lambda: setattr(Meta, "__getattribute__", lambda cls, name: (lambda *rest: "x") if name == "name" else type.__getattribute__(cls, name))))
# expect: 317980
del Meta.__getattribute__
print(sizes(3000))
# expect: 318000


def other_meta():
    Box.__class__ = Other
    del Box.total


print(sizes(3000, other_meta))
# expect: 322995
print(sizes(3000))
# expect: 3315000


class Wrapped:
    @staticmethod
    def f(x):
        return x + 1


def call_wrapped(count, change=None):
    total = 0
    for i in range(count):
        if i == count - 10 and change:
            change()
        total += Wrapped.f(i)
    return total


print(call_wrapped(3000))
# expect: 4501500
print(call_wrapped(3000, lambda: Wrapped.__dict__["f"].__init__(lambda x: 0)))
# expect: 4471545


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3

    @property
    def warm(self):
        return self in (Color.RED, Color.GREEN)

    @property
    def cold(self):
        return self not in (Color.RED, Color.GREEN)


def warm(colors):
    return sum(c.warm for c in colors), sum(c.cold for c in colors), sum(c is Color.RED for c in colors), sum(c.value for c in colors)


print(warm([Color.RED] * 2000), warm([Color.BLUE] * 2000), warm([Color.GREEN, Color.BLUE, Color.RED] * 1000))
# expect: (2000, 0, 2000, 2000) (0, 2000, 0, 6000) (2000, 1000, 1000, 6000)


class Same:
    pass


def places(values, first, second):
    return sum(1 for value in values if value in (first, second)), sum(1 for value in values if value in KNOWN)


one, two, three = Same(), Same(), Same()
KNOWN = (one, two)
print(places([one, two, three] * 1000, one, two), places([three] * 2000, one, two), places([1, "a", None, three] * 500, one, two))
# expect: (2000, 2000) (0, 0) (0, 0)
Same.__eq__ = lambda self, other: True
print(places([one, two, three] * 1000, one, two), places([1, "a", None, three] * 500, one, two))
# expect: (3000, 3000) (2000, 2000)
del Same.__eq__
print(places([three] * 2000, one, two))
# expect: (0, 0)


class Option(IntFlag):
    A = 1
    B = 2
    C = 4


def flags(count):
    total, seen = 0, Option(0)
    for i in range(count):
        option = Option.A if i % 3 else Option.B
        if i % 5 == 0:
            option |= Option.C
        if Option.C in option:
            total += 1
        if option & Option.A:
            total += 100
        seen |= option
        total += (option ^ Option.B).value + (~option).value
    return total, seen


print(flags(3000))
# expect: (223600, <Option.A|B|C: 7>)


class Digits(int):
    pass


def attributes(values, change=None):
    total = 0
    for i, value in enumerate(values):
        if change and i == len(values) - 10:
            change(value)
        total += value.extra + value
    return total


def digits(bits):
    value = Digits(2**bits)
    value.extra = bits
    return value


numbers = [digits(bits) for bits in (3, 40, 70, 150)] * 700
print(attributes(numbers) % 10**9, attributes(numbers[:1] * 2000))
# expect: 974666500 22000


def move(value):
    value.__dict__ = {"extra": 1000}


print(attributes([digits(3)] * 2000, move), attributes([digits(3)] * 2000, lambda value: setattr(Digits, "extra", property(lambda self: 7))))
# expect: 31970 22040

Point = namedtuple("Point", "x y")


class Short(Point):
    def __new__(cls, *items):
        return tuple.__new__(cls, items)


def fields(points):
    total = 0
    for p in points:
        total += p.x * 2 + p.y
    return total


print(fields([Point(i, 1) for i in range(3000)]), fields([Point(1.5, i) for i in range(3000)]))
# expect: 9000000 4507500.0
try:
    fields([Short(1, 2)] * 3000 + [Short(1)])
except IndexError as error:
    print(error)
# expect: tuple index out of range
Point.y = property(lambda self: 0)
print(fields([Point(1, 5)] * 2000))
# expect: 4000


class Base:
    def copy(self):
        return self.__class__()

    def kind(self):
        return type(self)


class Sub(Base):
    pass


class Liar(Base):
    __class__ = Sub


def kinds(values):
    counts = {}
    for value in values:
        for kind in (value.__class__, type(value), type(value.copy()), value.kind()):
            counts[kind.__name__] = counts.get(kind.__name__, 0) + 1
    return counts


print(kinds([Base()] * 1500), kinds([Base(), Sub()] * 1000), kinds([Liar(), Base(), Sub()] * 700))
# expect: {'Base': 6000} {'Base': 4000, 'Sub': 4000} {'Sub': 4200, 'Liar': 1400, 'Base': 2800}


def changing(count):
    value, names = Base(), []
    for i in range(count):
        if i == count - 3:
            value.__class__ = Sub
        names.append(type(value).__name__ + value.__class__.__name__)
    return len(set(names)), names[-4:]


print(changing(3000))
# expect: (2, ['BaseBase', 'SubSub', 'SubSub', 'SubSub'])


def types(values):
    return sum(type(value) is int for value in values), sum(type(value) is bool for value in values)


print(types([1, 2**60, True, 1.5] * 800), types([3] * 2000))
# expect: (1600, 800) (2000, 0)


class Checked(type):
    def __instancecheck__(cls, value):
        return value == 5


class Fives(metaclass=Checked):
    pass


def checks(values, kind):
    return sum(isinstance(value, kind) for value in values)


print(checks([5, 6] * 1500, Fives), checks([Option.A, 1] * 1500, Option), checks([Option.A] * 1500, Color))
# expect: 1500 1500 0
