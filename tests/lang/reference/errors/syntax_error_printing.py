# A SyntaxError as it is printed, with its line and carets.
import traceback
for src in ("x = (1,\ny = 2\n", "é = 'a' 5", "if x:\n    a b\n", "f(a=1, 2)", "\tx = = 1", "print('a' 'b' c)", "a = 1\nb = $\n", "for x in range(3) print(x)", "'''abc\ndef"):
    try: compile(src, "file.py", "exec")
    except SyntaxError as e: print("".join(traceback.format_exception_only(e)))
# expect:   File "file.py", line 1
# expect:     x = (1,
# expect:         ^
# expect: SyntaxError: '(' was never closed
# expect: 
# expect:   File "file.py", line 1
# expect:     é = 'a' 5
# expect:             ^
# expect: SyntaxError: invalid syntax
# expect: 
# expect:   File "file.py", line 2
# expect:     a b
# expect:       ^
# expect: SyntaxError: invalid syntax
# expect: 
# expect:   File "file.py", line 1
# expect:     f(a=1, 2)
# expect:             ^
# expect: SyntaxError: positional argument follows keyword argument
# expect: 
# expect:   File "file.py", line 1
# expect:     	x = = 1
# expect:     ^
# expect: IndentationError: unexpected indent
# expect: 
# expect:   File "file.py", line 1
# expect:     print('a' 'b' c)
# expect:           ^^^^^^^^^
# expect: SyntaxError: invalid syntax. Perhaps you forgot a comma?
# expect: 
# expect:   File "file.py", line 2
# expect:     b = $
# expect:         ^
# expect: SyntaxError: invalid syntax
# expect: 
# expect:   File "file.py", line 1
# expect:     for x in range(3) print(x)
# expect:                       ^^^^^
# expect: SyntaxError: invalid syntax
# expect: 
# expect:   File "file.py", line 1
# expect:     '''abc
# expect:     ^
# expect: SyntaxError: unterminated triple-quoted string literal (detected at line 2)
# expect: 
