# ParamSpec, Concatenate, TypeAlias, TypeGuard.
from typing import *
P = ParamSpec("P"); T = TypeVar("T")
def add_logging(f: Callable[P, T]) -> Callable[P, T]:
    def inner(*args: P.args, **kwargs: P.kwargs) -> T: return f(*args, **kwargs)
    return inner
print(add_logging(pow)(2, 3), Callable[P, int], Callable[Concatenate[int, P], T], P.args, P.kwargs, Callable[P, T][[int, str], bool])
# expect: 8 typing.Callable[~P, int] typing.Callable[typing.Concatenate[int, ~P], ~T] P.args P.kwargs typing.Callable[[int, str], bool]
