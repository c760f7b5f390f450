# TypeIs, ReadOnly, NoDefault and get_protocol_members.
from typing import TypedDict, ReadOnly, TypeIs, NoDefault, TypeVar, Protocol, get_protocol_members, is_protocol, get_type_hints
class Movie(TypedDict):
    title: ReadOnly[str]
    year: int
print(sorted(Movie.__readonly_keys__), sorted(Movie.__mutable_keys__), get_type_hints(Movie)["title"])
def is_str(x: object) -> TypeIs[str]: return isinstance(x, str)
print(is_str.__annotations__["return"])
T = TypeVar("T", default=int); U = TypeVar("U")
print(T.__default__, T.has_default(), U.__default__ is NoDefault, U.has_default())
class Shape(Protocol):
    area: float
    def name(self) -> str: ...
print(sorted(get_protocol_members(Shape)), is_protocol(Shape), is_protocol(int))
# expect: ['title'] ['year'] <class 'str'>
# expect: typing.TypeIs[str]
# expect: <class 'int'> True True False
# expect: ['area', 'name'] True False
