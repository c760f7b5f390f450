# yield is an expression of lowest rank; it needs parentheses within others.
def g():
    x = yield 1, 2
    y = (yield x) or "none"
    z = yield
    return [x, y, z]
a = g(); out = [next(a), a.send("s"), a.send(0)]
try:
    a.send("z")
except StopIteration as e:
    print(out, e.value)
for source in ("def f(): x = 1 + yield", "def f(): print(yield 1)", "def f(): f((yield))", "def f(): f(yield, 1)", "def f(): lambda: (yield)", "def f(): return yield", "def f(): return (yield)", "def f(): x = y = yield"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: [(1, 2), 's', None] ['s', 'none', 'z']
# expect: def f(): x = 1 + yield | invalid syntax
# expect: def f(): print(yield 1) | invalid syntax
# expect: ok def f(): f((yield))
# expect: def f(): f(yield, 1) | invalid syntax
# expect: ok def f(): lambda: (yield)
# expect: def f(): return yield | invalid syntax
# expect: ok def f(): return (yield)
# expect: ok def f(): x = y = yield
