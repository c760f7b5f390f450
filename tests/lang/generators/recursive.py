# Recursive generators over a tree.
def walk(t):
    if isinstance(t, list):
        for x in t: yield from walk(x)
    else:
        yield t
tree = [1, [2, [3, 4], []], [[5]], 6]
t = 0
for i in range(60): t += sum(walk(tree))
print(t, list(walk(tree)))
def perms(xs):
    if not xs: yield []
    for i, x in enumerate(xs):
        for p in perms(xs[:i] + xs[i + 1:]): yield [x] + p
print(len(list(perms([1, 2, 3, 4, 5]))), list(perms([1, 2, 3]))[3])
# expect: 1260 [1, 2, 3, 4, 5, 6]
# expect: 120 [2, 3, 1]
