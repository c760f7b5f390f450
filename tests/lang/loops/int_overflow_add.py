# Sums that cross 2**31, 2**47, 2**48, 2**63 and go back.
def run(start, step, n):
    x = start
    for i in range(n):
        x += step
    low = x
    for i in range(n):
        x -= step
    return low, x == start
for p in (31, 47, 48, 49, 62, 63, 64):
    print(p, run(2 ** p - 50, 1, 80), run(-2 ** p + 50, -1, 80))
# expect: 31 (2147483678, True) (-2147483678, True)
# expect: 47 (140737488355358, True) (-140737488355358, True)
# expect: 48 (281474976710686, True) (-281474976710686, True)
# expect: 49 (562949953421342, True) (-562949953421342, True)
# expect: 62 (4611686018427387934, True) (-4611686018427387934, True)
# expect: 63 (9223372036854775838, True) (-9223372036854775838, True)
# expect: 64 (18446744073709551646, True) (-18446744073709551646, True)
