# Characters that cannot be seen or look like others are named.
for source in ("a\u00a0= 1", "a\u200b = 1", "x = “a”", "a – b", "x\u2028y", "a\x07"):
    try:
        exec(source); print("ok")
    except SyntaxError as e:
        print(ascii(e.msg))
# expect: 'invalid non-printable character U+00A0'
# expect: 'invalid non-printable character U+200B'
# expect: "invalid character '\u201c' (U+201C)"
# expect: "invalid character '\u2013' (U+2013)"
# expect: 'invalid non-printable character U+2028'
# expect: 'invalid non-printable character U+0007'
