# A function called by C code returns while its end is being recorded; later loops are still traced.
def key(x):
    t = 0
    for i in range(5):
        t += x % (i + 1)
    return t
def run(n):
    out = []
    for i in range(n):
        out.append(sorted(range(12), key=key)[i % 12])
        out.append(sum(key(j) for j in range(4)))
    return sum(out), max(map(key, range(40)))
print(run(60))
# expect: (1350, 9)
