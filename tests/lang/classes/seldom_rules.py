# Rules of classes that are seldom met: descriptors as special methods, slots named by subclasses of str, layouts that agree.
import sys


class Through:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner=None):
        return self.function.__get__(instance, owner)


class Sized:
    __sizeof__ = Through(lambda self: 5000)


class SizedStatic:
    __sizeof__ = staticmethod(lambda: 7000)


print(sys.getsizeof(Sized()) >= 5000, sys.getsizeof(SizedStatic()) >= 7000)  # expect: True True


class Refuses:
    def __get__(self, instance, owner=None):
        raise KeyError("no")


class Unsized:
    __sizeof__ = Refuses()


try:
    sys.getsizeof(Unsized())
except KeyError as error:
    print(repr(error))  # expect: KeyError('no')


class Text(str):
    pass


class Slotted:
    __slots__ = (Text("x"), Text("__private"))

    def set(self):
        self.x = 1
        self.__private = 2
        return self.x, self.__private


print(Slotted().set(), type(Slotted.x.__name__))  # expect: (1, 2) <class 'str'>


class H:
    __slots__ = ["b", "a"]


class I:
    __slots__ = ["a", "b"]


class L(H):
    __slots__ = ["e"]


class M(I):
    __slots__ = ["e"]


h = H()
h.a = 1
h.__class__ = I
print(h.a)  # expect: 1
try:
    L().__class__ = M
except TypeError as error:
    print(error)  # expect: __class__ assignment: 'M' object layout differs from 'L'


class Base:
    pass


class Meta(Base, type):
    pass


class Made(metaclass=Meta):
    here = 1


print(Made.__dict__["here"], type(Made.__dict__).__name__)  # expect: 1 mappingproxy



class FirstModule(type(sys), Base):
    pass


class LastModule(Base, type(sys)):
    pass


dict_of_base = Base.__dict__["__dict__"]
for owner in FirstModule("first"), LastModule("last"), Made:
    print("__doc__" in dict_of_base.__get__(owner))
    for change in lambda: dict_of_base.__set__(owner, {}), lambda: dict_of_base.__delete__(owner), lambda: setattr(owner, "__dict__", {}):
        try:
            change()
        except AttributeError as error:
            print(error)
# expect: True
# expect: readonly attribute
# expect: readonly attribute
# expect: readonly attribute
# expect: True
# expect: readonly attribute
# expect: readonly attribute
# expect: readonly attribute
# expect: True
# expect: attribute '__dict__' of 'type' objects is not writable
# expect: attribute '__dict__' of 'type' objects is not writable
# expect: attribute '__dict__' of 'type' objects is not writable

for kind in classmethod, staticmethod:
    def annotated(cls) -> int:
        pass

    method = kind(annotated)
    print("__annotations__" in method.__dict__, method.__annotations__, "__annotations__" in method.__dict__)
    del method.__annotations__
    print(method.__annotations__ is annotated.__annotations__, method.__annotate__ is annotated.__annotate__, "__annotate__" in method.__dict__)
# expect: False {'return': <class 'int'>} True
# expect: True True True
# expect: False {'return': <class 'int'>} True
# expect: True True True

class OtherMul(list):
    def __mul__(self, other):
        return NotImplemented


class OtherBoth(OtherMul):
    def __imul__(self, other):
        return NotImplemented


for kind in OtherMul, OtherBoth:
    for count in 2, "a":
        value = kind([1])
        try:
            value *= count
            print(value)
        except TypeError as error:
            print(error)
# expect: [1, 1]
# expect: can't multiply sequence by non-int of type 'str'
# expect: unsupported operand type(s) for *=: 'OtherBoth' and 'int'
# expect: unsupported operand type(s) for *=: 'OtherBoth' and 'str'


class NoIterator:
    def __iter__(self):
        return 5


class RaisesType(NoIterator):
    def __iter__(self):
        raise TypeError("mine")


class RaisesValue(NoIterator):
    def __iter__(self):
        raise ValueError("mine")


for container in NoIterator(), RaisesType(), RaisesValue():
    try:
        1 in container
    except (TypeError, ValueError) as error:
        print(repr(error))
# expect: TypeError("argument of type 'NoIterator' is not a container or iterable")
# expect: TypeError("argument of type 'RaisesType' is not a container or iterable")
# expect: ValueError('mine')

for source in ("assert [x async for x in a]", "def f(): assert await x", "def f(): assert [await x for x in y]", "async def f(): assert [await x for x in y]",
               "f = lambda: [x async for x in y]", "class C: assert [x async for x in y]", "def f(): assert [[x async for x in y] for z in w]"):
    for optimize in 0, 1:
        try:
            compile(source, "<test>", "exec", optimize=optimize)
        except SyntaxError as error:
            print(optimize, error.msg, error.lineno, error.offset)
        else:
            print(optimize, "fine")
# expect: 0 asynchronous comprehension outside of an asynchronous function 1 8
# expect: 1 asynchronous comprehension outside of an asynchronous function 1 8
# expect: 0 'await' outside async function 1 17
# expect: 1 'await' outside async function 1 17
# expect: 0 asynchronous comprehension outside of an asynchronous function 1 17
# expect: 1 asynchronous comprehension outside of an asynchronous function 1 17
# expect: 0 fine
# expect: 1 fine
# expect: 0 asynchronous comprehension outside of an asynchronous function 1 13
# expect: 1 asynchronous comprehension outside of an asynchronous function 1 13
# expect: 0 asynchronous comprehension outside of an asynchronous function 1 17
# expect: 1 asynchronous comprehension outside of an asynchronous function 1 17
# expect: 0 asynchronous comprehension outside of an asynchronous function 1 17
# expect: 1 asynchronous comprehension outside of an asynchronous function 1 17
