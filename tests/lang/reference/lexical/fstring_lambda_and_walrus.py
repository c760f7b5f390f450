# A lambda or an assignment expression in a field needs parentheses.
print(f"{(lambda v: v * 2)(4)} {(n := 5)} {n:=5}".replace(" ", "_"))
for source in ("f'{lambda x: 1}'", "f'{lambda: 1}'", "f'{yield}'", "f'{*a}'", "f'{a b}'", "f'{1 if}'"):
    try:
        eval(source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 8_5_____5
# expect: f'{lambda x: 1}' | f-string: lambda expressions are not allowed without parentheses
# expect: f'{lambda: 1}' | f-string: lambda expressions are not allowed without parentheses
# expect: f'{yield}' | 'yield' outside function
# expect: f'{*a}' | can't use starred expression here
# expect: f'{a b}' | invalid syntax. Perhaps you forgot a comma?
# expect: f'{1 if}' | f-string: expecting '=', or '!', or ':', or '}'
