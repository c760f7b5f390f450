"""bytes() and bytearray() from everything, fromhex, and % of bytes."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

class WithBytes:
    def __bytes__(self): return b"mine"
class BadBytes:
    def __bytes__(self): return "text"
class WithIndex:
    def __index__(self): return 3
class Both(WithBytes):
    def __index__(self): return 2
class SubStr(str):
    def __bytes__(self): return b"sub"
class Items:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i + 65
for t in (bytes, bytearray):
    for value in (3, 0, -1, 2**70, True, [1, 2], (255,), (256,), [-1], ["a"], [1.0], [WithIndex()], "abc", None, 1.5, WithBytes(), BadBytes(), WithIndex(), Both(), SubStr("x"), Items(), range(3), iter([1]), {1: 2}, object(), memoryview(b"mv")[::-1]):
        tell(t, value)
tell(bytes, "é", "latin-1")
tell(bytes, "é", "ascii")
tell(bytes, "é", "ascii", "ignore")
tell(bytes, "é", errors="ignore")
tell(bytes, b"a", "ascii")
tell(bytes, 3, "ascii")
tell(bytes, encoding="ascii")
tell(bytes, source=3)
tell(bytes, 1, 2, 3, 4)
for text in ("", " 41 42 ", "4142", "4 1", "41 4", "4g", "\n41\t42", "é1", "414", "41\u2003"):
    tell(bytes.fromhex, text)
tell(bytes.fromhex, b"4142")
tell(bytes.fromhex, bytearray(b"41 42"))
tell(bytes.fromhex, 5)
tell(lambda: b"%s|%b|%a|%r|%c|%d|%5.1f|%%|%x" % (b"s", WithBytes(), "é", "ü", 65, 7, 2.25, 255))
tell(lambda: b"%s" % "text")
tell(lambda: b"%c" % 256)
tell(lambda: b"%c" % b"ab")
tell(lambda: b"%d" % b"1")
tell(lambda: b"%(a)s %(b)d" % {b"a": b"x", b"b": 2})
tell(lambda: b"%(a)s" % {"a": b"x"})
tell(lambda: b"%s %s" % (b"a",))
tell(lambda: b"%s" % (b"a", b"b"))
tell(lambda: b"%*d|%-*d|" % (4, 5, 4, 6))
tell(lambda: b"%z" % 1)
tell(lambda: b"%.2s|%5s|%-5s|" % (b"abc", b"a", b"b"))
# expect: b'\x00\x00\x00'
# expect: b''
# expect: ValueError negative count
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: b'\x00'
# expect: b'\x01\x02'
# expect: b'\xff'
# expect: ValueError bytes must be in range(0, 256)
# expect: ValueError bytes must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: b'\x03'
# expect: TypeError string argument without an encoding
# expect: TypeError cannot convert 'NoneType' object to bytes
# expect: TypeError cannot convert 'float' object to bytes
# expect: b'mine'
# expect: TypeError __bytes__ returned non-bytes (type str)
# expect: b'\x00\x00\x00'
# expect: b'mine'
# expect: b'sub'
# expect: b'ABC'
# expect: b'\x00\x01\x02'
# expect: b'\x01'
# expect: b'\x01'
# expect: TypeError cannot convert 'object' object to bytes
# expect: b'vm'
# expect: bytearray(b'\x00\x00\x00')
# expect: bytearray(b'')
# expect: ValueError negative count
# expect: OverflowError cannot fit 'int' into an index-sized integer
# expect: bytearray(b'\x00')
# expect: bytearray(b'\x01\x02')
# expect: bytearray(b'\xff')
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError 'float' object cannot be interpreted as an integer
# expect: bytearray(b'\x03')
# expect: TypeError string argument without an encoding
# expect: TypeError cannot convert 'NoneType' object to bytearray
# expect: TypeError cannot convert 'float' object to bytearray
# expect: TypeError cannot convert 'WithBytes' object to bytearray
# expect: TypeError cannot convert 'BadBytes' object to bytearray
# expect: bytearray(b'\x00\x00\x00')
# expect: bytearray(b'\x00\x00')
# expect: TypeError string argument without an encoding
# expect: bytearray(b'ABC')
# expect: bytearray(b'\x00\x01\x02')
# expect: bytearray(b'\x01')
# expect: bytearray(b'\x01')
# expect: TypeError cannot convert 'object' object to bytearray
# expect: bytearray(b'vm')
# expect: b'\xe9'
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: b''
# expect: TypeError string argument without an encoding
# expect: TypeError encoding without a string argument
# expect: TypeError encoding without a string argument
# expect: TypeError encoding without a string argument
# expect: b'\x00\x00\x00'
# expect: TypeError bytes() takes at most 3 arguments (4 given)
# expect: b''
# expect: b'AB'
# expect: b'AB'
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 1
# expect: b'AB'
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 0
# expect: ValueError fromhex() arg must contain an even number of hexadecimal digits
# expect: ValueError non-hexadecimal number found in fromhex() arg at position 2
# expect: b'AB'
# expect: b'AB'
# expect: TypeError fromhex() argument must be str or bytes-like, not int
# expect: b"s|mine|'\\xe9'|'\\xfc'|A|7|  2.2|%|ff"
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
# expect: OverflowError %c arg not in range(256)
# expect: TypeError %c requires an integer in range(256) or a single byte, not a bytes object of length 2
# expect: TypeError %d format: a real number is required, not bytes
# expect: b'x 2'
# expect: KeyError b'a'
# expect: TypeError not enough arguments for format string
# expect: TypeError not all arguments converted during bytes formatting
# expect: b'   5|6   |'
# expect: ValueError unsupported format character 'z' (0x7a) at index 1
# expect: b'ab|    a|b    |'
