# A generator in a hot for loop; state is kept between steps.
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1
t = 0
for x in count(100): t += x
for x in count(5):
    for y in count(x): t += y
print(t, list(count(3)), sum(count(60)))
g = count(2)
print(next(g), next(g), next(g, "done"), next(g, "done"))
# expect: 4960 [0, 1, 2] 1770
# expect: 0 1 done done
