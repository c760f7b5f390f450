# C calls functions that only look and answer as machine code of their own (tier2/pure.c): comparisons of heaps and sort(), keys of min() and max().
import heapq
import sys
import types


class Event:
    def __init__(self, time, order):
        self.time = time
        self.order = order

    def __lt__(self, other):
        if self.time != other.time:
            return self.time < other.time
        return self.order < other.order


def numbers(count, limit, seed=7):
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield (seed >> 8) % limit


def heap_of(make, count, limit=50):
    heap, out = [], []
    for order, time in enumerate(numbers(count, limit)):
        heapq.heappush(heap, make(time, order))
        if order % 3 == 2:
            event = heapq.heappop(heap)
            out.append((event.time, event.order))
    while heap:
        event = heapq.heappop(heap)
        out.append((event.time, event.order))
    return hash(tuple(out)) % 1000003, out[:3]


print(heap_of(Event, 3000))  # expect: (575804, [(15, 1), (19, 0), (22, 5)])


# Other types of attributes on the way: floats, texts, ints of many digits, bools.
def mixed(time, order):
    return Event([time, float(time), time + 0.5, bool(time), 1 << 70][order % 5], order)


print(heap_of(mixed, 3000)[1])  # expect: [(15.0, 1), (True, 3), (True, 8)]


# What has an effect is called as ever, and as often.
class Counted(Event):
    asked = 0

    def __lt__(self, other):
        Counted.asked += 1
        return self.time < other.time


heap_of(Counted, 2000)
print(Counted.asked)  # expect: 26379


# An answer that is no bool; one that is an object, whose references are right.
class Odd(Event):
    answers = [[], [1]]

    def __lt__(self, other):
        return Odd.answers[self.time < other.time]


before = sys.getrefcount(Odd.answers[0]), sys.getrefcount(Odd.answers[1])
heap_of(Odd, 2000)
print(before == (sys.getrefcount(Odd.answers[0]), sys.getrefcount(Odd.answers[1])))  # expect: True


# Raises, in the middle of it all.
class Bad(Event):
    def __lt__(self, other):
        return 100 // (self.time - 25) < 100 // (other.time - 25)


for limit in 25, 26:
    try:
        print(heap_of(Bad, 1500, limit)[0])
    except ZeroDivisionError as error:
        print(error)
# expect: 891533
# expect: division by zero


# Attributes that are not there (any more).
class Lazy(Event):
    def __lt__(self, other):
        return self.key < other.key

    def __getattr__(self, name):
        return self.time * 1000 + self.order


print(heap_of(Lazy, 2000)[1])  # expect: [(15, 1), (19, 0), (22, 5)]


# Another method, other code, other globals, while it is used.
def by_order(self, other):
    return self.order < other.order


first = heap_of(Event, 1000)
old = Event.__lt__
Event.__lt__ = by_order
print(heap_of(Event, 1000)[1])  # expect: [(19, 0), (15, 1), (38, 2)]
Event.__lt__ = old
print(heap_of(Event, 1000) == first)  # expect: True
code, old.__code__ = old.__code__, by_order.__code__
print(heap_of(Event, 1000)[1])  # expect: [(19, 0), (15, 1), (38, 2)]
old.__code__ = code
print(heap_of(Event, 1000) == first)  # expect: True

SIGN = 1


def key(n):
    return n * SIGN


other = types.FunctionType(key.__code__, {"SIGN": -1, "__builtins__": __builtins__})
for _ in range(40):
    a, b = min(range(50), key=key), min(range(50), key=other)
print(a, b)  # expect: 0 49
SIGN = -1
print(min(range(50), key=key))  # expect: 49


# Cells, other parameters' defaults, locals, calls of other functions, properties, loops.
def nearest(goal, items):
    def distance(item):
        difference = item - goal
        return difference if difference >= 0 else -difference
    return min(items, key=distance)


print([nearest(goal, range(0, 1000, 7)) for goal in range(0, 400, 50)])  # expect: [0, 49, 98, 147, 203, 252, 301, 350]


class Item:
    def __init__(self, size):
        self.size = size

    @property
    def weight(self):
        return self.size % 10

    def less(self, other):
        return self.weight < other.weight or (self.weight == other.weight and self.size < other.size)

    __lt__ = less


items = [Item(n) for n in numbers(2000, 1000)]
items.sort()
print([item.size for item in items[:5]], [item.size for item in items[-3:]])  # expect: [0, 0, 0, 0, 20] [989, 999, 999]
print(max(items, key=lambda item: item.weight).size)  # expect: 9
print(min(items, key=lambda item, by=3: item.size % by).size)  # expect: 0
print(max(items, key=lambda item: sum(range(item.weight))).size)  # expect: 9
print(min(items, key=lambda item: 2.5 - item.size).size)  # expect: 999
print(max(items, key=lambda item: item.size * (1 << 60)).size)  # expect: 999


# The answer is the argument itself, or part of it; it may be the only one who has it.
def first_of(pair):
    return pair[0]


def pairs():
    for n in numbers(3000, 100000):
        yield [str(n), n]


print(max(pairs(), key=first_of), min(pairs(), key=lambda pair: pair)[1])  # expect: ['99922', 99922] 10048
print(max((str(n) for n in range(2000)), key=lambda text: text))  # expect: 999


# Deleted in one of the comparisons; a class with __slots__; keys that make the heap shorter.
class Slots:
    __slots__ = "time", "order"

    def __init__(self, time, order):
        self.time = time
        self.order = order

    def __lt__(self, other):
        return self.time < other.time


print(heap_of(Slots, 2000)[1])  # expect: [(15, 1), (19, 0), (22, 5)]
heap = [Slots(n, 0) for n in range(200)]
heapq.heapify(heap)
del heap[3].time
try:
    for _ in range(100):
        heapq.heappop(heap)
except AttributeError as error:
    print(error)  # expect: 'Slots' object has no attribute 'time'


# Keys that are made: tuples, texts, sums of them. What a set is given is an effect.
people = [(f"name{n % 37:02}", n % 11, str(n)) for n in numbers(3000, 5000)]
texts = [str(n) * 10 for n in range(3)]
counts = [sys.getrefcount(text) for text in texts]
print(max(people, key=lambda p: (p[1], p[0])), min(people, key=lambda p: (p[0], p[1], p[2])))  # expect: ('name36', 10, '4883') ('name00', 0, '1628')
print(max(people, key=lambda p: p[0] + p[2]), min(people, key=lambda p: p[2][:2]), max(people, key=lambda p: p[0][-1]))  # expect: ('name36', 8, '998') ('name36', 1, '1035') ('name09', 0, '3080')
print(max(range(3000), key=lambda n: (texts[n % 3], texts[n % 2])), [sys.getrefcount(text) for text in texts] == counts)  # expect: 5 True
seen = set()
print(max(range(3000), key=lambda n: (seen.add(n % 1000), n % 7)[1]), len(seen))  # expect: 6 1000
asked = []
print(min(range(3000), key=lambda n: asked.append(n) or n % 7), asked == list(range(3000)))  # expect: 0 True
