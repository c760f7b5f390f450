# Compiling at run time, with and without errors.
for text in ("1 +", "x = (1", "def f(:", "f'{1'", "a = 1\n  b = 2", "return 1", "x y", "class A: pass\nprint(A.__name__)"):
    try:
        exec(compile(text, "<t>", "exec"))
    except SyntaxError as e:
        print(type(e).__name__, e.lineno)
