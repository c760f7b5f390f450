# Self, Never, LiteralString, Required, TypeVarTuple and reveal_type.
from typing import *
class A:
    def m(self) -> Self: return self
print(A.m.__annotations__, assert_type(1, int), Never, LiteralString)
class M(TypedDict, total=False): a: Required[int]; b: str
print(M.__required_keys__, M.__optional_keys__)
Ts = TypeVarTuple("Ts"); print(tuple[*Ts], Generic[*Ts], get_overloads(len))
try:
    assert_never(5)
except AssertionError as e:
    print(e)
# expect: {'return': typing.Self} 1 typing.Never typing.LiteralString
# expect: frozenset({'a'}) frozenset({'b'})
# expect: tuple[typing.Unpack[Ts]] typing.Generic[typing.Unpack[Ts]] []
# expect: Expected code to be unreachable, but got: 5
