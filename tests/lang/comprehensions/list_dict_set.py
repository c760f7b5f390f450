# Comprehensions of all kinds, nested, with conditions.
for n in range(60):
    a = [i * j for i in range(n % 5) for j in range(i) if (i + j) % 2]
    b = {i: str(i) for i in range(n % 7)}
    c = {i % 3 for i in range(n)}
    d = [[j for j in range(i)] for i in range(3)]
print(a, b, c, d, [x for x in [1, [2]] if x], {k: v for k, v in zip("ab", [1, 2])})
# expect: [0, 2, 0, 6] {0: '0', 1: '1', 2: '2'} {0, 1, 2} [[], [0], [0, 1]] [1, [2]] {'a': 1, 'b': 2}
