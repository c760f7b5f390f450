# SPDX-License-Identifier: MIT
"""What tools/fuzz/format_fuzz.py found: formats, texts of numbers, and codecs whose handlers return what they may not."""
import codecs

def tell(name, function, *args):
    try:
        print(name, repr(function(*args)))
    except UnicodeError as error:
        print(name, type(error).__name__, error, error.args)
    except Exception as error:
        print(name, type(error).__name__, error)

class Failing:
    def __float__(self):
        raise KeyError("float")

print("--- formats")
tell("fill 0", format, -10 + 1j, "0<17,")
tell("key and *", lambda: "%(a)*d" % {"a": 3})
tell("key and text *", lambda: "%(a)*d" % {"a": "x"})
tell("key and .*", lambda: b"%(a).*f" % {b"a": 2**70})
tell("%f of bytes", lambda: b"%f" % 10**400)
tell("%f of bytes", lambda: b"%f" % Failing())

print("--- numbers")
tell("NUL", float.fromhex, "\0 0xC")
tell("too large first", float.fromhex, "0BdfE8086p25784331777516\xe9186241")
for text in "\u0664\x1c", "\x1c4", "\u0664\x0b", "\u0664\u2003", "1\u0663?\u0664":
    for kind in int, float, complex:
        tell(kind.__name__, kind, text)
tell("cut", complex, "2\xa0e\ud800_j")
for text in "\u0663" * 5000, b"3" * 5000, bytearray(b"3" * 5000), b"x" * 9, "\u0663x":
    tell("limit", int, text)

print("--- escapes")
for text in r"f'\N{BULLET}\u12'", r"f'a\N{BULLET}\N'", r"f'\N{BULLET}b\N{BULLET}{1}'":
    tell(text, eval, text)

print("--- what handlers return")
for answer in ("?", "x"), ("?", 10**30), ("?", 1, 2), (3, 1), ("?", True), ("\u20ac", -100), ["?", 1], (b"!", 1), ("?", 3):
    codecs.register_error("test.odd", lambda error: answer)
    for encoding in "ascii", "utf-7", "cp855", "gb2312", "iso2022_jp":
        tell(f"{answer} {encoding}", "\u1dd3".encode, encoding, "test.odd")
        tell(f"{answer} {encoding}", b"\xff".decode, encoding, "test.odd")

def other_bytes(error):
    if isinstance(error, UnicodeDecodeError):
        error.object = b"other bytes"
    return "o", 1
codecs.register_error("test.other", other_bytes)
for encoding in "ascii", "big5", "cp932":
    tell(encoding, b"\xff".decode, encoding, "test.other")

print("--- the first error's args")
tell("utf-8", b"\xed\xb3\xbf\x7f\xc2".decode, "utf-8", "surrogatepass")
tell("utf-32", b"\xf4\xfe\xf4\xc2\xc2\xa000\xfe".decode, "utf-32", "surrogateescape")
tell("utf-7", b"\xfe\xff+AAA".decode, "utf-7", "surrogateescape")
for encoding in "cp1257", "latin-1", "ascii", "utf-8", "utf-16", "big5":
    tell(encoding, "\udc80\xad\u03b5\ud800".encode, encoding, "surrogateescape")

print("--- what waits")
for encoding, pieces in ("big5", (b"\xde", b"\xff\xdb", b"\xdf\xa1", b"")), ("euc_jp", (b"\xbb\xef\xc3", b"\x9f", b".c", b"\xbb")), ("cp950", (b"\xe3", b"\xff\xfe", b"a", b"")):
    decoder = codecs.getincrementaldecoder(encoding)()
    for i, piece in enumerate(pieces):
        tell(encoding, decoder.decode, piece, i == 3)
        tell("state", decoder.getstate)

print("--- ISO 2022 lets other escapes pass")
tell("kr", b"a\x1bJ\xe9".decode, "iso2022_kr", "replace")
tell("jp", b"a\x1b=ab\ncAd\xe9".decode, "iso2022_jp", "replace")

