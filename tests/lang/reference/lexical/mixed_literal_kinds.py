# Bytes and text do not join; f-strings and plain ones do; templates join only with templates.
print("a" f"{1}" 'b' rf"\{2}")
print((t"a{1}" t"b").strings)
for source in ("'a' b'b'", "t'a' 'b'", "f'a' t'b'", "b'é'", "b'a' f'b'"):
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: a1b\2
# expect: ('a', 'b')
# expect: 'a' b'b' | cannot mix bytes and nonbytes literals
# expect: t'a' 'b' | cannot mix t-string literals with string or bytes literals
# expect: f'a' t'b' | cannot mix t-string literals with string or bytes literals
# expect: b'é' | bytes can only contain ASCII literal characters
# expect: b'a' f'b' | cannot mix bytes and nonbytes literals
