# Subclasses in Python of subclasses of dict in C, in traces: what is looked up by these, what has a say of its own, and their truth.
from collections import Counter, OrderedDict, defaultdict


class Timed(OrderedDict):
    def __init__(self, life):
        super().__init__()
        self.life = life
        self.now = self.hits = self.misses = 0

    def get(self, key, make):
        self.now += 1
        while self:
            _, until = next(iter(self.values()))
            if until >= self.now:
                break
            self.popitem(last=False)
        known = key in self
        if not known:
            self[key] = make(key), self.now + self.life
        self.misses += not known
        self.hits += known
        value, _ = self[key]
        return value


def timed(n):
    cache = Timed(20)
    total = 0
    for i in range(n):
        total += cache.get(f"key {i * i % 31}", len)
        cache[i % 5] = (i, cache.now + 5)
        if i % 7 == 0:
            cache[i % 5] = (i, cache.now + 9)
    return total, cache.hits, cache.misses, len(cache), list(cache)[:3]


print(timed(4000))  # expect: (22064, 3983, 17, 21, [0, 'key 1', 1])


class Lists(defaultdict):
    pass


class Loud(OrderedDict):
    asked = 0

    def __contains__(self, key):
        Loud.asked += 1
        return super().__contains__(key)


class Missing(Counter):
    def __missing__(self, key):
        return -1


def others(n):
    lists, loud, missing, total = Lists(list), Loud(), Missing(), 0
    for i in range(n):
        lists[i % 40].append(i)
        loud[i % 10] = i
        total += (i % 11 in loud) + missing[i % 3] + len(lists[i % 50])
        missing[i % 4] += 1
    return total, Loud.asked, len(lists), missing.total()


print(others(3000))  # expect: (1214728, 3000, 50, 2996)


# It gets a length, a truth and a __getitem__ of its own on the way.
def changes(n):
    class Mine(OrderedDict):
        pass

    mine, out = Mine(), 0
    for i in range(n):
        mine[i % 4] = i
        if mine:
            out += mine[i % 4] == i
        if not Mine() and i % 4 in mine:
            out += 1
        if i == n // 4:
            Mine.__len__ = lambda self: 1
        elif i == n // 2:
            Mine.__bool__ = lambda self: False
        elif i == 3 * n // 4:
            Mine.__bool__ = lambda self: True
            Mine.__getitem__ = lambda self, key: -1
    return out


print(changes(4000))  # expect: 4002
