# Neighbouring literals become one; raw, f and plain mix; bytes only with bytes; u is only a mark.
n = 4
print("a" 'b' r"\n" f"{n}" u"u" """c""", b"a" rb"\x" B"z", f"{n}" "{n}" rf"\{n}")
print(("long "
       "line"), "x" "y".upper(), ["a" "b", "c"], {"k" "2": 1}, "%s" "%s" % (1, 2), f"{'in' 'ner'}")
for bad in ("'a' b'b'", "f'{n}' b'x'", "ub'x'", "bu'x'", "fb'x'", "b'é'", "'a' 5", "t'x' 'y'", "t'x' f'y'"):
    try: eval(bad); print(bad, "ok")
    except SyntaxError as e: print(bad, "|", e.msg)
# expect: ab\n4uc b'a\\xz' 4{n}\4
# expect: long line XY ['ab', 'c'] {'k2': 1} 12 inner
# expect: 'a' b'b' | cannot mix bytes and nonbytes literals
# expect: f'{n}' b'x' | cannot mix bytes and nonbytes literals
# expect: ub'x' | 'u' and 'b' prefixes are incompatible
# expect: bu'x' | 'u' and 'b' prefixes are incompatible
# expect: fb'x' | 'b' and 'f' prefixes are incompatible
# expect: b'é' | bytes can only contain ASCII literal characters
# expect: 'a' 5 | invalid syntax
# expect: t'x' 'y' | cannot mix t-string literals with string or bytes literals
# expect: t'x' f'y' | cannot mix t-string literals with string or bytes literals
