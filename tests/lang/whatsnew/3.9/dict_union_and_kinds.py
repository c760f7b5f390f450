# | and |= of dict relatives: order, kinds, iterables on the right of |=, refusals.
from collections import OrderedDict, defaultdict, ChainMap, UserDict
from types import MappingProxyType
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(a | b, b | a, list((a | b).items())[1])
c = dict(a); same = c; c |= [("q", 9)]; print(c, same is c)
print(OrderedDict(a) | b, defaultdict(int, a) | b, type(a | OrderedDict(b)).__name__, ChainMap(a) | b, type(UserDict(a) | b).__name__, MappingProxyType(a) | b)
try: a | [("q", 9)]
except TypeError as e: print(e)
try: a |= [1]
except TypeError as e: print(e)
import os; print(type(os.environ | {"K": "v"}).__name__)
# expect: {'x': 1, 'y': 3, 'z': 4} {'y': 2, 'z': 4, 'x': 1} ('y', 3)
# expect: {'x': 1, 'y': 2, 'q': 9} True
# expect: OrderedDict({'x': 1, 'y': 3, 'z': 4}) defaultdict(<class 'int'>, {'x': 1, 'y': 3, 'z': 4}) OrderedDict ChainMap({'x': 1, 'y': 3, 'z': 4}) UserDict {'x': 1, 'y': 3, 'z': 4}
# expect: unsupported operand type(s) for |: 'dict' and 'list'
# expect: object is not iterable
# expect: dict
