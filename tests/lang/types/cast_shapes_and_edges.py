"""memoryview.cast() with shapes; what complex(), resize(), hex() and range iterators say at the edges."""
import warnings
warnings.simplefilter("ignore")
def t(f):
    try: r = f(); print(r.tolist() if isinstance(r, memoryview) else r)
    except BaseException as e: print(type(e).__name__, e)
m = memoryview(bytearray(24))
t(lambda: m.cast("B", [2,12]).cast("B", [3, 8]))
t(lambda: m.cast("B", [2,12]).cast("B"))
t(lambda: m.cast("B", [2,12]).cast("B", [24]).shape)
t(lambda: m.cast("B", [2,12]).cast("B", (24,)).shape)
t(lambda: m.cast("B", [2**40,2**40]))
t(lambda: m.cast("B", [True, 24]))
t(lambda: m.cast("B", [2**70, 24]))
t(lambda: m.cast("B", [2**50, 24]))
t(lambda: m.cast("B", [-2**50, 24]))
t(lambda: m.cast("B", [1.0, 24]))
t(lambda: m.cast("B", []))
t(lambda: m[:1].cast("B", []).shape)
t(lambda: m[:1].cast("B", [1]*65).shape)
t(lambda: m[:1].cast("B", [1]*64).shape)
t(lambda: m[:0].cast("B", [0]))
t(lambda: m[:0].cast("B", 3))
t(lambda: m[:0].cast("B"))
t(lambda: m[:0].cast("d"))
t(lambda: m.cast("B", None))
t(lambda: m.cast("B", shape=None))
t(lambda: m.cast("x", [3]))
t(lambda: m.cast("xx", [3]))
t(lambda: m.cast("@i", [6]).format)
t(lambda: m.cast("i").cast("f"))
t(lambda: m.cast("i").cast("i", [2,3]))
t(lambda: m.cast("i", [2,3]).cast("i"))
t(lambda: m.cast("i", [2,3]).cast("B"))
t(lambda: m.cast("i", [2,3]).cast("f"))
t(lambda: m.cast("i").cast("f",[6]))
t(lambda: m.cast(format="i", shape=[6]).shape)
t(lambda: m[::2].cast("B"))
t(lambda: m[5:].cast("i"))
t(lambda: complex(10**400, b"12")); t(lambda: complex(10**400, 1)); t(lambda: complex("1", 2)); t(lambda: complex(1, "2")); t(lambda: complex(None, b"")); t(lambda: complex(b"", None))
t(lambda: complex("x", "2"));t(lambda: complex([], "2"))
class C:
    def __complex__(self): print("complex"); return 1j
class F:
    def __float__(self): print("float"); return 1.0
class I:
    def __index__(self): print("index"); return 1
t(lambda: complex(C(), [])); t(lambda: complex(F(), [])); t(lambda: complex(I(), [])); t(lambda: complex(1, C())); t(lambda: complex([], C()))
t(lambda: complex(F(), F())); t(lambda: complex(10**400, F())); t(lambda: complex(F(), 10**400)); t(lambda: complex(F(), 10**400, 3))
m.release()
t(lambda: m.hex("x", "y")); t(lambda: m.hex(1,2,3)); t(lambda: m.hex(bytes_per_sep="z")); t(lambda: m.hex(sep="zz"));t(lambda: m.hex("zz", 2))
t(lambda: m.cast(3)); t(lambda: m.cast("\xff")); t(lambda: m.cast("B", 2)); t(lambda: m.tobytes("x")); t(lambda: m.tobytes(3)); t(lambda: m.tobytes(order="x"))
t(lambda: bytearray(3).resize(-1)); t(lambda: bytearray(3).resize(2**70)); t(lambda: iter(range(1)[:0]).__reduce__())
t(lambda: reversed(range(0)).__reduce__()); t(lambda: reversed(range(5, 2, 7)).__reduce__()); t(lambda: reversed(range(7, 2)).__reduce__())
for zero in complex(-0.0, 0.0), complex(0.0, -0.0), complex(-0.0, -0.0):
    print(zero ** 1, zero ** 2, zero ** 3, zero ** 101, zero ** 1.5, zero ** complex(1, -0.0))
print(type(reversed(range(0))).__name__, type(reversed(range(5, 2))).__name__, type(reversed(range(2**63 - 1, 2**63 - 1, -5))).__name__)
# expect: TypeError memoryview: cast must be 1D -> ND or ND -> 1D
# expect: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
# expect: (24,)
# expect: (24,)
# expect: ValueError memoryview.cast(): product(shape) > SSIZE_MAX
# expect: [[0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]]
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError memoryview: product(shape) * itemsize != buffer size
# expect: ValueError memoryview.cast(): elements of shape must be integers > 0
# expect: TypeError memoryview.cast(): elements of shape must be integers
# expect: TypeError memoryview: product(shape) * itemsize != buffer size
# expect: ()
# expect: ValueError memoryview: number of dimensions must not exceed 64
# expect: (1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
# expect: TypeError memoryview: cannot cast view with zeros in shape or strides
# expect: TypeError memoryview: cannot cast view with zeros in shape or strides
# expect: []
# expect: []
# expect: TypeError shape must be a list or a tuple
# expect: TypeError shape must be a list or a tuple
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: @i
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: (6,)
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: TypeError memoryview: length is not a multiple of itemsize
# expect: TypeError complex() argument 'imag' must be a real number, not bytes
# expect: OverflowError int too large to convert to float
# expect: TypeError complex() argument 'real' must be a real number, not str
# expect: TypeError complex() argument 'imag' must be a real number, not str
# expect: TypeError complex() argument 'real' must be a real number, not NoneType
# expect: TypeError complex() argument 'real' must be a real number, not bytes
# expect: TypeError complex() argument 'real' must be a real number, not str
# expect: TypeError complex() argument 'real' must be a real number, not list
# expect: complex
# expect: TypeError complex() argument 'imag' must be a real number, not list
# expect: TypeError complex() argument 'imag' must be a real number, not list
# expect: TypeError complex() argument 'imag' must be a real number, not list
# expect: TypeError complex() argument 'imag' must be a real number, not C
# expect: TypeError complex() argument 'real' must be a real number, not list
# expect: float
# expect: float
# expect: (1+1j)
# expect: OverflowError int too large to convert to float
# expect: float
# expect: OverflowError int too large to convert to float
# expect: TypeError complex() takes at most 2 arguments (3 given)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError hex() takes at most 2 arguments (3 given)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError cast() argument 'format' must be str, not int
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError Can only resize to positive sizes, got -1
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: (<built-in function iter>, (range(0, 0),), None)
# expect: (<built-in function iter>, (range(-1, -1, -1),), None)
# expect: (<built-in function iter>, (range(-2, -2, -7),), None)
# expect: (<built-in function iter>, (range(6, 6, -1),), None)
# expect: (-0+0j) 0j 0j 0j 0j (-0+0j)
# expect: 0j 0j 0j 0j 0j 0j
# expect: -0j 0j 0j 0j 0j -0j
# expect: range_iterator range_iterator longrange_iterator
