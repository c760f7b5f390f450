# One value goes to several targets from left to right; targets may be nested lists and tuples.
x = y = [1]
print(x is y)
a, (b, c), [d, e] = 1, (2, 3), [4, 5]
print(a, b, c, d, e)
i = 0
l = [0, 0]
i, l[i] = 1, 5
print(i, l)
(p), [q] = 1, [2]
print(p, q)
() = []; [] = ()
class O: pass
o = O(); d = {}
o.x, d["k"], l[0:1] = 7, 8, [1, 2, 3]
print(o.x, d, l)
l = l[0] = [9]
print(l)
# expect: True
# expect: 1 2 3 4 5
# expect: 1 [0, 5]
# expect: 1 2
# expect: 7 {'k': 8} [1, 2, 3, 5]
# expect: [[...]]
