# A loop whose variables live in cells.
def run(n):
    total = 0
    def add(x):
        nonlocal total
        total += x
    for i in range(n):
        add(i)
        if total > 500:
            total -= 500
    peek = lambda: (total, i)
    return peek()
print(run(60), run(90))
# expect: (270, 59) (5, 89)
