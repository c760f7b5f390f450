# exec, eval and single; what each accepts and does.
exec(compile("1; 'x'\nx = 2", "s", "exec"))
print(eval(compile("x + 1", "s", "eval")))
exec(compile("x * 5", "s", "single")); exec(compile("None", "s", "single")); exec(compile("for i in (1, 2): i * 10\n", "s", "single"))
for src, mode in (("x = 1", "eval"), ("1\n2", "single"), ("x", "bad"), ("", "single"), ("", "exec"), ("if 1:\n  x", "single")):
    try: compile(src, "s", mode); print(repr(src), mode, "ok")
    except (SyntaxError, ValueError) as e: print(repr(src), mode, type(e).__name__, e.args[0])
# expect: 3
# expect: 10
# expect: 10
# expect: 20
# expect: 'x = 1' eval SyntaxError invalid syntax
# expect: '1\n2' single SyntaxError multiple statements found while compiling a single statement
# expect: 'x' bad ValueError compile() mode must be 'exec', 'eval' or 'single'
# expect: '' single SyntaxError invalid syntax
# expect: '' exec ok
# expect: 'if 1:\n  x' single ok
