# sort(), heaps and their like call a comparison in Python again and again, each pair chosen by the answer before (KrComparisons).
import heapq
import random

asked = []


class Event:
    def __init__(self, time, order):
        self.time = time
        self.order = order

    def __lt__(self, other):
        asked.append(self.order * 1000 + other.order)
        if self.time != other.time:
            return self.time < other.time
        return self.order < other.order

    def __repr__(self):
        return f"{self.time}:{self.order}"


def summary():
    value = 0
    for pair in asked:
        value = (value * 31 + pair) % 1000000007
    result = len(asked), value
    asked.clear()
    return result


def numbers(count, limit, seed=5):
    for i in range(count):
        seed = (seed * 1103515245 + 12345) % 2147483648
        yield (seed >> 8) % limit


def sorts():
    out = []
    for count in (0, 1, 2, 3, 5, 31, 32, 33, 63, 64, 65, 100, 300):
        for limit in (3, 50, 100000):
            events = [Event(t, i) for i, t in enumerate(numbers(count, limit))]
            events.sort()
            out.append(all(a.time <= b.time for a, b in zip(events, events[1:])))
            events.sort()
            events.reverse()
            events.sort()
            order = sorted(range(count), key=events.__getitem__, reverse=True)
            out.append((order[:3], summary() if count < 64 else asked.clear()))
    return out


def heaps():
    out = []
    for count in (1, 2, 3, 7, 20, 100):
        heap = []
        for i, t in enumerate(numbers(count, 60)):
            heapq.heappush(heap, Event(t, i))
        out.append(summary())
        out.append(heapq.heappushpop(heap, Event(30, 77)).time)
        out.append(heapq.heapreplace(heap, Event(31, 78)).time)
        out.append([heapq.heappop(heap).time for _ in range(count)][:5])
        rest = [Event(t, i) for i, t in enumerate(numbers(count, 60, 7))]
        heapq.heapify(rest)
        out.append((rest[0].time, summary()))
        heapq.heapify_max(rest)
        out.append((heapq.heappop_max(rest).time, summary(), [e.time for e in heapq.nsmallest(3, rest)], summary()))
    return out


for _ in range(12):
    a, b = sorts(), heaps()
for row in a:
    print(row)
for row in b:
    print(row)


# answers that are no bools, NotImplemented, classes that differ, exceptions
class Odd(Event):
    def __lt__(self, other):
        asked.append(1)
        if self.order % 7 == 0:
            return NotImplemented
        return [] if self.time >= other.time else "yes"

    def __gt__(self, other):
        asked.append(2)
        return self.time > other.time


class Fails(Event):
    def __lt__(self, other):
        if len(asked) == 60:
            raise LookupError(len(asked))
        asked.append(3)
        return self.time < other.time


def odd():
    out = []
    for kinds in ((Odd,), (Odd, Event), (Event, Odd), (Event, Event, Event, Event, Odd)):
        events = [kinds[i % len(kinds)](t, i) for i, t in enumerate(numbers(63, 1000))]
        heap = events[:]
        for change in (events.sort, lambda: heapq.heapify(heap)):
            try:
                change()
            except TypeError as error:
                out.append(str(error))
        out.append((len(set(events)), heap[:3], asked.clear()))
    events = [Fails(t, i) for i, t in enumerate(numbers(63, 1000))]
    for call in (events.sort, lambda: heapq.heapify(events), lambda: [heapq.heappop(events) for _ in range(60)]):
        try:
            call()
        except LookupError as error:
            out.append((error.args, len(events), len(set(events)), summary()))
    return out


for _ in range(12):
    result = odd()
for row in result:
    print(row)


# the class, the heap and the list change while it goes on
class Shifty:
    def __init__(self, number):
        self.number = number

    def __lt__(self, other):
        global left
        left -= 1
        if left == 0:
            change()
        return self.number < other.number


def shifting(what):
    global left, change
    out = []
    for after in (1, 5, 40, 90):
        heap = [Shifty(n) for n in numbers(60, 500)]
        left = after

        def change():
            if what == "class":
                Shifty.__lt__ = lambda a, b: a.number > b.number
            elif what == "grow":
                heap.append(Shifty(-1))
            elif what == "same":
                heap[:] = [Shifty(n) for n in range(60)]
            elif what == "other":
                heap[5:6] = [7]
        try:
            heapq.heapify(heap)
            out.append([getattr(e, "number", e) for e in heap[:6]])
        except (RuntimeError, TypeError) as error:
            out.append(str(error)[:30])
        Shifty.__lt__ = original
        left = after
        try:
            heap.sort()
            out.append([getattr(e, "number", e) for e in heap[:6]])
        except (ValueError, TypeError) as error:
            out.append(str(error)[:30])
        Shifty.__lt__ = original
    return out


