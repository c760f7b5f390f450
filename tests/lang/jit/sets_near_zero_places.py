# Sets of ints near 0 of which many are taken out again: where a new one goes decides in which order they come.


def loop(seed, n, low, span, bias):
    s, sums, x = set(), 0, seed
    for i in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
        number = low + (x >> 8) % span
        if (x >> 24) % 8 < bias:
            s.add(number)
        elif number in s:
            s.remove(number)
        else:
            s.discard(number)
        if i % 16 == 0:
            for member in s:
                sums = (sums * 31 + member) % 1000003
        if i % 997 == 996:
            s = set()
    return sums, len(s), list(s)[:6]


for seed, low, span, bias in ((1, 0, 8, 3), (2, -1, 16, 4), (3, -10, 20, 4), (4, -32, 31, 3), (5, 5, 27, 5), (6, -20, 64, 6), (7, -40, 90, 4), (8, -32, 64, 3)):
    print(loop(seed, 3000, low, span, bias))

# expect: (305791, 1, [7])
# expect: (464553, 6, [0, 1, 2, 5, 9, -1])
# expect: (11528, 2, [8, 6])
# expect: (845108, 5, [-30, -28, -19, -17, -13])
# expect: (227637, 7, [5, 8, 16, 21, 27, 29])
# expect: (210832, 6, [2, 3, 36, 10, 30, -2])
# expect: (489255, 4, [-7, 18, -14, 33])
# expect: (223337, 4, [-16, 8, -6, -11])
