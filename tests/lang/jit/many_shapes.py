# Attributes of instances of several shapes at one place: read and stored in traces, few shapes and many; classes that change.
class Base:
    kind = "base"

    def __init__(self, value):
        self.value = value

    def step(self):
        self.value += 1
        return self.value


class First(Base):
    def __init__(self, value):
        self.name = "first"
        super().__init__(value)


class Second(Base):
    def __init__(self, value):
        self.size = 1.5
        self.other = None
        super().__init__(value)


class Slots:
    __slots__ = ("value", "more")

    def __init__(self, value):
        self.value = value

    step = Base.step


class Numbers(Base):
    def __init__(self, value):
        self.a = self.b = self.c = 0
        super().__init__([value])

    def step(self):
        return self.value[0]


class Property:
    def __init__(self, value):
        self._value = value

    @property
    def value(self):
        return self._value

    @value.setter
    def value(self, value):
        self._value = value * 2 % 1000

    step = Base.step


def total_of(things, rounds):
    total = 0
    for i in range(rounds):
        for thing in things:
            total += thing.step()
            value = thing.value
            total += value if isinstance(value, (int, float)) else value[0]
            thing.value = value
    return total


few = [First(1), Second(2), First(3), Second(4.5)]
print(total_of(few, 1500))
many = few + [Slots(7), Numbers(8), Property(9), First(10)]
for i in range(6):
    class Local(Base):
        pass
    made = Local(i)
    setattr(made, f"extra{i}", i)
    many.append(made)
print(total_of(many, 700))

thing = many[0]
del thing.value
try:
    total_of(many, 1)
except AttributeError as error:
    print(error)
First.value = 100
print(total_of([thing], 300), thing.__dict__)
First.value = property(lambda self: 5, lambda self, value: None)
print(total_of(few, 300), thing.__dict__)


class Watched(Base):
    def __setattr__(self, name, value):
        object.__setattr__(self, name, value if name != "value" else min(value, 50))


print(total_of(many[1:] + [Watched(1)], 500))
# expect: 9037500.0
# expect: 15038000.0
# expect: 'First' object has no attribute 'value'
# expect: 150300 {'name': 'first', 'value': 400}
# expect: 2830500.0 {'name': 'first', 'value': 400}
# expect: 12734648.0
