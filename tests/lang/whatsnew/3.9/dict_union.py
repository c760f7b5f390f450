# | and |= of dicts.
x, y = {"key1": "x1", "key2": "x2"}, {"key2": "y2", "key3": "y3"}
print(x | y, y | x); x |= [("z", 1)]; print(x)
from collections import ChainMap, OrderedDict, defaultdict
print(type(OrderedDict(a=1) | {"b": 2}).__name__, defaultdict(int, a=1) | {"b": 2}, ChainMap({"a": 1}) | {"b": 2})
class D(dict): pass
print(type(D() | {}).__name__, type({} | D()).__name__)
try: {} | [("a", 1)]
except TypeError as e: print(e)
# expect: {'key1': 'x1', 'key2': 'y2', 'key3': 'y3'} {'key2': 'x2', 'key3': 'y3', 'key1': 'x1'}
# expect: {'key1': 'x1', 'key2': 'x2', 'z': 1}
# expect: OrderedDict defaultdict(<class 'int'>, {'a': 1, 'b': 2}) ChainMap({'a': 1, 'b': 2})
# expect: dict dict
# expect: unsupported operand type(s) for |: 'dict' and 'list'
