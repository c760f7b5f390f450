# yield from delegates next, send and the return value.
def inner(n):
    got = 0
    for i in range(n):
        x = yield i
        got += x or 0
    return got
def outer(n):
    a = yield from inner(n)
    b = yield from (v for v in [10, 20])
    return a, b
def drain(n):
    g = outer(n)
    out, x = [], None
    try:
        while True:
            out.append(g.send(x))
            x = 2
    except StopIteration as e:
        return len(out), e.value
print([drain(n) for n in (0, 1, 5, 60)])
# expect: [(2, (0, None)), (3, (2, None)), (7, (10, None)), (62, (120, None))]
