# fma rounds once, and knows its not-numbers.
import math
a = 0.1
print(math.fma(a, 10.0, -1.0), a * 10.0 - 1.0)
print(math.fma(2, 3, 4), math.fma(True, 2, 0.5))
inf, nan = math.inf, math.nan
print(math.isnan(math.fma(nan, 0, 0)), math.isnan(math.fma(0, nan, inf)))
for args in ((inf, 0, 1), (0, inf, 1), (inf, 1, -inf), (1e308, 10, 0)):
    try:
        print(math.fma(*args))
    except (ValueError, OverflowError) as e:
        print(type(e).__name__, e)
print(math.copysign(1, math.fma(0.0, -1.0, -0.0)))
# expect: 5.551115123125783e-17 0.0
# expect: 10.0 2.5
# expect: True True
# expect: ValueError invalid operation in fma
# expect: ValueError invalid operation in fma
# expect: ValueError invalid operation in fma
# expect: OverflowError overflow in fma
# expect: -1.0