original = Shifty.__lt__
for what in ("class", "grow", "same", "other"):
    for _ in range(12):
        result = shifting(what)
    print(what, result)


# keys of cmp_to_key: answers that are ints, others, exceptions; functions that differ; what they wrap is set meanwhile
from functools import cmp_to_key


def by_time(a, b):
    asked.append(a.order * 1000 + b.order)
    if a.time != b.time:
        return a.time - b.time
    return a.order - b.order


def strange(a, b):
    answer = by_time(a, b)
    return (float(answer), answer << 60, answer > 0, answer)[a.order % 4]


def wrong(a, b):
    if len(asked) == 70:
        raise LookupError(a.order)
    return None if len(asked) == 100 else by_time(a, b)


def keyed():
    out = []
    events = [Event(t, i) for i, t in enumerate(numbers(63, 40))]
    for function in (by_time, lambda a, b: b.time - a.time, strange):
        result = sorted(events, key=cmp_to_key(function))
        out.append((result[:3], result[-1], summary()))
        out.append((min(events, key=cmp_to_key(function)), summary()))
        heap = list(map(cmp_to_key(function), events))
        heapq.heapify(heap)
        out.append((heapq.heappop(heap).obj, summary()))
    for count in (69, 99):
        asked[:] = [0] * count
        try:
            sorted(events, key=cmp_to_key(wrong))
        except (LookupError, TypeError) as error:
            out.append((str(error), summary()))
    first, second = cmp_to_key(by_time), cmp_to_key(lambda a, b: b.time - a.time)
    mixed = [(first if i % 5 else second)(e) for i, e in enumerate(events[:20])]
    mixed.sort()
    out.append(([key.obj for key in mixed][:4], summary()))
    keys = [first(e) for e in events]

    def sets(a, b):
        keys[7].obj = events[3]
        return by_time(a, b)
    again = [cmp_to_key(sets)(e) for e in events]
    keys = list(again)
    again.sort()
    out.append(([key.obj for key in again][:4], summary()))
    return out


for _ in range(12):
    result = keyed()
for row in result:
    print(row)
