# Many ints, and tuples of them, are sorted by their digits: stable, reversed, with keys, ties, and what is no such list after all.
import bisect


class Random:
    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def inserted(items):  # stable, by comparisons of two at a time
    out = []
    for item in items:
        bisect.insort_right(out, item)
    return out


def same(items):
    good = inserted(items)
    wrong = 0
    for found in (sorted(items), sorted(items, key=lambda item: item), sorted(sorted(items), reverse=True)[::-1]):
        wrong += len(found) != len(good) or any(a is not b and (a != b or type(a) is not type(b)) for a, b in zip(found, good))
    places = sorted(range(len(items)), key=items.__getitem__)
    wrong += any(items[a] is not b and items[a] != b for a, b in zip(places, good))
    wrong += any(items[a] == items[b] and a > b for a, b in zip(places, places[1:]))
    return wrong


r = Random(5)
for count in (255, 256, 700, 2048, 3000):
    for limit in (2, 300, 3000, 10**6, 2**31 - 1):
        ints = [r.below(limit) - limit // 2 for _ in range(count)]
        line = [count, limit, same(ints)]
        if count < 2000:
            second = 50 if limit < 1000 else 10**6
            line += [same([(n, r.below(second), i) for i, n in enumerate(ints)]), same([(n, r.below(4)) for n in ints])]
            line += [same([(n, str(r.below(9))) for n in ints]), same([(n,) for n in ints]), same([(n, i % 3)[:1 + i % 2] for i, n in enumerate(ints)])]
        print(*line)
wide = [(r.below(2**31) << 17) - 2**47 for _ in range(600)]
print(same(wide), same([n >> 15 for n in wide]), same([n >> 16 for n in wide]), same([(0, n) for n in wide]), same([(n & 3, n) for n in wide]))
print(same(list(range(500)) + [3]), same(list(range(500, 0, -1))), same([1] * 400), same([(1, 2)] * 400), same([()] * 300))
mixed = [r.below(1000) for _ in range(400)]
print(same(mixed + [True]), same(mixed + [2.5]), same(mixed + [2**80]), same([(n, 1.5) for n in mixed]), same([(n, 2**70 + n % 5) for n in mixed]))

asked = 0


class Odd:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        global asked
        asked += 1
        return self.n < other.n


pairs = sorted([(n % 20, Odd(n)) for n in mixed])
print(asked > 0, all((a[0], a[1].n) <= (b[0], b[1].n) for a, b in zip(pairs, pairs[1:])))
try:
    sorted([(n % 20, None if n % 7 else "x") for n in mixed])
except TypeError as error:
    print(error)
# expect: 255 2 0 0 0 0 0 0
# expect: 255 300 0 0 0 0 0 0
# expect: 255 3000 0 0 0 0 0 0
# expect: 255 1000000 0 0 0 0 0 0
# expect: 255 2147483647 0 0 0 0 0 0
# expect: 256 2 0 0 0 0 0 0
# expect: 256 300 0 0 0 0 0 0
# expect: 256 3000 0 0 0 0 0 0
# expect: 256 1000000 0 0 0 0 0 0
# expect: 256 2147483647 0 0 0 0 0 0
# expect: 700 2 0 0 0 0 0 0
# expect: 700 300 0 0 0 0 0 0
# expect: 700 3000 0 0 0 0 0 0
# expect: 700 1000000 0 0 0 0 0 0
# expect: 700 2147483647 0 0 0 0 0 0
# expect: 2048 2 0
# expect: 2048 300 0
# expect: 2048 3000 0
# expect: 2048 1000000 0
# expect: 2048 2147483647 0
# expect: 3000 2 0
# expect: 3000 300 0
# expect: 3000 3000 0
# expect: 3000 1000000 0
# expect: 3000 2147483647 0
# expect: 0 0 0 0 0
# expect: 0 0 0 0 0
# expect: 0 0 0 0 0
# expect: True True
# expect: '<' not supported between instances of 'NoneType' and 'str'

# Long tuples that are equal for long, on a small stack.
import threading

threading.stack_size(256 * 1024)
rows = [(i * 7 % 10,) + (0,) * 20000 + (-i,) for i in range(600)]
thread = threading.Thread(target=rows.sort)
thread.start()
thread.join()
print(rows[0][0], rows[0][-1], rows[59][-1], rows[-1][0], rows[-1][-1])  # expect: 0 -590 0 9 -7
