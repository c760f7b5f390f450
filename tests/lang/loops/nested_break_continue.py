# break and continue bind to the inner loop.
def run(n):
    out = 0
    for i in range(n):
        for j in range(n):
            if j > i:
                break
            if (i + j) % 3 == 0:
                continue
            k = 0
            while True:
                k += 1
                if k > j:
                    break
                if k % 2:
                    continue
                out += k
        else:
            out += 10000
    return out
print(run(30))
# expect: 21970
