# isinstance() that the interpreter answers from the type alone, and what it must ask others for.
import abc


class A:
    pass


class B(A):
    pass


class Says:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


class Raises:
    @property
    def __class__(self):
        raise RuntimeError("no class")


class OwnOrder(type):
    def mro(cls):
        return [object, A, cls] if cls.__name__ == "Odd" else type.mro(cls)


class Odd(metaclass=OwnOrder):
    pass


class Hook(type):
    def __instancecheck__(cls, value):
        return value == 5


class Five(metaclass=Hook):
    pass


class Abstract(abc.ABC):
    pass


Abstract.register(int)


class Getter:
    def __getattribute__(self, name):
        if name == "__class__":
            return A
        return object.__getattribute__(self, name)


def asks(value, kind):
    for _ in range(12):
        r = isinstance(value, kind)
    return r


def branches(values, kind):
    return ["yes" if isinstance(v, kind) else "no" for v in values]


print(asks(B(), A), asks(A(), B), asks(B(), object), asks(1, int), asks(True, int), asks(1, bool), asks(1.5, int), asks(None, type(None)))
# expect: True False True True True False False True
print(asks(Says(A), A), asks(Says(B), A), asks(Says(int), A), asks(Says(5), A), asks(Says(A), Says), asks(Getter(), A))
# expect: True True False False True True
print(asks(Odd(), A), asks(Odd(), Odd), asks(Odd(), B), asks(5, Five), asks(6, Five), asks(Five(), Five))
# expect: True True False True False True
print(asks(7, Abstract), asks("x", Abstract), asks(int, type), asks(Five, Hook), asks(A, type), asks(type, type))
# expect: True False True True True True
print(branches([B(), A(), 5, Says(A), None, "x"], A), branches([1, True, 2.5], int), branches([1, "x", b""], (str, bytes)), branches([1, "x", None], int | None))
# expect: ['yes', 'yes', 'no', 'yes', 'no', 'no'] ['yes', 'yes', 'no'] ['no', 'yes', 'yes'] ['yes', 'no', 'yes']
for kind in 5, "int", (int, 5), None:
    try:
        print(asks("x", kind))
    except TypeError as error:
        print(error)
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
try:
    asks(Raises(), A)
except RuntimeError as error:
    print(error)
# expect: no class


def rebased(b):
    out = []
    for i in range(20):
        out.append(isinstance(b, A))
        if i == 5:
            C.__bases__ = (Base,)
        if i == 12:
            b.__class__ = B
    return out.index(False), out.index(True, 8)


class Base:
    pass


class C(A):
    pass


print(rebased(C()))
# expect: (6, 13)
print(min([3, -5, 4], key=abs), max([3, -5, 4], key=abs), min("bb", "a", key=len), max((), key=len, default=7), sorted(["ccc", "a", "bb"], key=len), min([[1, 2], [0]], key=sum))
# expect: 3 -5 a 7 ['a', 'bb', 'ccc'] [0]
for call in (lambda: min([1, "x"], key=abs), lambda: sorted([1, "x"], key=abs), lambda: max(["a", 5], key=len), lambda: min([], key=abs)):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(error)
# expect: bad operand type for abs(): 'str'
# expect: bad operand type for abs(): 'str'
# expect: object of type 'int' has no len()
# expect: min() iterable argument is empty
