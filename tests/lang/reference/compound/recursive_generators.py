# Generators that run themselves: trees, permutations, hanoi.
def walk(t):
    if t:
        l, v, r = t
        yield from walk(l); yield v; yield from walk(r)
def build(n): return None if n == 0 else (build(n - 1), n, build(n - 1))
def perms(l):
    if not l: yield []
    for i, x in enumerate(l):
        for p in perms(l[:i] + l[i + 1:]): yield [x] + p
print(list(walk(build(3))), sum(walk(build(8))), sum(1 for _ in perms([1, 2, 3, 4])), list(perms("ab")))
# expect: [1, 2, 1, 3, 1, 2, 1] 502 24 [['a', 'b'], ['b', 'a']]
