# Many objects whose __lt__ compares attributes are sorted by these: `<` and `>`, tuples, dataclasses, __slots__, __dict__, ties, and what only looks like it.
import sys
from dataclasses import dataclass
from functools import total_ordering


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


r = Random(3)


class Plain:
    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return self.key < other.key


class Turned(Plain):
    def __lt__(self, other):
        return self.key > other.key


class Swapped(Plain):
    def __lt__(self, other):
        return other.key < self.key


class Slots:
    __slots__ = ("extra", "key")

    def __init__(self, key):
        self.key = key

    def __lt__(self, other):
        return self.key < other.key


class Pair(Plain):
    def __lt__(self, other):
        return (self.low, self.key) < (other.low, other.key)

    def __init__(self, key):
        self.key = key
        self.low = str(hash(key) % 5)


@dataclass(order=True)
class Data:
    key: object
    name: str = ""


@total_ordering
class Total(Plain):
    def __lt__(self, other):
        return self.key < other.key

    def __eq__(self, other):
        return self.key == other.key


def check(make, keys):
    objects = [make(key) for key in keys]
    for number, thing in enumerate(objects):
        numbers[id(thing)] = number
    stable = [sorted(objects), sorted(objects, reverse=True), sorted(range(len(objects)), key=objects.__getitem__)]
    marks = [[numbers[id(thing)] for thing in stable[0]], [numbers[id(thing)] for thing in stable[1]], stable[2]]
    numbers.clear()
    up = all(not objects[b] < objects[a] and (objects[a] < objects[b] or a < b) for a, b in zip(marks[0], marks[0][1:]))
    down = all(not objects[a] < objects[b] and (objects[b] < objects[a] or a < b) for a, b in zip(marks[1], marks[1][1:]))
    return up and down and marks[0] == marks[2]


numbers = {}
ints = [r.below(50) for _ in range(300)]
for make in (Plain, Turned, Swapped, Slots, Pair, Data, Total):
    print(make.__name__, check(make, ints), check(make, [n / 4 for n in ints]), check(make, [str(n) for n in ints]), check(make, [(n % 7, str(n)) for n in ints]),
          check(make, sorted(ints)), check(make, ints[:16]), check(make, [(n, (n,)) for n in ints]), check(make, [2**70 + n for n in ints]),
          check(make, [(n,) * (n % 3) for n in ints]), check(make, [True] * 20 + ints))
# expect: Plain True True True True True True True True True True
# expect: Turned True True True True True True True True True True
# expect: Swapped True True True True True True True True True True
# expect: Slots True True True True True True True True True True
# expect: Pair True True True True True True True True True True
# expect: Data True True True True True True True True True True
# expect: Total True True True True True True True True True True

# Attributes of some objects lie elsewhere: a dict, the class, a property, __getattr__.
mixed = [Plain(n) for n in ints]
for thing in mixed[::3]:
    thing.__dict__["more"] = 1
del mixed[5].key
mixed[5].other = 1
mixed[5].key = 7
print([thing.key for thing in sorted(mixed)] == sorted(thing.key for thing in mixed))  # expect: True
Plain.key = 25
del mixed[10].key
print([thing.key for thing in sorted(mixed)] == sorted(thing.key for thing in mixed), sorted(mixed).index(mixed[10]) > 20)  # expect: True True
del Plain.key
try:
    sorted(mixed)
except AttributeError as error:
    print(error)  # expect: 'Plain' object has no attribute 'key'


class Counted(Plain):
    asked = 0

    @property
    def key(self):
        Counted.asked += 1
        return self.value

    @key.setter
    def key(self, value):
        self.value = value


print(check(Counted, ints), Counted.asked > 1000)  # expect: True True


class Asked(Plain):
    asked = 0

    def __getattribute__(self, name):
        Asked.asked += 1
        return super().__getattribute__(name)


print(check(Asked, ints), Asked.asked > 1000)  # expect: True True


class Number(int):
    asked = 0

    def __lt__(self, other):
        Number.asked += 1
        return int.__lt__(self, other)


print(check(Plain, [Number(n) for n in ints]), Number.asked > 1000)  # expect: True True

# Classes side by side, keys that cannot be compared, NaN, and a method that changes.
print([thing.key for thing in sorted([Plain(n) if n % 2 else Turned(n) for n in (3, 1, 5)] * 6)])  # expect: [1, 1, 1, 1, 1, 1, 3, 3, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5]
for keys in (ints + ["x"], [(n, n) for n in ints] + [(3, "x")], ints + [None]):
    try:
        sorted([Plain(key) for key in keys])
    except TypeError as error:
        print(error, error.__traceback__.tb_next.tb_frame.f_code.co_name)
# expect: '<' not supported between instances of 'str' and 'int' __lt__
# expect: '<' not supported between instances of 'str' and 'int' __lt__
# expect: '<' not supported between instances of 'NoneType' and 'int' __lt__
nan = float("nan")
floats = [nan if n == 7 else float(n) for n in ints]
print([str(thing.key) for thing in sorted([Plain(x) for x in floats])] == [str(x) for x in sorted(floats)])  # expect: True
Plain.__lt__ = lambda self, other: other.key < self.key
things = [Plain(n) for n in ints]
print([thing.key for thing in sorted(things)] == sorted(ints, reverse=True))  # expect: True
calls = 0


def watch(frame, event, argument):
    global calls
    calls += event == "call" and frame.f_code.co_name == "<lambda>"


sys.setprofile(watch)
sorted(things)
sys.setprofile(None)
print(calls > 1000)  # expect: True
