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
