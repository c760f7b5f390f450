# Dicts that grow, shrink and change while they are read.
d = {}
for i in range(300):
    k = i * 7 % 31
    d[k] = d.get(k, 0) + i
    if i % 4 == 0: d.pop((i + 3) % 31, None)
    if i % 50 == 0: d = {a: b for a, b in d.items() if b % 2}
    if i in d: d[str(i)] = i
print(len(d), sum(v for k, v in d.items() if isinstance(k, int)), sorted(map(str, d))[:5])
# expect: 35 14314 ['0', '1', '10', '11', '12']
