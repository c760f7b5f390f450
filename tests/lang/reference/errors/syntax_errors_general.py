# Syntax errors: message, line, columns.
for src in ("a b", "1 +", "f(", "x = [1,", "def", "class", "for", "if", "import", "return x y", "lambda", "x =", "= x", "a ; ; b", "((a)", "a)", "{a: b, c}", "{a, b: c}", "[a, b", "x = 5 5", "def f(x, x): pass", "def f(): return = 1", "f(a for a in b, c)", "f(**a, *b)", "f(a=1, b)", "f(**a, b)", "f(a=1, a=2)", "a.1", "a..b", "0777", "1__0", "'a", "\"\"\"a", "@", "@a", "@a\nb", "with", "while", "try:", "else:", "  a", "if 1:\na", "if 1: a\n  b", "a = b = ", "a += b += c", "a, b += c", "del", "pass x", "break", "global", "global x, ", "nonlocal x", "assert", "assert x,", "raise x from", "raise from x", "from x", "from x import", "import a as", "yield", "async x", "await x", "x if y", "x if y else", "not", "a not b", "a is", "x[", "x[]", "x[1:2:3:4]", "f(x)(", "print 1", "exec 'a'", "lambda x: ", "lambda x", "*a", "**a", "a = *b", "{**a for a in b}", "[*a for a in b]", "(x for x in *a)", "for x in : pass", "for in x: pass", "while : pass", "if : pass", "def (x): pass", "def f: pass", "def f()", "class C(: pass", "class C(a b): pass", "with a as : pass", "match x: pass", "type X = ", "type X[T = int"):
    try: compile(src, "s", "exec"); print(repr(src), "ok")
    except SyntaxError as e: print(repr(src), "|", type(e).__name__, e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset)
