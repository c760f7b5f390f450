# Characters that begin no token name themselves in the error.
for source in ["a $ b", "a ? b", "x = “quoted”", "a\u00a0= 1", "é\u200b", "1 + \u20ac", "!", "x !y"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(e.msg, e.offset)
# expect: invalid syntax 3
# expect: invalid syntax 3
# expect: invalid character '“' (U+201C) 5
# expect: invalid non-printable character U+00A0 2
# expect: invalid non-printable character U+200B 2
# expect: invalid character '€' (U+20AC) 5
# expect: invalid syntax 1
# expect: invalid syntax 3
