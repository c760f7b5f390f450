# next() without default raises in a loop, and the loop goes on.
def run(n):
    it = iter(())
    ends = 0
    for i in range(n):
        try:
            next(it)
        except StopIteration:
            ends += 1
            it = iter([1, 2, 3])
    return ends
print(run(60))
def g():
    yield 1
    raise StopIteration
try:
    list(g())
except RuntimeError as e:
    print(e)
# expect: 15
# expect: generator raised StopIteration
