# Type parameters: their scope, bounds, defaults, variance and names.
def first[T](l: list[T]) -> T: return l[0]
class Box[T: (int, str), *Ts, **P]:
    def get(self) -> T: ...
    def own[U: "Box"](self, u: U) -> dict[T, U]: ...
class Sub[T = int, **R = [int], *Q = *tuple[int, str]](Box): pass
print(first([5]), first.__type_params__, Box.__type_params__, Box.__parameters__, Box.__orig_bases__, Box.own.__type_params__)
T, Ts, P = Box.__type_params__
print(T.__constraints__, T.__bound__, Ts.__name__, P.__name__, T.__infer_variance__, Sub.__type_params__[0].__default__, Sub.__type_params__[1].__default__, Box.own.__type_params__[0].__bound__)
print(Box[int, str, [int]], Box.own.__annotations__["return"], "T" in globals() and T is Box.__type_params__[0], first.__annotations__["return"] is first.__type_params__[0])
for source in ("def f[T, T](): pass", "def f[](): pass", "def f[T: (yield)](): pass", "class C[T](x := 1): pass", "def f[*Ts: int](): pass", "def f[**P: int](): pass", "def f[T = int, U](): pass", "class A[T]: \n nonlocal T", "def f[T](x: (T := 1)): pass", "def f[1](): pass", "class C[T: await x]: pass"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(e.msg)
# expect: 5 (T,) (T, Ts, P) (T, Ts, P) (typing.Generic[T, typing.Unpack[Ts], P],) (U,)
# expect: (<class 'int'>, <class 'str'>) None Ts P True <class 'int'> [<class 'int'>] Box
# expect: __main__.Box[int, str, [int]] dict[T, U] True True
# expect: duplicate type parameter 'T'
# expect: Type parameter list cannot be empty
# expect: yield expression cannot be used within a TypeVar bound
# expect: named expression cannot be used within the definition of a generic
# expect: cannot use bound with TypeVarTuple
# expect: cannot use bound with ParamSpec
# expect: non-default type parameter 'U' follows default type parameter
# expect: nonlocal binding not allowed for type parameter 'T'
# expect: named expression cannot be used within an annotation
# expect: expected '('
# expect: await expression cannot be used within a TypeVar bound
