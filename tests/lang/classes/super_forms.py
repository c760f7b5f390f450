# super() with and without arguments, through classmethods and properties; bases that are refused.
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class X:
    def f(self): return 'X'
    @classmethod
    def g(cls): return 'Xg ' + cls.__name__
    @property
    def p(self): return 'Xp'
class Y(X):
    def f(self): return 'Y' + super().f()
    @classmethod
    def g(cls): return 'Y' + super().g()
    @property
    def p(self): return 'Y' + super().p
class Z(X):
    def f(self): return 'Z' + super().f()
class YZ(Y, Z):
    def f(self): return 'YZ' + super().f()
print(YZ().f(), YZ.g(), YZ().p, super(Y, YZ()).f(), super(Y, YZ).g())
print(super(Y, YZ()), )
t(lambda: super(Y, YZ()).nope)
t(super, Y, 3)
t(lambda: super().f())
t(super)
t(lambda: super(3))
def f(self): return super().q
t(f, 1)
class SS:
    def f(self):
        del self
        return super().f()
t(SS().f)
print(YZ.__mro__)
def f():
    class M1(X, object): pass
    class M2(object, X): pass
t(f)
def f():
    class M1(X, X): pass
t(f)
def f():
    class M1(int, str): pass
t(f)
def f():
    class M1(bool): pass
t(f)
def f():
    class M1(type(None)): pass
t(f)
def f():
    class M1(3): pass
t(f)
def f():
    class M1(lambda: 0): pass
t(f)
# expect: YZYZX YXg YZ YXp ZX Xg YZ
# expect: <super: <class 'Y'>, <YZ object>>
# expect: AttributeError 'super' object has no attribute 'nope'
# expect: TypeError super(type, obj): obj (instance of int) is not an instance or subtype of type (Y).
# expect: RuntimeError super(): no arguments
# expect: RuntimeError super(): __class__ cell not found
# expect: TypeError super() argument 1 must be a type, not int
# expect: RuntimeError super(): __class__ cell not found
# expect: RuntimeError super(): arg[0] deleted
# expect: (<class '__main__.YZ'>, <class '__main__.Y'>, <class '__main__.Z'>, <class '__main__.X'>, <class 'object'>)
# expect: TypeError Cannot create a consistent method resolution order (MRO) for bases object, X
# expect: TypeError duplicate base class X
# expect: TypeError multiple bases have instance lay-out conflict
# expect: TypeError type 'bool' is not an acceptable base type
# expect: TypeError type 'NoneType' is not an acceptable base type
# expect: TypeError int expected at most 2 arguments, got 3
# expect: TypeError function() argument 'code' must be code, not str
