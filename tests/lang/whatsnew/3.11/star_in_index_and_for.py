# Stars in subscripts and for, and variadic generics.
from typing import TypeVarTuple, Generic, Unpack
Ts = TypeVarTuple("Ts")
class A(Generic[*Ts]): pass
print(A[int, str], A[*tuple[int, ...]], A[()], tuple[int, *tuple[str, ...]])
d = {(1, 2, 3): "v"}; k = (1, 2); print(d[*k, 3])
def f(*args: *Ts): pass
print(f.__annotations__)
# expect: __main__.A[int, str] __main__.A[*tuple[int, ...]] __main__.A[()] tuple[int, *tuple[str, ...]]
# expect: v
# expect: {'args': typing.Unpack[Ts]}
