# Pairs that are not in a dict and are put into it, also after the dict has changed in between.


def count(pairs):
    found = {}
    for a, b in pairs:
        found[a, b] = found.get((a, b), 0) + 1
    return found


def remember(pairs, other):
    d = {}
    for i, (a, b) in enumerate(pairs):
        if (a, b) in d:
            d[a, b] += 1
            continue
        if i % 5 == 0:
            d.pop((a, b - 1), None)
        if i % 7 == 0 and d:
            d.popitem()
        if i % 11 == 0 and d:
            d.popitem()
            d[a, b] = -1
        if i % 13 == 0:
            d[float(a), b] = 7
        if i % 17 == 0:
            d = dict(d)
        if i % 301 == 0:
            d.clear()
        other.get((a, b))
        d[a, b] = 1
        other[b, a] = d.get((b, a), 0)
    return d


pairs = [(i * i % 37 - 5, i * 7 % 23) for i in range(3000)]
counts = count(pairs)
print(len(counts), sum(counts.values()), list(counts.items())[:3], list(counts.items())[-2:])
other = {}
d = remember(pairs, other)
print(len(d), len(other), len(set(d)), list(d.items())[:4], list(d.items())[-4:], sum(hash(k) * v % 1009 for k, v in d.items()))
print(all(d[k] == v for k, v in d.items()), all(k in d for k in d), sum((b, a) in d for a, b in d))
texts = count([(f"k{i % 90}", str(i % 8)) for i in range(3000)] + [(i % 9 * 0.5, i % 4) for i in range(3000)])
print(len(texts), all(texts[k] == v for k, v in texts.items()), sum(texts.values()), list(texts.items())[-1])
# expect: 437 3000 [((-5, 0), 4), ((-4, 7), 8), ((-1, 14), 7)] [((-5, 17), 3), ((7, 20), 6)]
# expect: 431 437 431 [((-2, 19), 5), ((29, 3), 5), ((25, 10), 6), ((23, 17), 5)] [((-4, 18), 1), ((-4, 9), 1), ((-4, 1), 1), ((25.0, 1), 1)] 215954
# expect: True True 100
# expect: 396 True 6000 ((4.0, 3), 83)
