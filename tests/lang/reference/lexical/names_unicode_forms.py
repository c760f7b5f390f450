# Names are compared in NFKC, and some characters may only continue one.
ﬁ = 1
print(fi, "fi" in globals(), "ﬁ" in globals())
ª = 2; print(a)
é = 3; print(é)
for source in ("a² = 1", "€ = 1", "a·b = 5", "℘ = 1", "·a = 1"):
    try:
        exec(source); print("ok", ascii(source))
    except SyntaxError as e:
        print(ascii(source), "|", ascii(e.msg))
# expect: 1 True False
# expect: 2
# expect: 3
# expect: 'a\xb2 = 1' | "invalid character '\xb2' (U+00B2)"
# expect: '\u20ac = 1' | "invalid character '\u20ac' (U+20AC)"
# expect: ok 'a\xb7b = 5'
# expect: ok '\u2118 = 1'
# expect: '\xb7a = 1' | "invalid character '\xb7' (U+00B7)"
