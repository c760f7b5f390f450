# Enum, IntEnum, Flag, auto, aliases, methods and errors.
from enum import Enum, IntEnum, Flag, IntFlag, auto, unique, StrEnum, nonmember, member
class C(Enum):
    RED = 1; GREEN = auto(); CRIMSON = 1
    def hex(self): return f"#{self.value}"
    @classmethod
    def default(cls): return cls.RED
print(C.RED, repr(C.GREEN), C(1), C["GREEN"], C.CRIMSON is C.RED, list(C), C.__members__.keys(), C.RED.hex(), C.default(), C.RED in C, 1 in C, len(C), C.RED == 1, C.RED.name, isinstance(C.RED, C))
class I(IntEnum): A = 1; B = 2
class F(Flag): X = auto(); Y = auto(); Z = X | Y
print(I.A < I.B, I.A + 1, I.A == 1, f"{I.A}", F.X | F.Y, F.Z, F.X & F.Z, ~F.X, bool(F(0)), F(3), list(F.Z), F.X ^ F.Z)
for code in ("C(5)", "C['NO']", "C.RED = 2", "C.NOPE", "class D(C): pass", "@unique\nclass U(Enum): A = 1; B = 1", "C.RED.value = 3", "F(8)", "del C.RED", "C.RED < C.GREEN", "class K(Enum): A = 1; A = 2"):
    try: exec(code)
    except Exception as e: print(code.replace("\n", "/"), "|", type(e).__name__, e)
Dyn = Enum("Dyn", "P Q"); print(list(Dyn))
class Planet(Enum):
    EARTH = (5.97, 6.37)
    def __init__(self, m, r): self.m, self.r = m, r
print(Planet.EARTH.m, Planet((5.97, 6.37)))
# expect: C.RED <C.GREEN: 2> C.RED C.GREEN True [<C.RED: 1>, <C.GREEN: 2>] dict_keys(['RED', 'GREEN', 'CRIMSON']) #1 C.RED True True 2 False RED True
# expect: True 2 True 1 F.Z F.Z F.X F.Y False F.Z [<F.X: 1>, <F.Y: 2>] F.Y
# expect: C(5) | ValueError 5 is not a valid C
# expect: C['NO'] | KeyError 'NO'
# expect: C.RED = 2 | AttributeError cannot reassign member 'RED'
# expect: C.NOPE | AttributeError type object 'C' has no attribute 'NOPE'
# expect: class D(C): pass | TypeError <enum 'D'> cannot extend <enum 'C'>
# expect: @unique/class U(Enum): A = 1; B = 1 | ValueError duplicate values found in <enum 'U'>: B -> A
# expect: C.RED.value = 3 | AttributeError <enum 'Enum'> cannot set attribute 'value'
# expect: F(8) | ValueError <flag 'F'> invalid value 8
# expect:     given 0b0 1000
# expect:   allowed 0b0 0011
# expect: del C.RED | AttributeError 'C' cannot delete member 'RED'.
# expect: C.RED < C.GREEN | TypeError '<' not supported between instances of 'C' and 'C'
# expect: class K(Enum): A = 1; A = 2 | TypeError 'A' already defined as 1
# expect: [<Dyn.P: 1>, <Dyn.Q: 2>]
# expect: 5.97 Planet.EARTH
