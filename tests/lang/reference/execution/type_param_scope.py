# Type parameters are seen in the function or class only, and methods see those of the class.
T = "module"
def f[T](x: T): return T
class C[T]:
    attr = T
    def m(self): return T
    def n[T](self): return T
print(type(f(1)).__name__, type(C.attr).__name__, C().m() is C.attr, C().n() is C.attr, T)
class D[T](list[T]): pass
print(D.__orig_bases__[1], D.__parameters__)
# expect: TypeVar TypeVar True False module
# expect: typing.Generic[T] (T,)
