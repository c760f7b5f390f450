# Members and a property of an Enum, EnumDict bare, composite members of a Flag.
from enum import Enum, EnumDict, Flag, property as enum_property, EnumType
class Planet(Enum):
    EARTH = 3
    MARS = 4
    @enum_property
    def far(self): return self.value > 3
print([p.far for p in Planet], isinstance(Planet.__prepare__("X", ()), dict))
d = EnumDict("Demo"); d["A"] = 1; d["_private_no"] = 2
print(d.member_names, len(d))
class P(Flag):
    R = 4; W = 2; X = 1
    RW = R | W
print(P.RW, list(P.RW), P(7), (P.R | P.X).name, ~P.R, P.R in P.RW, len(P.RW), list(P))
# expect: [False, True] True
# expect: ['A', '_private_no'] 2
# expect: P.RW [<P.R: 4>, <P.W: 2>] P.R|W|X R|X P.W|X True 2 [<P.R: 4>, <P.W: 2>, <P.X: 1>]
