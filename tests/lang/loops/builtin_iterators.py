# Loops over iterators of builtin types, which the interpreter steps without a call: ends, deleted entries, containers that change.


def walk(iterable):
    seen = []
    for x in iterable:
        seen.append(x)
    return seen


def again(iterator):
    return walk(iterator), walk(iterator)


def fails(iterable, change):
    seen = []
    try:
        for x in iterable:
            seen.append(x)
            change(x)
    except RuntimeError as error:
        return seen, str(error)
    return seen, None


class Keys(dict):
    def __iter__(self):
        return iter(["own"])


class Plain(dict):
    pass


class Members(set):
    def __iter__(self):
        return iter(("own",))


class Bytes(bytes):
    def __iter__(self):
        return iter("own")


for round in range(30):
    d = {"a": 1, 2.5: None, (1, 2): "t", 7: [1]}
    out = [walk(d), walk(d.values()), walk(d.keys()), walk(Plain(d)), walk(Keys(d)), walk(Plain(d).values())]
    del d[2.5], d["a"]
    d["z"] = 3
    out += [walk(d), walk(d.values()), walk({}), walk({}.values())]
    out += [again(iter(d)), again(iter(d.values())), again(reversed([1, 2, 3])), again(iter(b"ab")), again(iter({5}))]
    out += [walk({3, 1, 2}), walk(frozenset("a")), walk(set()), walk(Members([1])), walk(b"\x00\xff"), walk(Bytes(b"ab")), walk(bytearray(b"xy"))]
    out += [walk(reversed([])), walk(reversed([1, [2], "3"])), walk(reversed((1, 2)))]
    s = set(range(40))
    for i in range(0, 40, 2):
        s.discard(i)
    out.append(sorted(walk(s)))
    if round in (0, 29):
        print(*out, sep="\n")

for round in range(30):
    out = []
    d = dict.fromkeys(range(5), "v")
    out.append(fails(d, lambda x: d.pop(4, None)))
    d = dict.fromkeys(range(5), "v")
    out.append(fails(d.values(), lambda x: d.setdefault("new", 1)))
    d = {1: "v"}
    out.append(fails(d, lambda x: (d.pop(x), d.setdefault(x + 1))))  # one goes, one comes
    d = dict.fromkeys(range(5), "v")
    out.append(fails(d, lambda x: d.update({x: x})))
    d = dict.fromkeys(range(3), "v")
    out.append(fails(d, lambda x: d.clear()))
    s = set(range(5))
    out.append(fails(s, lambda x: s.discard(x)))
    s = set(range(5))
    out.append(fails(s, lambda x: s.add(99)))
    s = {1, 2}
    out.append(fails(s, lambda x: (s.discard(1), s.add(1))))
    l = [1, 2, 3, 4]
    out.append(fails(reversed(l), lambda x: l.pop(0)))
    l = [1, 2, 3, 4]
    out.append(fails(reversed(l), lambda x: l.append(x)))
    l = [1, 2, 3, 4]
    out.append(fails(reversed(l), lambda x: l.clear()))
    iterator = iter(s)
    s.add(3)
    broken = []
    for _ in range(2):
        broken.append(fails(iterator, id))
    out.append(broken)
    if round in (0, 29):
        print(*out, sep="\n")


# What the loop's variable held ends with the store, and that may change what is gone over.
class Last:
    def __init__(self, d):
        self.d = d

    def __del__(self):
        self.d["made by __del__"] = 1


def dying(n):
    d = {i: i for i in range(4)}
    x = Last(d)
    try:
        for x in d:
            pass
    except RuntimeError as error:
        return str(error), x, len(d)
    return "no error"


print({dying(i) for i in range(30)})


# for as an expression's part, with the item left on the stack
def pairs(d):
    return [[k, v] for k in d for v in d.values() if k != v], {k for k in {1, 2}}, [*map(str, b"ab")]


for _ in range(30):
    result = pairs({1: 2, 2: 2})
print(result)
# expect: ['a', 2.5, (1, 2), 7]
# expect: [1, None, 't', [1]]
# expect: ['a', 2.5, (1, 2), 7]
# expect: ['a', 2.5, (1, 2), 7]
# expect: ['own']
# expect: [1, None, 't', [1]]
# expect: [(1, 2), 7, 'z']
# expect: ['t', [1], 3]
# expect: []
# expect: []
# expect: ([(1, 2), 7, 'z'], [])
# expect: (['t', [1], 3], [])
# expect: ([3, 2, 1], [])
# expect: ([97, 98], [])
# expect: ([5], [])
# expect: [1, 2, 3]
# expect: ['a']
# expect: []
# expect: ['own']
# expect: [0, 255]
# expect: ['o', 'w', 'n']
# expect: [120, 121]
# expect: []
# expect: ['3', [2], 1]
# expect: [2, 1]
# expect: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39]
# expect: ['a', 2.5, (1, 2), 7]
# expect: [1, None, 't', [1]]
# expect: ['a', 2.5, (1, 2), 7]
# expect: ['a', 2.5, (1, 2), 7]
# expect: ['own']
# expect: [1, None, 't', [1]]
# expect: [(1, 2), 7, 'z']
# expect: ['t', [1], 3]
# expect: []
# expect: []
# expect: ([(1, 2), 7, 'z'], [])
# expect: (['t', [1], 3], [])
# expect: ([3, 2, 1], [])
# expect: ([97, 98], [])
# expect: ([5], [])
# expect: [1, 2, 3]
# expect: ['a']
# expect: []
# expect: ['own']
# expect: [0, 255]
# expect: ['o', 'w', 'n']
# expect: [120, 121]
# expect: []
# expect: ['3', [2], 1]
# expect: [2, 1]
# expect: [1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23, 25, 27, 29, 31, 33, 35, 37, 39]
# expect: ([0], 'dictionary changed size during iteration')
# expect: (['v'], 'dictionary changed size during iteration')
# expect: ([1], 'dictionary keys changed during iteration')
# expect: ([0, 1, 2, 3, 4], None)
# expect: ([0], 'dictionary changed size during iteration')
# expect: ([0], 'Set changed size during iteration')
# expect: ([0], 'Set changed size during iteration')
# expect: ([1, 2], None)
# expect: ([4, 4, 4, 4], None)
# expect: ([4, 3, 2, 1], None)
# expect: ([4], None)
# expect: [([], 'Set changed size during iteration'), ([], 'Set changed size during iteration')]
# expect: ([0], 'dictionary changed size during iteration')
# expect: (['v'], 'dictionary changed size during iteration')
# expect: ([1], 'dictionary keys changed during iteration')
# expect: ([0, 1, 2, 3, 4], None)
# expect: ([0], 'dictionary changed size during iteration')
# expect: ([0], 'Set changed size during iteration')
# expect: ([0], 'Set changed size during iteration')
# expect: ([1, 2], None)
# expect: ([4, 4, 4, 4], None)
# expect: ([4, 3, 2, 1], None)
# expect: ([4], None)
# expect: [([], 'Set changed size during iteration'), ([], 'Set changed size during iteration')]
# expect: {('dictionary changed size during iteration', 0, 5)}
# expect: ([[1, 2], [1, 2]], {1, 2}, ['97', '98'])
