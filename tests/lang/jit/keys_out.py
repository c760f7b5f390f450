"""Keys that are taken out of dicts, or put in where they are not there yet: del, pop, setdefault, in traces."""


class Ended:
    log = []

    def __init__(self, n):
        self.n = n

    def __del__(self):
        Ended.log.append(self.n)


def queue(n):
    "A dict as a queue: keys come and go."
    d, total = {}, 0
    for i in range(n):
        d[i] = (i,)
        if i >= 10:
            total += d.pop(i - 10)[0]
    return total, len(d), list(d)[:3]


def deletes(n):
    d = {f"k{i}": i for i in range(n)}
    left = 0
    for i in range(0, n, 2):
        key = f"k{i}"
        if key in d:
            del d[key]
        if key in d:
            left += 1
        left += len(d)
    return len(d), left, "k1" in d, "k2" in d


def pairs(n):
    d = {(i, str(i)): i for i in range(n)}
    total = 0
    for i in range(n):
        key = (i, str(i))
        value = d.pop(key)
        del key
        total += value
    return total, d


def ends(n):
    "Values end when they go, those that the loop holds later."
    Ended.log.clear()
    d = {i: Ended(i) for i in range(n)}
    kept = None
    for i in range(n):
        kept = d[i]
        before = len(Ended.log)
        del d[i]
        assert len(Ended.log) == before and kept.n == i
    for i in range(n):
        d[i] = Ended(-i)
        del d[i]
    return len(Ended.log), Ended.log[-1], kept.n


def keys_lent(n):
    "The dict is the only one that holds the keys."
    d = {str(i) * 3: i for i in range(n)}
    names = []
    for i in range(n):
        for key in d:
            break
        if i % 2:
            del d[key]
        else:
            d.pop(key)
        names.append(key)
    return len(d), names[5], names[-1], len(set(names))


def grouped(words):
    groups = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
        groups.setdefault("all", groups)
    return [(k, len(v)) for k, v in groups.items()]


def counted(n):
    d = {}
    for i in range(n):
        inner = d.setdefault(i % 7, {})
        inner.setdefault((i % 3, i % 2), i)
        inner.setdefault("last")
    return {k: sorted(map(str, v.items())) for k, v in d.items()}[3]


def missing(n):
    d, log = {i: i for i in range(n)}, []
    for i in range(n + 3):
        try:
            if i % 2:
                del d[i]
            else:
                d.pop(i)
        except KeyError as error:
            log.append(error.args)
    for i in range(n):
        d[i % 5] = d.pop(i % 5, i)
        log.append(d.pop(i % 5, None)) if i % 700 == 0 else None
        d.pop(-1, None)
    return log, d


def mixed(n):
    "Keys of other kinds in the same places of the code."
    d = {}
    for i in range(n):
        key = i if i % 3 else float(i) if i % 2 else str(i)
        d.setdefault(key, i)
        if i > 20:
            back = i - 20
            key = back if back % 3 else float(back) if back % 2 else str(back)
            assert d.pop(key) == back
    return len(d), list(d)[:3]


def module_names(n):
    for i in range(n):
        globals().setdefault("made_here", i)
        globals()["for_a_while"] = i
        del globals()["for_a_while"]
    return made_here, "for_a_while" in globals()


for _ in range(2):
    print(queue(3000), deletes(3000), pairs(3000), ends(3000))
    print(keys_lent(2000), grouped(["apple", "bee", "cat", "ant", "bear"] * 700))
    print(counted(3000), missing(3000), mixed(3000), module_names(3000))
# expect: (4468555, 10, [2990, 2991, 2992]) (1500, 3374250, True, False) (4498500, {}) (5999, -2999, 2999)
# expect: (0, '555', '199919991999', 2000) [('a', 1400), ('all', 4), ('b', 1400), ('c', 700)]
# expect: ["('last', None)", '((0, 0), 24)', '((0, 1), 3)', '((1, 0), 10)', '((1, 1), 31)', '((2, 0), 38)', '((2, 1), 17)'] ([(3000,), (3001,), (3002,), 0, 5, 705, 1405, 2105], {0: 2805, 1: 1, 2: 2, 3: 3, 4: 4}) (21, ['0', 2980, 2981]) (0, False)
# expect: (4468555, 10, [2990, 2991, 2992]) (1500, 3374250, True, False) (4498500, {}) (5999, -2999, 2999)
# expect: (0, '555', '199919991999', 2000) [('a', 1400), ('all', 4), ('b', 1400), ('c', 700)]
# expect: ["('last', None)", '((0, 0), 24)', '((0, 1), 3)', '((1, 0), 10)', '((1, 1), 31)', '((2, 0), 38)', '((2, 1), 17)'] ([(3000,), (3001,), (3002,), 0, 5, 705, 1405, 2105], {0: 2805, 1: 1, 2: 2, 3: 3, 4: 4}) (21, ['0', 2980, 2981]) (0, False)
