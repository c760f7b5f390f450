# Properties overridden in part by a subclass.
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): "doc x"; return self._x
class B(A):
    @A.x.setter
    def x(self, v): self._x = v * 10
class C(B):
    x = B.x.getter(lambda self: -self._x)
b, c = B(), C(); b.x = 2; c.x = 3
print(b.x, c.x, A.x.__doc__, B.x.__doc__, A.x.fset, B.x.fset is not None, isinstance(A.__dict__["x"], property))
try: A().x = 1
except AttributeError as e: print(e)
# expect: 20 -30 doc x doc x None True True
# expect: property 'x' of 'A' object has no setter
