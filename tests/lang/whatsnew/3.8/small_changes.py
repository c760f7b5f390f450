# continue in finally, bool and Fraction ratios, reversed dicts, return of stars, unparenthesized yield.
from fractions import Fraction
for i in range(2):
    try: pass
    finally:
        if i == 0: print("first")
print(True.as_integer_ratio(), Fraction(3, 4).as_integer_ratio(), (5).as_integer_ratio(), list(reversed({"a": 1, "b": 2})), list(reversed({"a": 1}.values())))
def parse(family): lastname, *members = family.split(); return lastname.upper(), *members
print(parse('simpsons homer marge bart'))
class D(dict): pass
print({"a": 1}.items() ^ {("b", 2)}, pow(38, -1, 137), (38 * 119) % 137)
try: pow(2, -1, 4)
except ValueError as e: print(e)
# expect: first
# expect: (1, 1) (3, 4) (5, 1) ['b', 'a'] [1]
# expect: ('SIMPSONS', 'homer', 'marge', 'bart')
# expect: {('a', 1), ('b', 2)} 119 1
# expect: base is not invertible for the given modulus
