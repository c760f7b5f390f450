# The assignment expression: where it may stand without parentheses and where not.
import io
print((n := 10), n, [y := 5, y**2], (a := 1, 2), a)
if (m := len("abc")) > 2: print(m)
stream = io.StringIO("ab\ncd\n")
while line := stream.readline(): print(line.strip())
print({(k := "x"): k}, f"{(z := 7)}", z, x[0] if (x := [9]) else 0)
for source in ["x := 1", "f(a=b := 1)", "(a.b := 1)", "(a[0] := 1)", "(a, b := 1)", "((a, b) := 1)", "def f(x: (y := 1)): pass", "def f(x=y := 1): pass", "lambda: x := 1", "(x := 1) = 2", "assert (x := 1)", "del (x := 1)", "x[a := 1]", "x[a:=1, b:=2]", "with (x := y): pass", "f(x := 1)", "f(x := 1, y := 2)", "{x := 1}", "@(x := f)\ndef g(): pass", "x = y := 1", "f'{x:=3}'"]:
    try: compile(source, "s", "exec"); print(source, "ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: 10 10 [5, 25] (1, 2) 1
# expect: 3
# expect: ab
# expect: cd
# expect: {'x': 'x'} 7 7 9
# expect: x := 1 | invalid syntax
# expect: f(a=b := 1) | invalid syntax
# expect: (a.b := 1) | cannot use assignment expressions with attribute
# expect: (a[0] := 1) | cannot use assignment expressions with subscript
# expect: (a, b := 1) ok
# expect: ((a, b) := 1) | cannot use assignment expressions with tuple
# expect: def f(x: (y := 1)): pass | named expression cannot be used within an annotation
# expect: def f(x=y := 1): pass | invalid syntax
# expect: lambda: x := 1 | cannot use assignment expressions with lambda
# expect: (x := 1) = 2 | cannot assign to named expression here. Maybe you meant '==' instead of '='?
# expect: assert (x := 1) ok
# expect: del (x := 1) | cannot delete named expression
# expect: x[a := 1] ok
# expect: x[a:=1, b:=2] ok
# expect: with (x := y): pass ok
# expect: f(x := 1) ok
# expect: f(x := 1, y := 2) ok
# expect: {x := 1} ok
# expect: @(x := f)
# expect: def g(): pass ok
# expect: x = y := 1 | invalid syntax
# expect: f'{x:=3}' ok
