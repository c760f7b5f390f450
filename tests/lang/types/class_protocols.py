"""Rules about classes: mro(), __bases__ of anything, proxies in super(), what cannot be set."""

class Reversed(type):
    def mro(cls):
        return type.mro(cls)[::-1]

class A:
    def who(self): return "A"
class B(A):
    def who(self): return "B"
class C(B, A, metaclass=Reversed): pass
print([k.__name__ for k in C.__mro__], C().who())

for bad in (1, [1], [dict, object]):
    class Meta(type):
        def mro(cls): return bad
    try:
        Meta("X", (), {})
    except TypeError as error:
        print(error)

class Klass:
    def __init__(self, bases): self.__bases__ = bases
class Thing:
    def __init__(self, klass): self.klass = klass
    __class__ = property(lambda self: self.klass)
base = Klass(())
derived = Klass((base,))
print(isinstance(Thing(derived), base), issubclass(derived, base), issubclass(base, derived))
for test in (isinstance, issubclass):
    try:
        test(1, 2)
    except TypeError as error:
        print(error)

class Proxy:
    def __init__(self, to): self._to = to
    __class__ = property(lambda self: type(self._to))
print(super(B, Proxy(B())).who())
print(super(B, B()).__thisclass__.__name__)

class N(int):
    def __pow__(self, other, mod=None): return ("pow", int(self), int(other), mod)
    def __rpow__(self, other, mod=None): return ("rpow", int(self), int(other), mod)
print(pow(N(2), 3, 5), pow(2, N(3), 5), int.__pow__(2, 3, 5))
for do in (lambda: setattr(int, "__name__", "x"), lambda: delattr(A, "__name__"), lambda: setattr(A, "__name__", "a\0"),
           lambda: object.__setattr__(str, "x", 1), lambda: int.__pow__(), lambda: super(int, 1, 2),
           lambda: setattr(A, "__qualname__", 5), lambda: property().__set_name__(1)):
    try:
        do()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

class E(int):
    __eq__ = str.__eq__
    __hash__ = int.__hash__
try:
    E(1) == E(1)
except TypeError as error:
    print(error)
class K:
    @classmethod
    def __new__(*args): return args
print(K(1) == (K, K, 1))
# expect: ['object', 'A', 'B', 'C'] A
# expect: 'int' object is not iterable
# expect: mro() returned a non-class ('int')
# expect: mro() returned base with unsuitable layout ('dict')
# expect: True True False
# expect: isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: issubclass() arg 1 must be a class
# expect: A
# expect: B
# expect: ('pow', 2, 3, 5) ('rpow', 3, 2, 5) 3
# expect: TypeError cannot set '__name__' attribute of immutable type 'int'
# expect: TypeError cannot delete '__name__' attribute of immutable type 'A'
# expect: ValueError type name must not contain null characters
# expect: TypeError can't apply this __setattr__ to type object
# expect: TypeError descriptor '__pow__' of 'int' object needs an argument
# expect: TypeError super() expected at most 2 arguments, got 3
# expect: TypeError can only assign string to A.__qualname__, not 'int'
# expect: TypeError __set_name__() takes 2 positional arguments but 1 were given
# expect: descriptor '__eq__' requires a 'str' object but received a 'E'
# expect: True
