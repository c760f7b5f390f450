"""Items of a memoryview by its format: what is read, what may be written, and the errors."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import struct
for code in "bBhHiIlLqQnNfd?cPe":
    size = struct.calcsize("@" + code)
    m = memoryview(bytearray(size * 2)).cast(code)
    value = b"x" if code == "c" else True if code == "?" else 1.5 if code in "fde" else 7
    m[1] = value
    print(code, m.itemsize == size, m[0], m[1], len(m), m.tolist()[1] == value)
m = memoryview(bytearray(4)).cast("b")
tell(m.__setitem__, 0, 128)
tell(m.__setitem__, 0, -129)
tell(m.__setitem__, 0, 1.0)
tell(m.__setitem__, 0, "1")
tell(m.__setitem__, 4, 1)
tell(m.__setitem__, -5, 1)
tell(lambda: m[4])
tell(lambda: m["a"])
tell(lambda: m[0, 0])
tell(m.__setitem__, 0, True)
unsigned = memoryview(bytearray(8)).cast("Q")
tell(unsigned.__setitem__, 0, -1)
tell(unsigned.__setitem__, 0, 2**64)
tell(unsigned.__setitem__, 0, 2**64 - 1)
print(unsigned[0])
letters = memoryview(bytearray(2)).cast("c")
tell(letters.__setitem__, 0, b"ab")
tell(letters.__setitem__, 0, 65)
tell(letters.__setitem__, 0, b"")
flags = memoryview(bytearray(b"\0\1\2")).cast("?")
print(flags.tolist())
flags[0] = [1]
flags[1] = ""
print(flags.tolist(), bytes(flags))
class Index:
    def __index__(self): return 3
m[Index()] = Index()
print(m.tolist())
tell(memoryview(b"abcd").cast, "s")
tell(memoryview(b"abcd").cast, "<i")
tell(lambda: memoryview(b"abcd").cast("@i").format)
tell(memoryview(b"abcde").cast, "i")
tell(memoryview(b"abcd").cast, "")
tell(memoryview(b"abcd").cast, "ii")
tell(memoryview(b"abcdefgh").cast("i").cast, "h")
tell(lambda: memoryview(b"abcdefgh").cast("i").cast("B").tolist())
# expect: b True 0 7 2 True
# expect: B True 0 7 2 True
# expect: h True 0 7 2 True
# expect: H True 0 7 2 True
# expect: i True 0 7 2 True
# expect: I True 0 7 2 True
# expect: l True 0 7 2 True
# expect: L True 0 7 2 True
# expect: q True 0 7 2 True
# expect: Q True 0 7 2 True
# expect: n True 0 7 2 True
# expect: N True 0 7 2 True
# expect: f True 0.0 1.5 2 True
# expect: d True 0.0 1.5 2 True
# expect: ? True False True 2 True
# expect: c True b'\x00' b'x' 2 True
# expect: P True 0 7 2 True
# expect: e True 0.0 1.5 2 True
# expect: ValueError memoryview: invalid value for format 'b'
# expect: ValueError memoryview: invalid value for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: TypeError memoryview: invalid type for format 'b'
# expect: IndexError index out of bounds on dimension 1
# expect: IndexError index out of bounds on dimension 1
# expect: IndexError index out of bounds on dimension 1
# expect: TypeError memoryview: invalid slice key
# expect: TypeError cannot index 1-dimension view with 2-element tuple
# expect: None
# expect: ValueError memoryview: invalid value for format 'Q'
# expect: ValueError memoryview: invalid value for format 'Q'
# expect: None
# expect: 18446744073709551615
# expect: ValueError memoryview: invalid value for format 'c'
# expect: TypeError memoryview: invalid type for format 'c'
# expect: ValueError memoryview: invalid value for format 'c'
# expect: [False, True, True]
# expect: [True, False, True] b'\x01\x00\x02'
# expect: [1, 0, 0, 3]
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: '@i'
# expect: TypeError memoryview: length is not a multiple of itemsize
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: TypeError memoryview: cannot cast between two non-byte formats
# expect: [97, 98, 99, 100, 101, 102, 103, 104]
