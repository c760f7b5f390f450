# * and ** in calls and displays: order of evaluation, duplicates, kinds of iterables and mappings.
def f(*a, **k): return a, k
print(f(*"ab", 1, *range(2), x=1, **{"y": 2}, z=3), f(x=1, *[5]), [*{1: 2}, *"", *(3,)], {*[1], *[1, 2]}, (*[1], 2), {**{"a": 1}, "a": 2, **{"a": 3}})
class M:
    def keys(self): return ["k", "l"]
    def __getitem__(self, key): return key * 2
print(f(**M()), {**M()}, dict(M()), dict(**M(), q=1))
for bad in (lambda: f(**{"a": 1}, **{"a": 2}), lambda: f(a=1, **{"a": 2}), lambda: f(**{1: 2}), lambda: f(*5), lambda: f(**[1]), lambda: [*5], lambda: {**[1]}, lambda: {**5}):
    try: bad()
    except TypeError as e: print(e)
log = []
def t(n): log.append(n); return [n]
f(t(1), *t(2), t(3), k=t(4), *t(5), **{str(t(6)): 0}); print(log)
{t("k1")[0]: t("v1"), **{t("in")[0]: 1}, t("k2")[0]: t("v2")}; print(log[6:])
# expect: (('a', 'b', 1, 0, 1), {'x': 1, 'y': 2, 'z': 3}) ((5,), {'x': 1}) [1, 3] {1, 2} (1, 2) {'a': 3}
# expect: ((), {'k': 'kk', 'l': 'll'}) {'k': 'kk', 'l': 'll'} {'k': 'kk', 'l': 'll'} {'k': 'kk', 'l': 'll', 'q': 1}
# expect: __main__.f() got multiple values for keyword argument 'a'
# expect: __main__.f() got multiple values for keyword argument 'a'
# expect: keywords must be strings
# expect: __main__.f() argument after * must be an iterable, not int
# expect: __main__.f() argument after ** must be a mapping, not list
# expect: Value after * must be an iterable, not int
# expect: 'list' object is not a mapping
# expect: 'int' object is not a mapping
# expect: [1, 2, 3, 5, 4, 6]
# expect: ['k1', 'v1', 'in', 'k2', 'v2']
