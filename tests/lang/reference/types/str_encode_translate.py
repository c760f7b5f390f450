# encode, decode, error handlers, maketrans and translate.
print("é€".encode(), "é€".encode("latin-1", "replace"), "é€".encode("ascii", "xmlcharrefreplace"), "é".encode("ascii", "backslashreplace"), "a\ud800".encode("utf-8", "surrogatepass"), b"\xff\xe9".decode("ascii", "ignore"), b"a\xff".decode("utf-8", "replace"), b"\xffb".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"), b"\xe9".decode("latin-1"))
print("abc".translate({97: "X", 98: None, 99: 100}), "abc".translate(str.maketrans("ab", "12", "c")), str.maketrans({"a": 1, 98: "q"}))
for bad in ("'é'.encode('ascii')", "b'\\xff'.decode()", "'a'.encode('nope')", "'\\ud800'.encode()", "b'a'.decode('nope')", "'a'.encode('utf-8', 'nope')", "str.maketrans('a', 'bc')", "str.maketrans(1)", "'€'.encode('latin-1', 'nope')", "str(b'a', 5)", "str('a', 'b')"):
    try: print(eval(bad))
    except (UnicodeError, LookupError, ValueError, TypeError) as e: print(bad, "|", type(e).__name__, e)
# expect: b'\xc3\xa9\xe2\x82\xac' b'\xe9?' b'&#233;&#8364;' b'\\xe9' b'a\xed\xa0\x80'  a� b'\xffb' é
# expect: Xd 12 {97: 1, 98: 'q'}
# expect: 'é'.encode('ascii') | UnicodeEncodeError 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
# expect: b'\xff'.decode() | UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte
# expect: 'a'.encode('nope') | LookupError unknown encoding: nope
# expect: '\ud800'.encode() | UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 0: surrogates not allowed
# expect: b'a'.decode('nope') | LookupError unknown encoding: nope
# expect: b'a'
# expect: str.maketrans('a', 'bc') | ValueError the first two maketrans arguments must have equal length
# expect: str.maketrans(1) | TypeError if you give only one argument to maketrans it must be a dict
# expect: '€'.encode('latin-1', 'nope') | LookupError unknown error handler name 'nope'
# expect: str(b'a', 5) | TypeError str() argument 'encoding' must be str, not int
# expect: str('a', 'b') | TypeError decoding str is not supported
