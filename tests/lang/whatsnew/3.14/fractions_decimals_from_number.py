# Fraction.from_number and Decimal.from_number; a Fraction from anything with as_integer_ratio.
from fractions import Fraction
from decimal import Decimal
class Half:
    def as_integer_ratio(self): return 1, 2
print(Fraction(Half()), Fraction.from_number(Half()), Fraction.from_number(Decimal("0.75")))
print(Decimal.from_number(7), Decimal.from_number(0.5), Decimal.from_number(Decimal("1.10")))
for maker, bad in ((Fraction.from_number, "1/2"), (Fraction.from_number, [])):
    try:
        print(maker(bad))
    except TypeError as e:
        print(e)
# expect: 1/2 1/2 3/4
# expect: 7 0.5 1.10
# expect: argument should be a Rational instance or have the as_integer_ratio() method
# expect: argument should be a Rational instance or have the as_integer_ratio() method
