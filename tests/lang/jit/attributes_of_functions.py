# Attributes that functions have, getattr() of a constant name, and attributes that are deleted, in hot loops.


def plain():
    "what it says"


def silent():
    pass


def names(functions, count, change=None):
    found = {}
    for i in range(count):
        if i == count - 5 and change:
            change()
        f = functions[i % len(functions)]
        key = f.__name__, f.__qualname__, f.__module__, f.__doc__, getattr(f, "__doc__", "never"), getattr(f, "__name__")
        found[key] = found.get(key, 0) + 1
    return sorted(found.items(), key=repr)


print(names([plain], 3000))
# expect: [(('plain', 'plain', '__main__', 'what it says', 'what it says', 'plain'), 3000)]
print(names([plain, silent], 3000))
# expect: [(('plain', 'plain', '__main__', 'what it says', 'what it says', 'plain'), 1500), (('silent', 'silent', '__main__', None, None, 'silent'), 1500)]


def rename():
    silent.__name__ = "quiet"
    silent.__doc__ = "now it does"


print(names([silent], 3000, rename))
# expect: [(('quiet', 'silent', '__main__', 'now it does', 'now it does', 'quiet'), 5), (('silent', 'silent', '__main__', None, None, 'silent'), 2995)]


def other_code():
    plain.__code__ = silent.__code__


print(names([plain], 3000, other_code))
# expect: [(('plain', 'plain', '__main__', 'what it says', 'what it says', 'plain'), 3000)]


class Point:
    kind = "point"

    def __init__(self, x):
        self.x = x


class Named(Point):
    def __init__(self, x):
        self.name = f"n{x}"
        self.x = x


class Asked:
    def __getattr__(self, name):
        return f"asked {name}"


def attributes(objects, count, change=None):
    found = {}
    for i in range(count):
        if i == count - 5 and change:
            change()
        o = objects[i % len(objects)]
        key = getattr(o, "name", "nobody"), getattr(o, "kind", None), getattr(o, "x", -1), getattr(o, "none", o.__class__.__name__)
        found[key] = found.get(key, 0) + 1
    return list(found.items())


print(attributes([Point(1)], 3000))
# expect: [(('nobody', 'point', 1, 'Point'), 3000)]
print(attributes([Point(1), Named(2), Asked(), 5, Point], 3000))
# expect: [(('nobody', 'point', 1, 'Point'), 600), (('n2', 'point', 2, 'Named'), 600), (('asked name', 'asked kind', 'asked x', 'asked none'), 600), (('nobody', None, -1, 'int'), 600), (('nobody', 'point', -1, 'type'), 600)]


def give():
    Point.name = "the class's"


print(attributes([Point(1)], 3000, give))
# expect: [(('nobody', 'point', 1, 'Point'), 2995), (("the class's", 'point', 1, 'Point'), 5)]


def raising(objects):
    errors = 0
    for o in objects:
        try:
            getattr(o, "y")
        except AttributeError as error:
            errors += str(error) == "'Named' object has no attribute 'y'"
    return errors


print(raising([Named(1)] * 3000))
# expect: 3000
print(sum(getattr(Point(i), "x") for i in range(3000)))
# expect: 4498500


def last_of(count):
    total = 0
    for i in range(count):
        total += len(getattr(Named(i), "name", "")) + len(getattr(Point(i), "other", str(i)))
    return total


print(last_of(3000))
# expect: 24780


class Work:
    def __init__(self, a, b, c, d):
        self.a = a
        self.b = b
        self.c = c
        self.d = d


def shrink(count, keep=None):
    total = 0
    for i in range(count):
        w = Work(i, [i], str(i), (i, i + 1))
        held = w.b
        del w.b
        total += w.a + len(w.c) + w.d[1] + held[0]
        del w.d
        if keep is not None and i % 500 == 0:
            keep.append(w)
        del w.a
        total += sum(map(len, vars(w)))
        w.b = i
        total += w.b + len(w.c)
    return total


kept = []
print(shrink(3000), shrink(3000, kept), [vars(w) for w in kept])
# expect: 18021780 18021780 [{'c': '0', 'b': 0}, {'c': '500', 'b': 500}, {'c': '1000', 'b': 1000}, {'c': '1500', 'b': 1500}, {'c': '2000', 'b': 2000}, {'c': '2500', 'b': 2500}]


class Ends:
    ended = []

    def __init__(self, number):
        self.number = number

    def __del__(self):
        Ends.ended.append(self.number)


def order(count):
    seen = 0
    for i in range(count):
        w = Work(Ends(i), Ends(-i), 0, 0)
        lent = w.a
        del w.a
        seen += len(Ends.ended)  # it is still lent
        del w.b
        seen += len(Ends.ended)
        lent = None
        seen += len(Ends.ended)
        Ends.ended.clear()
        try:
            w.a
        except AttributeError:
            seen += 1
    return seen


print(order(3000))
# expect: 12000


class Watched(Work):
    log = 0

    def __delattr__(self, name):
        Watched.log += 1
        super().__delattr__(name)


def delete_any(objects):
    for o in objects:
        del o.a
        del o.b
    return [len(vars(o)) for o in objects[-2:]]


print(delete_any([(Watched if i % 3 else Work)(1, 2, 3, 4) for i in range(3000)]), Watched.log)
# expect: [2, 2] 4000


def missing(objects):
    errors = 0
    for i, o in enumerate(objects):
        if i % 10 == 9:
            del o.b
        try:
            del o.b
        except AttributeError:
            errors += 1
    return errors


print(missing([Work(1, 2, 3, 4) for i in range(3000)]))
# expect: 300


class Slots:
    __slots__ = "a", "b"


def delete_slots(count):
    total = 0
    for i in range(count):
        s = Slots()
        s.a, s.b = i, [i]
        del s.b
        total += s.a + hasattr(s, "b") + getattr(s, "b", 1)
    return total


print(delete_slots(3000))
# expect: 4501500
