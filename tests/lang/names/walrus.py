# Assignment expressions bind in the enclosing function, also from a comprehension.
def run(n):
    total = 0
    i = 0
    while (k := i * 3) < n:
        total += k
        i += 1
    big = [y for x in range(60) if (y := x * x) > 3000]
    return total, k, big, y
print(run(200))
# expect: (6633, 201, [3025, 3136, 3249, 3364, 3481], 3481)
