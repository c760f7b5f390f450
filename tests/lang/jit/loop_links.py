# Side traces that go on in the body of a loop: what the body relies on is as it was, or the trace comes in by the loop's start.
import gc
import sys
import weakref


def branches(n):  # ints and floats, two ways, one of them with slots that the other does not touch
    a = b = 0
    x = 0.5
    for i in range(n):
        if i % 3 == 0:
            a += i
        elif i % 7 == 1:
            b -= a
            x = x * 0.5 + i
        else:
            x += 1.5
    return a, b, round(x, 3)


print([branches(n) for n in (500, 3000, 4001)])


def kinds(values):  # a slot that is an int on one way, a text or None on the other
    last, seen = 0, []
    for v in values:
        if v % 5 == 0:
            last = None
        elif v % 5 == 1:
            last = str(v)
        elif v % 5 == 2:
            last = v * 0.5
        elif v % 5 == 3:
            last = v
        seen.append(last)
    return seen[-7:], last


print([kinds(range(n)) for n in (2000, 3001, 3002, 3003)])


class Point:
    def __init__(self, x):
        self.x = x


class Other:
    def __init__(self, y, x):
        self.y = y
        self.x = x


def shapes(points, n):  # what the body knows of an object ends on the side way
    total = 0
    p = points[0]
    for i in range(n):
        total += p.x
        if i % 11 == 3:
            p = points[i % len(points)]
        if i % 501 == 500:
            p.z = i
    return total


print(shapes([Point(1), Other(2, 3), Point(5)], 4000))


def lengths(n):  # an invariant list whose length the side way changes
    a, total = [1, 2, 3, 4], 0
    for i in range(n):
        total += a[i % 4]
        if i % 13 == 5:
            a.append(i)
        if len(a) > 30:
            del a[4:]
    return total, len(a)


print(lengths(5000))


def replaced(n):  # an invariant local that the side way replaces
    a, b, total = [1, 2, 3], (4, 5, 6), 0
    for i in range(n):
        total += a[i % 3]
        if i % 10 == 7:
            a, b = b, a
    return total, a, b


print(replaced(4002))


def attributes(n):  # an attribute that the body has read once
    p, total = Point(2), 0
    for i in range(n):
        total += p.x
        if i % 9 == 8:
            p.x = i % 4
        if i % 300 == 299:
            p = Point(7)
    return total


print(attributes(4000))


def wide(n):  # ints beyond 49 and 63 bits
    x = y = 1
    for i in range(n):
        if i % 4 == 3:
            x = x * 3 + 1
            if x > 1 << 70:
                x = 1
        else:
            y += x
    return x, y


print(wide(3000), wide(4001))


def bounds(low, a, n):  # what a comparison says of an invariant must hold of the side way's, too
    total = 0
    j = n
    while j > 0:
        if j > low:
            total += a[low] + j - low
        else:
            low -= 3
            if low < 1:
                low = 7
        j -= 1
        if j % 50 == 0 and low < 7:
            low += 1
    return total, low


print([bounds(k, list(range(20)), 3000) for k in (3, 5, 9)])


def same(n):  # two locals that are one value in the loop's first round
    x = y = 0
    for i in range(n):
        x = y = i * 2
        if i % 6 == 5:
            y = i
        if i % 17 == 4:
            x += 1
    return x, y


print([same(n) for n in (2999, 3000, 3001)])


def flags(n):  # a constant in the loop that is another one on the side way
    found, count = False, 0
    for i in range(n):
        if found:
            count += 1
        found = False
        if i % 8 == 2:
            found = True
        if i % 100 == 99:
            found = None
    return found, count


print(flags(3000), flags(3003))


def unbound(n):  # bound on one way only
    total = 0
    for i in range(n):
        if i % 5 == 4:
            late = i
        if i > n - 3:
            total += late
        total += 1
    return total


print(unbound(3000))


def deleted(n):
    x = 1
    total = 0
    for i in range(n):
        if i % 7 == 6:
            del x
            x = i
        total += x
    return total


print(deleted(4000))


def inner(n, m):  # the inner loop's end goes around the outer one, back into the inner body
    total = 0
    for i in range(n):
        row = i * 0.25
        for j in range(m + i % 3):
            total += row + j
            if j % 4 == 1:
                row += 1.0
        if i % 10 == 9:
            total -= 1000
    return total


print(inner(300, 12))


def called(n):  # frames pushed in the body and on the side way
    def twice(v):
        return v + v

    def deep(v, k):
        return v if k == 0 else deep(v + 1, k - 1)

    total = 0
    for i in range(n):
        total += twice(i)
        if i % 6 == 2:
            total += deep(i, 3)
    return total


print(called(4000))


class Noted:
    alive = 0

    def __init__(self, n):
        self.n = n
        Noted.alive += 1

    def __del__(self):
        Noted.alive -= 1


def finalized(n):  # references that go around in slots
    keep = Noted(0)
    other = None
    most = 0
    for i in range(n):
        if i % 3 == 1:
            keep = Noted(i)
        elif i % 50 == 2:
            other = keep
        if Noted.alive > most:
            most = Noted.alive
    return most, keep.n, other.n


print(finalized(4000), Noted.alive)


def references(n):  # counts are right where the ways meet
    a, b = ["a"], ["b"]
    x = y = a
    for i in range(n):
        if i % 3 == 0:
            x = b
        else:
            x = a
        if i % 7 == 3:
            y = x
        if i % 7 == 5:
            x, y = y, x
    del x, y
    return sys.getrefcount(a), sys.getrefcount(b)


