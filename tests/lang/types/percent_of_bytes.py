"""%% of bytes and bytearrays: what counts as one argument."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for left in b"", bytearray(b""), b"%c", b"%s":
    for right in b"a", bytearray(b"a"), "a", memoryview(b"a"), {}, [], (), 65:
        tell(lambda: left % right)
tell(lambda: "" % b"a")
tell(lambda: "" % bytearray(b""))
# expect: TypeError not all arguments converted during bytes formatting
# expect: TypeError not all arguments converted during bytes formatting
# expect: TypeError not all arguments converted during bytes formatting
# expect: b''
# expect: b''
# expect: b''
# expect: b''
# expect: TypeError not all arguments converted during bytes formatting
# expect: TypeError not all arguments converted during bytes formatting
# expect: TypeError not all arguments converted during bytes formatting
# expect: TypeError not all arguments converted during bytes formatting
# expect: bytearray(b'')
# expect: bytearray(b'')
# expect: bytearray(b'')
# expect: bytearray(b'')
# expect: TypeError not all arguments converted during bytes formatting
# expect: b'a'
# expect: b'a'
# expect: TypeError %c requires an integer in range(256) or a single byte, not str
# expect: TypeError %c requires an integer in range(256) or a single byte, not memoryview
# expect: TypeError %c requires an integer in range(256) or a single byte, not dict
# expect: TypeError %c requires an integer in range(256) or a single byte, not list
# expect: TypeError not enough arguments for format string
# expect: b'A'
# expect: b'a'
# expect: b'a'
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'str'
# expect: b'a'
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'dict'
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'list'
# expect: TypeError not enough arguments for format string
# expect: TypeError %b requires a bytes-like object, or an object that implements __bytes__, not 'int'
# expect: ''
# expect: ''
