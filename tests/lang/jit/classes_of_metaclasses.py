# Instances made in hot loops of classes whose metaclass is not type: ABCs, and metaclasses that get a __call__ later.
import abc


class Shape(abc.ABC):
    def __init__(self, side):
        self.side = side

    @abc.abstractmethod
    def area(self):
        ...


class Square(Shape):
    def area(self):
        return self.side * self.side


def areas(n):
    total = 0
    for i in range(n):
        total += Square(i).area()
    return total


print(areas(5000))
try:
    Shape(1)
except TypeError as error:
    print(error)


def refused(n):
    count = 0
    for i in range(n):
        try:
            Shape(i)
        except TypeError:
            count += 1
    return count


print(refused(3000))


class Meta(type):
    pass


class Thing(metaclass=Meta):
    def __init__(self, value):
        self.value = value


def make(n):
    total = 0
    for i in range(n):
        thing = Thing(i)
        total += thing.value if isinstance(thing, Thing) else 1000000
        if i == change_at:
            change()
    return total


change_at = -1
print(make(5000))


def counting(cls, value):
    if value % 2:
        return type.__call__(cls, -value)
    return value


def change():
    Meta.__call__ = counting


change_at = 2500
print(make(5000), Thing(4), Thing(3).value)
del Meta.__call__
change_at = -1
print(make(3000), type(Thing(4)).__name__)


class Other(type):
    def __call__(cls, *args):
        return ("called", args)


class Sub(Meta):
    pass


class Deeper(Thing, metaclass=Sub):
    pass


def deeper(n):
    total = 0
    for i in range(n):
        total += Deeper(i).value
        if i == n - 100:
            Meta.__call__ = lambda cls, value: type.__call__(cls, 7)
    return total


print(deeper(4000))
del Meta.__call__
print(Deeper(5).value)


# the class changes its mind: another __init__, then a __new__, then another metaclass
def again(n):
    total = 0
    for i in range(n):
        total += Thing(i).value
        if i == n // 2:
            Thing.__init__ = lambda self, value: setattr(self, "value", 1)
    return total


print(again(3000))
Thing.__new__ = lambda cls, value: object.__new__(cls)
print(again(1000))
Thing2 = Other("Thing2", (), {"__init__": lambda self, value: None})
print(sum(Thing2(i)[1][0] for i in range(3000)))


# functions that are called with the class or with its metaclass
def call(what, *args):
    return what(*args)


print([type(call(what, *args)).__name__ for what, args in ((Square, (2,)), (abc.ABCMeta, ("X", (), {})), (Meta, ("Y", (), {})))])


class Marks(abc.ABC):
    """__abstractmethods__ set behind its back."""

    def __init__(self, n):
        self.n = n


def marks(n):
    made = 0
    for i in range(n):
        try:
            made += Marks(i).n == i
        except TypeError:
            made += 1000
        if i == n - 3:
            Marks.__abstractmethods__ = frozenset(["x"])
    return made


print(marks(3000))
# expect: 41654167500
# expect: Can't instantiate abstract class Shape without an implementation for abstract method 'area'
# expect: 3000
# expect: 12497500
# expect: 1247438750 4 -3
# expect: 4498500 Thing
# expect: 7607643
# expect: 5
# expect: 1127249
# expect: 1000
# expect: 4498500
# expect: ['Square', 'ABCMeta', 'Meta']
# expect: 4998
