# The iterable's name is bound anew inside the loop; the loop goes on with the old one.
xs = list(range(60))
seen = 0
for x in xs:
    xs = [x]
    seen += xs[0]
print(seen, xs)
# expect: 1770 [59]
