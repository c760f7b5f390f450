# Annotated keeps its extras, flattens, compares and disappears from get_type_hints unless asked.
from typing import Annotated, get_type_hints, get_args, get_origin, TypeVar
A = Annotated[int, "a", 1]
print(A, A.__metadata__, A.__origin__, get_origin(A) is Annotated, get_args(A), Annotated[A, "b"])
def f(x: A, y: list[Annotated[str, "s"]] = None): ...
print(get_type_hints(f)); print(get_type_hints(f, include_extras=True)["y"])
T = TypeVar("T"); L = Annotated[list[T], "meta"]
print(L[int], A == Annotated[int, "a", 1], hash(A) == hash(Annotated[int, "a", 1]), A(5))
for bad in (lambda: Annotated[int], lambda: Annotated):
    try: print(bad())
    except TypeError as e: print(e)
# expect: typing.Annotated[int, 'a', 1] ('a', 1) <class 'int'> True (<class 'int'>, 'a', 1) typing.Annotated[int, 'a', 1, 'b']
# expect: {'x': <class 'int'>, 'y': list[str]}
# expect: list[typing.Annotated[str, 's']]
# expect: typing.Annotated[list[int], 'meta'] True True 5
# expect: Annotated[...] should be used with at least two arguments (a type and an annotation).
# expect: typing.Annotated
