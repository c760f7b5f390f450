# Unpack of a TypedDict for keyword arguments.
from typing import TypedDict, Unpack, get_type_hints
class M(TypedDict): name: str; year: int
def foo(**kwargs: Unpack[M]): return kwargs
print(foo(name="a", year=1), foo.__annotations__["kwargs"])
# expect: {'name': 'a', 'year': 1} typing.Unpack[__main__.M]
