# The right side first, then the targets from left to right.
def v(x): print(x, end=" "); return x
d = {}
d[v("a")], d[v("b")] = v(1), v(2)
x = d[v("c")] = v(3)
print(d)
i = 0
i, lst = 1, [0, 0]
i, lst[i] = 0, 9
print(i, lst)
# expect: 1 2 a b 3 c {'a': 1, 'b': 2, 'c': 3}
# expect: 0 [9, 0]
