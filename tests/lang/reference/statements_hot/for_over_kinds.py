# The same loop over a list, a tuple, a range, a string, a dict, a set, a generator and an iterator.
def total(xs):
    t = 0
    for x in xs: t += x if isinstance(x, int) else ord(x)
    return t
for _ in range(10): r = [total(k) for k in ([1, 2], (3, 4), range(5), "ab", {7: 0, 8: 0}, {9}, (x for x in (1, 2)), iter([5]), map(abs, [-1]), reversed([1, 2]), b"ab")]
print(r)
# expect: [3, 7, 10, 195, 15, 9, 3, 5, 1, 3, 195]
