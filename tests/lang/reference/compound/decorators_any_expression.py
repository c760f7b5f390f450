# A decorator may be any expression; they are applied from the bottom up.
def d(n): print("make", n); return lambda f: print("apply", n) or f
tools = {"x": [d]}
@d(1)
@tools["x"][0](2)
@(lambda f: print("lambda") or f)
def f(): pass
@(e := d(3))
class C: pass
print(f.__name__, C.__name__, callable(e))
@(lambda f: f.__name__)
def g(): pass
print(g)
for source in ("@\ndef f(): pass", "@a\nx = 1", "@a\n@b\n", "@x = 1\ndef f(): pass", "@*a\ndef f(): pass", "@a, b\ndef f(): pass", "@yield\ndef f(): pass"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg)
# expect: make 1
# expect: make 2
# expect: lambda
# expect: apply 2
# expect: apply 1
# expect: make 3
# expect: apply 3
# expect: f C True
# expect: g
# expect: '@\ndef f(): pass' | invalid syntax
# expect: '@a\nx = 1' | invalid syntax
# expect: '@a\n@b\n' | invalid syntax
# expect: '@x = 1\ndef f(): pass' | invalid syntax. Maybe you meant '==' or ':=' instead of '='?
# expect: '@*a\ndef f(): pass' | invalid syntax
# expect: '@a, b\ndef f(): pass' | invalid syntax
# expect: '@yield\ndef f(): pass' | invalid syntax
