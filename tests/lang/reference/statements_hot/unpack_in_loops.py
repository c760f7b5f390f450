# Pairs and triples taken apart, with nested targets and stars.
t = 0
for i, (a, b), *rest in [(k, (k + 1, k + 2), k + 3, k + 4) for k in range(60)]: t += i + a * b + sum(rest)
for k, v in {n: n * n for n in range(40)}.items(): t += k ^ v
for i, (x, y) in enumerate(zip(range(50), range(50, 0, -1))): t += i * (x - y)
print(t)
# expect: 121826
