"""No codec is asked to decode no bytes."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

tell(str, memoryview(b""), "xx", "yy")
tell(str, b"", "xx", "yy")
tell(b"".decode, "xx")
tell(bytearray().decode, "xx")
tell(str, bytearray(), "xx")
tell(b"a".decode, "xx")
tell("".encode, "xx")
# expect: ''
# expect: ''
# expect: ''
# expect: ''
# expect: ''
# expect: LookupError unknown encoding: xx
# expect: LookupError unknown encoding: xx
