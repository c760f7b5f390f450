# str.join() of a generator: the texts are put together where they are yielded, in the trace of the caller.
import sys


def initials(words):
    return "".join(word[0].upper() for word in words)


def joined(words, separator):
    return separator.join(word for word in words)


names = ["anna", "berta", "carla", "dora", "emil", "fritz"]
print([initials(names[:n % 7]) for n in range(3000)][-7:])  # expect: ['ABCD', 'ABCDE', 'ABCDEF', '', 'A', 'AB', 'ABC']
print([joined(names[:n % 4], "-" * (n % 3)) for n in range(3000)][-4:])
# expect: ['', 'anna', 'anna-berta', 'anna--berta--carla']
print(len(joined((str(n) for n in range(50000)), ", ")), joined(["x"] * 20000, "")[-3:])  # expect: 338888 xxx

# Of one text that itself, characters are one object each, wide texts widen, long ones leave the room.
one = "one text"
print(all(joined([one], "-") is one for _ in range(3000)), {joined(["", "a"], "") for _ in range(3000)})  # expect: True {'a'}
kinds = [["a", "\xe9"], ["\u20ac", "b"], ["\U0001f40d", "\u20ac", "c"], ["a" * 100, "b" * 100, "\xe9"], ["\xe9", ""], ["", ""], ["a" * 135, "b"], ["a" * 136, "b"], ["c" * 200, "d" * 118, "e" * 2], ["c" * 319, ""], ["c" * 320, "x"]]
for texts in kinds:
    print(ascii(joined(texts, "+"))[-20:], all(joined(texts, "+") == "+".join(texts) for _ in range(1000)),
          len({joined(texts, "\u0141") for _ in range(1000)}))
# expect: 'a+\xe9' True 1
# expect: '\u20ac+b' True 1
# expect: \U0001f40d+\u20ac+c' True 1
# expect: bbbbbbbbbbbbbb+\xe9' True 1
# expect: '\xe9+' True 1
# expect: '+' True 1
# expect: aaaaaaaaaaaaaaaaa+b' True 1
# expect: aaaaaaaaaaaaaaaaa+b' True 1
# expect: dddddddddddddddd+ee' True 1
# expect: cccccccccccccccccc+' True 1
# expect: ccccccccccccccccc+x' True 1


class Text(str):
    ended = 0

    def __del__(self):
        Text.ended += 1


def of_kind(n):
    try:
        return joined([Text("one"), "two", Text("")][:n % 4], "/")
    finally:
        of_kind.calls += 1


of_kind.calls = 0
results = [of_kind(n) for n in range(3000)]
print(results[-4:], {type(text) for text in results}, of_kind.calls)  # expect: ['', 'one', 'one/two', 'one/two/'] {<class 'str'>} 3000
print(type(joined([Text("q")], "")), joined([Text("q")], "") == "q", Text.ended > 0)  # expect: <class 'str'> True True


def blamed(items, seen):
    def each():
        for item in items:
            seen.append(item)
            yield item
    try:
        return ",".join(each())
    except TypeError as error:
        return str(error)


seen = []
print({blamed(["a", n % 2 or "b", None, "c"], seen) for n in range(3000)} == {
    "sequence item 1: expected str instance, int found", "sequence item 2: expected str instance, NoneType found"}, len(seen))  # expect: True 12000


def fails(n, at):
    try:
        return "".join(str(10 // (i - at)) for i in range(n))
    except ZeroDivisionError as error:
        return error.__traceback__.tb_next.tb_frame.f_code.co_name


print([fails(20, 5 + i % 40) for i in range(3000)][-40:].count("<genexpr>"), fails(4, 7))  # expect: 15 -2-2-2-3


def encode(value):
    if isinstance(value, list):
        return "[" + ", ".join(encode(item) for item in value) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {encode(item)}" for key, item in value.items()) + "}"
    return repr(value)


tree = [1, [2, "x", [], {"a": [3], "b": {}}], {"c": [4, [5, [6]]]}]
print({encode([n % 3, tree]) for n in range(1000)} == {encode([n, tree]) for n in range(3)}, encode(tree))
# expect: True [1, [2, 'x', [], {a: [3], b: {}}], {c: [4, [5, [6]]]}]


def watched(n):
    found = []

    def items():
        for i in range(n):
            if i % 50 == 7:
                found.append(sys._getframe(1).f_code.co_name)
            yield "i"
    return len(" ".join(items())), len(found), set(found)


print([watched(200) for _ in range(50)][-1])  # expect: (399, 4, {'watched'})


def over_many(separators, n):
    total = 0
    for i in range(n):
        separator = separators[i % len(separators)]
        total += len(separator.join(c for c in "abc"))
    return total


print(over_many(["", "-", "ab", b"", Text("+")][:3], 3000), over_many(["", Text("++")], 3000))  # expect: 15000 15000
try:
    over_many(["", "-"] * 1000 + [b"-"], 3000)
except TypeError as error:
    print(error)  # expect: sequence item 0: expected a bytes-like object, str found


def replaced():
    total = 0
    for i in range(3000):
        separator = f"{i % 10}"
        text = separator.join(str(separator := f"{i}") for _ in range(3))  # the local that held it is another one meanwhile
        total += len(text) + len(separator)
    return total


print(replaced())  # expect: 49560


def again(words):
    g = (word for word in words)
    next(g, None)
    return "-".join(g), "-".join(g), next(g, "end")


print([again(names[:n % 4]) for n in range(3000)][-2:])  # expect: [('berta', '', 'end'), ('berta-carla', '', 'end')]


class Sep(str):
    pass


def bound(n):
    join, dashes, other = "".join, Sep("--").join, "é".join
    size = 0
    for i in range(n):
        size += len(join(str(k) for k in range(i % 5)))
        size += len(dashes(str(k) for k in range(i % 4)))
        size += len(other(str(k) for k in range(i % 3)))
    return size, join(c for c in "abc"), dashes(c for c in "abc"), other(c for c in "abc"), join(c for c in "a")


print(bound(4000))  # expect: (25332, 'abc', 'a--b--c', 'aébéc', 'a')
join = ",".join
for items in ((1, 2), ("a", 2), ()):
    try:
        print(join(i for i in items), "nothing")  # expect: sequence item 0: expected str instance, int found
    except TypeError as e:
        print(e)  # expect: sequence item 1: expected str instance, int found
# expect:  nothing
