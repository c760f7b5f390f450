# *args and **kwargs gather the rest; calls spread them.
def f(a, *args, k=0, **kwargs):
    return a + sum(args) + k + sum(kwargs.values())
total = 0
for i in range(60):
    total += f(i, *range(i % 4), k=1, **{"x": 2, "y": i})
print(total)
def g(*args, **kwargs):
    return args, kwargs
print(g(*[1, 2], *(3,), a=1, **{"b": 2}))
try:
    g(a=1, **{"a": 2})
except TypeError as e:
    print(str(e).split(".")[-1])
# expect: 3780
# expect: ((1, 2, 3), {'a': 1, 'b': 2})
# expect: g() got multiple values for keyword argument 'a'
