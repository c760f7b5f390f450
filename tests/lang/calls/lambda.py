# Lambdas take all kinds of parameters and see the enclosing scope.
add = lambda a, b=1, *c, k=2, **d: a + b + sum(c) + k + len(d)
total = 0
for i in range(60):
    total += add(i) + add(i, 2) + add(1, 2, 3, k=4, z=5)
print(total)
print([f(2) for f in [lambda x, n=n: x ** n for n in range(5)]])
# expect: 4620
# expect: [1, 2, 4, 8, 16]
