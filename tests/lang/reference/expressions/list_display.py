# Lists from expressions, unpacked iterables and comprehensions, evaluated from left to right.
log = []
def e(n): log.append(n); return n
print([e(1), e(2), *[e(3), e(4)], e(5)], log)
print([], [[]], [1, [2, [3]]], [*range(3), *"ab", *{"k": 1}, *()])
for _ in range(50): r = [*range(3), *(x * 2 for x in range(2))]
print(r)
# expect: [1, 2, 3, 4, 5] [1, 2, 3, 4, 5]
# expect: [] [[]] [1, [2, [3]]] [0, 1, 2, 'a', 'b', 'k']
# expect: [0, 1, 2, 0, 2]
