# One starred target takes the rest as a list.
*a, b = "xyz"; print(a, b)
a, *b = [1]; print(a, b)
[*a], (c, *d) = [1, 2], "pq"; print(a, c, d)
(a, *b), *c = [(1, 2, 3), 4, 5]; print(a, b, c)
for h, *t in [(1, 2, 3), "ab"]: print(h, t)
# expect: ['x', 'y'] z
# expect: 1 []
# expect: [1, 2] p ['q']
# expect: 1 [2, 3] [4, 5]
# expect: 1 [2, 3]
# expect: a ['b']
