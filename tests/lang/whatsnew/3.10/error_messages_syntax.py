# Better syntax errors of 3.10.
for src in ("expected = {9: 1, 18: 2, 19: 2, 27: 3\nx = 1", "foo(x, z for z in range(10), t, w)", "if rem < 0\n  pass", "{x,y for x,y in zip('abcd', '1234')}", "items = {\nx: 1,\ny: 2\nz: 3,\n}", "try:\n  x = 2\nsomething = 3", "values = {\nx: 1,\ny: 2,\nz w: 3}", "if x = 3: pass", "f'{a b}'", "x = (1\ny = 2", "for x in range(10)\n pass", "class C\n pass", "while True\n pass", "def f()\n pass", "values = {1: 2, 3: }", "values = {1: *x}", "{1:2, 3 4}", "print 'x'", "import a.b as c.d", "def f(x y): pass", "a = 3 \\ 4", "else: pass", "foo(a=1, b=2 c=3)", "[1 2 3]", "f(1 2)", "(a b)", "x = yield = 1", "lambda x=1, y: 0", "match x:\ncase 1: pass", "elif x: pass"):
    try: compile(src, "s", "exec"); print("ok")
    except SyntaxError as e: print(repr(src), "|", type(e).__name__, e.msg, e.lineno, e.offset)
# expect: 'expected = {9: 1, 18: 2, 19: 2, 27: 3\nx = 1' | SyntaxError '{' was never closed 1 12
# expect: 'foo(x, z for z in range(10), t, w)' | SyntaxError Generator expression must be parenthesized 1 8
# expect: 'if rem < 0\n  pass' | SyntaxError expected ':' 1 11
# expect: "{x,y for x,y in zip('abcd', '1234')}" | SyntaxError did you forget parentheses around the comprehension target? 1 2
# expect: 'items = {\nx: 1,\ny: 2\nz: 3,\n}' | SyntaxError invalid syntax. Perhaps you forgot a comma? 3 4
# expect: 'try:\n  x = 2\nsomething = 3' | SyntaxError expected 'except' or 'finally' block 3 1
# expect: 'values = {\nx: 1,\ny: 2,\nz w: 3}' | SyntaxError ':' expected after dictionary key 4 1
# expect: 'if x = 3: pass' | SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='? 1 4
# expect: "f'{a b}'" | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 4
# expect: 'x = (1\ny = 2' | SyntaxError '(' was never closed 1 5
# expect: 'for x in range(10)\n pass' | SyntaxError expected ':' 1 19
# expect: 'class C\n pass' | SyntaxError expected ':' 1 8
# expect: 'while True\n pass' | SyntaxError expected ':' 1 11
# expect: 'def f()\n pass' | SyntaxError expected ':' 1 8
# expect: 'values = {1: 2, 3: }' | SyntaxError expression expected after dictionary key and ':' 1 18
# expect: 'values = {1: *x}' | SyntaxError cannot use a starred expression in a dictionary value 1 14
# expect: '{1:2, 3 4}' | SyntaxError ':' expected after dictionary key 1 7
# expect: "print 'x'" | SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1
# expect: 'import a.b as c.d' | SyntaxError cannot use attribute as import target 1 15
# expect: 'def f(x y): pass' | SyntaxError invalid syntax 1 9
# expect: 'a = 3 \\ 4' | SyntaxError unexpected character after line continuation character 1 8
# expect: 'else: pass' | SyntaxError invalid syntax 1 1
# expect: 'foo(a=1, b=2 c=3)' | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 12
# expect: '[1 2 3]' | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
# expect: 'f(1 2)' | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 3
# expect: '(a b)' | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 2
# expect: 'x = yield = 1' | SyntaxError assignment to yield expression not possible 1 5
# expect: 'lambda x=1, y: 0' | SyntaxError parameter without a default follows parameter with a default 1 13
# expect: 'match x:\ncase 1: pass' | IndentationError expected an indented block after 'match' statement on line 1 2 1
# expect: 'elif x: pass' | SyntaxError invalid syntax 1 1
