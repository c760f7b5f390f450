# type makes an alias whose value is evaluated when asked for.
type Number = int | float
type Pair[T] = tuple[T, T]
type Later = not_defined_yet
type Rec = list[Rec] | None
print(Number, Number.__value__, Pair.__type_params__, Pair.__value__, Pair[int], Number.__name__, Number.__module__)
try: Later.__value__
except NameError as e: print(e)
not_defined_yet = str
print(Later.__value__, Rec.__value__, type(Number).__name__, Pair[int].__origin__ is Pair, Pair[int].__args__)
class C:
    type Inner = C
    x = 1
    type Uses = x
print(C.Inner.__value__, C.Uses.__value__)
type = 5; print(type)
for source in ("type X = (yield)", "type X[T] = (a := 1)", "type X = await y", "type 1 = 2", "type X", "type X.y = 1", "type X[T, T] = 1", "type X[] = 1", "def f(): type Y = int; return Y"):
    try: compile(source, "s", "exec"); print("ok")
    except SyntaxError as e: print(source, "|", e.msg)
# expect: Number int | float (T,) tuple[T, T] Pair[int] Number __main__
# expect: name 'not_defined_yet' is not defined
# expect: <class 'str'> list[Rec] | None TypeAliasType True (<class 'int'>,)
# expect: <class '__main__.C'> 1
# expect: 5
# expect: type X = (yield) | yield expression cannot be used within a type alias
# expect: type X[T] = (a := 1) | named expression cannot be used within a type alias
# expect: type X = await y | await expression cannot be used within a type alias
# expect: type 1 = 2 | invalid syntax
# expect: type X | invalid syntax
# expect: type X.y = 1 | invalid syntax
# expect: type X[T, T] = 1 | duplicate type parameter 'T'
# expect: type X[] = 1 | Type parameter list cannot be empty
# expect: ok
