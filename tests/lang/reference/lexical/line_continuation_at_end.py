# A backslash or an open bracket at the end of the text.
for source in ("x = 1\\", "x = (1", "x = [1,\n", "x = {1: 2", "f(1,\n2\n", "'abc\\", "x = 1 +"):
    try:
        compile(source, "<s>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", e.msg, e.lineno, e.offset)
# expect: 'x = 1\\' | unexpected EOF while parsing 1 7
# expect: 'x = (1' | '(' was never closed 1 5
# expect: 'x = [1,\n' | '[' was never closed 1 5
# expect: 'x = {1: 2' | '{' was never closed 1 5
# expect: 'f(1,\n2\n' | '(' was never closed 1 2
# expect: "'abc\\" | unterminated string literal (detected at line 1) 1 1
# expect: 'x = 1 +' | invalid syntax 1 8
