# Brackets that do not fit or do not close name the line where they were opened.
for source in ["(1", "[1)", "{1]", "(\n[1, 2\n)", ")", "x = (1,\ny = 2", "f(1 2", "[1, 2", "{'a': 1", "print('a'", "((1)", "a]", "def f(:", "x = {1, 2"]:
    try:
        compile(source, "s", "exec")
    except SyntaxError as e:
        print(ascii(source), "|", e.msg, e.lineno)
# expect: '(1' | '(' was never closed 1
# expect: '[1)' | closing parenthesis ')' does not match opening parenthesis '[' 1
# expect: '{1]' | closing parenthesis ']' does not match opening parenthesis '{' 1
# expect: '(\n[1, 2\n)' | closing parenthesis ')' does not match opening parenthesis '[' on line 2 3
# expect: ')' | unmatched ')' 1
# expect: 'x = (1,\ny = 2' | '(' was never closed 1
# expect: 'f(1 2' | '(' was never closed 1
# expect: '[1, 2' | '[' was never closed 1
# expect: "{'a': 1" | '{' was never closed 1
# expect: "print('a'" | '(' was never closed 1
# expect: '((1)' | '(' was never closed 1
# expect: 'a]' | unmatched ']' 1
# expect: 'def f(:' | invalid syntax 1
# expect: 'x = {1, 2' | '{' was never closed 1
