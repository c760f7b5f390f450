# Positional arguments come before keywords when stars are mixed in, but the order of evaluation is theirs.
def f(*a, **k): return a, k
def v(x): print(x, end=" "); return x
print(f(v(1), *[v(2)], a=v(3), *[v(4)], **{"b": v(5)}))
for source in ("f(a=1, 2)", "f(**k, 1)", "f(**k, *a)", "f(a=1, a=2)", "f(1=2)", "f(a.b=1)", "f(True=1)", "f(a for a in b, c)", "f(x=a for a in b)", "f(*)", "f(**)", "f(a b)"):
    try:
        compile(source, "<s>", "eval"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: 1 2 4 3 5 ((1, 2, 4), {'a': 3, 'b': 5})
# expect: f(a=1, 2) | positional argument follows keyword argument
# expect: f(**k, 1) | positional argument follows keyword argument unpacking
# expect: f(**k, *a) | iterable argument unpacking follows keyword argument unpacking
# expect: f(a=1, a=2) | keyword argument repeated: a
# expect: f(1=2) | expression cannot contain assignment, perhaps you meant "=="?
# expect: f(a.b=1) | expression cannot contain assignment, perhaps you meant "=="?
# expect: f(True=1) | cannot assign to True
# expect: f(a for a in b, c) | Generator expression must be parenthesized
# expect: f(x=a for a in b) | invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: f(*) | Invalid star expression
# expect: f(**) | invalid syntax
# expect: f(a b) | invalid syntax. Perhaps you forgot a comma?
