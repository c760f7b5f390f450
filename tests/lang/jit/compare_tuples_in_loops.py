# A loop over a list whose items are compared: each item is still the list's afterwards (one reference too many was dropped).
def g(tt):
    return [a == b for a in tt for b in tt]


def f():
    ranges = [range(i % 5) for i in range(11)]
    tuples = list(map(tuple, ranges))
    assert [a == b for a in ranges for b in ranges] == [a == b for a in tuples for b in tuples]
    return sum(map(len, tuples))


r = g([(), (0,), (0, 1)])
for i in range(200):
    assert g([tuple([]), tuple([0]), tuple([0, 1])]) == r
for i in range(200):
    f()
print(r, f())
# expect: [True, False, False, False, True, False, False, False, True] 20
