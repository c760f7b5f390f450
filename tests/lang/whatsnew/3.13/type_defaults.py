# Defaults of type parameters (PEP 696), ReadOnly and TypeIs.
from typing import TypeVar, NoDefault, ReadOnly, TypedDict, TypeIs, get_protocol_members, Protocol
class Box[T = int, U = list[T]]: pass
T, U = Box.__type_params__
print(T.__default__, U.__default__, T.has_default(), Box[str], TypeVar("X").__default__ is NoDefault)
class M(TypedDict): title: ReadOnly[str]; year: int
print(M.__readonly_keys__, M.__mutable_keys__)
class P(Protocol):
    def a(self): ...
    b: int
print(sorted(get_protocol_members(P)))
# expect: <class 'int'> list[T] True __main__.Box[str, list[T]] True
# expect: frozenset({'title'}) frozenset({'year'})
# expect: ['a', 'b']
