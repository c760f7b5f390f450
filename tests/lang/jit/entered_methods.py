# Relations, truth, `in`, len() and stores by methods in Python, inlined in hot loops: what they give, refuse, raise and change.


class P:
    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return self.x == other.x if isinstance(other, P) else NotImplemented

    def __lt__(self, other):
        return self.x < other.x

    def __ge__(self, other):
        return self.x - other.x  # no bool

    def __contains__(self, v):
        return v == self.x or v > 90 and "yes"

    def __bool__(self):
        return self.x > 10

    def __len__(self):
        return self.x

    def __setitem__(self, key, value):
        self.x = key + value


class Q(P):
    def __lt__(self, other):
        return not P.__lt__(self, other)

    __hash__ = None


def relations(ps, count, change=None):
    total = 0
    for i in range(count):
        if i == count - 9 and change:
            change()
        a, b = ps[i % len(ps)], ps[i % 37]
        if a == b:
            total += 1
        if a != b:
            total += 100
        if a < b:
            total += 2
        total += a >= b
        if a >= b:
            total += 3
        if 7 in a:
            total += 3
        if a:
            total += 4
        if i not in b:
            total += 1
        total += len(b) + (not b)
        same = a == b
        total += same is True
    return total


def others():
    P.__eq__ = lambda self, other: True
    P.__len__ = lambda self: 1000
    P.__bool__ = lambda self: False


ps = [P(i % 50) for i in range(100)]
mixed = [(P if i % 3 else Q)(i % 50) for i in range(100)]
print(relations(ps, 4000), relations(mixed, 4000))


def kinds(values, count):
    found = {}
    for i in range(count):
        a, b = values[i % len(values)], values[i * 7 % len(values)]
        key = a == b, a != b
        found[key] = found.get(key, 0) + 1
    return sorted(found.items())


print(kinds([P(1), P(2), 1, "a", None, P(1), 2.5], 3000))


def stores(count):
    p = P(0)
    total = 0
    for i in range(count):
        p[i] = 5
        total += p.x
    return total


print(stores(3000))


class Bad:
    def __init__(self, n):
        self.n = n

    def __bool__(self):
        return 1 if self.n % 50 == 49 else True

    def __len__(self):
        return -1 if self.n % 50 == 48 else self.n % 50 == 3 if self.n % 7 == 1 else 2**70 if self.n % 50 == 47 else self.n

    def __contains__(self, v):
        if v == 46:
            raise KeyError(v)
        return v % 3

    def __eq__(self, other):
        if other.n == 45:
            raise ValueError("45")
        return [] if self.n % 2 else [1]

    def __lt__(self, other):
        return Bad(0)


def errors(count):
    found = {}
    total = 0
    for i in range(count):
        b = Bad(i)
        k = i % 50
        for what in range(5):
            try:
                if what == 0:
                    total += 1 if b else 2
                elif what == 1:
                    total += len(b)
                elif what == 2:
                    total += (k in b) + 2 * (k not in b)
                elif what == 3:
                    total += 3 if b == Bad(k) else 4
                else:
                    total += (b < b).n + len(b == Bad(0))
            except Exception as error:
                key = type(error).__name__, str(error)
                found[key] = found.get(key, 0) + 1
    return total, sorted(found.items())


print(errors(1500))


class Tree:
    def __init__(self, depth):
        self.depth = depth
        self.kids = [Tree(depth - 1), Tree(depth - 1)] if depth else []

    def __eq__(self, other):
        return self.depth == other.depth and self.kids == other.kids

    def __lt__(self, other):
        if not self.kids:
            return bool(other.kids)
        return self.kids[0] < other.kids[1] or self.kids[1] < other.kids[0]

    def __len__(self):
        return 1 + sum(len(k) for k in self.kids)

    def __contains__(self, d):
        if self.depth == d:
            return True
        for k in self.kids:
            if d in k:
                return True
        return False


def trees(count):
    a, b, c = Tree(4), Tree(4), Tree(3)
    total = 0
    for i in range(count):
        if a == b:
            total += 1
        if a < b:
            total += 10
        if i % 7 in c:
            total += 100
        total += len(c)
    return total


print(trees(300))


class Ends:
    ended = 0

    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n % 2 == other.n % 3

    def __bool__(self):
        return self.n % 3 == 0

    def __len__(self):
        return self.n % 4

    def __contains__(self, other):
        return other.n == self.n

    def __setitem__(self, key, value):
        self.last = value

    def __del__(self):
        Ends.ended += 1


def temporaries(count):
    total = 0
    for i in range(count):
        total += 1 if Ends(i) == Ends(i + 1) else 2
        total += 10 if Ends(i) else 20
        total += len(Ends(i))
        total += 100 if Ends(i) in Ends(i // 2 * 2) else 200
        Ends(i)[Ends(i)] = Ends(i)
    return total, Ends.ended


print(temporaries(2000))


def pairs(items):
    for i, a in enumerate(items):
        for b in items[:i]:
            if a == b and a:
                yield a.x


print(sum(pairs(ps)))
print(relations(ps, 4000, others))


class Looks:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        import sys
        frame = sys._getframe(1)
        return frame.f_locals["i"] == self.n + other.n


def frames(count):
    total = 0
    for i in range(count):
        if Looks(i) == Looks(0):
            total += 1
    return total


print(frames(1500))
# expect: 515621 516377
# expect: [((False, True), 2143), ((True, False), 857)]
# expect: 4513500
# expect: (931564, [(('KeyError', '46'), 30), (('OverflowError', "cannot fit 'int' into an index-sized integer"), 26), (('TypeError', '__bool__ should return bool, returned int'), 30), (('ValueError', '45'), 30), (('ValueError', '__len__() should return >= 0'), 30)])
# expect: 22000
# expect: (339664, 18000)
# expect: 1170
# expect: 523532
# expect: 1500
