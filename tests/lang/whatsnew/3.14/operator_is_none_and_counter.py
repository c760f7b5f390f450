# operator.is_none as a function for map and filter; which set-like operators a Counter has (no ^ in 3.14).
import operator
from collections import Counter
data = [None, 0, "", None]
print(list(map(operator.is_none, data)), list(filter(operator.is_not_none, data)))
a, b = Counter(a=3, b=1), Counter(a=1, b=2, c=4)
print(a | b, a & b, a - b, a + b)
try:
    print(a ^ b)
except TypeError as e:
    print(e)
print(+Counter(x=-1, y=2), -Counter(x=-1, y=2), Counter("abca").total())
# expect: [True, False, False, True] [0, '']
# expect: Counter({'c': 4, 'a': 3, 'b': 2}) Counter({'a': 1, 'b': 1}) Counter({'a': 2}) Counter({'a': 4, 'c': 4, 'b': 3})
# expect: unsupported operand type(s) for ^: 'Counter' and 'Counter'
# expect: Counter({'y': 2}) Counter({'x': 1}) 4
