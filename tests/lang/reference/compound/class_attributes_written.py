# What a class body leaves: names of the compiler and the module's.
class A:
    "The doc."
    x: int = 1
    def m(self):
        self.p = 1; self.q, self.r = 2, 3
        for self.s in (): pass
print(A.__doc__, A.__module__, A.__qualname__, A.__static_attributes__, A.__firstlineno__, sorted(k for k in vars(A)))
def f():
    class L: pass
    return L
print(f().__qualname__)
# expect: The doc. __main__ A ('p', 'q', 'r', 's') 2 ['__annotate_func__', '__dict__', '__doc__', '__firstlineno__', '__module__', '__static_attributes__', '__weakref__', 'm', 'x']
# expect: f.<locals>.L
