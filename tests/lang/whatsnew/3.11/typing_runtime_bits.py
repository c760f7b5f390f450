# Self, reveal_type, assert_type, dataclass_transform, get_overloads and Any as a base.
import typing, io, contextlib
from typing import Any, overload, get_overloads, clear_overloads, dataclass_transform, reveal_type
class Mock(Any): x = 1
print(Mock().x, Mock.__mro__[1])
@overload
def f(x: int) -> int: ...
@overload
def f(x: str) -> str: ...
def f(x): return x
print(len(get_overloads(f)), [o.__annotations__["x"] for o in get_overloads(f)], f(3))
clear_overloads(); print(get_overloads(f))
err = io.StringIO()
with contextlib.redirect_stderr(err): print(reveal_type(5))
print(err.getvalue().strip())
@dataclass_transform(kw_only_default=True)
def model(cls): return cls
print(model.__dataclass_transform__["kw_only_default"], typing.is_typeddict(typing.TypedDict("T", {"a": int})))
# expect: 1 typing.Any
# expect: 2 [<class 'int'>, <class 'str'>] 3
# expect: []
# expect: 5
# expect: Runtime type is 'int'
# expect: True True
