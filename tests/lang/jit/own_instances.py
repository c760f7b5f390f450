# SPDX-License-Identifier: MIT
# Instances that a trace makes and keeps to itself (tier2/opt_fresh.h): their end changes nothing the trace knows, unless it runs something.
import gc
import sys
import weakref


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


def temporaries(n):
    total, step = 0.0, Point(1.5, 2.5)
    for i in range(n):
        here = Point(i * 0.5, 1.0)
        total += (step + here).x
    return total


print(temporaries(3000))


# What is stored into a new instance changes no other one, but for those that are the same.
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next


def same_object(n):
    holder, total = Node(0, None), 0
    for i in range(n):
        node = Node(i, None)
        holder.next = node  # known to others from here
        node.value = i + 1
        total += holder.next.value
        holder.next.value = 5
        total += node.value
    return total


print(same_object(3000))


# A finalizer of what the instance held runs when the instance goes.
class Loud:
    count = 0

    def __init__(self, place):
        self.place = place

    def __del__(self):
        self.place.x += 1
        Loud.count += 1


class Holder:
    def __init__(self, held):
        self.held = held


def finalizers(n):
    place, seen = Point(0, 0), 0
    for i in range(n):
        before = place.x
        holder = Holder(Loud(place))
        holder = None
        seen += place.x - before
    return seen, Loud.count


print(finalizers(3000))


# A class that gets a finalizer while the loop runs.
class Late:
    def __init__(self, place):
        self.place = place


def gone(self):
    self.place[0] += 1


def late_finalizer(n):
    place, seen = [0], 0
    for i in range(n):
        if i == n - 100:
            Late.__del__ = gone
        late = Late(place)
        before = place[0]
        late = None
        seen += place[0] - before
    return seen


print(late_finalizer(3000))


# Weak references: the object has been passed on.
def weak(n):
    seen, place = 0, Point(0, 0)

    def callback(_):
        place.x += 1

    for i in range(n):
        point = Point(i, i)
        reference = weakref.ref(point, callback)
        before = place.x
        point = None
        seen += place.x - before + (reference() is None)
    return seen


print(weak(3000))


# Python code that gets at the object through the collector or a frame, and has it watched.
watchers = []
ended = [0]


def note(_):
    ended[0] += 1


def look(how):
    if how == 1:
        watchers.extend(weakref.ref(o, note) for o in gc.get_objects() if type(o) is Point)
    elif how == 2:
        watchers.append(weakref.ref(sys._getframe(1).f_locals["point"], note))
    elif how == 3:
        sys._getframe(1).f_locals["point"].x = Loud(shared)
        watchers.append(weakref.ref(sys._getframe(1).f_locals["point"], note))


shared = Point(0, 0)


def shown(n, how):
    seen = 0
    for i in range(n):
        point = Point(i, 1)
        look(how if i % 500 == 499 else 0)
        before = ended[0]
        seen += point.y
        point = None
        seen += 1000 * (ended[0] - before)
    return seen


for how in 1, 2:
    ended[0] = 0
    del watchers[:]
    print(shown(3000, how), ended[0] >= 6)
print(shown(3000, 3) > 3000, shared.x)


# An exception while an instance is made, and exits between its attributes.
class Careful:
    def __init__(self, x):
        self.x = x
        if x % 100 == 99:
            raise ValueError(x)
        self.y = 2 if x % 7 else "7"


def careful(n):
    good = bad = texts = 0
    for i in range(n):
        try:
            made = Careful(i)
            if made.y == "7":
                texts += made.x
            else:
                good += made.y
        except ValueError as error:
            bad += error.args[0]
    return good, bad, texts


print(careful(3000))
# expect: 2253750.0
# expect: 4516500
# expect: (3000, 3000)
# expect: 100
# expect: 6000
# expect: 9000 True
# expect: 9000 True
# expect: True 6
# expect: (5090, 46470, 636846)
