# dataclasses: slots, frozen, order, InitVar, kw_only, generic ones.
from dataclasses import *
import sys
@dataclass(slots=True)
class P:
    x: int
    y: int = 5
    def f(self): return super().__repr__()[:5]
p = P(1); print(p, P.__slots__, p == P(1), replace(p, x=3), asdict(p), astuple(p), fields(p)[0].name, hasattr(p, '__dict__'), p.f() if 0 else '')
@dataclass(frozen=True, order=True)
class Q:
    a: list = field(default_factory=list, compare=False)
    b: int = field(default=3, repr=False, kw_only=True)
q = Q([1]); print(q, q < Q([0], b=4), hash(Q()) == hash(Q()))
try: q.a = 1
except FrozenInstanceError as e: print(e)
try:
    @dataclass
    class R:
        x: int = 1
        y: str
except TypeError as e: print(e)
@dataclass
class S:
    x: InitVar[int]
    y: int = field(init=False)
    z: KW_ONLY = None
    def __post_init__(self, x): self.y = x * 2
print(S(4), make_dataclass('M', [('a', int), ('b', str, 'd')])(1), S.__match_args__)
match p:
    case P(x, y): print(x, y)
import typing
@dataclass
class G[T]:
    v: T
print(G(3), G[int](4), typing.get_type_hints(P))
@dataclass(frozen=True, slots=True, weakref_slot=True)
class W: a: int
print(W(1).__weakref__, W.__slots__)
# expect: P(x=1, y=5) ('x', 'y') True P(x=3, y=5) {'x': 1, 'y': 5} (1, 5) x False 
# expect: Q(a=[1]) True True
# expect: cannot assign to field 'a'
# expect: non-default argument 'y' follows default argument 'x'
# expect: S(y=8) M(a=1, b='d') ('x',)
# expect: 1 5
# expect: G(v=3) G(v=4) {'x': <class 'int'>, 'y': <class 'int'>}
# expect: None ('a', '__weakref__')