print("--- a handler that goes back at the end is asked once: what it goes back to waits")
codecs.register_error("test.back", lambda error: ("!", 1))
decoder = codecs.getincrementaldecoder("cp950")("test.back")
tell("cp950", decoder.decode, b"ab\xcb\xc4\x9f", True)
tell("state", decoder.getstate)
# expect: --- formats
# expect: fill 0 ValueError Zero padding is not allowed in complex format specifier
# expect: key and * TypeError not enough arguments for format string
# expect: key and text * TypeError * wants int
# expect: key and .* OverflowError Python int too large to convert to C int
# expect: %f of bytes TypeError float argument required, not int
# expect: %f of bytes TypeError float argument required, not Failing
# expect: --- numbers
# expect: NUL ValueError invalid hexadecimal floating-point string
# expect: too large first OverflowError hexadecimal value too large to represent as a float
# expect: int ValueError invalid literal for int() with base 10: '٤\x1c'
# expect: float ValueError could not convert string to float: '٤\x1c'
# expect: complex ValueError complex() arg is a malformed string
# expect: int ValueError invalid literal for int() with base 10: '\x1c4'
# expect: float ValueError could not convert string to float: '\x1c4'
# expect: complex ValueError complex() arg is a malformed string
# expect: int 4
# expect: float 4.0
# expect: complex (4+0j)
# expect: int 4
# expect: float 4.0
# expect: complex (4+0j)
# expect: int ValueError invalid literal for int() with base 10: '1٣?٤'
# expect: float ValueError could not convert string to float: '1٣?٤'
# expect: complex ValueError complex() arg is a malformed string
# expect: cut ValueError complex() arg is a malformed string
# expect: limit ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: limit ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: limit ValueError Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use sys.set_int_max_str_digits() to increase the limit
# expect: limit ValueError invalid literal for int() with base 10: b'xxxxxxxxx'
# expect: limit ValueError invalid literal for int() with base 10: '٣x'
# expect: --- escapes
# expect: f'\N{BULLET}\u12' SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-3: truncated \uXXXX escape (<string>, line 1)
# expect: f'a\N{BULLET}\N' SyntaxError (unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \N character escape (<string>, line 1)
# expect: f'\N{BULLET}b\N{BULLET}{1}' '•b•1'
# expect: --- what handlers return
# expect: ('?', 'x') ascii TypeError 'str' object cannot be interpreted as an integer
# expect: ('?', 'x') ascii TypeError 'str' object cannot be interpreted as an integer
# expect: ('?', 'x') utf-7 b'+HdM-'
# expect: ('?', 'x') utf-7 TypeError 'str' object cannot be interpreted as an integer
# expect: ('?', 'x') cp855 TypeError 'str' object cannot be interpreted as an integer
# expect: ('?', 'x') cp855 '\xa0'
# expect: ('?', 'x') gb2312 TypeError encoding error handler must return (str, int) tuple
# expect: ('?', 'x') gb2312 TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 'x') iso2022_jp TypeError encoding error handler must return (str, int) tuple
# expect: ('?', 'x') iso2022_jp TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 1000000000000000000000000000000) ascii OverflowError Python int too large to convert to C ssize_t
# expect: ('?', 1000000000000000000000000000000) ascii OverflowError Python int too large to convert to C ssize_t
# expect: ('?', 1000000000000000000000000000000) utf-7 b'+HdM-'
# expect: ('?', 1000000000000000000000000000000) utf-7 OverflowError Python int too large to convert to C ssize_t
# expect: ('?', 1000000000000000000000000000000) cp855 OverflowError Python int too large to convert to C ssize_t
# expect: ('?', 1000000000000000000000000000000) cp855 '\xa0'
# expect: ('?', 1000000000000000000000000000000) gb2312 IndexError position -1 from error handler out of bounds
# expect: ('?', 1000000000000000000000000000000) gb2312 IndexError position -1 from error handler out of bounds
# expect: ('?', 1000000000000000000000000000000) iso2022_jp IndexError position -1 from error handler out of bounds
# expect: ('?', 1000000000000000000000000000000) iso2022_jp IndexError position -1 from error handler out of bounds
# expect: ('?', 1, 2) ascii TypeError encoding error handler must return (str/bytes, int) tuple
# expect: ('?', 1, 2) ascii TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 1, 2) utf-7 b'+HdM-'
# expect: ('?', 1, 2) utf-7 TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 1, 2) cp855 TypeError encoding error handler must return (str/bytes, int) tuple
# expect: ('?', 1, 2) cp855 '\xa0'
# expect: ('?', 1, 2) gb2312 TypeError encoding error handler must return (str, int) tuple
# expect: ('?', 1, 2) gb2312 TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 1, 2) iso2022_jp TypeError encoding error handler must return (str, int) tuple
# expect: ('?', 1, 2) iso2022_jp TypeError decoding error handler must return (str, int) tuple
# expect: (3, 1) ascii TypeError encoding error handler must return (str/bytes, int) tuple
# expect: (3, 1) ascii TypeError decoding error handler must return (str, int) tuple
# expect: (3, 1) utf-7 b'+HdM-'
# expect: (3, 1) utf-7 TypeError decoding error handler must return (str, int) tuple
# expect: (3, 1) cp855 TypeError encoding error handler must return (str/bytes, int) tuple
# expect: (3, 1) cp855 '\xa0'
# expect: (3, 1) gb2312 TypeError encoding error handler must return (str, int) tuple
# expect: (3, 1) gb2312 TypeError decoding error handler must return (str, int) tuple
# expect: (3, 1) iso2022_jp TypeError encoding error handler must return (str, int) tuple
# expect: (3, 1) iso2022_jp TypeError decoding error handler must return (str, int) tuple
# expect: ('?', True) ascii b'?'
# expect: ('?', True) ascii '?'
# expect: ('?', True) utf-7 b'+HdM-'
# expect: ('?', True) utf-7 '?'
# expect: ('?', True) cp855 b'?'
# expect: ('?', True) cp855 '\xa0'
# expect: ('?', True) gb2312 b'?'
# expect: ('?', True) gb2312 '?'
# expect: ('?', True) iso2022_jp b'?'
# expect: ('?', True) iso2022_jp '?'
# expect: ('€', -100) ascii IndexError position -99 from error handler out of bounds
# expect: ('€', -100) ascii IndexError position -99 from error handler out of bounds
# expect: ('€', -100) utf-7 b'+HdM-'
# expect: ('€', -100) utf-7 IndexError position -99 from error handler out of bounds
# expect: ('€', -100) cp855 IndexError position -99 from error handler out of bounds
# expect: ('€', -100) cp855 '\xa0'
# expect: ('€', -100) gb2312 UnicodeEncodeError 'gb2312' codec can't encode character '\u20ac' in position 0: illegal multibyte sequence ('gb2312', '€', 0, 1, 'illegal multibyte sequence')
# expect: ('€', -100) gb2312 IndexError position -99 from error handler out of bounds
# expect: ('€', -100) iso2022_jp UnicodeEncodeError 'iso2022_jp' codec can't encode character '\u20ac' in position 0: illegal multibyte sequence ('iso2022_jp', '€', 0, 1, 'illegal multibyte sequence')
# expect: ('€', -100) iso2022_jp IndexError position -99 from error handler out of bounds
# expect: ['?', 1] ascii TypeError encoding error handler must return (str/bytes, int) tuple
# expect: ['?', 1] ascii TypeError decoding error handler must return (str, int) tuple
# expect: ['?', 1] utf-7 b'+HdM-'
# expect: ['?', 1] utf-7 TypeError decoding error handler must return (str, int) tuple
# expect: ['?', 1] cp855 TypeError encoding error handler must return (str/bytes, int) tuple
# expect: ['?', 1] cp855 '\xa0'
# expect: ['?', 1] gb2312 TypeError encoding error handler must return (str, int) tuple
# expect: ['?', 1] gb2312 TypeError decoding error handler must return (str, int) tuple
# expect: ['?', 1] iso2022_jp TypeError encoding error handler must return (str, int) tuple
# expect: ['?', 1] iso2022_jp TypeError decoding error handler must return (str, int) tuple
# expect: (b'!', 1) ascii b'!'
# expect: (b'!', 1) ascii TypeError decoding error handler must return (str, int) tuple
# expect: (b'!', 1) utf-7 b'+HdM-'
# expect: (b'!', 1) utf-7 TypeError decoding error handler must return (str, int) tuple
# expect: (b'!', 1) cp855 b'!'
# expect: (b'!', 1) cp855 '\xa0'
# expect: (b'!', 1) gb2312 b'!'
# expect: (b'!', 1) gb2312 TypeError decoding error handler must return (str, int) tuple
# expect: (b'!', 1) iso2022_jp b'!'
# expect: (b'!', 1) iso2022_jp TypeError decoding error handler must return (str, int) tuple
# expect: ('?', 3) ascii IndexError position 3 from error handler out of bounds
# expect: ('?', 3) ascii IndexError position 3 from error handler out of bounds
# expect: ('?', 3) utf-7 b'+HdM-'
# expect: ('?', 3) utf-7 IndexError position 3 from error handler out of bounds
# expect: ('?', 3) cp855 IndexError position 3 from error handler out of bounds
# expect: ('?', 3) cp855 '\xa0'
# expect: ('?', 3) gb2312 IndexError position 3 from error handler out of bounds
# expect: ('?', 3) gb2312 IndexError position 3 from error handler out of bounds
# expect: ('?', 3) iso2022_jp IndexError position 3 from error handler out of bounds
# expect: ('?', 3) iso2022_jp IndexError position 3 from error handler out of bounds
# expect: ascii 'other bytes'
# expect: big5 'o'
# expect: cp932 '\uf8f3'
# expect: --- the first error's args
# expect: utf-8 UnicodeDecodeError 'utf-8' codec can't decode byte 0xc2 in position 4: unexpected end of data ('utf-8', b'\xed\xb3\xbf\x7f\xc2', 0, 1, 'invalid continuation byte')
# expect: utf-32 UnicodeDecodeError 'utf-32-le' codec can't decode bytes in position 6-8: truncated data ('utf-32-le', b'\xf4\xfe\xf4\xc2\xc2\xa000\xfe', 0, 4, 'code point not in range(0x110000)')
# expect: utf-7 '\udcfe\udcff\x00'
# expect: cp1257 UnicodeEncodeError 'charmap' codec can't encode characters in position 2-3: character maps to <undefined> ('charmap', '\udc80\xadε\ud800', 0, 1, 'character maps to <undefined>')
# expect: latin-1 UnicodeEncodeError 'latin-1' codec can't encode characters in position 2-3: ordinal not in range(256) ('latin-1', '\udc80\xadε\ud800', 2, 4, 'ordinal not in range(256)')
# expect: ascii UnicodeEncodeError 'ascii' codec can't encode characters in position 1-3: ordinal not in range(128) ('ascii', '\udc80\xadε\ud800', 1, 4, 'ordinal not in range(128)')
# expect: utf-8 UnicodeEncodeError 'utf-8' codec can't encode character '\ud800' in position 3: surrogates not allowed ('utf-8', '\udc80\xadε\ud800', 3, 4, 'surrogates not allowed')
# expect: utf-16 UnicodeEncodeError 'utf-16' codec can't encode character '\udc80' in position 0: surrogates not allowed ('utf-16', '\udc80\xadε\ud800', 0, 1, 'surrogates not allowed')
# expect: big5 UnicodeEncodeError 'big5' codec can't encode character '\xad' in position 1: illegal multibyte sequence ('big5', '\udc80\xadε\ud800', 0, 1, 'illegal multibyte sequence')
# expect: --- what waits
# expect: big5 ''
# expect: state (b'\xde', 0)
# expect: big5 UnicodeDecodeError 'big5' codec can't decode byte 0xde in position 0: illegal multibyte sequence ('big5', b'\xde\xff\xdb', 0, 1, 'illegal multibyte sequence')
# expect: state (b'', 0)
# expect: big5 '腄'
# expect: state (b'', 0)
# expect: big5 ''
# expect: state (b'', 0)
# expect: euc_jp '誌'
# expect: state (b'\xc3', 0)
# expect: euc_jp UnicodeDecodeError 'euc_jp' codec can't decode byte 0xc3 in position 0: illegal multibyte sequence ('euc_jp', b'\xc3\x9f', 0, 1, 'illegal multibyte sequence')
# expect: state (b'', 0)
# expect: euc_jp '.c'
# expect: state (b'', 0)
# expect: euc_jp UnicodeDecodeError 'euc_jp' codec can't decode byte 0xbb in position 0: incomplete multibyte sequence ('euc_jp', b'\xbb', 0, 1, 'incomplete multibyte sequence')
# expect: state (b'', 0)
# expect: cp950 ''
# expect: state (b'\xe3', 0)
# expect: cp950 UnicodeDecodeError 'cp950' codec can't decode byte 0xe3 in position 0: illegal multibyte sequence ('cp950', b'\xe3\xff\xfe', 0, 1, 'illegal multibyte sequence')
# expect: state (b'', 0)
# expect: cp950 'a'
# expect: state (b'', 0)
# expect: cp950 ''
# expect: state (b'', 0)
# expect: --- ISO 2022 lets other escapes pass
# expect: kr 'a\x1bJ�'
# expect: jp 'a\x1b=ab\ncAd�'
# expect: --- a handler that goes back at the end is asked once: what it goes back to waits
# expect: cp950 'ab侐!'
# expect: state (b'b\xcb\xc4\x9f', 0)
