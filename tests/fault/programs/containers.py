# Lists, tuples, dicts and sets that grow, shrink and are copied.
a = []
for i in range(40):
    a.append([i])
a[3:10] = [1, 2]
b = a[::-1] + a * 2
d = {}
for i in range(40):
    d[i] = str(i)
    d["k%d" % i] = (i, i)
e = dict(d, x=1) | {"y": 2}
s = set(range(30)) | {"a", "b"}
t = tuple(x for x in s if x != "a")
print(len(a), len(b), len(d), len(e), len(s), len(t), sorted(s - {"a", "b"})[:3])
print([k for k, v in zip(d, d.values())][:4], list(e.items())[-1], max(d[i] for i in range(5)))
a.sort(key=lambda x: str(x))
del a[5:]
a.insert(1, "z")
print(a, a.index("z"), repr(s)[:2])
