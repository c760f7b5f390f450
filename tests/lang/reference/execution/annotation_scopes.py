# Annotation scopes: lazy, see the class's names, no yield or walrus.
class C:
    T = int
    def f(self, x: T) -> T: pass
    type A = T
    y: T
print(C.f.__annotations__, C.A.__value__, C.__annotations__)
def outer():
    loc = str
    class D: z: loc
    def g(q: loc): pass
    return D.__annotations__, g.__annotations__
print(outer())
C.T = float
print(C.A.__value__, C.__annotations__)
# expect: {'x': <class 'int'>, 'return': <class 'int'>} <class 'int'> {'y': <class 'int'>}
# expect: ({'z': <class 'str'>}, {'q': <class 'str'>})
# expect: <class 'int'> {'y': <class 'int'>}
