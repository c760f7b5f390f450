# Messages that 3.14 made better.
for source in ("whille True: pass", "fro x in y: pass", "if a: pass\nelse: pass\nelif b: pass", "x = 1 if True else pass", "'a' 'b'c'", "with open('f') as [1]: pass", "import a as 5", "x = {1: 2, **}", "async x", "try: pass\nexcept: pass\nexcept* A: pass", "f(a for a in b, c for c in d)", "x = (yield) = 1", "class A: pass\nclas B: pass", "for x in range(10)\n  pass", "def f(x):\n  retrun x", "a = b c", "import x y", "print 'a'", "1 = x", "f() = 1", "a + 1 = 2", "x ? y", "a && b", "x++", "!x", "d = {'a': 1 'b': 2}", "l = [1 2]", "t = (1, 2 3)", "while x = 5: pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(repr(source), "|", e.msg, e.offset, e.end_offset)
# expect: 'whille True: pass' | invalid syntax 8 12
# expect: 'fro x in y: pass' | invalid syntax 5 6
# expect: 'if a: pass\nelse: pass\nelif b: pass' | 'elif' block follows an 'else' block 1 5
# expect: 'x = 1 if True else pass' | expected expression after 'else', but statement is given 20 24
# expect: "'a' 'b'c'" | unterminated string literal (detected at line 1) 9 9
# expect: "with open('f') as [1]: pass" | cannot assign to literal 20 21
# expect: 'import a as 5' | cannot use literal as import target 13 14
# expect: 'x = {1: 2, **}' | invalid syntax 14 15
# expect: 'async x' | invalid syntax 7 8
# expect: 'try: pass\nexcept: pass\nexcept* A: pass' | cannot have both 'except' and 'except*' on the same 'try' 1 8
# expect: 'f(a for a in b, c for c in d)' | Generator expression must be parenthesized 3 15
# expect: 'x = (yield) = 1' | cannot assign to yield expression 6 11
# expect: 'class A: pass\nclas B: pass' | invalid syntax 6 7
# expect: 'for x in range(10)\n  pass' | expected ':' 19 20
# expect: 'def f(x):\n  retrun x' | invalid syntax 10 11
# expect: 'a = b c' | invalid syntax 7 8
# expect: 'import x y' | invalid syntax 10 11
# expect: "print 'a'" | Missing parentheses in call to 'print'. Did you mean print(...)? 1 10
# expect: '1 = x' | cannot assign to literal here. Maybe you meant '==' instead of '='? 1 2
# expect: 'f() = 1' | cannot assign to function call here. Maybe you meant '==' instead of '='? 1 4
# expect: 'a + 1 = 2' | cannot assign to expression here. Maybe you meant '==' instead of '='? 1 6
# expect: 'x ? y' | invalid syntax 3 4
# expect: 'a && b' | invalid syntax 4 5
# expect: 'x++' | invalid syntax 4 5
# expect: '!x' | invalid syntax 1 2
# expect: "d = {'a': 1 'b': 2}" | invalid syntax. Perhaps you forgot a comma? 11 16
# expect: 'l = [1 2]' | invalid syntax. Perhaps you forgot a comma? 6 9
# expect: 't = (1, 2 3)' | invalid syntax. Perhaps you forgot a comma? 9 12
# expect: 'while x = 5: pass' | invalid syntax. Maybe you meant '==' or ':=' instead of '='? 7 12
