# __str__ falls back to __repr__, not the other way about; both must give text.
class A:
    def __repr__(self): return "A()"
class B:
    def __str__(self): return "b"
print(str(A()), [A()], f"{A()!s}", repr(B()).startswith("<__main__.B object at 0x"))
class C:
    def __repr__(self): return 3
    __str__ = __repr__
for f in (repr, str, ascii):
    try:
        f(C())
    except TypeError as e:
        print(e)
# expect: A() [A()] A() True
# expect: __repr__ returned non-string (type int)
# expect: __str__ returned non-string (type int)
# expect: __repr__ returned non-string (type int)
