# typing.Union and int | str are one type.
import typing, types
print(typing.Union[int, str], type(typing.Union[int, str]) is type(int | str) is types.UnionType is typing.Union, typing.Union[int, str] is typing.Union, typing.Optional[int].__args__, isinstance(int | str, typing.Union), typing.get_origin(int | str), typing.Union[int], typing.Union[int, str] | None)
try: typing.Union[()]
except TypeError as e: print(e)
print((int | str).__origin__, (int | "fwd" if False else int | None).__parameters__)
# expect: int | str True False (<class 'int'>, <class 'NoneType'>) True <class 'typing.Union'> <class 'int'> int | str | None
# expect: Cannot take a Union of no types.
# expect: <class 'typing.Union'> ()
