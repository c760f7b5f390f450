# type makes a lazy alias.
type P = tuple[int, Q]
type Q = str
type R[T, *Ts, **S] = dict[T, list]
print(P, P.__value__, P.__name__, P.__module__, R.__type_params__, R[int, str], R.__parameters__)
type Bad = 1 / 0
try:
    Bad.__value__
except ZeroDivisionError as e:
    print(e)
type Rec = list[Rec] | int
print(Rec.__value__)
for source in ("type", "type X", "type X =", "type X[] = int", "type 5 = int", "type X.y = int", "type X[T=int, U] = 1", "type X[T: int = str] = T", "type X[*T: int] = 1", "type X = yield", "type X[T] = (y := 1)"):
    try:
        compile(source, "<s>", "exec"); print("ok", source)
    except SyntaxError as e:
        print(source, "|", e.msg)
for use in (lambda: setattr(P, "x", 1), lambda: P(), lambda: P[int], lambda: isinstance(1, Q)):
    try:
        use()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
# expect: P tuple[int, Q] P __main__ (T, Ts, S) R[int, str] (T, typing.Unpack[Ts], S)
# expect: division by zero
# expect: list[Rec] | int
# expect: ok type
# expect: type X | invalid syntax
# expect: type X = | invalid syntax
# expect: type X[] = int | Type parameter list cannot be empty
# expect: type 5 = int | invalid syntax
# expect: type X.y = int | invalid syntax
# expect: type X[T=int, U] = 1 | non-default type parameter 'U' follows default type parameter
# expect: ok type X[T: int = str] = T
# expect: type X[*T: int] = 1 | cannot use bound with TypeVarTuple
# expect: type X = yield | invalid syntax
# expect: type X[T] = (y := 1) | named expression cannot be used within a type alias
# expect: AttributeError 'typing.TypeAliasType' object has no attribute 'x' and no __dict__ for setting new attributes
# expect: TypeError 'typing.TypeAliasType' object is not callable
# expect: TypeError Only generic type aliases are subscriptable
# expect: TypeError isinstance() arg 2 must be a type, a tuple of types, or a union
