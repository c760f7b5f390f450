# Protocols: structural checks at run time, methods and data, inheritance, and what is refused.
from typing import Protocol, runtime_checkable, final, Literal, SupportsIndex
@runtime_checkable
class Closable(Protocol):
    def close(self): ...
@runtime_checkable
class Named(Protocol):
    name: str
class F:
    def close(self): pass
class N:
    def __init__(self): self.name = "n"
print(isinstance(F(), Closable), issubclass(F, Closable), isinstance(N(), Named), isinstance(N(), Closable), isinstance(3, SupportsIndex))
try: issubclass(N, Named)
except TypeError as e: print(e)
class Plain(Protocol):
    def m(self): ...
try: isinstance(F(), Plain)
except TypeError as e: print(e)
try: Plain()
except TypeError as e: print(e)
class Impl(Plain): pass
print(type(Impl()).__name__, Literal[1, "a"].__args__, Literal[1] == Literal[True], Literal[1, 1, 2])
@final
class Last: pass
print(Last.__final__)
# expect: True True True False True
# expect: Protocols with non-method members don't support issubclass(). Non-method members: 'name'.
# expect: Instance and class checks can only be used with @runtime_checkable protocols
# expect: Protocols cannot be instantiated
# expect: Impl (1, 'a') False typing.Literal[1, 2]
# expect: True
