# Products beyond 64 bits right before a mask or a power of two as modulus.


class Random:
    def __init__(self, seed):
        self.state = (seed ^ 0x5DEECE66D) & 0xFFFFFFFFFFFF

    def next(self, bits):
        self.state = (self.state * 0x5DEECE66D + 0xB) & 0xFFFFFFFFFFFF
        return self.state >> (48 - bits)


random = Random(42)
total = 0
for i in range(20000):
    total = (total * 31 + random.next(30)) % 1000003
print(total, random.state)


def wide_masks(n):
    a, b, c, d = 1, -7, 3, 5
    for i in range(n):
        a = (a * 6364136223846793005 + 1442695040888963407) & 0x7FFFFFFFFFFFFFFF
        b = (b * -6364136223846793005 - 1442695040888963407) % 2**62
        c = (c * 0x7FFFFFFFFFFFFFFF ^ 0x123456789ABCDEF) * 77 & 0x3FFFFFFFFFFFFFFF
        d = d * d * d * 99999999977 % 1048576 + 2**45
    return a, b, c, d


print(wide_masks(5000))


def sums(n):
    x, y = 12345678901234567, 1
    for i in range(n):
        x = (x * 9007199254740993 + 4611686018427387904 + 4611686018427387904 + 4611686018427387904) & 0x7FFFFFFFFFFFFFFF
        y = (y * 9007199254740993 - 4611686018427387904 - 4611686018427387904 - 4611686018427387904) & 0xFFFFFFFFFFFF
    return x, y


print(sums(4000))


def unsigned(n):  # a mask of 64 bits is beyond an int64
    x, y = 1, 1
    for i in range(n):
        x = (x * 6364136223846793005 + 1) & 0xFFFFFFFFFFFFFFFF
        y = (y * 6364136223846793005 + 1) % 2**64
    return x, y


print(unsigned(3000))


def kept(n):  # the product itself is wanted, or another modulus
    x = 3
    for i in range(n):
        p = x * 0x5DEECE66D123
        x = (p + 11) & 0xFFFFFFFFFFFF
        q = x * 0x5DEECE66D123 % 1000000007
        x ^= q
    return x, p, q


print(kept(3000))


def changes(n):  # operands of other kinds come late
    x, seen = 5, []
    for i in range(n):
        if i == n - 50:
            x = True
        if i == n - 20:
            x = -(1 << 80)
        try:
            x = (x * 0x5DEECE66D123456 + 0xB) & 0xFFFFFFFFFFFF
        except TypeError:
            seen.append(i)
            x = 1
        if i == n - 10:
            x = 2.5
    return x, seen


print(changes(4000))


def names(n):
    h = 14695981039346656037 & 0x7FFFFFFFFFFFFFFF
    for i in range(n):
        h = (h ^ (i & 255)) * 1099511628211 & 0x7FFFFFFFFFFFFFFF
        if h % 1001 == 1:
            h += 1
    return h


print(names(9000))
# expect: 366039 64308613405415
# expect: (5913207373884461897, 4140070984438180905, 249605217582412203, 35184372489221)
# expect: (3182879816570063751, 1)
# expect: (2547808735701589321, 2547808735701589321)
# expect: (145627312915646, 16380066078385013962604700404, 471328321)
# expect: (12627883990305, [3991])
# expect: 7367906727232449521
