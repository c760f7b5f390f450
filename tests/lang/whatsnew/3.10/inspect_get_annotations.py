# inspect.get_annotations undoes strings when asked; signature with eval_str; a child has none of its own.
from __future__ import annotations
import inspect
def f(a: int, b: list[str] = ()) -> None: ...
print(inspect.get_annotations(f)); print(inspect.get_annotations(f, eval_str=True))
print(inspect.signature(f), inspect.signature(f, eval_str=True).parameters["b"].annotation)
class A: x: int; y: A
print(A.__annotations__, inspect.get_annotations(A, eval_str=True)["y"] is A)
class B(A): pass
print(inspect.get_annotations(B))
for bad in (5, "x"):
    try: inspect.get_annotations(bad)
    except TypeError as e: print(e)
# expect: {'a': 'int', 'b': 'list[str]', 'return': 'None'}
# expect: {'a': <class 'int'>, 'b': list[str], 'return': None}
# expect: (a: 'int', b: 'list[str]' = ()) -> 'None' list[str]
# expect: {'x': 'int', 'y': 'A'} True
# expect: {}
# expect: 5 does not have annotations
# expect: 'x' does not have annotations
