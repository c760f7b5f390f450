# Where := may stand bare and where not.
for source in ("x := 1", "(x := 1)", "f(x := 1)", "f(a=x := 1)", "f(a=(x := 1))", "[x := 1]", "{x := 1}", "{x := 1: 2}", "{(x := 1): 2}", "a[x := 1]", "x = y := 1", "(x.y := 1)", "(x[0] := 1)", "((a, b) := 1)", "lambda: x := 1", "lambda: (x := 1)", "(x: int := 1)", "if x := 1: pass", "while (x := 0): pass", "assert (x := 1)", "del (x := 1)", "(x := y := 1)", "return_ = [y := 1, y ** 2]", "with (x := 1): pass", "with (x := a) as b: pass", "@(d := f)\ndef g(): pass", "f'{x:=5}'", "(True := 1)", "(__debug__ := 1)"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: x := 1 | invalid syntax
# expect: ok (x := 1)
# expect: ok f(x := 1)
# expect: f(a=x := 1) | invalid syntax
# expect: ok f(a=(x := 1))
# expect: ok [x := 1]
# expect: ok {x := 1}
# expect: {x := 1: 2} | invalid syntax
# expect: ok {(x := 1): 2}
# expect: ok a[x := 1]
# expect: x = y := 1 | invalid syntax
# expect: (x.y := 1) | cannot use assignment expressions with attribute
# expect: (x[0] := 1) | cannot use assignment expressions with subscript
# expect: ((a, b) := 1) | cannot use assignment expressions with tuple
# expect: lambda: x := 1 | cannot use assignment expressions with lambda
# expect: ok lambda: (x := 1)
# expect: (x: int := 1) | invalid syntax
# expect: ok if x := 1: pass
# expect: ok while (x := 0): pass
# expect: ok assert (x := 1)
# expect: del (x := 1) | cannot delete named expression
# expect: (x := y := 1) | invalid syntax
# expect: ok return_ = [y := 1, y ** 2]
# expect: ok with (x := 1): pass
# expect: ok with (x := a) as b: pass
# expect: ok @(d := f)
# expect: def g(): pass
# expect: ok f'{x:=5}'
# expect: (True := 1) | cannot use assignment expressions with True
# expect: (__debug__ := 1) | cannot assign to __debug__
