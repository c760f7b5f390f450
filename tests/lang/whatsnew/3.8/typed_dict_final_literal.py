# Literal, Final, TypedDict and Protocol at run time.
from typing import Literal, Final, TypedDict, Protocol, final
class Loc(TypedDict): lat: float; lon: float
x: Final[int] = 3
@final
class F: pass
print(Loc(lat=1, lon=2), Literal["a", "b"], F.__final__, Loc.__annotations__, Literal[1, 1, True].__args__)
# expect: {'lat': 1, 'lon': 2} typing.Literal['a', 'b'] True {'lat': <class 'float'>, 'lon': <class 'float'>} (1, True)
