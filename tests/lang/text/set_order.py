# Order of sets of ints and of results (strings hash by seed).
print({5, 1, 3, 2.5, None}, {1, 2, 3} | {10, 20}, {-1, -2, -3, 7, 2**61}, set(range(30)) - {3}, {i * 7 for i in range(20)})
s = {3, 1, 2}
s.add(100); s.discard(1); print(s, s ^ {2, 5}, s & {2, 100}, frozenset([9, 17, 25, 1]), set([9, 17, 25, 1]), {9, 17, 25, 1})
print(3 in {1, 2, 3}, 4 in [1, 2], [x for x in [1, 2, 3]], [x for x in {1, 2, 3}], [] in [[]], 1.0 in {1, 2}, not 5 in (1, 2))
def f(x): return x in {1, 'a', (1, 2)}, x not in [None, True]
print(f(1), f('a'), f((1, 2)), f(None))
try: f([])
except TypeError as e: print(e)
l = []
for i in range(2):
    for j in [1, 2]: l.append(j)
    b = [1, 2, 3]; b.append(i); s = {1, 2, 3}; s.add(i + 10); l.append((b, s))
print(l)
# expect: {None, 1, 2.5, 3, 5} {1, 2, 3, 20, 10} {2305843009213693952, -1, 7, -3, -2} {0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29} {0, 133, 7, 14, 21, 28, 35, 42, 49, 56, 63, 70, 77, 84, 91, 98, 105, 112, 119, 126}
# expect: {2, 3, 100} {3, 100, 5} {2, 100} frozenset({9, 1, 17, 25}) {9, 1, 17, 25} {9, 1, 17, 25}
# expect: True False [1, 2, 3] [1, 2, 3] True True True
# expect: (True, False) (True, True) (True, True) (False, False)
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: [1, 2, ([1, 2, 3, 0], {10, 1, 2, 3}), 1, 2, ([1, 2, 3, 1], {11, 1, 2, 3})]
