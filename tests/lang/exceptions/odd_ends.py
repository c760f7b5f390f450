"""Chains of contexts that are cycles, notes that are no list, cells that are none, [x, *_, y] on a sequence without end."""
import collections.abc


def cycle():
    try:
        raise ValueError(1)
    except ValueError as ex:
        ex.__context__ = ex
        raise TypeError(2)


try:
    cycle()
except Exception as e:
    print(type(e).__name__, e.__context__.__context__ is e.__context__)  # expect: TypeError True
e = ValueError()
e.__notes__ = 42
try:
    e.add_note("x")
except TypeError as t:
    print(t)  # expect: Cannot add note: __notes__ is not a list


class Meta(type):
    def __new__(cls, name, bases, namespace, cell):
        namespace["__classcell__"] = cell
        return super().__new__(cls, name, bases, namespace)


try:
    class A(metaclass=Meta, cell=0):
        pass
except TypeError as t:
    print(t)  # expect: __classcell__ must be a nonlocal cell, not <class 'int'>
try:
    exec("__conditional_annotations__ = 0\nx: int")
except TypeError as t:
    print(t)  # expect: 'int' object is not a set


class Seq(collections.abc.Sequence):
    def __getitem__(self, i):
        return i

    def __len__(self):
        return 42


match Seq():
    case [x, _, *_, 40, y]:
        print(x, y)  # expect: 0 41
match [1, 2, 3]:
    case [*_, 4]:
        print("no")
    case [*_, last]:
        print(last)  # expect: 3
