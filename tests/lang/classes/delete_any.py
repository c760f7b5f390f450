# Attributes deleted in any order: the others keep their values and their order.
import itertools


class Thing:
    def __init__(self):
        self.a, self.b, self.c, self.d = 1, 2, 3, 4


def left(order):
    thing = Thing()
    for name in order:
        delattr(thing, name)
    names = list(vars(thing))
    thing.e = 5
    thing.a = 6
    return names, thing.e, thing.a, sorted(vars(thing))


seen = set()
for count in range(1, 5):
    for order in itertools.permutations("abcd", count):
        names, e, a, after = left(order)
        assert names == [name for name in "abcd" if name not in order], (order, names)
        assert (e, a) == (5, 6) and after == sorted(set(names) | {"a", "e"})
        seen.add(tuple(names))
print(len(seen))


def use(thing):
    del thing.b
    try:
        thing.b
    except AttributeError as error:
        print(error)
    try:
        del thing.b
    except AttributeError as error:
        print(error)
    return thing.a + thing.c + thing.d


print(use(Thing()))
total = 0
for i in range(3000):
    thing = Thing()
    del thing.a
    total += thing.b + thing.d
    del thing.c
    thing.a = i
    total += thing.a + thing.d
print(total)
many = Thing()
for i in range(20):
    setattr(many, f"n{i}", i)
for i in range(0, 20, 2):
    delattr(many, f"n{i}")
print(list(vars(many)))
# expect: 15
# expect: 'Thing' object has no attribute 'b'
# expect: 'Thing' object has no attribute 'b'
# expect: 8
# expect: 4528500
# expect: ['a', 'b', 'c', 'd', 'n1', 'n3', 'n5', 'n7', 'n9', 'n11', 'n13', 'n15', 'n17', 'n19']
