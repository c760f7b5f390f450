# Special methods come from the first class of the order of resolution that has them, whichever base gives the layout.
import abc
import sys


class Len:
    def __len__(self):
        return 7


class Item:
    __slots__ = ()

    def __getitem__(self, i):
        return i * 2


class D(dict):
    def __contains__(self, key):
        return key == 3


class A(Len, D):
    pass


class B(Item, A):
    pass


class C(A, metaclass=abc.ABCMeta):
    __hash__ = None


b = B()
print(len(b), b[4], 3 in b, 4 in b)
del D.__contains__
print(3 in b, len(dict(b)))
Len.__len__ = lambda self: 8
print(len(b), len(A()), len(C()))
try:
    hash(C())
except TypeError as e:
    print(e)


class E(Exception):
    def __str__(self):
        return "shown"


class F(KeyError, E):
    pass


class G(E, KeyError):
    pass


print(F(1), G(1), str(KeyError(1)))

# a name that is not interned
spelled = "".join(["__le", "n__"])
K = type("K", (Item,), {spelled: lambda self: 3})
print(len(K()), K()[5])


class Swap(type):
    def mro(cls):
        return [cls, Item, Len, object]


class S(Len, metaclass=Swap):
    pass


print(len(S()), S()[6])


class T(tuple):
    __add__ = None


try:
    T((1,)) + (2,)
except TypeError as e:
    print("add", type(e).__name__)
print((2,) + T((1,)), T((1,)) * 2)


class Radd(int):
    def __radd__(self, other):
        return "radd"


print(1 + Radd(2), Radd(2) + 1)

# named tuples of C: what their types show is made late
print(sys.version_info.__match_args__, type(sys.version_info).n_fields, "major" in vars(type(sys.float_info)), "max" in vars(type(sys.float_info)))
# expect: 7 8 True False
# expect: False 0
# expect: 8 8 8
# expect: unhashable type: 'C'
# expect: 1 shown 1
# expect: 3 10
# expect: 8 12
# expect: add TypeError
# expect: (2, 1) (1, 1)
# expect: radd 3
# expect: ('major', 'minor', 'micro', 'releaselevel', 'serial') 5 False True
