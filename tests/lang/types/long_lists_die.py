# Long lists of all kinds of things die in a large heap, in another order than they were made: each thing once, in its turn.
import random
import weakref

heap = [(str(i), i) for i in range(30000)]
died = []


class Thing:
    def __init__(self, number):
        self.number = number
        self.held = {"number": number, "text": str(number)}


class Noted(Thing):
    def __del__(self):
        died.append(self.number)


class Slots:
    __slots__ = ("a", "b")


def make(i):
    kind = i % 12
    if kind == 9:
        thing = Thing(i)
        thing.__dict__["more"] = i
        return thing
    return (None, i, i / 2, str(i), {}, {"a": str(i), "b": [i]}, (), (i, str(i), None), [i, [str(i)]], None, Slots(), 2**80 + i)[kind]


things = [make(i) for i in range(6000)] + [Noted(i) for i in range(200)] + [dict.fromkeys(range(i % 20)) for i in range(600)]
order = list(range(len(things)))
random.Random(5).shuffle(order)
mixed = [things[i] for i in order]
kept = mixed[::7]
watched = [weakref.ref(thing) for thing in mixed if isinstance(thing, Thing)]
parts = {number: mixed[number * 100:number * 100 + 100] for number in range(len(mixed) // 100 + 1)}
del things
del mixed
print(len(died))  # expect: 0
del parts
print(len(died) + sum(isinstance(thing, Noted) for thing in kept), sum(ref() is not None for ref in watched) == sum(isinstance(thing, Thing) for thing in kept))  # expect: 200 True
died.clear()
last = [Noted(i) for i in range(100)]
last.clear()
print(died[0], died[-1], len(died))  # expect: 99 0 100
del kept
print(len(died) > 100, sum(ref() is not None for ref in watched))  # expect: True 0


class Thief:
    def __del__(self):
        stolen.append(self)
        del stolen[0].all[:]


stolen = []
nest = [Thing(i) for i in range(50)] + [Thief()] + [Thing(i) for i in range(50)]
nest[50].all = [Thing(i) for i in range(100)]
del nest
print(len(stolen), len(stolen[0].all), len(heap))  # expect: 1 0 30000
