# del of locals, cells, globals and nonlocals.
def f():
    x = 1
    def g(): return x
    r = g()
    del x
    try: g()
    except NameError as e: return r, str(e)
def h():
    y = 1
    def k():
        nonlocal y
        del y
    k()
    try: y
    except UnboundLocalError as e: return str(e)
def m():
    global gl
    del gl
for _ in range(30): gl = 1; m(); r = f(), h()
print(*r, "gl" in globals())
# expect: (1, "cannot access free variable 'x' where it is not associated with a value in enclosing scope") cannot access local variable 'y' where it is not associated with a value False
