# In raw strings a backslash stays, also before a quote; they cannot end with one.
print(r"\n", r"\'", r"\"", r'''a\
b''', len(r"\\"), R"\u0041")
print(rf"\{1}\n", rb"\x", fr"{'a'}\{{")
for source in ["r'\\'", "r'a\\\\\\'"]:
    try: compile(source, "s", "eval")
    except SyntaxError as e: print(e.msg)
# expect: \n \' \" a\
# expect: b 2 \u0041
# expect: \1\n b'\\x' a\{
# expect: unterminated string literal (detected at line 1); perhaps you escaped the end quote?
# expect: unterminated string literal (detected at line 1); perhaps you escaped the end quote?
