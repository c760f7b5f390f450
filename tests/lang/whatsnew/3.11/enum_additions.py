# StrEnum, member and nonmember, global_enum, _numeric_repr_ and boundaries of flags.
from enum import *
class Level(StrEnum):
    LOW = auto(); HIGH = auto()
print(Level.LOW, repr(Level.HIGH), Level("low") is Level.LOW, f"{Level.LOW:>5}")
class M(Enum):
    @member
    def f(): return "member"
    plain = nonmember(5)
    x = 1
print(list(M.__members__), M.plain, M.f.value())
class S(Flag, boundary=STRICT): A = 1; B = 2
class K(Flag, boundary=KEEP): A = 1; B = 2
try: S(8)
except ValueError as e: print(str(e).splitlines()[0])
print(K(8 | 1), K(9).value, S.A | S.B, ReprEnum.__name__)
# expect: low <Level.HIGH: 'high'> True   low
# expect: ['f', 'x'] 5 member
# expect: <flag 'S'> invalid value 8
# expect: K.A|8 9 S.A|B ReprEnum
