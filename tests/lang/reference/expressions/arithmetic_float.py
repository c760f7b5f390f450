# Floats: floor division, modulo with signs, infinities and NaN.
inf, nan = float("inf"), float("nan")
print(7.5 // 2, -7.5 // 2, 7.5 % -2, -7.5 % 2, 0.0 // 1, -0.0 % 3, 1e300 * 1e10, inf - inf, inf * 0, nan + 1, -inf)
print(5 % inf, -5 % inf, 5 % -inf, inf // 1, divmod(-1, 3.5), divmod(3, -2.0), 1 / 3, 2 / 1, 10**400 // 10**399)
for f in ("inf % 2", "1e400 - 1e400", "nan == nan", "nan != nan", "inf == inf", "-0.0 == 0.0", "1 + 0.1", "1e16 + 1"):
    print(f, eval(f, {"inf": inf, "nan": nan}))
try: 10**400 / 1.0
except OverflowError as e: print(e)
s = 0.0
for i in range(1, 80): s += 1 / i - i % 0.3 + i // 0.7
print(s)
# expect: 3.0 -4.0 -0.5 0.5 0.0 0.0 inf nan nan nan -inf
# expect: 5.0 inf -inf nan (-1.0, 2.5) (-2.0, -1.0) 0.3333333333333333 2.0 10
# expect: inf % 2 nan
# expect: 1e400 - 1e400 nan
# expect: nan == nan False
# expect: nan != nan True
# expect: inf == inf True
# expect: -0.0 == 0.0 True
# expect: 1 + 0.1 1.1
# expect: 1e16 + 1 1e+16
# expect: int too large to convert to float
# expect: 4477.052979278945
