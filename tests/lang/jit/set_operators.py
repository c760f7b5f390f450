# Operators of sets in hot loops: of keys whose comparison runs no Python code without calls of any, and with; `s - {key}` makes no second set.


def numbers(n):
    total, s = 0, {i * 5 % 64 for i in range(7)}
    for i in range(n):
        a = set(range(i % 23))
        b = {i * 3 % 40, i * 7 % 40, 5}
        for c in (a - b, a & b, a | b, a ^ b, b - a, a - {i % 19}, b - {5}, a - {"x"}, a - {-1}):
            place = 1
            for item in c:
                total = (total * 31 + item * place) % 1000003
                place += 1
            total += len(c)
        s = (s | {i % 64}) - {i * 7 % 64}
    return total, list(s)[:7], len(s)


print(numbers(3000))


def texts(n):
    words = [f"w{i}" for i in range(40)]
    left, found = set(words), []
    for i in range(n):
        word = words[i % 40]
        rest = left - {word}
        if len(rest) == 39 and word not in rest and not rest & {word}:
            found.append(len(rest | {word}))
        few = set(words[i % 30:i % 30 + 4])
        for w in words[i % 30:i % 30 + 3]:
            few = few - {w}
        if len(few) != 1 or few ^ left == left:
            found.append(-1)
        if frozenset(few) - {word} == few and type(frozenset(few) - {word}) is not frozenset:
            found.append(-2)
    return len(found), sum(found)


print(texts(2000))


def pairs(n):
    total = 0
    for i in range(n):
        a = {(x, i % 5) for x in range(i % 9)}
        b = frozenset([(1, 2), (3, 3), (2, i % 5)])
        total += len(a - b) + 3 * len(a & b) + 7 * len(b | a) + 11 * len(a - {(2, i % 5)}) + 13 * len(b ^ a)
        total += type(b - a) is frozenset
        total += 2 * (type(a - b) is set)
    return total


print(pairs(2000))


class Near:
    """Equal to the number it stands for, and says when it is asked."""
    asked = 0

    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        Near.asked += 1
        return self.number == (other.number if isinstance(other, Near) else other)


def mixed(n):
    sets = [{1, 2, 3}, {2, 3.0}, {Near(2), 7}, {True, "a"}, {None, 2}, {(1, Near(1)), (2, 2)}, frozenset([3, 4])]
    keys = [2, 3.0, Near(2), None, (2, 2), (1, 1), "a"]
    sizes = [0] * 5
    for i in range(n):
        a = sets[0] if i < n // 2 else sets[i % 7]
        b = sets[0] if i < n // 3 else sets[i // 3 % 7]
        key = keys[0] if i < n // 2 else keys[i % 5]
        sizes[0] += len(a - b)
        sizes[1] += len(a & b)
        sizes[2] += len(a | b)
        sizes[3] += len(a ^ b)
        sizes[4] += len(a - {key})
    return sizes, Near.asked > 100


print(mixed(4000))


class Kept(set):
    def __sub__(self, other):
        return "mine"


def classes(n):
    kept, plain, out = Kept([1, 2]), {1, 2}, {}
    for i in range(n):
        s = kept if i % 50 == 49 else plain
        r = s - {1}
        out[str(type(r).__name__)] = out.get(str(type(r).__name__), 0) + 1
        try:
            if i % 100 == 3:
                r = s - [1]
        except TypeError as error:
            out[str(error)] = out.get(str(error), 0) + 1
        try:
            if i % 100 == 5:
                r = s - {[]}
        except TypeError as error:
            out["unhashable"] = out.get("unhashable", 0) + 1
    return out


print(classes(2000))


class Ends:
    ended = 0

    def __del__(self):
        Ends.ended += 1


def kept_alive(n):
    """What is only in a set ends with it, in the loop too."""
    seen = []
    for i in range(n):
        s = {Ends()}
        s = s - {i}
        if i % 500 == 0:
            seen.append(Ends.ended == i)
        key = f"key{i}"
        one = {key}
        t = {"a", key} - one
        u = {key, "b"} - {f"key{i}"}
        if t != {"a"} or u != {"b"} or one != {key}:
            seen.append(False)
    return seen


print(kept_alive(2000))


def itself(n):
    s, same = {1, 2, 3, 40, 50, 60, 70, 80, 90}, 0
    for i in range(n):
        same += (s & s == s) + (s | s == s) + (not s - s) + (not s ^ s) + (s & s is not s)
        s = (s - {i % 100}) | {i % 90}
    return same, sorted(s)


print(itself(1500))


class Asked:
    """Has a hash in Python, and no other object is equal to it."""
    lines = []

    def __hash__(self):
        Asked.lines.append(7)
        return 7


def other_tuples(n):
    """A tuple has a hash only if what is in it has."""
    s, keys, out, size = {(1, 2), (3, 4), 5}, [(1, i % 5) for i in range(n)], [], 0
    keys[-2] = (1, [])
    keys[-3] = (1, Asked())
    for key in keys:
        try:
            one = {key}
            size += len(one)
            size += len(s - {key})
        except TypeError as error:
            out.append(str(error))
    return size, out, len(Asked.lines) > 0


print(other_tuples(3000))

# expect: (238142, [7, 8, 13, 14, 15, 20, 21], 31)
# expect: (2000, 80000)
# expect: 309278
# expect: ([4097, 6189, 13811, 7622, 7543], True)
# expect: {'set': 1960, "unsupported operand type(s) for -: 'set' and 'list'": 20, 'unhashable': 20, 'str': 40}
# expect: [True, True, True, True]
# expect: (7500, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59])
# expect: (11397, ["cannot use 'tuple' as a set element (unhashable type: 'list')"], True)
