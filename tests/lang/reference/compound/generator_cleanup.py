# finally in generators runs at close, at exhaustion and when dropped.
log = []
def g(n):
    try:
        for i in range(n): yield i
    finally: log.append(n)
list(g(2)); it = g(3); next(it); it.close(); it = g(4); next(it); del it
x = g(5); del x
for v in g(6): break
del v
print(log)
for i in range(40):
    for v in g(100 + i):
        if v == 2: break
print(len(log), log[-1])
# expect: [2, 3, 4, 6]
# expect: 44 139
