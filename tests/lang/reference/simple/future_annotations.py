# With the future statement annotations are kept as text.
from __future__ import annotations
def f(a: undefined + 1, *b: (1, 2), c: lambda x: x = 3) -> {"x": [1]}: pass
class C:
    x: not_there
    y: "quoted" = 1
z: f"{a}" = 1
print(f.__annotations__)
print(C.__annotations__, __annotations__)
print(eval(compile("(lambda: 0).__code__.co_flags", "s", "eval")) & 0x1000000 != 0, compile("1", "s", "eval", dont_inherit=True).co_flags & 0x1000000)
# expect: {'a': 'undefined + 1', 'b': '(1, 2)', 'c': 'lambda x: x', 'return': "{'x': [1]}"}
# expect: {'x': 'not_there', 'y': "'quoted'"} {'z': "f'{a}'"}
# expect: True 0
