"""Views of more dimensions: their shape, strides, items, lists and comparisons."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

data = bytes(range(24))
m = memoryview(data).cast("B", (2, 3, 4))
print(m.ndim, m.shape, m.strides, m.suboffsets, m.nbytes, m.itemsize, len(m))
print(m.tolist())
print(m[1, 2, 3], m[-1, -1, -1], m[0, 0, 0])
tell(lambda: m[0])
tell(lambda: m[0, 0])
tell(lambda: m[2, 0, 0])
tell(lambda: m[0, 3, 0])
tell(lambda: m[0, 0, 0, 0])
tell(lambda: m[0:1].shape)
tell(lambda: m[0, 0, "a"])
tell(hash, m)
tell(lambda: m == memoryview(data).cast("B", (2, 3, 4)))
tell(lambda: m == memoryview(data).cast("B", [4, 3, 2]))
tell(lambda: m == data)
tell(iter, m)
tell(lambda: list(m))
tell(lambda: 3 in m)
tell(m.tobytes)
tell(m.hex, "-", 8)
for shape in ((24,), (4, 6), (1, 24), (24, 1), (2, 2, 2, 3)):
    v = memoryview(data).cast("B", shape)
    print(shape, v.strides, v.contiguous, v.c_contiguous, v.f_contiguous)
tell(memoryview(data).cast, "B", (5, 5))
tell(memoryview(data).cast, "B", (24, 0))
tell(memoryview(data).cast, "B", (-24,))
tell(memoryview(data).cast, "B", 24)
tell(memoryview(data).cast, "B", (2**70,))
tell(memoryview(data).cast, "B", ("a",))
tell(memoryview(data).cast, "B", [])
one = memoryview(b"\x05").cast("B", ())
print(one.ndim, one.shape, one.tolist(), one[()], one[...] is one)
tell(len, one)
tell(lambda: one[0])
w = memoryview(bytearray(6)).cast("B", (2, 3))
w[1, 1] = 9
print(w.tolist(), w.readonly, m.readonly)
tell(w.__setitem__, (1, 1), 256)
tell(w.__setitem__, 0, 1)
tell(w.__delitem__, (0, 0))
tell(m.__setitem__, (0, 0, 0), 1)
tell(lambda: m.toreadonly().cast("B").shape)
# expect: 3 (2, 3, 4) (12, 4, 1) () 24 1 2
# expect: [[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]], [[12, 13, 14, 15], [16, 17, 18, 19], [20, 21, 22, 23]]]
# expect: 23 23 0
# expect: NotImplementedError multi-dimensional sub-views are not implemented
# expect: NotImplementedError sub-views are not implemented
# expect: IndexError index out of bounds on dimension 1
# expect: IndexError index out of bounds on dimension 2
# expect: TypeError cannot index 3-dimension view with 4-element tuple
# expect: (1, 3, 4)
# expect: TypeError memoryview: invalid slice key
# expect: 3537676771234361146
# expect: True
# expect: False
# expect: False
# expect: NotImplementedError multi-dimensional sub-views are not implemented
# expect: NotImplementedError multi-dimensional sub-views are not implemented
# expect: NotImplementedError multi-dimensional sub-views are not implemented
# expect: b'\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f\x10\x11\x12\x13\x14\x15\x16\x17'
# expect: '0001020304050607-08090a0b0c0d0e0f-1011121314151617'
# expect: (24,) (1,) True True True
# expect: (4, 6) (6, 1) True True False
# expect: (1, 24) (24, 1) True True True
# expect: (24, 1) (1, 1) True True True
# expect: (2, 2, 2, 3) (12, 6, 3, 1) True True False
# expect: TypeError memoryview: product(shape) * itemsize != buffer size
# expect: ValueError memoryview.cast(): elements of shape must be integers > 0
# expect: ValueError memoryview.cast(): elements of shape must be integers > 0
# expect: TypeError shape must be a list or a tuple
# expect: OverflowError Python int too large to convert to C ssize_t
# expect: TypeError memoryview.cast(): elements of shape must be integers
# expect: TypeError memoryview: product(shape) * itemsize != buffer size
# expect: 0 () 5 5 True
# expect: TypeError 0-dim memory has no length
# expect: TypeError invalid indexing of 0-dim memory
# expect: [[0, 0, 0], [0, 9, 0]] False True
# expect: ValueError memoryview: invalid value for format 'B'
# expect: NotImplementedError sub-views are not implemented
# expect: TypeError cannot delete memory
# expect: TypeError cannot modify read-only memory
# expect: (24,)
