# range with start, stop and steps of both signs; the variable keeps its last value.
def run():
    out = []
    for r in (range(0), range(5), range(2, 5), range(10, 0, -3), range(0, 10, 4), range(5, 5), range(-3, 3)):
        i = "unset"
        for i in r:
            pass
        out.append((i, len(r), list(r)))
    return out
for _ in range(60):
    r = run()
print(r)
# expect: [('unset', 0, []), (4, 5, [0, 1, 2, 3, 4]), (4, 3, [2, 3, 4]), (1, 4, [10, 7, 4, 1]), (8, 3, [0, 4, 8]), ('unset', 0, []), (2, 6, [-3, -2, -1, 0, 1, 2])]
