# eval takes expressions, leading blanks, bytes and code objects.
print(eval("  1 + 1"), eval("\t2"), eval(b"3"), eval(compile("4", "s", "eval")), eval("5\n"), eval("(\n6\n)"), eval(bytearray(b"7")), eval(memoryview(b"8")))
print(eval(compile("x = 1", "s", "exec")), eval("x"))
for bad in ("", "   ", "x = 2", "1;", "1\n2", "pass", "1 2"):
    try: eval(bad)
    except SyntaxError as e: print(repr(bad), e.msg)
try: eval(5)
except TypeError as e: print(e)
# expect: 2 2 3 4 5 6 7 8
# expect: None 1
# expect: '' invalid syntax
# expect: '   ' invalid syntax
# expect: 'x = 2' invalid syntax
# expect: '1;' invalid syntax
# expect: '1\n2' invalid syntax
# expect: 'pass' invalid syntax
# expect: '1 2' invalid syntax
# expect: eval() arg 1 must be a string, bytes or code object
