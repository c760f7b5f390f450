"""The separator of bytes.hex(), bytearray.hex() and memoryview.hex(): str or bytes of length one, ASCII."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for separator in -1, None, "ab", "\xe9", b"ab", 1.5, memoryview(b"abc"), memoryview(b"a"), [1], "-", b":":
    for value in b"ab", bytearray(b"ab"), memoryview(b"ab"):
        tell(value.hex, separator)
tell(b"abcdef".hex, "-", 2)
tell(b"abcdef".hex, "-", -4)
tell(b"abcdef".hex, "-", "b")
tell(b"".hex, "ab")
for kind in bytes, bytearray:
    for text in "Stra\xdfe", "0\u1234", "00 zz \xe9", "0":
        try:
            kind.fromhex(text)
        except ValueError as error:
            print(error)
# expect: TypeError object of type 'int' has no len()
# expect: TypeError object of type 'int' has no len()
# expect: TypeError object of type 'int' has no len()
# expect: TypeError object of type 'NoneType' has no len()
# expect: TypeError object of type 'NoneType' has no len()
# expect: TypeError object of type 'NoneType' has no len()
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be ASCII.
# expect: ValueError sep must be ASCII.
# expect: ValueError sep must be ASCII.
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: TypeError object of type 'float' has no len()
# expect: TypeError object of type 'float' has no len()
# expect: TypeError object of type 'float' has no len()
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: ValueError sep must be length 1.
# expect: TypeError sep must be str or bytes.
# expect: TypeError sep must be str or bytes.
# expect: TypeError sep must be str or bytes.
# expect: TypeError sep must be str or bytes.
# expect: TypeError sep must be str or bytes.
# expect: TypeError sep must be str or bytes.
# expect: '61-62'
# expect: '61-62'
# expect: '61-62'
# expect: '61:62'
# expect: '61:62'
# expect: '61:62'
# expect: '6162-6364-6566'
# expect: '61626364-6566'
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: ValueError sep must be length 1.
# expect: non-hexadecimal number found in fromhex() arg at position 4
# expect: non-hexadecimal number found in fromhex() arg at position 1
# expect: non-hexadecimal number found in fromhex() arg at position 6
# expect: fromhex() arg must contain an even number of hexadecimal digits
# expect: non-hexadecimal number found in fromhex() arg at position 4
# expect: non-hexadecimal number found in fromhex() arg at position 1
# expect: non-hexadecimal number found in fromhex() arg at position 6
# expect: fromhex() arg must contain an even number of hexadecimal digits
