# Exits from calls that were recorded through: frames are rebuilt with their locals.
def inner(a, b, xs):
    c = a + b
    if c % 17 == 0:
        xs.append(c)
        c = str(c)
    return c
def outer(i, xs):
    first = inner(i, 1, xs)
    second = inner(i, 2, xs)
    return (first, second)
def run(n):
    xs = []
    out = []
    for i in range(n):
        out.append(outer(i, xs))
    return xs, [type(a).__name__[0] + type(b).__name__[0] for a, b in out].count("ii"), out[-1]
print(run(200))
# expect: ([17, 17, 34, 34, 51, 51, 68, 68, 85, 85, 102, 102, 119, 119, 136, 136, 153, 153, 170, 170, 187, 187], 178, (200, 201))
