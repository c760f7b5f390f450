# SPDX-License-Identifier: MIT
# Pairs that are only looked for in dicts and sets: their items are enough (tier2/opt_objects.c).
def f(n):
    d = {(i % 50, i % 7): i for i in range(2000)}
    s = set(d)
    t = u = 0
    for i in range(n):
        p = (i % 50, i % 8)
        t += d.get(p, 1)
        if p in s: u += 1
        if (i, 0) in d: u += 2
        d[(i % 50, i % 7)] += 1
    return t, u, len(d), p
def neigh(n):
    cells = {(i * 7 % 41, i * 3 % 29) for i in range(200)}
    for g in range(n):
        nb = {}
        for x, y in cells:
            for dx, dy in ((0, 1), (1, 0), (-1, 0), (0, -1), (1, 1)):
                pl = (x + dx, y + dy)
                nb[pl] = nb.get(pl, 0) + 1
        cells = {p for p, c in nb.items() if c == 3 or (c == 2 and p in cells)} | {(g % 5, 0)}
    return len(cells), sorted(cells)[:3]
def mixed(n):
    d = {(0, "a"): 1, (1, 2.5): 2, (1.0, True): 3, (2, None): 4, (3, (1, 2)): 5}
    t = 0
    for i in range(n):
        for k in ((i % 4, "a"), (1, i * 0.5), (i % 2, i % 3 == 1), (i % 3, None), (1 << i % 60, i)):
            if k in d: t += d[k]
    return t
print(f(20000), neigh(60), mixed(3000))


# The pair of the round before is still there when the lookup leaves.
def leaves(n):
    d, last = {(k, 0): k for k in range(50)}, None
    for i in range(n):
        p = (i % 51, 0)
        try:
            last = d[p]
        except KeyError as e:
            last = e.args[0] is p, p
    return last, p


class Odd:
    def __init__(self, x):
        self.x = x

    def __hash__(self):
        return hash((self.x, 1))

    def __eq__(self, other):
        return other == (self.x, 1)


def others(n):
    d = {Odd(3): "odd", (4, 1): "four"}
    s = set(d)
    found = []
    for i in range(n):
        p = (i % 6, 1)
        if p in s:
            found.append(d[p])
    return len(found), found[:3]


print(leaves(50 * 51), leaves(51 * 51 - 1), others(3000))
# expect: (32403897, 17600, 350, (49, 7)) (1, [(4, 0)]) 6255
# expect: ((True, (50, 0)), (50, 0)) (49, (49, 0)) (1000, ['odd', 'four', 'odd'])
