# SPDX-License-Identifier: MIT
# Functions that a trace makes only to call them are not made; exits, and those who ask for them, find them (tier2/opt_objects.c, stand_in in
# tier2/expand_calls.c). Their cells are counted.
import sys
import weakref


class Noisy:
    alive = 0

    def __init__(self, n):
        self.n = n
        Noisy.alive += 1

    def __del__(self):
        Noisy.alive -= 1


def lambdas(n):
    total = 0
    for i in range(n):
        f = lambda x: x * 2 + i
        total += f(i) + (lambda: i)() + (lambda a, b: a - b)(i, total % 7)
    return total, f(1)


def several_cells(n):
    a, b, c, d = 1, 2, 3, 4
    out = 0
    for i in range(n):
        def one(x):
            return x + a + i

        def three(x):
            return one(x) + b * c + i

        def five(x):
            nonlocal d
            d += 1
            return three(x) + a + b + c + d + i
        out += five(i) % 11
        a = i % 5
    return out, a, b, c, d, five.__closure__ is not None, len(five.__closure__), five.__name__


def kept_now_and_then(n):
    kept, total = [], 0
    for i in range(n):
        def f(x):
            return x + i % 3 + len(kept)
        total += f(i)
        if i % 97 == 0:
            kept.append(f)
    return total, len(kept), len(set(map(id, kept))), kept[0](5), kept[-1](1), {f.__qualname__ for f in kept}


def any_of(n):
    rows, hits = [[], [1, 2], [3], [], [4, 5, 6, 7, 8, 9], (1, 2, 3), {5: 6}], []
    for i in range(n):
        want = i % 11
        row = rows[i * i % 7]
        hits.append((any(x == want for x in row), all(x > want for x in row), sum(x * want for x in row)))
    return len(hits), sum(h[0] for h in hits), sum(h[1] for h in hits), sum(h[2] for h in hits)


def not_iterable(n):
    errors = 0
    for i in range(n):
        items = [1, 2] if i % 50 else i
        try:
            errors += any(x == i for x in items)
        except TypeError as error:
            errors += len(str(error))
    return errors


def raises(n):
    names = set()
    for i in range(n):
        def f(x):
            return x // (i % 40)
        try:
            f(i)
        except ZeroDivisionError as error:
            names.add(error.__traceback__.tb_next.tb_frame.f_code.co_qualname)
            names.add(error.__traceback__.tb_next.tb_frame.f_locals["i"] % 40)
    return sorted(names, key=str)


def counted(n):
    for i in range(n):
        thing = Noisy(i)
        f = lambda: thing.n
        g = lambda: f() + thing.n
        if g() != 2 * i or Noisy.alive > 2:
            return "wrong", i, Noisy.alive
        any(thing.n == x for x in (1, 2, i))
    alive = Noisy.alive
    del f, g, thing
    return alive, Noisy.alive


def own_cell(n):
    total = 0
    for i in range(n):
        def make(k):
            thing = Noisy(k)

            def get():
                return thing.n + i
            return get() + sum(thing.n for _ in range(2))
        total += make(i)
    return total, Noisy.alive


def looks(n):
    seen = set()
    for i in range(n):
        f = lambda: sys._getframe(0 if i % 60 else 1).f_code.co_name + str(i % 2)
        seen.add(f())
    return sorted(seen)


def weakly(n):
    gone = 0
    for i in range(n):
        f = lambda: i
        if i % 30 == 29:
            w = weakref.ref(f, lambda _: None)
        f()
        if i % 30 == 29:
            f = None
            gone += w() is None
    return gone


def with_defaults(n):
    total = 0
    for i in range(n):
        def f(x, y=Noisy(i), *, k=3):
            return x + y.n + k + i
        total += f(i)
    alive = Noisy.alive
    del f
    return total, alive, Noisy.alive


def other_code(n):
    def twice(x):
        return 2 * x
    total = 0
    for i in range(n):
        def f(x):
            return x
        if i % 70 == 69:
            f.__code__ = twice.__code__
        total += f(i)
    return total


def in_generator(n):
    def numbers(k):
        for j in range(k):
            yield (lambda a: a + j)(k)
    return sum(sum(numbers(i % 4)) for i in range(n))


for f in (lambdas, several_cells, kept_now_and_then, any_of, not_iterable, raises, counted, own_cell, looks, weakly, with_defaults, other_code,
          in_generator):
    print(f.__name__, f(3000), Noisy.alive)
# expect: lambdas (22483504, 3001) 0
# expect: several_cells (15001, 4, 2, 3, 3004, True, 6, 'five') 0
# expect: kept_now_and_then (4549364, 31, 31, 38, 34, {'kept_now_and_then.<locals>.f'}) 0
# expect: any_of (3000, 701, 1053, 192645) 0
# expect: not_iterable 1682 0
# expect: raises [0, 'raises.<locals>.f'] 0
# expect: counted (1, 0) 0
# expect: own_cell (17994000, 0) 0
# expect: looks ['<lambda>0', '<lambda>1', 'looks0'] 0
# expect: weakly 100 0
# expect: with_defaults (13504500, 1, 0) 0
# expect: other_code 4561668 0
# expect: in_generator 13500 0
