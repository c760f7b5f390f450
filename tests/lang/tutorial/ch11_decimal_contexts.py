# Decimal: exactness, contexts, rounding ways, traps, comparison with floats.
from decimal import Decimal as D, getcontext, localcontext, ROUND_HALF_UP, ROUND_DOWN, InvalidOperation, DivisionByZero, Inexact
print(D("0.70") * D("1.05"), round(D("73.5"), 0), round(.70 * 1.05, 2), D("1.00") % D(".10"), 1.00 % 0.10)
print(sum([D("0.1")] * 10) == D("1.0"), D(0.1) == 0.1, D("0.1") == 0.1, D("0.1") < 0.11)
with localcontext(prec=6) as c:
    print(D(1) / D(7), c.prec); c.rounding = ROUND_DOWN; print(D(2) / 3, +D("1.23456789"))
print(getcontext().prec, D("2.675").quantize(D(".01"), ROUND_HALF_UP), D("1e3").to_eng_string(), D("1200").normalize(), f"{D('1234.5'):,.2f}")
for bad in (lambda: D(1) / 0, lambda: D("x"), lambda: D(1) + 0.5):
    try: print(bad())
    except (InvalidOperation, DivisionByZero, TypeError) as e: print(type(e).__name__)
with localcontext() as c:
    c.traps[Inexact] = True
    try: D(1) / 3
    except Inexact as e: print("inexact", bool(c.flags[Inexact]))
print(D("-0"), D("NaN").is_nan(), D("Infinity") > 10**100, D(5).as_tuple(), D("3.14").as_integer_ratio())
# expect: 0.7350 74 0.73 0.00 0.09999999999999995
# expect: True True False True
# expect: 0.142857 6
# expect: 0.666666 1.23456
# expect: 28 2.68 1E+3 1.2E+3 1,234.50
# expect: DivisionByZero
# expect: InvalidOperation
# expect: TypeError
# expect: inexact True
# expect: -0 True True DecimalTuple(sign=0, digits=(5,), exponent=0) (157, 50)
