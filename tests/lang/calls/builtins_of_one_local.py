# Builtins called with one local: found and called in one step, also where the call changes what the name means.
import builtins


def lens(items):
    return [len(x) for x in items]


class Sized:
    def __init__(self, n):
        self.n = n

    def __len__(self):
        return self.n

    def __abs__(self):
        return "abs"

    def __str__(self):
        return "sized"

    def __hash__(self):
        return 7

    def __iter__(self):
        return iter(range(self.n))


class Text(str):
    pass


for _ in range(3):
    print(lens(["ab", [1], (1, 2, 3), {1: 2}, {1}, b"abc", range(9), Sized(4), Text("xy")]))
# expect: [2, 1, 3, 1, 1, 3, 9, 4, 2]
# expect: [2, 1, 3, 1, 1, 3, 9, 4, 2]
# expect: [2, 1, 3, 1, 1, 3, 9, 4, 2]


def many(x):
    for _ in range(12):
        r = abs(x), str(x), hash(x), type(x).__name__, repr(type(x))
        n = len(x)
        callable(x)
    return r, n, callable(x), list(x)


print(many(Sized(2)))
# expect: (('abs', 'sized', 7, 'Sized', "<class '__main__.Sized'>"), 2, False, [0, 1])


def fails(call, x):
    for i in range(12):
        try:
            call(x)
        except (TypeError, ValueError, StopIteration) as error:
            text = type(error).__name__, str(error)
    return text, None


def length(x):
    return len(x)


def absolute(x):
    y = abs(x)
    return y


def number(x):
    return int(x)


def rounded(x):
    return round(x)


def following(x):
    return next(x)


def warm():
    for i in range(12):
        length("a"), absolute(-1), number("5"), rounded(2.5), following(iter([1]))


warm()
print(fails(length, 5)[0], fails(absolute, "a")[0], fails(number, "a")[0], fails(rounded, "a")[0], fails(following, iter(()))[0], fails(following, [])[0])
# expect: ('TypeError', "object of type 'int' has no len()") ('TypeError', "bad operand type for abs(): 'str'") ('ValueError', "invalid literal for int() with base 10: 'a'") ('TypeError', "type str doesn't define __round__ method") ('StopIteration', '') ('TypeError', "'list' object is not an iterator")


def counting():
    for i in range(3):
        yield i


def taken(g):
    return [following(g), following(g), next(g, None), next(g, None)]


print(taken(counting()), taken(iter("abc")))
# expect: [0, 1, 2, None] ['a', 'b', 'c', None]


def other_len():
    out = []
    for i in range(30):
        x = [i] * 3
        out.append(len(x))
        if i == 10:
            builtins.len = lambda x: "mine"
        if i == 20:
            builtins.len = old
    return out[8:24]


old = len
print(other_len())
# expect: [3, 3, 3, 'mine', 'mine', 'mine', 'mine', 'mine', 'mine', 'mine', 'mine', 'mine', 'mine', 3, 3, 3]
for name in "abs", "sum":
    setattr(builtins, "own_" + name, getattr(builtins, name))


class Removes:
    def __abs__(self):
        del builtins.own_abs
        return 5


def gone(x):
    return own_abs(x)


for i in range(12):
    gone(-i)
print(gone(Removes()))
# expect: 5
try:
    gone(1)
except NameError as error:
    print(error)
# expect: name 'own_abs' is not defined


class Items:
    def __iter__(self):
        builtins.take = None
        yield 1
        yield 2


def taking(x):
    return take(x)


builtins.take = [].extend
for i in range(12):
    taking(())
builtins.take = [0].extend
print(taking(Items()), builtins.take)
# expect: None None


def typed(x, y):
    t = type(x)
    type(y)
    return t is type(y)


print([typed(1, 2), typed(1.5, 2), typed(Sized(1), Sized(2)), typed(None, None)] * 2)
# expect: [True, False, True, True, True, False, True, True]


def rebinds(x):
    x = len(x)
    x = str(x)
    x = list(x)
    return x


print([rebinds("a" * n) for n in (1, 10, 123)])
# expect: [['1'], ['1', '0'], ['1', '2', '3']]


def empties(x):
    return list(x), tuple(x), set(x), sum(x), sorted(x), any(x), all(x), min(x)


for i in range(5):
    r = empties([3, 1, 2])
print(r)
# expect: ([3, 1, 2], (3, 1, 2), {1, 2, 3}, 6, [1, 2, 3], True, True, 1)


def where(x):
    return (1,
            len(x))


for i in range(12):
    where("a")
try:
    where(7)
except TypeError as error:
    print(error.__traceback__.tb_next.tb_lineno - where.__code__.co_firstlineno)
# expect: 2
