# Data classes with slots and keyword-only fields.
from dataclasses import dataclass, field, KW_ONLY
@dataclass(slots=True)
class D: x: int; y: int = 2
@dataclass(kw_only=True)
class B: name: str; n: int = 0
@dataclass
class P: x: float; _: KW_ONLY; size: int = 1; q: int = field(default=5, kw_only=False)
print(D(1), hasattr(D(1), "__dict__"), D.__slots__, B(name="a"), P(1.0, 7, size=3))
try: B("a")
except TypeError as e: print(e)
try: D(1).z = 5
except AttributeError as e: print(e)
# expect: D(x=1, y=2) False ('x', 'y') B(name='a', n=0) P(x=1.0, size=3, q=7)
# expect: B.__init__() takes 1 positional argument but 2 were given
# expect: 'D' object has no attribute 'z' and no __dict__ for setting new attributes
