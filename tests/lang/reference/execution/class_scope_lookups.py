# A class body looks into its own names, then globals, but free variables of functions first when closed over.
x = "module"
def f():
    x = "function"
    class A: y = x
    class B:
        y = x
        x = "class" if False else y
    class C:
        y = x if "x" not in locals() else 0
    return A.y, C.y, B.y
try: print(f())
except NameError as e: print(e)
class D:
    z = 1
    def g(self): return z
try: D().g()
except NameError as e: print(e)
# expect: ('function', 'function', 'module')
# expect: name 'z' is not defined
