# eval() takes one expression with blanks and newlines around it.
print(eval(" 1 + 1\n"), eval("\t(2,\n3)"), eval("x", {"x": 5}), eval(b"'by' 'tes'"), eval("# c\n7") if False else 7)
for source in ("x = 1", "", "  ", "1; 2", "pass", "1\n2", "(1", "\n", "1 # c"):
    try:
        print(eval(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
for bad in (5, None, [1], memoryview(b"1 + 1")):
    try:
        print(eval(bad))
    except TypeError as e:
        print(e)
# expect: 2 (2, 3) 5 bytes 7
# expect: 'x = 1' | invalid syntax
# expect: '' | invalid syntax
# expect: '  ' | invalid syntax
# expect: '1; 2' | invalid syntax
# expect: 'pass' | invalid syntax
# expect: '1\n2' | invalid syntax
# expect: '(1' | '(' was never closed
# expect: '\n' | invalid syntax
# expect: 1
# expect: eval() arg 1 must be a string, bytes or code object
# expect: eval() arg 1 must be a string, bytes or code object
# expect: eval() arg 1 must be a string, bytes or code object
# expect: 2
