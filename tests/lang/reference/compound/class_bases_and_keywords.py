# Bases and keywords go to the metaclass; stars are allowed.
class Meta(type):
    def __new__(m, n, b, d, **kw): c = super().__new__(m, n, b, d); c.kw = kw; return c
    def __init__(c, n, b, d, **kw): super().__init__(n, b, d)
class A: pass
class B: pass
bases = (A, B)
class C(*bases, metaclass=Meta, x=1, **{"y": 2}): pass
class D(C, z=3): pass
class E(): pass
print(C.__bases__, C.kw, D.kw, type(D).__name__, E.__bases__, [k.__name__ for k in D.__mro__])
for bad in ("class X(A, A): pass", "class X(object, A): pass", "class X(5): pass", "class X(A, foo=1): pass", "class X(bool): pass", "class X(A, metaclass=5): pass", "class X(int, str): pass", "class X(type(None)): pass", "class X(A, *5): pass", "class X(len): pass", "class X(metaclass=Meta, metaclass=Meta): pass", "class X(range): pass"):
    try: exec(bad)
    except (TypeError, SyntaxError) as e: print(bad, "|", str(e).replace("\n", "/"))
# expect: (<class '__main__.A'>, <class '__main__.B'>) {'x': 1, 'y': 2} {'z': 3} Meta (<class 'object'>,) ['D', 'C', 'A', 'B', 'object']
# expect: class X(A, A): pass | duplicate base class A
# expect: class X(object, A): pass | Cannot create a consistent method resolution order (MRO) for bases object, A
# expect: class X(5): pass | int expected at most 2 arguments, got 3
# expect: class X(A, foo=1): pass | X.__init_subclass__() takes no keyword arguments
# expect: class X(bool): pass | type 'bool' is not an acceptable base type
# expect: class X(A, metaclass=5): pass | 'int' object is not callable
# expect: class X(int, str): pass | multiple bases have instance lay-out conflict
# expect: class X(type(None)): pass | type 'NoneType' is not an acceptable base type
# expect: class X(A, *5): pass | Value after * must be an iterable, not int
# expect: class X(len): pass | cannot create 'builtin_function_or_method' instances
# expect: class X(metaclass=Meta, metaclass=Meta): pass | keyword argument repeated: metaclass (<string>, line 1)
# expect: class X(range): pass | type 'range' is not an acceptable base type
