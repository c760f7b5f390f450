"""Keys that are not there yet, stored in traces: strs, ints and tuples of them, also where the table is moved or asked again."""


def count(words):
    seen = {}
    for word in words:
        seen[word] = seen.get(word, 0) + 1
    return seen


def grid(n):
    table = {}
    for i in range(n):
        for j in range(3):
            place = (i % 50 + j, j - 1)
            table[place] = table.get(place, 0) + 1
    return table


def asked_again(n):
    "What is known of a key's place ends with a new key, also of another dict that may be the same."
    a, found = {}, 0
    b = a
    for i in range(n):
        found += i in a
        b[i] = i
        found += i in a
        found += a[i] == i
        found += len(a) == i + 1
    return found


def kinds(n):
    "The table stops being one of simple keys, in the middle of a loop."
    d = {}
    for i in range(n):
        key = (i, "x") if i % 7 == 6 else "k" + str(i) if i % 2 else i
        d[key] = i
        if i % 3 == 0:
            d[i // 3] = "again"
    return len(d), sum(1 for k in d if type(k) is tuple), d[(6, "x")], d[0], d["k1"]


def same_object(n):
    "The key that is put in is the object that the program has."
    d, kept = {}, []
    for i in range(n):
        key = (i, i + 1)
        d[key] = key
        kept.append(key)
    return all(k is v and k is w for (k, v), w in zip(d.items(), kept))


def equal_keys(n):
    "1 and 1.0 and True, -1 and -2, which hash alike."
    d = {}
    for i in range(n):
        d[(-1, i)] = "a"
        d[(-2, i)] = "b"
        d[(1.0, i)] = "c"
        d[(1, i)] = "d"
        d[(True, i)] = "e"
    return len(d) / n, d[-1, 5], d[-2, 5], d[1, 5], [type(k[0]).__name__ for k in list(d)[:3]]


class Ended:
    ended = 0

    def __del__(self):
        Ended.ended += 1


def values_live(n):
    d = {}
    for i in range(n):
        d[i] = Ended()
    before = Ended.ended
    d.clear()
    return before, Ended.ended


def in_module(n):
    "The dict of a module is watched."
    names = globals()
    for i in range(n):
        names["name_%d" % (i % 40)] = i
    return name_39, len([k for k in names if k.startswith("name_")])


def in_a_loop_over_it(n):
    d = {i: 0 for i in range(n)}
    try:
        for key in d:
            if key == n - 5:
                d[-1] = 1
    except RuntimeError as error:
        return str(error), len(d)


words = [f"w{i * i % 97}" for i in range(3000)]
seen = count(words)
print(len(seen), seen["w0"], seen["w1"], list(seen)[:4])
table = grid(3000)
print(len(table), table[0, -1], table[51, 1], list(table)[:3])
print(asked_again(3000), kinds(3000), same_object(3000))
print(equal_keys(3000))
print(values_live(3000), in_module(3000), in_a_loop_over_it(3000))
# expect: 49 31 61 ['w0', 'w1', 'w4', 'w9']
# expect: 150 60 60 [(0, -1), (1, 0), (2, 1)]
# expect: 9000 (3571, 428, 6, 'again', 1) True
# expect: (3.0, 'a', 'b', 'e', ['int', 'int', 'float'])
# expect: (0, 3000) (2999, 40) ('dictionary changed size during iteration', 3001)
