# Tables of dicts and sets of every size are made and freed again and again: what one has held never shows in the next.
def dicts(n):
    wrong = 0
    for size in list(range(0, 180)) * n:
        d = {str(i): i for i in range(size)}
        e = d.copy()
        f = dict(d)
        e["more"] = size
        f.pop("0", None)
        wrong += len(d) != size or len(e) != size + 1 or list(d) != [str(i) for i in range(size)]
        wrong += e["more"] != size or sum(e.values()) != size * (size - 1) // 2 + size
        del d
        wrong += f != {str(i): i for i in range(1, size)}
    return wrong


def sets(n):
    wrong = 0
    for size in list(range(0, 260, 3)) * n:
        s = set(range(size))
        t = s.copy()
        u = s | {"a", -5}
        s.clear()
        wrong += len(t) != size or sum(t) != size * (size - 1) // 2 or len(u) != size + 2 or len(s) != 0
        wrong += (u - t) != {"a", -5} or (t ^ u) != {-5, "a"} or -5 in t or size in t or (size - 1 in t) != (size > 0)
    return wrong


print(dicts(3), sets(5))
# expect: 0 0
kept = [set(range(100)) for _ in range(50)]
print(all(s == set(range(100)) for s in kept), len({id(s) for s in kept}))
# expect: True 50
kept = [dict.fromkeys(range(60), i) for i in range(50)]
print(all(set(d.values()) == {i} for i, d in enumerate(kept)))
# expect: True


def names(**named):
    return named


def more(first, *rest, second=2, **named):
    return first, rest, second, named


for i in range(30):
    last = names(a=i), names(b=1, a=2, c=i), more(1, 2, second=i, x=5, y=i), more(first=i, z=[i])
print(last)
# expect: ({'a': 29}, {'b': 1, 'a': 2, 'c': 29}, (1, (2,), 29, {'x': 5, 'y': 29}), (29, (), 2, {'z': [29]}))
d = names(a=1, b=2, c=3, d=4, e=5)
d["f"] = 6
print(d, list(d), "e" in d, "g" in d)
# expect: {'a': 1, 'b': 2, 'c': 3, 'd': 4, 'e': 5, 'f': 6} ['a', 'b', 'c', 'd', 'e', 'f'] True False
