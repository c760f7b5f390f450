# Iterators whose position a loop's trace keeps in registers: it is right wherever the loop is left.
import itertools


def mark(flags, start, step):
    for k in range(start, len(flags), step):
        flags[k] = False
    return k


flags = [True] * 500
for step in range(2, 30):
    mark(flags, step * 2, step)
print(sum(flags), [i for i, f in enumerate(flags) if f][:8])


def shared(n, stop):
    it = iter(range(n))
    total = 0
    for x in it:
        total += x
        if x == stop:
            break
    return total, list(itertools.islice(it, 3)), next(it, "end")


print([shared(200, s) for s in (150, 151, 198, 199)])


def two_loops(values):
    it = iter(values)
    a = b = 0
    for x in it:
        a += x
        if x > 100:
            break
    for x in it:
        b += x
    return a, b


print(two_loops(list(range(300))), two_loops(tuple(range(300))), two_loops(range(300)))


def mixed(values):
    out = []
    it = iter(values)
    for x in it:
        if x < 0:
            out.append(next(it))
    return out


print(mixed([1, 2, 3] * 40 + [-1, 7, 4, -5, 8] + [2] * 50 + [-3, 9]))


def fails(items, n):
    done = []
    try:
        for i in range(n):
            items[i] = None
    except IndexError:
        done.append(i)
    return done, items.count(None)


print(fails(list("abc" * 40), 125), fails([0] * 100, 100))


def backwards(n, step):
    seen = 0
    for i in range(n, 0, -step):
        seen = seen * 3 % 1000003 + i
    return seen


print([backwards(300, s) for s in (1, 2, 7)])


def big(n):
    total = 0
    for i in range(2**48 - n, 2**48 + n):
        total ^= i
    for i in range(2**62 - n, 2**62 + n):
        total ^= i
    return total


print(big(100))


def polymorphic(n):
    flags = [False] * n + [0, None, "x"] * 20
    for i in range(len(flags)):
        flags[i] = True
    return all(flags), len(flags)


print(polymorphic(120))
# expect: 97 [0, 1, 2, 3, 5, 7, 11, 13]
# expect: [(11325, [151, 152, 153], 154), (11476, [152, 153, 154], 155), (19701, [199], 'end'), (19900, [], 'end')]
# expect: (5151, 39699) (5151, 39699) (5151, 39699)
# expect: [7, 8, 9]
# expect: ([120], 120) ([], 100)
# expect: [357766, 156242, 582661]
# expect: 0
# expect: (True, 180)
