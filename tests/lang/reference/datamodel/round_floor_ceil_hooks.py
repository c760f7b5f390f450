# __round__, __floor__, __ceil__ and __trunc__ may answer with anything.
import math
class R:
    def __round__(self, *places): return ("round", places)
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
r = R()
print(round(r), round(r, 2), round(r, None), round(number=r, ndigits=-1))
print(math.floor(r), math.ceil(r), math.trunc(r))
class P: pass
for use in (round, math.floor, math.ceil, math.trunc):
    try: use(P())
    except TypeError as e: print(e)
class F:
    def __float__(self): return 2.7
print(math.floor(F()), math.ceil(F()))
# expect: ('round', ()) ('round', (2,)) ('round', ()) ('round', (-1,))
# expect: floor ceil trunc
# expect: type P doesn't define __round__ method
# expect: must be real number, not P
# expect: must be real number, not P
# expect: type P doesn't define __trunc__ method
# expect: 2 3
