# Exceptions that traces make for handlers end there, and texts taken from them are given back, also where the trace is left in between.
import gc
import sys


def items(values, count):
    total = 0
    for k in range(count):
        try:
            total += values[k // 3]
            values[k % 9] ^= total & 255
        except IndexError as e:
            total ^= len(str(e))
    return total


def keys(table, count):
    total = 0
    for k in range(count):
        try:
            total += table[k % 7]
        except KeyError as e:
            total += e.args[0]
    return total


def quotients(count):
    total = 0
    for k in range(count):
        try:
            total += 60 // (k % 5)
        except ZeroDivisionError as e:
            total += len(e.args)
    return total


def alive(*types):
    return sum(type(o) in types for o in gc.get_objects())


print([items([1, 2, 3, 4, 5], 34) for _ in range(20)] == [26] * 20, [keys({1: 2, 3: 4}, 70) for _ in range(3)], [quotients(50) for _ in range(3)])
# expect: True [230, 230, 230] [1260, 1260, 1260]
print(alive(IndexError, KeyError, ZeroDivisionError))
# expect: 0


def texts(error, ways):  # what it is called with is known only when the text has been looked at
    total = 0
    for way in ways:
        total += len(way(error))
    return total


def references(text):
    before = sys.getrefcount(text)
    for _ in range(30):
        texts(ValueError(text), [str] * 20 + [repr] + [str, repr, str] + [str] * 20)
    return sys.getrefcount(text) - before


print([references("a text of its own " * (n + 2)) for n in range(3)])
# expect: [0, 0, 0]