# expect: 'a b' | SyntaxError invalid syntax 1 3 1 4
# expect: '1 +' | SyntaxError invalid syntax 1 4 1 5
# expect: 'f(' | SyntaxError '(' was never closed 1 2 1 0
# expect: 'x = [1,' | SyntaxError '[' was never closed 1 5 1 0
# expect: 'def' | SyntaxError invalid syntax 1 4 1 5
# expect: 'class' | SyntaxError invalid syntax 1 6 1 7
# expect: 'for' | SyntaxError invalid syntax 1 4 1 5
# expect: 'if' | SyntaxError invalid syntax 1 3 1 4
# expect: 'import' | SyntaxError Expected one or more names after 'import' 1 7 1 7
# expect: 'return x y' | SyntaxError invalid syntax 1 10 1 11
# expect: 'lambda' | SyntaxError invalid syntax 1 7 1 8
# expect: 'x =' | SyntaxError invalid syntax 1 4 1 5
# expect: '= x' | SyntaxError invalid syntax 1 1 1 2
# expect: 'a ; ; b' | SyntaxError invalid syntax 1 5 1 6
# expect: '((a)' | SyntaxError '(' was never closed 1 1 1 0
# expect: 'a)' | SyntaxError unmatched ')' 1 2 1 2
# expect: '{a: b, c}' | SyntaxError ':' expected after dictionary key 1 8 1 0
# expect: '{a, b: c}' | SyntaxError invalid syntax 1 6 1 7
# expect: '[a, b' | SyntaxError '[' was never closed 1 1 1 0
# expect: 'x = 5 5' | SyntaxError invalid syntax 1 7 1 8
# expect: 'def f(x, x): pass' | SyntaxError duplicate argument 'x' in function definition 1 10 1 11
# expect: 'def f(): return = 1' | SyntaxError invalid syntax 1 17 1 18
# expect: 'f(a for a in b, c)' | SyntaxError Generator expression must be parenthesized 1 3 1 15
# expect: 'f(**a, *b)' | SyntaxError iterable argument unpacking follows keyword argument unpacking 1 6 1 10
# expect: 'f(a=1, b)' | SyntaxError positional argument follows keyword argument 1 9 1 10
# expect: 'f(**a, b)' | SyntaxError positional argument follows keyword argument unpacking 1 9 1 10
# expect: 'f(a=1, a=2)' | SyntaxError keyword argument repeated: a 1 8 1 11
# expect: 'a.1' | SyntaxError invalid syntax 1 2 1 4
# expect: 'a..b' | SyntaxError invalid syntax 1 3 1 4
# expect: '0777' | SyntaxError leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers 1 1 1 2
# expect: '1__0' | SyntaxError invalid decimal literal 1 2 1 2
# expect: "'a" | SyntaxError unterminated string literal (detected at line 1) 1 1 1 1
# expect: '"""a' | SyntaxError unterminated triple-quoted string literal (detected at line 1) 1 1 1 1
# expect: '@' | SyntaxError invalid syntax 1 2 1 3
# expect: '@a' | SyntaxError invalid syntax 1 0 1 0
# expect: '@a\nb' | SyntaxError invalid syntax 2 1 2 2
# expect: 'with' | SyntaxError invalid syntax 1 5 1 6
# expect: 'while' | SyntaxError invalid syntax 1 6 1 7
# expect: 'try:' | IndentationError expected an indented block after 'try' statement on line 1 1 5 1 -1
# expect: 'else:' | SyntaxError invalid syntax 1 1 1 5
# expect: '  a' | IndentationError unexpected indent 1 2 1 -1
# expect: 'if 1:\na' | IndentationError expected an indented block after 'if' statement on line 1 2 1 2 2
# expect: 'if 1: a\n  b' | IndentationError unexpected indent 2 2 2 -1
# expect: 'a = b = ' | SyntaxError invalid syntax 1 9 1 10
# expect: 'a += b += c' | SyntaxError invalid syntax 1 8 1 10
# expect: 'a, b += c' | SyntaxError 'tuple' is an illegal expression for augmented assignment 1 1 1 5
# expect: 'del' | SyntaxError invalid syntax 1 4 1 5
# expect: 'pass x' | SyntaxError invalid syntax 1 6 1 7
# expect: 'break' | SyntaxError 'break' outside loop 1 1 1 6
# expect: 'global' | SyntaxError invalid syntax 1 7 1 8
# expect: 'global x, ' | SyntaxError invalid syntax 1 11 1 12
# expect: 'nonlocal x' | SyntaxError nonlocal declaration not allowed at module level 1 1 1 11
# expect: 'assert' | SyntaxError invalid syntax 1 7 1 8
# expect: 'assert x,' | SyntaxError invalid syntax 1 10 1 11
# expect: 'raise x from' | SyntaxError invalid syntax 1 13 1 14
# expect: 'raise from x' | SyntaxError invalid syntax 1 7 1 11
# expect: 'from x' | SyntaxError invalid syntax 1 7 1 8
# expect: 'from x import' | SyntaxError Expected one or more names after 'import' 1 14 1 14
# expect: 'import a as' | SyntaxError invalid syntax 1 12 1 13
# expect: 'yield' | SyntaxError 'yield' outside function 1 1 1 6
# expect: 'async x' | SyntaxError invalid syntax 1 7 1 8
# expect: 'await x' | SyntaxError 'await' outside function 1 1 1 8
# expect: 'x if y' | SyntaxError expected 'else' after 'if' expression 1 1 1 7
# expect: 'x if y else' | SyntaxError expected expression after 'else', but statement is given 1 12 1 13
# expect: 'not' | SyntaxError invalid syntax 1 4 1 5
# expect: 'a not b' | SyntaxError invalid syntax 1 7 1 8
# expect: 'a is' | SyntaxError invalid syntax 1 5 1 6
# expect: 'x[' | SyntaxError '[' was never closed 1 2 1 0
# expect: 'x[]' | SyntaxError invalid syntax 1 3 1 4
# expect: 'x[1:2:3:4]' | SyntaxError invalid syntax 1 8 1 9
# expect: 'f(x)(' | SyntaxError '(' was never closed 1 5 1 0
# expect: 'print 1' | SyntaxError Missing parentheses in call to 'print'. Did you mean print(...)? 1 1 1 8
# expect: "exec 'a'" | SyntaxError Missing parentheses in call to 'exec'. Did you mean exec(...)? 1 1 1 9
# expect: 'lambda x: ' | SyntaxError invalid syntax 1 11 1 12
# expect: 'lambda x' | SyntaxError invalid syntax 1 9 1 10
# expect: '*a' | SyntaxError can't use starred expression here 1 1 1 3
# expect: '**a' | SyntaxError invalid syntax 1 1 1 3
# expect: 'a = *b' | SyntaxError can't use starred expression here 1 5 1 7
# expect: '{**a for a in b}' | SyntaxError dict unpacking cannot be used in dict comprehension 1 2 1 4
# expect: '[*a for a in b]' | SyntaxError iterable unpacking cannot be used in comprehension 1 2 1 4
# expect: '(x for x in *a)' | SyntaxError invalid syntax 1 13 1 14
# expect: 'for x in : pass' | SyntaxError invalid syntax 1 10 1 11
# expect: 'for in x: pass' | SyntaxError invalid syntax 1 5 1 7
# expect: 'while : pass' | SyntaxError invalid syntax 1 7 1 8
# expect: 'if : pass' | SyntaxError invalid syntax 1 4 1 5
# expect: 'def (x): pass' | SyntaxError invalid syntax 1 5 1 6
# expect: 'def f: pass' | SyntaxError expected '(' 1 6 1 7
# expect: 'def f()' | SyntaxError expected ':' 1 8 1 9
# expect: 'class C(: pass' | SyntaxError invalid syntax 1 9 1 10
# expect: 'class C(a b): pass' | SyntaxError invalid syntax. Perhaps you forgot a comma? 1 9 1 12
# expect: 'with a as : pass' | SyntaxError invalid syntax 1 11 1 12
# expect: 'match x: pass' | SyntaxError invalid syntax 1 10 1 14
# expect: 'type X = ' | SyntaxError invalid syntax 1 10 1 11
# expect: 'type X[T = int' | SyntaxError '[' was never closed 1 7 1 0
