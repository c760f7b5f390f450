"""index, count and slices of memoryviews, and who compares equal."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

m = memoryview(b"abcabc")
tell(m.index, 98)
tell(m.index, 98, 2)
tell(m.index, 98, -2)
tell(m.index, 98, 0, 1)
tell(m.index, 300)
tell(m.index, b"b")
tell(m.count, 97)
tell(m.count, "a")
tell(memoryview(b"abcabc").cast("c").count, b"c")
tell(memoryview(b"abcabc").cast("c").index, b"c", 3)
s = m[::2]
print(s.strides, s.contiguous, s.tobytes(), s.tolist(), s.nbytes, bytes(s))
r = m[::-1]
print(r.strides, r.tobytes(), r[0], r[1:3].tobytes(), r == b"cbacba", hash(r) == hash(b"cbacba"))
tell(s.cast, "b")
tell(m[6:].tobytes)
tell(m[4:2].tolist)
w = memoryview(bytearray(b"abcdef"))
w[1:3] = b"XY"
w[::3] = b"12"
print(w.tobytes())
tell(w.__setitem__, slice(0, 2), b"abc")
tell(w.__setitem__, slice(0, 2), "ab")
tell(w.__setitem__, slice(0, 2), memoryview(b"abcd").cast("h"))
w[0:4] = w[2:6]
print(w.tobytes())
w[:] = w[::-1]
print(w.tobytes())
tell(w.__delitem__, 0)
print(memoryview(b"\1\0").cast("b") == memoryview(b"\1\0"), memoryview(b"\1\0\2\0").cast("h") == memoryview(b"\1\2"))
print(memoryview(b"\xff").cast("b") == memoryview(b"\xff"), memoryview(b"\0\0\0\0").cast("f") == memoryview(bytes(4)).cast("i"))
import array
nan = array.array("d", [float("nan")])
print(memoryview(nan) == memoryview(nan), memoryview(nan) == nan, memoryview(b"a") == "a", memoryview(b"a") == 97)
tell(lambda: memoryview(b"a") < memoryview(b"b"))
print(memoryview(array.array("i", [1, 2, 3])).tolist(), memoryview(array.array("d", [1.5])).format)
tell(memoryview)
tell(memoryview, 5)
tell(memoryview, "abc")
tell(lambda: memoryview(object=b"ab").tobytes())
tell(memoryview(b"ab").tobytes, "F")
tell(memoryview(b"ab").tobytes, "X")
tell(lambda: type("M", (memoryview,), {}))
print(memoryview[int])
# expect: 1
# expect: 4
# expect: 4
# expect: ValueError memoryview.index(x): x not found
# expect: ValueError memoryview.index(x): x not found
# expect: ValueError memoryview.index(x): x not found
# expect: 2
# expect: 0
# expect: 2
# expect: 5
# expect: (2,) False b'acb' [97, 99, 98] 3 b'acb'
# expect: (-1,) b'cbacba' 99 b'ba' True True
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: b''
# expect: []
# expect: b'1XY2ef'
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
# expect: b'Y2efef'
# expect: b'fefe2Y'
# expect: TypeError cannot delete memory
# expect: True True
# expect: False True
# expect: False False False False
# expect: TypeError '<' not supported between instances of 'memoryview' and 'memoryview'
# expect: [1, 2, 3] d
# expect: TypeError memoryview() missing required argument 'object' (pos 1)
# expect: TypeError memoryview: a bytes-like object is required, not 'int'
# expect: TypeError memoryview: a bytes-like object is required, not 'str'
# expect: b'ab'
# expect: b'ab'
# expect: ValueError order must be 'C', 'F' or 'A'
# expect: TypeError type 'memoryview' is not an acceptable base type
# expect: memoryview[int]
