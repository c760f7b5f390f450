# list[int] and its kind: calls, equality, parameters and instances.
from typing import TypeVar
T = TypeVar("T")
a = list[int]; print(a, a == list[int], hash(a) == hash(list[int]), a([1, "x"]), a.__origin__, a.__args__, dict[str, T][int], tuple[int, ...], type[int], list[list[T]].__parameters__)
for use in (lambda: isinstance([], list[int]), lambda: issubclass(list, list[int]), lambda: list[T][int, str], lambda: list[int][str], lambda: int[str]):
    try:
        use()
    except TypeError as e:
        print(e)
# expect: list[int] True True [1, 'x'] <class 'list'> (<class 'int'>,) dict[str, int] tuple[int, ...] type[int] (~T,)
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: issubclass() argument 2 cannot be a parameterized generic
# expect: Too many arguments for list[~T]; actual 2, expected 1
# expect: list[int] is not a generic class
# expect: type 'int' is not subscriptable
