# str falls back to repr; both must give strings; print uses str, containers repr.
class A:
    def __repr__(self): return "A()"
class B(A):
    def __str__(self): return "b"
class C:
    def __str__(self): return 5
class D:
    def __repr__(self): return None
class S(str): pass
class E:
    def __str__(self): return S("sub")
print(str(A()), B(), [B()], {B(): B()} , repr(B()), f"{B()} {B()!r}", "%s %r" % (B(), B()), type(str(E())).__name__)
for f in (lambda: str(C()), lambda: repr(D()), lambda: str(D()), lambda: f"{C()}", lambda: "%r" % D(), lambda: print(C())):
    try: f()
    except TypeError as e: print(e)
class F: __str__ = A.__repr__
print(F(), "F object at" in repr(F()))
# expect: A() b [A()] {A(): A()} A() b A() b A() S
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type NoneType)
# expect: __str__ returned non-string (type NoneType)
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type NoneType)
# expect: __str__ returned non-string (type int)
# expect: A() True
