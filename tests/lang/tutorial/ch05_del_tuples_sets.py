# del, tuples and sets.
a = [-1, 1, 66.25, 333, 333, 1234.5]; del a[0]; del a[2:4]; print(a); del a[:]; print(a)
t = 12345, 54321, 'hello!'; u = t, (1, 2, 3, 4, 5); print(t[0], t, u)
try: t[0] = 88888
except TypeError as e: print(e)
v = ([1, 2, 3], [3, 2, 1]); v[0].append(9); print(v, len(()), len(('hello',)))
x, y, z = t; print(z)
basket = {'apple', 'orange', 'apple', 'pear'}; print(len(basket), 'orange' in basket, 'crabgrass' in basket)
a, b = set('abracadabra'), set('alacazam')
print(sorted(a), sorted(a - b), sorted(a | b), sorted(a & b), sorted(a ^ b), sorted({x for x in 'abracadabra' if x not in 'abc'}))
# expect: [1, 66.25, 1234.5]
# expect: []
# expect: 12345 (12345, 54321, 'hello!') ((12345, 54321, 'hello!'), (1, 2, 3, 4, 5))
# expect: 'tuple' object does not support item assignment
# expect: ([1, 2, 3, 9], [3, 2, 1]) 0 1
# expect: hello!
# expect: 3 True False
# expect: ['a', 'b', 'c', 'd', 'r'] ['b', 'd', 'r'] ['a', 'b', 'c', 'd', 'l', 'm', 'r', 'z'] ['a', 'c'] ['b', 'd', 'l', 'm', 'r', 'z'] ['d', 'r']
