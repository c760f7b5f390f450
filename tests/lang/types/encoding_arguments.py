"""Encoding and error names that no C string can hold, and wrong ones, for bytes, bytearray and str."""

def tell(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as error:
        print(type(error).__name__, error)

for kind in bytes, bytearray:
    for args in ((1, "a\0b"), ("x", "a\0b"), ("x", "ascii", "a\0"), (b"", "a\0"), (1, "ascii"), (1, 2), ("x", 2), ("x", "ascii", 2), (1, "a", "b\0"), ("x", None),
                 (1, None, "a"), (b"x", "\ud800"), ("x", "\ud800"), (b"a", "\ud800", -1), ({}, "a\0b", 1j), ((), "a\0b")):
        tell(kind, *args)
for args in (b"x", "a\0b"), (1, "a\0b"), (b"x", "ascii", "a\0"), ("x", "a"), (b"x", 2), (b"x", "ascii", 2), (b"x", "\ud800"), (b"\xff", "ascii", "\ud800"):
    tell(str, *args)
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: TypeError encoding without a string argument
# expect: TypeError bytes() argument 'encoding' must be str, not int
# expect: TypeError bytes() argument 'encoding' must be str, not int
# expect: TypeError bytes() argument 'errors' must be str, not int
# expect: ValueError embedded null character
# expect: TypeError bytes() argument 'encoding' must be str, not None
# expect: TypeError bytes() argument 'encoding' must be str, not None
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: TypeError encoding without a string argument
# expect: TypeError bytearray() argument 'encoding' must be str, not int
# expect: TypeError bytearray() argument 'encoding' must be str, not int
# expect: TypeError bytearray() argument 'errors' must be str, not int
# expect: ValueError embedded null character
# expect: TypeError bytearray() argument 'encoding' must be str, not None
# expect: TypeError bytearray() argument 'encoding' must be str, not None
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: ValueError embedded null character
# expect: TypeError decoding str is not supported
# expect: TypeError str() argument 'encoding' must be str, not int
# expect: TypeError str() argument 'errors' must be str, not int
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
