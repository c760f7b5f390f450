# Equal numbers hash alike whatever their type.
from fractions import Fraction
from decimal import Decimal
for n in (0, 1, -1, 2**61 - 1, 2**61, 10**30, -2): print(hash(n) == hash(float(n)) if float(n) == n else "-", hash(n) == hash(complex(n)) if float(n) == n else "-", hash(n) == hash(Fraction(n)), hash(n) == hash(Decimal(n)), hash(n))
print(hash(0.5) == hash(Fraction(1, 2)) == hash(Decimal("0.5")), hash(float("inf")), hash(-float("inf")), {1: "a"}[1.0], {1: "a"}[Fraction(1)], hash(1e300), hash(0.1))
# expect: True True True True 0
# expect: True True True True 1
# expect: True True True True -2
# expect: - - True True 0
# expect: True True True True 1
# expect: - - True True 465258685558744706
# expect: True True True True -2
# expect: True 314159 -314159 a a 1224995262755759164 230584300921369408
