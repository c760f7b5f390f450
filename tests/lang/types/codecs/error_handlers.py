"""Error handlers of encode and decode: each standard one with each codec, and a program's own."""

def tell(f, *args, **names):
    try:
        print(repr(f(*args, **names)))
    except Exception as error:
        print(type(error).__name__, error)

import codecs
for encoding in ("ascii", "latin-1", "utf-8", "utf-16-le", "utf-32-be", "cp1252", "utf-7", "unicode_escape", "raw_unicode_escape"):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape", "surrogatepass", "nosuch"):
        print(encoding, errors, end=" ")
        tell("a\xe9\u20ac\udc80\ud800b".encode, encoding, errors)
for encoding, data in (("ascii", b"a\xe9b"), ("utf-8", b"a\xffb\xe2\x82c\xed\xa0\x80\xf0\x9f"), ("utf-16-le", b"a\0\0\xd8b\0c"), ("utf-16-le", b"\0\xdca\0"), ("utf-32-le", b"a\0\0\0\0\xd8\0\0\0\0\x11\0b"), ("cp1252", b"a\x81b"), ("utf-7", b"a+\xe9b"), ("unicode_escape", rb"a\x4\N{nosuch}\U00110000\q"), ("raw_unicode_escape", rb"\u12\u0041")):
    for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace"):
        print(encoding, errors, end=" ")
        tell(lambda: ascii(data.decode(encoding, errors)))
def own(result):
    def handler(error):
        seen.append((type(error).__name__, error.encoding, error.start, error.end, error.reason))
        return result(error)
    return handler
for name, result in (("skip", lambda e: ("", e.end)), ("again", lambda e: ("<>", e.end)), ("back", lambda e: ("?", -1)), ("far", lambda e: ("?", 99)), ("bytes", lambda e: (b"\xff", e.end)), ("one", lambda e: ("x",)), ("number", lambda e: (5, e.end)), ("none", lambda e: None), ("raises", lambda e: 1/0), ("bad", lambda e: ("\udc80", e.end))):
    seen = []
    codecs.register_error("krait." + name, own(result))
    print(name, end=" ")
    tell("a\u20acb".encode, "ascii", "krait." + name)
    tell(b"a\xffb".decode, "utf-8", "krait." + name)
    print(seen)
tell(codecs.register_error, "x", 5)
tell(codecs.lookup_error, "nosuch")
error = UnicodeEncodeError("ascii", "a\u20ac", 1, 2, "why")
for name in ("ignore", "replace", "backslashreplace", "xmlcharrefreplace", "namereplace", "surrogateescape"):
    tell(codecs.lookup_error(name), error)
    tell(codecs.lookup_error(name), UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "why"))
    tell(codecs.lookup_error(name), UnicodeTranslateError("a\u20ac", 1, 2, "why"))
    tell(codecs.lookup_error(name), ValueError("no"))
