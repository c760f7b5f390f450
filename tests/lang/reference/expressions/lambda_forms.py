# Lambdas take all kinds of parameters, but no annotations or statements.
print((lambda a, /, b=2, *c, d, e=5, **f: (a, b, c, d, e, f))(1, d=4, z=9), (lambda *, k: k)(k=1), (lambda: (yield))().__class__.__name__)
for source in ("lambda x: int: 1", "lambda x=: 1", "lambda *: 1", "lambda a, a: 1", "lambda a=1, b: 1", "lambda (a): 1", "lambda: x = 1", "lambda: return", "lambda /: 1", "lambda **k, a: 1", "lambda x:"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: (1, 2, (), 4, 5, {'z': 9}) 1 generator
# expect: lambda x: int: 1 | illegal target for annotation
# expect: lambda x=: 1 | invalid syntax
# expect: lambda *: 1 | named arguments must follow bare *
# expect: lambda a, a: 1 | duplicate argument 'a' in function definition
# expect: lambda a=1, b: 1 | parameter without a default follows parameter with a default
# expect: lambda (a): 1 | Lambda expression parameters cannot be parenthesized
# expect: lambda: x = 1 | cannot assign to lambda
# expect: lambda: return | invalid syntax
# expect: lambda /: 1 | invalid syntax
# expect: lambda **k, a: 1 | arguments cannot follow var-keyword argument
# expect: lambda x: | invalid syntax
