# Sets and dicts made of others at once, sums of floats, map() of functions in C, iteration over ASCII.
words = ["alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta"]
big = set(range(50)) | set(words)
same = big.copy()
print(same == big, list(same) == list(big), len(same), same - big, type(frozenset(big)) is frozenset)
# expect: True True 58 set() True
same.add("new")
same.discard(3)
print("new" in big, 3 in big, len(big), len(same), set(same) ^ big == {"new", 3})
# expect: False True 58 58 True
print(len(set(same)), sorted(same.copy() - set(words) - {"new"})[:4])
# expect: 58 [0, 1, 2, 4]


class Sub(set):
    pass


sub = Sub(big)
print(sub == big, type(sub.copy()).__name__, sub <= big, big <= sub, sub < big)
# expect: True set True True False


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, (Key, int)) and self.n == getattr(other, "n", other)


keys = {Key(i) for i in range(20)}
print(keys <= set(range(30)), set(range(20)) <= keys, {1, 2.0, True} <= keys, set(range(21)) <= keys, {"a"} <= keys)
# expect: True True False False False
print(len(keys.copy() & keys), len(set(keys) | set(range(25))))
# expect: 20 25

for numbers in ([0.1] * 10, [0.5, 1, 2.5, True, 10**30, 1e16, 1.0, -1e16], [1, 2, 0.5, 1e308, 1e308], [1e100, 1.0, -1e100], [0.5, 1j, 2.5]):
    print(sum(numbers), sum(tuple(numbers)), sum(iter(numbers)))
# expect: 1.0 1.0 1.0
# expect: 1e+30 1e+30 1e+30
# expect: inf inf inf
# expect: 1.0 1.0 1.0
# expect: (3+1j) (3+1j) (3+1j)
print(sum([0.5, float("nan"), 1.5]), sum([0.25, 1.5], 2), sum([-0.0, -0.0]), sum([-0.0], -0.0))
# expect: nan 3.75 0.0 -0.0

print(list(map(abs, [-1, 2.5, -3j])), list(map(len, ["a", "bc"])), list(map(print, [])))
# expect: [1, 2.5, 3.0] [1, 2] []
for function, items in ((len, [1]), (pow, [2]), (abs, ["x"])):
    try:
        print(list(map(function, items)))
    except TypeError as e:
        print(type(e).__name__)
# expect: TypeError
# expect: TypeError
# expect: TypeError

pairs = [(str(i % 700), i) for i in range(1000)]
d = dict(pairs)
print(len(d), d["5"], list(d)[:3], d == {k: v for k, v in pairs}, len(dict(pairs * 2)), dict([]), dict([("a", 1)] * 9))
# expect: 700 705 ['0', '1', '2'] True 700 {} {'a': 1}
d = {"x": 0}
d.update([(w, i) for i, w in enumerate(words)])
e = dict(d)
e.update(d)
e.update({w[:1] + w[1:]: -1 for w in words})
print(d, set(e.values()))
# expect: {'x': 0, 'alpha': 0, 'beta': 1, 'gamma': 2, 'delta': 3, 'epsilon': 4, 'zeta': 5, 'eta': 6, 'theta': 7} {0, -1}


def chars(iterable):
    found = []
    for c in iterable:
        found.append(c)
    return found


shown = []
shared = iter("abcdef")
next(shared)
for text in ("abc", "", "abc", "n\u00e4", "\u6f22a", [1], "xyz", shared, shared, b"ab"):
    shown.append(str(chars(text)))
print(*shown)
# expect: ['a', 'b', 'c'] [] ['a', 'b', 'c'] ['n', 'ä'] ['漢', 'a'] [1] ['x', 'y', 'z'] ['b', 'c', 'd', 'e', 'f'] [] [97, 98]
for c in "ab":
    for c2 in "xy":
        shown.append(c + c2)
print(*shown[-4:])
# expect: ax ay bx by
