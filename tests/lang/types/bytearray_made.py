"""What bytearray() takes, and what it says of the rest; a failing __init__ leaves the array alone."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

array = bytearray(b"abc")
tell(array.__init__, bytearray(b"a"), (0,))
print(array)
for arguments in ("x", 3), (b"x", "a"), (3, "a"), ("a",), ("a", "b", "c", "d"), (b"a", "utf8", "x"), ("a", "utf8", 3), ("x", None), (1.5,), (None,), ([1, 256],), ([1.5],), (-1,):
    tell(bytearray, *arguments)
tell(bytearray, encoding="a")
tell(bytearray, errors="a")
tell(bytearray, "\xe9", encoding="latin-1")
tell(array.extend, 1.5)
tell(array.extend, [1.5])
tell(array.extend, "a")
# expect: TypeError bytearray() argument 'encoding' must be str, not tuple
# expect: bytearray(b'abc')
# expect: TypeError bytearray() argument 'encoding' must be str, not int
# expect: TypeError encoding without a string argument
# expect: TypeError encoding without a string argument
# expect: TypeError string argument without an encoding
# expect: TypeError bytearray() takes at most 3 arguments (4 given)
# expect: TypeError encoding without a string argument
# expect: TypeError bytearray() argument 'errors' must be str, not int
# expect: TypeError bytearray() argument 'encoding' must be str, not None
# expect: TypeError cannot convert 'float' object to bytearray
# expect: TypeError cannot convert 'NoneType' object to bytearray
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: ValueError negative count
# expect: TypeError encoding without a string argument
# expect: TypeError errors without a string argument
# expect: bytearray(b'\xe9')
# expect: TypeError can't extend bytearray with float
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: TypeError expected iterable of integers; got: 'str'
