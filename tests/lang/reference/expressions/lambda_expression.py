# lambdas take every kind of parameter; their body is one expression.
print((lambda: 1)(), (lambda x, y=2, *a, k=3, **kw: (x, y, a, k, kw))(1, 5, 6, k=7, z=8), (lambda *, a: a)(a=1), (lambda a, /: a)(2))
f = lambda x: lambda y: x + y
print(f(1)(2), f.__name__, f(1).__qualname__, (lambda: (yield))().__class__.__name__)
print(sorted(["bb", "a", "ccc"], key=lambda s: -len(s)), list(map(lambda a, b: a * b, [1, 2], [3, 4])), (lambda x=(lambda: 5)(): x)())
t = 0
g = lambda n: n if n < 2 else g(n - 1) + g(n - 2)
for i in range(12): t += g(i)
print(t)
# expect: 1 (1, 5, (6,), 7, {'z': 8}) 1 2
# expect: 3 <lambda> <lambda>.<locals>.<lambda> generator
# expect: ['ccc', 'bb', 'a'] [3, 8] 5
# expect: 232
