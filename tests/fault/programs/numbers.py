# Numbers of all sizes.
x = 1
for i in range(1, 30):
    x *= i
print(x, x // 7 ** 20, x % 10 ** 9, -x >> 40, x & 0xFFFFFFFFFFFFFFFFFF, x ^ 5, pow(3, 200, 10 ** 20))
print(2 ** 200 - 1, (2 ** 100).bit_length(), int(1e30), float(2 ** 80), divmod(-7 ** 30, 3 ** 20))
print(1.5 * 3, 7 / 2, 2.0 ** 0.5, round(2.675, 2), 1e300 * 1e10, complex(1, 2) * 1j, abs(-2 ** 70))
import math
print(math.sqrt(2), math.gcd(12, 18), math.floor(2.7), sum([0.1] * 10), min(2 ** 70, 3), True + 1)
