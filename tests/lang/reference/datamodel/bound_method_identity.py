# Bound methods are made anew; they compare by function and object.
class A:
    def m(self): pass
    def __eq__(self, o): return True
    __hash__ = None
a, b = A(), A()
print(a.m is a.m, a.m == a.m, a.m == b.m, a.m.__self__ is a, a.m.__func__ is A.m)
try:
    a.m.x = 1
except AttributeError as e:
    print(e)
A.m.x = 2; print(a.m.x, hash(A().__init__) is not None)
# expect: False True False True True
# expect: 'method' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: 2 True
