# Metaclass methods, __prepare__, calls of type().
def t(f, *a, **k):
    try: r = f(*a, **k); print(repr(r))
    except BaseException as e: print(type(e).__name__, e)
class X: pass
class Meta(type):
    def __call__(cls, *a, **k): print('call', a, k); return super().__call__(*a, **k)
    def __getattr__(cls, n): return 'meta ' + n
    def __iter__(cls): return iter([1, 2])
    def __contains__(cls, x): return x == 1
    def __repr__(cls): return 'R' + cls.__name__
    @classmethod
    def __prepare__(m, name, bases, **kw): print('prepare', name, bases, kw); return {'pre': 1}
    def __new__(m, n, b, ns, **kw): print('new', n, kw); return super().__new__(m, n, b, ns)
    def __init__(c, n, b, ns, **kw): print('init', n, kw)
    def __instancecheck__(c, i): return i == 5
    def __subclasscheck__(c, s): return s is int
class MM(metaclass=Meta, k=1):
    def __init__(self, *a, **k): print('I', a, k)
MM(1, z=2); print(MM.foo, list(MM), 1 in MM, MM, MM.pre, isinstance(5, MM), issubclass(int, MM), isinstance(4, MM))
class MM2(MM): pass
print(type(MM2))
t(lambda: MM().foo)
def f():
    class Meta2(type): pass
    class Q(MM, metaclass=Meta2): pass
t(f)
t(type, 'a')
print(type('T', (), {}), type('T', (X,), {'a': 1})().a)
t(type, 3, (), {})
t(type, 'a', [], {})
t(type, 'a', (), [])
t(type, 'a', ())
t(type, 'a\0b', (), {})
class Fn(metaclass=lambda n, b, d, **k: (n, b, sorted(d), k)): y = 1
print(Fn[0], Fn[1])
class CG:
    def __class_getitem__(cls, i): return (cls.__name__, i)
print(CG[1], CG[1, 2])
t(lambda: X[1])
print(isinstance(3, (str, (int,))), issubclass(bool, (str, int)), isinstance(3, int | str))
t(isinstance, 3, 4); t(issubclass, 3, int); t(issubclass, int, 3); t(isinstance, 3, (int, 4)); t(isinstance, 's', (int, 4))
# expect: prepare MM () {'k': 1}
# expect: new MM {'k': 1}
# expect: init MM {'k': 1}
# expect: call (1,) {'z': 2}
# expect: I (1,) {'z': 2}
# expect: meta foo [1, 2] True RMM 1 True True False
# expect: prepare MM2 (RMM,) {}
# expect: new MM2 {}
# expect: init MM2 {}
# expect: <class '__main__.Meta'>
# expect: call () {}
# expect: I () {}
# expect: AttributeError 'MM' object has no attribute 'foo'
# expect: TypeError metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases
# expect: <class 'str'>
# expect: <class '__main__.T'> 1
# expect: TypeError type.__new__() argument 1 must be str, not int
# expect: TypeError type.__new__() argument 2 must be tuple, not list
# expect: TypeError type.__new__() argument 3 must be dict, not list
# expect: TypeError type() takes 1 or 3 arguments
# expect: ValueError type name must not contain null characters
# expect: Fn ()
# expect: ('CG', 1) ('CG', (1, 2))
# expect: TypeError type 'X' is not subscriptable
# expect: True True True
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
# expect: TypeError issubclass() arg 1 must be a class
# expect: TypeError issubclass() arg 2 must be a class, a tuple of classes, or a union
# expect: True
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
