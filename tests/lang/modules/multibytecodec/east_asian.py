# East Asian codecs: stateless, with escape sequences, pairs of characters, error handlers, state of incremental ones.
import codecs
import io


def show(function, *args, **keywords):
    try:
        print(ascii(function(*args, **keywords)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


text = "\u3042\u30a2\u4e9c A\u4e00"
for name in "euc_jp shift_jis cp932 euc_jis_2004 shift_jisx0213 iso2022_jp iso2022_jp_3 gb2312 gbk gb18030 hz big5 cp950 big5hkscs".split():
    data = text.encode(name, "replace")
    print(name, data, ascii(data.decode(name)))
for name in "euc_kr cp949 johab iso2022_kr".split():
    data = "\uac00\uac02 \ud7a3".encode(name, "replace")
    print(name, data, ascii(data.decode(name)))
for name, data in (("euc_jp", b"a\xa4"), ("euc_jp", b"a\xffb"), ("shift_jis", b"\xeb\x40"), ("gb18030", b"\x81\x30\x81\x30\xe3\x32\x9a\x35"),
                   ("gb18030", b"\xe3\x32\x9a\x36"), ("euc_kr", b"\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2"), ("euc_jisx0213", b"\xae\xa1"),
                   ("hz", b"~{!!~}~~~\n"), ("hz", b"~x"), ("iso2022_jp", b"\x1b$Z"), ("iso2022_jp_2", b"\x1b.A\x1bN!\x1b.F\x1bNa"),
                   ("iso2022_jp", b"\x1b(" + b"1" * 30), ("johab", b"\\"), ("shift_jis_2004", b"\\~")):
    show(data.decode, name)
    for handler in ("ignore", "replace", "backslashreplace", "surrogateescape"):
        show(data.decode, name, handler)
show("x\x80".encode, "gbk")
show("x\x80".encode, "gbk", "xmlcharrefreplace")
show("\u3042\x80".encode, "iso2022_jp", "replace")
show("\u304b\u309a\u304b".encode, "iso2022_jp_2004")
show("\xe6\u0300\xe6".encode, "euc_jis_2004")
show("\xca\u0304\xca".encode, "big5hkscs")
codecs.register_error("test.bytes", lambda e: (b"<>", e.end))
codecs.register_error("test.far", lambda e: ("x", 1 << 70))
codecs.register_error("test.text", lambda e: ("\u3042", e.end))
for handler in ("test.bytes", "test.far", "test.text", "no such"):
    show("a\x80b".encode, "euc_jp", handler)
    show(b"a\xffb".decode, "euc_jp", handler)

encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.encode("\xe6"), encoder.getstate(), encoder.encode("\u0300"), encoder.encode("\xe6"), encoder.encode("", True))
show(encoder.setstate, 9)
show(encoder.setstate, "x")
show(encoder.setstate, 1 << 200)
encoder = codecs.getincrementalencoder("iso2022_jp")()
print(encoder.getstate(), encoder.encode("\u3042"), encoder.getstate(), encoder.encode("", True), encoder.reset())
decoder = codecs.getincrementaldecoder("iso2022_jp")()
print([ascii(decoder.decode(bytes([b]))) for b in b"\x1b$B$\"\x1b(Ba"], decoder.getstate())
decoder = codecs.getincrementaldecoder("gb18030")("replace")
print(ascii(decoder.decode(b"\x81\x30")), decoder.getstate(), ascii(decoder.decode(b"", True)))
show(decoder.setstate, (b"123456789", 0))
show(decoder.setstate, [])
decoder.errors = "ignore"
show(delattr, decoder, "errors")
show(setattr, decoder, "errors", 1)
writer = codecs.getwriter("hz")(io.BytesIO())
writer.write("\u4e00")
writer.writelines(["\u4e01", "a"])
print(writer.stream.getvalue())
reader = codecs.getreader("euc_kr")(io.BytesIO("\uac00\uac02\n\uac03".encode("euc_kr")))
print(ascii(reader.read(1)), ascii(reader.readline()), ascii(reader.readlines()), reader.read())
import _codecs_jp
import _multibytecodec
show(_codecs_jp.getcodec, "gbk")
show(_codecs_jp.getcodec, 1)
show(_multibytecodec.MultibyteIncrementalEncoder)
# expect: euc_jp b'\xa4\xa2\xa5\xa2\xb0\xa1 A\xb0\xec' '\u3042\u30a2\u4e9c A\u4e00'
# expect: shift_jis b'\x82\xa0\x83A\x88\x9f A\x88\xea' '\u3042\u30a2\u4e9c A\u4e00'
# expect: cp932 b'\x82\xa0\x83A\x88\x9f A\x88\xea' '\u3042\u30a2\u4e9c A\u4e00'
# expect: euc_jis_2004 b'\xa4\xa2\xa5\xa2\xb0\xa1 A\xb0\xec' '\u3042\u30a2\u4e9c A\u4e00'
# expect: shift_jisx0213 b'\x82\xa0\x83A\x88\x9f A\x88\xea' '\u3042\u30a2\u4e9c A\u4e00'
# expect: iso2022_jp b'\x1b$B$"%"0!\x1b(B A\x1b$B0l\x1b(B' '\u3042\u30a2\u4e9c A\u4e00'
# expect: iso2022_jp_3 b'\x1b$B$"%"0!\x1b(B A\x1b$B0l\x1b(B' '\u3042\u30a2\u4e9c A\u4e00'
# expect: gb2312 b'\xa4\xa2\xa5\xa2? A\xd2\xbb' '\u3042\u30a2? A\u4e00'
# expect: gbk b'\xa4\xa2\xa5\xa2\x81\x84 A\xd2\xbb' '\u3042\u30a2\u4e9c A\u4e00'
# expect: gb18030 b'\xa4\xa2\xa5\xa2\x81\x84 A\xd2\xbb' '\u3042\u30a2\u4e9c A\u4e00'
# expect: hz b'~{$"%"~}? A~{R;~}' '\u3042\u30a2? A\u4e00'
# expect: big5 b'\xc6\xa6\xc6\xf9? A\xa4@' '\u3042\u30a2? A\u4e00'
# expect: cp950 b'\xc6\xa6\xc6\xf9? A\xa4@' '\u3042\u30a2? A\u4e00'
# expect: big5hkscs b'\xc6\xe8\xc7|? A\xa4@' '\u3042\u30a2? A\u4e00'
# expect: euc_kr b'\xb0\xa1\xa4\xd4\xa4\xa1\xa4\xbf\xa4\xa2 \xa4\xd4\xa4\xbe\xa4\xd3\xa4\xbe' '\uac00\uac02 \ud7a3'
# expect: cp949 b'\xb0\xa1\x81A \xc6R' '\uac00\uac02 \ud7a3'
# expect: johab b'\x88a\x88c \xd3\xbd' '\uac00\uac02 \ud7a3'
# expect: iso2022_kr b'\x1b$)C\x0e0!\x0f? ?' '\uac00? ?'
# expect: UnicodeDecodeError "'euc_jp' codec can't decode byte 0xa4 in position 1: incomplete multibyte sequence"
# expect: 'a'
# expect: 'a\ufffd'
# expect: 'a\\xa4'
# expect: 'a\udca4'
# expect: UnicodeDecodeError "'euc_jp' codec can't decode byte 0xff in position 1: illegal multibyte sequence"
# expect: 'ab'
# expect: 'a\ufffdb'
# expect: 'a\\xffb'
# expect: 'a\udcffb'
# expect: UnicodeDecodeError "'shift_jis' codec can't decode byte 0xeb in position 0: illegal multibyte sequence"
# expect: '@'
# expect: '\ufffd@'
# expect: '\\xeb@'
# expect: '\udceb@'
# expect: '\x80\U0010ffff'
# expect: '\x80\U0010ffff'
# expect: '\x80\U0010ffff'
# expect: '\x80\U0010ffff'
# expect: '\x80\U0010ffff'
# expect: UnicodeDecodeError "'gb18030' codec can't decode byte 0xe3 in position 0: illegal multibyte sequence"
# expect: '2'
# expect: '\ufffd2\ufffd'
# expect: '\\xe32\\x9a\\x36'
# expect: '\udce32\udc9a6'
# expect: '\uac02'
# expect: '\uac02'
# expect: '\uac02'
# expect: '\uac02'
# expect: '\uac02'
# expect: UnicodeDecodeError "'euc_jisx0213' codec can't decode bytes in position 0-1: illegal multibyte sequence"
# expect: ''
# expect: '\ufffd'
# expect: '\\xae\\xa1'
# expect: '\udcae\udca1'
# expect: '\u3000~'
# expect: '\u3000~'
# expect: '\u3000~'
# expect: '\u3000~'
# expect: '\u3000~'
# expect: UnicodeDecodeError "'hz' codec can't decode byte 0x7e in position 0: illegal multibyte sequence"
# expect: 'x'
# expect: '\ufffdx'
# expect: '\\x7ex'
# expect: UnicodeDecodeError "'hz' codec can't decode byte 0x7e in position 0: illegal multibyte sequence"
# expect: UnicodeDecodeError "'iso2022_jp' codec can't decode bytes in position 0-2: illegal multibyte sequence"
# expect: ''
# expect: '\ufffd'
# expect: '\\x1b\\x24\\x5a'
# expect: UnicodeDecodeError "'iso2022_jp' codec can't decode bytes in position 0-2: illegal multibyte sequence"
# expect: '\xa1\u03b1'
# expect: '\xa1\u03b1'
# expect: '\xa1\u03b1'
# expect: '\xa1\u03b1'
# expect: '\xa1\u03b1'
# expect: UnicodeDecodeError "'iso2022_jp' codec can't decode byte 0x1b in position 0: illegal multibyte sequence"
# expect: '(111111111111111111111111111111'
# expect: '\ufffd(111111111111111111111111111111'
# expect: '\\x1b(111111111111111111111111111111'
# expect: UnicodeDecodeError "'iso2022_jp' codec can't decode byte 0x1b in position 0: illegal multibyte sequence"
# expect: '\\'
# expect: '\\'
# expect: '\\'
# expect: '\\'
# expect: '\\'
# expect: '\xa5\u203e'
# expect: '\xa5\u203e'
# expect: '\xa5\u203e'
# expect: '\xa5\u203e'
# expect: '\xa5\u203e'
# expect: UnicodeEncodeError "'gbk' codec can't encode character '\\x80' in position 1: illegal multibyte sequence"
# expect: b'x&#128;'
# expect: b'\x1b$B$"\x1b(B?'
# expect: b'\x1b$(Q$w\x1b$B$+\x1b(B'
# expect: b'\xab\xc4\xa9\xdc'
# expect: b'\x88b\x88f'
# expect: b'a<>b'
# expect: TypeError 'decoding error handler must return (str, int) tuple'
# expect: IndexError 'position -1 from error handler out of bounds'
# expect: IndexError 'position -1 from error handler out of bounds'
# expect: b'a\xa4\xa2b'
# expect: 'a\u3042b'
# expect: LookupError "unknown error handler name 'no such'"
# expect: LookupError "unknown error handler name 'no such'"
# expect: b'' 10928898 b'\xab\xc4' b'' b'\xa9\xdc'
# expect: UnicodeError 'pending buffer too large'
# expect: TypeError 'setstate() argument must be int, not str'
# expect: OverflowError 'int too big to convert'
# expect: 4342272 b'\x1b$B$"' 4375040 b'\x1b(B' None
# expect: ["''", "''", "''", "''", "'\\u3042'", "''", "''", "''", "'a'"] (b'', 4342338)
# expect: '' (b'\x810', 0) '\ufffd'
# expect: UnicodeDecodeError "'gb18030' codec can't decode bytes in position 0-8: pending buffer too large"
# expect: TypeError 'setstate() argument must be tuple, not list'
# expect: AttributeError 'cannot delete attribute'
# expect: TypeError 'errors must be a string'
# expect: b'~{R;6!~}a'
# expect: '\uac00' '\uac02\n' ['\uac03'] 
# expect: LookupError 'no such codec is supported.'
# expect: TypeError 'encoding name must be a string.'
# expect: AttributeError "type object '_multibytecodec.MultibyteIncrementalEncoder' has no attribute 'codec'"
