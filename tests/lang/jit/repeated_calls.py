# sort, min, max, map, filter and reduce call a function of Python for item after item without leaving its loop (KrRepeat).
import sys
from functools import reduce


class Item:
    made = 0

    def __init__(self, number):
        self.number = number
        self.name = f"n{number % 17}"

    def key(self):
        return self.number % 13

    def __repr__(self):
        return f"<{self.number}>"


items = [Item(i * 7919 % 1009) for i in range(300)]
weight = 3


def by_weight(item):
    return item.number * weight


def branches(item):
    if item.number % 3 == 0:
        return -item.number
    total = 0
    for k in range(item.number % 5):
        total += k
    return total


def make(offset):
    return lambda item: item.number ^ offset  # a closure


class Judge:
    def __init__(self):
        self.asked = 0

    def mark(self, item):
        self.asked += 1
        return item.number % 7


def kinds():
    judge = Judge()
    out = [sorted(items, key=lambda i: -i.number)[0], sorted(items, key=by_weight)[1], sorted(items, key=branches)[:3],
           sorted(items, key=make(85))[5], min(items, key=Item.key), max(items, key=judge.mark), judge.asked,
           min(items, key=lambda i: i.name), max(items, key=lambda i: (i.name, i.number)), min(items, key=lambda i: i.number / 7),
           sum(map(by_weight, items)), list(map(Item.key, items))[:5], "".join(map(lambda i: i.name, items[:9])),
           list(filter(lambda i: i.number % 100 == 1, items)), sum(map(lambda n: n * 2, range(100))),
           set(map(lambda i: i.number % 3, items)), reduce(lambda a, b: a + b.number, items, 0),
           reduce(lambda a, b: a * b % 1000003, range(1, 80)), len(list(filter(lambda n: n & 1, range(50)))),
           max(map(lambda i: i.number, tuple(items))), sorted(map(make(3), items))[:4], next(filter(lambda i: i.number > 1000, items))]
    mixed = items[:50]
    mixed.sort(key=lambda i: i.number if i.number % 2 else float(i.number), reverse=True)
    out.append(mixed[:3])
    return out


for _ in range(25):
    result = kinds()
for value in result:
    print(value)


# an exception in the middle, and what its traceback shows
def fails(item):
    local = item.number
    if item is items[200]:
        raise LookupError(local)
    return local


for call in (lambda: sorted(items, key=fails), lambda: max(items, key=fails), lambda: list(map(fails, items)),
             lambda: reduce(lambda a, b: a + fails(b), items, 0), lambda: list(filter(fails, items))):
    for _ in range(10):
        try:
            call()
        except LookupError as error:
            at, names = error.__traceback__, []
            while at:
                names.append((at.tb_frame.f_code.co_name, at.tb_frame.f_locals.get("local")))
                at = at.tb_next
    print(names[1:])

# frames that somebody keeps: each call has its own
kept = []


def keeps(item):
    mine = item.number * 2
    if item.number % 100 == 5:
        kept.append(sys._getframe())
    return mine


for _ in range(10):
    kept.clear()
    best = max(items, key=keeps)
print(best, sorted(f.f_locals["mine"] for f in kept)[:4], len(set(map(id, kept))), kept[0].f_back.f_code.co_name)

# who calls, as the called function sees it
callers = set()


def sees(item):
    callers.add(sys._getframe(1).f_code.co_name)
    return item.number


def asks():
    return min(items, key=sees)


for _ in range(10):
    asks()
print(callers)

# locals die when their call ends, before the next one begins
events = []


class Noisy:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        events.append(("gone", self.number, sys._getframe(1).f_code.co_name))


def noisy(item):
    local = Noisy(item.number)
    events.append(("made", local.number))
    return item.number


def run():
    return max(items, key=noisy)


for _ in range(8):
    events.clear()
    run()
print(len(events), events[:4], events[-2:])

# the list changes while min() goes over it
for _ in range(10):
    growing = [Item(5), Item(3), Item(9)]

    def grows(item):
        if len(growing) < 40:
            growing.append(Item(100 - len(growing)))
        return item.number

    least, most = min(growing, key=grows), max(growing, key=grows)
print(least, most, len(growing))


class Last:
    def __init__(self, where):
        self.where = where

    def __del__(self):
        if len(self.where) > 3:
            self.where.pop()


