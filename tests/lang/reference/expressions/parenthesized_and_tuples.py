# The comma makes the tuple, the parentheses are only needed for the empty one.
print((), (1), (1,), (1, 2), ((1, 2), 3))
a = 1,
b = 1, 2
print(a, b, type(()), len((1, 2,)), (*a, *b), (yield_ := 3))
def f(): return 1, 2, *b
print(f(), f()[2])
x = (1, 2) + (3,)
for i, (j, k) in [(1, (2, 3))]: print(i, j, k)
# expect: () 1 (1,) (1, 2) ((1, 2), 3)
# expect: (1,) (1, 2) <class 'tuple'> 2 (1, 1, 2) 3
# expect: (1, 2, 1, 2) 1
# expect: 1 2 3
