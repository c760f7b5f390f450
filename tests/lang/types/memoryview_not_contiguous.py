"""Views whose items do not lie together, and released ones: who refuses them, and with which words."""

def tell(f):
    try:
        print(repr(f()))
    except Exception as error:
        print(type(error).__name__, error)

for m in memoryview(b"")[::-1], memoryview(b"abc")[::-1], memoryview(b"abc")[:0:2], memoryview(b"abc")[::3]:
    print(m.c_contiguous, m.contiguous, m.f_contiguous)
    for f in (lambda: b"x" + m, lambda: bytearray(m), lambda: bytes(m), lambda: int(m), lambda: str(m, "ascii"), lambda: bytearray(b"x") + m,
              lambda: bytearray(b"x").__iadd__(m), lambda: b"".join([m]), lambda: bytearray(b"abc").find(m), lambda: m.hex(), lambda: m.tobytes(),
              lambda: b"abc".startswith(m), lambda: bytearray(b"abc").extend(m), lambda: m.tobytes("a\0"), lambda: m.tobytes(1),
              lambda: m.cast("B", 1), lambda: m.cast(1), lambda: bytearray(b"abc") == m):
        tell(f)
m = memoryview(b"abc")
m.release()
for f in (lambda: int(m), lambda: float(m), lambda: m.tobytes(1), lambda: bytes(m), lambda: str(m, "a"), lambda: m == m, lambda: m == b"",
          lambda: len(m), lambda: m[0], lambda: iter(m), lambda: m.cast(1), lambda: m.cast("B"), lambda: b"" + m, lambda: bytearray(m)):
    tell(f)
w = memoryview(bytearray(b"abc"))
for key, value in (slice(0, 1, 0), 1), (slice(0, 1, 0), b"1"), (slice("a"), 1), (slice(0, 2), b"1"), ("a", 1), (5, "a"), (0, "a"), (0, 300):
    tell(lambda: w.__setitem__(key, value))
tell(lambda: memoryview.__reduce_ex__(w, 4))
tell(lambda: memoryview._from_flags(memoryview(b"a"), -1).readonly)
# expect: False False False
# expect: TypeError can't concat memoryview to bytes
# expect: bytearray(b'')
# expect: b''
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'memoryview'
# expect: TypeError decoding to str: need a bytes-like object, memoryview found
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError sequence item 0: expected a bytes-like object, memoryview found
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: ''
# expect: b''
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: TypeError can't set bytearray slice from memoryview
# expect: ValueError embedded null character
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: TypeError cast() argument 'format' must be str, not int
# expect: False
# expect: False False False
# expect: TypeError can't concat memoryview to bytes
# expect: bytearray(b'cba')
# expect: b'cba'
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'memoryview'
# expect: TypeError decoding to str: need a bytes-like object, memoryview found
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError sequence item 0: expected a bytes-like object, memoryview found
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: '636261'
# expect: b'cba'
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: TypeError can't set bytearray slice from memoryview
# expect: ValueError embedded null character
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: TypeError cast() argument 'format' must be str, not int
# expect: False
# expect: False False False
# expect: TypeError can't concat memoryview to bytes
# expect: bytearray(b'')
# expect: b''
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'memoryview'
# expect: TypeError decoding to str: need a bytes-like object, memoryview found
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError can't concat memoryview to bytearray
# expect: TypeError sequence item 0: expected a bytes-like object, memoryview found
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: ''
# expect: b''
# expect: BufferError memoryview: underlying buffer is not C-contiguous
# expect: TypeError can't set bytearray slice from memoryview
# expect: ValueError embedded null character
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: TypeError memoryview: casts are restricted to C-contiguous views
# expect: TypeError cast() argument 'format' must be str, not int
# expect: False
# expect: True True True
# expect: b'xa'
# expect: bytearray(b'a')
# expect: b'a'
# expect: ValueError invalid literal for int() with base 10: b'a'
# expect: 'a'
# expect: bytearray(b'xa')
# expect: bytearray(b'xa')
# expect: b'a'
# expect: 0
# expect: '61'
# expect: b'a'
# expect: True
# expect: None
# expect: ValueError embedded null character
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: TypeError shape must be a list or a tuple
# expect: TypeError cast() argument 'format' must be str, not int
# expect: False
# expect: TypeError int() argument must be a string, a bytes-like object or a real number, not 'memoryview'
# expect: TypeError float() argument must be a string or a real number, not 'memoryview'
# expect: TypeError tobytes() argument 'order' must be str or None, not int
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError decoding to str: need a bytes-like object, memoryview found
# expect: True
# expect: False
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError cast() argument 'format' must be str, not int
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError can't concat memoryview to bytes
# expect: ValueError operation forbidden on released memoryview object
# expect: TypeError a bytes-like object is required, not 'int'
# expect: ValueError slice step cannot be zero
# expect: TypeError a bytes-like object is required, not 'int'
# expect: ValueError memoryview assignment: lvalue and rvalue have different structures
# expect: TypeError memoryview: invalid slice key
# expect: IndexError index out of bounds on dimension 1
# expect: TypeError memoryview: invalid type for format 'B'
# expect: ValueError memoryview: invalid value for format 'B'
# expect: TypeError cannot pickle memoryview objects
# expect: True