for _ in range(10):
    shrinking = [Item(n) for n in range(40)]

    def shrinks(item):
        last = Last(shrinking)
        return item.number

    most = max(shrinking, key=shrinks)
print(most, len(shrinking))

# items that only the iterator knows end in time
ended = []


class Short:
    def __init__(self, number):
        self.number = number

    def __del__(self):
        ended.append(self.number)


for _ in range(10):
    ended.clear()
    source = iter([Short(n) for n in range(30)])
    seen = []

    def look(item):
        seen.append(len(ended))
        return item.number

    list(map(look, iter([Short(n) for n in range(30)])))
print(seen[:3], seen[-1], len(ended))
for _ in range(10):
    queue = [Short(n) for n in range(20)]
    ended.clear()
    seen.clear()

    def takes(item):
        queue[item.number] = None
        seen.append(len(ended))
        return item.number

    sums = sum(map(takes, queue))
print(sums, seen)
for _ in range(10):
    queue = [Short(n) for n in range(20)]
    ended.clear()
    seen.clear()
    reduce(lambda a, b: takes(b), queue, 0)
print(seen)


# calls within calls
def inner(item):
    return sum(map(lambda k: k % 3, range(item.number % 10)))


def outer(item):
    return max(range(item.number % 10 + 2), key=lambda k: k * inner(item) % 7)


for _ in range(5):
    nested = sorted(items, key=lambda i: (outer(i), i.number))
print(nested[:4], nested[-1])


# defaults, *args, cells that the call makes, generators: as they come
def default(item, factor=2):
    return item.number * factor


def star(*args):
    return args[0].number


def cell(item):
    def get():
        return item.number
    return get()


def lazy(item):
    yield item.number


for _ in range(10):
    others = [max(items, key=default), min(items, key=star), max(items, key=cell), sum(map(cell, items)), len(list(map(lazy, items)))]
print(others)


# profiling sees each call
def profile(frame, event, argument):
    if frame.f_code.co_name == "by_weight":
        calls.append(event)


calls = []
sys.setprofile(profile)
sorted(items, key=by_weight)
sys.setprofile(None)
print(len(calls), sorted(set(calls)))
try:
    list(map(lambda a, b: a, items))
except TypeError as error:
    print(error)
try:
    max(items, key=lambda i: i.number if i.number != 7 else "x")
except TypeError as error:
    print(error)
try:
    sorted(items, key=lambda i: None)
except TypeError as error:
    print(error)
print(min([], key=by_weight, default="none"))
# expect: <1006>
# expect: <1>
# expect: [<1005>, <993>, <981>]
# expect: <71>
# expect: <0>
# expect: <244>
# expect: 300
# expect: <0>
# expect: <944>
# expect: <0>
# expect: 454527
# expect: [0, 11, 1, 4, 7]
# expect: n0n6n6n6n6n6n6n12n12
# expect: [<1001>, <501>, <1>]
# expect: 9900
# expect: {0, 1, 2}
# expect: 151509
# expect: 914287
# expect: 25
# expect: 1006
# expect: [2, 3, 6, 10]
# expect: <1005>
# expect: [<1005>, <976>, <947>]
# expect: [('<lambda>', None), ('fails', 679)]
# expect: [('<lambda>', None), ('fails', 679)]
# expect: [('<lambda>', None), ('fails', 679)]
# expect: [('<lambda>', None), ('<lambda>', None), ('fails', 679)]
# expect: [('<lambda>', None), ('fails', 679)]
# expect: <1006> [10, 1010, 2010] 3 <module>
# expect: {'asks'}
# expect: 600 [('made', 0), ('gone', 0, 'run'), ('made', 856), ('gone', 856, 'run')] [('made', 667), ('gone', 667, 'run')]
# expect: <3> <97> 40
# expect: <19> 20
# expect: [30, 30, 30] 30 60
# expect: 190 [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
# expect: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
# expect: [<0>, <1>, <21>, <30>] <1005>
# expect: [<1006>, <0>, <1006>, 151509, 300]
# expect: 600 ['call', 'return']
# expect: <lambda>() missing 1 required positional argument: 'b'
# expect: '<' not supported between instances of 'NoneType' and 'NoneType'
# expect: none
