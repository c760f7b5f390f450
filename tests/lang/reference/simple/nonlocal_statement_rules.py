# nonlocal rebinds the nearest enclosing function's variable.
def outer():
    x = "o"; y = 0
    def middle():
        x = "m"
        def inner():
            nonlocal x, y
            x = "i"; y += 1
        inner()
        return x
    r = [middle() for _ in range(30)]
    class C:
        nonlocal y
        y = y + 100
    return x, y, r[-1], hasattr(C, "y")
print(outer())
for source in ["nonlocal x", "def f(): nonlocal x", "def f():\n x = 1\n def g():\n  x = 2\n  nonlocal x", "def f(x):\n nonlocal x", "def f():\n x = 1\n def g():\n  print(x)\n  nonlocal x", "class C:\n nonlocal x", "def f():\n global x\n def g(): nonlocal x", "def f():\n class C: x = 1\n def g(): nonlocal x", "def f():\n x = 1\n def g():\n  nonlocal x\n  x: int = 2", "def f():\n def g(): nonlocal y\n y = 1", "def f[T]():\n def g(): nonlocal T"]:
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: ('o', 130, 'i', False)
# expect: nonlocal declaration not allowed at module level
# expect: no binding for nonlocal 'x' found
# expect: name 'x' is assigned to before nonlocal declaration
# expect: name 'x' is parameter and nonlocal
# expect: name 'x' is used prior to nonlocal declaration
# expect: no binding for nonlocal 'x' found
# expect: no binding for nonlocal 'x' found
# expect: no binding for nonlocal 'x' found
# expect: annotated name 'x' can't be nonlocal
# expect: ok
# expect: nonlocal binding not allowed for type parameter 'T'
