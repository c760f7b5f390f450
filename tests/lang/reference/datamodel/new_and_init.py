# __new__ makes, __init__ initializes only what is of the class; arguments go to both.
log = []
class A:
    def __new__(cls, *a, **k): log.append(("new", cls.__name__, a, k)); return super().__new__(cls)
    def __init__(self, *a, **k): log.append(("init", a, k))
class B:
    def __new__(cls): return 5
    def __init__(self): log.append("never")
class C(A):
    def __new__(cls, x): return A(x) if x else super().__new__(cls, x)
for _ in range(20): log.clear(); A(1, k=2); r = B(); C(1); C(0)
print(r, *log)
class D:
    def __init__(self): return 5
class E: pass
class F:
    def __new__(cls, x): return object.__new__(cls)
for f in (lambda: D(), lambda: E(1), lambda: F(), lambda: F(1) and None, lambda: object(1), lambda: object.__new__(int), lambda: object.__new__(5), lambda: int.__new__(str), lambda: object.__new__(), lambda: E.__new__(E, 1), lambda: E().__init__(1)):
    try: print(f())
    except TypeError as e: print(e)
# expect: 5 ('new', 'A', (1,), {'k': 2}) ('init', (1,), {'k': 2}) ('new', 'A', (1,), {}) ('init', (1,), {}) ('new', 'C', (0,), {}) ('init', (0,), {})
# expect: __init__() should return None, not 'int'
# expect: E() takes no arguments
# expect: F.__new__() missing 1 required positional argument: 'x'
# expect: None
# expect: object() takes no arguments
# expect: object.__new__(int) is not safe, use int.__new__()
# expect: object.__new__(X): X is not a type object (int)
# expect: int.__new__(str): str is not a subtype of int
# expect: object.__new__(): not enough arguments
# expect: E() takes no arguments
# expect: E.__init__() takes exactly one argument (the instance to initialize)
