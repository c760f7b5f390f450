# Small powers and combinations, and those that no longer fit a word.
import math

total = 0
for a in list(range(-12, 13)) + [2**31, -(2**31), 3037000499, 3037000500, 2**47, -(2**48), 2**48 - 1]:
    for b in range(0, 70):
        product = 1
        for _ in range(b):
            product *= a
        assert a**b == product == pow(a, b), (a, b)
        total = (total * 31 + product) % (2**61 - 1)
print(total)
row = [1]
for n in range(0, 100):
    assert [math.comb(n, k) for k in range(n + 1)] == row, n
    assert math.comb(n, n + 1) == 0
    row = [1] + [x + y for x, y in zip(row, row[1:])] + [1]
print(0**0, (-1) ** (2**47), 1 ** (2**47), 2**-1, True**5, math.comb(67, 33), math.comb(68, 34))
# expect: 841858863517533324
# expect: 1 1 1 0.5 1 14226520737620288370 28453041475240576740
