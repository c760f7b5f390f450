"""memoryview.cast() and tobytes(): what is wrong with the arguments."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

view = memoryview(bytearray(b"abc"))
for arguments in (None,), ("\xe9",), ("B", b""), (1, b""), ("B", []), ("B", None), ("B", [3]), ("B", (3, 1)), ("i",), ("zz",), ("B", ["a"]):
    try:
        print(view.cast(*arguments).shape)
    except Exception as error:
        print(type(error).__name__, error)
for order in b"a", "x", None, 1, "C", "F", "A":
    tell(view.tobytes, order)
def put(key, value):
    view[key] = value
tell(put, 0, 1.5)
tell(put, slice(0, 2), 1.5)
tell(put, slice(0, 2), "a")
tell(put, slice(0, 2), b"a")
# expect: TypeError cast() argument 'format' must be str, not None
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: TypeError shape must be a list or a tuple
# expect: TypeError cast() argument 'format' must be str, not int
# expect: TypeError memoryview: product(shape) * itemsize != buffer size
# expect: TypeError shape must be a list or a tuple
# expect: (3,)
# expect: (3, 1)
# expect: TypeError memoryview: length is not a multiple of itemsize
# expect: ValueError memoryview: destination format must be a native single character format prefixed with an optional '@'
# expect: TypeError memoryview.cast(): elements of shape must be integers
# expect: TypeError tobytes() argument 'order' must be str or None, not bytes
# expect: ValueError order must be 'C', 'F' or 'A'
# expect: b'abc'
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: b'abc'
# expect: b'abc'
# expect: b'abc'
# expect: TypeError memoryview: invalid type for format 'B'
# expect: TypeError a bytes-like object is required, not 'float'
# expect: TypeError a bytes-like object is required, not 'str'
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
