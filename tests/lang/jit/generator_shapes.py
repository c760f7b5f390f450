# Generators that traces resume: pipelines, delegation, trees, left half-way, closed, thrown into, with state in cells.
import gc
import sys


def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def total(it):
    t = 0
    for x in it:
        t += x
    return t


print(total(count(300)), total(x * x for x in range(200)), total(count(0)))


def pipeline(n):
    evens = (x for x in count(n) if x % 2 == 0)
    squares = (x * x for x in evens)
    out = 0
    for x in squares:
        out = (out * 31 + x) % 1000003
    return out


print([pipeline(n) for n in (0, 1, 2, 100, 300)])


def two(n):
    for i in range(n):
        yield i
        yield -i, i


def consume_two(n):
    a = []
    for x in two(n):
        a.append(x if isinstance(x, int) else x[0])
    return sum(a), len(a)


print(consume_two(150))


class Node:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


def tree(lo, hi):
    if lo >= hi:
        return None
    mid = (lo + hi) // 2
    return Node(mid, tree(lo, mid), tree(mid + 1, hi))


print(total(tree(0, 200)), [x for x in tree(0, 20)])


def walk(node):
    if node is not None:
        for x in walk(node.left):
            yield x
        yield node.value
        for x in walk(node.right):
            yield x


print(total(walk(tree(0, 100))), list(walk(tree(0, 10))))


def half_way(n):
    closed = []

    def gen():
        try:
            for i in range(n):
                yield i
        finally:
            closed.append(i)

    for stop in range(40, 90, 7):
        for x in gen():
            if x == stop:
                break
    g = gen()
    for x in g:
        if x == 50:
            g.close()
    return closed


print(half_way(200))


def thrown(n):
    def gen():
        got = 0
        while True:
            try:
                yield got
                got += 1
            except ValueError as e:
                got += e.args[0]

    g = gen()
    out = []
    for x in g:
        if x % 50 == 30:
            out.append(g.throw(ValueError(3)))
        if x > n:
            break
    return out, x


print(thrown(200))


def raising(n):
    def gen():
        for i in range(n):
            yield 100 // (i - 150)

    seen = 0
    try:
        for x in gen():
            seen += 1
    except ZeroDivisionError as e:
        tb = e.__traceback__
        depth = 0
        while tb:
            depth += 1
            last = tb.tb_frame.f_code.co_name
            tb = tb.tb_next
        return seen, depth, last


print(raising(300))


def reentrant(n):
    def gen():
        for i in range(n):
            try:
                next(box[0])
            except ValueError as e:
                yield str(e)
            else:
                yield "no error"

    box = []
    box.append(gen())
    return {x for x in box[0]}


print(reentrant(100))


def inspected(n):
    def gen():
        for i in range(n):
            yield i

    g = gen()
    out = []
    for x in g:
        if x % 40 == 39:
            out.append((g.gi_running, g.gi_frame.f_locals["i"], g.gi_frame.f_lineno - g.gi_code.co_firstlineno, g.gi_suspended))
    return out, g.gi_frame


print(inspected(170))


def running(n):
    def gen():
        for i in range(n):
            yield state()

    def state():
        f = sys._getframe(1)
        return g.gi_running, f.f_code.co_name, f.f_locals["i"], f.f_back.f_code.co_name

    g = gen()
    last = None
    for x in g:
        last = x
    return last


print(running(120))


def collected(n):
    class Thing:
        def __init__(self, i):
            self.i = i
            self.me = self

    def gen():
        for i in range(n):
            t = Thing(i)
            if i % 20 == 0:
                gc.collect()
            yield t

    s = 0
    for t in gen():
        s += t.me.i
        if t.i % 30 == 0:
            gc.collect()
    return s


print(collected(150))


def cells(n):
    base = 10

    def gen():
        nonlocal base
        for i in range(n):
            base += i
            yield base

    s = 0
    for x in gen():
        s += x - base
    return s, base


print(cells(120))


def sent(n):
    def averager():
        total = count = 0
        x = None
        while True:
            x = yield total
            total += x
            count += 1

    def outer():
        return (yield from averager())

    g = outer()
    next(g)
    r = 0
    for i in range(n):
        r = g.send(i)
    return r


print(sent(150))


def result(n):
    def inner(i):
        yield i
        return i * 2

    def outer():
        for i in range(n):
            got = yield from inner(i)
            yield got

    return total(outer())


print(result(120))


def over_lists(n):
    def gen():
        for i in range(n):
            yield from [i, i + 1]
            yield from (i,)
            yield from range(i % 3)

    return total(gen())


print(over_lists(80))


def floats_and_strings(n):
    def gen():
        x = 0.5
        name = ""
        for i in range(n):
            x = x * 1.25 if x < 1e6 else 0.25
            name += "ab"[i % 2]
            yield x, name

    s = 0.0
    for x, name in gen():
        s += x + len(name)
    return round(s, 6), name[-5:]


print(floats_and_strings(200))


def same_twice(n):
    g = count(n)
    pairs = 0
    for a in g:
        for b in g:
            pairs += a * b
            break
    return pairs


print(same_twice(201))


def changes_kind(n):
    def gen(kind):
        for i in range(n):
            yield kind(i)

    return [total(gen(k)) for k in (int, float, int, complex)]


print(changes_kind(90))
# expect: 44850 2646700 0
# expect: [0, 0, 0, 213019, 521101]
# expect: (0, 300)
# expect: 19900 [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19]
# expect: 4950 [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
# expect: [40, 47, 54, 61, 68, 75, 82, 89, 50]
# expect: ([33, 83, 133, 183], 201)
# expect: (150, 2, 'gen')
# expect: {'generator already executing'}
# expect: ([(False, 39, 2, True), (False, 79, 2, True), (False, 119, 2, True), (False, 159, 2, True)], None)
# expect: (True, 'gen', 119, 'running')
# expect: 11175
# expect: (0, 7150)
# expect: 11175
# expect: 21420
# expect: 9586
# expect: (13913366.04628, 'babab')
# expect: 1323300
# expect: [4005, 4005.0, 4005, (4005+0j)]
