# One for loop over a list, a tuple, a range, a generator, a dict and a str.
def total(xs):
    t = 0
    for x in xs:
        t += x if isinstance(x, int) else len(x)
    return t
sources = [lambda: [1, 2, 3], lambda: (4, 5), lambda: range(6), lambda: (i for i in range(7)), lambda: {8: 1, 9: 2}, lambda: "abc", lambda: {1, 2}]
print(sum(total(sources[i % 7]()) for i in range(140)))
# expect: 1480
