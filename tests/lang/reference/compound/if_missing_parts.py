# Messages for compound statements with parts missing.
for source in ("if x\n  pass", "if x:\npass", "if:\n pass", "if x: pass\nelse\n pass", "elif x: pass", "else: pass", "while x\n pass", "while:\n pass", "for x in y\n pass", "for x y: pass", "for in y: pass", "for x in: pass", "try: pass", "try: pass\nx", "except: pass", "finally: pass", "with x\n pass", "with: pass", "with a as: pass", "def f\n pass", "def f()\n pass", "def (): pass", "class A\n pass", "class: pass", "match x\n case 1: pass", "match x:\n case: pass", "match x:\n case 1\n  pass", "if x = 1: pass", "while x = 1: pass", "for 1 in x: pass", "with a as 1: pass", "lambda\n"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg)
# expect: 'if x\n  pass' | SyntaxError expected ':'
# expect: 'if x:\npass' | IndentationError expected an indented block after 'if' statement on line 1
# expect: 'if:\n pass' | SyntaxError invalid syntax
# expect: 'if x: pass\nelse\n pass' | SyntaxError expected ':'
# expect: 'elif x: pass' | SyntaxError invalid syntax
# expect: 'else: pass' | SyntaxError invalid syntax
# expect: 'while x\n pass' | SyntaxError expected ':'
# expect: 'while:\n pass' | SyntaxError invalid syntax
# expect: 'for x in y\n pass' | SyntaxError expected ':'
# expect: 'for x y: pass' | SyntaxError invalid syntax
# expect: 'for in y: pass' | SyntaxError invalid syntax
# expect: 'for x in: pass' | SyntaxError invalid syntax
# expect: 'try: pass' | SyntaxError expected 'except' or 'finally' block
# expect: 'try: pass\nx' | SyntaxError expected 'except' or 'finally' block
# expect: 'except: pass' | SyntaxError invalid syntax
# expect: 'finally: pass' | SyntaxError invalid syntax
# expect: 'with x\n pass' | SyntaxError expected ':'
# expect: 'with: pass' | SyntaxError invalid syntax
# expect: 'with a as: pass' | SyntaxError invalid syntax
# expect: 'def f\n pass' | SyntaxError expected '('
# expect: 'def f()\n pass' | SyntaxError expected ':'
# expect: 'def (): pass' | SyntaxError invalid syntax
# expect: 'class A\n pass' | SyntaxError expected ':'
# expect: 'class: pass' | SyntaxError invalid syntax
# expect: 'match x\n case 1: pass' | SyntaxError expected ':'
# expect: 'match x:\n case: pass' | SyntaxError invalid syntax
# expect: 'match x:\n case 1\n  pass' | SyntaxError expected ':'
# expect: 'if x = 1: pass' | SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: 'while x = 1: pass' | SyntaxError invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: 'for 1 in x: pass' | SyntaxError cannot assign to literal
# expect: 'with a as 1: pass' | SyntaxError cannot assign to literal
# expect: 'lambda\n' | SyntaxError invalid syntax
