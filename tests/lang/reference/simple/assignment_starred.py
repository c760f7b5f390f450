# One starred target takes what the others leave.
for value in ([1, 2, 3, 4], "ab", range(5), (0, 1)):
    a, *b = value
    *c, d = value
    e, *f, g = value
    print(a, b, c, d, e, f, g)
(a, *b), c = [1, 2, 3], 4
[*x] = "hi"
*y, = (1,)
print(a, b, c, x, y)
for h, *t in [(1, 2, 3), "xy"]: print(h, t)
# expect: 1 [2, 3, 4] [1, 2, 3] 4 1 [2, 3] 4
# expect: a ['b'] ['a'] b a [] b
# expect: 0 [1, 2, 3, 4] [0, 1, 2, 3] 4 0 [1, 2, 3] 4
# expect: 0 [1] [0] 1 0 [] 1
# expect: 1 [2, 3] 4 ['h', 'i'] [1]
# expect: 1 [2, 3]
# expect: x ['y']
