# A value taken out of a list, dict or attribute outlives what it came from.
class Box:
    pass
def run(n):
    xs = ["a" * 3, "b" * 4]
    o = Box()
    o.v = "q" * 5
    d = {0: "w" * 6}
    out = 0
    for i in range(n):
        x = xs[0]
        xs[0] = str(i) + "z"
        y = o.v
        o.v = str(i)
        z = d[0]
        d[0] = y + x
        out += len(x) + len(y) + len(z)
        xs[1], xs[0] = xs[0], xs[1]
        z = y = x = None
    return out, xs, o.v, d
print(run(100))
# expect: (969, ['98z', '99z'], '99', {0: '9897z'})
