# Lists made from tables, keys that are tuples, comparisons of lists and tuples, sorting by few different keys: the short ways and their edges.
import random


class Text(str):
    pass


class Pair(tuple):
    pass


class Odd:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)

    def __eq__(self, other):
        return self.value == other


# tuples as keys
d = {(i, j): i * 10 + j for i in range(-3, 4) for j in range(-3, 4)}
d["a", 1] = "text"
d[()] = "nothing"
d[1, (2, 3)] = "deep"
d[2.5, 1] = "float"
print(d[-1, -2], d[-2, -1], d[1.0, 2], d[True, 0], d["a", 1], d[Text("a"), 1], d["".join(["", "a"]), 1], d[()], d[1, (2, 3)], d[2.5, 1], d[Pair((1, 2))], d[Odd(1), 2])
print((9, 9) in d, ("a", 2) in d, (1, (2, 4)) in d, (1, 2, 3) in d, (1,) in d, d.get((0.0, -0.0)), d.get((0.5, 1), "none"))
for key in ((1, []), ([],), ("a", {})):
    try:
        print(d[key])
    except TypeError as error:
        print(error)
try:
    d[7, 7]
except KeyError as error:
    print(error)
print(d.get(-1), d.get(-2), -1 in {-2: 1}, -2 in {-1: 1}, {-1: "a", -2: "b"}[-1], {1.0: "f"}[1], {1: "i"}[1.0], {1 << 60: "big"}[1 << 60])
few = {"one": 1}
del few["one"]
print("one" in few, few.get("one"), few == {}, "x" in few, 5 in few)

s = {(i % 7, i % 5) for i in range(100)}
s.add(("a", 1.5))
s.discard((0, 0))
s.add((0, 0))
s.add((0.0, False))
s.add((1, (2, 3)))
print(len(s), (3, 4) in s, (3.0, 4) in s, (7, 0) in s, ("a", 1.5) in s, (Odd(3), 4) in s, (1, (2, 3)) in s, Pair((1, 1)) in s, (Text("a"), 1.5) in s, sorted(map(str, s))[:3])
try:
    (1, []) in s
except TypeError as error:
    print(error)
try:
    s.add(({}, 1))
except TypeError as error:
    print(error)

# lists from tables
t = {str(i): i for i in range(12)}
for key in ("3", "4", "11", "0"):
    del t[key]
t["3"] = "again"
print(list(t), list(t.keys()), list(t.values()), list(t.items())[-2:], tuple(t), sorted(t.values(), key=str))
print(list({}), list({}.keys()), list({}.values()), list(set()), list(frozenset()), [*{}], [*set()])
print(list({5, 1, 99}), list(frozenset({4, 2})), [*range(2), *{7}, *{"k": 1}, *{"k": 2}.values()])
grown = [1, 2]
grown.extend(t)
grown.extend({3})
grown += {"z": 0}.keys()
grown += {"z": 0}.values()
print(grown, len(grown))
grown = []
grown.extend({})
grown.extend({8: 9}.values())
print(grown)


class Reversed(dict):
    def __iter__(self):
        return reversed(list(self.keys()))

    def keys(self):
        return super().keys()


print(list(Reversed(a=1, b=2)), list(Reversed(a=1, b=2).keys()), list(Reversed(a=1, b=2).values()))


# comparisons
class Shrinks:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        del self.target[1:]
        return True


nan = float("nan")
base = list(range(40))
for place in (0, 7, 8, 20, 39):
    for value in (-5, 1000, float(place), place + 0.5, "x", Odd(place), None):
        other = base.copy()
        other[place] = value
        results = [base == other, base != other, other == base]
        for name in ("__lt__", "__ge__"):
            try:
                results.append(getattr(base, name)(other))
            except TypeError as error:
                results.append(str(error))
        results += [tuple(base) == tuple(other), tuple(other) != tuple(base)]
        print(place, type(value).__name__, results) if place in (0, 20) else None
print([nan] == [nan], (nan,) == (nan,), [0.0] == [-0.0], (0.0,) < (-0.0,), [1, 2] < [1, 2, 0], [1, 2, 0] <= [1, 2], [] < [], [] <= [], () == (), (1,) > (), [1] > [True])
left, right = [1, 2, 3], [1, 2, 3]
left[0] = Shrinks(left)
print(left == right, len(left), left < right, [Shrinks([])] == [0], (1, 2) == [1, 2], (1, 2).__eq__([1, 2]), Pair((1, 2)) == (1, 2), (1, 2) < Pair((1, 3)))
a = [[1, [2, 3]], "x" * 3, 1 << 70]
b = [[1, [2, 3]], "xx" + "x", 1 << 70]
print(a == b, a < b, a <= b, tuple(a) == tuple(b), [a] == [b])

