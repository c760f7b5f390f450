# A generator expression evaluates its first iterable at once, the rest later.
def it(name):
    print("make", name); return [1]
g = ((a, b) for a in it("a") for b in it("b"))
print("made"); print(list(g))
try:
    (x for x in 5)
except TypeError as e:
    print(e)
lazy = (y for x in [1] for y in 5)
try:
    next(lazy)
except TypeError as e:
    print(e)
# expect: make a
# expect: made
# expect: make b
# expect: [(1, 1)]
# expect: 'int' object is not iterable
# expect: 'int' object is not iterable
