# Rare branches taken now and then out of a hot loop.
def run(n):
    a = b = c = d = 0
    i = 0
    while i < n:
        if i % 17 == 0:
            a += i
        elif i % 5 == 0:
            b -= i
        elif i % 3:
            c += 1.5
        else:
            d ^= i
        i += 1
    return a, b, c, d
print(run(500))
# expect: (7395, -23475, 376.5, 438)
