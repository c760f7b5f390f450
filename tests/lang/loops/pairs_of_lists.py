# Pairs that enumerate(), zip() and items() give to a loop without a tuple, while what they go over changes.
import gc


def numbered(items, change, start=0):
    seen = []
    for i, x in enumerate(items, start):
        seen.append((i, x))
        change(items, x)
    return seen


def zipped(a, b, change):
    seen = []
    for x, y in zip(a, b):
        seen.append((x, y))
        change(a, b)
        if len(seen) > 9:
            break
    return seen


def nothing(*_):
    pass


def grow(items, x):
    if len(items) < 6:
        items.append(x * 2)


print(numbered([1, 2, 3], grow))
# expect: [(0, 1), (1, 2), (2, 3), (3, 2), (4, 4), (5, 6)]
print(numbered([1, 2, 3, 4], lambda l, x: l.pop()))
# expect: [(0, 1), (1, 2)]
print(numbered([1, 2, 3], lambda l, x: l.clear()))
# expect: [(0, 1)]
print(numbered("ab", nothing, 2**48 - 1), numbered([5, 6], nothing, 2**48 - 1))
# expect: [(281474976710655, 'a'), (281474976710656, 'b')] [(281474976710655, 5), (281474976710656, 6)]
print(numbered([5, 6], nothing, 2**63 - 1))
# expect: [(9223372036854775807, 5), (9223372036854775808, 6)]
print(numbered([5, 6], nothing, -1), numbered((5, 6), nothing), numbered({7: 8}, nothing))
# expect: [(-1, 5), (0, 6)] [(0, 5), (1, 6)] [(0, 7)]
print(zipped([1, 2, 3], [4, 5], nothing), zipped([1, 2], [4, 5, 6], nothing), zipped([1], (2,), nothing), zipped([], [1], nothing))
# expect: [(1, 4), (2, 5)] [(1, 4), (2, 5)] [(1, 2)] []
print(zipped([1, 2, 3], [4, 5, 6], lambda a, b: b.pop()), zipped([1], [2], lambda a, b: (a.append(0), b.append(9))))
# expect: [(1, 4), (2, 5)] [(1, 2), (0, 9), (0, 9), (0, 9), (0, 9), (0, 9), (0, 9), (0, 9), (0, 9), (0, 9)]


def one_iterator_twice(items):
    it = iter(items)
    return [(x, y) for x, y in zip(it, it)], next(it, None)


print(one_iterator_twice([1, 2, 3, 4]), one_iterator_twice([1, 2, 3]), one_iterator_twice([1]))
# expect: ([(1, 2), (3, 4)], None) ([(1, 2)], None) ([], None)


def the_longer_goes_on(a, b):
    a, b = iter(a), iter(b)
    for x, y in zip(a, b):
        pass
    return list(a), list(b)


print(the_longer_goes_on([1, 2, 3, 4], [1]), the_longer_goes_on([1], [1, 2, 3]))
# expect: ([3, 4], []) ([], [2, 3])


def strict(a, b):
    seen = []
    try:
        for x, y in zip(a, b, strict=True):
            seen.append(x)
    except ValueError as error:
        return seen, str(error)
    return seen


print(strict([1, 2], [3]), strict([1], [2, 3]), strict([1], [2]))
# expect: ([1], 'zip() argument 2 is shorter than argument 1') ([1], 'zip() argument 2 is longer than argument 1') [1]


def half_taken(make):
    it = make()
    first = next(it)
    rest = [(a, b) for a, b in it]
    return first, rest


print(half_taken(lambda: enumerate([7, 8, 9])), half_taken(lambda: zip([7, 8], [9, 10])), half_taken(lambda: iter({1: 2, 3: 4}.items())))
# expect: ((0, 7), [(1, 8), (2, 9)]) ((7, 9), [(8, 10)]) ((1, 2), [(3, 4)])


def ends(d, change):
    seen = []
    try:
        for k, v in d.items():
            seen.append((k, v))
            change(d)
    except RuntimeError as error:
        return seen, str(error)
    return seen


print(ends({1: 2, 3: 4}, lambda d: d.update({5: 6})), ends({1: 2, 3: 4}, lambda d: d.update({3: 9})))
# expect: ([(1, 2)], 'dictionary changed size during iteration') [(1, 2), (3, 9)]
print(ends({}, nothing), ends({1: 2}, nothing))
# expect: [] [(1, 2)]


def holes():
    d = {i: -i for i in range(6)}
    del d[0], d[2], d[5]
    return [(k, v) for k, v in d.items()]


print(holes())
# expect: [(1, -1), (3, -3), (4, -4)]


class Own(enumerate):
    def __next__(self):
        return "own", super().__next__()


print([(a, b) for a, b in Own([1, 2])])
# expect: [('own', (0, 1)), ('own', (1, 2))]


class Dying:
    def __init__(self, log):
        self.log = log

    def __del__(self):
        self.log.append("dead")


def gives_back():
    log = []
    items = [Dying(log), Dying(log)]
    for i, x in enumerate(items):
        items[i] = None
        log.append(i)
    x = None
    return log


print(gives_back(), gc.collect() >= 0)
# expect: [0, 'dead', 1, 'dead'] True


def into_one(items):
    for i, i in enumerate(items):
        pass
    return i


print(into_one([4, 5]))
# expect: 5
