# global names are bound in the module, wherever the statement is; misuse is an error.
def f():
    global a, b
    a, b = 1, 2
    def g(): return a
    class C:
        global c
        c = 3
        a = 5
    return g(), C.a, hasattr(C, "c")
for _ in range(30): r = f()
print(r, a, b, c)
def h():
    for global_i in range(2):
        global total
        total = global_i
    import os
    global os2
    import sys as os2
    del globals()["total"]
h(); print("total" in globals(), os2.__name__)
for source in ["def f():\n x = 1\n global x", "def f():\n print(x)\n global x", "def f(x):\n global x", "def f():\n global x\n nonlocal x", "global x\nx = 1", "x = 1\nglobal x", "def f():\n x: int\n global x", "def f():\n global x\n x: int = 1", "class C:\n x = 1\n global x", "global", "global a.b", "def f():\n for x in y: pass\n global x"]:
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: (1, 5, False) 1 2 3
# expect: False sys
# expect: name 'x' is assigned to before global declaration
# expect: name 'x' is used prior to global declaration
# expect: name 'x' is parameter and global
# expect: name 'x' is nonlocal and global
# expect: ok
# expect: name 'x' is assigned to before global declaration
# expect: annotated name 'x' can't be global
# expect: annotated name 'x' can't be global
# expect: name 'x' is assigned to before global declaration
# expect: invalid syntax
# expect: invalid syntax
# expect: name 'x' is assigned to before global declaration
