# Positional, keyword and unpacked arguments and how they are matched.
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(*[1, 2], **{"d": 3}), f(*"ab", "c", d=0, **{"a": 1, "b": 2}))
print(f(1, *[2], c=9, d=8, **{}, **{"q": 1}), f(d=1, *(5, 6)))
for bad in ("f()", "f(1)", "f(1, a=2, d=3, a2=1)", "f(1, c=1, d=2, **{'c': 3})", "f(1, 2, 3, c=4, d=5)", "f(**{1: 2})", "f(*5)", "f(**5)", "f(d=1)", "f(1, d=1, **{'d': 2})", "f(1, b=3)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "|", e)
# expect: (1, 2, 3, (), 4, 5, {}) (1, 2, 3, (4, 5), 6, 5, {'z': 7}) (1, 2, 3, (), 3, 5, {}) ('a', 'b', 'c', (), 0, 5, {'a': 1, 'b': 2})
# expect: (1, 2, 9, (), 8, 5, {'q': 1}) (5, 6, 3, (), 1, 5, {})
# expect: f() | f() missing 1 required positional argument: 'a'
# expect: f(1) | f() missing 1 required keyword-only argument: 'd'
# expect: (1, 2, 3, (), 3, 5, {'a': 2, 'a2': 1})
# expect: f(1, c=1, d=2, **{'c': 3}) | __main__.f() got multiple values for keyword argument 'c'
# expect: f(1, 2, 3, c=4, d=5) | f() got multiple values for argument 'c'
# expect: f(**{1: 2}) | keywords must be strings
# expect: f(*5) | __main__.f() argument after * must be an iterable, not int
# expect: f(**5) | __main__.f() argument after ** must be a mapping, not int
# expect: f(d=1) | f() missing 1 required positional argument: 'a'
# expect: f(1, d=1, **{'d': 2}) | __main__.f() got multiple values for keyword argument 'd'
# expect: f(1, b=3) | f() missing 1 required keyword-only argument: 'd'
