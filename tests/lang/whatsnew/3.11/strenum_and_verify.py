# Enum checks and global enums.
from enum import *
try:
    @verify(UNIQUE)
    class A(Enum): X = 1; Y = 1
except ValueError as e: print(e)
try:
    @verify(CONTINUOUS)
    class B(Enum): X = 1; Y = 3
except ValueError as e: print(e)
class P(Enum):
    @property
    def double(self): return self.value * 2
    ONE = 1
    class Inner: pass
print(P.ONE.double, P.ONE.name, [m.name for m in P])
# expect: aliases found in <enum 'A'>: Y -> X
# expect: invalid enum 'B': missing values 2
# expect: 2 ONE ['ONE']
