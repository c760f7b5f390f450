# SPDX-License-Identifier: MIT
# Tables of dicts that get more entries than they were made for: displays, copies, large ones; loops that change them.
from collections import OrderedDict


def grown(start, n):
    d = dict(start)
    for i in range(n):
        d[i] = -i
    return len(d), list(d)[:5], list(d)[-2:], all(d[i] == -i for i in range(n))


for n in 0, 1, 2, 3, 9, 10, 11, 21, 22, 100, 5000:
    print(grown({"a": 1, "b": 2, "c": 3}, n))


# A key that goes and one that comes: the loop sees where the new one lies.
def changed(d, new):
    seen = []
    try:
        for key in d:
            seen.append(key)
            if key == "a":
                del d["a"]
                d[new] = 1
    except RuntimeError as error:
        seen.append(str(error))
    return seen, list(d)


print(changed({"a": 1, "b": 2, "c": 3}, "x"))
print(changed({"a": 1, "b": 2, "c": 3, "d": 4, "e": 5}, "x"))
print(changed({k: 1 for k in "abcdefghij"}, "x"))

# Marks that popitem leaves, and keys that move to the end of a full table.
d = {"a": 1, "b": 2, "c": 3}
for i in range(50):
    d[i] = i
    d["last"] = i
    d.popitem()
    d.popitem()
print(d)
o = OrderedDict.fromkeys("abc")
for i in range(40):
    o.move_to_end("abc"[i % 3], last=i % 4 != 0)
    o[i] = 0
print(len(o), list(o)[:4], list(o)[-3:])


# Looking up runs code that makes the table move.
class Key:
    def __init__(self, d):
        self.d = d

    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        for i in range(30):
            self.d[i] = i
        return False


d = {"a": 1, "b": 2, "c": 3}
d[Key(d)] = 4
print(len(d), d["a"], d[29])
# expect: (3, ['a', 'b', 'c'], ['b', 'c'], True)
# expect: (4, ['a', 'b', 'c', 0], ['c', 0], True)
# expect: (5, ['a', 'b', 'c', 0, 1], [0, 1], True)
# expect: (6, ['a', 'b', 'c', 0, 1], [1, 2], True)
# expect: (12, ['a', 'b', 'c', 0, 1], [7, 8], True)
# expect: (13, ['a', 'b', 'c', 0, 1], [8, 9], True)
# expect: (14, ['a', 'b', 'c', 0, 1], [9, 10], True)
# expect: (24, ['a', 'b', 'c', 0, 1], [19, 20], True)
# expect: (25, ['a', 'b', 'c', 0, 1], [20, 21], True)
# expect: (103, ['a', 'b', 'c', 0, 1], [98, 99], True)
# expect: (5003, ['a', 'b', 'c', 0, 1], [4998, 4999], True)
# expect: (['a', 'b', 'c', 'dictionary keys changed during iteration'], ['b', 'c', 'x'])
# expect: (['a', 'c', 'd', 'e', 'x'], ['b', 'c', 'd', 'e', 'x'])
# expect: (['a', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'x'], ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'x'])
# expect: {'a': 1, 'b': 2, 'c': 3}
# expect: 43 [0, 1, 2, 3] [38, 'a', 39]
# expect: 34 1 29
