# SPDX-License-Identifier: MIT
# Iterators over lists and tuples that only exits name are not made (tier2/opt_objects.c): those of empty loops, of loops that are unrolled. What they
# go over lives as long as it would.
import gc
import sys
import weakref


class Node:
    def __init__(self, children):
        self.children = children

    def count(self):
        total = 1
        for child in self.children:
            total += child.count()
        return total

    def deepest(self, level=0):
        most = level
        for child in self.children:
            most = max(most, child.deepest(level + 1))
        return most


def grow(width, depth):
    return Node([grow(width - k % 2, depth - 1) for k in range(width)] if depth else [])


tree = grow(3, 5)
print(sum(tree.count() for _ in range(60)), sum(tree.deepest() for _ in range(60)))


def sums(rows):
    total = 0
    for row in rows:
        for x in row:
            total += x
        for x in ():
            total += 1000
    return total


print(sums([[], [1], [], [2, 3], []] * 400), sums([(), (1,), [], (2, 3)] * 400))
print(sys.getrefcount(tree.children))


# The list is changed while an empty loop over it is left, and grows in the loop's first round.
def growing(n):
    seen = 0
    lists = [[] for _ in range(7)]
    for k in range(n):
        items = lists[k % 7]
        if k % 500 == 499:
            items.append(k)
        for x in items:
            seen += 1
            if len(items) < 4:
                items.append(x)
    return seen, [len(items) for items in lists]


print(growing(4000))


# What holds the list lets it go in the loop.
class Item:
    alive = 0

    def __init__(self):
        Item.alive += 1

    def __del__(self):
        Item.alive -= 1


class Holder:
    def __init__(self):
        self.items = []


def let_go(n):
    holder = Holder()
    most = 0
    for k in range(n):
        if k % 300 == 7:
            holder.items = [Item(), Item(), Item()]
        for item in holder.items:
            holder.items = []
            most = max(most, Item.alive)
    item = None
    return most, Item.alive


print(let_go(3000))


def of_three(n):
    total = 0
    for k in range(n):
        for x in (k, 1, 2):
            if x == n - 3:
                total += 10000
            total += x
        for x in [k, 3]:
            total += x
    return total


print(of_three(4000))


def broken(n):
    found = []
    for k in range(n):
        for name in ("a", "b", "c"):
            if k % 700 == 699 and name == "b":
                found.append((k, name))
                break
        else:
            continue
        found.append(k)
    return found


print(broken(3000))


# Whoever looks at the frames' iterators finds them.
def looks(n):
    kinds = set()
    for k in range(n):
        for x in (1, 2):
            if k % 900 == 899:
                kinds.add(tuple(sorted(type(o).__name__ for o in gc.get_referrers(marked) if type(o).__name__.endswith("iterator"))))
        for x in marked:
            if k == n - 2:
                kinds.add(tuple(type(o).__name__ for o in gc.get_referrers(marked) if type(o).__name__.endswith("iterator")))
        if k == n - 3:
            marked.append(1)
    return kinds


marked = []
print(sorted(looks(3000)))


# An exception in the middle.
def raising(n):
    caught = 0
    for k in range(n):
        try:
            for x in (3, 2, k % 50):
                caught += 6 // x
        except ZeroDivisionError:
            caught += 1000
    return caught


print(raising(3000))


# Generators keep theirs.
def pieces(n):
    for k in range(n):
        for x in ():
            yield -1
        for x in (k, k + 1):
            yield x


print(sum(pieces(3000)))
g = pieces(3000)
r = weakref.ref(g)
print(sum(next(g) for _ in range(2500)))
del g
print(r() is None)

# Iterators that have ended before.
def ended(n):
    total = 0
    for k in range(n):
        it = iter((1, 2, 3)) if k % 2 else iter([1, 2])
        for x in it:
            total += 1
            if total % 7 == 6:
                break
        for x in it:
            total += 3
        for x in it:
            total += 1000
    return total


print(ended(3000))

class Row(list):
    pass


class Pair(tuple):
    pass


def of_subclasses(n):
    total = 0
    rows = [Row(), Row([1, 2]), Pair(), Pair((3,)), [], ()]
    for k in range(n):
        for x in rows[k % 6]:
            total += x
        for x in Row():
            total += 100
    return total


print(of_subclasses(3000))
# expect: 9720 300
# expect: 2400 2400
# expect: 2
# expect: (8017, [4, 4, 5, 4, 4, 4, 4])
# expect: (3, 0)
# expect: 16030000
# expect: [(699, 'b'), 699, (1399, 'b'), 1399, (2099, 'b'), 2099, (2799, 'b'), 2799]
# expect: [(), ('list_iterator',)]
# expect: 75840
# expect: 9000000
# expect: 1562500
# expect: True
# expect: 10498
# expect: 3000
