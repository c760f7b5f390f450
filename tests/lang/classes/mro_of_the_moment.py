"""What a metaclass's mro() sees of the class that is being made, and classes that it leaves out of their own order."""


class Asking(type):
    seen = []

    def mro(cls):
        cls.seen.append(cls.__mro__)
        if len(cls.seen) == 1:
            cls.__bases__ += ()
        return type.mro(cls)


class A(metaclass=Asking):
    pass


print(A.seen, A.__mro__)


class B:
    pass


class Without(type):
    def mro(cls):
        return (B,)


try:

    class C(metaclass=Without):
        pass

except TypeError as error:
    print(error)


class Evil:
    def __hash__(self):
        return hash("attr")

    def __eq__(self, other):
        D.__dict__.get("attr") and delattr(D, "attr")
        return False


class Getter:
    def __get__(self, instance, owner=None):
        return 1


class D:
    attr = Getter()


d = D()
d.__dict__[Evil()] = 0
print(d.attr, hasattr(d, "attr"))


class Same(Evil):
    __hash__ = Evil.__hash__

    def __eq__(self, other):
        return True


class E:
    attr = 3


e = E()
e.__dict__[Same()] = 0
print(e.attr, getattr(e, "other", None))
# expect: [None, None] (<class '__main__.A'>, <class 'object'>)
# expect: super(type, obj): obj (type C) is not an instance or subtype of type (C).
# expect: 1 False
# expect: 0 None
