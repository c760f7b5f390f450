"""Assignment to slices of a bytearray: with steps, of nothing, of what is no memory."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

def put(key, value, start=b"abcdef"):
    array = bytearray(start)
    try:
        array[key] = value
        print(array)
    except Exception as error:
        print(type(error).__name__, error)
for value in 1.5, 5, "a", None, [1.5], [256], [1, 2], b"", b"xyz", iter([65]):
    put(slice(0, 1), value)
put(slice(0, 6, 2), b"a")
put(slice(0, 6, 2), b"")
put(slice(0, 6, 2), b"XYZ")
put(slice(5, None, -2), b"XYZ")
put(slice(0, -1, 10**20), b"")
put(slice(3, 1), b"--")


# A bytearray of a subclass gives what it holds, not its __buffer__.
class Buffer(bytearray):
    def __buffer__(self, flags):
        return memoryview(b"zz")


for part in (slice(7, 10**20, -4), slice(1, 3), slice(0, 4, 2), slice(None, None, 2)):
    target = bytearray(b"abcdefghi")
    try:
        target[part] = Buffer(b"12345")
    except ValueError as error:
        print(error)
    print(target)
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError can assign only bytes, buffers, or iterables of ints in range(0, 256)
# expect: TypeError cannot convert 'NoneType' object to bytearray
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError byte must be in range(0, 256)
# expect: bytearray(b'\x01\x02bcdef')
# expect: bytearray(b'bcdef')
# expect: bytearray(b'xyzbcdef')
# expect: bytearray(b'Abcdef')
# expect: ValueError attempt to assign bytes of size 1 to extended slice of size 3
# expect: bytearray(b'bdf')
# expect: bytearray(b'XbYdZf')
# expect: bytearray(b'aZcYeX')
# expect: bytearray(b'bcdef')
# expect: bytearray(b'abc--def')
# expect: attempt to assign bytes of size 5 to extended slice of size 0
# expect: bytearray(b'abcdefghi')
# expect: bytearray(b'a12345defghi')
# expect: attempt to assign bytes of size 5 to extended slice of size 2
# expect: bytearray(b'abcdefghi')
# expect: bytearray(b'1b2d3f4h5')
