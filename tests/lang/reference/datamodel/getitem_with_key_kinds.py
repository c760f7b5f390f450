# What __getitem__ receives: numbers, slices, tuples, Ellipsis, starred items.
class Show:
    def __getitem__(self, key): return key
s = Show()
print(s[1], s[-1], s[1:2], s[::-1], s[...], s[1, 2], s[1:2, ...], s[()], s[(1,)])
parts = (4, 5)
print(s[*parts], s[0, *parts, 9], s[*parts, 1:2], s["k"], s[None:None])
print(s[(x := 3)], x, s[lambda: 0].__name__, s[1 if x else 2], s[[1]])
class Store:
    def __setitem__(self, key, value): print("set", key, value)
    def __delitem__(self, key): print("del", key)
st = Store()
st[1:2] = 3; st[1, ...] = 4; st[*parts] = 5
del st[::2], st[*parts, 1]
# expect: 1 -1 slice(1, 2, None) slice(None, None, -1) Ellipsis (1, 2) (slice(1, 2, None), Ellipsis) () (1,)
# expect: (4, 5) (0, 4, 5, 9) (4, 5, slice(1, 2, None)) k slice(None, None, None)
# expect: 3 3 <lambda> 1 [1]
# expect: set slice(1, 2, None) 3
# expect: set (1, Ellipsis) 4
# expect: set (4, 5) 5
# expect: del slice(None, None, 2)
# expect: del (4, 5, 1)
