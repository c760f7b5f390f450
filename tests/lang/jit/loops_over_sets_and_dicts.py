"""Loops over sets, dicts and their views in traces: what lends the items changes, ends or is replaced on the way."""


class Ended:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Ended.log.append(self.n)


def totals(n):
    numbers, names = set(range(n)), {f"k{i}" for i in range(n)}
    table = {f"k{i}": i for i in range(n)}
    for i in range(0, n, 3):
        del table[f"k{i}"]
    total = length = 0
    for x in numbers:
        total += x
    for name in names:
        length += len(name)
    for key in table:
        length += len(key)
    for value in table.values():
        total += value
    for key, value in table.items():
        total += value * len(key)
    for pair in table.items():
        total += len(pair)
    for x in frozenset(numbers):
        total ^= x
    return total, length


def put_back(n):
    "The set gives its only reference up and gets one again; the size is the same at each step."
    s = {(i, str(i)) for i in range(n)}
    seen = 0
    for item in s:
        s.discard(item)
        seen += item[0]
        s.add(item)
    return seen, len(s)


def replaced(n):
    "The value that the loop looks at goes out of its dict."
    Ended.log.clear()
    d = {i: Ended(i) for i in range(n)}
    last = []
    for key, value in d.items():
        d[key] = key
        last.append((value.n, len(Ended.log)))
    value = None
    return last[-1], len(Ended.log)


def values_replaced(n):
    Ended.log.clear()
    d = {i: Ended(i) for i in range(n)}
    order = 0
    for value in d.values():
        d[value.n] = None
        order += value.n - len(Ended.log)
    del value
    return order, len(Ended.log)


def container_goes(n):
    "Only the iterator holds the container from then on."
    Ended.log.clear()
    total = 0
    s = {Ended(i) for i in range(n)}
    for item in s:
        s = None
        total += item.n
    del item
    before = len(Ended.log)
    for item in {Ended(i) for i in range(n)}:
        total += item.n
    del item
    tables = [{j: Ended(j) for j in range(4)} for i in range(n)]
    while tables:
        for key, value in tables.pop().items():
            total += key + value.n
        for key in dict.fromkeys("ab").keys():
            total += len(key)
    return total, before, len(Ended.log)


def changed(n):
    def try_it(what, loop):
        try:
            loop()
        except RuntimeError as error:
            return what, str(error)

    def grows():
        s = set(range(n))
        for x in s:
            if x == n - 10:
                s.add("more")

    def shrinks():
        d = dict.fromkeys(range(n))
        for x in d:
            if x == n - 10:
                del d[0]

    def others():
        d = dict.fromkeys(range(n), 0)
        for key, value in d.items():
            if key == n - 10:
                del d[0]
                d[0] = 1
            if key == 0 and value == 1:
                break

    def views():
        d = dict.fromkeys(range(n), 0)
        for value in d.values():
            if len(d) == n and value == 0:
                d[n - 5] = 9
            if value == 9:
                d[-1] = 1

    return try_it("grows", grows), try_it("shrinks", shrinks), try_it("others", others), try_it("views", views)


def in_parts(n):
    "An iterator that lives on, at its end and before it."
    s, d = set(range(n)), {i: -i for i in range(n)}
    it, pairs = iter(s), iter(d.items())
    first = rest = 0
    for x in it:
        first += x
        if x == n // 2:
            break
    for x in it:
        rest += x
    for k, v in pairs:
        if k == n // 2:
            break
    kept = next(pairs)
    for pair in pairs:
        kept = pair
    return first, rest, next(it, "end"), next(pairs, "end"), kept


def nested(n):
    roads = {i: {(i * j) % n: j for j in range(1, 5)} for i in range(n)}
    best = {}
    for town, others in roads.items():
        for other, length in others.items():
            if other not in best or length < best[other]:
                best[other] = length + town
    return len(best), sum(best.values())


def views_kept(n):
    d, views = {}, None
    for i in range(n):
        d[i] = i
        views = d.items(), d.keys(), d.values()
    return [len(v) for v in views], (5, 5) in views[0], type(views[2]).__name__


def main():
    for _ in range(3):
        print(totals(2000), put_back(2000), replaced(2000), values_replaced(2000))
        print(container_goes(2000), in_parts(2000), nested(2000), views_kept(2000))
    print(changed(2000))


main()
# expect: (9661707, 14817) (1999000, 2000) ((1999, 1999), 2000) (0, 2000)
# expect: (4026000, 2000, 11999) (500500, 1498500, 'end', 'end', (1999, -1999)) (2000, 2933194) ([2000, 2000, 2000], True, 'dict_values')
# expect: (9661707, 14817) (1999000, 2000) ((1999, 1999), 2000) (0, 2000)
# expect: (4026000, 2000, 11999) (500500, 1498500, 'end', 'end', (1999, -1999)) (2000, 2933194) ([2000, 2000, 2000], True, 'dict_values')
# expect: (9661707, 14817) (1999000, 2000) ((1999, 1999), 2000) (0, 2000)
# expect: (4026000, 2000, 11999) (500500, 1498500, 'end', 'end', (1999, -1999)) (2000, 2933194) ([2000, 2000, 2000], True, 'dict_values')
# expect: (('grows', 'Set changed size during iteration'), ('shrinks', 'dictionary changed size during iteration'), ('others', 'dictionary keys changed during iteration'), ('views', 'dictionary changed size during iteration'))
