# Program text in encodings that only the registry of codecs knows.
def show(source):
    try:
        space = {}
        exec(compile(source, "<text>", "exec"), space)
        print(ascii(space.get("a")))
    except SyntaxError as error:
        print(type(error).__name__, ascii(error.msg), error.filename, error.lineno, ascii(error.text))


show(b"# coding: cp949\na = '\xaa\xa7'\n")
show(b"# coding: cp1250\na = '\xb3'\n")
show(b"# coding: utf-7\na = '+AOk-'\n")
show(b"# coding: cp932\nprint '\x94\x4e'")
show(b"# coding: shift-jis\na = '\xc4\x85'\n")
show(b"# coding: cp1253\na = '\xff'\n")
show(b"# coding: hex_codec\na = 1\n")
show(b"# coding: no_such\na = 1\n")
# expect: '\u3047'
# expect: '\u0142'
# expect: '\xe9'
# expect: SyntaxError "Missing parentheses in call to 'print'. Did you mean print(...)?" <text> 2 "print '\u5e74'\n"
# expect: SyntaxError "'shift_jis' codec can't decode byte 0x85 in position 26: illegal multibyte sequence" <text> 0 None
# expect: SyntaxError "'charmap' codec can't decode byte 0xff in position 22: character maps to <undefined>" <text> 0 None
# expect: SyntaxError "'hex_codec' is not a text encoding; use codecs.decode() to handle arbitrary codecs" <text> 0 None
# expect: SyntaxError 'unknown encoding: no_such' <text> 0 None
