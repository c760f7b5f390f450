# Parameters out of order, and their messages.
for source in ("a, /, b", "/, a", "a, /, b, /", "*, a", "*", "*, **k", "*a, /", "a, *, b, *c", "a=1, b", "a=1, /, b", "*a, b, c=1, d", "**k, a", "**k, *a", "**k=1", "*a=1", "a, a", "a, *, a", "*a, *b", "(a, b)", "a: int = 1, *, b: str", "*a: int", "*a: *b", "**k: *b", "a: *b", "1", "a.b", "a=", "a, (b)", "None", "*None", "a, , b", "a, *, b=1, **c,", "*, a, /"):
    try:
        compile(f"def f({source}): pass", "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: ok a, /, b
# expect: /, a | at least one argument must precede /
# expect: a, /, b, / | / may appear only once
# expect: ok *, a
# expect: * | named arguments must follow bare *
# expect: *, **k | named arguments must follow bare *
# expect: *a, / | / must be ahead of *
# expect: a, *, b, *c | * argument may appear only once
# expect: a=1, b | parameter without a default follows parameter with a default
# expect: a=1, /, b | parameter without a default follows parameter with a default
# expect: ok *a, b, c=1, d
# expect: **k, a | arguments cannot follow var-keyword argument
# expect: **k, *a | arguments cannot follow var-keyword argument
# expect: **k=1 | var-keyword argument cannot have default value
# expect: *a=1 | var-positional argument cannot have default value
# expect: a, a | duplicate argument 'a' in function definition
# expect: a, *, a | duplicate argument 'a' in function definition
# expect: *a, *b | * argument may appear only once
# expect: (a, b) | Function parameters cannot be parenthesized
# expect: ok a: int = 1, *, b: str
# expect: ok *a: int
# expect: ok *a: *b
# expect: **k: *b | invalid syntax
# expect: a: *b | invalid syntax
# expect: 1 | invalid syntax
# expect: a.b | invalid syntax
# expect: a= | expected default value expression
# expect: a, (b) | Function parameters cannot be parenthesized
# expect: None | invalid syntax
# expect: *None | invalid syntax
# expect: a, , b | invalid syntax
# expect: ok a, *, b=1, **c,
# expect: *, a, / | / must be ahead of *
