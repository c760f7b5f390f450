# __eq__ without __hash__ makes a class unhashable; naming the parent's brings it back.
class P:
    def __init__(self, v): self.v = v
    def __eq__(self, other): return isinstance(other, P) and self.v == other.v
class Q(P):
    def __hash__(self): return hash(self.v)
class R(Q):
    def __eq__(self, other): return super().__eq__(other)
class S(Q):
    def __eq__(self, other): return super().__eq__(other)
    __hash__ = Q.__hash__
from collections.abc import Hashable
for cls in (P, Q, R, S):
    print(cls.__name__, cls.__hash__ is None, issubclass(cls, Hashable), end=" ")
    try: print(len({cls(1), cls(1), cls(2)}))
    except TypeError as e: print(e)
print(hash(True) == hash(1) == hash(1.0), hash(-1) == hash(-2), hash(2**61 - 1), hash(float("inf")), hash(0.5))
# expect: P True False cannot use 'P' as a set element (unhashable type: 'P')
# expect: Q False True 2
# expect: R True False cannot use 'R' as a set element (unhashable type: 'R')
# expect: S False True 2
# expect: True True 0 314159 1152921504606846976
