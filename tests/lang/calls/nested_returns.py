# Returns from inside loops inside calls inside loops.
def first_multiple(n, k):
    for i in range(1, 100):
        for j in range(2):
            if i * k > n:
                return i, j
    return None
out = []
for n in range(0, 300, 5):
    out.append(first_multiple(n, 7))
print(out[::10], first_multiple(10 ** 6, 1))
# expect: [(1, 0), (8, 0), (15, 0), (22, 0), (29, 0), (36, 0)] None
