# Functions with loops return into the frames of generators in hot traces: generators fed to C, looped over, resumed by next() and send(), nested, ended by raising callees.
import sys


def weigh(text):
    total = 0
    for c in text:
        if c in "aeiou":
            total += 3
        elif c == "!":
            raise ValueError(text)
        else:
            total += 1
    return total


def spell(text):
    parts = []
    for c in text:
        parts.append(c if c != "x" else "<x>")
    return "".join(parts)


def encode(value):
    if value is None:
        return "null"
    if isinstance(value, str):
        return spell(value)
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(encode(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{spell(key)}:{encode(item)}" for key, item in value.items()) + "}"
    return str(value)


THING = {"name": "axe", "list": [1, "xx", None, ["deep", ["er", {}]]], "empty": [], "xyz": {"a": "x", "b": ("x", 2)}}
print(encode(THING))  # expect: {name:a<x>e,list:[1,<x><x>,null,[deep,[er,{}]]],empty:[],<x>yz:{a:<x>,b:[<x>,2]}}
lengths = set()
for i in range(900):
    lengths.add(len(encode(THING)) + len(encode([i % 3] * (i % 4))))
print(sorted(lengths))  # expect: [83, 84, 86, 88]


def weights(words):
    for word in words:
        yield weigh(word)


def pairs(words):
    last = 0
    for word in words:
        try:
            now = weigh(word)
        except ValueError:
            now = -1
        yield last, now
        last = now


def sent():
    total = 0
    while True:
        word = yield total
        total += weigh(word) if word else 0


WORDS = ["a", "krait", "", "hunts", "at", "night", "x" * 20, "oooo"]


def use(rounds):
    out = [0] * 6
    generator = sent()
    next(generator)
    for i in range(rounds):
        out[0] += sum(weights(WORDS))
        for w in weights(WORDS[i % 5:]):
            out[1] += w
        out[2] += len([w for w in weights(WORDS) if w > i % 9])
        it = weights(WORDS)
        next(it)
        out[3] += next(it)
        out[4] += max(b - a for a, b in pairs(WORDS + ["w!"] * (i % 7 == 0)))
        out[5] = generator.send(WORDS[i % 8])
        it.close()
    return out


print(use(700))  # expect: [43400, 36960, 3738, 6300, 9100, 5413]


def raising(rounds):
    caught = good = 0
    for i in range(rounds):
        try:
            good += sum(weights(WORDS[:3] + (["no!"] if i % 3 else [])))
        except ValueError as error:
            caught += len(error.args[0])
    return good, caught


print(raising(1500))  # expect: (6000, 3000)


def looks(word):
    n = 0
    for c in word:
        n += 1
    return n + len(sys._getframe(1).f_locals)


def watched(words):
    for word in words:
        yield looks(word)


print(sum(sum(watched(WORDS)) for _ in range(600)))  # expect: 34800


def deep(n):
    if n == 0:
        return weigh("krait")
    return sum(deep(n - 1) for _ in range(2)) + weigh("ab")


print([deep(n) for n in (0, 1, 2, 9)])  # expect: [9, 22, 48, 6652]
