# neg, pos, abs, invert, int, float, complex, index, round, trunc, floor, ceil.
import math
class A:
    def __neg__(self): return "neg"
    def __pos__(self): return "pos"
    def __abs__(self): return "abs"
    def __invert__(self): return "inv"
    def __int__(self): return 7
    def __float__(self): return 1.5
    def __complex__(self): return 1j
    def __round__(self, n="none"): return f"round {n}"
    def __trunc__(self): return "trunc"
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
a = A()
print(-a, +a, abs(a), ~a, int(a), float(a), complex(a), round(a), round(a, 2), round(a, None), math.trunc(a), math.floor(a), math.ceil(a))
class I:
    def __index__(self): return 5
i = I()
print(int(i), float(i), complex(i), [0, 1, 2, 3, 4, 5][i], hex(i), bin(i), oct(i), range(i), "ab" * i, 2 ** 3 if i else 0, list(range(10))[i:], bytes(i), chr(I()), round(2.5, I()))
for f in (lambda: int(object()), lambda: float([]), lambda: abs("a"), lambda: round("x"), lambda: [1]["a"], lambda: math.floor("x"), lambda: complex([]), lambda: hex(1.5), lambda: int([]), lambda: range(1.0)):
    try: f()
    except TypeError as e: print(e)
# expect: neg pos abs inv 7 1.5 1j round none round 2 round none trunc floor ceil
# expect: 5 5.0 (5+0j) 5 0x5 0b101 0o5 range(0, 5) ababababab 8 [5, 6, 7, 8, 9] b'\x00\x00\x00\x00\x00'  2.5
# expect: int() argument must be a string, a bytes-like object or a real number, not 'object'
# expect: float() argument must be a string or a real number, not 'list'
# expect: bad operand type for abs(): 'str'
# expect: type str doesn't define __round__ method
# expect: list indices must be integers or slices, not str
# expect: must be real number, not str
# expect: complex() argument must be a string or a number, not list
# expect: 'float' object cannot be interpreted as an integer
# expect: int() argument must be a string, a bytes-like object or a real number, not 'list'
# expect: 'float' object cannot be interpreted as an integer
