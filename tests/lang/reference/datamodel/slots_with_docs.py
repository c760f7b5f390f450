# A dictionary of slots gives their documentation.
import inspect
class A:
    __slots__ = {"x": "the x", "y": None}
print(inspect.getdoc(A.x), A.y.__doc__, A.__slots__)
# expect: the x None {'x': 'the x', 'y': None}
