# int | str as a type.
print(int | str, isinstance(1, int | str), issubclass(bool, int | str), int | str == str | int, (int | None).__args__, type(int | str), int | int, int | str | int, hash(int | str) == hash(str | int))
def f(x: int | None = None) -> list[int] | str: return x
print(f.__annotations__)
for bad in ("1 | int", "int | 'x'", "isinstance(1, list[int] | int)", "(int | str)()", "int | 1.5"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "|", e)
from typing import Union, Optional
print(Union[int, str] == int | str, Optional[int], int | list[str], "x" in repr(int | str))
# expect: int | str True True True (<class 'int'>, <class 'NoneType'>) <class 'typing.Union'> <class 'int'> int | str True
# expect: {'x': int | None, 'return': list[int] | str}
# expect: 1 | int | unsupported operand type(s) for |: 'int' and 'type'
# expect: int | 'x' | unsupported operand type(s) for |: 'type' and 'str'
# expect: isinstance(1, list[int] | int) | isinstance() argument 2 cannot be a parameterized generic
# expect: (int | str)() | 'typing.Union' object is not callable
# expect: int | 1.5 | unsupported operand type(s) for |: 'type' and 'float'
# expect: True int | None int | list[str] False
