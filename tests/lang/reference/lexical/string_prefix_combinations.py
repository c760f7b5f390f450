# Which prefixes go together.
print(rb"\n" == Rb'\n' == bR"\n" == b"\\n", rf"{1}\n", fR"{2}\t")
for source in ("ub''", "fb''", "uf''", "ur''", "tf''", "bt''", "rrb''", "tu''"):
    try:
        eval(source)
        print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: True 1\n 2\t
# expect: ub'' | 'u' and 'b' prefixes are incompatible
# expect: fb'' | 'b' and 'f' prefixes are incompatible
# expect: uf'' | 'u' and 'f' prefixes are incompatible
# expect: ur'' | 'u' and 'r' prefixes are incompatible
# expect: tf'' | 'f' and 't' prefixes are incompatible
# expect: bt'' | 'b' and 't' prefixes are incompatible
# expect: rrb'' | invalid syntax
# expect: tu'' | 'u' and 't' prefixes are incompatible
