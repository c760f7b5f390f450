# The built-in numbers belong to the abstract classes of numbers.
import numbers
for x in (1, True, 1.5, 2j): print(x, [n for n in ("Number", "Complex", "Real", "Rational", "Integral") if isinstance(x, getattr(numbers, n))])
print(True + True, bool.__mro__, isinstance(True, int), repr(False), str(True), True == 1, hash(True) == hash(1.0))
# expect: 1 ['Number', 'Complex', 'Real', 'Rational', 'Integral']
# expect: True ['Number', 'Complex', 'Real', 'Rational', 'Integral']
# expect: 1.5 ['Number', 'Complex', 'Real']
# expect: 2j ['Number', 'Complex']
# expect: 2 (<class 'bool'>, <class 'int'>, <class 'object'>) True False True True True
