# Exact whole-number functions: comb, perm, isqrt, prod, and what they refuse.
import math
print(math.comb(52, 5), math.comb(3, 5), math.perm(10, 3), math.perm(4), math.perm(2, 3), math.isqrt(10**40 + 1), math.isqrt(0))
print(math.prod([]), math.prod([1, 2, 3.5]), math.prod(range(1, 25)) == math.factorial(24), math.prod([2], start=0.5))
n = 10**30; r = math.isqrt(n - 1); print(r * r <= n - 1 < (r + 1) ** 2)
for bad in (lambda: math.comb(-1, 2), lambda: math.comb(2, -1), lambda: math.comb(2.0, 1), lambda: math.isqrt(-1), lambda: math.isqrt(1.5), lambda: math.factorial(-1), lambda: math.perm(2, "x")):
    try: bad()
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
# expect: 2598960 0 720 24 0 100000000000000000000 0
# expect: 1 7.0 True 1.0
# expect: True
# expect: ValueError n must be a non-negative integer
# expect: ValueError k must be a non-negative integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError isqrt() argument must be nonnegative
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError factorial() not defined for negative values
# expect: TypeError 'str' object cannot be interpreted as an integer
