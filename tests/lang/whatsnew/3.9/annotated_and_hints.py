# Annotated types and get_type_hints with extras.
from typing import Annotated, get_type_hints, get_args
def f(a: Annotated[int, "meters"], b: "str" = "") -> None: pass
print(get_type_hints(f), get_type_hints(f, include_extras=True)["a"].__metadata__, get_args(Annotated[int, 1, 2]))
# expect: {'a': <class 'int'>, 'b': <class 'str'>, 'return': <class 'NoneType'>} ('meters',) (<class 'int'>, 1, 2)
