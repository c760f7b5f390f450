"""enumerate(), zip() and dict.items() in a loop that takes pairs apart, when what they go over changes or is odd."""


class Shout:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def pairs(iterable):
    out = []
    for a, b in iterable:
        out.append((a, b))
    return out


def again(make, times=40):
    for _ in range(times):
        result = pairs(make())
    return result


print(again(lambda: enumerate("abc")))
print(again(lambda: enumerate("abc", 2**48 - 2)))
print(pairs(enumerate("abc", -(2**48) - 1)))
print(pairs(enumerate("ab", 2**70)))
print(again(lambda: zip("ab", [1, 2, 3])))
print(again(lambda: {1: 2, "x": None}.items()))
print(pairs(["ab", (1, 2)]))
for bad in zip("ab", "cd", "ef"), zip("ab"), zip("ab", "c", strict=True), enumerate(None) if False else [5]:
    try:
        print(pairs(bad))
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


def changes(d):
    for k, v in d.items():
        d[k + 1] = v


for _ in range(3):
    try:
        changes({1: 2})
    except RuntimeError as error:
        print(error)


def same(iterable):
    for x, x in iterable:
        pass
    return x


print([same(enumerate([7, 8])) for _ in range(30)][-1])


def dying():
    for i, x in enumerate([Shout("a"), Shout("b")]):
        print(i, x.name)
    for x, i in zip([Shout("c"), Shout("d")], "pq"):
        x = None


dying()


class Sub(enumerate):
    def __next__(self):
        a, b = super().__next__()
        return b, a


print(again(lambda: Sub("xy")))


def numbers(values):
    return [(v.bit_length() if type(v) is int else v.is_integer(), v.conjugate()) for v in values]


print(numbers([1, 255] * 10)[-1], numbers([1.5, 2.0] * 10)[-1], numbers([1, 1.0, True, 2**80] * 5)[-4:])
print([int(s) for s in ["1", "-5", 2.5, True] * 5][-4:], [str(x) for x in [1, None, "a"] * 5][-3:])
print([list(x) for x in ["ab", (), {1: 2}] * 5][-3:], [type(x) for x in [1, "a"] * 5][-1])


class Text(str):
    def __init__(self, *args):
        print("init", args)


class HasText:
    def __str__(self):
        return Text("made")


def texts(n):
    for _ in range(n):
        made = str(HasText())
    return type(made).__name__


print(texts(4))
# expect: [(0, 'a'), (1, 'b'), (2, 'c')]
# expect: [(281474976710654, 'a'), (281474976710655, 'b'), (281474976710656, 'c')]
# expect: [(-281474976710657, 'a'), (-281474976710656, 'b'), (-281474976710655, 'c')]
# expect: [(1180591620717411303424, 'a'), (1180591620717411303425, 'b')]
# expect: [('a', 1), ('b', 2)]
# expect: [(1, 2), ('x', None)]
# expect: [('a', 'b'), (1, 2)]
# expect: ValueError too many values to unpack (expected 2, got 3)
# expect: ValueError not enough values to unpack (expected 2, got 1)
# expect: ValueError zip() argument 2 is shorter than argument 1
# expect: TypeError cannot unpack non-iterable int object
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: dictionary changed size during iteration
# expect: 8
# expect: 0 a
# expect: 1 b
# expect: gone a
# expect: gone b
# expect: gone c
# expect: gone d
# expect: [('x', 0), ('y', 1)]
# expect: (8, 255) (True, 2.0) [(1, 1), (True, 1.0), (True, 1), (81, 1208925819614629174706176)]
# expect: [1, -5, 2, 1] ['1', 'None', 'a']
# expect: [['a', 'b'], [], [1]] <class 'str'>
# expect: init ('made',)
# expect: init ('made',)
# expect: init ('made',)
# expect: init ('made',)
# expect: Text
