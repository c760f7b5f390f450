# Which statement lacks its block is named.
heads = ["if x:", "elif", "while x:", "for a in b:", "with x:", "with (x):", "def f():", "class A:", "async def f():", "try:", "match x:"]
more = ["if x:\n pass\nelse:", "if x:\n pass\nelif y:", "try:\n pass\nexcept:", "try:\n pass\nexcept A:", "try:\n pass\nexcept* A:", "try:\n pass\nfinally:", "while x:\n pass\nelse:", "for a in b:\n pass\nelse:", "match x:\n case 1:", "async def f():\n async for a in b:", "async def f():\n async with a:", "try:\n pass\nexcept A:\n pass\nelse:", "class A(B):\n def f():"]
for source in heads + more:
    try:
        compile(source + "\nx", "<s>", "exec")
    except SyntaxError as e:
        print(repr(source), "|", type(e).__name__, e.msg)
# expect: 'if x:' | IndentationError expected an indented block after 'if' statement on line 1
# expect: 'elif' | SyntaxError invalid syntax
# expect: 'while x:' | IndentationError expected an indented block after 'while' statement on line 1
# expect: 'for a in b:' | IndentationError expected an indented block after 'for' statement on line 1
# expect: 'with x:' | IndentationError expected an indented block after 'with' statement on line 1
# expect: 'with (x):' | IndentationError expected an indented block after 'with' statement on line 1
# expect: 'def f():' | IndentationError expected an indented block after function definition on line 1
# expect: 'class A:' | IndentationError expected an indented block after class definition on line 1
# expect: 'async def f():' | IndentationError expected an indented block after function definition on line 1
# expect: 'try:' | IndentationError expected an indented block after 'try' statement on line 1
# expect: 'match x:' | IndentationError expected an indented block after 'match' statement on line 1
# expect: 'if x:\n pass\nelse:' | IndentationError expected an indented block after 'else' statement on line 3
# expect: 'if x:\n pass\nelif y:' | IndentationError expected an indented block after 'elif' statement on line 3
# expect: 'try:\n pass\nexcept:' | IndentationError expected an indented block after 'except' statement on line 3
# expect: 'try:\n pass\nexcept A:' | IndentationError expected an indented block after 'except' statement on line 3
# expect: 'try:\n pass\nexcept* A:' | IndentationError expected an indented block after 'except*' statement on line 3
# expect: 'try:\n pass\nfinally:' | IndentationError expected an indented block after 'finally' statement on line 3
# expect: 'while x:\n pass\nelse:' | IndentationError expected an indented block after 'else' statement on line 3
# expect: 'for a in b:\n pass\nelse:' | IndentationError expected an indented block after 'else' statement on line 3
# expect: 'match x:\n case 1:' | IndentationError expected an indented block after 'case' statement on line 2
# expect: 'async def f():\n async for a in b:' | IndentationError expected an indented block after 'for' statement on line 2
# expect: 'async def f():\n async with a:' | IndentationError expected an indented block after 'with' statement on line 2
# expect: 'try:\n pass\nexcept A:\n pass\nelse:' | IndentationError expected an indented block after 'else' statement on line 5
# expect: 'class A(B):\n def f():' | IndentationError expected an indented block after function definition on line 2
