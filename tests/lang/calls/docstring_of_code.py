# A function's docstring is its code's until it gets one of its own; other code does not change it.
import copy, functools, types


def f(x):
    """of f"""


def g(x):
    """of g"""


def bare(x):
    return x


print(f.__doc__, bare.__doc__)
# expect: of f None
f.__code__ = g.__code__
print(f.__doc__, f.__code__ is g.__code__)
# expect: of f True
f.__code__ = bare.__code__
print(f.__doc__, f(3))
# expect: of f 3
bare.__code__ = g.__code__
print(bare.__doc__)
# expect: None
g.__doc__ = None
print(g.__doc__)
# expect: None
g.__doc__ = "set"
del g.__doc__
print(g.__doc__, g.__code__.co_consts[0])
# expect: None of g


def h():
    "of h"


print(types.FunctionType(h.__code__, {}).__doc__, copy.copy(h).__doc__)
# expect: of h of h
print(functools.wraps(h)(lambda: 0).__doc__, property(h).__doc__, classmethod(h).__doc__)
# expect: of h of h of h
h.__doc__ = 7
print(h.__doc__, "__doc__" in h.__dict__)
# expect: 7 False
