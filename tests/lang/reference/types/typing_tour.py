# Protocols, TypedDict, NamedTuple, Generic, NewType, overload at run time.
from typing import *
@runtime_checkable
class Sized2(Protocol):
    def size(self) -> int: ...
class HasSize:
    def size(self): return 1
print(isinstance(HasSize(), Sized2), isinstance(5, Sized2), issubclass(HasSize, Sized2))
class TD(TypedDict, total=False): a: Required[int]; b: str
print(TD(a=1), TD.__required_keys__, TD.__optional_keys__)
class NT(NamedTuple): x: int; y: str = "d"
print(NT(1), NT.__annotations__, NewType("UserId", int)(5))
T = TypeVar("T", bound=int)
class G(Generic[T]):
    def m(self) -> T: ...
print(G[int], G[int].__args__, get_type_hints(G.m), get_args(dict[str, int]), get_origin(list[int]), Literal[1, "a"].__args__, Annotated[int, "m"].__metadata__, Callable[[int], str], ClassVar[int], cast(int, "x"), Any)
for bad in ("Sized2()", "TD(5)", "G[int, str]", "Optional[1, 2]", "isinstance(1, Literal[1])", "Union[int][str]", "NewType('x')", "TypeVar('X', int)", "Generic[int]", "List[5]", "Callable[5]", "ClassVar[int, str]", "Final()", "isinstance(5, TD)"):
    try: print(eval(bad))
    except TypeError as e: print(bad, "|", e)
# expect: True False True
# expect: {'a': 1} frozenset({'a'}) frozenset({'b'})
# expect: NT(x=1, y='d') {'x': <class 'int'>, 'y': <class 'str'>} 5
# expect: __main__.G[int] (<class 'int'>,) {'return': ~T} (<class 'str'>, <class 'int'>) <class 'list'> (1, 'a') ('m',) typing.Callable[[int], str] typing.ClassVar[int] x typing.Any
# expect: Sized2() | Protocols cannot be instantiated
# expect: TD(5) | 'int' object is not iterable
# expect: G[int, str] | Too many arguments for <class '__main__.G'>; actual 2, expected 1
# expect: Optional[1, 2] | typing.Optional requires a single type. Got (1, 2).
# expect: isinstance(1, Literal[1]) | Subscripted generics cannot be used with class and instance checks
# expect: Union[int][str] | type 'int' is not subscriptable
# expect: NewType('x') | NewType.__init__() missing 1 required positional argument: 'tp'
# expect: TypeVar('X', int) | A single constraint is not allowed
# expect: Generic[int] | Parameters to Generic[...] must all be type variables or parameter specification variables.
# expect: typing.List[5]
# expect: Callable[5] | Callable must be used as Callable[[arg, ...], result].
# expect: ClassVar[int, str] | typing.ClassVar accepts only single type. Got (<class 'int'>, <class 'str'>).
# expect: Final() | Cannot instantiate typing.Final
# expect: isinstance(5, TD) | TypedDict does not support instance and class checks
