# Tuples as keys of dicts and sets in hot loops: of numbers and texts, equal to others in every way that there is.
from collections import namedtuple


def neighbours(cells, rounds):
    for _ in range(rounds):
        count = {}
        for x, y in cells:
            for dx in (-1, 0, 1):
                for dy in (-1, 0, 1):
                    if dx or dy:
                        place = (x + dx, y + dy)
                        count[place] = count.get(place, 0) + 1
        cells = {p for p, n in count.items() if n == 3 or (n == 2 and p in cells)}
    return sorted(cells)


print(neighbours({(0, 1), (1, 2), (2, 0), (2, 1), (2, 2)}, 40))

Point = namedtuple("Point", "x y")


class Key:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        Key.asked += 1
        return self.value == other


Key.asked = 0


def look(d, keys, n):
    found = []
    for i in range(n):
        k = keys[i % len(keys)]
        if k in d:
            d[k] += 1
            found.append(d.get(k))
        else:
            found.append(d.get(k, "none"))
            d[k] = 0
    return found[:3], found[-len(keys):], len(d)


plain = [(i, str(i)) for i in range(20)]
print(look({}, plain, 3000))
print(look({}, plain + [(1.0, 2), (1, 2.0), (1, 2), (True, 2), (0.0, -0.0), (-0.0, 0.0), (0, 0), ()], 3000))
print(look({}, [(2 ** 60, 1), (2 ** 60, 1.0), (1.5, "a"), ("a", 1.5), ((1, 2), 3), ((1, 2), 3.0), (None, 1), -1, (-1,), (-2,)], 3000))
print(look({}, plain + [Point(1, "1"), Point(2, 5), (2, 5)], 3000))
print(look({Key((1, "1")): 100, Key((50, 50)): 5}, plain + [(50, 50), (50, 51)], 3000), Key.asked > 0)
nan = float("nan")
print(look({}, [(nan, 1), (1, 2)], 3000)[2])


class Liar(tuple):
    def __eq__(self, other):
        return len(other) == 2

    __hash__ = tuple.__hash__


print(look({Liar((1, "1")): 7}, plain, 3000))


def members(s, keys, n):
    hits = 0
    for i in range(n):
        k = keys[i % len(keys)]
        hits += k in s
        if i % 3 == 0:
            s.add(k)
        elif i % 3 == 1:
            s.discard(k)
    return hits, len(s)


print(members(set(), plain, 3000))
print(members({1, "a", (1, "1")}, plain + [(True, "1"), (1.0, "1"), [1][0], "a", Point(3, "3")], 3000))
print(members({Key((4, "4"))}, plain, 3000))


def removed(n):
    s = {(i, i) for i in range(n)}
    for i in range(n):
        s.remove((i, i))
        if i == n - 2:
            try:
                s.remove((i, i))
            except KeyError as e:
                return e.args, len(s)


print(removed(3000))


def unhashable(n, last):
    d = {}
    try:
        for i in range(n):
            d[(i % 5, last if i == n - 1 else "x")] = i
    except TypeError as e:
        return str(e), len(d)
    return len(d)


print(unhashable(3000, []), unhashable(3000, b"x"), unhashable(3000, 2.5))


class Text(str):
    pass


class Shouting(str):
    def __eq__(self, other):
        return str.__eq__(self.upper(), other.upper())

    __hash__ = str.__hash__


def texts(n):
    d = {Text("a"): 1, Shouting("b"): 2, "c": 3}
    out = []
    for i in range(n):
        for k in ("a", Text("a"), Text("b"), "b", "B", Shouting("c"), Text("c")):
            out.append((d.get(k), k == "a", Text("a") == k, k < Text("b"), k != Shouting("B")))
    return len(set(out)), out[-7:]


print(texts(500))
# expect: [(10, 11), (11, 12), (12, 10), (12, 11), (12, 12)]
# expect: (['none', 'none', 'none'], [149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149], 20)
# expect: (['none', 'none', 'none'], [106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 106, 424, 425, 426, 427, 318, 319, 320, 106, 107, 107, 107, 107], 23)
# expect: (['none', 1, 'none'], [598, 599, 299, 299, 598, 599, 299, 299, 299, 299], 8)
# expect: (['none', 'none', 'none'], [129, 129, 129, 129, 129, 129, 129, 129, 129, 129, 259, 258, 259, 130, 260, 130, 130, 130, 130, 130, 130, 130, 130], 21)
# expect: (['none', 101, 'none'], [135, 135, 135, 135, 135, 135, 135, 135, 135, 135, 135, 135, 141, 135, 136, 237, 136, 136, 136, 136, 136, 136], 22) True
# expect: 2
# expect: (['none', 8, 'none'], [149, 157, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149, 149], 20)
# expect: (1981, 13)
# expect: (1037, 7)
# expect: (1982, 13)
# expect: (((2998, 2998),), 1)
# expect: ("cannot use 'tuple' as a dict key (unhashable type: 'list')", 5) 6 6
# expect: (4, [(1, True, True, True, True), (1, True, True, True, True), (2, False, False, False, True), (2, False, False, False, True), (None, False, False, True, False), (3, False, False, False, True), (3, False, False, False, True)])
