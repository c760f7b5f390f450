# isinstance() and issubclass() ask the metaclass, but for the exact class.
class M(type):
    def __instancecheck__(cls, o): print("ic"); return o == 5
    def __subclasscheck__(cls, c): print("sc"); return c is int
class A(metaclass=M): pass
print(isinstance(5, A), isinstance(6, A), isinstance(A(), A), issubclass(int, A), issubclass(A, A))
for bad in (5, (int, 5), "x", [int]):
    try:
        isinstance(1, bad)
    except TypeError as e:
        print(e)
print(isinstance(1, (str, (float, (int,)))), isinstance(1, int | None), isinstance(None, int | None))
# expect: ic
# expect: ic
# expect: sc
# expect: sc
# expect: True False True True False
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: True True True
