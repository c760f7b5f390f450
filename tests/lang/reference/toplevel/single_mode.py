# Mode "single" takes one statement and shows what expressions give.
import sys
exec(compile("1 + 1", "<s>", "single"))
exec(compile("None", "<s>", "single"))
exec(compile("x = 5; x; x + 1", "<s>", "single"))
exec(compile("for i in range(2): i\n", "<s>", "single"))
old = sys.displayhook; sys.displayhook = lambda v: print("hook", v)
exec(compile("'shown'", "<s>", "single"))
sys.displayhook = old
for source in ("1\n2", "if 1:\n  2\n3", "", "x = 1\n\n\n", "def f(): pass\nf()"):
    try:
        compile(source, "<s>", "single"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
# expect: 2
# expect: 5
# expect: 6
# expect: 0
# expect: 1
# expect: hook shown
# expect: '1\n2' | multiple statements found while compiling a single statement
# expect: 'if 1:\n  2\n3' | invalid syntax
# expect: '' | invalid syntax
# expect: ok 'x = 1\n\n\n'
# expect: 'def f(): pass\nf()' | invalid syntax
