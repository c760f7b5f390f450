# Builtin functions, methods and classes called in hot loops, with operands whose kinds change on the way.


def numbers(items):
    out = []
    for x in items:
        out.append((abs(x), -x, min(x, 7), max(x, 7), max(3, x, 5), int(x), float(x), str(x), f"{x}", f"{x:>6}"))
    return out


def report(rows):
    print(len(rows), hash(tuple(map(str, rows[-1]))) == hash(tuple(map(str, rows[-1]))), rows[0], rows[-1])


report(numbers([3] * 3000 + [-4, 2**60, -(2**48), 2**70]))
report(numbers([2.5] * 3000 + [-0.0, 1e18, True, 9]))
try:
    numbers([1.5] * 3000 + [float("nan"), float("inf")])
except ValueError as e:
    print("ValueError", e)
try:
    numbers([1] * 3000 + [None])
except TypeError as e:
    print("TypeError", e)


def inverted(n):
    total = 0
    for i in range(n):
        total += ~i + +i - (-i)
    return total


print(inverted(5000))


class Key:
    calls = 0

    def __init__(self, text):
        self.text = text

    def __hash__(self):
        return hash(self.text)

    def __eq__(self, other):
        Key.calls += 1
        return self.text == getattr(other, "text", other)


def lookups(table, keys):
    found = missing = 0
    for k in keys:
        if k in table:
            found += table[k]
        elif k not in table:
            missing += table.get(k, 2)
        if table.get(k) is None:
            missing += 1
    return found, missing


table = {"a": 1, "b": 2, 5: 3}
print(lookups(table, ["a", "c", 5, 6] * 2000))
table[Key("c")] = 10
print(lookups(table, ["a", "c", 5, 6, Key("b"), 5.0, True] * 500), Key.calls)


def pairs(iterables):
    out = 0
    for make in iterables:
        for a, b in make():
            out = (out * 3 + a * b) % 1000003
    return out


d = {i: i + 1 for i in range(500)}
print(pairs([lambda: enumerate(range(500), 3), lambda: zip(range(400), range(1, 500)), d.items] * 20))
print(pairs([lambda: enumerate(range(20), 2**48 - 10)] * 50))


def changed():
    table = {i: i for i in range(300)}
    try:
        for k, v in table.items():
            if k == 280:
                table["x"] = 1
    except RuntimeError as e:
        return str(e)


for _ in range(20):
    last = changed()
print(last)


def two(x, y):
    return y, x


def tuples(n):
    a, b, seen = 0, 1.5, None
    for i in range(n):
        a, b = two(b, a)
        pair = (i, a)
        if i % 1000 == 999:
            seen = pair
        x, y, z = (i, pair, seen)
        a += (x, 2)[i & 1] + y[0]
    return a, b, seen


print(tuples(5000))


class Liar:
    @property
    def __class__(self):
        return int


class Base:
    pass


class Derived(Base):
    pass


def kinds(values):
    counts = [0, 0, 0, 0]
    for v in values:
        counts[0] += isinstance(v, int)
        counts[1] += isinstance(v, Base)
        counts[2] += isinstance(v, str)
        if isinstance(v, (int, float)):
            counts[3] += 1
    return counts


print(kinds([1, Base(), Derived(), "x", 2**70, True, 1.5, None] * 600))
print(kinds([1, Base()] * 2000 + [Liar()] * 50))


class Env(dict):
    def find(self, name):
        return self if name in self else None


def methods(envs, n):
    total = 0
    for i in range(n):
        env = envs[i % len(envs)]
        total += len(env.find("x") or ()) + (i).bit_length() + (i).__add__(1)
    return total


one, other = Env(x=1), Env(x=1, y=2)
print(methods([one, other], 4000))
other.find = lambda name: "abcd"
print(methods([one, other], 4000))


def texts(words, n):
    out = []
    for i in range(n):
        w = words[i % len(words)]
        if w.startswith("a") and w.isalpha() and not w.isdigit():
            out.append(w.upper().strip().replace("A", "b") + str(i) + ",".join([w, w]))
    return len(out), out[-1]


print(texts(["abc", "xyz", "a1", "äb"], 6000))


class Noisy:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Noisy.log.append(self.n)


def dropped(n):
    for i in range(n):
        a, b = (Noisy(i), len(Noisy.log))
        a = None
        if b != i:
            return "late", i, b
    return "ok"


print(dropped(3000))


def sets(n):
    total = 0
    for i in range(n):
        s = {i % 3, i % 5, (i, 1)}
        total += len(s) + any(x == 0 for x in (i, i + 1)) + all([i, 1])
        l = [*range(i % 4)]
        total += sum((*l, 1))
    return total


print(sets(3000))
# expect: 3004 True (3, -3, 3, 7, 5, 3, 3.0, '3', '3', '     3') (1180591620717411303424, -1180591620717411303424, 7, 1180591620717411303424, 1180591620717411303424, 1180591620717411303424, 1.1805916207174113e+21, '1180591620717411303424', '1180591620717411303424', '1180591620717411303424')
# expect: 3004 True (2.5, -2.5, 2.5, 7, 5, 2, 2.5, '2.5', '2.5', '   2.5') (9, -9, 7, 9, 9, 9, 9.0, '9', '9', '     9')
# expect: ValueError cannot convert float NaN to integer
# expect: TypeError bad operand type for abs(): 'NoneType'
# expect: 12492500
# expect: (8000, 12000)
# expect: (9500, 3000) 3000
# expect: 426129
# expect: 302431
# expect: dictionary changed size during iteration
# expect: (18750000, 1.5, (4999, 18744999))
# expect: [1800, 1200, 600, 2400]
# expect: [2050, 2000, 0, 2050]
# expect: 8051905
# expect: 8055905
# expect: (1500, 'bBC5996abc,abc')
# expect: ok
# expect: 17400
