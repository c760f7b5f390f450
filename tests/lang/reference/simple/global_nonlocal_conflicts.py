# Orders and clashes of global and nonlocal statements.
for source in ("def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "def f():\n nonlocal x", "nonlocal x", "def f():\n x = 1\n def g():\n  nonlocal x\n  global x", "def f():\n global x\n def g():\n  nonlocal x", "def f():\n x: int\n global x", "class A:\n nonlocal x", "def f():\n for x in y: pass\n global x", "def f():\n import x\n global x", "def f():\n global x, x", "def f():\n x = 1\n def g(x):\n  nonlocal x", "global x\nx = 1", "x = 1\nglobal x"):
    try:
        compile(source, "<s>", "exec"); print("ok", repr(source))
    except SyntaxError as e:
        print(repr(source), "|", e.msg, e.lineno, e.offset)
# expect: 'def f():\n x = 1\n global x' | name 'x' is assigned to before global declaration 3 2
# expect: 'def f():\n print(x)\n global x' | name 'x' is used prior to global declaration 3 2
# expect: 'def f(x):\n global x' | name 'x' is parameter and global 2 2
# expect: 'def f():\n nonlocal x' | no binding for nonlocal 'x' found 2 2
# expect: 'nonlocal x' | nonlocal declaration not allowed at module level 1 1
# expect: 'def f():\n x = 1\n def g():\n  nonlocal x\n  global x' | name 'x' is nonlocal and global 4 3
# expect: 'def f():\n global x\n def g():\n  nonlocal x' | no binding for nonlocal 'x' found 4 3
# expect: 'def f():\n x: int\n global x' | annotated name 'x' can't be global 3 2
# expect: 'class A:\n nonlocal x' | no binding for nonlocal 'x' found 2 2
# expect: 'def f():\n for x in y: pass\n global x' | name 'x' is assigned to before global declaration 3 2
# expect: ok 'def f():\n import x\n global x'
# expect: ok 'def f():\n global x, x'
# expect: 'def f():\n x = 1\n def g(x):\n  nonlocal x' | name 'x' is parameter and nonlocal 4 3
# expect: ok 'global x\nx = 1'
# expect: 'x = 1\nglobal x' | name 'x' is assigned to before global declaration 2 1
