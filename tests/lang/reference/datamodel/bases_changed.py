# __bases__ may change when layouts agree.
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
class C(A): pass
c = C(); out = []
for i in range(60):
    if i == 30: C.__bases__ = (B,)
    r = c.f()
    if i in (29, 30, 59): out.append(r)
print(out, C.__mro__[1].__name__, A.__subclasses__(), [k.__name__ for k in B.__subclasses__()])
for v in ((int,), (C,), 5, (), (A, A)):
    try: C.__bases__ = v
    except TypeError as e: print(e)
# expect: ['A', 'B', 'B'] B [] ['C']
# expect: __bases__ assignment: 'int' deallocator differs from 'B'
# expect: a __bases__ item causes an inheritance cycle
# expect: can only assign tuple to C.__bases__, not int
# expect: can only assign non-empty tuple to C.__bases__, not ()
# expect: duplicate base class A
