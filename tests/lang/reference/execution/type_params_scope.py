# Type parameters live in a scope of their own between the definition and its surroundings.
T = "outer"
def f[T](x: T) -> T: return T
class C[T]:
    t = T
    def m(self): return T
print(f(1).__name__, C.t.__name__, C().m() is C.t, T, f.__type_params__[0] is f(0))
type A[T] = list[T]
print(A.__type_params__, A.__value__, T)
# expect: T T True outer True
# expect: (T,) list[T] outer
