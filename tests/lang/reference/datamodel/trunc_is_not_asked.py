# int() does not ask __trunc__ any longer; math.trunc does.
import math
class T:
    def __trunc__(self): return 5
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __round__(self, n="none"): return ("round", n)
print(math.trunc(T()), math.floor(T()), math.ceil(T()), round(T()), round(T(), 2), round(T(), None))
try:
    int(T())
except TypeError as e:
    print(e)
# expect: 5 floor ceil ('round', 'none') ('round', 2) ('round', 'none')
# expect: int() argument must be a string, a bytes-like object or a real number, not 'T'
