# Unknown encodings and bytes that do not fit are syntax errors.
for source in [b"# coding: nonsense\nx", b"\xef\xbb\xbf# coding: latin-1\nx", b"s = '\xe9'"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg.split(":")[0])
# expect: unknown encoding
# expect: encoding problem
# expect: Non-UTF-8 code starting with '\xe9' on line 1, but no encoding declared; see https
