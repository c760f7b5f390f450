# len() of builtin types is taken in line; of subclasses, of other objects and by other names it is what they say.
class Own(list):
    def __len__(self):
        return 77


class Plain(dict):
    pass


class Wrong:
    def __len__(self):
        return -1


class Raises(str):
    def __len__(self):
        raise KeyError("no length")


def length(x):
    n = len(x)
    return n, len(x) + 1, len(x) > 2


def error_of(x):
    try:
        return len(x)
    except (TypeError, ValueError, KeyError, OverflowError) as error:
        return type(error).__name__, str(error)


values = [[1, 2], "abc", (1,), {1: 2}, {3, 4}, b"abcd", range(9), Own([1]), Plain(a=1), bytearray(5), frozenset(), memoryview(b"ab"), "", (), {}, []]
for _ in range(30):
    out = [length(v) for v in values]
    errors = [error_of(v) for v in (1, 2.5, None, Wrong(), Raises("abc"), range(2 ** 80), [1, 2, 3])]
print(out)
print(errors)


def temporaries():
    return len([1, 2]), len("ab" * 3), len({1: [2]}), len((1, [2])), len([0] * 3)


for _ in range(30):
    lengths = temporaries()
print(lengths)


class Dies:
    def __del__(self):
        seen.append(len(seen))


def dies(i):
    n = Dies()
    n = len([Dies()])  # the list ends with the call, then what the variable held
    return n


seen = []
print({dies(i) for i in range(30)}, seen[:4], len(seen))


# a list that is being sorted
def during(l):
    found = []
    l.sort(key=lambda x: (found.append(len(l)), x)[1])
    return found


for _ in range(30):
    found = during([3, 1, 2])
print(found, sorted(range(3), key=lambda x: len([x])))
import builtins


def replaced(x):
    return len(x)


for i in range(60):
    if i == 40:
        builtins.len = lambda x: "mine"
    result = replaced("abc")
    if i in (39, 40, 59):
        print(result)
# expect: [(2, 3, False), (3, 4, True), (1, 2, False), (1, 2, False), (2, 3, False), (4, 5, True), (9, 10, True), (77, 78, True), (1, 2, False), (5, 6, True), (0, 1, False), (2, 3, False), (0, 1, False), (0, 1, False), (0, 1, False), (0, 1, False)]
# expect: [('TypeError', "object of type 'int' has no len()"), ('TypeError', "object of type 'float' has no len()"), ('TypeError', "object of type 'NoneType' has no len()"), ('ValueError', '__len__() should return >= 0'), ('KeyError', "'no length'"), ('OverflowError', 'Python int too large to convert to C ssize_t'), 3]
# expect: (2, 6, 1, 2, 3)
# expect: {1} [0, 1, 2, 3] 60
# expect: [0, 0, 0] [0, 1, 2]
# expect: 3
# expect: mine
# expect: mine
