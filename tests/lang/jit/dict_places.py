# The place of a key in a dict, found once for several uses: what changes the keys on the way, values with effects at their end.
from collections import OrderedDict, defaultdict


def count(words):
    d = {}
    for w in words:
        if w in d:
            d[w] += 1
        else:
            d[w] = 1
    return d


print(count(["a", "b", "a", "c"] * 700 + ["d", 7, -1, 7, -1, 2.5, (1, 2), 2.5, "b", True, 1]))


def count_get(words):
    d = {}
    for w in words:
        d[w] = d.get(w, 0) + 1
    return d


print(count_get(["a", "b", "a", "c"] * 700 + ["d", 7, -1, 7, -1, 2.5, (1, 2), 2.5, "b", False, 0]))


def one_key(n):
    d = {"total": 0, "other": 1.5}
    for i in range(n):
        d["total"] += i
        d["other"] += 0.5
        if i % 1000 == 999:
            del d["other"]
            d["x%d" % i] = i
            d["other"] = i
    return d


print(one_key(4500))


def keys_change(n):
    d = {i: i for i in range(5)}
    out = 0
    for i in range(n):
        if 3 in d:
            out += d[3]
            del d[3]
            d[i + 10] = 0
            try:
                out += d[3]
            except KeyError as e:
                out += e.args[0]
            d[3] = i
        d[3] += 1
    return out, len(d), d[3]


print(keys_change(3000))


class Loud:
    log = []

    def __init__(self, d, name):
        self.d, self.name = d, name

    def __del__(self):
        Loud.log.append(self.name)
        if self.name % 700 == 3:
            self.d.clear()
            self.d["k"] = "cleared"


def replaced(n):
    d = {"k": None}
    seen = []
    for i in range(n):
        d["k"] = Loud(d, i)
        now = d["k"]
        if type(now) is str:
            seen.append((i, now))
    del now
    d["k"] = None
    return seen, len(Loud.log), Loud.log[:3], Loud.log[-3:]


print(replaced(2500))


def lent(n):
    d = {"a": [0], "b": [1]}
    out = []
    for i in range(n):
        x = d["a"]
        d["a"] = [i]
        y = d["a"]
        d["a"] = d["b"]
        d["b"] = x
        out.append(y[0] - x[0])
        if i % 50 == 0:
            d["a"], d["b"] = [i], [-i]
    return sum(out), d


print(lent(3000))


def from_temporary(n):
    total = 0
    for i in range(n):
        total += len({"a": [i, i], "b": (i,)}["a"])
        total += len({"a": [i] * 3}.get("a", ()))
        total += len({}.get("a", [i, i, i, i]))
    return total


print(from_temporary(3000))


def missing(n):
    d = {"k": 1}
    hits = misses = 0
    for i in range(n):
        try:
            hits += d["k" if i % 3 else "none"]
        except KeyError as e:
            misses += len(e.args[0])
    return hits, misses


print(missing(4000))


def many_kinds(dicts, n):
    out = []
    for d in dicts:
        for i in range(n):
            d["n"] = d["n"] + 1
        out.append(d["n"])
    return out


class Sub(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value * 1)

    def __getitem__(self, key):
        return dict.__getitem__(self, key) + 0


print(many_kinds([{"n": 0}, OrderedDict(n=5), Sub(n=1), defaultdict(int, {(): 1, "n": 1}), {(): 2, "n": 2 ** 48 - 1000}, {"n": 2 ** 62}, {"n": 0.5}], 2000))


def watched(n):
    g = globals()
    total = 0
    for i in range(n):
        g["shared"] = i
        total += shared
    return total


shared = 0
print(watched(3000))


def attributes(n):
    class C:
        pass

    c = C()
    c.x = 0
    d = c.__dict__
    for i in range(n):
        d["x"] += 1
        c.x += 1
        if i == n - 5:
            c.y = i
            del c.x
            c.x = 5
    return c.x, d["x"], sorted(d)


print(attributes(3000))


def while_iterating(n):
    d = dict.fromkeys(range(n), 0)
    for k in d:
        d[k] += 1
        if k == n - 2:
            d[k] = None
    try:
        for k in d:
            d[k] = d[k]
            if k > n - 3:
                d[-k - 1] = 0
    except RuntimeError as e:
        return str(e), len(d), sum(v or 0 for v in d.values())


print(while_iterating(3000))


def nested(n):
    table = {"rows": {"a": {"n": 0}}}
    for i in range(n):
        table["rows"]["a"]["n"] += 2
        if i == n - 10:
            table["rows"] = {"a": {"n": -100}}
    return table


print(nested(3000))


def same_dict(n):
    a = b = {"k": 1, "l": 2}
    out = 0
    for i in range(n):
        a["k"] = i
        b["k"] += 1
        out += a["k"]
        b["l"] = a["k"]
        a["k"] = 0
        out += b["l"] + b["k"]
    return out, a


print(same_dict(3000))
# expect: {'a': 1400, 'b': 701, 'c': 700, 'd': 1, 7: 2, -1: 2, 2.5: 2, (1, 2): 1, True: 2}
# expect: {'a': 1400, 'b': 701, 'c': 700, 'd': 1, 7: 2, -1: 2, 2.5: 2, (1, 2): 1, False: 2}
# expect: {'total': 10122750, 'x999': 999, 'x1999': 1999, 'x2999': 2999, 'x3999': 3999, 'other': 4249.0}
# expect: (4507503, 3005, 3000)
# expect: ([], 2500, [0, 1, 2], [2497, 2498, 2499])
# expect: (4495550, {'a': [-2950], 'b': [2950]})
# expect: 27000
# expect: (2666, 5336)
# expect: [2000, 2005, 2001, 2001, 281474976711656, 4611686018427389904, 2000.5]
# expect: 4498500
# expect: (13, 13, ['x', 'y'])
# expect: ('dictionary changed size during iteration', 3001, 2999)
# expect: {'rows': {'a': {'n': -82}}}
# expect: (9003000, {'k': 0, 'l': 3000})
