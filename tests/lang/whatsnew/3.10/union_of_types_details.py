# int | str: equality, flattening, isinstance and errors.
u = int | str | None
print(u, u == str | None | int, int | int, (int | str) | int, isinstance(1, u), isinstance(None, u), issubclass(bool, u), u.__args__, list[int] | None)
for use in (lambda: isinstance(1, list[int] | int), lambda: 1 | int, lambda: int | "x", lambda: None | None, lambda: u[int]):
    try:
        print(use())
    except TypeError as e:
        print(e)
# expect: int | str | None True <class 'int'> int | str True True True (<class 'int'>, <class 'str'>, <class 'NoneType'>) list[int] | None
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: unsupported operand type(s) for |: 'int' and 'type'
# expect: unsupported operand type(s) for |: 'type' and 'str'
# expect: unsupported operand type(s) for |: 'NoneType' and 'NoneType'
# expect: int | str | None is not a generic class
