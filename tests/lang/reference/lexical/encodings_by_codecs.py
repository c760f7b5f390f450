# A coding line may name any text encoding that the codecs know.
for source in (b"# coding: cp437\nx = '\x80'", b"#coding:utf-7\nx = '+AGE-'", b"# coding: mac_roman\nx = '\x8e'",
               b"# coding: unicode_escape\nx = '\\u00e9'", b"# coding: hex_codec\nx = 1", b"# coding: nosuch\nx = 1",
               b"# coding: rot13\nx = 1"):
    names = {}
    try:
        exec(compile(source, "<s>", "exec"), names)
        print(ascii(names["x"]))
    except SyntaxError as e:
        print(e.args)
# expect: '\xc7'
# expect: 'a'
# expect: '\xe9'
# expect: '\xe9'
# expect: ("'hex_codec' is not a text encoding; use codecs.decode() to handle arbitrary codecs", ('<s>', 0, -1, None))
# expect: ('unknown encoding: nosuch', ('<s>', 0, -1, None))
# expect: ("'rot13' is not a text encoding; use codecs.decode() to handle arbitrary codecs", ('<s>', 0, -1, None))
