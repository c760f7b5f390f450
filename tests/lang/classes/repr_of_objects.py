# Default repr and str fall back to each other as defined.
class A:
    def __repr__(self): return "A()"
class B:
    def __str__(self): return "b"
print(A(), [A()], str(A()), f"{A()!r:>5}", str(B()), repr(B()).startswith("<__main__.B object at 0x"))
print(A, type(A), A.__module__, A.__qualname__)
# expect: A() [A()] A()   A() b True
# expect: <class '__main__.A'> <class 'type'> __main__ A
