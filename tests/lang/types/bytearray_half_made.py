"""A bytearray whose __init__ fails in the middle of an iterable keeps the items before; the empty text extends by nothing."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

def failing():
    yield 1
    yield 2
    raise ValueError("now")
def beyond():
    yield 1
    yield 300
for source in failing(), beyond(), -1, "abc", 1.5, iter([1, "a"]):
    array = bytearray(b"abc")
    tell(array.__init__, source)
    tell(array.append, 7)
    print(array)
array = bytearray(b"x")
for more in "", "a", [1, ""], [300], beyond(), [2]:
    tell(array.extend, more)
print(array)
# expect: ValueError now
# expect: None
# expect: bytearray(b'\x01\x02\x07')
# expect: ValueError byte must be in range(0, 256)
# expect: None
# expect: bytearray(b'\x01\x07')
# expect: ValueError negative count
# expect: None
# expect: bytearray(b'\x07')
# expect: TypeError string argument without an encoding
# expect: None
# expect: bytearray(b'\x07')
# expect: TypeError cannot convert 'float' object to bytearray
# expect: None
# expect: bytearray(b'\x07')
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: None
# expect: bytearray(b'\x01\x07')
# expect: None
# expect: TypeError expected iterable of integers; got: 'str'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError byte must be in range(0, 256)
# expect: ValueError byte must be in range(0, 256)
# expect: None
# expect: bytearray(b'x\x02')
