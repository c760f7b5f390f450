# What binds as a method and what does not: functions, builtins, lambdas, partials, classes, callables.
from functools import partial, partialmethod
from types import MethodType
class Call:
    def __call__(self, *a): return len(a)
def count(*a): return len(a)
class A:
    f = count
    l = lambda *a: len(a)
    b = len
    c = Call()
    p = partialmethod(count, 1)
    k = int
    s = staticmethod(count)
a = A()
print(a.f(), a.l(), a.b("abc"), a.c(), a.p(), a.k("7"), a.s())
m = MethodType(count, "self")
print(m(), m(1), m.__self__, m.__func__ is count, m == MethodType(count, "self"))
a.f = count; print(a.f(), A.f is count, A.__dict__["s"](1, 2))
bound = a.l
del A.l; print(bound())
try: MethodType(count, None)
except TypeError as e: print(e)
# expect: 1 1 3 0 2 7 0
# expect: 1 2 self True True
# expect: 0 True 2
# expect: 1
# expect: instance must not be None
