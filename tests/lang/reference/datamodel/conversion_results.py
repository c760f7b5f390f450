# int, float, index and complex methods must give the right types.
class A:
    def __init__(self, v): self.v = v
    def __int__(self): return self.v
    def __float__(self): return self.v
    def __index__(self): return self.v
    def __complex__(self): return self.v
import warnings; warnings.simplefilter("ignore")
class SI(int): pass
class SF(float): pass
for f in (int, float, complex, hex):
    for v in (1.5, "x", SI(3), SF(2.5), True, None, 2j):
        try: r = f(A(v)); print(f.__name__, repr(r), type(r).__name__)
        except TypeError as e: print(f.__name__, e)
# expect: int __int__ returned non-int (type float)
# expect: int __int__ returned non-int (type str)
# expect: int 3 int
# expect: int __int__ returned non-int (type SF)
# expect: int 1 int
# expect: int __int__ returned non-int (type NoneType)
# expect: int __int__ returned non-int (type complex)
# expect: float 1.5 float
# expect: float A.__float__ returned non-float (type str)
# expect: float A.__float__ returned non-float (type SI)
# expect: float 2.5 float
# expect: float A.__float__ returned non-float (type bool)
# expect: float A.__float__ returned non-float (type NoneType)
# expect: float A.__float__ returned non-float (type complex)
# expect: complex __complex__ returned non-complex (type float)
# expect: complex __complex__ returned non-complex (type str)
# expect: complex __complex__ returned non-complex (type SI)
# expect: complex __complex__ returned non-complex (type SF)
# expect: complex __complex__ returned non-complex (type bool)
# expect: complex __complex__ returned non-complex (type NoneType)
# expect: complex 2j complex
# expect: hex __index__ returned non-int (type float)
# expect: hex __index__ returned non-int (type str)
# expect: hex '0x3' str
# expect: hex __index__ returned non-int (type SF)
# expect: hex '0x1' str
# expect: hex __index__ returned non-int (type NoneType)
# expect: hex __index__ returned non-int (type complex)
