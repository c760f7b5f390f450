# A function that C calls once returns to it from its trace: hashes, truth, lengths, attributes, finalizers, what somebody looks at.
import sys

events = []


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        events.append((self.name, sys._getframe(1).f_code.co_name))


class Key:
    def __init__(self, a, b):
        self.a = a
        self.b = b

    def __hash__(self):
        total = self.a * 31 + self.b
        if total % 7 == 3:
            total ^= 5
        for k in range(self.a % 3):
            total = total * 3 + k & 0xFFFF
        return total ^ self.a ^ self.b

    def __eq__(self, other):
        local = self.a - other.a
        if local:
            return False
        return self.b == other.b

    def __bool__(self):
        return (self.a * 7 + self.b * 3 + self.a % 5) % 2 == 1

    def __len__(self):
        return (self.a * 7 + self.b * 3 + self.a % 5) % 11

    def __repr__(self):
        text = f"{self.a}-{self.b}"
        return text + "!" * (self.a % 3) + text[:1]


def use(count):
    table = {}
    for i in range(count):
        key = Key(i % 61, i % 17)
        table[key] = table.get(key, 0) + 1
    keys = list(table)
    flags = sum(map(bool, keys)), sum(map(len, keys)), len("".join(map(repr, keys[:40])))
    return len(table), max(table.values()), flags, keys.index(Key(5, 5)), sum(hash(key) % 5 for key in keys)


for _ in range(6):
    result = use(1500)
print(result)


# what dies with the frame sees the caller; the value outlives the frame
class Holder:
    def __init__(self, n):
        self.n = n
        self.items = [n]

    def __hash__(self):
        gone = Noisy(self.n)
        value = gone.name * 2 + self.n * 3 % 7
        return value + len(self.items)

    def __str__(self):
        made = [self.n, self.n + 1]
        other = made
        text = str(other[0]) + "," + str(other[1])
        return text


class Pair:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        here = (self.n, self.n + 1, (self.n * 5 ^ 3) % 10, [self.n])
        return iter(here)


def ask(holders):
    return {h: 1 for h in holders}


holders = [Holder(n) for n in range(60)]
for _ in range(60):
    events.clear()
    table = ask(holders)
print(len(events), events[:2], events[-1])
for _ in range(60):
    texts = "|".join(map(str, holders))
print(texts[:30], len(texts))
for _ in range(60):
    lists = [list(Pair(n)) for n in range(60)]
print(lists[7], lists[59])

# frames that are kept have their locals
kept = []


class Looked:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        mine = self.n * 3
        mine += self.n % 7
        if self.n % 20 == 3 and len(kept) < 6:
            kept.append(sys._getframe())
        mine ^= self.n & 12
        return mine * 2 + self.n


looked = [Looked(n) for n in range(50)]
for _ in range(60):
    kept.clear()
    total = sum(map(hash, looked))
print(total, [f.f_locals["mine"] for f in kept], kept[0].f_back.f_code.co_name)


# exceptions, and recursion through C
class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __hash__(self):
        if self.inner is None:
            return 7
        below = hash(self.inner)
        return (below * 31 + 5) % 1000003 ^ below & 255


class Bad(Deep):
    def __hash__(self):
        if self.inner > 55:
            raise LookupError(self.inner)
        value = self.inner * 3 % 11
        return value + self.inner * 2 - value % 3


deep = None
for _ in range(30):
    deep = Deep(deep)
for _ in range(100):
    total = hash(deep)
print(total)
for _ in range(60):
    try:
        {Bad(n) for n in range(60)}
    except LookupError as error:
        lines = error.args, error.__traceback__.tb_next.tb_frame.f_code.co_name
print(lines)
# expect: (1037, 2, (518, 5162, 243), 5, 2094)
# expect: 60 [(0, 'ask'), (1, 'ask')] (59, 'ask')
# expect: 0,1|1,2|2,3|3,4|4,5|5,6|6,7|7, 340
# expect: [7, 8, 2, [7]] [59, 60, 2, [59]]
# expect: 8805 [12, 67, 138] <module>
# expect: 793429
# expect: ((56,), '__hash__')
