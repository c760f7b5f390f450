# An exit behind the making of an int object gives that object away (it was kept for ever).


def bits(n, s):
    r = 0
    for i in range(n):
        s = (s * 1103515245 + 12345) % (1 << 31)
        r = r * 2 + ((s >> 16) & 1)
    return r


def pick(i):
    n = bits([10, 48, 49, 50, 63, 64, 65, 100][i % 8], i)
    return n + 1


total = 0
for i in range(1500):
    a, b = pick(i), pick(i + 5)
    total ^= a - b
print(total)
# expect: 311465626277162431664083578821
