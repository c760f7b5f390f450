# zip() of two sequences steps both in a trace; what ends first, shared iterators and lists that change are seen as ever.
def dot(a, b):
    total = 0
    for x, y in zip(a, b):
        total += x * y
    return total


print(dot(list(range(300)), list(range(300))), dot(list(range(300)), tuple(range(200))), dot(bytes(range(250)), list(range(300))), dot((1.5,) * 300, [2] * 299))
print(dot(range(300), list(range(300))), dot([k + 0.5 for k in range(300)], [k for k in range(300)]))


def pairs(source, n):
    out = []
    for a, b in zip(source, source):
        if a % n == 0:
            out.append((a, b))
    return out


print(pairs(list(range(300)), 50), pairs(iter(list(range(300))), 50), pairs(iter(tuple(range(301))), 50))


def left_over(a, b, strict):
    first, second = iter(a), iter(b)
    count = 0
    try:
        for x, y in zip(first, second, strict=strict):
            count += x is y
    except ValueError as error:
        return str(error), count, next(first, "none"), next(second, "none")
    return count, next(first, "none"), next(second, "none")


for strict in (False, True):
    print(left_over([1] * 300, [1] * 300, strict), left_over([1] * 301, [1] * 300, strict), left_over([1] * 300, (1,) * 303, strict), left_over("a" * 200, "a" * 190, strict))


def same_list(items):
    changed = 0
    for a, b in zip(items, items):
        changed += a is b
        if len(items) < 320:
            items.append(a)
    return changed, len(items)


print(same_list(list(range(300))))


class Item:
    gone = []

    def __init__(self, number):
        self.number = number

    def __del__(self):
        Item.gone.append(self.number)


def replaced(n):
    items, numbers = [Item(k) for k in range(n)], list(range(n))
    total = 0
    for item, k in zip(items, numbers):
        items[k] = None
        total += item.number - k
    return total, len(Item.gone), Item.gone[:3]


print(replaced(200))


def popped(n):
    Item.gone.clear()
    items = {k: Item(k) for k in range(n)}
    for k, item in items.items():
        items[k] = None
    item = None
    return Item.gone == list(range(n))


print(popped(200))


def nested(rows):
    return [sum(x * y for x, y in zip(a, b)) for a, b in zip(rows, rows[1:])]


print(nested([[k % 7, k % 5, k % 3] * 20 for k in range(60)])[-5:])


def characters(a, b):
    out = {}
    for c, d in zip(a, b):
        out[c + d] = out.get(c + d, 0) + 1
    return sorted(out.items())[:4], len(out)


print(characters("hello world " * 30, "abcdefg" * 50), characters("héllo" * 60, "ab" * 200))


def mixed():
    out = []
    for a in ([1, 2] * 100, (3, 4) * 100, "ab" * 100, b"cd" * 100, range(200)):
        for b in ([1, 2] * 100, (3, 4) * 100, b"cd" * 100):
            n = 0
            for x, y in zip(a, b):
                n += x == y
            out.append(n)
    return out


print(mixed())
# expect: 8955050 2646700 5177125 897.0
# expect: 8955050 8977475.0
# expect: [(0, 0), (50, 50), (100, 100), (150, 150), (200, 200), (250, 250)] [(0, 1), (50, 51), (100, 101), (150, 151), (200, 201), (250, 251)] [(0, 1), (50, 51), (100, 101), (150, 151), (200, 201), (250, 251)]
# expect: (300, 'none', 'none') (300, 'none', 'none') (300, 'none', 1) (190, 'a', 'none')
# expect: (300, 'none', 'none') ('zip() argument 2 is shorter than argument 1', 300, 'none', 'none') ('zip() argument 2 is longer than argument 1', 300, 'none', 1) ('zip() argument 2 is shorter than argument 1', 190, 'a', 'none')
# expect: (320, 320)
# expect: (0, 199, [0, 1, 2])
# expect: True
# expect: [600, 40, 40, 160, 400]
# expect: ([(' a', 8), (' b', 8), (' c', 8), (' d', 8)], 56) ([('ha', 30), ('hb', 30), ('la', 60), ('lb', 60)], 8)
# expect: [200, 0, 0, 0, 200, 0, 0, 0, 0, 0, 0, 200, 0, 0, 0]
