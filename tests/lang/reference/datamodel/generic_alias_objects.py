# GenericAlias: calls make the origin, attributes pass through, args substitute, checks are refused.
from typing import TypeVar
T, U = TypeVar("T"), TypeVar("U")
L = list[int]
print(L, L.__origin__, L.__args__, L([1, 2]), L() == [], L.__parameters__, type(L()).__name__)
D = dict[T, list[U]]
print(D.__parameters__, D[str, int], D[str, int] == dict[str, list[int]], hash(L) == hash(list[int]))
print(L.append is list.append, tuple[()], tuple[int, ...], type[int], L | None)
for bad in (lambda: isinstance([], L), lambda: issubclass(list, L), lambda: L[str], lambda: D[int], lambda: int[str]):
    try: bad()
    except TypeError as e: print(e)
class S(list[int]): pass
print(S.__bases__, S.__orig_bases__, S.__mro__[1].__name__)
print([*tuple[int, str]], next(iter(tuple[int])))
# expect: list[int] <class 'list'> (<class 'int'>,) [1, 2] True () list
# expect: (~T, ~U) dict[str, list[int]] True True
# expect: True tuple[()] tuple[int, ...] type[int] list[int] | None
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: issubclass() argument 2 cannot be a parameterized generic
# expect: list[int] is not a generic class
# expect: Too few arguments for dict[~T, list[~U]]; actual 1, expected at least 2
# expect: type 'int' is not subscriptable
# expect: (<class 'list'>,) (list[int],) list
# expect: [*tuple[int, str]] *tuple[int]
