# __slots__ take the dictionary away, unless a base has one or it is a slot itself.
class A: __slots__ = ("x", "y")
class B(A): pass
class C(A): __slots__ = ("z", "__dict__")
class D(A): __slots__ = "w"
a = A(); a.x = 1
for o, n in ((a, "q"), (B(), "q"), (C(), "q"), (D(), "q")):
    try:
        setattr(o, n, 1); print(type(o).__name__, vars(o))
    except AttributeError as e:
        print(e)
try:
    a.y
except AttributeError as e:
    print(e)
print(A.x, D.__slots__, hasattr(a, "__weakref__"))
# expect: 'A' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: B {'q': 1}
# expect: C {'q': 1}
# expect: 'D' object has no attribute 'q' and no __dict__ for setting new attributes
# expect: 'A' object has no attribute 'y'
# expect: <member 'x' of 'A' objects> w False
