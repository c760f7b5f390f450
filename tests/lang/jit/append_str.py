# `s += t` in hot loops: texts grow in place (a loop of appends is linear), but never one that something else holds.
import sys


def grow(n, part):
    s = ""
    for i in range(n):
        s += part
    return len(s), s[:4], s[-4:]


print(grow(30000, "ab"))


def kept(n):
    s = ""
    seen = []
    for i in range(n):
        s = s + "x"
        if i % 7 == 3:
            seen.append(s)
        if len(s) > 40:
            s = "start"
    return [len(t) for t in seen[-8:]], len(set(seen)), seen[5], seen[-1]


print(kept(5000))


def two_names(n):
    s = t = "abc" * 30
    lengths = 0
    for i in range(n):
        t = s
        s += "d"
        lengths += len(t) - len(s)
        if len(s) > 200:
            s = "abc" * 30
    return lengths, len(s), len(t), s.startswith(t)


print(two_names(4000))


def twice(n):
    s = "ab" * 40
    out = 0
    for i in range(n):
        s += s
        out += len(s)
        s = s[:80] + "c"
        s = s[:80]
    return out, s


print(twice(3000))


def as_key(n):
    d = {}
    s = "k" * 70
    for i in range(n):
        d[s] = i
        s += "z"
        if i % 50 == 0:
            s = "k" * 70
    return len(d), max(d.values()), sum(map(len, d)), all(hash(k) == hash("".join(list(k))) for k in d)


print(as_key(3000))


def wider(n):
    s = ""
    for i in range(n):
        s += "é" if i % 1000 == 999 else "€" if i == n - 2 else "a"
    return len(s), s.count("é"), s[-3:], s.isascii()


print(wider(3000))


class Text(str):
    def __add__(self, other):
        return Text(str(self) + "|" + other)


def of_subclass(n, last):
    s = "q" * 80
    for i in range(n):
        if i == n - 3:
            s = last
        s += "w"
    return s[-6:], type(s).__name__


print(of_subclass(3000, Text("end")), of_subclass(3000, "end"))
try:
    of_subclass(3000, 5)
except TypeError as e:
    print(e)


def through_call(n):
    def add(text, part):
        text += part
        return text

    s = "y" * 100
    first = s
    for i in range(n):
        s = add(s, "z")
        if i % 100 == 99:
            s = add(first, "!")
    return len(s), first == "y" * 100, s[98:104]


print(through_call(3000))


def generator(n):
    s = ""
    for i in range(n):
        s += "g"
        if i % 10 == 0:
            yield s
            s = s[-90:]


print(sum(map(len, generator(6000))), len({s for s in generator(3000)}))


def deleted(n):
    s = "r" * 80
    for i in range(n):
        s += "t"
        if i == n - 1:
            del s
    try:
        return s
    except UnboundLocalError as e:
        return str(e)


print(deleted(3000))


def raised(n):
    s = "r" * 80
    try:
        for i in range(n):
            s += [1, "u"][i < n - 1]
    except TypeError as e:
        return str(e), len(s)


print(raised(3000))


def with_locals(n):
    s = "v" * 70
    for i in range(n):
        s += "w"
        if i > n - 3:
            print(len(locals()["s"]), len(sys._getframe().f_locals["s"]))
    return len(s)


print(with_locals(2500))
# expect: (60000, 'abab', 'abab')
# expect: ([14, 21, 28, 35, 6, 13, 20, 27], 42, 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx', 'startxxxxxxxxxxxxxxxxxxxxxx')
# expect: (-4000, 94, 93, True)
# expect: (480000, 'abababababababababababababababababababababababababababababababababababababababab')
# expect: (50, 2999, 4725, True)
# expect: (3000, 3, 'a€é', False)
# expect: ('|w|w|w', 'Text') ('endwww', 'str')
# expect: unsupported operand type(s) for +=: 'int' and 'str'
# expect: (101, True, 'yy!')
# expect: 59460 11
# expect: cannot access local variable 's' where it is not associated with a value
# expect: ('can only concatenate str (not "int") to str', 3079)
# expect: 2569 2569
# expect: 2570 2570
# expect: 2570
