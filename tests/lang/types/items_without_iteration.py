"""Unions and matches have items but are no sequences; what a union takes."""
import re

def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

union = int | str
for value in union, re.match("a", "a"):
    for f in iter, list, sum, sorted, min, bytes, bytearray, lambda v: 1 in v, lambda v: b"".join(v), zip, lambda v: bytearray().extend(v), lambda v: [*v]:
        tell(lambda: f(value))
for other in 5, "x", (1,), "%", None, [1], union, 1.5, True, ...:
    tell(lambda: union | other)
    tell(lambda: int | other)
print(isinstance(1, union), isinstance(1.5, union), isinstance(None, int | None), issubclass(bool, union), hasattr(union, "__instancecheck__"))
tell(lambda: isinstance(1, list[int] | int))
tell(lambda: isinstance(1, int | list[int]))
tell(lambda: issubclass(1, union))
tell(lambda: tuple[int].__getstate__(list[int]))
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError cannot convert 'typing.Union' object to bytes
# expect: TypeError cannot convert 'typing.Union' object to bytearray
# expect: TypeError argument of type 'typing.Union' is not a container or iterable
# expect: TypeError can only join an iterable
# expect: TypeError 'typing.Union' object is not iterable
# expect: TypeError can't extend bytearray with typing.Union
# expect: TypeError Value after * must be an iterable, not typing.Union
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError cannot convert 're.Match' object to bytes
# expect: TypeError cannot convert 're.Match' object to bytearray
# expect: TypeError argument of type 're.Match' is not a container or iterable
# expect: TypeError can only join an iterable
# expect: TypeError 're.Match' object is not iterable
# expect: TypeError can't extend bytearray with re.Match
# expect: TypeError Value after * must be an iterable, not re.Match
# expect: int | str | 5
# expect: TypeError unsupported operand type(s) for |: 'type' and 'int'
# expect: int | str | ForwardRef('x')
# expect: TypeError unsupported operand type(s) for |: 'type' and 'str'
# expect: TypeError Union[arg, ...]: each arg must be a type. Got (1,).
# expect: TypeError unsupported operand type(s) for |: 'type' and 'tuple'
# expect: SyntaxError Forward reference must be an expression -- got '%'
# expect: TypeError unsupported operand type(s) for |: 'type' and 'str'
# expect: int | str | None
# expect: int | None
# expect: int | str | [1]
# expect: TypeError unsupported operand type(s) for |: 'type' and 'list'
# expect: int | str
# expect: int | str
# expect: int | str | 1.5
# expect: TypeError unsupported operand type(s) for |: 'type' and 'float'
# expect: int | str | True
# expect: TypeError unsupported operand type(s) for |: 'type' and 'bool'
# expect: int | str | ...
# expect: TypeError unsupported operand type(s) for |: 'type' and 'ellipsis'
# expect: True False True True False
# expect: TypeError isinstance() argument 2 cannot be a parameterized generic
# expect: True
# expect: TypeError issubclass() arg 1 must be a class
# expect: None
