# operator's functions and math's edges.
import operator as o, math
print(o.add(1, 2), o.itemgetter(1, 0)("ab"), o.attrgetter("real", "imag")(3), o.methodcaller("split", ",")("a,b"), o.contains([1], 1), o.index(True), o.concat([1], [2]), o.countOf([1, 1], 1), o.indexOf("abc", "c"), o.truth([]), o.not_(1), o.iadd([1], [2]), o.matmul.__name__)
print(math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.5), math.fmod(-7, 3), math.remainder(7, 4), math.modf(2.5), math.frexp(8.0), math.ldexp(0.5, 4), math.copysign(1, -0.0), math.factorial(10), math.gcd(12, 18), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0), math.sqrt(2), math.exp(0), math.isclose(0.1 + 0.2, 0.3), math.degrees(math.pi), math.fsum([0.1] * 10), math.inf > 10**308, math.isqrt(99))
for bad in ("math.sqrt(-1)", "math.log(0)", "math.factorial(-1)", "math.factorial(1.5)", "math.floor(math.inf)", "math.exp(1000)", "math.gcd(1.5)", "math.acos(2)", "math.isqrt(-1)", "math.comb(-1, 2)", "math.fmod(1, 0)", "math.pow(0, -1)", "o.itemgetter()", "o.index('a')", "math.ceil(float('nan'))", "math.log(-1)", "math.atan2('a', 1)"):
    try: print(eval(bad))
    except (TypeError, ValueError, OverflowError) as e: print(bad, "|", type(e).__name__, e)
# expect: 3 ('b', 'a') (3, 0) ['a', 'b'] True 1 [1, 2] 2 2 False False [1, 2] matmul
# expect: -3 -2 -2 -1.0 -1.0 (0.5, 2.0) (0.5, 4) 8.0 -1.0 3628800 6 3.0 3.0 3.0 0.0 1.4142135623730951 1.0 True 180.0 1.0 True 9
# expect: math.sqrt(-1) | ValueError expected a nonnegative input, got -1.0
# expect: math.log(0) | ValueError expected a positive input
# expect: math.factorial(-1) | ValueError factorial() not defined for negative values
# expect: math.factorial(1.5) | TypeError 'float' object cannot be interpreted as an integer
# expect: math.floor(math.inf) | OverflowError cannot convert float infinity to integer
# expect: math.exp(1000) | OverflowError math range error
# expect: math.gcd(1.5) | TypeError 'float' object cannot be interpreted as an integer
# expect: math.acos(2) | ValueError expected a number in range from -1 up to 1, got 2.0
# expect: math.isqrt(-1) | ValueError isqrt() argument must be nonnegative
# expect: math.comb(-1, 2) | ValueError n must be a non-negative integer
# expect: math.fmod(1, 0) | ValueError math domain error
# expect: math.pow(0, -1) | ValueError math domain error
# expect: o.itemgetter() | TypeError itemgetter expected 1 argument, got 0
# expect: o.index('a') | TypeError 'str' object cannot be interpreted as an integer
# expect: math.ceil(float('nan')) | ValueError cannot convert float NaN to integer
# expect: math.log(-1) | ValueError expected a positive input
# expect: math.atan2('a', 1) | TypeError must be real number, not str
