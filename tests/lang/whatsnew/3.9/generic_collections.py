# Built-in collections can be subscripted.
def greet(names: list[str]) -> dict[str, int]: return {n: len(n) for n in names}
print(greet.__annotations__, list[int], tuple[()], type[int], frozenset[str], list[list[int]].__args__, dict[str, int].__parameters__)
from typing import TypeVar
T = TypeVar("T")
print(list[T][int], dict[str, T].__parameters__, (list[T] | None)[int], list[int].__mro_entries__(()), list[int]().__class__)
try: list[int][str]
except TypeError as e: print(e)
try: isinstance([], list[int])
except TypeError as e: print(e)
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__)
# expect: {'names': list[str], 'return': dict[str, int]} list[int] tuple[()] type[int] frozenset[str] (list[int],) ()
# expect: list[int] (~T,) list[int] | None (<class 'list'>,) <class 'list'>
# expect: list[int] is not a generic class
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: (<class 'list'>,) (list[int],)