print(references(5000), references(5001))

FACTOR = 3


def by_factor(n):
    return n * FACTOR


def invalidated(n):  # the root is retired while side traces jump into its body
    global FACTOR
    total = 0
    for i in range(n):
        total += by_factor(i)
        if i % 4 == 1:
            total -= 1
        if i % 1500 == 1499:
            FACTOR += 1
    return total


print(invalidated(6000), FACTOR)


def collected(n):  # the collector looks at what only the trace's frame holds
    refs, x, y = [], [], []
    for i in range(n):
        if i % 3 == 0:
            x = [x[:2], i]
        else:
            y = [y[:1]]
            y.append(y)
        if i % 700 == 650:
            gc.collect()
            refs.append(weakref.ref(Point(i)))
    return x[1], len(y), [r() for r in refs]


print(collected(4000))


def leaves(n):  # exits from the body after it was entered there restore each slot
    a = b = c = d = e = f = g = h = 0
    w = 0.0
    out = []
    for i in range(n):
        a += 1
        if i % 2:
            b += a
            w += 0.5
        else:
            c -= 1
            d += b
        e, f, g, h = f, g, h, e + i
        if i % 997 == 996:
            out.append((a, b, c, d, e, f, g, h, w))
    return out


print(leaves(4000))


def stored(n):  # spill slots: more values than registers
    s = [0] * 12
    a = b = c = d = e = f = g = h = k = m = 1
    x = y = z = 0.5
    for i in range(n):
        if i % 3:
            a += b & 255
            b += c & 255
            c += d & 255
            d += e & 255
            x += y * 0.25
            y = z
        else:
            e += f & 255
            f += g & 255
            g += h & 255
            h += k & 255
            k += m & 255
            m += a & 255
            z = x * 0.5
        s[i % 12] += a - m
    return a, b, c, d, e, f, g, h, k, m, round(x, 4), round(y, 4), round(z, 4), sum(s)


print(stored(5000))


def numbers(n):
    k = 0
    while k < n:
        yield k
        k += 1


def stops(s):  # what a generator's frame holds is there only while the generator waits
    n = 0
    while True:
        try:
            s.send(None)
        except StopIteration:
            return n
        n += 1


print([stops(numbers(k)) for k in (700, 800, 0, 900, 1)])
ended = numbers(0)
print(sum(stops(ended) + stops(numbers(2)) for k in range(3000)))


def shrunk(n):  # an item that the loop has loaded once may be gone
    a, b, total = [[1], [2]], [0], 0
    for i in range(n):
        if len(a) > 1:
            total += len(a[1])
        if i % 7 == 3:
            a, b = b, a
        if i % 900 == 899:
            a = [[i], [i, i]]
    return total


print(shrunk(5000))

def negated(n):  # what was the negation of another local in the round before is not on the side way
    c, d, count, other = True, False, 0, 0
    for i in range(n):
        if d:
            count += 1
        if c:
            other += 1
        c = i % 5 < 2
        d = not c
        if i % 11 == 7:
            d = c
    return count, other


print(negated(4000))


def pairs(n):  # what the loop knows to be an item of a pair that it has made is something else on the side way
    x, y, pair, total = 0.5, 1.5, (0.0, 0.25), 0.0
    for i in range(n):
        x, y = y * 0.5, x + 0.25
        if i % 3 == 1:
            pair = (i, x)
        elif i % 7 == 3:
            pair = (i, 2.0)
        total += pair[1] + x
    return round(total, 6), pair


print(pairs(4000), pairs(4001))
# expect: [(41583, -653232, 978.833), (1498500, -142427571, 5978.333), (2667333, -339893859, 7986.833)]
# expect: [([1993, 1993, None, '1996', 998.5, 1998, 1998], 1998), ([2993, None, '2996', 1498.5, 2998, 2998, None], None), ([None, '2996', 1498.5, 2998, 2998, None, '3001'], '3001'), (['2996', 1498.5, 2998, 2998, None, '3001', 1501.0], 1501.0)]
# expect: 11986
# expect: (12500, 11)
# expect: (14004, [1, 2, 3], (4, 5, 6))
# expect: 6423
# expect: (13, 37667487008523129656554) (2779530283277761, 48746166606914464220462)
# expect: [(4501488, 7), (4501488, 7), (4501479, 2)]
# expect: [(5996, 5996), (5998, 2999), (6000, 6000)]
# expect: (None, 375) (True, 375)
# expect: 8993
# expect: 7986015
# expect: 145612.5
# expect: 17332001
# expect: (2, 3997, 3901) 0
# expect: (1, 1) (1, 1)
# expect: 92235000 7
# expect: (3999, 2, [None, None, None, None, None])
# expect: [(997, 248502, -499, 41417000, 123753, 124002, 124251, 124500, 249.0), (1994, 995006, -997, 330341992, 496008, 496506, 497004, 497503, 498.5), (2991, 2236520, -1496, 1116023480, 1116765, 1117512, 1118260, 1119008, 747.5), (3988, 3978030, -1994, 2642737930, 1986024, 1987021, 1988018, 1989015, 997.0)]
# expect: (417103, 424347, 428771, 428130, 206907, 215358, 207816, 214712, 211827, 206272, 5.416335706936596e+147, 2.4577610483626313e+147, 2.4577610483626313e+147, 527774973)
# expect: [700, 800, 0, 900, 1]
# expect: 6000
# expect: 7755
# expect: (2324, 1601)
# expect: (3001.227991, (3997, 0.25)) (3001.727991, (4000, 0.25))
