# classmethod and staticmethod on functions, classes, subclasses and instances.
class A:
    @classmethod
    def c(cls, *a): return cls.__name__, a
    @staticmethod
    def s(*a): return a
class B(A):
    @classmethod
    def c(cls, *a): return ("B",) + super().c(*a)
    s2 = staticmethod(len)
print(A.c(1), A().c(2), B.c(3), B().c(), A.s(1), A().s(2), B.s2("abc"), A.__dict__["c"].__func__.__name__, A.__dict__["s"].__wrapped__.__name__, A.c.__self__, classmethod(len).__get__(None, A).__self__ is A)
t = 0
for i in range(60): t += len(A.c(i)[1]) + A.s(i)[0] + B.s2("xy")
print(t, staticmethod(lambda: 5)(), callable(A.__dict__["c"]))
# expect: ('A', (1,)) ('A', (2,)) ('B', 'B', (3,)) ('B', 'B', ()) (1,) (2,) 3 c s <class '__main__.A'> True
# expect: 1950 5 False
