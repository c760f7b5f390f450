"""UnicodeError's fields: types, clipping of start and end, and what str() says of odd ones."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

for args in (("ascii", "a\u20acb", 1, 2, "why"), ("ascii", "a\u20acb", 0, 3, "why"), ("ascii", "a", 5, 9, "why"), ("ascii", "abc", -5, -1, "why"), ("ascii", "", 0, 0, "why"), ("ascii", "\U0001f40d\xe9", 0, 1, "w"), ("ascii", "\xe9", 0, 1, "w")):
    e = UnicodeEncodeError(*args)
    print(ascii(str(e)), e.start, e.end, ascii(e.object), e.reason, e.encoding, ascii(e.args))
for args in (("utf-8", b"a\xffb", 1, 2, "why"), ("utf-8", bytearray(b"ab"), 0, 2, "why"), ("utf-8", b"", 3, 4, "why"), ("utf-8", memoryview(b"xy"), 0, 1, "w")):
    e = UnicodeDecodeError(*args)
    print(ascii(str(e)), e.start, e.end, e.object, e.reason)
e = UnicodeTranslateError("a\u20ac", 1, 2, "why")
print(ascii(str(e)), e.encoding, e.start)
tell(UnicodeEncodeError, "ascii", b"a", 0, 1, "x")
tell(UnicodeEncodeError, "ascii", "a", 0, 1)
tell(UnicodeEncodeError, 1, "a", 0, 1, "x")
tell(UnicodeEncodeError, "ascii", "a", "0", 1, "x")
tell(UnicodeDecodeError, "ascii", "a", 0, 1, "x")
tell(UnicodeDecodeError, "ascii", 5, 0, 1, "x")
tell(UnicodeTranslateError, b"a", 0, 1, "x")
e = UnicodeEncodeError("ascii", "abc", 0, 1, "why")
e.object = "z"
e.start = 10
e.end = -3
e.reason = "other"
print(str(e), e.start, e.end)
e.object = 5
tell(str, e)
tell(getattr, e, "start")
e.encoding = None
tell(str, e)
del e.reason
tell(str, e)
tell(getattr, e, "reason")
tell(setattr, e, "start", "x")
tell(lambda: str(UnicodeEncodeError.__new__(UnicodeEncodeError)))
# expect: "'ascii' codec can't encode character '\\u20ac' in position 1: why" 1 2 'a\u20acb' why ascii ('ascii', 'a\u20acb', 1, 2, 'why')
# expect: "'ascii' codec can't encode characters in position 0-2: why" 0 3 'a\u20acb' why ascii ('ascii', 'a\u20acb', 0, 3, 'why')
# expect: "'ascii' codec can't encode characters in position 5-8: why" 5 9 'a' why ascii ('ascii', 'a', 5, 9, 'why')
# expect: "'ascii' codec can't encode characters in position -5--2: why" -5 -1 'abc' why ascii ('ascii', 'abc', -5, -1, 'why')
# expect: "'ascii' codec can't encode characters in position 0--1: why" 0 0 '' why ascii ('ascii', '', 0, 0, 'why')
# expect: "'ascii' codec can't encode character '\\U0001f40d' in position 0: w" 0 1 '\U0001f40d\xe9' w ascii ('ascii', '\U0001f40d\xe9', 0, 1, 'w')
# expect: "'ascii' codec can't encode character '\\xe9' in position 0: w" 0 1 '\xe9' w ascii ('ascii', '\xe9', 0, 1, 'w')
# expect: "'utf-8' codec can't decode byte 0xff in position 1: why" 1 2 b'a\xffb' why
# expect: "'utf-8' codec can't decode bytes in position 0-1: why" 0 2 b'ab' why
# expect: "'utf-8' codec can't decode bytes in position 3-3: why" 3 4 b'' why
# expect: "'utf-8' codec can't decode byte 0x78 in position 0: w" 0 1 b'xy' w
# expect: "can't translate character '\\u20ac' in position 1: why" None 1
# expect: TypeError argument 2 must be str, not bytes
# expect: TypeError function takes exactly 5 arguments (4 given)
# expect: TypeError argument 1 must be str, not int
# expect: TypeError 'str' object cannot be interpreted as an integer
# expect: TypeError a bytes-like object is required, not 'str'
# expect: TypeError a bytes-like object is required, not 'int'
# expect: TypeError argument 1 must be str, not bytes
# expect: 'ascii' codec can't encode characters in position 10--4: other 10 -3
# expect: TypeError UnicodeError 'object' attribute must be a string
# expect: 10
# expect: TypeError UnicodeError 'object' attribute must be a string
# expect: TypeError UnicodeError 'object' attribute must be a string
# expect: None
# expect: TypeError an integer is required
# expect: ''
