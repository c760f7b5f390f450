# Swapping and rotating locals in a loop.
def run(n):
    a, b, c = 1, "x", 2.5
    for i in range(n):
        a, b = b, a
        a, b, c = c, a, b
    return a, b, c
for n in (57, 58, 59, 60, 61, 62):
    print(run(n))
# expect: (2.5, 'x', 1)
# expect: (1, 'x', 2.5)
# expect: (2.5, 'x', 1)
# expect: (1, 'x', 2.5)
# expect: (2.5, 'x', 1)
# expect: (1, 'x', 2.5)