# sorting by few different keys
source = random.Random(5)
for count in (5, 16, 40, 100, 700):
    for span in (1, 2, 3, 10, 200, 300):
        items = [(source.randrange(span) - 1, i) for i in range(count)]
        expected = sorted(items)
        keys = dict((item, item[0]) for item in items)
        assert sorted(items, key=keys.get) == expected
        assert sorted(items, key=lambda item: item[0]) == expected
        assert [x for x, _ in expected] == sorted(x for x, _ in items)
        assert sorted(items, key=keys.get, reverse=True) == sorted(items, key=lambda item: (-item[0], item[1]))
        runs = expected[count // 2:] + expected[:count // 2]
        assert sorted(runs, key=keys.get) == [x for k in sorted(set(keys.values())) for x in runs if x[0] == k]
        assert [x[0] for x in sorted(runs, key=keys.get)] == [x[0] for x in expected]
words = "the quick brown fox jumps over the lazy dog and runs away from it again".split()
print(sorted(words, key=len), sorted(words, key=len, reverse=True)[:4], max(words, key=len))
for key in (len, abs, ord, int):
    try:
        print(sorted(["a", "b", 3, "d"], key=key))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
items = ["bb", "a", "ccc"]
items.sort(key=len)
print(items)


def watched(text):
    watch.append(len(watch))
    return len(text)


watch = ["bb", "a", "ccc"]
try:
    watch.sort(key=watch.count)
    watch.sort(key=watched)
except ValueError as error:
    print(error, watch)
many = [object() for i in range(50)]
many.sort(key=id)
print(many == sorted(many, key=id), len(many))

# expect: -12 -21 12 10 text text text nothing deep float 12 12
# expect: False False False False False 0 none
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
# expect: cannot use 'tuple' as a dict key (unhashable type: 'dict')
# expect: (7, 7)
# expect: None None False False a f i big
# expect: False None True False False
# expect: 37 True True False True True True True True ["('a', 1.5)", '(0, 0)', '(0, 1)']
# expect: cannot use 'tuple' as a set element (unhashable type: 'list')
# expect: cannot use 'tuple' as a set element (unhashable type: 'dict')
# expect: ['1', '2', '5', '6', '7', '8', '9', '10', '3'] ['1', '2', '5', '6', '7', '8', '9', '10', '3'] [1, 2, 5, 6, 7, 8, 9, 10, 'again'] [('10', 10), ('3', 'again')] ('1', '2', '5', '6', '7', '8', '9', '10', '3') [1, 10, 2, 5, 6, 7, 8, 9, 'again']
# expect: [] [] [] [] [] [] []
# expect: [1, 99, 5] [2, 4] [0, 1, 7, 'k', 2]
# expect: [1, 2, '1', '2', '5', '6', '7', '8', '9', '10', '3', 3, 'z', 0] 14
# expect: [9]
# expect: ['b', 'a'] ['a', 'b'] [1, 2]
# expect: 0 int [False, True, False, False, True, False, True]
# expect: 0 int [False, True, False, True, False, False, True]
# expect: 0 float [True, False, True, False, True, True, False]
# expect: 0 float [False, True, False, True, False, False, True]
# expect: 0 str [False, True, False, "'<' not supported between instances of 'int' and 'str'", "'>=' not supported between instances of 'int' and 'str'", False, True]
# expect: 0 Odd [True, False, True, False, True, True, False]
# expect: 0 NoneType [False, True, False, "'<' not supported between instances of 'int' and 'NoneType'", "'>=' not supported between instances of 'int' and 'NoneType'", False, True]
# expect: 20 int [False, True, False, False, True, False, True]
# expect: 20 int [False, True, False, True, False, False, True]
# expect: 20 float [True, False, True, False, True, True, False]
# expect: 20 float [False, True, False, True, False, False, True]
# expect: 20 str [False, True, False, "'<' not supported between instances of 'int' and 'str'", "'>=' not supported between instances of 'int' and 'str'", False, True]
# expect: 20 Odd [True, False, True, False, True, True, False]
# expect: 20 NoneType [False, True, False, "'<' not supported between instances of 'int' and 'NoneType'", "'>=' not supported between instances of 'int' and 'NoneType'", False, True]
# expect: True True True False True False False True True True False
# expect: False 1 True True False NotImplemented True True
# expect: True False True True True
# expect: ['it', 'the', 'fox', 'the', 'dog', 'and', 'over', 'lazy', 'runs', 'away', 'from', 'quick', 'brown', 'jumps', 'again'] ['quick', 'brown', 'jumps', 'again'] quick
# expect: TypeError object of type 'int' has no len()
# expect: TypeError bad operand type for abs(): 'str'
# expect: TypeError ord() expected string of length 1, but int found
# expect: ValueError invalid literal for int() with base 10: 'a'
# expect: ['a', 'bb', 'ccc']
# expect: list modified during sort ['a', 'bb', 'ccc']
# expect: True 50
