# Keywords of a class statement go to __init_subclass__ of the bases.
class Base:
    def __init_subclass__(cls, /, tag=None, **kw):
        super().__init_subclass__(**kw)
        cls.tag = tag
class A(Base, tag=1): pass
class B(A): pass
print(A.tag, B.tag, hasattr(Base, "tag"))
try:
    class C(Base, other=2): pass
except TypeError as e:
    print(e)
try:
    class D(x=1): pass
except TypeError as e:
    print(e)
# expect: 1 None False
# expect: C.__init_subclass__() takes no keyword arguments
# expect: D.__init_subclass__() takes no keyword arguments