# expect: True
# expect: ([], (0, 0))
# expect: True
# expect: ([], (0, 0))
# expect: True
# expect: ([], (0, 0))
# expect: True
# expect: ([0], (0, 0))
# expect: True
# expect: ([0], (0, 0))
# expect: True
# expect: ([0], (0, 0))
# expect: True
# expect: ([1, 0], (4, 30752032))
# expect: True
# expect: ([1, 0], (4, 30752032))
# expect: True
# expect: ([1, 0], (4, 29823961))
# expect: True
# expect: ([2, 1, 0], (11, 438130825))
# expect: True
# expect: ([2, 1, 0], (11, 438130825))
# expect: True
# expect: ([2, 1, 0], (8, 227851247))
# expect: True
# expect: ([4, 3, 2], (21, 560468285))
# expect: True
# expect: ([4, 3, 2], (22, 992297596))
# expect: True
# expect: ([4, 3, 2], (22, 200768227))
# expect: True
# expect: ([30, 29, 28], (203, 141392436))
# expect: True
# expect: ([30, 29, 28], (208, 618297133))
# expect: True
# expect: ([30, 29, 28], (202, 581777008))
# expect: True
# expect: ([31, 30, 29], (211, 898213353))
# expect: True
# expect: ([31, 30, 29], (216, 796354824))
# expect: True
# expect: ([31, 30, 29], (210, 210511061))
# expect: True
# expect: ([32, 31, 30], (219, 130792951))
# expect: True
# expect: ([32, 31, 30], (224, 235468840))
# expect: True
# expect: ([32, 31, 30], (219, 876428681))
# expect: True
# expect: ([62, 61, 60], (473, 373555992))
# expect: True
# expect: ([62, 61, 60], (485, 510359972))
# expect: True
# expect: ([62, 61, 60], (477, 871718705))
# expect: True
# expect: ([63, 62, 61], None)
# expect: True
# expect: ([63, 62, 61], None)
# expect: True
# expect: ([63, 62, 61], None)
# expect: True
# expect: ([64, 63, 62], None)
# expect: True
# expect: ([64, 63, 62], None)
# expect: True
# expect: ([64, 63, 62], None)
# expect: True
# expect: ([99, 98, 97], None)
# expect: True
# expect: ([99, 98, 97], None)
# expect: True
# expect: ([99, 98, 97], None)
# expect: True
# expect: ([299, 298, 297], None)
# expect: True
# expect: ([299, 298, 297], None)
# expect: True
# expect: ([299, 298, 297], None)
# expect: (0, 0)
# expect: 30
# expect: 44
# expect: [31]
# expect: (29, (1, 77))
# expect: (29, (0, 0), [], (0, 0))
# expect: (1, 1000)
# expect: 30
# expect: 38
# expect: [31, 44]
# expect: (15, (3, 3452998))
# expect: (29, (1, 1), [15], (0, 0))
# expect: (2, 33001)
# expect: 30
# expect: 31
# expect: [31, 38, 44]
# expect: (15, (6, 788389575))
# expect: (29, (3, 1923033), [15, 28], (1, 1002))
# expect: (9, 47808015)
# expect: 3
# expect: 8
# expect: [16, 30, 31, 31, 38]
# expect: (12, (28, 679226992))
# expect: (53, (10, 492205701), [12, 15, 20], (15, 342768250))
# expect: (30, 784575069)
# expect: 0
# expect: 3
# expect: [6, 8, 16, 20, 22]
# expect: (0, (101, 357908538))
# expect: (53, (29, 361055330), [0, 5, 5], (42, 632492738))
# expect: (198, 514677556)
# expect: 0
# expect: 0
# expect: [0, 3, 3, 4, 5]
# expect: (0, (716, 413792677))
# expect: (59, (149, 600689449), [0, 0, 3], (160, 521342472))
# expect: (63, [18:1, 49:42, 97:13], None)
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: (63, [864:0, 18:1, 911:2], None)
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: (63, [864:0, 18:1, 911:2], None)
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: '<' not supported between instances of 'Odd' and 'Event'
# expect: (63, [864:0, 18:1, 911:2], None)
# expect: ((60,), 63, 63, (60, 447780056))
# expect: ((60,), 63, 63, (60, 447780056))
# expect: ((60,), 53, 53, (60, 447780056))
# expect: class [[496, 491, 483, 453, 488, 476], [491, 496, 488, 483, 476, 465], [496, 491, 483, 453, 488, 476], [453, 483, 491, 496, 488, 476], [496, 192, 254, 142, 423, 476], [491, 488, 483, 465, 449, 422], [18, 88, 42, 134, 49, 65], [496, 491, 488, 483, 476, 465]]
# expect: grow ['list changed size during itera', 'list modified during sort', 'list changed size during itera', 'list modified during sort', 'list changed size during itera', 'list modified during sort', 'list changed size during itera', 'list modified during sort']
# expect: same [[0, 1, 2, 3, 4, 5], 'list modified during sort', [0, 1, 2, 3, 4, 5], 'list modified during sort', [0, 1, 2, 3, 4, 5], 'list modified during sort', [0, 1, 2, 3, 4, 5], [0, 1, 2, 3, 4, 5]]
# expect: other ["'<' not supported between inst", "'<' not supported between inst", "'<' not supported between inst", "'<' not supported between inst", "'<' not supported between inst", "'<' not supported between inst", [18, 49, 42, 88, 106, 7], "'<' not supported between inst"]
# expect: ([0:8, 0:9, 0:54], 36:50, (297, 482810391))
# expect: (0:8, (62, 516209155))
# expect: (0:8, (106, 776624735))
# expect: ([36:5, 36:26, 36:50], 0:54, (0, 0))
# expect: (36:5, (0, 0))
# expect: (36:26, (0, 0))
# expect: ([0:8, 0:9, 2:33], 24:62, (285, 424329100))
# expect: (0:8, (62, 516209155))
# expect: (0:8, (103, 928773663))
# expect: ('2', (70, 1000))
# expect: ("'<' not supported between instances of 'NoneType' and 'int'", (100, 1000))
# expect: ([0:8, 0:9, 2:18, 5:11], (55, 854463739))
# expect: ([0:8, 0:9, 0:54, 2:18], (292, 599997799))
