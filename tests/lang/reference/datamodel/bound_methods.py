# __self__, __func__, equality, hash and attributes of bound methods.
class C:
    def m(self): "doc"; return self
    @classmethod
    def k(cls): return cls
c = C(); m = c.m
print(m.__self__ is c, m.__func__ is C.m, m.__doc__, m.__name__, m == c.m, m is c.m, hash(m) == hash(c.m), C.k.__self__ is C, C().m == c.m)
C.m.note = 5
print(m.note, m() is c)
try: m.note = 6
except AttributeError as e: print(e)
import types
n = types.MethodType(len, [1, 2]); print(n(), n.__self__, types.MethodType(C.m, 5)())
for bad in ((5, 1), (len, None), (len,)):
    try: types.MethodType(*bad)
    except TypeError as e: print(e)
# expect: True True doc m True False True True False
# expect: 5 True
# expect: 'method' object has no attribute 'note' and no __dict__ for setting new attributes
# expect: 2 [1, 2] 5
# expect: first argument must be callable
# expect: instance must not be None
# expect: method expected 2 arguments, got 1
