# Indentation errors say which block they belong to.
for head in ("def foo():", "if x:", "if x:\n  pass\nelif y:", "if x:\n  pass\nelse:", "for x in y:", "while x:", "class C:", "with a:", "try:", "try:\n  pass\nexcept:", "try:\n  pass\nexcept A:", "try:\n  pass\nfinally:", "match x:", "match x:\n  case 1:", "for x in y:\n  pass\nelse:", "while x:\n pass\nelse:", "try:\n  pass\nexcept* A:", "async def f():", "try:\n  pass\nexcept A as b:\n  pass\nelse:"):
    try: compile(head + "\nx = 1", "s", "exec")
    except IndentationError as e: print(e.msg)
# expect: expected an indented block after function definition on line 1
# expect: expected an indented block after 'if' statement on line 1
# expect: expected an indented block after 'elif' statement on line 3
# expect: expected an indented block after 'else' statement on line 3
# expect: expected an indented block after 'for' statement on line 1
# expect: expected an indented block after 'while' statement on line 1
# expect: expected an indented block after class definition on line 1
# expect: expected an indented block after 'with' statement on line 1
# expect: expected an indented block after 'try' statement on line 1
# expect: expected an indented block after 'except' statement on line 3
# expect: expected an indented block after 'except' statement on line 3
# expect: expected an indented block after 'finally' statement on line 3
# expect: expected an indented block after 'match' statement on line 1
# expect: expected an indented block after 'case' statement on line 2
# expect: expected an indented block after 'else' statement on line 3
# expect: expected an indented block after 'else' statement on line 3
# expect: expected an indented block after 'except*' statement on line 3
# expect: expected an indented block after function definition on line 1
# expect: expected an indented block after 'else' statement on line 5
