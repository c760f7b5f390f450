# What 0.1 is, and how sums of floats err.
import math
from fractions import Fraction
print(0.1 + 0.1 + 0.1 == 0.3, math.isclose(0.1 + 0.1 + 0.1, 0.3), round(2.675, 2), format(math.pi, ".12g"), format(0.1, ".25f"))
print((0.1).as_integer_ratio(), (0.1).hex(), float.fromhex("0x1.999999999999ap-4"), Fraction(3.14159).limit_denominator(100), sum([0.1] * 10) == 1.0, math.fsum([0.1] * 10) == 1.0, 0.1 * 10)
# expect: False True 2.67 3.14159265359 0.1000000000000000055511151
# expect: (3602879701896397, 36028797018963968) 0x1.999999999999ap-4 0.1 311/99 True True 1.0
