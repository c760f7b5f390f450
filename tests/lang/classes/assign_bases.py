# C.__bases__ = ...: new order of resolution, slots, subclasses; what cannot be.
class A:
    def f(self): return 'A'
    def __len__(self): return 1
class B:
    def f(self): return 'B'
    def __len__(self): return 2
class C(A): pass
class D(C): pass
c, d = C(), D()
print(c.f(), d.f(), len(d), A.__subclasses__(), B.__subclasses__())
C.__bases__ = (B,)
print(c.f(), d.f(), len(d), A.__subclasses__(), B.__subclasses__(), D.__mro__)
C.__bases__ = (A, B); print(d.f(), C.__base__)
class T(tuple): pass
def s(c, v):
    try: c.__bases__ = v; print('ok')
    except TypeError as e: print(e)
s(C, ()); s(C, [A]); s(C, (5,)); s(C, (D,)); s(C, (C,)); s(C, (int,)); s(int, (A,)); s(T, (tuple,)); s(C, (A, A)); s(C, (object, A)); print(C.__bases__, c.f())
try: del C.__bases__
except TypeError as e: print(e)
# expect: A A 1 [<class '__main__.C'>] []
# expect: B B 2 [] [<class '__main__.C'>] (<class '__main__.D'>, <class '__main__.C'>, <class '__main__.B'>, <class 'object'>)
# expect: A <class '__main__.A'>
# expect: can only assign non-empty tuple to C.__bases__, not ()
# expect: can only assign tuple to C.__bases__, not list
# expect: C.__bases__ must be tuple of classes, not 'int'
# expect: a __bases__ item causes an inheritance cycle
# expect: a __bases__ item causes an inheritance cycle
# expect: __bases__ assignment: 'int' deallocator differs from 'A'
# expect: cannot set '__bases__' attribute of immutable type 'int'
# expect: ok
# expect: duplicate base class A
# expect: __bases__ assignment: 'object' deallocator differs from 'A'
# expect: (<class '__main__.A'>, <class '__main__.B'>) A
# expect: cannot delete '__bases__' attribute of immutable type 'C'
