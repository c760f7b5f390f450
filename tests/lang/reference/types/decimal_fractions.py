# Exact decimals and fractions.
from decimal import *
from fractions import Fraction as F
print(Decimal("1.10") + Decimal("2.2"), Decimal(1) / 3, Decimal("1e3").normalize(), Decimal("2.675").quantize(Decimal("0.01")), Decimal("-0"), Decimal("NaN") == Decimal("NaN"), Decimal(2).sqrt(), Decimal("7") % 3, Decimal("-7") // 2, f"{Decimal('1234.5'):,.2f}", Decimal("1.0") == 1, hash(Decimal(2)) == hash(2), Decimal((0, (1, 2), -1)), Decimal("3.14").as_tuple(), Decimal("0.1").as_integer_ratio())
print(F(1, 3) + F(1, 6), F("0.25"), F(3, 4) ** 2, F(7, 2) // 1, F(-7, 2) % 2, float(F(1, 3)), F(3.5), F("3/4"), F(1, 3).limit_denominator(10), round(F(7, 2)), F(1, 2) == 0.5, F(1, 2) < 1, f"{F(1, 3):.3f}", F(2, -4))
for bad in ("Decimal('x')", "Decimal(1) / 0", "Decimal(1) + 1.5", "F(1, 0)", "F('a')", "Decimal('Infinity') - Decimal('Infinity')", "F(1.5, 2)", "Decimal(0) ** 0", "Decimal(-1).sqrt()", "int(Decimal('NaN'))"):
    try: print(eval(bad))
    except (ArithmeticError, ValueError, TypeError) as e: print(bad, "|", type(e).__name__)
# expect: 3.30 0.3333333333333333333333333333 1E+3 2.68 -0 False 1.414213562373095048801688724 1 -3 1,234.50 True True 1.2 DecimalTuple(sign=0, digits=(3, 1, 4), exponent=-2) (1, 10)
# expect: 1/2 1/4 9/16 3 1/2 0.3333333333333333 7/2 3/4 1/3 4 True True 0.333 -1/2
# expect: Decimal('x') | InvalidOperation
# expect: Decimal(1) / 0 | DivisionByZero
# expect: Decimal(1) + 1.5 | TypeError
# expect: F(1, 0) | ZeroDivisionError
# expect: F('a') | ValueError
# expect: Decimal('Infinity') - Decimal('Infinity') | InvalidOperation
# expect: F(1.5, 2) | TypeError
# expect: Decimal(0) ** 0 | InvalidOperation
# expect: Decimal(-1).sqrt() | InvalidOperation
# expect: int(Decimal('NaN')) | ValueError
