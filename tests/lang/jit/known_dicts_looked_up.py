# Dicts written where they are looked up, dicts made of pairs, and texts of more pieces than a trace has places for.


def choose(n, names):
    total = 0
    for i in range(n):
        name = names[i % len(names)]
        try:
            total += {"max": 3, "a longer name": i, "sum": lambda: 5 + i}[name] if name != "sum" else {"max": 1, "sum": lambda: i}["s" + name[1:]]()
        except KeyError as e:
            total += len(str(e))
    return total


print(choose(3000, ["max"]), choose(6000, ["max", "a longer name", "sum"]), choose(4000, ["max", "sum", "x", "mAx"]))


class Name(str):
    pass


def kept(n):
    last = None
    for i in range(n):
        d = {"a": i, "b": i + 1}
        k = "ab"[i % 2]
        x = d[k]
        if i % 1000 == 999:
            d["c"] = x
            last = d, d[Name(k)], {"a": i}[Name("a")]
    return last


print(kept(5000))


def long_text(n):
    text = ""
    for i in range(n):
        a, b = i, -i
        text = f"{a}{b}+{a}-{b}*{a}/{b} {a}{b}{a!r}:{b:>3}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}{b}{a}."
        if i % 1500 == 1499:
            a = "text"
            text += f"{a}{b}+{a}-{b}*{a}/{b} {a}{b}{a!r}:{b:>3}{a}{b}{a}{b}."
    return text


print(long_text(5000))


class Scope(dict):
    def __init__(self, names, values):
        super().__init__(zip(names, values))


class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if self.n < 0:
            raise ValueError("no hash")
        return self.n % 3

    def __eq__(self, other):
        return isinstance(other, Key) and self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


def made(n):
    sizes = 0
    for i in range(n):
        s = Scope(["a", Name("b"), "a", i], (1, i, 3))
        sizes += len(s) + s["a"] + s[Name("b")] + ("c" in s) + len(dict(enumerate("xyz")))
    return sizes, s


print(made(4000))
print(dict(zip([Key(1), Key(4), Key(1)], [[], {}, ()])), dict(zip("ab", [1], [2])) if False else dict(zip("abc", [1, 2])))
for bad in (zip([Key(1), Key(-1)], "xy"), zip([[]], "x"), zip("ab"), zip("ab", "cd", "ef"), enumerate([1, 2])):
    d = {}
    try:
        d.update(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e, getattr(e, "__notes__", None))
    print(d)


def same_dict(d):
    d.update(d.items())
    return d


print(same_dict({1: 2, 3: 4}))
# expect: 9000 12006000 2010000
# expect: ({'a': 4999, 'b': 5000, 'c': 5000}, 5000, 4999)
# expect: 4999-4999+4999--4999*4999/-4999 4999-49994999:-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999-49994999.
# expect: (8030000, {'a': 3, 'b': 3999})
# expect: {Key(1): (), Key(4): {}} {'a': 1, 'b': 2}
# expect: ValueError no hash None
# expect: {Key(1): 'x'}
# expect: TypeError cannot use 'list' as a dict key (unhashable type: 'list') None
# expect: {}
# expect: ValueError dictionary update sequence element #0 has length 1; 2 is required None
# expect: {}
# expect: ValueError dictionary update sequence element #0 has length 3; 2 is required None
# expect: {}
# expect: {0: 1, 1: 2}
# expect: {1: 2, 3: 4}
