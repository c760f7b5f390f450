"""bytearray in place: slices, insert, pop, resize, += of itself, and sequence errors."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

b = bytearray(b"abcdef")
b[1:3] = b"XYZW"
print(b)
b[::2] = b"1234"
print(b)
tell(b.__setitem__, slice(None, None, 2), b"1")
tell(b.__setitem__, 0, 256)
tell(b.__setitem__, 0, "a")
tell(b.__setitem__, 0, b"a")
tell(b.__setitem__, slice(0, 1), 5)
tell(b.__setitem__, slice(0, 1), "a")
tell(b.__setitem__, slice(0, 1), [300])
tell(b.__setitem__, 100, 1)
tell(b.__setitem__, "a", 1)
b[2:2] = [65, 66]
print(b)
b[5:1] = b"_"
print(b)
del b[::3]
print(b)
del b[10:]
tell(b.__delitem__, 50)
tell(b.__iadd__, b)
b += bytes(b)
print(b)
b *= 2
print(len(b))
b *= 0
print(b)
b.extend(range(65, 68))
b.extend(b)
print(b)
tell(b.extend, "ab")
tell(b.extend, [256])
tell(b.extend, 5)
print(b)
b.insert(-100, 48)
b.insert(100, 57)
tell(b.insert, 0, 256)
tell(b.pop)
tell(b.pop, 0)
tell(b.pop, 100)
tell(bytearray().pop)
tell(b.remove, 66)
tell(b.remove, 200)
tell(b.remove, 256)
b.reverse()
print(b, b.copy() is b, b == bytes(b), bytes(b) == b, b > b"A")
tell(b.append, -1)
tell(hash, b)
b[:] = b""
print(b, b.__alloc__() >= 0)
c = bytearray(b"ab")
c[0:0] = c
print(c)
c[1:3] = c[::-1]
print(c)
tell(c.__iadd__, "x")
tell(c.__imul__, "x")
tell(c.__imul__, -1)
r = bytearray(b"xyz")
tell(r.resize, 5)
print(r)
tell(r.resize, 1)
print(r)
tell(r.resize, -1)
print(bytearray(b"a").__reduce_ex__(2), bytearray(b"\xff").__reduce_ex__(3))
class Sub(bytearray): pass
s = Sub(b"ab")
s.x = 1
print(s.__reduce_ex__(4)[1:], type(s + b"c"), type(s[:1]), type(s.copy()), repr(s))
# expect: bytearray(b'aXYZWdef')
# expect: bytearray(b'1X2Z3d4f')
# expect: ValueError attempt to assign bytes of size 1 to extended slice of size 4
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'bytes' object cannot be interpreted as an integer
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: IndexError bytearray index out of range
# expect: TypeError bytearray indices must be integers or slices, not str
# expect: bytearray(b'1XAB2Z3d4f')
# expect: bytearray(b'1XAB2_Z3d4f')
# expect: bytearray(b'XA2_3df')
# expect: IndexError bytearray index out of range
# expect: BufferError Existing exports of data: object cannot be re-sized
# expect: bytearray(b'XA2_3dfXA2_3df')
# expect: 28
# expect: bytearray(b'')
# expect: bytearray(b'ABCABC')
# expect: TypeError expected iterable of integers; got: 'str'
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError can't extend bytearray with int
# expect: bytearray(b'ABCABC')
# expect: ValueError byte must be in range(0, 256)
# expect: 57
# expect: 48
# expect: IndexError pop index out of range
# expect: IndexError pop from empty bytearray
# expect: None
# expect: ValueError value not found in bytearray
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'CBACA') False True True True
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError unhashable type: 'bytearray'
# expect: bytearray(b'') True
# expect: bytearray(b'abab')
# expect: bytearray(b'ababab')
# expect: TypeError can't concat str to bytearray
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: bytearray(b'')
# expect: None
# expect: bytearray(b'xyz\x00\x00')
# expect: None
# expect: bytearray(b'x')
# expect: ValueError Can only resize to positive sizes, got -1
# expect: (<class 'bytearray'>, ('a', 'latin-1'), None) (<class 'bytearray'>, (b'\xff',), None)
# expect: ((b'ab',), {'x': 1}) <class 'bytearray'> <class 'bytearray'> <class 'bytearray'> Sub(b'ab')
