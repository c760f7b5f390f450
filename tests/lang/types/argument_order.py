"""Which of two wrong arguments is complained about."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

tell(b"a".replace, b"", 1, b"")
tell(b"a".replace, b"a", b"b", "x")
tell(b"a".find, "x", "y")
tell(b"a".count, 1.5, "y")
tell(b"a".rindex, "x", 0)
tell(b"a".ljust, 5, None)
tell(bytearray(b"a").rjust, 5, bytearray(b"ab"))
tell("a".maketrans, 1j, (7,))
tell("a".maketrans, 1, "a")
tell("a".maketrans, "a", "b", 3)
tell((1).from_bytes, 1, 2)
tell((1).from_bytes, 1, None)
tell((1).from_bytes, b"a", "x")
tell((1).to_bytes, "a", 2)
tell((1).to_bytes, -1, "big")
tell((-1).to_bytes, 1, "big")
tell(sum, 1, "a")
tell(sum, [], "a")
tell(sum, [], b"a")
tell(sum, [], bytearray(b"a"))
tell(str, "e", "x", None)
tell(str, b"e", None)
tell("a".encode, None)
tell(format, 1, None)
tell([].__format__, None)
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError slice indices must be integers or None or have an __index__ method
# expect: TypeError argument should be integer or bytes-like object, not 'str'
# expect: TypeError ljust() argument 2 must be a byte string of length 1, not None
# expect: TypeError rjust(): argument 2 must be a byte string of length 1, not a bytearray object of length 2
# expect: TypeError maketrans() argument 2 must be str, not tuple
# expect: TypeError first maketrans argument must be a string if there is a second argument
# expect: TypeError maketrans() argument 3 must be str, not int
# expect: TypeError from_bytes() argument 'byteorder' must be str, not int
# expect: TypeError from_bytes() argument 'byteorder' must be str, not None
# expect: ValueError byteorder must be either 'little' or 'big'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError length argument must be non-negative
# expect: OverflowError can't convert negative int to unsigned
# expect: TypeError 'int' object is not iterable
# expect: TypeError sum() can't sum strings [use ''.join(seq) instead]
# expect: TypeError sum() can't sum bytes [use b''.join(seq) instead]
# expect: TypeError sum() can't sum bytearray [use b''.join(seq) instead]
# expect: TypeError str() argument 'errors' must be str, not NoneType
# expect: TypeError str() argument 'encoding' must be str, not NoneType
# expect: TypeError encode() argument 'encoding' must be str, not None
# expect: TypeError format() argument 2 must be str, not None
# expect: TypeError __format__() argument must be str, not None
