# The value of an annotated assignment may be an unparenthesized tuple with stars.
a: tuple = 1, 2
b: tuple[int, ...] = *a, 3
print(a, b)
def f():
    x: list = yield
    return x
g = f(); next(g)
try: g.send([4])
except StopIteration as s: print(s.value)
# expect: (1, 2) (1, 2, 3)
# expect: [4]
