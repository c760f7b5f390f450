# What special methods may return, and containers that opt out.
import math
class A:
    def __float__(self): return 3
class B:
    def __int__(self): return 's'
    def __index__(self): return 1.5
    def __len__(self): return -1
    def __bool__(self): return 3
    def __str__(self): return 4
    def __repr__(self): return 5
    def __format__(self, s): return 6
    def __hash__(self): return 'x'
    def __iter__(self): return 7
    def __complex__(self): return 8
    def __contains__(self, x): raise ValueError('c')
    def __bytes__(self): return 's'
    def __dir__(self): return 5
    def __round__(self, *a): return a
    def __trunc__(self): return 3
    def __enter__(self): return 3
    def __abs__(self): return 'abs'
    def __reversed__(self): return 'rev'
    def __length_hint__(self): return 'x'
    def __sizeof__(self): return 'x'
    def __call__(self, *a, **k): return a, k
    def __getitem__(self, i): return i
    def __missing__(self, i): return i
    def __divmod__(self, o): return 'dm'
    def __pow__(self, o, m=None): return o, m
    def __matmul__(self, o): return 'mm'
    def __imatmul__(self, o): return 'imm'
import math
b = B()
def w():
    with b: pass
class L:
    def __len__(self): return 2**70
class L2:
    def __len__(self): return 1.5
class L3:
    def __len__(self): return 0
class L4:
    def __len__(self): return True
class It:
    def __iter__(self): return self
class Gi:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * 10
class NoIter:
    __iter__ = None
    def __getitem__(self, i): return i
class NoCont:
    __contains__ = None
    def __iter__(self): return iter([1])
class NoHash: __hash__ = None
for e in ['float(A())', 'int(b)', 'b.__index__()', '[1][b]', 'len(b)', 'bool(b)', 'str(b)', 'repr(b)', 'format(b)', 'hash(b)', 'list(b)', 'complex(b)', '1 in b', 'bytes(b)', 'dir(b)', 'round(b)', 'math.trunc(b)', 'w()', 'abs(b)', 'b(1, x=2)', 'b[1,2:3]', 'pow(b, 2, 3)', 'b @ 1', 'len(L())', 'len(L2())', 'bool(L3())', 'len(L4())', 'next(It())', 'list(Gi())', '20 in Gi()', '5 in Gi()', 'list(reversed(Gi()))', 'iter(NoIter())', '1 in NoCont()', 'hash(NoHash())', 'b + 1', '-b', 'b < 1']:
    try: print(e, '->', repr(eval(e)))
    except Exception as x: print(e, '->', type(x).__name__, x)
# expect: float(A()) -> TypeError A.__float__ returned non-float (type int)
# expect: int(b) -> TypeError __int__ returned non-int (type str)
# expect: b.__index__() -> 1.5
# expect: [1][b] -> TypeError __index__ returned non-int (type float)
# expect: len(b) -> ValueError __len__() should return >= 0
# expect: bool(b) -> TypeError __bool__ should return bool, returned int
# expect: str(b) -> TypeError __str__ returned non-string (type int)
# expect: repr(b) -> TypeError __repr__ returned non-string (type int)
# expect: format(b) -> TypeError __format__ must return a str, not int
# expect: hash(b) -> TypeError __hash__ method should return an integer
# expect: list(b) -> TypeError iter() returned non-iterator of type 'int'
# expect: complex(b) -> TypeError __complex__ returned non-complex (type int)
# expect: 1 in b -> ValueError c
# expect: bytes(b) -> TypeError __bytes__ returned non-bytes (type str)
# expect: dir(b) -> TypeError 'int' object is not iterable
# expect: round(b) -> ()
# expect: math.trunc(b) -> 3
# expect: w() -> TypeError 'B' object does not support the context manager protocol (missed __exit__ method)
# expect: abs(b) -> 'abs'
# expect: b(1, x=2) -> ((1,), {'x': 2})
# expect: b[1,2:3] -> (1, slice(2, 3, None))
# expect: pow(b, 2, 3) -> (2, 3)
# expect: b @ 1 -> 'mm'
# expect: len(L()) -> OverflowError cannot fit 'int' into an index-sized integer
# expect: len(L2()) -> TypeError 'float' object cannot be interpreted as an integer
# expect: bool(L3()) -> False
# expect: len(L4()) -> 1
# expect: next(It()) -> TypeError 'It' object is not an iterator
# expect: list(Gi()) -> [0, 10, 20, 30]
# expect: 20 in Gi() -> True
# expect: 5 in Gi() -> False
# expect: list(reversed(Gi())) -> TypeError object of type 'Gi' has no len()
# expect: iter(NoIter()) -> TypeError 'NoIter' object is not iterable
# expect: 1 in NoCont() -> TypeError 'NoCont' object is not a container
# expect: hash(NoHash()) -> TypeError unhashable type: 'NoHash'
# expect: b + 1 -> TypeError unsupported operand type(s) for +: 'B' and 'int'
# expect: -b -> TypeError bad operand type for unary -: 'B'
# expect: b < 1 -> TypeError '<' not supported between instances of 'B' and 'int'
