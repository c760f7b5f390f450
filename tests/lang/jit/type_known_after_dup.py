# An item's type is found out after a reference to it was taken.
def run(xs, n):
    total = 0
    x = None
    for r in range(n):
        for x in xs:
            if len(xs) < 50:
                xs.append(x + 1)
            total += x
    return total, x
print(run([1], 40), run([1.5, 2], 40), run([1 << 60, 1, 2.0], 30))
# expect: (51000, 50) (27500.0, 26) (5.8798996734949196e+20, 17)
