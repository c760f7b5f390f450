# Type parameters: bounds, constraints and defaults are evaluated when asked for.
def f[T: (int, str), *Ts = *tuple[int, ...], **P = [int]](): pass
for p in f.__type_params__: print(repr(p), type(p).__name__, getattr(p, "__constraints__", None), p.has_default(), p.__default__)
class A[T: Later = str]: pass
T, = A.__type_params__
try:
    T.__bound__
except NameError as e:
    print(e)
class Later: pass
print(T.__bound__ is Later, T.__default__, A.__parameters__, A[int], A.__orig_bases__)
for source in ("def f[T, T](): 0", "def f[T=1, U](): 0", "def f[]( ): 0", "class A[T: (yield)]: 0", "def f[T: (x := 1)](): 0", "def f[*T: int](): 0", "def f[T](x=T): 0", "class A[T](T): 0", "def f[1](): 0", "def f[T,](): 0", "class A[**P=*a]: 0", "class A[T=*a]: 0", "class A[*T=*a]: 0", "def f[await x](): 0"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
# expect: T TypeVar (<class 'int'>, <class 'str'>) False typing.NoDefault
# expect: Ts TypeVarTuple None True *tuple[int, ...]
# expect: P ParamSpec None True [<class 'int'>]
# expect: name 'Later' is not defined
# expect: True <class 'str'> (T,) __main__.A[int] (typing.Generic[T],)
# expect: def f[T, T](): 0 | duplicate type parameter 'T'
# expect: def f[T=1, U](): 0 | non-default type parameter 'U' follows default type parameter
# expect: def f[]( ): 0 | Type parameter list cannot be empty
# expect: class A[T: (yield)]: 0 | yield expression cannot be used within a TypeVar bound
# expect: def f[T: (x := 1)](): 0 | named expression cannot be used within a TypeVar bound
# expect: def f[*T: int](): 0 | cannot use bound with TypeVarTuple
# expect: ok def f[T](x=T): 0
# expect: ok class A[T](T): 0
# expect: def f[1](): 0 | expected '('
# expect: ok def f[T,](): 0
# expect: class A[**P=*a]: 0 | invalid syntax
# expect: class A[T=*a]: 0 | invalid syntax
# expect: ok class A[*T=*a]: 0
# expect: def f[await x](): 0 | expected '('
