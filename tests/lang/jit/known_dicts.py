"""Dicts whose keys the code says, and those of **kwargs: passed on, looked at, changed, kept, seen from elsewhere, in hot loops."""
import sys


def wrapped(function):
    def wrapper(*args, **kwargs):
        return function(*args, **kwargs)
    return wrapper


def tagged(function):
    def wrapper(self, *args, tag="t", **kwargs):
        return function(self, *args, tag=tag, **kwargs)
    return wrapper


@wrapped
@wrapped
def add(a, b=2, *, c=3):
    return a + b * c


class Thing:
    def __init__(self, n):
        self.n = n

    @tagged
    def scale(self, by, *, tag, more=1):
        return (self.n * by + more, tag)


@wrapped
def many(a, b, c, d, e=5, **others):
    return a + b + c + d + e + len(others)


def passed_on(n):
    total, things, tags = 0, [Thing(k) for k in range(3)], set()
    for i in range(n):
        total += add(i) + add(i, i) + add(i, c=i) + add(i, b=1, c=2)
        value, tag = things[i % 3].scale(i, more=i & 3)
        total += value
        tags.add(tag)
        value, tag = things[i % 3].scale(i, tag="u")
        total += value
        tags.add(tag)
        total += many(1, i, 3, 4, f=1, g=2, h=3, j=4, e=i)
    return total, sorted(tags)


print(passed_on(3000))


def keeps(kept, limit):
    def decorate(function):
        def wrapper(*args, **kwargs):
            if kwargs.get("i", 0) > limit and len(kept) < 4:
                kept.append((args, kwargs))
            if args[0] == limit + 9:
                kwargs["i"] = -1
                kwargs["j"] = 5
            return function(*args, **kwargs)
        return wrapper
    return decorate


kept = []


@keeps(kept, 2500)
def takes(n, i=0, j=1):
    return n + i * j


print(sum(takes(i, i=i, j=2) for i in range(3000)))
print(sum(takes(k, i=k, j=2) + takes(k) for k in range(3000)), kept)


def duplicates(n):
    wrong = 0
    for i in range(n):
        try:
            takes(i, **{"i": 1, "j" if i % 2 else "i2": 2})
        except TypeError as error:
            wrong += 1
            if i == n - 2:
                print(error)
        try:
            more = {"i": i}
            takes(i, i=1, **more)
        except TypeError as error:
            wrong += 1
            if i == n - 2:
                print(error)
    return wrong


print(duplicates(3000))


def literals(n):
    total, last = 0, None
    seen = []
    for i in range(n):
        d = {"a": i, "b": [i], "c": "x"}
        e = d
        total += d["a"] + len(d)
        if i % 500 == 499:
            e["b"].append(i)
            seen.append(d is e)
            last = d
        if i % 700 == 699:
            e["new"] = 1
            total += len(d)
        f = {}
        if i & 1:
            f[i] = i
        total += len(f)
        g = {"k": 1, "k": 2, "l": i}
        total += g["k"] + len(g)
        h = {"p": 1, "q": 2, "r": 3, "s": i}
        total += h["s"] + (i in h) + ("q" in h)
    return total, last, seen, d, f, g, h


print(literals(3000))


class Tracked:
    alive = 0

    def __init__(self):
        Tracked.alive += 1

    def __del__(self):
        Tracked.alive -= 1


def lifetimes(n):
    most = 0

    @wrapped
    def use(a, b=None, **rest):
        nonlocal most
        most = max(most, Tracked.alive)
        return 1
    for i in range(n):
        use(Tracked(), b=Tracked(), c=Tracked())
        d = {"x": Tracked()}
        if i % 3 == 0:
            d = None
    d = None
    return most, Tracked.alive


print(lifetimes(3000))


def look(depth):
    frame = sys._getframe(1)
    while depth:
        frame = frame.f_back
        depth -= 1
    return frame.f_locals


def seen_by_others(n):
    found = []

    @wrapped
    def inner(i, **options):
        if i % 999 == 998:
            names = look(1)
            found.append((names["args"], dict(names["kwargs"]), sorted(options)))
            names["kwargs"]["late"] = 1
        return len(options)
    total = 0
    for i in range(n):
        total += inner(i, a=i, b=2)
    return total, found


print(seen_by_others(3000))


def changed_later(n):
    """Who gets the dict may change it before it is passed on again."""
    def spoil(d, i):
        if i % 600 == 599:
            d["b"] = 100

    def twice(i, **kwargs):
        spoil(kwargs, i)
        return takes_b(**kwargs) + takes_b(**kwargs)

    def takes_b(a=0, b=0):
        return a + b
    return sum(twice(i, a=i, b=1) for i in range(n))


print(changed_later(3000))

# expect: (58552000, ['t', 'u'])
# expect: 13490477
# expect: 17988972 [((2501,), {'i': 2501, 'j': 2}), ((2502,), {'i': 2502, 'j': 2}), ((2503,), {'i': 2503, 'j': 2}), ((2504,), {'i': 2504, 'j': 2})]
# expect: takes() got an unexpected keyword argument 'i2'. Did you mean 'i'?
# expect: __main__.keeps.<locals>.decorate.<locals>.wrapper() got multiple values for keyword argument 'i'
# expect: 4500
# expect: (9022516, {'a': 2999, 'b': [2999, 2999], 'c': 'x'}, [True, True, True, True, True, True], {'a': 2999, 'b': [2999, 2999], 'c': 'x'}, {2999: 2999}, {'k': 2, 'l': 2999}, {'p': 1, 'q': 2, 'r': 3, 's': 2999})
# expect: (4, 0)
# expect: (6000, [((998,), {'a': 998, 'b': 2}, ['a', 'b']), ((1997,), {'a': 1997, 'b': 2}, ['a', 'b']), ((2996,), {'a': 2996, 'b': 2}, ['a', 'b'])])
# expect: 9003990
