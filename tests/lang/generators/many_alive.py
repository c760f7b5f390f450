# Many generators alive at once, stepped in turn.
def g(k):
    while True:
        yield k
        k += 1
gs = [g(i * 100) for i in range(10)]
t = 0
for i in range(100): t += next(gs[i % 10])
print(t, [next(x) for x in gs])
# expect: 45450 [10, 110, 210, 310, 410, 510, 610, 710, 810, 910]
