"""A view that has been released refuses everything, and a view in use cannot be released."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

b = bytearray(b"abcdef")
m = memoryview(b)
part = m[1:3]
tell(b.append, 1)
tell(b.clear)
tell(b.extend, b"")
tell(b.__delitem__, 0)
b[0] = 90
print(bytes(m))
m.release()
m.release()
tell(b.append, 1)
part.release()
tell(b.append, 1)
print(b)
for name in ("tobytes", "tolist", "hex", "toreadonly", "__len__", "__enter__", "__hash__"):
    tell(getattr(m, name))
for name in ("nbytes", "shape", "format", "readonly", "obj", "contiguous", "strides", "suboffsets", "itemsize", "ndim"):
    tell(getattr, m, name)
tell(lambda: m[0])
tell(m.__setitem__, 0, 1)
tell(lambda: m == m)
tell(lambda: m != m)
tell(lambda: m == b"")
tell(bytes, m)
tell(memoryview, m)
tell(m.cast, "b")
print(repr(m).startswith("<released memory at "), repr(memoryview(b"")).startswith("<memory at "))
with memoryview(b) as inner:
    tell(b.pop)
    child = memoryview(inner)
    tell(inner.release)
    del child
tell(lambda: inner.nbytes)
tell(b.pop)
def leave():
    with memoryview(b) as v:
        v.release()
        return "fine"
tell(leave)
x = memoryview(bytearray(2))
y = x.toreadonly()
tell(y.__setitem__, 0, 1)
print(y.obj is x.obj, hash(memoryview(b"ab")) == hash(b"ab"))
tell(hash, x)
tell(hash, y)
tell(hash, memoryview(b"abcd").cast("i"))
tell(hash, memoryview(b"abcd").cast("c"))
tell(hash, memoryview(b"abcd").cast("b"))
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: None
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: b'Zbcdef'
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: None
# expect: bytearray(b'Zbcdef\x01')
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: True
# expect: False
# expect: False
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: True True
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: None
# expect: ValueError operation forbidden on released memoryview object
# expect: 1
# expect: 'fine'
# expect: TypeError cannot modify read-only memory
# expect: True True
# expect: ValueError cannot hash writable memoryview object
# expect: TypeError unhashable type: 'bytearray'
# expect: ValueError memoryview: hashing is restricted to formats 'B', 'b' or 'c'
# expect: -2030606670787596663
# expect: -2030606670787596663
