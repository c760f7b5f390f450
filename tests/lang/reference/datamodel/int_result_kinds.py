# What __int__, __index__, __float__ and __complex__ may give.
class S(int): pass
class A:
    def __int__(self): return 1.5
    def __index__(self): return "x"
    def __float__(self): return 1
    def __complex__(self): return 1.0
for f in (int, float, complex, hex):
    try:
        print(f(A()))
    except TypeError as e:
        print(e)
# expect: __int__ returned non-int (type float)
# expect: A.__float__ returned non-float (type int)
# expect: __complex__ returned non-complex (type float)
# expect: __index__ returned non-int (type str)
