# What cannot be unpacked into a call, and names that come twice.
def f(a, *, k=0): return a, k
for use in (lambda: f(*5), lambda: f(**5), lambda: f(1, **{"a": 2}), lambda: f(**{1: 2}), lambda: f(1, k=1, **{"k": 2}), lambda: f(*[1, 2]), lambda: f(*None, **{}), lambda: f(**{"a": 1}, **{"a": 2}), lambda: print(**{"nope": 1}), lambda: f(**[("a", 1)])):
    try:
        print(use())
    except TypeError as e:
        print(e)
# expect: __main__.f() argument after * must be an iterable, not int
# expect: __main__.f() argument after ** must be a mapping, not int
# expect: f() got multiple values for argument 'a'
# expect: keywords must be strings
# expect: __main__.f() got multiple values for keyword argument 'k'
# expect: f() takes 1 positional argument but 2 were given
# expect: __main__.f() argument after * must be an iterable, not NoneType
# expect: __main__.f() got multiple values for keyword argument 'a'
# expect: print() got an unexpected keyword argument 'nope'
# expect: __main__.f() argument after ** must be a mapping, not list
