# sum(), any(), all() and filter(None, ...) of lists and tuples, whose items may run code that changes them.


class Number:
    def __init__(self, value, act=None):
        self.value, self.act = value, act

    def __radd__(self, other):
        if self.act:
            self.act()
        return other + self.value

    def __bool__(self):
        if self.act:
            self.act()
        return bool(self.value)


print(sum([]), sum(()), sum([], 5), sum([True, False, 2, True]), sum((1, 2, 3)), sum([1] * 1000))
# expect: 0 0 5 4 6 1000
print(sum([2**48 - 1, 1]), sum([-(2**48), -1]), sum([2**48 - 1, 1, -5, 2**70, 3]), sum([2**60, -(2**60), 7]))
# expect: 281474976710656 -281474976710657 1180591902192388014078 7
print(sum([1, 2.5, 3]), sum([0.1] * 10), sum((0.1, 1, True, 0.2)), sum([1e308, 1e308, -1e308]), sum([1.0, 1e100, 1.0, -1e100]))
# expect: 6.5 1.0 2.3 inf 2.0
print(sum([2**2000, 0.5, 1]) if False else sum([1.5, 2**100, 2j, 1.25]), sum([1j, 2, 0.5]), sum([-0.0]), sum([-0.0, -0.0], -0.0))
# expect: (1.2676506002282294e+30+2j) (2.5+1j) 0.0 -0.0
print(sum([float("inf"), 1.0]), sum([float("inf"), float("-inf")]), sum([1, float("nan")]))
# expect: inf nan nan
print(sum([[1], [2]], []), sum(((1,), (2,)), ()))
# expect: [1, 2] (1, 2)
for bad in (lambda: sum(["a"], ""), lambda: sum([b"a"], b""), lambda: sum(["a"]), lambda: sum([1, "a", 2]), lambda: sum(5), lambda: sum(5, ""), lambda: sum([1.5, None])):
    try:
        print(bad())
    except TypeError as error:
        print(error)
# expect: sum() can't sum strings [use ''.join(seq) instead]
# expect: sum() can't sum bytes [use b''.join(seq) instead]
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: unsupported operand type(s) for +: 'int' and 'str'
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
# expect: unsupported operand type(s) for +: 'float' and 'NoneType'


def changing(fold, make):
    log = []
    items = make(log)
    return fold(items), len(items)


print(changing(sum, lambda log: (l := []) or l.extend([1, Number(10, lambda: l.append(5)), 2]) or l))
# expect: (18, 4)
print(changing(sum, lambda log: (l := []) or l.extend([1, Number(10, l.clear), 2]) or l))
# expect: (11, 0)
print(changing(any, lambda log: (l := []) or l.extend([0, Number(0, l.clear), 2]) or l))
# expect: (False, 0)
print(changing(all, lambda log: (l := []) or l.extend([1, Number(1, lambda: l.append(0)), 2]) or l))
# expect: (False, 4)


def fails():
    raise KeyError("no truth")


for fold in any, all, lambda l: list(filter(None, l)):
    try:
        fold([Number(1, fails)])
    except KeyError as error:
        print(error)
# expect: 'no truth'
# expect: 'no truth'
# expect: 'no truth'
print(any([]), all([]), any(()), all(()), any([0, 0.0, "", None, False, [], 0j]), any([0, -0.0, "x"]), any((0, [], ())), any((0, [0])))
# expect: False True False True False True False True
print(all([1, 2.5, "x", True, [0], 1j]), all((1, None)), all((1, float("nan"))), any({}), all({0: 1}), any(iter([0, 3])), all(iter([1, ""])))
# expect: True False True False False True False


def left(fold, items):
    it = iter(items)
    return fold(it), list(it)


print(left(any, [0, 1, 2, 3]), left(all, [1, 0, 2]), left(sum, [1, 2]))
# expect: (True, [2, 3]) (False, [2]) (3, [])
print(list(filter(None, [0, 1, "", "a", None, 2.5, 0.0, [], [0], True, False])), list(filter(bool, (0, 1, 2))), list(filter(None, "ab")))
# expect: [1, 'a', 2.5, [0], True] [1, 2] ['a', 'b']


def filtered(make):
    items = []
    make(items)
    return list(filter(None, items)) == [x for x in items if x], len(items)


print(filtered(lambda l: l.extend([1, Number(1), 0, Number(0), 3])), sum(filter(None, [1, 0, 2.5, Number(4)])), tuple(filter(None, [0, 3])))
# expect: (True, 5) 7.5 (3,)


def takes_what_it_gives(n):
    l = [0, 1]
    l.extend(filter(None, l[:]))
    it = filter(None, l)
    next(it)
    l.append(n)
    return list(it), list(it)


print(takes_what_it_gives(7))
# expect: ([1, 7], [])
print(list(map(abs, [-1, 2.5, -3])), list(map(len, ["a", "bc"])), list(map(abs, [])))
# expect: [1, 2.5, 3] [1, 2] []


def mapped(items, function):
    try:
        return list(map(function, items))
    except TypeError as error:
        return str(error)


print(mapped([-1, "x"], abs), mapped([1, [2]], len))
# expect: bad operand type for abs(): 'str' object of type 'int' has no len()
