# enumerate() over sequences and iteration over text run in traces without calls: the positions live in registers.
import copy


def indexes(items, start=0):
    total = 0
    for i, item in enumerate(items, start):
        if item == 7:
            continue
        total += i
    return total


def seen(text):
    out = []
    for i, c in enumerate(text):
        if c == "e" or c > "y":
            out.append((i, c))
    return len(out), out[-2:]


def shortest(text):
    count = {}
    for c in text:
        count[c] = count.get(c, 0) + 1
    return sorted(count.items())


print(indexes(list(range(300))), indexes(tuple(range(300))), indexes(range(300)), indexes(bytes(range(256))), indexes("x" * 300))
print(indexes([1] * 100, 2**48 - 40) - 100 * (2**48 - 40), indexes([1] * 100, 2**63 - 40) - 100 * (2**63 - 40), indexes([1] * 100, 2**70) - 100 * 2**70, indexes([1] * 100, -50))
print(seen("the quick yellow zebra " * 30), seen("ünïcödé ez " * 30), seen("日本e" * 60), seen("\U0001f600e" * 60))
print(shortest("hello world" * 20), shortest("héllo" * 30))


def growing(n):
    items = [0]
    for i, item in enumerate(items):
        if i < n:
            items.append(i)
    return len(items), items[-1]


def shrinking(n):
    items = list(range(n))
    for i, item in enumerate(items):
        items.pop()
    return i, item, len(items)


print(growing(300), shrinking(300))


def shared(items):
    source = iter(items)
    pairs = []
    for i, item in enumerate(source):
        if item % 50 == 0:
            pairs.append((i, item, next(source, None)))
    return pairs


def two_counters(items):
    it = enumerate(items)
    out = []
    for i, a in it:
        if i % 90 == 10:
            j, b = next(it)
            out.append((i, a, j, b))
    return out


print(shared(range(300)), shared(list(range(300))), two_counters([x * x for x in range(300)]))


def stopped(items, at):
    it = enumerate(items, 5)
    characters = iter("abcdefghij" * 400)
    for i, item in it:
        for c in characters:
            if c == "c":
                break
        if i == at:
            break
    rest = copy.copy(it), copy.copy(characters)
    return next(it), next(rest[0]), next(characters), next(rest[1]), it.__reduce__()[1][1]


print(stopped(list(range(400)), 40), stopped(tuple(range(400)), 90), stopped(list(range(400)), 97))


class Item:
    gone = 0

    def __init__(self, number):
        self.number = number

    def __del__(self):
        Item.gone += 1


def replaced(n):
    items = [Item(k) for k in range(n)]
    total = 0
    for i, item in enumerate(items):
        items[i] = None
        total += item.number * i
    item = None
    return total, Item.gone


print(replaced(200))


def raising(items):
    found = []
    for i, item in enumerate(items):
        try:
            found.append(10 // item)
        except ZeroDivisionError as error:
            found.append((i, str(error)))
    return [f for f in found if type(f) is tuple], len(found)


print(raising([k % 60 for k in range(300)]))


class Text(str):
    def __iter__(self):
        return iter(["own"] * 3)


def each(text):
    n = 0
    for c in text:
        n += len(c)
    return n


print([each(t) for t in ["ab" * 100, Text("ab" * 100), "é" * 50, "ab" * 100, "", "x"] * 3])


def unpacked_late(items):
    last = None
    for pair in enumerate(items):
        last = pair
    return last, [i for i, _ in enumerate(items)][-1], {c: i for i, c in enumerate("abcabc" * 50)}


print(unpacked_late(list("abc" * 90)))
# expect: 44843 44843 44843 32633 44850
# expect: 4950 4950 4950 -50
# expect: (120, [(684, 'z'), (685, 'e')]) (180, [(327, 'e'), (328, 'z')]) (180, [(178, '本'), (179, 'e')]) (120, [(118, '😀'), (119, 'e')])
# expect: [(' ', 20), ('d', 20), ('e', 20), ('h', 20), ('l', 60), ('o', 40), ('r', 20), ('w', 20)] [('h', 30), ('l', 60), ('o', 30), ('é', 30)]
# expect: (301, 299) (149, 149, 150)
# expect: [(0, 0, 1), (49, 50, 51), (98, 100, 101), (147, 150, 151), (196, 200, 201), (245, 250, 251)] [(0, 0, 1), (49, 50, 51), (98, 100, 101), (147, 150, 151), (196, 200, 201), (245, 250, 251)] [(10, 100, 11, 121), (100, 10000, 101, 10201), (190, 36100, 191, 36481), (280, 78400, 281, 78961)]
# expect: ((41, 36), (41, 37), 'd', 'd', 42) ((91, 86), (91, 87), 'd', 'd', 92) ((98, 93), (98, 94), 'd', 'd', 99)
# expect: (2646700, 200)
# expect: ([(0, 'division by zero'), (60, 'division by zero'), (120, 'division by zero'), (180, 'division by zero'), (240, 'division by zero')], 300)
# expect: [200, 9, 50, 200, 0, 1, 200, 9, 50, 200, 0, 1, 200, 9, 50, 200, 0, 1]
# expect: ((269, 'c'), 269, {'a': 297, 'b': 298, 'c': 299})
