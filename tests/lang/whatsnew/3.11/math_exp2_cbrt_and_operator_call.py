# exp2, cbrt, operator.call, and nan powers of one.
import math, operator
print(math.exp2(10), round(math.cbrt(27), 12), round(math.cbrt(-8), 12), math.exp2(-1), math.cbrt(math.inf))
print(operator.call(max, 1, 5, 3), operator.call(dict, a=1), math.pow(1, math.nan), math.pow(math.nan, 0), math.pow(0.0, -math.inf))
try: math.exp2(5000)
except OverflowError as e: print(type(e).__name__)
print(math.log(2**70, 2), math.log2(2**1000), math.hypot(3, 4, 12))
# expect: 1024.0 3.0 -2.0 0.5 inf
# expect: 5 {'a': 1} 1.0 1.0 inf
# expect: OverflowError
# expect: 70.0 1000.0 13.0
