# Binary fractions as decimal ones see them.
from decimal import Decimal
from fractions import Fraction
import math
print(0.1 + 0.1 + 0.1 == 0.3, round(0.1, 1) * 3 == 0.3, math.isclose(0.1 + 0.1 + 0.1, 0.3), format(math.pi, '.12g'), format(math.pi, '.2f'), repr(math.pi))
print(Decimal(0.1), Fraction.from_float(0.1), (0.1).as_integer_ratio(), 3.14159.as_integer_ratio(), (3.14159).hex(), float.fromhex('0x1.921f9f01b866ep+1') == 3.14159)
print(sum([0.1] * 10), math.fsum([0.1] * 10) == 1, format(0.1, '.17f'), 0.1 + 0.2, 2**-1074, round(2.675, 2), round(0.5), round(1.5), round(-2.5))
arr = [-0.10430216751806065, -266310978.67179024, 143401161448607.16, -143401161400469.7, 266262841.31058735, -0.003244936839808227]
print(float(sum(map(Fraction, arr))), math.fsum(arr), sum(arr))
# expect: False False True 3.14159265359 3.14 3.141592653589793
# expect: 0.1000000000000000055511151231257827021181583404541015625 3602879701896397/36028797018963968 (3602879701896397, 36028797018963968) (3537115888337719, 1125899906842624) 0x1.921f9f01b866ep+1 True
# expect: 1.0 True 0.10000000000000001 0.30000000000000004 5e-324 2.67 0 2 -2
# expect: 8.042173697819788e-13 8.042173697819788e-13 8.042178034628478e-13
