# Keys that are equal to those of dicts and sets but are other objects, of every length and width; collisions, deleted places, growth.


def other(text):
    return "".join([text[:1], text[1:]]) if len(text) > 1 else (text + "x")[:len(text)]


def lengths():
    found = []
    for length in list(range(20)) + [31, 32, 33, 63, 64, 65, 66, 200]:
        for letter in "a\xe9\u20ac\U0001f600":
            text = letter * length
            d = {text: length, letter * (length + 1): -1}
            s = {text}
            hits = 0
            for _ in range(30):
                key = other(text)
                hits += (d[key] == length) + (key in d) + (key in s) + (key + "b" not in d) + (key + "b" not in s)
            found.append(hits)
    return set(found), len(found)


def grown(count):
    d, s = {}, set()
    for i in range(count):
        d["k%d" % i] = i
        s.add("k%d" % i)
    total = 0
    for _ in range(3):
        for i in range(count + 20):
            key = "k%d" % i
            if key in d:
                total += d[key] + (key in s)
            elif key in s:
                total += 1000000
    for i in range(0, count, 3):
        del d["k%d" % i]
        s.remove("k%d" % i)
    for i in range(count):
        key = "k%d" % i
        total += (key in d) * 3 + (key in s) * 5
    for i in range(0, count, 6):
        d["k%d" % i] = -i
        s.add("k%d" % i)
    return total, len(d), len(s), list(d)[-2:], d == {k: d[k] for k in reversed(d)}


def algebra(words):
    a, b, c = set(words[::2]), {other(w) for w in words[::3]}, set(map(other, words[5:]))
    out = []
    for _ in range(20):
        x = a - b
        y = a & b
        z = a ^ b
        u = (a | b) - c
        z ^= c
        y -= {other(words[0])}
        out.append((sorted(x), sorted(y), sorted(z), sorted(u), a >= y, a.isdisjoint(x)))
    return out[0] == out[-1], out[0]


class Text(str):
    def __eq__(self, text):
        calls.append(str(self))
        return str.__eq__(self, text)

    __hash__ = str.__hash__


def mixed():
    s = {"a", Text("b"), 3, "c"}
    d = {"a": 1, Text("b"): 2, 3: 3, "c": 4}
    total = 0
    for _ in range(40):
        for key in ("a", other("bb")[1:], 3, "c", "d", 4, -1, -2):
            total += (key in s) + (key in d) * 2
        total += len(s - {"b"}) * 100 + len(s & {"b", "a", 3}) * 10000
    return total


calls = []
print(lengths())
for count in (4, 5, 6, 10, 11, 21, 22, 42, 43, 85, 86, 170, 171, 700):
    print(count, *grown(count))
print(*algebra(["w%d" % i for i in range(14)]))
print(mixed(), len(calls) > 0, set(calls))
# expect: ({150}, 112)
# expect: 4 46 3 3 ['k2', 'k0'] True
# expect: 5 69 4 4 ['k4', 'k0'] True
# expect: 6 95 5 5 ['k5', 'k0'] True
# expect: 10 213 8 8 ['k0', 'k6'] True
# expect: 11 254 9 9 ['k0', 'k6'] True
# expect: 21 805 18 18 ['k12', 'k18'] True
# expect: 22 871 18 18 ['k12', 'k18'] True
# expect: 42 2933 35 35 ['k30', 'k36'] True
# expect: 43 3062 36 36 ['k36', 'k42'] True
# expect: 85 11413 71 71 ['k78', 'k84'] True
# expect: 86 11679 72 72 ['k78', 'k84'] True
# expect: 170 44509 142 142 ['k162', 'k168'] True
# expect: 171 45030 143 143 ['k162', 'k168'] True
# expect: 700 739778 583 583 ['k690', 'k696'] True
# expect: True (['w10', 'w2', 'w4', 'w8'], ['w12', 'w6'], ['w11', 'w12', 'w13', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7'], ['w0', 'w2', 'w3', 'w4'], True, False)
# expect: 1212480 True {'b'}
