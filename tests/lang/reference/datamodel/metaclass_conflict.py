# The metaclass must be a subclass of those of all bases.
class M1(type): pass
class M2(type): pass
class M3(M1, M2): pass
class A(metaclass=M1): pass
class B(metaclass=M2): pass
try:
    class C(A, B): pass
except TypeError as e:
    print(e)
class D(A, B, metaclass=M3): pass
print(type(D).__name__, type(type("E", (A,), {})).__name__)
# expect: metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: M3 M1
