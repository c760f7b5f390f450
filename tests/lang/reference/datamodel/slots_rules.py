# __slots__: no dict, the names as descriptors, mangling, inheritance and conflicts.
class A: __slots__ = ("x", "__p"); 
class B(A): __slots__ = "y"
class C(B): pass
class W: __slots__ = ("__weakref__", "__dict__", "z")
a, b, c, w = A(), B(), C(), W()
a.x = 1; b.y = 2; b.x = 3; c.new = 4; w.other = 5; w.z = 6
print(a.x, b.x, b.y, vars(c), vars(w), A.__slots__, hasattr(a, "__dict__"), hasattr(a, "_A__p"), type(A.x).__name__, sorted(n for n in vars(A) if "p" in n or n == "x"))
for f in (lambda: setattr(a, "q", 1), lambda: a._A__p, lambda: delattr(a, "_A__p"), lambda: A.x.__get__(5), lambda: __import__("weakref").ref(a)):
    try: f()
    except (AttributeError, TypeError) as e: print(e)
for body in ("__slots__ = ('x',); x = 1", "__slots__ = (5,)", "__slots__ = ('1a',)", "__slots__ = ('__dict__', '__dict__')"):
    try: exec(f"class D:\n {body}")
    except (ValueError, TypeError) as e: print(e)
try:
    class I(int): __slots__ = ("q",)
except TypeError as e: print(e)
try:
    class M(A, type("O", (), {"__slots__": ("o",)})): pass
except TypeError as e: print(e)
class Doc: __slots__ = {"a": "the a", "b": None}
print(Doc.a.__doc__, Doc.b.__doc__)
# expect: 1 3 2 {'new': 4} {'other': 5} ('x', '__p') False False member_descriptor ['_A__p', 'x']
# expect: 'A' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: 'A' object has no attribute '_A__p'
# expect: _A__p
# expect: descriptor 'x' for 'A' objects doesn't apply to a 'int' object
# expect: cannot create weak reference to 'A' object
# expect: 'x' in __slots__ conflicts with class variable
# expect: __slots__ items must be strings, not 'int'
# expect: __slots__ must be identifiers
# expect: __dict__ slot disallowed: we already got one
# expect: nonempty __slots__ not supported for subtype of 'int'
# expect: multiple bases have instance lay-out conflict
# expect: None None
