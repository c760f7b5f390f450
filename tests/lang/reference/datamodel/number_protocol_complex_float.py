# __complex__, __float__, __index__: who is asked by complex, float, int, round, math.
import math, operator
class N:
    def __index__(self): return 7
class F:
    def __float__(self): return 2.5
class C:
    def __complex__(self): return 1 + 2j
print(int(N()), float(N()), complex(N()), hex(N()), range(N()), [0] * N() == [0] * 7, "ab"[:N()], operator.index(N()))
print(float(F()), complex(F()), math.sqrt(F()), complex(C()))
for use in (lambda: int(F()), lambda: float(C()), lambda: hex(F()), lambda: round(N()), lambda: "%d" % F(), lambda: bytes(F())):
    try: print(use())
    except TypeError as e: print(e)
class W:
    def __float__(self): return 3
    def __index__(self): return 1.0
    def __complex__(self): return 1
for use in (float, int, complex, bin):
    try: print(use(W()))
    except TypeError as e: print(e)
# expect: 7 7.0 (7+0j) 0x7 range(0, 7) True ab 7
# expect: 2.5 (2.5+0j) 1.5811388300841898 (1+2j)
# expect: int() argument must be a string, a bytes-like object or a real number, not 'F'
# expect: float() argument must be a string or a real number, not 'C'
# expect: 'F' object cannot be interpreted as an integer
# expect: type N doesn't define __round__ method
# expect: %d format: a real number is required, not F
# expect: cannot convert 'F' object to bytes
# expect: W.__float__ returned non-float (type int)
# expect: __index__ returned non-int (type float)
# expect: __complex__ returned non-complex (type int)
# expect: __index__ returned non-int (type float)
