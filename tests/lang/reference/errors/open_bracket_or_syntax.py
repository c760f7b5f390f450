# An open bracket is blamed only if what cannot be parsed stands on a later line than it.
for text in ("@{else:\n    pass\nx\n", "x = [else\ny\n", "x = [1,\n2 else\n", "(a\nb c\n", "try:\n    p = 1\n{else:\n    a += 1\nx = 1\n", "f(x for\n"):
    try:
        compile(text, "<text>", "exec")
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
# expect: invalid syntax 1 3
# expect: invalid syntax 1 6
# expect: '[' was never closed 1 5
# expect: '(' was never closed 1 1
# expect: expected 'except' or 'finally' block 3 1
# expect: '(' was never closed 1 2