# expect: ascii strict UnicodeEncodeError 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
# expect: ascii ignore b'ab'
# expect: ascii replace b'a????b'
# expect: ascii backslashreplace b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: ascii xmlcharrefreplace b'a&#233;&#8364;&#56448;&#55296;b'
# expect: ascii namereplace b'a\\N{LATIN SMALL LETTER E WITH ACUTE}\\N{EURO SIGN}\\udc80\\ud800b'
# expect: ascii surrogateescape UnicodeEncodeError 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
# expect: ascii surrogatepass UnicodeEncodeError 'ascii' codec can't encode characters in position 1-4: ordinal not in range(128)
# expect: ascii nosuch LookupError unknown error handler name 'nosuch'
# expect: latin-1 strict UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
# expect: latin-1 ignore b'a\xe9b'
# expect: latin-1 replace b'a\xe9???b'
# expect: latin-1 backslashreplace b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: latin-1 xmlcharrefreplace b'a\xe9&#8364;&#56448;&#55296;b'
# expect: latin-1 namereplace b'a\xe9\\N{EURO SIGN}\\udc80\\ud800b'
# expect: latin-1 surrogateescape UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
# expect: latin-1 surrogatepass UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-4: ordinal not in range(256)
# expect: latin-1 nosuch LookupError unknown error handler name 'nosuch'
# expect: utf-8 strict UnicodeEncodeError 'utf-8' codec can't encode characters in position 3-4: surrogates not allowed
# expect: utf-8 ignore b'a\xc3\xa9\xe2\x82\xacb'
# expect: utf-8 replace b'a\xc3\xa9\xe2\x82\xac??b'
# expect: utf-8 backslashreplace b'a\xc3\xa9\xe2\x82\xac\\udc80\\ud800b'
# expect: utf-8 xmlcharrefreplace b'a\xc3\xa9\xe2\x82\xac&#56448;&#55296;b'
# expect: utf-8 namereplace b'a\xc3\xa9\xe2\x82\xac\\udc80\\ud800b'
# expect: utf-8 surrogateescape UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 4: surrogates not allowed
# expect: utf-8 surrogatepass b'a\xc3\xa9\xe2\x82\xac\xed\xb2\x80\xed\xa0\x80b'
# expect: utf-8 nosuch LookupError unknown error handler name 'nosuch'
# expect: utf-16-le strict UnicodeEncodeError 'utf-16-le' codec can't encode character '\udc80' in position 3: surrogates not allowed
# expect: utf-16-le ignore b'a\x00\xe9\x00\xac b\x00'
# expect: utf-16-le replace b'a\x00\xe9\x00\xac ?\x00?\x00b\x00'
# expect: utf-16-le backslashreplace b'a\x00\xe9\x00\xac \\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x008\x000\x000\x00b\x00'
# expect: utf-16-le xmlcharrefreplace b'a\x00\xe9\x00\xac &\x00#\x005\x006\x004\x004\x008\x00;\x00&\x00#\x005\x005\x002\x009\x006\x00;\x00b\x00'
# expect: utf-16-le namereplace b'a\x00\xe9\x00\xac \\\x00u\x00d\x00c\x008\x000\x00\\\x00u\x00d\x008\x000\x000\x00b\x00'
# expect: utf-16-le surrogateescape UnicodeEncodeError 'utf-16-le' codec can't encode character '\udc80' in position 3: surrogates not allowed
# expect: utf-16-le surrogatepass b'a\x00\xe9\x00\xac \x80\xdc\x00\xd8b\x00'
# expect: utf-16-le nosuch LookupError unknown error handler name 'nosuch'
# expect: utf-32-be strict UnicodeEncodeError 'utf-32-be' codec can't encode character '\udc80' in position 3: surrogates not allowed
# expect: utf-32-be ignore b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\x00b'
# expect: utf-32-be replace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\x00?\x00\x00\x00?\x00\x00\x00b'
# expect: utf-32-be backslashreplace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x008\x00\x00\x000\x00\x00\x000\x00\x00\x00b'
# expect: utf-32-be xmlcharrefreplace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x006\x00\x00\x004\x00\x00\x004\x00\x00\x008\x00\x00\x00;\x00\x00\x00&\x00\x00\x00#\x00\x00\x005\x00\x00\x005\x00\x00\x002\x00\x00\x009\x00\x00\x006\x00\x00\x00;\x00\x00\x00b'
# expect: utf-32-be namereplace b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x00c\x00\x00\x008\x00\x00\x000\x00\x00\x00\\\x00\x00\x00u\x00\x00\x00d\x00\x00\x008\x00\x00\x000\x00\x00\x000\x00\x00\x00b'
# expect: utf-32-be surrogateescape UnicodeEncodeError 'utf-32-be' codec can't encode character '\udc80' in position 3: surrogates not allowed
# expect: utf-32-be surrogatepass b'\x00\x00\x00a\x00\x00\x00\xe9\x00\x00 \xac\x00\x00\xdc\x80\x00\x00\xd8\x00\x00\x00\x00b'
# expect: utf-32-be nosuch LookupError unknown error handler name 'nosuch'
# expect: cp1252 strict UnicodeEncodeError 'charmap' codec can't encode characters in position 3-4: character maps to <undefined>
# expect: cp1252 ignore b'a\xe9\x80b'
# expect: cp1252 replace b'a\xe9\x80??b'
# expect: cp1252 backslashreplace b'a\xe9\x80\\udc80\\ud800b'
# expect: cp1252 xmlcharrefreplace b'a\xe9\x80&#56448;&#55296;b'
# expect: cp1252 namereplace b'a\xe9\x80\\udc80\\ud800b'
# expect: cp1252 surrogateescape UnicodeEncodeError 'charmap' codec can't encode characters in position 3-4: character maps to <undefined>
# expect: cp1252 surrogatepass UnicodeEncodeError 'charmap' codec can't encode characters in position 3-4: character maps to <undefined>
# expect: cp1252 nosuch LookupError unknown error handler name 'nosuch'
# expect: utf-7 strict b'a+AOkgrNyA2AA-b'
# expect: utf-7 ignore b'a+AOkgrNyA2AA-b'
# expect: utf-7 replace b'a+AOkgrNyA2AA-b'
# expect: utf-7 backslashreplace b'a+AOkgrNyA2AA-b'
# expect: utf-7 xmlcharrefreplace b'a+AOkgrNyA2AA-b'
# expect: utf-7 namereplace b'a+AOkgrNyA2AA-b'
# expect: utf-7 surrogateescape b'a+AOkgrNyA2AA-b'
# expect: utf-7 surrogatepass b'a+AOkgrNyA2AA-b'
# expect: utf-7 nosuch b'a+AOkgrNyA2AA-b'
# expect: unicode_escape strict b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape ignore b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape replace b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape backslashreplace b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape xmlcharrefreplace b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape namereplace b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape surrogateescape b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape surrogatepass b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: unicode_escape nosuch b'a\\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape strict b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape ignore b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape replace b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape backslashreplace b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape xmlcharrefreplace b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape namereplace b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape surrogateescape b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape surrogatepass b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: raw_unicode_escape nosuch b'a\xe9\\u20ac\\udc80\\ud800b'
# expect: ascii strict UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 1: ordinal not in range(128)
# expect: ascii ignore "'ab'"
# expect: ascii replace "'a\\ufffdb'"
# expect: ascii backslashreplace "'a\\\\xe9b'"
# expect: ascii surrogateescape "'a\\udce9b'"
# expect: ascii surrogatepass UnicodeDecodeError 'ascii' codec can't decode byte 0xe9 in position 1: ordinal not in range(128)
# expect: ascii xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: utf-8 strict UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: utf-8 ignore "'abc'"
# expect: utf-8 replace "'a\\ufffdb\\ufffdc\\ufffd\\ufffd\\ufffd\\ufffd'"
# expect: utf-8 backslashreplace "'a\\\\xffb\\\\xe2\\\\x82c\\\\xed\\\\xa0\\\\x80\\\\xf0\\\\x9f'"
# expect: utf-8 surrogateescape "'a\\udcffb\\udce2\\udc82c\\udced\\udca0\\udc80\\udcf0\\udc9f'"
# expect: utf-8 surrogatepass UnicodeDecodeError 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte
# expect: utf-8 xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: utf-16-le strict UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 2-3: illegal UTF-16 surrogate
# expect: utf-16-le ignore "'ab'"
# expect: utf-16-le replace "'a\\ufffdb\\ufffd'"
# expect: utf-16-le backslashreplace "'a\\\\x00\\\\xd8b\\\\x63'"
# expect: utf-16-le surrogateescape UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 2-3: illegal UTF-16 surrogate
# expect: utf-16-le surrogatepass UnicodeDecodeError 'utf-16-le' codec can't decode byte 0x63 in position 6: truncated data
# expect: utf-16-le xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: utf-16-le strict UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding
# expect: utf-16-le ignore "'a'"
# expect: utf-16-le replace "'\\ufffda'"
# expect: utf-16-le backslashreplace "'\\\\x00\\\\xdca'"
# expect: utf-16-le surrogateescape UnicodeDecodeError 'utf-16-le' codec can't decode bytes in position 0-1: illegal encoding
# expect: utf-16-le surrogatepass "'\\udc00a'"
# expect: utf-16-le xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: utf-32-le strict UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 4-7: code point in surrogate code point range(0xd800, 0xe000)
# expect: utf-32-le ignore "'a'"
# expect: utf-32-le replace "'a\\ufffd\\ufffd\\ufffd'"
# expect: utf-32-le backslashreplace "'a\\\\x00\\\\xd8\\\\x00\\\\x00\\\\x00\\\\x00\\\\x11\\\\x00\\\\x62'"
# expect: utf-32-le surrogateescape UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 4-7: code point in surrogate code point range(0xd800, 0xe000)
# expect: utf-32-le surrogatepass UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 8-11: code point not in range(0x110000)
# expect: utf-32-le xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: cp1252 strict UnicodeDecodeError 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
# expect: cp1252 ignore "'ab'"
# expect: cp1252 replace "'a\\ufffdb'"
# expect: cp1252 backslashreplace "'a\\\\x81b'"
# expect: cp1252 surrogateescape "'a\\udc81b'"
# expect: cp1252 surrogatepass UnicodeDecodeError 'charmap' codec can't decode byte 0x81 in position 1: character maps to <undefined>
# expect: cp1252 xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: utf-7 strict UnicodeDecodeError 'utf7' codec can't decode bytes in position 1-2: ill-formed sequence
# expect: utf-7 ignore "'ab'"
# expect: utf-7 replace "'a\\ufffdb'"
# expect: utf-7 backslashreplace "'a\\\\x2b\\\\xe9b'"
# expect: utf-7 surrogateescape UnicodeDecodeError 'utf7' codec can't decode bytes in position 1-2: ill-formed sequence
# expect: utf-7 surrogatepass UnicodeDecodeError 'utf7' codec can't decode bytes in position 1-2: ill-formed sequence
# expect: utf-7 xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: unicode_escape strict UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 1-3: truncated \xXX escape
# expect: unicode_escape ignore "'a\\\\q'"
# expect: unicode_escape replace "'a\\ufffd\\ufffd\\ufffd\\\\q'"
# expect: unicode_escape backslashreplace "'a\\\\x5c\\\\x78\\\\x34\\\\x5c\\\\x4e\\\\x7b\\\\x6e\\\\x6f\\\\x73\\\\x75\\\\x63\\\\x68\\\\x7d\\\\x5c\\\\x55\\\\x30\\\\x30\\\\x31\\\\x31\\\\x30\\\\x30\\\\x30\\\\x30\\\\q'"
# expect: unicode_escape surrogateescape UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 1-3: truncated \xXX escape
# expect: unicode_escape surrogatepass UnicodeDecodeError 'unicodeescape' codec can't decode bytes in position 1-3: truncated \xXX escape
# expect: unicode_escape xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: raw_unicode_escape strict UnicodeDecodeError 'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# expect: raw_unicode_escape ignore "'A'"
# expect: raw_unicode_escape replace "'\\ufffdA'"
# expect: raw_unicode_escape backslashreplace "'\\\\x5c\\\\x75\\\\x31\\\\x32A'"
# expect: raw_unicode_escape surrogateescape UnicodeDecodeError 'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# expect: raw_unicode_escape surrogatepass UnicodeDecodeError 'rawunicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape
# expect: raw_unicode_escape xmlcharrefreplace TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: skip b'ab'
# expect: 'ab'
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: again b'a<>b'
# expect: 'a<>b'
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: back b'a?b'
# expect: 'a?b'
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: far IndexError position 99 from error handler out of bounds
# expect: IndexError position 99 from error handler out of bounds
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: bytes b'a\xffb'
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: one TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: number TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: none TypeError encoding error handler must return (str/bytes, int) tuple
# expect: TypeError decoding error handler must return (str, int) tuple
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: raises ZeroDivisionError division by zero
# expect: ZeroDivisionError division by zero
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: bad UnicodeEncodeError 'ascii' codec can't encode character '\u20ac' in position 1: ordinal not in range(128)
# expect: 'a\udc80b'
# expect: [('UnicodeEncodeError', 'ascii', 1, 2, 'ordinal not in range(128)'), ('UnicodeDecodeError', 'utf-8', 1, 2, 'invalid start byte')]
# expect: TypeError handler must be callable
# expect: LookupError unknown error handler name 'nosuch'
# expect: ('', 2)
# expect: ('', 2)
# expect: ('', 2)
# expect: TypeError don't know how to handle ValueError in error callback
# expect: ('?', 2)
# expect: ('�', 2)
# expect: ('�', 2)
# expect: TypeError don't know how to handle ValueError in error callback
# expect: ('\\u20ac', 2)
# expect: ('\\xff', 2)
# expect: ('\\u20ac', 2)
# expect: TypeError don't know how to handle ValueError in error callback
# expect: ('&#8364;', 2)
# expect: TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle ValueError in error callback
# expect: ('\\N{EURO SIGN}', 2)
# expect: TypeError don't know how to handle UnicodeDecodeError in error callback
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle ValueError in error callback
# expect: UnicodeEncodeError 'ascii' codec can't encode character '\u20ac' in position 1: why
# expect: ('\udcff', 2)
# expect: TypeError don't know how to handle UnicodeTranslateError in error callback
# expect: TypeError don't know how to handle ValueError in error callback
