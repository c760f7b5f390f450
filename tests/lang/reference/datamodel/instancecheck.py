# isinstance and issubclass ask the class of the class.
class M(type):
    def __instancecheck__(c, o): log.append("i"); return o == 5
    def __subclasscheck__(c, k): log.append("s"); return k is int
class A(metaclass=M): pass
log = []
print(isinstance(5, A), isinstance(6, A), issubclass(int, A), issubclass(str, A), isinstance(A(), A), log)
print(isinstance(1, (str, (int, list))), isinstance(1, int | str), issubclass(bool, (str, int)), isinstance(None, None | int))
for f in (lambda: isinstance(1, 5), lambda: issubclass(1, int), lambda: issubclass(int, 5), lambda: isinstance(1, list[int]), lambda: isinstance(1, (5,)), lambda: issubclass(int, list[int]), lambda: isinstance(1, int | list[int])):
    try: f()
    except TypeError as e: print(e)
class Fake:
    __class__ = str
print(isinstance(Fake(), str), type(Fake()).__name__)
# expect: True False True False True ['i', 'i', 's', 's']
# expect: True True True True
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: isinstance() argument 2 cannot be a parameterized generic
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() argument 2 cannot be a parameterized generic
# expect: True Fake
