"""A class whose __new__ is another type's: nothing is made in the wrong layout."""
import gc


class C(object):
    __new__ = list.__new__


class D(list):
    __new__ = object.__new__


class E(list):
    __new__ = list.__new__


for cls in C, D, E:
    print(type(cls()).__name__)
gc.collect()
try:
    list.__new__(C)
except TypeError as e:
    print(e)
# expect: C
# expect: D
# expect: E
# expect: list.__new__(C): C is not a subtype of list
