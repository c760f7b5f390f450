# What a float really is: exact ratios, hex, sums that fail and tools that help.
import math
from fractions import Fraction
from decimal import Decimal
print((0.1).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.8p+1"), Decimal(0.1), Fraction.from_float(0.5))
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, math.isclose(0.1 + 0.2, 0.3), round(0.1 + 0.2, 2) == round(0.3, 2), format(math.pi, ".12g"), repr(math.pi))
arr = [-0.10430216751806065, -266310978.67179024, 143401161448607.16, -143401161400469.7, 266262841.31058735, -0.003244936839808227]
print(float(sum(map(Fraction, arr))), math.fsum(arr), 2 ** 52 <= 2 ** 56 // 10 < 2 ** 53, divmod(2 ** 56, 10))
print([round(x, 1) for x in (0.05, 0.15, 0.25, 0.35, 2.675)], round(2.5), round(3.5), round(-0.5), 1e16 + 1, 5e-324 / 2)
x = 3.14159; print(x == float.fromhex(x.hex()), x == int(x.as_integer_ratio()[0]) / x.as_integer_ratio()[1], (1e23).is_integer(), 1e22 == 10**22, 1e23 == 10**23)
# expect: (3602879701896397, 36028797018963968) 0x1.999999999999ap-4 3.0 0.1000000000000000055511151231257827021181583404541015625 1/2
# expect: 0.30000000000000004 False True True 3.14159265359 3.141592653589793
# expect: 8.042173697819788e-13 8.042173697819788e-13 True (7205759403792793, 6)
# expect: [0.1, 0.1, 0.2, 0.3, 2.7] 2 4 0 1e+16 0.0
# expect: True True True True False
