# UTF-8 in pieces, cut inside of a surrogate; warnings of escapes that are none.
import codecs
import warnings

data = "\ud901x".encode("utf-8", "surrogatepass")
decoder = codecs.getincrementaldecoder("utf-8")("surrogatepass")
print([ascii(decoder.decode(data[i:i + 1], i == len(data) - 1)) for i in range(len(data))])
for errors in ("strict", "replace"):
    for piece in (b"\xed\xa4", b"\xed", b"\xed\x7f", b"a\xed\xa4", b"\xed\xa4\x81"):
        for final in (False, True):
            try:
                print(piece, final, ascii(codecs.utf_8_decode(piece, errors, final)))
            except UnicodeDecodeError as e:
                print(piece, final, e)
warnings.simplefilter("always")
for decode in (codecs.escape_decode, codecs.unicode_escape_decode):
    for text in (rb"\501", b"\\\xfa", rb"\q", rb"\8", rb"\377"):
        with warnings.catch_warnings(record=True) as seen:
            result = decode(text)
        print(ascii(result), [ascii(str(w.message)) for w in seen])
# expect: ["''", "''", "'\\ud901'", "'x'"]
# expect: b'\xed\xa4' False ('', 0)
# expect: b'\xed\xa4' True 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: b'\xed' False ('', 0)
# expect: b'\xed' True 'utf-8' codec can't decode byte 0xed in position 0: unexpected end of data
# expect: b'\xed\x7f' False 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: b'\xed\x7f' True 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: b'a\xed\xa4' False ('a', 1)
# expect: b'a\xed\xa4' True 'utf-8' codec can't decode byte 0xed in position 1: invalid continuation byte
# expect: b'\xed\xa4\x81' False 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: b'\xed\xa4\x81' True 'utf-8' codec can't decode byte 0xed in position 0: invalid continuation byte
# expect: b'\xed\xa4' False ('', 0)
# expect: b'\xed\xa4' True ('\ufffd\ufffd', 2)
# expect: b'\xed' False ('', 0)
# expect: b'\xed' True ('\ufffd', 1)
# expect: b'\xed\x7f' False ('\ufffd\x7f', 2)
# expect: b'\xed\x7f' True ('\ufffd\x7f', 2)
# expect: b'a\xed\xa4' False ('a', 1)
# expect: b'a\xed\xa4' True ('a\ufffd\ufffd', 3)
# expect: b'\xed\xa4\x81' False ('\ufffd\ufffd\ufffd', 3)
# expect: b'\xed\xa4\x81' True ('\ufffd\ufffd\ufffd', 3)
# expect: (b'A', 4) ['\'b"\\\\501" is an invalid octal escape sequence. Such sequences will not work in the future. \'']
# expect: (b'\\\xfa', 2) ['\'b"\\\\\\xfa" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: (b'\\q', 2) ['\'b"\\\\q" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: (b'\\8', 2) ['\'b"\\\\8" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: (b'\xff', 4) []
# expect: ('\u0141', 4) ['\'"\\\\501" is an invalid octal escape sequence. Such sequences will not work in the future. \'']
# expect: ('\\\xfa', 2) ['\'"\\\\\\xfa" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: ('\\q', 2) ['\'"\\\\q" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: ('\\8', 2) ['\'"\\\\8" is an invalid escape sequence. Such sequences will not work in the future. \'']
# expect: ('\xff', 4) []
