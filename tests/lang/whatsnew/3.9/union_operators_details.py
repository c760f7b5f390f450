# | and |= of dictionaries: order, kinds and errors.
a, b = {"k": 1, "l": 2}, {"l": 3, "m": 4}
print(a | b, b | a); a |= [("z", 9)]; print(a)
try:
    a | [("z", 9)]
except TypeError as e:
    print(e)
from collections import OrderedDict, ChainMap, defaultdict
print(OrderedDict(a=1) | {"b": 2}, ChainMap({"a": 1}) | {"b": 2}, type(defaultdict(int) | {"a": 1}).__name__)
class D(dict): pass
print(type(D() | {}).__name__, type({} | D()).__name__)
# expect: {'k': 1, 'l': 3, 'm': 4} {'l': 2, 'm': 4, 'k': 1}
# expect: {'k': 1, 'l': 2, 'z': 9}
# expect: unsupported operand type(s) for |: 'dict' and 'list'
# expect: OrderedDict({'a': 1, 'b': 2}) ChainMap({'a': 1, 'b': 2}) defaultdict
# expect: dict dict
