# Nested comprehensions of every kind made in a loop.
t = 0
for i in range(30):
    a = [[x * y for x in range(3)] for y in range(i % 4)]
    b = {x: {y for y in range(x)} for x in range(i % 5)}
    c = sum(x for row in a for x in row if x)
    t += len(a) + len(b) + c + len({(x, y) for x in range(2) for y in range(i % 3)}) + sum(1 for _ in (z for z in a if z))
print(t)
# expect: 290
