# What cannot be assigned to.
for source in ["1 = x", "f() = 1", "a + b = c", "'s' = 1", "a, 1 = 2", "[a, f()] = b", "x if y else z = 1", "lambda: 1 = 2", "None = 1", "{} = 1", "{a: b} = c", "{1} = 2", "-x = 1", "a < b = c", "a and b = 1", "[x for x in y] = 1", "(x for x in y) = 1", "f'{x}' = 1", "... = 1", "x = 1 = y", "await x = 1", "(yield) = 1", "a.b() = 1", "not x = 1", "f() += 1", "(a, b) += 1", "[a] += 1", "1 += 1", "a, b += 1", "x := 1 = 2", "if x = 3: pass", "while f() = 1: pass", "print(a = 1 = 2)", "f(a.b=1)", "f(a+b=1)", "f(True=1)", "f(1=2)"]:
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: 1 = x | cannot assign to literal here. Maybe you meant '==' instead of '='?
# expect: f() = 1 | cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: a + b = c | cannot assign to expression here. Maybe you meant '==' instead of '='?
# expect: 's' = 1 | cannot assign to literal here. Maybe you meant '==' instead of '='?
# expect: a, 1 = 2 | cannot assign to literal here. Maybe you meant '==' instead of '='?
# expect: [a, f()] = b | cannot assign to function call
# expect: x if y else z = 1 | cannot assign to conditional expression
# expect: lambda: 1 = 2 | cannot assign to lambda
# expect: None = 1 | cannot assign to None
# expect: {} = 1 | cannot assign to dict literal here. Maybe you meant '==' instead of '='?
# expect: {a: b} = c | cannot assign to dict literal here. Maybe you meant '==' instead of '='?
# expect: {1} = 2 | cannot assign to set display here. Maybe you meant '==' instead of '='?
# expect: -x = 1 | cannot assign to expression here. Maybe you meant '==' instead of '='?
# expect: a < b = c | cannot assign to comparison
# expect: a and b = 1 | cannot assign to expression
# expect: [x for x in y] = 1 | cannot assign to list comprehension here. Maybe you meant '==' instead of '='?
# expect: (x for x in y) = 1 | cannot assign to generator expression
# expect: f'{x}' = 1 | cannot assign to f-string expression here. Maybe you meant '==' instead of '='?
# expect: ... = 1 | cannot assign to ellipsis here. Maybe you meant '==' instead of '='?
# expect: x = 1 = y | cannot assign to literal
# expect: await x = 1 | cannot assign to await expression here. Maybe you meant '==' instead of '='?
# expect: (yield) = 1 | cannot assign to yield expression here. Maybe you meant '==' instead of '='?
# expect: a.b() = 1 | cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: not x = 1 | cannot assign to expression
# expect: f() += 1 | 'function call' is an illegal expression for augmented assignment
# expect: (a, b) += 1 | 'tuple' is an illegal expression for augmented assignment
# expect: [a] += 1 | 'list' is an illegal expression for augmented assignment
# expect: 1 += 1 | 'literal' is an illegal expression for augmented assignment
# expect: a, b += 1 | 'tuple' is an illegal expression for augmented assignment
# expect: x := 1 = 2 | invalid syntax
# expect: if x = 3: pass | invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: while f() = 1: pass | cannot assign to function call here. Maybe you meant '==' instead of '='?
# expect: print(a = 1 = 2) | invalid syntax
# expect: f(a.b=1) | expression cannot contain assignment, perhaps you meant "=="?
# expect: f(a+b=1) | expression cannot contain assignment, perhaps you meant "=="?
# expect: f(True=1) | cannot assign to True
# expect: f(1=2) | expression cannot contain assignment, perhaps you meant "=="?
