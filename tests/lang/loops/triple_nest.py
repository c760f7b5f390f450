# Three nested loops with values carried between them.
def run(n):
    t = 0
    for i in range(n):
        for j in range(i):
            for k in range(j):
                t += (i ^ j) & k
            t += j
        t -= i
    return t
print(run(20))
# expect: 3451
