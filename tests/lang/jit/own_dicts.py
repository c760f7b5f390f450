"""Attributes of instances of subclasses of dict, list and set, in traces: values that change, classes that hide them, dicts that are new."""
from collections import OrderedDict, defaultdict


class Counted(dict):
    limit = 7

    def __init__(self, n):
        self.hits = self.misses = 0
        self.last = None
        self.n = n

    def look(self, key):
        if key in self:
            self.hits += 1
        else:
            self.misses += 1
            self[key] = key
        self.last = [key]
        return self[key]


class Ordered(OrderedDict):
    def __init__(self):
        super().__init__()
        self.now = 0

    def tick(self, key):
        self.now += 1
        self[key] = self.now
        if len(self) > 5:
            self.popitem(last=False)
        return self.now


class Stack(list):
    high = 0

    def put(self, item):
        self.append(item)
        if len(self) > self.high:
            self.high = len(self)


class Names(set):
    pass


class Table(defaultdict):
    pass


def counted(n):
    c, total = Counted(n), 0
    for i in range(n):
        total += c.look(i % 300) + c.limit
    return total, c.hits, c.misses, c.last, sorted(c.__dict__)


def ordered(n):
    o, total = Ordered(), 0
    for i in range(n):
        total += o.tick(i % 11)
    return total, list(o.items())


def stacks(n):
    total = 0
    for i in range(n // 50):
        s = Stack()
        for j in range(i % 50):
            s.put(j)
        total += s.high
    return total, Stack.high


def many(n):
    "Objects without attributes of their own, and with others."
    all_of_them = [Names("abc") for _ in range(5)]
    total = 0
    for i in range(n):
        names = all_of_them[i % 5]
        if i > n // 2:
            names.tag = i
        if i > n // 2 + 10:
            total += names.tag
        total += len(names.union("x"))
    return total


def replaced(n):
    "Another __dict__, a name deleted, a method hidden by the object's own."
    c, log = Counted(0), []
    for i in range(n):
        c.hits += 1
        if i == n - 20:
            c.__dict__ = {"hits": 1000, "misses": 0, "last": 0}
        if i == n - 10:
            c.look = lambda key: "own"
        if i > n - 15:
            log.append(c.look(3))
    for i in range(n):
        try:
            c.hits
        except AttributeError as error:
            log.append(str(error))
        if i == n - 2:
            del c.hits
    return c.misses, log


class Hidden(dict):
    pass


def hidden(n):
    "The class gets a property of that name."
    h, got = Hidden(), []
    h.value = 1
    for i in range(n):
        if i == n - 3:
            Hidden.value = property(lambda self: "property")
        got.append(h.value)
    del Hidden.value
    return got[0], got[n - 4:], len(got)


class Other(dict):
    def look(self, key):
        return "other", self.hits


def swapped(n):
    "The object gets another class."
    c, log = Counted(0), []
    for i in range(n):
        if i == n - 2:
            c.__class__ = Other
        c.hits += 1
        log.append(c.look(i % 3))
        if i == n - 2:
            log.append(type(c).__name__)
        log.append(c.look(1))
    return log[-6:]


class Ended:
    log = 0

    def __del__(self):
        Ended.log += 1


def ends(n):
    t = Table(int)
    t.held = None
    for i in range(n):
        t.held = Ended()
        t[i % 3] += 1
    before = Ended.log
    t.held = None
    return before, Ended.log, dict(t)


for size in (3000, 3000):
    print(counted(size), ordered(size), stacks(size))
    print(many(size), replaced(size), hidden(size), swapped(size))
    Ended.log = 0
    print(ends(size))
# expect: (469500, 2700, 300, [299], ['hits', 'last', 'misses', 'n']) (4501500, [(3, 2996), (4, 2997), (5, 2998), (6, 2999), (7, 3000)]) (1270, 0)
# expect: 3369695 (1, [3, 3, 3, 3, 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', "'Counted' object has no attribute 'hits'"]) (1, [1, 'property', 'property', 'property'], 3000) [1, ('other', 8992), 'Other', ('other', 8992), ('other', 8993), ('other', 8993)]
# expect: (2999, 3000, {0: 1000, 1: 1000, 2: 1000})
# expect: (469500, 2700, 300, [299], ['hits', 'last', 'misses', 'n']) (4501500, [(3, 2996), (4, 2997), (5, 2998), (6, 2999), (7, 3000)]) (1270, 0)
# expect: 3369695 (1, [3, 3, 3, 3, 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', 'own', "'Counted' object has no attribute 'hits'"]) (1, [1, 'property', 'property', 'property'], 3000) [1, ('other', 8992), 'Other', ('other', 8992), ('other', 8993), ('other', 8993)]
# expect: (2999, 3000, {0: 1000, 1: 1000, 2: 1000})
