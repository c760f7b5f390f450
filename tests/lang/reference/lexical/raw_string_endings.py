# A raw string keeps its backslashes, but cannot end in an odd number of them.
print(r"\"", len(r"\""), r'\\', r"a\
b")
for source in (r"r'\'", r"r'\\\'", r"r'\\'"):
    try:
        print(repr(eval(source)))
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: \" 2 \\ a\
# expect: b
# expect: r'\' | unterminated string literal (detected at line 1); perhaps you escaped the end quote?
# expect: r'\\\' | unterminated string literal (detected at line 1); perhaps you escaped the end quote?
# expect: '\\\\'
