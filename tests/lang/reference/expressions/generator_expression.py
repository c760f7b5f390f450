# A generator expression takes its first iterable at once and the rest when run.
log = []
def src(n): log.append(n); return range(2)
g = (a + b for a in src("first") for b in src("second"))
print(log)
print(next(g), log)
print(list(g), log)
print(sum(x * x for x in range(10)), list(x for x in "ab"), type(x for x in ()).__name__)
try: (x for x in 5)
except TypeError as e: print(e)
n = 3
g = (n * i for i in range(2)); n = 10
print(list(g))
# expect: ['first']
# expect: 0 ['first', 'second']
# expect: [1, 1, 2] ['first', 'second', 'second']
# expect: 285 ['a', 'b'] generator
# expect: 'int' object is not iterable
# expect: [0, 10]
