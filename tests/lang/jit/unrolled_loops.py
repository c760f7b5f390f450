# Loops over few constants or a short range() are unrolled in what is around them; their iterators are known.


def neighbours(rows, x, y, n):
    total = 0
    for dy in (-1, 0, 1):
        row = rows[(y + dy) % n]
        for dx in (-1, 0, 1):
            if dx or dy:
                total += row[(x + dx) % n]
    return total


def life(n, rounds):
    rows = [[(x * y + x) % 3 == 0 for x in range(n)] for y in range(n)]
    for _ in range(rounds):
        rows = [[1 if neighbours(rows, x, y, n) in (2, 3) else 0 for x in range(n)] for y in range(n)]
    return sum(map(sum, rows))


print(life(12, 30))


def dot(a, b):
    total = 0.0
    for k in range(3):
        total += a[k] * b[k]
    return total


def dots(n):
    total = 0.0
    vectors = [[i, i + 1.0, 2.0 * i] for i in range(n)]
    for a in vectors:
        for b in vectors:
            total += dot(a, b)
    return total


print(dots(60))


# exits in the middle: the iterator goes on where it was
def leaves(n):
    seen = []
    for i in range(n):
        for name in ("a", "b", "c", "d"):
            if i % 97 == 13 and name == "c":
                seen.append((i, name))
                break
            if i % 501 == 7:
                seen.append(name)
        else:
            if i % 1000 == 999:
                seen.append(i)
    return seen


print(leaves(3000)[:12], len(leaves(4000)))


# a value of another type comes late
def changes(n):
    items = [1] * n
    items[n - 5] = 1 << 70
    items[n - 3] = 2.5
    total = 0
    for item in items:
        for factor in (1, 2, 3):
            total = total + item * factor
    return total


print(changes(3000))


# exceptions from inside
def raises(n):
    caught = 0
    for i in range(n):
        try:
            for k in range(1, 5):
                if 24 % k or (i % 100 == 99 and k == 3):
                    raise ValueError(k)
        except ValueError as e:
            caught += e.args[0]
    return caught


print(raises(5000))


# ranges of every kind, also empty ones, kept ones and a range of one's own
def ranges(n):
    total = 0
    kept = []
    for i in range(n):
        r = range(i % 4)
        for k in r:
            total += k
        for k in range(i % 5, 3):
            total += 10 * k
        if i % 1000 == 500:
            kept.append(r)
        if i % 1111 == 0:
            kept.append(list(range(i % 7)))
    return total, kept


print(ranges(4000))


def late(n):
    from builtins import range
    total = 0
    for i in range(n):
        if i == n - 10:
            range = lambda *a: [5, 6]
        for k in range(2):
            total += k
    return total


print(late(3000))


# an iterator that others see
def shared(n):
    total = 0
    for i in range(n):
        it = iter((1, 2, 3, 4))
        for a in it:
            total += a * next(it)
        it = iter([1, 2, 3, 4, i])
        for a in it:
            total += a * next(it, 7)
    return total


print(shared(3000))


def pull(it):
    return next(it, 100)


def pulled(n):
    total = 0
    for i in range(n):
        items = [i, 1, 2, 3]
        it = iter(items)
        for a in it:
            total += a
            if i % 3 == 0:
                total += pull(it)
            if i % 64 == 5 and a == 1:
                items.append(9)
            if i % 50 == 7:
                del items[1:]
    return total


print(pulled(4000))


# generators with such loops
def steps(n):
    for i in range(n):
        for d in (0, 1, 2):
            yield i + d


print(sum(steps(3000)), sum(x * y for x in range(100) for y in range(4)))


# strings that go between loads
class Named:
    def __init__(self, n):
        self.n = n
        self.text = "x"

    def step(self, i):
        before = self.n
        text = str(i) + self.text
        self.text = text[-1] + "y"
        return before + self.n + len(text)


def names(n):
    named = Named(3)
    total = 0
    for i in range(n):
        total += named.step(i)
    return total, named.text


print(names(4000))
# expect: 0
# expect: 19013400.0
# expect: ['a', 'b', 'c', 'd', (13, 'c'), (110, 'c'), (207, 'c'), (304, 'c'), (401, 'c'), (498, 'c'), 'a', 'b'] 78
# expect: 7.083549724304468e+21
# expect: 150
# expect: (68000, [[], range(0, 0), [0, 1, 2, 3, 4], range(0, 0), [0, 1, 2], range(0, 0), [0], range(0, 0)])
# expect: 3100
# expect: 31573500
# expect: 8021916
# expect: 13504500 29700
# expect: (46889, 'yy')
