# SPDX-License-Identifier: MIT
# min() and max() by keys that are tuples, and of tuples that a generator yields, go on without coming back to C where numbers and texts decide.
import sys


class Noisy:
    alive = 0

    def __init__(self, n):
        self.n = n
        Noisy.alive += 1

    def __lt__(self, other):
        return self.n < other.n

    def __del__(self):
        Noisy.alive -= 1


class Pair(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)

    __gt__ = tuple.__lt__


def size(value):
    return len(value) if isinstance(value, (str, tuple)) else int(value)


nan = float("nan")
tables = [
    [3, 1, 2, 9, 5, 5, 1], [1.5, 0.0, -0.0, 2.5], [nan, 1.0, nan, 0.5], [1.0, nan, 0.5, nan], ["b", "a", "ab", "", "é"],
    [1, 2.5, True, 0, -1.0], [(1, 2), (1,), (0, 5), ()], [2 ** 70, 5, 2 ** 71, -2 ** 80],
]
keys = {
    "pair": lambda v: (v, 1), "second": lambda v: (0, v), "long": lambda v: (0, 1, 2, v, v), "alone": lambda v: (v,),
    "distance": lambda v: (abs(size(v)) % 3 if v == v else 1, v), "length": lambda v: (1,) * (size(v) % 4 if v == v else 2), "list": lambda v: [0, v],
    "nested": lambda v: ((0, v), v), "own": lambda v: Pair((0, v)), "noisy": lambda v: (0, Noisy(size(v) % 5 if v == v else 3)), "none": lambda v: (None, v),
    "text": lambda v: (str(v), 1), "constant": lambda v: (7, "x"),
}


def show(values, key):
    out = []
    for f in (min, max):
        try:
            out.append(f(values, key=key))
        except TypeError as error:
            out.append(str(error))
    return out


def by_keys(rounds):
    for n in range(rounds):
        out = [(name, [show(values, key) for values in tables]) for name, key in keys.items()]
    return out


def nearest(rounds):
    total = 0
    for here in range(rounds):
        goals = [here * k % 23 for k in (3, 7, 11, 13)]
        total += min(goals, key=lambda floor: (abs(floor - here % 23), floor)) + max(goals, key=lambda floor: (floor % 5, "ab"[floor % 2], -floor))
        total += min(range(5), key=lambda k: (k * here % 7, k)) + max(tuple(goals), key=lambda k: (-k, 1.5))
    return total


def of_tuples(rounds):
    best = []
    for n in range(rounds):
        best = [f((k * n % 7, "abc"[k % 3], float(k)) for k in range(9)) for f in (min, max)]
        best.append(max((n % 3, Noisy(k)) for k in range(4))[1].n)
        best.append(min((k, nan) for k in (2, 1, 1)))
    return best[:3], best[3][0], Noisy.alive


for name, out in by_keys(300):
    print(name, out)
print(nearest(3000), Noisy.alive)
print(of_tuples(700))
del name, out
print(Noisy.alive)
# expect: pair [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: second [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: long [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: alone [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: distance [[3, 5], [0.0, 2.5], [0.5, nan], [0.5, 1.0], ['', 'ab'], [0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: length [[1, 3], [0.0, 2.5], [0.5, nan], [0.5, nan], ['', 'ab'], [0, -1.0], [(), (1, 2)], [1180591620717411303424, 5]]
# expect: list [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: nested [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: own [[9, 1], [2.5, 0.0], [nan, nan], [1.0, 0.5], ['é', ''], [2.5, -1.0], [(1, 2), ()], [2361183241434822606848, -1208925819614629174706176]]
# expect: noisy [[5, 9], [0.0, 2.5], [0.5, nan], [0.5, nan], ['', 'ab'], [0, -1.0], [(), (1, 2)], [5, 1180591620717411303424]]
# expect: none [[1, 9], [0.0, 2.5], [nan, nan], [0.5, 1.0], ['', 'é'], [-1.0, 2.5], [(), (1, 2)], [-1208925819614629174706176, 2361183241434822606848]]
# expect: text [[1, 9], [-0.0, 2.5], [0.5, nan], [0.5, nan], ['', 'é'], [-1.0, True], [(), (1,)], [-1208925819614629174706176, 5]]
# expect: constant [[3, 3], [1.5, 1.5], [nan, nan], [1.0, 1.0], ['b', 'b'], [1, 1], [(1, 2), (1, 2)], [1180591620717411303424, 1180591620717411303424]]
# expect: 74159 0
# expect: ([(0, 'a', 0.0), (6, 'c', 8.0), 3], 1, 0)
# expect: 0
